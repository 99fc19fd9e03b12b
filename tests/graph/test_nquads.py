"""Every text and IRI passes through N-Quads unchanged, one statement a line."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.graph.nquads import address, day, decimal, foreign_node, integer, text

XSD = "http://www.w3.org/2001/XMLSchema#"
CHARACTERS = st.characters(exclude_categories=("Cs",))


def read(term: str):
    line = f"<urn:s> <urn:p> {term} <urn:g> ."
    assert line.splitlines() == [line]
    [quad] = parse(line, format=RdfFormat.N_QUADS)
    return quad.object


@given(st.text(CHARACTERS))
def test_any_text_is_read_back(value: str):
    assert read(text(value)) == Literal(value)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_any_amount_is_read_back(value: Decimal):
    literal = read(decimal(value))
    assert literal.datatype == NamedNode(XSD + "decimal")
    assert Decimal(literal.value) == value
    assert "E" not in literal.value


@given(st.text())
def test_any_foreign_iri_stays_one_term(value: str):
    assert isinstance(read(foreign_node("urn:x:" + value)), NamedNode)


def test_half_a_pair_becomes_the_replacement_character():
    assert read(text("a\ud800b")) == Literal("a\ufffdb")


@pytest.mark.parametrize(
    ("term", "value", "kind"),
    [
        (integer(-3), "-3", "integer"),
        (day(date(2021, 6, 30)), "2021-06-30", "date"),
        (address('a b"c'), 'a b"c', "anyURI"),
        (decimal(Decimal("-0.0")), "0", "decimal"),
    ],
)
def test_literals_bear_their_datatype(term: str, value: str, kind: str):
    assert read(term) == Literal(value, datatype=NamedNode(XSD + kind))

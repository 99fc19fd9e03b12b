"""Readings as text: what is read back is what was read."""

import json
import zlib
from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kg.errors import GraphError
from kg.facts.as_read import reading_of, text_of
from kg.model.filing import Reading, Summand


def written(reading: Reading, *, wanted: bool = True) -> str:
    """Return a reading as text, all texts with their markup or none."""
    return text_of(reading, wants_raw=lambda *_: wanted, wants_markup=lambda *_: wanted)


def test_a_reading_comes_back(seed: Reading) -> None:
    odd = replace(
        seed,
        scales=(("CNY", 3),),
        sums=(Summand("r", "us-gaap:Assets", "us-gaap:Cash", Decimal(-1)),),
        member_labels=(("mer:WrenMember", "Wren 鹪鹩"),),
        markups=((0, "<p>1</p>"),),
        page=b"\x00\xff|page",
    )
    back = reading_of(written(odd))
    facts = tuple(replace(fact, source="seed.txt") for fact in odd.facts)
    assert back.facts == facts
    expected = replace(
        odd, source="seed.txt", facts=facts, warnings=(), counts=(), unlabelled=(),
        as_read=back.as_read, filing_digest=None,
    )  # fmt: skip
    assert back == expected
    assert written(back) == back.as_read


def test_a_reading_of_before_tells_no_lines_of_statements(seed: Reading) -> None:
    values = json.loads(zlib.decompress(b64decode(written(seed))))
    earlier = b64encode(zlib.compress(json.dumps(values[:-1]).encode())).decode()
    facts = tuple(replace(fact, source="seed.txt") for fact in seed.facts)
    assert reading_of(earlier).facts == facts
    # One that lacks more is damaged, and nothing is made up for it.
    shorter = b64encode(zlib.compress(json.dumps(values[:-2]).encode())).decode()
    with pytest.raises(ValueError, match=r"zip\(\)"):
        assert reading_of(shorter).facts


@pytest.mark.parametrize(
    ("value", "unit", "decimals"),
    [
        (Decimal("-0.10"), "USD", "INF"),
        (Decimal("2.0390E+6"), "CNY", -3),
        (Decimal("12345678901234567890123456789.12"), "USD", None),
        ("12", None, None),
        ("lone \ud800 half", None, None),
    ],
)
def test_values_keep_digits_and_types(seed, value, unit, decimals) -> None:
    fact = replace(
        seed.facts[0], source="seed.txt", value=value, unit=unit, decimals=decimals,
        start=date(1999, 1, 1), axes=(None,) * len(seed.facts[0].members),
        footnotes=("a", "b"), related_elsewhere=True,
    )  # fmt: skip
    first, second = reading_of(
        written(replace(seed, facts=(fact, seed.facts[1])))
    ).facts
    assert first == replace(fact, related_elsewhere=None)
    assert str(first.value) == str(value)
    assert second.value == seed.facts[1].value


def test_a_reading_without_facts_comes_back(seed) -> None:
    assert reading_of(written(replace(seed, facts=()))).facts == ()


def test_a_long_text_that_nobody_wants_lacks_its_printed_form(seed) -> None:
    text = replace(
        seed.facts[0], raw="<p>" + 300 * "x", value=300 * "x", unit=None,
        members=(), axes=(), roles=(),
    )  # fmt: skip
    short = replace(text, raw="x", value="x")
    named = replace(
        text, members=("Wren",), axes=(None,), roles=seed.facts[0].roles[:1]
    )
    reading = replace(seed, facts=(text, short, named), markups=((0, "<p>"),))
    back = reading_of(written(reading, wanted=False))
    assert [fact.raw for fact in back.facts] == ["", "x", named.raw]
    assert [fact.value for fact in back.facts] == [text.value, "x", text.value]
    assert back.markups == ()
    assert reading_of(written(reading)).facts[0].raw == text.raw


@pytest.mark.parametrize("text", ["", "no base64!", "eJwDAAAAAAE=", "AAAA"])
def test_a_damaged_text_is_refused(text) -> None:
    with pytest.raises(GraphError, match="kg rebuild"):
        reading_of(text)


def test_with_an_accession_nothing_else_names_the_filing(seed) -> None:
    beside = replace(seed, filing_digest="f" * 64)
    assert written(beside) == written(seed)
    nameless = replace(beside, identity=replace(seed.identity, accession=None))
    assert reading_of(written(nameless)).names_filing == "f" * 64

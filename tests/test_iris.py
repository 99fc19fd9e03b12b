"""IRIs are made of keys alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.iris import Iris, digest_of, reporter_key
from kg.model.filing import Identity


def test_keys_make_the_iris():
    iris = Iris()
    assert iris.entity("1494558") == "https://w3id.org/rpkg/id/entity/1494558"
    assert (
        iris.derived_graph("1494558")
        == "https://w3id.org/rpkg/id/graph/derived/1494558"
    )
    party = iris.party("1494558", ["beijing qc technology"])
    stem = "https://w3id.org/rpkg/id/party/1494558/beijing-qc-technology-"
    assert party == stem + digest_of("beijing qc technology")


def test_a_filers_own_element_belongs_to_the_reporter():
    iris = Iris()
    assert (
        iris.concept("srt:ManagementMember", "1")
        == "http://fasb.org/srt#ManagementMember"
    )
    assert (
        iris.concept("ambo:LoanToPrincipal", "1494558")
        == "https://w3id.org/rpkg/id/concept/1494558/ambo/LoanToPrincipal"
    )


def test_a_reporter_without_cik_is_known_by_name_then_filing():
    named = Identity(entity="Acme  Ltd", accession="0000000001-20-000001")
    key = reporter_key(named, "a" * 64)
    assert key.startswith("entity-acme-ltd-")
    assert reporter_key(replace(named, entity="ACME LTD"), "b" * 64) == key
    assert (
        reporter_key(replace(named, entity=None), "a" * 64)
        == "filing-0000000001-20-000001"
    )


@pytest.mark.parametrize("base", ["", "id/", "https://example.org/a b/", "urn:x", "x"])
def test_a_base_that_is_no_absolute_iri_is_refused(base: str):
    with pytest.raises(InputError, match="expected an absolute IRI"):
        Iris(base)


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_two_names_give_valid_and_different_iris(one: str, other: str):
    iris = Iris()
    first, second = iris.party("1", [one]), iris.party("1", [other])
    assert (first == second) == (one == other)
    assert first.isascii()

"""Parties in a role: what a pattern is told is what a query is told."""

import pytest

import kg
from kg.facts.disclosure import disclosures
from kg.facts.lookup import parties_in_role
from kg.signals.ledger import ledger_of

FROM = "Due from related parties"
HEAD = ("|", "RELATED PARTY BALANCES (Details) - USD ($)", "|", "Dec. 31, 2023")
MEMBERS = {
    "11": (
        "Mr. Ruben Holloway [Member] | Director [Member]",
        "Ms. Ida Thornquist, CEO [Member]",
        "Zorvexquib Trading Ltd [Member]",
        "Ms. Nell Ashgrove [Member] | Director's wife [Member]",
    ),
    "12": ("Mr. Ruben Holloway [Member]", "Mr. Piet Vandermolen [Member] | Director [Member]"),
}  # fmt: skip
ROLES = (
    "director",
    "Directors",
    "executive officer",
    "CEO",
    "%wife%",
    "family",
    "none",
)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    for cik, members in MEMBERS.items():
        rows = (line for m in members for line in (f"|{m}", f"|{FROM}", "|$ 100"))
        text = "\n".join([*HEAD, *rows, "|X", "- Definition", "x", ""])
        path = folder / f"{cik}_00000000{cik}24000001_R4.txt"
        path.write_text(text, encoding="utf-8")
    with kg.open() as graph:
        graph.build(folder, rdf=False)
        yield graph._graph.snapshot()


def bearers(snapshot, *roles):
    """Return the names of those who bear roles, by reporter."""
    names = dict(snapshot.rows("SELECT party, name FROM parties"))
    return {
        disclosure.entity.rpartition("/")[2]: sorted(
            names[iri] for iri in ledger_of(snapshot, disclosure).in_role(*roles)
        )
        for disclosure in disclosures(snapshot)
    }


def test_a_role_is_printed_beside_the_party_or_said_by_its_name(snapshot):
    found = bearers(snapshot, "director", "executive officer")
    assert found["11"] == ["Mr. Ruben Holloway", "Ms. Ida Thornquist, CEO"]
    assert "Mr. Piet Vandermolen" in found["12"]


def test_a_relative_of_a_director_is_none(snapshot):
    assert bearers(snapshot, "family")["11"] == ["Ms. Nell Ashgrove"]


def test_what_another_reporter_says_is_not_what_this_one_says(snapshot):
    assert "Mr. Piet Vandermolen" not in bearers(snapshot, "director")["11"]
    assert "Mr. Ruben Holloway" not in bearers(snapshot, "director")["12"]


@pytest.mark.parametrize("role", ROLES)
def test_patterns_and_queries_know_the_same_bearers(snapshot, role):
    told = {
        iri
        for disclosure in disclosures(snapshot)
        for iri in ledger_of(snapshot, disclosure).in_role(role)
    }
    assert told == set(parties_in_role(snapshot, role))
    assert bool(told) == (role != "none")

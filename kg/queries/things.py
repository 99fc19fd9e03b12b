"""Tells what an IRI of a graph names, and what lies near one that names nothing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kg.facts.lookup import find_parties, find_reporters
from kg.facts.snapshot import Snapshot


class Kind(StrEnum):
    """Things of a graph that have a profile."""

    REPORTER = "reporter"
    PARTY = "party"
    FILING = "filing"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Thing:
    """What an IRI names.

    Attributes:
        iri: The IRI.
        kind: What it is.
        name: To show: a name, an accession number, the label of a fact.
        reporter: Key of the reporter whose files hold it; of a party that several
            name, the smallest.
    """

    iri: str
    kind: Kind
    name: str
    reporter: str


_ENTITY: Final = "SELECT name, reporter FROM entities WHERE entity = $iri"
_PARTY: Final = "SELECT name, list_min(reporters) FROM parties WHERE party = $iri"
_FILING: Final = "SELECT filing, reporter FROM filings WHERE iri = $iri"
_OWNER: Final = """
    SELECT reporter FROM filings WHERE starts_with($iri, iri || '/')
    ORDER BY reporter LIMIT 1
"""
_FACT: Final = "SELECT folded(label), reporter FROM facts WHERE iri = $iri"
_KEYED: Final = """
    SELECT iri FROM filings
    WHERE filing = $key OR replace(filing, '-', '') = replace($key, '-', '')
    ORDER BY iri LIMIT 1
"""
_NEAR_FILINGS: Final = """
    SELECT filing FROM filings
    ORDER BY levenshtein(filing, $key), filing LIMIT 3
"""
_NEAR_FACTS: Final = """
    SELECT iri FROM facts WHERE starts_with($iri, report || '/')
    ORDER BY levenshtein(iri, $iri), iri LIMIT 3
"""


def thing_of(snapshot: Snapshot, iri: str) -> Thing | None:
    """Return what an IRI names; None where it has no profile.

    A party that is a reporting entity itself is a reporter.
    """
    for kind, query in (
        (Kind.REPORTER, _ENTITY),
        (Kind.PARTY, _PARTY),
        (Kind.FILING, _FILING),
    ):
        for name, reporter in snapshot.rows_named(query, {"iri": iri}):
            return Thing(iri, kind, name, reporter)
    for (owner,) in snapshot.rows_named(_OWNER, {"iri": iri}):
        for label, key in snapshot.rows_named(_FACT, {"iri": iri}, [owner]):
            return Thing(iri, Kind.FACT, label, key)
    return None


def thing_named(snapshot: Snapshot, name: str) -> Thing | None:
    """Return the thing of an IRI, of a reporter's CIK or key, or of an accession."""
    iris = snapshot.iris
    found = thing_of(snapshot, name)
    if found is None:
        key = name.strip().upper().removeprefix("CIK").strip(" :")
        found = thing_of(snapshot, iris.entity(key.lstrip("0") or name))
    if found is None:
        found = thing_of(snapshot, iris.entity(name))
    if found is None:
        filing = filing_iri(snapshot, name)
        found = None if filing is None else thing_of(snapshot, filing)
    return found


def near(snapshot: Snapshot, name: str) -> tuple[str, ...]:
    """Return what a name that names nothing may have been meant for, at most six.

    Facts of the same report, filings of like number, or names of like spelling.
    """
    facts = near_facts(snapshot, name)
    if facts:
        return tuple(facts)
    key = name.removeprefix(snapshot.iris.base).partition("/")[2] or name
    if sum(c.isdigit() for c in key) >= 15:
        return tuple(near_filings(snapshot, key.partition("/")[0]))
    return tuple(near_names(snapshot, key))


def filing_iri(snapshot: Snapshot, key: str) -> str | None:
    """Return the IRI of a filing from its accession, hyphens or not, or page hash."""
    for (iri,) in snapshot.rows_named(_KEYED, {"key": key}):
        return str(iri)
    return None


def near_names(snapshot: Snapshot, text: str) -> list[str]:
    """Return the names of reporters and parties that a text comes near, at most six."""
    words = text.rsplit("/", 1)[-1].replace("-", " ")
    matches = (find_reporters(snapshot, text), find_parties(snapshot, words))
    return sorted({name for match in matches for name in match.names[:3]})


def near_filings(snapshot: Snapshot, key: str) -> list[str]:
    """Return the keys of the three filings spelled most like one."""
    found = snapshot.rows_named(_NEAR_FILINGS, {"key": key})
    return [filing for (filing,) in found]


def near_facts(snapshot: Snapshot, iri: str) -> list[str]:
    """Return the IRIs of at most three facts of the same report."""
    for (owner,) in snapshot.rows_named(_OWNER, {"iri": iri}):
        found = snapshot.rows_named(_NEAR_FACTS, {"iri": iri}, [owner])
        return [fact for (fact,) in found]
    return []

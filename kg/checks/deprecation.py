"""Deprecation: elements used after the taxonomy gave them up.

The 2023 us-gaap taxonomy deprecated most elements made for related parties alone; an
element with a member on the related-party axis takes their place. A filing made in a
later year that still uses one is reported, for information: a query by element will
miss the party's later figures. The year is that of filing, or of the last day reported
on where that is unknown. Pages as text name no elements; there the rule does not apply.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.checks.wording import Verdict, count, page, several
from kg.facts.disclosure import Disclosure, StoredFact
from kg.model.finding import Finding, Severity, Status
from kg.resources import ontology_file

RULE = "deprecation"
NOTHING = "No fact has an element."


@dataclass(frozen=True, slots=True)
class Deprecated:
    """An element given up.

    Attributes:
        year: Taxonomy that gave it up.
        successor: Element to use in its place, or None.
    """

    year: int
    successor: str | None


@cache
def deprecated_elements() -> dict[str, Deprecated]:
    """Return the elements given up, by name, from ``ontology/concepts.csv``."""
    with ontology_file("concepts.csv").open(encoding="utf-8", newline="") as lines:
        return {
            f"{row['prefix']}:{row['name']}": Deprecated(
                int(row["deprecated"]), row["successor"] or None
            )
            for row in csv.DictReader(lines)
            if row["deprecated"]
        }


def deprecation(disclosure: Disclosure) -> Iterator[Finding]:
    """Yield a finding for each element given up, and one for filings without any."""
    filings: dict[str, list[StoredFact]] = defaultdict(list)
    for fact in disclosure.facts:
        if fact.concept is not None:
            filings[fact.filing.iri].append(fact)
    for facts in filings.values():
        for verdict in _filing(facts):
            yield verdict.finding(RULE, disclosure)


def _year(facts: Sequence[StoredFact]) -> int | None:
    filed = facts[0].filing.filed
    if filed is not None:
        return filed.year
    return max((fact.closes.year for fact in facts if fact.closes), default=None)


def _filing(facts: Sequence[StoredFact]) -> Iterator[Verdict]:
    named = [fact for fact in facts if fact.element_known]
    key, year = facts[0].filing.key, _year(facts)
    if not named or year is None:
        why = "it names no elements" if not named else "no day tells its year"
        yield Verdict(
            Status.NOT_APPLICABLE,
            f"{key}: {why}, so none can be seen to be out of use.",
            facts[:1],
        )
        return
    used: dict[str, list[StoredFact]] = defaultdict(list)
    for fact in named:
        given_up = deprecated_elements().get(fact.concept or "")
        if given_up is not None and year > given_up.year:
            used[fact.concept or ""].append(fact)
    for name in sorted(used):
        yield _late(name, deprecated_elements()[name], year, used[name])
    if not used:
        yield Verdict(
            Status.PASS,
            f"{key}: none of {count({f.concept for f in named}, 'element')} was given "
            f"up before {year}.",
            named[:1],
        )


def _late(
    name: str, given_up: Deprecated, year: int, facts: Sequence[StoredFact]
) -> Verdict:
    instead = "" if given_up.successor is None else f"; {given_up.successor} succeeds"
    reports = several(dict.fromkeys(page(fact) for fact in facts))
    message = (
        f"{name}, given up by the {given_up.year} taxonomy, is used in {year} in "
        f"{reports}, {count(facts, 'fact')}{instead}."
    )
    return Verdict(Status.FAIL, message, facts, severity=Severity.INFO)

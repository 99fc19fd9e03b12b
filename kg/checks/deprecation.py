"""Deprecation: elements used after the taxonomy gave them up.

The 2023 us-gaap taxonomy deprecated most elements made for related parties alone; an
element with a member on the related-party axis takes their place. A filing made in a
later year that still uses one is reported, for information: a query by element will
miss the party's later figures. The year is that of filing, or of the last day reported
on where that is unknown. Pages as text name no elements; there the rule does not apply.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg import concepts
from kg.checks.wording import Verdict, count, page, several
from kg.concepts import Concept
from kg.facts.disclosure import Disclosure, StoredFact
from kg.model.finding import Severity, Status

NOTHING = "No fact has an element."


def deprecation(disclosure: Disclosure) -> Iterator[Verdict]:
    """Yield a finding for each element given up, and one for filings without any."""
    filings: dict[str, list[StoredFact]] = defaultdict(list)
    for fact in disclosure.facts:
        if fact.concept is not None:
            filings[fact.filing.iri].append(fact)
    for facts in filings.values():
        yield from _filing(facts)


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
    elements = concepts.load().elements
    for fact in named:
        element = elements.get(fact.concept or "")
        if element is not None and element.given_up and year > element.given_up:
            used[element.name].append(fact)
    for name in sorted(used):
        yield _late(elements[name], year, used[name])
    if not used:
        yield Verdict(
            Status.PASS,
            f"{key}: none of {count({f.concept for f in named}, 'element')} was given "
            f"up before {year}.",
            named[:1],
        )


def _late(element: Concept, year: int, facts: Sequence[StoredFact]) -> Verdict:
    instead = "" if element.successor is None else f"; {element.successor} succeeds"
    reports = several(dict.fromkeys(page(fact) for fact in facts))
    message = (
        f"{element.name}, given up by the {element.given_up} taxonomy, is used in "
        f"{year} in {reports}, {count(facts, 'fact')}{instead}."
    )
    return Verdict(Status.FAIL, message, facts, severity=Severity.INFO)

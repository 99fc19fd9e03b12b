"""Duplicates: a figure reported several times is the same, rounding allowed for.

Different figures within one filing, or within one document, are a fail. Between filings
they are a restatement, which `kg.checks.restatements` reports.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from kg.checks.repeats import (
    Repeat,
    agree,
    compared,
    named,
    no_proof,
    repeats,
    shown,
)
from kg.checks.rounding import overlap
from kg.checks.wording import Verdict, count, of, page, several
from kg.facts.disclosure import Disclosure, StoredFact
from kg.model.finding import Status

NOTHING = "No figure is reported twice."


def duplicates(disclosure: Disclosure) -> Iterator[Verdict]:
    """Yield a finding for each figure in several reports, and in several filings."""
    for figure in repeats(disclosure.facts):
        for repeat in figure:
            if len(repeat.reports) > 1:
                yield _within(repeat)
            yield from map(_within_document, _stated_again(repeat))
        for earlier, later in pairwise(figure):
            if agree(earlier.facts, later.facts):
                yield _between(earlier, later)


def _differing(repeat: Repeat) -> bool:
    reports = list(repeat.reports.values())
    return any(not agree(one, other) for one, other in combinations(reports, 2))


def _within(repeat: Repeat) -> Verdict:
    """Return what to say of a figure in several reports of one filing."""
    facts, best = repeat.facts, repeat.best
    status, why = Status.PASS, "agree"
    if _differing(repeat):
        status, why = Status.FAIL, "differ"
        reason = no_proof([repeat], list(repeat.reports.values()))
        if reason is not None:
            status, why = Status.NOT_APPLICABLE, f"differ, but {reason}"
    values = several((shown(fact) for fact in facts), most=3)
    message = f"{named(best)}: {count(repeat.reports, 'report')} {why}: {values}."
    if status is Status.PASS:
        message = f"{named(best)}: {of(best)} in {count(repeat.reports, 'report')}."
    return compared(status, message, facts)


def _stated_again(repeat: Repeat) -> list[list[StoredFact]]:
    """Return the groups of facts in which one document states one figure again.

    A document names element and members of each fact, so two facts that agree in both
    are one figure (XBRL calls them duplicates). Pages do not tell as much.
    """
    groups: dict[tuple[str, frozenset[str]], list[StoredFact]] = defaultdict(list)
    for fact in repeat.facts:
        if not fact.printed:
            groups[fact.report, fact.members].append(fact)
    return [facts for facts in groups.values() if len(facts) > 1]


def _within_document(facts: Sequence[StoredFact]) -> Verdict:
    """Return what to say of a figure that one document states more than once."""
    agreeing = all(overlap(a, b) for a, b in combinations(facts, 2))
    values = several(dict.fromkeys(of(fact) for fact in facts))
    near = ", within rounding" if agreeing else ", which exclude one another"
    message = f"{named(facts[0])}: {page(facts[0])} states {values}{near}."
    status = Status.PASS if agreeing else Status.FAIL
    return compared(status, message, facts)


def _between(earlier: Repeat, later: Repeat) -> Verdict:
    """Return a pass for a figure a later filing repeats."""
    one, other = earlier.best, later.best
    message = (
        f"{named(other)}: {of(other)} in {later.filing.key} repeats {of(one)} in "
        f"{earlier.filing.key}."
    )
    return compared(Status.PASS, message, (other, one))

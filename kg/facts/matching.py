"""Finds the fact of an instance that a page of the same filing prints.

A page prints what the instance holds, so concept, value, unit, period and members
agree. A page may tell less: no element in text, no start of a 52-week period, no date
in the head of an equity statement, a member under another of its labels. A label may
turn the sign of what it prints (the renderer's "negated labels"), never its size.
Whatever a page does tell must not contradict the fact, and one fact only must be left:
or several that differ in nothing but an element the page does not name.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kg.model.fact import Fact
from kg.readers.labels import folded, letters, local_name
from kg.readers.pages.placing.weights import LEAST_TELLING


@dataclass(frozen=True, slots=True)
class Printed:
    """A value with all that tells which fact it is.

    Attributes:
        concept: ``us-gaap:Name`` where the source names the element, else None.
        label: Row label, folded.
        value: Number in whole units, or folded text.
        unit: As on facts; None for text.
        instant, start, end: As on facts.
        count: How many members there are, of row, column and title.
        labels: Letters of their labels.
        names: Local names of their elements, as far as the source names them.
    """

    concept: str | None
    label: str
    value: Decimal | str
    unit: str | None
    instant: date | None
    start: date | None
    end: date | None
    count: int
    labels: frozenset[str]
    names: frozenset[str]

    @property
    def closes(self) -> date | None:
        """Return the day the balance or period ends."""
        return self.instant or self.end

    @property
    def size(self) -> Decimal | str:
        """Return the value without its sign."""
        return abs(self.value) if isinstance(self.value, Decimal) else self.value


def printed(fact: Fact) -> Printed:
    """Return what tells which fact a fact is."""
    known = fact.concept_by in ("xbrl", "definition")
    value = fact.value if isinstance(fact.value, Decimal) else folded(fact.value)
    return Printed(
        fact.concept if known else None,
        folded(fact.label),
        value,
        fact.unit,
        fact.instant,
        fact.start,
        fact.end,
        len(fact.members),
        frozenset(letters(member) for member in fact.members),
        frozenset(local_name(name) for name in fact.member_names if name is not None),
    )


def with_elements(one: Printed, named: Mapping[str, str]) -> Printed:
    """Return a page's value with the elements its members' labels tell."""
    known = (local_name(named[label]) for label in one.labels if label in named)
    return replace(one, names=one.names.union(known))


def matches(pages: Sequence[Printed], instance: Iterable[Printed]) -> dict[int, int]:
    """Return, for each value of pages that prints a fact of the instance, which one.

    Args:
        pages: Values of the pages of one filing.
        instance: Facts of its instance, duplicates left out.

    Returns:
        Place in `instance` by place in `pages`; what has no partner, or several equally
        good ones, is left out. Each value is matched for itself: neither the order of
        `pages` nor what else is printed matters, and one fact may be printed often.
    """
    facts = list(instance)
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for n, fact in enumerate(facts):
        for unit in {fact.unit, None}:
            for concept in (fact.concept, None):
                holders[concept, fact.size, unit, fact.count].append(n)
            holders[fact.size, unit].append(n)
    partners: dict[int, int] = {}
    for n, page in enumerate(pages):
        key = (page.concept, page.size, page.unit, page.count)
        alike = holders.get(key) or holders.get((None, *key[1:]), [])
        at = _partner(page, facts, alike)
        # The heading that a text page shows an amount under may be no member.
        if at is None and _is_telling(page) and len(page.names) < page.count:
            at = _same_amount(page, facts, holders.get(key[1:3], []))
        if at is not None:
            partners[n] = at
    return partners


def _partner(page: Printed, facts: Sequence[Printed], places: list[int]) -> int | None:
    """Return the fact most like a page's value, if nothing contradicts it."""
    ranked = sorted(
        (likeness, at)
        for at in places
        if (likeness := _likeness(page, facts[at])) is not None
    )
    if not ranked:
        return None
    best = ranked[-1][0]
    tied = [at for likeness, at in ranked if likeness == best]
    if best[0] < page.count - 1 and len(ranked) > 1:
        return None
    return min(tied) if _is_one_amount(page, {facts[at] for at in tied}) else None


def _same_amount(
    page: Printed, facts: Sequence[Printed], places: list[int]
) -> int | None:
    """Return the fact of the same amount and period, whatever its members.

    The instance holds every amount its pages print, so a heading of a text page that no
    label of a member explains was misread: counted beside it, the amount is a second.
    """
    same = [
        (len(page.labels & facts[at].labels), -at)
        for at in places
        if page.closes == facts[at].closes and _near(page.start, facts[at].start)
    ]
    return -max(same)[1] if same else None


def _is_one_amount(page: Printed, facts: Iterable[Printed]) -> bool:
    """Whether facts are one, but for an element or a start that the page does not tell.

    Whichever of them a page prints, it repeats the amount and adds none.
    """
    alike = set(facts)
    if page.start is None:
        alike = {replace(fact, start=None) for fact in alike}
    if page.concept is None:
        alike = {replace(fact, concept=None, label="") for fact in alike}
    return len(alike) == 1


_ROUNDED = 16
"""Days a start may be off: a page gives a period's length in whole months."""
_Likeness = tuple[int, int, int, int, int]


def _likeness(page: Printed, fact: Printed) -> _Likeness | None:
    """Return how much of what a page tells agrees; None when anything contradicts.

    Members that agree by label or by element, then by element alone (a label may be
    that of several), then whether start, sign and label agree.
    A member that does not agree may stand under another of its labels.
    """
    labels, names = len(page.labels & fact.labels), len(page.names & fact.names)
    alike = max(labels, names)
    whole = alike >= page.count
    named = page.label == fact.label
    if page.concept != fact.concept and not (
        named or (whole and (page.count or _is_telling(page)))
    ):
        return None
    if page.closes is not None and page.closes != fact.closes:
        return None
    if not _near(page.start, fact.start):
        return None
    if page.closes is None and page.value == 0 and not whole:
        return None
    return (
        alike,
        names,
        int(page.start == fact.start),
        int(page.value == fact.value),
        int(named),
    )


def _is_telling(page: Printed) -> bool:
    """Whether an amount without element and members tells its fact by size and day."""
    return (
        page.concept is None
        and page.closes is not None
        and isinstance(page.value, Decimal)
        and abs(page.value) >= LEAST_TELLING
    )


def _near(one: date | None, other: date | None) -> bool:
    """Whether two starts are the same as far as known."""
    return one is None or other is None or abs((one - other).days) <= _ROUNDED

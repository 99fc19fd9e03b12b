"""Facts of a filing, told which of their parties the filing shows to be related."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from kg.model.drafts import replaced
from kg.model.fact import Fact, Role
from kg.model.filing import Reading
from kg.parties.printed_roles import PARTIES, with_roles
from kg.parties.roles import axis_says
from kg.selection.doubtful import DoubtfulFigures, is_doubtful
from kg.selection.known_parties import KnownParties, is_page_on_related_parties
from kg.selection.page_lines import told_by_page


def with_known_parties(readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings of a filing, each fact told whether its parties are related.

    A party that stands on a page about related parties, is called related in words, or
    is named in a note on them, is one wherever it is named, in a label as well: a
    figure without members whose label names it is that party's. In a filing that has no
    such pages and notes, parties on axes of related parties are such elsewhere as well,
    unless its notes speak of them as of anybody.

    Args:
        readings: A document and the pages beside it.
    """
    known = KnownParties([fact for reading in readings for fact in reading.facts])
    told = [[_told(fact, known) for fact in reading.facts] for reading in readings]
    doubtful = DoubtfulFigures(
        [*chain.from_iterable(told)], known.notes, known.are_named_in
    )
    return [
        replaced(
            reading,
            facts=tuple(told_by_page([_borne_out(fact, doubtful) for fact in facts])),
        )
        for reading, facts in zip(readings, told, strict=True)
    ]


def _borne_out(fact: Fact, doubtful: DoubtfulFigures) -> Fact:
    """Return a fact, told not to be of related parties where one weak sign is all."""
    if fact.related_elsewhere is not None or not is_doubtful(fact):
        return fact
    if doubtful.bear_out(fact):
        return fact
    return replaced(fact, related_elsewhere=False)


def _told(fact: Fact, known: KnownParties) -> Fact:
    """Return a fact with whether its filing tells that a party of it is related."""
    by_label = known.named_by(fact)
    if by_label is not None:
        return replaced(fact, party=by_label, related_elsewhere=True)
    if _has_entities(fact.axes):
        fact = _without_own_entities(fact, known)
    if known.has_side_of(fact) or known.names_side_in_words(fact):
        return replaced(fact, related_elsewhere=True)
    if is_doubtful(fact):
        return fact  # told when all parties are
    if not any(fact.axes) or not known.leaves_out_sides_of(fact):
        return fact
    if is_page_on_related_parties(fact) and not any(map(known.denies, _sides_of(fact))):
        return fact  # the page tells it
    return replaced(fact, related_elsewhere=False)


def _sides_of(fact: Fact) -> Iterator[str]:
    """Yield the members of a fact that are parties."""
    for member, role in zip(fact.members, fact.roles, strict=True):
        if role in PARTIES:
            yield member


@lru_cache(maxsize=4096)
def _has_entities(axes: tuple[str | None, ...]) -> bool:
    """Whether an axis of entities is among some axes."""
    return any(axis_says(axis) == "subsidiary" for axis in axes)


def _without_own_entities(fact: Fact, known: KnownParties) -> Fact:
    """Return a fact on whose axis of entities an own subsidiary is no other side."""
    roles = tuple(
        Role.OTHER
        if role in PARTIES and axis_says(axis) == "subsidiary" and known.owns(member)
        else role
        for member, axis, role in zip(fact.members, fact.axes, fact.roles, strict=True)
    )
    return fact if roles == fact.roles else with_roles(fact, roles)

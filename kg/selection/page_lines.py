"""What the lines of a page on related parties tell of one another.

Such a page prints figures of the whole reporter to put the others in proportion:
"Other liabilities" of all creditors and, below the member "Related Party", what of them
is owed to related parties. Or its first lines are sums of those below its members, and
"Total assets" is all that related parties owe.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from kg.model.fact import Fact, Role, with_values
from kg.parties.roles import relationship_type
from kg.selection.signs import has_sign, title_speaks

_Line = tuple[str, str | None, str, tuple[str, ...]]
_FEWEST_TO_ONE = 5
"""Lines larger than their parts that outweigh one that is not."""
_ANY = frozenset(["relatedParty", "affiliate"])
"""Relationship types of members that say "related party" of anybody."""
_FEWEST = 3
"""Lines that must all be larger than their parts before a page tells wholes by them."""


def told_by_page(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts of a reading, told what their pages tell of lines on nobody.

    ``related_elsewhere`` is False of a figure of the whole reporter, True of one that
    is the sum of what related parties have a part in; what is known of it already is
    left as it is.

    Args:
        facts: Those of one reading.
    """
    wholes = _wholes_of_related(facts)
    pages: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if title_speaks(fact.title) and isinstance(fact.value, Decimal):
            pages[fact.title].append(fact)
    lines = {title: _Lines(of_page) for title, of_page in pages.items()}
    for place, fact in enumerate(facts):
        told = False if place in wholes else None
        if told is None and not fact.members and fact.title in lines:
            told = lines[fact.title].tell(fact)
        if told is None or fact.related_elsewhere is not None or _has_side(fact):
            yield fact
        else:
            yield with_values(fact, {"related_elsewhere": told})


def _has_side(fact: Fact) -> bool:
    return fact.party is not None or fact.relationship is not None


class _Lines:
    """The lines of one page that name nobody, beside the same lines below members."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Sort the amounts of a page by its lines.

        Args:
            facts: Those of one page that have numbers.
        """
        self._alone: dict[str, list[Decimal]] = defaultdict(list)
        self._parts: dict[str, dict[tuple[str, ...], Decimal]] = defaultdict(dict)
        for fact in facts:
            if not (fact.value and _is_money(fact)):
                continue
            line, size = fact.label.casefold(), abs(Decimal(fact.value))
            if fact.members:
                parts = self._parts[line]
                parts[fact.members] = max(size, parts.get(fact.members, Decimal()))
            else:
                self._alone[line].append(size)

    def tell(self, fact: Fact) -> bool | None:
        """Whether a fact without members is of related parties; None untold.

        Of sums, only those that would else be the reporter's are told.
        """
        if self._are_related and not has_sign("sum of balances", fact.label):
            return None
        return self._are_related

    @cached_property
    def _are_related(self) -> bool | None:
        """Whether the lines without members are of related parties; None untold.

        They are of the whole reporter where several are larger than all their parts
        together, whoever has them, and hardly one is not: a net figure may be small.
        """
        reached = [
            min(sizes) <= sum(self._parts[line].values())
            for line, sizes in self._alone.items()
            if line in self._parts
        ]
        larger = len(reached) - sum(reached)
        if larger >= _FEWEST and larger >= _FEWEST_TO_ONE * sum(reached):
            return False
        return True if sum(reached) > larger else None


def _is_money(fact: Fact) -> bool:
    """Whether a fact is an amount of a currency: its unit has three letters."""
    return fact.unit is not None and len(fact.unit) == len("USD")


def _wholes_of_related(facts: Sequence[Fact]) -> set[int]:
    """Return the places of balances without members that are wholes of related parts.

    The row stands again below a member that says "related party" and names nobody, and
    never is the part all of the whole. Below another member, "Convertible notes",
    this holds of what happened in a period as well; alone, what happened is told of
    nobody but related parties.

    Args:
        facts: Those of one reading.
    """
    parts: dict[_Line, set[Decimal]] = defaultdict(set)
    alone: dict[_Line, dict[int, Decimal]] = defaultdict(dict)
    for place, fact in enumerate(facts):
        if not isinstance(fact.value, Decimal):
            continue
        line = (fact.title, fact.concept, fact.label.casefold())
        rest = _beside_part(fact)
        if rest is not None:
            parts[*line, rest].add(fact.value)
        elif fact.instant is not None or fact.members:
            alone[*line, fact.members][place] = fact.value
    return set(_larger(parts, alone))


def _larger(
    parts: Mapping[_Line, set[Decimal]], alone: Mapping[_Line, Mapping[int, Decimal]]
) -> Iterator[int]:
    """Yield the places of lines that have parts, none of which is the whole line."""
    for line, figures in parts.items():
        wholes = alone.get(line, {})
        if (figures - {0}).isdisjoint(wholes.values()):
            yield from wholes


def _beside_part(fact: Fact) -> tuple[str, ...] | None:
    """Return the members beside the one that says "related party" and names nobody.

    None where there is no such member, or somebody is named beside it.
    """
    if fact.party is not None:
        return None
    said = [
        role is Role.RELATIONSHIP and relationship_type(member) in _ANY
        for member, role in zip(fact.members, fact.roles, strict=True)
    ]
    if sum(said) != 1:
        return None
    return tuple(
        member for member, is_said in zip(fact.members, said, strict=True) if not is_said
    )

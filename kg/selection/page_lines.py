"""What the lines of a page on related parties tell of one another.

Such a page prints figures of the whole reporter to put the others in proportion:
"Other liabilities" of all creditors and, below the member "Related Party", what of them
is owed to related parties. Or its first lines are sums of those below its members, and
"Total assets" is all that related parties owe.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property

from kg.model.drafts import replaced
from kg.model.fact import Fact, Role
from kg.selection.elements import is_money
from kg.selection.own_statements import own_statements
from kg.selection.signs import has_sign, speaks_of_related_parties, title_speaks

_Line = tuple[str, str | None, str, tuple[str, ...]]
_FEWEST = 3
"""Lines much larger than their parts before a page tells wholes by them."""
_TO_ONE = 5
"""Lines much larger than their parts that outweigh one that its parts may make."""
_MUCH = 3
"""Times a line is as large as its parts where it is much larger: pages may be cut."""
_MANY = 6
"""Times a line must be as large as its parts before it is a whole for itself."""


def told_by_page(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts of a reading, told what their pages tell of lines on nobody.

    ``related_elsewhere`` is False of a figure of others or of the whole reporter, as
    ``of_whole`` tells; True of the sum of what related parties have a part in. What is
    known already is left as it is.

    Args:
        facts: Those of one reading.
    """
    wholes, statements = _wholes_of_related(facts), own_statements(facts)
    pages: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if title_speaks(fact.title) and isinstance(fact.value, Decimal):
            pages[fact.title].append(fact)
    lines = {title: _Lines(of_page) for title, of_page in pages.items()}
    for place, fact in enumerate(facts):
        if place in statements:
            yield replaced(fact, related_elsewhere=False)
            continue
        told = False if place in wholes else None
        if told is None and not fact.members and fact.title in lines:
            told = lines[fact.title].tell(fact.label)
        names_side = fact.party is not None or fact.relationship is not None
        if told is None or fact.related_elsewhere is not None or names_side:
            yield fact
        else:
            is_whole = told is False and place not in wholes
            yield replaced(fact, related_elsewhere=told, of_whole=is_whole)


class _Lines:
    """The lines of one page that name nobody, beside the same lines below members."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Sort the amounts of a page by its lines.

        Args:
            facts: Those of one page that have numbers.
        """
        alone: dict[str, list[Decimal]] = defaultdict(list)
        parts: dict[str, dict[tuple[str, ...], Decimal]] = defaultdict(dict)
        for fact in facts:
            if not (fact.value and is_money(fact)):
                continue
            line, size = fact.label.casefold(), abs(Decimal(fact.value))
            if fact.members:
                most = parts[line].get(fact.members, size)
                parts[line][fact.members] = max(size, most)
            else:
                alone[line].append(size)
        self._times = {
            line: min(sizes) / sum(parts[line].values())
            for line, sizes in alone.items()
            if line in parts
        }
        """How many times its parts together each line is."""

    def tell(self, label: str) -> bool | None:
        """Whether a line without members is of related parties; None untold.

        A line is the whole reporter's that its parts make little of, or whose page is
        of such lines. Where a line on related parties by its words is as large, parts
        are left out. Of sums, only those that would else be the reporter's are told.

        Args:
            label: That of the line.
        """
        if speaks_of_related_parties(label):
            return None
        if self._are_wholes or self._is_whole(label):
            return False
        return True if self._are_made and has_sign("sum of balances", label) else None

    @cached_property
    def _are_wholes(self) -> bool:
        """Whether all lines are the whole reporter's.

        Several are much larger than their parts and hardly one may be made of them, or
        several are wholes for themselves and most others, too, but those that say
        related party.
        """
        larger = sum(times > _MUCH for times in self._times.values())
        made = sum(times <= 1 for times in self._times.values())
        if larger >= max(_FEWEST, _TO_ONE * made) and self._most_of_related <= 1:
            return True
        silent = [line for line in self._times if not speaks_of_related_parties(line)]
        wholes = sum(map(self._is_whole, silent))
        return wholes > 1 and wholes * 2 > len(silent)

    @cached_property
    def _are_made(self) -> bool:
        """Whether their parts may make most of the lines."""
        return sum(times <= 1 for times in self._times.values()) * 2 > len(self._times)

    def _is_whole(self, label: str) -> bool:
        """Whether the parts of one line make little of it."""
        times = self._times.get(label.casefold(), 0)
        return times > _MANY >= self._most_of_related

    @cached_property
    def _most_of_related(self) -> Decimal:
        """Return the most times its parts that a line is which says related party."""
        said = (n for line, n in self._times.items() if speaks_of_related_parties(line))
        return max(said, default=Decimal())


def _wholes_of_related(facts: Sequence[Fact]) -> set[int]:
    """Return the places of figures that stand beside their related parts.

    The row stands again below a member that says "related party" and names nobody, and
    never is that all of it. Below another member, "Convertible notes", this holds of
    what happened in a period as well as of balances; alone, what happened is told of
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
    return {
        place
        for line, figures in parts.items()
        if (figures - {0}).isdisjoint(alone.get(line, {}).values())
        for place in alone.get(line, {})
    }


def _beside_part(fact: Fact) -> tuple[str, ...] | None:
    """Return the members beside the one that says "related party" and names nobody.

    None where there is no such member, or somebody is named beside it.
    """
    if fact.party is not None:
        return None
    said = [
        role is Role.RELATIONSHIP and has_sign("any related party", member)
        for member, role in zip(fact.members, fact.roles, strict=True)
    ]
    if sum(said) != 1:
        return None
    return tuple(
        member
        for member, is_said in zip(fact.members, said, strict=True)
        if not is_said
    )

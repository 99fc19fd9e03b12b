"""What a party has and earns itself, summed up on a page about related parties.

Such a page may print a few lines of the statements of a joint venture: "Total assets",
"Revenues", "Net income". They are dealings with nobody. Net income or equity tells
them: what a party owes the reporter is often called its assets, its sales to the
reporter revenue, but its profit is never a dealing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.model.fact import Fact
from kg.selection.elements import element_of, is_money
from kg.selection.signs import has_sign, title_speaks

_Block = tuple[str, tuple[str | None, ...], tuple[str, ...]]
"""Title, axes and members of the lines of one party."""
_FEWEST = 2
"""Wholes that make a statement."""


def own_statements(facts: Sequence[Fact]) -> frozenset[int]:
    """Return the places of what parties have and earn themselves.

    Args:
        facts: Those of one reading.
    """
    groups: dict[_Block, dict[int, str]] = defaultdict(dict)
    for place, fact in enumerate(facts):
        if not (fact.members and is_money(fact) and title_speaks(fact.title)):
            continue
        element = element_of(fact)
        if has_sign("own figure", element) or has_sign("result", element):
            groups[fact.title, fact.axes, fact.members][place] = element
    return frozenset(
        place
        for lines in groups.values()
        if _make_statement(lines.values())
        for place in lines
    )


def _make_statement(elements: Iterable[str]) -> bool:
    """Whether elements make a statement: of several wholes one is profit or equity."""
    wholes = {element for element in elements if has_sign("own figure", element)}
    return len(wholes) >= _FEWEST and any(
        has_sign("own result", element) for element in wholes
    )

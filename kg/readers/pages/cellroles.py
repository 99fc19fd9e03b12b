"""Which cells of a page's body are headings, labels and values.

A row is a label cell and its value cells; headings stand between rows. Numbers are
values; a text may be any of the three. The reading of least cost over the whole body is
taken (dynamic programming), with at most as many values in a row as there are columns.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from kg.readers.pages.rolecosts import (
    ADJUSTMENTS,
    NEVER,
    CellCosts,
    ValueGroup,
    costs_of,
)
from kg.readers.pages.segments import TextCell, is_mark


class CellRole(StrEnum):
    """What a cell of the body is."""

    HEADING = "heading"
    LABEL = "label"
    VALUE = "value"
    MARK = "mark"
    BLANK = "blank"


State = tuple[CellRole, int, ValueGroup]
"""Role of the last cell, number of values in its row so far, sort of the last one."""
_HEADING: State = (CellRole.HEADING, 0, ValueGroup.TEXT)
_LABEL: State = (CellRole.LABEL, 0, ValueGroup.TEXT)


def roles_of(
    cells: Sequence[TextCell], width: int, *, textual: bool | None = None
) -> list[CellRole]:
    """Return the role of each cell.

    Args:
        cells: Body of the page.
        width: Number of value columns: the most values a row may have.
        textual: Whether the page's title lets texts be expected as values; None: it
            does not tell, they are where the page holds no number.
    """
    open_cells = [cell for cell in cells if cell.text and not is_mark(cell.text)]
    costs = costs_of(open_cells, textual=textual)
    cheapest = iter(_cheapest([cell.text for cell in open_cells], costs, width))
    roles = []
    for cell in cells:
        if not cell.text:
            roles.append(CellRole.BLANK)
        elif is_mark(cell.text):
            roles.append(CellRole.MARK)
        else:
            roles.append(next(cheapest))
    return roles


def _cheapest(
    texts: Sequence[str], costs: Sequence[CellCosts], width: int
) -> list[CellRole]:
    """Return the roles of least total cost."""
    spent: dict[State, float] = {_HEADING: 0.0}
    back: list[dict[State, State]] = []
    for i, cost in enumerate(costs):
        after: dict[State, float] = {}
        came_from: dict[State, State] = {}
        promised = costs[i - 1].promise if i else 0.0
        repeats = i > 0 and texts[i] == texts[i - 1]
        for state, before in spent.items():
            for new, extra in _steps(state, cost, width, promised, repeats=repeats):
                total = before + extra
                if new not in after or total < after[new]:
                    after[new] = total
                    came_from[new] = state
        spent = after
        back.append(came_from)
    # a body does not end in a label without its value
    state = min(spent, key=lambda s: spent[s] + NEVER * (s[0] is CellRole.LABEL))
    roles = []
    for came_from in reversed(back):
        roles.append(state[0])
        state = came_from[state]
    return roles[::-1]


def _steps(
    state: State, cost: CellCosts, width: int, promised: float, *, repeats: bool
) -> Iterator[tuple[State, float]]:
    """Yield the states a cell may bring about, with what each costs.

    Args:
        state: The state before the cell.
        cost: What each role costs for the cell.
        width: The most values a row may have.
        promised: Promise of the cell before, if it is a label.
        repeats: Whether the cell's text is that of the cell before.
    """
    role, count, group = state
    if role is CellRole.LABEL:
        text = cost.group is not ValueGroup.NUMBER
        value = max(0.0, cost.value - promised) if text else cost.value
        yield (CellRole.VALUE, 1, cost.group), value
        return
    yield _HEADING, cost.heading
    yield _LABEL, cost.label
    if role is CellRole.HEADING:
        extra = ADJUSTMENTS["value without label"]
        yield (CellRole.VALUE, 1, cost.group), cost.value + extra
        return
    value = _next_value_cost(group, cost, repeats=repeats)
    if count >= width:
        value += ADJUSTMENTS["value too many"]
    yield (CellRole.VALUE, min(count + 1, width), cost.group), value


def _next_value_cost(group: ValueGroup, cost: CellCosts, *, repeats: bool) -> float:
    """Return the cost of a cell as a further value of a row.

    Behind a text a further text is likely, above all the same one.
    """
    if group is not cost.group:
        return cost.value + ADJUSTMENTS["other sort of value"]
    if group is not ValueGroup.TEXT:
        return cost.value
    if repeats:
        return min(cost.value, ADJUSTMENTS["same text again"])
    further = min(cost.value, ADJUSTMENTS["further text"])
    return further + ADJUSTMENTS["further text extra"]

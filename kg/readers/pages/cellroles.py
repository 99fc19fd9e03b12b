"""Which cells of a page's body are headings, labels and values.

A row is a label cell and its value cells; headings stand between rows. Numbers are
values; a text may be any of the three. The reading of least cost over the whole body is
taken (dynamic programming), with at most as many values in a row as there are columns.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from kg.readers.pages.cellmarks import (
    is_cover_label,
    is_member_heading,
    is_numeric,
    is_section,
    suffix_unit,
    text_promise,
    unglue,
    value_cost,
)
from kg.readers.pages.numbers import CellKind, kind_of, parse_date, sign_of
from kg.readers.pages.segments import TextCell, is_mark

_NEVER = 1e6
_STRONG = 3.0


class CellRole(Enum):
    """What a cell of the body is."""

    HEADING = "heading"
    LABEL = "label"
    VALUE = "value"
    MARK = "mark"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class _Costs:
    """Cost of each role for one cell."""

    heading: float
    label: float
    value: float
    group: int  # 0 text, 1 number, 2 date: values of one row are of one group
    promise: float = 0.0  # as a label, how strongly a text is expected behind it


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
    roles = [_fixed(cell.text) for cell in cells]
    open_cells = [i for i, role in enumerate(roles) if role is None]
    texts = [cells[i].text for i in open_cells]
    costs = _costs(texts, [cells[i].own_line for i in open_cells], textual=textual)
    for index, role in zip(open_cells, _cheapest(texts, costs, width), strict=True):
        roles[index] = role
    return [role or CellRole.BLANK for role in roles]


def _fixed(text: str) -> CellRole | None:
    """Return the role a cell has by itself, without its neighbours."""
    if not text:
        return CellRole.BLANK
    if is_mark(text):
        return CellRole.MARK
    return None


def _costs(
    texts: Sequence[str], own_lines: Sequence[bool], *, textual: bool | None
) -> list[_Costs]:
    """Return the costs of each cell, from its own text and the page's repeats."""
    kinds = [kind_of(_bare(text)) for text in texts]
    numeric = [is_numeric(_bare(text)) for text in texts]
    before_number: Counter[str] = Counter()
    before_text: Counter[str] = Counter()
    following: dict[str, set[str]] = defaultdict(set)
    for i, text in enumerate(texts[:-1]):
        following[text].add(texts[i + 1])
        if numeric[i] or kinds[i] is CellKind.DATE:
            continue
        if numeric[i + 1] or kinds[i + 1] is CellKind.DATE:
            before_number[text] += 1
        else:
            before_text[text] += 1
    may_promise = textual is not False
    if textual is None:
        textual = not any(numeric)
    repeats = Counter(texts)
    found = []
    years = _label_years(texts, numeric)
    sections = Counter(text for text in texts if is_section(text))
    for i, text in enumerate(texts):
        if numeric[i]:
            in_years = text in years and i + 1 < len(texts) and numeric[i + 1]
            found.append(_number_costs(is_label=in_years))
        elif i + 1 < len(texts) and sections[texts[i + 1]] > 1 and not is_section(text):
            found.append(_Costs(0.0, 8.0, 6.0, 0))
        elif unglue(text) is not None:
            found.append(_Costs(_NEVER, _NEVER, 0.0, 0))
        else:
            known = before_number[text] > 0
            found.append(
                _text_costs(
                    text,
                    own_line=own_lines[i],
                    textual=textual,
                    known_label=known,
                    heads_labels=_heads_labels(following[text], before_number)
                    if repeats[text] > 1
                    else False,
                    promise=_promise(text, known=known) if may_promise else 0.0,
                )
            )
    return found


def _bare(text: str) -> str:
    """Return a cell without the element glued to it."""
    glue = unglue(text)
    return glue.value if glue is not None else text


def _heads_labels(following: set[str], before_number: Counter[str]) -> bool:
    """Whether all that follows a repeated text is a known label: it is a section."""
    return all(before_number[text] > 0 for text in following)


def _label_years(texts: Sequence[str], numeric: Sequence[bool]) -> set[str]:
    """Return the years that label rows: they run on, each before a larger number."""
    seen = {
        int(text)
        for i, text in enumerate(texts[:-1])
        if _is_year(text) and numeric[i + 1] and not _is_year(texts[i + 1])
    }
    priced = {
        text
        for i, text in enumerate(texts[:-1])
        if _is_year(text) and sign_of(texts[i + 1]) is not None
    }
    runs = {str(year) for year in seen if year - 1 in seen or year + 1 in seen}
    return runs | priced


def _is_year(text: str) -> bool:
    """Whether a text is a year as a row label prints it."""
    return text.isdigit() and 1990 <= int(text) <= 2100


def _number_costs(*, is_label: bool) -> _Costs:
    """Return the costs of a number: a value, or one of the years that label rows."""
    return _Costs(32.0, 0.3, 3.0, 1) if is_label else _Costs(32.0, 30.0, 0.0, 1)


def _text_costs(
    text: str,
    *,
    own_line: bool,
    textual: bool,
    known_label: bool,
    heads_labels: bool,
    promise: float,
) -> _Costs:
    """Return the costs of a text cell."""
    if is_section(text):
        return _Costs(0.0, 6.0, 12.0, 0)
    if is_member_heading(text):
        return _Costs(0.0, 8.0, 9.0, 0)
    if " | " in text:
        if suffix_unit(text) is not None:
            return _Costs(1.5, 0.0, 10.0, 0)
        return _Costs(0.2, 3.0, 6.0, 0)
    date = kind_of(text) is CellKind.DATE
    if date:
        whole = parse_date(text) is not None
        return _Costs(5.0 if whole else 8.0, 5.0 if whole else 8.0, 0.0, 2)
    value = value_cost(text, own_line=own_line) + (3.0 if known_label else 0.0)
    if is_cover_label(text):
        return _Costs(1.2, 0.2, value + 5.0, 0)
    if text.endswith(":"):
        return _Costs(0.3, 1.5, value + 2.0, 0)
    return _plain_costs(
        value, textual=textual, heads_labels=heads_labels, promise=promise
    )


def _promise(text: str, *, known: bool) -> float:
    """Return a label's promise of a text; a weak one ends where a number followed."""
    promise = text_promise(text)
    return 0.0 if known and promise < _STRONG else promise


def _plain_costs(
    value: float, *, textual: bool, heads_labels: bool, promise: float
) -> _Costs:
    """Return the costs of a text that bears no mark, from the cost as a value."""
    heading = 0.3 if heads_labels else 1.6
    if promise >= _STRONG:
        heading += 0.7
    if textual:
        heading, value = heading + 1.4, max(0.0, value - 2.0)
    strong = max(0.0, 2.0 - value)  # what is surely a value is no label
    return _Costs(heading + 2 * strong, 0.4 + 2 * strong, value, 0, promise)


# A state is (role, values so far in the row, group of the row's values).
_State = tuple[CellRole, int, int]


def _cheapest(
    texts: Sequence[str], costs: Sequence[_Costs], width: int
) -> list[CellRole]:
    """Return the roles of least total cost."""
    start: _State = (CellRole.HEADING, 0, 0)
    frontier: dict[_State, float] = {start: 0.0}
    back: list[dict[_State, _State]] = []
    for i, cost in enumerate(costs):
        nxt: dict[_State, float] = {}
        came: dict[_State, _State] = {}
        for state, spent in frontier.items():
            for new, extra in _steps(
                state,
                cost,
                width,
                texts,
                i,
                promised=costs[i - 1].promise if i else 0.0,
            ):
                total = spent + extra
                if total < nxt.get(new, float("inf")):
                    nxt[new] = total
                    came[new] = state
        frontier = nxt
        back.append(came)
    ends = {
        state: spent + (_NEVER if state[0] is CellRole.LABEL else 0)
        for state, spent in frontier.items()
    }
    state = min(ends, key=lambda key: ends[key])
    roles = []
    for came in reversed(back):
        roles.append(state[0])
        state = came[state]
    roles.reverse()
    return roles


def _steps(
    state: _State,
    cost: _Costs,
    width: int,
    texts: Sequence[str],
    at: int,
    *,
    promised: float,
) -> list[tuple[_State, float]]:
    """Return the states a cell may bring about, with what each costs."""
    role, count, group = state
    steps: list[tuple[_State, float]] = []
    if role is not CellRole.LABEL:
        steps.append(((CellRole.HEADING, 0, 0), cost.heading))
        steps.append(((CellRole.LABEL, 0, 0), cost.label))
    if role is CellRole.LABEL:
        extra = cost.value
        if cost.group != 1:
            extra = max(0.0, extra - promised)
        steps.append(((CellRole.VALUE, 1, cost.group), extra))
    elif role is CellRole.VALUE:
        extra = cost.value + (0.0 if group == cost.group else 5.0)
        if cost.group == 0 and group == 0:
            repeated = texts[at] == texts[at - 1]
            extra = min(cost.value, 0.3) if repeated else min(cost.value, 2.5) + 0.6
        # more values than columns: only where the head was misread
        extra += 0.0 if count < width else 25.0
        steps.append(((CellRole.VALUE, min(count + 1, width), cost.group), extra))
    else:
        steps.append(((CellRole.VALUE, 1, cost.group), cost.value + 40.0))
    return steps

"""What the amounts of a page say for one another, by the columns they are likely in.

A part is no larger than its whole in the same column; two amounts that are the same are
mostly one figure, of one day; the balance that opens a period closed the one before.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from kg.readers.pages.numbers import CellKind, kind_of, parse_amount
from kg.readers.pages.placing.choices import Choices
from kg.readers.pages.placing.columnlayout import ColumnLayout
from kg.readers.pages.placing.footing import ends_of
from kg.readers.pages.placing.rowvalues import RowValues
from kg.readers.pages.statementperiods import OPENING

LEAST_DIGITS: Final = 2
"""Digits an amount has at least, noughts at its end aside, to be known again."""
MOST_ALIKE: Final = 8
"""Places of one amount at most; one that stands everywhere says nothing."""
MOST_OF_LABEL: Final = 40
"""Rows of one label that are compared at most."""
MOST_MOVEMENTS: Final = 15
"""Rows from an opening balance to its closing one at most."""
_CLOSES: Final = re.compile(
    r"\bend(?:ing|ed)?\b|\bclosing\b|\bcarried\b", re.IGNORECASE
)
"""Labels of balances that close what a row above opens."""
Place = tuple[int, int]
"""Number of a row, and of a cell in it."""


def weights_from_amounts(
    rows: Sequence[RowValues],
    choices: Sequence[Choices],
    shares: Sequence[Sequence[float]],
    layout: ColumnLayout,
    weights: Mapping[str, float],
) -> list[list[float]]:
    """Return per row and choice the log weight other amounts of the page give it.

    Args:
        rows: The rows of the page.
        choices: The choices of each row.
        shares: Per row, the probability of each of its choices so far.
        layout: The columns of the page.
        weights: Value of each weight.
    """
    page = _Amounts(rows, choices, shares, layout)
    said: dict[Place, dict[int, float]] = defaultdict(dict)
    for say in (page.of_parts, page.of_equals, page.of_openings):
        for place, column, name, count in say():
            by_column = said[place]
            by_column[column] = by_column.get(column, 0.0) + weights[name] * count
    return [
        [
            sum(
                said[n, cell].get(column, 0.0)
                for cell, column in enumerate(choice)
                if (n, cell) in said
            )
            for choice in options.choices
        ]
        for n, options in enumerate(choices)
    ]


_Said = tuple[Place, int, str, float]
"""A place, a column, the weight that applies there, and how often."""


class _Amounts:
    """The amounts of a page and the columns each is likely in."""

    def __init__(
        self,
        rows: Sequence[RowValues],
        choices: Sequence[Choices],
        shares: Sequence[Sequence[float]],
        layout: ColumnLayout,
    ) -> None:
        self._rows, self._layout = rows, layout
        self._ends = ends_of(layout)
        self._values = [[_amount(raw) for raw in row.raws] for row in rows]
        self._likely = [
            _likely(options, likely)
            for options, likely in zip(choices, shares, strict=True)
        ]

    def of_parts(self) -> Iterator[_Said]:
        """Yield where a part is larger than its whole, or the same but for rounding."""
        for whole, part, share in _wholes_and_parts(self._rows):
            for n, total in enumerate(self._values[whole]):
                for m, value in enumerate(self._values[part]):
                    if not total or not value:
                        continue
                    if _are_one(total, value):
                        name = "part_whole"
                    elif abs(value) > abs(total):
                        name = "part_over"
                    else:
                        continue
                    yield from self._beside((part, m), (whole, n), name, share)
                    yield from self._beside((whole, n), (part, m), name, share)

    def of_equals(self) -> Iterator[_Said]:
        """Yield where the same amount stands in another row."""
        places: dict[Decimal, list[Place]] = defaultdict(list)
        for row, values in enumerate(self._values):
            for cell, value in enumerate(values):
                if value and _digits(value) >= LEAST_DIGITS:
                    places[abs(value)].append((row, cell))
        for alike in places.values():
            if not 2 <= len(alike) <= MOST_ALIKE:
                continue
            for place in alike:
                others = [other for other in alike if other[0] != place[0]]
                for other in others:
                    share = 1.0 / len(others)
                    yield from self._beside(place, other, "again", share, days=True)

    def of_openings(self) -> Iterator[_Said]:
        """Yield where an opening balance closed the period before, or does not."""
        before = _columns_before(self._layout)
        for opening, closing in _openings_and_closings(self._rows) if before else ():
            for n, opened in enumerate(self._values[opening]):
                for m, closed in enumerate(self._values[closing]):
                    if opened is None or closed is None:
                        continue
                    name = "chained" if opened == closed else "unchained"
                    for column, earlier in before.items():
                        here = self._likely[closing][m].get(earlier, 0.0)
                        yield (opening, n), column, name, here
                        here = self._likely[opening][n].get(column, 0.0)
                        yield (closing, m), earlier, name, here

    def _beside(
        self, place: Place, other: Place, name: str, share: float, *, days: bool = False
    ) -> Iterator[_Said]:
        """Yield a weight for the columns of another place, or of its days."""
        row, cell = other
        for column, likely in self._likely[row][cell].items():
            same = self._layout.same_end[column] if days else ()
            for one in (column, *same):
                yield place, one, name, share * likely


def _likely(options: Choices, shares: Sequence[float]) -> list[dict[int, float]]:
    """Return per cell the probability of each column it may have."""
    cells: list[dict[int, float]] = [{} for _ in options.choices[0]]
    for choice, share in zip(options.choices, shares, strict=True):
        for cell, column in enumerate(choice):
            cells[cell][column] = cells[cell].get(column, 0.0) + share
    return cells


def _amount(raw: str) -> Decimal | None:
    """Return an amount as printed, None of text and days."""
    kind = kind_of(raw)
    if kind is CellKind.PERCENT:
        raw = raw.replace("%", "")
        kind = kind_of(raw)
    return parse_amount(raw) if kind in (CellKind.MONEY, CellKind.NUMBER) else None


def _digits(value: Decimal) -> int:
    """Return how many digits tell an amount: noughts at its end do not."""
    return len(value.normalize().as_tuple().digits)


def _are_one(one: Decimal, other: Decimal) -> bool:
    """Whether two amounts are the same, or one is the other rounded.

    >>> _are_one(Decimal("30400000"), Decimal("30395777"))
    True
    """
    if abs(one) == abs(other):
        return True
    for rounded, exact in ((one.normalize(), other), (other.normalize(), one)):
        exponent = rounded.as_tuple().exponent
        if _digits(rounded) >= LEAST_DIGITS and isinstance(exponent, int):
            unit = Decimal(1).scaleb(exponent)
            if abs(abs(rounded) - abs(exact)) * 2 <= unit:
                return True
    return False


def _wholes_and_parts(rows: Sequence[RowValues]) -> Iterator[tuple[int, int, float]]:
    """Yield rows of one label, the first with fewer members, and what they count.

    What several rows say to one counts as much as what one says.
    """
    by_label: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        by_label[row.label.casefold(), row.unit].append(n)
    for alike in by_label.values():
        if len(alike) > MOST_OF_LABEL:
            continue
        members = {n: set(rows[n].members) for n in alike}
        pairs = [(w, p) for w in alike for p in alike if members[w] < members[p]]
        counts = Counter(n for pair in pairs for n in pair)
        for whole, part in pairs:
            yield whole, part, 1.0 / min(counts[whole], counts[part])


def _columns_before(layout: ColumnLayout) -> dict[int, int]:
    """Return for each year the one before it, in its unit and members."""
    return {
        one.index: other.index
        for one in layout.columns
        for other in layout.columns
        if one.months == other.months == 12
        and (one.unit, one.members) == (other.unit, other.members)
        and one.index < other.index
        and layout.lie_a_year_apart(one.index, other.index)
    }


def _openings_and_closings(rows: Sequence[RowValues]) -> Iterator[tuple[int, int]]:
    """Yield each row that opens a period with that of its block that closes it."""
    for n, row in enumerate(rows):
        if not OPENING.search(row.label):
            continue
        for m in range(n + 1, min(n + MOST_MOVEMENTS, len(rows))):
            if rows[m].members != row.members or OPENING.search(rows[m].label):
                break
            if _CLOSES.search(rows[m].label) and rows[m].unit == row.unit:
                yield n, m
                break

"""Rows of balances that stand under the two days of the balance sheets of a filing.

A balance sheet shows the last day and the one it is compared with: the year before, or
in an interim report the end of the last business year. Flows are printed for more
periods, so rows of balances have gaps; where every one of them has at most as many
values as columns end on those two days, a row of just as many stands there. Of 51 such
rows of rendered pages, two or more a page, none stands elsewhere; a row alone may.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final

from kg.model.filing import Column
from kg.readers.pages.placing.choices import Choice
from kg.readers.pages.placing.columnlayout import ColumnLayout
from kg.readers.pages.placing.rowvalues import RowValues, digits_of
from kg.resources import patterns_of

LEAST_ROWS: Final = 2
"""Rows of balances a page must have that fill just those columns; one may be chance."""
_YEAR: Final = timedelta(days=365)
_SLACK: Final = timedelta(days=8)
"""How much longer or shorter a business year of whole weeks is."""


def rows_of_balance_days(
    rows: Sequence[RowValues], layout: ColumnLayout
) -> Mapping[int, Choice]:
    """Return the columns of the rows that fill those of both balance sheets, by number.

    Args:
        rows: The rows of a page.
        layout: Its columns. Where heads differ in members or unit, or a column is that
            of an event, they say nothing of balance sheets.
    """
    units = {column.unit for column in layout.columns}
    if layout.has_head_members or any(layout.odd) or len(units) > 1:
        return {}
    days = _balance_days(layout.columns)
    choice = tuple(c.index for c in layout.columns if _last(c) in days)
    if len(days) < 2 or len(choice) == len(layout.columns):
        return {}
    balances = {
        number: row
        for number, row in enumerate(rows)
        if row.period == "instant" and _is_of_sheets(row.label)
    }
    if any(len(row.raws) > len(choice) for row in balances.values()):
        return {}
    full = {n: row for n, row in balances.items() if len(row.raws) == len(choice)}
    if len(full) < LEAST_ROWS:
        return {}
    if not all(_repeats(row, choice, layout) for row in full.values()):
        return {}
    return dict.fromkeys(full, choice)


def _balance_days(columns: Sequence[Column]) -> set[date]:
    """Return the last day and the one it is compared with; fewer where not known."""
    lasts = {c.index: day for c in columns if (day := _last(c)) is not None}
    headed = [c for c in columns if c.months and c.index in lasts]
    if len(lasts) < len(columns) or not headed:
        return set()
    latest = max(lasts.values())
    closing = [c for c in headed if lasts[c.index] == latest]
    if not closing:
        return set()
    if any(c.months == 12 for c in closing):
        before = {d for d in lasts.values() if abs(latest - d - _YEAR) <= _SLACK}
    else:
        closes = [c.index for c in columns if c.months == 12 or c.instant is not None]
        within_a_year = latest - _YEAR + _SLACK
        before = {lasts[n] for n in closes if within_a_year < lasts[n] < latest}
    return {latest, max(before)} if before else {latest}


def _last(column: Column) -> date | None:
    return column.instant or column.end


@cache
def _is_of_sheets(label: str) -> bool:
    """Whether a balance is told by balance sheets alone.

    Cash is told for every period, by the statement of flows, and what is promised for
    some periods or days.
    """
    said = patterns_of("footing_words.csv", "says")
    return not (said["cash"].search(label) or said["promised"].search(label))


def _repeats(row: RowValues, choice: Choice, layout: ColumnLayout) -> bool:
    """Whether columns that end one day show the same amount."""
    amounts = dict(zip(choice, map(digits_of, row.raws), strict=True))
    return all(
        amounts[column] == amounts[other]
        for column in choice
        for other in layout.same_end[column]
    )

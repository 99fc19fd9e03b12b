"""Rows of balances that stand under the two days of the balance sheets of a filing.

A balance sheet shows the last day and the one it is compared with: the year before, or
in an interim report the end of the last business year. Flows are printed for more
periods, so rows of balances have gaps; where every one of them has at most as many
values as columns end on those two days, a row of just as many stands there. Of 42 such
rows of rendered pages, two or more a page, none stands elsewhere; a row alone may.
Where a column is that of an event, balances are told for events too: there only totals
that are broken down in both columns stand so (`breakdowns`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import combinations
from typing import Final

from kg.model.filing import Column
from kg.readers.pages.placing.breakdowns import rows_broken_down
from kg.readers.pages.placing.choices import Choice
from kg.readers.pages.placing.columnlayout import ColumnLayout, day_of, sheet_days
from kg.readers.pages.placing.convenience import (
    Span,
    columns_translated,
    has_rate,
    rate_of,
    superseded,
    tells_rate,
)
from kg.readers.pages.placing.rowvalues import RowValues, digits_of
from kg.readers.pages.statementperiods import OPENING
from kg.resources import patterns_of
from kg.sides import may_be_flow

LEAST_ROWS: Final = 2
"""Rows of balances a page must have that fill just those columns; one may be chance."""
LEAST_UNTOLD: Final = 3
"""Such rows where no column is an instant: there a third balance sheet may be told."""


def rows_of_balance_days(
    rows: Sequence[RowValues], layout: ColumnLayout
) -> Mapping[int, Choice]:
    """Return the columns of the rows that fill those of both balance sheets, by number.

    Where the page translates its amounts too, rows fill them with the translations of
    these days or without any, and the rate tells which.

    Args:
        rows: The rows of a page.
        layout: Its columns. Where heads differ in members or unit other than that of
            translations, they say nothing of balance sheets; nor do those of events
            beside translations.
    """
    translated = columns_translated(layout)
    of_events = any(layout.odd)
    if layout.has_head_members or translated is None or (of_events and translated):
        return {}
    usual = [c for c in layout.columns if c.index not in translated]
    days = _balance_days(usual)
    passed = superseded(layout.columns) if translated else set()
    choice = tuple(
        c.index for c in usual if day_of(c) in days and c.index not in passed
    )
    whole = tuple(sorted({*choice, *(t for t, o in translated.items() if o in choice)}))
    if len(days) < 2 or len(choice) == len(layout.columns):
        return {}
    balances = {
        number: row
        for number, row in enumerate(rows)
        if row.period == "instant"
        and _is_of_sheets(row.label)
        and not (may_be_flow(row.label) and len(row.raws) > len(whole))
    }
    if any(len(row.raws) > len(whole) for row in balances.values()):
        return {}
    if of_events:
        return {
            number: tuple(choice[place] for place in places)
            for number, places in rows_broken_down(balances, len(choice))
        }
    full = {n: row for n, row in balances.items() if len(row.raws) == len(choice)}
    wholes: dict[int, RowValues] = {}
    pairs: dict[int, Choice] = {}
    if translated:
        rate = _rate(rows, balances.values(), translated, whole, layout)
        if rate is None or not _agree(balances.values(), translated, whole, rate):
            return {}
        pairs = _rows_of_pairs(balances, translated, whole, rate)
        full = {n: row for n, row in full.items() if not _has_pair(row.raws, rate)}
        wholes = {n: row for n, row in balances.items() if len(row.raws) == len(whole)}
    told = any(column.instant is not None for column in layout.columns)
    if len(full) + len(wholes) < (LEAST_ROWS if told else LEAST_UNTOLD):
        return {}
    if not all(_repeats(row, choice, layout) for row in full.values()):
        return {}
    # one row with translations tells the rate and cannot bear it out
    borne_out = wholes if len(wholes) >= LEAST_ROWS else {}
    return dict.fromkeys(full, choice) | dict.fromkeys(borne_out, whole) | pairs


def _rate(
    rows: Iterable[RowValues],
    balances: Iterable[RowValues],
    translated: Mapping[int, int],
    whole: Choice,
    layout: ColumnLayout,
) -> Span | None:
    """Return the rate of the translations of a page's balances; None where not told.

    Rows that fill all columns of the page tell it, else rows of balances that fill
    those of their days with the translations.
    """
    everywhere = tuple(range(len(layout.columns)))
    for listed, choice in ((rows, everywhere), (balances, whole)):
        pairs = list(_pairs(listed, translated, choice))
        if pairs:
            return rate_of(pairs)
    return None


def _agree(
    balances: Iterable[RowValues],
    translated: Mapping[int, int],
    whole: Choice,
    rate: Span,
) -> bool:
    """Whether all rows of balances with translations have them at a rate."""
    return all(has_rate(*pair, rate) for pair in _pairs(balances, translated, whole))


def _pairs(
    rows: Iterable[RowValues], translated: Mapping[int, int], choice: Choice
) -> Iterator[tuple[str, str]]:
    """Yield translation and original of the rows that fill a choice of columns."""
    for row in rows:
        if len(row.raws) == len(choice):
            at = dict(zip(choice, row.raws, strict=True))
            for one, other in translated.items():
                if one in at and other in at:
                    yield at[one], at[other]


def _rows_of_pairs(
    balances: Mapping[int, RowValues],
    translated: Mapping[int, int],
    whole: Choice,
    rate: Span,
) -> dict[int, Choice]:
    """Return the columns of the rows that hold a translation and its original alone."""
    of_days = [(t, o) for t, o in translated.items() if t in whole and o in whole]
    if len(of_days) != 1:
        return {}
    ((one, other),) = of_days
    choice = tuple(sorted((one, other)))
    found = {}
    for number, row in balances.items():
        if len(row.raws) == len(choice):
            at = dict(zip(choice, row.raws, strict=True))
            if tells_rate(at[one], at[other], rate):
                found[number] = choice
    return found


def _has_pair(raws: Sequence[str], rate: Span) -> bool:
    """Whether two values of a row may be a translation and its original."""
    return any(
        has_rate(one, other, rate) or has_rate(other, one, rate)
        for one, other in combinations(raws, 2)
    )


def _balance_days(columns: Sequence[Column]) -> frozenset[date]:
    """Return the last day and the one it is compared with; fewer where not known."""
    if any(day_of(column) is None for column in columns):
        return frozenset()
    return sheet_days(columns)


@cache
def _is_of_sheets(label: str) -> bool:
    """Whether a balance is told by balance sheets alone.

    Cash is told for every period, by the statement of flows, and what is promised for
    some periods or days; an opening balance stands below each period it opens.
    """
    said = patterns_of("footing_words.csv", "says")
    return not (
        said["cash"].search(label)
        or said["promised"].search(label)
        or OPENING.search(label)
    )


def _repeats(row: RowValues, choice: Choice, layout: ColumnLayout) -> bool:
    """Whether columns that end one day show the same amount."""
    amounts = dict(zip(choice, map(digits_of, row.raws), strict=True))
    return all(
        amounts[column] == amounts[other]
        for column in choice
        for other in layout.same_end[column]
        if other in amounts
    )

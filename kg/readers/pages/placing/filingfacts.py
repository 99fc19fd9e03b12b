"""What the rest of a filing tells of a column: it states the same fact again.

An instance holds every fact its pages print, and an HTML page has kept its columns: a
value that one of them states settles the column of a cell. A column a text page has
inferred only makes a candidate likelier.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import IntEnum

from kg.model.filing import Column
from kg.readers.labels import letters
from kg.readers.pages.cellvalues import Scales, value_of
from kg.readers.pages.durations import printed_months
from kg.readers.pages.numbers import currency_part, parse_date
from kg.readers.pages.placing.rowvalues import RowValues
from kg.readers.pages.placing.weights import LEAST_TELLING, WEIGHTS

_ROUNDED = timedelta(days=16)
"""How far a start may be off: a page gives a period's length in whole months."""
_DAY = timedelta(days=1)


class Telling(IntEnum):
    """How much a fact tells of the columns of another page."""

    HINT = 0
    """Its column was inferred: it makes a column likelier and settles nothing."""
    PAGE = 1
    """It kept its column: it settles the cells of rows of its label."""
    DOCUMENT = 2
    """It is one of a document that holds every fact of the filing."""


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact of the same filing whose period is settled.

    Attributes:
        labels: Letters of each label a row may show it under.
        members: Of each member, the letters of each label it may be shown under.
        value: Whole units; or the text, folded, a date as ISO prints it.
        unit: ``CNY``, or None when not known.
        instant, start, end: The period; see `kg.model.fact.Fact`.
        telling: How much it tells.
    """

    labels: frozenset[str]
    members: tuple[frozenset[str], ...]
    value: Decimal | str
    unit: str | None
    instant: date | None
    start: date | None
    end: date | None
    telling: Telling = Telling.HINT


class FilingFacts:
    """The settled facts of the rest of a filing, by amount."""

    def __init__(
        self,
        facts: Iterable[KnownFact],
        columns: Sequence[Column],
        scales: Scales = (),
        title_members: Sequence[str] = (),
        weights: Mapping[str, float] = WEIGHTS,
    ) -> None:
        """Index the facts.

        Args:
            facts: Facts of the rest of the filing.
            columns: The columns of the page.
            scales: Power of ten per unit of the page.
            title_members: Members in the page's title, which hold for all its rows.
            weights: Value of each weight.
        """
        self._columns, self._scales, self._weights = columns, scales, weights
        self._title = [letters(member) for member in title_members]
        self._heads = [[letters(m) for m in column.members] for column in columns]
        self._by_size: dict[Decimal | str, list[KnownFact]] = defaultdict(list)
        for fact in facts:
            self._by_size[_size(fact.value)].append(fact)

    def weights_of(self, row: RowValues) -> list[dict[int, float]]:
        """Return per cell the log weight other pages give a column, if they give any.

        Signs do not count: pages print the same amount negated.
        """
        weights = self._weights
        hints: list[dict[int, float]] = []
        for told in self._told(row):
            strongest: dict[int, float] = {}
            for column, facts in told.items():
                strengths = [
                    weights["elsewhere"]
                    + weights["elsewhere_members"] * alike
                    + weights["elsewhere_label"] * named
                    for fact, alike, named in facts
                    if isinstance(fact.value, Decimal)
                    and abs(fact.value) >= LEAST_TELLING
                ]
                if strengths:
                    strongest[column] = max(strengths)
            hints.append(strongest)
        return hints

    def columns_of(self, row: RowValues) -> list[frozenset[int]]:
        """Return per cell the columns in which the filing states its value.

        Value, unit, period and members must agree. Where facts bear the label of the
        row, only these count; a fact of another page must bear it.

        Returns:
            No columns for a cell of which the filing tells nothing.
        """
        cells = [
            {
                column: [
                    (fact, named)
                    for fact, alike, named in facts
                    if alike and (named or fact.telling is Telling.DOCUMENT)
                ]
                for column, facts in told.items()
            }
            for told in self._told(row, least=Telling.PAGE)
        ]
        if any(
            named for told in cells for facts in told.values() for _, named in facts
        ):
            cells = [
                {c: [pair for pair in facts if pair[1]] for c, facts in told.items()}
                for told in cells
            ]
        return [frozenset(c for c, facts in told.items() if facts) for told in cells]

    def _told(
        self, row: RowValues, least: Telling = Telling.HINT
    ) -> list[dict[int, list[tuple[KnownFact, bool, bool]]]]:
        """Return per cell and column the facts of its value, unit and period.

        Each with whether its members and whether its label are those of the row.
        """
        if not self._by_size:
            return [{} for _ in row.raws]
        label = letters(row.label.partition(" | ")[0])
        members = [*self._title, *(letters(member) for member in row.members)]
        return [
            {
                column.index: [
                    (
                        fact,
                        _are_members(fact, [*members, *self._heads[column.index]]),
                        label in fact.labels,
                    )
                    for fact in facts
                    if fact.telling >= least and _same_time(fact, column)
                ]
                for column, facts in self._of_value(row.label, raw)
            }
            for raw in row.raws
        ]

    def _of_value(
        self, label: str, raw: str
    ) -> Iterable[tuple[Column, list[KnownFact]]]:
        """Yield each column with the facts of what a cell says if it stands there."""
        by_unit: dict[str | None, list[KnownFact]] = {}
        for column in self._columns:
            if column.unit not in by_unit:
                cell = value_of(label, raw, column, self._columns, self._scales)
                value = cell.value
                if isinstance(value, str):
                    value = text_key(value)
                by_unit[column.unit] = [
                    fact
                    for fact in self._by_size.get(_size(value), ())
                    if _same_unit(fact.unit, cell.unit)
                    and _fits_column(fact.unit, column.unit)
                ]
            yield column, by_unit[column.unit]


def text_key(text: str) -> str:
    """Return a text as facts are found by it: folded, a date as ISO prints it.

    >>> text_key("Dec. 31,  2023"), text_key("Yes")
    ('2023-12-31', 'yes')
    """
    day = parse_date(text)
    return " ".join(text.split()).casefold() if day is None else day.isoformat()


def _size(value: Decimal | str) -> Decimal | str:
    """Return a value without its sign."""
    return value if isinstance(value, str) else abs(value)


def _same_unit(fact: str | None, cell: str | None) -> bool:
    """Whether units agree as far as known; counts bear units of many names."""
    if fact is None or cell is None or fact == cell:
        return True
    return currency_part(fact) is None and currency_part(cell) is None


def _fits_column(fact: str | None, column: str | None) -> bool:
    """Whether money is of the currency of a column; what is none may stand in any."""
    money = currency_part(fact)
    return money is None or currency_part(column) in (None, money)


def _are_members(fact: KnownFact, members: Sequence[str]) -> bool:
    """Whether the members of a fact are those a page shows, by any of their labels."""
    if len(fact.members) != len(members):
        return False
    return all(any(m in labels for labels in fact.members) for m in members) and all(
        any(m in labels for m in members) for labels in fact.members
    )


def _same_time(fact: KnownFact, column: Column) -> bool:
    """Whether a fact may be one of a column: a balance of its day, a flow in its time.

    A balance may also open the column's period. A start the fact does not tell is no
    difference, nor is any day to a column without date or any length to an instant.
    """
    last = column.instant or column.end
    if last is None:
        return True
    if fact.instant is not None:
        return fact.instant == last or (
            column.start is not None and _near(fact.instant, column.start - _DAY)
        )
    if fact.end != last or fact.start is None or column.instant is not None:
        return fact.end == last
    if column.start is not None:
        return _near(fact.start, column.start)
    lengths = column.may_be or (column.months,)
    return lengths == (None,) or printed_months(fact.start, last) in lengths


def _near(first: date, second: date) -> bool:
    """Whether two days are the same as far as whole months tell."""
    return abs(first - second) <= _ROUNDED

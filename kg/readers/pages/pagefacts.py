"""From the table of a page to facts: value, unit, period, concept, parties."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from kg.model.fact import Fact, PlacedBy, Role
from kg.model.filing import Column, Reading
from kg.readers.pages.cellmarks import suffix_unit, unglue
from kg.readers.pages.cellvalues import CellValue, Scales, counted, value_of
from kg.readers.pages.numbers import parse_date
from kg.readers.pages.pagescales import (
    is_unscaled,
    usual_currency,
    with_bare_scale,
)
from kg.readers.pages.pagetable import (
    Classify,
    ConceptFinder,
    ConceptGuess,
    Row,
    Table,
    TableCell,
)
from kg.readers.pages.rowperiods import periods_by_columns
from kg.readers.pages.statementperiods import OPENING, period_by_statement

_SUFFIX_CUT = re.compile(r"\s\|\s\S+(?:\s*/\s*\S+)?$")
_AT_DATE = re.compile(
    r"\b[Aa]t ([A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})$"
)


@dataclass(frozen=True, slots=True)
class Period:
    """The period of one fact; see `kg.model.fact.Fact`."""

    instant: date | None = None
    start: date | None = None
    end: date | None = None
    by: str | None = None


class _Roles(NamedTuple):
    """Members by role, as facts name them."""

    party: str | None
    relationship: str | None
    other: tuple[str, ...]


def reading_of(table: Table, concepts: ConceptFinder, classify: Classify) -> Reading:
    """Make the facts of a table, in page order.

    Args:
        table: What a page reader found.
        concepts: Finds the concept of a row.
        classify: Says what a member is.
    """
    table = with_bare_scale(table)
    page = _Page(table, concepts, classify)
    facts: list[Fact] = []
    number = 0
    for row in table.rows:
        if row.cells:
            number += 1
            facts += page.facts_of(row, number)
    return Reading(
        source=table.source,
        report=table.report,
        title=table.title,
        digest=table.digest,
        identity=table.identity,
        kind=table.kind,
        columns=table.columns,
        scales=table.scales,
        facts=tuple(facts),
        warnings=table.warnings,
        markups=tuple(
            (n, cell.markup)
            for n, cell in enumerate(cell for row in table.rows for cell in row.cells)
            if cell.markup is not None
        ),
    )


def placed_in(
    fact: Fact,
    column: int,
    columns: Sequence[Column],
    scales: Scales,
    classify: Classify | None = None,
) -> Fact:
    """Return a fact moved to another column: period, unit, value and members follow.

    Args:
        fact: A fact of a page.
        column: The column decided for it, from 0.
        columns: The columns of its page.
        scales: The scales of its page.
        classify: Says what the members of the new column head are.
    """
    old = columns[fact.column] if fact.column is not None else None
    new = columns[column]
    says = None
    if fact.period_by in {"concept", "label"}:
        says = "instant" if fact.instant is not None else "duration"
    period = period_of(fact.label, new, says, fact.period_by)
    cell = value_of(fact.label, fact.raw, new, columns, scales, fact.unit)
    moved = replace(
        fact,
        column=column,
        columns=(column,),
        placed_by=PlacedBy.SETTLED,
        value=cell.value,
        unit=cell.unit,
        decimals=cell.decimals,
        instant=period.instant,
        start=period.start,
        end=period.end,
        period_by=period.by,
    )
    if old is None or old.members == new.members:
        return moved
    return _with_head(moved, old, new, classify)


def period_of(
    label: str, column: Column, says: str | None, says_by: str | None
) -> Period:
    """Return the period of a fact.

    A balance in a duration column closes on its last day, an opening balance on the
    day before its first, which the page may not tell; a flow in an instant column ends
    that day, its start unknown. In a column that may be an instant or a duration, what
    no word tells to be a balance or a flow has a last day alone.

    Args:
        label: Row label; " at Dec. 31, 2022" at its end dates a balance, and one that
            stood at the first day of the column opened it.
        column: The column the fact stands in.
        says: ``instant`` or ``duration`` where concept or label tells.
        says_by: ``concept``, ``label`` or ``column``.
    """
    at = _AT_DATE.search(_SUFFIX_CUT.sub("", label))
    if at is not None and (day := parse_date(at[1])) is not None:
        opens = column.start == day
        return _opening_period(column, "label") if opens else Period(day, by="label")
    last = column.instant or column.end
    if says == "instant":
        if column.months and OPENING.search(label):
            return _opening_period(column, says_by)
        return Period(instant=last, by=says_by)
    if says == "duration":
        return Period(start=column.start, end=last, by=says_by)
    if last is None:
        return Period()
    if column.open_type:
        return Period(end=last)
    return Period(column.instant, column.start, column.end, "column")


def _opening_period(column: Column, by: str | None) -> Period:
    """Return when an opening balance closes: the day before the column's period."""
    if column.start is None:
        return Period(by=by)
    return Period(instant=column.start - timedelta(days=1), by=by)


def _opening_rows(table: Table) -> set[int]:
    """Return the rows that are opening balances, whatever their labels say.

    Of two rows of one element under the same members the first opens and the last
    closes the periods when each opening balance is the closing one of the period
    before, which is the next column of the same length. Where the page names no
    element, rows of one label below one heading are of one, and nil amounts show
    nothing. Rows are counted as on facts.
    """
    rows = [row for row in table.rows if row.cells]
    alike: dict[tuple[str, str | None, tuple[str, ...]], list[int]] = {}
    for number, row in enumerate(rows, start=1):
        by_label = (row.label.casefold(), row.section)
        what = by_label if row.element is None else (row.element, None)
        alike.setdefault((*what, row.members), []).append(number)
    openings = set()
    for numbers in alike.values():
        if len(numbers) < 2:
            continue
        first, last = rows[numbers[0] - 1], rows[numbers[-1] - 1]
        opened = {cell.column: _digits(cell.raw) for cell in first.cells}
        closed = {cell.column: _digits(cell.raw) for cell in last.cells}
        pairs = [
            (opened[n], closed[m])
            for n, m in _successions(table.columns)
            if n in opened and m in closed
        ]
        shown = first.element is not None or any(
            opens.strip("0.()") for opens, _ in pairs
        )
        if (
            pairs
            and shown
            and opened != closed
            and all(opens == closes for opens, closes in pairs)
        ):
            openings.add(numbers[0])
    return openings


def _successions(columns: Sequence[Column]) -> list[tuple[int, int]]:
    """Return the pairs of columns of which the second is the period before."""
    return [
        (later.index, earlier.index)
        for later in columns
        for earlier in columns
        if later.months is not None
        and later.start is not None
        and earlier.end == later.start - timedelta(days=1)
        and (later.months, later.members, later.unit)
        == (earlier.months, earlier.members, earlier.unit)
    ]


def _digits(raw: str) -> str:
    """Return the digits of a printed number with its brackets, nothing else."""
    return re.sub(r"[^\d.()]", "", raw)


def _with_head(fact: Fact, old: Column, new: Column, classify: Classify | None) -> Fact:
    """Exchange the members of a column head for those of another."""
    size = len(old.members)
    at = len(fact.members)
    for index in range(len(fact.members) - size, -1, -1):
        if size and fact.members[index : index + size] == old.members:
            at = index
            break
    else:
        size = 0
    roles = tuple(
        classify(member, axis).role if classify is not None else Role.OTHER
        for member, axis in zip(new.members, new.axes, strict=True)
    )
    members = fact.members[:at] + new.members + fact.members[at + size :]
    all_roles = fact.roles[:at] + roles + fact.roles[at + size :]
    return replace(
        fact,
        members=members,
        axes=fact.axes[:at] + new.axes + fact.axes[at + size :],
        roles=all_roles,
        **_by_role(members, all_roles)._asdict(),
    )


def _by_role(members: Sequence[str], roles: Sequence[Role]) -> _Roles:
    """Return the members of each role, in printed order."""

    def of(*wanted: Role) -> tuple[str, ...]:
        pairs = zip(members, roles, strict=True)
        return tuple(member for member, role in pairs if role in wanted)

    return _Roles(
        " | ".join(of(Role.PARTY, Role.GROUP)) or None,
        " | ".join(of(Role.RELATIONSHIP)) or None,
        of(Role.OTHER),
    )


def _between_balances(table: Table) -> dict[int, Period]:
    """Return the period of each row that stands between two dated balances.

    An equity statement has no dates in its head: what stands between "Balance at Dec.
    31, 2021" and "Balance at Dec. 31, 2022" happened from the day after the one to the
    other. Rows are counted as on facts.
    """
    if any(column.instant or column.end for column in table.columns):
        return {}
    periods: dict[int, Period] = {}
    opened: date | None = None
    waiting: list[int] = []
    number = 0
    for row in table.rows:
        if not row.cells:
            continue
        number += 1
        at = _AT_DATE.search(_SUFFIX_CUT.sub("", row.label))
        day = parse_date(at[1]) if at is not None else None
        if day is None:
            waiting.append(number)
            continue
        closes = not OPENING.search(row.label)
        if opened is not None and opened < day and closes:
            start = opened + timedelta(days=1)
            between = Period(start=start, end=day, by="label")
            periods.update(dict.fromkeys(waiting, between))
        opened, waiting = day, []
    return periods


@dataclass(frozen=True, slots=True)
class _Defined:
    """A guess whose period type the page itself defines."""

    concept: str | None
    by: str | None
    period: str | None
    period_by: str | None


class _Page:
    """One table on its way to facts."""

    def __init__(
        self, table: Table, concepts: ConceptFinder, classify: Classify
    ) -> None:
        self._table = table
        self._concepts = concepts
        self._classify = classify
        self._roles: dict[tuple[str, str | None], Role] = {}
        self._title_axes = table.title_axes or (None,) * len(table.title_members)
        self._usual = usual_currency(table)
        self._unscaled = is_unscaled(table)
        self._elements = {element.name: element for element in table.elements}
        self._between = _between_balances(table)
        self._openings = _opening_rows(table)
        self._by_columns = periods_by_columns(table)

    def facts_of(self, row: Row, number: int) -> list[Fact]:
        """Make the facts of one row."""
        guesses: dict[tuple[tuple[str, ...], str | None], ConceptGuess] = {}
        facts = []
        info = self._elements.get(row.element or "")
        for cell in row.cells:
            column = self._table.columns[cell.column]
            members = row.members + column.members + self._table.title_members
            value = value_of(
                counted(row.label, row.section),
                cell.raw,
                column,
                self._table.columns,
                self._table.scales,
                self._usual,
                info.data_type if info is not None else None,
            )
            key = (members, value.unit)
            if key not in guesses:
                guesses[key] = self._guess(row, cell, members, value.unit)
            facts.append(self._fact(row, number, cell, members, value, guesses[key]))
        return facts

    def _guess(
        self, row: Row, cell: TableCell, members: tuple[str, ...], unit: str | None
    ) -> ConceptGuess:
        """Ask for the concept of a row."""
        glue = unglue(cell.raw)
        cut = suffix_unit(row.label) is not None
        guess = self._concepts.find(
            _SUFFIX_CUT.sub("", row.label) if cut else row.label,
            members=members,
            section=row.section,
            definitions=(
                (row.definition,) if row.definition else self._table.definitions
            ),
            element=row.element or (glue.element if glue is not None else None),
            unit=unit,
        )
        info = self._elements.get(row.element or "")
        if info is not None and info.period_type in ("instant", "duration"):
            return _Defined(guess.concept, guess.by, info.period_type, "concept")
        told = period_by_statement(row.label, self._table.title)
        if told is None or guess.period_by == "concept":
            return guess
        return _Defined(guess.concept, guess.by, told, "label")

    def _fact(
        self,
        row: Row,
        number: int,
        cell: TableCell,
        members: tuple[str, ...],
        value: CellValue,
        guess: ConceptGuess,
    ) -> Fact:
        """Put one fact together."""
        column = self._table.columns[cell.column]
        axes = row.axes + column.axes + self._title_axes
        roles = tuple(
            self._role(member, axis) for member, axis in zip(members, axes, strict=True)
        )
        if column.months and self._is_flow_below_heading(row, guess):
            guess = _Defined(guess.concept, guess.by, "duration", "label")
        says, by = guess.period, guess.period_by
        told = self._by_columns.get((row.label, row.section))
        if says is None and told is not None and not self._is_beside_its_day(column):
            says, by = told, "column"
        period = period_of(row.label, column, says, by)
        if number in self._openings and guess.period == "instant" and column.months:
            period = _opening_period(column, period.by)
        undated = period.instant is None and period.end is None
        if undated and guess.period != "instant" and number in self._between:
            period = self._between[number]
        amount = isinstance(value.value, Decimal)
        unscaled = self._unscaled and amount and value.unit is None
        identity = self._table.identity
        return Fact(
            source=self._table.source,
            report=self._table.report,
            row=number,
            column=cell.column,
            raw=cell.raw,
            ref=f"line {cell.line}" if cell.line is not None else None,
            label=row.label,
            concept=guess.concept,
            concept_by=guess.by,
            members=members,
            axes=axes,
            roles=roles,
            **_by_role(members, roles)._asdict(),
            value=value.value,
            unit=value.unit,
            decimals=value.decimals,
            instant=period.instant,
            start=period.start,
            end=period.end,
            period_by=period.by,
            placed_by=PlacedBy.UNCERTAIN if unscaled else cell.placed_by,
            columns=cell.columns,
            cik=identity.cik,
            entity=identity.entity,
            accession=identity.accession,
            form=identity.form,
            filed=identity.filed,
            url=identity.url,
            title=self._table.title,
            member_names=(row.names + (None,) * (len(members) - len(row.names)))
            if any(row.names)
            else (),
            heading=row.section,
        )

    def _is_beside_its_day(self, column: Column) -> bool:
        """Whether a column of a period stands beside one of its last day.

        A balance of that day would stand there.
        """
        return bool(column.months) and any(
            other.instant == column.end
            and other.unit == column.unit
            and other.members == column.members
            for other in self._table.columns
        )

    def _is_flow_below_heading(self, row: Row, guess: ConceptGuess) -> bool:
        """Whether only the heading makes a balance of a flow in a column of a period.

        Below "Payables:" fees are a balance; where the page has columns of days, a
        balance stands in one of these, and a fee in a column of months is a flow.
        """
        by_words = guess.period == "instant" and guess.period_by == "label"
        if not by_words or row.section is None or row.element is not None:
            return False
        if all(column.instant is None for column in self._table.columns):
            return False
        by_label = self._concepts.find(
            row.label, members=(), section=None, definitions=(), element=None, unit=None
        )
        return by_label.period == "duration"

    def _role(self, member: str, axis: str | None) -> Role:
        """Return the role of a member, asked for once a page."""
        key = (member, axis)
        if key not in self._roles:
            self._roles[key] = self._classify(member, axis).role
        return self._roles[key]

"""Tables with heads to sort by and values to filter by, all in the address."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final
from urllib.parse import urlencode

from kg.model.amount import grouped
from kg.model.characters import shortened
from kg.serve.pages.markup import Markup, Piece, el, link, name, outward

Record = Mapping[str, object]
Parameters = Sequence[tuple[str, str]]

_MOST_CHOICES: Final = 14
"""Most values of one column that are offered to filter by."""
_WIDEST_CHOICE: Final = 60
"""Columns of the longest value that is offered whole."""
_LARGEST_YEAR: Final = 9999
_KEYS: Final = frozenset(("filing", "accession", "filing_before", "filing_after"))
"""Columns of accession numbers, which are not broken into lines."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        key: Name in the records.
        head: As shown; "" is made of the key.
        show: Makes the cell of a record; None shows the value as it is.
    """

    key: str
    head: str = ""
    show: Callable[[Record], Piece] | None = None

    @property
    def title(self) -> str:
        """What stands above it."""
        return self.head or self.key.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class View:
    """How a table is looked at: its address, with sort and filters.

    Attributes:
        path: Of the page.
        parameters: Of the address, in order.
        anchor: Id of the section of the table; "" for the top of the page.
    """

    path: str
    parameters: Parameters
    anchor: str = ""

    def value(self, key: str) -> str:
        """Return a parameter; "" without it."""
        return next((v for k, v in self.parameters if k == key), "")

    def address(self, **changes: str | None) -> str:
        """Return the address with some parameters changed, or taken out by None."""
        kept = [(k, v) for k, v in self.parameters if k not in changes and v]
        kept += [(k, v) for k, v in changes.items() if v is not None]
        query = f"?{urlencode(kept)}" if kept else ""
        return f"{self.path}{query}" + (f"#{self.anchor}" if self.anchor else "")


def arranged(
    rows: Iterable[Record], view: View, columns: Iterable[str]
) -> list[Record]:
    """Return the rows that the filters of a view leave, in the order it asks for.

    Args:
        rows: All rows.
        view: ``sort`` names a column, with "-" in front for the largest first; any
            other parameter with the name of a column filters by its value.
        columns: Names of the columns there are.
    """
    known = set(columns)
    kept = list(rows)
    for key, value in view.parameters:
        if key in known and value:
            kept = [row for row in kept if _plain(row.get(key)) == value]
    wanted = view.value("sort")
    key = wanted.removeprefix("-")
    if key in known:
        kept.sort(key=lambda row: _rank(row.get(key)), reverse=wanted.startswith("-"))
    return kept


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _rank(value: object) -> tuple[int, Decimal, str]:
    """Return what a value is sorted by: numbers by size, the unknown last."""
    if value is None:
        return 2, Decimal(0), ""
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return 0, Decimal(value), ""
    return 1, Decimal(0), str(value).casefold()


def table(
    columns: Sequence[Column], rows: Sequence[Record], view: View | None = None
) -> Markup:
    """Return a table; with a view its heads are links that sort it.

    A column without any value is left out.
    """
    columns = [column for column in columns if _says_something(column, rows)]
    numeric = {
        column.key
        for column in columns
        if any(isinstance(row.get(column.key), Decimal) for row in rows)
    }
    heads = [_head(column, view, number=column.key in numeric) for column in columns]
    body = [
        el("tr", [_cell(column, row, column.key in numeric) for column in columns])
        for row in rows
    ]
    whole = el("table", el("thead", el("tr", heads)), el("tbody", body))
    return el("div", scrolled(whole), class_="stack")


def scrolled(whole: Markup) -> Markup:
    """Return a table in a frame of its own, which scrolls where it is too wide."""
    return el(
        "div", whole, class_="scroll", tabindex=0, role="region", aria_label="Table"
    )


def page_links(view: View, start: int, size: int, total: int) -> Markup | None:
    """Return links to the rows before and behind those shown; None where all are.

    Args:
        view: Of the table; the parameter ``from`` says where a page begins.
        start: How many rows stand before those shown.
        size: Rows of a page.
        total: How many rows there are.
    """
    if total <= size:
        return None
    last = min(start + size, total)
    links: list[Piece] = []
    if start > 0:
        links.append(
            link("Earlier", view.address(**{"from": str(max(0, start - size))}))
        )
    if last < total:
        links.append(link("Later", view.address(**{"from": str(last)})))
    return el("p", links, f"{start + 1:,} to {last:,} of {total:,}", class_="pages")


def _says_something(column: Column, rows: Sequence[Record]) -> bool:
    """Tell whether a column has a value in any row, or makes its cells of others."""
    return any(
        column.key not in row or row[column.key] not in (None, "") for row in rows
    )


def _head(column: Column, view: View | None, *, number: bool) -> Markup:
    text: Piece = column.title
    order = None
    if view is not None:
        now = view.value("sort")
        first = f"-{column.key}" if number else column.key
        second = column.key if number else f"-{column.key}"
        text = link(text, view.address(sort=second if now == first else first))
        if now.removeprefix("-") == column.key:
            order = "descending" if now.startswith("-") else "ascending"
    kind = "number" if number else None
    return el("th", text, scope="col", class_=kind, aria_sort=order)


def _cell(column: Column, row: Record, number: bool) -> Markup:
    value = row.get(column.key)
    shown = column.show(row) if column.show else shown_value(value)
    kind = "number" if number else "day" if isinstance(value, date) else None
    if column.key in _KEYS:
        kind = "ident"
    if number and isinstance(value, Decimal) and value < 0:
        kind = "number negative"
    return el("td", shown, class_=kind, data_head=column.title)


def shown_value(value: object) -> Piece:
    """Return a value as a person reads it."""
    if value is None or isinstance(value, Decimal | date):
        return value
    if isinstance(value, int):
        return grouped(value) if abs(value) > _LARGEST_YEAR else value
    if isinstance(value, list | tuple):
        return name(" | ".join(map(str, value)))
    text = str(value)
    if text.startswith("https://www.sec.gov/"):
        return outward("SEC", text)
    return name(text)


def choices(
    rows: Sequence[Record], columns: Sequence[Column], view: View
) -> Markup | None:
    """Return the values to filter by, with how many rows have each; None for none.

    A column is offered when it has at least two values, and few.
    """
    groups = []
    for column in columns:
        chosen = view.value(column.key)
        counts = Counter(_plain(row.get(column.key)) for row in rows)
        counts.pop("", None)
        offered = chosen or 2 <= len(counts) <= _MOST_CHOICES
        if not offered:
            continue
        every = link("all", view.address(**{column.key: None}))
        chips: list[Piece] = [every] if chosen else []
        for value in sorted(counts):
            target = view.address(**{column.key: value})
            marked = "true" if value == chosen else None
            chips.append(
                el(
                    "a",
                    name(shortened(value, _WIDEST_CHOICE)),
                    el("span", counts[value], class_="count"),
                    href=target,
                    aria_current=marked,
                    class_="chip",
                )
            )
        groups.append(el("div", el("dt", column.title), el("dd", chips)))
    return el("dl", groups, class_="choices") if groups else None

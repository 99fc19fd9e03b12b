"""Small tables for notebooks: texts are escaped, and what is left out is said."""

import html
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from kg.model.amount import grouped
from kg.model.characters import shortened, visible

SHOWN: Final = 20
"""Most rows of a table in a notebook."""
_WIDEST: Final = 500
"""Most columns of a text in a cell, a long sentence; the whole is in its tooltip."""
_WHOLE: Final = 20
"""Characters up to which a text stays on one line: an accession number has as many."""

Shown = str | int | Decimal | date | None
"""What may stand in a cell."""


def cell_html(value: Shown, tag: str = "td", *, right: bool | None = None) -> str:
    r"""Return a cell: amounts grouped and to the right, texts escaped to the left.

    Args:
        value: What stands in it.
        tag: ``td``, or ``th`` for a head.
        right: Whether it stands to the right; None: as its kind does.

    >>> cell_html(Decimal("-1250000.50"))
    '<td style="text-align:right;white-space:nowrap">-1,250,000.5</td>'
    >>> cell_html("<b>A\u202e")
    '<td style="text-align:left;white-space:nowrap"><bdi>&lt;b&gt;A\\u202e</bdi></td>'
    """
    if value is None:
        return f"<{tag}></{tag}>"
    number = is_number(value)
    side = "right" if (number if right is None else right) else "left"
    if number or isinstance(value, date):
        text = grouped(value) if isinstance(value, (int, Decimal)) else str(value)
        return f'<{tag} style="text-align:{side};white-space:nowrap">{text}</{tag}>'
    whole = visible(str(value))
    text = shortened(whole, _WIDEST)
    tip = f' title="{html.escape(whole)}"' if text != whole else ""
    shown = html.escape(text)
    style = f"text-align:{side}"
    if len(text) <= _WHOLE:
        style += ";white-space:nowrap"
    return f'<{tag} style="{style}"{tip}><bdi>{shown}</bdi></{tag}>'


def is_number(value: Shown) -> bool:
    """Tell whether a value is an amount or a count."""
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def line_html(text: str) -> str:
    """Return a line of its own; no line for an empty text.

    >>> line_html("Moss & Co."), line_html("")
    ('<div>Moss &amp; Co.</div>', '')
    """
    shown = html.escape(visible(text))
    return f"<div>{shown}</div>" if shown else ""


def table_html(
    columns: Sequence[str], rows: Iterable[Sequence[Shown]], *lines: str
) -> str:
    """Return a table with lines below it; the lines alone where it has no row.

    Args:
        columns: Heads of the columns.
        rows: Their values, parallel to `columns`; all of them are shown.
        *lines: Plain text: what is shown of how much, what it was taken for.
    """
    below = "".join(line_html(line) for line in lines)
    listed = list(rows)
    if not listed:
        return below
    bodies = ["".join(cell_html(value) for value in row) for row in listed]
    head = "".join(
        cell_html(
            column.replace("_", " "),
            "th",
            right=any(is_number(row[n]) for row in listed),
        )
        for n, column in enumerate(columns)
    )
    body = "".join(f"<tr>{cells}</tr>" for cells in bodies)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{below}"


def record_html(pairs: Iterable[tuple[str, Shown]]) -> str:
    """Return one thing as a table of two columns; what is None or empty is left out."""
    body = "".join(
        f"<tr>{cell_html(name, 'th')}{cell_html(value, right=False)}</tr>"
        for name, value in pairs
        if value is not None and value != ""
    )
    return f"<table><tbody>{body}</tbody></table>"


def how_many(shown: int, total: int, what: str, order: str) -> str:
    """Say how much of a whole is shown, and which part.

    >>> how_many(20, 310, "rows", "largest net first")
    'shown 20 of 310 rows, largest net first'
    >>> how_many(3, 3, "rows", "largest net first"), how_many(1, 1, "rows", "")
    ('3 rows', '1 row')
    """
    if shown < total:
        return f"shown {shown:,} of {total:,} {what}, {order}"
    return f"{total:,} {what.removesuffix('s') if total == 1 else what}"

"""How the rows of an answer are printed, and where they go."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kg.cli.output import format_of, is_shown, put
from kg.cli.terminal import room
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.queries import Answer, Rows


class RowFormat(StrEnum):
    """Forms an answer is printed in."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    TURTLE = "turtle"
    XLSX = "xlsx"


_ENDINGS: Final = {
    ".txt": RowFormat.TABLE,
    ".csv": RowFormat.CSV,
    ".json": RowFormat.JSON,
    ".srj": RowFormat.JSON,
    ".jsonl": RowFormat.JSONL,
    ".ttl": RowFormat.TURTLE,
    ".xlsx": RowFormat.XLSX,
}
"""Form of an answer by the ending of the file it goes to."""


FormatOption = Annotated[
    RowFormat | None,
    typer.Option(
        "--format",
        help="How the answer is printed; else by the ending of the file, or table.",
    ),
]


def row_format(form: RowFormat | None, output: str | None) -> RowFormat:
    """Return the form of the answer, before anything is asked.

    Raises:
        BadParameter: A workbook has no file to go to.
    """
    chosen = format_of(form, output, _ENDINGS) or RowFormat.TABLE
    if chosen is RowFormat.XLSX and is_shown(output):
        message = "a workbook needs a file: give -o FILE.xlsx"
        raise typer.BadParameter(message)
    return chosen


def print_answer(
    answer: "Answer",
    form: RowFormat,
    output: str | None,
    shown: tuple[str, ...] = (),
) -> None:
    """Print an answer, and beside it what names were taken for.

    Args:
        answer: Rows; triples; True or False.
        form: How rows are printed.
        output: File; None or "-" is standard output.
        shown: Columns a table shows to people, in order; () for all.
    """
    from kg.queries import Rows

    if isinstance(answer, bool):
        put(f"{str(answer).lower()}\n", output)
        return
    if not isinstance(answer, Rows):
        put(answer.to_turtle(), output)
        return
    for note in answer.notes:
        print("note:", note, file=sys.stderr)
    if form is RowFormat.XLSX and output is not None:
        from kg.views.table import write_workbook

        write_workbook(answer.columns, answer, Path(output))
    else:
        text = _rows(answer, form) if form is not RowFormat.TABLE else None
        put(text or _table(answer, shown, room() if is_shown(output) else None), output)


def _table(rows: "Rows", columns: tuple[str, ...], room: int | None) -> str:
    """Return rows for people: facts by their short names, which commands take too.

    On a terminal other IRIs are left out, and so are columns that are not to be shown;
    a pipe gets all, those to be shown first.
    """
    from kg.facts.short_names import short_name
    from kg.views.table import text_table

    rest = [name for name in rows.columns if name not in columns]
    if room is not None:
        rest = [] if columns else [name for name in rest if not name.endswith("_iri")]
    names = (*columns, *rest)
    if "fact" not in names:
        return text_table(names, rows, room=room)
    named = ({**row, "fact": short_name(str(row["fact"]))} for row in rows)
    return text_table(names, named, room=room)


def _rows(rows: "Rows", form: RowFormat) -> str:
    from kg.model.written import csv_text, json_lines

    if form is RowFormat.CSV:
        return csv_text(rows.columns, rows.cells)
    if form is RowFormat.JSONL:
        return json_lines(rows.columns, rows.cells)
    if form is RowFormat.JSON:
        return rows.to_sparql_json() + "\n"
    message = "found rows, expected triples for turtle; use CONSTRUCT or a table"
    raise InputError(message)

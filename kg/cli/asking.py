"""kg query: named queries and SPARQL."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import GRAPH, GraphOption, ParameterOption, example, pairs
from kg.errors import InputError, NotFoundError

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


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command(
        epilog=example(
            "kg query exposure -p as_of=latest",
            "kg query balances -p party='Beijing QC%' --format csv",
            "kg query mine.rq",
            "kg query --list",
        )
    )(query)


def query(
    name: Annotated[
        str | None, typer.Argument(help="Name of a query, a .rq file, or - for stdin.")
    ] = None,
    graph: GraphOption = GRAPH,
    param: ParameterOption = None,
    form: Annotated[
        RowFormat, typer.Option("--format", help="How the answer is printed.")
    ] = RowFormat.TABLE,
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="File; needed for xlsx.")
    ] = None,
    show: Annotated[
        bool, typer.Option("--list", help="List the named queries and parameters.")
    ] = False,
) -> None:
    """Ask the graph: a named query or any SPARQL (SELECT, ASK, CONSTRUCT)."""
    from kg import api

    if show:
        _list()
        return
    if name is None:
        message = "give a query NAME, a .rq file or -, or --list."
        raise typer.BadParameter(message)
    with api.open(graph) as opened:
        answer = opened.query(_text(name), **pairs(param))
    _print(answer, form, output)


def _text(name: str) -> str:
    """Return a query's name, or the text of a file or of standard input."""
    if name == "-":
        return sys.stdin.read()
    if not name.endswith(".rq"):
        return name
    try:
        return Path(name).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        message = f"found no file {name}, expected a SPARQL query"
        raise NotFoundError(message) from None
    except (OSError, UnicodeDecodeError) as error:
        message = f"{name} cannot be read ({error}), expected SPARQL in UTF-8"
        raise InputError(message) from None


def _list() -> None:
    from kg.api import Graph

    for info in Graph.queries():
        print(f"{info.name}\n    {info.description or info.title}")
        for parameter in info.parameters:
            print(f"    -p {parameter.name}=...   {parameter.meaning}")


def _print(answer: "Answer", form: RowFormat, output: str | None) -> None:
    from kg.queries import Rows

    if isinstance(answer, bool):
        _write(f"{str(answer).lower()}\n", output)
    elif not isinstance(answer, Rows):
        _write(answer.to_turtle(), output)
    elif form is RowFormat.XLSX:
        _workbook(answer, output)
    else:
        _write(_rows(answer, form), output)


def _rows(rows: "Rows", form: RowFormat) -> str:
    from kg.views import table

    if form is RowFormat.CSV:
        return table.csv_of(rows.columns, rows.cells)
    if form is RowFormat.JSONL:
        return table.jsonl_of(rows.columns, rows.cells)
    if form is RowFormat.JSON:
        return rows.to_sparql_json() + "\n"
    if form is RowFormat.TURTLE:
        message = "found rows, expected triples for turtle; use CONSTRUCT or a table"
        raise InputError(message)
    shown = [name for name in rows.columns if not name.endswith("_iri")]
    return table.text_table(shown, rows)


def _workbook(rows: "Rows", output: str | None) -> None:
    from kg.views.table import write_workbook

    if output is None:
        message = "a workbook needs a file: give -o FILE.xlsx."
        raise typer.BadParameter(message)
    write_workbook(rows.columns, rows, Path(output))


def _write(text: str, output: str | None) -> None:
    if output is None or output == "-":
        sys.stdout.write(text)
    else:
        Path(output).write_text(text, encoding="utf-8", newline="")

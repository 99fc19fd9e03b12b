"""kg query, kg search, kg sql and kg frame: named queries, names, SQL, shares."""

import math
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kg.cli.options import GRAPH, GraphOption, ParameterOption, example, pairs, put
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


class Engine(StrEnum):
    """What answers a named query."""

    TABLES = "tables"
    SPARQL = "sparql"


_ENDINGS: Final = {
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
OutputOption = Annotated[
    str | None, typer.Option("-o", "--output", help="File; needed for xlsx.")
]
TimeoutOption = Annotated[
    float | None,
    typer.Option(min=0.0, help="Seconds after which the question is given up."),
]


commands = typer.Typer()


@commands.command(
    epilog=example(
        "kg query exposure -p as_of=latest",
        "kg query balances -p party='Beijing QC%' --format csv",
        "kg query mine.rq",
        "kg query --list",
    )
)
def query(
    name: Annotated[
        str | None, typer.Argument(help="Name of a query, a .rq file, or - for stdin.")
    ] = None,
    graph: GraphOption = GRAPH,
    param: ParameterOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
    engine: Annotated[
        Engine, typer.Option(help="What answers a named query; the rows are the same.")
    ] = Engine.TABLES,
    timeout: TimeoutOption = None,
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
    chosen = _form(form, output)
    with api.open(graph) as opened:
        answer = opened.query(
            _text(name, ".rq", "a SPARQL query"),
            engine=engine.value,
            timeout=math.inf if timeout is None else timeout,
            **pairs(param),
        )
    _print(answer, chosen, output)


@commands.command(epilog=example("kg search tencent", "kg search 1494558"))
def search(
    text: Annotated[
        str, typer.Argument(help="A name or a part of it, a CIK, an accession number.")
    ],
    graph: GraphOption = GRAPH,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Search reporters, parties and filings by name, number or like spelling."""
    from kg import api

    chosen = _form(form, output)
    with api.open(graph) as opened:
        rows = opened.search(text)
    _print(rows, chosen, output)


@commands.command(
    epilog=example(
        "kg sql 'SELECT currency, count(*) FROM positions GROUP BY ALL'",
        "kg sql mine.sql -o mine.csv",
    )
)
def sql(
    text: Annotated[
        str, typer.Argument(help="One SELECT, a .sql file, or - for stdin.")
    ],
    graph: GraphOption = GRAPH,
    form: FormatOption = None,
    output: OutputOption = None,
    timeout: TimeoutOption = None,
) -> None:
    """Ask the tables of the graph in SQL, which can only read them."""
    from kg import api

    chosen = _form(form, output)
    with api.open(graph) as opened:
        rows = opened.sql(_text(text, ".sql", "one SELECT"), timeout=timeout)
    _print(rows, chosen, output)


@commands.command(
    epilog=example(
        "kg frame due-to --period CY2023Q4I",
        "kg frame due-from --period CY2023Q4I --of receivables --sic sub.txt",
        "kg frame RevenueFromRelatedParties --period CY2023 -o frame.parquet",
    )
)
def frame(
    what: Annotated[
        str,
        typer.Argument(
            metavar="SIDE|ELEMENT", help="due-from, due-to, or an element's name."
        ),
    ],
    period: Annotated[
        str,
        typer.Option(
            help="CY2023 a year, CY2023Q2 a quarter, CY2023Q2I its end, or a day."
        ),
    ],
    of: Annotated[
        str | None,
        typer.Option(
            "--of",
            help="assets, liabilities, revenue, payables or receivables. Default: "
            "assets of due-from, liabilities of due-to, revenue of a flow.",
        ),
    ] = None,
    sic: Annotated[
        str | None,
        typer.Option(help="Table with columns cik and sic: ranks within industries."),
    ] = None,
    graph: GraphOption = GRAPH,
    form: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Share of every filer's total that is with related parties, and its rank."""
    from kg import api

    is_parquet = output is not None and Path(output).suffix.lower() == ".parquet"
    chosen = _form(form, output)
    with api.open(graph) as opened:
        rows = opened.frame(what, period=period, measure=of, sic=sic)
    if is_parquet and output is not None:
        from kg.queries.columnar import write_parquet

        write_parquet(rows, Path(output))
    else:
        _print(rows, chosen, output)


def _form(form: RowFormat | None, output: str | None) -> RowFormat:
    """Return the form of the answer, before anything is asked.

    Raises:
        NotFoundError: The folder of the file does not exist.
        BadParameter: A workbook has no file to go to.
    """
    if output is not None and output != "-":
        folder = Path(output).absolute().parent
        if not folder.is_dir():
            message = f"found no folder {folder}, expected one to write to; make it"
            raise NotFoundError(message)
    elif form is RowFormat.XLSX:
        message = "a workbook needs a file: give -o FILE.xlsx."
        raise typer.BadParameter(message)
    if form is not None:
        return form
    return _ENDINGS.get(Path(output or "").suffix.lower(), RowFormat.TABLE)


def _text(name: str, ending: str, expected: str) -> str:
    """Return the text itself, or that of a file or of standard input."""
    if name == "-":
        return sys.stdin.read()
    if not name.endswith(ending):
        return name
    try:
        return Path(name).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        message = f"found no file {name}, expected {expected}"
        raise NotFoundError(message) from None
    except (OSError, UnicodeDecodeError) as error:
        message = f"{name} cannot be read ({error}), expected {expected} in UTF-8"
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
        put(_rows(answer, form), output)


def _rows(rows: "Rows", form: RowFormat) -> str:
    from kg.views import table

    if form is RowFormat.CSV:
        return table.csv_text(rows.columns, rows.cells)
    if form is RowFormat.JSONL:
        return table.json_lines(rows.columns, rows.cells)
    if form is RowFormat.JSON:
        return rows.to_sparql_json() + "\n"
    if form is RowFormat.TURTLE:
        message = "found rows, expected triples for turtle; use CONSTRUCT or a table"
        raise InputError(message)
    shown = [name for name in rows.columns if not name.endswith("_iri")]
    return table.text_table(shown, rows)

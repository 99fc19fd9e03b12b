"""kg query, kg sparql, kg search and kg sql: named queries, names, SPARQL and SQL."""

import math
import re
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kg.cli.options import GRAPH, GraphOption, ParameterOption, example, pairs
from kg.cli.output import OutputOption, format_of, is_shown, put
from kg.cli.terminal import room
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
    ".txt": RowFormat.TABLE,
    ".csv": RowFormat.CSV,
    ".json": RowFormat.JSON,
    ".srj": RowFormat.JSON,
    ".jsonl": RowFormat.JSONL,
    ".ttl": RowFormat.TURTLE,
    ".xlsx": RowFormat.XLSX,
}
"""Form of an answer by the ending of the file it goes to."""

_NAME: Final = re.compile(r"\w[\w-]*")
"""What is the name of a query, and no text of one."""

FormatOption = Annotated[
    RowFormat | None,
    typer.Option(
        "--format",
        help="How the answer is printed; else by the ending of the file, or table.",
    ),
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
        names = ", ".join(info.name for info in api.Graph.queries())
        message = f"found no NAME, expected {names}, a .rq file or -; --list tells them"
        raise typer.BadParameter(message)
    chosen, given = _form(form, output), pairs(param)
    shown = _check_named(name, given)
    text = name if _NAME.fullmatch(name) else _sparql(name)
    with api.open(graph) as opened:
        answer = opened.query(
            text,
            engine=engine.value,
            timeout=math.inf if timeout is None else timeout,
            **given,
        )
    _print(answer, chosen, output, shown)


@commands.command(
    epilog=example(
        "kg sparql 'SELECT * { ?fact a rp:Balance ; rp:amount ?amount } LIMIT 5'",
        "kg sparql mine.rq -o mine.csv",
    )
)
def sparql(
    text: Annotated[
        str, typer.Argument(help="SPARQL 1.1, a .rq file, or - for stdin.")
    ],
    graph: GraphOption = GRAPH,
    param: ParameterOption = None,
    form: FormatOption = None,
    output: OutputOption = None,
    timeout: TimeoutOption = None,
) -> None:
    """Ask the RDF of the graph in SPARQL; rp:, skos:, us-gaap: ... are declared."""
    from kg import api

    chosen = _form(form, output)
    with api.open(graph) as opened:
        answer = opened.query(
            _sparql(text),
            engine=Engine.SPARQL,
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


def _form(form: RowFormat | None, output: str | None) -> RowFormat:
    """Return the form of the answer, before anything is asked.

    Raises:
        BadParameter: A workbook has no file to go to.
    """
    chosen = format_of(form, output, _ENDINGS) or RowFormat.TABLE
    if chosen is RowFormat.XLSX and is_shown(output):
        message = "a workbook needs a file: give -o FILE.xlsx"
        raise typer.BadParameter(message)
    return chosen


def _sparql(name: str) -> str:
    """Return SPARQL text; the comment behind it keeps a word from being a name."""
    return _text(name, ".rq", "a SPARQL query") + "\n#\n"


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


def _check_named(name: str, given: Mapping[str, object]) -> tuple[str, ...]:
    """Check name and parameters of a named query before a graph is looked at.

    Returns:
        The columns it shows to people; () for all, and for a text of one's own.

    Raises:
        KGError: There is no such query, or it takes no such parameter.
    """
    from kg.queries.named import check_names, named

    if _NAME.fullmatch(name) is None:
        return ()
    info = named(name)
    check_names(info, given)
    return info.shown


def _print(
    answer: "Answer",
    form: RowFormat,
    output: str | None,
    shown: tuple[str, ...] = (),
) -> None:
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
    from kg.views import table

    if form is RowFormat.CSV:
        return table.csv_text(rows.columns, rows.cells)
    if form is RowFormat.JSONL:
        return table.json_lines(rows.columns, rows.cells)
    if form is RowFormat.JSON:
        return rows.to_sparql_json() + "\n"
    message = "found rows, expected triples for turtle; use CONSTRUCT or a table"
    raise InputError(message)

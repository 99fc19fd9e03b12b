"""kg query, kg sparql, kg search and kg sql: named queries, names, SPARQL and SQL."""

import math
import re
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from kg.cli.options import GRAPH, GraphOption, ParameterOption, example, pairs
from kg.cli.output import OutputOption
from kg.cli.rows import FormatOption, print_answer, row_format
from kg.errors import InputError, NotFoundError


class Engine(StrEnum):
    """What answers a named query."""

    TABLES = "tables"
    SPARQL = "sparql"


_NAME: Final = re.compile(r"\w[\w-]*")
"""What is the name of a query, and no text of one."""

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
    chosen, given = row_format(form, output), pairs(param)
    shown = _check_named(name, given)
    text = name if _NAME.fullmatch(name) else _sparql(name)
    with api.open(graph) as opened:
        answer = opened.query(
            text,
            engine=engine.value,
            timeout=math.inf if timeout is None else timeout,
            **given,
        )
    print_answer(answer, chosen, output, shown)


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

    chosen = row_format(form, output)
    with api.open(graph) as opened:
        answer = opened.query(
            _sparql(text),
            engine=Engine.SPARQL,
            timeout=math.inf if timeout is None else timeout,
            **pairs(param),
        )
    print_answer(answer, chosen, output)


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

    chosen = row_format(form, output)
    with api.open(graph) as opened:
        rows = opened.search(text)
    print_answer(rows, chosen, output)


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

    chosen = row_format(form, output)
    with api.open(graph) as opened:
        rows = opened.sql(_text(text, ".sql", "one SELECT"), timeout=timeout)
    print_answer(rows, chosen, output)


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

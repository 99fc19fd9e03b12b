"""kg network: measures of who owes whom, and the network for other tools."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH, GraphOption, ParameterOption, example, pairs


class NetworkFormat(StrEnum):
    """What is written."""

    TABLE = "table"
    MEASURES = "measures"
    GRAPHML = "graphml"
    GEXF = "gexf"
    JSON = "json"
    FTM = "ftm"
    NEO4J = "neo4j"


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command(
        epilog=example(
            "kg network --measure concentration --currency CNY",
            "kg network --format graphml -o net.graphml",
        )
    )(network)


def network(
    graph: GraphOption = GRAPH,
    form: Annotated[
        NetworkFormat,
        typer.Option(
            "--format",
            help="table and measures (JSON) measure; the others write the network: "
            "graphml, gexf, json (node-link), ftm (FollowTheMoney), neo4j (two CSV).",
        ),
    ] = NetworkFormat.TABLE,
    output: Annotated[
        str, typer.Option("-o", "--output", help="File, or - for standard output.")
    ] = "-",
    measure: Annotated[
        list[str] | None,
        typer.Option("--measure", help="Only this one; may be given several times."),
    ] = None,
    as_of: Annotated[
        str, typer.Option("--as-of", help="A day, latest (of each reporter), or all.")
    ] = "latest",
    currency: Annotated[
        str | None, typer.Option(help="Currency of the measures, such as USD.")
    ] = None,
    rates: Annotated[
        str | None,
        typer.Option(help="CSV date,from,to,rate; else the filings' own translations."),
    ] = None,
    top: Annotated[int, typer.Option(min=1, help="Rows of each table.")] = 20,
    param: ParameterOption = None,
) -> None:
    """Measure who owes whom, or write the network for another tool."""
    from kg import api

    day = None if as_of == "all" else as_of
    with api.open(graph) as opened:
        if form in (NetworkFormat.TABLE, NetworkFormat.MEASURES):
            found = opened.measures(
                *(measure or ()),
                as_of=day,
                currency=currency,
                rates=rates,
                **pairs(param),
            )
            from kg.views import measured as views

            wide = form is NetworkFormat.TABLE
            text = views.measured_text(found, top) if wide else views.as_json(found)
            _write({"": text}, output)
            return
        net = opened.network(as_of=day, **pairs(param))
        if currency is not None:
            net = opened.in_currency(net, currency, rates=rates)
    from kg.network.export import EXPORTS

    _write(EXPORTS[form](net), output)


def _write(files: dict[str, str], output: str) -> None:
    """Write one file, or several beside one another; "-" is standard output.

    Raises:
        BadParameter: Several files cannot go to standard output.
    """
    if output == "-":
        if len(files) > 1:
            message = "several files are written; give -o NAME."
            raise typer.BadParameter(message)
        sys.stdout.write(next(iter(files.values())))
        return
    target = Path(output)
    for ending, text in files.items():
        place = target
        if len(files) > 1:
            place = target.with_name(f"{target.stem}.{ending}")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")
        print(place)

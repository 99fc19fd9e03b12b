"""kg network: measures of who owes whom, and the network for other tools."""

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from kg.cli.options import (
    GRAPH,
    AsOfOption,
    GraphOption,
    ParameterOption,
    day_or_word,
    example,
    note,
    one_of,
    pairs,
)
from kg.cli.output import format_of
from kg.cli.terminal import room
from kg.network.export import EXPORTS

TABLE, MEASURES = "table", "measures"
FORMATS = (TABLE, MEASURES, *EXPORTS)
_WRITTEN = ", ".join(
    f"{name} ({export.hint})" if export.hint else name
    for name, export in EXPORTS.items()
)
NETWORK_ENDINGS: Final[dict[str, str]] = {
    export.ending: name for name, export in EXPORTS.items() if export.ending
}
"""Forms of the network by the ending of the file they go to."""


commands = typer.Typer()


@commands.command(
    epilog=example(
        "kg network --measure concentration --currency CNY",
        "kg network --format graphml -o net.graphml",
    )
)
def network(
    graph: GraphOption = GRAPH,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            **one_of(FORMATS),
            help="table and measures (JSON) measure; the others write the network: "
            f"{_WRITTEN}. Else by the ending of -o.",
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("-o", "--output", help="File, or - for standard output.")
    ] = "-",
    measure: Annotated[
        list[str] | None,
        typer.Option("--measure", help="Only this one; may be given several times."),
    ] = None,
    as_of: AsOfOption = "latest",
    currency: Annotated[
        str | None, typer.Option(help="Currency of all amounts, such as USD.")
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

    chosen = format_of(form, output, {".txt": TABLE, **NETWORK_ENDINGS}) or TABLE
    measured = chosen in (TABLE, MEASURES)
    with api.open(graph) as opened:
        net = opened.network(as_of=day_or_word(as_of), **pairs(param))
        if measured or currency is not None:
            net = opened.in_currency(net, currency, rates=rates)
    from kg.network.project import left_out_line

    if measured:
        from kg.network.measures import measures_of
        from kg.views import measured as views

        results = measures_of(net, measure or ())
        text = (
            views.measured_text(results, top, room=room() if output == "-" else None)
            if chosen == TABLE
            else views.measured_json(results)
        )
        write_network({"": text}, output)
    else:
        write_network(EXPORTS[chosen].write(net), output)
    for line in ("empty", "conversion"):
        note(net.graph.get(line, ""))
    note(left_out_line(net))


def write_network(files: dict[str, str], output: str) -> None:
    """Write one file, or several beside one another; "-" is standard output.

    Raises:
        BadParameter: Several files cannot go to standard output.
    """
    if output == "-":
        if len(files) > 1:
            message = "found no -o, expected the name of the files: several are written"
            raise typer.BadParameter(message)
        sys.stdout.write(next(iter(files.values())))
        return
    from kg.store.files import write_whole

    target = Path(output)
    for ending, text in files.items():
        place = target
        if len(files) > 1:
            place = target.with_name(f"{target.stem}.{ending}")
        write_whole(place, text.encode())
        print(place)

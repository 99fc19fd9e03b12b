"""kg frame: what every filer has with related parties, as a share of its whole."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GRAPH, GraphOption, example
from kg.cli.output import OutputOption
from kg.cli.rows import FormatOption, RowFormat, print_answer, row_format

commands = typer.Typer()


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
    chosen = row_format(RowFormat.TABLE if is_parquet else form, output)
    with api.open(graph) as opened:
        rows = opened.frame(what, period=period, measure=of, sic=sic)
    if is_parquet and output is not None:
        from kg.queries.columnar import write_parquet

        write_parquet(rows, Path(output))
    else:
        print_answer(rows, chosen, output)

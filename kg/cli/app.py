"""Collects the commands of the command line."""

from typing import Annotated

import typer

from kg.cli import (
    asking,
    assisting,
    building,
    checking,
    drawing,
    fetching,
    network,
    notes,
    parties,
    reading,
    serving,
    signals,
)

app = typer.Typer(
    name="kg",
    help="Related-party disclosures of SEC filings as a graph: who owes what to whom.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)


def _version(*, asked: bool) -> None:
    if asked:
        from kg import __version__

        print(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _kg(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=lambda asked: _version(asked=asked),
            is_eager=True,
            help="Show the version and exit.",
        ),
    ] = False,
) -> None:
    """Read disclosures, build the graph, ask it, look at it."""


for module in (
    fetching,
    reading,
    building,
    asking,
    notes,
    checking,
    signals,
    parties,
    network,
    drawing,
    serving,
    assisting,
):
    app.add_typer(module.commands)

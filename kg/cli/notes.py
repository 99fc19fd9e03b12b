"""kg note: the notes of a filing about related parties, and what they state."""

import sys
from typing import Annotated

import typer

from kg.cli.options import GRAPH, GraphOption, example
from kg.errors import NotFoundError

commands = typer.Typer()


@commands.command(
    epilog=example(
        "kg note 0001751876-25-000011", "kg note 0001751876-25-000011 --statements"
    )
)
def note(
    filing: Annotated[
        str, typer.Argument(help="Accession, or hash of a page; kg query filings.")
    ],
    graph: GraphOption = GRAPH,
    statements: Annotated[
        bool, typer.Option("--statements", help="List what was read, with spans.")
    ] = False,
) -> None:
    """Print the notes of a filing about related parties as plain text."""
    import kg
    from kg.views.notes import notes_text

    with kg.open(graph) as opened:
        found = opened.notes(filing)
    if not found:
        message = (
            f"found no note of filing {filing!r}; kg query filings lists the filings, "
            "and a filing without text blocks about related parties has no notes"
        )
        raise NotFoundError(message)
    sys.stdout.write(notes_text(found, statements=statements))

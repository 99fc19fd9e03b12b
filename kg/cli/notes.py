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
    changes: Annotated[
        bool,
        typer.Option("--changes", help="List what changed since the filing before."),
    ] = False,
) -> None:
    """Print the notes of a filing as plain text, or what changed in them."""
    import kg
    from kg.views.notes import changes_text, notes_text

    with kg.open(graph) as opened:
        found = opened.notes(filing)
        versions = {
            note.document.key: opened.note_versions(note.document.key)
            for note in (found if changes else ())
            if note.repeats is None
        }
    if not found:
        message = (
            f"found no note of filing {filing!r}; kg query filings lists the filings, "
            "and a filing without text blocks about related parties has no notes"
        )
        raise NotFoundError(message)
    sys.stdout.write(
        changes_text(found, versions)
        if changes
        else notes_text(found, statements=statements)
    )

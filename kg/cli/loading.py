"""kg load: named graphs into a SPARQL store."""

from typing import Annotated

import typer

from kg.cli.options import example

PROTOCOLS = ("update", "graph-store")

commands = typer.Typer()


def _one_of(given: str) -> str:
    if given not in PROTOCOLS:
        message = f"found {given!r}, expected one of {', '.join(PROTOCOLS)}."
        raise typer.BadParameter(message)
    return given


@commands.command(
    epilog=example(
        "kg load graph --to http://localhost:8890/sparql",
        "kg load parts/ --to http://localhost:7878/update",
    )
)
def load(
    parts: Annotated[
        str,
        typer.Argument(help="Graph folder, N-Quads (.nq, .nq.gz), or a folder of it."),
    ],
    to: Annotated[str, typer.Option("--to", help="Address that takes updates.")],
    query_url: Annotated[
        str | None,
        typer.Option(help="Address that takes queries; else what --to suggests."),
    ] = None,
    protocol: Annotated[
        str,
        typer.Option(
            metavar=f"[{'|'.join(PROTOCOLS)}]",
            callback=_one_of,
            help="SPARQL updates, or the graph store protocol (--to is its address).",
        ),
    ] = PROTOCOLS[0],
    batch: Annotated[
        int | None, typer.Option(min=1, help="Most statements of one update; 1000.")
    ] = None,
    journal: Annotated[
        str | None,
        typer.Option(help="File that notes what came in; else beside the parts."),
    ] = None,
) -> None:
    """Bring graphs into a SPARQL store; loading again goes on where it stopped."""
    from kg.api.loading import load as bring

    done = bring(
        parts,
        to,
        query_url=query_url,
        protocol=protocol,
        batch=batch,
        journal=journal,
        progress=True,
    )
    print(
        f"{done.graphs:,} graphs loaded, {done.statements:,} statements, each graph "
        f"counted; {done.passed:,} graphs were there already"
    )

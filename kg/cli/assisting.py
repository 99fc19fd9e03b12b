"""kg mcp: the graph as tools of an assistant."""

import sys
from typing import Annotated

import typer

from kg.cli.options import GRAPH, GraphOption, example, require_packages

commands = typer.Typer()


@commands.command(
    "mcp", epilog=example("kg mcp -g graph", "kg mcp filings/", "kg mcp --list")
)
def mcp(
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="Build these to a temporary graph first, and serve it."),
    ] = None,
    graph: GraphOption = GRAPH,
    tools: Annotated[
        bool, typer.Option("--list", help="Print the tools and end.")
    ] = False,
) -> None:
    """Answer an assistant over standard input and output (Model Context Protocol)."""
    require_packages("kg mcp", "mcp", "mcp")
    from kg import api
    from kg.mcp.server import serve
    from kg.mcp.tools import NAMES, Tools

    if tools:
        for name in NAMES:
            said = " ".join((getattr(Tools, name).__doc__ or "").split())
            print(f"{name:12} {said}")
        return
    with api.open(None if sources else graph) as opened:
        if sources:
            # Standard output belongs to the protocol: all that is told goes beside it.
            done = opened.build(sources)
            print(f"{done.stored} facts of {done.filings} filings", file=sys.stderr)
            for _, message in done.bad:
                print("kg:", " ".join(message.split()), file=sys.stderr)
        with opened.still():
            pass  # a graph that is not there or damaged is told before anything runs
        serve(opened)

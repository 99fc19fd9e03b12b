"""kg serve: the graph in a browser, over SPARQL and as JSON."""

import sys
from typing import Annotated

import typer

from kg.cli.building import JOBS, JobsOption
from kg.cli.ending import keeping
from kg.cli.options import GRAPH, GraphOption, QuietOption, example, require_packages

commands = typer.Typer()


@commands.command(
    epilog=example(
        "kg serve -g graph",
        "kg serve R65.htm",
        "kg serve filings/ --port 0",
        "kg serve --host 0.0.0.0 --token ...",
    )
)
def serve(
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="Build these to a temporary graph first, and serve it."),
    ] = None,
    graph: GraphOption = GRAPH,
    host: Annotated[
        str, typer.Option(help="Where to listen; not this machine alone: with a token.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="0 takes one that is free.")
    ] = 8080,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="KG_TOKEN", help="What requests must show; made where one is needed."
        ),
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0.1, help="Seconds an answer may take.")
    ] = 30.0,
    jobs: JobsOption = JOBS,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Tell each request.")
    ] = False,
    quiet: QuietOption = False,
) -> None:
    """Serve the graph: pages for people, SPARQL at /sparql, JSON at /api."""
    require_packages("kg serve", "serve", "starlette", "uvicorn")
    from kg import api
    from kg.serve.limits import Limits
    from kg.serve.server import serve as run

    limits = Limits(seconds=timeout, readers=max(2, jobs))
    # Sources go to a temporary graph, which is gone when the server ends.
    with api.open(None if sources else graph) as opened:
        if sources:
            done = opened.build(sources, jobs=jobs, progress=not quiet)
            told = f"{done.reports} reports of {done.filings} filings"
            print(f"{told}: {done.stored} facts", file=sys.stderr)
            for _, message in done.bad:
                print("kg:", " ".join(message.split()), file=sys.stderr)
        with opened.still():
            pass  # a graph that is not there or damaged is told before anything runs
        with keeping(lambda: "the server has ended, and the graph is as it was"):
            run(
                opened.place,
                host=host,
                port=port,
                token=token,
                limits=limits,
                log=verbose,
                say=lambda line: print(line, flush=True),
            )

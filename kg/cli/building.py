"""kg build, kg rebuild, kg remove: what changes a graph."""

import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.ending import keeping
from kg.cli.options import (
    GRAPH,
    AccessionOption,
    CikOption,
    EntityOption,
    FiledOption,
    FormOption,
    GraphOption,
    LargestOption,
    QuietOption,
    UrlOption,
    VerboseOption,
    example,
    given_identity,
    say,
)

if TYPE_CHECKING:
    from kg.build.report import BuildReport

RdfOption = Annotated[
    bool | None,
    typer.Option("--rdf/--no-rdf", help="Keep RDF beside the tables. Default: as is."),
]
JobsOption = Annotated[int, typer.Option(min=1, help="Processes that share the work.")]
JOBS = max(1, min(4, os.cpu_count() or 1))


class Engine(StrEnum):
    """What builds."""

    LOCAL = "local"
    SPARK = "spark"


commands = typer.Typer()


@commands.command(
    epilog=example(
        "kg build filings/ -g graph",
        "kg build R65.txt --cik 1494558 --accession 0001104659-21-117128",
        "kg build --manifest manifest.csv",
        "kg build s3a://b/filings --engine spark --master yarn -o s3a://b/parts",
    )
)
def build(
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders, zip archives, or - for standard input."),
    ] = None,
    graph: GraphOption = GRAPH,
    cik: CikOption = None,
    entity: EntityOption = None,
    accession: AccessionOption = None,
    form: FormOption = None,
    filed: FiledOption = None,
    url: UrlOption = None,
    manifest: Annotated[
        str | None, typer.Option(help="CSV: source, cik, entity, accession, ...")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Keep all facts, not related parties alone.")
    ] = False,
    jobs: JobsOption = JOBS,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace filings whole.")
    ] = False,
    rdf: RdfOption = None,
    base: Annotated[
        str | None, typer.Option(help="Base of the IRIs of things, of a new graph.")
    ] = None,
    largest: LargestOption = None,
    engine: Annotated[
        Engine, typer.Option(help="local builds a graph; spark writes parts of one.")
    ] = Engine.LOCAL,
    master: Annotated[
        str,
        typer.Option(
            help="Of Spark: sail, sc://HOST:PORT, local[4], spark://..., yarn."
        ),
    ] = "sail",
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="Folder for parts, of Spark.")
    ] = None,
    verbose: VerboseOption = False,
    quiet: QuietOption = False,
) -> None:
    """Build sources into the graph; good ones land, bad ones are listed."""
    from kg import api

    if (engine is Engine.SPARK) is (output is None):
        message = "--engine spark and -o PARTS belong together."
        raise typer.BadParameter(message)

    if not sources and manifest is None:
        message = (
            "found no SOURCE, expected files, folders, zip archives, -, or --manifest"
        )
        raise typer.BadParameter(message)
    identity = given_identity(
        cik=cik, entity=entity, accession=accession, form=form, filed=filed, url=url
    )
    if output is not None:
        _build_parts(
            sources, manifest, output, master, everything=everything, base=base,
            largest=largest, jobs=jobs, **identity,
        )  # fmt: skip
        return
    with keeping(lambda: kept_of(graph)), api.open(graph) as opened:
        done = opened.build(
            sources or [],
            manifest=manifest,
            everything=everything,
            replace=replace,
            jobs=jobs,
            progress=not quiet,
            largest=largest,
            rdf=rdf,
            base=base,
            **identity,
        )
    _tell(done, verbose=verbose, quiet=quiet)
    if done.bad:
        raise typer.Exit(3)


def _tell(done: "BuildReport", *, verbose: bool, quiet: bool) -> None:
    """Print what a build did; bad sources last, where a person looks."""
    from kg.views.warnings import grouped_warnings

    warnings = () if quiet else grouped_warnings(done.warnings, every=verbose)
    for line in warnings:
        print("warning:", line, file=sys.stderr)
    print(
        f"{done.reports} reports of {done.filings} filings: {done.facts} facts read, "
        f"{done.stored} stored ({done.uncertain} with an unsettled column), "
        f"{len(done.skipped)} files not read, {len(done.bad)} bad"
    )
    if done.uncounted:
        parts = ", ".join(f"{n:,} {reason}" for reason, n in done.uncounted.items())
        print(f"not counted as owed: {parts}; kg query uncounted lists them")
    if done.uncertain:
        print(f"{done.uncertain:,} values wait for their column; kg settle shows them")
    sys.stdout.flush()
    for _, message in done.bad:
        say(message)


def _build_parts(
    sources: list[str] | None,
    manifest: str | None,
    output: str,
    master: str,
    *,
    everything: bool,
    base: str | None,
    largest: int | None,
    jobs: int,
    **identity: Any,  # noqa: ANN401
) -> None:
    """Build sources to parts on a cluster.

    Raises:
        Exit: Some of them are bad.
    """
    from kg.api.cluster import build_parts

    done = build_parts(
        sources or [], output, master=master, manifest=manifest, everything=everything,
        base=base, largest=largest, jobs=jobs, **identity,
    )  # fmt: skip
    names, groups = done.names
    print(
        f"{done.filings} filings: {done.facts} facts, {names} names in {groups} "
        f"groups, {done.statements} statements in {done.parts} parts; {done.skipped} "
        f"files not read, {len(done.bad)} bad"
    )
    sys.stdout.flush()
    for _, message in done.bad:
        say(message)
    if done.bad:
        raise typer.Exit(3)


@commands.command(epilog=example("kg rebuild", "kg rebuild -g graph --no-rdf"))
def rebuild(
    graph: GraphOption = GRAPH,
    rdf: RdfOption = None,
    jobs: JobsOption = JOBS,
    quiet: QuietOption = False,
) -> None:
    """Mend a damaged graph; make anew all that follows from its facts, RDF too."""
    from kg import api
    from kg.api.progress import Bar

    kept = "the graph is as it was; kg rebuild begins anew"
    with (
        keeping(lambda: kept),
        api.open(graph) as opened,
        Bar("making everything anew", shown=not quiet),
    ):
        done = opened.rebuild(rdf=rdf, jobs=jobs)
    print(done)


@commands.command(epilog=example("kg remove 0001104659-21-117128"))
def remove(
    name: Annotated[str, typer.Argument(help="Accession, page hash or source.")],
    graph: GraphOption = GRAPH,
) -> None:
    """Remove a filing, or what came from a source."""
    from kg import api

    with api.open(graph) as opened:
        print(f"{opened.remove(name)} reports removed")


def kept_of(graph: str) -> str:
    """Return what a graph holds after a build of it was interrupted."""
    from kg import api
    from kg.errors import KGError

    again = "the same command again completes the build"
    try:
        with api.open(graph) as opened:
            filings = len(opened.rows("filings"))
    except KGError:
        return f"nothing was published yet; {again}"
    noun = "filing" if filings == 1 else "filings"
    return f"the graph shows {filings:,} {noun}, each whole; {again}"

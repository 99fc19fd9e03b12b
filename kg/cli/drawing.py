"""kg view, kg export, kg demo, kg doctor: the picture, files, a try-out, a check-up."""

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from kg.cli.network import NETWORK_ENDINGS, write_network
from kg.cli.options import (
    GRAPH,
    AsOfOption,
    GraphOption,
    ParameterOption,
    QuietOption,
    day_or_word,
    example,
    note,
    one_of,
    pairs,
    say,
)
from kg.cli.output import format_of
from kg.cli.terminal import room
from kg.facts.export_tables import TABLE_EXPORTS
from kg.network.export import EXPORTS
from kg.store.forms import RdfForm

_REQUIRED = (
    "rdflib", "networkx", "pyvis", "duckdb", "lxml", "pyoxigraph", "oxrdflib",
    "rapidfuzz",
)  # fmt: skip
_OPTIONAL = (
    "pyshacl", "openpyxl", "httpx", "networkit", "pandas", "polars", "starlette",
    "uvicorn", "mcp", "pyspark", "pysail",
)  # fmt: skip
_ELSEWHERE: Final = "kg query NAME -o x.csv (or .xlsx) writes rows, kg view a picture"
_TABLES: Final = "; ".join(
    f"{form}: {export.hint}" for form, export in TABLE_EXPORTS.items()
)
EXPORT_ENDINGS: Final[dict[str, str]] = {
    **{f".{form}": form for form in (*RdfForm, *TABLE_EXPORTS)},
    **NETWORK_ENDINGS,
}
"""Forms of a whole graph by the ending of the file they go to."""
_PICTURES: Final = {".html": "html", ".htm": "html", ".svg": "svg", ".png": "png"}


commands = typer.Typer()


@commands.command(
    epilog=example(
        "kg view -o graph.html", "kg view --party 'Beijing QC%' --as-of 2021-06-30"
    )
)
def view(
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            help="HTML file, or - for standard output; .svg and .png need a browser.",
        ),
    ] = "graph.html",
    graph: GraphOption = GRAPH,
    party: Annotated[
        str | None, typer.Option(help="Draw what lies round this party; % matches.")
    ] = None,
    as_of: AsOfOption = "latest",
    depth: Annotated[
        int, typer.Option(min=1, help="How many edges round the party.")
    ] = 1,
    limit: Annotated[
        int | None, typer.Option(min=1, help="At most so many parties, the largest.")
    ] = None,
    max_nodes: Annotated[
        int,
        typer.Option(min=2, help="Beyond so many nodes parties fold into reporters."),
    ] = 300,
    flows: Annotated[
        bool, typer.Option("--flows", help="Show flows too, not only balances.")
    ] = False,
    reporter: Annotated[
        str | None, typer.Option(help="Draw what this entity reports; % matches.")
    ] = None,
    param: ParameterOption = None,
) -> None:
    """Draw who owes whom as one interactive page that needs no network."""
    from kg import api

    parameters = pairs(param)
    if "party" in parameters and party is not None:
        message = "found both --party and -p party=, expected one of them."
        raise typer.BadParameter(message)
    party = parameters.pop("party", party)
    if reporter is not None:
        parameters["reporter"] = reporter
    form = format_of(None, output, _PICTURES)
    with api.open(graph) as opened:
        net = opened.network_of_picture(as_of=day_or_word(as_of), **parameters)
        page = opened.draw(
            net, party=party, depth=depth, limit=limit, most=max_nodes, flows=flows
        )
    from kg.network.project import left_out_line

    if output == "-":
        sys.stdout.write(page)
    else:
        from kg.store.files import write_whole
        from kg.views.browser import PictureForm, picture_file

        drawn = next((each for each in PictureForm if each == form), None)
        data = page.encode() if drawn is None else picture_file(page, drawn)
        write_whole(Path(output), data)
        print(output)
    note(net.graph.get("empty", ""))
    note(left_out_line(net))


@commands.command(epilog=example("kg export -o graph.nq", "kg export -o graph.db"))
def export(
    output: Annotated[
        str, typer.Option("-o", "--output", help="File, or - for standard output.")
    ] = "-",
    graph: GraphOption = GRAPH,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            **one_of((*RdfForm, *TABLE_EXPORTS, *NETWORK_ENDINGS.values())),
            help=f"RDF ({', '.join(RdfForm)}), tables of facts, positions, parties "
            f"and filings ({_TABLES}), or the network as kg network writes it.",
        ),
    ] = None,
) -> None:
    """Write the whole graph, sorted: equal graphs give equal bytes."""
    from kg import api

    chosen = format_of(form, output, EXPORT_ENDINGS, elsewhere=_ELSEWHERE)
    chosen = chosen or RdfForm.NQ
    with api.open(graph) as opened:
        if chosen in NETWORK_ENDINGS.values():
            write_network(EXPORTS[chosen].write(opened.network(as_of="latest")), output)
            return
        files = opened.export(output, chosen)
    if output != "-":
        for file in files:
            print(file)


@commands.command(epilog=example("kg demo -o demo"))
def demo(
    output: Annotated[
        str, typer.Option("-o", "--output", help="Folder for graph and picture.")
    ] = "demo",
    quiet: QuietOption = False,
) -> None:
    """Build the shipped examples, show exposures, draw the picture."""
    from kg import api
    from kg.resources import folder
    from kg.views.table import text_table

    place = Path(output)
    place.mkdir(parents=True, exist_ok=True)
    picture = place / "graph.html"
    with api.open(place / "graph") as opened:
        done = opened.build(
            manifest=folder("examples") / "manifest.csv", progress=not quiet
        )
        rows = opened.rows("exposure", as_of="latest")
        opened.view(picture)
    print(
        f"{done.reports} pages of {done.filings} filings: {done.stored} facts in the "
        "graph. Who owes whom at each reporter's last date:\n"
    )
    columns = ("reporter", "party", "date", "currency", "due_from", "due_to", "net")
    sys.stdout.write(text_table(columns, rows, room=room()))
    print("\nThe picture (open it in a browser):")
    print(picture)


def _examine(folder: str) -> None:
    """Print what is wrong with a graph folder; exit 3 where it is to be mended."""
    from kg import api

    with api.open(folder) as opened:
        found = opened.examine()
    for trouble in found.remarks:
        print(trouble)
    for trouble in found.damage:
        say(str(trouble))
    if found.damage:
        raise typer.Exit(3)
    if not found.size:
        print(f"{folder}: nothing is published yet")
        return
    print(
        f"{folder}: every file is as it was written, {found.size:,} bytes, "
        f"{found.facts:,} facts"
    )


@commands.command(epilog=example("kg doctor", "kg doctor graph"))
def doctor(
    place: Annotated[
        str | None, typer.Argument(metavar="[FOLDER]", help="A graph to examine.")
    ] = None,
    graph: Annotated[
        str | None,
        typer.Option("-g", "--graph", help="The same: a graph folder to examine."),
    ] = None,
) -> None:
    """Say what is installed; of a graph folder, what is wrong and what to do."""
    from importlib import metadata

    from kg import __version__
    from kg.resources import folder

    if place is not None or graph is not None:
        _examine(place or graph or "")
        return

    print(f"kg {__version__}, Python {sys.version.split()[0]}")
    for name in ("ontology", "queries", "examples"):
        print(f"{name}: {folder(name)}")
    for name in _REQUIRED:
        print(f"{name} {metadata.version(name)}")
    for name in _OPTIONAL:
        try:
            print(f"{name} {metadata.version(name)} (optional)")
        except metadata.PackageNotFoundError:
            print(f"{name}: not installed (optional)")

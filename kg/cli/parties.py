"""kg parties: who the names are, why, and how to decide otherwise."""

import getpass
import sys
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.helping import show_help_alone
from kg.cli.options import (
    GRAPH,
    GraphOption,
    ListFormat,
    ListFormatOption,
    example,
)
from kg.cli.output import OutputOption, format_of, is_shown, put
from kg.cli.terminal import room

parties = typer.Typer(
    invoke_without_command=True,
    help="Who the names of the graph are: list, show, review, decide, undo.",
)
commands = typer.Typer()
commands.add_typer(parties, name="parties")


@parties.callback()
def _parties(context: typer.Context) -> None:
    """Show the help where no command is given."""
    show_help_alone(context)


WhyOption = Annotated[str, typer.Option(help="The reason; kept with the decision.")]
ByOption = Annotated[str | None, typer.Option(help="Who decides; else the user.")]


class Verdict(StrEnum):
    """What can be decided about two names."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@parties.command(
    "list", epilog=example("kg parties list", "kg parties list 'tencent%'")
)
def listing(
    name: Annotated[str, typer.Argument(help="Only these; % matches.")] = "%",
    graph: GraphOption = GRAPH,
    form: ListFormatOption = ListFormat.TABLE,
) -> None:
    """List the parties with their names and when they were seen."""
    from kg import api
    from kg.model.written import json_text
    from kg.views import parties as views

    with api.open(graph) as opened:
        found = views.parties_named(opened.parties(), name)
    table = form is ListFormat.TABLE
    sys.stdout.write(
        views.parties_text(found, room=room()) if table else json_text(found)
    )


@parties.command(epilog=example("kg parties show 'Beijing QC%'"))
def show(
    name: Annotated[str, typer.Argument(help="Name, key or IRI; % matches.")],
    graph: GraphOption = GRAPH,
    form: ListFormatOption = ListFormat.TABLE,
) -> None:
    """Show a party: its names, why they are one, and what notes say of it."""
    from kg import api
    from kg.errors import NotFoundError
    from kg.views import parties as views

    with api.open(graph) as opened:
        found = views.parties_named(opened.parties(), name)
        if not found:
            rows = opened.search(name)
            near = [str(row.name) for row in rows if row.what == "party"]
            told = "near are " + ", ".join(near[:5]) + "; " if near else ""
            message = f"found no party {name}; {told}kg parties list shows them"
            raise NotFoundError(message)
        iris = [one.iri for one in found]
        history = opened.party_history(*iris)
        statements = opened.party_statements(*iris)
    table = form is ListFormat.TABLE
    sys.stdout.write(
        views.shown_text(found, history, statements, room=room())
        if table
        else views.shown_json(found, statements)
    )


@parties.command(epilog=example("kg parties review", "kg parties review --top 50"))
def review(
    graph: GraphOption = GRAPH,
    top: Annotated[int, typer.Option(min=1, help="How many proposals.")] = 20,
    form: ListFormatOption = ListFormat.TABLE,
) -> None:
    """Propose names that may be one party's, and list conflicts."""
    from kg import api
    from kg.model.written import json_text
    from kg.views import parties as views

    with api.open(graph) as opened:
        proposals, conflicts = opened.review()
    if form is ListFormat.JSON:
        found = {"proposals": proposals, "conflicts": conflicts}
        sys.stdout.write(json_text(found))
    else:
        sys.stdout.write(views.review_text(proposals, conflicts, top, room=room()))


@parties.command(
    epilog=example("kg parties decide '1/x ltd' '1/x limited' same --why 'note 12'")
)
def decide(
    a: Annotated[str, typer.Argument(help="A name, or its key reporter/name.")],
    b: Annotated[str, typer.Argument(help="Another.")],
    verdict: Annotated[Verdict, typer.Argument(help="What they are.")],
    why: WhyOption,
    by: ByOption = None,
    graph: GraphOption = GRAPH,
) -> None:
    """Decide about two names; undo takes it back."""
    from kg import api

    with api.open(graph) as opened:
        number = opened.decide(a, b, verdict, why=why, by=by or _user(), when=_today())
    print(f"decision {number}; kg parties undo {number} takes it back")


@parties.command(epilog=example("kg parties undo 3 --why 'another company'"))
def undo(
    number: Annotated[int, typer.Argument(min=1, help="Of the decision.")],
    why: WhyOption,
    by: ByOption = None,
    graph: GraphOption = GRAPH,
) -> None:
    """Withdraw a decision; it stays on record, and the parties are as before."""
    from kg import api

    with api.open(graph) as opened:
        opened.undo(number, why=why, by=by or _user(), when=_today())
    print(f"decision {number} withdrawn")


@parties.command("import", epilog=example("kg parties import decisions.csv"))
def importing(
    path: Annotated[str, typer.Argument(help="CSV, as kg parties export writes it.")],
    graph: GraphOption = GRAPH,
) -> None:
    """Add the decisions of a file; those the graph has are passed over."""
    from kg import api
    from kg.errors import NotFoundError

    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text("utf-8-sig")
    except OSError as error:
        message = f"found no readable file {path} ({error.strerror}), expected a CSV"
        raise NotFoundError(message) from None
    with api.open(graph) as opened:
        print(f"{opened.import_decisions(text, path)} decisions added")


@parties.command("export", epilog=example("kg parties export -o decisions.csv"))
def exporting(
    output: OutputOption = None,
    graph: GraphOption = GRAPH,
) -> None:
    """Write all decisions, withdrawn ones too, as CSV."""
    from kg import api

    format_of(None, output, {".csv": "csv"})
    with api.open(graph) as opened:
        text = opened.export_decisions()
    put(text, output)
    if not is_shown(output):
        print(output)


@commands.command(
    epilog=example("kg name 1494558 'Example Limited'", "kg name 1494558 --undo")
)
def name(
    reporter: Annotated[str, typer.Argument(help="CIK, or the name shown for it.")],
    name: Annotated[str, typer.Argument(help="What it is called.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take the name back.")] = False,
    why: Annotated[str, typer.Option(help="The reason; kept.")] = "",
    by: ByOption = None,
    graph: GraphOption = GRAPH,
) -> None:
    """Give a reporter its name, shown everywhere; outlives every rebuild."""
    from kg import api

    if bool(name.strip()) == undo:
        message = "found no NAME or both, expected the NAME, or --undo alone"
        raise typer.BadParameter(message)
    with api.open(graph) as opened:
        opened.name_reporter(
            reporter, name.strip(), by=by or _user(), why=why, when=_today()
        )
    print(f"{reporter} has its own name again" if undo else f"{reporter}: {name}")


def _user() -> str:
    """Return the name of the user; "unknown" where the system has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def _today() -> date:
    return datetime.now(tz=UTC).date()

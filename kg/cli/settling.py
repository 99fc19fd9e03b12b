"""kg settle: the columns of values that the form of a page leaves open."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.ending import keeping
from kg.cli.options import GRAPH, GraphOption, example, note
from kg.cli.terminal import is_asked, room
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.api import Graph
    from kg.queries.grid import GridCell, PageGrid

commands = typer.Typer()


@commands.command(
    epilog=example(
        "kg settle",
        "kg settle R105:3.1 0 --why 'the note gives 2020-12-31'",
        "kg settle --filing 0001104659-24-052244",
    )
)
def settle(
    fact: Annotated[
        str | None,
        typer.Argument(
            metavar="[FACT]",
            help="Short name (R105:3.1: report, row, which value of the row), or IRI. "
            "Without one all unsettled values are gone through.",
        ),
    ] = None,
    column: Annotated[
        int | None,
        typer.Argument(metavar="[COLUMN]", min=0, help="Value column, from 0."),
    ] = None,
    why: Annotated[
        str | None, typer.Option(help="How the column is known; kept.")
    ] = None,
    filing: Annotated[
        str | None, typer.Option(help="Only values of this filing, or page hash.")
    ] = None,
    graph: GraphOption = GRAPH,
) -> None:
    """Decide the column of uncertain values; outlives every rebuild."""
    from kg import api

    with api.open(graph) as opened:
        if fact is not None and column is not None:
            if why is None and not is_asked():
                message = "found no --why, expected how the column is known"
                raise typer.BadParameter(message)
            why = why or str(typer.prompt("How is it known", err=True))
            opened.settle(fact, column, why)
            print(f"settled in column {column}")
            return
        facts = opened.unsettled(filing) if fact is None else [opened.fact_iri(fact)]
        if not facts:
            print("the column of every value is settled")
        elif is_asked() and sys.stdout.isatty():
            _go_through(opened, facts, why)
        elif fact is not None:
            raise InputError(
                _columns_of(opened.page(facts[0]), fact, facts[0]), usage=True
            )
        else:
            _list(opened, facts)


def _columns_of(page: "PageGrid", name: str, fact: str) -> str:
    """Return that a column is missing, and which there are."""
    place = page.place_of(fact)
    numbers = place[1].columns if place is not None else tuple(page.heads)
    columns = ", ".join(
        f"{number} ({page.heads.get(number, '')})" for number in numbers
    )
    return f"found no COLUMN for {name}, expected one of {columns}, and --why"


def _list(graph: "Graph", facts: Sequence[str]) -> None:
    """List the unsettled values with what they may be, and say how to settle one."""
    from kg.facts.short_names import short_name
    from kg.views.table import text_table

    rows = []
    pages: dict[str, PageGrid] = {}
    for fact in facts:
        report = fact.rsplit("/", 2)[0]
        page = pages.get(report) or graph.page(fact)
        pages[report] = page
        place = page.place_of(fact)
        if place is not None:
            row, cell = place
            dates = (
                f"{number}: {page.heads.get(number, '')}" for number in cell.columns
            )
            rows.append(
                {
                    "fact": short_name(fact),
                    "raw": cell.raw,
                    "label": row.label,
                    "party": row.party,
                    "columns": " | ".join(dates),
                    "filing": page.filing,
                }
            )
    columns = ("fact", "raw", "label", "party", "columns", "filing")
    sys.stdout.write(text_table(columns, rows, room=room()))
    note(f"{len(rows):,} unsettled; kg settle FACT COLUMN --why ... settles one")


def _go_through(graph: "Graph", facts: Sequence[str], why: str | None) -> None:
    """Ask for the column of each value, its page before the eyes."""
    settled = 0
    with keeping(lambda: f"{settled} of {len(facts)} values are settled and kept"):
        for n, fact in enumerate(facts, start=1):
            page = graph.page(fact)
            place = page.place_of(fact)
            if place is None:
                continue
            column = _ask(page, place[1], f"{n} of {len(facts)}")
            if column is None:
                break
            if column >= 0:
                graph.settle(fact, column, why or typer.prompt("How is it known"))
                settled += 1
    print(f"{settled} settled, {len(graph.unsettled())} left unsettled")


def _ask(page: "PageGrid", cell: "GridCell", count: str) -> int | None:
    """Show a page and return the column chosen; -1 for the next value, None to stop."""
    from kg.facts.short_names import short_name
    from kg.views.grid import choices_text, grid_text

    place = page.place_of(cell.fact)
    label = (
        ""
        if place is None
        else " · ".join(filter(None, (place[0].label, place[0].party)))
    )
    print(f"\n{count}  {short_name(cell.fact)}  {page.reporter}, {page.filing}")
    print(grid_text(page, cell.fact, room=room()))
    print(
        f"{cell.raw}  {label}\nmay stand in column\n{choices_text(page, cell)}", end=""
    )
    while True:
        answer = str(typer.prompt("Column (s: the next one, q: stop)", default="s"))
        if answer in ("s", "q"):
            return -1 if answer == "s" else None
        if answer.isascii() and answer.isdigit() and int(answer) in page.heads:
            return int(answer)
        numbers = ", ".join(map(str, page.heads))
        print(f"found {answer!r}, expected one of {numbers}, s or q")

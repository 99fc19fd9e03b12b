"""kg signals: patterns for review, with their numbers and cells."""

from typing import Annotated

import typer

from kg.cli.options import (
    GRAPH,
    GraphOption,
    ParameterOption,
    RecordFormat,
    chosen_from,
    example,
    pairs,
    records_text,
    say,
)
from kg.cli.output import OutputOption, endings_of, format_of, is_shown, put
from kg.cli.terminal import room

_COLUMNS = ("signal", "reporter", "party", "message", "weight", "numbers", "cells")


commands = typer.Typer()


def patterns() -> list[str]:
    """Return the names of the patterns for review."""
    from kg.signals import ACROSS, SIGNALS

    return [*SIGNALS, *ACROSS]


@commands.command(
    epilog=example(
        "kg signals", "kg signals --signal frozen -p frozen_days=300 --format json"
    )
)
def signals(
    graph: GraphOption = GRAPH,
    signal: Annotated[
        list[str] | None,
        typer.Option(
            "--signal",
            help="Only this one; may be given several times.",
            callback=chosen_from(patterns),
        ),
    ] = None,
    reporter: Annotated[
        str | None, typer.Option(help="Only this reporter: name or CIK, % matches.")
    ] = None,
    form: Annotated[
        RecordFormat | None,
        typer.Option("--format", help="How to print; else by -o, or table."),
    ] = None,
    output: OutputOption = None,
    top: Annotated[int, typer.Option(min=1, help="Rows of the table.")] = 40,
    param: ParameterOption = None,
) -> None:
    """List patterns for review, the weightiest first: figures and cells, no verdict."""
    from kg import api
    from kg.views.table import text_table

    chosen = format_of(form, output, endings_of(RecordFormat)) or RecordFormat.TABLE
    with api.open(graph) as opened:
        ranked = opened.signals(*(signal or ()), reporter=reporter, **pairs(param))
    say(ranked.note)
    if chosen is not RecordFormat.TABLE:
        put(records_text(_COLUMNS, ranked, chosen), output)
        return
    records = [item.record() for item in ranked[:top]]
    columns = ("signal", "reporter", "message")
    width = room() if is_shown(output) else None
    put(text_table(columns, records, room=width), output)
    if len(ranked) > top:
        print(f"and {len(ranked) - top:,} more; --top shows them")
    print("Patterns for review: what the figures show, and nothing of why.")

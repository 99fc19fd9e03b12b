"""kg signals: patterns for review, with their numbers and cells."""

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

from kg.cli.options import GRAPH, GraphOption, ParameterOption, example, pairs


class SignalFormat(StrEnum):
    """Forms patterns are printed in."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


_COLUMNS = ("signal", "reporter", "party", "message", "weight", "numbers", "cells")


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command(
        epilog=example(
            "kg signals", "kg signals --signal frozen -p frozen_days=300 --format json"
        )
    )(signals)


def signals(
    graph: GraphOption = GRAPH,
    signal: Annotated[
        list[str] | None,
        typer.Option("--signal", help="Only this one; may be given several times."),
    ] = None,
    reporter: Annotated[
        str | None, typer.Option(help="Only this reporter: name or CIK, % matches.")
    ] = None,
    form: Annotated[
        SignalFormat, typer.Option("--format", help="How to print.")
    ] = SignalFormat.TABLE,
    top: Annotated[int, typer.Option(min=1, help="Rows of the table.")] = 40,
    param: ParameterOption = None,
) -> None:
    """List patterns for review, the weightiest first: figures and cells, no verdict."""
    from kg import api
    from kg.views.table import csv_text, json_lines, text_table

    with api.open(graph) as opened:
        found = opened.signals(*(signal or ()), reporter=reporter, **pairs(param))
    records = [one.record() for one in found]
    if form is SignalFormat.JSON:
        sys.stdout.write(json.dumps(records, indent=1) + "\n")
    elif form is SignalFormat.JSONL:
        sys.stdout.write(json_lines(_COLUMNS, records))
    elif form is SignalFormat.CSV:
        flat = [
            {
                **record,
                "numbers": [f"{n.name}={n.value:f}" for n in one.numbers],
                "cells": [cell.fact for cell in one.cells],
            }
            for one, record in zip(found, records, strict=True)
        ]
        sys.stdout.write(csv_text(_COLUMNS, flat))
    else:
        columns = ("signal", "reporter", "message")
        sys.stdout.write(text_table(columns, records[:top], widest=160))
        if len(records) > top:
            print(f"and {len(records) - top:,} more; --top shows them")
        print("Patterns for review: what the figures show, and nothing of why.")

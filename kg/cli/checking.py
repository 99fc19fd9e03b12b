"""kg check: whether the figures add up, agree and keep to the rules."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import GRAPH, GraphOption, example

if TYPE_CHECKING:
    from kg.model.finding import Finding, Findings


class RuleName(StrEnum):
    """The rules, as `kg.checks.RULES` lists them."""

    TOTALS = "totals"
    RATES = "rates"
    DUPLICATES = "duplicates"
    RESTATEMENTS = "restatements"
    ROLLFORWARD = "rollforward"
    YEARTODATE = "yeartodate"
    SIGNS = "signs"
    DEPRECATION = "deprecation"
    CALCULATION = "calculation"
    SHAPES = "shapes"


class FindingFormat(StrEnum):
    """Forms findings are printed in."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


COLUMNS = (
    "rule",
    "status",
    "severity",
    "message",
    "numbers",
    "tolerance",
    "cells",
    "reporter",
    "filing",
)


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command(
        epilog=example(
            "kg check",
            "kg check --all --reporter 'Ambow%' --rule totals --rule rates",
            "kg check --format json",
        )
    )(check)


def check(
    graph: GraphOption = GRAPH,
    reporter: Annotated[
        str | None, typer.Option(help="Name or CIK of the reporter; % matches.")
    ] = None,
    filing: Annotated[
        str | None, typer.Option(help="Accession, hyphens or not, or page hash.")
    ] = None,
    rule: Annotated[
        list[RuleName] | None,
        typer.Option(help="Rule to run; may be given several times. Default: all."),
    ] = None,
    form: Annotated[
        FindingFormat, typer.Option("--format", help="How findings are printed.")
    ] = FindingFormat.TABLE,
    every: Annotated[
        bool, typer.Option("--all", help="Show passes too in the table.")
    ] = False,
    store: Annotated[
        bool, typer.Option("--store", help="Keep the fails in the graph.")
    ] = False,
) -> None:
    """Check figures: footing, rates, duplicates, roll-forward. Exit 1 if one fails."""
    from kg import api

    with api.open(graph) as opened:
        findings = opened.check(
            rules=[name.value for name in rule] if rule else None,
            reporter=reporter,
            filing=filing,
            store=store,
        )
    sys.stdout.write(_text(findings, form, every=every))
    if findings.failed:
        raise typer.Exit(1)


def _text(findings: "Findings", form: FindingFormat, *, every: bool) -> str:
    from kg.views.table import csv_text, json_lines

    if form is FindingFormat.JSON:
        return findings.to_json() + "\n"
    if form is FindingFormat.JSONL:
        return json_lines(COLUMNS, (finding.record() for finding in findings))
    if form is FindingFormat.CSV:
        return csv_text(COLUMNS, (_flat(finding) for finding in findings))
    return _listed(findings if every else findings.failed) + _counted(findings)


def _flat(finding: "Finding") -> dict[str, object]:
    """Return a finding in cells: numbers as ``name=value``, cells as fact IRIs."""
    numbers = [f"{n.name}={n.value:f}" for n in finding.numbers]
    cells = [cell.fact for cell in finding.cells]
    return {**finding.record(), "numbers": numbers, "cells": cells}


def _listed(findings: Iterable["Finding"]) -> str:
    """Return findings for people: a line of what and where, and the sentence."""
    from kg.views.characters import visible

    return "".join(
        f"{finding.status.upper()}  {finding.rule}"
        f"{f' ({finding.severity})' if finding.failed else ''}"
        f"{_place(finding)}\n    {visible(finding.message)}\n\n"
        for finding in findings
    )


def _place(finding: "Finding") -> str:
    from kg.views.characters import visible

    words = [finding.reporter, finding.filing]
    if finding.cells:
        cell = finding.cells[0]
        words += [cell.report or ""]
        words += [f"row {cell.row}"] if cell.row is not None else []
    said = ", ".join(word for word in words if word)
    return f"  {visible(said)}" if said else ""


def _counted(findings: "Findings") -> str:
    from kg.views.table import text_table

    rows = [
        {"rule": name, **{status.value: n for status, n in counts.items()}}
        for name, counts in findings.counts().items()
    ]
    return text_table(("rule", "pass", "fail", "not-applicable"), rows)

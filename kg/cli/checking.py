"""kg check: whether the figures add up, agree and keep to the rules."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import (
    GRAPH,
    GraphOption,
    RecordFormat,
    chosen_from,
    example,
    records_text,
    say,
)
from kg.cli.output import OutputOption, endings_of, format_of, put

if TYPE_CHECKING:
    from kg.model.finding import Finding, Findings


COLUMNS = (
    "rule", "status", "severity", "message", "numbers", "tolerance", "cells",
    "reporter", "filing",
)  # fmt: skip


def rules() -> Iterable[str]:
    """Return the names of the rules that check."""
    from kg.checks import RULES

    return RULES


commands = typer.Typer()


@commands.command(
    epilog=example(
        "kg check",
        "kg check --all --reporter 'Ambow%' --rule totals --rule rates",
        "kg check --format json",
    )
)
def check(
    graph: GraphOption = GRAPH,
    reporter: Annotated[
        str | None, typer.Option(help="Name or CIK of the reporter; % matches.")
    ] = None,
    filing: Annotated[
        str | None, typer.Option(help="Accession, hyphens or not, or page hash.")
    ] = None,
    rule: Annotated[
        list[str] | None,
        typer.Option(
            help="Rule to run; may be given several times. Default: all.",
            callback=chosen_from(rules),
        ),
    ] = None,
    form: Annotated[
        RecordFormat | None,
        typer.Option(
            "--format", help="How findings are printed; else by -o, or table."
        ),
    ] = None,
    output: OutputOption = None,
    every: Annotated[
        bool, typer.Option("--all", help="Show passes too in the table.")
    ] = False,
    store: Annotated[
        bool, typer.Option("--store", help="Keep the fails in the graph.")
    ] = False,
) -> None:
    """Check figures: footing, rates, duplicates, roll-forward. Exit 1 if one fails."""
    from kg import api

    chosen = format_of(form, output, endings_of(RecordFormat)) or RecordFormat.TABLE
    with api.open(graph) as opened:
        findings = opened.check(
            rules=rule or None,
            reporter=reporter,
            filing=filing,
            store=store,
        )
    say(findings.note)
    if chosen is RecordFormat.TABLE:
        shown = findings if every else findings.failed
        put(_listed(shown) + _counted(findings), output)
    else:
        put(records_text(COLUMNS, findings, chosen), output)
    if findings.failed:
        raise typer.Exit(1)


def _listed(findings: Iterable["Finding"]) -> str:
    """Return findings for people: a line of what and where, and the sentence."""
    from kg.model.characters import visible

    return "".join(
        f"{finding.status.upper()}  {finding.rule}"
        f"{f' ({finding.severity})' if finding.failed else ''}"
        f"{_place(finding)}\n    {visible(finding.message)}\n\n"
        for finding in findings
    )


def _place(finding: "Finding") -> str:
    from kg.model.characters import visible

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

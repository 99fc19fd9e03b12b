"""kg facts, kg report: what sources hold; nothing is stored."""

import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from kg.cli.options import (
    AccessionOption,
    CikOption,
    EntityOption,
    FiledOption,
    FormOption,
    LargestOption,
    UrlOption,
    example,
    given_identity,
)
from kg.errors import KGError
from kg.model.fact import Fact

Sources = Annotated[
    list[str], typer.Argument(help="Files, folders, zip archives, or - for stdin.")
]


class FactFormat(StrEnum):
    """Forms facts are printed in."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command(
        epilog=example("kg facts R65.txt", "kg facts R65.htm --related --format jsonl")
    )(facts)
    app.command(epilog=example("kg report filing/", "kg report R65.txt"))(report)


def facts(
    sources: Sources,
    form_out: Annotated[
        FactFormat, typer.Option("--format", help="How facts are printed.")
    ] = FactFormat.TABLE,
    related: Annotated[
        bool, typer.Option("--related", help="Only facts on related parties.")
    ] = False,
    cik: CikOption = None,
    entity: EntityOption = None,
    accession: AccessionOption = None,
    form: FormOption = None,
    filed: FiledOption = None,
    url: UrlOption = None,
    largest: LargestOption = None,
) -> None:
    """Print every fact of the sources; nothing is stored."""
    from kg import api

    identity = given_identity(
        cik=cik, entity=entity, accession=accession, form=form, filed=filed, url=url
    )
    printed: list[Fact] = []
    failure: KGError | None = None
    try:
        for fact in api.read(sources, related=related, largest=largest, **identity):
            printed.append(fact)
    except KGError as error:
        failure = error
    if printed or failure is None:
        sys.stdout.write(_written(form_out)(printed))
    if failure is not None:
        raise failure


def _written(form: FactFormat) -> Callable[[list[Fact]], str]:
    from kg.views import facts as views

    if form is FactFormat.JSONL:
        return views.facts_jsonl
    return views.facts_csv if form is FactFormat.CSV else views.facts_table


class ReportFormat(StrEnum):
    """Forms a report is printed in."""

    TABLE = "table"
    JSON = "json"


def report(
    sources: Sources,
    form_out: Annotated[
        ReportFormat, typer.Option("--format", help="How the report is printed.")
    ] = ReportFormat.TABLE,
    largest: LargestOption = None,
) -> None:
    """Say what sources hold and what became of every file; nothing is stored."""
    from kg import api
    from kg.views import holdings as views

    holdings = api.report(sources, largest=largest)
    if form_out is ReportFormat.JSON:
        sys.stdout.write(views.holdings_json(holdings))
    else:
        sys.stdout.write(views.holdings_text(holdings))
    for _, message in holdings.bad:
        print("kg:", message, file=sys.stderr)
    if holdings.bad:
        raise typer.Exit(3)

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
) -> None:
    """Print every fact of the sources; nothing is stored."""
    from kg import api

    identity = given_identity(
        cik=cik, entity=entity, accession=accession, form=form, filed=filed, url=url
    )
    found: list[Fact] = []
    failure: KGError | None = None
    try:
        for fact in api.read(sources, related=related, **identity):
            found.append(fact)
    except KGError as error:
        failure = error
    if found or failure is None:
        sys.stdout.write(_written(form_out)(found))
    if failure is not None:
        raise failure


def _written(form: FactFormat) -> Callable[[list[Fact]], str]:
    from kg.views import facts as views

    if form is FactFormat.JSONL:
        return views.facts_jsonl
    return views.facts_csv if form is FactFormat.CSV else views.facts_table


def report(sources: Sources) -> None:
    """Say page by page what sources hold: facts, related-party facts, doubts."""
    from kg import api
    from kg.views.table import text_table

    pages, bad = api.report(sources)
    columns = ("source", "report", "kind", "filing", "facts", "related", "uncertain")
    rows = [{name: getattr(page, name) for name in columns} for page in pages]
    sys.stdout.write(text_table(columns, rows))
    for page in pages:
        for line in page.warnings:
            print(f"{page.source}: {line}")
    for _, message in bad:
        print("kg:", message, file=sys.stderr)
    if bad:
        raise typer.Exit(3)

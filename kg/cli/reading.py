"""kg facts, kg report: what sources hold; nothing is stored."""

import sys
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
    ListFormat,
    ListFormatOption,
    SourcesArgument,
    UrlOption,
    example,
    given_identity,
    say,
)
from kg.errors import KGError
from kg.model.fact import Fact


class FactFormat(StrEnum):
    """Forms facts are printed in."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


commands = typer.Typer()


@commands.command(
    epilog=example("kg facts R65.txt", "kg facts R65.htm --related --format jsonl")
)
def facts(
    sources: SourcesArgument,
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
    from kg.views.facts import FORMATS

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
        sys.stdout.write(FORMATS[form_out](printed))
    if failure is not None:
        raise failure


@commands.command(epilog=example("kg report filing/", "kg report R65.txt"))
def report(
    sources: SourcesArgument,
    form: ListFormatOption = ListFormat.TABLE,
    largest: LargestOption = None,
) -> None:
    """Say what sources hold and what became of every file; nothing is stored."""
    from kg import api
    from kg.views.holdings import holdings_text
    from kg.views.table import json_text

    holdings = api.report(sources, largest=largest)
    write = holdings_text if form is ListFormat.TABLE else json_text
    sys.stdout.write(write(holdings))
    for _, message in holdings.bad:
        say(message)
    if holdings.bad:
        raise typer.Exit(3)

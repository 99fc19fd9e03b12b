"""kg facts, kg report: what sources hold; nothing is stored."""

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
    SourcesArgument,
    UrlOption,
    example,
    given_identity,
    say,
)
from kg.cli.output import OutputOption, endings_of, format_of, is_shown, put
from kg.cli.terminal import room
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
        FactFormat | None,
        typer.Option("--format", help="How facts are printed; else by -o, or table."),
    ] = None,
    output: OutputOption = None,
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
    from kg.views.facts import FORMATS, facts_table

    chosen = format_of(form_out, output, endings_of(FactFormat)) or FactFormat.TABLE
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
        if chosen is FactFormat.TABLE and is_shown(output):
            put(facts_table(printed, room=room()), output)
        else:
            put(FORMATS[chosen](printed), output)
    if failure is not None:
        raise failure


@commands.command(epilog=example("kg report filing/", "kg report R65.txt"))
def report(
    sources: SourcesArgument,
    form: Annotated[
        ListFormat | None,
        typer.Option("--format", help="How to print; else by -o, or table."),
    ] = None,
    output: OutputOption = None,
    largest: LargestOption = None,
) -> None:
    """Say what sources hold and what became of every file; nothing is stored."""
    from kg import api
    from kg.model.written import json_text
    from kg.views.holdings import holdings_text

    chosen = format_of(form, output, endings_of(ListFormat)) or ListFormat.TABLE
    holdings = api.report(sources, largest=largest)
    if chosen is ListFormat.JSON:
        put(json_text(holdings), output)
    else:
        width = room() if is_shown(output) else None
        put(holdings_text(holdings, room=width), output)
    for _, message in holdings.bad:
        say(message)
    if holdings.bad:
        raise typer.Exit(3)

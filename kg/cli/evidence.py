"""kg evidence: what a fact says, and the cells it was read from."""

import sys
from typing import Annotated

import typer

from kg.cli.options import GRAPH, GraphOption, ListFormat, ListFormatOption, example
from kg.cli.terminal import room

commands = typer.Typer()


@commands.command(
    epilog=example("kg evidence R65:4.1", "kg evidence 0001104659-21-117128/R65:4.1")
)
def evidence(
    facts: Annotated[
        list[str],
        typer.Argument(
            metavar="FACT...",
            help="Short name (R65:4.1: report, row, which value of the row), or IRI.",
        ),
    ],
    graph: GraphOption = GRAPH,
    form: ListFormatOption = ListFormat.TABLE,
) -> None:
    """Show facts: amount, label and day, whether they count, cell and page."""
    from kg import api
    from kg.model.written import json_text
    from kg.queries.filing_profile import FactProfile
    from kg.views.evidence import evidence_text
    from kg.views.grid import grid_text

    profiles: list[FactProfile] = []
    pages: list[str] = []
    with api.open(graph) as opened:
        for iri in map(opened.fact_iri, facts):
            profile = opened.profile(iri)
            assert isinstance(profile, FactProfile)
            profiles.append(profile)
            page = opened.page(iri)
            pages.append(grid_text(page, iri, room=room()) if page.rows else "")
    if form is ListFormat.JSON:
        sys.stdout.write(json_text(profiles))
        return
    shown = (
        "\n".join(part for part in (evidence_text(profile), page) if part)
        for profile, page in zip(profiles, pages, strict=True)
    )
    sys.stdout.write("\n".join(shown))

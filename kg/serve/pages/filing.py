"""The page of a filing: its documents, and what each of them states."""

from collections.abc import Sequence

from kg.queries.filing_profile import FilingProfile
from kg.queries.party_profile import Record
from kg.serve.pages.balances import side_tag
from kg.serve.pages.markup import (
    Markup,
    Piece,
    el,
    link,
    name,
    outward,
    thing_address,
    thing_link,
)
from kg.serve.pages.note import note_address
from kg.serve.pages.party import edgar_address
from kg.serve.pages.shell import forms_of, heading, page, section
from kg.serve.pages.tables import Column, View, arranged, choices, page_links, table
from kg.serve.pages.values import value_of_fact

_PAGE = 100


def filing_page(
    profile: FilingProfile, parameters: Sequence[tuple[str, str]], base: str
) -> str:
    """Return the page of a filing.

    Args:
        profile: What is known of it.
        parameters: Of the address: sort, filters and page of the facts.
        base: Of the graph's IRIs.
    """
    told = profile.told
    here = thing_address(profile.thing.iri, base)
    line: list[Piece] = [thing_link(told["reporter"], told["reporter_iri"], base)]
    for word, key in (("", "form"), ("period ", "period"), ("filed ", "filed")):
        if told[key]:
            line += [f" · {word}{told[key]}"]
    target = edgar_address(told)
    if target:
        line += [" · ", outward("at EDGAR", target)]
    return page(
        f"Filing {profile.thing.name}",
        heading(
            "Filing" if told["accession"] else "Page without accession number",
            name(profile.thing.name),
            line,
            forms=forms_of(here, json=f"/api/filing/{profile.thing.name}"),
        ),
        _reports(profile),
        facts_section(profile.facts, View(here, list(parameters), "facts"), base),
        _notes(profile),
        el("p", profile.thing.iri, class_="iri"),
    )


def _reports(profile: FilingProfile) -> Markup:
    columns = [
        Column("report"),
        Column("title"),
        Column("facts"),
        Column("source", "Read from"),
        Column("url", "At EDGAR"),
    ]
    return section("Documents", table(columns, profile.reports))


def facts_section(facts: Sequence[Record], view: View, base: str) -> Markup:
    """Return the facts of a filing, a hundred at a time."""
    columns = [
        Column(
            "label",
            show=lambda row: thing_link(row["label"] or "fact", row["fact"], base),
        ),
        Column("party", show=lambda row: _party_link(row, base)),
        Column("relationship"),
        Column("day", "Date"),
        Column("value"),
        Column("unit"),
        Column("side", "Side", lambda row: side_tag(row["side"])),
        Column("report", "Report"),
        Column("reason", "Not counted"),
    ]
    rows = [{**row, "value": value_of_fact(row)} for row in facts]
    kept = arranged(rows, view, [column.key for column in columns])
    start = int(view.value("from")) if view.value("from").isdigit() else 0
    offered = [c for c in columns if c.key in ("report", "side", "unit", "day")]
    last = min(start + _PAGE, len(kept))
    return section(
        "Facts",
        choices(rows, offered, view),
        table(columns, kept[start:last], view),
        page_links(view, start, _PAGE, len(kept)),
        id="facts",
        beside=f"{len(kept):,}",
    )


def _party_link(row: Record, base: str) -> Piece:
    if not row["party_iri"]:
        return None
    return thing_link(row["party"], row["party_iri"], base)


def _notes(profile: FilingProfile) -> Markup | None:
    if not profile.notes:
        return None
    items = [
        el(
            "li",
            link(
                name(note["title"] or note["document"]),
                note_address(str(note["document"])),
            ),
        )
        for note in profile.notes
    ]
    line = (
        "Text blocks about related parties, with the words marked that state something."
    )
    return section(
        "Notes", el("p", line, class_="note"), el("ul", items, class_="columns")
    )

"""The page of a fact: its value, the cells it was read from, and whether it counts."""

from decimal import Decimal
from typing import Final

from kg.facts.evidence import Cell
from kg.queries.filing_profile import FactProfile
from kg.serve.pages.markup import (
    Markup,
    Piece,
    el,
    link,
    name,
    outward,
    preformatted,
    thing_address,
    thing_link,
)
from kg.serve.pages.shell import forms_of, heading, page, section

_UNITS: Final = {3: "in thousands", 6: "in millions", 9: "in billions"}
"""What a page says of amounts that are to be multiplied, by the power of ten."""


def fact_page(profile: FactProfile, base: str) -> str:
    """Return the page of a fact."""
    said = profile.said
    here = thing_address(profile.thing.iri, base)
    value = said["value"]
    number = bool(said["number"])
    shown: Piece = Decimal(str(value)) if number and value is not None else None
    side = str(said["side"] or "net").replace(" ", "-")
    days = said["instant"] or " to ".join(
        str(day) for day in (said["start"], said["end"]) if day
    )
    figure = el(
        "div",
        el(
            "div",
            el("p", str(days), class_="what"),
            el(
                "p",
                shown,
                Markup(" "),
                el("small", str(said["unit"] or "")),
                class_="amount",
            )
            if number
            else el("p", name(value or ""), class_="lead"),
            class_=f"figure wide {side}",
        ),
        class_="figures",
    )
    return page(
        profile.thing.name or "Fact",
        heading(
            f"Fact · {said['level']} · {said['status']}",
            name(profile.thing.name or "Fact"),
            _whose(profile, base),
            forms=forms_of(here, json=_json(profile, base)),
        ),
        figure,
        section("Evidence", _cells(profile)),
        el("div", _counts(profile, base), _told(profile, base), class_="pair"),
        el("p", profile.thing.iri, class_="iri"),
    )


def _json(profile: FactProfile, base: str) -> str:
    return "/api/fact/" + thing_address(profile.thing.iri, base).removeprefix("/id/")


def _whose(profile: FactProfile, base: str) -> Piece:
    said = profile.said
    line: list[Piece] = [thing_link(said["reporter"], said["reporter_iri"], base)]
    if said["party_iri"]:
        party = thing_link(said["party"], said["party_iri"], base)
        line += [" · with ", party]
    filing = thing_link(said["filing"], said["filing_iri"], base)
    return [*line, " · in ", filing]


def _cells(profile: FactProfile) -> Piece:
    if not profile.cells:
        return el("p", "No cell is kept of this fact.", class_="empty")
    return [_cell(cell) for cell in profile.cells]


def _cell(cell: Cell) -> Markup:
    parts = [cell.report or "page", cell.title]
    where = " · ".join(part for part in parts if part)
    place = []
    if cell.row is not None:
        place.append(f"row {cell.row}")
    if cell.column is not None:
        place.append(f"column {cell.column}")
    if cell.line is not None:
        place.append(f"line {cell.line}")
    if cell.head:
        place.append(f"under “{cell.head}”")
    if cell.scale:
        place.append(_UNITS.get(cell.scale, f"times 10^{cell.scale}"))
    place.append(f"column known by {cell.placed_by}")
    return el(
        "div",
        el("p", outward(name(where), cell.url), class_="where"),
        el("p", name(cell.label)),
        el("p", preformatted(cell.raw), class_="printed"),
        el("p", name(", ".join(place)), class_="where"),
        class_="cell",
    )


def _counts(profile: FactProfile, base: str) -> Markup:
    said, position = profile.said, profile.position
    if position is not None:
        party = thing_link(position.name, position.party, base)
        count = len(position.facts)
        parts = "it alone" if count == 1 else f"{count} facts together"
        line: Piece = [
            f"It is in the position of {position.date}, {position.side} ",
            party, ": ", position.amount, f" {position.currency} ({parts}).",
        ]  # fmt: skip
    elif said["reason"]:
        line = f"It is in no position: {said['reason']}."
    elif said["repeats"]:
        original = link(
            "a fact of the instance", thing_address(str(said["repeats"]), base)
        )
        line = ["It repeats ", original, " and counts nowhere by itself."]
    else:
        line = "It is no balance with a party, so it is in no position."
    candidates = None
    if profile.candidates:
        columns = ", ".join(map(str, profile.candidates))
        text = (
            f"Its column is not settled; it may be one of {columns}, the likeliest "
            "first. kg settle decides it."
        )
        candidates = el("p", text, class_="note")
    translated = None
    if said["translates"]:
        target = thing_address(str(said["translates"]), base)
        translated = el(
            "p", "A convenience translation of ", link("this fact", target), "."
        )
    return section("Whether it counts", el("p", line), candidates, translated)


_TOLD = (
    ("Label", "label"), ("Element", "concept"), ("Element known by", "concept_by"),
    ("Party as printed", "party_printed"), ("Relationship", "relationship"),
    ("Relationship known by", "relationship_by"), ("Members", "members"),
    ("Side", "side"), ("Unit", "unit"), ("Decimals", "decimals"),
    ("Column placed by", "placed_by"),
)  # fmt: skip


def _told(profile: FactProfile, base: str) -> Markup:
    rows = []
    for head, key in _TOLD:
        value = profile.said[key]
        if value is None or value == [] or value == "":
            continue
        shown = " | ".join(map(str, value)) if isinstance(value, list) else str(value)
        rows += [el("dt", head), el("dd", name(shown))]
    return section("What it says", el("dl", rows, class_="facts"))

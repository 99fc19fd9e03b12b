"""The first page: search, its answer, and where else to begin."""

from collections.abc import Sequence
from itertools import groupby

from kg.facts.select import PositionRow
from kg.queries.rows import Row, Rows
from kg.serve.pages.balances import side_tag
from kg.serve.pages.markup import (
    Markup,
    el,
    kept,
    link,
    name,
    thing_address,
    thing_link,
)
from kg.serve.pages.shell import page, search_form, section
from kg.serve.pages.tables import Column, Record, table

_HEADS = {"reporter": "Reporting entities", "party": "Parties", "filing": "Filings"}
_MOST_LISTED = 60


def home_page(
    reporters: Sequence[Record],
    largest: Sequence[PositionRow],
    told: str,
    base: str,
) -> str:
    """Return the page without a search."""
    items = [
        el(
            "li",
            thing_link(row["name"], row["iri"], base),
            el("span", name(row["detail"]), class_="detail"),
        )
        for row in reporters[:_MOST_LISTED]
    ]
    more = len(reporters) - _MOST_LISTED
    return page(
        "kg",
        el(
            "div",
            el("h1", "Who owes what to whom"),
            el(
                "p",
                "Related-party disclosures of SEC filings, each figure with its cell.",
            ),
            search_form("", large=True),
            el("p", told, class_="hints"),
            class_="hero",
        ),
        section(
            "Reporting entities",
            el("ul", items, class_="columns"),
            el("p", f"and {more:,} more; search for them", class_="note")
            if more > 0
            else None,
        ),
        _largest(largest, base),
        at_home=True,
    )


def _largest(positions: Sequence[PositionRow], base: str) -> Markup | None:
    if not positions:
        return None
    rows = [
        {
            "debtor": _end(p, p.debtor, base), "creditor": _end(p, p.creditor, base),
            "amount": p.amount, "currency": p.currency, "date": p.date,
            "side": side_tag(p.side),
        }
        for p in positions
    ]  # fmt: skip
    columns = [
        Column("debtor", show=lambda row: kept(row["debtor"])),
        Column("creditor", "Owes to", lambda row: kept(row["creditor"])),
        Column("amount"),
        Column("currency"),
        Column("date"),
        Column("side", "Reported as", lambda row: kept(row["side"])),
    ]
    whole = link("all", "/query/exposure?as_of=latest")
    beside = ("at each reporter's last balance date · ", whole)
    title = "Largest balances of each currency"
    return section(title, table(columns, rows), beside=beside)


def _end(position: PositionRow, iri: str, base: str) -> Markup:
    shown = position.reporter if iri == position.entity else position.name
    return thing_link(shown, iri, base)


def search_page(text: str, rows: Rows, base: str) -> str:
    """Return the page of what a text may mean."""
    groups = []
    for what, several in groupby(rows, key=lambda row: str(row["what"])):
        hits = [_hit(row, base) for row in several]
        listed = el("ul", hits, class_="results")
        groups.append(section(_HEADS.get(what, what), listed, beside=len(hits)))
    notes = [el("p", name(note), class_="note") for note in rows.notes]
    if not groups:
        line = "Try a part of the name, a CIK or an accession number."
        groups = [section("Nothing found", notes, el("p", line))]
        notes = []
    return page(
        f"{text} - search", search_form(text, large=True), notes, groups, at_home=True
    )


def _hit(row: Row, base: str) -> Markup:
    taken = str(row["taken"])
    how = "" if taken in ("name", "CIK") else f" · found by {taken}"
    return el(
        "li",
        el(
            "a",
            el("span", name(row["name"]), class_="title"),
            el("span", name(row["detail"]), how, class_="detail"),
            href=thing_address(str(row["found_iri"]), base),
            class_="hit",
        ),
    )

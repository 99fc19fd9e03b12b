"""What is told of a party in words: roles, statements of notes, names and reasons."""

from kg.iris import Iris
from kg.queries.party_profile import PartyProfile, Record
from kg.serve.pages.markup import Markup, Piece, el, link, name, thing_link
from kg.serve.pages.note import note_address
from kg.serve.pages.shell import section
from kg.serve.pages.tables import Column, table
from kg.views.parties import stated

MOST = 60
"""Most rows of a table beside the balances, and most words of notes."""


def roles_section(profile: PartyProfile, base: str) -> Markup | None:
    """Return what a party was to whom, the newest filing first; None without any."""
    if not profile.roles:
        return None
    columns = [
        Column("filing", show=lambda row: _filing_link(row, base)),
        Column("relationship"),
        Column("reporter"),
        Column("first", "From"),
        Column("last", "To"),
    ]
    shown = list(profile.roles)[-MOST:][::-1]
    return section("What it is, filing by filing", table(columns, shown))


def _filing_link(row: Record, base: str) -> Piece:
    key = str(row["filing"])
    return thing_link(key, Iris(base).filing(key), base)


def statements_section(profile: PartyProfile) -> Markup | None:
    """Return what notes state, each thing of a filing once, with its words."""
    if not profile.statements:
        return None
    seen: dict[tuple[object, ...], Record] = {}
    for said in profile.statements:
        key = (said["filing"], said["predicate"], said["object"], said["value"])
        seen.setdefault(key, said)
    items = [
        el(
            "li",
            el("h3", name(stated(said))),
            el("blockquote", name(said["words"])),
            el("p", name(said["reporter"]), " · ", _place(said), class_="where"),
        )
        for said in list(seen.values())[-MOST:][::-1]
    ]
    return section("What notes state", el("ul", items, class_="said"))


def _place(said: Record) -> Piece:
    target = note_address(str(said["document"]), said["start"])
    return link(name(said["filing"]), target)


def names_section(profile: PartyProfile, base: str) -> Markup | None:
    """Return the names as printed, and the decisions that make them one party's."""
    identity = profile.identity
    if identity is None:
        return None
    rows = [
        {
            "name": printed.name, "reporter": printed.reporter, "facts": printed.facts,
            "first": printed.first, "last": printed.last,
        }
        for printed in identity.names[:MOST]
    ]  # fmt: skip
    columns = [
        Column("name", "As printed"),
        Column("reporter", "By", lambda row: _reporter_link(row, base)),
        Column("facts"),
        Column("first", "From"),
        Column("last", "To"),
    ]
    reasons = [
        el(
            "li",
            name(d.a),
            " = ",
            name(d.b),
            ": ",
            name(d.why),
            f" ({_who(d.ordinal, d.by)})",
        )
        for d in identity.reasons[:MOST]
    ]
    return section(
        "Names, and why they are one",
        table(columns, rows),
        el("ul", reasons, class_="reasons") if reasons else None,
    )


def _reporter_link(row: Record, base: str) -> Piece:
    key = str(row["reporter"])
    shown = f"CIK {key}" if key.isdigit() else key
    return thing_link(shown, Iris(base).entity(key), base)


def _who(ordinal: int, by: str) -> str:
    return f"decision {ordinal} by {by}" if ordinal else f"rule {by}"

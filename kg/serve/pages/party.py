"""The page of a party or reporter: figures first, then words, then the picture."""

from collections.abc import Sequence

from kg.queries.party_profile import PartyProfile, Record
from kg.queries.things import Kind
from kg.serve.pages.balances import balances_section, chosen_by, figures
from kg.serve.pages.markup import (
    Markup,
    Piece,
    address,
    counted,
    el,
    link,
    name,
    outward,
    thing_address,
    thing_link,
)
from kg.serve.pages.party_words import (
    MOST,
    names_section,
    roles_section,
    statements_section,
)
from kg.serve.pages.shell import forms_of, heading, page, section
from kg.serve.pages.tables import Column, View, table

_NOTHING = (
    "No balance stands at the last balance date; those below are of earlier days."
)
_KINDS = {
    "organisation": "company or organisation",
    "person": "person",
    "group": "group of persons or companies",
    "role": "role: whoever holds it, not named",
    "unknown": "kind not stated",
}


def party_page(
    profile: PartyProfile, parameters: Sequence[tuple[str, str]], base: str
) -> str:
    """Return the page of a party or reporter.

    Args:
        profile: What is known of it.
        parameters: Of the address: sort and filters of the balances.
        base: Of the graph's IRIs.
    """
    thing = profile.thing
    here = thing_address(thing.iri, base)
    own = thing.kind is Kind.REPORTER
    known = {"sort", "date", "side", "currency", "party", "reporter", "relationship"}
    kept = [(k, v) for k, v in parameters if k in known]
    positions = profile.balances if own else profile.claims
    view = View(here, kept, "balances")
    on_day = positions if view.value("date") else profile.latest
    latest, chosen = chosen_by(on_day, view, profile.relationships)
    what = (
        "Reporting entity"
        if own
        else f"Party · {_KINDS.get(profile.kind, profile.kind)}"
    )
    return page(
        thing.name,
        heading(
            what,
            name(thing.name),
            _identifiers(profile),
            _beside(profile),
            forms=forms_of(here, json=_json_address(profile, base)),
        ),
        figures(latest, by_reporter=not own, chosen=chosen),
        el("p", _NOTHING, class_="note") if positions and not profile.latest else None,
        balances_section(
            positions,
            view,
            base,
            others="party" if own else "reporter",
            parameter="reporter" if own else "party",
            relationships=profile.relationships,
        ),
        _other_side(profile, base) if own else None,
        roles_section(profile, base),
        statements_section(profile),
        names_section(profile, base),
        _documents(profile, base),
        _uncounted(profile),
        _family(profile, base),
        picture_section(thing.iri) if positions else None,
        el("p", thing.iri, class_="iri"),
    )


def _json_address(profile: PartyProfile, base: str) -> str:
    place = thing_address(profile.thing.iri, base).removeprefix("/id/")
    if profile.thing.kind is Kind.REPORTER:
        return f"/api/reporter/{place.removeprefix('entity/')}"
    return f"/api/party/{place.removeprefix('party/')}"


def _identifiers(profile: PartyProfile) -> Piece:
    parts: list[Piece] = []
    if profile.cik:
        target = f"https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK={profile.cik}"
        parts.append(outward(f"CIK {profile.cik}", target))
    elif profile.identity is not None:
        parts += [f"CIK {cik}" for cik in profile.identity.ciks]
    if profile.identity is not None:
        parts += [f"LEI {lei}" for lei in profile.identity.leis]
    return _joined(parts)


def _joined(parts: Sequence[Piece]) -> Piece:
    pieces: list[Piece] = []
    for part in parts:
        pieces += [" · ", part] if pieces else [part]
    return pieces or None


def _beside(profile: PartyProfile) -> Piece:
    """Return the roles of a party in a line: to whom it is what."""
    if profile.thing.kind is Kind.REPORTER:
        parties = {position.party for position in profile.balances}
        told = counted(len(parties), "counterparty", "counterparties")
        return f"{told} with balances, {counted(len(profile.filings), 'filing')}"
    pairs = {
        (str(row["relationship"]), str(row["reporter"]))
        for row in profile.roles
        if row["relationship"]
    }
    shown = [[name(role), " of ", name(whose)] for role, whose in sorted(pairs)[:4]]
    return _joined(shown)


def _other_side(profile: PartyProfile, base: str) -> Markup | None:
    """Return what other reporters tell of a reporter."""
    if not profile.claims:
        return None
    rows = [
        {
            "reporter": p.reporter, "date": p.date, "side": str(p.side),
            "amount": p.amount, "currency": p.currency, "iri": p.entity,
        }
        for p in profile.claims[:MOST]
    ]  # fmt: skip
    columns = [
        _linked("reporter", base),
        *map(Column, ("date", "side", "amount", "currency")),
    ]
    return section("What others report of it", table(columns, rows))


def _linked(key: str, base: str) -> Column:
    return Column(key, show=lambda row: thing_link(row[key], row["iri"], base))


def _documents(profile: PartyProfile, base: str) -> Markup | None:
    if not profile.filings:
        return None
    columns = [
        _linked("filing", base),
        Column("form"),
        Column("period"),
        Column("filed"),
        Column("reporter"),
        Column("sec", "At EDGAR", _at_edgar),
    ]
    shown = profile.filings[:MOST]
    return section("Documents", table(columns, shown))


def _at_edgar(row: Record) -> Piece:
    target = edgar_address(row)
    return outward("SEC", target) if target else None


def edgar_address(row: Record) -> str | None:
    """Return where EDGAR shows a filing; None for a page without accession."""
    if not row.get("cik") or not row.get("accession"):
        return None
    folder = str(row["accession"]).replace("-", "")
    return f"https://www.sec.gov/Archives/edgar/data/{row['cik']}/{folder}/"


def _uncounted(profile: PartyProfile) -> Markup | None:
    if not profile.uncounted:
        return None
    reporter = profile.thing.kind is Kind.REPORTER
    whose = {"reporter" if reporter else "party": profile.thing.iri}
    items = [
        el("a", reason, el("span", count, class_="count"), class_="chip",
           href=address("/query/uncounted", **whose, reason=reason))
        for reason, count in profile.uncounted
    ]  # fmt: skip
    line = "Balances that are no debt of their own, by reason:"
    return section(
        "Not counted",
        el("p", line, class_="note"),
        el("dl", el("div", el("dd", items)), class_="choices"),
    )


def _family(profile: PartyProfile, base: str) -> Markup | None:
    if not profile.family:
        return None
    items = [el("li", thing_link(text, iri, base)) for text, iri in profile.family]
    line = "Parties of other reporters with the same trade name; not shown to be one."
    return section(
        "Same trade name",
        el("p", line, class_="note"),
        el("ul", items, class_="columns"),
    )


def _further(iri: str) -> list[Piece]:
    """Return links to pictures of more than one step; each says how much it shows."""
    steps = (("two steps", "2"), ("three steps", "3"))
    links = [link(text, address("/picture", around=iri, depth=d)) for text, d in steps]
    return [piece for one in links for piece in (" · ", one)]


def picture_section(iri: str) -> Markup:
    """Return the picture of what lies round a party or reporter."""
    target = address("/picture", around=iri)
    frame = el(
        "iframe", src=target, title="Picture of the neighbourhood", loading="lazy"
    )
    return section(
        "Picture of the neighbourhood",
        el("div", frame, class_="picture"),
        id="picture",
        beside=(link("by itself", target), *_further(iri)),
    )

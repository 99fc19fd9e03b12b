"""Who and what there is: searches, parties, parties of several reporters, evidence."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.errors import NotFoundError
from kg.mcp.asked import asked_of
from kg.mcp.naming import short, the_party, the_reporter, whole
from kg.mcp.reply import AbstainError, Reply
from kg.queries.filing_profile import FactProfile
from kg.queries.party_profile import PartyProfile

if TYPE_CHECKING:
    from kg.api.graph import Graph
    from kg.facts.evidence import Cell

Record = Mapping[str, object]


def search(graph: "Graph", text: str) -> Reply:
    """Return the reporters, parties and filings a text may mean.

    Raises:
        AbstainError: It means none.
    """
    found = graph.search(text)
    rows = [
        {
            "what": row.what,
            "name": row.name,
            "taken_by": row.taken,
            "detail": row.detail,
            "id": short(graph, str(row.found_iri)),
        }
        for row in found
    ]
    if not rows:
        reason = f"nothing is named {text!r}"
        raise AbstainError(reason, graph.near(text))
    return Reply(rows)


def party(graph: "Graph", name: str, reporter: str) -> Reply:
    """Return what is known of a party or reporter: names, roles, ties, documents.

    Raises:
        AbstainError: None fits, or several do.
    """
    profile = graph.profile(_party_or_reporter(graph, name, reporter))
    if not isinstance(profile, PartyProfile):
        reason = f"{name!r} is no party and no reporter"
        raise AbstainError(reason)
    rows: list[Record] = [
        {
            "what": profile.thing.kind,
            "name": profile.thing.name,
            "kind": profile.kind,
            "cik": profile.cik,
            "id": short(graph, profile.thing.iri),
        }
    ]
    if profile.identity is not None:
        rows += [{"what": "printed as", "name": n} for n in profile.identity.names]
        rows += [{"what": "one because", "why": w} for w in profile.identity.reasons]
    rows += [{"what": "role", **role} for role in profile.roles]
    rows += [{"what": "note states", **said} for said in profile.statements]
    rows += [
        {"what": "family", "name": kin, "id": short(graph, iri)}
        for kin, iri in profile.family
    ]
    rows += [
        {"what": "filing", "id": f["filing"], "form": f["form"], "filed": f["filed"]}
        for f in profile.filings
    ]
    return Reply(rows)


def _party_or_reporter(graph: "Graph", name: str, reporter: str) -> str:
    entity = the_reporter(graph, reporter)
    try:
        iri = the_party(graph, name, entity)
    except AbstainError as of_party:
        try:
            iri = the_reporter(graph, name)
        except AbstainError:
            raise of_party from None
    if iri is None:
        reason = "no name was given; search finds names"
        raise AbstainError(reason)
    return iri


def shared(graph: "Graph", name: str) -> Reply:
    """Return parties that several reporters name, with those reporters.

    Raises:
        AbstainError: There is none.
    """
    iri = the_party(graph, name)
    rows = graph.rows("shared", **({} if iri is None else {"party": iri}))
    if not rows:
        which = "it" if iri else "any party"
        reason = f"no two reporters name {which}"
        raise AbstainError(reason)
    return Reply(
        [
            {
                "party": row.party,
                "party_id": short(graph, str(row.party_iri)),
                "reporters": row.reporters,
            }
            for row in rows
        ]
    )


def evidence(graph: "Graph", fact: str, reporter: str, name: str) -> Reply:
    """Return every cell of a fact; or the facts of a party, unsettled ones too.

    Raises:
        AbstainError: There is no such fact, or none of the party.
    """
    if fact.strip():
        return Reply([_told(graph, cell) for cell in _cells(graph, fact.strip())])
    asked = asked_of(graph, reporter, name)
    if asked.reporter is None and asked.party is None:
        reason = "neither a fact nor a name was given; name one of them"
        raise AbstainError(reason)
    unsettled = {str(r.fact): r for r in graph.rows("uncertain", **asked.parameters)}
    found = [str(row.fact) for row in graph.rows("evidence", **asked.parameters)]
    facts = [fact for fact in dict.fromkeys(found) if fact not in unsettled]
    cells = graph.cells(facts)
    rows = [_told(graph, cells[iri][0]) for iri in facts if cells.get(iri)]
    rows += [
        {
            "id": short(graph, fact),
            "raw": row.raw,
            "label": row.label,
            "party": row.party,
            "unsettled": f"its column is one of {row.candidates}; no amount is sure",
        }
        for fact, row in unsettled.items()
    ]
    if not rows:
        reason = "no fact of it is in the graph"
        raise AbstainError(reason)
    return Reply(rows)


def _cells(graph: "Graph", identifier: str) -> list["Cell"]:
    iri = whole(graph, identifier)
    try:
        profile = graph.profile(iri)
    except NotFoundError as error:
        near = [short(graph, hint) for hint in graph.near(iri)]
        raise AbstainError(str(error), near) from None
    if not isinstance(profile, FactProfile):
        reason = f"{identifier!r} is a {profile.thing.kind}, expected a fact"
        raise AbstainError(reason)
    return list(profile.cells)


def _told(graph: "Graph", cell: "Cell") -> Record:
    return {
        "id": short(graph, cell.fact),
        "raw": cell.raw,
        "amount": cell.amount,
        "scale": cell.scale,
        "label": cell.label,
        "head": cell.head,
        "page": cell.title or cell.report,
        "row": cell.row,
        "column": cell.column,
        "filing": cell.filing,
        "url": cell.url,
        "placed_by": cell.placed_by,
    }

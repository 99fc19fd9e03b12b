"""Parties, reporters, filings, facts and what lies round them, as JSON."""

from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg.errors import NotFoundError
from kg.facts.select import LATEST, PositionRow
from kg.queries.filing_profile import FactProfile, FilingProfile
from kg.queries.parameters import day_of
from kg.queries.party_profile import PartyProfile
from kg.queries.profiles import Profile
from kg.queries.things import Kind
from kg.serve.data.asking import check_parameters, window
from kg.serve.data.writing import document
from kg.serve.failures import RefusedError
from kg.serve.messages import Answer, Asked

if TYPE_CHECKING:
    from kg.api.graph import Graph

_STEMS = {
    "party": ("party", "entity"),
    "fact": ("filing", "page"),
    "expand": ("party", "entity"),
}
"""What may stand between the base and the keys of a thing's IRI, by task."""


def names_of(graph: "Graph", asked: Asked) -> list[str]:
    """Return what the name in an address may stand for: IRIs and keys.

    A thing is named by its IRI, whole or behind the base, or by its keys alone.
    """
    place = asked.place
    if "://" in unquote(place):
        return [unquote(place)]
    base = graph.iris.base
    iris = [base + place, *(f"{base}{s}/{place}" for s in _STEMS.get(asked.task, ()))]
    return iris if "/" in place else [*iris, unquote(place)]


def _profile(graph: "Graph", asked: Asked) -> Profile:
    names = names_of(graph, asked)
    for name in names:
        try:
            return graph.profile(name)
        except NotFoundError:
            continue
    raise _unknown(graph, asked)


def _unknown(graph: "Graph", asked: Asked) -> RefusedError:
    shown = unquote(asked.place)
    hints = [graph.near(name) for name in names_of(graph, asked)]
    of_report = [facts for facts in hints if facts and "://" in facts[0]]
    near = of_report[0] if of_report else hints[-1]
    what = "party" if asked.task == "expand" else asked.task
    hint = f"; near: {' | '.join(near)}" if near else "; /api/search?q= finds names"
    return RefusedError(404, f"found no {what} {shown!r}{hint}", near)


def answer_thing(graph: "Graph", asked: Asked, _: int) -> Answer:
    """Return a party, a reporter, a filing or a fact.

    Raises:
        RefusedError: There is none of this name, or a parameter it does not take.
    """
    takes = ("limit", "offset") if asked.task == "filing" else ()
    check_parameters(asked, takes)
    start, count = window(asked, rows=1000)
    profile = _profile(graph, asked)
    kinds = {"party": (Kind.PARTY, Kind.REPORTER)}
    wanted = kinds.get(asked.task, (Kind(asked.task),))
    if profile.thing.kind not in wanted:
        raise _unknown(graph, asked)
    if isinstance(profile, PartyProfile):
        return document(_party(profile))
    if isinstance(profile, FilingProfile):
        return document(_filing(profile, start, count))
    return document(_fact(profile))


def _party(profile: PartyProfile) -> dict[str, object]:
    identity = profile.identity
    return {
        "iri": profile.thing.iri,
        "what": profile.thing.kind,
        "name": profile.thing.name,
        "kind": profile.kind,
        "cik": profile.cik,
        "ciks": identity.ciks if identity else [],
        "leis": identity.leis if identity else [],
        "balances": [_position(position) for position in profile.balances],
        "claims": [_position(position) for position in profile.claims],
        "latest": [_position(position) for position in profile.latest],
        "names": identity.names if identity else [],
        "reasons": identity.reasons if identity else [],
        "roles": profile.roles,
        "statements": profile.statements,
        "filings": profile.filings,
        "uncounted": dict(profile.uncounted),
        "family": [{"name": name, "iri": iri} for name, iri in profile.family],
    }


def _position(position: PositionRow) -> dict[str, object]:
    return {
        "iri": position.iri,
        "reporter": position.reporter,
        "reporter_iri": position.entity,
        "party": position.name,
        "party_iri": position.party,
        "kind": position.kind,
        "side": position.side,
        "date": position.date,
        "amount": position.amount,
        "currency": position.currency,
        "debtor": position.debtor,
        "creditor": position.creditor,
        "facts": position.facts,
        "on_balance_date": position.on_balance_date,
        "incomplete": position.incomplete,
    }


def _filing(profile: FilingProfile, start: int, count: int) -> dict[str, object]:
    return {
        **profile.told,
        "reports": profile.reports,
        "notes": profile.notes,
        "total": len(profile.facts),
        "offset": start,
        "facts": profile.facts[start : start + count],
    }


def _fact(profile: FactProfile) -> dict[str, object]:
    position = profile.position
    return {
        "iri": profile.thing.iri,
        **profile.said,
        "evidence": profile.cells,
        "candidates": profile.candidates,
        "position": None if position is None else _position(position),
    }


def answer_expand(graph: "Graph", asked: Asked, _: int) -> Answer:
    """Return the balances round a party or reporter, the largest first.

    Raises:
        RefusedError: There is no such party, or a parameter is not acceptable.
    """
    check_parameters(asked, ["limit", "as_of"])
    _, count = window(asked, rows=20)
    given = asked.value("as_of", LATEST)
    day = None if given == LATEST else day_of("as_of", given)
    for name in names_of(graph, asked):
        try:
            near = graph.around(name, limit=count, as_of=day)
        except NotFoundError:
            continue
        return document(
            {
                "iri": near.thing.iri,
                "what": near.thing.kind,
                "name": near.thing.name,
                "shown": len(near.edges),
                "total": near.total,
                "told": f"{len(near.edges)} of {near.total}, largest first",
                "edges": [_position(edge) for edge in near.edges],
            }
        )
    raise _unknown(graph, asked)

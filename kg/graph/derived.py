"""Writes what is derived: positions, names, who owes whom, rules' decisions, families.

A position is a ``rp:Position``, or a ``rp:PastPosition`` once another one replaced
it::

    position   reporter -> entity, party, side + sideName, date, currencyCode + unit,
               amount, debtor, creditor, fromFact+, alsoStatedBy*, knownFrom?,
               knownUntil?, onBalanceDate?
    debtor     owes -> creditor (of positions that hold)
    entity     name, nameKey, balanceDate*, latestBalanceDate?, reporterKey and cik? (of
               the reporter; its subsidiaries have none)
    party      name, nameKey, kind
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from kg.facts.balances import Position
from kg.facts.projection import PartyRow, Projection
from kg.facts.rows import Side
from kg.graph import vocabulary as voc
from kg.graph.factnodes import side_pairs
from kg.graph.judgements import judgement_pairs
from kg.graph.nquads import day, decimal, node, statements, text
from kg.graph.reports import unit_pairs
from kg.iris import Iris, folded
from kg.parties.decisions import Decision

IDENTITY: Final = "identity"
"""Names the derived graph of what holds over several reporters."""
FAMILIES: Final = "families"
"""Names the derived graph of trade names."""

Family = tuple[str, str, Sequence[str]]
"""Key of a trade name, the name to show, and the IRIs of the parties that bear it."""


def reporter_lines(
    projection: Projection, parties: Sequence[PartyRow], iris: Iris
) -> list[str]:
    """Return the derived graph of one reporter as N-Quads, one statement a line.

    Args:
        projection: What follows from all its filings.
        parties: Parties that this reporter alone names.
        iris: Mints the IRIs.

    Returns:
        Each statement once, in an order that depends on content alone.
    """
    graph = node(iris.derived_graph(projection.reporter))
    lines: list[str] = []
    for entity in projection.entities:
        pairs = [*_name_pairs(entity.name)]
        if not entity.subsidiary:
            pairs += _key_pairs(entity.reporter)
        lines += statements(node(entity.entity), pairs, graph)
    lines += _date_lines(projection, graph)
    lines += _party_lines(parties, graph)
    dates = set(projection.dates)
    for position in projection.positions:
        subject = node(position_iri(position, projection.reporter, iris))
        on_date = (position.key.reporter, position.key.date) in dates
        lines += statements(subject, _position_pairs(position, on_date), graph)
        lines += _owes_lines(position, graph)
    for later, earlier in projection.restated:
        lines.append(f"<{later}> {voc.REVISION_OF} <{earlier}> {graph} .")
    return list(dict.fromkeys(lines))


def shared_lines(
    parties: Sequence[PartyRow], links: Sequence[Decision], iris: Iris
) -> list[str]:
    """Return the graph of what holds over several reporters.

    Args:
        parties: Parties that several reporters name.
        links: What rules decided about names.
        iris: Mints the IRIs.
    """
    graph = node(iris.derived_graph(IDENTITY))
    lines = _party_lines(parties, graph)
    for link in links:
        subject = node(iris.rule_decision(link.by, link.a, link.b))
        lines += statements(subject, judgement_pairs(link), graph)
    return list(dict.fromkeys(lines))


def family_lines(families: Iterable[Family], iris: Iris) -> list[str]:
    """Return the graph of trade names that parties of several reporters bear."""
    graph = node(iris.derived_graph(FAMILIES))
    lines: list[str] = []
    for key, name, parties in families:
        family = node(iris.trade_name(key))
        pairs = [(voc.TYPE, voc.TRADE_NAME), *_name_pairs(name)]
        lines += statements(family, pairs, graph)
        lines += [f"<{p}> {voc.HAS_TRADE_NAME} {family} {graph} ." for p in parties]
    return list(dict.fromkeys(lines))


def position_iri(position: Position, reporter: str, iris: Iris) -> str:
    """Return the IRI of a position.

    Args:
        position: The position; a past one is told apart by the day it became known.
        reporter: Key of the reporter. A position of an entity of its group has the
            local part of that entity's IRI in its place, which holds the key.
        iris: Mints the IRIs.
    """
    key = position.key
    if key.reporter != iris.entity(reporter):
        reporter = key.reporter.removeprefix(iris.entity(""))
    iri = iris.position(reporter, key.party, key.side, key.date, key.currency)
    if position.current:
        return iri
    known = position.known_from
    return f"{iri}/{'undated' if known is None else known.isoformat()}"


def name_key(name: str) -> str:
    """Return what names that differ in capitals and spaces alone have in common.

    >>> name_key("URSUS  Ltd")
    'ursus ltd'
    """
    return folded(name).lower()


def _name_pairs(name: str) -> list[tuple[str, str]]:
    return [(voc.NAME, text(name)), (voc.NAME_KEY, text(name_key(name)))]


def _key_pairs(reporter: str) -> list[tuple[str, str]]:
    pairs = [(voc.REPORTER_KEY, text(reporter))]
    if reporter.isdigit():
        pairs.append((voc.CIK, text(reporter)))
    return pairs


def _party_lines(parties: Iterable[PartyRow], graph: str) -> list[str]:
    lines: list[str] = []
    for party in parties:
        pairs = [*_name_pairs(party.name), (voc.KIND, text(party.kind))]
        lines += statements(node(party.party), pairs, graph)
    return lines


def _date_lines(projection: Projection, graph: str) -> list[str]:
    """Return the balance dates of each entity, and the last of them."""
    latest: dict[str, date] = {}
    lines = []
    for entity, on in projection.dates:
        lines.append(f"<{entity}> {voc.BALANCE_DATE} {day(on)} {graph} .")
        latest[entity] = max(on, latest.get(entity, on))
    for entity, on in latest.items():
        lines.append(f"<{entity}> {voc.LATEST_BALANCE_DATE} {day(on)} {graph} .")
    return lines


def _ends(position: Position) -> tuple[str, str]:
    """Return debtor and creditor by side, whatever the sign of the amount."""
    party, entity = node(position.key.party), node(position.key.reporter)
    due_from = position.key.side is Side.DUE_FROM
    return (party, entity) if due_from else (entity, party)


def _position_pairs(position: Position, on_date: bool) -> Iterator[tuple[str, str]]:
    key = position.key
    debtor, creditor = _ends(position)
    yield voc.TYPE, voc.POSITION if position.current else voc.PAST_POSITION
    yield voc.REPORTER, node(key.reporter)
    yield voc.RELATED_PARTY, node(key.party)
    yield from side_pairs(key.side)
    yield voc.ON_DATE, day(key.date)
    if on_date:
        yield voc.ON_BALANCE_DATE, day(key.date)
    yield from unit_pairs(key.currency)
    yield voc.AMOUNT, decimal(position.amount)
    yield voc.DEBTOR, debtor
    yield voc.CREDITOR, creditor
    if position.known_from is not None:
        yield voc.KNOWN_FROM, day(position.known_from)
    if position.known_until is not None:
        yield voc.KNOWN_UNTIL, day(position.known_until)
    for fact in position.facts:
        yield voc.FROM_FACT, node(fact)
    for fact in position.also:
        yield voc.ALSO_STATED_BY, node(fact)


def _owes_lines(position: Position, graph: str) -> list[str]:
    """Return who owes whom now; a negative amount turns it round, zero is no debt."""
    if not position.current or position.amount == 0:
        return []
    debtor, creditor = _ends(position)
    if position.amount < 0:
        debtor, creditor = creditor, debtor
    return [f"{debtor} {voc.OWES} {creditor} {graph} ."]

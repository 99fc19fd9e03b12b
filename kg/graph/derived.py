"""Writes what is derived: positions, names, who owes whom, rules' decisions, families.

A position is a ``rp:Position``, or a ``rp:PastPosition`` once another one replaced
it::

    position   reporter -> entity, party, side + sideName, date, currencyCode + unit,
               amount, debtor, creditor, fromFact+, alsoStatedBy*, knownFrom?,
               knownUntil?, onBalanceDate?, incomplete
    debtor     owes -> creditor (of positions that hold)
    entity     name, nameKey, balanceDate*, latestBalanceDate?, reporterKey and cik? (of
               the reporter; its subsidiaries have none)
    party      name, nameKey, kind
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from kg.facts.balances import Position
from kg.facts.projection import PartyRow, Projection, position_iri
from kg.facts.rows import Side
from kg.graph import vocabulary as voc
from kg.graph.factnodes import side_pairs
from kg.graph.judgements import judgement_pairs
from kg.graph.nquads import day, decimal, integer, known, node, statements, text
from kg.graph.reports import unit_pairs
from kg.iris import Iris, folded
from kg.parties.decisions import Decision

FAMILIES: Final = "families"
"""Names the derived graph of trade names."""


def reporter_lines(
    projection: Projection,
    parties: Sequence[PartyRow],
    links: Sequence[Decision],
    iris: Iris,
) -> list[str]:
    """Return the derived graph of one reporter as N-Quads, one statement a line.

    Args:
        projection: What follows from all its filings.
        parties: Parties whose names stand here: those that this reporter alone names,
            and of those that several name the ones it owns (`PartyRow.reporter`).
        links: What rules decided about names of this reporter, the first of each pair.
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
    entities = {entity.entity for entity in projection.entities}
    lines += _party_lines(parties, entities, graph)
    dates = set(projection.dates)
    for position in projection.positions:
        subject = node(position_iri(position, projection.reporter, iris))
        on_date = (position.key.reporter, position.key.date) in dates
        lines += statements(subject, _position_pairs(position, on_date), graph)
        lines += _owes_lines(position, graph)
    for later, earlier in projection.restated:
        lines.append(f"<{later}> {voc.REVISION_OF} <{earlier}> {graph} .")
    for fact, reason in projection.uncounted:
        lines.append(f"<{fact}> {voc.UNCOUNTED_BECAUSE} {text(reason)} {graph} .")
    for link in links:
        subject = node(iris.rule_decision(link.by, link.a, link.b))
        lines += statements(subject, judgement_pairs(link), graph)
    return list(dict.fromkeys(lines))


def family_lines(rows: Iterable[Sequence[object]], iris: Iris) -> list[str]:
    """Return the graph of trade names that parties of several reporters bear.

    Args:
        rows: Rows of the table ``families``.
        iris: Mints the IRIs.
    """
    graph = node(iris.derived_graph(FAMILIES))
    lines: list[str] = []
    for key, name, party, _ in rows:
        family = node(str(key))
        pairs = [(voc.TYPE, voc.TRADE_NAME), *_name_pairs(str(name))]
        lines += statements(family, pairs, graph)
        lines.append(f"<{party}> {voc.HAS_TRADE_NAME} {family} {graph} .")
    return list(dict.fromkeys(lines))


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


def _party_lines(
    parties: Iterable[PartyRow], entities: Collection[str], graph: str
) -> list[str]:
    lines: list[str] = []
    for party in parties:
        # A reporting entity has its name from its own filings, not from those who
        # name it as a party.
        named = () if party.party in entities else _name_pairs(party.name)
        pairs = [*named, (voc.KIND, text(party.kind))]
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
    yield voc.INCOMPLETE, integer(position.incomplete)
    yield voc.DEBTOR, debtor
    yield voc.CREDITOR, creditor
    yield from known(voc.KNOWN_FROM, position.known_from, day)
    yield from known(voc.KNOWN_UNTIL, position.known_until, day)
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

"""Rows that the derived graph of a reporter tells, and those of its names."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kg.errors import InputError
from kg.facts.encoding import Values, amount_text
from kg.identity.records import MentionRow
from kg.iris import PREFIXES, Iris
from kg.model.fact import PartyKind
from kg.parties.identifiers import mention_key
from kg.parties.mentions import told_kind
from kg.remote.nodes import Nodes

REVISION_OF: Final = f"{PREFIXES['prov']}wasRevisionOf"
_PAST: Final = "PastPosition"

TableRows = dict[str, list[Values]]
"""Rows by name of the table, in the order of its columns."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A name that filings of a reporter print, or a party that only its notes name.

    Attributes:
        name: As printed; None where only notes name the party.
        kind: As its mention tells.
        party: IRI of the party.
        facts: Number of facts that bear the name.
    """

    name: str | None
    kind: str
    party: str
    facts: int = 0


@dataclass(frozen=True, slots=True)
class NamesOfReporter:
    """The names of a reporter: keys by party, and the rows of ``mentions``.

    Attributes:
        keys: A key for each party that facts or notes of the reporter name.
        rows: Rows of ``mentions``.
    """

    keys: Mapping[str, str]
    rows: list[Values]


def names_of(
    reporter: str, printed: Iterable[Printed], shown: Mapping[str, str]
) -> NamesOfReporter:
    """Return keys and rows of the names of one reporter.

    Args:
        reporter: Its key.
        printed: What its filings name.
        shown: Name to show by IRI of the party.
    """
    keys: dict[str, str] = {}
    by_key: dict[str, list[Printed]] = defaultdict(list)
    ordered = sorted(printed, key=lambda p: (p.name is None, p.name or "", p.party))
    for entry in ordered:
        name = entry.name if entry.name is not None else shown.get(entry.party)
        if name is None or (entry.name is None and entry.party in keys):
            continue
        try:
            key = mention_key(reporter, name)
        except InputError:
            continue
        keys.setdefault(entry.party, key)
        by_key[key].append(entry)
    rows = [_mention(reporter, key, entries, shown) for key, entries in by_key.items()]
    return NamesOfReporter(keys, rows)


def _mention(
    reporter: str, key: str, entries: Sequence[Printed], shown: Mapping[str, str]
) -> Values:
    """Return the row of a name, of all its printings."""
    first = entries[0]
    kinds = sorted({PartyKind(entry.kind) for entry in entries})
    counts = Counter[str]()
    for entry in entries:
        if entry.name is not None:
            counts[entry.name] += entry.facts
    name = first.name if first.name is not None else shown[first.party]
    row = MentionRow(
        reporter, key, name, tuple(kinds), True, False, (), (), (), (),
        tuple(sorted(counts.items())), (),
    )  # fmt: skip
    record = json.dumps(row.to_tuple())
    kind = told_kind(row.kinds)
    return [key, reporter, name, first.party, kind, row.facts, False, [], record]


def derived_rows(reporter: str, entity: str, nodes: Nodes, iris: Iris) -> TableRows:
    """Return the rows that the derived graph of a reporter tells.

    Args:
        reporter: Its key.
        entity: Its IRI.
        nodes: The graph.
        iris: Recognises entities.
    """
    stem = iris.entity(reporter)
    entities = [
        [node, reporter, nodes.text(node, "name") or "", node != entity]
        for node in nodes.subjects("name")
        if node == entity or node.startswith(f"{stem}/")
    ]
    return {
        "entities": entities,
        "dates": [
            [reporter, node, day]
            for node in nodes.subjects("balanceDate")
            for day in nodes.texts(node, "balanceDate")
        ],
        "positions": [
            _position(reporter, node, nodes) for node in nodes.subjects("debtor")
        ],
        "uncounted": [
            [node, reporter, nodes.text(node, "uncountedBecause")]
            for node in nodes.subjects("uncountedBecause")
        ],
        "restated": [
            [reporter, later, earlier]
            for later in nodes.subjects(REVISION_OF)
            for earlier in nodes.texts(later, REVISION_OF)
        ],
    }


def _position(reporter: str, node: str, nodes: Nodes) -> Values:
    amount = Decimal(nodes.text(node, "amount") or "0")
    return [
        node,
        reporter,
        nodes.text(node, "reporter"),
        nodes.text(node, "party"),
        nodes.text(node, "sideName"),
        nodes.text(node, "date"),
        nodes.text(node, "currencyCode"),
        amount_text(amount),
        nodes.text(node, "amount"),
        nodes.text(node, "debtor"),
        nodes.text(node, "creditor"),
        nodes.texts(node, "fromFact"),
        nodes.texts(node, "alsoStatedBy"),
        nodes.text(node, "knownFrom"),
        nodes.text(node, "knownUntil"),
        _PAST not in nodes.classes(node),
        nodes.text(node, "onBalanceDate") is not None,
        int(nodes.text(node, "incomplete") or 0),
    ]


def party_rows(
    derived: Mapping[str, Nodes],
    naming: Mapping[str, Sequence[str]],
    entities: Mapping[str, str],
) -> TableRows:
    """Return the rows of ``parties`` and ``shared``.

    Args:
        derived: Derived graphs, by key of the reporter; ``identity`` among them.
        naming: Keys of the reporters that name a party, by its IRI.
        entities: Name to show of reporting entities, by IRI.
    """
    rows: TableRows = {"parties": [], "shared": []}
    for nodes in derived.values():
        for party in nodes.subjects("kind"):
            reporters = sorted(naming.get(party, ()))
            name = nodes.text(party, "name") or entities.get(party)
            if name is None or not reporters:
                continue
            kind = nodes.text(party, "kind")
            row: Values = [party, reporters[0], name, kind, None, reporters]
            alone = len(reporters) == 1 and party not in entities
            rows["parties" if alone else "shared"].append(row)
    return rows


def family_rows(nodes: Nodes, naming: Mapping[str, Sequence[str]]) -> list[Values]:
    """Return the rows of ``families``: trade names of parties of several reporters."""
    return [
        [family, nodes.text(family, "name"), party, reporter]
        for party in nodes.subjects("tradeName")
        for family in nodes.texts(party, "tradeName")
        for reporter in sorted(naming.get(party, ()))
    ]

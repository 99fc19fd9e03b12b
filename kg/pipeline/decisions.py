"""What a person decides about a built graph: settle a column, remove a filing."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from kg.errors import InputError, NotFoundError
from kg.graph import Terms, merged, replaced, reporter_of, settlement_quads, settlements
from kg.graph import namespaces as ns
from kg.graph.aggregates import is_money, level_of
from kg.graph.descriptions import (
    cell_pairs,
    class_pairs,
    period_pairs,
    status_pairs,
    unit_pairs,
    value_pairs,
)
from kg.graph.translations import translations
from kg.model.fact import Fact, PlacedBy, Role
from kg.model.filing import Column
from kg.parties.roles import classify
from kg.pipeline.build import meaning
from kg.pipeline.deriving import derive_all
from kg.pipeline.identity import as_identified, as_local
from kg.pipeline.publishing import publish
from kg.readers.origin import plain_accession
from kg.readers.pages.pagefacts import placed_in
from kg.readers.sources import sources_of
from kg.store.base import Writer, graph_quads, replace_graph, text_of

_HASH = re.compile(r"[0-9a-f]{32}\Z")
_Node = dict[str, list[str]]

_FACT_PAIRS = frozenset(
    {
        ns.TYPE,
        ns.LEVEL,
        ns.STATUS,
        ns.TRANSLATION_OF,
        ns.AMOUNT,
        ns.VALUE,
        ns.DECIMALS,
        ns.PRECISION_NOTE,
        ns.CURRENCY_CODE,
        ns.UNIT,
        ns.UNIT_NAME,
        ns.INSTANT,
        ns.PERIOD_START,
        ns.PERIOD_END,
        ns.SIDE,
    }
)
"""What a fact's column decides, and so is written anew when it is settled."""


def settle(
    writer: Writer, fact: str, column: int, why: str, *, terms: Terms | None = None
) -> None:
    """Decide the column of a fact, at once and for every later build of its page.

    Decisions are only ever added; the newest holds.

    Args:
        writer: The graph; it is published.
        fact: IRI of the fact, or what follows the base in it.
        column: Value column from 0.
        why: The reason; not empty.
        terms: Terms the graph was built with.

    Raises:
        NotFoundError: There is no such fact.
        InputError: There is no such column, or no reason was given.
    """
    terms, store = terms or Terms(), writer.store
    node = NamedNode(fact if fact.startswith(terms.base) else terms.base + fact)
    place = next(store.quads_for_pattern(node, ns.IN_REPORT, None), None)
    if place is None:
        message = f"found no fact {fact}; kg query uncertain lists those to settle"
        raise NotFoundError(message)
    if not why.strip():
        message = "found no reason; say --why, so that others can follow the decision"
        raise InputError(message)
    graph = NamedNode(text_of(place.graph_name))
    page = _Page.of(graph_quads(store, graph), text_of(place.object))
    if not 0 <= column < len(page.columns):
        message = (
            f"found column {column}, expected 0 to {len(page.columns) - 1}: the page "
            "has no other"
        )
        raise InputError(message)
    decisions = list(graph_quads(store, terms.decisions_graph()))
    _, ordinal = settlements(decisions).get(node.value, (0, 0))
    decisions += settlement_quads(node, column, why, ordinal + 1, terms=terms)
    replace_graph(writer, terms.decisions_graph(), decisions)
    page.facts[node.value] = placed_in(
        page.facts[node.value], column, page.columns, page.scales, classify
    )
    replace_graph(writer, graph, page.rewritten(graph, node))
    _derive(writer, terms, {reporter_of(graph_quads(store, graph), terms)})


def _derive(writer: Writer, terms: Terms, reporters: Iterable[str | None]) -> None:
    touched = {name for name in reporters if name is not None}
    publish(writer, terms, derive_all(writer, terms, touched))


@dataclass(slots=True)
class _Page:
    """A stored report, with as much of its facts as a column decides."""

    quads: list[Quad]
    facts: dict[str, Fact]
    columns: tuple[Column, ...]
    scales: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, quads: Iterable[Quad], report: str) -> "_Page":
        held = list(quads)
        nodes: dict[str, _Node] = defaultdict(lambda: defaultdict(list))
        for quad in held:
            node = nodes[text_of(quad.subject)]
            node[quad.predicate.value].append(text_of(quad.object))
        columns = sorted(
            (nodes[name] for name in nodes[report].get(ns.HAS_COLUMN.value, ())),
            key=lambda node: int(node[ns.COLUMN_INDEX.value][0]),
        )
        scales = {}
        for node in columns:
            scales[_unit(node) or ""] = int(_one(node, ns.SCALE) or 0)
        facts = {
            name: _fact(node, nodes[node[ns.CELL.value][0]], nodes)
            for name, node in sorted(nodes.items())
            if node.get(ns.IN_REPORT.value) == [report]
        }
        return cls(
            held, facts, tuple(_column(node) for node in columns), tuple(scales.items())
        )

    def rewritten(self, graph: NamedNode, settled: NamedNode) -> list[Quad]:
        """Return the filing's quads with the settled fact, and who translates whom."""
        names = list(self.facts)
        links = translations([self.facts[name] for name in names])
        new: list[Quad] = []
        for index, name in enumerate(names):
            fact, node = self.facts[name], NamedNode(name)
            original = links.get(index)
            pairs = [
                *class_pairs(fact, level_of(fact)),
                *status_pairs(fact, original is not None),
                *value_pairs(fact),
                *unit_pairs(fact.unit),
                *period_pairs(fact),
            ]
            side = meaning().side(fact.concept, fact.label) if is_money(fact) else None
            if side is not None:
                one = ns.DUE_FROM if side == "due from" else ns.DUE_TO
                pairs.append((ns.SIDE, one))
            if original is not None:
                pairs.append((ns.TRANSLATION_OF, NamedNode(names[original])))
            new += [Quad(node, p, o, graph) for p, o in pairs]
        cell = NamedNode(settled.value + "/cell")
        new += [
            Quad(cell, p, o, graph) for p, o in cell_pairs(self.facts[settled.value])
        ]
        kept = [
            quad
            for quad in self.quads
            if quad.subject != cell
            and not (
                text_of(quad.subject) in self.facts and quad.predicate in _FACT_PAIRS
            )
        ]
        return list(dict.fromkeys([*kept, *new]))


def _one(node: _Node, predicate: NamedNode) -> str | None:
    values = node.get(predicate.value)
    return values[0] if values else None


def _day(node: _Node, predicate: NamedNode) -> date | None:
    value = _one(node, predicate)
    return None if value is None else date.fromisoformat(value)


def _unit(node: _Node) -> str | None:
    return _one(node, ns.CURRENCY_CODE) or _one(node, ns.UNIT_NAME)


def _column(node: _Node) -> Column:
    return Column(
        index=int(node[ns.COLUMN_INDEX.value][0]),
        instant=_day(node, ns.INSTANT),
        start=_day(node, ns.PERIOD_START),
        end=_day(node, ns.PERIOD_END),
        unit=_unit(node),
    )


def _fact(node: _Node, cell: _Node, nodes: dict[str, _Node]) -> Fact:
    """Return a stored fact as far as settling and translating need it."""
    party, related = _one(node, ns.PARTY_TEXT), _one(node, ns.RELATIONSHIP_TEXT)
    other = tuple(sorted(node.get(ns.OTHER_MEMBER.value, ())))
    members = [
        *((text, Role.PARTY) for text in (party.split(" | ") if party else ())),
        *(
            (text, Role.RELATIONSHIP)
            for text in (related.split(" | ") if related else ())
        ),
        *((text, Role.OTHER) for text in other),
    ]
    written = _one(node, ns.AMOUNT)
    value = _one(node, ns.VALUE) or ""
    line, row, column = (_one(cell, p) for p in (ns.LINE, ns.ROW, ns.COLUMN_NUMBER))
    decimals = _one(node, ns.DECIMALS)
    by_label = (
        _day(node, ns.INSTANT) is not None or _day(node, ns.PERIOD_END) is not None
    )
    return Fact(
        source="",
        report=None,
        row=None if row is None else int(row),
        column=None if column is None else int(column),
        raw=_one(cell, ns.RAW) or "",
        ref=f"line {line}" if line is not None else _one(cell, ns.REF),
        label=_one(node, ns.LABEL) or "",
        concept=_one(node, ns.CONCEPT_NAME),
        concept_by=None,
        members=tuple(text for text, _ in members),
        axes=(None,) * len(members),
        roles=tuple(role for _, role in members),
        party=party,
        relationship=related,
        other=other,
        value=value if written is None else Decimal(written),
        unit=_unit(node),
        decimals=_one(node, ns.PRECISION_NOTE) if decimals is None else int(decimals),
        instant=_day(node, ns.INSTANT),
        start=_day(node, ns.PERIOD_START),
        end=_day(node, ns.PERIOD_END),
        period_by="concept" if _one(node, ns.CONCEPT_NAME) and by_label else "column",
        placed_by=PlacedBy(_one(cell, ns.PLACED_BY) or "uncertain"),
        columns=tuple(int(n) for n in (_one(cell, ns.CANDIDATES) or "").split()),
    )


def remove(writer: Writer, name: str, *, terms: Terms | None = None) -> int:
    """Remove a filing, a page, or the pages a source holds; return how many reports.

    Args:
        writer: The graph; it is published.
        name: An accession in either spelling, a page's hash, a path of files as they
            were built, or the bare name of a file that was built.
        terms: Terms the graph was built with.

    Raises:
        NotFoundError: Nothing in the graph answers to it.
    """
    terms, store = terms or Terms(), writer.store
    doomed = _reports_named(store, terms, name)
    if not doomed:
        message = (
            f"found nothing of {name} in the graph, expected an accession, a page's "
            "hash or a source that was built; kg query filings lists them"
        )
        raise NotFoundError(message)
    reporters = set()
    for graph, reports in sorted(doomed.items()):
        node = NamedNode(graph)
        held = list(graph_quads(store, node))
        reporters.add(reporter_of(held, terms))
        whose = reporter_of(held, terms)
        if whose is not None:
            held = as_local(held, whose, terms)
        left = merged(replaced(held, (), terms=terms, removed=reports))
        replace_graph(writer, node, as_identified(store, left))
    _derive(writer, terms, reporters)
    return sum(len(reports) for reports in doomed.values())


def _reports_named(store: Store, terms: Terms, name: str) -> dict[str, set[str]]:
    """Return the reports meant, by graph."""
    accession = plain_accession(name)
    if accession is not None or _HASH.match(name):
        kind = "page" if accession is None else "filing"
        graph = NamedNode(f"{terms.base}{kind}/{accession or name}")
        held = store.quads_for_pattern(graph, ns.HAS_REPORT, None, graph)
        reports = {text_of(quad.object) for quad in held}
        return {graph.value: reports} if reports else {}
    if Path(name).exists():
        digests = {hashlib.sha256(f.load()).hexdigest() for f in sources_of(name)}
        return _reports_with(store, ns.SHA256, digests)
    return _reports_with(store, ns.SOURCE_NAME, {name})


def _reports_with(
    store: Store, predicate: NamedNode, values: set[str]
) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, predicate, None):
        if text_of(quad.object) in values:
            found[text_of(quad.graph_name)].add(text_of(quad.subject))
    return found

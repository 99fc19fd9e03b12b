"""Loads what reporting entities disclosed from the store into plain records."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.checks.facts import Arc, Disclosure, FactRecord, FilingRecord
from kg.graph import namespaces as ns
from kg.graph.terms import folded
from kg.model.finding import CellRef
from kg.store.base import graph_quads

_BROADER = NamedNode(ns.SKOS + "broader")


@dataclass(slots=True)
class _Node:
    """Values of a node by predicate, as texts."""

    values: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def one(self, predicate: NamedNode) -> str | None:
        held = self.values.get(predicate.value)
        return min(held) if held else None

    def every(self, predicate: NamedNode) -> list[str]:
        return sorted(self.values.get(predicate.value, ()))

    def day(self, predicate: NamedNode) -> date | None:
        text = self.one(predicate)
        return None if text is None else date.fromisoformat(text)

    def number(self, predicate: NamedNode) -> int | None:
        text = self.one(predicate)
        return None if text is None else int(text)


_Nodes = dict[str, _Node]


def _nodes(quads: Iterable[Quad]) -> _Nodes:
    nodes: _Nodes = defaultdict(_Node)
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(
            quad.object, NamedNode | Literal
        ):
            values = nodes[quad.subject.value].values
            values[quad.predicate.value].append(quad.object.value)
    return nodes


def _local(iri: str) -> str:
    return iri.removeprefix(ns.REL)


def broader_types(store: Store) -> dict[str, tuple[str, ...]]:
    """Return the relationship types above each one, nearest first."""
    above = {
        _local(quad.subject.value): _local(quad.object.value)
        for quad in store.quads_for_pattern(None, _BROADER, None)
        if isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
        and quad.subject.value.startswith(ns.REL)
    }
    found = {}
    for name in sorted(above):
        chain, at = [], above.get(name)
        while at is not None and at not in chain:
            chain.append(at)
            at = above.get(at)
        found[name] = tuple(chain)
    return found


@dataclass(frozen=True, slots=True)
class Entity:
    """A reporting entity and where its filings lie.

    Attributes:
        iri: The entity.
        key: CIK, or what stands for it.
        name: The name to show.
        graphs: Its filing graphs, sorted.
    """

    iri: str
    key: str
    name: str
    graphs: tuple[str, ...]


def entities(store: Store) -> list[Entity]:
    """Return the reporting entities, sorted by IRI."""
    graphs: dict[NamedNode, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(None, ns.TYPE, ns.FILING):
        if isinstance(quad.subject, NamedNode) and quad.subject == quad.graph_name:
            for said in store.quads_for_pattern(
                quad.subject, ns.REPORTER, None, quad.graph_name
            ):
                if isinstance(said.object, NamedNode):
                    graphs[said.object].append(quad.subject.value)
    return [
        Entity(
            node.value,
            _said(store, node, ns.REPORTER_KEY),
            _said(store, node, ns.NAME),
            tuple(sorted(graphs[node])),
        )
        for node in sorted(graphs, key=str)
    ]


def _said(store: Store, node: NamedNode, predicate: NamedNode) -> str:
    """Return the least text said of a node; its IRI when there is none."""
    said = store.quads_for_pattern(node, predicate, None)
    texts = [quad.object.value for quad in said if isinstance(quad.object, Literal)]
    return min(texts, default=node.value)


def filing_facts(
    store: Store, graph: str
) -> tuple[FilingRecord, list[FactRecord], list[Arc]]:
    """Return one filing, its facts, and the sums its calculation linkbase declares.

    Facts are sorted by report, row and IRI; sums by role and elements.
    """
    nodes = _nodes(graph_quads(store, NamedNode(graph)))
    head = nodes[graph]
    filing = FilingRecord(graph, head.one(ns.KEY) or "", head.day(ns.FILED))
    facts = [
        _fact(iri, node, nodes, filing)
        for iri, node in nodes.items()
        if ns.FACT.value in node.values.get(ns.TYPE.value, ())
    ]
    return filing, sorted(facts, key=_place), _sums(nodes, filing.key)


def _sums(nodes: _Nodes, key: str) -> list[Arc]:
    """Return the sums declared for the elements of a filing."""
    parts = [
        node
        for node in nodes.values()
        if ns.SUMMAND.value in node.values.get(ns.TYPE.value, ())
    ]
    if not parts:
        return []
    names = {node.one(ns.CONCEPT): node.one(ns.CONCEPT_NAME) for node in nodes.values()}

    def named(iri: str | None) -> str:
        return names.get(iri) or _local(iri or "")

    arcs = (
        Arc(
            key,
            part.one(ns.SUM_ROLE) or "",
            named(part.one(ns.SUM_OF)),
            named(part.one(ns.PART)),
            Decimal(part.one(ns.WEIGHT) or 1),
        )
        for part in parts
    )
    return sorted(arcs, key=lambda arc: (arc.role, arc.parent, arc.child, arc.weight))


def _place(fact: FactRecord) -> tuple[str, str, int, str]:
    return fact.filing.iri, fact.report, fact.row or 0, fact.iri


def _fact(iri: str, node: _Node, nodes: _Nodes, filing: FilingRecord) -> FactRecord:
    report = node.one(ns.IN_REPORT) or ""
    cells = [nodes[cell] for cell in node.every(ns.CELL) if cell in nodes]
    cell = next((c for c in cells if c.one(ns.ON_REPORT) is None), _Node())
    page = nodes.get(report, _Node())
    side = node.one(ns.SIDE)
    status = node.one(ns.STATUS)
    roles = node.one(ns.RELATIONSHIP_TEXT)
    currency = node.one(ns.CURRENCY_CODE)
    relations = [nodes[r] for r in node.every(ns.IN_RELATIONSHIP) if r in nodes]
    closes = node.day(ns.INSTANT) or node.day(ns.PERIOD_END)
    return FactRecord(
        iri=iri,
        filing=filing,
        whose=node.one(ns.REPORTER) or "",
        report=report,
        title=page.one(ns.TITLE) or "",
        cell=_shown(iri, report, cells, nodes),
        row=cell.number(ns.ROW),
        column=cell.number(ns.COLUMN_NUMBER),
        placed_by=cell.one(ns.PLACED_BY) or "",
        columns=tuple(int(n) for n in (cell.one(ns.CANDIDATES) or "").split()),
        possible=_possible(cell, page, nodes, closes),
        head=_head(cell, page, nodes),
        label=node.one(ns.LABEL) or "",
        concept=node.one(ns.CONCEPT_NAME),
        side=_side(side),
        level=node.one(ns.LEVEL) or "other",
        certain=status != ns.UNCERTAIN.value,
        translated=status == ns.TRANSLATED.value,
        original=node.one(ns.TRANSLATION_OF),
        party=node.one(ns.COUNTERPARTY),
        party_text=node.one(ns.PARTY_TEXT),
        roles=() if roles is None else tuple(roles.split(" | ")),
        others=tuple(folded(member) for member in node.every(ns.OTHER_MEMBER)),
        types=frozenset(
            _local(kind) for r in relations for kind in r.every(ns.RELATIONSHIP_TYPE)
        ),
        amount=_decimal(node),
        decimals=node.number(ns.DECIMALS),
        unit=currency or node.one(ns.UNIT_NAME),
        money=currency is not None,
        instant=node.day(ns.INSTANT),
        start=node.day(ns.PERIOD_START),
        end=node.day(ns.PERIOD_END),
    )


def _shown(iri: str, report: str, cells: list[_Node], nodes: _Nodes) -> CellRef:
    """Return the cell a person looks at first: one on a page, else its own."""
    on_pages = [cell for cell in cells if cell.one(ns.ROW) is not None]
    cell = next(iter(on_pages or cells), _Node())
    page = nodes.get(cell.one(ns.ON_REPORT) or report, _Node())
    return CellRef(
        iri,
        page.one(ns.REPORT_NAME),
        cell.number(ns.ROW),
        cell.number(ns.COLUMN_NUMBER),
        cell.number(ns.LINE),
        cell.one(ns.RAW) or "",
    )


def _decimal(node: _Node) -> Decimal | None:
    """Return the amount, or the value of a count or rate; None for text."""
    text = node.one(ns.AMOUNT)
    if text is None and node.one(ns.UNIT_NAME) is not None:
        text = node.one(ns.VALUE)
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        return None


def _side(iri: str | None) -> str | None:
    if iri is None:
        return None
    return "due from" if iri == ns.DUE_FROM.value else "due to"


def _columns(page: _Node, nodes: _Nodes, wanted: Collection[str]) -> list[_Node]:
    """Return the columns of a page that bear one of these numbers."""
    columns = [nodes[name] for name in page.every(ns.HAS_COLUMN) if name in nodes]
    return [column for column in columns if column.one(ns.COLUMN_INDEX) in wanted]


def _possible(
    cell: _Node, page: _Node, nodes: _Nodes, closes: date | None
) -> frozenset[date]:
    """Return the days the columns end that a value may stand in."""
    found = set() if closes is None else {closes}
    candidates = (cell.one(ns.CANDIDATES) or "").split()
    if len(candidates) > 1:
        for column in _columns(page, nodes, candidates):
            ends = column.day(ns.INSTANT) or column.day(ns.PERIOD_END)
            if ends is not None:
                found.add(ends)
    return frozenset(found)


def _head(cell: _Node, page: _Node, nodes: _Nodes) -> tuple[date | None, date | None]:
    """Return the period of a cell's column; nothing for a balance column."""
    own = cell.one(ns.COLUMN_NUMBER)
    for column in _columns(page, nodes, () if own is None else (own,)):
        return column.day(ns.PERIOD_START), column.day(ns.PERIOD_END)
    return None, None


def disclosure_of(
    store: Store,
    entity: Entity,
    broader: Mapping[str, tuple[str, ...]],
    *,
    thorough: bool = False,
) -> Disclosure:
    """Return what a reporting entity disclosed.

    Args:
        store: The graph.
        entity: The entity.
        broader: See `broader_types`.
        thorough: Whether rules that take long shall run.
    """
    loaded = [filing_facts(store, graph) for graph in entity.graphs]
    return Disclosure(
        reporter=entity.name,
        filings=tuple(filing for filing, _, _ in loaded),
        facts=tuple(fact for _, facts, _ in loaded for fact in facts),
        broader=broader,
        store=store,
        arcs=tuple(arc for _, _, arcs in loaded for arc in arcs),
        thorough=thorough,
    )

"""Makes one fact of what an instance and the pages of its filing say twice.

The instance's fact is the fact; the page's cell becomes a further cell of it, with the
report it stands in. A page's fact without a partner stays as it is. The outcome is a
function of what the filing's graph holds, so it does not matter which came first.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from pyoxigraph import NamedNode, Quad

from kg.graph import namespaces as ns
from kg.graph.replacement import report_of, reports_in
from kg.matching import Printed, folded, letters, local_name, matches

_INSTANCE = "instance"
_Values = dict[str, list[str]]


def merged(quads: Iterable[Quad]) -> list[Quad]:
    """Return the quads of one filing with each fact of instance and pages once.

    Args:
        quads: The filing's graph, reports replaced.

    Returns:
        The same without the page facts that an instance's fact stands for, their cells
        kept under it; and without links to cells that are no more.
    """
    held = list(quads)
    reports = reports_in(held)
    documents = {r for r in reports if _is_document(r)}
    if not documents or documents == reports:
        return _without_lost_cells(held)
    facts = _facts(held)
    own: list[str] = []
    others: list[str] = []
    for node, values in facts.items():
        if values.get(ns.STATUS.value) == [ns.UNCERTAIN.value]:
            continue
        place = values[ns.IN_REPORT.value][0]
        (own if place in documents else others).append(node)
    own.sort()
    found = matches(
        [_printed(facts[node]) for node in others],
        [_printed(facts[node]) for node in own],
    )
    gone = {others[n]: own[at] for n, at in found.items()}
    kept: list[Quad] = []
    for quad in held:
        subject = quad.subject.value if isinstance(quad.subject, NamedNode) else ""
        if subject not in gone:
            kept.append(quad)
            continue
        if quad.predicate == ns.CELL and isinstance(quad.object, NamedNode):
            graph, cell = quad.graph_name, quad.object
            report = NamedNode(facts[subject][ns.IN_REPORT.value][0])
            kept.append(Quad(NamedNode(gone[subject]), ns.CELL, cell, graph))
            kept.append(Quad(cell, ns.ON_REPORT, report, graph))
    return _without_lost_cells(list(dict.fromkeys(kept)))


def _is_document(report: str) -> bool:
    return report.rpartition("/")[2].startswith(_INSTANCE)


def _facts(quads: Iterable[Quad]) -> dict[str, _Values]:
    """Gather the values of the facts, by their nodes."""
    nodes: dict[str, _Values] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and hasattr(quad.object, "value"):
            node = nodes[quad.subject.value]
            node[quad.predicate.value].append(quad.object.value)
    return {name: node for name, node in nodes.items() if ns.IN_REPORT.value in node}


def _one(values: _Values, predicate: NamedNode) -> str | None:
    held = values.get(predicate.value)
    return held[0] if held else None


def _day(values: _Values, predicate: NamedNode) -> date | None:
    text = _one(values, predicate)
    return None if text is None else date.fromisoformat(text)


def _printed(values: _Values) -> Printed:
    """Return what tells which fact a stored fact is."""
    amount = _one(values, ns.AMOUNT)
    text = _one(values, ns.VALUE) or ""
    unit = _one(values, ns.CURRENCY_CODE) or _one(values, ns.UNIT_NAME)
    number = amount if amount is not None else text if unit is not None else None
    members = [
        *_parts(_one(values, ns.PARTY_TEXT)),
        *_parts(_one(values, ns.RELATIONSHIP_TEXT)),
        *values.get(ns.OTHER_MEMBER.value, ()),
    ]
    return Printed(
        concept=_one(values, ns.CONCEPT_NAME),
        label=folded(_one(values, ns.LABEL) or ""),
        value=folded(text) if number is None else _number(number),
        unit=unit,
        instant=_day(values, ns.INSTANT),
        start=_day(values, ns.PERIOD_START),
        end=_day(values, ns.PERIOD_END),
        count=len(members),
        labels=frozenset(letters(member) for member in members),
        names=frozenset(
            local_name(cut.partition("=")[2])
            for cut in values.get(ns.DIMENSION.value, ())
        ),
    )


def _number(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except ArithmeticError:
        return folded(text)


def _parts(text: str | None) -> list[str]:
    return [] if text is None else text.split(" | ")


def _without_lost_cells(quads: list[Quad]) -> list[Quad]:
    """Drop links to cells whose report was rebuilt without them, and lone cells."""
    described = {
        quad.subject.value
        for quad in quads
        if quad.predicate == ns.TYPE
        and quad.object == ns.SOURCE_CELL
        and isinstance(quad.subject, NamedNode)
    }
    linked = {
        quad.object.value
        for quad in quads
        if quad.predicate == ns.CELL and isinstance(quad.object, NamedNode)
    }
    reports = reports_in(quads)
    lone = {cell for cell in described - linked if report_of(cell, reports) is not None}
    return [
        quad
        for quad in quads
        if not (
            quad.predicate == ns.CELL
            and isinstance(quad.object, NamedNode)
            and quad.object.value not in described
        )
        and not (isinstance(quad.subject, NamedNode) and quad.subject.value in lone)
    ]

"""Makes one fact of what an instance and the pages of its filing say twice.

The instance's fact is the fact; the page's cell becomes a further cell of it, with the
report it stands in and, as text, what the page said. A page's fact without a partner
stays as it is. The outcome is a function of what instance and pages say, so it does not
matter which came first, or is built anew, or goes.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.facts.matching import (
    Printed,
    elements_by_label,
    folded,
    letters,
    local_name,
    matches,
)
from kg.graph import namespaces as ns
from kg.graph.replacement import reachable, report_of, reports_in

_INSTANCE = "instance"
_Values = dict[str, list[str]]


def merged(quads: Iterable[Quad]) -> list[Quad]:
    """Return the quads of one filing with each fact of instance and pages once.

    Args:
        quads: The filing's graph, reports replaced; facts at the parties of their own
            reporter.

    Returns:
        The same without the page facts that an instance's fact stands for. Their cells
        stand under that fact and keep, as text, what the page said of it: when the
        instance goes, or is built anew, the page's fact is there again.
    """
    held = _described(_parted(list(quads)))
    reports = reports_in(held)
    documents = {r for r in reports if _is_document(r)}
    if not documents or documents == reports:
        return held
    facts = _facts(held)
    own: list[str] = []
    others: list[str] = []
    for node, values in facts.items():
        if values.get(ns.STATUS.value) == [ns.UNCERTAIN.value]:
            continue
        place = values[ns.IN_REPORT.value][0]
        (own if place in documents else others).append(node)
    own.sort()
    named = _named(held)
    found = matches(
        [_printed(facts[node], named) for node in others],
        [_printed(facts[node], {}) for node in own],
    )
    gone = {others[n]: own[at] for n, at in found.items()}
    if not gone:
        return held
    said: dict[str, list[Quad]] = defaultdict(list)
    for quad in held:
        if isinstance(quad.subject, NamedNode):
            said[quad.subject.value].append(quad)
    kept = [q for q in held if not _is_of(q, gone)]
    for page_fact, fact in gone.items():
        kept += _under(said, page_fact, NamedNode(fact), reports)
    return reachable(list(dict.fromkeys(kept)), reports)


def _is_of(quad: Quad, nodes: Collection[str]) -> bool:
    return isinstance(quad.subject, NamedNode) and quad.subject.value in nodes


def _under(
    said: Mapping[str, list[Quad]],
    page_fact: str,
    fact: NamedNode,
    reports: Collection[str],
) -> list[Quad]:
    """Return the quads that put a page's cell under the fact of an instance."""
    own = said[page_fact]
    graph = own[0].graph_name
    report = next(q.object for q in own if q.predicate == ns.IN_REPORT)
    cells = [q.object for q in own if q.predicate == ns.CELL]
    text = _as_text(_with_shared(said, page_fact, reports))
    quads: list[Quad] = []
    for cell in cells:
        if isinstance(cell, NamedNode):
            quads.append(Quad(fact, ns.CELL, cell, graph))
            quads.append(Quad(cell, ns.ON_REPORT, report, graph))
            quads.append(Quad(cell, ns.AS_PRINTED, Literal(text), graph))
    return quads


def _with_shared(
    said: Mapping[str, list[Quad]], node: str, reports: Collection[str]
) -> list[Quad]:
    """Return what is said of a fact and of the mentions and parties it leads to."""
    seen, ahead = {node}, [node]
    found: list[Quad] = []
    while ahead:
        for quad in said.get(ahead.pop(), ()):
            found.append(quad)
            target = quad.object.value if isinstance(quad.object, NamedNode) else ""
            if (
                target in said
                and target not in seen
                and target != getattr(quad.graph_name, "value", "")
                and report_of(target, reports) is None
            ):
                seen.add(target)
                ahead.append(target)
    return found


def _as_text(quads: Iterable[Quad]) -> str:
    """Return quads as sorted N-Triples."""
    lines = sorted({f"{quad.triple} ." for quad in quads})
    return "\n".join(lines)


def _parted(quads: list[Quad]) -> list[Quad]:
    """Return the quads with every page's fact apart again, as the page said it."""
    texts = [quad for quad in quads if quad.predicate == ns.AS_PRINTED]
    if not texts:
        return quads
    cells = {quad.subject for quad in texts}
    kept = [
        quad
        for quad in quads
        if quad.predicate != ns.AS_PRINTED
        and not (quad.predicate == ns.ON_REPORT and quad.subject in cells)
        and not (quad.predicate == ns.CELL and quad.object in cells)
    ]
    for quad in texts:
        if isinstance(quad.object, Literal):
            kept += [
                Quad(one.subject, one.predicate, one.object, quad.graph_name)
                for one in parse(quad.object.value, format=RdfFormat.N_TRIPLES)
            ]
    return list(dict.fromkeys(kept))


def _described(quads: list[Quad]) -> list[Quad]:
    """Leave out links to cells of pages that are no more."""
    cells = {quad.subject for quad in quads if quad.object == ns.SOURCE_CELL}
    return [q for q in quads if q.predicate != ns.CELL or q.object in cells]


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


def _named(quads: Iterable[Quad]) -> dict[str, str]:
    """Return the element of each member of the instance, by any of its labels."""
    pairs = (
        quad.object.value.partition("=")
        for quad in quads
        if quad.predicate == ns.MEMBER_LABEL and isinstance(quad.object, Literal)
    )
    return elements_by_label((name, label) for name, _, label in pairs)


def _printed(values: _Values, named: Mapping[str, str]) -> Printed:
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
            local_name(name)
            for name in (
                *(cut.partition("=")[2] for cut in values.get(ns.DIMENSION.value, ())),
                *(named.get(letters(member), "") for member in members),
            )
            if name
        ),
    )


def _number(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except ArithmeticError:
        return folded(text)


def _parts(text: str | None) -> list[str]:
    return [] if text is None else text.split(" | ")

"""Replaces single reports of a filing's graph and keeps the others.

A report owns the nodes whose IRIs lie under its own. Everything else (entity, mentions,
parties, relationships) is shared: it stays as long as a fact of some report reaches it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from pyoxigraph import NamedNode, Quad

from kg.graph import namespaces as ns
from kg.graph.terms import Terms
from kg.model.filing import Identity


def reports_in(quads: Iterable[Quad]) -> frozenset[str]:
    """Return the IRIs of the reports these quads describe."""
    return frozenset(
        quad.subject.value
        for quad in quads
        if quad.predicate == ns.TYPE
        and quad.object == ns.REPORT
        and isinstance(quad.subject, NamedNode)
    )


def report_of(subject: str, reports: Collection[str]) -> str | None:
    """Return the report that owns a node, or None when the node is shared."""
    if subject in reports:
        return subject
    end = len(subject)
    while (end := subject.rfind("/", 0, end)) > 0:
        if subject[:end] in reports:
            return subject[:end]
    return None


def identity_of(quads: Iterable[Quad]) -> Identity:
    """Return what a filing's graph knows of its identity; pass it on as ``known``."""
    known = {
        quad.predicate.value: quad.object.value
        for quad in quads
        if quad.subject == quad.graph_name and hasattr(quad.object, "value")
    }
    filed = known.get(ns.FILED.value)
    return Identity(
        cik=known.get(ns.CIK.value),
        entity=known.get(ns.FILER_NAME.value),
        accession=known.get(ns.ACCESSION.value),
        form=known.get(ns.FORM.value),
        filed=None if filed is None else date.fromisoformat(filed),
    )


def reporter_of(quads: Iterable[Quad], terms: Terms) -> str | None:
    """Return the reporter key of a filing's graph, or None when it is empty."""
    stem = terms.base + "entity/"
    for quad in quads:
        if (
            quad.predicate == ns.REPORTER
            and quad.subject == quad.graph_name
            and isinstance(quad.object, NamedNode)
        ):
            return quad.object.value.removeprefix(stem)
    return None


def replaced(
    existing: Iterable[Quad],
    new: Iterable[Quad],
    *,
    terms: Terms | None = None,
    removed: Collection[str] = (),
) -> list[Quad]:
    """Return the graph of a filing after some of its reports were built anew.

    Args:
        existing: All quads of the filing's graph as it stands.
        new: Quads of `kg.graph.build.filing_quads` for the reports read now.
        terms: Terms the graph was built with; the default base without it.
        removed: IRIs of reports to drop without a successor.

    Returns:
        The whole new graph, each quad once, in no order that means anything. What
        `new` says of the filing itself holds.
        When it names another reporter (a CIK became known), the kept reports are put
        under that one. Empty when no report is left.
    """
    terms, fresh, held = terms or Terms(), list(new), list(existing)
    gone = reports_in(fresh) | frozenset(removed)
    kept_reports = reports_in(held) - gone
    if not kept_reports and not fresh:
        return []
    stated = {
        quad.predicate.value for quad in fresh if quad.subject == quad.graph_name
    } - {ns.HAS_REPORT.value, ns.TYPE.value}
    kept = [
        quad
        for quad in held
        if isinstance(quad.subject, NamedNode)
        and report_of(quad.subject.value, gone) is None
        and not (
            quad.subject == quad.graph_name
            and (
                quad.predicate.value in stated
                or (
                    quad.predicate == ns.HAS_REPORT
                    and isinstance(quad.object, NamedNode)
                    and quad.object.value in gone
                )
            )
        )
    ]
    before, after = reporter_of(held, terms), reporter_of(fresh, terms)
    if before is not None and after is not None and before != after:
        kept = _rekeyed(kept, terms, before, after)
    together = list(dict.fromkeys([*kept, *fresh]))
    return reachable(together, reports_in(together))


def _rekeyed(quads: list[Quad], terms: Terms, before: str, after: str) -> list[Quad]:
    """Return the quads with everything of one reporter key put under another."""
    stems = {}
    for thing in ("mention", "party", "concept", "entity"):
        old = NamedNode(f"{terms.base}{thing}/{before}/")
        stems[old.value] = f"{terms.base}{thing}/{after}/"
    entity, successor = terms.entity(before), terms.entity(after)

    def moved(node: NamedNode) -> NamedNode:
        if node == entity:
            return successor
        for old, new in stems.items():
            if node.value.startswith(old):
                return NamedNode(new + node.value[len(old) :])
        return node

    return [
        Quad(
            moved(quad.subject)
            if isinstance(quad.subject, NamedNode)
            else quad.subject,
            quad.predicate,
            moved(quad.object) if isinstance(quad.object, NamedNode) else quad.object,
            quad.graph_name,
        )
        for quad in quads
    ]


def reachable(quads: list[Quad], reports: Collection[str]) -> list[Quad]:
    """Return the quads of the filing, its reports, and the shared nodes they reach."""
    links: dict[str, set[str]] = defaultdict(set)
    roots = set()
    for quad in quads:
        if not isinstance(quad.subject, NamedNode):
            continue
        subject = quad.subject.value
        if quad.subject == quad.graph_name or report_of(subject, reports) is not None:
            roots.add(subject)
        if isinstance(quad.object, NamedNode):
            links[subject].add(quad.object.value)
    seen, ahead = set(roots), list(roots)
    while ahead:
        for target in links.get(ahead.pop(), ()):
            if target not in seen:
                seen.add(target)
                ahead.append(target)
    return [
        quad
        for quad in quads
        if isinstance(quad.subject, NamedNode) and quad.subject.value in seen
    ]

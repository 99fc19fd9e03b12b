"""Writes what checks found as SHACL validation results, one graph for all of them.

Only fails are results: a figure that keeps to a rule has none. Each result names the
rule, what it weighs, its sentence, the figure checked and the facts it rests on::

    finding    a sh:ValidationResult; sh:sourceConstraintComponent -> rule,
               sh:resultSeverity, sh:resultMessage, sh:focusNode -> fact or filing,
               sh:value?, prov:wasDerivedFrom -> fact *
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import namespaces as ns
from kg.graph.terms import Terms, decimal, digest_of, text
from kg.model.filing import Identity
from kg.model.finding import Finding, Severity

SH: Final = "http://www.w3.org/ns/shacl#"
RULES: Final = "https://w3id.org/rpkg/rule#"
"""Namespace of the rules of `kg.checks`."""
DERIVED_FROM: Final = NamedNode(ns.PROV + "wasDerivedFrom")
_ACCESSION = re.compile(r"\d{10}-\d\d-\d{6}\Z")
_SEVERITY: Final = {
    Severity.ERROR: NamedNode(SH + "Violation"),
    Severity.WARNING: NamedNode(SH + "Warning"),
    Severity.INFO: NamedNode(SH + "Info"),
}


def findings_graph(terms: Terms) -> NamedNode:
    """Return the graph that holds findings."""
    return NamedNode(terms.base + "graph/findings")


def finding_quads(
    findings: Iterable[Finding], terms: Terms | None = None
) -> list[Quad]:
    """Return the fails among findings as quads, each once, in their order.

    Args:
        findings: In any order; a finding's IRI is made of what it says.
        terms: Mints the IRIs; the default base without it.
    """
    terms = terms or Terms()
    graph, quads = findings_graph(terms), dict[Quad, None]()
    for finding in findings:
        if finding.failed:
            facts = [cell.fact for cell in finding.cells]
            key = digest_of(finding.rule, finding.filing, finding.message, *facts)
            node = NamedNode(f"{terms.base}finding/{finding.rule}/{key}")
            for predicate, value in _pairs(finding, facts, terms):
                quads[Quad(node, predicate, value, graph)] = None
    return list(quads)


def _pairs(
    finding: Finding, facts: list[str], terms: Terms
) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    yield ns.TYPE, NamedNode(SH + "ValidationResult")
    yield NamedNode(SH + "sourceConstraintComponent"), NamedNode(RULES + finding.rule)
    yield NamedNode(SH + "resultSeverity"), _SEVERITY[finding.severity]
    yield NamedNode(SH + "resultMessage"), text(finding.message)
    focus = NamedNode(facts[0]) if facts else _filing(finding.filing, terms)
    yield NamedNode(SH + "focusNode"), focus
    if finding.numbers:
        yield NamedNode(SH + "value"), decimal(finding.numbers[0].value)
    for fact in facts:
        yield DERIVED_FROM, NamedNode(fact)


def _filing(key: str, terms: Terms) -> NamedNode:
    """Return the filing of an accession or page hash."""
    accession = key if _ACCESSION.match(key) is not None else None
    return terms.filing(Identity(accession=accession), key)

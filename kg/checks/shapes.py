"""Shapes: the graph itself keeps to ``ontology/shapes.ttl``, filing by filing.

Needs pySHACL, the extra [shacl], which takes seconds for a thousand facts: it runs over
graphs of up to `SMALL` facts, and over larger ones when asked for by name.
"""

import importlib
import importlib.util
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from pyoxigraph import NamedNode, RdfFormat, serialize
from rdflib import RDF, Graph, Namespace

from kg.checks.facts import Disclosure, FactRecord, FilingRecord
from kg.checks.wording import Verdict
from kg.model.finding import Finding, Severity, Status
from kg.resources import ontology_file
from kg.store.base import graph_quads

RULE = "shapes"
NOTHING = "The graph holds no filing."
SMALL: Final = 500
"""Facts in the graph up to which the rule runs without being asked for."""
_SH = Namespace("http://www.w3.org/ns/shacl#")
_SEVERITY = {
    _SH.Warning: Severity.WARNING,
    _SH.Info: Severity.INFO,
}


def shapes(disclosure: Disclosure) -> Iterator[Finding]:
    """Yield a finding for each violation, and a pass for each filing without."""
    reason = _why_not(disclosure)
    if reason is not None:
        yield Finding(RULE, Status.NOT_APPLICABLE, Severity.INFO, reason)
        return
    by_iri = {fact.iri: fact for fact in disclosure.facts}
    for filing in disclosure.filings:
        for verdict in _filing(disclosure, filing, by_iri):
            yield verdict.finding(RULE, disclosure, filing)


def _why_not(disclosure: Disclosure) -> str | None:
    """Return why nothing is checked, in the same words for every entity; or None."""
    if importlib.util.find_spec("pyshacl") is None:
        return (
            "pySHACL, which checks shapes, is not installed; "
            "run pip install 'related-party-kg[shacl]'."
        )
    if not disclosure.thorough:
        return (
            f"Shapes of more than {SMALL} facts take long to check; "
            f"ask for them with --rule {RULE}."
        )
    return None


@cache
def _shapes() -> Graph:
    return Graph().parse(ontology_file("shapes.ttl"), format="turtle")


def _filing(
    disclosure: Disclosure, filing: FilingRecord, by_iri: dict[str, FactRecord]
) -> Iterator[Verdict]:
    """Yield the violations of one filing's graph, or that there are none."""
    quads = graph_quads(disclosure.store, NamedNode(filing.iri))
    triples = sorted((quad.triple for quad in quads), key=str)
    data = Graph().parse(
        data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt"
    )
    pyshacl: Any = importlib.import_module("pyshacl")
    _, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inference="none")
    results = sorted(
        (
            str(report.value(result, _SH.focusNode)),
            str(report.value(result, _SH.resultPath) or ""),
            str(report.value(result, _SH.resultMessage)),
            report.value(result, _SH.resultSeverity),
        )
        for result in report.subjects(RDF.type, _SH.ValidationResult)
    )
    for focus, path, said, severity in results:
        where = f" at {path.rpartition('#')[2]}" if path else ""
        facts = [by_iri[focus]] if focus in by_iri else []
        yield Verdict(
            Status.FAIL,
            f"{focus}{where}: {' '.join(said.split())}.",
            facts,
            severity=_SEVERITY.get(severity, Severity.ERROR),
        )
    if not results:
        yield Verdict(
            Status.PASS, f"{filing.key}: {len(triples)} triples keep to the shapes."
        )

"""Shapes: the RDF itself keeps to ``ontology/shapes.ttl``.

Looked at are the graph of each filing and, of each reporter, the graph of what is
derived from its filings (positions). Needs pySHACL, the extra [shacl], which takes
seconds for a thousand facts: it runs over graphs of up to `SMALL` facts, and over
larger ones when rules are chosen by name.
"""

import importlib
import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from kg.checks.wording import Verdict
from kg.errors import NotFoundError
from kg.extras import install_command
from kg.facts.disclosure import Disclosure, StoredFact, StoredFiling
from kg.model.finding import Severity, Status
from kg.resources import ontology_file

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Graph

    from kg.facts.snapshot import Snapshot

NOTHING = "The graph holds no filing."
SMALL: Final = 500
"""Facts in the graph up to which the rule runs without being asked for."""
_SH: Final = "http://www.w3.org/ns/shacl#"
_SEVERITY: Final = {"Warning": Severity.WARNING, "Info": Severity.INFO}


class ShapeCheck:
    """The rule over one graph; its RDF is opened when it is first needed.

    Args:
        snapshot: The graph.
        rdf: Opens its RDF; raises `NotFoundError` where the graph keeps none.
        thorough: Whether to run whatever the size of the graph.

    Attributes:
        reason: Why nothing is checked; None while something is.
    """

    def __init__(
        self, snapshot: "Snapshot", rdf: "Callable[[], Store]", *, thorough: bool
    ) -> None:
        self._iris = snapshot.iris
        self._snapshot = snapshot
        self._open = rdf
        self._thorough = thorough
        self._store: Store | None = None
        self.reason: str | None = None

    def run(self, disclosure: Disclosure) -> Iterator[Verdict]:
        """Yield a finding for each violation, and a pass for each graph without."""
        store = self._opened()
        if store is None:
            return
        facts = {fact.iri: fact for fact in disclosure.facts}
        for filing in disclosure.filings:
            for verdict in _graph(store, filing.iri, filing.key, facts):
                yield replace(verdict, filing=filing)
        derived = self._iris.derived_graph(disclosure.key)
        name = f"what is derived of {disclosure.reporter}"
        for verdict in _graph(store, derived, name, facts):
            yield replace(verdict, filing=StoredFiling(derived, ""))

    def _opened(self) -> "Store | None":
        """Return the RDF; None where nothing is checked, for the same reason always."""
        if self._store is None and self.reason is None:
            self.reason = self._why_not()
            try:
                self._store = None if self.reason is not None else self._open()
            except NotFoundError as error:
                self.reason = f"Shapes are those of the RDF: {error}."
        return self._store

    def _why_not(self) -> str | None:
        if importlib.util.find_spec("pyshacl") is None:
            command = install_command("shacl", ["pyshacl"])
            return f"found no pyshacl, which checks shapes; run {command}"
        if not self._thorough:
            ((facts,),) = self._snapshot.rows("SELECT count(*) FROM facts")
            if facts > SMALL:
                return (
                    f"Shapes of more than {SMALL} facts take long to check; "
                    f"ask for them with --rule shapes."
                )
        return None


@cache
def _shapes() -> "Graph":
    from rdflib import Graph  # noqa: PLC0415

    return Graph().parse(ontology_file("shapes.ttl"), format="turtle")


def _graph(
    store: "Store", iri: str, name: str, facts: dict[str, StoredFact]
) -> Iterator[Verdict]:
    """Yield the violations of one named graph, or that there are none."""
    from pyoxigraph import NamedNode, RdfFormat, serialize  # noqa: PLC0415
    from rdflib import RDF, Graph, URIRef  # noqa: PLC0415

    quads = store.quads_for_pattern(None, None, None, NamedNode(iri))
    triples = sorted((quad.triple for quad in quads), key=str)
    data = Graph().parse(
        data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt"
    )
    pyshacl: Any = importlib.import_module("pyshacl")
    _, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inference="none")

    results = sorted(
        tuple(
            str(report.value(result, URIRef(_SH + term)) or "")
            for term in ("focusNode", "resultPath", "resultMessage", "resultSeverity")
        )
        for result in report.subjects(RDF.type, URIRef(_SH + "ValidationResult"))
    )
    for focus, path, said, severity in results:
        where = f" at {path.rpartition('#')[2]}" if path else ""
        yield Verdict(
            Status.FAIL,
            f"{focus}{where}: {' '.join(said.split())}.",
            [facts[focus]] if focus in facts else [],
            severity=_SEVERITY.get(severity.removeprefix(_SH), Severity.ERROR),
        )
    if not results:
        message = f"{name}: {len(triples)} triples keep to the shapes."
        yield Verdict(Status.PASS, message)

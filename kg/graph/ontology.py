"""Writes the ontology files as one named graph without blank nodes."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple, parse

from kg.graph.nquads import node
from kg.iris import Iris
from kg.resources import folder

SHAPES: Final = "shapes.ttl"
"""Read by the validator from its file; never stored."""


def ontology_files() -> list[Path]:
    """Return the Turtle files that are stored, sorted by name."""
    files = folder("ontology").glob("*.ttl")
    return sorted(path for path in files if path.name != SHAPES)


def ontology_lines(iris: Iris, files: Iterable[Path] | None = None) -> list[str]:
    """Return all ontology files as N-Quads of the ontology graph, sorted.

    Returns:
        Each statement once, one a line. Bracketed nodes become IRIs made from their
        description, so the same files give the same statements on any machine.
    """
    graph = iris.ontology_graph()
    lines: set[str] = set()
    for path in files if files is not None else ontology_files():
        triples = [quad.triple for quad in parse(path=path)]
        names = _skolem_names(triples, graph, path.name)
        for triple in triples:
            subject, value = (
                names[term] if isinstance(term, BlankNode) else str(term)
                for term in (triple.subject, triple.object)
            )
            lines.add(f"{subject} {triple.predicate} {value} {node(graph)} .")
    return sorted(lines)


def _skolem_names(
    triples: list[Triple], graph: str, file_name: str
) -> dict[BlankNode, str]:
    """Return an IRI for each blank node, from its description, nested nodes included.

    Nodes that are described alike (or in a circle) within one file share their IRI,
    which says the same of them.
    """
    triples_of: dict[BlankNode, list[Triple]] = defaultdict(list)
    for triple in triples:
        if isinstance(triple.subject, BlankNode):
            triples_of[triple.subject].append(triple)
        if isinstance(triple.object, BlankNode):
            triples_of.setdefault(triple.object, [])

    def description(blank: BlankNode, above: tuple[BlankNode, ...]) -> str:
        if blank in above:
            return "circle"
        return "; ".join(
            sorted(
                f"{triple.predicate} {described(triple.object, (*above, blank))}"
                for triple in triples_of[blank]
            )
        )

    def described(
        term: NamedNode | BlankNode | Literal | Triple, above: tuple[BlankNode, ...]
    ) -> str:
        if isinstance(term, BlankNode):
            return f"[{description(term, above)}]"
        return str(term)

    names = {}
    for blank in triples_of:
        key = f"{file_name}\n{description(blank, ())}"
        digest = hashlib.sha256(key.encode()).hexdigest()[:16]
        names[blank] = node(f"{graph}/node/{digest}")
    return names

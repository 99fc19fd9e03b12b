"""Loads the ontology files as one named graph without blank nodes."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pyoxigraph import BlankNode, NamedNode, Quad, Triple, parse

from kg.graph.terms import Terms
from kg.resources import folder

SHAPES: Final = "shapes.ttl"
"""Read by the validator from its file; never stored."""


def ontology_files() -> list[Path]:
    """Return the Turtle files that are stored, sorted by name."""
    found = folder("ontology").glob("*.ttl")
    return sorted(path for path in found if path.name != SHAPES)


def ontology_quads(
    files: Iterable[Path] | None = None, *, terms: Terms | None = None
) -> list[Quad]:
    """Return all ontology files as quads of the ontology graph, sorted.

    Args:
        files: Turtle files; those of the installation without it.
        terms: Mints the graph's name; the default base without it.

    Returns:
        Bracketed nodes become IRIs made from what is said of them, so the same files
        give the same quads on any machine.
    """
    terms = terms or Terms()
    graph = terms.ontology_graph()
    quads: set[Quad] = set()
    for path in files if files is not None else ontology_files():
        triples = [quad.triple for quad in parse(path=path)]
        names = _skolem_names(triples, graph, path.name)
        for triple in triples:
            subject, value = triple.subject, triple.object
            if isinstance(subject, BlankNode):
                subject = names[subject]
            if isinstance(value, BlankNode):
                value = names[value]
            quads.add(Quad(subject, triple.predicate, value, graph))
    return sorted(quads, key=str)


def _skolem_names(
    triples: list[Triple], graph: NamedNode, file_name: str
) -> dict[BlankNode, NamedNode]:
    """Return an IRI for each blank node, from its description, nested nodes included.

    Nodes that are described alike (or in a circle) within one file share their IRI,
    which says the same of them.
    """
    said: dict[BlankNode, list[Triple]] = defaultdict(list)
    for triple in triples:
        if isinstance(triple.subject, BlankNode):
            said[triple.subject].append(triple)
        if isinstance(triple.object, BlankNode):
            said.setdefault(triple.object, [])

    def described(node: BlankNode, above: tuple[BlankNode, ...]) -> str:
        if node in above:
            return "circle"
        lines = sorted(
            f"{triple.predicate} "
            + (
                f"[{described(triple.object, (*above, node))}]"
                if isinstance(triple.object, BlankNode)
                else str(triple.object)
            )
            for triple in said[node]
        )
        return "; ".join(lines)

    names = {}
    for node in said:
        key = f"{file_name}\n{described(node, ())}"
        digest = hashlib.sha256(key.encode()).hexdigest()[:16]
        names[node] = NamedNode(f"{graph.value}/node/{digest}")
    return names

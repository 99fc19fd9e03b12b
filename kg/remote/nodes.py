"""Looks up the nodes of a named graph by class and property."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.iris import PREFIXES

RP: Final = PREFIXES["rp"]
TYPE: Final = f"{PREFIXES['rdf']}type"
_NUMBERS: Final = frozenset(
    PREFIXES["xsd"] + kind
    for kind in ("decimal", "integer", "int", "long", "nonNegativeInteger")
)
Term = NamedNode | Literal
"""What stands as the value of a property; the graph has no blank nodes."""


class Nodes:
    """The triples of a graph, by subject and property.

    A short property name is one of `kg`'s own vocabulary.

    Args:
        triples: In any order.
    """

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._values: dict[str, dict[str, list[Term]]] = defaultdict(dict)
        for triple in triples:
            subject, value = triple.subject, triple.object
            if isinstance(subject, NamedNode) and isinstance(value, Term):
                of_node = self._values[subject.value]
                of_node.setdefault(triple.predicate.value, []).append(value)

    def subjects(self, name: str) -> list[str]:
        """Return the nodes that have a property, sorted."""
        wanted = _full(name)
        return sorted(node for node, values in self._values.items() if wanted in values)

    def of_class(self, name: str) -> list[str]:
        """Return the nodes of a class, sorted."""
        wanted = _full(name)
        return sorted(
            node
            for node, values in self._values.items()
            if any(kind.value == wanted for kind in values.get(TYPE, ()))
        )

    def classes(self, node: str) -> set[str]:
        """Return the local names of the classes of a node."""
        return {kind.rpartition("#")[2] for kind in self.texts(node, TYPE)}

    def terms(self, node: str, name: str) -> list[Term]:
        """Return the values of a property, as they came."""
        return self._values.get(node, {}).get(_full(name), [])

    def texts(self, node: str, name: str) -> list[str]:
        """Return the values of a property as texts, sorted."""
        return sorted(term.value for term in self.terms(node, name))

    def text(self, node: str, name: str) -> str | None:
        """Return the one value of a property, the first in order; None without."""
        return next(iter(self.texts(node, name)), None)

    def whole(self, node: str, name: str) -> int | None:
        """Return the one value of a property as a whole number; None without."""
        found = self.text(node, name)
        return None if found is None else int(Decimal(found))


def is_number(term: Term) -> bool:
    """Tell whether a term is a number, and not a text or a node."""
    return isinstance(term, Literal) and term.datatype.value in _NUMBERS


def _full(name: str) -> str:
    return name if ":" in name else RP + name

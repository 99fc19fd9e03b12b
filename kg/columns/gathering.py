"""Gathers from quads what the tables are made of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import namespaces as ns

Node = dict[str, list[str]]
"""Values of a subject by predicate: IRIs and lexical forms alike."""

READ = (
    ns.AMOUNT,
    ns.CANDIDATES,
    ns.CELL,
    ns.CIK,
    ns.COLUMN_NUMBER,
    ns.CONCEPT_NAME,
    ns.COUNTERPARTY,
    ns.CURRENCY_CODE,
    ns.DECIMALS,
    ns.FILED,
    ns.FILER_NAME,
    ns.FORM,
    ns.HAS_TRADE_NAME,
    ns.HAS_REPORT,
    ns.INSTANT,
    ns.IN_REPORT,
    ns.KEY,
    ns.KIND,
    ns.LABEL,
    ns.LEVEL,
    ns.NAME,
    ns.ON_DATE,
    ns.ON_REPORT,
    ns.OTHER_MEMBER,
    ns.PARTY_TEXT,
    ns.PERIOD_END,
    ns.PERIOD_START,
    ns.PLACED_BY,
    ns.PRECISION_NOTE,
    ns.RAW,
    ns.REFERS_TO,
    ns.RELATED_PARTY,
    ns.RELATIONSHIP_TEXT,
    ns.REPORTER,
    ns.REPORT_NAME,
    ns.REVISION_OF,
    ns.ROW,
    ns.SIDE,
    ns.STATUS,
    ns.SUB_ORGANISATION,
    ns.URL,
    ns.PRINTED_NAME,
)
"""The predicates that matter here."""

_READ = frozenset(term.value for term in READ) - {ns.PRINTED_NAME.value}

NOTHING: Node = {}
"""A subject of which nothing is said."""


def all_of(node: Node, predicate: NamedNode) -> list[str]:
    """Return the values of a predicate."""
    return node.get(predicate.value, [])


def any_of(node: Node, predicate: NamedNode) -> Sequence[str | None]:
    """Return the values, or none in the place of one."""
    return node.get(predicate.value) or (None,)


class Gathering:
    """What is read here of quads, by subject; said in two graphs it counts once.

    Attributes:
        nodes: Values of each subject by predicate.
        printed: Subjects with a name printed, and the graph it stands in.
    """

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = defaultdict(dict)
        self.printed: set[tuple[str, str, str]] = set()

    def take(self, quads: Iterable[Quad]) -> None:
        """Take in quads, in any order."""
        for _ in self.passing(quads):
            pass

    def passing(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Take in quads while they pass on to another reader."""
        for quad in quads:
            predicate, subject, value = quad.predicate.value, quad.subject, quad.object
            if (
                predicate in _READ
                and isinstance(subject, NamedNode)
                and isinstance(value, NamedNode | Literal)
            ):
                held = self.nodes[subject.value].setdefault(predicate, [])
                if value.value not in held:
                    held.append(value.value)
            elif predicate == ns.PRINTED_NAME.value and isinstance(value, Literal):
                graph = quad.graph_name
                if isinstance(subject, NamedNode) and isinstance(graph, NamedNode):
                    self.printed.add((subject.value, graph.value, value.value))
            yield quad

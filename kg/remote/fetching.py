"""Brings the named graphs of reporters from a SPARQL store and makes tables of them.

Each graph is one request, so a question about one reporter moves what is said of it and
nothing else. The queries are as plain as SPARQL can be: every store gives their answers
alike.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from pyoxigraph import NamedNode

from kg.errors import GraphError
from kg.iris import PREFIXES, Iris
from kg.remote.filings import filing_rows
from kg.remote.nodes import Nodes
from kg.remote.reporters import (
    NamesOfReporter,
    Printed,
    TableRows,
    derived_rows,
    family_rows,
    names_of,
    party_rows,
)
from kg.remote.store import RemoteStore

_RP: Final = f"PREFIX rp: <{PREFIXES['rp']}>\n"
_REPORTERS: Final = f"""{_RP}
SELECT DISTINCT ?graph ?entity ?key ?name WHERE {{
  GRAPH ?graph {{ ?entity rp:reporterKey ?key ; rp:name ?name }}
}}"""
_FILINGS: Final = f"""{_RP}
SELECT DISTINCT ?filing ?entity WHERE {{
  GRAPH ?filing {{ ?filing a rp:Filing ; rp:reporter ?entity }}
}}"""
_PRINTED: Final = f"""{_RP}
SELECT ?name ?kind ?party (COUNT(DISTINCT ?fact) AS ?facts) WHERE {{
  GRAPH ?filing {{
    ?filing rp:key ?any ; rp:reporter %s .
    ?mention rp:printedName ?name ; rp:kind ?kind ; rp:refersTo ?party .
    ?fact rp:mention ?mention .
  }}
}} GROUP BY ?name ?kind ?party"""
_NOTED: Final = f"""{_RP}
SELECT DISTINCT ?party WHERE {{
  GRAPH ?filing {{ ?statement rp:reporter %s ; ?role ?party }}
  VALUES ?role {{ rp:aboutParty rp:objectParty }}
}}"""
_DERIVED: Final = "graph/derived/"
_SHARED: Final = ("identity", "families")
"""Derived graphs that are of no one reporter."""


class Fetcher:
    """What a SPARQL store holds, reporter by reporter; each is asked for once.

    Args:
        store: The store.

    Attributes:
        iris: Mints and recognises the IRIs of the graph.
        entities: IRI of each reporting entity, by its key.
    """

    def __init__(self, store: RemoteStore) -> None:
        self._store = store
        self.entities: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        graph = ""
        for name, entity, key, shown in self._rows(_REPORTERS):
            self.entities[key], self._shown[entity] = entity, shown
            graph = name
        self.iris = Iris(graph.partition(_DERIVED)[0]) if graph else Iris()
        if not self.entities:
            message = "found no graph of this kind in the store; kg load brings one"
            raise GraphError(message, source=store.url)
        self._filings: dict[str, list[str]] = defaultdict(list)
        keys = {entity: key for key, entity in self.entities.items()}
        for filing, entity in self._rows(_FILINGS):
            if entity in keys:
                self._filings[keys[entity]].append(filing)
        self._derived: dict[str, Nodes] = {}
        self._names: dict[str, NamesOfReporter] = {}
        self._printed: dict[str, list[Printed]] = {}

    def derived(self, key: str) -> TableRows:
        """Return the rows that follow from the derived graph of a reporter."""
        nodes = self._derived_of(key)
        return derived_rows(key, self.entities[key], nodes, self.iris)

    def filings(self, key: str) -> TableRows:
        """Return the rows of all filings of a reporter."""
        rows: TableRows = defaultdict(list)
        keys = self._names_of(key).keys
        for filing in sorted(self._filings[key]):
            nodes = self._nodes(filing)
            of_filing = filing_rows(filing, key, keys, nodes, self.iris)
            for table, entries in of_filing.items():
                rows[table] += entries
        return rows

    def names(self) -> TableRows:
        """Return the rows of names and parties, of all reporters."""
        rows: TableRows = defaultdict(list)
        naming: dict[str, set[str]] = defaultdict(set)
        for key in sorted(self.entities):
            of_reporter = self._names_of(key)
            rows["mentions"] += of_reporter.rows
            for party in of_reporter.keys:
                naming[party].add(key)
        reporters = {party: sorted(keys) for party, keys in naming.items()}
        every = {key: self._derived_of(key) for key in (*self.entities, _SHARED[0])}
        rows |= party_rows(every, reporters, self._shown)
        families = self._derived_of(_SHARED[1])
        rows["families"] = family_rows(families, reporters)
        # A fact names its party by IRI here; the table of joint parties leads there.
        rows["joints"] = [
            [party, keys[0], party, []] for party, keys in sorted(reporters.items())
        ]
        return rows

    def _names_of(self, key: str) -> NamesOfReporter:
        if key not in self._names:
            shown = dict(self._shown)
            for graph in (key, _SHARED[0]):
                nodes = self._derived_of(graph)
                shown |= {
                    n: nodes.text(n, "name") or "" for n in nodes.subjects("name")
                }
            self._names[key] = names_of(key, self._printed_by(key), shown)
        return self._names[key]

    def _printed_by(self, key: str) -> list[Printed]:
        if key not in self._printed:
            entity = str(NamedNode(self.entities[key]))
            printed = [
                Printed(name, kind, party, int(facts))
                for name, kind, party, facts in self._rows(_PRINTED % entity)
            ]
            noted = [
                Printed(None, "unknown", party)
                for (party,) in self._rows(_NOTED % entity)
            ]
            self._printed[key] = [*printed, *noted]
        return self._printed[key]

    def _derived_of(self, key: str) -> Nodes:
        if key not in self._derived:
            self._derived[key] = self._nodes(self.iris.derived_graph(key))
        return self._derived[key]

    def _nodes(self, graph: str) -> Nodes:
        quads = self._store.quads_for_pattern(None, None, None, NamedNode(graph))
        return Nodes(quad.triple for quad in quads)

    def _rows(self, query: str) -> Iterable[Sequence[str]]:
        return self._store.texts(query)

"""What a party was to whom, filing by filing."""

from collections import defaultdict
from collections.abc import Sequence

from pyoxigraph import NamedNode, QuerySolutions, Store, Variable

from kg.queries.rows import value_of

_HISTORY = """
PREFIX rp: <https://w3id.org/rpkg/ns#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
# An unknown day would make the whole of an aggregate unknown, so each has a stand-in.
SELECT ?party ?reporter ?filing ?filed ?relationship ?first ?last
WHERE {
  { SELECT ?party ?reporter ?filing ?filed ?relationship
           (MIN(?early) AS ?earliest) (MAX(?late) AS ?latest)
    WHERE {
      ?fact rp:counterparty ?party ; rp:inReport ?page ; rp:reporter ?reporter_iri .
      ?submission rp:hasReport ?page ; rp:key ?filing .
      ?reporter_iri rp:name ?reporter .
      OPTIONAL { ?submission rp:filed ?filed }
      OPTIONAL { ?fact rp:relationshipText ?relationship }
      OPTIONAL { ?fact rp:instant ?closes }
      OPTIONAL { ?fact rp:periodEnd ?ends }
      BIND(COALESCE(?closes, ?ends, "9999-12-31"^^xsd:date) AS ?early)
      BIND(COALESCE(?closes, ?ends, "0001-01-01"^^xsd:date) AS ?late)
    } GROUP BY ?party ?reporter ?filing ?filed ?relationship }
  BIND(IF(?earliest < "9999-12-31"^^xsd:date, ?earliest, ?unknown) AS ?first)
  BIND(IF(?latest > "0001-01-01"^^xsd:date, ?latest, ?unknown) AS ?last)
}
ORDER BY ?filed ?filing ?reporter ?relationship
"""


def history(store: Store, parties: Sequence[str]) -> dict[str, list[dict[str, object]]]:
    """Return reporter, filing, filed, relationship, first and last day, by party.

    Args:
        store: The graph.
        parties: IRIs.
    """
    found: dict[str, list[dict[str, object]]] = defaultdict(list)
    for party in parties:
        answer = store.query(
            _HISTORY,
            use_default_graph_as_union=True,
            substitutions={Variable("party"): NamedNode(party)},
        )
        if not isinstance(answer, QuerySolutions):
            continue
        names = [v.value for v in answer.variables if v.value != "party"]
        found[party] = [{name: value_of(row[name]) for name in names} for row in answer]
    return dict(found)

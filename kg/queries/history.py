"""What a party was to whom, filing by filing."""

from collections import defaultdict
from collections.abc import Sequence

from pyoxigraph import NamedNode, QuerySolutions, Store, Variable

from kg.queries.rows import value_of

_HISTORY = """
PREFIX rp: <https://w3id.org/rpkg/ns#>
SELECT ?party ?reporter ?filing ?filed ?relationship
       (MIN(?day) AS ?first) (MAX(?day) AS ?last)
WHERE {
  ?fact rp:counterparty ?party ; rp:inReport ?page ; rp:reporter ?reporter_iri .
  ?submission rp:hasReport ?page ; rp:key ?filing .
  ?reporter_iri rp:name ?reporter .
  OPTIONAL { ?submission rp:filed ?filed }
  OPTIONAL { ?fact rp:relationshipText ?relationship }
  OPTIONAL { ?fact rp:instant ?closes }
  OPTIONAL { ?fact rp:periodEnd ?ends }
  BIND(COALESCE(?closes, ?ends) AS ?day)
}
GROUP BY ?party ?reporter ?filing ?filed ?relationship
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

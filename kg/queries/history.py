"""What a party was to whom, filing by filing."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from kg.facts.lookup import reporters_naming
from kg.facts.snapshot import Snapshot

_COLUMNS: Final = ("reporter", "filing", "filed", "relationship", "first", "last")
_HISTORY: Final = """
    SELECT f.party_iri, r.name, f.filing, s.filed, f.relationship,
           min(coalesce(f.instant, f."end")), max(coalesce(f.instant, f."end"))
    FROM facts AS f
    JOIN names AS r ON r.iri = f.whose
    JOIN filings AS s ON s.filing = f.filing
    WHERE list_contains(?, f.party_iri) AND f.status <> 'repeated'
    GROUP BY ALL
    ORDER BY s.filed NULLS FIRST, f.filing, r.name, f.relationship NULLS FIRST
"""


def history(
    snapshot: Snapshot, parties: Sequence[str]
) -> dict[str, list[dict[str, object]]]:
    """Return reporter, filing, filed, relationship, first and last day, by party.

    Args:
        snapshot: The graph.
        parties: IRIs.
    """
    rows: dict[str, list[dict[str, object]]] = defaultdict(list)
    wanted = sorted(set(parties))
    owners = reporters_naming(snapshot, wanted)
    for party, *values in snapshot.rows(_HISTORY, [wanted], owners):
        rows[str(party)].append(dict(zip(_COLUMNS, values, strict=True)))
    return dict(rows)

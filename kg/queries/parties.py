"""What a party was to whom, and what notes say of it, filing by filing."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from kg.facts.lookup import reporters_naming
from kg.facts.snapshot import Snapshot

RowsByParty = dict[str, list[dict[str, object]]]
"""Rows of each party, by its IRI."""

_HISTORY_COLUMNS: Final = (
    "reporter", "filing", "filed", "relationship", "first", "last",
)  # fmt: skip
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

_SAID_COLUMNS: Final = (
    "reporter", "filing", "filed", "kind", "subject", "predicate", "object", "value",
    "unit", "day", "valid_from", "valid_to", "words", "document", "start", "end",
    "title", "url", "first_filing", "last_filing",
)  # fmt: skip
_SAID: Final = """
    WITH held AS (
        SELECT s.reporter, s.subject_key, s.predicate,
               coalesce(s.object_key, lower(s.object), '') AS object,
               min_by(s.filing, concat(coalesce(f.filed, f.period), s.filing)) AS first,
               max_by(s.filing, concat(coalesce(f.filed, f.period), s.filing)) AS last
        FROM statements AS s JOIN filings AS f ON f.filing = s.filing
        WHERE s.certainty = 'certain' GROUP BY ALL
    )
    SELECT DISTINCT m.party, r.name, s.filing, f.filed, s.kind,
           coalesce(sn.name, s.subject, r.name),
           s.predicate,
           CASE WHEN s.object IS NULL AND s.kind = 'tie' THEN r.name
                ELSE coalesce(obn.name, s.object) END,
           s.value, s.unit, s.day, s.valid_from, s.valid_to, s.words, s.document,
           s."start", s."end", n.title, t.url, h.first, h.last, s.iri
    FROM statements AS s
    JOIN notes AS n ON n.document = s.document
    JOIN reports AS t ON t.iri = n.report
    JOIN held AS h ON h.reporter = s.reporter AND h.predicate = s.predicate
         AND h.subject_key IS NOT DISTINCT FROM s.subject_key
         AND h.object = coalesce(s.object_key, lower(s.object), '')
    JOIN mentions AS m ON m.key = s.subject_key OR m.key = s.object_key
    JOIN entities AS e ON e.reporter = s.reporter AND NOT e.subsidiary
    JOIN names AS r ON r.iri = e.entity
    JOIN filings AS f ON f.filing = s.filing
    LEFT JOIN mentions AS sm ON sm.key = s.subject_key
    LEFT JOIN names AS sn ON sn.iri = sm.party
    LEFT JOIN mentions AS obm ON obm.key = s.object_key
    LEFT JOIN names AS obn ON obn.iri = obm.party
    WHERE list_contains(?, m.party) AND s.certainty = 'certain'
      AND s.kind IN ('tie', 'term')
    ORDER BY f.filed NULLS FIRST, s.filing, s.document, s."start", s."end", s.iri
"""


def history(snapshot: Snapshot, parties: Sequence[str]) -> RowsByParty:
    """Return what each party was to whom, one row a reporter, filing and relationship.

    Oldest filing first: reporter, filing, filed, relationship, first and last day.
    """
    return _by_party(snapshot, parties, _HISTORY, _HISTORY_COLUMNS)


def said_of(snapshot: Snapshot, parties: Sequence[str]) -> RowsByParty:
    """Return the ties and terms that notes state of each party.

    One row a statement, in the order of filings and notes: reporter, filing, filed,
    kind, subject, predicate, object, value, unit, day, valid_from, valid_to, the
    words and their place (document, start, end), the title of the note, the address
    of its report, the first and the last filing that states the same. Names are
    those shown for the parties; the reporter's own name stands where the note
    speaks of the reporter. Candidates are left out.
    """
    return _by_party(snapshot, parties, _SAID, _SAID_COLUMNS)


def _by_party(
    snapshot: Snapshot, parties: Sequence[str], query: str, columns: Sequence[str]
) -> RowsByParty:
    """Return the rows of a query whose first column is the party, by party.

    Args:
        snapshot: The graph.
        parties: IRIs.
        query: Takes a list of parties.
        columns: Names of its columns after the party; further ones only order them.
    """
    rows: RowsByParty = defaultdict(list)
    wanted = sorted(set(parties))
    owners = reporters_naming(snapshot, wanted)
    for party, *values in snapshot.rows(query, [wanted], owners):
        rows[party].append(dict(zip(columns, values, strict=False)))
    return dict(rows)

"""The tables of a publication: their columns, and what each row is.

Tables are Parquet files. Those of `BASE` hold what filings say and are a function of
their sources; the others are projections of the base and of people's decisions, and
can be made anew at any time. All are cut by reporter, so that a filing touches little.
"""

from collections.abc import Mapping
from typing import Final

Columns = Mapping[str, str]
"""DuckDB type by name of the column, in order."""

TEXT: Final = "VARCHAR"
TEXTS: Final = "VARCHAR[]"
AMOUNT: Final = "DECIMAL(38,10)"
"""Holds 28 digits before the point and ten behind it; what does not fit is NULL, and
the text column beside it holds all digits."""

FACTS: Final[Columns] = {
    "iri": TEXT,
    "filing": TEXT,
    "reporter": TEXT,
    "report": TEXT,
    "place": "INTEGER",
    "whose": TEXT,
    "row": "INTEGER",
    "column": "INTEGER",
    "raw": TEXT,
    "ref": TEXT,
    "label": TEXT,
    "label_by": TEXT,
    "concept": TEXT,
    "concept_by": TEXT,
    "members": TEXTS,
    "axes": TEXTS,
    "roles": TEXTS,
    "member_names": TEXTS,
    "party": TEXT,
    "relationship": TEXT,
    "other": TEXTS,
    "subsidiary": TEXT,
    "value": TEXT,
    "amount": AMOUNT,
    "number": "BOOLEAN",
    "unit": TEXT,
    "currency": TEXT,
    "decimals": TEXT,
    "instant": "DATE",
    "start": "DATE",
    "end": "DATE",
    "period_by": TEXT,
    "placed_by": TEXT,
    "columns": "INTEGER[]",
    "language": TEXT,
    "footnotes": TEXTS,
    "same_as": TEXT,
    "heading": TEXT,
    "level": TEXT,
    "side": TEXT,
    "status": TEXT,
    "translates": TEXT,
    "repeats": TEXT,
    "mentions": TEXTS,
    "party_key": TEXT,
}
"""One row a fact: the fact record and its keys.

`whose` is the IRI of the entity the fact is of: the reporter, or one of its group.
`value` is a plain decimal or the text; `number` tells which; `currency` is the unit of
money and NULL for anything else.
"""

TABLES: Final[Mapping[str, Columns]] = {
    "facts": FACTS,
    "reports": {
        "iri": TEXT,
        "filing": TEXT,
        "reporter": TEXT,
        "name": TEXT,
        "printed": TEXT,
        "title": TEXT,
        "kind": TEXT,
        "source": TEXT,
        "digest": TEXT,
        "url": TEXT,
        "columns": TEXT,
        "scales": TEXT,
        "member_labels": TEXT,
        "sums": TEXT,
        "facts": "INTEGER",
    },
    "readings": {
        "filing": TEXT,
        "reporter": TEXT,
        "name": TEXT,
        "everything": "BOOLEAN",
        "text": TEXT,
    },
    "notes": {
        "document": TEXT,
        "filing": TEXT,
        "reporter": TEXT,
        "report": TEXT,
        "cik": TEXT,
        "accession": TEXT,
        "concept": TEXT,
        "title": TEXT,
        "start": "DATE",
        "end": "DATE",
        "text": TEXT,
        "policy": "BOOLEAN",
        "aside": "BOOLEAN",
        "blocks": TEXT,
        "repeats": TEXT,
    },
    "filings": {
        "filing": TEXT,
        "iri": TEXT,
        "reporter": TEXT,
        "digest": TEXT,
        "cik": TEXT,
        "entity": TEXT,
        "accession": TEXT,
        "form": TEXT,
        "filed": "DATE",
        "period": "DATE",
    },
    "sizes": {
        "filing": TEXT,
        "reporter": TEXT,
        "report": TEXT,
        "measure": TEXT,
        "rank": "INTEGER",
        "concept": TEXT,
        "value": TEXT,
        "amount": AMOUNT,
        "currency": TEXT,
        "start": "DATE",
        "end": "DATE",
        "row": "INTEGER",
        "column": "INTEGER",
        "raw": TEXT,
    },
    "settled": FACTS,
    "mentions": {
        "key": TEXT,
        "reporter": TEXT,
        "name": TEXT,
        "party": TEXT,
        "kind": TEXT,
        "facts": "INTEGER",
        "own": "BOOLEAN",
        "blocks": TEXTS,
        "record": TEXT,
    },
    "joints": {"key": TEXT, "reporter": TEXT, "party": TEXT, "parts": TEXTS},
    "parties": {
        "party": TEXT,
        "reporter": TEXT,
        "name": TEXT,
        "kind": TEXT,
        "trade_name": TEXT,
        "reporters": TEXTS,
    },
    "dates": {"reporter": TEXT, "entity": TEXT, "date": "DATE"},
    "positions": {
        "iri": TEXT,
        "reporter": TEXT,
        "entity": TEXT,
        "party": TEXT,
        "side": TEXT,
        "date": "DATE",
        "currency": TEXT,
        "amount": AMOUNT,
        "value": TEXT,
        "debtor": TEXT,
        "creditor": TEXT,
        "facts": TEXTS,
        "also": TEXTS,
        "known_from": "DATE",
        "known_until": "DATE",
        "current": "BOOLEAN",
        "on_balance_date": "BOOLEAN",
    },
    "uncounted": {"fact": TEXT, "reporter": TEXT, "reason": TEXT},
    "restated": {"reporter": TEXT, "later": TEXT, "earlier": TEXT},
    "statements": {
        "iri": TEXT,
        "filing": TEXT,
        "reporter": TEXT,
        "document": TEXT,
        "kind": TEXT,
        "subject": TEXT,
        "subject_key": TEXT,
        "predicate": TEXT,
        "object": TEXT,
        "object_key": TEXT,
        "value": TEXT,
        "unit": TEXT,
        "day": "DATE",
        "valid_from": "DATE",
        "valid_to": "DATE",
        "start": "INTEGER",
        "end": "INTEGER",
        "words": TEXT,
        "rule": TEXT,
        "certainty": TEXT,
    },
    "told": {
        "filing": TEXT,
        "reporter": TEXT,
        "party_key": TEXT,
        "relationship": TEXT,
        "by": TEXT,
        "statement": TEXT,
    },
    "note_amounts": {
        "document": TEXT,
        "filing": TEXT,
        "reporter": TEXT,
        "label": TEXT,
        "section": TEXT,
        "footnote": TEXT,
        "total": "BOOLEAN",
        "value": TEXT,
        "amount": AMOUNT,
        "currency": TEXT,
        "date": "DATE",
        "flow": "BOOLEAN",
        "start": "INTEGER",
        "end": "INTEGER",
        "words": TEXT,
        "party_key": TEXT,
        "fact": TEXT,
        "cell": TEXT,
        "report": TEXT,
    },
    "links": {
        "reporter": TEXT,
        "a": TEXT,
        "b": TEXT,
        "verdict": TEXT,
        "by": TEXT,
        "why": TEXT,
    },
}
"""Columns of each table cut by reporter; `reporter` is the reporter's key.

mentions: one row a printed name of a reporter; `party` is the IRI of the party it is
decided to be, `record` what identity needs of it, as JSON. joints: the party of several
names on one fact. parties: name to show and kind, with the reporter that alone names
the party; those that several name stand in the table `shared`, under the smallest of
them. readings: what each report says by itself, all its facts among it (`text`, see
`kg.facts.as_read`), for the day another report of its filing comes or goes;
`everything` tells that all facts are stored. notes: text blocks that tell of parties,
`aside` those on other subjects than related parties; `blocks` is JSON, `repeats` names
the note of the filing that holds it whole. sizes: how large the reporter is as a whole,
`measure` of `ontology/sizes.csv`, amounts without members that are no related party's;
`end` is the day of a balance, whose `start` is NULL; a graph of an earlier version has
none, until its sources are built again. statements: what notes state, with the span
of words; `subject_key` and `object_key` are keys of mentions, NULL for the reporter.
told: what notes, or a party's own name, say it is. note_amounts: amounts of tables of
notes; `fact` is the tagged fact that says the same, NULL where nothing is tagged.
positions: debtor owes creditor `amount`, before `known_until` only. links: what rules
decided.
"""

BASE: Final = ("filings", "reports", "facts", "notes", "readings", "sizes")
"""Tables that are a function of the sources."""

ASKED: Final = tuple(name for name in TABLES if name != "readings")
"""Tables that questions need; only a build needs the other."""

SHARED: Final[Mapping[str, Columns]] = {
    "entities": {
        "entity": TEXT,
        "reporter": TEXT,
        "name": TEXT,
        "subsidiary": "BOOLEAN",
    },
    "shared": TABLES["parties"],
    "families": {"family": TEXT, "name": TEXT, "party": TEXT, "reporter": TEXT},
}
"""Tables over all reporters: who they are, parties that several name, and trade names
that their parties share. They are small and every question needs them."""

ORDER: Final[Mapping[str, str]] = {
    "facts": "filing, report, place",
    "settled": "filing, report, place",
    "reports": "filing, name",
    "filings": "filing",
    "notes": "document",
    "readings": "filing, name",
    "sizes": (
        'filing, report, measure, rank, concept, currency, "end", '
        '"start" NULLS FIRST, value, "row", "column", raw'
    ),
    "statements": 'document, "start", "end", iri',
    "told": "filing, party_key",
    "note_amounts": 'document, "start", "end"',
    "mentions": "key",
    "joints": "key",
    "parties": "party",
    "shared": "party",
    "entities": "entity",
    "dates": "entity, date",
    "positions": "entity, party, side, date, currency, known_from NULLS LAST",
    "uncounted": "fact",
    "restated": "later, earlier",
    "links": 'a, b, "by"',
    "families": "family, party, reporter",
}
"""What rows are sorted by, so that equal content makes equal tables."""

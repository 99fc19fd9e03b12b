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
AMOUNT: Final = "DECIMAL(38,10)"
"""Holds 28 digits before the point and ten behind it; what does not fit is NULL, and
the text column beside it holds all digits."""
_TYPES: Final = {"": TEXT, "TEXTS": "VARCHAR[]", "AMOUNT": AMOUNT}


def _columns(listed: str) -> Columns:
    """Return the type of each column: ``name`` of a text, else ``name:TYPE``.

    >>> _columns("iri amount:AMOUNT filed:DATE")
    {'iri': 'VARCHAR', 'amount': 'DECIMAL(38,10)', 'filed': 'DATE'}
    """
    parted = (column.partition(":") for column in listed.split())
    return {name: _TYPES.get(kind, kind) for name, _, kind in parted}


FACTS: Final[Columns] = _columns(
    "iri filing reporter report place:INTEGER whose row:INTEGER column:INTEGER raw "
    "ref label label_by concept concept_by members:TEXTS axes:TEXTS roles:TEXTS "
    "member_names:TEXTS party relationship other:TEXTS subsidiary value amount:AMOUNT "
    "number:BOOLEAN unit currency decimals instant:DATE start:DATE end:DATE period_by "
    "placed_by columns:INTEGER[] language footnotes:TEXTS same_as heading level side "
    "status translates repeats mentions:TEXTS party_key"
)
"""One row a fact: the fact record and its keys.

`whose` is the IRI of the entity the fact is of: the reporter, or one of its group.
`value` is a plain decimal or the text; `number` tells which; `currency` is the unit of
money and NULL for anything else.
"""

TABLES: Final[Mapping[str, Columns]] = {
    "facts": FACTS,
    "reports": _columns(
        "iri filing reporter name printed title kind source digest url columns scales "
        "member_labels sums facts:INTEGER"
    ),
    "readings": _columns("filing reporter name everything:BOOLEAN text"),
    "notes": _columns(
        "document filing reporter report cik accession concept title start:DATE "
        "end:DATE text policy:BOOLEAN aside:BOOLEAN blocks repeats"
    ),
    "filings": _columns(
        "filing iri reporter digest cik entity accession form filed:DATE period:DATE"
    ),
    "sizes": _columns(
        "filing reporter report measure rank:INTEGER concept value amount:AMOUNT "
        "currency start:DATE end:DATE row:INTEGER column:INTEGER raw"
    ),
    "settled": FACTS,
    "mentions": _columns(
        "key reporter name party kind facts:INTEGER own:BOOLEAN blocks:TEXTS record"
    ),
    "joints": _columns("key reporter party parts:TEXTS"),
    "parties": _columns("party reporter name kind trade_name reporters:TEXTS"),
    "dates": _columns("reporter entity date:DATE"),
    "positions": _columns(
        "iri reporter entity party side date:DATE currency amount:AMOUNT value debtor "
        "creditor facts:TEXTS also:TEXTS known_from:DATE known_until:DATE "
        "current:BOOLEAN on_balance_date:BOOLEAN incomplete:INTEGER"
    ),
    "uncounted": _columns("fact reporter reason"),
    "restated": _columns("reporter later earlier"),
    "statements": _columns(
        "iri filing reporter document kind subject subject_key predicate object "
        "object_key value unit day:DATE valid_from:DATE valid_to:DATE start:INTEGER "
        "end:INTEGER words rule certainty"
    ),
    "told": _columns("filing reporter party_key relationship by statement"),
    "note_amounts": _columns(
        "document filing reporter label section footnote total:BOOLEAN value "
        "amount:AMOUNT currency date:DATE flow:BOOLEAN start:INTEGER end:INTEGER "
        "words party_key fact cell report"
    ),
    "links": _columns("reporter a b verdict by why"),
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
positions: debtor owes creditor `amount`, before `known_until` only; `incomplete` counts
the balances it may miss. links: what rules
decided.
"""

BASE: Final = ("filings", "reports", "facts", "notes", "readings", "sizes")
"""Tables that are a function of the sources."""

ASKED: Final = tuple(name for name in TABLES if name != "readings")
"""Tables that questions need; only a build needs the other."""

SHARED: Final[Mapping[str, Columns]] = {
    "entities": _columns("entity reporter name subsidiary:BOOLEAN"),
    "shared": TABLES["parties"],
    "families": _columns("family name party reporter"),
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

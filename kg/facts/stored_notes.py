"""What the notes of a reporter state, as it stands in the tables, with their parties.

The names a note prints lead to parties as the names of facts do: by the table of
mentions, with people's decisions applied.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kg.facts.encoding import note_of
from kg.facts.schema import TABLES
from kg.facts.tables import Row
from kg.model.note import NoteDocument, StatementKind

_CERTAIN: Final = "certain"
_NOTES: Final = """
    SELECT {columns} FROM notes
    WHERE reporter = ? AND repeats IS NULL AND NOT policy ORDER BY filing, document
"""
_PARTIES: Final = "SELECT key, party FROM mentions WHERE reporter = ?"
_STATEMENTS: Final = """
    SELECT document, kind, predicate, subject, subject_key, object, value, unit,
           "start", "end", certainty
    FROM statements WHERE reporter = ? ORDER BY document, "start", "end", iri
"""
_AMOUNTS: Final = """
    SELECT document, label, total, value, currency, "start", fact
    FROM note_amounts WHERE reporter = ? ORDER BY document, "start", "end"
"""

ReadRows = Callable[[str], list[Row]]
"""Returns the rows of SQL whose one parameter is the key of the reporter."""


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """What a note states; see `kg.model.note.Statement`.

    Attributes:
        kind: What sort of thing it says.
        predicate: A row of ``ontology/statements.csv``.
        subject: Name as printed; "" for the reporter.
        subject_party: IRI of the party it is; None for the reporter, and for a name
            that no fact prints.
        object: The other party, or the words of a role or term; "" for the reporter.
        value: A share or rate as a fraction of one, an amount in whole units, or None.
        unit: ``pure``, a currency, or None without a value.
        start: Offset of its first character in the note.
        end: Offset after its last.
        certain: False for a candidate.
    """

    kind: StatementKind
    predicate: str
    subject: str
    subject_party: str | None
    object: str
    value: Decimal | None
    unit: str | None
    start: int
    end: int
    certain: bool


@dataclass(frozen=True, slots=True)
class StoredAmount:
    """An amount in a table of a note.

    Attributes:
        label: Words of its row; "" for a row without.
        total: Whether its words make it a sum of others.
        value: In whole units.
        currency: Three letters, or None where nothing tells.
        start: Offset of its first character in the note.
        fact: IRI of the tagged fact that says the same, or None.
    """

    label: str
    total: bool
    value: Decimal
    currency: str | None
    start: int
    fact: str | None


@dataclass(frozen=True, slots=True)
class StoredNote:
    """A note that states something of its own: no policy, and in no other note.

    Attributes:
        filing: Key of its filing.
        document: The note.
        statements: What it states, by place; candidates too.
        amounts: Amounts of its tables, by place.
    """

    filing: str
    document: NoteDocument
    statements: tuple[StoredStatement, ...] = ()
    amounts: tuple[StoredAmount, ...] = ()


def stored_notes(rows: ReadRows) -> tuple[StoredNote, ...]:
    """Return the notes of one reporter, by filing and key."""
    columns = list(TABLES["notes"])
    listed = ", ".join(f'"{column}"' for column in columns)
    notes = rows(_NOTES.format(columns=listed))
    if not notes:
        return ()
    parties: dict[str | None, str] = dict(rows(_PARTIES))
    statements: dict[str, list[StoredStatement]] = defaultdict(list)
    for row in rows(_STATEMENTS):
        statements[row[0]].append(_statement(row, parties))
    amounts: dict[str, list[StoredAmount]] = defaultdict(list)
    for row in rows(_AMOUNTS):
        document, label, total, value, currency, start, fact = row
        amounts[document].append(
            StoredAmount(label or "", total, Decimal(value), currency, start, fact)
        )
    filing = columns.index("filing")
    documents = [(row[filing], note_of(row)) for row in notes]
    return tuple(
        StoredNote(key, note, tuple(statements[note.key]), tuple(amounts[note.key]))
        for key, note in documents
    )


def _statement(row: Row, parties: Mapping[str | None, str]) -> StoredStatement:
    (
        _, kind, predicate, subject, subject_key, other, value, unit, start, end,
        certainty,
    ) = row  # fmt: skip
    return StoredStatement(
        StatementKind(kind), predicate, subject or "", parties.get(subject_key),
        other or "", None if value is None else Decimal(value),
        unit, start, end, certainty == _CERTAIN,
    )  # fmt: skip

"""Facts tagged as claims that notes print in tables of what happened, such as pay."""

from collections.abc import Sequence

from kg.facts.party_keys import named_members
from kg.facts.rows import FactRow, ReportRow
from kg.model.note import BlockKind, NoteDocument
from kg.notes.amounts import amounts_of
from kg.notes.joining import joined_amounts
from kg.sides import captions_claims, captions_movements


def in_tables_of_movements(report: ReportRow, own: Sequence[FactRow]) -> set[str]:
    """Return the facts of parties that notes print in tables of movements alone.

    "Compensation paid to directors" above a table says that its amounts are pay, though
    one is tagged as due from a director.
    """
    tagged = [row for row in own if row.side is not None and named_members(row.fact)]
    facts = [row.fact for row in tagged]
    moved: set[str] = set()
    owed: set[str] = set()
    for note in report.notes if tagged else ():
        captions = {
            place: captions_movements(_caption(note, place))
            for place, block in enumerate(note.blocks)
            if block.kind is BlockKind.TABLE
        }
        if not any(captions.values()):
            continue
        for amount, place in joined_amounts(amounts_of(note), facts):
            if place is not None:
                is_moved = captions.get(amount.table) and not captions_claims(
                    f"{amount.section} {amount.label}"
                )
                by_table = moved if is_moved else owed
                by_table.add(tagged[place].iri)
    return moved - owed


def _caption(note: NoteDocument, table: int) -> str:
    """Return the words before a table of a note, and its first cells' heads."""
    if not table or note.blocks[table - 1].kind is BlockKind.TABLE:
        return ""
    block = note.blocks[table - 1]
    heads = [c for c in note.blocks[table].cells if c.header]
    return " ".join(
        [
            note.text[block.start : block.end],
            *(note.text[c.start : c.end] for c in heads),
        ]
    )

"""Prints notes as plain text: tables aligned, statements listed with their spans."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Final

from kg.model.note import Block, BlockKind, NoteDocument
from kg.notes.versions import Change, changes_between
from kg.queries.notes import GraphNote, NoteStatement

WIDTH: Final = 88
_WIDEST: Final = 44
"""Characters from which on a cell is broken into lines."""


def notes_text(notes: Iterable[GraphNote], *, statements: bool = False) -> str:
    """Return notes as text, one after another.

    Args:
        notes: The notes; one that another holds is named and not printed again.
        statements: Whether what was read from each follows it, with spans.
    """
    parts: list[str] = []
    for note in notes:
        head = _head(note)
        if note.repeats is not None:
            parts.append(f"{head}\nwhole in {note.repeats}\n")
            continue
        parts.append(f"{head}\n\n{document_text(note.document)}\n")
        if statements:
            parts.append(_statements(note.statements))
    return "\n".join(parts)


def changes_text(
    notes: Iterable[GraphNote], versions: Mapping[str, Sequence[GraphNote]]
) -> str:
    """Return what changed in notes since the filing before, paragraph by paragraph.

    Args:
        notes: The notes.
        versions: All versions of each, the earliest first, by key.
    """
    parts: list[str] = []
    for note in notes:
        every = list(versions.get(note.document.key, ()))
        keys = [version.document.key for version in every]
        if note.document.key not in keys:
            continue
        place = keys.index(note.document.key)
        head = f"{_head(note)}\nversion {place + 1} of {len(every)}"
        if place == 0:
            parts.append(f"{head}\n")
            continue
        earlier = every[place - 1]
        changes = changes_between(earlier.document, note.document)
        lines = [line for change in changes for line in _change(change)]
        told = lines or ["nothing changed"]
        parts.append("\n".join([f"{head}, since {earlier.filing}", *told]) + "\n")
    return "\n".join(parts)


def _change(change: Change) -> Iterator[str]:
    """Yield the lines of one change: what was, what is."""
    for mark, words in (("-", change.before), ("+", change.after)):
        if words:
            yield from wrap(
                words, WIDTH, initial_indent=f"{mark} ", subsequent_indent="  "
            )


def document_text(document: NoteDocument) -> str:
    """Return the text of a note with its tables aligned."""
    return "\n\n".join(
        text for block in document.blocks if (text := _block(document, block))
    )


def _head(note: GraphNote) -> str:
    document = note.document
    mark = ""
    if document.policy:
        mark = " (policy: states nothing of anybody)"
    elif document.aside:
        mark = " (on another subject: the parts that speak of parties)"
    return f"== {note.reporter}: {document.title}{mark}\n{document.key}"


def _block(document: NoteDocument, block: Block) -> str:
    text = document.text[block.start : block.end]
    if block.kind is BlockKind.TABLE:
        return _table(document, block)
    if block.kind is BlockKind.HEADING:
        return "\n".join(wrap(text, WIDTH)).upper() if text.isupper() else f"# {text}"
    if block.kind is BlockKind.ITEM:
        return "\n".join(wrap(text, WIDTH, initial_indent="* ", subsequent_indent="  "))
    return "\n".join(wrap(text, WIDTH))


def _table(document: NoteDocument, block: Block) -> str:
    """Return a table as aligned lines; columns that are empty throughout fall away."""
    rows: dict[int, dict[int, str]] = {}
    for cell in block.cells:
        text = document.text[cell.start : cell.end]
        if text:
            rows.setdefault(cell.row, {})[cell.column] = text
    columns = sorted({column for row in rows.values() for column in row})
    widths = {
        column: min(_WIDEST, max(len(row.get(column, "")) for row in rows.values()))
        for column in columns
    }
    heads = {cell.row for cell in block.cells if cell.header}
    lines: list[str] = []
    for number in sorted(rows):
        lines += _lines(rows[number], columns, widths)
        if number in heads and number + 1 not in heads:
            lines.append("-" * max(map(len, lines)))
    return "\n".join(lines)


def _lines(
    row: dict[int, str], columns: Sequence[int], widths: dict[int, int]
) -> list[str]:
    broken = {column: wrap(row.get(column, ""), _WIDEST) for column in columns}
    height = max(1, *(len(lines) for lines in broken.values()))
    made = []
    for n in range(height):
        shown = (
            (broken[c][n] if n < len(broken[c]) else "").ljust(widths[c])
            for c in columns
        )
        made.append("  ".join(shown).rstrip())
    return made


def _statements(statements: Sequence[NoteStatement]) -> str:
    """Return what was read from a note, one statement a line with its words."""
    if not statements:
        return "-- nothing was read\n"
    lines = []
    for said in statements:
        mark = "" if said.certainty == "certain" else " ?"
        subject = said.subject or "the Company"
        other = f" {said.object}" if said.object else ""
        lines.append(
            f"-- {said.start}-{said.end} {said.kind}: {subject} {said.predicate}"
            f"{other}{mark}\n   {said.words!r} ({said.rule})"
        )
    return "\n".join(lines) + "\n"

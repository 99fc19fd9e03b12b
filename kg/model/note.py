"""A note of a filing as a document, and what its words state.

Offsets count characters of `NoteDocument.text`; ``text[start:end]`` of any span is what
the filing prints there, white space folded.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class BlockKind(StrEnum):
    """What a part of a note is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table of a note.

    Attributes:
        row: From 0, in the table.
        column: From 0, after spans of the cells before it.
        rowspan: Rows it covers, from 1.
        colspan: Columns it covers, from 1.
        start: Offset of its first character.
        end: Offset after its last; equal to `start` for an empty cell.
        header: Whether it stands in a row of column heads.
    """

    row: int
    column: int
    rowspan: int
    colspan: int
    start: int
    end: int
    header: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table, in the order of the note.

    Attributes:
        kind: What it is.
        start: Offset of its first character.
        end: Offset after its last.
        cells: Cells of a table, row by row; empty for text.
    """

    kind: BlockKind
    start: int
    end: int
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteDocument:
    """One text block that tells of parties, as a document.

    Attributes:
        key: What names it: accession (or source), element and period, as one text.
        cik: The reporter, without leading zeros; None where the source does not tell.
        accession: The filing; None where the source does not tell.
        concept: Element of the text block, ``us-gaap:Name``; None from a page alone.
        title: Title of the report or of the block.
        start: First day of the period it speaks of; None when unknown.
        end: Last day of that period; None when unknown.
        text: All words, blocks parted by a line break, cells by a tab.
        blocks: Its parts, by offset.
        policy: Whether it states how things are defined or accounted for, not what
            happened.
        aside: Whether it is on another subject than related parties; then only what it
            states of them is read.
    """

    key: str
    cik: str | None
    accession: str | None
    concept: str | None
    title: str
    start: date | None
    end: date | None
    text: str
    blocks: tuple[Block, ...]
    policy: bool = False
    aside: bool = False


class StatementKind(StrEnum):
    """What sort of thing a statement says."""

    TIE = "tie"
    TERM = "term"
    EVENT = "event"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Statement:
    """What a span of a note states of one party, or of the reporter.

    Attributes:
        kind: Tie between two parties, term of a balance, event, or the statement that
            there is nothing of the kind.
        subject: Name as printed of whom it is said; "" for the reporter itself.
        predicate: A row of ``ontology/statements.csv``: ``is``, ``controlled-by``,
            ``owned-by``, ``director-of``, ``interest``, ``maturity``, ``secured``, ...
        object: The other party as printed, "" for the reporter; the words of a role
            (``Chairperson of the Board``) for ``is``; the words of a term.
        value: Number said with it: a share or rate as a fraction of one, an amount in
            whole units; None without one.
        unit: ``pure`` for shares and rates, else a currency; None without a value.
        day: Maturity or day of the event, where said.
        valid_from: First day a tie holds, where said.
        valid_to: Last day, where said.
        start: Offset of its first character in the document.
        end: Offset after its last.
        rule: Name of the rule that read it, a row of ``ontology/note_rules.csv``.
        certain: False for a candidate, which no query counts.
    """

    kind: StatementKind
    subject: str
    predicate: str
    object: str
    value: Decimal | None
    unit: str | None
    day: date | None
    valid_from: date | None
    valid_to: date | None
    start: int
    end: int
    rule: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class NoteAmount:
    """An amount in a table of a note.

    Attributes:
        label: Words of its row, footnote mark cut; "" for a row without.
        section: Words above it: the label that heads its rows, then the heads of its
            columns, joined with " | ".
        footnote: Text its mark leads to; "" without one.
        total: Whether its words make it a sum of others.
        value: As printed; times ten to the power of `scale` in whole units.
        scale: Power of ten that head or caption state; None where they are silent.
        unit: Currency; None where nothing tells.
        day: Day it is at, or the last of its period; None when unknown.
        flow: Whether it is of a period; None when the heads do not tell.
        table: Place of its table among the blocks of the note.
        start: Offset of its first character in the document.
        end: Offset after its last.
    """

    label: str
    section: str
    footnote: str
    total: bool
    value: Decimal
    scale: int | None
    unit: str | None
    day: date | None
    flow: bool | None
    table: int
    start: int
    end: int

"""Names and relationships beside each other without heads: in lines, and in bare rows.

"Jun Okabe – Chief Executive Officer" in a list says what a row of a table says. Such
lines are turned into rows, so that one reader reads both.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kg.model.fact import PartyKind, Role
from kg.model.note import Block, BlockKind, Cell, NoteDocument
from kg.notes.grids import is_amount
from kg.notes.layout import NoteTable, TableCell
from kg.notes.pieces import is_mark
from kg.notes.sentences.wordclasses import word_set
from kg.notes.words import says
from kg.parties.names import name_form
from kg.parties.persons import is_bare_person
from kg.parties.relationships import relationship_classes
from kg.parties.roles import classify
from kg.parties.spelling import words_of
from kg.parties.things import ends_legal
from kg.patterns import pattern_of

_LINE: Final = pattern_of(
    r"(?:(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|[-•●])\s+)?[“\"]?"
    r"(?P<name>[^–—:“”\"]{2,80}?)[”\"]?(?:\s+[–—-]\s+|\s*[–—]\s*|:\s+)"
    r"(?P<words>\S.{2,200}?)[;.,]?(?: and)?"
)
_LETTERED: Final = pattern_of(r"\(?([A-Z])[.)]\s+(?=\S)")
_BETWEEN: Final = pattern_of(r"\s+and\s+|\s*[;&/]\s*|,\s+(?:and\s+)?")
_TITLE: Final = pattern_of(r"(?:mr|ms|mrs|miss|dr|dato|madam|sir)\b\W*", re.IGNORECASE)
_MOST_WORDS: Final = 25
_MOST_OF_NAME: Final = 9
_PAIR: Final = 2


def with_pairs(document: NoteDocument) -> NoteDocument:
    """Return a document whose lines of a name and a relationship are rows of tables.

    Its text is the same, and so every offset. Lines that follow one another are one
    table. Letters that number the names of a table belong to no name.
    """
    blocks: list[Block] = []
    rows = 0
    for block in document.blocks:
        cells = _cells(document.text, block, rows)
        if not cells:
            blocks.append(_without_letters(document.text, block))
            rows = 0
        elif rows:
            before = blocks[-1]
            blocks[-1] = replace(before, end=block.end, cells=(*before.cells, *cells))
            rows += 1
        else:
            blocks.append(Block(BlockKind.TABLE, block.start, block.end, cells))
            rows = 1
    return replace(document, blocks=tuple(blocks))


def _cells(text: str, block: Block, row: int) -> tuple[Cell, ...]:
    """Return the two cells of a line that says what a name is; none for other lines."""
    if block.kind not in (BlockKind.ITEM, BlockKind.PARAGRAPH):
        return ()
    found = _LINE.fullmatch(text, block.start, block.end)
    if found is None or not may_name(found["name"]) or not tells_tie(found["words"]):
        return ()
    return tuple(
        Cell(row, column, 1, 1, *found.span(part), header=False)
        for column, part in enumerate(("name", "words"))
    )


def bare_rows(table: NoteTable) -> Iterator[tuple[TableCell, TableCell]]:
    """Yield name and relationship of the rows of a table whose heads tell neither.

    What its columns are is told by their cells: one holds names and one to its right
    words of ties, in two rows of three. Where no cell is an amount, no head stands over
    the columns and each row is two cells, one tie in three is enough.
    """
    rows = [[c for c in row if not is_mark(c.text)] for row in table.rows]
    pairs = [pair for row in rows if (pair := _pair(row)) is not None]
    plain = not table.heads and not any(is_amount(c.text) for row in rows for c in row)
    named = sum(len(row) == _PAIR and may_name(row[0].text) for row in rows)
    if plain and named * 3 >= len(rows) * 2 and len(pairs) * 3 >= len(rows):
        yield from pairs
        return
    longer = [row for row in rows if len(row) >= _PAIR]
    columns = {(name.cell.column, tie.cell.column) for name, tie in pairs}
    fewest = 1 if plain else _PAIR
    if len(columns) == 1 and len(pairs) >= max(fewest, len(longer) * 2 / 3):
        yield from pairs


def _pair(row: Sequence[TableCell]) -> tuple[TableCell, TableCell] | None:
    """Return the name in a row and the words of a tie to its right; None for neither.

    Words with a name of their own before them, or behind an amount, are of no pair.
    """
    for at, cell in enumerate(row):
        if is_amount(cell.text):
            return None
        if may_name(cell.text):
            tie = next((c for c in row[at + 1 :] if tells_tie(c.text)), None)
            return None if tie is None else (cell, tie)
    return None


def tells_tie(words: str) -> bool:
    """Whether words name an office or tie, begin with it, and are no sentence.

    >>> tells_tie("a company controlled by Ada Moss"), tells_tie("Hong Kong")
    (True, False)
    """
    first = words.partition(",")[0]
    if len(words.split()) > _MOST_WORDS or says("finite verb", words):
        return False
    is_name = first[:1].isupper() and classify(first).role is Role.PARTY
    if is_name and not says("tie begins", first):
        return False
    known = relationship_classes(words) - {"relatedParty"}
    return bool(known) or says("tie begins", words)


def may_name(text: str) -> bool:
    """Whether words may be the name of one party and nothing else.

    >>> may_name("Jun Okabe"), may_name("Related parties"), may_name("In 2024")
    (True, False, False)
    """
    words = text.split()
    if not 0 < len(words) <= _MOST_OF_NAME or says("total", text):
        return False
    if says("line of accounts", text):
        return False
    if says("no entity", text) or says("name head", text) or is_whole_name(text):
        return is_whole_name(text)
    if len(words) < 2 or not all(w[:1].isupper() or not w.isalpha() for w in words):
        return False
    form = name_form(text)
    return classify(text).role is Role.PARTY and form.kind is not PartyKind.GROUP


def is_whole_name(text: str) -> bool:
    """Whether words are a name by themselves: a titled person, or a legal form."""
    bare = _TITLE.sub("", text, count=1)
    titled = bare != text and bare[:1].isupper()
    return (titled and len(bare.split()) < 5) or is_bare_person(text) or (
        ends_legal(words_of(text)) and len(words_of(text)) > 1
    )  # fmt: skip


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a cell: several where each is one by itself.

    >>> names_in("Fern Ltd and Moss Ltd"), names_in("Marsh and Tolliver LLC")
    (('Fern Ltd', 'Moss Ltd'), ('Marsh and Tolliver LLC',))
    """
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    own = any(part.split(" ", 1)[0] in word_set("pronoun-own") for part in parts)
    if len(parts) > 1 and not own and all(map(is_whole_name, parts)):
        return tuple(parts)
    return (text,)


def _without_letters(text: str, block: Block) -> Block:
    """Return a table whose names begin behind the letters that number them.

    "A. Fern Ltd", "B. Moss Ltd" are numbered; one "A. Moss" alone is a person.
    """
    columns: dict[int, list[Cell]] = {}
    for cell in block.cells:
        if cell.end > cell.start and not cell.header:
            columns.setdefault(cell.column, []).append(cell)
    moved: dict[Cell, Cell] = {}
    for cells in columns.values():
        found = [_LETTERED.match(text, cell.start, cell.end) for cell in cells]
        letters = [match[1] for match in found if match is not None]
        if len(letters) > 1 and letters == [chr(65 + n) for n in range(len(cells))]:
            for cell, match in zip(cells, found, strict=True):
                if match is not None:
                    moved[cell] = replace(cell, start=match.end())
    if not moved:
        return block
    return replace(block, cells=tuple(moved.get(cell, cell) for cell in block.cells))

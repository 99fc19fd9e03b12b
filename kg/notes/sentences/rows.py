"""Reads what a row of a table says of the name in it: "Acme Ltd | Owned by a director".

The name and the words beside it are read as one sentence, "Acme Ltd, owned by a
director", each piece with its own place in the note. What is said of a name by itself,
such as a role, is left to the readers of tables.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from kg.model.note import BlockKind, Cell, NoteDocument, Statement
from kg.notes.pieces import is_mark
from kg.notes.sentences.clauses import clauses_of
from kg.notes.sentences.definitions import Definitions
from kg.notes.sentences.holding import is_person
from kg.notes.sentences.pieces import WORD, Clause, Piece
from kg.notes.sentences.rules import rules_with
from kg.notes.sentences.scanning import scan
from kg.notes.sentences.sentence import Sentence
from kg.notes.sentences.ties import ties_in
from kg.notes.sentences.wordclasses import word_set
from kg.parties.spelling import words_of
from kg.parties.things import ends_legal

_OF_THIS = re.compile(r"\b(?:this|that|such|said) (?:company|entity|firm)\b")
_THIS = re.compile(
    r"(?<!\S)(?P<this>(?:this|that|such|said|the) (?:company|entity|firm|business) )"
)
_BARE_ROLE = re.compile(r"O\d+ (?:and (?:an? )?O\d+ )?$")
"""An office at the end of a cell that does not say where: at the party of the row."""
_DEFINED = re.compile(r"\s*\((?:the )?[\"“”'‘’].*$")
_JOINED = re.compile(r" (?:and|or|by|from|to|with|held|owned|is|was) ")
_MOST_OF_NAME = 9
_FEWEST = 2
"""Words of a cell from which on it may say whose somebody is."""
_MOST_OF_KIN = 3
"""Words for a relative and the verb behind: "mother in law was"."""
_NAMES = ("party", "maybe")
_FIRST = 2
"""Cells of a row one of which holds its name."""


def ties_of_rows(
    document: NoteDocument,
    definitions: Definitions,
    worded: Iterable[Statement] = (),
) -> list[Statement]:
    """Return the ties that the rows of a document's tables state.

    Ties to others than the reporter, and ties of others, such as who controls the party
    of the row. A role at the reporter is no such tie.

    Args:
        document: The note.
        definitions: What its phrases stand for.
        worded: What the tables call parties in words that are more than a role: read
            where the row itself was not, such as the words of a footnote.
    """
    found: list[Statement] = []
    for names, words in _rows(document, definitions):
        found += _ties(document, names, words, definitions)
    for said in worded:
        name = said.subject.partition("(")[0].rstrip(" ,")
        at = document.text.find(said.object, said.start, said.end)
        is_one = word_set("of-others").isdisjoint(name.casefold().split())
        read = any(said.start <= tie.start < said.end for tie in found)
        if name and is_one and at >= 0 and not read:
            named = Piece("party", name, said.start, said.start)
            cell = Cell(0, 0, 1, 1, at, at + len(said.object), header=False)
            found += _ties(document, [named], cell, definitions)
    return found


def _rows(
    document: NoteDocument, definitions: Definitions
) -> Iterator[tuple[Sequence[Piece], Cell]]:
    """Yield the names a row begins with, and each cell that may tell what they are."""
    for block in document.blocks:
        if block.kind is not BlockKind.TABLE:
            continue
        for _, cells in groupby(block.cells, key=lambda cell: cell.row):
            filled = [
                cell
                for cell in cells
                if cell.end > cell.start
                and not is_mark(document.text[cell.start : cell.end])
            ]
            if not filled:
                continue
            worded = [cell for cell in filled if _words(document, cell) >= _FEWEST]
            if not worded or filled[0].header:
                continue
            # "Owned by Jane Roe | Acme Ltd": the name may stand behind the words.
            for cell in filled[:_FIRST]:
                if names := names_in(document, cell, definitions):
                    yield from ((names, told) for told in worded if told is not cell)
                    break


def _words(document: NoteDocument, cell: Cell) -> int:
    """Return how many words stand in a cell."""
    return sum(map(str.isalpha, document.text[cell.start : cell.end].split()))


def name_in(
    document: NoteDocument, cell: Cell, definitions: Definitions
) -> Piece | None:
    """Return the name a cell holds and nothing else, or None."""
    named = names_in(document, cell, definitions)
    return named[0] if len(named) == 1 else None


def names_in(
    document: NoteDocument, cell: Cell, definitions: Definitions
) -> Sequence[Piece]:
    """Return the names a cell holds: none where it holds something else."""
    pieces = _pieces(document, cell, definitions)
    named = [piece for piece in pieces if piece.sort in _NAMES]
    rest = [p for p in pieces if p.sort != WORD or any(map(str.isalpha, p.text))]
    rest = [p for p in rest if p.sort != WORD or p.text != "and"]
    if rest == named:
        return named
    whole = _whole_name(document.text, cell)
    return [] if whole is None else [whole]


def _whole_name(text: str, cell: Cell) -> Piece | None:
    """Return the name a cell is, told by its legal form: "Fern management co. Ltd."."""
    shown = _DEFINED.sub("", text[cell.start : cell.end]).rstrip(" ,")
    words = shown.split()
    plain = len(words) <= _MOST_OF_NAME and shown[:1].isupper()
    if not plain or not ends_legal(words_of(shown)) or _JOINED.search(shown):
        return None
    return Piece("party", shown, cell.start, cell.start + len(shown))


def _pieces(
    document: NoteDocument, cell: Cell, definitions: Definitions
) -> Sequence[Piece]:
    """Return the pieces of a cell with its names found."""
    scanned = scan(document.text, cell.start, cell.end)
    clauses = clauses_of(Sentence(document.text, scanned), definitions)
    return [piece for clause in clauses for piece in clause.pieces]


def _ties(
    document: NoteDocument,
    names: Sequence[Piece],
    cell: Cell,
    definitions: Definitions,
) -> Iterator[Statement]:
    """Yield the ties a cell states of names, or of others."""
    lead = _listed(names)
    scanned = scan(document.text, cell.start, cell.end)
    sentence = Sentence(document.text, scanned)
    for at, clause in enumerate(clauses_of(sentence, definitions)):
        pieces = _without_end(clause.pieces)
        if len(names) == 1:
            pieces = _at_party(pieces, names[0])
        other = at > 0 and pieces[0].sort in (*_NAMES, "reporter")
        alone = _has_subject(pieces) or other
        whole = Clause(pieces if alone else [*lead, *pieces])
        for tie in ties_in(whole, document.text):
            # Beside the name of a company "the company" is that one, not the reporter.
            own = "of the company" in document.text[tie.start : tie.end]
            if _says_more(tie, names) and not (alone and own):
                yield tie


def _at_party(pieces: list[Piece], name: Piece) -> list[Piece]:
    """Return words about somebody else with the party of the row where they mean it.

    Of "Acme Ltd | Jane Roe acts as its director" the cell is read as "Jane Roe acts as
    director of Acme Ltd", so "holds 19% of this entity" and "are directors".
    """
    clause = Clause(list(pieces))
    finite = word_set("finite")
    lead = next((at for at, p in enumerate(pieces) if p.text in finite), 0)
    told = {p.sort for p in pieces[:lead]} & {*_NAMES, "reporter"}
    others = [
        p
        for p, after in pairwise(pieces[:lead])
        if after.text == "'s" and p.sort != "reporter"
    ]
    if is_person(name) or not told or others:  # "Mr. Roe's wife is a director"
        return pieces
    party = replace(name, sort="party")
    this = _THIS.search(clause.line, clause.offset(lead))
    if this is not None:
        first, last = clause.within(this.start("this"), this.end("this"))
        clause.replace(first, last, [party])
        return clause.pieces
    bare = _BARE_ROLE.search(clause.line)
    if bare is not None:
        at = clause.place(bare.start())
        its = pieces[at - 1].text == "its"
        end = Piece(WORD, "of", pieces[-1].end, pieces[-1].end)
        return [*pieces[: at - its], *pieces[at:], end, party]
    return pieces


def _listed(names: Sequence[Piece]) -> list[Piece]:
    """Return names as a sentence lists them, with the comma behind: "A, B and C,"."""
    pieces: list[Piece] = []
    for at, name in enumerate(names):
        joint = "and" if at + 1 == len(names) - 1 else ","
        pieces += [replace(name, sort="party"), Piece(WORD, joint, name.end, name.end)]
    return pieces


def _has_subject(pieces: Sequence[Piece]) -> bool:
    """Whether the words beside a name speak of somebody else: "Jane Roe, CEO, is"."""
    first, after = pieces[0], pieces[1].text if len(pieces) > 1 else ""
    if first.sort != "party":
        return False
    if after == "'s":  # "Mr. Roe's mother was": she is spoken of, not the party
        kin = [piece.text for piece in pieces[2 : 2 + _MOST_OF_KIN]]
        return not word_set("finite").isdisjoint(kin)
    line = " ".join(piece.text for piece in pieces)
    if _OF_THIS.search(line):  # "Mr. Roe is a director of this company"
        return False
    return (after == "," and is_person(first)) or after in word_set("finite")


def _without_end(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a cell without its full stop, dashes as commas."""
    kept = pieces[:-1] if pieces[-1:] and pieces[-1].text == "." else pieces
    return [replace(p, text=",") if p.text == "-" else p for p in kept]


def _says_more(tie: Statement, names: Sequence[Piece]) -> bool:
    """Whether a tie says more than that the party of the row holds a role.

    Somebody else's role without a company is one at the party of the row, or nowhere.
    """
    if tie.predicate != "is":
        return bool(tie.subject or tie.object)
    own = any(tie.subject == name.text for name in names)
    return not own and tie.rule not in rules_with("bare")

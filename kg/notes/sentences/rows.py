"""Reads what a row of a table says of the name in it: "Acme Ltd | Owned by a director".

The name and the words beside it are read as one sentence, "Acme Ltd, owned by a
director", each piece with its own place in the note.
"""

from collections.abc import Iterable
from dataclasses import replace

from kg.model.note import NoteDocument, Statement
from kg.notes.sentences.clauses import clauses_of, definitions_of, sentences_of
from kg.notes.sentences.pieces import WORD, Clause, Piece
from kg.notes.sentences.scanning import scan
from kg.notes.sentences.sentence import Sentence
from kg.notes.sentences.ties import ties_in


def ties_of_row(
    document: NoteDocument,
    row: Statement,
    names: Iterable[str] = (),
    *,
    reporter: str = "",
) -> tuple[Statement, ...]:
    """Return the ties that the words of a row state; none where they are a plain role.

    Args:
        document: The note.
        row: A tie ``is`` of a table, whose object is the words beside the name.
        names: Names of parties of the filing, as printed.
        reporter: Name of the reporter.

    Returns:
        Ties to others than the reporter and ties of others, such as who controls the
        party, with the span of the row. A role at the reporter is the row itself.
    """
    first = document.text.find(row.subject, row.start, row.end)
    second = document.text.find(row.object, row.start, row.end)
    if first < 0 or second < 0 or not row.subject:
        return ()
    every = sentences_of(document)
    definitions = definitions_of(document, every, [*names, row.subject], reporter)
    name = Piece("party", row.subject, first, first + len(row.subject))
    comma = Piece(WORD, ",", name.end, name.end)
    words = scan(document.text, second, second + len(row.object))
    found: list[Statement] = []
    for at, clause in enumerate(
        clauses_of(Sentence(document.text, words), definitions)
    ):
        pieces = _without_end(clause.pieces)
        whole = Clause(pieces if at else [name, comma, *pieces])
        ties = ties_in(whole, document.text)
        found += [tie for tie in ties if _says_more(tie, row)]
    return tuple(found)


def _without_end(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of a cell without its full stop, dashes as commas."""
    kept = pieces[:-1] if pieces[-1:] and pieces[-1].text == "." else pieces
    return [replace(p, text=",") if p.text == "-" else p for p in kept]


def _says_more(tie: Statement, row: Statement) -> bool:
    """Whether a tie says more than that the party of the row holds a role.

    Somebody else's role without a company is one at the party of the row, or nowhere.
    """
    if tie.predicate != "is":
        return True
    return tie.subject != row.subject and tie.rule not in ("role-is", "serves-as")

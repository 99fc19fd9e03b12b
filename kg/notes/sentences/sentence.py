"""A sentence before names are found in it: its pieces, and how they are printed."""

from collections.abc import Sequence

from kg.notes.sentences.pieces import WORD, Piece
from kg.notes.sentences.roles import role_at
from kg.notes.sentences.wordclasses import word_set


class Sentence:
    """The pieces of a sentence before names are found, with how they are printed."""

    def __init__(
        self, text: str, pieces: Sequence[Piece], *, cell: bool = False
    ) -> None:
        """Keep the pieces and what the case of each tells.

        Args:
            text: The document.
            pieces: As scanned.
            cell: Whether they are a cell of a table too short for a sentence.
        """
        self.cell = cell
        self.pieces = list(pieces)
        self.words = [p.text if p.sort == WORD else f"<{p.sort}>" for p in pieces]
        self.printed = [text[p.start : p.end] for p in pieces]
        self.capital = [
            p.sort == WORD and any(c.isupper() for c in shown)
            for p, shown in zip(self.pieces, self.printed, strict=True)
        ]
        self.text = text

    def shown(self, first: int, last: int) -> str:
        """Return what is printed from one piece to before another."""
        return self.text[self.pieces[first].start : self.pieces[last - 1].end]

    def piece(self, sort: str, first: int, last: int) -> Piece:
        """Return one piece for those from `first` to before `last`."""
        start, end = self.pieces[first].start, self.pieces[last - 1].end
        return Piece(sort, self.text[start:end], start, end)


def is_plain(word: str) -> bool:
    """Whether a word opens sentences and is part of no name."""
    return word in word_set("opening")


def begins_role(sentence: Sentence, at: int) -> bool:
    """Whether a role starts at a place."""
    return role_at(sentence.words, at) is not None

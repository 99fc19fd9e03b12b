"""A sentence before names are found in it: its pieces, and how they are printed."""

from collections.abc import Sequence
from functools import lru_cache

from kg.notes.sentences.pieces import WORD, Piece
from kg.notes.sentences.roles import role_at
from kg.notes.sentences.wordclasses import month_words, word_set
from kg.parties.wordlists import name_words


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
            p.sort == WORD and _has_capital(shown)
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

    def may_be_named(self, at: int) -> bool:
        """Whether a word may be part of a name, seen from its neighbours.

        "Note" and "Section" never are. "March" is one in "Zoe March" and in "with March
        Advisory Inc.", where it can be no month; "in March Acme Ltd" leaves the month.
        """
        word = self.words[at]
        if word not in word_set("never-name"):
            return True
        if word in ("us", "u.s.") and self.printed[at].isupper():  # "Acme US Corp."
            named = at > 0 and self.capital[at - 1] and not is_plain(self.words[at - 1])
            return named and any(self.capital[at + 1 : at + 2])
        if word not in month_words() or not self.capital[at]:
            return False
        before = self.words[at - 1] if at else ""
        if at and self.capital[at - 1] and not is_plain(before) and before.isalpha():
            return before not in word_set("never-name")
        goes_on = self.capital[at + 1 : at + 2] == [True]
        return goes_on and before in word_set("before-name")


@lru_cache(maxsize=65536)
def _has_capital(printed: str) -> bool:
    return any(letter.isupper() for letter in printed)


def is_plain(word: str) -> bool:
    """Whether a word opens sentences and is part of no name."""
    return word in name_words("sentence-start")


def begins_role(sentence: Sentence, at: int) -> bool:
    """Whether a role starts at a place."""
    return role_at(sentence.words, at) is not None

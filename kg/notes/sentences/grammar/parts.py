"""Shares told of companies: "30% of the shares of Acme Ltd", "the holder of 30% of"."""

from decimal import Decimal
from functools import cache
from typing import Final

from kg.notes.sentences.grammar.phrases import NAMED, Group, Phrase
from kg.notes.sentences.grammar.sayings import Other, Saying
from kg.notes.sentences.grammar.titles import Titles
from kg.notes.sentences.holding import is_person
from kg.notes.sentences.pieces import WORD
from kg.notes.sentences.wordclasses import word_set

_LONGEST_STOCK: Final = 14
"""Words between a share and the company it is one of."""


class Parts(Titles):
    """Reads how much of which company is held."""

    def holding(self, start: int, at: int) -> Phrase | None:
        """Return what "the holder of 30% of our shares" tells of who is called so.

        Args:
            start: Place of its first word.
            at: Place of "holder".
        """
        behind = self.past("holder-of", at)
        share, after = (None, None) if behind is None else self.part(behind)
        if after is None or share is None:
            return None
        stock = self.past("named-stock", after)
        group = None if stock is not None else self.owned(after)
        others = () if group is None else group.others(share)
        end = stock if group is None else group.end
        if stock is not None:
            others = (Other(self.clause.pieces[after], share),)
        if end is None:
            return None
        owns = Saying("tie", predicates=("owns",), others=others)
        return Phrase("body", start, end, says=(owns,))

    def part(self, at: int) -> tuple[Decimal | None, int | None]:
        """Return the share told behind "owns", and where what is owned begins."""
        line = self.clause
        share = self.past("share", at)
        if share is None:
            plain = self.past("interest-in", at)
            return None, plain
        told = [p for p in line.pieces[at:share] if p.sort == "share"]
        words = {p.text for p in line.pieces[at:share] if p.sort == WORD}
        for end in range(share, share + _LONGEST_STOCK):
            piece = self.piece(end)
            if piece is None or piece.sort != WORD or words & _no_part():
                return None, None
            words.add(piece.text)
            of = self.past("of-stock", end)
            if of is not None and self.sort(of) in (*NAMED, "reporter"):
                return told[-1].number, of
        return None, None

    def owned(self, at: int) -> Group | None:
        """Return what is owned: companies, or the reporter."""
        group = self.group(at)
        if group is None or not group.parties:
            return None
        known = all(p.sort in (*NAMED, "reporter") for p in group.parties)
        return group if known and not any(map(is_person, group.parties)) else None


@cache
def _no_part() -> frozenset[str]:
    """Return words that make a share one of no company: a royalty, an option."""
    return word_set("no-share") | word_set("right-to-shares")

"""The name behind a role, kin or company: "our director, Jane Roe"."""

from dataclasses import replace

from kg.notes.sentences.grammar.nouns import Nouns
from kg.notes.sentences.grammar.phrases import NAMED, Phrase, is_kind, saying_of
from kg.notes.sentences.holding import is_organisation, may_hold
from kg.notes.sentences.pieces import WORD
from kg.notes.sentences.wordclasses import word_set


class Titles(Nouns):
    """Reads who has the role, or bears the words, before a name."""

    def named(self, phrase: Phrase) -> Phrase:
        """Return a role or kin with the names of those who have it behind it."""
        if phrase.sort == "body":
            return self._named_body(phrase)
        if phrase.head is None or phrase.lost or self._may_end(phrase):
            return phrase
        if phrase.head.sort == "role":
            piece = self.piece(phrase.end)
            apart = self.past("a-role", phrase.start) is not None
            before = {p.text for p in self.clause.pieces[: phrase.start]}
            if phrase.head.several and self.past("including", phrase.end) is not None:
                return self._titled(phrase)
            supposed = bool(before & (word_set("modal") | word_set("denial")))
            if apart and not supposed and not self.names_before(phrase.start):
                return self._titled(phrase)
            if piece is not None and piece.sort in NAMED and not phrase.head.several:
                return self.beside(
                    Phrase("name", phrase.start, phrase.end + 1, (piece,))
                )
            return phrase
        return self._titled(phrase)

    def _may_end(self, phrase: Phrase) -> bool:
        """Whether the full stop of a company's form may end the sentence.

        "A sister company of Acme Ltd. Charter hire is paid": no sister is called so.
        """
        last = self.clause.pieces[phrase.end - 1]
        stop = last.sort in NAMED and last.text.endswith(".")
        return stop and self.sort(phrase.end) in NAMED

    def _titled(self, phrase: Phrase) -> Phrase:
        """Return the names behind a role or kin: "our director, Jane Roe"."""
        if phrase.head is None:
            return phrase
        comma = self.past("title", phrase.end)
        at = phrase.end if comma is None else comma
        piece = self.piece(at)
        listed = phrase.head.several and comma == self.past("including", phrase.end)
        named = piece is not None and piece.sort in NAMED and not is_kind(piece)
        if piece is None or not (named or listed):
            return phrase
        mark = len(self.found)
        if phrase.head.several:
            group = self.group(at)
            if group is None or len(group.parties) < 2:
                del self.found[mark:]
                return phrase
            names, end = group.parties, group.end
        else:
            name = Phrase("name", at, at + 1, (piece,))
            if comma is not None and self.is_of_asset(name):
                return phrase
            self.by_title = name
            name = self.beside(name)
            names, end = name.parties, name.end
            joined = self.past("listed-name", end) is not None
            if joined and comma is not None and not may_hold(piece, phrase.head):
                del self.found[mark:]
                return phrase
            if comma is not None and not self._ends(end):
                del self.found[mark:]
                return phrase
        saying = saying_of(phrase)
        if self.of_kin and comma is not None and not self.names_before(phrase.start):
            # "The brother of our director, John Roe, is": either of them may be.
            saying = replace(saying, sure=False)
        if not self.tell(names, [saying], shared=phrase.head.several):
            del self.found[mark:]
            return phrase
        return Phrase("name", phrase.start, end, names)

    def _named_body(self, phrase: Phrase) -> Phrase:
        """Return a company with its name behind it: "a company we own, Acme Ltd"."""
        at = self.past("called", phrase.end)
        piece = None if at is None else self.piece(at)
        if at is None or piece is None or piece.sort not in NAMED:
            return phrase
        called = self.word(at - 1) != ","
        if not called and not is_organisation(piece):
            return phrase
        if not called and self.past("listed-name", at + 1) is not None:
            return phrase
        mark = len(self.found)
        if phrase.says and not self.tell((piece,), phrase.says, shared=False):
            del self.found[mark:]
            return phrase
        return self.beside(Phrase("name", phrase.start, at + 1, (piece,)))

    def _ends(self, at: int) -> bool:
        """Whether what is set beside a phrase may end at a place."""
        piece = self.piece(at)
        if piece is None or piece.sort != WORD:
            return piece is None or piece.sort in ("day", "money", "share")
        return piece.text != "'s"

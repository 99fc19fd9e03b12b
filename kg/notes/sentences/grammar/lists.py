"""Lists of phrases: "A, B and C", "each of A and B", "A and B, both of whom"."""

import re
from typing import Final

from kg.notes.sentences.grammar.cursor import Cursor
from kg.notes.sentences.grammar.phrases import Group, Phrase, alike
from kg.notes.sentences.holding import is_person
from kg.notes.sentences.pieces import Piece
from kg.notes.sentences.roles import is_noun
from kg.notes.sentences.wordclasses import word_set

PAIR: Final = 2
_JOINT: Final = re.compile(
    r"(?P<comma>, )?"
    r"(?P<word>and |or |& |as well as |together with |along with |and/or )?"
)


def _is_closed(text: str, before: Phrase, after: Piece | None) -> bool:
    """Whether a bracket that was open at a phrase is closed behind it.

    "Acme Ltd (owned by Jane Roe), John Roe (our CFO) and": she is in no list with him.
    """
    ends = [piece.end for piece in before.parties]
    if after is None or not ends:
        return False
    between = text[max(ends) : after.start]
    return between.count(")") > between.count("(")


class Lists(Cursor):
    """Reads phrases that are joined."""

    def group(self, at: int) -> Group | None:
        """Return the phrases from a place on that are joined, or None for none."""
        first = self.member(at)
        if first is None:
            return None
        group = Group([first], first.end)
        self._with_share(group)
        each = self.past("each-of", at) is not None
        while (after := self._next(group, each=each)) is not None:
            group.members.append(after)
            group.end = after.end
            self._with_share(group)
        self._told_of_all(group)
        return group

    def _with_share(self, group: Group) -> None:
        """Add the share behind the last of some owners: "Jane Roe 60%"."""
        told = group.members[-1].share
        if told is not None:
            group.shares[len(group.members) - 1] = told
        piece = self.piece(group.end)
        if piece is not None and piece.sort == "share" and piece.number is not None:
            group.shares[len(group.members) - 1] = piece.number
            group.end += 1

    def _next(self, group: Group, *, each: bool = False) -> Phrase | None:
        """Return the next phrase of a list; a list of commas must end in "and".

        Args:
            group: The list so far.
            each: Whether "each of" opens it, so that its verb speaks of one.
        """
        start = self.clause.offset(group.end)
        match = _JOINT.match(self.clause.line, start)
        if match is None or not match.group() or (group.closed and match["comma"]):
            return None
        if _is_closed(
            self.text, group.members[-1], self.piece(self.clause.place(match.end()))
        ):
            return None
        first = group.members[0]
        pair = len(group.members) == 1 and first.end - first.start == 1
        if pair and match["comma"] and match["word"]:
            return None  # "owned by Jane Roe, and Acme Ltd, its affiliate, leases"
        mark = len(self.found)
        at = self.clause.place(match.end())
        before, self.listed = self.listed, group.members
        after = self.member(at)
        self.listed = before
        if (
            after is not None
            and alike(group.members[0], after)
            and (each or not self._is_subject(after))
            and (match["word"] or self._closes(after))
        ):
            group.closed = match["word"] is not None  # "A and B" is whole.
            return after
        del self.found[mark:]
        return None

    def next_owner(self, group: Group) -> Phrase | None:
        """Return the next of those whose role is told: "a director of A and B".

        Behind "a director of A" a comma, "and" and a name begin something else.
        """
        apart = self.past("comma-and", group.end) is not None
        if apart and len(group.members) < PAIR:
            return None
        mark = len(self.found)
        after = self._next(group)
        first = group.members[0]
        of_next = after is not None and any(map(is_person, after.parties))
        of_next = of_next and not any(map(is_person, first.parties))
        behind = None if after is None else self.piece(after.end)
        # "an associate of A and B a 40% venture": B is that.
        of_next = of_next or (behind is not None and behind.sort in ("role", "share"))
        if after is not None and after.sort == first.sort == "name" and not of_next:
            return after
        del self.found[mark:]
        return None

    def is_of_asset(self, phrase: Phrase) -> bool:
        """Whether a name only describes a thing: "the owner of the Elkhorn mine"."""
        after = self.word(phrase.end)
        maybe = [p.sort for p in phrase.parties] == ["maybe"]
        return after in word_set("asset") or (maybe and is_noun(after))

    def _is_subject(self, phrase: Phrase) -> bool:
        """Whether a verb of one stands behind a phrase: "and Jane Roe, our CEO, is"."""
        beside = phrase.end - phrase.start > 1
        end = (self.past("comma", phrase.end) if beside else None) or phrase.end
        return self.past("verb-of-one", end) is not None

    def _closes(self, phrase: Phrase) -> bool:
        """Whether the list that a phrase behind a comma is in ends in "and"."""
        end = phrase.end
        mark = len(self.found)
        try:
            while match := _JOINT.match(self.clause.line, self.clause.offset(end)):
                if not match.group():
                    return False
                at = self.clause.place(match.end())
                if match["word"]:
                    return True
                after = self.member(at)
                if after is None or not alike(phrase, after):
                    return False
                end = after.end
            return False
        finally:
            del self.found[mark:]

    def _told_of_all(self, group: Group) -> None:
        """Read what stands behind a list and is told of all: "both of whom are"."""
        if len(group.members) < 2:
            return
        end = self.past("all-of-them", group.end)
        if end is None and self.past("plural-who", group.end) is not None:
            end = self.past("who", group.end)
        if end is None:
            return
        for read in (self.predicates, self.roles):
            says, behind = read(end)
            if says:
                self.tell(group.parties, says, shared=True)
                group.end = behind
                return

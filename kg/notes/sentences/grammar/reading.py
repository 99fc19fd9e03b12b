"""Reads a whole clause: every phrase in it, and the verbs of those it is about."""

from functools import cache

from kg.model.note import Statement
from kg.notes.sentences.grammar.phrases import NAMED, Group, sayings_of
from kg.notes.sentences.grammar.verbs import Verbs
from kg.notes.sentences.pieces import WORD, Clause, Piece
from kg.notes.sentences.wordclasses import word_set


class Grammar(Verbs):
    """Reads a clause from left to right."""

    def read(self) -> list[Statement]:
        """Return the ties that the clause states."""
        at = 0
        while at < len(self.clause.pieces):
            piece = self.clause.pieces[at]
            mark = len(self.found)
            group = self.group(at) if self._may_begin(at, piece) else None
            if group is None:
                del self.found[mark:]
                at += 1
                continue
            end = group.end
            if self._is_subject_place(at):
                behind = self._named_behind(group)
                end = self._verbs(group) if behind is None else behind
            at = max(end, at + 1)
        return self.found

    def _may_begin(self, at: int, piece: Piece) -> bool:
        """Whether a phrase may begin at a place."""
        if piece.sort != WORD:
            return piece.sort in (*NAMED, "reporter", "role", "kin")
        return self.past("determiner", at) is not None

    def _is_subject_place(self, at: int) -> bool:
        """Whether a verb behind a phrase may be said of it: no "to" stands before."""
        before = self.word(at - 1)
        words = {piece.text for piece in self.clause.pieces[:at] if piece.sort == WORD}
        if words & word_set("modal") or before in word_set("denial"):
            return False
        return at == 0 or before in (
            ",",
            "and",
            "that",
            "but",
            "while",
            "whereas",
            "as",
            ":",
        )

    def _verbs(self, group: Group) -> int:
        """State what the verbs behind a phrase tell of it; return where they end."""
        if not group.parties:
            return group.end
        at = self.past("comma", group.end)
        says, end = self.predicates(group.end)
        if not says and at is not None and self._was_set_apart(group):
            says, end = self.predicates(at)
        aside = self.past("aside", group.end)
        if not says and aside is not None:
            says, end = self.predicates(aside)
        if says:
            plural = len(group.parties) > 1
            kin = any(p.sort == "family" and p.several for p in group.parties)
            if kin or (plural and not self.are_named(group)):
                return end
            self.tell(group.parties, says, shared=plural)
        return end if says else group.end

    def _named_behind(self, group: Group) -> int | None:
        """Read "our directors are Jane Roe and John Roe"; return where that ends."""
        role = group.members[0]
        if len(group.members) > 1 or role.sort != "role" or role.lost:
            return None
        at = self.past(
            "names-are", group.end
        )  # fmt: skip
        piece = None if at is None else self.piece(at)
        if at is None or piece is None or piece.sort not in NAMED:
            return None
        names = self.group(at)
        if names is None or not all(p.sort in NAMED for p in names.parties):
            return None
        self.tell(names.parties, sayings_of(role), shared=False)
        return names.end

    def _was_set_apart(self, group: Group) -> bool:
        """Whether what stands before a comma ends what was told beside a name."""
        last = group.members[-1]
        return last.end - last.start > 1 or group.end > last.end


def ties_of_phrases(clause: Clause, text: str) -> list[Statement]:
    """Return the ties that the grammar of phrases reads in a clause."""
    if not clause.tokens & {"P", "U"} or not clause.tokens & _telling():
        return []
    return Grammar(clause, text).read()


@cache
def _telling() -> frozenset[str]:
    """Return words and letters one of which every tie holds."""
    return frozenset(
        {
            "O",
            "K",
            "N",
            "owned",
            "controlled",
            "affiliated",
            "associated",
            "employed",
            "married",
            "managed",
            "influenced",
            "manages",
            "control",
            "controls",
            "founded",
            "formed",
            "owns",
            "own",
            "belongs",
            "belong",
            "belonged",
            "hands",
        }
    )

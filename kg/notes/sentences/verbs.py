"""What is told of parties by verbs and by what stands behind a name.

One grammar of verbs serves main clauses ("Acme Ltd is owned by Jane Roe"), clauses with
"which" and "who", and participles behind a name or company ("a company owned by").
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from decimal import Decimal
from typing import Final

from kg.model.note import Statement
from kg.notes.sentences.holding import is_person, predicates_of_role
from kg.notes.sentences.phrases import NAMED, PLURAL, Group, NounPhrases, Phrase, sayings_of
from kg.notes.sentences.pieces import WORD, Clause, Piece
from kg.notes.sentences.sayings import Other, Saying
from kg.notes.sentences.wordclasses import word_set

_PASSIVE: Final = (
    ("(owned and managed|managed and owned)", ("owned-by", "officer-of")),
    ("({own-control}|{own} and {adverb}* {control}|{control} and {adverb}* {own})",
     ("controlled-by", "owned-by")),
    ("{own}", ("owned-by",)),
    ("{control}", ("controlled-by",)),
    ("{found}", ("founder-of",)),
    ("employed", ("employed-by",)),
)  # fmt: skip
"""Participles before "by", and what they tell."""
_LONGEST_STOCK: Final = 14
"""Words between a share and the company it is one of."""
_TIME: Final = (
    "(since|until|from|in|through|as of|effective|during) (<day>|<year>) [(to|until) <day>]"
)
"""When something was so: "until May 2020"."""
_TO: Final = (
    ("married to", "family-of"),
    ("affiliated with", "affiliate-of"),
)
_COMPANIES: Final = frozenset({"subsidiary-of", "associate-of", "affiliate-of"})
"""What only companies are."""


class Grammar(NounPhrases):
    """Reads a whole clause: every phrase in it, and the verbs of those it is about."""

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
                end = self._named_behind(group)
                end = self._verbs(group) if end is None and group.parties else end
                end = group.end if end is None else end
            at = max(end, at + 1)
        return self.found

    def _may_begin(self, at: int, piece: Piece) -> bool:
        """Whether a phrase may begin at a place."""
        if piece.sort != WORD:
            return piece.sort in (*NAMED, "reporter", "role", "kin")
        return self.past("({det}|two|three|the)", at) is not None

    def _is_subject_place(self, at: int) -> bool:
        """Whether a verb behind a phrase may be said of it: no "to" stands before."""
        before = self.word(at - 1)
        words = {piece.text for piece in self.clause.pieces[:at] if piece.sort == WORD}
        if words & word_set("modal") or before in word_set("denial"):
            return False
        return at == 0 or before in (",", "and", "that", "but", "while", "whereas", "as", ":")

    def _verbs(self, group: Group) -> int:
        """State what the verbs behind a phrase tell of it; return where they end."""
        at = self.past(",", group.end)
        says, end = self.predicates(group.end)
        if not says and at is not None and self._was_set_apart(group):
            says, end = self.predicates(at)
        aside = self.past(", {aside} ..16 ,", group.end)
        if not says and aside is not None:
            says, end = self.predicates(aside)
        if says:
            plural = len(group.parties) > 1
            kin = any(p.sort == "family" and p.several for p in group.parties)
            if kin or (plural and not self._are_named(group)):
                return end
            self.tell(group.parties, says, shared=plural)
        return end if says else group.end

    def _named_behind(self, group: Group) -> int | None:
        """Read "our directors are Jane Roe and John Roe"; return where that ends."""
        role = group.members[0]
        if len(group.members) > 1 or role.sort != "role" or role.lost:
            return None
        at = self.past(
            "{adverb}* ({is}|include|includes|included|consist of|comprise)"
            " [as follows] [,] [:] {adverb}*", group.end
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

    def predicates(self, at: int) -> tuple[list[Saying], int]:
        """Return what verbs joined by "and" tell, and where the last one ends."""
        says, end = self.predicate(at)
        while says:
            after = self.past(f"[{_TIME}] [,] and [who|which|that]", end)
            if after is None:
                break
            mark = len(self.found)
            more, behind = self.predicate(after)
            if not more:
                del self.found[mark:]
                break
            says, end = [*says, *more], behind
        return says, self.past(_TIME, end) or end if says else end

    def predicate(self, at: int) -> tuple[list[Saying], int]:
        """Return what one verb tells, and where that ends."""
        mark = len(self.found)
        for read in (self._copula, self._serving, self._owning):
            says, end = read(at)
            if says:
                return says, end
            del self.found[mark:]
        return [], at

    def _copula(self, at: int) -> tuple[list[Saying], int]:
        """Return what "is" tells: a role, an owner, an employer."""
        start = self.past("{adverb}* {is} {adverb}*", at)
        if start is None:
            return [], at
        says, end = self.passive(start)
        return (says, end) if says else self.roles(start)

    def _serving(self, at: int) -> tuple[list[Saying], int]:
        """Return what "serves as" tells, "and as" too."""
        start = self.past("{adverb}* {serving} {adverb}*", at)
        if start is None:
            return [], at
        says, end = self.roles(start)
        while says and (after := self.past("[,] and {adverb}* as", end)) is not None:
            more, behind = self.roles(after)
            if not more:
                break
            says, end = [*says, *more], behind
        return says, end

    def _owning(self, at: int) -> tuple[list[Saying], int]:
        """Return what "owns" tells: how much, of whom."""
        start = self.past("{adverb}* {owning} {adverb}*", at)
        if start is None:
            return [], at
        control = self.past(
            "{det}* (controlling|controlling financial|controlling equity) {interest} in", start
        )
        both = self.past("(owns and controls|owned and controlled|own and control)", at)
        whole = both or self.past("{adverb}* {owns} {whole-of}*", at)
        group = None if whole is None else self._owned(whole)
        named = group is not None and all(p.sort == "party" for p in group.parties)
        if group is not None and named and not self.past("'s", group.end):
            kinds = ("owns", "controls") if both else ("owns",)
            return [
                Saying("tie", predicates=kinds, others=group.others())
            ], group.end
        says: list[Saying] = []
        end = start
        while True:
            share, after = (None, control) if control else self._part(start)
            group = None if after is None else self._owned(after)
            if group is None:
                return says, end
            others = tuple(replace(o, share=share) for o in group.others())
            kind = "controls" if control else "owns"
            says.append(Saying("tie", predicates=(kind,), others=others))
            end = self.past("'s <plain> {stock}", group.end) or group.end
            following = self.past("[,] and", end)
            if following is None or control:
                return says, end
            start = following

    def _part(self, at: int) -> tuple[Decimal | None, int | None]:
        """Return the share told behind "owns", and where what is owned begins."""
        line = self.clause
        share = self.past("[..9 {or-share}] {det}* [..4 (ownership|interest) of] <rate>", at)
        if share is None:
            plain = self.past("{det}* <plain> {interest} in [the]", at)
            return None, plain
        told = [p for p in line.pieces[at:share] if p.sort == "share"]
        words = {p.text for p in line.pieces[at:share] if p.sort == WORD}
        for end in range(share, share + _LONGEST_STOCK):
            piece = self.piece(end)
            if piece is None or piece.sort != WORD or words & _no_part():
                return None, None
            words.add(piece.text)
            of = self.past("(of|in) [the] [outstanding]", end)
            if of is not None and self.sort(of) in (*NAMED, "reporter"):
                return told[-1].number, of
        return None, None

    def _owned(self, at: int) -> Group | None:
        """Return what is owned: companies, or the reporter."""
        group = self.group(at)
        if group is None or not group.parties:
            return None
        known = all(p.sort in (*NAMED, "reporter") for p in group.parties)
        return group if known and not any(map(is_person, group.parties)) else None

    # Behind a name.

    def describing(self, at: int, *, body: bool) -> tuple[list[Saying], int]:
        """Return what is told behind a name or a company, and where that ends."""
        if self.listed and self.past(PLURAL, at) is not None:
            return [], at  # "Jane Roe and John Roe, who are": told of both.
        relative = self.past(f"[,] (who|which|that) [{_TIME} [,]]", at)
        if relative is not None:
            return self.predicates(relative)
        start = self.past("[,] [being]", at) or at
        if start > at or body or self._is_bare_participle(at):
            says, end = self.passive(start)
            if says:
                return says, end
        for read in (self._in_which, self._whose, self._which_of):
            says, end = read(at)
            if says:
                return says, end
        return [], at

    def _is_bare_participle(self, at: int) -> bool:
        """Whether a participle follows a name at once: "Acme Ltd controlled by"."""
        return self.past("{adverb}* ({own}|{control}|{own-control}|<rate> {own})", at) is not None

    def passive(self, at: int) -> tuple[list[Saying], int]:
        """Return what a participle tells: "30% owned by Jane Roe"."""
        share = self.past("[at] {adverb}* <rate> {adverb}*", at)
        number = self._share_in(at, share)
        start = share or self.past("{adverb}*", at) or at
        for words, predicates in _PASSIVE:
            end = self.past(f"{words} {{adverb}}*", start)
            if end is None:
                continue
            part = self.past("<rate> {adverb}*", end)
            number = number if part is None else self._share_in(end, part)
            by = self.past("by {adverb}*", part or end)
            group = None if by is None else self._owners_from(by)
            if group is None:
                continue
            says = [Saying("tie", predicates=predicates, others=group.others(number))]
            return self._and_by(says, group.end, predicates)
        under = self.past("under [the] (control|sole control) of", start)
        group = None if under is None else self._owners_from(under)
        if group is not None:
            others = group.others()
            return [Saying("tie", predicates=("controlled-by",), others=others)], group.end
        for words, predicate in _TO:
            end = self.past(words, start)
            group = None if end is None else self._owners_from(end)
            if group is not None:
                return [Saying("tie", predicates=(predicate,), others=group.others())], group.end
        return [], at

    def _are_named(self, group: Group) -> bool:
        """Whether all of some parties are called by their names, or the reporter."""
        known = (*NAMED, "reporter")
        return bool(group.parties) and all(p.sort in known for p in group.parties)

    def _share_in(self, at: int, end: int | None) -> Decimal | None:
        pieces = self.clause.pieces[at : end or at]
        return next((p.number for p in pieces if p.sort == "share"), None)

    def _owners_from(self, at: int) -> Group | None:
        """Return the owners named at a place."""
        group = self.group(at)
        if group is None or not group.parties or self.word(group.end) == "'s":
            return None
        return group

    def _and_by(
        self, says: list[Saying], end: int, predicates: tuple[str, ...]
    ) -> tuple[list[Saying], int]:
        """Return further owners: "60% owned by Jane Roe and 40% by John Roe"."""
        while True:
            after = self.past("[,] [and] {adverb}* [<rate>] [{own}] {adverb}* by {adverb}*", end)
            if after is None:
                break
            group = self._owners_from(after)
            if group is None:
                break
            share = self._share_in(end, after)
            says.append(Saying("tie", predicates=predicates, others=group.others(share)))
            end = group.end
        more = self.past("[,] and {adverb}*", end)
        if more is not None:
            told, behind = self.passive(more)
            if told:
                return [*says, *told], behind
        return says, end

    def _in_which(self, at: int) -> tuple[list[Saying], int]:
        """Return what others are at a company: "in which we hold 30%"."""
        start = self.past(
            "[,] [and] ((of|in|at|for|over|by) (which|whom)|where|wherein|whereby) {adverb}*", at
        )
        group = None if start is None else self.group(start)
        if group is None or not group.parties:
            return [], at
        end = self.past("[,]", group.end) or group.end
        told: list[Saying] = []
        while True:
            says, behind = self._gap(group, end)
            if not says:
                return told, end if not told else last
            told += says
            last = behind
            more = self.past("[,] and", behind)
            if more is None:
                return told, last
            end = more

    def at_which(self, core: Phrase) -> tuple[list[Saying], int]:
        """Return what is told of a company called by its role: "in which we hold"."""
        kinds = set() if core.head is None else set(predicates_of_role(core.head.text).values())
        if not kinds or not kinds <= _COMPANIES:
            return [], core.end
        return self._in_which(core.end)

    def _gap(self, group: Group, at: int) -> tuple[list[Saying], int]:
        """Return what a verb tells of those before it at the company spoken of."""
        for text, predicate in (
            ("{adverb}* {owning} {det}* controlling <plain> {interest}", "controlled-by"),
            ("{adverb}* (has|have|had|holds|exercises|exercise|maintains) {det}* <plain> significant influence", "associate-of"),
            ("{adverb}* (has|have|had|holds|exercises|exercise|maintains) {det}* <plain> control", "controlled-by"),
            ("{adverb}* {owning} {det}* {adverb}* <rate> [<plain> {interest}]", "owned-by"),
            ("{adverb}* {owning} {det}* <plain> {interest}", "owned-by"),
        ):
            end = self.past(text, at)
            if end is not None:
                words = {p.text for p in self.clause.pieces[at:end]}
                if words & word_set("no-share"):
                    return [], at
                share = self._share_in(at, end)
                return [Saying("tie", predicates=(predicate,), others=group.others(share))], end
        start = self.past("{adverb}* ({is}|{serving}) {adverb}*", at)
        if start is None:
            return [], at
        says, end = self.roles(start)
        held = [
            Saying("held", says_.role, others=group.others())
            for says_ in says
            if says_.kind == "role" and says_.role is not None and not says_.role.of
        ]
        return held, end

    def _whose(self, at: int) -> tuple[list[Saying], int]:
        """Return who holds a role at a company: "whose director is Jane Roe"."""
        start = self.past("[,] whose {adverb}*", at)
        if start is None or self.sort(start) != "role":
            return [], at
        end = self.past("({is}|include|includes|included) {adverb}*", start + 1)
        group = None if end is None else self.group(end)
        if group is None or not self._are_named(group):
            return [], at
        return [Saying("held", self.clause.pieces[start], others=group.others())], group.end

    def _which_of(self, at: int) -> tuple[list[Saying], int]:
        """Return who holds a role of it: ", the sole member of which is Acme Ltd"."""
        start = self.past("[,] {det}*", at)
        if start is None or self.sort(start) != "role":
            return [], at
        end = self.past("of (which|whom) {is} {adverb}*", start + 1)
        if end is None:
            return [], at
        group = self.group(end)
        if group is None or not self._are_named(group):
            return [], at
        return [Saying("held", self.clause.pieces[start], others=group.others())], group.end


def ties_of_phrases(clause: Clause, text: str) -> list[Statement]:
    """Return the ties that the grammar of phrases reads in a clause."""
    if not clause.tokens & {"P", "U"} or not clause.tokens & _telling():
        return []
    return Grammar(clause, text).read()


@cache
def _no_part() -> frozenset[str]:
    """Return words that make a share one of no company: a royalty, an option."""
    return word_set("no-share") | word_set("right-to-shares")


@cache
def _telling() -> frozenset[str]:
    """Return words and letters one of which every tie holds."""
    return frozenset({"O", "K", "N", "owned", "controlled", "affiliated", "employed", "married", "managed", "owns", "own"})

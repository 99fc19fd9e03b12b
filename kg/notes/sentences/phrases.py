"""A grammar of who is spoken of: names, roles, kin and companies, one in another.

A phrase is a name with what is set beside it, a role or kin with whose it is, a company
told by what is said of it, or a list of those. Every rule reads the phrases inside it
by the others, so "our director, Jane Roe, and Acme Ltd, a company of which her brother
is a partner" needs no rule of its own.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Final

from kg.model.note import Statement
from kg.notes.sentences.holding import is_organisation, is_person, predicates_of_role
from kg.notes.sentences.notation import class_expression, expression_of
from kg.notes.sentences.pieces import WORD, Clause, Piece
from kg.notes.sentences.roles import is_noun
from kg.notes.sentences.sayings import Other, Saying, parted, ties_told
from kg.notes.sentences.wordclasses import word_set

NAMED: Final = ("party", "maybe")
PLURAL: Final = (
    "[,] (who|which|that) {adverb}* (are|were|have|own|hold|serve|control|both|each|all|act)"
)
"""Behind a list what is told of all of it."""
_PAIR: Final = 2
_PERSONAL: Final = frozenset({"director-of", "officer-of", "employed-by"})
_WHO: Final = (*NAMED, "reporter")


@dataclass(slots=True)
class Phrase:
    """Who is spoken of by some words of a clause.

    Attributes:
        sort: ``name``, ``role``, ``kin`` or ``body``.
        start: Place of its first piece.
        end: Place of the piece behind it.
        parties: Who that is; empty for a company that is not named.
        head: The role or the word for kin, with whose it is.
        says: Of a company that is not named what is said of it.
        lost: Whether it could not be told whose a role is.
        share: Of a name the share behind it: "Jane Roe (60%), our director".
    """

    sort: str
    start: int
    end: int
    parties: tuple[Piece, ...] = ()
    head: Piece | None = None
    says: tuple[Saying, ...] = ()
    lost: bool = False
    share: Decimal | None = None


@dataclass(slots=True)
class Group:
    """Phrases joined by "and", in their order."""

    members: list[Phrase]
    end: int
    shares: dict[int, Decimal] = field(default_factory=dict)

    @property
    def parties(self) -> tuple[Piece, ...]:
        """Return all who are spoken of."""
        return tuple(piece for member in self.members for piece in member.parties)

    def others(self, share: Decimal | None = None) -> tuple[Other, ...]:
        """Return all as others, each with its own share, or the one told of all."""
        return tuple(
            Other(piece, self.shares.get(at, share))
            for at, member in enumerate(self.members)
            for piece in member.parties
        )


@cache
def pattern(text: str) -> re.Pattern[str]:
    """Return what a pattern of the notation of rules matches at a place."""
    return re.compile(expression_of(text)[0].removeprefix(r"(?<!\S)"))


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"(?P<comma>, )?(?P<word>and |or |& |as well as |and/or )?")


class NounPhrases:
    """Reads the phrases of one clause; what is told beside a name is stated at once.

    Attributes:
        clause: As rules find it before anything of it is cut.
        text: The document.
        found: Ties stated so far.
        outer: Names that are being described where a phrase is read.
        listed: Phrases of the list a phrase is read in, that stand before it.
        of_kin: Whether the name to be read is somebody's kin, and so a person.
    """

    def __init__(self, clause: Clause, text: str) -> None:
        """Begin with nothing found."""
        self.clause = clause
        self.text = text
        self.found: list[Statement] = []
        self.outer: list[Piece] = []
        self.listed: list[Phrase] = []
        self.of_kin = False

    # What stands at a place.

    def word(self, at: int) -> str:
        """Return the word at a place; "" for a name, an amount and the end."""
        piece = self.piece(at)
        return "" if piece is None or piece.sort != WORD else piece.text

    def piece(self, at: int) -> Piece | None:
        """Return the piece at a place, or None behind the end."""
        pieces = self.clause.pieces
        return pieces[at] if 0 <= at < len(pieces) else None

    def sort(self, at: int) -> str:
        """Return the sort of the piece at a place; "" behind the end."""
        piece = self.piece(at)
        return "" if piece is None else piece.sort

    def past(self, text: str, at: int) -> int | None:
        """Return the place behind what a pattern matches at a place, or None."""
        match = pattern(text).match(self.clause.line, self.clause.offset(at))
        return None if match is None else self.clause.place(match.end())

    def describing(self, at: int, *, body: bool) -> tuple[list[Saying], int]:
        """Return what is told behind a phrase, and where that ends."""
        raise NotImplementedError

    def predicates(self, at: int) -> tuple[list[Saying], int]:
        """Return what verbs joined by "and" tell, and where the last one ends."""
        raise NotImplementedError

    # Phrases.

    def group(self, at: int) -> Group | None:
        """Return the phrases from a place on that are joined, or None for none."""
        first = self.member(at)
        if first is None:
            return None
        group = Group([first], first.end)
        self._with_share(group)
        each = self.past("(each|both|all) of", at) is not None
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
        match = _joint().match(self.clause.line, start)
        if match is None or not match.group():
            return None
        mark = len(self.found)
        at = self.clause.place(match.end())
        before, self.listed = self.listed, group.members
        after = self.member(at)
        self.listed = before
        if (
            after is not None
            and _alike(group.members[0], after)
            and (each or not self._is_subject(after))
            and (match["word"] or self._closes(after))
        ):
            return after
        del self.found[mark:]
        return None

    def _next_owner(self, group: Group) -> Phrase | None:
        """Return the next of those whose role is told: "a director of A and B".

        Behind "a director of A" a comma, "and" and a name begin something else.
        """
        apart = self.past(", and", group.end) is not None
        if apart and len(group.members) < _PAIR:
            return None
        mark = len(self.found)
        after = self._next(group)
        if after is not None and after.sort == group.members[0].sort == "name":
            return after
        del self.found[mark:]
        return None

    def _is_of_asset(self, phrase: Phrase) -> bool:
        """Whether a name only describes a thing: "the owner of the Elkhorn mine"."""
        after = self.word(phrase.end)
        maybe = [p.sort for p in phrase.parties] == ["maybe"]
        return after in word_set("asset") or (maybe and is_noun(after))

    def _is_subject(self, phrase: Phrase) -> bool:
        """Whether a verb of one stands behind a phrase: "and Jane Roe is"."""
        verb = "{adverb}* (is|was|has|owns|holds|serves)"
        return self.past(verb, phrase.end) is not None

    def _closes(self, phrase: Phrase) -> bool:
        """Whether the list that a phrase behind a comma is in ends in "and"."""
        end = phrase.end
        mark = len(self.found)
        try:
            while (match := _joint().match(self.clause.line, self.clause.offset(end))):
                if not match.group():
                    return False
                at = self.clause.place(match.end())
                if match["word"]:
                    return True
                after = self.member(at)
                if after is None or not _alike(phrase, after):
                    return False
                end = after.end
            return False
        finally:
            del self.found[mark:]

    def _told_of_all(self, group: Group) -> None:
        """Read what stands behind a list and is told of all: "both of whom are"."""
        if len(group.members) < 2:
            return
        end = self.past("[,] (each|both|all) [of [whom|which|them]]", group.end)
        if end is None and self.past(PLURAL, group.end) is not None:
            end = self.past("[,] (who|which|that)", group.end)
        if end is None:
            return
        for read in (self.predicates, self.roles):
            says, behind = read(end)
            if says:
                self.tell(group.parties, says, shared=True)
                group.end = behind
                return

    def member(self, at: int) -> Phrase | None:
        """Return the phrase at a place with what is set beside it, or None."""
        start = at
        single = self.past("(one of|either of|each of)", at) is not None
        behind = self.past("({det}|two|three|the)+", at)
        if self.word(at) in word_set("possessor"):
            return self._of_last(at)
        at = at if behind is None else behind
        owner: tuple[Piece, ...] = ()
        piece = self.piece(at)
        if piece is None:
            return None
        if piece.sort in _WHO and self.word(at + 1) == "'s":
            owner, at = (piece,), at + 2
        elif piece.sort in _WHO and self.sort(at + 1) == "role" and not is_person(piece):
            owner, at = (piece,), at + 1  # "the Acme Chairman"
        elif piece.sort in _WHO:
            if behind is not None and self.past("(a|an|certain|our|another)", start):
                return None
            adjective = self.past("({body}|{bodies})", at + 1) is not None
            if piece.sort == "maybe" and (adjective or _is_kind(piece)):
                return None  # "the Liberian company", "VIEs"
            return self._beside(Phrase("name", start, at + 1, (piece,)))
        phrase = self._headed(start, at, owner, told=behind is not None)
        if phrase is not None and single and phrase.head is not None:
            phrase.head = replace(phrase.head, several=False)
            phrase.parties = _holder(phrase)
        return None if phrase is None else self._named(phrase)

    def _of_last(self, at: int) -> Phrase | None:
        """Return "his wife" or "its director" of who stands before it in a list."""
        owner = self.listed[-1].parties if self.listed else ()
        if self.word(at) == "its" and "R" in self.clause.tokens:
            return None
        if len(owner) != 1 or is_person(owner[0]) == (self.word(at) == "its"):
            return None
        phrase = self._headed(at, at + 1, owner, told=True)
        if phrase is None or (phrase.sort == "kin") == (self.word(at) == "its"):
            return None
        return self._named(phrase)

    def _headed(
        self, start: int, at: int, owner: tuple[Piece, ...], *, told: bool
    ) -> Phrase | None:
        """Return the role, kin or company at a place, given whose it is."""
        head = at
        if owner or told:
            head = self.past("<adjective> (<role>|<kin>)", at) or 0
            head = head - 1 if head else at
            if {p.text for p in self.clause.pieces[at:head]} & _no_adjectives():
                return None
        piece = self.piece(head)
        if piece is not None and piece.sort in ("role", "kin"):
            return self._held(start, head, piece, owner)
        end = self.past("<plain> ({body}|{bodies}) <behind-body>", at)
        if not told or owner or end is None:
            return None
        return self._body(start, at)

    def _body(self, start: int, at: int) -> Phrase | None:
        """Return a company that is told by what is said of it."""
        end = self.past("<plain> ({body}|{bodies})", at)
        if end is None:
            return None
        for size in range(10):
            says, behind = self.describing(end + size, body=True)
            if says:
                return Phrase("body", start, behind, says=tuple(says))
            piece = self.piece(end + size)
            if piece is None or self.word(end + size) in (",", ";", "."):
                break
        return Phrase("body", start, end)

    def _held(
        self, start: int, at: int, piece: Piece, owner: tuple[Piece, ...]
    ) -> Phrase | None:
        """Return a role or kin with whose it is."""
        end, of, lost, number = at + 1, owner, False, piece.number
        behind = None if owner else self.past("(of|for|at|in|with|to)", end)
        if behind is not None:
            of, after, number = self._owners(behind, piece)
            lost = not of and self.word(end) in ("of", "to")
            end = after if of else end
        own = piece.own or any(p.sort == "reporter" for p in of)
        held = replace(piece, of=of, own=own, number=number, sort="holder" if of or own else piece.sort)
        if piece.sort == "kin":
            if not of and not piece.several:
                return None
            held = replace(held, sort="family")
        phrase = Phrase(piece.sort, start, end, head=held, lost=lost)
        phrase.parties = () if lost else _holder(phrase)
        return phrase

    def _owners(
        self, at: int, role: Piece
    ) -> tuple[tuple[Piece, ...], int, Decimal | None]:
        """Return whose a role is, where that ends, and the share it tells."""
        number = role.number
        share = self.past("{det}* <rate> ..7 (of|in)", at)
        if share is not None:
            told = next(p for p in self.clause.pieces[at:share] if p.sort == "share")
            number, at = told.number, share
        at = self.past("(both|each of|all of|the|each)+", at) or at
        self.of_kin, before = role.sort == "kin", self.of_kin
        first = self.member(at)
        self.of_kin = before
        if first is not None and role.sort != "kin" and _is_office(first):
            return (), at, number  # "counsel to our director"
        if first is None or not first.parties or self.word(first.end) == "'s":
            stock = self.past("<reporter> 's <plain> {stock}", at)
            if stock is None:
                return (), at, number
            piece = self.clause.pieces[at]
            return (piece,), stock, number
        if self._is_of_asset(first):
            return (), at, number
        group = Group([first], first.end)
        while (after := self._next_owner(group)) is not None:
            group.members.append(after)
            group.end = after.end
        if self._is_of_asset(group.members[-1]):
            return (), at, number
        again = self.past("[,] and of [the]", group.end)
        further = None if again is None else self.member(again)
        if further is not None and further.parties:
            group.members.append(further)
            group.end = further.end
        piece = self.piece(group.end)
        if piece is not None and piece.sort == "share" and number is None:
            number, group.end = piece.number, group.end + 1
        number = first.share if number is None else number
        return group.parties, group.end, number

    def _named(self, phrase: Phrase) -> Phrase:
        """Return a role or kin with the names of those who have it behind it."""
        if phrase.sort == "body":
            return self._named_body(phrase)
        if phrase.head is None or phrase.lost:
            return phrase
        if phrase.head.sort == "role":
            piece = self.piece(phrase.end)
            apart = self.past("(a|an|the) <role> , <name>", phrase.start) is not None
            before = {p.text for p in self.clause.pieces[: phrase.start]}
            supposed = bool(before & (word_set("modal") | word_set("denial")))
            if apart and not supposed and not self._names_before(phrase.start):
                return self._titled(phrase)
            if piece is not None and piece.sort in NAMED and not phrase.head.several:
                return self._beside(Phrase("name", phrase.start, phrase.end + 1, (piece,)))
            return phrase
        return self._titled(phrase)

    def _titled(self, phrase: Phrase) -> Phrase:
        """Return the names behind a role or kin: "our director, Jane Roe"."""
        if phrase.head is None:
            return phrase
        comma = self.past("(,|:|, namely|namely)", phrase.end)
        at = phrase.end if comma is None else comma
        piece = self.piece(at)
        if piece is None or piece.sort not in NAMED or _is_kind(piece):
            return phrase
        mark = len(self.found)
        if phrase.head.several:
            group = self.group(at)
            if group is None or len(group.parties) < 2:
                del self.found[mark:]
                return phrase
            names, end = group.parties, group.end
        else:
            name = self._beside(Phrase("name", at, at + 1, (piece,)))
            names, end = name.parties, name.end
            joined = self.past("([,] (and|or)|,) <name>", end) is not None
            if joined and comma is not None and not is_person(piece):
                del self.found[mark:]
                return phrase
            if comma is not None and not self._ends(end):
                del self.found[mark:]
                return phrase
        saying = _saying(phrase)
        if self.of_kin and comma is not None and not self._names_before(phrase.start):
            # "The brother of our director, John Roe, is": either of them may be.
            saying = replace(saying, sure=False)
        if not self.tell(names, [saying], shared=phrase.head.several):
            del self.found[mark:]
            return phrase
        return Phrase("name", phrase.start, end, names)

    def _names_before(self, at: int) -> bool:
        """Whether a name stands before a place."""
        return any(piece.sort in NAMED for piece in self.clause.pieces[:at])

    def _named_body(self, phrase: Phrase) -> Phrase:
        """Return a company with the name behind it: "a company owned by us, Acme Ltd"."""
        at = self.past("(,|, namely|[,] (known as|called|named))", phrase.end)
        piece = None if at is None else self.piece(at)
        if at is None or piece is None or piece.sort not in NAMED:
            return phrase
        called = self.word(at - 1) != ","
        if not called and not is_organisation(piece):
            return phrase
        if not called and self.past("([,] (and|or)|,) <name>", at + 1) is not None:
            return phrase
        mark = len(self.found)
        if phrase.says and not self.tell((piece,), phrase.says, shared=False):
            del self.found[mark:]
            return phrase
        return self._beside(Phrase("name", phrase.start, at + 1, (piece,)))

    def _ends(self, at: int) -> bool:
        """Whether what is set beside a phrase may end at a place."""
        piece = self.piece(at)
        if piece is None or piece.sort != WORD:
            return piece is None or piece.sort in ("day", "money", "share")
        return piece.text != "'s"

    def _beside(self, phrase: Phrase) -> Phrase:
        """Return a name with all that is told beside it, which is stated."""
        if phrase.parties[0].sort == "reporter":
            return phrase
        person = self.of_kin or is_person(phrase.parties[0])
        piece = self.piece(phrase.end)
        if piece is not None and piece.sort == "share" and self.word(phrase.end + 1) == ",":
            phrase.share, phrase.end = piece.number, phrase.end + 1
        self._past_part(phrase)
        while True:
            mark = len(self.found)
            self.outer.append(phrase.parties[0])
            self.of_kin, before = False, self.of_kin
            says, end = self._set_beside(phrase)
            if not says:
                says, end = self.describing(phrase.end, body=False)
            self.of_kin = before
            self.outer.pop()
            if not says or not (person or self._may_be_told(says)):
                del self.found[mark:]
                return phrase
            told = len(self.found)
            if not self.tell(phrase.parties, says, shared=False):
                del self.found[told:]
                return phrase
            phrase.end = end

    def _past_part(self, phrase: Phrase) -> None:
        """Pass the part a party goes by: "Acme Holdings LLC, the Sponsor, is"."""
        piece = self.piece(phrase.end + 1)
        if self.word(phrase.end) != "," or piece is None or piece.sort != "party":
            return
        ends = self.word(phrase.end + 2) in ("", ",", ".")
        if piece.text.casefold() in word_set("part") and ends:
            phrase.end += 2

    def _may_be_told(self, says: Sequence[Saying]) -> bool:
        """Whether what stands behind a company's name is told of it.

        In "Jane Roe, the owner of Acme, the chairman of Bravo" Acme is no chairman.
        """
        personal = any(
            s.kind == "family"
            or (
                s.kind == "role"
                and s.role is not None
                and _PERSONAL & set(predicates_of_role(s.role.text).values())
            )
            for s in says
        )
        return not personal or not any(map(is_person, self.outer))

    def _set_beside(self, phrase: Phrase) -> tuple[list[Saying], int]:
        """Return the roles behind a comma and a name: ", our director and owner of"."""
        if self.word(phrase.end) != ",":
            return [], phrase.end
        says, end = self.roles(phrase.end + 1)
        if self.listed and "respectively" not in self.clause.tokens:
            # "Jane Roe and John Roe, our CEO and CFO" may tell one of each.
            says = [
                replace(s, sure=False)
                if s.role is not None and parted(s.role, len(self.listed) + 1)
                else s
                for s in says
            ]
        piece = self.piece(end)
        if piece is not None and piece.sort in NAMED:  # A title of the next name.
            return [], phrase.end
        return says, end

    def roles(self, at: int) -> tuple[list[Saying], int]:
        """Return roles, kin and companies joined by "and", told of somebody."""
        says: list[Saying] = []
        end = at
        while True:
            mark = len(self.found)
            start = self.past("[,] and {adverb}*", end) if says else at
            start = start if start is not None or not says else self.past(",", end)
            if start is None:
                return says, end
            core = self._core(start)
            told = [] if core is None else sayings_of(core)
            if core is None or not told or self._is_taken(core, first=not says):
                del self.found[mark:]
                return says, end
            says += told
            more, end = self.at_which(core)
            says += more

    def at_which(self, core: Phrase) -> tuple[list[Saying], int]:
        """Return what is told of a company called by its role: "in which we hold"."""
        raise NotImplementedError

    def _is_taken(self, core: Phrase, *, first: bool) -> bool:
        """Whether a role is that of somebody else: a name or a verb stands behind."""
        piece = self.piece(core.end)
        if piece is not None and piece.sort in NAMED:
            return True
        title = self.past(", <name>", core.end) is not None
        verb = self.past("{adverb}* (is|was|are|were|has|owns|holds)", core.end)
        return not first and (title or verb is not None)

    def _core(self, at: int) -> Phrase | None:
        """Return a role, kin or company at a place, without the name of its holder."""
        start = at
        single = self.past("(one of|either of)", at) is not None
        behind = self.past("({det}|two|three|the|{adverb})+", at)
        if self.word(at) in ("its", "his", "her", "their"):
            return None
        at = at if behind is None else behind
        piece, owner = self.piece(at), ()
        if piece is None:
            return None
        if piece.sort in _WHO:
            if self.word(at + 1) != "'s":
                return None
            owner, at = (piece,), at + 2
        phrase = self._headed(start, at, owner, told=True)
        if phrase is not None and single and phrase.head is not None:
            phrase.head = replace(phrase.head, several=False)
        return phrase

    # What is stated.

    def tell(
        self, subjects: Sequence[Piece], says: Iterable[Saying], *, shared: bool
    ) -> bool:
        """State what is told of some parties; return whether anything was."""
        before = len(self.found)
        for saying in says:
            if len(subjects) > 1 and "respectively" in self.clause.tokens:
                self._tell_each(subjects, saying)
                continue
            self.found += ties_told(subjects, saying, self.text, shared=shared)
        return len(self.found) > before

    def _tell_each(self, subjects: Sequence[Piece], saying: Saying) -> None:
        """State the roles of several, each its own: "our CEO and CFO, respectively"."""
        role = saying.role
        if saying.kind != "role" or role is None:
            return
        for subject, part in zip(subjects, parted(role, len(subjects)), strict=False):
            one = replace(saying, role=part)
            self.found += ties_told((subject,), one, self.text, shared=False)


@cache
def _no_adjectives() -> frozenset[str]:
    """Return words that stand between no article and its noun: "not", "a"."""
    return word_set("denial") | word_set("modal") | {"a", "an", "the", "any"}


def _is_office(phrase: Phrase) -> bool:
    """Whether a phrase is an unnamed person in an office."""
    head = phrase.head
    kinds = set() if head is None else set(predicates_of_role(head.text).values())
    return phrase.sort == "role" and bool(kinds & _PERSONAL)


def _is_kind(piece: Piece) -> bool:
    """Whether words with a capital are a kind of company: "VIEs"."""
    return piece.text.casefold() in word_set("vie")


def _alike(one: Phrase, other: Phrase) -> bool:
    """Whether two phrases may stand in one list: "Jane Roe and our director"."""
    left, right = one.parties[:1], other.parties[:1]
    if not left or not right:
        return False
    if is_person(left[0]) and is_organisation(right[0]):
        return False
    return not (is_organisation(left[0]) and is_person(right[0]))


def _holder(phrase: Phrase) -> tuple[Piece, ...]:
    """Return the holder of a role or kin as one who is spoken of."""
    head = phrase.head
    if head is not None and head.sort == "family" and not head.of:
        return ()  # "brothers"
    if head is None or (head.sort == "role" and not predicates_of_role(head.text)):
        return ()
    ends = [head.end, *(piece.end for piece in head.of)]
    starts = [head.start, *(piece.start for piece in head.of)]
    if head.sort == "role":
        return ()
    return (replace(head, start=min(starts), end=max(ends)),)


def _saying(phrase: Phrase) -> Saying:
    """Return what a role or kin tells of who has it."""
    head = phrase.head
    if head is not None and phrase.sort == "kin" and not head.of:
        return Saying("mutual", head)
    if head is not None and phrase.sort == "kin":
        return Saying("family", head, others=tuple(Other(p) for p in head.of))
    return Saying("role", head)


def sayings_of(phrase: Phrase) -> list[Saying]:
    """Return what a role, kin or company tells of who is called so."""
    if phrase.sort == "body":
        return list(phrase.says)
    if phrase.lost or phrase.head is None:
        return []
    known = phrase.sort == "kin" or (
        phrase.head.sort == "holder" and bool(predicates_of_role(phrase.head.text))
    )
    return [_saying(phrase)] if known else []


def holds_person(words: frozenset[str]) -> bool:
    """Whether words of a clause may tell a tie at all."""
    return bool(words & (word_set("own") | word_set("control") | {"O", "K"}))


__all__ = ["Group", "NounPhrases", "Phrase", "class_expression", "holds_person", "pattern"]

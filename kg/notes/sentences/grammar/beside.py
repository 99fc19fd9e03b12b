"""What is set beside a name: "Jane Roe, our director and the wife of John Roe,"."""

from collections.abc import Sequence
from dataclasses import replace

from kg.notes.sentences.grammar.parts import Parts
from kg.notes.sentences.grammar.phrases import NAMED, PERSONAL, WHO, Phrase, sayings_of
from kg.notes.sentences.grammar.sayings import Saying, parted
from kg.notes.sentences.holding import (
    is_person,
    may_be_person,
    predicates_of_role,
)
from kg.notes.sentences.pieces import Piece
from kg.notes.sentences.wordclasses import word_set


class Beside(Parts):
    """Reads roles, kin and companies that are told of somebody."""

    def beside(self, phrase: Phrase) -> Phrase:
        """Return a name with all that is told beside it, which is stated."""
        if phrase.parties[0].sort == "reporter":
            return phrase
        person = self.of_kin or is_person(phrase.parties[0])
        piece = self.piece(phrase.end)
        if (
            piece is not None
            and piece.sort == "share"
            and self.word(phrase.end + 1) == ","
        ):
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
                and PERSONAL & set(predicates_of_role(s.role.text).values())
            )
            for s in says
        )
        return not personal or not any(map(is_person, self.outer))

    def _set_beside(self, phrase: Phrase) -> tuple[list[Saying], int]:
        """Return the roles behind a comma and a name: ", our director and owner of"."""
        if self.word(phrase.end) != ",":
            return self._joined_to(phrase)
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
        next_ = phrase is self.by_title and self.past("and-name", end) is not None
        if next_ or (piece is not None and piece.sort in NAMED):
            return [], phrase.end  # "our CEO, Jane Roe, our CFO, John Roe": it is his.
        return says, end

    def _joined_to(self, phrase: Phrase) -> tuple[list[Saying], int]:
        """Return the offices right behind a person: "Jane Roe the CEO of Acme Ltd"."""
        at, piece = phrase.end, self.piece(phrase.end)
        own = (
            piece is not None and piece.sort == "reporter" and self.word(at + 1) == "'s"
        )
        if not may_be_person(phrase.parties[0]) or not (own or self.word(at) == "the"):
            return [], at
        says, end = self.roles(at)
        return (says, end) if self._are_offices(says) else ([], at)

    def _are_offices(self, says: Sequence[Saying]) -> bool:
        """Whether roles are such as only persons have."""
        kinds: set[str | None] = set()
        for says_ in says:
            role = None if says_.kind != "role" else says_.role
            kinds |= (
                {None} if role is None else set(predicates_of_role(role.text).values())
            )
        return bool(kinds) and kinds <= PERSONAL

    def roles(self, at: int) -> tuple[list[Saying], int]:
        """Return roles, kin and companies joined by "and", told of somebody.

        What tells no tie is passed: "a related party and a shareholder of Acme Ltd".
        """
        says, end = self._joined_roles(at)
        after = None if says else self.past("unsaid", at)
        if after is None or any(p.sort in NAMED for p in self.clause.pieces[at:after]):
            return says, end
        says, behind = self._joined_roles(after)
        return (says, behind) if says else (says, end)

    def _joined_roles(self, at: int) -> tuple[list[Saying], int]:
        """Return roles joined by "and" or commas from a place on."""
        says: list[Saying] = []
        end = at
        while True:
            mark = len(self.found)
            start = self.past("and", end) if says else at
            start = start if start is not None or not says else self.past("comma", end)
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

    def _is_taken(self, core: Phrase, *, first: bool) -> bool:
        """Whether a role is that of somebody else: a name or a verb stands behind."""
        piece = self.piece(core.end)
        if piece is not None and (piece.sort in NAMED or piece.text == "'s"):
            return True  # "is our CEO's wife": no CEO.
        title = self.past("and-name", core.end) is not None
        verb = self.past("verb", core.end)
        return not first and (title or verb is not None)

    def _core(self, at: int) -> Phrase | None:
        """Return a role, kin or company at a place, without the name of its holder."""
        start = at
        single = self.past("one-of", at) is not None
        behind = self.past("qualifiers", at)
        if self.word(at) in ("its", "his", "her", "their"):
            return None
        at = at if behind is None else behind
        piece = self.piece(at)
        owner: tuple[Piece, ...] = ()
        if piece is None:
            return None
        held = self.holding(start, at)
        if held is not None:
            return held
        if piece.sort in WHO:
            if self.word(at + 1) != "'s":
                return None
            owner, at = (piece,), at + 2
        phrase = self._headed(start, at, owner, told=True)
        if phrase is not None and single and phrase.head is not None:
            phrase.head = replace(phrase.head, several=False)
        return phrase

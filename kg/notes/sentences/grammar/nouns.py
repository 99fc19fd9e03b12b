"""Names, roles, kin and companies, one in another."""

from dataclasses import replace
from decimal import Decimal

from kg.notes.sentences.grammar.lists import Lists
from kg.notes.sentences.grammar.phrases import (
    PERSONAL,
    WHO,
    Group,
    Phrase,
    holder,
    is_kind,
    is_office,
    no_adjectives,
)
from kg.notes.sentences.holding import is_organisation, is_person, predicates_of_role
from kg.notes.sentences.pieces import Piece
from kg.notes.sentences.wordclasses import word_set


class Nouns(Lists):
    """Reads one phrase: who or what it speaks of, and whose a role in it is."""

    def member(self, at: int) -> Phrase | None:
        """Return the phrase at a place with what is set beside it, or None."""
        start = at
        single = self.past("one-of", at) is not None
        behind = self.past("determiners", at)
        if self.word(at) in word_set("possessor"):
            return self._of_last(at)
        at = at if behind is None else behind
        owner: tuple[Piece, ...] = ()
        piece = self.piece(at)
        if piece is None:
            return None
        if piece.sort in WHO and self.word(at + 1) == "'s":
            owner, at = (piece,), at + 2
        elif self._has_office_behind(at, piece):
            owner, at = (piece,), at + 1
        elif piece.sort in WHO:
            if any(self.past("alias", at - n) == at for n in (1, 2) if at >= n):
                return None  # "Acme Ltd, formerly known as Bravo Ltd"
            if behind is not None and self.past("indefinite", start):
                return None
            adjective = self.past("kind", at + 1) is not None
            if piece.sort == "maybe" and (adjective or is_kind(piece)):
                return None  # "the Liberian company", "VIEs"
            piece, end = self._whole_name(at, piece)
            return self.beside(Phrase("name", start, end, (piece,)))
        phrase = self._headed(start, at, owner, told=behind is not None)
        if phrase is not None and single and phrase.head is not None:
            phrase.head = replace(phrase.head, several=False)
            phrase.parties = holder(phrase)
        return None if phrase is None else self.named(phrase)

    def _whole_name(self, at: int, piece: Piece) -> tuple[Piece, int]:
        """Return a name with a role that it ends in: "Gould Investors"; and its end."""
        role = self.piece(at + 1)
        if piece.sort != "maybe" or role is None or role.sort != "role":
            return piece, at + 1
        if not role.text.istitle():
            return piece, at + 1
        name = self.text[piece.start : role.end]
        return replace(piece, text=name, end=role.end), at + 2

    def _has_office_behind(self, at: int, piece: Piece) -> bool:
        """Whether a company and an office at it stand there: "the Acme Chairman"."""
        role = self.piece(at + 1)
        if piece.sort not in ("party", "reporter") or is_person(piece):
            return False
        if role is None or role.sort != "role":
            return False
        return bool(PERSONAL & set(predicates_of_role(role.text).values()))

    def _of_last(self, at: int) -> Phrase | None:
        """Return "his wife" or "its director" of who stands before it in a list."""
        owner = self.listed[-1].parties if self.listed else ()
        before = [piece.text for piece in self.clause.pieces[:at]]
        if self.word(at) == "its" and ("R" in self.clause.tokens or "its" in before):
            return None  # "Acme Ltd and its parent, Bravo Ltd, and its affiliates"
        unlike = is_person if self.word(at) == "its" else is_organisation
        if len(owner) != 1 or unlike(owner[0]):
            return None
        phrase = self._headed(at, at + 1, owner, told=True)
        if phrase is None or (phrase.sort == "kin") == (self.word(at) == "its"):
            return None
        return self.named(phrase)

    def _headed(
        self, start: int, at: int, owner: tuple[Piece, ...], *, told: bool
    ) -> Phrase | None:
        """Return the role, kin or company at a place, given whose it is."""
        head = at
        if owner or told:
            head = self.past("adjectives", at) or 0
            head = head - 1 if head else at
            if {p.text for p in self.clause.pieces[at:head]} & no_adjectives():
                return None
        piece = self.piece(head)
        body = piece is not None and piece.sort == "role" and self._is_body(piece)
        if body and told and not owner and self.past("relative", head + 1) is not None:
            return self._body(start, head + 1)
        if piece is not None and piece.sort in ("role", "kin"):
            return self._held(start, head, piece, owner)
        end = self.past("company", at)
        if not told or owner or end is None:
            return None
        return self._body(start, end)

    def _is_body(self, role: Piece) -> bool:
        """Whether a role tells nobody's tie, as "a holding company" does."""
        return not role.own and not predicates_of_role(role.text)

    def _body(self, start: int, end: int) -> Phrase:
        """Return a company that is told by what is said of it.

        Args:
            start: Place of its first word.
            end: Place behind "company".
        """
        for size in range(10):
            says, behind = self.describing(end + size, body=True)
            if says:
                return Phrase("body", start, behind, says=tuple(says))
            piece = self.piece(end + size)
            role = self.word(end + size) == "and" and self._is_role_at(end + size + 1)
            if piece is None or self.word(end + size) in (",", ";", ".") or role:
                break
        return Phrase("body", start, end)

    def _is_role_at(self, at: int) -> bool:
        """Whether a role stands at a place, an article before it or not."""
        return self.sort(self.past("qualifiers", at) or at) == "role"

    def _held(
        self, start: int, at: int, piece: Piece, owner: tuple[Piece, ...]
    ) -> Phrase | None:
        """Return a role or kin with whose it is."""
        end, of, lost, number = at + 1, owner, False, piece.number
        behind = None if owner else self.past("role-of", end)
        if behind is not None:
            of, after, number = self._owners(behind, piece)
            lost = not of and self.word(end) in ("of", "to")
            end = after if of else end
        own = piece.own or any(p.sort == "reporter" for p in of)
        held = replace(
            piece,
            of=of,
            own=own,
            number=number,
            sort="holder" if of or own else piece.sort,
        )
        if piece.sort == "kin":
            if not of and not piece.several:
                return None
            held = replace(held, sort="family")
        phrase = Phrase(piece.sort, start, end, head=held, lost=lost)
        phrase.parties = () if lost else holder(phrase)
        return phrase

    def _owners(
        self, at: int, role: Piece
    ) -> tuple[tuple[Piece, ...], int, Decimal | None]:
        """Return whose a role is, where that ends, and the share it tells."""
        number = role.number
        share = self.past("share-of", at)
        if share is not None:
            if self.word(at - 1) == "with":
                return (), at, number  # "a holding company with 49% of Acme Ltd"
            number, at = self.share_in(at, share), share
        at = self.past("both-of", at) or at
        self.of_kin, before = role.sort == "kin", self.of_kin
        first = self.member(at)
        self.of_kin = before
        if first is not None and role.sort != "kin" and is_office(first):
            return (), at, number  # "counsel to our director"
        if first is None or not first.parties or self.word(first.end) == "'s":
            stock = self.past("reporter's-stock", at)
            if stock is None:
                return (), at, number
            return (self.clause.pieces[at],), stock, number
        group = self._owners_joined(first)
        if self.is_of_asset(group.members[0]) or self.is_of_asset(group.members[-1]):
            return (), at, number
        again = self.past("and-of", group.end)
        further = None if again is None else self.member(again)
        if further is not None and further.parties:
            group.members.append(further)
            group.end = further.end
        piece = self.piece(group.end)
        if piece is not None and piece.sort == "share" and number is None:
            number, group.end = piece.number, group.end + 1
        number = first.share if number is None else number
        return group.parties, group.end, number

    def _owners_joined(self, first: Phrase) -> Group:
        """Return the first of those a role is at with the ones joined to it."""
        group = Group([first], first.end)
        while (after := self.next_owner(group)) is not None:
            group.members.append(after)
            group.end = after.end
        return group

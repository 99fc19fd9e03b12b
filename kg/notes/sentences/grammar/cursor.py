"""What stands at a place of a clause, and what is stated on the way."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from kg.model.note import Statement
from kg.notes.sentences.grammar.patterns import pattern
from kg.notes.sentences.grammar.phrases import NAMED, Group, Phrase
from kg.notes.sentences.grammar.sayings import Saying, parted, ties_told
from kg.notes.sentences.pieces import WORD, Clause, Piece


class Cursor:
    """A clause that is read phrase by phrase; what is told beside a name is stated.

    The classes below it add the parts of the grammar one by one; what a part needs of
    a later one is declared here.

    Attributes:
        clause: As rules find it before anything of it is cut.
        text: The document.
        found: Ties stated so far.
        outer: Names that are being described where a phrase is read.
        listed: Phrases of the list a phrase is read in, that stand before it.
        of_kin: Whether the name to be read is somebody's kin, and so a person.
        by_title: A name that its title stands before.
    """

    def __init__(self, clause: Clause, text: str) -> None:
        """Begin with nothing found."""
        self.clause = clause
        self.text = text
        self.found: list[Statement] = []
        self.outer: list[Piece] = []
        self.listed: list[Phrase] = []
        self.of_kin = False
        self.by_title: Phrase | None = None

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

    def past(self, phrase: str, at: int) -> int | None:
        """Return the place behind a phrase of the table at a place, or None."""
        match = pattern(phrase).match(self.clause.line, self.clause.offset(at))
        return None if match is None else self.clause.place(match.end())

    def share_in(self, at: int, end: int | None) -> Decimal | None:
        """Return the first share told between two places; None for none."""
        pieces = self.clause.pieces[at : end or at]
        return next((p.number for p in pieces if p.sort == "share"), None)

    def names_before(self, at: int) -> bool:
        """Whether a name stands before a place."""
        return any(piece.sort in NAMED for piece in self.clause.pieces[:at])

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
        """State what each of several is: "our CEO and CFO, respectively"."""
        role = saying.role
        if saying.kind == "tie" and len(saying.others) == len(subjects):
            for subject, each in zip(subjects, saying.others, strict=True):
                one = replace(saying, others=(each,))
                self.found += ties_told((subject,), one, self.text, shared=False)
            return
        if saying.kind != "role" or role is None:
            return
        if len(role.of) == len(subjects):  # "directors of A and B, respectively"
            parts = [replace(role, of=(piece,), several=False) for piece in role.of]
        else:
            parts = [] if len(role.of) > 1 else parted(role, len(subjects))
        for subject, part in zip(subjects, parts, strict=False):
            one = replace(saying, role=part)
            self.found += ties_told((subject,), one, self.text, shared=False)

    # Parts of the grammar, in the classes below.

    def member(self, at: int) -> Phrase | None:
        """Return the phrase at a place with what is set beside it, or None."""
        raise NotImplementedError

    def group(self, at: int) -> Group | None:
        """Return the phrases from a place on that are joined, or None for none."""
        raise NotImplementedError

    def named(self, phrase: Phrase) -> Phrase:
        """Return a role or kin with the names of those who have it behind it."""
        raise NotImplementedError

    def beside(self, phrase: Phrase) -> Phrase:
        """Return a name with all that is told beside it, which is stated."""
        raise NotImplementedError

    def describing(self, at: int, *, body: bool) -> tuple[list[Saying], int]:
        """Return what is told behind a name or a company, and where that ends."""
        raise NotImplementedError

    def roles(self, at: int) -> tuple[list[Saying], int]:
        """Return roles, kin and companies joined by "and", told of somebody."""
        raise NotImplementedError

    def at_which(self, core: Phrase) -> tuple[list[Saying], int]:
        """Return what is told of a company called by its role: "in which we hold"."""
        raise NotImplementedError

    def predicates(self, at: int) -> tuple[list[Saying], int]:
        """Return what verbs joined by "and" tell, and where the last one ends."""
        raise NotImplementedError

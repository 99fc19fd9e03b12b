"""Tells whose balance a paragraph speaks of, for terms whose own clause names nobody.

"We borrowed $500 from Jane Roe. The loan bears interest at 5%": the loan is the one
told before. A paragraph that a name heads - "Jane Roe (Director) – The note ..." - is
on her balance throughout.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.model.note import Statement
from kg.notes.sentences.notation import class_expression
from kg.notes.sentences.pieces import Clause, Piece
from kg.notes.sentences.sureties import sureties_of
from kg.notes.sentences.term_parties import lenders_of, sets_rate
from kg.notes.sentences.wordclasses import word_set
from kg.parties.persons import is_bare_person
from kg.parties.spelling import words_of
from kg.parties.things import ends_legal
from kg.patterns import pattern_of

_DASH = re.compile(r"\s*(?P<bracket>\([^()]{1,90}\))?\s*[–—-]\s")
_LOAN = re.compile(
    rf"(?<!\S)(?:{class_expression('loan')}|{class_expression('lent')}"
    rf"|{class_expression('borrows')})"
)
_NEW = re.compile(
    rf"(?<!\S)(?:a|an|another|two|three|other|certain) (?:[a-z]+ ){{0,4}}?"
    rf"{class_expression('loan')}"
)
"""What brings up a debt that was not told before."""
_PLURAL = pattern_of(
    r"(?:all (?:of )?)?(?:these|those|the|both|such|all) (?:[a-z]+ ){0,2}?"
    r"(?:loans|notes|advances|borrowings|balances|debts) "
)
"""What is told of debts to several, told together before."""
_TO_ROLE = pattern_of(
    r"(?:loan|loans|lent|loaned|advanced|advance) (?:[^ ,]+ ){0,5}"
    r"to (?:[a-z]+ ){0,3}[OK]\d+ "
)
"""A loan of a party that is named to somebody who is not."""
_LABEL = pattern_of(r"(?P<label>[A-Z][^:;()]{2,70}?)(?: \([^()]{1,60}\))?: ?(?=\S)")
"""What heads a paragraph: "Bank of Fernhill: due June 30, 2019"."""
_NEAR = 3
"""Characters of a colon and blanks behind what heads a paragraph."""
_NAMES = ("party", "maybe")
_SPOKEN = ("holder", "family", "role", "kin")
_WHO = ("party", "maybe", "holder", "family", "role", "kin")


@dataclass(slots=True)
class Balance:
    """Whose balance a paragraph speaks of.

    Attributes:
        label: Who heads the paragraph, or None.
        throughout: Whether all of the paragraph is on it, whoever is named there.
        party: The one party the last debt told is owed to or by, or None.
        several: Who the last debts told are owed to, where that are several.
        seen: Names and roles told so far: where there are several, "the loan" may be
            that of any.
    """

    label: Piece | None = None
    throughout: bool = True
    party: Piece | None = None
    several: tuple[Piece, ...] = ()
    seen: set[str] = field(default_factory=set)

    @classmethod
    def of_paragraph(cls, clause: Clause | None, text: str, start: int) -> "Balance":
        """Return that of a paragraph by its first clause, before names are reduced.

        Args:
            clause: The first; None for none.
            text: The document.
            start: Where the paragraph begins.
        """
        label = _LABEL.match(text, max(start, 0))
        if label is not None and _is_name(label["label"]):
            span = label.span("label")
            return cls(Piece("party", label["label"], *span), throughout=False)
        first = clause.pieces[0] if clause is not None and clause.pieces else None
        if first is None or first.sort not in _NAMES:
            return cls()
        dash = _DASH.match(text, first.end)
        known = dash is not None and (first.sort == "party" or dash["bracket"])
        return cls(label=first if known else None)

    def told(
        self,
        terms: Sequence[Statement],
        clause: Clause,
        own: set[str],
        *,
        ties: bool = False,
    ) -> list[Statement]:
        """Return terms with the party that the paragraph tells; note what is told.

        Args:
            terms: What the clause states.
            clause: With bare names.
            own: Names of own subsidiaries: they borrow, as the reporter does.
            ties: Whether the clause says what somebody is; it brings up no debt then.
        """
        sureties = sureties_of(clause)
        if self.label is not None:
            label, opens = self.label, clause.pieces[0].start <= self.label.end + _NEAR
            if any(clause.pieces[at].text == label.text for at in sureties):
                return list(terms)  # Of a debt that who heads it gives security for.
            whole = self.throughout or opens
            return [_of(t, label) if whole or not t.subject else t for t in terms]
        named = {
            piece.text: piece
            for at, piece in enumerate(clause.pieces)
            if piece.sort in _NAMES and not sets_rate(clause, at)
        }
        given = {clause.pieces[at].text for at in sureties} | own
        others = {name: piece for name, piece in named.items() if name not in given}
        if not ties:
            self.seen |= {
                piece.text
                for piece in clause.pieces
                if piece.sort in _WHO
                and (piece.text in named or piece.sort not in _NAMES)
            } - own
        if named or any(piece.sort in _SPOKEN for piece in clause.pieces):
            lenders = lenders_of(clause)
            self.several = lenders if len(lenders) > 1 else ()
            terms = [_without_own(term, own) for term in terms]
            subjects = {term.subject for term in terms} - {""}
            if len(subjects) == 1 and subjects <= named.keys():
                self.party = named[next(iter(subjects))]
            else:
                self._note(clause, others, debt=bool(named) and not ties)
            return list(terms)
        return self._of_before(terms, clause)

    def _note(self, clause: Clause, others: dict[str, Piece], *, debt: bool) -> None:
        """Note whose debt a clause brings up that tells no term of it.

        Args:
            clause: The clause.
            others: Who is named in it, own subsidiaries left out.
            debt: Whether who is named may be of another debt, though none is told.
        """
        loan = _LOAN.search(clause.line) is not None
        if _TO_ROLE.search(clause.line):
            self.party = None  # "Elm Ltd lent $500 to one of its employees."
        elif len(others) == 1 and loan:
            self.party = next(iter(others.values()))
        elif loan or debt:
            self.party = None

    def _of_before(self, terms: Sequence[Statement], clause: Clause) -> list[Statement]:
        """Return the terms of a clause that names nobody, with whom was told before."""
        if _NEW.search(clause.line) or word_set("stranger") & clause.tokens:
            self.party = None
        of_each = self.seen <= {piece.text for piece in self.several}
        if self.several and of_each and _PLURAL.match(clause.line):
            return [
                _of(t, piece) for t in terms if not t.subject for piece in self.several
            ]
        party = self.party
        if party is None or len(self.seen) > 1 or word_set("no-debt") & clause.tokens:
            return list(terms)
        return [_of(term, party) if term.subject == "" else term for term in terms]


def _without_own(term: Statement, own: set[str]) -> Statement:
    """Return a term as nobody's where an own subsidiary lends: "the Bank extended"."""
    subject = f" {term.subject} "
    owned = bool(term.subject) and any(subject in f" {name} " for name in own)
    return replace(term, subject="") if owned else term


def _of(term: Statement, party: Piece) -> Statement:
    """Return a term of a party; its words reach from the name to the term."""
    return replace(
        term,
        subject=party.text,
        start=min(term.start, party.start),
        end=max(term.end, party.end),
    )


def _is_name(label: str) -> bool:
    """Whether words that head a paragraph name a person or an organisation."""
    words = [word.strip(",.").casefold() for word in label.split()]
    if not all(word[0].isupper() or word in _SMALL for word in label.split()):
        return False
    ends = words[-1] in word_set("heads-debt") or ends_legal(words_of(label))
    return ends or "bank" in words[:-1] or is_bare_person(label)


_SMALL = frozenset({"of", "and", "&", "the", "de", "for"})
"""Words of a name without a capital."""

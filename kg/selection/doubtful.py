"""Which figures are of related parties by a weak sign alone, and which notes bear out.

Where a page about related parties names no party, it tells figures of one, totals that
its amounts are part of, and figures of something else that only stand there: an element
of the balance sheet is presented on every page that has a use for it. And an element
may say what the label of a filer does not. Where the notes of a filing tell who is
related, a second sign is asked for: a note on related parties prints the figure, or a
related party has a part in it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import chain

from kg.model.fact import Fact, PartyKind, Role
from kg.parties.names import normal_form, trade_name
from kg.parties.roles import classify
from kg.patterns import pattern_of
from kg.selection.elements import is_money
from kg.selection.grounds import Relation
from kg.selection.note_words import NoteWords, is_distinct
from kg.selection.printed_numbers import PrintedNumbers
from kg.selection.relation import (
    element_alone_speaks,
    names_side,
    relation_of,
    says_related,
)
from kg.selection.signs import (
    has_sign,
    names_outsider,
    speaks_of_related_parties,
    tells_balances,
    title_speaks,
)
from kg.selection.statement_lines import StatementLines

_Line = tuple[str | None, str, str, tuple[str, ...]]
_CAPITALISED = pattern_of(r"\b[A-Z][\w'’-]*")

_MANY_TIMES = 20
"""Times the largest related amount of its page that a whole of the reporter is."""
_LARGE = Decimal(10_000_000)
"""Least amount of a reporter whose wholes are told by their size."""
_NIL = Decimal()
_OF_THINGS = (
    "DebtInstrumentAxis", "DebtTypeAxis", "CreditFacilityAxis", "LoanRestructuringAxis",
    "TypeOfArrangementAxis", "RelatedPartyTransactionAxis",
)  # fmt: skip
"""How the axes end on which loans and agreements stand."""


def is_doubtful(fact: Fact) -> bool:
    """Whether a fact is called related by its title or its element alone.

    What a manager or adviser is paid is told by label and title together, what is owed
    by the title of a page on nothing else.
    """
    if title_speaks(fact.title):
        if is_money(fact) and not fact.members and tells_balances(fact.title):
            return False
        is_fee = has_sign("fee of who manages", fact.label)
        return not (is_fee or names_side(fact) or says_related(fact))
    return isinstance(fact.value, Decimal) and element_alone_speaks(fact)


class DoubtfulFigures:
    """The figures of one filing that a single weak sign calls related."""

    def __init__(
        self,
        facts: Sequence[Fact],
        notes: NoteWords,
        are_named_in: Callable[[str], bool],
    ) -> None:
        """Take what the facts of a filing tell.

        Args:
            facts: Those of its documents and pages, told which parties are related.
            notes: The words of its notes.
            are_named_in: Whether a text names a related party of the filing.
        """
        self._facts, self._notes = facts, notes
        self._are_named_in = are_named_in

    def bear_out(self, fact: Fact) -> bool:
        """Whether a second sign tells that a figure is of related parties.

        A note prints it, or a related party has a part in it. Where the filing has no
        note on related parties its size alone is asked, and of a text nothing.
        """
        if not self._notes.has_note_on_related_parties:
            return not (
                self._dwarfs_related(fact)
                or self._is_whole_line(fact)
                or _is_whole_count(fact)
            )
        if not isinstance(fact.value, Decimal) or self._is_shared(fact):
            return True
        return (
            self._is_printed(fact)
            or _line_of(fact) in self._printed_lines
            or self._is_of_related_thing(fact)
        )

    def _is_printed(self, fact: Fact) -> bool:
        """Whether a note prints a figure, as that of a related party."""
        if not isinstance(fact.value, Decimal):
            return False
        if self._may_be_whole(fact):
            return self._printed_beside_party.tell(fact.value, fact.unit)
        return self._printed.tell(fact.value, fact.unit)

    @cached_property
    def _printed_lines(self) -> frozenset[_Line]:
        """Return the lines of money of which a note prints any amount."""
        return frozenset(
            _line_of(fact)
            for fact in self._facts
            if is_money(fact)
            and fact.value
            and is_doubtful(fact)
            and self._is_printed(fact)
        )

    def _is_of_related_thing(self, fact: Fact) -> bool:
        """Whether a figure is of a loan or agreement that is a related party's.

        Its page cuts by the same thing what a related party has, or what a note prints.
        """
        if not fact.members or not all(map(_holds_things, fact.axes)):
            return False
        return self._related_things.issuperset(
            (fact.title, member) for member in fact.members
        )

    @cached_property
    def _related_things(self) -> frozenset[tuple[str, str]]:
        """Return title and member of each loan or agreement of a related party."""
        printed = (
            fact for fact in self._facts if _line_of(fact) in self._printed_lines
        )
        return frozenset(
            (fact.title, member)
            for fact in chain(self._of_related(), printed)
            for member, axis in zip(fact.members, fact.axes, strict=True)
            if _holds_things(axis)
        )

    @cached_property
    def _statements(self) -> StatementLines:
        return StatementLines(self._facts)

    def _is_whole_line(self, fact: Fact) -> bool:
        """Whether a figure is a whole of a statement, on a page that tells of others.

        Where nothing else stands on the page, its lines are all it tells; what a
        related party has a part in puts that in proportion.
        """
        if not self._statements.tell_whole(fact) or self._is_shared(fact):
            return False
        return fact.title in self._titles_of_related

    @cached_property
    def _titles_of_related(self) -> frozenset[str]:
        """Return the titles of the pages that tell figures of related parties."""
        return frozenset(fact.title for fact in self._of_related())

    def _dwarfs_related(self, fact: Fact) -> bool:
        """Whether an amount is many times what its page tells of related parties."""
        if fact.members or not (is_money(fact) and isinstance(fact.value, Decimal)):
            return False
        most = self._most_of_related.get(fact.title)
        size = abs(fact.value)
        return most is not None and size >= _LARGE and size > most * _MANY_TIMES

    @cached_property
    def _most_of_related(self) -> dict[str, Decimal]:
        """Return the largest amount of related parties of each page."""
        most: dict[str, Decimal] = {}
        for fact in self._of_related():
            if is_money(fact) and isinstance(fact.value, Decimal) and fact.value:
                most[fact.title] = max(most.get(fact.title, _NIL), abs(fact.value))
        return most

    def _may_be_whole(self, fact: Fact) -> bool:
        """Whether a figure that a note prints may yet be of the whole reporter.

        It is cut by nothing, or by investors alone. Notes tell how many shares the
        public bought, and those in thousands or millions what a large reporter owes to
        everybody, and how many stores or people it has.
        """
        if fact.members:
            return fact.relationship is not None or any(
                map(names_outsider, fact.members)
            )
        if (fact.unit or "").endswith("shares") or _is_count(fact):
            return True
        return is_money(fact) and not self._printed.has(fact.value)

    @cached_property
    def _printed(self) -> PrintedNumbers:
        """Return the numbers of the notes, in the scales that related amounts prove."""
        return self._read(None)

    @cached_property
    def _printed_beside_party(self) -> PrintedNumbers:
        """Return the numbers of those sentences that speak of a related party."""
        return self._read(self._speaks_of_party)

    def _read(self, only: Callable[[str], bool] | None) -> PrintedNumbers:
        """Return the numbers of the sentences of the notes that are asked for."""
        printed = PrintedNumbers(self._notes.texts_of_related_parties, only)
        printed.prove_scales(
            fact.value for fact in self._of_related() if isinstance(fact.value, Decimal)
        )
        return printed

    def _speaks_of_party(self, sentence: str) -> bool:
        """Whether a sentence of a note names a related party or an office or tie."""
        return (
            has_sign("tie", sentence)
            or has_sign("told of", sentence)
            or speaks_of_related_parties(sentence)
            or self._are_named_in(sentence)
            or not self._short_names.isdisjoint(
                word.casefold() for word in _CAPITALISED.findall(sentence)
            )
        )

    @cached_property
    def _short_names(self) -> frozenset[str]:
        """Return the words, small, by which notes call related parties in short.

        That is a person's surname and the trade name of an organisation of one word.
        """
        names = {
            member
            for fact in self._of_related()
            for member, role in zip(fact.members, fact.roles, strict=True)
            if role is Role.PARTY
        }
        short = {trade_name(name) or "" for name in names} | {
            normal_form(name).rpartition(" ")[2]
            for name in names
            if classify(name).kind is PartyKind.PERSON
        }
        return frozenset(filter(is_distinct, short))

    def _is_shared(self, fact: Fact) -> bool:
        """Whether a related party has a part in a figure, cut by all it is cut by."""
        return any(
            part.issuperset(fact.members)
            for part in self._parts.get(fact.concept or "", ())
        )

    @cached_property
    def _parts(self) -> dict[str, set[frozenset[str]]]:
        """Return the members of what related parties have, by its element."""
        parts: dict[str, set[frozenset[str]]] = defaultdict(set)
        for fact in self._of_related():
            if fact.concept is not None:
                parts[fact.concept].add(frozenset(fact.members))
        return parts

    def _of_related(self) -> Iterator[Fact]:
        """Yield the figures of pages on related parties that are surely theirs."""
        for fact in self._facts:
            is_on_page = fact.unit is not None and title_speaks(fact.title)
            if is_on_page and relation_of(fact) is Relation.RELATED:
                yield fact


def _line_of(fact: Fact) -> _Line:
    """Return what the amounts of one line of a page have in common."""
    return fact.concept, fact.title, fact.label, fact.members


def _holds_things(axis: str | None) -> bool:
    """Whether loans and agreements stand on an axis."""
    return (axis or "").endswith(_OF_THINGS)


def _is_whole_count(fact: Fact) -> bool:
    """Whether a figure counts what the reporter has: stores, ships, people."""
    if fact.members:
        return False
    if has_sign("operating count", fact.label):
        return True
    is_count = fact.unit in (None, "pure") and _is_count(fact)
    return is_count and has_sign("whole count", fact.label)


def _is_count(fact: Fact) -> bool:
    """Whether a figure counts things: it is whole and no rate."""
    if is_money(fact) or not isinstance(fact.value, Decimal):
        return False
    return abs(fact.value) > 1 and fact.value == fact.value.to_integral_value()

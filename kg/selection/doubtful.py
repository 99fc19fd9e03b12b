"""Which figures are of related parties by a weak sign alone, and which notes bear out.

Where a page about related parties names no party, it tells figures of one, totals that
its amounts are part of, and figures of something else that only stand there: an element
of the balance sheet is presented on every page that has a use for it. And an element
may say what the label of a filer does not. Where the notes of a filing tell who is
related, a second sign is asked for: a note on related parties prints the figure, or a
related party has a part in it.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cached_property

from kg.model.fact import Fact
from kg.selection.note_words import NoteWords
from kg.selection.relation import element_alone_speaks, names_side, says_related
from kg.selection.signs import title_speaks

_SCALES = (Decimal(1), Decimal(1_000), Decimal(1_000_000))
"""What notes print amounts in: units, thousands, millions."""
_PERCENT = Decimal(100)


class DoubtfulFigures:
    """The figures of one filing that a single weak sign calls related."""

    def __init__(self, facts: Sequence[Fact], notes: NoteWords) -> None:
        """Take what the facts of a filing tell.

        Args:
            facts: Those of its documents and pages.
            notes: The words of its notes.
        """
        self._facts, self._notes = facts, notes

    def has(self, fact: Fact) -> bool:
        """Whether a fact is such a figure, by its title or its element alone."""
        if title_speaks(fact.title):
            return not names_side(fact) and not says_related(fact)
        return isinstance(fact.value, Decimal) and element_alone_speaks(fact)

    def bear_out(self, fact: Fact) -> bool:
        """Whether a second sign tells that a figure is of related parties.

        Where the filing has no note on related parties there is nothing to ask, nor is
        there of a text.
        """
        if not self._notes.has_note_on_related_parties:
            return True
        if fact.concept in self._shared or not isinstance(fact.value, Decimal):
            return True
        printed = self._notes.numbers_on_related_parties
        return any(form in printed for form in _forms_of(abs(fact.value), fact.unit))

    @cached_property
    def _shared(self) -> frozenset[str]:
        """Return the elements of which a related party has a part, on their pages."""
        return frozenset(
            fact.concept
            for fact in self._facts
            if fact.concept is not None
            and fact.unit is not None
            and title_speaks(fact.title)
            and (names_side(fact) or says_related(fact))
        )


def _forms_of(value: Decimal, unit: str | None) -> Iterable[Decimal]:
    """Yield the numbers that a note may print for an amount without its sign."""
    for scale in _SCALES:
        yield value / scale
    if unit == "pure":
        yield value * _PERCENT

"""Figures of pages about related parties that are lines of the reporter's statements.

A small filer prints on such a page what stands on its balance sheet, too: "Accounts
payable", "Total operating expenses". Without members, one context has one amount of an
element, so what its page and a statement print of one period is the whole reporter's,
whatever a related party has of it.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from kg.model.fact import Fact
from kg.readers.xbrl.titles import is_statement
from kg.selection.elements import element_of
from kg.selection.signs import has_sign, title_speaks

_Period = tuple[date | None, date | None]
_Printed = tuple[str, _Period, Decimal]
_FEWEST = 3
"""Lines of statements by which a page tells that it prints such."""


class StatementLines:
    """The lines of a filing's statements that pages on related parties print."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Look at figures that nothing cuts.

        Args:
            facts: Those of the documents and pages of a filing.
        """
        self._periods: set[_Period] = set()
        self._printed: set[_Printed] = set()
        on_pages: list[Fact] = []
        for fact in facts:
            if fact.members or not isinstance(fact.value, Decimal):
                continue
            if title_speaks(fact.title):
                on_pages.append(fact)
                if fact.on_statement and has_sign("own figure", element_of(fact)):
                    self._periods.add(_period_of(fact))
            elif is_statement(fact.title):
                self._periods.add(_period_of(fact))
                self._printed.update(_printed_as(fact))
        lines: dict[str, set[str]] = defaultdict(set)
        for fact in on_pages:
            if self.has(fact):
                lines[fact.title].add(fact.label)
        self._of_lines = {t for t, labels in lines.items() if len(labels) >= _FEWEST}

    def has(self, fact: Fact) -> bool:
        """Whether a figure of a page on related parties is a line of a statement."""
        if fact.members or not isinstance(fact.value, Decimal):
            return False
        if not title_speaks(fact.title):
            return False
        if fact.on_statement and self._is_of_statements(_period_of(fact)):
            return True
        return not self._printed.isdisjoint(_printed_as(fact))

    def _is_of_statements(self, period: _Period) -> bool:
        """Whether statements are of a period, or tell none that is as long or short."""
        if period in self._periods:
            return True
        is_day = period[0] is None
        return all((start is None) is not is_day for start, _ in self._periods)

    def tell_whole(self, fact: Fact) -> bool:
        """Whether a line of a statement is surely the whole reporter's.

        A page that prints several such lines tells it of all; of one line its words
        do: what is sold, held in stock or spent in all is no dealing, but a loan,
        what is accrued or a fee may be one.
        """
        if not self.has(fact):
            return False
        if fact.title in self._of_lines:
            return True
        element = element_of(fact)
        return has_sign("whole line", element) or not has_sign("part line", element)


def _period_of(fact: Fact) -> _Period:
    return fact.start, fact.instant or fact.end


def _printed_as(fact: Fact) -> tuple[_Printed, ...]:
    """Return what a figure is found again by: its words or element, day and amount."""
    if not (isinstance(fact.value, Decimal) and fact.value):
        return ()
    day = (None, fact.instant or fact.end)
    names = {fact.label.casefold(), fact.concept or ""} - {""}
    return tuple((name, day, fact.value) for name in names)

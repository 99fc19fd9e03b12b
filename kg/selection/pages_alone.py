"""What the pages of a filing tell of one another where its document is not at hand.

Where the note on related parties is among them, it tells as much as in a document.
Without it nobody is left out because no page names him, as pages are seldom all of a
filing; only another note may deny that he is related. But a party on a page about
related parties, or one that a row calls related in words, is one in the rows and on
the pages that do not say so as well, and a line of the balance sheet on a page about
related parties is the reporter's as a whole.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from kg.model.drafts import replaced
from kg.model.fact import Fact, Role
from kg.model.filing import Reading
from kg.parties.names import normal_form
from kg.selection.doubtful import DoubtfulFigures, is_doubtful
from kg.selection.elements import element_of
from kg.selection.known_parties import is_page_on_related_parties, tells_guarantee
from kg.selection.names_in_words import NamesInWords
from kg.selection.note_words import NoteWords
from kg.selection.page_lines import told_by_page
from kg.selection.relation import is_denied_by_member, words_say
from kg.selection.signs import (
    has_sign,
    lists_subsidiaries,
    names_bank,
    names_outsider,
    title_is_mixed,
    title_speaks,
)
from kg.selection.told_facts import with_known_parties


def with_pages_alone(readings: Sequence[Reading]) -> list[Reading]:
    """Return the pages of a filing, each fact told what the other pages tell of it.

    Args:
        readings: Pages without the document they are of.
    """
    facts = [*chain.from_iterable(reading.facts for reading in readings)]
    if not (
        any(title_speaks(reading.title) for reading in readings)
        or any(map(_has_side_by_words, facts))
    ):
        return [_lined(reading, reading.facts) for reading in readings]
    if _tell_as_document(facts):
        return with_known_parties(readings)
    others = _OtherPages(facts)
    return [_lined(reading, [*map(others.tell, reading.facts)]) for reading in readings]


def _tell_as_document(facts: Sequence[Fact]) -> bool:
    """Whether pages have the note on related parties, and axes for what it names."""
    has_axes = any(any(fact.axes) for fact in facts)
    return has_axes and NoteWords(facts).has_note_on_related_parties


def _lined(reading: Reading, facts: Sequence[Fact]) -> Reading:
    return replaced(reading, facts=tuple(told_by_page(facts)))


class _OtherPages:
    """What the pages of one filing tell of the facts of each."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        figures = [fact for fact in facts if isinstance(fact.value, Decimal)]
        self._shown = frozenset(_shown_by(figures))
        self._shown_roles = frozenset(_roles_shown_by(figures))
        self._names = NamesInWords(self._shown)
        self._doubtful = DoubtfulFigures(figures, NoteWords(()), self._names.stand_in)
        self._notes = NoteWords([fact for fact in facts if fact.unit is None])

    def tell(self, fact: Fact) -> Fact:
        """Return a fact with whether other pages tell that it is of related parties."""
        if fact.related_elsewhere is not None or not isinstance(fact.value, Decimal):
            return fact
        named = [
            member
            for member, role in zip(fact.members, fact.roles, strict=True)
            if role is Role.PARTY
        ]
        if named and all(map(self._notes.deny, named)):
            return replaced(fact, related_elsewhere=False)
        if title_speaks(fact.title) and not (named and title_is_mixed(fact.title)):
            is_whole = is_doubtful(fact) and not self._doubtful.bear_out(fact)
            return replaced(fact, related_elsewhere=False) if is_whole else fact
        if named:
            is_shown = any(normal_form(member) in self._shown for member in named)
        else:
            is_shown = (fact.title, fact.members) in self._shown_roles or any(
                map(self._names.stand_in, (fact.label, *fact.other))
            )
        return replaced(fact, related_elsewhere=True) if is_shown else fact


def _has_side_by_words(fact: Fact) -> bool:
    """Whether the words of a fact that has a party or role call it related."""
    has_side = fact.party is not None or fact.relationship is not None
    return has_side and words_say(fact)


def _roles_shown_by(facts: Sequence[Fact]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield page and members of rows on a role alone that words show as related."""
    for fact in facts:
        if fact.party is None and fact.relationship is not None and words_say(fact):
            yield fact.title, fact.members


def _shown_by(facts: Sequence[Fact]) -> Iterator[str]:
    """Yield the normal forms of names that pages or words show as related.

    Banks are none, nor are entities of the reporter's own group.
    """
    own = {
        normal_form(member)
        for fact in facts
        for member in fact.members
        if lists_subsidiaries(fact.title)
        or has_sign("subsidiary element", element_of(fact))
    }
    for fact in facts:
        if not fact.members or is_denied_by_member(fact):
            continue
        is_said = words_say(fact) and not tells_guarantee(fact)
        if not (is_said or is_page_on_related_parties(fact)):
            continue
        for member, role in zip(fact.members, fact.roles, strict=True):
            is_none = names_outsider(member) or names_bank(member)
            if role is Role.PARTY and not is_none and normal_form(member) not in own:
                yield normal_form(member)

"""What the pages of a filing tell of one another where its document is not at hand.

Pages tell no axes and are seldom all of a filing, so nobody is left out because no page
names him. But a party on a page about related parties is one on the others as well, and
a line of the balance sheet on such a page is the reporter's as a whole.
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
    names_outsider,
    title_speaks,
)


def with_pages_alone(readings: Sequence[Reading]) -> list[Reading]:
    """Return the pages of a filing, each fact told what the other pages tell of it.

    Args:
        readings: Pages without the document they are of.
    """
    facts = [*chain.from_iterable(reading.facts for reading in readings)]
    if not any(title_speaks(reading.title) for reading in readings):
        return [_lined(reading, reading.facts) for reading in readings]
    figures = [fact for fact in facts if isinstance(fact.value, Decimal)]
    shown = frozenset(_shown_by(figures))
    names = NamesInWords(shown)
    doubtful = DoubtfulFigures(figures, NoteWords(()), names.stand_in)
    return [
        _lined(reading, [_told(fact, shown, names, doubtful) for fact in reading.facts])
        for reading in readings
    ]


def _lined(reading: Reading, facts: Sequence[Fact]) -> Reading:
    return replaced(reading, facts=tuple(told_by_page(facts)))


def _told(
    fact: Fact, shown: frozenset[str], names: NamesInWords, doubtful: DoubtfulFigures
) -> Fact:
    """Return a fact with whether other pages tell that it is of related parties."""
    if fact.related_elsewhere is not None or not isinstance(fact.value, Decimal):
        return fact
    if title_speaks(fact.title):
        is_whole = is_doubtful(fact) and not doubtful.bear_out(fact)
        return replaced(fact, related_elsewhere=False) if is_whole else fact
    named = [m for m, role in zip(fact.members, fact.roles, strict=True) if _is(role)]
    if named:
        is_shown = any(normal_form(member) in shown for member in named)
    else:
        is_shown = any(map(names.stand_in, (fact.label, *fact.other)))
    return replaced(fact, related_elsewhere=True) if is_shown else fact


def _is(role: Role) -> bool:
    return role is Role.PARTY


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
            is_none = names_outsider(member) or has_sign("bank", member)
            if _is(role) and not is_none and normal_form(member) not in own:
                yield normal_form(member)

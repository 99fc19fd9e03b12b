"""The words of a filing's notes, where names of parties are looked for."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from kg.model.fact import Fact
from kg.parties.names import normal_form, trade_name
from kg.parties.spelling import words_of_text
from kg.parties.wordlists import generic_words
from kg.selection.signs import (
    has_sign,
    is_note_on_related_parties,
    names_outsider,
)

_SHORTEST_NOTE = 200
"""Letters of a text that may be a note."""
_SHORTEST_NAME = 4
"""Letters of a name of one word that may be looked for in a text."""
_REACH = 150
"""Letters before and after a name in which a note may tell what it is."""


class NoteWords:
    """The words of the notes of a filing, those on related parties apart."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        """Take the texts of a filing; a policy tells nothing of any party.

        Args:
            facts: Those of its documents and pages.
        """
        self._facts = facts

    @cached_property
    def on_related_parties(self) -> str:
        """Return the words of the notes on related parties, between blanks."""
        return _joined(text for text, related in self._texts() if related)

    @cached_property
    def on_other_subjects(self) -> str:
        """Return the words of all other notes, between blanks."""
        return _joined(text for text, related in self._texts() if not related)

    def _texts(self) -> Iterator[tuple[str, bool]]:
        """Yield each text, and whether it is a note on related parties."""
        for fact in self._facts:
            if not isinstance(fact.value, str):
                continue
            if is_note_on_related_parties(fact):
                yield fact.value, True
            elif len(fact.value) > _SHORTEST_NOTE:
                yield fact.value, False

    @property
    def has_note_on_related_parties(self) -> bool:
        """Whether the filing has a note on related parties."""
        return not self.on_related_parties.isspace()

    def name_as_related(self, member: str, *, by_trade_name: bool) -> bool:
        """Whether a note on related parties names a party.

        Args:
            member: Its name.
            by_trade_name: Whether the note need not name it in full: "Alleghany" for
                "Alleghany Capital".
        """
        if names_outsider(member):
            return False
        forms = {normal_form(member)}
        if by_trade_name and not has_sign("bank", member):
            forms.add(trade_name(member) or "")
        return any(
            is_distinct(form) and f" {form} " in self.on_related_parties
            for form in forms
        )

    def name_as_outsider(self, member: str) -> bool:
        """Whether notes name a party, and nowhere beside words of any relation."""
        form = normal_form(member)
        if not is_distinct(form):
            return False
        places = list(self.beside(form, self.on_other_subjects))
        return bool(places) and not any(
            has_sign("tie", before) or has_sign("tie", after)
            for before, after in places
        )

    def beside(self, form: str, words: str) -> Iterator[tuple[str, str]]:
        """Yield the words before and after each place that bears a name.

        Args:
            form: Normal form of the name.
            words: Words of notes, between blanks.
        """
        name, at = f" {form} ", -1
        while (at := words.find(name, at + 1)) >= 0:
            end = at + len(name)
            yield words[max(0, at - _REACH) : at + 1], words[end : end + _REACH]


def _joined(texts: Iterable[str]) -> str:
    """Return the words of texts, each text once, between blanks."""
    words = (word for text in dict.fromkeys(texts) for word in words_of_text(text))
    return f" {' '.join(words)} "


def is_distinct(form: str) -> bool:
    """Whether a name is more than common words, and long enough to be looked for.

    >>> is_distinct("alleghany"), is_distinct("trust"), is_distinct("abc")
    (True, False, False)
    """
    words = form.split()
    return not generic_words().issuperset(words) and (
        len(words) > 1 or len(form) >= _SHORTEST_NAME
    )

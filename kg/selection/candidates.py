"""What of a large source may concern related parties, asked before facts are made.

A data set has millions of facts, few of which are kept. Elements, titles and members
recur, so each is asked about once; what is left out here, `relation_of` would leave
out, and it tells no party. Whoever widens what `relation_of` keeps widens these as
well; a test compares what is kept with them and without.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from kg.parties.legal import split_legal
from kg.parties.members import related_by_element
from kg.parties.names import normal_form
from kg.parties.roles import axis_says, is_investee_axis, is_related_axis
from kg.parties.spelling import words_of
from kg.parties.wordlists import common_words, generic_words
from kg.selection.measures import size_measures
from kg.selection.names_in_words import short_names, trade_words
from kg.selection.relation import SCALE_TOTALS
from kg.selection.signs import (
    DEBTS,
    element_speaks,
    lists_subsidiaries,
    member_speaks,
    speaks_of_related_parties,
    title_speaks,
    without_debt,
)

_OF_PARTIES: Final = frozenset(["party", "subsidiary"])
_COVER: Final = frozenset(
    f"dei:{name}"
    for name in (
        "EntityCentralIndexKey", "EntityRegistrantName", "DocumentType",
        "DocumentPeriodEndDate",
    )
)  # fmt: skip
"""Elements that tell whose filing it is."""


@lru_cache(maxsize=65536)
def element_may_concern(local: str, label: str) -> bool:
    """Whether an element may be of a fact about related parties, by its own words.

    >>> element_may_concern("OtherLiabilities", "Owed to affiliates")
    True
    >>> element_may_concern("Assets", "Total assets")
    False
    """
    return element_speaks(local) or speaks_of_related_parties(label)


def is_wanted_bare(concept: str) -> bool:
    """Whether a fact without members is wanted for its element: scale, cover."""
    return concept in SCALE_TOTALS or concept in _COVER or concept in size_measures()


def title_may_concern(title: str) -> bool:
    """Whether what stands in a report tells of related parties or subsidiaries."""
    return title_speaks(title) or lists_subsidiaries(title)


@lru_cache(maxsize=65536)
def names_parties(axis: str) -> bool:
    """Whether parties or entities stand on an axis, so that all of it is wanted."""
    return (
        axis_says(axis) in _OF_PARTIES
        or is_related_axis(axis)
        or is_investee_axis(axis)
    )


@lru_cache(maxsize=65536)
def member_may_concern(name: str | None, text: str) -> bool:
    """Whether a member speaks of related parties, whatever axis it stands on.

    Args:
        name: Its element; None of a typed one.
        text: How it is shown.
    """
    said = name is not None and related_by_element(name) is True
    return said or member_speaks(text)


def is_of_thing(axis: str) -> bool:
    """Whether members of an axis are never parties, whatever they are called."""
    return axis_says(axis) == "other"


def distinct_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of texts that are not anybody's.

    >>> sorted(distinct_words(["Due to Quillen Materials, Inc."]))
    ['due', 'quillen']
    """
    words = {word for text in texts for word in words_of(text)}
    return frozenset(words - generic_words() - common_words())


class NamesSought:
    """Names of parties, looked for in labels and in members of other axes.

    A label names a party in full, or by first words that tell it
    (`kg.parties.label_names`); a member in full. A debt may be called by one word.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._alone: set[str] = set()
        self._pairs: dict[str, set[str]] = defaultdict(set)
        self._forms: dict[str, set[str]] = defaultdict(set)
        for name in names:
            words = split_legal(words_of(name))[0]
            if words:
                self._add(words)
            form = normal_form(name)
            for word in {form.partition(" ")[0], *words[:1]}:
                self._forms[word].add(form)
        forms = {form for alike in self._forms.values() for form in alike}
        self.short_names = short_names(forms)
        self._alone |= trade_words(forms)
        self.first_words = frozenset({*self._alone, *self._pairs, *self._forms})
        self.debts = DEBTS

    def _add(self, words: Sequence[str]) -> None:
        """Add the first words of a name: one that tells it, or else two."""
        first = words[0]
        if len(words) == 1 or not (first in common_words() or first in generic_words()):
            self._alone.add(first)
        else:
            self._pairs[first].add(words[1])

    def in_label(self, text: str) -> bool:
        """Whether a label may name one of them."""
        words = words_of(text)
        met = self.first_words.intersection(words)
        return (
            not self._alone.isdisjoint(met)
            or any(not self._pairs.get(w, _NONE).isdisjoint(words) for w in met)
            or self._stand_in(words, met)
            or self._called_by(words)
        )

    def in_member(self, text: str) -> bool:
        """Whether a member is one of them, or names one in full."""
        words = words_of(text)
        met = self.first_words.intersection(words)
        if not met:
            return self._called_by(words)
        form = normal_form(text)
        return (
            self._stand_in(words, met)
            or any(form in self._forms.get(word, _NONE) for word in met)
            or self._called_by(words)
        )

    def _called_by(self, words: Sequence[str]) -> bool:
        """Whether words are those of a debt called by one word of a name."""
        return (
            not self.short_names.isdisjoint(words)
            and without_debt(" ".join(words)) in self.short_names
        )

    def _stand_in(self, words: Sequence[str], met: Iterable[str]) -> bool:
        """Whether words hold all those of a name.

        Args:
            words: The words of a text.
            met: Those of them that a name begins with.
        """
        text = f" {' '.join(words)} "
        return any(
            f" {form} " in text for word in met for form in self._forms.get(word, _NONE)
        )


_NONE: Final[frozenset[str]] = frozenset()

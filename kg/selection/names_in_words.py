"""Names of related parties, looked for in labels and the names of things."""

from collections.abc import Collection, Iterable
from itertools import pairwise

from kg.parties.names import normal_form, trade_name
from kg.parties.spelling import words_of
from kg.parties.wordlists import common_words, personal_titles, places
from kg.selection.note_words import is_distinct
from kg.selection.signs import behind_stop, without_debt

_BEFORE_NAME = ("to", "from", "of", "by", "with")
"""Words before a name of one word at the end of a label."""


def short_names(forms: Iterable[str]) -> frozenset[str]:
    """Return the single words that the name of a debt may call parties by.

    They are first and last words of names, if they are nobody else's: the surname of a
    person, the trade name of a company.

    Args:
        forms: Normal forms.

    >>> sorted(short_names(["oswin quillen", "tarn capital"]))
    ['oswin', 'quillen', 'tarn']
    """
    words = {
        word
        for form in forms
        for word in (form.partition(" ")[0], form.rpartition(" ")[2])
    }
    return frozenset(filter(is_distinct, words)) - common_words()


def trade_words(forms: Collection[str]) -> frozenset[str]:
    """Return the trade names of one word that stand behind a place in names.

    >>> sorted(trade_words(["hangzhou quillen logistics", "lease of quillen"]))
    ['quillen']
    >>> sorted(trade_words(["oswin quillen"]))
    []
    """
    words = {
        trade_name(form)
        for form in forms
        if _is_behind_place(form) and "bank" not in form.split()
    }
    first = {form.partition(" ")[0] for form in forms}
    told = {word for word in words - first if word is not None and " " not in word}
    return frozenset(filter(is_distinct, told)) - common_words()


def _is_behind_place(form: str) -> bool:
    """Whether a name begins with a place: "Hangzhou Quillen", "Hong Kong Quillen"."""
    words = form.split()
    return any(" ".join(words[:count]) in places() for count in (1, 2, 3))


class NamesInWords:
    """Names that are looked for in a text, by their normal forms."""

    def __init__(self, forms: Iterable[str]) -> None:
        """Take the names of a filing.

        Args:
            forms: Normal forms; common words alone are looked for nowhere.
        """
        distinct = sorted(filter(is_distinct, forms))
        self._phrases = tuple(form for form in distinct if " " in form)
        self._surnames = frozenset(form.rpartition(" ")[2] for form in self._phrases)
        self._short = short_names(distinct)
        self._single = frozenset(form for form in distinct if " " not in form)
        self._single -= common_words()
        self._single |= trade_words(distinct)
        told = {form for form in distinct if " " not in form} | self._single
        self._endings = tuple(
            f" {word} {form} " for form in sorted(told) for word in _BEFORE_NAME
        )
        self._answers: dict[str, bool] = {}

    def stand_in(self, text: str) -> bool:
        """Whether a text names one of them; one of one word only at its end.

        One of one word may stand behind a comma or dash: "Prepaid rent, Quillen". A
        person may be told by title and surname: "Rent receivable, Mrs. Haug". A debt
        may be called by one word of its party's name: "Haug Note".

        A thing that is called no more than the party is something else: a building.
        """
        if not (self._phrases or self._endings):
            return False
        answer = self._answers.get(text)
        if answer is None:
            answer = self._answers[text] = self._find(text)
        return answer

    def _find(self, text: str) -> bool:
        words = f" {' '.join(words_of(text))} "
        if words.endswith(self._endings):
            return True
        behind = behind_stop(text)
        if behind is not None and normal_form(behind) in self._single:
            return True
        if without_debt(text) in self._short:
            return True
        if self._has_titled_surname(words.split()):
            return True
        return any(
            f" {form} " in words and form != normal_form(text) for form in self._phrases
        )

    def _has_titled_surname(self, words: list[str]) -> bool:
        """Whether a title stands before the last word of a name: "Mrs. Haug"."""
        return any(
            following in self._surnames and word in personal_titles()
            for word, following in pairwise(words)
        )

"""The words of a filing's notes, where names of parties are looked for.

Only what stands round the longest word of a name is split into words: splitting all
notes of a long report takes as long as reading its pages.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from kg.model.fact import Fact
from kg.parties.names import normal_form, trade_name
from kg.parties.spelling import folded_text, words_of_folded
from kg.parties.wordlists import generic_words
from kg.patterns import pattern_of
from kg.selection.notes import (
    is_block,
    is_note_on_related_parties,
    text_is_on_related_parties,
)
from kg.selection.sentences import sentences
from kg.selection.signs import has_sign, names_bank, names_outsider

_SHORTEST_NOTE = 200
"""Letters of a text that may be a note."""
_SHORTEST_NAME = 4
"""Letters of a name of one word that may be looked for in a text."""
_SHORTEST_WHOLE = 5
"""Letters of a word that no text bears parted, by dots or spaces."""
_APOSTROPHE = pattern_of(r"['’‘`´]\s?")
_TITLED = pattern_of(r"\b(?:Mrs?|Ms|Dr)\.? ((?:[A-Z](?:\.|[\w'’-]+) )*[A-Z][\w'’-]+)")
"""A person with a title, the surname last."""
_ACCENTED = pattern_of("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")
_REACH = 150
"""Letters before and after a name in which a note may tell what it is."""
_STOP = "¶"
"""What stands between two sentences: no word."""
_CLOSE = 80
"""Letters of these in which a note on related parties tells it, of anybody it names."""


class _Note:
    """One text, of which only what stands round a name is split into words."""

    def __init__(self, text: str) -> None:
        self._text = text

    def has_in_small(self, words: str) -> bool:
        """Whether the text has some small words, whatever its capitals."""
        return words in self._lower

    def places(self, form: str) -> Iterator[tuple[str, str]]:
        """Yield the words before and after each place that bears a name."""
        name = f" {form} "
        for words in self._passages(form):
            at = -1
            while (at := words.find(name, at + 1)) >= 0:
                end = at + len(name)
                yield words[max(0, at - _REACH) : at + 1], words[end : end + _REACH]

    def _passages(self, form: str) -> Iterator[str]:
        """Yield the words of passages, between blanks, in one of which a name stands.

        The longest word of a name leads to them. A short one may be parted ("L L C"),
        and one with an apostrophe or accent is written otherwise: then the passage is
        the whole text.
        """
        longest = max(form.split(), key=len, default="")
        if len(longest) < _SHORTEST_WHOLE or self._has_accents:
            yield self._words
            return
        room, at, start, end = 2 * (_REACH + len(form)), -1, 0, -1
        while (at := self._lower.find(longest, at + 1)) >= 0:
            if at - room > end:
                if end >= 0:
                    yield _words_of(self._printed[start:end])
                start = max(0, at - room)
            end = at + room
        if end >= 0:
            yield _words_of(self._printed[start:end])
        if longest in self._letters and end < 0:
            yield self._words

    @cached_property
    def _lower(self) -> str:
        return self._text.casefold()

    @cached_property
    def _printed(self) -> str:
        """Return the text, whose capitals tell sentences, if its places are kept."""
        is_as_long = len(self._text) == len(self._lower)
        return self._text if is_as_long else self._lower

    @cached_property
    def _letters(self) -> str:
        return _APOSTROPHE.sub("", self._lower)

    @cached_property
    def _has_accents(self) -> bool:
        return not self._text.isascii() and _ACCENTED.search(self._text) is not None

    @cached_property
    def _words(self) -> str:
        return _words_of(self._text)


def _words_of(text: str) -> str:
    """Return the words of a text between blanks, its sentences told apart.

    What ends one sentence is not said of the name that begins the next.
    """
    told = f" {_STOP} ".join(
        " ".join(words_of_folded(folded_text(part))) for part in sentences(text)
    )
    return f" {told} "


class NoteWords:
    """The words of the notes of a filing, those on related parties apart."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        """Take the texts of a filing; a policy tells nothing of any party.

        Args:
            facts: Those of its documents and pages.
        """
        self._facts = facts
        self._places: dict[str, tuple[tuple[str, str], ...]] = {}

    @cached_property
    def _texts(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the notes on related parties, and all other notes, each text once."""
        on_parties: dict[str, None] = {}
        on_others: dict[str, None] = {}
        for fact in self._facts:
            if not isinstance(fact.value, str):
                continue
            if is_note_on_related_parties(fact):
                on_parties[fact.value] = None
            elif len(fact.value) > _SHORTEST_NOTE:
                on_others[fact.value] = None
        return tuple(on_parties), tuple(on_others)

    @cached_property
    def _on_related_parties(self) -> tuple[_Note, ...]:
        return tuple(map(_Note, self._texts[0]))

    @cached_property
    def _on_other_subjects(self) -> tuple[_Note, ...]:
        return tuple(map(_Note, self._texts[1]))

    @cached_property
    def _on_both(self) -> tuple[_Note, ...]:
        """Return the notes on related parties that are on something else as well."""
        on_parties, _ = self._texts
        return tuple(map(_Note, sorted(self.texts_of_related_parties - {*on_parties})))

    @property
    def has_note_on_related_parties(self) -> bool:
        """Whether the filing has a note on related parties."""
        return any(text.strip() for text in self._texts[0])

    def print_as_written(self, name: str) -> bool:
        """Whether a note prints a name letter by letter: quick to ask of any label."""
        return any(name in text for texts in self._texts for text in texts)

    def print_in_small(self, words: str) -> bool:
        """Whether a note prints some small words, whatever its capitals."""
        return any(
            note.has_in_small(words)
            for note in (*self._on_related_parties, *self._on_other_subjects)
        )

    @cached_property
    def titled_surnames(self) -> frozenset[str]:
        """Return the surnames, small, of persons whom such notes call "Mr." or so."""
        names = (
            name
            for text in self.texts_of_related_parties
            for name in _TITLED.findall(text)
        )
        return frozenset(name.rpartition(" ")[2].casefold() for name in names)

    @cached_property
    def texts_of_related_parties(self) -> frozenset[str]:
        """Return the notes on related parties, if on something else as well."""
        return frozenset(
            fact.value
            for fact in self._facts
            if isinstance(fact.value, str)
            and is_block(fact.concept)
            and text_is_on_related_parties(fact.concept, fact.label, fact.title)
        )

    def name_as_related(self, member: str, *, on_related_axis: bool) -> bool:
        """Whether a note on related parties names a party as one of them.

        On an axis of related parties it is enough to be named, if only in short:
        "Alleghany" for "Alleghany Capital". Elsewhere, and of a bank, words of a
        relation must stand beside the name in its sentence: such notes name landlords
        and lenders too.

        Args:
            member: Its name.
            on_related_axis: Whether it stands on an axis of related parties.
        """
        if names_outsider(member):
            return False
        is_told = on_related_axis and not names_bank(member)
        forms = {normal_form(member)}
        if is_told:
            forms.add(trade_name(member) or "")
        if any(
            (is_distinct(form) or (is_told and is_phrase(form)))
            and any(
                not _is_guaranteed(*place) and (is_told or _sentence_tells_tie(*place))
                for place in note.places(form)
            )
            for form in forms
            for note in self._on_related_parties
        ):
            return True
        form = normal_form(member)
        return self._name_in_mixed_note(form) or self._name_in_other_note(form)

    def _name_in_mixed_note(self, form: str) -> bool:
        """Whether a note on related parties and something else tells a tie of a name.

        It names lenders as well, so the same sentence must tell it, close by.
        """
        return is_distinct(form) and any(
            not _is_guaranteed(*place) and _sentence_tells_tie(*place)
            for note in self._on_both
            for place in note.places(form)
        )

    def _name_in_other_note(self, form: str) -> bool:
        """Whether a note on something else tells a tie of a name to the reporter's own.

        "Rent is paid to Quillen Trust, whose trustee is the wife of our president".
        Where the filing has a note on related parties, that one tells who is.
        """
        if self.has_note_on_related_parties or not is_distinct(form):
            return False
        return any(
            not _is_guaranteed(*place)
            and _tells_tie(*_in_sentence(*place), sign="tie of ours")
            for place in self.beside(form)
        )

    def deny(self, member: str) -> bool:
        """Whether a note says beside a name that it is nobody related.

        "Finch Lending LLC, an unrelated third party" goes before any tag of the filer.
        """
        form = normal_form(member)
        if not is_distinct(form):
            return False
        return any(
            has_sign("outside before", before[-_CLOSE:])
            or has_sign("outside after", after[:_CLOSE])
            for note in (*self._on_related_parties, *self._on_other_subjects)
            for before, after in note.places(form)
        )

    def name_as_guaranteed(self, member: str) -> bool:
        """Whether notes on related parties name a lender for a guaranteed loan alone.

        The related party is who guarantees it.
        """
        form = normal_form(member)
        if not is_distinct(form):
            return False
        places = [
            place for note in self._on_related_parties for place in note.places(form)
        ]
        return bool(places) and all(_is_guaranteed(*place) for place in places)

    def name_as_bank_alone(self, member: str) -> bool:
        """Whether notes on related parties name a bank, and nowhere beside a relation.

        Such a note tells who lent the money for a deal with a related party.
        """
        form = normal_form(member)
        if not (names_bank(member) and is_distinct(form)):
            return False
        places = [
            place for note in self._on_related_parties for place in note.places(form)
        ]
        return bool(places) and not any(_sentence_tells_tie(*place) for place in places)

    def name_as_outsider(self, member: str) -> bool:
        """Whether notes name a party, and nowhere beside words of any relation."""
        form = normal_form(member)
        if not is_distinct(form):
            return False
        places = [_in_sentence(*place) for place in self.beside(form)]
        return bool(places) and not any(
            has_sign("tie", before) or has_sign("tie", after)
            for before, after in places
        )

    def beside(self, form: str) -> tuple[tuple[str, str], ...]:
        """Return the words before and after each place that bears a name.

        Looked for in the notes that are not on related parties.

        Args:
            form: Normal form of the name.
        """
        places = self._places.get(form)
        if places is None:
            places = self._places[form] = tuple(
                place for note in self._on_other_subjects for place in note.places(form)
            )
        return places


def _is_guaranteed(before: str, after: str) -> bool:
    """Whether words round a name tell that a related party guarantees its loan."""
    return has_sign("guaranteed before", before) or has_sign("guaranteed after", after)


def _in_sentence(before: str, after: str) -> tuple[str, str]:
    """Return the words round a name that stand in its own sentence.

    What follows belongs to it where it goes on about the same: "It is owned by ...".
    """
    own, _, rest = after.partition(_STOP)
    if has_sign("goes on", rest.strip()):
        own += rest.partition(_STOP)[0]
    return before.rpartition(_STOP)[2], own


def _tells_tie(before: str, after: str, sign: str = "tie") -> bool:
    """Whether words of a relation stand close to a name."""
    return has_sign(sign, before[-_CLOSE:]) or has_sign(sign, after[:_CLOSE])


def _sentence_tells_tie(before: str, after: str) -> bool:
    """Whether words of a relation stand close to a name in its own sentence.

    Notes name banks and lenders beside sentences on others.
    """
    return _tells_tie(*_in_sentence(before, after))


@lru_cache(maxsize=65536)
def is_distinct(form: str) -> bool:
    """Whether a name is more than common words, and long enough to be looked for.

    >>> is_distinct("alleghany"), is_distinct("trust"), is_distinct("abc")
    (True, False, False)
    """
    words = form.split()
    return not generic_words().issuperset(words) and (
        len(words) > 1 or len(form) >= _SHORTEST_NAME
    )


def is_phrase(form: str) -> bool:
    """Whether a name of common words has several, which a text has together or not.

    >>> is_phrase("global services"), is_phrase("services")
    (True, False)
    """
    return " " in form

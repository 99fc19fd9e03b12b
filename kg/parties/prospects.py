"""Prospects: mentions ready to be compared with many others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.parties.legal import split_legal
from kg.parties.mentions import Mention
from kg.parties.names import NameForm
from kg.parties.numerals import numbers_of, with_numerals
from kg.parties.persons import may_be_person
from kg.parties.vetoes import traits
from kg.parties.wordlists import numbers


@dataclass(frozen=True, slots=True)
class Prospect:
    """A mention with what comparing it takes, computed once.

    Attributes:
        mention: The mention.
        words: Words of its normal form.
        own: Its own words but for numbers.
        numbers: See `kg.parties.numerals.numbers_of`.
        person: Whether it is a person's name, or could be one's by its words.
        counted: Words without legal form, and without a number that follows it.
        digits: All letters, numbers in digits.
        traits: See `kg.parties.vetoes.traits`.
    """

    mention: Mention
    words: tuple[str, ...]
    own: tuple[str, ...]
    numbers: tuple[str, ...]
    person: bool
    counted: tuple[str, ...]
    digits: str
    traits: Mapping[str, str]

    @property
    def form(self) -> NameForm:
        """The name, read."""
        return self.mention.form


def prospect(mention: Mention) -> Prospect:
    """Return a mention ready to be compared."""
    words = tuple(mention.form.form.split())
    return Prospect(
        mention,
        words,
        own=tuple(word for word in mention.form.own if not word.isdigit()),
        numbers=tuple(numbers_of(words)),
        person=may_be_person(mention.kind, words),
        counted=_uncounted(mention.form.raw),
        digits="".join(with_numerals(words, inside=True)),
        traits=traits(mention),
    )


def _uncounted(raw: Sequence[str]) -> tuple[str, ...]:
    """Return words without the legal form, and without a number that follows it."""
    if raw and (raw[-1] in numbers() or raw[-1].isdigit()):
        kept, legal = split_legal(raw[:-1]) if len(raw) > 1 else (raw, "")
        return tuple(kept if legal else raw)
    return tuple(split_legal(raw)[0])

"""Names of parties: the key a name is looked up by, its normal form, its trade name.

Place, trade name, industry and legal form make up a name; only the legal form, titles,
roles printed along and the punctuation may vary without naming somebody else.
Similarity is never used here.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from sys import intern
from typing import Final

from kg.model.drafts import Drafted
from kg.model.fact import PartyKind
from kg.parties.legal import split_legal
from kg.parties.persons import PersonName, split_person
from kg.parties.phrases import (
    is_joint,
    split_group,
    split_other_names,
    split_role_phrase,
    without_address,
    without_mark,
    without_note,
    without_short_form,
)
from kg.parties.plain_names import plain_words
from kg.parties.role_phrases import without_bare_member
from kg.parties.spelling import (
    accented,
    clean_member,
    compact,
    name_key,
    spaced,
    words_of,
)
from kg.parties.wordlists import generic_words, name_words, shortened_words
from kg.patterns import pattern_of

__all__ = [
    "NameForm",
    "clean_member",
    "is_group_of",
    "name_form",
    "name_key",
    "normal_form",
    "same_name",
    "trade_name",
    "without_short_form",
]

_SHORTEST = 3
_MOST_READINGS = 9
_LONGEST = 500
_IDENTIFIED = pattern_of(
    r"[\s,;(]*\b(?:CIK\W{0,4}\d{1,10}|LEI\W{0,4}[0-9A-Z]{20})\b\s*\)?"
)
_LISTED = pattern_of(r"\s*\(([A-Za-z][A-Za-z0-9 .-]+?)\s*:\s*[A-Z0-9][A-Z0-9.-]{0,7}\)")
"""Exchange and code of a share in brackets: "(NYSE: SBL)"."""
_BRACKETS = pattern_of(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class NameForm(Drafted):
    """A printed name, read.

    Attributes:
        form: Normal form; see `normal_form`.
        compact: Normal form without spaces.
        raw: Words with the legal form.
        legal: Class of the legal form stated, "" when none is.
        kind: Sort of party the words tell; UNKNOWN when they tell none.
        own: Words of the form that are the bearer's own, in order.
        gender: Of a person with a title that tells it.
        wife: Whether the title may stand before the name of a husband: "Mrs. John".
        accented: Letters of the form with their accents; "" when it bears none.
        others: Normal forms of the short and former names the printing states.
        phrase: Whether it is a role held at somebody named.
    """

    form: str
    compact: str
    raw: tuple[str, ...]
    legal: str
    kind: PartyKind
    own: tuple[str, ...]
    gender: str = ""
    wife: bool = False
    accented: str = ""
    others: tuple[str, ...] = ()
    phrase: bool = False

    @property
    def full(self) -> str:
        """All letters of the name, legal form included."""
        return compact(" ".join(self.raw))


def normal_form(text: str) -> str:
    """Return what identifies a name within one reporter.

    Accents, punctuation, short forms, titles of persons, roles printed after them and
    legal-form tails are taken off; place and trade name stay, and so does "and its
    subsidiaries": that is a group. A name that is nothing but tails keeps a word.

    >>> normal_form("Ahead (Shanghai) Trade Co., Ltd")
    'ahead shanghai trade'
    >>> normal_form("BeijingHJRTTechnologyCompanyLimitedMember")
    'beijing hjrt technology'
    >>> normal_form("Dr. Yung Kong Chin, CEO")
    'yung kong chin'
    """
    return name_form(text).form


@lru_cache(maxsize=65536)
def same_name(one: str, other: str) -> bool:
    """Whether two printings of one reporter are sure to name one organisation.

    >>> same_name("ACME CORP", "Acme Corporation"), same_name("Acme", "Acme Corp")
    (True, False)
    """
    first, second = name_form(one), name_form(other)
    return (first.form, first.legal) == (second.form, second.legal)


@lru_cache(maxsize=65536)
def is_group_of(name: str, entity: str) -> bool:
    """Whether a name is that of an entity, alone or with its subsidiaries.

    >>> is_group_of("Acme Corp and subsidiaries", "ACME CORPORATION")
    True
    >>> is_group_of("Acme Corp and affiliates", "ACME CORPORATION")
    False
    """
    group = split_group(name)
    if group is None or group.fellows != ("subsidiaries",):
        return same_name(name, entity)
    form = name_form(entity)
    base, legal = split_legal(group.base)
    return (" ".join(base), legal) == (form.form, form.legal)


_READ_SO = frozenset([PartyKind.PERSON, PartyKind.UNKNOWN])
"""Kinds for which a name is read as it is kept."""


def name_form(text: str, kind: PartyKind = PartyKind.UNKNOWN) -> NameForm:
    """Return a printed name, read.

    Args:
        text: As printed.
        kind: What it is known to name; the words go before it where they are plain, and
            a person's name must look like one.

    >>> name_form("Xiaomi Technology Co. Ltd.").legal
    'ltd'
    >>> name_form("CSAH and its affiliates").kind.value
    'group'
    """
    form = form_read(text, person=kind is PartyKind.PERSON)
    if form.kind is not PartyKind.UNKNOWN or kind in _READ_SO:
        return form
    others = () if kind is PartyKind.GROUP else form.others
    return replace(form, kind=kind, others=others)


_FORMS: Final[dict[tuple[str, bool], NameForm]] = {}
"""Names that were read, with whether they were known to be a person's."""
_MOST_FORMS: Final = 400_000


def form_read(text: str, *, person: bool) -> NameForm:
    """Return what the words of a name tell, where it is known to be a person's or not.

    Of all kinds only a person's changes how the words are read, so names of the other
    kinds share an entry of what was read.
    """
    form = _FORMS.get((text, person))
    if form is None:
        form = _read(text, person=person)
        take_forms({(text, person): form})
    return form


def take_forms(forms: Mapping[tuple[str, bool], NameForm]) -> None:
    """Let this process know names that another has read."""
    if len(_FORMS) > _MOST_FORMS:
        _FORMS.clear()
    _FORMS.update(forms)


def _read(text: str, *, person: bool) -> NameForm:
    """Read the words of a name."""
    if len(text) > _LONGEST:
        return _form_of_overlong(text, person=person)
    plain = None if person else plain_words(text)
    if plain is not None:
        return _form_of_plain(plain)
    bare = _LISTED.sub(_without_listing, _IDENTIFIED.sub(" ", text))
    printed = without_bare_member(spaced(bare).strip())
    bare, stated = split_other_names(_without_footnote_mark(printed))
    name = split_person(bare, known=person)
    words, legal, kind = _words(bare, name)
    form = _reread(" ".join(words) or name_key(text))
    others = {" ".join(_words(other, split_person(other))[0]) for other in stated}
    return NameForm(
        form=form,
        compact=compact(form),
        raw=tuple(words_of(bare if name is None else name.name)),
        legal=legal,
        kind=kind,
        own=_own_words(form.split()),
        gender="" if name is None else name.gender,
        wife=name is not None and not name_words("title-wife").isdisjoint(name.titles),
        accented=accented(bare, form.split()),
        others=() if kind is PartyKind.GROUP else _specific_names(others),
        phrase=split_role_phrase(bare) is not None,
    )


def _form_of_plain(printed: tuple[str, ...]) -> NameForm:
    """Return a plain name, read: nothing but legal forms is taken off its words."""
    words, legal = _words_of_body(printed)
    for _ in range(_MOST_READINGS):
        fewer, _ = _words_of_body(words)
        if fewer == words:
            break
        words = fewer
    return NameForm(
        form=" ".join(words),
        compact="".join(words),
        raw=printed,
        legal=legal,
        kind=PartyKind.ORGANISATION if legal else PartyKind.UNKNOWN,
        own=_own_words(words),
    )


def _without_listing(match: re.Match[str]) -> str:
    """Return brackets as they are, or nothing where they name an exchange."""
    exchange = " ".join(words_of(match.group(1)))
    return "" if exchange in name_words("exchange") else match.group()


def _form_of_overlong(text: str, *, person: bool) -> NameForm:
    """Return a text too long for a name, its words alone read."""
    form = " ".join(words_of(text)) or name_key(text)
    if len(form) <= _LONGEST:
        return form_read(form, person=person)
    kind = PartyKind.PERSON if person else PartyKind.UNKNOWN
    words = tuple(form.split())
    return NameForm(form, compact(form), words, "", kind, words)


def _words(name: str, person: PersonName | None) -> tuple[list[str], str, PartyKind]:
    """Return the words of the normal form, the legal form, and what the words name."""
    if person is not None:
        return words_of(person.name), "", PartyKind.PERSON
    group = split_group(name)
    if group is not None:
        base, legal = split_legal(group.base)
        return [*base, "and", "its", *group.fellows], legal, PartyKind.GROUP
    words, legal = _words_of_body(words_of(name))
    if is_joint(name) or split_role_phrase(name) is not None:
        return words, legal, PartyKind.GROUP
    return words, legal, PartyKind.ORGANISATION if legal else PartyKind.UNKNOWN


def _words_of_body(words: Sequence[str]) -> tuple[list[str], str]:
    """Return the words of an organisation's name, written in full, and its form."""
    kept, legal = split_legal(words)
    return [shortened_words().get(word, word) for word in _without_article(kept)], legal


def _own_words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(intern(word) for word in words if word not in generic_words())


def _without_footnote_mark(text: str) -> str:
    """Return a name without footnote marks, unless they may count: "Fund (5)"."""
    text = without_address(without_note(text))
    bare = without_mark(text)
    if bare == text:
        return text
    last = words_of(bare)[-1:]
    counts = generic_words().issuperset(last) and not split_legal(words_of(bare))[1]
    return text if counts else bare


def _specific_names(others: set[str]) -> tuple[str, ...]:
    """Return the other names that are more than "the Fund" or "the Company"."""
    return tuple(sorted(o for o in others if not generic_words().issuperset(o.split())))


def _reread(form: str) -> str:
    """Return the normal form of a normal form: cutting one tail may leave another."""
    for _ in range(_MOST_READINGS):
        name = split_other_names(form)[0]
        words = _words(name, split_person(name))[0]
        if not words or " ".join(words) == form:
            break
        form = " ".join(words)
    return form


def _without_article(words: list[str]) -> list[str]:
    """Return words without a leading article and a trailing "member"."""
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 2 and words[-1] == "member":
        words = words[:-1]
    return words


def trade_name(text: str) -> str | None:
    """Return the trade name of an organisation's name, or None when none stands out.

    What is left when places, industries, roles and legal forms are taken off. The same
    trade name under two reporters is a lead and no identity.

    >>> trade_name("Xiaomi H.K. Limited"), trade_name("Tencent Group [Member]")
    ('xiaomi', 'tencent')
    >>> trade_name("Beijing Technology Co., Ltd") is None
    True
    """
    form = name_form(_BRACKETS.sub(" ", clean_member(text)))
    own = " ".join(form.own)
    if form.phrase or len(own) < _SHORTEST or own.replace(" ", "").isdigit():
        return None
    return own

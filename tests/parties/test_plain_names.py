"""Plain names are read and classified as all others are, only faster."""

import random
from collections.abc import Callable

import pytest

from kg.parties import bare_names, kinds, names, persons, phrases, role_phrases, roles
from kg.parties.names import NameForm, name_form
from kg.parties.plain_names import plain_words
from kg.parties.spelling import words_of
from kg.parties.wordlists import (
    common_words,
    family_names,
    generic_words,
    given_names,
    legal_forms,
    member_words,
    role_terms,
)

_AXES = (
    None,
    "srt:CounterpartyNameAxis",
    "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis",
    "us-gaap:DebtInstrumentAxis",
    "acme:OfficersAxis",
    "acme:StageAxis",
)
_INVENTED = ("tarnwick", "olvera", "quillhaven", "brastow", "fennimore", "zelkova")
_CACHED: tuple[Callable[..., object], ...] = (
    bare_names.is_bare_person,
    kinds.kind_by_words,
    persons.split_person,
    role_phrases.role_words,
    role_phrases.says_role,
    phrases.split_role_phrase,
    roles.classify,
    roles.is_outsider,
)


def read(text: str) -> tuple[NameForm, list[object]]:
    """Return a name, read and classified anew on several axes."""
    for function in _CACHED:
        function.cache_clear()  # type: ignore[attr-defined]
    names._FORMS.clear()
    return name_form(text), [roles.classify(text, axis) for axis in _AXES]


def printed_names(count: int) -> list[str]:
    """Return names put together of words of all sorts, mostly capitalised."""
    draw = random.Random(11)
    forms = [" ".join(form) for form in legal_forms() if " ".join(form).isascii()]
    sorts = [
        _INVENTED, sorted(generic_words()), sorted(common_words()),
        sorted(given_names()), sorted(family_names()), sorted(role_terms()),
        sorted(member_words("thing")), forms,
    ]  # fmt: skip
    made = []
    for _ in range(count):
        words = [draw.choice(draw.choice(sorts)) for _ in range(draw.randint(1, 4))]
        cased = [w.upper() if draw.random() < 0.1 else w.title() for w in words]
        made.append(" ".join([*cased, *draw.choices(["", "Ltd", "LLC"])]).strip())
    return made


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tarnwick Harbor LLC", ("tarnwick", "harbor", "llc")),
        ("McOlvera Holdings Inc", ("mcolvera", "holdings", "inc")),
        ("Tarnwick Trading Ltd", ("tarnwick", "trading", "ltd")),
        ("Olvera Ltd Trading As Brastow", None),
        ("Tarnwick", None),  # one word may be the name of an element
        ("Tarnwick Harbor, LLC", None),
        ("Tarnwick and Olvera Ltd", None),
        ("Director Brastow", None),
        ("Tarnwick Harbor LPMember", None),
        ("Dr Ilse Brastow", None),
        ("Société Olvera", None),
        ("Fund 2 Tarnwick", None),
    ],
)
def test_a_plain_name_is_its_words(text, words) -> None:
    assert plain_words(text) == words
    if words is not None:
        assert tuple(words_of(text)) == words


def test_plain_names_are_read_as_if_nothing_were_known_of_them(monkeypatch) -> None:
    texts = printed_names(600)
    assert sum(plain_words(text) is not None for text in texts) > 200
    told = {text: read(text) for text in texts}
    for module in (bare_names, names, persons, role_phrases, roles):
        monkeypatch.setattr(module, "plain_words", lambda _: None)
    differing = [text for text in texts if read(text) != told[text]]
    for function in _CACHED:
        function.cache_clear()  # type: ignore[attr-defined]
    assert differing == []

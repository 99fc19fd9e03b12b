"""Which of the names that facts of a filing print a name in its notes stands for.

Within one filing two printings differ by little: an element's name has lost its first
digits and the marks between letters, a note says "Mr. Moss" for Ada Moss. Each step
below is tried only where the ones before it find nothing, and counts only where just
one of the facts' names fits; what would fit several is nobody.
"""

import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import Final

from kg.model.fact import PartyKind
from kg.parties.names import NameForm, name_form, name_key
from kg.parties.persons import is_bare_person

_DIGITS: Final = re.compile(r"^\d+ ")
_DESCRIBED: Final = re.compile(
    r",? (?:an?|the) (?:\w+ ){0,3}(?:entity|company|corporation|firm|trust|party|"
    r"affiliate|subsidiary|partnership)\b.*",
    re.IGNORECASE,
)

_MOST_NAMES: Final = 4

Signature = Callable[[str], str]
"""Makes of a printed name what two printings of one party share; "" for none."""


class NamesOfFiling:
    """The names that facts of a filing print, by what they share with other printings.

    Args:
        printed: Names of single parties on facts, in any order.
        beside: Further full names the notes print: a surname they bear as well is
            nobody's.
    """

    def __init__(self, printed: Iterable[str], beside: Iterable[str] = ()) -> None:
        self._names = sorted(set(printed))
        self._forms: dict[str, str] = {}
        for name in self._names:
            form = form_of(name)
            self._forms[form] = min(self._forms.get(form, name), name)
        self._exact = {name_key(name): form_of(name) for name in self._names}
        self._surnames: dict[str, set[str]] = {}
        for name in (*self._names, *beside):
            for surname in _surnames(name):
                self._surnames.setdefault(surname, set()).add(form_of(name))

    @cached_property
    def _by(self) -> list[tuple[Signature, dict[str, set[str]]]]:
        """Forms by what printings share, step by step."""
        steps = []
        for signature in _SIGNATURES:
            found: dict[str, set[str]] = {}
            for name in self._names:
                found.setdefault(signature(name), set()).add(form_of(name))
            steps.append((signature, found))
        return steps

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """The first words of each form, up to all but the last."""
        parts = [form.split(" ") for form in self._forms]
        return frozenset(
            " ".join(words[:n]) for words in parts for n in range(1, len(words))
        )

    def name_of(self, name: str) -> str | None:
        """Return the facts' name that a name stands for, the first of its spellings.

        A short name that may be the beginning of another party's stands for none.
        """
        form = form_of(name)
        if not form:
            return None
        exact = self._exact.get(name_key(name))
        if exact is not None:
            return self._forms[exact]
        if form in self._beginnings:
            surname = self._surname(name)
            return self._forms[surname] if surname else None
        if form in self._forms and not _is_other_kind(name, self._forms[form]):
            return self._forms[form]
        for signature, found in self._by:
            sign = signature(name)
            fitting = found.get(sign, set()) if sign else set()
            if len(fitting) == 1:
                (other,) = fitting
                return self._forms[other] if _may_be(name, self._forms[other]) else None
            if fitting:
                return None
        surname = self._surname(name)
        return self._forms[surname] if surname else None

    def _surname(self, name: str) -> str:
        """Return the form of the one person who bears a titled surname; "" for none."""
        form = _read(name)
        if form.kind is not PartyKind.PERSON or " " in form.form:
            return ""
        bearers = self._surnames.get(form.form, set())
        (only,) = bearers if len(bearers) == 1 else ("",)
        return only if only in self._forms else ""


def form_of(name: str) -> str:
    """Return the form in which spellings of a party agree, a description cut.

    >>> form_of("Fern Bay Ltd, an entity controlled by Ada Moss")
    'fern bay'
    """
    return _read(name).form or name_key(name)


@lru_cache(maxsize=65536)
def _read(name: str) -> NameForm:
    return name_form(_DESCRIBED.sub("", name))


def _compact(name: str) -> str:
    return form_of(name).replace(" ", "")


def _loose(name: str) -> str:
    """Return the letters without first digits and the s of plurals.

    >>> _loose("1112 Third Avenue Corp."), _loose("Forward Investments, LLC")
    ('thirdavenue', 'forwardinvestment')
    """
    words = _DIGITS.sub("", form_of(name)).split()
    singular = (
        word[:-1] if word.endswith("s") and not word.endswith("ss") else word
        for word in words
    )
    return "".join(singular)


def _turned(name: str) -> str:
    """Return a name of two words in either order; "" for others and for firms."""
    words = form_of(name).split()
    if len(words) != 2 or _read(name).legal or any(map(str.isdigit, "".join(words))):
        return ""
    return " ".join(sorted(words))


def _without_initials(name: str) -> str:
    """Return a person's name without middle letters; "" for firms."""
    words = form_of(name).split()
    if _read(name).legal or len(words) < 2:
        return ""
    long = [word for word in words if len(word) > 1]
    return " ".join(long) if len(long) >= 2 else ""


_SIGNATURES: Final[tuple[Signature, ...]] = (
    _compact, _loose, _turned, _without_initials,
)  # fmt: skip


def _may_be(one: str, other: str) -> bool:
    """Whether nothing that two printings state contradicts: kind, or legal form."""
    first, second = _read(one).legal, _read(other).legal
    return not _is_other_kind(one, other) and (
        not first or not second or first == second
    )


def _is_other_kind(one: str, other: str) -> bool:
    """Whether one printing names a person and the other a firm."""
    first, second = _read(one), _read(other)
    return any(
        person.kind is PartyKind.PERSON and firm.legal
        for person, firm in ((first, second), (second, first))
    )


def _surnames(name: str) -> tuple[str, ...]:
    """Return the words of a full name that may be a person's surname.

    The last one, and the first where the name is a person's by its words: "Li Ji Yong".
    """
    words = form_of(name).split()
    if not 2 <= len(words) <= _MOST_NAMES or _read(name).legal:
        return ()
    is_person = _read(name).kind is PartyKind.PERSON or is_bare_person(name)
    return (words[0], words[-1]) if is_person else (words[-1],)

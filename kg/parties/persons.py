"""Names of persons: titles, order, roles printed along with the name.

Two persons may bear one name, and one person's name is printed in many ways. Only what
is sure is undone here: titles, "Family, Given", roles after the name. Initials and the
order of Chinese names are left to a person to judge.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.model.fact import PartyKind
from kg.parties.bare_names import TOKEN, are_names, ends_as_firm, is_bare_person
from kg.parties.legal import COMPANY, split_legal
from kg.parties.phrases import role_length, roles_in
from kg.parties.plain_names import plain_words
from kg.parties.role_phrases import is_role, role_words
from kg.parties.spelling import spaced, words_of
from kg.parties.wordlists import (
    generic_words,
    has_term,
    member_words,
    name_words,
    personal_titles,
)
from kg.patterns import pattern_of

__all__ = [
    "PersonName",
    "is_bare_person",
    "may_be_person",
    "same_initials",
    "split_person",
]

_TITLE = pattern_of(
    r"\W*((?:tan|dato['’]?|datuk) (?:sri|seri)|[^\W_]+)(\.?)[’']?(?=[\s.])\s*(?=\w)",
    re.IGNORECASE,
)
_BEFORE_OFFICE = pattern_of(r"\s+[-–—]\s+|,\s+|\s+\(")
_NAMED = pattern_of(r"[^,;(]+")
_DEGREE = pattern_of(r"(,?)[\s,]+([A-Za-z.]+)[\s,]*$")
_SOMEBODYS_FIRM = pattern_of(r"(?:[A-Z][\w.-]* )*[A-Z][\w-]+['’]s(?: [A-Z&][\w&'’-]*)+")
_MOST_WORDS = 6
_MOST_FAMILY = 2
_MOST_NAMES = 4
"""Words of a person's name at most, where nothing else tells that it is one."""
_SEVERAL = pattern_of(r";|\s&\s|\band\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name as printed, taken apart.

    Attributes:
        name: Given name first where the printing tells the order, no title.
        roles: Roles printed with it, in order.
        titles: Titles printed with it, lower case, without dots.
    """

    name: str
    roles: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()

    @property
    def gender(self) -> str:
        """``male`` or ``female`` as the title tells; "" when none does."""
        for gender in ("male", "female"):
            if name_words(f"title-{gender}").intersection(self.titles):
                return gender
        return ""


@lru_cache(maxsize=65536)
def split_person(text: str, *, known: bool = False) -> PersonName | None:
    """Return the name, roles and titles of a person, or None.

    A person is known by a title, a role after the name, or "Family, Given"; a bare
    name ("Pine Valley") may be a company's, so it needs `known`.

    Args:
        text: As printed.
        known: Whether the text is known to name a person.

    >>> split_person("Shalom Dodoun Director Chief Executive Officer Of The Company")
    PersonName(name='Shalom Dodoun', roles=('Director', 'Chief Executive Officer'), \
titles=())
    >>> split_person("Mr. Wang Song").name, split_person("Xiaomi Inc")
    ('Wang Song', None)
    >>> split_person("Smith, John A.").name
    'John A. Smith'
    """
    if not known and (plain_words(text) is not None or is_somebodys_firm(text)):
        return None
    return _taken_apart(text, known=known) or _with_offices(text)


def _taken_apart(text: str, *, known: bool) -> PersonName | None:
    """Return the person a text names, with titles and single roles, or None."""
    plain = spaced(text).replace("(", ",").replace(")", " ")
    head, titles, has_degree = _without_titles(plain)
    tokens = TOKEN.findall(head)
    if not tokens or split_legal(words_of(head))[1] not in ("", COMPANY):
        return None
    if not known and len(tokens) > 1 and _names_firm(words_of(head)):
        return None
    sure = known or has_degree or bool(titles)
    if (behind := _role_before(head)) is not None:
        return behind
    length = _name_length(tokens, 1 if sure else 2)
    if not length or not are_names(tokens[:length], sure=sure):
        return None
    roles = _roles(tokens[length:])
    if roles is None or (_SEVERAL.search(head) and not roles):
        return None
    if not _personal(roles):
        return None
    name = _in_order(head, tokens[:length])
    turned = name != " ".join(tokens[:length])
    if turned and not (sure or roles or is_bare_person(name)):
        return None
    if not (sure or roles or turned):
        return None
    return PersonName(name, roles, titles)


def _names_firm(words: list[str]) -> bool:
    """Whether words end in a line of business that is no role: "Dr. Roe Clinic"."""
    return ends_as_firm(words) and not role_length(words, len(words) - 1)


def is_somebodys_firm(text: str) -> bool:
    """Whether a text is written as the name of a firm that is somebody's.

    >>> is_somebodys_firm("Mrs. Roe's Bakery"), is_somebodys_firm("Mrs. Roe's son")
    (True, False)
    """
    if "'" not in text and "’" not in text:
        return False
    return _SOMEBODYS_FIRM.fullmatch(text) is not None


def _without_titles(text: str) -> tuple[str, tuple[str, ...], bool]:
    """Return a text without titles before and degrees after, and the titles.

    With it, whether a degree stands behind a comma, as behind a person's name alone:
    "Joan Roe, M.D.".
    """
    found: list[str] = []
    while (match := _TITLE.match(text)) is not None:
        word, dot = " ".join(words_of(match.group(1))), match.group(2)
        shouted = match.group(1).isupper() and len(word) > 1 and not dot
        is_title = (
            word in personal_titles()
            or (dot and word in name_words("title-dotted"))
            or (word in name_words("title-if-named") and _begins_person(text, match))
        )
        if not is_title or (shouted and not text.isupper()):
            break
        found.append(word)
        text = text[match.end() :]
    has_degree = False
    while (match := _DEGREE.search(text)) is not None:
        word = match.group(2).replace(".", "").casefold()
        if word not in name_words("post-nominal"):
            break
        if match.group(1) and len(TOKEN.findall(text[: match.start()])) > 1:
            has_degree = True
        text = text[: match.start()]
    return text, tuple(found), has_degree


def _begins_person(text: str, title: re.Match[str]) -> bool:
    """Whether a person's name stands behind what may be a title: "Chief Amaka Obi"."""
    bare = _NAMED.match(text, title.end())
    return bare is not None and is_bare_person(bare.group().strip())


def _with_offices(text: str) -> PersonName | None:
    """Return the person a text names before offices in many words, or None.

    >>> _with_offices("Nora Roe - SVP, Treasurer & Head of Tax").name
    'Nora Roe'
    >>> _with_offices("Nora Roe, daughter") is _with_offices("Finch - Treasury") is None
    True
    """
    mark = _BEFORE_OFFICE.search(text)
    if mark is None or not is_bare_person(text[: mark.start()]):
        return None
    words = role_words(text[mark.end() :].rstrip(") "))
    offices = any(has_term(member_words("office"), word) for word in words)
    if not (offices and is_role(words)) or not name_words("kin").isdisjoint(words):
        return None
    return PersonName(text[: mark.start()], (text[mark.end() :].rstrip(") "),))


def _role_before(text: str) -> PersonName | None:
    """Return the person a text names behind roles: "CEO - Joan Roe".

    The name must be one by itself, or have a title.
    """
    starts = [match.start() for match in TOKEN.finditer(text)]
    words = words_of(text)
    if not any(role_length(words, at) for at in range(min(2, len(words)))):
        return None
    for start in starts[1:]:
        roles, rest = _roles(TOKEN.findall(text[:start])), text[start:]
        if roles and _personal(roles):
            named, titles, has_degree = _without_titles(rest)
            bare = named.strip(" ,.")
            if is_bare_person(bare) or (titles and _is_titled(bare)) or has_degree:
                return PersonName(" ".join(TOKEN.findall(bare)), roles, titles)
    return None


def _is_titled(name: str) -> bool:
    tokens = TOKEN.findall(name)
    return 0 < len(tokens) <= _MOST_NAMES and are_names(tokens, sure=True)


def _name_length(tokens: list[str], least: int) -> int:
    """Return how many tokens are the name: those before the first role; 0 if none."""
    for at in range(least, min(len(tokens), _MOST_WORDS) + 1):
        if at == len(tokens) or _roles(tokens[at:]):
            return at
    return 0


def _personal(roles: tuple[str, ...]) -> bool:
    """Whether a person so named can hold all the roles: kin is somebody else."""
    personal = name_words("personal")
    return all(" ".join(words_of(role)) in personal for role in roles)


def _roles(tokens: list[str]) -> tuple[str, ...] | None:
    """Return the roles the tokens say, in words as printed; None when they say more."""
    if not tokens:
        return ()
    printed = [part for token in tokens for part in token.strip(".").split("-") if part]
    words = [word for part in printed for word in words_of(part)]
    places = roles_in(words) if len(words) == len(printed) else None
    if places is None:
        return None
    return tuple(" ".join(printed[at : at + size]) for at, size in places)


def _in_order(head: str, tokens: list[str]) -> str:
    """Return the name, turned when it is printed "Family, Given"."""
    family, comma, given = head.partition(",")
    first = TOKEN.findall(family)
    if not comma or len(first) >= len(tokens) or not _may_be_family(first):
        return " ".join(tokens)
    later = tokens[len(first) :]
    if " ".join(TOKEN.findall(given)[: len(later)]) != " ".join(later):
        return " ".join(tokens)
    return " ".join([*later, *first])


def _may_be_family(tokens: list[str]) -> bool:
    """Whether words before a comma may be a family name, of Hong Kong with the given.

    >>> _may_be_family(["DE", "LA", "FUENTE"]), _may_be_family(["Cheung", "Ka", "Wai"])
    (True, True)
    >>> _may_be_family(["Pine", "Valley", "Homes"])
    False
    """
    particles = name_words("particle")
    borne = [token for token in tokens if token.casefold() not in particles]
    return len(borne) <= _MOST_FAMILY or (
        tokens[0].casefold() in name_words("family-chinese")
        and is_bare_person(" ".join(tokens))
    )


def same_initials(one: str, other: str) -> bool:
    """Whether two names may be one person's, as far as initials and order tell.

    A word of the one stands for one of the other or begins it, and two at least are
    spelt out in both; words only one has (a middle name) are passed over. Short names
    stand for the long ones: "Bob" for Robert.

    >>> same_initials("John A. Smith", "John Smith"), same_initials("J. Smith", "Smith")
    (True, False)
    >>> same_initials("Christian Pezzuto", "Brett Pezzuto")
    False
    >>> same_initials("Bob Pezzuto", "Robert J. Pezzuto")
    True
    """
    left, right = (
        [_full_names().get(word, word) for word in words_of(name)]
        for name in (one, other)
    )
    if len(left) > len(right):
        left, right = right, left
    free, full = list(right), 0
    for word in sorted(left, key=lambda word: (-len(word), word)):
        match = next((w for w in free if w == word), None) or next(
            (w for w in free if w.startswith(word) or word.startswith(w)), None
        )
        if match is None or (match != word and 1 not in (len(match), len(word))):
            return False
        free.remove(match)
        full += match == word and len(word) > 1
    initials_only = full == 1 and len(left) > 1
    return full >= 2 or initials_only


@cache
def _full_names() -> dict[str, str]:
    """Return short given names, and the name each mostly stands for."""
    return dict(pair.split("=") for pair in name_words("diminutive"))


def may_be_person(kind: PartyKind, words: Sequence[str]) -> bool:
    """Whether a name is a person's, or could be one's where nothing tells its kind."""
    if kind is not PartyKind.UNKNOWN:
        return kind is PartyKind.PERSON
    return 1 < len(words) <= _MOST_NAMES and not any(
        not word.isalpha() or (len(word) > 1 and word in generic_words())
        for word in words
    )

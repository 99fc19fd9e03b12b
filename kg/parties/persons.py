"""Names of persons: titles, order, roles printed along with the name.

Two persons may bear one name, and one person's name is printed in many ways. Only what
is sure is undone here: titles, "Family, Given", roles after the name. Initials and the
order of Chinese names are left to a person to judge.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model.fact import PartyKind
from kg.parties.legal import COMPANY, split_legal
from kg.parties.phrases import role_length, roles_in
from kg.parties.spelling import spaced, words_of
from kg.parties.wordlists import (
    few_syllables,
    generic_words,
    given_names,
    member_words,
    name_words,
)

_TOKEN = re.compile(r"[^\W_](?:[\w.'’‘`]|-(?=\w))*")
_NAME_WORD = re.compile(
    r"[A-Z][\w.'’‘`-]*|d[aeiu]|de[lr]|v[ao]n|bin|binti|al|el|la|le|y"
)
_TITLE = re.compile(r"\W*([^\W_]+)(\.?)[’']?(?=[\s.])\s*(?=\w)")
_MOST_WORDS = 5
_MOST_NAMES = 4
"""Words of a person's name at most, where nothing else tells that it is one."""
_MARKS_FIRM = frozenset(["and", "the", "of", "for", "bros", "brothers", "sons"])
_SEVERAL = re.compile(r";|\s&\s|\band\b", re.IGNORECASE)


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
    plain = spaced(text).translate({ord("("): ",", ord(")"): " "})
    head, titles = _without_titles(plain)
    tokens = _TOKEN.findall(head)
    if not tokens or split_legal(words_of(head))[1] not in ("", COMPANY):
        return None
    sure = known or bool(titles)
    length = _name_length(tokens, 1 if sure else 2)
    if not length or not _are_names(tokens[:length], sure=sure):
        return None
    roles = _roles(tokens[length:])
    if roles is None or (_SEVERAL.search(head) and not roles):
        return None
    if not _personal(roles):
        return None
    name = _in_order(head, tokens[:length])
    turned = name != " ".join(tokens[:length])
    if turned and not (titles or roles or known or is_bare_person(name)):
        return None
    if not (titles or roles or known or turned):
        return None
    return PersonName(name, roles, titles)


def is_bare_person(text: str) -> bool:
    """Whether a name without title, role or comma is a person's by its shape.

    Two to four capitalised names of which the first is a given name; or one with an
    initial or "Jr." among them; or a Chinese family name with one or two names in
    pinyin. Words of companies, places and things make it none.

    >>> is_bare_person("Mark Munro"), is_bare_person("Pine Valley")
    (True, False)
    >>> is_bare_person("Luo Hui"), is_bare_person("Charles Schwab")
    (True, False)
    """
    tokens = _TOKEN.findall(spaced(text))
    words = ["".join(words_of(token)) for token in tokens]
    while len(words) > 2 and words[-1] in ("member", *name_words("suffix")):
        words, tokens = words[:-1], tokens[:-1]
    if not 2 <= len(tokens) <= _MOST_NAMES or not all(words):
        return False
    if " ".join(words) in name_words("firm-named-so") or re.search(r"[,;&/\d]", text):
        return False
    if not _are_names(tokens, sure=False) or _MARKS_FIRM & set(words):
        return False
    if split_legal(words)[0] != words or any(w in member_words("legal") for w in words):
        return False
    if any(w in member_words("thing") for w in words[1:]):
        return False
    return _has_name_sign(tokens, words)


def _has_name_sign(tokens: list[str], words: list[str]) -> bool:
    """Whether names bear a sign of a person: given or family name, or an initial."""
    if len(words[-1]) == 1 or sum(len(word) > 1 for word in words) < 2 - (
        len(words) > 2
    ):
        return False
    family = name_words("family-chinese")
    syllables = all(
        w in family or few_syllables().fullmatch(w) is not None for w in words
    )
    if syllables and (words[0] in family or words[-1] in family):
        return True
    if words[0] in family and len(words) == 3 and all(len(w) < 6 for w in words):
        return True
    first = words[1] if len(words[0]) == 1 else words_of(tokens[0])[0]
    if first in given_names() and len(words[-1]) > 1:
        return True
    return len(words) > 2 and any(len(t.strip(".")) == 1 for t in tokens[1:-1])


def _without_titles(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text without titles before and degrees after, and the titles."""
    every = name_words("title") | name_words("title-male") | name_words("title-female")
    titles: list[str] = []
    while (match := _TITLE.match(text)) is not None:
        word = match.group(1)
        shouted = word.isupper() and len(word) > 1 and not match.group(2)
        if word.casefold() not in every or (shouted and not text.isupper()):
            break
        titles.append(word.casefold())
        text = text[match.end() :]
    while (match := re.search(r"[\s,]+([A-Za-z.]+)[\s,]*$", text)) is not None:
        word = match.group(1).replace(".", "").casefold()
        if word not in name_words("post-nominal"):
            break
        text = text[: match.start()]
    return text, tuple(titles)


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


def _are_names(tokens: list[str], *, sure: bool) -> bool:
    """Whether the tokens look like a person's names, and like nobody else's."""
    words = [word for token in tokens for word in words_of(token)]
    return (
        all(_NAME_WORD.fullmatch(token) for token in tokens)
        and tokens[0][0].isupper()
        and not any(role_length(words, at) for at in range(len(words)))
        and (sure or not any(w in generic_words() for w in words if len(w) > 1))
        and not any(any(c.isdigit() for c in word) for word in words)
    )


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
    first = _TOKEN.findall(family)
    if not comma or len(first) >= len(tokens) or len(first) > 2:
        return " ".join(tokens)
    later = tokens[len(first) :]
    if " ".join(_TOKEN.findall(given)[: len(later)]) != " ".join(later):
        return " ".join(tokens)
    return " ".join([*later, *first])


def same_initials(one: str, other: str) -> bool:
    """Whether two names may be one person's, as far as initials and order tell.

    A word of the one stands for one of the other or begins it, and two at least are
    spelt out in both; words only one has (a middle name) are passed over.

    >>> same_initials("John A. Smith", "John Smith"), same_initials("J. Smith", "Smith")
    (True, False)
    >>> same_initials("Christian Pezzuto", "Brett Pezzuto")
    False
    """
    left, right = words_of(one), words_of(other)
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


def may_be_person(kind: PartyKind, words: Sequence[str]) -> bool:
    """Whether a name is a person's, or could be one's where nothing tells its kind."""
    if kind is not PartyKind.UNKNOWN:
        return kind is PartyKind.PERSON
    return 1 < len(words) <= _MOST_NAMES and not any(
        not word.isalpha() or (len(word) > 1 and word in generic_words())
        for word in words
    )

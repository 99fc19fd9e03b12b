"""The grammar of roles: [qualifier] + noun + [of unit], in any order people print.

"Acting Treasurer", "COO-CTO", "Chief Risk Officer", "Head of Sales", "Fellow
subsidiary" and "Seed investors" name nobody: they say what somebody is. The words are
classes of ``ontology/roles.csv``: ``relationship`` (nouns), ``office`` (those of them
that head a unit), ``qualifier``, ``unit`` and ``filler``.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from kg.parties.plain_names import plain_words
from kg.parties.spelling import words_of
from kg.parties.wordlists import (
    cardinals,
    has_term,
    legal_forms,
    member_words,
    name_words,
    numbers,
    singular,
)
from kg.patterns import pattern_of

_LONGEST = 5
_NUMBERED = pattern_of(r"([a-z]{3,})(\d{1,3})")
_BARE_MEMBER = pattern_of(r"(?<=[A-Za-z.])\s?Member$")
_OF_MEMBERS = frozenset(
    ["managing", "board", "family", "team", "committee", "a", "sole", "staff", "non"]
)
"""Words behind which "Member" is the noun: a member of something."""
_JOINED = pattern_of(r"(?:[A-Z][a-z]+){3,}")
_HUMP = pattern_of(r"(?<=[a-z])(?=[A-Z])|(?<=[a-z])(?=of[A-Z])")
_APART = pattern_of(r"\b(?:[A-Z] ){2,}[A-Z]\b")
"""Letters set apart, as names of elements are shown."""
_OF = ("of", "to", "with", "at")


def is_role(words: Sequence[str]) -> bool:
    """Whether words say a role, or several, and nothing else.

    >>> is_role(role_words("Interim CFO")), is_role(role_words("VP, Risk and Audit"))
    (True, True)
    >>> is_role(role_words("Sequoia Partners")), is_role(role_words("Risk Partners"))
    (False, False)
    """
    nouns = member_words("relationship")
    if "related" in words or "affiliated" in words:
        nouns = words_of_classes("relationship", "outsider")
    between = words_of_classes("qualifier", "filler")
    if any(has_term(member_words("office"), word) for word in words):
        between = words_of_classes("qualifier", "filler", "unit")
    at, seen = 0, False
    while at < len(words):
        size = _term(words, at, nouns)
        seen = seen or size > 0
        if not size:
            size = _term(words, at, between) or is_count(words[at])
        if not size:
            return False
        at += size
    return seen


@cache
def words_of_classes(*kinds: str) -> frozenset[str]:
    """Return the words of several classes."""
    return frozenset().union(*map(member_words, kinds))


@lru_cache(maxsize=65536)
def role_words(text: str) -> tuple[str, ...]:
    """Return the words of a text as the grammar takes them.

    Letters set apart are one word where that is a role ("V P"), and a number at the end
    of a word stands alone ("Investor2"). Three words and more that are written as one,
    as in the name of an element, stand apart.

    >>> role_words("C E O and V P"), role_words("Investor2")
    (('ceo', 'and', 'vp'), ('investor', '2'))
    >>> role_words("DirectorAndFamily")
    ('director', 'and', 'family')
    """
    plain = plain_words(text)
    if plain is not None:
        return plain
    words: list[str] = []
    if _JOINED.fullmatch(text):
        text = _HUMP.sub(" ", text)
    has_letters_apart = _APART.search(text) is not None
    for word in words_of(text):
        joined = words[-1] + word if words else ""
        numbered = _NUMBERED.fullmatch(word)
        parted = _parted(word) if has_letters_apart else ()
        if parted:
            words += parted
        elif len(joined) == 2 and joined in member_words("relationship"):
            words[-1] = joined
        elif numbered is not None:
            words += numbered.groups()
        else:
            words.append(word)
    return tuple(words)


def _parted(letters: str) -> tuple[str, ...]:
    """Return office and unit that are one word of letters ("VPHR"), or nothing."""
    for size in (2, 3, 4):
        office, unit = letters[:size], letters[size:]
        if office in member_words("office") and unit in member_words("unit"):
            return office, unit
    return ()


def without_bare_member(text: str) -> str:
    """Return a text without "Member" at its end, where it is only the element's word.

    >>> without_bare_member("Joan Roe Member"), without_bare_member("Alpha LPMember")
    ('Joan Roe', 'Alpha LP')
    >>> without_bare_member("Managing Member")
    'Managing Member'
    """
    match = _BARE_MEMBER.search(text)
    if match is None or text[: match.start()].split()[-1].lower() in _OF_MEMBERS:
        return text
    return text[: match.start()]


@lru_cache(maxsize=65536)
def says_role(text: str) -> bool:
    """Whether a text names a role, or who holds one somewhere, and nobody by name.

    "Owner of Acme Leasing", "Former Acme holders", "Acme majority owner" and "Acme
    shareholders" are roles, and so is "Acme Sponsor"; a name with another plain noun
    behind it may be a name.

    >>> says_role("Owner of Acme Leasing"), says_role("Acme majority owner")
    (True, True)
    >>> says_role("Acme Partner"), says_role("Former Acme Holders"), says_role("Acme")
    (False, True, False)
    """
    words = role_words(text)
    if is_role(words) or (
        words[-1:] in (("member",), ("domain",)) and is_role(words[:-1])
    ):
        return True
    for at in range(1, len(words) - 1):
        if words[at] in _OF and _is_title(words[:at]):
            return True
    return _is_tail(words)


def _is_title(words: Sequence[str]) -> bool:
    """Whether words before "of" are a title, not one of a tie: "company owned"."""
    return (
        is_role(words) and words[-1] not in name_words("tie") and words[0] != "member"
    )


def _is_tail(words: Sequence[str]) -> bool:
    """Whether a text ends in a noun for people, said of somebody named before it."""
    if len(words) < 2 or _ends_legal(words):
        return False
    if words[0] in member_words("past"):
        outsiders = member_words("outsider") | member_words("relationship")
        return has_term(outsiders, words[-1])
    if words[-1] in member_words("held"):
        return True
    many = member_words("many")
    if words[-1] not in many and singular(words[-1]) in many:
        return True
    qualified = [word for word in words[:-1] if word in member_words("qualifier")]
    return (
        len(words) > 2
        and words[-2:-1] == tuple(qualified[-1:])
        and words[-1] in member_words("relationship")
    )


def _ends_legal(words: Sequence[str]) -> bool:
    return (words[-1],) in legal_forms() or words[-1] in member_words("legal")


def _term(words: Sequence[str], at: int, vocabulary: frozenset[str]) -> int:
    """Return how many words from `at` are one term of a vocabulary; 0 if none."""
    first = words[at]
    if first not in _first_words(vocabulary) and singular(first) not in vocabulary:
        return 0
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        if has_term(vocabulary, " ".join(words[at : at + size])):
            return size
    return 0


@cache
def _first_words(vocabulary: frozenset[str]) -> frozenset[str]:
    """Return the words that terms of a vocabulary begin with; most words are none."""
    return frozenset(term.partition(" ")[0] for term in vocabulary)


def is_count(word: str) -> int:
    """Return 1 for a number, ordinal or single letter, else 0."""
    return int(
        len(word) == 1 or word.isdigit() or word in cardinals() or word in numbers()
    )

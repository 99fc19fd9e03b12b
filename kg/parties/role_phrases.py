"""The grammar of roles: [qualifier] + noun + [of unit], in any order people print.

"Acting Treasurer", "COO-CTO", "Chief Risk Officer", "Head of Sales", "Fellow
subsidiary" and "Seed investors" name nobody: they say what somebody is. The words are
classes of ``ontology/roles.csv``: ``relationship`` (nouns), ``office`` (those of them
that head a unit), ``qualifier``, ``unit`` and ``filler``.
"""

import re
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
    places,
    singular,
)
from kg.patterns import pattern_of

_LONGEST = 5
_MARRIED = frozenset({"wife", "husband", "spouse"})
_KIN_OF = _MARRIED | {"son", "daughter", "brother", "sister", "father", "mother"}
"""Kin behind a name whose apostrophe an element has lost: "Liu Yangs Wife"."""
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
_OF = ("of", "to", "with", "at", "in")
_RELATED = frozenset({"related", "affiliated"})
_AFFILIATES = frozenset({"affiliate", "affiliates"})
"""Words beside which an outsider is somebody: "Placement agent affiliate"."""
_NOT = frozenset({"non", "not"})
_FEWEST_PARTS = 2
_PAID = frozenset({"to", "from", "by", "with"})
"""Words behind which somebody's firm is who is paid, and not who is meant."""
_LINKS = frozenset({"to", "from", "by", "for", "with"})
_POSSESSIVE = pattern_of(r"(?<=\w)(?:['’]s|s['’])\s+(?=[\w-])")
_WHICH = frozenset({"which", "whom", "whose", "where", "that"})
_BEFORE_WHICH = frozenset({"in", "of", "over", "for", "at", "by", "to", "with", "from"})
_PERCENT_HOLDER = pattern_of(
    r"(?:(?:an?|certain|other|any|the) )?(?:beneficial |record )?"
    r"(?:(?:share|stock|unit)?holder|owner)s? of [^,;]*\d ?(?:%|percent)",
    re.IGNORECASE,
)
"""Who holds a share of the reporter: "Holder of more than 5% of common stock"."""


def is_role(words: Sequence[str]) -> bool:
    """Whether words say a role, or several, and nothing else.

    >>> is_role(role_words("Interim CFO")), is_role(role_words("VP, Risk and Audit"))
    (True, True)
    >>> is_role(role_words("Sequoia Partners")), is_role(role_words("Risk Partners"))
    (False, False)
    """
    if words and words[-1] in member_words("pay"):
        return False
    if " ".join(words) in member_words("neither"):
        return False
    nouns = member_words("relationship")
    if says_related(words) or not _AFFILIATES.isdisjoint(words):
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


def says_related(words: Sequence[str]) -> bool:
    """Whether words say that somebody is related; "non related" says the contrary.

    >>> says_related(["related", "firms"]), says_related(["non", "related", "firms"])
    (True, False)
    """
    return any(
        word in _RELATED and (at == 0 or words[at - 1] not in _NOT)
        for at, word in enumerate(words)
    )


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
    return (
        _is_tail(words)
        or _is_described_body(words)
        or _are_related_bodies(words)
        or is_somebodys(text)
        or _is_placed(text)
        or _PERCENT_HOLDER.match(text) is not None
    )


def _is_placed(text: str) -> bool:
    """Whether a text is a role and the place it is held at.

    >>> _is_placed("Country manager, Vietnam"), _is_placed("Fern, Vietnam")
    (True, False)
    """
    role, comma, place = text.partition(",")
    return (
        bool(comma)
        and place.strip().casefold() in places()
        and (is_role(role_words(role)))
    )


def _is_described_body(words: Sequence[str]) -> bool:
    """Whether words say which body they mean by who has a part in it, and name none.

    >>> _is_described_body("charity chaired by our president".split())
    True
    >>> _is_described_body("company in which a director is a partner".split())
    True
    >>> _is_described_body("company in which shares are held".split())
    False
    """
    told = _WHICH | name_words("tie") | name_words("tie-else")
    at = next((at for at, word in enumerate(words) if word in told), None)
    if at is None:
        return False
    head = [word for word in words[:at] if word not in _BEFORE_WHICH]
    if not head or not has_term(name_words("body"), head[-1]):
        return False
    if any(
        _term([word], 0, words_of_classes("qualifier", "filler")) == 0
        and not is_count(word)
        for word in head[:-1]
    ):
        return False
    return any(_is_holder(word) for word in words[at + 1 :])


def _are_related_bodies(words: Sequence[str]) -> bool:
    """Whether words say which sort of bodies are related: "affiliated practices".

    So does what they are related through: "Related through common ownership".

    >>> _are_related_bodies("commonly owned companies".split())
    True
    >>> _are_related_bodies("affiliated foods companies inc".split())
    False
    """
    if " ".join(words[:2]) in ("related through", "related by"):
        return True
    leads = member_words("related-lead")
    begins = any(" ".join(words[:size]) in leads for size in (1, 2))
    return begins and words[-1] in member_words("common-bodies")


def _is_holder(word: str) -> bool:
    """Whether a word alone says a role or a kin."""
    return has_term(member_words("relationship"), word) or word in name_words("kin")


def is_somebodys(text: str) -> bool:
    """Whether a text says whose kin, company or affiliate is meant: "Ada Roe's son".

    >>> is_somebodys("Mrs. Roe's brother"), is_somebodys("Founder's holding company")
    (True, True)
    >>> is_somebodys("Roe's Bakery"), is_somebodys("Lender's counsel")
    (False, True)
    """
    behind = _POSSESSIVE.split(text)
    if len(behind) < _FEWEST_PARTS or not _PAID.isdisjoint(words_of(behind[0])):
        return False
    last = behind[-1].split()[-1]
    is_body = last.islower() and has_term(name_words("body"), last)
    return is_body or is_role(role_words(behind[-1]))


def _is_title(words: Sequence[str]) -> bool:
    """Whether words before "of" are a title, not one of a tie: "company owned"."""
    return (
        is_role(words) and words[-1] not in name_words("tie") and words[0] != "member"
    )


def _is_tail(words: Sequence[str]) -> bool:
    """Whether a text ends in a noun for people, said of somebody named before it."""
    if len(words) < 2 or _ends_legal(words):
        return False
    if not _LINKS.isdisjoint(words) and name_words("tie").isdisjoint(words):
        return False  # "Due from officers" is a sum.
    if words[0] in member_words("past"):
        outsiders = member_words("outsider") | member_words("relationship")
        return has_term(outsiders, words[-1])
    if words[-1] in member_words("held") or (
        " ".join(words[-2:]) in member_words("held")
    ):
        return True
    if words[-1] in _KIN_OF and (words[-2].endswith("s") or words[-1] in _MARRIED):
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

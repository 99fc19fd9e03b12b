"""Roles and kin among the words of a sentence: "former CEO and director", "brother".

Which terms are roles is known to `kg.parties`; here is only where one starts and ends
inside a sentence.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from kg.notes.sentences.units import RoleSpan, board, units, with_unit
from kg.notes.sentences.wordclasses import word_set
from kg.parties.wordlists import (
    has_term,
    member_words,
    name_words,
    role_terms,
    singular,
)

_LONGEST = 6
_LONGEST_PLACE = 3
"""Words of a place before "subsidiary": "South East Asian"."""
_JOINTS = (
    ("and",), ("&",), ("/",), (",",), (",", "and"), ("as", "well", "as"),
    ("and", "also"), ("or",), ("-",), (",", "as", "well", "as"),
)  # fmt: skip
_ARTICLES = ("a", "an", "the", "also", "our", "its")


@cache
def _terms() -> frozenset[str]:
    """Return the terms that are roles; those that only say "related" among them."""
    kin = name_words("kin") | word_set("kin")
    return (role_terms() | word_set("role")) - word_set("no-role") - kin


def role_at(
    words: Sequence[str], start: int, capital: Sequence[bool] = ()
) -> RoleSpan | None:
    """Return the role that starts at a word, several joined by "and" as one; or None.

    Args:
        words: Folded words of a sentence.
        start: Number of the first word of the role.
        capital: Whether each word is printed with a capital; tells "our CEO, and
            director Jane Roe" from "our CEO and director".

    >>> role_at("former ceo and director of foo".split(), 0)
    RoleSpan(end=4, several=False, own=False)
    >>> role_at("director loans".split(), 0) is None
    True
    """
    if not (may_begin_role(words[start]) or _may_begin_place(words, start, capital)):
        return None  # Most words begin no role.
    if tuple(words[max(start - 2, 0) : start]) == ("board", "of"):
        return None  # "on the board of directors of Foo" speaks of the board.
    if " ".join(words[max(start - 1, 0) : start + 1]) in word_set("no-role-pair"):
        return None
    if _is_verb(words, start):
        return None
    span = _single(words, start) or _behind_place(words, start, capital)
    possessed = start > 0 and words[start - 1] in word_set("possessive")
    while span is not None:
        joined = _joined(words, span, capital, possessed=possessed)
        if joined is None:
            break
        span = joined
    if span is not None and possessed:
        span = with_unit(words, span, capital)
    if span is None or _is_attribute(words, span.end):
        return None
    if span.end < len(words) and _is_adjective(words, span.end, capital):
        return None
    return span


@lru_cache(maxsize=65536)
def may_begin_role(word: str) -> bool:
    """Whether a role may begin with a word, where no place stands before it."""
    return (
        word in ("chief", "co chief")
        or word in ("member", "members")
        or word in member_words("unit")
        or _begins_one(word, word_set("role-qualifier"))
        or _begins_one(word, _terms())
    )


def _may_begin_place(words: Sequence[str], start: int, capital: Sequence[bool]) -> bool:
    """Whether the place of a subsidiary may begin: "our Hong Kong subsidiary"."""
    return (
        start > 0
        and any(capital[start : start + 1])
        and (words[start - 1] in ("a", "an") or words[start - 1] in _possessive())
    )


@cache
def _possessive() -> frozenset[str]:
    return word_set("possessive")


def _is_verb(words: Sequence[str], at: int) -> bool:
    """Whether a word is the verb, not the role: "Jane Roe, who heads our bank"."""
    if words[at] not in word_set("role-or-verb"):
        return False
    before, after = words[at - 1] if at else "", words[at + 1 : at + 2]
    told = bool(after) and after[0] in word_set("possessive") | {"the", "a", "an"}
    if before in word_set("relative"):
        return True
    return told and before not in word_set("possessive") | {"the", "and", "two"}


def _behind_place(
    words: Sequence[str], start: int, capital: Sequence[bool]
) -> RoleSpan | None:
    """Return a subsidiary told by where it is: "our Hong Kong subsidiary"; or None.

    Words with a capital before "subsidiary" are a place, seldom a name.
    """
    if start == 0 or words[start - 1] not in word_set("possessive") | {"a", "an"}:
        return None
    for at in range(start + 1, min(start + 1 + _LONGEST_PLACE, len(words))):
        place = words[at - 1].replace(".", "").replace(" ", "")
        if not (all(capital[at - 1 : at]) and place.isalpha() and capital):
            return None
        if words[at] in word_set("placed"):
            return _single(words, at)
    return None


def _is_adjective(words: Sequence[str], end: int, capital: Sequence[bool]) -> bool:
    """Whether a role only describes a noun behind it: "our principal supplier"."""
    after = words[end]
    if words[end - 1] not in word_set("adjectival") or any(capital[end : end + 1]):
        return False
    return is_noun(after)


def is_noun(word: str) -> bool:
    """Whether a word behind a name or role is a noun that it describes: "fee"."""
    verb = word in word_set("finite") or word.endswith(("ed", "ing", "s"))
    return word.isalpha() and not verb and word not in _function_words()


@cache
def _function_words() -> frozenset[str]:
    """Return words that may follow a role without being what it describes."""
    kinds = ("adverb", "stop", "condition", "denial", "subordinates")
    return name_words("sentence-start").union(*map(word_set, kinds))


def _joined(
    words: Sequence[str], span: RoleSpan, capital: Sequence[bool], *, possessed: bool
) -> RoleSpan | None:
    """Return a role with the one that is joined to it, or None."""
    for joint in _JOINTS:
        at = span.end + len(joint)
        if tuple(words[span.end : at]) != joint:
            continue
        if words[at : at + 1] and words[at] in _ARTICLES:
            # "our CEO and a director of Foo": the second is no role at the first's.
            apart = possessed
            at += 1
        else:
            apart = False
        after = _single(words, at)
        if after is None or _is_attribute(words, after.end):
            continue
        if after.end < len(words) and _is_adjective(words, after.end, capital):
            continue  # "Chairman and largest investor group": no second role.
        if apart and _is_elsewhere(words, after.end):
            continue
        named = any(capital[after.end : after.end + 1]) and not any(
            capital[at : at + 1]
        )
        if after.several != span.several or (named and "and" in joint):
            continue
        if words[after.end : after.end + 1] == ["'s"]:
            continue  # "our President, the President's spouse": that is her kin.
        return RoleSpan(after.end, after.several, span.own or after.own)
    return None


def _is_elsewhere(words: Sequence[str], at: int) -> bool:
    """Whether "of" and no reporter stands at a place: "a director of Foo"."""
    if words[at : at + 1] and words[at] in ("of", "at", "for", "in", "with", "to"):
        after = [word for word in words[at + 1 : at + 3] if word != "the"]
        return not after or after[0] not in word_set("reporter")
    return False


def _single(words: Sequence[str], start: int) -> RoleSpan | None:
    """Return one role with the words that qualify it, or None."""
    qualifiers = word_set("role-qualifier")
    starts = [start]
    while starts[-1] < len(words) and (size := _longest(words, starts[-1], qualifiers)):
        at = starts[-1] + size
        if words[at : at + 3] == ["(", "<share>", ")"]:  # "majority owned (60%)"
            at += 3
        joined = words[at : at + 1] in ([","], ["and"])
        starts.append(at + (joined and _longest(words, at + 1, qualifiers) > 0))
    if len(starts) > 1 and words[starts[-1] + 1 : starts[-1] + 2]:
        place, head = words[starts[-1]], words[starts[-1] + 1]
        if head in word_set("placed") and place.replace(".", "").isalpha():
            starts += [starts[-1] + 1] if place not in _function_words() else []
    # "majority" and "joint" may open a term: "majority shareholder", "joint venture".
    for at in reversed(starts):
        size = _titled(words, at)
        if words[at : at + 1] in (["member"], ["members"]):
            size = max(size, int(board(words, at + 1)[0] > at + 1))
        if size:
            break
    if not size:
        return None
    head = words[at + size - 1].split()[-1]
    size += units(words, at, at + size)
    end, own = board(words, at + size)
    return RoleSpan(end, singular(head) != head and not head.endswith("ss"), own)


def _titled(words: Sequence[str], at: int) -> int:
    """Return the length of a term or of "chief ... officer"; 0 for none."""
    if words[at : at + 1] in (["chief"], ["co chief"]):
        for size in range(2, _LONGEST):
            if words[at + size : at + size + 1] and (
                words[at + size] in word_set("chief-of")
            ):
                between = words[at + 1 : at + size]
                plain = all(word[0].isalpha() or word == "&" for word in between)
                return size + 1 if plain else 0
    size = _longest(words, at, _terms())
    if not size and words[at + 1 : at + 2] and words[at + 1] in word_set("unit-headed"):
        return 2 if words[at] in member_words("unit") else 0  # "marketing manager"
    return size


@cache
def _kin_terms() -> frozenset[str]:
    return name_words("kin") | word_set("kin")


@lru_cache(maxsize=65536)
def may_begin_kin(word: str) -> bool:
    """Whether a word for kin, or one that qualifies it, may begin with a word."""
    return _begins_one(word, word_set("kin-qualifier")) or _begins_one(
        word, _kin_terms()
    )


def kin_at(words: Sequence[str], start: int) -> RoleSpan | None:
    """Return the word for kin at a word, with what qualifies it, or None.

    >>> kin_at("brother in law of foo".split(), 0).end
    3
    """
    at = start
    if start >= len(words) or not may_begin_kin(words[start]):
        return None
    if words[max(start - 1, 0) : start] == ["real"]:
        return None  # "a real estate company"
    while at < len(words) and (size := _longest(words, at, word_set("kin-qualifier"))):
        at += size
    size = _longest(words, at, _kin_terms())
    if not size or _is_attribute(words, at + size):
        return None
    several = singular(words[at + size - 1]) != words[at + size - 1]
    return RoleSpan(at + size, several)


@cache
def _beginnings(terms: frozenset[str]) -> frozenset[str]:
    """Return the words that terms begin with."""
    return frozenset(term.partition(" ")[0] for term in terms)


@lru_cache(maxsize=65536)
def _begins_one(word: str, terms: frozenset[str]) -> bool:
    """Whether one of some terms begins with a word, or with its singular."""
    first = word.partition(" ")[0]
    return not {first, singular(first)}.isdisjoint(_beginnings(terms))


def _longest(words: Sequence[str], at: int, terms: frozenset[str]) -> int:
    """Return how many words from one on are the longest of some terms; 0 for none."""
    # Few words of a note begin a role, so most are left at once.
    if at >= len(words) or not _begins_one(words[at], terms):
        return 0
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        if has_term(terms, " ".join(words[at : at + size])):
            return size
    return 0


def _is_attribute(words: Sequence[str], at: int) -> bool:
    """Whether the word at a place makes what stands before it an attribute: "loan"."""
    if at >= len(words):
        return False
    return has_term(member_words("thing"), words[at]) or words[at] in word_set(
        "attributed"
    )

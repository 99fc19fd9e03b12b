"""Finds names of organisations: capitalised words that end in a legal form."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from kg.notes.sentences.sentence import Sentence, begins_role, is_plain
from kg.notes.sentences.wordclasses import word_set
from kg.parties.wordlists import (
    cardinals,
    generic_words,
    legal_forms,
    legal_words,
    member_words,
    name_words,
)

_WORDS_OF_NAME = 2
"""Words from which on what stands before a legal form is a name by itself."""
_PLAN = re.compile(r"40[13][kb]")
"""What stands behind the name of a firm whose pension plan is meant."""


def organisations_in(sentence: Sentence) -> dict[int, int]:
    """Return where names with a legal form, or the like, start and end."""
    ends: dict[int, int] = {}
    at = len(sentence.words)
    while at > 0:
        size = _form(sentence, at) if _may_end(sentence.words[at - 1]) else 0
        if not size:
            at -= 1
            continue
        first = None if _is_unit(sentence, at) else _begin(sentence, at - size)
        if first is None:
            at -= 1
            continue
        ends[first] = _with_place(sentence, at)
        at = first
    return ends


def _is_unit(sentence: Sentence, end: int) -> bool:
    """Whether a word only names a part of a company: "Business Services division"."""
    weak = sentence.words[end - 1] in word_set("organisation")
    after = sentence.words[end : end + 1]
    return (
        weak
        and bool(after)
        and after[0] in word_set("unit-of-own")
        and not any(sentence.capital[end : end + 1])
    )


def _with_place(sentence: Sentence, end: int) -> int:
    """Return where "Bank of Long Island" or "Roe PC 401K" ends, given its form."""
    if sentence.words[end : end + 1] and _PLAN.fullmatch(sentence.words[end]):
        return end + 1
    if sentence.words[end - 1] not in word_set("organisation-of"):
        return end
    if sentence.words[end : end + 1] != ["of"]:
        return end
    last = end + 1
    while any(sentence.capital[last : last + 1]) and not is_plain(sentence.words[last]):
        last += 1
    return last if last > end + 1 else end


@cache
def _form_ends() -> frozenset[str]:
    """Return the words that legal forms end with."""
    return frozenset(form[-1] for form in legal_forms())


@cache
def _weak_forms() -> frozenset[str]:
    """Return the words that end names of organisations and are no legal forms."""
    return member_words("legal") | word_set("organisation")


@lru_cache(maxsize=65536)
def _may_end(word: str) -> bool:
    """Whether a name with a legal form, or the like, may end with a word."""
    return (
        _bare(word) in _form_ends()
        or word in _weak_forms()
        or word.rstrip(".") in ("co", "company")
    )


def _form(sentence: Sentence, end: int) -> int:
    """Return how many words before a place are a legal form; 0 for none."""
    last = _bare(sentence.words[end - 1])
    if last == "limited" and _goes_on_small(sentence, end):
        return 0
    for size in range(min(4, end), 0, -1) if last in _form_ends() else ():
        words = sentence.words[end - size : end]
        bare = tuple(map(_bare, words))
        lower = (
            size == 1
            and words[0] in word_set("lower-form")
            and _behind_name(sentence, end)
        )
        if not (sentence.capital[end - size] or lower) or not all(bare):
            continue
        if bare in legal_forms() and bare not in (("co",), ("company",), ("the",)):
            return size
    word = sentence.words[end - 1]
    strong = (
        word.rstrip(".") in ("co", "company") and sentence.words[end - 1] != "company"
    )
    weak = word in _weak_forms()
    if not sentence.capital[end - 1] or not (strong or weak or word == "company"):
        return 0
    goes_on = sentence.capital[end : end + 1] == [True] and not begins_role(
        sentence, end
    )
    return 0 if goes_on and not strong and not is_plain(sentence.words[end]) else 1


def _bare(word: str) -> str:
    """Return a word as legal forms are listed.

    >>> _bare("s.à r.l."), _bare("&")
    ('sarl', 'and')
    """
    return word.replace(".", "").replace(" ", "").replace("à", "a").replace("&", "and")


def _goes_on_small(sentence: Sentence, end: int) -> bool:
    """Whether "Limited" goes on in "liability company": "a Texas limited liability"."""
    after = sentence.words[end : end + 1]
    return after in (["liability"], ["partnership"]) and not sentence.capital[end]


def _behind_name(sentence: Sentence, end: int) -> bool:
    """Whether a capitalised word stands before the word that ends at a place."""
    return end > 1 and sentence.capital[end - 2]


def _begin(sentence: Sentence, form: int) -> int | None:
    """Return where the name begins that ends in a legal form; None for no name."""
    at = form
    tests: tuple[Callable[[Sentence, int], int], ...] = (_name_word, _joint, _place)
    while at > 0:
        if at > 1 and _comma_before_form(sentence, at, form):
            at -= 1
            continue
        if form - at >= _WORDS_OF_NAME and _ends_name(sentence, at):
            break
        size = next((n for test in tests if (n := test(sentence, at))), 0)
        if not size:
            break
        at -= size
    while at < form and (
        not (sentence.capital[at] or sentence.words[at].isdigit())
        or is_plain(sentence.words[at])
    ):
        at += 1
    words = [word for word in sentence.words[at:form] if word != ","]
    if all(word.replace(".", "") in legal_words() for word in words):
        return None  # "Co., Ltd." alone is nobody's name.
    if not words or all(w in generic_words() and w != "first" for w in words):
        weak = sentence.words[form].replace(".", "")
        if not words or (weak,) not in legal_forms() or weak in ("company", "co"):
            return None
    if words[0] in word_set("reporter") and len(words) == 1:
        return None
    return at


def _ends_name(sentence: Sentence, end: int) -> bool:
    """Whether a whole name ends before a place: "Fern Corp. Gale Mining Corp."."""
    word = sentence.words[end - 1]
    return word in word_set("final-form") and any(sentence.capital[end - 2 : end - 1])


def _comma_before_form(sentence: Sentence, at: int, form: int) -> bool:
    """Whether a comma stands between a name and its form: "Foods, S.A. de C.V."."""
    between = [word.replace(".", "") for word in sentence.words[at:form]]
    return (
        sentence.words[at - 1] == ","
        and (sentence.capital[at - 2] or sentence.words[at - 2].isdigit())
        and all(word in legal_words() | name_words("particle") for word in between)
    )


def _name_word(sentence: Sentence, at: int) -> int:
    """Return 1 when the word before a place may be part of a name."""
    word = sentence.words[at - 1]
    plain = is_plain(word) and word not in ("us", "u.s.")
    if plain or not sentence.may_be_named(at - 1):
        numbered = word in cardinals() and sentence.capital[at - 1]
        return int(numbered and at > 1 and sentence.capital[at - 2])
    if sentence.capital[at - 1]:
        return 1
    return int(word.isdigit() or _is_ordinal(word))


def _is_ordinal(word: str) -> bool:
    """Whether a word is a number as names hold them: "1st", "11-4", "#"."""
    plain = word.replace(" ", "")
    return word == "#" or (plain[:1].isdigit() and plain.isalnum() and len(plain) <= 5)


def _joint(sentence: Sentence, at: int) -> int:
    """Return 1 when "&", "of" or "de" before a place joins two parts of a name."""
    word, before = sentence.words[at - 1], sentence.words[at - 2] if at > 1 else ""
    if (
        at < 2
        or not sentence.capital[at - 2]
        or sentence.capital[at : at + 1] != [True]
    ):
        return 0
    if word in ("&", "-", "+") or word in name_words("particle"):
        return 1
    return int(word in ("of", "for") and before in word_set("organisation-of"))


def _place(sentence: Sentence, at: int) -> int:
    """Return the length of "(Malaysia)" inside a name before a place; 0 for none."""
    words = sentence.words
    if at < 4 or words[at - 1] != ")":
        return 0
    for size in (3, 4):
        inside = sentence.capital[at - size + 1 : at - 1]
        is_year = size == 3 and words[at - 2].isdigit()
        if (
            words[at - size] == "("
            and (all(inside) or is_year)
            and sentence.capital[at - size - 1]
        ):
            return size
    return 0

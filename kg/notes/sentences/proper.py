"""Where capitalised words that may be one name end."""

import re

from kg.notes.sentences.sentence import Sentence, begins_role, is_plain
from kg.notes.sentences.wordclasses import word_set
from kg.parties.persons import is_bare_person
from kg.parties.things import is_place
from kg.parties.wordlists import (
    generic_words,
    has_term,
    legal_words,
    member_words,
    name_words,
)

_DIGITS = 3


_LETTER = re.compile(r"[^\W\d_]\.?")


def with_number(sentence: Sentence, at: int, end: int) -> int:
    """Return where a name ends that has a number behind it: "Sigma 2,"."""
    number = sentence.words[end : end + 1]
    if (
        end == at
        or not number
        or not (number[0].isdigit() and len(number[0]) <= _DIGITS)
    ):
        return end
    after = sentence.words[end + 1 : end + 2]
    return end + 1 if not after or after[0] in (",", ".", ")", ";") else end


def name_end(sentence: Sentence, at: int, most: int, *, titled: bool = False) -> int:
    """Return where capitalised words from one on end that are one name.

    Behind a title even a word that opens sentences is a name: "Mr. Per Lund".
    """
    end = at
    while end < len(sentence.words) and end - at < most:
        word = sentence.words[end]
        if sentence.capital[end]:
            if not sentence.may_be_named(end) or begins_role(sentence, end):
                break
            if end == at and is_plain(word) and not titled:
                break
            inside = titled and end > at and _is_before_name(sentence, end)
            if (
                end > at
                and is_plain(word)
                and not _LETTER.fullmatch(word)
                and not inside
            ):
                break
            end += 1
        elif at < end and (
            (word == "'s" and _goes_on(sentence, end + 1))
            or (word in name_words("particle") and _capital_after(sentence, end))
            or (word == "&" and not titled and _is_firm(sentence, at, end))
        ):
            end += 1
        else:
            break
    return end


def _is_before_name(sentence: Sentence, at: int) -> bool:
    """Whether a name goes on behind a word such as "On" in "Mr. Wong Wah On Edward"."""
    after = sentence.words[at + 1 : at + 2]
    return sentence.capital[at + 1 : at + 2] == [True] and not is_plain(after[0])


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a name goes on behind an apostrophe: "Aphrodite's Marketing"."""
    if sentence.capital[at : at + 1] != [True] or begins_role(sentence, at):
        return False
    word = sentence.words[at]
    generic = word in member_words("thing") or word in word_set("never-party")
    return not (generic or is_plain(word) or word in word_set("never-name"))


def _is_firm(sentence: Sentence, at: int, end: int) -> bool:
    """Whether "&" joins words of one name: "Baird & Boyle", no two persons."""
    persons = is_bare_person(sentence.shown(at, end))
    return not persons and _goes_on(sentence, end + 1)


def _capital_after(sentence: Sentence, at: int) -> bool:
    return any(sentence.capital[at + 1 : at + 3])


def names_thing(sentence: Sentence, first: int, last: int) -> bool:
    """Whether capitalised words name no party: a place, an instrument, a month."""
    words = sentence.words[first:last]
    if all(w in generic_words() or w in member_words("direction") for w in words):
        return True
    if all(w.replace(".", "") in legal_words() for w in words):
        return True
    if any(has_term(member_words("thing"), w) for w in words[-1:]):
        return True
    if any(w in word_set("never-party") for w in words):
        return True
    shown = sentence.shown(first, last)
    return is_place(shown) or " ".join(words) in member_words("neither")

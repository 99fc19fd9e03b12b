"""Finds who is named in a sentence: the reporter, parties, roles and kin."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.notes.sentences.definitions import Definitions
from kg.notes.sentences.pieces import WORD, Piece
from kg.notes.sentences.roles import kin_at, role_at
from kg.notes.sentences.wordclasses import word_set
from kg.parties.persons import is_bare_person
from kg.parties.things import is_place
from kg.parties.wordlists import (
    generic_words,
    has_term,
    legal_forms,
    member_words,
    name_words,
)

_MOST_OF_PERSON = 5
_MOST_OF_NAME = 7
_LETTER = re.compile(r"[^\W\d_]\.?")


class Sentence:
    """The pieces of a sentence before names are found, with how they are printed."""

    def __init__(
        self, text: str, pieces: Sequence[Piece], *, cell: bool = False
    ) -> None:
        """Keep the pieces and what the case of each tells.

        Args:
            text: The document.
            pieces: As scanned.
            cell: Whether they are a cell of a table too short for a sentence.
        """
        self.cell = cell
        self.pieces = list(pieces)
        self.words = [p.text if p.sort == WORD else f"<{p.sort}>" for p in pieces]
        self.printed = [text[p.start : p.end] for p in pieces]
        self.capital = [
            p.sort == WORD and any(c.isupper() for c in shown)
            for p, shown in zip(self.pieces, self.printed, strict=True)
        ]
        self.text = text

    def shown(self, first: int, last: int) -> str:
        """Return what is printed from one piece to before another."""
        return self.text[self.pieces[first].start : self.pieces[last - 1].end]

    def piece(self, sort: str, first: int, last: int) -> Piece:
        """Return one piece for those from `first` to before `last`."""
        start, end = self.pieces[first].start, self.pieces[last - 1].end
        return Piece(sort, self.text[start:end], start, end)


def mentions(sentence: Sentence, definitions: Definitions) -> list[Piece]:
    """Return the pieces of a sentence with every name, role and kin as one piece."""
    organisations = organisations_in(sentence)
    found: list[Piece] = []
    at = 0
    while at < len(sentence.pieces):
        if sentence.pieces[at].sort != WORD:
            found.append(sentence.pieces[at])
            at += 1
            continue
        pieces, at = _next(sentence, at, definitions, organisations)
        found += pieces
    return found


def _next(
    sentence: Sentence, at: int, definitions: Definitions, ends: dict[int, int]
) -> tuple[list[Piece], int]:
    """Return the piece, or two, that start at a place, and where the next one does."""
    known = _known(sentence, at, definitions)
    end = ends.get(at, at)
    if known is not None and known[0] >= end:
        end, sort = known
        if sort == "thing":
            return sentence.pieces[at:end], end
        return [sentence.piece(sort, at, end)], end
    if end > at:
        return [sentence.piece("party", at, end)], end
    for find in (_reporter, _titled, _role, _kin, _person, _proper):
        pieces, end = find(sentence, at, definitions)
        if end > at:
            return pieces, end
    return [sentence.pieces[at]], at + 1


def _known(sentence: Sentence, at: int, definitions: Definitions) -> tuple[int, str] | None:
    """Return where a defined phrase ends that starts at a word, and its sort."""
    if not sentence.capital[at] and not sentence.words[at][:1].isdigit():
        return None
    match = definitions.at(sentence.words, at)
    if match is None:
        return None
    end = at + match[0]
    # "Foo" defined is not meant by "Foo Road": a longer name goes on with a capital.
    goes_on = end < len(sentence.words) and sentence.capital[end]
    goes_on = goes_on and not _is_plain(sentence.words[end])
    goes_on = goes_on and role_at(sentence.words, end) is None
    if goes_on and match[1] != "thing" and sentence.words[end] not in word_set("reporter"):
        return None
    return end, match[1]


def _reporter(
    sentence: Sentence, at: int, definitions: Definitions
) -> tuple[list[Piece], int]:
    """Return the reporter as "the Company", "we" or "our"; the last with its 's."""
    del definitions
    word = sentence.words[at]
    if word in word_set("reporter-own") and (sentence.printed[at].islower() or at == 0):
        piece = sentence.piece("reporter", at, at + 1)
        return [piece, replace(sentence.pieces[at], text="'s", start=piece.end)], at + 1
    if word in word_set("reporter-pronoun") and sentence.printed[at] in (word, "We"):
        return [sentence.piece("reporter", at, at + 1)], at + 1
    if not sentence.capital[at] or sentence.capital[at + 1 : at + 2] == [True]:
        return [], at
    bare = word.removesuffix("s")
    described = sentence.words[at + 1 : at + 2] and (
        sentence.words[at + 1] in word_set("describes-company")
    )
    if at == 0 and described:  # "Company owned by Mr. Roe" in a cell is any company.
        return [], at
    if word in word_set("reporter"):
        return [sentence.piece("reporter", at, at + 1)], at + 1
    if bare in word_set("reporter") and word not in ("companies", "groups"):
        piece = sentence.piece("reporter", at, at + 1)
        return [piece, replace(sentence.pieces[at], text="'s", start=piece.end)], at + 1
    return [], at


def _titled(
    sentence: Sentence, at: int, definitions: Definitions
) -> tuple[list[Piece], int]:
    """Return a party that goes by its part: "the Sponsor", "the Seller"."""
    del definitions
    called = sentence.words[at] in word_set("part") and sentence.capital[at]
    before = sentence.words[at - 1] if at else ""
    bare = sentence.words[at] in word_set("part-bare") and before in (",", "and", "of")
    if not called or not (bare or before == "the"):
        return [], at
    after = sentence.words[at + 1 : at + 2]
    if sentence.capital[at + 1 : at + 2] == [True] or after == ["of"]:
        return [], at
    return [sentence.piece("party", at, at + 1)], at + 1


def _role(
    sentence: Sentence, at: int, definitions: Definitions
) -> tuple[list[Piece], int]:
    """Return the role that starts at a word."""
    del definitions
    span = role_at(sentence.words, at, sentence.capital)
    if span is None:
        return [], at
    piece = sentence.piece("role", at, span.end)
    return [replace(piece, several=span.several, own=span.own)], span.end


def _kin(
    sentence: Sentence, at: int, definitions: Definitions
) -> tuple[list[Piece], int]:
    """Return the word for kin that starts at a word."""
    del definitions
    span = kin_at(sentence.words, at)
    if span is None:
        return [], at
    return [replace(sentence.piece("kin", at, span.end), several=span.several)], span.end


def _person(
    sentence: Sentence, at: int, definitions: Definitions
) -> tuple[list[Piece], int]:
    """Return a person, known by a title or by the shape of the name."""
    first = at
    titles = name_words("title") | name_words("title-male") | name_words("title-female")
    titles = titles | word_set("title")
    while at < len(sentence.words) and sentence.words[at].rstrip(".") in titles:
        if not sentence.printed[at][0].isupper():
            break
        at += 1
        while sentence.words[at : at + 1] and sentence.words[at] in ("'s", "'", "."):
            at += 1
    end = _run(sentence, at, _MOST_OF_PERSON)
    if end == at:
        return [], first
    if at == first:
        if not is_bare_person(sentence.shown(at, end)) or _is_thing(sentence, at, end):
            return [], first
        if tuple(sentence.words[at:end]) in definitions.things:
            return [], first
    piece = sentence.piece("party", first, end)
    return [piece], _past_degrees(sentence, end)


def _past_degrees(sentence: Sentence, at: int) -> int:
    """Return the place behind ", CPA" and ", Jr." after a person's name."""
    while sentence.words[at : at + 1] == [","] and at + 1 < len(sentence.words):
        bare = sentence.words[at + 1].replace(".", "")
        if bare not in name_words("post-nominal") | name_words("suffix"):
            break
        at += 2
    return at


def _proper(
    sentence: Sentence, at: int, definitions: Definitions
) -> tuple[list[Piece], int]:
    """Return capitalised words that may name a party, where nothing else is known."""
    end = _run(sentence, at, _MOST_OF_NAME)
    if end == at or _is_thing(sentence, at, end):
        return [], at
    words = sentence.words[at:end]
    opens = at == 0 or sentence.words[at - 1] in ('"', "-", "●", "•", ":")
    if opens and end == at + 1 and words[0] not in definitions.proper:
        return [], at
    return [sentence.piece("maybe", at, end)], end


def _run(sentence: Sentence, at: int, most: int) -> int:
    """Return where capitalised words from one on end that are one name."""
    end = at
    while end < len(sentence.words) and end - at < most:
        word = sentence.words[end]
        if sentence.capital[end]:
            if word in word_set("never-name") or _is_role(sentence, end):
                break
            if end == at and _is_plain(word):
                break
            if end > at and _is_plain(word) and not _LETTER.fullmatch(word):
                break
            end += 1
        elif word == "'s" and at < end and _goes_on(sentence, end + 1):
            end += 1
        elif word in name_words("particle") and at < end and _capital_after(sentence, end):
            end += 1
        else:
            break
    return end


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a name goes on behind an apostrophe: "Aphrodite's Marketing"."""
    if sentence.capital[at : at + 1] != [True] or _is_role(sentence, at):
        return False
    word = sentence.words[at]
    generic = word in member_words("thing") or word in word_set("never-party")
    return not (generic or _is_plain(word) or word in word_set("never-name"))


def _capital_after(sentence: Sentence, at: int) -> bool:
    return any(sentence.capital[at + 1 : at + 3])


def _is_role(sentence: Sentence, at: int) -> bool:
    return role_at(sentence.words, at) is not None


def _is_plain(word: str) -> bool:
    """Whether a word opens sentences and is part of no name."""
    return word in word_set("opening")


def _is_thing(sentence: Sentence, first: int, last: int) -> bool:
    """Whether capitalised words name no party: a place, an instrument, a month."""
    words = sentence.words[first:last]
    if all(w in generic_words() or w in member_words("direction") for w in words):
        return True
    if any(has_term(member_words("thing"), w) for w in words[-1:]):
        return True
    if any(w in word_set("never-party") for w in words):
        return True
    shown = sentence.shown(first, last)
    return is_place(shown) or " ".join(words) in member_words("neither")


def organisations_in(sentence: Sentence) -> dict[int, int]:
    """Return where names with a legal form, or the like, start and end."""
    ends: dict[int, int] = {}
    at = len(sentence.words)
    while at > 0:
        size = _form(sentence, at)
        if not size:
            at -= 1
            continue
        first = _begin(sentence, at - size)
        if first is None:
            at -= 1
            continue
        ends[first] = at
        at = first
    return ends


def _form(sentence: Sentence, end: int) -> int:
    """Return how many words before a place are a legal form; 0 for none."""
    for size in range(min(4, end), 0, -1):
        words = sentence.words[end - size : end]
        bare = tuple(w.replace(".", "") for w in words)
        lower = size == 1 and words[0] in word_set("lower-form") and _behind_name(sentence, end)
        if not (sentence.capital[end - size] or lower) or not all(bare):
            continue
        if bare in legal_forms() and bare not in (("co",), ("company",), ("the",)):
            return size
    word = sentence.words[end - 1]
    strong = word.rstrip(".") in ("co", "company") and sentence.words[end - 1] != "company"
    weak = word in member_words("legal") | word_set("organisation")
    if not sentence.capital[end - 1] or not (strong or weak or word == "company"):
        return 0
    goes_on = sentence.capital[end : end + 1] == [True] and not _is_role(sentence, end)
    return 0 if goes_on and not strong and not _is_plain(sentence.words[end]) else 1


def _behind_name(sentence: Sentence, end: int) -> bool:
    """Whether a capitalised word stands before the word that ends at a place."""
    return end > 1 and sentence.capital[end - 2]


def _begin(sentence: Sentence, form: int) -> int | None:
    """Return where the name begins that ends in a legal form; None for no name."""
    at = form
    tests: tuple[Callable[[Sentence, int], int], ...] = (_name_word, _joint, _place)
    while at > 0:
        if at == form and sentence.words[at - 1] == "," and sentence.capital[at - 2]:
            at -= 1
            continue
        size = next((n for test in tests if (n := test(sentence, at))), 0)
        if not size:
            break
        at -= size
    while at < form and (
        not (sentence.capital[at] or sentence.words[at].isdigit())
        or _is_plain(sentence.words[at])
    ):
        at += 1
    words = [word for word in sentence.words[at:form] if word != ","]
    if not words or all(w in generic_words() and w != "first" for w in words):
        weak = sentence.words[form].replace(".", "")
        if not words or (weak,) not in legal_forms() or weak in ("company", "co"):
            return None
    if words[0] in word_set("reporter") and len(words) == 1:
        return None
    return at


def _name_word(sentence: Sentence, at: int) -> int:
    """Return 1 when the word before a place may be part of a name."""
    word = sentence.words[at - 1]
    if _is_plain(word) or word in word_set("never-name"):
        return 0
    if sentence.capital[at - 1]:
        return 1
    return int(word.isdigit() or _is_ordinal(word))


def _is_ordinal(word: str) -> bool:
    """Whether a word is a number as names hold them: "1st", "11-4"; "#" before it too."""
    plain = word.replace(" ", "")
    return word == "#" or (plain[:1].isdigit() and plain.isalnum() and len(plain) <= 5)


def _joint(sentence: Sentence, at: int) -> int:
    """Return 1 when "&", "of" or "de" before a place joins two parts of a name."""
    word, before = sentence.words[at - 1], sentence.words[at - 2] if at > 1 else ""
    if at < 2 or not sentence.capital[at - 2] or not sentence.capital[at : at + 1] == [True]:
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
        if words[at - size] == "(" and all(inside) and sentence.capital[at - size - 1]:
            return size
    return 0

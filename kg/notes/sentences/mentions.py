"""Finds who is named in a sentence: the reporter, parties, roles and kin."""

from dataclasses import replace
from functools import cache, lru_cache

from kg.notes.sentences.definitions import Definitions
from kg.notes.sentences.organisations import organisations_in
from kg.notes.sentences.pieces import WORD, Piece
from kg.notes.sentences.proper import name_end, names_thing, with_number
from kg.notes.sentences.roles import kin_at, may_begin_kin, may_begin_role, role_at
from kg.notes.sentences.sentence import Sentence, begins_role, is_plain
from kg.notes.sentences.wordclasses import word_set
from kg.parties.persons import is_bare_person
from kg.parties.wordlists import name_words, personal_titles

_MOST_OF_PERSON = 5
_MOST_OF_NAME = 7


def mentions(sentence: Sentence, definitions: Definitions) -> list[Piece]:
    """Return the pieces of a sentence with every name, role and kin as one piece."""
    organisations = organisations_in(sentence)
    found: list[Piece] = []
    at = 0
    while at < len(sentence.pieces):
        if sentence.pieces[at].sort != WORD:
            # A share may begin a role: "our 40%-owned investee".
            pieces, end = _role(sentence, at, definitions, organisations)
            found += pieces if end > at else [sentence.pieces[at]]
            at = max(end, at + 1)
            continue
        quiet = not sentence.capital[at] and _names_nobody(sentence.words[at])
        if quiet and at not in organisations:
            found.append(sentence.pieces[at])
            at += 1
            continue
        pieces, at = _next(sentence, at, definitions, organisations)
        found += pieces
    return found


@lru_cache(maxsize=65536)
def _names_nobody(word: str) -> bool:
    """Whether a word begins no name, role or kin where it has no capital."""
    return not (
        word[:1].isdigit()
        or word in word_set("reporter-own") | word_set("reporter-pronoun") | {"ours"}
        or may_begin_role(word)
        or may_begin_kin(word)
    )


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
    for find in (_reporter, _titled):
        pieces, end = find(sentence, at, definitions)
        if end > at:
            return pieces, end
    pieces, end = _role(sentence, at, definitions, ends)
    if end > at:
        return pieces, end
    for find in (_kin, _person, _proper):
        pieces, end = find(sentence, at, definitions)
        if end > at:
            return pieces, end
    return [sentence.pieces[at]], at + 1


_BEFORE_CALLED = frozenset({"of", "by", "with", "from"})


def _known(
    sentence: Sentence, at: int, definitions: Definitions
) -> tuple[int, str] | None:
    """Return where a defined phrase ends that starts at a word, and its sort."""
    if not sentence.capital[at] and not sentence.words[at][:1].isdigit():
        return None
    match = definitions.at(sentence.words, at)
    if match is None:
        return None
    end = at + match[0]
    if tuple(sentence.words[at:end]) in definitions.titles and not _is_called(
        sentence, at, end
    ):
        return None
    # "Foo" defined is not meant by "Foo Road": a longer name goes on with a capital.
    goes_on = end < len(sentence.words) and sentence.capital[end]
    goes_on = goes_on and not is_plain(sentence.words[end])
    goes_on = goes_on and role_at(sentence.words, end) is None
    if (
        goes_on
        and match[1] != "thing"
        and sentence.words[end] not in word_set("reporter")
    ):
        return None
    return end, match[1]


def _is_called(sentence: Sentence, at: int, end: int) -> bool:
    """Whether a role names who was defined so: "the Parent", no "the Parent of".

    Behind some words it needs no article: "controlled by Parent".
    """
    before = sentence.words[max(at - 1, 0) : at]
    called = before == ["the"] or (bool(before) and before[0] in _BEFORE_CALLED)
    return called and sentence.words[end : end + 1] not in (["of"], ["at"], ["for"])


def _reporter(
    sentence: Sentence, at: int, definitions: Definitions
) -> tuple[list[Piece], int]:
    """Return the reporter as "the Company", "we" or "our"; the last with its 's."""
    del definitions
    word = sentence.words[at]
    if word in word_set("reporter-own") and _is_whole(sentence, at + 1):
        return [sentence.piece("reporter", at, at + 2)], at + 2
    if word in word_set("reporter-own") and (sentence.printed[at].islower() or at == 0):
        piece = sentence.piece("reporter", at, at + 1)
        return [piece, replace(sentence.pieces[at], text="'s", start=piece.end)], at + 1
    if word in word_set("reporter-pronoun") and sentence.printed[at] in (word, "We"):
        return [sentence.piece("reporter", at, at + 1)], at + 1
    if word == "ours" and sentence.words[max(at - 1, 0)] == "of":
        return [sentence.piece("reporter", at, at + 1)], at + 1
    if not sentence.capital[at]:
        return [], at
    if sentence.capital[at + 1 : at + 2] == [True] and not begins_role(
        sentence, at + 1
    ):  # "the Company Chairman" is no name, "Company Store" may be one.
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


def _is_whole(sentence: Sentence, at: int) -> bool:
    """Whether "company" at a place is the reporter behind "our": "of our company"."""
    word, after = sentence.words[at : at + 1], sentence.words[at + 1 : at + 2]
    if not word or word[0] not in word_set("reporter"):
        return False
    plain = not after or not after[0].isalpha() or after[0] in word_set("behind-own")
    return plain and not any(sentence.capital[at + 1 : at + 2])


def _titled(
    sentence: Sentence, at: int, definitions: Definitions
) -> tuple[list[Piece], int]:
    """Return a party that goes by its part: "the Sponsor", "the Seller"."""
    called = sentence.words[at] in word_set("part") and sentence.capital[at]
    before = sentence.words[at - 1] if at else ""
    bare = sentence.words[at] in word_set("part-bare") and before in (",", "and", "of")
    if not called or not (bare or before == "the"):
        return [], at
    after = sentence.words[at + 1 : at + 2]
    if sentence.capital[at + 1 : at + 2] == [True] or after == ["of"]:
        return [], at
    if after == [","] and _is_set_beside(sentence, at + 2, definitions):
        return [], at
    if _is_one_of_roles(sentence, at):
        return [], at
    return [sentence.piece("party", at, at + 1)], at + 1


def _is_one_of_roles(sentence: Sentence, at: int) -> bool:
    """Whether a part is a role among others: "is the Founder, President and CEO of"."""
    span = role_at(sentence.words, at, sentence.capital)
    told = sentence.words[max(at - 2, 0) : max(at - 1, 0)]
    return (
        span is not None
        and span.end > at + 1
        and not span.several
        and bool(told)
        and told[0] in word_set("is") | {",", "as", "also", "currently"}
    )


def _is_set_beside(sentence: Sentence, at: int, definitions: Definitions) -> bool:
    """Whether one person is named behind a part: "the Founder, Mr. John Roe, lent"."""
    if at >= len(sentence.words) or sentence.pieces[at].sort != WORD:
        return False
    _, end = _person(sentence, at, definitions)
    after = sentence.words[end : end + 2]
    return end > at and after[:1] != ["and"] and after != [",", "and"]


def _role(
    sentence: Sentence, at: int, definitions: Definitions, ends: dict[int, int]
) -> tuple[list[Piece], int]:
    """Return the role that starts at a word; it cuts no name: "CFO of Energy 9 LP".

    Args:
        sentence: Where.
        at: Number of the word.
        definitions: What phrases of the note stand for.
        ends: Where names of organisations start and end.
    """
    del definitions
    span = role_at(sentence.words, at, sentence.capital)
    if span is None:
        return [], at
    name = min((start for start in ends if start > at), default=len(sentence.words))
    if name < span.end < ends.get(name, span.end):
        span = role_at(sentence.words[:name], at, sentence.capital[:name])
    if span is None or _is_principal_sum(sentence, at, span.end):
        return [], at
    piece = sentence.piece("role", at, span.end)
    if _is_over(sentence.words[:at]):
        piece = replace(piece, text=f"former {piece.text}")
    if _is_own_title(sentence, at, span.end):
        return [replace(piece, sort="holder", own=True)], span.end
    return [replace(piece, several=span.several, own=span.own)], span.end


def _is_own_title(sentence: Sentence, at: int, end: int) -> bool:
    """Whether a role is the one that the reporter has: "the General Partner"."""
    called = " ".join(sentence.words[at:end]) in word_set("own-title")
    the = sentence.words[max(at - 1, 0) : at] == ["the"]
    of = sentence.words[end : end + 1] in (["of"], ["in"], ["for"])
    return called and the and all(sentence.capital[at:end]) and not of


def _is_over(before: list[str]) -> bool:
    """Whether the words before a role tell that it is over: "formerly our CEO"."""
    passed = {"a", "an", "the", "also", "'s", *word_set("possessive")}
    passed |= word_set("reporter")
    at = len(before)
    while at and before[at - 1] in passed:
        at -= 1
    last = before[max(at - 2, 0) : at]
    return last[-1:] in (["formerly"], ["previously"]) or last == ["no", "longer"]


def _is_principal_sum(sentence: Sentence, at: int, end: int) -> bool:
    """Whether "principal" is what was lent: "interest and principal"."""
    before = sentence.words[at - 1] if at else ""
    of_name = sentence.words[end : end + 1] == ["of"] and any(
        sentence.capital[end + 1 : end + 2]
    )
    bare = sentence.words[at:end] == ["principal"] and not of_name
    after = sentence.words[end : end + 2]
    if bare and after[:1] == ["and"] and after[-1] in ("interest", "accrued", "unpaid"):
        return True
    if bare and after[:1] and after[0] in word_set("behind-sum"):
        return True
    return bare and before in word_set("before-sum")


def _kin(
    sentence: Sentence, at: int, definitions: Definitions
) -> tuple[list[Piece], int]:
    """Return the word for kin that starts at a word."""
    del definitions
    span = kin_at(sentence.words, at)
    if span is None or _is_in_name(sentence, at):
        return [], at
    return [
        replace(sentence.piece("kin", at, span.end), several=span.several)
    ], span.end


def _is_in_name(sentence: Sentence, at: int) -> bool:
    """Whether a word for kin begins a name: "sold to Mother Lode Mining"."""
    inside = sentence.capital[at - 1 : at + 2] if at else []
    goes_on = inside == [False, True, True] and sentence.words[at - 1].isalpha()
    return goes_on and not begins_role(sentence, at + 1)


def _person(
    sentence: Sentence, at: int, definitions: Definitions
) -> tuple[list[Piece], int]:
    """Return a person, known by a title or by the shape of the name."""
    first = at
    if not sentence.capital[at]:
        return [], first
    at = _past_titles(sentence, at)
    titled = first < at < len(sentence.words)
    known = definitions.at(sentence.words, at) if titled else None
    if known is not None and known[1] == "party":
        return [sentence.piece("party", first, at + known[0])], at + known[0]
    end = name_end(sentence, at, _MOST_OF_PERSON, titled=at > first)
    if end == at:
        return [], first
    if at == first:
        if not is_bare_person(sentence.shown(at, end)) or names_thing(
            sentence, at, end
        ):
            return [], first
        if tuple(sentence.words[at:end]) in definitions.things:
            return [], first
    if sentence.words[first].rstrip(".") in word_set("title-several"):
        first = at  # "Messrs. Roe and Doe": "Messrs." is no title of the one.
    piece = sentence.piece("party", first, end)
    return [piece], _past_degrees(sentence, end)


def _past_titles(sentence: Sentence, at: int) -> int:
    """Return the place behind the titles before a name: "Mr.", "Prof. Dr."."""
    titles = _titles()
    while at < len(sentence.words) and sentence.words[at].rstrip(".") in titles:
        if not sentence.printed[at][0].isupper():
            break
        at += 1
        while sentence.words[at : at + 1] and sentence.words[at] in ("'s", "'", "."):
            at += 1
    return at


@cache
def _titles() -> frozenset[str]:
    """Return the titles of persons, without their full stops."""
    return word_set("title") | personal_titles()


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
    if not sentence.capital[at]:
        return [], at
    end = with_number(sentence, at, name_end(sentence, at, _MOST_OF_NAME))
    before = sentence.words[at - 1] if at else ""
    if end > at and before == "the" and sentence.words[end : end + 1] == ["family"]:
        return [sentence.piece("maybe", at, end + 1)], end + 1  # "the Roe family"
    if end == at or names_thing(sentence, at, end) or _is_paper(sentence, end):
        return [], at
    words = sentence.words[at:end]
    opens = at == 0 or sentence.words[at - 1] in ('"', "-", "●", "•", ":")
    if opens and end == at + 1 and words[0] not in definitions.proper:
        return [], at
    return [sentence.piece("maybe", at, end)], end


def _is_paper(sentence: Sentence, end: int) -> bool:
    """Whether capitalised words belong to a note: "10% Secured Convertible Notes"."""
    after = sentence.words[end : end + 1]
    return any(sentence.capital[end : end + 1]) and after[0] in word_set("note-noun")

"""A printed name as words, whatever its case, accents, dots and joined capitals."""

import re
import sys
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from kg.model.legal_spelling import with_forms_whole
from kg.parties.wordlists import legal_forms
from kg.patterns import pattern_of

_MEMBER = pattern_of(r"\s*\[\s*(?:member|domain)\s*\]\s*", re.IGNORECASE)
_ELEMENT = pattern_of(r"(?:[A-Za-z][\w.-]*[:_])?([^\W_][\w-]*?)(?:Member|Domain)+")
_PREFIXED = pattern_of(r"[a-z][\w.-]*:([A-Z][\w-]*)")
_HUMP = pattern_of(
    r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[0-9])(?=[A-Z][a-z])"
)
_DOTTED = pattern_of(r"(?<![a-z])(?:[a-z]\.)+(?:[a-z](?![a-z])\.?|(?<=\.[a-z]\.))")
_APOSTROPHE = pattern_of(
    r"(?<=\w)['’‘`´](?=\w)|(?<=s)['’](?=\s|$)"
    r"|(?<![^\W_][do])(?<=[do])['’‘`´] (?=[a-z]{3})"
)
_LETTERS = pattern_of(r"(?<!\w)[a-z](?: [a-z]){2,}(?!\w)")
_CAPITALS_APART = pattern_of(r"(?<![\w.&-])[A-Z](?: [A-Z]){2,}(?![\w.&-])")
_APART = pattern_of(r"[\W_]+")
_PLAIN_WORDS = pattern_of(r"(?:[a-z0-9]{2,}(?: |\Z))+")
"""Words in which nothing is joined, dotted or set apart; most names are no more."""
_INVISIBLE = pattern_of("[\u034f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_SPACE_BETWEEN_DIGITS = pattern_of(r"(?<=\d) (?=\d)")
_TYPESET = str.maketrans("“”‘’–—‑•●▪…®™\xa0", "\"\"''---    \x20\x20 ")
"""Marks of typeset text in plain ones; a text without others is split in a tenth."""
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)


def clean_member(text: str) -> str:
    """Return a member as printed, spaces folded and ``[Member]`` cut.

    >>> clean_member("Tencent  Group [Member]")
    'Tencent Group'
    """
    if "[" in text:
        text = _MEMBER.sub(" ", text)
    return " ".join(text.split())


def name_key(text: str) -> str:
    """Return the key two printings of one name share: folded, without control marks.

    >>> name_key("Beijing  QC [Member]")
    'beijing qc'
    """
    cleaned = clean_member(text)
    if cleaned.isascii() and cleaned.isprintable():
        return cleaned.casefold()
    folded = unicodedata.normalize("NFKC", cleaned)
    visible = "".join(c for c in folded if unicodedata.category(c) not in ("Cc", "Cf"))
    return " ".join(visible.split()).casefold()


def spaced(text: str) -> str:
    """Return a member with the words of an element's name set apart.

    A text that is no element's name is only cleaned.

    >>> spaced("BeijingQCTechnologyCompanyLimitedMember")
    'Beijing QC Technology Company Limited'
    >>> spaced("AlderGmbHMember"), spaced("exm:RoeHandelApSMember")
    ('Alder GmbH', 'Roe Handel ApS')
    """
    cleaned = clean_member(text)
    if " " in cleaned:
        return cleaned
    match = _ELEMENT.fullmatch(cleaned) or _PREFIXED.fullmatch(cleaned)
    if match is None:
        return cleaned
    return with_forms_whole(_HUMP.sub(" ", match.group(1)))


def without_accents(text: str) -> str:
    """Return a text without the accents of Latin letters; other scripts keep theirs.

    >>> without_accents("Aços Fabrikası"), without_accents("ガス")
    ('Acos Fabrikasi', 'ガス')
    """
    if text.isascii():
        return text
    kept: list[str] = []
    latin = False
    for mark in unicodedata.normalize("NFKD", text):
        if not unicodedata.combining(mark):
            latin = mark.isascii()
        elif latin:
            continue
        kept.append(mark)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_UNDECOMPOSED)


def words_of(text: str) -> list[str]:
    """Return the words of a text, lower case, without accents and punctuation.

    Letters set apart by dots, or three and more by spaces, are one word; ``&`` is
    "and".

    >>> words_of("Xiaomi H.K. Limited"), words_of("D'Ambrosio & Sons")
    (['xiaomi', 'hk', 'limited'], ['dambrosio', 'and', 'sons'])
    >>> words_of("Sean O' Brien")
    ['sean', 'obrien']
    >>> words_of("H W G G Capital P L C")
    ['hwgg', 'capital', 'plc']
    """
    return list(_words(text))


@lru_cache(maxsize=50_000)
def _words(text: str) -> tuple[str, ...]:
    return _split(without_accents(name_key(spaced(text))).casefold())


def folded_text(text: str) -> str:
    """Return a long text lower case, in plain letters and marks.

    >>> folded_text("The “Société”")
    'the "societe"'
    """
    return without_accents(text.translate(_TYPESET)).casefold()


def words_of_folded(folded: str) -> tuple[str, ...]:
    """Return the words of a text that `folded_text` folded, as `words_of` does.

    >>> words_of_folded("loans from finch ltd. (l.l.c.) & sons")
    ('loans', 'from', 'finch', 'ltd', 'llc', 'and', 'sons')
    """
    return _split(folded)


def _split(text: str) -> tuple[str, ...]:
    """Return the words of a folded text, its accents kept."""
    if _PLAIN_WORDS.fullmatch(text):
        return tuple(map(sys.intern, text.split()))
    plain = _APOSTROPHE.sub("", text.replace("&", " and "))
    plain = _DOTTED.sub(lambda match: match.group().replace(".", ""), plain)
    words = " ".join(_without_punctuation(plain).split())
    words = _LETTERS.sub(_joined_letters, words)
    return tuple(sys.intern(word) for word in words.split())


def _without_punctuation(text: str) -> str:
    """Return letters and digits with the marks they bear; all else becomes spaces.

    Vowels of Hindi and tones of Thai are marks (Mn, Mc) that tell words apart.
    """
    if text.isascii():
        return _APART.sub(" ", text)
    kept: list[str] = []
    for mark in _INVISIBLE.sub("", text):
        borne = unicodedata.category(mark) in ("Mn", "Mc") and kept[-1:] not in (
            [],
            [" "],
        )
        kept.append(mark if mark.isalnum() or borne else " ")
    return "".join(kept)


def accented(text: str, words: Iterable[str]) -> str:
    """Return the letters of `words` with the accents a text gives them; "" if none.

    Args:
        text: As printed.
        words: Some of its words without accents, in any order.

    >>> accented("Mr. Văn Bảo", ["van", "bao"]), accented("Mr. Van Bao", ["van", "bao"])
    ('vănbảo', '')
    """
    if text.isascii():
        return ""
    printed = {without_accents(word): word for word in _split(name_key(spaced(text)))}
    plain = list(words)
    letters = "".join(printed.get(word, word) for word in plain)
    return "" if letters == "".join(plain) else letters


def _joined_letters(match: re.Match[str]) -> str:
    """Join letters set apart; a legal form at their end is a word of its own."""
    letters = match.group().replace(" ", "")
    for size in (4, 3):
        tail = letters[-size:].casefold()
        if len(letters) > size and (tail,) in legal_forms():
            return f"{letters[:-size]} {letters[-size:]}"
    return letters


def with_letters_joined(text: str) -> str:
    """Return a printed name whose letters are not set apart by spaces.

    Tools that label elements set every capital apart.

    >>> with_letters_joined("Z Q T L L C"), with_letters_joined("K L M Holdings")
    ('ZQT LLC', 'KLM Holdings')
    >>> with_letters_joined("Mr. J B Hunt"), with_letters_joined("Vantor L T D")
    ('Mr. J B Hunt', 'Vantor LTD')
    """
    return _CAPITALS_APART.sub(_joined_letters, text)


def compact(form: str) -> str:
    """Return a form without its spaces, but those that set two numbers apart.

    >>> compact("wi se key 1 2")
    'wisekey1 2'
    """
    letters = form.replace(" ", "")
    if letters.isalpha():
        return letters
    apart = _SPACE_BETWEEN_DIGITS.sub("\x1f", form)
    return apart.replace(" ", "").replace("\x1f", " ")

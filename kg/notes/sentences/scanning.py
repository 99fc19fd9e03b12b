"""Words, amounts, shares and days of a text, each with its place."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from kg.notes.sentences.pieces import WORD, Piece
from kg.notes.sentences.roles import role_at
from kg.notes.sentences.spelt import figure_of, spelt_share
from kg.notes.sentences.wordclasses import currencies, word_set, words_in
from kg.parties.wordlists import (
    cardinals,
    generic_words,
    has_term,
    member_words,
    name_words,
)

_SCALES = {"thousand": 3, "million": 6, "billion": 9}
_NUMBER = r"(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)"
_ITEM = re.compile(r"\((?:[a-z]|[ivx]{2,4}|\d{1,2})\) (?=[A-Z])")
"""The number of an item, and the capital that it begins with."""
_NOUN = re.compile(r"[A-Z][a-z]{3,} [a-z]{2,} ")
_SUBJECT = re.compile(
    r"(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){1,3})"
    r"(?:, (?:the|our|an?|who)| (?:is|was|has|had|serves|served))\b"
)
"""A name and how a sentence about it goes on."""
_PUNCTUATION = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "’": "'",
        "‘": "'",
        "\x92": "'",
        "\x93": '"',
        "\x94": '"',
        "–": "-",
        "—": "-",
        "，": ",",
    }
)


@cache
def _months() -> dict[str, int]:
    return {
        word: at
        for at, words in enumerate(words_in("month"), start=1)
        for word in words.split("/")
    }


@cache
def _scanner() -> re.Pattern[str]:
    """Return what matches the next piece of a text, spaces and tabs between them."""
    pieces = "|".join([_plain(), _dates(), _amounts(), _shares(), *_words()])
    return re.compile(rf"\s*(?:{pieces})")


def _plain() -> str:
    """Return what matches most words at once: small ones that only words follow.

    No amount, month or share that is spelt out begins with them.
    """
    words = [*_months(), *cardinals(), "hundred"]
    others = "|".join(sorted(words, key=len, reverse=True))
    return rf"(?!(?:{others})\b)(?P<plain>[a-z]+)(?= (?!nil\b)[a-z]|[,;)] )"


def _dates() -> str:
    """Return what matches a date: "June 30, 2015", "30 June 2015", "June 2015"."""
    months = "|".join(sorted(_months(), key=len, reverse=True))
    month = rf"(?i:{months})\b\.?"
    year = r"(?:19|20)\d\d"
    nth = r"(?:st|nd|rd|th)?"
    return (
        rf"(?P<date>\b(?P<month>{month}) (?P<day>\d{{1,2}}){nth},? (?P<year>{year})\b"
        rf"|\b(?P<day2>\d{{1,2}}){nth} (?:of )?(?P<month2>{month}),?"
        rf" (?P<year2>{year})\b"
        rf"|\b(?P<month3>{month}),? (?:of )?(?P<year3>{year})\b)"
    )


def _amounts() -> str:
    """Return what matches an amount: "$1.5 million", "RMB 500", "500 euros"."""
    typed = sorted(currencies(), key=lambda word: (-len(word), word))
    before = "|".join(re.escape(w) for w in typed if not w[-1].isalpha() or len(w) <= 3)
    after = "|".join(re.escape(w) for w in typed if w[-1].isalpha())
    scale = "(?: ?(?P<scale{}>thousand|million|billion)s?)?"
    return (
        rf"(?P<money>(?i:(?P<symbol>{before})) ?(?P<dash>-?)(?P<figure>{_NUMBER}|nil\b)"
        rf"(?P=dash){scale.format('')}(?!\d|\.\d| ?%)"
        rf"|\b(?P<figure2>{_NUMBER}){scale.format('2')} ?(?i:(?P<unit>{after}))\b)"
    )


def _shares() -> str:
    """Return what matches a percentage, or the first of "5 to 7 percent"."""
    percent = r"(?:%|percent\b|per cent\b)"
    return (
        rf"(?P<share>(?P<percent>{_NUMBER})\s*{percent}"
        rf"|(?P<percent2>{_NUMBER})(?= ?(?:to|and|or|-|–) ?{_NUMBER} ?{percent})"
        rf"|{spelt_share()})"
    )


def _words() -> tuple[str, ...]:
    """Return what matches numbers, abbreviations, "'s", words and marks."""
    abbreviated = "|".join(re.escape(word) for word in words_in("abbreviation"))
    return (
        rf"(?P<number>\b{_NUMBER}(?![\w]|-\w))",
        r"(?P<abbreviated>\bS\.[àa]\.? ?r\.? ?l\."
        rf"|\b(?i:{abbreviated})\.|\b(?:[A-Za-z]\.){{2,}}(?![a-z])"
        r"|\b(?:[A-Z]\.)+[A-Z]\b(?![.\w])"
        r"|\b[A-Z]\.(?= ?[A-Z])|\b[AIK]/S\b"
        r"|\b[A-Z][a-z]+\.(?= (?:Co|Ltd|Inc|Corp)\b[.,]))",  # "Tech. Co., Ltd."
        r"(?P<possessive>['’`\x92]s\b|(?<=s)['’\x92](?=[\s,.]))",
        r"(?P<word>[^\W_]+(?:[-–][^\W_]+|['’\x92](?!s\b)[^\W_]+|\.[^\W\d_]{2,}"
        r"|&[^\W_]+)*)",
        r"(?P<mark>[^\s\w])",
    )


def scan(text: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of a part of a text, in order.

    >>> [p.text for p in scan("The loan of $1.5 million bears 3%.", 0, 34)]
    ['the', 'loan', 'of', '$1.5 million', 'bears', '3%', '.']
    """
    return [_piece(m) for m in _scanner().finditer(text, start, end)]


def _piece(match: re.Match[str]) -> Piece:
    sort = match.lastgroup or ""
    (start, end), printed = match.span(sort), match.group(sort)
    if sort == "plain":
        return Piece(WORD, printed, start, end)
    if sort == "date":
        day = _day(match)
        return Piece("day", printed, start, end, day=day)
    if sort == "money":
        number, unit = _money(match)
        return Piece("money", printed, start, end, number=number, unit=unit)
    if sort == "share":
        figure = match.group("percent") or match.group("percent2")
        figure = figure or figure_of(match.group("spelt"))
        if figure is None:
            return Piece(WORD, folded(printed), start, end)
        number = Decimal(figure.replace(",", "")) / 100
        return Piece("share", printed, start, end, number=number)
    return Piece(WORD, folded(printed), start, end)


@lru_cache(maxsize=65536)
def folded(printed: str) -> str:
    """Return a word in the form rules are written in: lower case, no hyphens.

    >>> folded("Non–Interest")
    'non interest'
    """
    plain = printed.translate(_PUNCTUATION).casefold()
    if plain == "'":
        return "'s"
    return plain.replace("-", " ").strip() if len(plain) > 1 else plain


def _day(match: re.Match[str]) -> date | None:
    """Return the day of a date; None where no day of the month is printed."""
    month = match.group("month") or match.group("month2") or match.group("month3")
    day = match.group("day") or match.group("day2")
    year = match.group("year") or match.group("year2") or match.group("year3")
    if day is None:
        return None
    try:
        return date(int(year), _months()[month.casefold().rstrip(".")], int(day))
    except ValueError:
        return None


def _money(match: re.Match[str]) -> tuple[Decimal | None, str | None]:
    """Return an amount in whole units and its currency."""
    figure = match.group("figure") or match.group("figure2")
    scale = match.group("scale") or match.group("scale2")
    typed = match.group("symbol") or match.group("unit")
    try:
        number = Decimal(0) if figure == "nil" else Decimal(figure.replace(",", ""))
    except InvalidOperation:
        return None, currencies().get(typed.casefold())
    scaled = number * 10 ** _SCALES.get(scale or "", 0)
    return scaled, currencies().get(typed.casefold())


def is_scaled(piece: Piece) -> bool:
    """Whether an amount is printed with its scale, or with all its digits after it."""
    return any(scale in piece.text for scale in _SCALES)


def prints_scaled(text: str) -> bool:
    """Whether a note says that its amounts are in thousands or millions.

    >>> prints_scaled("(dollars in thousands)"), prints_scaled("thousands of people")
    (True, False)
    """
    lower = text.casefold()
    return any(phrase in lower for phrase in words_in("scale-elsewhere"))


def sentences(text: str, start: int, end: int) -> list[list[Piece]]:
    """Return the sentences of a paragraph, as pieces.

    A full stop ends one unless it belongs to an abbreviation; that of a legal form ends
    one where a word stands behind it that opens sentences.

    >>> [len(s) for s in sentences("It owes Foo Inc. The loan is due.", 0, 33)]
    [4, 5]
    """
    found: list[list[Piece]] = []
    pieces: list[Piece] = []
    scanned = scan(text, start, end)
    for at, piece in enumerate(scanned):
        pieces.append(piece)
        after = scanned[at + 1] if at + 1 < len(scanned) else None
        if after is not None and _ends_sentence(text, piece, after):
            found.append(pieces)
            pieces = []
    return [*found, pieces] if pieces else found


def _ends_sentence(text: str, piece: Piece, after: Piece) -> bool:
    """Whether a sentence ends with a piece, seen from the one behind it."""
    printed = text[piece.start : piece.end]
    if not printed.endswith((".", "?", "!")) or piece.sort == "money":
        return False
    if after.start == piece.end and text[after.start] not in '"”“([':
        return False
    opens = text[after.start].isupper() or text[after.start] in '"“([●•'
    if len(printed) == 1:
        return opens or text[after.start].isdigit() or after.sort != WORD
    bare = piece.text.rstrip(".")
    if bare in word_set("never-ends") or (len(bare) == 1):
        return False
    if _ITEM.match(text, after.start):  # "a subsidiary of Acme Corp. (c) Bravo Ltd"
        return True
    if piece.text in word_set("closing") and text[after.start].isupper():
        return True
    if piece.text in word_set("final-form") and (
        _begins_with_name(text, after.start) or _begins_with_noun(text, after)
    ):
        return True
    return after.text in name_words("sentence-start") and text[after.start].isupper()


def _begins_with_noun(text: str, after: Piece) -> bool:
    """Whether a plain word with a capital opens a sentence, and is no role of a name.

    "A sister company of Elm Corp. Charter hire is paid": with its small word behind it
    "Charter" is no name; in "Elm Corp. President and CEO" the role is told of Elm Corp.
    """
    if _NOUN.match(text, after.start) is None:
        return False
    return role_at((after.text,), 0) is None


def _begins_with_name(text: str, at: int) -> bool:
    """Whether a name that no legal form belongs to is the subject from a place on.

    "Ada Moss is a director of Elm Inc. Bo Fern, our director, is" has two sentences;
    of "the Elm Inc. Stock Plan is" the form is inside the name of a thing.
    """
    found = _SUBJECT.match(text, at)
    return found is not None and not any(
        word in generic_words() or has_term(member_words("thing"), word)
        for word in found["name"].casefold().split()
    )

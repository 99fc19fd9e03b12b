"""The notation the rules of ``ontology/note_rules.csv`` are written in.

A rule is a row of elements, parted by spaces, each standing for pieces of a clause:

==================  ==============================================================
``controlled``      the word itself
``[the|a]``         one of these, or nothing
``(is|was)``        one of these
``{adverb}``        a term of a class of ``note_words.csv``
``..3``             up to three words, no comma among them
``!'s``             not before this word
``<subject:names>`` pieces of a sort, kept under a name
==================  ==============================================================

A ``*``, ``+`` or ``?`` behind a choice or class repeats it. Choices may hold elements.
"""

import re
from functools import cache

from kg.notes.sentences.wordclasses import currencies, words_in

LETTERS = {
    "party": "P",
    "maybe": "U",
    "reporter": "R",
    "role": "O",
    "holder": "H",
    "kin": "K",
    "family": "F",
    "money": "M",
    "share": "N",
    "day": "D",
}
"""Letter a piece of each sort is written with in a clause; all words are lower case."""
_LIST = r"{0}(?:(?:, {0})+(?:, )?(?:and |or ){0}|(?:and |or |& |as well as |and/or ){0})?"
"""One, "A and B", or "A, B and C"; a comma alone joins nothing, it sets apart."""
_NAME = r"[PU]\d+ "
_WHO = r"[PUR]\d+ "
_OWNER = r"(?:(?:the |a |an |certain |one of |some of )*[HFO]\d+ |[PUR]\d+ )"
_SORTS = {
    **{sort: rf"{letter}\d+ " for sort, letter in LETTERS.items()},
    "name": _NAME,
    "names": _LIST.format(_NAME),
    "parties": _LIST.format(r"P\d+ "),
    "whom": _LIST.format(_WHO),
    "who": _WHO,
    "owners": _LIST.format(_OWNER),
    "owning": r"[PURH]\d+ ",
    "owner": _OWNER,
    "office": r"[OH]\d+ ",
    "the-company": r"the company (?!'s )",
    "amount": r"(?:approximately |about |up to |a total of |an aggregate of )*M\d+ ",
    "year": r"(?:19|20)\d\d ",
    "count": r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|thirty"
    r"|sixty|ninety|\d{1,3}) (?:- )?",
    "security": r"(?:(?!and (?:matures?|bears?|is|are|was|were|has|payable|due) )[^ ,.;]+ ){1,14}",
    "rest": r"(?:[^ ;.]+ ){1,25}?(?=(?:, |[.;] |and (?:is|are|was|bears?) )|$)",
    "at-event": r"(?:earlier|earliest|later|date|completion|consummation|closing|receipt|occurrence"
    r"|(?:first|second|third|fifth) anniversary) "
    r"(?:[^ ;.]+ ){0,25}?(?=(?:, |[.;] |and (?:is|are|was|bears?) )|$)",
    "actor": r"(?:(?:the |a |an |certain |one of |some of )*H\d+ |[PUR]\d+ )",
    "rate": r"(?:approximately |about |over |more than |at least |a |an )*N\d+ ",
}
_ELEMENT = re.compile(r"\s*(?:<(?:(\w+):)?([\w-]+)>|\{([\w-]+)\}|\.\.(\d+)|([\[(])|([^\s\[\](|)]+))")
_REPEAT = re.compile(r"[*+?]")


def compile_pattern(pattern: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """Return a rule's pattern as an expression, and the pieces any match must hold.

    Args:
        pattern: In the notation of this module.

    Raises:
        ValueError: The pattern is not in the notation.

    >>> found, needed = compile_pattern("<subject:name> (is|was) controlled by")
    >>> bool(found.search("P0 was controlled by P4 ")), sorted(needed)
    (True, ['by', 'controlled'])
    """
    needed: set[str] = set()
    body, at = _sequence(pattern, 0, needed)
    if at != len(pattern):
        message = f"a pattern ends early, before {pattern[at:]!r}: {pattern!r}"
        raise ValueError(message)
    return re.compile(rf"(?<!\S){body}"), frozenset(needed)


def _sequence(pattern: str, at: int, needed: set[str] | None) -> tuple[str, int]:
    """Return the expression of elements up to the end of a choice, and where it ends."""
    parts: list[str] = []
    while at < len(pattern):
        if pattern[at:].lstrip()[:1] in ("|", "]", ")"):
            break
        match = _ELEMENT.match(pattern, at)
        if match is None:
            break
        at = match.end()
        name, sort, words, gap, opening, word = match.groups()
        if opening:
            inner, at = _choice(pattern, at, "]" if opening == "[" else ")")
            body = f"(?:{inner})" + ("?" if opening == "[" else "")
        elif sort:
            inside = _currency() if sort == "currency" else _SORTS[sort]
            body = f"(?P<{name}>{inside})" if name else f"(?:{inside})"
            if needed is not None and sort in LETTERS and not _REPEAT.match(pattern, at):
                needed.add(LETTERS[sort])
        elif words == "stop":
            body = f"(?={class_expression(words)}|$)"
        elif words == "end":
            body = "(?=[,.;] |$)"
        elif words:
            body = class_expression(words)
        elif gap:
            body = rf"(?:[^ ,;]+ ){{0,{gap}}}?"
        elif word.startswith("!"):
            body = f"(?!{re.escape(word[1:])} )"
        else:
            body = re.escape(word) + " "
            if needed is not None:
                needed.add(word)
        repeat = _REPEAT.match(pattern, at) if not word else None
        if repeat is not None:
            body, at = body + repeat.group(), repeat.end()
        parts.append(body)
    return "".join(parts), at


def _choice(pattern: str, at: int, closing: str) -> tuple[str, int]:
    """Return the alternatives up to a closing bracket, and where they end."""
    options: list[str] = []
    while True:
        body, at = _sequence(pattern, at, None)
        options.append(body)
        at += len(pattern[at:]) - len(pattern[at:].lstrip())
        mark = pattern[at : at + 1]
        at += 1
        if mark == closing:
            return "|".join(options), at
        if mark != "|":
            message = f"a pattern lacks its {closing!r}: {pattern!r}"
            raise ValueError(message)


@cache
def class_expression(kind: str) -> str:
    """Return what matches one term of a word class, longest first."""
    terms = sorted(words_in(kind), key=lambda term: (-len(term), term))
    return "(?:" + "|".join(re.escape(term) + " " for term in terms) + ")"


@cache
def _currency() -> str:
    """Return what matches a currency by name or code: "canadian dollars", "eur"."""
    typed = sorted(currencies(), key=lambda word: (-len(word), word))
    named = [word for word in typed if word.replace(" ", "").isalpha()]
    return "(?:" + "|".join(re.escape(word) + " " for word in named) + ")"

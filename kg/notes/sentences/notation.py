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
from dataclasses import dataclass, field
from functools import cache

from kg.notes.sentences.wordclasses import currencies, words_in
from kg.patterns import pattern_of

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
_LIST = (
    r"{0}(?:(?:, {0})+(?:, )?(?:and |or ){0}|(?:and |or |& |as well as |and/or ){0})?"
)
"""One, "A and B", or "A, B and C"; a comma alone joins nothing, it sets apart."""
_LINKS = (
    r"(?:of|to|from|by|with|for|at|in|on|and|or|that|which|who|whose|is|was|are|were|has"
    r"|have|had)"
)
"""Words that end the words before a noun: "a Nevada limited liability company"."""
_AWAY = r"(?:from|for|to|with|whose|which|that|who|is|was|are|were)"
"""Words behind "company" after which what follows may be said of something else."""
_NAME = r"[PU]\d+ "
_WHO = r"[PUR]\d+ "
_SOME = (
    r"(?:(?:the |a |an |certain |one |two |three |some |each |both |all |other |of )*"
)
_OWNER = rf"{_SOME}[HFO]\d+ |[PUR]\d+ )"
_SHARE = r"N\d+ "
_OWNED = rf"{_OWNER}(?:{_SHARE})?"
_SORTS = {
    **{sort: rf"{letter}\d+ " for sort, letter in LETTERS.items()},
    "name": _NAME,
    "names": _LIST.format(_NAME),
    "listed": rf"(?:{_NAME}, (?:and|or) {_NAME}|{_LIST.format(_NAME)})",
    "parties": _LIST.format(r"P\d+ "),
    "whom": _LIST.format(_WHO),
    "who": _WHO,
    "shares": rf"(?:{_LIST.format(_SHARE)}|{_SHARE}, and {_SHARE})",
    "shared": _LIST.format(rf"{_NAME}N\d+ "),
    "sharing": r"(?=(?:[PU]\d+ |N\d+ |, |and )*N\d)"
    + _LIST.format(rf"{_NAME}(?:N\d+ )?"),
    "both": rf"{_WHO}and (?:of )?{_WHO}",
    "owners": rf"(?:{_OWNER}, and {_OWNER}(?=[,.;] |$)|{_LIST.format(_OWNED)})",
    "owning": r"[PURH]\d+ ",
    "owner": _OWNER,
    "office": r"[OH]\d+ ",
    "the-company": r"the company (?!'s )",
    "amount": r"(?:approximately |about |up to |a total of |an aggregate of )*M\d+ ",
    "plain": rf"(?:(?!(?:[,;]|{_LINKS}) )"
    r"(?:issued and outstanding|[^ A-Z]+|U\d+) ){0,5}?",
    "adjective": rf"(?:(?!(?:{_LINKS}|stock|shares) )[a-z]+ ){{0,4}}?",
    "behind-body": rf"(?:(?!(?:[,;]|{_AWAY}) )[^ ]+ ){{0,9}}?",
    "year": r"(?:19|20)\d\d ",
    "count": r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen"
    r"|thirty|sixty|ninety|\d{1,3}) (?:- )?",
    "security": r"(?:(?!and (?:matures?|bears?|is|are|was|were|has|payable|due) )"
    r"(?:\d[\d,]*|[^ ,.;]+) ){1,14}",
    "rest": r"(?:[^ ;.]+ ){1,25}?(?=(?:, |[.;] |and (?:is|are|was|bears?) )|$)",
    "at-event": r"(?:earlier|earliest|later|date|completion|consummation|closing"
    r"|occurrence|(?:first|second|third|fifth) anniversary) "
    r"(?:[^ ;.]+ ){0,25}?(?=(?:, |[.;] |and (?:is|are|was|bears?) )|$)",
    "actor": rf"{_SOME}[HO]\d+ |[PUR]\d+ )",
    "actors": _LIST.format(rf"{_SOME}[HO]\d+ |[PUR]\d+ )"),
    "whose": rf"(?:{_LIST.format(_NAME)}|H\d+ )",
    "anybody": rf"(?:{_NAME}, and {_NAME}(?=, )|{_LIST.format(_NAME)}|[HF]\d+ )",
    "spoken": r"[HF]\d+ ",
    "lender": r"[PUH]\d+ ",
    "rate": r"(?:approximately |about |over |more than |greater than |at least |nearly "
    r"|a |an |up to |in excess of |total of )*N\d+ (?:or more )?",
}
_ELEMENT = pattern_of(
    r"\s*(?:<(?:(?P<name>\w+):)?(?P<sort>[\w-]+)>|\{(?P<words>[\w-]+)\}"
    r"|\.\.(?P<gap>\d+)|(?P<opening>[\[(])|(?P<word>[^\s\[\](|)]+))"
)
_REPEAT = pattern_of(r"[*+?]")


@dataclass(slots=True)
class Needs:
    """What a line must hold so that an expression can match in it.

    Attributes:
        all: Words and letters that any match holds.
        any: Sets of words of each of which any match holds one.
    """

    all: set[str] = field(default_factory=set)
    any: list[frozenset[str]] = field(default_factory=list)

    def met_by(self, tokens: frozenset[str]) -> bool:
        """Whether a line of some words and letters may hold a match."""
        return self.all <= tokens and not any(map(tokens.isdisjoint, self.any))


def expression_of(pattern: str) -> tuple[str, Needs]:
    """Return a rule's pattern as an expression, and what any match must hold.

    Args:
        pattern: In the notation of this module.

    Raises:
        ValueError: The pattern is not in the notation.

    >>> found, needs = expression_of("<subject:name> (is|was) controlled by")
    >>> bool(re.search(found, "P0 was controlled by P4 ")), sorted(needs.all)
    (True, ['by', 'controlled'])
    >>> [sorted(words) for words in needs.any]
    [['is', 'was']]
    """
    needs = Needs()
    body, at = _sequence(pattern, 0, needs)
    if at != len(pattern):
        message = f"a pattern ends early, before {pattern[at:]!r}: {pattern!r}"
        raise ValueError(message)
    return rf"(?<!\S){body}", needs


def _sequence(pattern: str, at: int, needs: Needs) -> tuple[str, int]:
    """Return the expression of elements up to the end of a choice, and where it ends.

    Args:
        pattern: The whole pattern.
        at: Where the elements begin.
        needs: Gets what any match of them holds.
    """
    parts: list[str] = []
    while pattern[at:].lstrip()[:1] not in ("", "|", "]", ")"):
        match = _ELEMENT.match(pattern, at)
        if match is None:
            break
        at = match.end()
        own = Needs()
        if match["opening"]:
            inner, at, own = _choice(
                pattern, at, "]" if match["opening"] == "[" else ")"
            )
            body = f"(?:{inner})" + ("?" if match["opening"] == "[" else "")
        else:
            body, own = _element(match), _needed(match)
        repeat = None if match["word"] else _REPEAT.match(pattern, at)
        if repeat is not None:
            body, at = body + repeat.group(), repeat.end()
        if match["opening"] != "[" and (repeat is None or repeat.group() == "+"):
            needs.all |= own.all
            needs.any += own.any
        parts.append(body)
    return "".join(parts), at


def _element(match: re.Match[str]) -> str:
    """Return the expression of one element that is no choice."""
    sort, words, word = match["sort"], match["words"], match["word"]
    if sort:
        inside = _currency() if sort == "currency" else _SORTS[sort]
        return f"(?P<{match['name']}>{inside})" if match["name"] else f"(?:{inside})"
    if words == "stop":
        return f"(?={class_expression(words)}|$)"
    if words == "end":
        return "(?=[,.;] |$)"
    if words:
        return class_expression(words)
    if match["gap"]:
        return rf"(?:(?![,;] )[^ ]+ ){{0,{match['gap']}}}?"
    if word.startswith("!"):
        return f"(?!{re.escape(word[1:])} )"
    return re.escape(word) + " "


def _needed(match: re.Match[str]) -> Needs:
    """Return what an element that is no choice matches nothing without."""
    if match["sort"]:
        letter = LETTERS.get(match["sort"])
        return Needs({letter} if letter else set())
    if match["words"] in ("stop", "end"):
        return Needs()
    if match["words"]:
        return Needs(any=[_telling_words(match["words"])])
    word = match["word"] or ""
    return Needs({word} if word and not word.startswith("!") else set())


@cache
def _telling_words(kind: str) -> frozenset[str]:
    """Return of each term of a class its longest word: the one that is least common."""
    return frozenset(max(term.split(), key=len) for term in words_in(kind))


def _choice(pattern: str, at: int, closing: str) -> tuple[str, int, Needs]:
    """Return the alternatives up to a closing bracket, where they end, what they need.

    Each alternative is known by one word or set of words; where one is known by none,
    nothing is needed.
    """
    options: list[str] = []
    known: list[frozenset[str]] = []
    while True:
        own = Needs()
        body, at = _sequence(pattern, at, own)
        options.append(body)
        known.append(
            frozenset([max(own.all, key=lambda word: (len(word), word))])
            if own.all
            else min(own.any, key=len, default=frozenset())
        )
        at += len(pattern[at:]) - len(pattern[at:].lstrip())
        mark = pattern[at : at + 1]
        at += 1
        if mark == closing:
            either = frozenset().union(*known) if all(known) else None
            return "|".join(options), at, Needs(any=[either] if either else [])
        if mark != "|":
            message = f"a pattern lacks its {closing!r}: {pattern!r}"
            raise ValueError(message)


def names_expression() -> str:
    """Return what matches a name, the reporter or a holder, or a list of them."""
    return _LIST.format(r"[PURH]\d+ ")


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

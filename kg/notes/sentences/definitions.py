"""Short names and terms a note defines: 'Acme Ltd ("Acme")', '(the "Loan")'."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.notes.sentences.scanning import folded
from kg.notes.sentences.wordclasses import words_in
from kg.parties.legal import split_legal
from kg.parties.phrases import split_other_names
from kg.parties.spelling import words_of
from kg.parties.wordlists import common_words, generic_words

_BRACKET = re.compile(r"\(([^()]{1,160})\)")
_QUOTED = re.compile(r"[\"“”]([^\"“”]{1,60})[\"“”]|‘([^‘’]{2,60})’")
_BARE = re.compile(r"(?:the|each,? an?|an?) ((?:[A-Z0-9][\w&-]*\s?){1,5})")
_OWN = (
    r"\b(?:[Tt]he (?:Company|Partnership|Trust|Registrant)|[Ww]e|us)\b(?!['’]| [A-Z])"
)
"""The reporter, as notes call it where it does something."""
_OWNED = r"\b(?:[Tt]he (?:Company|Partnership|Trust|Registrant)|[Ww]e|us|[Oo]ur)\b"
_SHORTEST = 3
_JOINING = ("and", "of", "the", "&")
"""Words of a name that its initials leave out."""
Phrase = tuple[str, ...]


@dataclass(slots=True)
class Definitions:
    """What phrases of a note stand for.

    Attributes:
        parties: Phrases that name a party, folded, and the printing they stand for.
        things: Phrases that name no party: loans, agreements, groups.
        short: Names that brackets define, as printed, and what they stand for.
        reporter: Phrases that name the reporter.
        proper: Words that are written with a capital inside sentences only.
        titles: Phrases that are roles, and name a party only behind "the".
    """

    parties: dict[Phrase, str] = field(default_factory=dict)
    things: set[Phrase] = field(default_factory=set)
    short: dict[str, str] = field(default_factory=dict)
    reporter: set[Phrase] = field(default_factory=set)
    proper: set[str] = field(default_factory=set)
    titles: set[Phrase] = field(default_factory=set)
    _by_first: dict[str, list[tuple[Phrase, str]]] = field(default_factory=dict)

    def index(self) -> None:
        """Make the phrases findable by their first word, longest first."""
        found: dict[str, list[tuple[Phrase, str]]] = {}
        for sort, phrases in (
            ("thing", self.things),
            ("party", self.parties),
            ("reporter", self.reporter),
        ):
            for phrase in phrases:
                found.setdefault(phrase[0], []).append((phrase, sort))
        for rows in found.values():
            rows.sort(key=lambda row: (-len(row[0]), row[0], row[1]))
        self._by_first = found

    def at(self, words: list[str], start: int) -> tuple[int, str] | None:
        """Return the length and sort of the longest phrase from a word on, or None."""
        for phrase, sort in self._by_first.get(words[start], ()):
            if tuple(words[start : start + len(phrase)]) == phrase:
                return len(phrase), sort
        return None


def phrase_of(text: str) -> Phrase:
    """Return the folded words of a name, as they stand among the pieces of a clause.

    >>> phrase_of("the WISeKey Group"), phrase_of("Foo Co., Ltd.")
    (('wisekey', 'group'), ('foo', 'co.', ',', 'ltd.'))
    """
    words = [folded(word) for word in re.findall(r"[^\s,()]+|[,()]", text)]
    return tuple(words[1:] if words[:1] == ["the"] else words)


def reporter_phrases(reporter: str) -> set[Phrase]:
    """Return the phrases that name a reporter: all of its name, or its first word.

    >>> sorted(reporter_phrases("NIOCORP DEVELOPMENTS LTD"))[:2]
    [('niocorp',), ('niocorp', 'developments')]
    """
    words = words_of(reporter)
    if not words:
        return set()
    core, _ = split_legal(words)
    phrases = {tuple(core), phrase_of(reporter)}
    first = core[0]
    particular = first not in generic_words() and first not in common_words()
    if particular and len(first) >= _SHORTEST and first.isalpha():
        phrases |= {(first,), (first, "group")}
    initials = "".join(word[0] for word in words)
    if len(initials) > _SHORTEST:  # "CEGL" of "Cenntro Electric Group Limited"
        phrases.add((initials,))
    if len(core) >= _SHORTEST:  # "IGC" of "India Globalization Capital, Inc."
        phrases.add(("".join(word[0] for word in core),))
        bare = [word for word in core if word not in _JOINING]  # "TDS"
        phrases.add(("".join(word[0] for word in bare),))
    phrases |= {
        (noun,)
        for noun in words_in("reporter-noun")
        for word in words
        if word.endswith(noun)
    }
    # "First Guaranty" of "First Guaranty Bancshares"
    phrases |= {tuple(core[:size]) for size in range(2, len(core))}
    return {phrase for phrase in phrases if phrase}


def names_of_others(text: str, reporter: str) -> frozenset[Phrase]:
    """Return the short phrases of a reporter's name that a text gives another body.

    They stand there as the other side of what the reporter does, and no bracket defines
    them: "the Partnership borrowed from Elm", "our ships are run by Elm UK, a
    subsidiary of Elm" of a reporter "Elm Boats Partners LP".

    >>> names_of_others("We borrowed from Elm.", "Elm Boats Inc.")
    frozenset({('elm',)})
    """
    core, _ = split_legal(words_of(reporter))
    return frozenset(
        tuple(core[:size])
        for size in range(1, len(core))
        if _is_of_other(text, core, " ".join(core[:size]))
    )


def _is_of_other(text: str, core: Sequence[str], short: str) -> bool:
    """Whether the reporter deals with who bears a name, by the words of a sentence."""
    if short.isascii() and short not in text.lower():
        return False  # Most are not: an expression is made for each name.
    name = rf"\b(?i:{re.escape(short)})\b(?!['’-]| [A-Z\d(&])"
    if re.search(name, text) is None:
        return False
    for found in _BRACKET.finditer(text):
        if re.search(rf"[\"“‘](?:the )?{name}[\"”’]", found[1]):
            before = words_of(text[max(found.start() - 100, 0) : found.start()])
            own = " ".join(core) in " ".join(before)
            if own or re.search(_OWN, found[1]):
                return False  # Its own short name.
    between = r"(?:(?!named? |which |that |and )(?:[a-z%’'-]+|\$?\d[\d.,]*) ){0,25}?"
    its = r"(?:and (?:certain (?:of )?)?its [a-z]+ )?"
    deals = r"(?:with|to|from|by|between) "
    return any(
        re.search(pattern, text) is not None
        for pattern in (
            rf"{_OWN} {between}{deals}{name}",
            rf"(?:^|[.;,] |- |\) ){name} {its}{between}{deals}{_OWN}",
            rf"\b(?:{_OWN} and {name}|{name} and {_OWN})",
            rf"{_OWNED}[^.;]{{0,400}} (?:subsidiar(?:y|ies)|affiliates?) of {name}",
        )
    )


def brackets(text: str, start: int, end: int) -> Iterable[tuple[int, int, str]]:
    """Return the brackets of a part of a text: start, end, what stands inside."""
    for match in _BRACKET.finditer(text, start, end):
        yield match.start(), match.end(), match.group(1).strip()


def defined_names(inside: str, name: str | None) -> tuple[tuple[str, ...], bool]:
    """Return what a bracket defines, and whether it defines names of a party.

    Args:
        inside: What stands in the bracket.
        name: The name printed directly before it, or None.

    >>> defined_names('the “Sponsor”', "Acme Holdings LLC")
    (('Sponsor',), True)
    >>> defined_names('the "Loan Agreement"', None)
    (('Loan Agreement',), False)
    """
    quoted = tuple(one or two for one, two in _QUOTED.findall(inside))
    if name is not None:
        _, others = split_other_names(f"{name} ({inside})")
        if others:
            return others, True
    if quoted:
        return quoted, False
    bare = _BARE.fullmatch(inside)
    return ((bare.group(1).strip(),), name is not None) if bare else ((), False)

"""Sentences as clauses that rules match: names found, brackets resolved, marks cut."""

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.model.note import BlockKind, NoteDocument
from kg.notes.sentences.colons import with_items
from kg.notes.sentences.cutting_brackets import without_brackets
from kg.notes.sentences.definitions import (
    Definitions,
    Phrase,
    brackets,
    defined_names,
    names_of_others,
    phrase_of,
    reporter_phrases,
)
from kg.notes.sentences.described import body_before, names_body, set_beside
from kg.notes.sentences.marks import without_marks
from kg.notes.sentences.mentions import mentions
from kg.notes.sentences.pieces import WORD, Clause, Piece
from kg.notes.sentences.roles import role_at
from kg.notes.sentences.scanning import sentences
from kg.notes.sentences.sentence import Sentence
from kg.notes.sentences.wordclasses import word_set
from kg.parties.persons import is_bare_person
from kg.parties.things import ends_legal
from kg.parties.wordlists import (
    has_term,
    member_words,
)

_TIE_BEHIND = re.compile(
    r",\s+(?:an?|the)\s+(?:[\w-]+ ){0,4}(?:controlled|owned|managed) by\b"
)
_WITH_COMMA = re.compile(
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3}, [A-Z][\w'’-]+(?: [A-Z][\w'’.-]*)?"
)
_COMMA_AT_END = re.compile(
    r"\b(?:by|of|with) (?P<name>[A-Z][\w'’-]+, [A-Z][\w'’-]+)(?=\s*(?:\(|[.;]?$))"
)
"""A family name, a comma and a given name: "controlled by Sun, Lei (from 2019)"."""
_FEW = 2
_MOST_OF_INITIALS = 5
_LONGEST = 600
"""Pieces beyond which a row of words is no sentence anybody wrote, and is not read."""
_SENTENCE = 12
"""Pieces from which on a cell of a table is read as a sentence: a footnote, mostly."""


def sentences_of(document: NoteDocument) -> list[Sentence]:
    """Return the sentences of a document, headings left out and what is too long."""
    found: list[Sentence] = []
    for start, end, cell in parts_of(document):
        found += [
            Sentence(document.text, pieces, cell=cell and len(pieces) < _SENTENCE)
            for pieces in sentences(document.text, start, end)
            if len(pieces) <= _LONGEST
        ]
    return found


def parts_of(document: NoteDocument) -> Iterator[tuple[int, int, bool]]:
    """Return start and end of each part that holds sentences, and if it is a cell.

    Of a table those are its cells; a document without blocks is read line by line.
    """
    if not document.blocks:
        at = 0
        for line in document.text.splitlines(keepends=True):
            yield at, at + len(line.rstrip("\n")), False
            at += len(line)
    for block in document.blocks:
        if block.kind is BlockKind.TABLE:
            for cell in block.cells:
                yield cell.start, cell.end, True
        elif block.kind is not BlockKind.HEADING:
            yield block.start, block.end, False


def definitions_of(
    document: NoteDocument,
    every: Sequence[Sentence],
    names: Iterable[str] = (),
    reporter: str = "",
    others: frozenset[Phrase] = frozenset(),
) -> Definitions:
    """Return what the phrases of a document stand for.

    Args:
        document: The note.
        every: Its sentences.
        names: Party names of the filing, as printed.
        reporter: Name of the reporter; "" when unknown.
        others: First words of its name that other notes of the filing give another
            body.
    """
    others |= names_of_others(document.text, reporter)
    groups = {(*phrase, "group") for phrase in others}
    definitions = Definitions(
        parties={phrase: " ".join(phrase) for phrase in others},
        reporter=reporter_phrases(reporter) - others - groups,
    )
    for name in map(_without_tie, names):
        phrase = phrase_of(name)
        if phrase and phrase not in definitions.reporter and not _is_role(phrase):
            definitions.parties.setdefault(phrase, name)
    for name in _names_with_comma(document):
        definitions.parties.setdefault(phrase_of(name), name)
    definitions.proper = _proper_words(every)
    definitions.index()
    for sentence in every:
        _define(document, sentence, definitions)
    for own in definitions.reporter | {("company",), ("we",), ("our",), ("us",)}:
        definitions.parties.pop(own, None)
        definitions.things.discard(own)
    definitions.index()
    return definitions


def _without_tie(name: str) -> str:
    """Return a printed name without what it says of its bearer behind a comma.

    >>> _without_tie("Fern Royalties, LLC, an entity controlled by Gale Moss")
    'Fern Royalties, LLC'
    """
    return _TIE_BEHIND.split(name, maxsplit=1)[0] or name


def _names_with_comma(document: NoteDocument) -> Iterator[str]:
    """Yield names of persons in cells as Hong Kong prints them: "Lau Yan, Karen"."""
    for block in document.blocks:
        for cell in block.cells:
            printed = document.text[cell.start : cell.end]
            ends = _COMMA_AT_END.search(printed)
            if ends is not None and _is_turned(ends["name"]):
                yield ends["name"]
            if _WITH_COMMA.fullmatch(printed) is None:
                continue
            phrase = phrase_of(printed)
            after = phrase.index(",") + 1
            both = all(map(is_bare_person, printed.split(", ")))  # two persons
            if role_at(phrase, after) is None and not (both or ends_legal(phrase)):
                yield printed


def _is_turned(name: str) -> bool:
    """Whether two words with a comma between are one person, the family name first."""
    family, given = name.split(", ")
    return (
        is_bare_person(f"{given} {family}") and role_at((given.casefold(),), 0) is None
    )


def _define(
    document: NoteDocument, sentence: Sentence, definitions: Definitions
) -> None:
    """Add what the brackets of a sentence define."""
    if not sentence.pieces or not any(word == "(" for word in sentence.words):
        return
    pieces = mentions(sentence, definitions)
    first, last = sentence.pieces[0].start, sentence.pieces[-1].end
    for start, _, inside in brackets(document.text, first, last):
        ahead = [p for p in pieces if p.end <= start]
        before = [p for p in ahead if start - p.end <= _FEW]
        named = before[-1] if before and before[-1].sort in ("party", "maybe") else None
        spelt = _spelt_out(inside, ahead)
        named = (set_beside(ahead) if before else None) or named or spelt
        phrases, party = defined_names(inside, named.text if named else None)
        role = before[-1].text if before and before[-1].sort == "role" else ""
        if named is not None and (party or named is spelt):
            _define_party(phrases, named, definitions, role)
            continue
        for short in phrases:
            phrase = phrase_of(short)
            if not phrase or _is_role(phrase):
                continue
            if before and before[-1].sort == "reporter":
                definitions.reporter.add(phrase)
            elif named is None and before and _names_described(ahead, phrase):
                definitions.parties.setdefault(phrase, short)
            elif phrase not in definitions.parties:
                definitions.things.add(phrase)


def _define_party(
    phrases: Sequence[str], named: Piece, definitions: Definitions, role: str = ""
) -> None:
    """Add the names that a bracket gives to a party.

    Args:
        phrases: The names.
        named: The party.
        definitions: Get them.
        role: Told before the bracket: 'Acme LLC, our managing member (the "MM")'.
    """
    for short in phrases:
        phrase = phrase_of(short)
        if not phrase:
            continue
        if phrase[-1] in word_set("reporter") and len(phrase) == 1:
            definitions.reporter.add(phrase_of(named.text))
        elif _may_name(phrase, named.text) or _is_initials(phrase, role):
            if _is_role(phrase):  # 'Acme Ltd (the "Parent")'
                definitions.titles.add(phrase)
            definitions.parties.setdefault(phrase, named.text)
            definitions.short.setdefault(short, named.text)
        elif phrase not in definitions.parties:
            definitions.things.add(phrase)


def _names_described(ahead: Sequence[Piece], phrase: Sequence[str]) -> bool:
    """Whether a bracket names the company described before it."""
    return body_before(ahead) is not None and names_body(phrase)


def _spelt_out(inside: str, before: Sequence[Piece]) -> Piece | None:
    """Return the name before a bracket that begins with the short name in it.

    "Acme Ltd. in Hong Kong ("Acme")", "Acme Ltd. and its staff (together, "Acme")".
    """
    opening, comma, rest = inside.partition(",")
    inside = rest if comma and opening in ("together", "collectively") else inside
    short = inside.strip("\"“”'‘’ ").removeprefix("the ").strip("\"“”'‘’ ").casefold()
    long = len(short) >= _MOST_OF_INITIALS
    return next(
        (
            piece
            for piece in reversed(before)
            if long
            and piece.sort in ("party", "maybe")
            and piece.text.casefold().startswith(f"{short} ")
        ),
        None,
    )


def _may_name(phrase: Sequence[str], name: str) -> bool:
    """Whether a defined phrase can be a name of the party printed before it.

    "with Acme Ltd (the "Loan")" and "with Acme Ltd ("MSA")" define no party: the one
    ends in a thing, the other has letters that the name does not hold in their order.
    """
    last = phrase[-1].removesuffix("'s")
    if has_term(member_words("thing"), last) or last in word_set("never-party"):
        return False
    short = phrase[0]
    if len(phrase) > 1 or len(short) > _MOST_OF_INITIALS or short in word_set("part"):
        return True
    letters = iter(name.casefold())
    return all(letter in letters for letter in short)


def _is_initials(phrase: Sequence[str], role: str) -> bool:
    """Whether a phrase is the first letters of a role: "MGP"."""
    words = role.replace("-", " ").split()
    return len(words) > 1 and list(phrase) == ["".join(w[0] for w in words).casefold()]


def _is_role(phrase: Sequence[str]) -> bool:
    span = role_at(phrase, 0)
    return span is not None and span.end == len(phrase)


def _proper_words(every: Sequence[Sentence]) -> set[str]:
    """Return words written with a capital inside sentences, and never without."""
    inside: set[str] = set()
    small: set[str] = set()
    for sentence in every:
        for at, word in enumerate(sentence.words):
            if at and sentence.capital[at] and sentence.capital[at - 1 : at] == [False]:
                inside.add(word)
            elif not sentence.capital[at]:
                small.add(word)
    return inside - small


def clauses_of(sentence: Sentence, definitions: Definitions) -> list[Clause]:
    """Return the clauses of a sentence; a semicolon and a proviso part two."""
    pieces = without_marks(without_brackets(mentions(sentence, definitions)))
    rows: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.sort == WORD and piece.text in (";", *word_set("parts-clause")):
            rows.append([])
        elif piece.sort == WORD and piece.text in word_set("condition"):
            rows.append([piece])
        else:
            rows[-1].append(piece)
    return [
        Clause(row)
        for row in with_items(rows)
        if any(p.sort != WORD or p.text.isalpha() for p in row)
    ]

"""Tells whom "he", "it" and "this entity" mean: who was just spoken of."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.notes.sentences.holding import may_be_person
from kg.notes.sentences.notation import class_expression
from kg.notes.sentences.pieces import WORD, Clause, Piece
from kg.notes.sentences.wordclasses import word_set
from kg.parties.persons import is_bare_person, split_person

_GENDER = {"he": "male", "she": "female"}
_AS_IT = re.compile(
    rf"(?P<subject>P\d+ )(?:is|was) (?:[a-z]+ ){{0,4}}related (?:[a-z]+ ){{1,2}}?"
    rf"(?:R\d+ )?(?:, )?(?:[a-z]+ )??{class_expression('because')}"
    r"(?P<who>it |he |she )(?=(?:is|was|has|owns|holds|serves) )"
)
_POSSESSIVE = {"his": "male", "her": "female"}


def with_person(clauses: Sequence[Clause], spoken: Piece | None) -> None:
    """Put the person last spoken of in the place of "he" or "his" at a start.

    Args:
        clauses: Of the sentence, changed in place.
        spoken: Who the sentence before speaks of; None for nobody, or several.
    """
    for clause in clauses:
        if spoken is not None:
            _put_person(clause, spoken)
        spoken = person_spoken_of([clause])


def _put_person(clause: Clause, spoken: Piece) -> None:
    """Put a person in the place of "he" or "his" at the start of a clause."""
    first = clause.pieces[0]
    gender = _GENDER.get(first.text) or _POSSESSIVE.get(first.text)
    person = split_person(spoken.text, known=True)
    told = "" if person is None else person.gender
    if first.sort == WORD and gender is not None and told in ("", gender):
        owns = replace(first, text="'s", start=first.end)
        clause.replace(0, 1, [spoken, owns] if first.text in _POSSESSIVE else [spoken])


def with_entity(clauses: Sequence[Clause], spoken: Piece | None) -> None:
    """Put the company last spoken of in the place of "it" or "this entity".

    Of "it" only what tells who has it, or what it is: "It is owned by our director";
    "it bears interest" may be told of a loan.

    Args:
        clauses: Of the sentence; the first is changed in place.
        spoken: The one company the sentence before speaks of, or None.
    """
    if spoken is None or not clauses:
        return
    found = _entity().match(clauses[0].line)
    if found is not None:
        first, last = clauses[0].within(found.start("who"), found.end("who"))
        clauses[0].replace(first, last, [spoken])


def with_owner(clauses: Sequence[Clause], spoken: Sequence[Piece]) -> None:
    """Put whose role "its CEO" at the start is in the place of "its".

    It is the one body that the sentence before speaks of, or the reporter's where that
    names none; of several nobody's.

    Args:
        clauses: Of the sentence; the first is changed in place.
        spoken: The bodies the sentence before speaks of.
    """
    opening = clauses[0].pieces[:2] if clauses else []
    if len(opening) < len(("its", "role")):
        return
    its, role = opening
    # Where the reporter is "we", "its" is another's.
    spoken = [piece for piece in spoken if not _is_we(piece)] or spoken
    if len(spoken) > 1 or any(map(_is_we, spoken)):
        return
    if its.text == "its" and role.sort == "role":
        owner = spoken[0] if spoken else replace(its, sort="reporter")
        clauses[0].replace(0, 1, [owner, replace(its, text="'s", start=its.end)])


@cache
def _entity() -> re.Pattern[str]:
    adverbs = f"(?:{class_expression('adverb')})*"
    tied = rf"(?:N\d+ )?(?:{class_expression('own')}|{class_expression('control')})"
    body = class_expression("entity")
    own = "|".join(sorted(word_set("reporter")))  # "the company" may be the reporter.
    return re.compile(
        rf"(?P<who>(?:this|that|such|the(?! (?:{own}) )) {body}"
        rf"(?=(?:{class_expression('finite')}))"
        rf"|it (?={class_expression('is')}{adverbs}"
        rf"(?:{tied}{adverbs}by |(?:N\d+ )?O\d+ of )))"
    )


def with_subject(clause: Clause) -> bool:
    """Put the subject in the place of "it" or "he" that tells why it is related.

    "Acme Ltd is a related party as it is a subsidiary of Bravo Ltd": of Acme Ltd.

    Args:
        clause: Changed in place.

    Returns:
        Whether the clause tells a reason so; it then defines nothing.
    """
    found = _AS_IT.match(clause.line)
    if found is None:
        return False
    subject = clause.group(found, "subject")[0]
    person = found["who"].strip() != "it"
    if subject.sort == "party" and person == _is_person(subject.text):
        first, last = clause.within(found.start("who"), found.end("who"))
        clause.replace(first, last, [subject])
        return True
    return False


@cache
def _in_which_it() -> re.Pattern[str]:
    verb = rf"(?:{class_expression('adverb')})*{class_expression('owning')}"
    return re.compile(
        rf"[^A-Z]*(?P<own>R\d+ )(?!'s )(?:(?!R\d)[^ ]+ )*?(?:in|of) which "
        rf"(?P<it>it )(?={verb})"
    )


def with_own(clause: Clause) -> None:
    """Put the reporter in the place of "it" in "we sell to Acme Ltd, in which it has".

    Args:
        clause: Changed in place.
    """
    if not {"which", "it"} <= clause.tokens:
        return
    found = _in_which_it().match(clause.line)
    if found is not None:
        first, last = clause.within(found.start("it"), found.end("it"))
        clause.replace(first, last, list(clause.group(found, "own")))


@cache
def _own_company() -> re.Pattern[str]:
    adjectives, body = class_expression("own-adjective"), class_expression("body")
    return re.compile(
        rf"(?<=, )(?P<told>(?:his |her |(?P<who>P\d+ )'s ){adjectives}+"
        rf"(?:{body}|(?P<role>O\d+ )))(?=[,.;] |$)"
    )


def with_own_company(clause: Clause) -> None:
    """Write "a company owned by Jane Roe" for "her wholly owned company".

    Args:
        clause: Changed in place; of two persons before "her" neither is meant for sure.
    """
    if clause.tokens.isdisjoint(("his", "her", "'s")):
        return
    found = _own_company().search(clause.line)
    if found is None:
        return
    first, last = clause.within(found.start("told"), found.end("told"))
    named = clause.group(found, "who") or tuple(
        {
            p.text: p
            for p in clause.pieces[:first]
            if p.sort == "party" and _is_person(p.text)
        }.values()
    )
    roles = {piece.text.casefold() for piece in clause.group(found, "role")}
    if len(named) == 1 and roles <= word_set("body"):
        at = clause.pieces[first].start
        words = [Piece(WORD, word, at, at) for word in ["a", "company", "owned", "by"]]
        clause.replace(first, last, [*words, named[0]])


_PERSONAL = frozenset({"him", "her", "he", "she"})
_TOLD_BY = {"owns": "owned", "controls": "controlled"}


@cache
def _by_pronoun() -> re.Pattern[str]:
    adverbs = f"(?:{class_expression('adverb')})*"
    held = rf"(?:{class_expression('own')}|{class_expression('control')})"
    return re.compile(
        rf"{held}{adverbs}by (?P<who>him |her (?=[,.;] |and |$))"
        rf"|{class_expression('body')}(?P<own>(?:that |which )?(?:he |she ){adverbs}"
        rf"(?P<verb>owns |controls ))(?=[,.;] |and |$)"
    )


def with_person_owning(clause: Clause) -> None:
    """Put a person in the place of "her" in "a company controlled by her".

    "A company he owns" is written as "a company owned by" its owner; of two persons
    neither is meant for sure.

    Args:
        clause: Changed in place.
    """
    if clause.tokens.isdisjoint(_PERSONAL):
        return
    found = _by_pronoun().search(clause.line)
    if found is None:
        return
    group = "who" if found["who"] else "own"
    first, last = clause.within(found.start(group), found.end(group))
    persons = {
        p.text: p
        for p in clause.pieces[:first]
        if p.sort in ("party", "maybe") and may_be_person(p)
    }
    if len(persons) != 1:
        return
    person = next(iter(persons.values()))
    at = clause.pieces[first].start
    words = [] if found["who"] else [_TOLD_BY[found["verb"].strip()], "by"]
    pieces = [Piece(WORD, word, at, at) for word in words]
    clause.replace(first, last, [*pieces, person])


def person_spoken_of(clauses: Sequence[Clause]) -> Piece | None:
    """Return the one person a sentence speaks of; None for nobody, or several."""
    persons = [
        piece
        for clause in clauses
        for piece in clause.pieces
        if piece.sort == "party" and _is_person(piece.text)
    ]
    return persons[0] if len({piece.text for piece in persons}) == 1 else None


def bodies_spoken_of(clauses: Sequence[Clause]) -> list[Piece]:
    """Return the bodies a sentence speaks of, each once; "we" apart from a name."""
    named = {
        (piece.sort == "reporter", _is_we(piece) or piece.text): piece
        for clause in clauses
        for piece in clause.pieces
        if piece.sort == "reporter"
        or (piece.sort in ("party", "maybe") and not _is_person(piece.text))
    }
    return list(named.values())


def _is_we(piece: Piece) -> bool:
    """Whether a piece is the reporter as "we", "us" or "our"."""
    words = word_set("reporter-pronoun") | word_set("reporter-own")
    return piece.sort == "reporter" and piece.text.casefold() in words


def entity_spoken_of(bodies: Sequence[Piece]) -> Piece | None:
    """Return the one other company among some bodies; None for none, or several."""
    named = [piece for piece in bodies if piece.sort != "reporter"]
    return named[0] if len(named) == 1 and named[0].sort == "party" else None


def _is_person(name: str) -> bool:
    return is_bare_person(name) or split_person(name) is not None

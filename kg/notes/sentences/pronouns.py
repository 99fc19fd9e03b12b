"""Tells whom "he" and "she" at the start of a sentence mean: who was just spoken of."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.notes.sentences.notation import class_expression
from kg.notes.sentences.pieces import WORD, Clause, Piece
from kg.parties.persons import is_bare_person, split_person

_GENDER = {"he": "male", "she": "female"}
_AS_IT = re.compile(
    rf"(?P<subject>P\d+ )(?:is|was) (?:[a-z]+ ){{0,4}}related (?:[a-z]+ ){{1,2}}?"
    rf"(?:R\d+ )?(?:, )?(?:[a-z]+ )??{class_expression('because')}"
    r"(?P<who>it |he |she )(?=(?:is|was|has|owns|holds|serves) )"
)
_POSSESSIVE = {"his": "male", "her": "female"}


def with_person(clauses: Sequence[Clause], spoken: Piece | None) -> None:
    """Put the person last spoken of in the place of "he" or "his" at the start.

    Args:
        clauses: Of the sentence; the first is changed in place.
        spoken: Who the sentence before speaks of; None for nobody, or several.
    """
    if spoken is None or not clauses or not clauses[0].pieces:
        return
    first = clauses[0].pieces[0]
    if first.sort != WORD:
        return
    gender = _GENDER.get(first.text) or _POSSESSIVE.get(first.text)
    person = split_person(spoken.text, known=True)
    told = "" if person is None else person.gender
    if gender is not None and told in ("", gender):
        owns = replace(first, text="'s", start=first.end)
        clauses[0].replace(
            0, 1, [spoken, owns] if first.text in _POSSESSIVE else [spoken]
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


def person_spoken_of(clauses: Sequence[Clause]) -> Piece | None:
    """Return the one person a sentence speaks of; None for nobody, or several."""
    persons = [
        piece
        for clause in clauses
        for piece in clause.pieces
        if piece.sort == "party" and _is_person(piece.text)
    ]
    return persons[0] if len({piece.text for piece in persons}) == 1 else None


def _is_person(name: str) -> bool:
    return is_bare_person(name) or split_person(name) is not None

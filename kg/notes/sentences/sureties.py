"""Tells who gives security for a debt: it is somebody else's balance.

Of "Jane Roe guaranteed the bank loan, which bears interest at 7%" the rate is none of a
loan of hers, nor is it where her house secures the loan.
"""

import re
from functools import cache

from kg.notes.sentences.notation import class_expression, names_expression
from kg.notes.sentences.pieces import Clause


@cache
def _gives() -> tuple[re.Pattern[str], ...]:
    """Return what finds who gives security, and who is told to have given it."""
    adverbs = f"(?:{class_expression('adverb')})*"
    names = rf"(?P<who>(?:[PU]\d+ , and )?{names_expression()})"
    surety, asset = class_expression("surety"), class_expression("pledged-asset")
    few = r"(?:(?![,;]|[PU]\d)[^ ]+ )"
    verbs = (
        rf"{class_expression('guaranteeing')}|{class_expression('pledging')}"
        rf"|{class_expression('made')}{few}{{0,3}}?{surety}"
        rf"|(?:{class_expression('is')}|{class_expression('serving')}){few}{{0,3}}?{surety}"
    )
    return (
        re.compile(rf"(?<!\S){names}(?:, )?{adverbs}(?:{verbs})"),
        re.compile(rf"(?<!\S){surety}(?:of|by|from) {few}{{0,3}}?{names}"),
        re.compile(
            rf"(?<!\S){surety}{few}{{0,5}}?(?:given|provided|granted|made|issued) by "
            rf"{few}{{0,3}}?{names}"
        ),
        re.compile(
            rf"(?<!\S)(?:guaranteed|signed|co signed|pledged|supported) by "
            rf"{few}{{0,3}}?{names}"
        ),
        re.compile(
            rf"(?<!\S){asset}(?:of|owned by|held by|belonging to|registered to) "
            rf"{few}{{0,3}}?{names}"
        ),
        re.compile(rf"(?<!\S){names}'s {few}{{0,3}}?{asset}"),
    )


_SECURES = frozenset(
    {
        "secured", "secures", "secure", "securing", "pledge", "pledged", "mortgage",
        "mortgaged", "collateral", "collateralized", "guaranteed", "guarantee",
        "guarantees", "guaranty", "guarantor", "guarantors", "signed", "signer",
        "borrower", "surety", "lien", "pledging", "cosigned",
    }
)  # fmt: skip


def sureties_of(clause: Clause) -> frozenset[int]:
    """Return the places of those who give security for the debt of a clause.

    Args:
        clause: With bare names.
    """
    if not _SECURES & clause.tokens:
        return frozenset()
    found: set[int] = set()
    for pattern in _gives():
        for match in pattern.finditer(clause.line):
            first, last = clause.within(match.start("who"), match.end("who"))
            found.update(range(first, last))
    return frozenset(found)

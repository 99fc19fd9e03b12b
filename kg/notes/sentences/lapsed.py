"""Tells ties that were once and need not be any more; they are candidates.

"Prior to the merger, Jane Roe owned 40% of Acme Ltd", "formerly owned by", "had been
the CFO of Acme Ltd before joining us", "sold its subsidiary, Acme Ltd".
"""

import re
from functools import cache

from kg.model.note import Statement
from kg.notes.sentences.notation import class_expression
from kg.patterns import pattern_of

SHARES = frozenset(["owns", "owned-by", "controlled-by", "subsidiary-of", "parent-of"])
"""Ties of who owns or controls whom."""
_OFFICES = frozenset({"officer-of", "director-of", "employed-by", "trustee-of"})
_OVER = pattern_of(r"(?:(?:immediately |just )?(?:prior to|before) |until )")
_NO_MORE = pattern_of(
    r"(?<!\S)(?:had been|used to be|previously|formerly(?! known| called| named)"
    r"|before joining|prior to joining|until (?:D\d+|(?:19|20)\d\d)) "
)
_ONCE_OWNED = pattern_of(
    r"(?i)\b(?:formerly|previously|once|historically) (?:[\w%-]+ ){0,3}?"
    r"(?:owned|controlled|held)\b"
)


def may_be_over(tie: Statement, line: str, text: str) -> bool:
    """Whether a tie may be over by the words of its clause.

    Args:
        tie: As read.
        line: Of the clause, before anything of it was cut.
        text: The document.
    """
    if tie.predicate in SHARES and _OVER.match(line):
        return True
    if tie.predicate in SHARES and _ONCE_OWNED.search(text, tie.start, tie.end):
        return True
    if tie.predicate == "subsidiary-of" and not tie.object:
        return _is_sold(tie, text)
    office = tie.object and tie.predicate in _OFFICES and not tie.valid_to
    return bool(office) and _NO_MORE.search(line) is not None


@cache
def _sold() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)(?<!\S){class_expression('parts-with')}"
        r"(?:(?!(?:through|via|to|by|from|with|and|for|at) )[\w%’'-]+ ){0,5}$"
    )


_BEHIND = 90
"""Characters before a tie in which the verb stands that it is the object of."""


def _is_sold(tie: Statement, text: str) -> bool:
    """Whether the reporter parts with a subsidiary: "sold its subsidiary, Acme Ltd"."""
    before = " ".join(text[max(0, tie.start - _BEHIND) : tie.start].split()) + " "
    return _sold().search(before) is not None

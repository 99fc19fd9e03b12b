"""Tells ties that need not hold any more, or of whom they are told; candidates.

"Prior to the merger, Jane Roe owned 40% of Acme Ltd", "formerly owned by", "had been
the CFO of Acme Ltd before joining us", "sold its subsidiary, Acme Ltd", "owned 30% of
Acme Ltd until she sold it".
"""

import re
from functools import cache

from kg.model.note import Statement
from kg.notes.sentences.notation import class_expression
from kg.patterns import pattern_of

SHARES = frozenset(["owns", "owned-by", "controlled-by", "subsidiary-of", "parent-of"])
"""Ties of who owns or controls whom."""
_HELD = SHARES - {"subsidiary-of", "parent-of"}
_OFFICES = frozenset({"officer-of", "director-of", "employed-by", "trustee-of"})
_OVER = pattern_of(r"(?:(?:immediately |just )?(?:prior to|before) |until )")
_NO_MORE = pattern_of(
    r"(?<!\S)(?:had been|used to be|previously|formerly(?! known| called| named)"
    r"|before joining|prior to joining|until (?:D\d+|(?:19|20)\d\d)) "
)
_BEFORE_JOINING = pattern_of(
    r"(?:prior to|before) (?:joining|becoming|his|her|their|(?:K\d+|[PU]\d+) 's) "
)
_ONCE_OWNED = pattern_of(
    r"(?i)\b(?:formerly|previously|once|historically) (?:[\w%-]+ ){0,3}?"
    r"(?:owned|controlled|held)\b"
)
_WAS = pattern_of(r"\b(?:owned|held|controlled|was|were|had)\b")
_IS = pattern_of(r"\b(?:is|are|has been|have been)\b")
_ENDS = pattern_of(r" (?:until|before|prior to) ")
_TILL = pattern_of(
    r"[^.;]{0,9}(?:[ ,][^.;, ]+){0,5}? (?:until|before|prior to|through) (?!now\b)"
)
"""Behind a tie told in the past: "owned 30% of Acme Ltd until she sold it"."""
_FOR_OTHERS = pattern_of(
    r"(?:[ ’'][^.;:, ]+){0,6}? (?:in trust for|on behalf of|as (?:an? )?"
    r"(?:nominee|agent|custodian|trustee)|for the (?:sole )?(?:benefit|account) of) "
)
"""Behind "holds 49%": who holds it "as nominee for Jane Roe" need not own it."""


def is_for_others(tie: Statement, text: str) -> bool:
    """Whether what is owned may be held for others: "holds 9% on behalf of"."""
    return tie.predicate in _HELD and _FOR_OTHERS.match(text, tie.end) is not None


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
    if tie.predicate in _HELD and not tie.valid_to and _was_until(tie, text):
        return True
    if tie.predicate == "subsidiary-of" and not tie.object:
        return _is_sold(tie, text)
    if tie.predicate == "partner-of" and _BEFORE_JOINING.match(line):
        return bool(tie.object)
    office = tie.object and tie.predicate in _OFFICES and not tie.valid_to
    return bool(office) and _NO_MORE.search(line) is not None


def _was_until(tie: Statement, text: str) -> bool:
    """Whether a tie is told in the past with its end: "held 9% until May 2020"."""
    if _WAS.search(text, tie.start, tie.end) is None:
        return False
    ended = _TILL.match(text, tie.end) or _ENDS.search(text, tie.start, tie.end)
    return ended is not None and _IS.search(text, tie.start, tie.end) is None


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

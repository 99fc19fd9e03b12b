"""Tells which percentage is the rate of a debt, and which is only near one.

A percentage beside "interest" may be a share in a company, a fee, what a deposit earns,
or the rate a debt bears once it is overdue: none of those is a term. A bound ("up to
8%"), a rate for some of the time and one that a rate rises to are candidates.
"""

import re
from decimal import Decimal
from typing import Final

from kg.notes.sentences.notation import class_expression
from kg.notes.sentences.pieces import WORD, Clause
from kg.notes.sentences.rules import Rule
from kg.notes.sentences.wordclasses import word_set
from kg.parties.wordlists import has_term, member_words
from kg.patterns import pattern_of

_FAR_BASE = 9
"""Words between a part of a base rate and the word for it."""
_OF_BASE = frozenset({"prevailing", "market"})
"""Words that are said of a base rate, too: "the prevailing prime rate plus 2%"."""
_ENDS: Final[tuple[list[str], ...]] = ([], ["."], [","], ["and"])
_MOST = Decimal("0.36")
"""Beyond it "at 95%" is the price of a note, not its rate."""
_BARE_RATES = frozenset({"share-a-year", "at-rate-of"})
"""Rules that read a rate without the word "interest"."""
_ADDED = ("plus ", "+ ", "margin of ", "spread of ")
"""Before what is added to a base rate that is not known: "TAB 180 plus 1.2%"."""
_LOAN = pattern_of(rf"(?<!\S){class_expression('loan')}")
_LENT = frozenset({"borrowed", "lent", "loaned", "advanced"})
_NEAR = r"(?:(?!(?:and|but|or|with|[,;.]) )[^ ]+ )"
"""A word that ends no phrase."""
_WHEN_LATE = pattern_of(
    rf"{_NEAR}{{0,3}}?(?:upon|after|following|during|in|if|while|once|when|on|for) "
    rf"{_NEAR}{{0,5}}?{class_expression('late')}"
)
"""Behind 18% in "18% per annum following an event of default"."""
_OVERDUE = pattern_of(rf"(?<!\S){class_expression('overdue')}{_NEAR}{{0,6}}$")
"""Before the rate in "overdue amounts bear interest at 2%"."""
_SOME_TIME = pattern_of(
    rf"(?:{class_expression('per-time')})?"
    r"(?:thereafter|afterwards|(?:for|during|in) the (?:first|initial|next|following)) "
)
"""Behind "6%" in "6% for the first year and 9% thereafter"."""
_IN_YEAR = pattern_of(r"in (?:D\d+|(?:19|20)\d\d) ")
_BOUND = pattern_of(rf"(?<!\S){class_expression('bound')}")
_OF_COMPANY = pattern_of(r"(?<!\S)interests? in [PURHO]\d")
"""An interest that is a share: "our interest in Acme Ltd fell from 60% to 20%"."""
_STEPS = pattern_of(rf"(?<!\S){class_expression('steps')}(?:to |by |up to )$")
_FEE = pattern_of(rf"(?<!\S){class_expression('charge')}{_NEAR}{{0,3}}$")
"""Before the percentage in "a guarantee fee of 2% per annum"."""
_OF_DEPOSIT = pattern_of(rf"(?<!\S){class_expression('deposited')}")
_FOR_SOME_TIME = pattern_of(
    r"(?:(?:was|is|were|been|has|have|be|accrued|accrues|accrue|charged|payable) ){0,4}"
    rf"(?:(?:on|by) {_NEAR}{{1,6}}?)?"
    r"(?:during|until|through|before|prior|after|for the|in the first) "
)
"""Behind "no interest" in "no interest accrued during the grace period"."""
_NOT_BOOKED = pattern_of(
    rf"(?:was|is|were|has been|have been) {class_expression('booked')}"
)
"""Behind it in "no interest was paid in 2022"."""


def is_other_rate(rule: Rule, match: re.Match[str], clause: Clause) -> bool:
    """Whether a percentage is a share in something, or not the rate of a debt."""
    inside = match.group().split()
    before = clause.line[: match.start()].split()
    after = clause.line[match.end() :].split()[:1]
    other = word_set("other-interest") - (_OF_BASE if _is_base(rule) else frozenset())
    bare = rule.name in _BARE_RATES
    if other & {*inside, *before[-4 if bare else -2 :]}:
        return True
    charges = word_set("charge") & set(inside) and not _is_base(rule)
    if charges or _OF_COMPANY.search(match.group()):
        return True
    if _is_late(match, clause) or _is_charge(match, clause):
        return True
    if rule.name == "loan-at":
        return (clause.group(match, "value")[0].number or 0) > _MOST
    owned = word_set("owning-verb") & set(before[-3:]) and after != ["bearing"]
    if rule.name == "share-interest" and owned:
        return True
    if rule.name == "rate-note":
        return bool(after) and has_term(member_words("thing"), after[0])
    if rule.name == "no-interest":
        return inside[-1] == "interest" and bool(
            word_set("after-no-interest").intersection(after)
        )
    if bare and "interest" not in before:
        return _is_of_no_debt(clause, after)
    if after == ["in"] and _IN_YEAR.match(clause.line, match.end()):
        return False
    return after in (["in"], ["owned"]) or (
        after == ["of"] and inside[-1] == "interest"
    )


def _is_late(match: re.Match[str], clause: Clause) -> bool:
    """Whether a rate is that of an overdue debt, or only a part of the rate.

    "9% interest, of which 4% is paid in cash".
    """
    line = clause.line
    if _OVERDUE.search(line[: match.start()]) or ", of which" in match.group():
        return True
    return _WHEN_LATE.match(line, match.end()) is not None


def _is_of_no_debt(clause: Clause, after: list[str]) -> bool:
    """Whether a clause with a bare rate speaks of no debt.

    Of a clause that begins with "at" the debt stands before ";".
    """
    if clause.line.startswith("at "):
        return after not in _ENDS
    no_debt = word_set("no-debt") & set(clause.line.split())
    return bool(no_debt) or not (_LENT & clause.tokens or _LOAN.search(clause.line))


def _is_base(rule: Rule) -> bool:
    """Whether a rule reads a base rate."""
    return rule.name in ("rate-over-base", "base-rate")


def _is_charge(match: re.Match[str], clause: Clause) -> bool:
    """Whether a percentage is that of a fee, or what money in a bank earns."""
    before = clause.line[: match.start()]
    near = {*match.group().split(), *before.split()[-2:]}
    earned = near & {"earn", "earns", "earned", "earning"}
    if earned and _OF_DEPOSIT.search(before):
        return True
    return _FEE.search(before) is not None


def is_doubtful_rate(rule: Rule, match: re.Match[str], clause: Clause) -> bool:
    """Whether a rate is only a bound, or one of some of the time."""
    before = clause.line[: match.start()]
    near = " ".join(before.split()[-2:]) + " " + match.group()
    bounds = {m.group().strip() for m in _BOUND.finditer(near)}
    if bounds - ({"less"} if _is_base(rule) else frozenset()):
        return True
    if rule.name in _BARE_RATES and before.endswith(_ADDED):
        return True
    if _STEPS.search(before) or _SOME_TIME.match(clause.line, match.end()):
        return True
    if rule.name != "no-interest":
        return False
    return bool(
        _FOR_SOME_TIME.match(clause.line, match.end())
        or _NOT_BOOKED.match(clause.line, match.end())
    )


def is_over_base(match: re.Match[str], clause: Clause) -> bool:
    """Whether a percentage is what is added to a base rate: "2% above LIBOR"."""
    if "margin" in match.re.groupindex:
        return True
    after = clause.line[match.end() :].split()[:_FAR_BASE]
    inside = set(match.group().split())
    if after[:1] == ["of"] and (word_set("base-rate") | {"rate", "rates"}) & set(after):
        return True  # "130% of the prime rate of the People's Bank of China"
    if after[:1] in (["below"], ["under"], ["less"], ["minus"]):
        return bool((word_set("base-rate") | {"rate", "rates"}) & set(after))
    return bool({"above", "over", "plus"} & set(after[:1])) or bool(
        {"plus", "+", "margin"} & inside
    )


def end_of_base(match: re.Match[str], clause: Clause) -> int:
    """Return the offset in the document where the name of the base rate ends."""
    first, last = clause.within(match.start(), match.end())
    end = clause.pieces[last - 1].end
    for piece in clause.pieces[last : last + 5]:
        if piece.sort == WORD and piece.text in (",", ".", "and", "which"):
            break
        end = piece.end
    del first
    return end

"""Balances of a party that other rows of its block tell again: gross, whole, granted.

What a row is often only the rows beside it tell: "Trade receivables 700", "Allowance
(45)" and "Trade receivables, net 655" are one claim of 655. Only what adds up counts as
told again, what the same words say net, or what stands above a total of the party.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import product

from kg.facts.measured import is_gross, is_net, measured
from kg.facts.rows import AGGREGATES, FactRow, Status
from kg.facts.uncounted import Uncounted
from kg.parties.spelling import words_of
from kg.sides import no_balance, says_in_block

_Block = tuple[str, str, str, date, tuple[str, ...]]
_LEAST_PARTS = 2
_NOUNS = re.compile(r"\b(?:note|loan|line|facilit|debenture|credit)")
_OWED = frozenset({"accrued", "unpaid", "payable", "receivable", "due", "owed", "and"})
"""Words that say of what happened that it is still to be paid."""


def told_beside(rows: Iterable[FactRow]) -> dict[str, Uncounted]:
    """Return the facts of a filing that rows of the same block tell again, and how.

    A block is what one report says of a party, on one day, in one currency and of the
    same instruments.
    """
    blocks: dict[_Block, list[FactRow]] = defaultdict(list)
    for row in rows:
        day = row.fact.instant or row.fact.end
        if row.party_key is None or day is None or not row.is_money:
            continue
        if row.status is Status.CERTAIN and row.level not in AGGREGATES:
            place = row.report, row.party_key, row.fact.unit or "", day
            blocks[*place, tuple(sorted(row.fact.other))].append(row)
    found: dict[str, Uncounted] = {}
    for block in blocks.values():
        if len(block) > 1:
            found |= dict(_told_again(block))
    return found


def _told_again(block: Sequence[FactRow]) -> Iterator[tuple[str, Uncounted]]:
    balances = [row for row in block if _may_count(row)]
    for one, other in product(balances, block):
        if one is not other and other.side in (None, one.side):
            how = _told_by(one, other, block)
            if how is not None:
                yield one.iri, how
    for row in balances:
        if _moves(row, block):
            yield row.iri, Uncounted.FLOW
        parts = _summed(row, block) or _above_total(row, block)
        yield from ((part.iri, Uncounted.PART) for part in parts)


def _told_by(
    one: FactRow, other: FactRow, block: Sequence[FactRow]
) -> Uncounted | None:
    """Return what a balance is beside another row of its block; None: a balance."""
    if _is_granted(one, other):
        return Uncounted.GENERAL
    if not _may_count(other):
        return None
    if _is_before_deduction(one, other, block):
        return Uncounted.GROSS
    if _is_rest_of(one, other, block):
        return Uncounted.PART
    opens = _says(one, "opening") and _says(other, "closing")
    if _says(one, "granted") and _says(other, "drawn"):
        return Uncounted.FLOW
    return Uncounted.FLOW if opens or _is_what_happened(one, other) else None


def _may_count(row: FactRow) -> bool:
    fact = row.fact
    return (
        row.side is not None
        and fact.instant is not None
        and bool(row.amount)
        and no_balance(fact.concept, fact.label) is None
    )


def _says(row: FactRow, what: str) -> bool:
    """Whether the label of a row says what it is in its block."""
    return says_in_block(what, row.fact.label)


def _words(row: FactRow) -> tuple[str | None, str]:
    return row.fact.concept, row.fact.label


def _is_before_deduction(one: FactRow, net: FactRow, block: Sequence[FactRow]) -> bool:
    """Whether a balance is stated before what another is stated after.

    They are named alike and the other is called net, or what is taken off stands beside
    them. What a party is owed on the other side is no deduction: that is netting.
    """
    off = abs(one.amount) - abs(net.amount)
    if off <= 0 or is_net(*_words(one)):
        return False
    if any(
        row.side not in (None, one.side) and abs(row.amount) == off for row in block
    ):
        return False
    is_after = is_net(*_words(net)) or _says(net, "deduction")
    if is_after and measured(*_words(one)) == measured(*_words(net)):
        return True
    return (is_after or is_gross(*_words(one))) and any(
        _says(row, "deduction") and abs(row.amount) == off for row in block
    )


def _is_rest_of(one: FactRow, whole: FactRow, block: Sequence[FactRow]) -> bool:
    """Whether a balance is what is left of another without its current portion."""
    off = abs(whole.amount) - abs(one.amount)
    return off > 0 and any(
        _says(row, "portion") and abs(row.amount) == off for row in block
    )


def _moves(row: FactRow, block: Sequence[FactRow]) -> bool:
    """Whether a row stands between what opens a balance and what closes it.

    A page may roll several balances of a party forward, one below the other.
    """
    at = row.fact.row
    ends = [r for r in block if _says(r, "opening") or _says(r, "closing")]
    if at is None or row in ends:
        return False
    placed = [(r.fact.row, _says(r, "opening")) for r in ends if r.fact.row is not None]
    before = max((end for end in placed if end[0] < at), default=None)
    after = min((end for end in placed if end[0] > at), default=None)
    return before is not None and after is not None and before[1] and not after[1]


def _is_granted(one: FactRow, drawn: FactRow) -> bool:
    """Whether a balance is the line of credit of which another is drawn."""
    if not _says(one, "facility") or _says(one, "drawn") or not _says(drawn, "drawn"):
        return False
    thing, other = (set(_NOUNS.findall(r.fact.label.casefold())) for r in (one, drawn))
    return abs(drawn.amount) < abs(one.amount) and (not other or thing == other)


def _is_what_happened(one: FactRow, owed: FactRow) -> bool:
    """Whether a row is what happened, of which another is owed: "Interest due"."""
    said, more = (set(words_of(row.fact.label)) for row in (one, owed))
    return said < more and _OWED.issuperset(more - said)


def _summed(total: FactRow, block: Sequence[FactRow]) -> list[FactRow]:
    """Return the rows that another sums, where they are two or more; else nothing.

    Of a row that is called a total one without a side is a part as well: "Principal".
    """
    sides = (None, total.side) if _says(total, "total") else (total.side,)
    parts = [
        row
        for row in block
        if row is not total
        and row.fact.instant is not None
        and row.amount
        and row.side in sides
        and no_balance(*_words(row)) is None
    ]
    if len(parts) < _LEAST_PARTS:
        return []
    is_sum = sum((row.amount for row in parts), Decimal(0)) == total.amount
    return [row for row in parts if row.side is not None] if is_sum else []


def _above_total(total: FactRow, block: Sequence[FactRow]) -> list[FactRow]:
    """Return the rows between one total of a party and the one before.

    "Total amounts due to Acme Ltd" holds what stands above it on that side, also where
    the page leaves open below which day another part of it stands.
    """
    at = total.fact.row
    if at is None or not _says(total, "whole"):
        return []
    above = [row for row in block if row.fact.row is not None and row.fact.row < at]
    start = max((row.fact.row or 0 for row in above if _says(row, "total")), default=0)
    parts = [
        row
        for row in above
        if row.side is total.side and (row.fact.row or 0) > start and _may_count(row)
    ]
    told = sum((row.amount for row in parts), Decimal(0))
    return parts if abs(told) <= abs(total.amount) else []

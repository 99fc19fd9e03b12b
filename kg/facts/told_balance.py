"""The balance that a fact tells, or why it tells none that counts."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from kg.facts.balances import Balance, Key
from kg.facts.encoding import entity_iri, whose_iri
from kg.facts.exclusions import may_stand, no_claim
from kg.facts.measured import is_approximate, is_gross, is_net, measured
from kg.facts.rows import AGGREGATES, FactRow, FilingRows, Side, Status
from kg.facts.told_side import side_by_sign
from kg.facts.uncounted import Uncounted
from kg.iris import Iris
from kg.model.drafts import draft_of
from kg.model.fact import Role
from kg.selection import is_scale_total
from kg.sides import (
    is_accrual,
    is_general_debt,
    is_loan,
    is_total_of_instruments,
    is_two_sided,
    sheet_line,
)


def balance_of(
    row: FactRow,
    rows: FilingRows,
    party_of: Mapping[str, str],
    iris: Iris,
    negative: Collection[str],
) -> Balance | str | None:
    """Return a balance that may count, or why it does not; None for what is none.

    Args:
        row: The fact.
        rows: Its filing.
        party_of: IRI of the party by party key of a fact.
        iris: Mints the IRIs.
        negative: Facts of debts that are printed as negative amounts.
    """
    fact = row.fact
    if not row.is_money or row.status is Status.REPEATED:
        return None
    if fact.instant is None:
        return _of_period(row)
    if is_scale_total(fact):
        return None
    reason = _without_party(row)
    if reason is not None or row.party_key is None:
        return reason or Uncounted.NO_PARTY
    whose, party = whose_iri(row, iris), party_of[row.party_key]
    if party in (whose, entity_iri(row.reporter, None, iris)):
        return Uncounted.ITSELF
    meaning = no_claim(row)
    if meaning is not None or row.side is None:
        return meaning or Uncounted.NO_SIDE
    side, amount = row.side, row.amount
    if row.iri in negative:
        amount = -amount
    elif amount < 0 and is_two_sided(fact.concept, fact.label):
        side, amount = side.other, -amount
    elif amount < 0 and _is_by_sign(row, rows):
        amount = -amount
    words = _told_by_words(fact.concept, fact.label)
    return _drafted_balance(
        fact=row.iri,
        key=Key(whose, party, side, fact.instant, fact.unit or ""),
        element=row.element,
        instruments=tuple(
            sorted(
                member
                for member in fact.other
                if member != fact.subsidiary and not is_total_of_instruments(member)
            )
        ),
        amount=amount,
        decimals=fact.decimals,
        filed=rows.filing.identity.filed,
        roles=tuple(sorted((fact.relationship or "").casefold().split(" | ")))
        if fact.relationship and fact.party is not None
        else (),
        measures=words.measures,
        is_gross=words.is_gross,
        is_net=words.is_net,
        is_general=words.is_general and side is Side.DUE_TO,
        is_total=fact.party is not None and not fact.members,
        is_sheet=words.is_sheet,
        is_accrual=words.is_accrual,
        is_loan=words.is_loan,
        is_approximate=words.is_approximate,
        filing=row.filing,
    )


_drafted_balance: Final = draft_of(Balance)


class _Told(NamedTuple):
    """What element and label tell of a balance; fields as those of `Balance`."""

    measures: str
    is_gross: bool
    is_net: bool
    is_general: bool
    is_sheet: bool
    is_accrual: bool
    is_loan: bool
    is_approximate: bool


@lru_cache(maxsize=65536)
def _told_by_words(concept: str | None, label: str) -> _Told:
    return _Told(
        measures=measured(concept, label),
        is_gross=is_gross(concept, label),
        is_net=is_net(concept, label),
        is_general=is_general_debt(concept, label),
        is_sheet=sheet_line(concept, label) in ("assets", "liabilities"),
        is_accrual=is_accrual(concept, label),
        is_loan=is_loan(concept, label),
        is_approximate=is_approximate(label),
    )


def _of_period(row: FactRow) -> Uncounted | None:
    """Return why what is read as a flow is no balance; None where it surely is none."""
    if row.party_key is None or not may_stand(row.fact):
        return None
    return Uncounted.PERIOD if row.fact.certain else Uncounted.UNCERTAIN


def _is_by_sign(row: FactRow, rows: FilingRows) -> bool:
    """Whether the sign of an amount told its side, which stands below both."""
    title = next((r.title for r in rows.reports if r.iri == row.report), "")
    return side_by_sign(row.fact, title) == row.side


def _without_party(row: FactRow) -> Uncounted | None:
    """Return why a balance counts for no party, whatever its words."""
    if row.status is not Status.CERTAIN:
        translated = row.status is Status.TRANSLATED
        return Uncounted.TRANSLATION if translated else Uncounted.UNCERTAIN
    if row.level in AGGREGATES:
        return Uncounted.TOTAL
    return Uncounted.SEVERAL if _names_several(row) else None


def _names_several(row: FactRow) -> bool:
    """Whether a page without axes names several parties, of which one is opposite.

    Members printed together stand on different axes: beside who owes or is owed, one
    names an entity of the group or whose business it is, and the page tells not which.
    Of a group and its member the filing may tell it (`kg.facts.group_parts`).
    """
    return (
        " | " in (row.party_key or "")
        and row.fact.roles.count(Role.PARTY) > 1
        and not any(row.fact.axes)
    )

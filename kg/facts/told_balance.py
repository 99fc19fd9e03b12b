"""The balance that a fact tells, or why it tells none that counts."""

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from kg.facts.balances import Balance, Key, Uncounted
from kg.facts.encoding import entity_iri, whose_iri
from kg.facts.exclusions import no_claim
from kg.facts.measured import is_approximate, is_gross, is_net, measured
from kg.facts.rows import AGGREGATES, FactRow, FilingRows, Side, Status
from kg.iris import Iris
from kg.model.drafts import draft_of
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
    if not row.is_money or fact.instant is None or row.status is Status.REPEATED:
        return None
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
    words = _told_by_words(fact.concept, fact.label)
    return _drafted_balance(
        row.iri,
        Key(whose, party, side, fact.instant, fact.unit or ""),
        row.element,
        tuple(
            sorted(
                member
                for member in fact.other
                if member != fact.subsidiary and not is_total_of_instruments(member)
            )
        ),
        amount,
        fact.decimals,
        rows.filing.identity.filed,
        tuple(sorted((fact.relationship or "").casefold().split(" | ")))
        if fact.relationship and fact.party is not None
        else (),
        words.measures,
        words.is_gross,
        words.is_net,
        words.is_general and side is Side.DUE_TO,
        fact.party is not None and not fact.members,  # is_total
        words.is_sheet,
        words.is_accrual,
        words.is_loan,
        words.is_approximate,
        row.filing,
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


def _without_party(row: FactRow) -> Uncounted | None:
    """Return why a balance counts for no party, whatever its words."""
    if row.status is not Status.CERTAIN:
        translated = row.status is Status.TRANSLATED
        return Uncounted.TRANSLATION if translated else Uncounted.UNCERTAIN
    return Uncounted.TOTAL if row.level in AGGREGATES else None

"""What is reported like a balance and is none, by its words or what stands beside.

Words tell maxima, limits, face amounts and movements (`kg.sides`). What stands beside
tells the rest: a party's own balance sheet in one context with its receivables, a row
that is the sum of the rows of other parties.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from decimal import Decimal

from kg.facts.rows import FactRow, Level, Side, Status, is_money
from kg.facts.uncounted import Uncounted
from kg.model.fact import Fact, Role
from kg.parties.roles import is_investee_axis, relationship_type
from kg.sides import (
    is_of_parent_alone,
    is_sheet_of_entity,
    is_sum_of_others,
    is_total,
    may_be_flow,
    names_creditor,
    names_subsidiaries,
    no_balance,
    no_balance_under,
    no_side,
    sheet_line,
    side_of,
    tells_sale,
)

_OF_BUSINESSES = frozenset(["RelatedPartyTransactionAxis", "LegalEntityAxis"])
"""Axes on which a business that is sold is named, where the buyer is not."""
_FEWEST_PARTS = 2
"""Parties beside a sum, at least."""
_Context = tuple[str, frozenset[tuple[str, str | None]], date | None]
_Line = tuple[str, str, Side, str, tuple[str, ...]]


def of_investee(fact: Fact) -> bool:
    """Whether an axis says that a fact is of an investee, not of what is owed by it."""
    return any(map(is_investee_axis, fact.axes))


def is_investees_debt(fact: Fact, side: Side) -> bool:
    """Whether an amount is what an investee owes others, by axis and words.

    A filer summarises its investees on their axis, so "notes payable" there are those
    of the investee, unless words or another axis say that they are owed to it.
    """
    return (
        side is Side.DUE_TO
        and of_investee(fact)
        and not any("elated" in (axis or "") for axis in fact.axes)
        and not names_creditor(fact.concept, fact.label)
    )


def no_claim(row: FactRow) -> str | None:
    """Return why an amount with a party is no claim between it and the reporter."""
    fact = row.fact
    reason = no_balance(fact.concept, fact.label) or next(
        filter(None, map(no_balance_under, fact.other)), None
    )
    if reason is not None:
        return reason
    if row.side is None:
        return no_side(fact.concept, fact.label)
    return str(Uncounted.OWN_SHEET) if is_investees_debt(fact, row.side) else None


def may_stand(fact: Fact) -> bool:
    """Whether what is read as a flow may be a balance: words of a claim, on a page.

    "Advances received against deliveries" below twelve months is either, and so are
    "Loans granted"; an element tells which it is.
    """
    if fact.end is None or fact.period_by == "concept":
        return False
    return (
        side_of(fact.concept, fact.label) is not None
        and no_balance(fact.concept, fact.label) is None
        and not may_be_flow(fact.label)
    )


def between_others(rows: Iterable[FactRow]) -> set[str]:
    """Return the facts of one party's balance with another, by the axis of entities.

    The entity of `dei:LegalEntityAxis` is the one that has or owes. Where it is a party
    of the filing, named beside another, the reporter is neither debtor nor creditor.
    """
    listed = list(rows)
    beside_entities = [
        row
        for row in listed
        if row.fact.party is not None and any(map(_names_entities, row.fact.axes))
    ]
    if not beside_entities:
        return set()
    parties = {
        member
        for row in listed
        for member, _, role in _dimensions(row.fact)
        if role in (Role.PARTY, Role.GROUP)
    }
    return {
        row.iri
        for row in beside_entities
        if any(
            _names_entities(axis) and member in parties and member != row.fact.party
            for member, axis, _ in _dimensions(row.fact)
        )
    }


def _names_entities(axis: str | None) -> bool:
    return (axis or "").rpartition(":")[2] == "LegalEntityAxis"


def of_businesses_sold(rows: Iterable[FactRow]) -> set[str]:
    """Return the facts of what a business that the reporter sells has and owes.

    Its member bears the gain on its sale on the axis of deals or entities; what it owes
    is owed to somebody else.
    """
    listed = list(rows)
    sold = {
        member
        for row in listed
        if tells_sale(row.fact.concept)
        for member, axis, _ in _dimensions(row.fact)
        if (axis or "").rpartition(":")[2] in _OF_BUSINESSES
    }
    if not sold:
        return set()
    return {
        row.iri
        for row in listed
        if any(
            (axis or "").rpartition(":")[2] in _OF_BUSINESSES and member in sold
            for member, axis, _ in _dimensions(row.fact)
        )
    }


def _dimensions(fact: Fact) -> Iterator[tuple[str, str | None, Role]]:
    return zip(fact.members, fact.axes, fact.roles, strict=True)


def own_sheets(
    rows: Iterable[FactRow], titles: Mapping[str, str] | None = None
) -> set[str]:
    """Return the facts that stand in a party's own balance sheet.

    A context (members and day of one report) with the party's equity beside assets or
    liabilities is its balance sheet: what it has and owes, nobody says to whom. On an
    axis of investees assets beside liabilities are enough, and so are they of a
    "variable interest entity" that nobody names. On a page about the parent company
    alone the parent is the reporter.

    Args:
        rows: Facts of one filing.
        titles: Title of each report, by IRI.
    """
    titles = titles or {}
    contexts: dict[_Context, list[FactRow]] = defaultdict(list)
    for row in rows:
        if row.party_key is not None and row.is_money and row.fact.instant is not None:
            contexts[row.report, *_context(row.fact)].append(row)
    return {
        row.iri
        for (report, _, _), context in contexts.items()
        if _is_own_sheet([row.fact for row in context])
        or _is_parent_alone([row.fact for row in context], titles.get(report, ""))
        for row in context
    }


def lines_of_own_sheets(facts: Sequence[Fact], kept: Set[int]) -> set[int]:
    """Return the places of the lines that show a kept balance to be a party's own.

    They say nothing of related parties themselves, and are needed to tell that what
    stands beside them is no claim.

    Args:
        facts: All facts of a report.
        kept: Places of those that concern related parties.
    """
    contexts: dict[object, list[int]] = defaultdict(list)
    for place, fact in enumerate(facts):
        if is_money(fact) and fact.instant is not None and fact.members:
            contexts[_context(fact)].append(place)
    return {
        place
        for places in contexts.values()
        if not kept.isdisjoint(places)
        and _is_own_sheet([facts[place] for place in places])
        for place in places
        if sheet_line(facts[place].concept, facts[place].label) is not None
    }


def _context(fact: Fact) -> tuple[frozenset[tuple[str, str | None]], date | None]:
    return frozenset(zip(fact.members, fact.axes, strict=True)), fact.instant


def _is_own_sheet(facts: Sequence[Fact]) -> bool:
    lines = {sheet_line(fact.concept, fact.label) for fact in facts}
    sides = lines & {"assets", "liabilities"}
    if "equity" in lines:
        return bool(sides)
    first = facts[0]
    if sides and first.party is None:
        return is_sheet_of_entity(first.relationship or "")
    return len(sides) == 2 and of_investee(first)


def _is_parent_alone(facts: Sequence[Fact], title: str) -> bool:
    """Whether "Parent Company" on a page is the reporter, without its subsidiaries.

    So it is where it has claims on subsidiaries.
    """
    first = facts[0]
    if first.party is not None or relationship_type(first.relationship) != "parent":
        return False
    return is_of_parent_alone(title) or any(
        names_subsidiaries(fact.label) for fact in facts
    )


def sums_of_siblings(rows: Iterable[FactRow]) -> set[str]:
    """Return the facts of parties that are the sum of all other parties beside them.

    Of one report, element, side, currency and instrument, a party's amount is a total
    where it is the sum of two or more others on every day it is told. A name that may
    say so ("All affiliates") needs no more; any other needs two days of different
    amounts or three others, for two amounts add up to a third by chance. A row named
    "Pools, Total" is a total whatever it sums.
    """
    lines: dict[_Line, dict[str, dict[date, FactRow]]] = defaultdict(dict)
    for row in rows:
        day = row.fact.instant
        if (
            day is not None
            and row.side is not None
            and row.party_key is not None
            and row.is_money
            and row.status is Status.CERTAIN
            and row.level is Level.PARTY
        ):
            line = (
                row.report, row.element, row.side, row.fact.unit or "",
                tuple(sorted(row.fact.other)),
            )  # fmt: skip
            lines[line].setdefault(row.party_key, {}).setdefault(day, row)
    found: set[str] = set()
    for parties in lines.values():
        parts = {k: told for k, told in parties.items() if not is_total(_name(told))}
        for party, told in parties.items():
            if party not in parts or (
                len(parts) > _FEWEST_PARTS and _is_sum(party, told, parts)
            ):
                found.update(row.iri for row in told.values())
    return found


def _name(told: Mapping[date, FactRow]) -> str:
    return next(iter(told.values())).fact.party or ""


def _is_sum(
    party: str,
    told: Mapping[date, FactRow],
    parties: Mapping[str, Mapping[date, FactRow]],
) -> bool:
    amounts: set[Decimal] = set()
    most = 0
    for day, row in told.items():
        others = [
            days[day].amount
            for key, days in parties.items()
            if key != party and day in days and days[day].amount
        ]
        if sum(others, Decimal(0)) != row.amount or len(others) == 1:
            return False
        if others:
            amounts.add(row.amount)
            most = max(most, len(others))
    if not amounts:
        return False
    return is_sum_of_others(_name(told)) or len(amounts) > 1 or most > 2

"""Patterns in one reporter's balances, one function a pattern.

The wording is neutral: what the figures show, never why.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Final

from kg.checks.wording import amount, several
from kg.facts.disclosure import StoredFact
from kg.facts.rows import Side
from kg.facts.select import PositionRow
from kg.model.finding import CellRef, Number
from kg.signals.ledger import Ledger, Pattern
from kg.signals.records import Signal, Thresholds

_FOUR = Decimal("0.0001")


def _signal(
    name: str,
    ledger: Ledger,
    rows: Sequence[PositionRow],
    message: str,
    weight: Decimal,
    numbers: Mapping[str, Decimal],
    cells: tuple[CellRef, ...] = (),
) -> Signal:
    """Return a signal about the balances of one party.

    Args:
        name: Of the pattern.
        ledger: Where the balances are from.
        rows: The balances; their cells are shown.
        message: The sentence.
        weight: Cut to 0 and 1.
        numbers: What it rests on, by name.
        cells: Further cells.
    """
    return Signal(
        name,
        rows[0].reporter,
        rows[0].name,
        message,
        min(max(weight, Decimal(0)), Decimal(1)).quantize(_FOUR),
        tuple(Number(key, value) for key, value in numbers.items()),
        (*ledger.cells(rows), *cells),
    )


def _of(row: PositionRow) -> str:
    return amount(row.amount, row.currency)


def _percent(share: Decimal) -> str:
    return f"{(share * 100).quantize(Decimal('0.1'))} %"


def _sum(rows: Sequence[PositionRow]) -> Decimal:
    return sum((row.amount for row in rows), Decimal(0))


def concentration(ledger: Ledger, limits: Thresholds) -> Iterator[Signal]:
    """One party holds most of a side on the last balance date."""
    for account, rows in ledger.latest():
        total = _sum(rows)
        share = rows[0].amount / total
        if len(rows) < limits.parties or share < limits.share:
            continue
        index = sum(((row.amount / total) ** 2 for row in rows), Decimal(0))
        message = (
            f"{rows[0].name} holds {_percent(share)} of the balances {account.side} "
            f"{len(rows)} parties on {rows[0].date}: {_of(rows[0])} of "
            f"{amount(total, account.currency)} "
            f"(Herfindahl-Hirschman index {index.quantize(_FOUR)})"
        )
        numbers = {
            "share": share.quantize(_FOUR),
            "hhi": index.quantize(_FOUR),
            "total": total,
        }
        yield _signal("concentration", ledger, rows[:1], message, share, numbers)


def both_sides(ledger: Ledger, _: Thresholds) -> Iterator[Signal]:
    """A party owes the reporter and is owed by it on one day; the net of both."""
    for (account, party), rows in ledger.every.items():
        if account.side is not Side.DUE_FROM:
            continue
        opposite = account._replace(side=Side.DUE_TO)
        owed = {row.date: row for row in ledger.every.get((opposite, party), ())}
        pairs = [
            (row, owed[row.date])
            for row in rows
            if row.date in owed and row.amount > 0 and owed[row.date].amount > 0
        ]
        if not pairs:
            continue
        parts = [
            f"{_of(due_from)} due from and {_of(due_to)} due to, net "
            f"{amount(due_from.amount - due_to.amount, account.currency)} on "
            f"{due_from.date}"
            for due_from, due_to in pairs
        ]
        small, large = sorted(row.amount for row in pairs[-1])
        yield _signal(
            "both-sides",
            ledger,
            [row for pair in pairs for row in pair],
            f"Both sides are open with {rows[0].name}: {'; '.join(parts)}",
            small / large,
            {f"net_{a.date}": a.amount - b.amount for a, b in pairs},
        )


def growth(ledger: Ledger, limits: Thresholds) -> Iterator[Signal]:
    """A balance due from a party rises again and again, and never falls."""
    for (account, _), rows in ledger.series.items():
        if account.side is not Side.DUE_FROM:
            continue
        steps = [later.amount - earlier.amount for earlier, later in pairwise(rows)]
        rises = sum(step > 0 for step in steps)
        first, last = rows[0], rows[-1]
        if rises < limits.steps or min(steps, default=0) < 0 or first.amount <= 0:
            continue
        grown = last.amount / first.amount - 1
        if grown < limits.growth:
            continue
        message = (
            f"The balance due from {last.name} rose at {rises} of {len(steps)} dates "
            f"and never fell: from {_of(first)} on {first.date} to {_of(last)} on "
            f"{last.date}, by {_percent(grown)}"
        )
        weight = grown / (1 + grown)
        yield _signal("growth", ledger, rows, message, weight, {"growth": grown})


def frozen(ledger: Ledger, limits: Thresholds) -> Iterator[Signal]:
    """A balance is the same, to the unit, over months."""
    for (account, _), rows in ledger.every.items():
        for same, group in groupby(rows, key=lambda row: row.amount):
            run = list(group)
            days = Decimal((run[-1].date - run[0].date).days)
            if len(run) < 2 or days < limits.frozen_days or same == 0:
                continue
            dates = several([str(row.date) for row in run], most=8)
            message = (
                f"The balance {account.side} {run[0].name} is {_of(run[0])} at "
                f"{len(run)} dates: {dates}"
            )
            yield _signal(
                "frozen", ledger, run, message, days / (days + 365), {"days": days}
            )


def spike(ledger: Ledger, limits: Thresholds) -> Iterator[Signal]:
    """A balance at one date exceeds those before and after it by far."""
    for (account, _), rows in ledger.series.items():
        for before, peak, after in zip(rows, rows[1:], rows[2:], strict=False):
            beside = max(before.amount, after.amount)
            if beside <= 0 or peak.amount < limits.spike * beside:
                continue
            times = peak.amount / beside
            message = (
                f"The balance {account.side} {peak.name} is {_of(peak)} on "
                f"{peak.date}, between {_of(before)} on {before.date} and "
                f"{_of(after)} on {after.date}"
            )
            weight, times = 1 - 1 / times, times.quantize(_FOUR)
            rows_shown = [before, peak, after]
            yield _signal(
                "spike", ledger, rows_shown, message, weight, {"times": times}
            )


def vanished(ledger: Ledger, _: Thresholds) -> Iterator[Signal]:
    """A party with an open balance is not among those of the next date any more."""
    for (account, _party), rows in ledger.series.items():
        last = rows[-1]
        later = [day for day in ledger.days(account) if day > last.date]
        if not later or last.amount <= 0:
            continue
        message = (
            f"{last.name} has {_of(last)} {account.side} it on {last.date} and no "
            f"balance on {later[0]}, where others have"
        )
        yield _signal("vanished", ledger, [last], message, Decimal("0.5"), {})


def new(ledger: Ledger, limits: Thresholds) -> Iterator[Signal]:
    """A party appears on the last balance date with a weighty balance."""
    for account, rows in ledger.latest():
        total = _sum(rows)
        if len(ledger.days(account)) < 2:
            continue
        for row in rows:
            share = row.amount / total
            first = ledger.series[account, row.party][0]
            if first.date == row.date and share >= limits.share_new:
                message = (
                    f"{row.name} appears first on {row.date}, with {_of(row)} "
                    f"{account.side} it, {_percent(share)} of that side"
                )
                yield _signal("new", ledger, [row], message, share, {"share": share})


def role_changed(ledger: Ledger, _: Thresholds) -> Iterator[Signal]:
    """A party bears a role of another class in a later filing.

    Roles are compared by their class in the scheme of relationship types, so that
    "CEO" and "Chief Executive Officer" are one; those outside the scheme by their
    words. All facts of a filing tell of a party's roles together.
    """
    parties: dict[str, dict[tuple[str, str], list[StoredFact]]] = {}
    for fact in ledger.disclosure.facts:
        if fact.party is not None and fact.roles:
            filed = "" if fact.filing.filed is None else fact.filing.filed.isoformat()
            filings = parties.setdefault(fact.party, {})
            filings.setdefault((filed, fact.filing.key), []).append(fact)
    for party in sorted(parties):
        by_filing = parties[party]
        for earlier, later in pairwise(by_filing[key] for key in sorted(by_filing)):
            if _classes(earlier) == _classes(later):
                continue
            name = later[0].party_name or later[0].party_text or ""
            message = (
                f"{name} is disclosed as {_roles(later)} in {later[0].filing.key}, "
                f"before as {_roles(earlier)}"
            )
            yield Signal(
                "role-changed",
                ledger.disclosure.reporter,
                name,
                message,
                Decimal("0.4"),
                cells=(earlier[0].cell, later[0].cell),
            )


def _classes(facts: Sequence[StoredFact]) -> set[str]:
    """Return the classes of the roles of some facts; the words where there is none."""
    return {
        role.casefold() if kind == "unspecified" else kind
        for fact in facts
        for role, kind in zip(fact.roles, fact.role_types, strict=True)
    }


def _roles(facts: Sequence[StoredFact]) -> str:
    return " | ".join(
        sorted({role.casefold() for fact in facts for role in fact.roles})
    )


def material(ledger: Ledger, limits: Thresholds) -> Iterator[Signal]:
    """A party's balance is a weighty part of total assets, or else of revenue."""
    for account, rows in ledger.latest():
        key = account.entity, rows[0].date, account.currency
        whole, what = ledger.assets.get(key), "total assets"
        if whole is None:
            whole, what = ledger.revenue.get(key), "revenue"
        if whole is None:
            continue
        for row in rows:
            share = row.amount / whole.number
            if share < limits.material:
                continue
            message = (
                f"{_of(row)} {account.side} {row.name} on {row.date} is "
                f"{_percent(share)} of {what} of "
                f"{amount(whole.number, account.currency)}"
            )
            numbers, cells = {"share": share.quantize(_FOUR)}, (whole.cell,)
            yield _signal("material", ledger, [row], message, share, numbers, cells)


PATTERNS: Final[dict[str, Pattern]] = {
    "concentration": concentration,
    "both-sides": both_sides,
    "growth": growth,
    "frozen": frozen,
    "spike": spike,
    "new": new,
    "vanished": vanished,
    "role-changed": role_changed,
    "material": material,
}
"""The patterns of this file, by name."""

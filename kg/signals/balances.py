"""Patterns in one reporter's balances, one function a pattern.

The wording is neutral: what the figures show, never why.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from kg.checks.wording import amount, several
from kg.model.finding import CellRef, Number
from kg.signals.ledger import Balance, Ledger
from kg.signals.records import Signal, Thresholds

_FOUR = Decimal("0.0001")


def _signal(
    name: str,
    ledger: Ledger,
    held: Sequence[Balance],
    message: str,
    weight: Decimal,
    **numbers: Decimal,
) -> Signal:
    party = held[0].name if len({b.party for b in held}) == 1 else ""
    cells = tuple(dict.fromkeys(cell for b in held for cell in b.cells))
    return Signal(
        name,
        ledger.reporter,
        party,
        message,
        min(max(weight, Decimal(0)), Decimal(1)).quantize(_FOUR),
        tuple(Number(key, value) for key, value in numbers.items()),
        cells,
    )


def _percent(share: Decimal) -> str:
    return f"{(share * 100).quantize(Decimal('0.1'))} %"


def _last(ledger: Ledger) -> Iterator[tuple[str, str, list[Balance]]]:
    """Yield the positive balances of the last day of each side and currency."""
    for side, currency in ledger.sides():
        day = ledger.days(side, currency)[-1]
        held = [b for b in ledger.on(day, side, currency) if b.amount > 0]
        if held:
            yield side, currency, held


def concentration(ledger: Ledger, limits: Thresholds) -> Iterator[Signal]:
    """One party holds most of a side on its last day."""
    for side, currency, held in _last(ledger):
        total = sum((b.amount for b in held), Decimal(0))
        share = held[0].amount / total
        if len(held) < limits.parties or share < limits.share:
            continue
        index = sum(((b.amount / total) ** 2 for b in held), Decimal(0))
        message = (
            f"{held[0].name} holds {_percent(share)} of the balances {side} "
            f"{len(held)} parties on {held[0].day}: "
            f"{amount(held[0].amount, currency)} of {amount(total, currency)} "
            f"(Herfindahl-Hirschman index {index.quantize(_FOUR)})"
        )
        yield _signal(
            "concentration",
            ledger,
            held[:1],
            message,
            share,
            share=share.quantize(_FOUR),
            hhi=index.quantize(_FOUR),
            total=total,
        )


def both_sides(ledger: Ledger, limits: Thresholds) -> Iterator[Signal]:
    """A party owes the reporter and is owed by it on one day; the net of both."""
    del limits  # it has none
    for (party, side, currency), held in sorted(ledger.series.items()):
        if side != "due from":
            continue
        owed = {b.day: b for b in ledger.series.get((party, "due to", currency), ())}
        pairs = [
            (b, owed[b.day])
            for b in held
            if b.day in owed and b.amount > 0 and owed[b.day].amount > 0
        ]
        if not pairs:
            continue
        parts = [
            f"{amount(one.amount, currency)} due from and "
            f"{amount(other.amount, currency)} due to, net "
            f"{amount(one.amount - other.amount, currency)} on {one.day}"
            for one, other in pairs
        ]
        one, other = pairs[-1]
        small, large = sorted((one.amount, other.amount))
        yield _signal(
            "both-sides",
            ledger,
            [b for pair in pairs for b in pair],
            f"Both sides are open with {one.name}: {'; '.join(parts)}",
            small / large,
            **{f"net_{a.day}": a.amount - b.amount for a, b in pairs},
        )


def growth(ledger: Ledger, limits: Thresholds) -> Iterator[Signal]:
    """A balance due from a party rises again and again, and never falls."""
    for (_, side, currency), held in sorted(ledger.series.items()):
        if side != "due from" or len(held) <= limits.steps:
            continue
        steps = list(pairwise(held))
        rises = sum(later.amount > earlier.amount for earlier, later in steps)
        falls = sum(later.amount < earlier.amount for earlier, later in steps)
        first, last = held[0], held[-1]
        if falls or rises < limits.steps or first.amount <= 0:
            continue
        grown = last.amount / first.amount - 1
        if grown < limits.growth:
            continue
        message = (
            f"The balance due from {last.name} rose at {rises} of {len(steps)} dates "
            f"and never fell: from {amount(first.amount, currency)} on {first.day} to "
            f"{amount(last.amount, currency)} on {last.day}, by {_percent(grown)}"
        )
        yield _signal(
            "growth", ledger, held, message, grown / (1 + grown), growth=grown
        )


def frozen(ledger: Ledger, limits: Thresholds) -> Iterator[Signal]:
    """A balance is the same, to the unit, over months."""
    for (_, side, currency), held in sorted(ledger.series.items()):
        run: list[Balance] = []
        series: list[Balance | None] = [*held, None]
        for balance in series:
            if balance is not None and run and balance.amount == run[-1].amount:
                run.append(balance)
                continue
            if len(run) > 1:
                days = (run[-1].day - run[0].day).days
                if days >= limits.frozen_days and run[0].amount != 0:
                    dates = several([str(b.day) for b in run], most=8)
                    same = amount(run[0].amount, currency)
                    message = (
                        f"The balance {side} {run[0].name} is {same} at {len(run)} "
                        f"dates: {dates}"
                    )
                    weight = Decimal(days) / Decimal(days + 365)
                    yield _signal(
                        "frozen", ledger, run, message, weight, days=Decimal(days)
                    )
            run = [] if balance is None else [balance]


def spike(ledger: Ledger, limits: Thresholds) -> Iterator[Signal]:
    """A balance at one date exceeds those before and after it by far."""
    for (_, side, currency), held in sorted(ledger.series.items()):
        for n in range(1, len(held) - 1):
            before, at, after = held[n - 1 : n + 2]
            beside = max(before.amount, after.amount)
            if beside <= 0 or at.amount < limits.spike * beside:
                continue
            times = at.amount / beside
            message = (
                f"The balance {side} {at.name} is {amount(at.amount, currency)} on "
                f"{at.day}, between {amount(before.amount, currency)} on {before.day} "
                f"and {amount(after.amount, currency)} on {after.day}"
            )
            yield _signal(
                "spike",
                ledger,
                [before, at, after],
                message,
                1 - 1 / times,
                times=times.quantize(_FOUR),
            )


def vanished(ledger: Ledger, limits: Thresholds) -> Iterator[Signal]:
    """A party with an open balance is not among those of the next date any more."""
    del limits  # it has none
    for (_, side, currency), held in sorted(ledger.series.items()):
        later = [d for d in ledger.days(side, currency) if d > held[-1].day]
        last = held[-1]
        if not later or last.amount <= 0:
            continue
        message = (
            f"{last.name} has {amount(last.amount, currency)} {side} it on {last.day} "
            f"and no balance on {later[0]}, where others have"
        )
        yield _signal("vanished", ledger, [last], message, Decimal("0.5"))


def new(ledger: Ledger, limits: Thresholds) -> Iterator[Signal]:
    """A party appears on the last day with a weighty balance."""
    for side, currency, held in _last(ledger):
        days = ledger.days(side, currency)
        if len(days) < 2:
            continue
        total = sum((b.amount for b in held), Decimal(0))
        for balance in held:
            known = ledger.series[balance.party, side, currency]
            share = balance.amount / total
            if known[0].day == days[-1] and share >= limits.share_new:
                message = (
                    f"{balance.name} appears first on {balance.day}, with "
                    f"{amount(balance.amount, currency)} {side} it, "
                    f"{_percent(share)} of that side"
                )
                yield _signal("new", ledger, [balance], message, share, share=share)


def role_changed(ledger: Ledger, limits: Thresholds) -> Iterator[Signal]:
    """A party bears another role in a later filing."""
    del limits  # it has none
    roles: dict[str, dict[tuple[str, str], tuple[str, CellRef]]] = {}
    names: dict[str, str] = {}
    for fact in ledger.disclosure.facts:
        if fact.party is not None and fact.roles:
            filed = fact.filing.filed.isoformat() if fact.filing.filed else ""
            said = " | ".join(sorted({role.casefold() for role in fact.roles}))
            seen = roles.setdefault(fact.party, {})
            seen.setdefault((filed, fact.filing.key), (said, fact.cell))
            names[fact.party] = fact.party_text or fact.party
    for party, filings in sorted(roles.items()):
        order = sorted(filings.items())
        for earlier, later in pairwise(order):
            (before, one), (after, other) = earlier[1], later[1]
            filing = later[0][1]
            if before != after:
                message = (
                    f"{names[party]} is disclosed as {after} in {filing}, before as "
                    f"{before}"
                )
                yield Signal(
                    "role-changed",
                    ledger.reporter,
                    names[party],
                    message,
                    Decimal("0.4"),
                    cells=(one, other),
                )


def material(ledger: Ledger, limits: Thresholds) -> Iterator[Signal]:
    """A party's balance is a weighty part of total assets, or else of revenue."""
    for side, currency, held in _last(ledger):
        for balance in held:
            whole = ledger.assets.get((balance.day, currency))
            what = "total assets"
            if whole is None:
                whole, what = ledger.revenue.get((balance.day, currency)), "revenue"
            if whole is None or whole.amount is None:
                continue
            share = balance.amount / whole.amount
            if share < limits.material:
                continue
            message = (
                f"{amount(balance.amount, currency)} {side} {balance.name} on "
                f"{balance.day} is {_percent(share)} of {what} of "
                f"{amount(whole.amount, currency)}"
            )
            one = _signal(
                "material",
                ledger,
                [balance],
                message,
                share,
                share=share.quantize(_FOUR),
            )
            yield Signal(
                one.name,
                one.reporter,
                one.party,
                one.message,
                one.weight,
                one.numbers,
                (*one.cells, whole.cell),
            )

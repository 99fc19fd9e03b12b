"""One currency out of several: amounts are never added across currencies silently.

Rates come from a table by date (``date,from,to,rate``), or from the filings' own
convenience translations. A rate holds from its date until the next one; an amount for
which there is none is left out and counted.
"""

import csv
import io
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

import networkx as nx

from kg.errors import InputError
from kg.network.edges import edges_of


@dataclass(frozen=True, slots=True)
class Rate:
    """One rate: `units` of `target` for one of `source`, from a day on."""

    day: date
    source: str
    target: str
    units: Decimal


class Rates:
    """A table of rates by pair and date; the inverse of a pair is known with it."""

    def __init__(self, rates: Iterable[Rate]) -> None:
        self._days: dict[tuple[str, str], list[tuple[date, Decimal]]] = defaultdict(
            list
        )
        for rate in rates:
            self._days[rate.source, rate.target].append((rate.day, rate.units))
            self._days[rate.target, rate.source].append((rate.day, 1 / rate.units))
        for held in self._days.values():
            held.sort()

    def rate(self, source: str, target: str, on: date | None) -> Decimal | None:
        """Return the rate that holds on a day, or None when none is known by then."""
        if source == target:
            return Decimal(1)
        held = self._days.get((source, target), [])
        if not held or on is None:
            return None
        at = bisect_right(held, (on, Decimal("Infinity")))
        return held[at - 1][1] if at else None


def read_rates(text: str, source: str) -> Rates:
    """Read a table ``date,from,to,rate``.

    Raises:
        InputError: A column is missing, or a line holds no date or rate.
    """
    rows = csv.DictReader(io.StringIO(text))
    wanted = {"date", "from", "to", "rate"}
    if not wanted <= set(rows.fieldnames or ()):
        message = (
            f"found the columns {', '.join(rows.fieldnames or ())}, expected "
            "date,from,to,rate"
        )
        raise InputError(message, source=source, line=1)
    rates = []
    for line, row in enumerate(rows, start=2):
        try:
            units = Decimal(row["rate"].strip())
            rates.append(
                Rate(
                    date.fromisoformat(row["date"].strip()),
                    row["from"].strip().upper(),
                    row["to"].strip().upper(),
                    units,
                )
            )
        except (InvalidOperation, ValueError, AttributeError):
            units = Decimal(0)
        if not units > 0:
            message = "found no date or positive rate, expected 2021-06-30,USD,CNY,6.45"
            raise InputError(message, source=source, line=line)
    return Rates(rates)


def convenience_rates(rows: Iterable[Mapping[str, object]]) -> list[Rate]:
    """Return the rates of the filings' own convenience translations.

    Args:
        rows: ``day``, ``source`` and ``target`` currency, ``amount`` as translated and
            ``original`` of each pair.

    Returns:
        One rate a day and pair of currencies: of the largest amount, which rounding
        bends least.
    """
    best: dict[tuple[date, str, str], tuple[Decimal, Decimal]] = {}
    for row in rows:
        day, amount, original = row["day"], row["amount"], row["original"]
        if (
            isinstance(day, date)
            and isinstance(amount, Decimal)
            and isinstance(original, Decimal)
            and amount * original > 0
        ):
            key = day, str(row["target"]), str(row["source"])
            best[key] = max(
                best.get(key, (Decimal(0), Decimal(0))), (abs(original), abs(amount))
            )
    return [
        Rate(day, target, source, original / amount)
        for (day, target, source), (original, amount) in sorted(best.items())
    ]


def currencies(net: "nx.MultiDiGraph[str]") -> list[str]:
    """Return the currencies of the amounts, sorted."""
    return sorted({edge.currency for edge in edges_of(net)})


def in_currency(
    net: "nx.MultiDiGraph[str]", currency: str | None = None, rates: Rates | None = None
) -> "nx.MultiDiGraph[str]":
    """Return the network with every amount in one currency.

    Args:
        net: As `kg.network.project.project` returns it.
        currency: The one to use; may be left out where there is only one.
        rates: How other currencies are turned into it; without, they are left out.

    Returns:
        A copy whose edges bear ``amount`` in that currency, ``original`` (amount and
        code as reported) where it was another, and ``net.graph["left_out"]``: how many
        amounts had no rate. A negative amount turns its edge round, zero is dropped.

    Raises:
        InputError: There are several currencies and none was chosen.
    """
    held = currencies(net)
    if currency is None:
        if len(held) > 1:
            message = (
                f"found amounts in {', '.join(held)}, expected one currency; choose "
                "one (--currency), with --rates to turn the others into it"
            )
            raise InputError(message)
        currency = held[0] if held else ""
    table = rates or Rates(())
    one: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    one.add_nodes_from(net.nodes(data=True))
    left_out = 0
    edges = []
    for edge in edges_of(net, ordered=False):
        units = table.rate(edge.currency, currency, edge.date)
        if units is None:
            left_out += 1
            continue
        amount = edge.amount * units
        if amount == 0:
            continue
        attributes = {**edge.held, "amount": abs(amount), "currency": currency}
        if edge.currency != currency:
            attributes["original"] = f"{edge.amount:f} {edge.currency}"
        debtor, creditor = edge.debtor, edge.creditor
        if amount < 0:
            debtor, creditor = creditor, debtor
        edges.append((debtor, creditor, edge.key, attributes))
    for debtor, creditor, key, attributes in edges:
        one.add_edge(debtor, creditor, key=key, **attributes)
    one.graph.update(net.graph, currency=currency, left_out=left_out)
    return one

"""One currency out of several: amounts are never added across currencies silently.

Rates come from a table by date (``date,from,to,rate``), or from the filings' own
convenience translations. A rate holds from its date until the next one; an amount for
which there is none is left out and counted. What was left out and converted, and at
which rates, is one line: `conversion_line`.
"""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from typing import Final

import networkx as nx

from kg.errors import InputError
from kg.facts.encoding import decimals_of
from kg.facts.snapshot import Snapshot
from kg.model.amount import half_unit, plain_decimal
from kg.network.edges import Edge, edges_of

_TRANSLATED: Final = """
    SELECT t.whose, t.filing, coalesce(t.instant, t."end"), t.currency, o.currency,
           t.value, o.value, t.decimals, o.decimals
    FROM facts AS t JOIN facts AS o ON o.iri = t.translates
    WHERE t.status = 'translated' AND t.number AND o.number
    ORDER BY t.iri
"""
_SHOWN_RATES: Final = 3


@dataclass(frozen=True, slots=True)
class Rate:
    """One rate: `units` of `target` for one of `source`, from a day on.

    Attributes:
        day: First day it holds.
        source, target: Three letters each.
        units: Above zero.
        digits: Number of its digits that mean something; a converted amount is rounded
            to as many.
        reporter: IRI of the entity whose translation it is; "" of a table.
        filing: Accession of that filing; "" of a table.
    """

    day: date
    source: str
    target: str
    units: Decimal
    digits: int
    reporter: str = ""
    filing: str = ""

    def inverse(self) -> "Rate":
        """Return the rate of the other direction."""
        return Rate(
            self.day, self.target, self.source, 1 / self.units, self.digits,
            self.reporter, self.filing,
        )  # fmt: skip

    def convert(self, amount: Decimal) -> Decimal:
        """Return an amount of `source` in `target`, rounded to what the rate bears.

        >>> rate = Rate(date(2021, 6, 30), "USD", "CNY", Decimal("6.457"), 4)
        >>> rate.convert(Decimal(2039412))
        Decimal('13170000')
        """
        return rounded(amount * self.units, self.digits)

    def __str__(self) -> str:
        """Return the rate in words, with its day and filing."""
        shown = plain_decimal(rounded(self.units, self.digits))
        place = ", ".join(text for text in (self.day.isoformat(), self.filing) if text)
        return f"{shown} {self.target} for 1 {self.source} ({place})"


Use = tuple[Rate, bool]
"""A rate, and whether another reporter's filing tells it."""


def rounded(amount: Decimal, digits: int) -> Decimal:
    """Return an amount rounded to a number of digits, counted from its first.

    >>> rounded(Decimal("2215217987.4723"), 4), rounded(Decimal("0.0012345"), 2)
    (Decimal('2215000000'), Decimal('0.0012'))
    """
    place = Decimal((0, (1,), amount.adjusted() - digits + 1))
    return Decimal(f"{amount.quantize(place, rounding=ROUND_HALF_EVEN):f}")


class Rates:
    """A table of rates by pair and date; the inverse of a pair is known with it."""

    def __init__(self, rates: Iterable[Rate]) -> None:
        self._by_pair: dict[tuple[str, str], list[Rate]] = defaultdict(list)
        for rate in rates:
            for way in (rate, rate.inverse()):
                self._by_pair[way.source, way.target].append(way)
        for pair in self._by_pair.values():
            pair.sort(key=lambda rate: (rate.day, rate.filing, rate.reporter))

    def rate(
        self, source: str, target: str, on: date, reporter: str = ""
    ) -> Rate | None:
        """Return the rate that holds on a day; None when none is known by then.

        Args:
            source: Currency of the amount.
            target: Currency wanted.
            on: Day of the amount.
            reporter: Whose amount it is. A rate of its own goes before those of
                others, even of a later day; without one any other is taken.
        """
        dated = [rate for rate in self._by_pair[source, target] if rate.day <= on]
        own = [rate for rate in dated if rate.reporter == reporter]
        ranked = own or dated
        return ranked[-1] if ranked else None


def read_rates(text: str, source: str) -> Rates:
    """Read a table ``date,from,to,rate``.

    Raises:
        InputError: A column is missing, or a line holds no date or rate.
    """
    rows = csv.DictReader(io.StringIO(text))
    columns = {"date", "from", "to", "rate"}
    if not columns <= set(rows.fieldnames or ()):
        message = (
            f"found the columns {', '.join(rows.fieldnames or ())}, expected "
            "date,from,to,rate"
        )
        raise InputError(message, source=source, line=1)
    rates = []
    for line, row in enumerate(rows, start=2):
        try:
            rates.append(_read_rate(row))
        except (InvalidOperation, ValueError, AttributeError):
            message = "found no date or positive rate, expected 2021-06-30,USD,CNY,6.45"
            raise InputError(message, source=source, line=line) from None
    return Rates(rates)


def _read_rate(row: dict[str, str]) -> Rate:
    """Return the rate of a line; it bears the digits it is written with."""
    units = Decimal(row["rate"].strip())
    if not (units.is_finite() and units > 0):
        raise ValueError
    return Rate(
        date.fromisoformat(row["date"].strip()),
        row["from"].strip().upper(),
        row["to"].strip().upper(),
        units,
        len(units.as_tuple().digits),
    )


def convenience_rates(snapshot: Snapshot) -> list[Rate]:
    """Return the rates of the filings' own convenience translations.

    Returns:
        One rate a reporter, filing, day and pair of currencies, from the translated
        currency into the other: of the pair of amounts with the most digits, which
        rounding bends least. Sorted.
    """
    best: dict[tuple[str, ...], Rate] = {}
    for row in snapshot.rows(_TRANSLATED):
        reporter, filing, day, source, target = (str(value) for value in row[:5])
        translated, original = Decimal(row[5]), Decimal(row[6])
        if translated * original <= 0 or row[2] is None:
            continue
        digits = min(_digits(translated, row[7]), _digits(original, row[8]))
        rate = Rate(
            date.fromisoformat(day), source, target, original / translated, digits,
            reporter, filing,
        )  # fmt: skip
        known = best.setdefault((day, source, target, filing, reporter), rate)
        if digits > known.digits:
            best[day, source, target, filing, reporter] = rate
    return [best[key] for key in sorted(best)]


def _digits(amount: Decimal, decimals: object) -> int:
    """Return how many digits of a reported amount mean something, at least one."""
    step = 2 * half_unit(decimals_of(decimals))
    shown = amount.normalize() if step == 0 else amount / step
    digits = len(shown.as_tuple().digits) if step == 0 else shown.adjusted() + 1
    return max(digits, 1)


def currencies(net: "nx.MultiDiGraph[str]") -> list[str]:
    """Return the currencies of the amounts, sorted."""
    return sorted({edge.currency for edge in edges_of(net, ordered=False)})


def in_currency(
    net: "nx.MultiDiGraph[str]", currency: str | None = None, rates: Rates | None = None
) -> "nx.MultiDiGraph[str]":
    """Return the network with every amount in one currency.

    Args:
        net: As `kg.network.project.network_of` returns it.
        currency: The one to use; may be left out where there is only one.
        rates: How other currencies are turned into it; without, they are left out.

    Returns:
        A copy whose edges bear ``amount`` in that currency, and ``original`` (amount
        and code as reported) where it was another. In ``net.graph`` stand
        ``currency``, ``without_rate`` (number of amounts left out) and ``conversion``
        (one line that tells both numbers and the rates; "" where nothing was done).

    Raises:
        InputError: There are several currencies and none was chosen, or no amount is
            in that currency or can be turned into it.
    """
    codes = currencies(net)
    if currency is None and len(codes) > 1:
        message = (
            f"found amounts in {', '.join(codes)}, expected one currency; choose "
            "one (--currency), with --rates to turn the others into it"
        )
        raise InputError(message)
    target = currency.upper() if currency else "".join(codes)
    table = rates or Rates(())
    converted: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    converted.add_nodes_from(net.nodes(data=True))
    uses: Counter[Use] = Counter()
    without_rate = 0
    for edge in edges_of(net, ordered=False):
        changes: dict[str, object] = {}
        if edge.currency != target:
            rate = table.rate(edge.currency, target, edge.date, edge.reporter)
            if rate is None:
                without_rate += 1
                continue
            uses[rate, rate.reporter not in ("", edge.reporter)] += 1
            changes = _converted(edge, rate)
        attributes = {**edge.attributes, **changes}
        converted.add_edge(edge.debtor, edge.creditor, key=edge.key, **attributes)
    if codes and not converted.number_of_edges():
        message = (
            f"found no amount in {target} and no rate into it, expected one of "
            f"{', '.join(codes)}"
        )
        raise InputError(message)
    line = conversion_line(target, without_rate, uses)
    converted.graph.update(
        net.graph, currency=target, without_rate=without_rate, conversion=line
    )
    return converted


def _converted(edge: Edge, rate: Rate) -> dict[str, object]:
    """Return the attributes that change where an amount is converted."""
    other_end = edge.attributes.get("disagrees")
    return {
        "amount": rate.convert(edge.amount),
        "currency": rate.target,
        "original": f"{plain_decimal(edge.amount)} {edge.currency}",
        "disagrees": rate.convert(other_end)
        if isinstance(other_end, Decimal)
        else None,
    }


def conversion_line(target: str, without_rate: int, uses: Counter[Use]) -> str:
    """Return what was left out and converted in one line; "" where nothing was."""
    if not without_rate and not uses:
        return ""
    text = (
        f"{target}: {without_rate:,} amounts without a rate left out, "
        f"{uses.total():,} converted"
    )
    ranked = sorted(uses, key=lambda use: (-uses[use], str(use[0]), use[1]))
    shown = [
        f"{uses[rate, borrowed]:,} at {rate}"
        + (", of another reporter's filing" if borrowed else "")
        for rate, borrowed in ranked[:_SHOWN_RATES]
    ]
    if len(ranked) > _SHOWN_RATES:
        shown.append(f"the others at {len(ranked) - _SHOWN_RATES:,} more rates")
    return f"{text}: {'; '.join(shown)}" if shown else text

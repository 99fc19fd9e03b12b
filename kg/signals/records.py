"""A pattern for review: what was seen, with its numbers and where they stand."""

from dataclasses import asdict, dataclass
from decimal import Decimal

from kg.model.finding import CellRef, Number


@dataclass(frozen=True, slots=True)
class Signal:
    """One pattern for review; it says what the figures show and nothing of why.

    Attributes:
        name: Of the pattern, as in `kg.signals.SIGNALS`.
        reporter: Name of the reporting entity; several joined with " | ".
        party: Name of the party; "" where the pattern is of no single one.
        message: One sentence with the numbers and their units.
        weight: From 0 to 1, to rank by: how far the pattern reaches; no probability.
        numbers: The numbers it rests on.
        cells: Where they stand.
    """

    name: str
    reporter: str
    party: str
    message: str
    weight: Decimal
    numbers: tuple[Number, ...] = ()
    cells: tuple[CellRef, ...] = ()

    def record(self) -> dict[str, object]:
        """Return it as ``kg signals --format json`` prints it, decimals as strings."""
        return {
            "signal": self.name,
            "reporter": self.reporter,
            "party": self.party,
            "message": self.message,
            "weight": f"{self.weight:f}",
            "numbers": {n.name: f"{n.value:f}" for n in self.numbers},
            "cells": [asdict(cell) for cell in self.cells],
        }


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on a pattern is worth a look; each may be set (``-p name=value``).

    Attributes:
        share: Largest party's share of a side: a half leaves no second one as large.
        parties: Fewest parties for a share to say something.
        growth: Growth of a balance over the whole series: a quarter.
        steps: Rises in a row without a fall.
        frozen_days: Days a balance stays the same to the unit: five months, so that two
            half-years count and two quarters do not.
        spike: Times a year-end balance exceeds those before and after it.
        material: Share of total assets (or revenue): the five per cent auditors begin
            with.
        share_new: Share of a side a new party must have.
    """

    share: Decimal = Decimal("0.5")
    parties: int = 2
    growth: Decimal = Decimal("0.25")
    steps: int = 2
    frozen_days: int = 150
    spike: Decimal = Decimal(2)
    material: Decimal = Decimal("0.05")
    share_new: Decimal = Decimal("0.1")

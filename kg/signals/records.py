"""A pattern for review: what was seen, with its numbers and where they stand."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from kg.errors import InputError, unknown_word
from kg.model.display import SHOWN, how_many, table_html
from kg.model.finding import CellRef, Number, number_texts


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
            "numbers": number_texts(self.numbers),
            "cells": [asdict(cell) for cell in self.cells],
        }


class Signals(list[Signal]):
    """Signals, the weightiest first.

    Attributes:
        note: Which reporter was taken for the text that chose it; "" where the text
            itself is a name.
    """

    note: str = ""

    def __repr__(self) -> str:
        return f"<{len(self)} signals>"

    def _repr_html_(self) -> str:
        """Return a small table, for notebooks."""
        rows = [(s.weight, s.name, s.reporter, s.message) for s in self[:SHOWN]]
        return table_html(
            ("weight", "signal", "reporter", "message"),
            rows,
            how_many(len(rows), len(self), "signals", "weightiest first"),
            "Patterns for review: what the figures show, and nothing of why.",
            self.note,
        )


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


def thresholds(given: Mapping[str, str]) -> Thresholds:
    """Return the thresholds with some set.

    Raises:
        InputError: There is no such threshold, or a value is not a number of its kind:
            finite, zero or more, and whole where only whole numbers make sense.
    """
    limits = Thresholds()
    names = [field.name for field in fields(Thresholds)]
    for name, text in given.items():
        if name not in names:
            raise unknown_word(InputError, "threshold", name, names)
        whole = isinstance(getattr(limits, name), int)
        value = _number(name, text, whole=whole)
        changed: dict[str, Any] = {name: int(value) if whole else value}
        limits = replace(limits, **changed)
    return limits


def _number(name: str, text: str, *, whole: bool) -> Decimal:
    try:
        value = Decimal(text)
        accepted = value.is_finite() and value >= 0
        accepted = accepted and not (whole and value != value.to_integral_value())
    except InvalidOperation:
        accepted = False
    if not accepted:
        kind = "a whole number" if whole else "a number"
        message = f"found {name}={text!r}, expected {kind}, zero or more"
        raise InputError(message, usage=True)
    return value

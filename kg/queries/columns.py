"""What the columns of an answer hold: amounts, days, IRIs, texts."""

from datetime import date
from decimal import Decimal
from typing import Final


class Iri(str):
    """A text that is an IRI."""

    __slots__ = ()


Value = str | int | Decimal | date | bool | None
"""A cell: IRIs and texts as str, amounts as Decimal, days as date; None is unknown."""

Cells = tuple[Value, ...]
"""The values of one row."""

AMOUNTS: Final = frozenset(
    (
        "amount",
        "before",
        "after",
        "change",
        "due_from",
        "due_to",
        "net",
        "difference",
        "related",
        "whole",
        "rounding",
        "value",
        "share",
    )
)
"""Columns of named queries that hold decimals: amounts in whole units, rates and
shares as fractions of one."""


def is_iri(column: str) -> bool:
    """Tell whether a column of a named query holds IRIs."""
    return column == "fact" or column.endswith("_iri")

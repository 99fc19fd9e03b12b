"""The values of one row: what each cell may be, and which columns its unit allows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model.filing import Column
from kg.readers.pages.numbers import (
    CURRENCY_SIGNS,
    CellKind,
    currency_part,
    kind_of,
    printed_places,
    sign_of,
)
from kg.readers.pages.placing.runs import Token
from kg.readers.pages.unitwords import counts_shares, states_count, states_rate

_COUNT_LABEL = re.compile(
    r"\(?in shares\)?|\bshares? (?:issued|outstanding|authorized|granted|converted|"
    r"sold|repurchased)|\bnumber of\b|,? shares\b(?! of)|\bunits\b|equity instruments",
    re.IGNORECASE,
)
_PER_LABEL = re.compile(
    r"per (?:ordinary |common )?(?:share|unit|ads)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class RowValues:
    """The values of one row, before their columns are known.

    Attributes:
        label: Row label as printed.
        members: Members of the row's block.
        section: Section row above, or None.
        raws: Value cells left to right, footnote marks removed.
        period: ``instant`` or ``duration`` when concept or label tells, else None.
        unit: Unit of a row suffix ("| shares"), else None.
    """

    label: str
    members: tuple[str, ...]
    section: str | None
    raws: tuple[str, ...]
    period: str | None = None
    unit: str | None = None


def tokens_of(row: RowValues, *, by_label: bool = True) -> tuple[Token, ...]:
    """Return what each cell of `row` does to the run of its column.

    Args:
        row: The row.
        by_label: Whether words of the label tell that bare numbers are no money; words
            can mislead, so what rests on them alone is not to be called impossible.
    """
    return tuple(_token(raw, row, by_label=by_label) for raw in row.raws)


def _token(raw: str, row: RowValues, *, by_label: bool) -> Token:
    kind = kind_of(raw)
    if kind not in (CellKind.MONEY, CellKind.NUMBER):
        return Token.BREAK
    per_share = "/" in (row.unit or "") or _PER_LABEL.search(row.label) is not None
    if kind is CellKind.MONEY:
        return Token.SIGNED_PER if per_share else Token.SIGNED
    if _is_count(row, raw, by_label=by_label):
        return Token.BREAK
    return Token.BARE_PER if per_share else Token.BARE


def _is_count(row: RowValues, raw: str, *, by_label: bool) -> bool:
    """Whether a bare number of a row is no money: by its suffix, else its label."""
    if row.unit is not None:
        return currency_part(row.unit) is None and "/" not in row.unit
    return by_label and (
        _COUNT_LABEL.search(row.label) is not None
        or counts_shares(row.label)
        or states_count(row.label)
        or (states_rate(row.label) and printed_places(raw) > 1)
    )


def digits_of(raw: str) -> str:
    """Return what tells one amount from another: its sign of currency is left out."""
    return "".join(c for c in raw if c.isdigit() or c in ".%(")


def allowed_columns(row: RowValues, columns: Sequence[Column]) -> list[list[int]]:
    """Return, for each cell, the columns its sign and the row's suffix allow.

    A cell that fits none may stand in any: sign or head was misread.
    """
    everywhere = [column.index for column in columns]
    return [
        [c.index for c in columns if _fits(raw, row, c.unit)] or everywhere
        for raw in row.raws
    ]


def _fits(raw: str, row: RowValues, unit: str | None) -> bool:
    """Whether a cell may stand in a column of some unit; units of no money take all."""
    currency = currency_part(unit)
    if currency is None:
        return True
    sign = sign_of(raw)
    if sign is not None:
        return currency in CURRENCY_SIGNS[sign]
    return currency_part(row.unit) in (None, currency)

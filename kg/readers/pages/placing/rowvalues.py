"""What one value cell may be, and which columns its unit allows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model.filing import Column
from kg.readers.pages.numbers import CURRENCY_SIGNS, CellKind, kind_of, sign_of
from kg.readers.pages.placing.runs import Token

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


def tokens_of(row: RowValues) -> tuple[Token, ...]:
    """Return what each cell of `row` does to the run of its column."""
    return tuple(_token(raw, row) for raw in row.raws)


def _token(raw: str, row: RowValues) -> Token:
    kind = kind_of(raw)
    if kind not in (CellKind.MONEY, CellKind.NUMBER):
        return Token.BREAK
    per = (row.unit or "").count("/") > 0 or _PER_LABEL.search(row.label) is not None
    if kind is CellKind.MONEY:
        return Token.SIGNED_PER if per else Token.SIGNED
    if _is_count(row):
        return Token.BREAK
    return Token.BARE_PER if per else Token.BARE


def _is_count(row: RowValues) -> bool:
    if row.unit is not None and "/" not in row.unit:
        return not (len(row.unit) == 3 and row.unit.isupper())
    return row.unit is None and _COUNT_LABEL.search(row.label) is not None


def allowed_columns(row: RowValues, columns: Sequence[Column]) -> list[list[int]]:
    """Return, for each cell, the columns its sign and the row's suffix allow."""
    return [
        [c.index for c in columns if _fits(raw, row, c.unit)]
        or [c.index for c in columns]
        for raw in row.raws
    ]


def _fits(raw: str, row: RowValues, unit: str | None) -> bool:
    currency = (unit or "").partition("/")[0]
    if not (len(currency) == 3 and currency.isupper()):
        return True
    sign = sign_of(raw)
    if sign is not None and currency not in CURRENCY_SIGNS.get(sign, (currency,)):
        return False
    wanted = (row.unit or "").partition("/")[0]
    is_currency = len(wanted) == 3 and wanted.isupper()
    return not is_currency or currency == wanted or sign is not None

"""What one cell says in whole units: value, unit, decimals."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.model.filing import Column
from kg.readers.pages.cellmarks import (
    Promise,
    is_cover_label,
    promise_of,
    suffix_unit,
    unglue,
)
from kg.readers.pages.numbers import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CellKind,
    code_of_sign,
    currency_part,
    kind_of,
    parse_amount,
    parse_unit,
    printed_places,
    sign_of,
)
from kg.readers.pages.unitwords import (
    counts_shares,
    heads_counts,
    is_earnings,
    is_interest_rate,
    is_per_share,
    is_price,
    is_unsure,
    speaks_of_money,
    states_count,
    states_rate,
)

Scales = Sequence[tuple[str, int]]

_YEAR, _YEARS = (
    re.compile(r"(?:19|20)\d\d"),
    re.compile(r"\b(?:fiscal|tax) years?\b", re.I),
)
_TYPED = {
    "monetaryItemType": "money",
    "perShareItemType": "per-share",
    "sharesItemType": "shares",
    "pureItemType": "pure",
    "percentItemType": "pure",
    "decimalItemType": "any",
    "integerItemType": "any",
    "floatItemType": "any",
    "intItemType": "any",
    "nonNegativeIntegerItemType": "any",
    "positiveIntegerItemType": "any",
}
"""What unit the values of an XBRL type have."""
_TEXTUAL = frozenset(
    ["stringItemType", "normalizedStringItemType", "textBlockItemType", "dateItemType",
     "gYearItemType", "gMonthDayItemType", "gYearMonthItemType", "booleanItemType",
     "domainItemType", "anyURIItemType", "tokenItemType", "durationItemType"]
)  # fmt: skip
"""XBRL types whose values are texts, even where they look like numbers."""
_COVER_AMOUNT = re.compile(r"shares|float|value|amount", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CellValue:
    """What one cell says, in whole units; see `kg.model.fact.Fact`."""

    value: Decimal | str
    unit: str | None
    decimals: int | None


def counted(label: str, section: str | None) -> str:
    """Return a row's label, led by its section where that says what is counted.

    >>> counted("Outstanding", "Number of Warrants"), counted("Loans", "Liabilities")
    ('Number of Warrants: Outstanding', 'Loans')
    """
    if section is None or not heads_counts(section) or suffix_unit(label) is not None:
        return label
    return f"{section}: {label}"


def value_of(
    label: str,
    raw: str,
    column: Column,
    columns: Sequence[Column],
    scales: Scales,
    usual: str | None = None,
    data_type: str | None = None,
) -> CellValue:
    """Read one cell in whole units.

    Args:
        label: Row label, unit suffix included; tells shares and per-share amounts.
        raw: Cell text as printed.
        column: The column it stands in.
        columns: All columns of the page; their currencies tell what a sign means.
        scales: Power of ten per unit.
        usual: Currency of a bare number where neither row nor column names one.
        data_type: XBRL type of the row's element where the page names it
            (``xbrli:sharesItemType``); it goes before all words.
    """
    glue = unglue(raw)
    text = glue.value if glue is not None else raw
    kind = kind_of(text)
    local = (data_type or "").rpartition(":")[2]
    if (
        kind in {CellKind.TEXT, CellKind.DATE}
        or local in _TEXTUAL
        or (not local and _YEAR.fullmatch(text) and _tells_of_year(label))
        or (
            kind is CellKind.NUMBER
            and is_cover_label(label)
            and not _COVER_AMOUNT.search(label)
        )
    ):
        return CellValue(" ".join(text.split()), None, None)
    if kind is CellKind.PERCENT:
        return CellValue(parse_amount(text), "pure", printed_places(text) + 2)
    typed = _TYPED.get(local)
    unit = _unit_of(label, text, kind, column, columns, usual)
    currency = _currency_of(text, column, columns, usual)
    if typed == "any":
        # a bare number of a type that says nothing is money only where a sign says so
        unit = None if kind is not CellKind.MONEY and unit == currency else unit
    elif typed is not None:
        unit = _typed_unit(typed, currency)
    scale = dict(scales).get(unit or "", 0)
    return CellValue(
        parse_amount(text, scale=scale), unit, printed_places(text) - scale
    )


def _tells_of_year(label: str) -> bool:
    """Whether a number like a year is one, or a text: "Country of incorporation"."""
    return _YEARS.search(label) is not None or promise_of(label) is Promise.STRONG


def _typed_unit(typed: str, currency: str | None) -> str | None:
    """Return the unit a type asks for: the currency, a rate of it, or a fixed one."""
    if typed == "money":
        return currency
    if typed == "per-share":
        return f"{currency}/shares" if currency is not None else None
    return typed


def _unit_of(
    label: str,
    text: str,
    kind: CellKind,
    column: Column,
    columns: Sequence[Column],
    usual: str | None,
) -> str | None:
    """Return the unit of an amount: row suffix, sign, label, column, in that order."""
    currency = _currency_of(text, column, columns, usual)
    suffix = suffix_unit(label)
    if suffix is not None:
        unit = parse_unit(suffix, currency)
        sign = suffix in CURRENCY_SIGNS
        return currency if sign and kind is CellKind.MONEY else unit
    if currency is not None and is_per_share(label, text, kind):
        return f"{currency}/shares"
    if column.unit == f"{currency}/shares" and is_price(label):
        return column.unit
    if kind is CellKind.MONEY:
        if column.unit is not None and column.unit.startswith(f"{currency}/"):
            return column.unit
        return currency
    unit = column.unit or usual
    if _counts(unit) and currency is not None and speaks_of_money(label, unit or ""):
        unit = currency
    return _bare_unit(label, text, unit)


def _counts(unit: str | None) -> bool:
    """Whether a unit is a word for things that are counted: "entities"."""
    fixed = unit is None or unit in CURRENCY_CODES or unit in ("shares", "pure")
    return not fixed and "/" not in (unit or "")


def _bare_unit(label: str, text: str, usual: str | None) -> str | None:
    """Return the unit of an amount without sign; None where words leave it open.

    Args:
        label: Row label.
        text: The cell.
        usual: Unit of its column, else of the page.
    """
    places = printed_places(text)
    if counts_shares(label) or (is_earnings(label) and places == 0):
        return "shares"
    if is_interest_rate(label) or (states_rate(label) and places > 1):
        return "pure"
    doubtful = is_unsure(label) or states_count(label)
    # whole numbers of securities are rarely rates of one
    money = usual is None or usual in CURRENCY_CODES or ("/" in usual and not places)
    return None if doubtful and money else usual


def _currency_of(
    text: str, column: Column, columns: Sequence[Column], usual: str | None
) -> str | None:
    """Return the currency of an amount: what its sign may mean in this column."""
    sign = sign_of(text)
    own = currency_part(column.unit)
    if sign is None:
        return own or currency_part(usual)
    may_be = CURRENCY_SIGNS[sign]
    if own in may_be:
        return own
    for neighbour in columns:
        if (code := currency_part(neighbour.unit)) in may_be:
            return code
    return code_of_sign(sign, currency_part(usual))

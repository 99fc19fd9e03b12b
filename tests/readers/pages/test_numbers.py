"""Amounts, units and dates as pages print them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import AmountError
from kg.readers.pages.numbers import (
    CURRENCY_SIGNS,
    CellKind,
    code_of_sign,
    kind_of,
    parse_amount,
    parse_date,
    parse_unit,
    plain,
    printed_places,
    sign_of,
)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("$ 501", CellKind.MONEY),
        ("¥ (3,235)", CellKind.MONEY),
        ("R$ 134,354", CellKind.MONEY),
        ("SFr 50,000", CellKind.MONEY),
        ("BRL 44,852", CellKind.MONEY),
        ("INR (12.5)", CellKind.MONEY),
        ("MXN 0", CellKind.MONEY),
        ("ALL 5", CellKind.TEXT),
        ("FY 2018", CellKind.TEXT),
        ("2,771", CellKind.NUMBER),
        ("(51)", CellKind.NUMBER),
        ("5.00%", CellKind.PERCENT),
        ("(0.5%)", CellKind.PERCENT),
        ("Dec. 31, 2018", CellKind.DATE),
        ("2025-03", CellKind.DATE),
        ("--12-31", CellKind.DATE),
        ("0001494558", CellKind.TEXT),
        ("2,", CellKind.TEXT),
        ("2,77", CellKind.TEXT),
        ("Q3", CellKind.TEXT),
        ("10-K", CellKind.TEXT),
        ("(51", CellKind.TEXT),
        ("", CellKind.TEXT),
    ],
)
def test_kind_is_told_by_the_text_alone(raw: str, kind: CellKind) -> None:
    assert kind_of(raw) is kind


def test_brackets_and_minus_are_negative_and_scale_is_a_power_of_ten() -> None:
    assert parse_amount("¥ (3,235)", scale=3) == Decimal(-3235000)
    assert parse_amount("BRL (12,136)", scale=3) == Decimal(-12136000)
    assert parse_amount("\u2212 2.5", scale=0) == Decimal("-2.5")
    assert parse_amount("$ 250.0", scale=6) == Decimal(250000000)


def test_a_percentage_is_a_fraction_whatever_the_scale() -> None:
    assert plain(parse_amount("37%", scale=3)) == "0.37"


def test_a_cell_without_number_is_an_error_that_names_it() -> None:
    with pytest.raises(AmountError, match="found 'Yes', expected an amount"):
        parse_amount("Yes", scale=0)


@given(
    amount=st.integers(min_value=0, max_value=10**15),
    places=st.integers(min_value=0, max_value=6),
    negative=st.booleans(),
    sign=st.sampled_from(["", *CURRENCY_SIGNS]),
    scale=st.sampled_from([0, 3, 6, 9]),
)
def test_a_printed_amount_is_read_back(
    amount: int, places: int, negative: bool, sign: str, scale: int
) -> None:
    value = Decimal(amount).scaleb(-places)
    body = f"{value:,f}"
    raw = f"{sign} ({body})" if negative else f"{sign} {body}"
    read = parse_amount(raw, scale=scale)
    assert read == (-value if negative else value).scaleb(scale)
    assert printed_places(raw) == places
    assert sign_of(raw) == (sign or None)
    assert Decimal(plain(read)) == read
    assert "E" not in plain(read)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)))
def test_a_printed_date_is_read_back(day: date) -> None:
    assert parse_date(f"{day:%b. %d, %Y}") == day
    assert parse_date(f"{day:%B} {day.day}, {day.year}") == day
    assert parse_date(day.isoformat()) == day


def test_what_is_no_day_is_no_date() -> None:
    assert parse_date("Feb. 30, 2021") is None
    assert parse_date("Note 12, 2021") is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("CNY (¥)", "CNY"),
        ("USD ($) $ / shares shares", "USD"),
        ("CNY", "CNY"),
        ("$ / shares", "USD/shares"),
        ("¥ / shares", "CNY/shares"),
        ("shares", "shares"),
        ("EquityInstruments", "EquityInstruments"),
        ("USD / t", "USD/t"),
        ("Guarantee Fee", None),
    ],
)
def test_unit_of_a_head_line(text: str, unit: str | None) -> None:
    assert parse_unit(text) == unit


def test_a_sign_means_the_currency_at_hand_where_it_may() -> None:
    assert code_of_sign("$", "HKD") == "HKD"
    assert code_of_sign("$", "CNY") == "USD"
    assert code_of_sign("¥") == "CNY"

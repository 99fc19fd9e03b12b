"""What the cells of a row may be, and which columns they allow."""

import pytest

from kg.model.filing import Column
from kg.readers.pages.placing.rowvalues import RowValues, allowed_columns, tokens_of
from kg.readers.pages.placing.runs import Token

COLUMNS = [
    Column(n, unit=unit)
    for n, unit in enumerate(["USD", "CNY", "CNY/shares", "shares"])
]


def row(*raws: str, label: str = "Amounts due", unit: str | None = None) -> RowValues:
    return RowValues(label, (), None, raws, None, unit)


@pytest.mark.parametrize(
    ("raw", "label", "unit", "token"),
    [
        ("$ 5", "Loans", None, Token.SIGNED),
        ("5", "Loans", None, Token.BARE),
        ("5", "Loans", "USD", Token.BARE),
        ("5%", "Loans", None, Token.BREAK),
        ("Yes", "Loans", None, Token.BREAK),
        ("Dec. 31, 2020", "Loans", None, Token.BREAK),
        ("$ 5", "Price per share", None, Token.SIGNED_PER),
        ("5", "Price per share", None, Token.BARE_PER),
        ("$ 5", "Price", "USD/shares", Token.SIGNED_PER),
        ("5", "Price", "USD/shares", Token.BARE_PER),
        ("5", "Number of stores", None, Token.BREAK),
        ("$ 5", "Number of stores", None, Token.SIGNED),
        ("5", "Loans", "shares", Token.BREAK),
        ("5", "Number of shares", "USD", Token.BARE),
        ("5", "Common stock shares", None, Token.BREAK),
        ("0.07", "Hurdle rate", None, Token.BREAK),
        ("0.5", "Hurdle rate", None, Token.BARE),
        ("$ 0.07", "Hurdle rate", None, Token.SIGNED),
    ],
)
def test_what_a_cell_does_to_the_run_of_its_column(raw, label, unit, token):
    assert tokens_of(row(raw, label=label, unit=unit)) == (token,)


@pytest.mark.parametrize(
    ("raw", "label", "unit", "token"),
    [
        ("5", "Number of stores", None, Token.BARE),
        ("5", "Common stock shares", None, Token.BARE),
        ("0.07", "Hurdle rate", None, Token.BARE),
        ("5", "Loans", "shares", Token.BREAK),
        ("5%", "Number of stores", None, Token.BREAK),
    ],
)
def test_without_the_words_of_its_label_a_bare_number_may_be_money(
    raw, label, unit, token
):
    assert tokens_of(row(raw, label=label, unit=unit), by_label=False) == (token,)


def test_a_sign_allows_the_columns_of_its_currency_and_those_of_no_money():
    allowed = allowed_columns(row("¥ 5", "$ 5", "5"), COLUMNS)
    assert allowed == [[1, 2, 3], [0, 3], [0, 1, 2, 3]]


def test_a_suffix_allows_the_columns_of_its_currency_where_no_sign_stands():
    allowed = allowed_columns(row("5", "¥ 5", unit="USD"), COLUMNS)
    assert allowed == [[0, 3], [1, 2, 3]]
    assert allowed_columns(row("5", unit="shares"), COLUMNS) == [[0, 1, 2, 3]]


def test_a_sign_that_fits_no_column_allows_all():
    assert allowed_columns(row("€ 5"), COLUMNS[:2]) == [[0, 1]]

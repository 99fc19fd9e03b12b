"""What the transformation rules make of printed texts, under every spelling of theirs."""

import time

import pytest

from kg.readers.xbrl.transforms import UnfitTextError, number_in_words, transformed


@pytest.mark.parametrize(
    ("rule", "text", "value"),
    [
        ("num-dot-decimal", "1,234.50", "1234.50"),
        ("numdotdecimal", "1\u00a0234", "1234"),
        ("numcommadot", "12,345", "12345"),
        ("num-comma-decimal", "1.234,5", "1234.5"),
        ("numspacecomma", "1 234,5", "1234.5"),
        ("num-dot-decimal-apos", "1'234.5", "1234.5"),
        ("numdotdecimalin", "12,34,567.8", "1234567.8"),
        ("num-unit-decimal", "12 dollars 5 cents", "12.05"),
        ("num-unit-decimal", "12 dollars", "12"),
        ("fixed-zero", "nil", "0"),
        ("zerodash", "—", "0"),
        ("numdash", "-", "0"),
        ("fixed-empty", "none", ""),
        ("nocontent", "n/a", ""),
        ("fixed-true", "yes", "true"),
        ("booleanfalse", "no", "false"),
        ("date-month-day-year", "3/29/25", "2025-03-29"),
        ("date-monthname-day-year-en", "March 29, 2025", "2025-03-29"),
        ("datemonthdayyearen", "Mar. 29th, 2025", "2025-03-29"),
        ("date-day-month-year", "29.03.2025", "2025-03-29"),
        ("datedaymonthyearen", "the 29th of March 2025", "2025-03-29"),
        ("dateslasheu", "29/03/2025", "2025-03-29"),
        ("dateslashus", "03/29/2025", "2025-03-29"),
        ("date-year-month-day", "2025-3-29", "2025-03-29"),
        ("date-monthname-day-en", "September 30", "--09-30"),
        ("date-day-monthname-en", "30 Sept", "--09-30"),
        ("date-monthname-year-en", "June 2021", "2021-06"),
        ("date-year-month", "2021-06", "2021-06"),
        ("dateyearmonthen", "2021 June", "2021-06"),
        ("duryear", "2", "P2Y"),
        ("duryear", "2.7", "P2Y8M12D"),
        ("duryear", "0", "P0Y"),
        ("durmonth", "18", "P18M"),
        ("durmonth", "1.5", "P1M15D"),
        ("durday", "1,000", "P1000D"),
        ("durhour", "36", "PT36H"),
        ("durweek", "2", "P14D"),
        ("durquarter", "3", "P9M"),
        ("num-comma-decimal-apos", "1\u2019234,5", "1234.5"),
        ("durwordsen", "three years, two months and one day", "P3Y2M1D"),
        ("durwordsen", "Two weeks", "P14D"),
        ("durwordsen", "no days", "P0D"),
        ("numwordsen", "Two hundred and forty-one", "241"),
        ("numwordsen", "a hundred thousand", "100000"),
        ("numwordsen", "No", "0"),
        ("datequarterend", "third quarter of 2019", "2019-09-30"),
        ("datequarterend", "2020 Q1", "2020-03-31"),
        ("boolballotbox", "☒", "true"),
        ("boolballotbox", "☐", "false"),
        ("yesnoballotbox", "þ", "Yes"),
        ("yesnoballotbox", "¨", "No"),
        ("stateprovnameen", "the District of Columbia", "DC"),
        ("countrynameen", "Germany", "DE"),
        ("edgarprovcountryen", "Cayman Islands", "E9"),
        ("exchnameen", "The Nasdaq Stock Market LLC", "NASDAQ"),
        ("entityfilercategoryen", "Non-accelerated Filer", "Non-accelerated Filer"),
        ("tickersymbol", "HX", "HX"),
    ],
)  # fmt: skip
def test_rules(rule, text, value) -> None:
    assert transformed(rule, text) == value


def test_a_rule_that_is_none_is_told() -> None:
    with pytest.raises(KeyError):
        transformed("num-roman", "IV")


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("num-dot-decimal", ""),
        ("num-dot-decimal", "1.2.3"),
        ("num-dot-decimal", "1_000"),
        ("num-dot-decimal", "1e9"),
        ("num-dot-decimal", "snan"),
        ("num-dot-decimal", "٣"),
        ("num-dot-decimal", "9" * 5000),
        ("num-comma-decimal", "1,2,3"),
        ("num-unit-decimal", "dollars"),
        ("date-month-day-year", "13/29/2025"),
        ("date-month-day-year", "March 2025"),
        ("datemonthdayyearen", "March foo 2025"),
        ("datemonthdayyearen", "March 32, 2025"),
        ("datemonthdayyearen", "March 29, two"),
        ("datemonthdayyearen", "March 29, " + "9" * 5000),
        ("datemonthdayen", "March foo"),
        ("datemonthdayen", "²/3"),
        ("duryear", "two"),
        ("duryear", "9" * 50),
        ("durmonth", "²"),
        ("durweek", "²"),
        ("durquarter", "9" * 5000),
        ("durday", "1.5 days"),
        ("durwordsen", "soon"),
        ("durwordsen", "blue years"),
        ("numwordsen", "some"),
        ("numwordsen", "²"),
        ("numwordsen", "and"),
        ("numwordsen", "hundred " * 3000),
        ("datequarterend", "third quarter"),
        ("datequarterend", "first and second quarter of 2019"),
        ("countrynameen", "Ruritania"),
    ],
)
def test_a_text_that_is_not_of_the_form_of_its_rule_is_told(rule, text) -> None:
    with pytest.raises(UnfitTextError):
        transformed(rule, text)


@pytest.mark.parametrize("rule", ["durwordsen", "numwordsen", "num-unit-decimal"])
def test_long_texts_end_soon(rule) -> None:
    start = time.process_time()
    for text in ("-" * 20_000, "a " * 10_000, "one-" * 5_000 + "year"):
        with pytest.raises(UnfitTextError):
            transformed(rule, text)
    assert time.process_time() - start < 30  # quadratic: minutes


def test_numbers_in_words() -> None:
    assert number_in_words("one million two hundred thousand and five") == 1_200_005
    assert number_in_words("3 million") == 3_000_000
    assert number_in_words("") is None

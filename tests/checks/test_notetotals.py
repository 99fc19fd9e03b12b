import pytest

from tests.noted import Tagged, instance, table

HEAD = ("", "December 31, 2023")


def checked(noted, rows, total, *further):
    """Check a table of a note whose total is tagged."""
    text = "<p>Amounts due to related parties:</p>" + table(HEAD, *rows)
    return noted("notetotals", instance(text, Tagged("", total), *further))


def test_rows_that_make_their_total_pass(noted):
    rows = [("Ada Moss", "$50,000"), ("Fern Ltd", "7,300"), ("Total", "$57,300")]
    ((status, message),) = checked(noted, rows, 57300)
    assert (status, message.endswith("2 rows make the total of 57,300 USD.")) == (
        "pass",
        True,
    )


def test_rows_that_do_not_are_told_with_the_difference(noted):
    rows = [("Ada Moss", "$50,000"), ("Fern Ltd", "7,300"), ("Total", "$59,900")]
    ((status, message),) = checked(noted, rows, 59900)
    assert status == "fail"
    assert message.endswith(
        "the total is 59,900 USD, the 2 rows above it (Ada Moss and Fern Ltd) make "
        "50,000 + 7,300 = 57,300 USD."
    )


@pytest.mark.parametrize(
    "rows",
    [
        [("Ada", "9"), ("Fern", "4"), ("Sub-total", "13"), ("Reed", "5"), ("Total", "18")],
        [("Ada", "9"), ("Fern", "9"), ("Total", "18")],
        [("Ada", "9"), ("Fern", "4"), ("Total", "13"), ("Reed", "18"), ("Moss", "-"),
         ("Total", "31")],
    ],
)  # fmt: skip
def test_totals_of_totals_are_readings(noted, rows):
    found = checked(noted, rows, int(rows[-1][1]))
    assert {status for status, _ in found} == {"pass"}


@pytest.mark.parametrize(
    "rows",
    [
        [("Ada", "9"), ("Fern", "4"), ("thereof Fern East", "3"), ("Total", "13")],
        [("Ada", "9"), ("Fern", "4"), ("Discount", "2"), ("Total", "11")],
        [("Reed", "13"), ("Ada", "9"), ("Fern", "4"), ("Total", "13")],
    ],
)
def test_a_total_of_some_rows_or_with_one_taken_off_is_left_open(noted, rows):
    ((status, message),) = checked(noted, rows, int(rows[-1][1]))
    assert (status, message.endswith("does not say which rows it covers.")) == (
        "not-applicable",
        True,
    )


def test_what_is_taken_off_below_a_total_is_no_total(noted):
    rows = [("Ada", "90"), ("Fern", "40"), ("Total", "130"), ("", "(30)"), ("", "100")]
    found = checked(noted, rows, 130, Tagged("", -30, "OtherLiabilities"))
    assert [status for status, _ in found] == ["pass"]


def test_a_total_that_is_tagged_nowhere_is_not_compared(noted):
    rows = [("Ada", "90"), ("Fern", "40"), ("Total", "150")]
    ((status, message),) = checked(noted, rows, 7)
    assert (status, message) == (
        "not-applicable",
        "No table of a note about related parties has a total that is tagged.",
    )

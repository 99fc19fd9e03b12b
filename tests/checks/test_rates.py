from decimal import Decimal

from kg.model.finding import Status

HEADS = (
    "Jun. 30, 2021 / USD ($)",
    "Jun. 30, 2021 / CNY (¥)",
    "Dec. 31, 2020 / CNY (¥)",
)
SCALE = "¥ in Thousands, $ in Thousands"


def test_all_translated_amounts_of_the_first_page_share_a_rate(checked, seed):
    (finding,) = checked({"R65": seed}, "rates")
    assert finding.status is Status.PASS
    assert {n.name: n.value for n in finding.numbers} == {
        "low": Decimal("6.4505"),
        "high": Decimal("6.4645"),
    }
    assert [cell.raw for cell in finding.cells] == [
        "¥ 3,235",
        "$ 501",
        "2,771",
        "$ 429",
    ]
    assert "3,235,000 CNY shown as 501,000 USD" in finding.message


def test_amounts_at_no_one_rate_fail(checked, seed):
    (finding,) = checked({"R65": seed.replace("$ 501", "$ 601")}, "rates")
    assert finding.status is Status.FAIL
    assert (
        "3,235,000 CNY shown as 601,000 USD allows 5.3774 to 5.3880" in finding.message
    )


def test_pages_of_one_filing_are_compared(page, checked):
    one = [
        ("Due to Acme Ltd", "$ 100", "¥ 650", "¥ 700"),
        ("Fees", "$ 200", "¥ 1,300", "¥ 1"),
    ]
    other = [
        ("Due to Beta Ltd", "$ 100", "¥ 710", "¥ 9"),
        ("Rent", "$ 200", "¥ 1,420", "¥ 1"),
    ]
    pages = {
        f"R{n}": page("RELATED PARTIES (Details)", HEADS, rows, scale=SCALE)
        for n, rows in enumerate((one, other))
    }
    (finding,) = checked(pages, "rates")
    assert finding.status is Status.FAIL


def test_one_pair_alone_is_not_compared(page, checked):
    rows = [("Due to Acme Ltd", "$ 100", "¥ 650", "¥ 700")]
    text = page("RELATED PARTIES (Details)", HEADS, rows, scale=SCALE)
    (finding,) = checked({"R1": text}, "rates")
    assert finding.status is Status.NOT_APPLICABLE
    assert "6.4627 to 6.5377" in finding.message


def test_two_currencies_that_reach_as_far_are_no_translation(page, checked):
    heads = (*HEADS, "Dec. 31, 2020 / USD ($)")
    rows = [
        ("Due to Acme Ltd", "$ 1", "¥ 5", "¥ 7", "$ 2"),
        ("Fees", "$ 1", "¥ 9", "¥ 1", "$ 4"),
    ]
    text = page("RELATED PARTIES (Details)", heads, rows, scale=SCALE)
    (finding,) = checked({"R1": text}, "rates")
    assert finding.status is Status.NOT_APPLICABLE

from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg.model.finding import Status

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
BALANCES = "1494558_000110465921117128_R65.txt"
MOVEMENTS = "1494558_000141057822001124_R123.txt"
DUE = "Amounts due to related parties"
TITLE = "RELATED PARTY TRANSACTIONS (Details) - CNY (¥)"
SHICHUANG = "Shandong Shichuang Software Engineering Company Limited"
TEAM = "Members of management team of the Group"


def numbers(finding):
    return {number.name: number.value for number in finding.numbers}


@pytest.fixture
def rolled(page, checked):
    """Check one party's roll-forward printed on one page."""

    def check(*rows, head="Dec. 31, 2021"):
        text = page(TITLE, (head,), [("Acme Ltd",), *rows], group="12 Months Ended")
        (finding,) = checked({"R1": text}, "rollforward")
        return finding

    return check


@pytest.fixture
def moved(page, checked):
    """Check a party's balances on one page against a movement on another."""

    def check(party, balances, label, value, *, ends, months):
        heads = [f"{day} / CNY (¥)" for day in balances]
        due = [(party,), (DUE, *balances.values())]
        moves = [(party,), (label, value)]
        pages = {
            "R1": page("RELATED PARTIES - Balances (Details)", heads, due),
            "R2": page(TITLE, (ends,), moves, group=f"{months} Months Ended"),
        }
        (finding,) = checked(pages, "rollforward")
        return finding

    return check


def test_a_balance_netted_off_explains_the_change(moved):
    finding = moved(
        SHICHUANG,
        {"Dec. 31, 2020": "¥ 2,417", "Dec. 31, 2019": "¥ 1,845"},
        "Balance netting off with related party",
        "¥ 572",
        ends="Dec. 31, 2020",
        months=12,
    )
    assert finding.status is Status.PASS
    assert "1,845,000 + 572,000 = 2,417,000 CNY" in finding.message
    assert numbers(finding) == {
        "opening": Decimal(1845000),
        "flows": Decimal(572000),
        "closing": Decimal(2417000),
        "difference": Decimal(0),
    }


def test_a_borrowing_explains_the_change(moved):
    finding = moved(
        TEAM,
        {"Jun. 30, 2022": "¥ 2,453", "Dec. 31, 2021": "¥ 1,250"},
        "Borrowing from related party",
        "¥ 1,203",
        ends="Jun. 30, 2022",
        months=6,
    )
    assert finding.status is Status.PASS
    assert "1,250,000 + 1,203,000 = 2,453,000 CNY" in finding.message
    assert [cell.raw for cell in finding.cells] == ["¥ 2,453", "¥ 1,250", "¥ 1,203"]


def test_movements_over_pages_that_do_not_explain_the_change_claim_nothing(moved):
    finding = moved(
        TEAM,
        {"Jun. 30, 2022": "¥ 2,453", "Dec. 31, 2021": "¥ 1,250"},
        "Borrowing from related party",
        "¥ 900",
        ends="Jun. 30, 2022",
        months=6,
    )
    assert finding.status is Status.NOT_APPLICABLE
    assert "need not be all" in finding.message


def test_other_flows_move_nothing(moved):
    finding = moved(
        TEAM,
        {"Jun. 30, 2022": "¥ 2,453", "Dec. 31, 2021": "¥ 1,250"},
        "Service purchased from related party",
        "¥ 1,203",
        ends="Jun. 30, 2022",
        months=6,
    )
    assert finding.message == (
        "No balance is reported with an earlier one and what moved between."
    )


def test_a_movement_tells_the_opening_balance_that_nobody_reports(moved):
    finding = moved(
        TEAM,
        {"Jun. 30, 2022": "¥ 2,453", "Jun. 30, 2021": "¥ 900"},
        "Borrowing",
        "¥ 1,203",
        ends="Jun. 30, 2022",
        months=6,
    )
    assert finding.status is Status.NOT_APPLICABLE
    assert "1,250,000 + 1,203,000 = 2,453,000 CNY, if nothing but" in finding.message
    assert "no balance of 2021-12-31 is at hand" in finding.message
    assert numbers(finding)["opening"] == Decimal(1250000)


def test_a_movement_tells_the_closing_balance_that_nobody_reports(moved):
    finding = moved(
        SHICHUANG,
        {"Dec. 31, 2020": "¥ 1,845", "Dec. 31, 2018": "¥ 3"},
        "Balance netting off with related party",
        "¥ 572",
        ends="Dec. 31, 2021",
        months=12,
    )
    assert finding.status is Status.NOT_APPLICABLE
    said = "1,845,000 + 572,000 = 2,417,000 CNY or 1,845,000 - 572,000 = 1,273,000 CNY"
    assert said in finding.message
    assert "no balance of 2021-12-31 is at hand" in finding.message


def test_a_movement_in_no_settled_column_claims_nothing():
    with kg.open() as graph:
        graph.build([EXAMPLES / name for name in (BALANCES, MOVEMENTS)])
        found = graph.check(rules=["rollforward"])
    (finding,) = [finding for finding in found if "Shichuang" in finding.message]
    assert finding.status is Status.NOT_APPLICABLE
    assert "1,845,000 + 572,000 = 2,417,000 CNY" in finding.message
    assert finding.message.endswith(
        "with Balance netting off with related party 572,000 CNY in the column "
        "likeliest for it."
    )


def test_a_roll_forward_of_one_page_holds(rolled):
    finding = rolled(
        ("Balance at the beginning of the period", "¥ 69"),
        ("Loans granted", "42"),
        ("Collections", "(12)"),
        ("Balance at the end of the period", "¥ 99"),
    )
    assert finding.status is Status.PASS
    assert "69,000 + 42,000 - 12,000 = 99,000 CNY." in finding.message


def test_a_roll_forward_of_one_page_that_does_not_hold_fails(rolled):
    finding = rolled(
        ("Opening balance", "¥ 69"),
        ("Loans granted", "42"),
        ("Collections", "(12)"),
        ("Closing balance", "¥ 199"),
    )
    assert finding.status is Status.FAIL
    assert numbers(finding)["difference"] == Decimal(100000)
    assert "printed 199,000 CNY, 100,000 CNY apart" in finding.message


def test_a_decrease_that_no_bracket_marks_is_solved_for(rolled):
    finding = rolled(
        ("Opening balance", "¥ 69"),
        ("Loans granted", "42"),
        ("Repayment of loans", "12"),
        ("Closing balance", "¥ 99"),
    )
    assert finding.status is Status.PASS
    assert finding.message.endswith("99,000 CNY, with Repayment of loans taken off.")


def test_one_row_in_the_wrong_brackets_is_named(rolled):
    finding = rolled(
        ("Opening balance", "¥ 69"),
        ("Granted", "42"),
        ("Bonus", "(12)"),
        ("Closing balance", "¥ 123"),
    )
    assert finding.status is Status.PASS
    assert "with Bonus turned round" in finding.message


def test_balances_of_a_cash_flow_statement_stand_below_the_movements(rolled):
    finding = rolled(
        ("Loans granted", "¥ 42"),
        ("Balance, beginning of year", "69"),
        ("Balance, end of year", "¥ 111"),
    )
    assert finding.message.startswith("No balance is reported with an earlier one")


def test_movements_printed_for_a_party_alone_are_missing_in_the_whole(page, checked):
    rows = [
        ("Beginning balance", "¥ 69"),
        ("Repayment", "(9)"),
        ("Ending balance", "75"),
        ("Acme Ltd",),
        ("Beginning balance", "69"),
        ("Repayment", "(9)"),
        ("Issued", "15"),
        ("Ending balance", "¥ 75"),
    ]
    text = page(TITLE, ("Dec. 31, 2021",), rows, group="12 Months Ended")
    whole, party = checked({"R1": text}, "rollforward")
    assert whole.status is Status.NOT_APPLICABLE
    assert party.status is Status.PASS


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Payments", "Offset against receivables"),
        ("Converted to equity", "Disposal of a subsidiary"),
        ("Refunds", "Transferred out"),
    ],
)
def test_decreases_printed_without_brackets_are_solved_for(rolled, first, second):
    finding = rolled(
        ("Balance at beginning of year", "¥ 1,011"),
        ("Additions", "506"),
        (first, "204"),
        (second, "101"),
        ("Balance at end of year", "¥ 1,212"),
    )
    assert finding.status is Status.PASS
    assert "1,011,000 + 506,000 - 204,000 - 101,000 = 1,212,000" in finding.message


def test_rows_whose_signs_are_open_prove_nothing(rolled):
    finding = rolled(
        ("Opening balance", "¥ 500"),
        ("Payments", "100"),
        ("Reclassification", "100"),
        ("Closing balance", "¥ 500"),
    )
    assert finding.status is Status.NOT_APPLICABLE
    assert finding.message.endswith("other signs of the rows give the same.")


def test_no_signs_make_a_balance_that_is_off(rolled):
    finding = rolled(
        ("Opening balance", "¥ 1,011"),
        ("Payments", "204"),
        ("Refunds", "101"),
        ("Closing balance", "¥ 1,212"),
    )
    assert finding.status is Status.FAIL


@pytest.mark.parametrize("value", ["302", "(302)"])
def test_a_sum_of_the_rows_before_is_no_movement(rolled, value):
    finding = rolled(
        ("Balance at beginning of year", "¥ 1,011"),
        ("Additions", "506"),
        ("Repayments", "(204)"),
        ("Net change", value),
        ("Balance at end of year", "¥ 1,313"),
    )
    assert finding.status is Status.PASS
    assert finding.message.endswith("1,313,000 CNY, Net change taken as a subtotal.")
    assert numbers(finding)["flows"] == Decimal(302000)


def test_a_balance_so_far_is_no_movement(rolled):
    finding = rolled(
        ("Opening balance", "¥ 100"),
        ("Additions", "50"),
        ("Balance before exchange differences", "150"),
        ("Exchange differences", "(5)"),
        ("Closing balance", "¥ 145"),
    )
    assert finding.status is Status.PASS


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Balance as of January 1, 2021", "Balance as of December 31, 2021"),
        ("Balance at Dec. 31, 2020", "Balance at Dec. 31, 2021"),
        ("Balances, 1 January 2021", "Balances, 31 December 2021"),
        ("At January 1, 2021", "At December 31, 2021"),
        ("Opening balance", "Balance as of December 31, 2021"),
        ("Balance at January 1", "Balance at December 31"),
        ("Amount due as of January 1, 2021", "Amount due as of December 31, 2021"),
        ("Loans at beginning of year", "Loans at end of year"),
        ("Balance brought forward", "Balance carried forward"),
        ("Brought forward", "Carried forward"),
        ("Opening", "Closing"),
        ("Outstanding, January 1, 2021", "Outstanding, December 31, 2021"),
        ("Carrying amount - Jan. 1, 2021", "Carrying amount - Dec. 31, 2021"),
    ],
)
def test_balances_may_be_told_by_their_days(rolled, first, last):
    rows = [(first, "¥ 1,011"), ("Borrowed", "506"), ("Repaid", "(204)")]
    assert rolled(*rows, (last, "¥ 1,313")).status is Status.PASS
    finding = rolled(*rows, (last, "¥ 1,300"))
    assert finding.status is Status.FAIL
    assert numbers(finding)["difference"] == Decimal(-13000)


@pytest.mark.parametrize(
    "rows",
    [
        # Sums of the two sorts of movements, and of both.
        (
            ("Cash lent", "300"),
            ("Interest accrued", "206"),
            ("Total additions", "506"),
            ("Cash received", "150"),
            ("Set off", "54"),
            ("Total deductions", "204"),
            ("Net change", "302"),
        ),
        # A sum that stands above its parts.
        (
            ("Additions", "506"),
            ("In cash", "300"),
            ("In kind", "206"),
            ("Collections", "(204)"),
        ),
    ],
)
def test_sums_of_rows_before_or_after_are_no_movements(rolled, rows):
    opening, closing = ("Opening balance", "¥ 1,011"), ("Closing balance", "¥ 1,313")
    finding = rolled(opening, *rows, closing)
    assert finding.status is Status.PASS
    assert "taken as a subtotal" in finding.message
    assert rolled(opening, *rows, ("Closing balance", "¥ 1,399")).failed


def test_a_row_without_which_the_others_hold_leaves_a_miss_open(rolled):
    finding = rolled(
        ("Opening balance", "¥ 1,011"),
        ("Additions", "506"),
        ("of which interest", "31"),
        ("Collections", "(204)"),
        ("Closing balance", "¥ 1,313"),
    )
    assert finding.status is Status.NOT_APPLICABLE
    assert finding.message.endswith("; it holds without of which interest.")


def test_a_small_row_leaves_the_signs_of_others_alone(rolled):
    finding = rolled(
        ("Opening balance", "¥ 1,011"),
        ("Lent", "506"),
        ("Collected", "204"),
        ("Exchange difference", "1"),
        ("Closing balance", "¥ 1,314"),
    )
    assert finding.status is Status.PASS
    assert finding.message.endswith("1,314,000 CNY, with Collected taken off.")


def test_too_many_rows_of_either_sign_are_left_open(rolled):
    rows = [(f"Movement {n}", f"{n * 7}") for n in range(1, 12)]
    finding = rolled(("Opening balance", "¥ 1"), *rows, ("Closing balance", "¥ 9,000"))
    assert finding.status is Status.NOT_APPLICABLE
    assert finding.message.endswith("; the direction of 11 rows is not told.")
    finding = rolled(("Opening balance", "¥ 1"), *rows, ("Closing balance", "¥ 463"))
    assert finding.status is Status.PASS


def test_figures_of_a_text_need_not_be_all(page, checked):
    rows = [
        ("Acme Ltd",),
        ("Loan balance as of January 1, 2021", "¥ 100"),
        ("Interest accrued", "5"),
        ("Loan balance as of December 31, 2021", "¥ 300"),
    ]
    text = page(
        "RELATED PARTY TRANSACTIONS (Details Narrative)",
        ("Dec. 31, 2021 / CNY (¥)",),
        rows,
        group="12 Months Ended",
    )
    (finding,) = checked({"R1": text}, "rollforward")
    assert finding.status is Status.NOT_APPLICABLE
    assert finding.message.endswith("; not every movement need be printed here.")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("Loan from director at January 1", "Loan from director at December 31"),
        ("Due to related party, beginning", "Due to related party, ending"),
        ("Opening amount due", "Closing amount due"),
        ("Beginning principal", "Ending principal"),
    ],
)
def test_rows_that_name_their_balance_open_and_close(rolled, first, last):
    moved = ("Advances", "93"), ("Repayments", "(71)")
    finding = rolled((first, "¥ 617"), *moved, (last, "¥ 639"))
    assert finding.status is Status.PASS
    finding = rolled((first, "¥ 617"), *moved, (last, "¥ 655"))
    assert finding.status is Status.FAIL


@pytest.mark.parametrize(
    "label", ["Shares issued in settlement", "Common shares issued for interest"]
)
def test_a_row_read_as_shares_leaves_a_miss_open(rolled, label):
    finding = rolled(
        ("Opening balance", "¥ 617"),
        ("Discount accretion", "40"),
        (label, "100"),
        ("Closing balance", "¥ 557"),
    )
    assert finding.status is Status.NOT_APPLICABLE
    assert finding.message.endswith("; not every movement need be printed here.")

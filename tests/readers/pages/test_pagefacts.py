"""From cells to facts: value, unit, decimals, period, members."""

from datetime import date
from decimal import Decimal

import pytest

from kg.concepts import load
from kg.errors import ReadError
from kg.model.fact import PlacedBy, Role
from kg.model.filing import Column
from kg.parties.roles import classify
from kg.readers import read_bytes, read_table
from kg.readers.pages.cellvalues import value_of
from kg.readers.pages.pagefacts import period_of, placed_in

CNY = Column(0, instant=date(2021, 6, 30), unit="CNY")
YEAR = Column(1, start=date(2018, 1, 1), end=date(2018, 12, 31), months=12, unit="CNY")
TITLE = "Related Party Transactions (Details) - USD ($)"
BARE = Column(0, instant=date(2021, 6, 30))


@pytest.mark.parametrize(
    ("label", "raw", "value", "unit", "decimals"),
    [
        ("Amounts due", "2,771", Decimal(2771000), "CNY", -3),
        ("Amounts due", "¥ (51)", Decimal(-51000), "CNY", -3),
        ("Amounts due", "$ 501", Decimal(501000), "USD", -3),
        ("Interest", "5.00%", Decimal("0.05"), "pure", 4),
        ("Maturity", "Dec. 31, 2018", "Dec. 31, 2018", None, None),
        ("Terms", "on\n demand", "on demand", None, None),
        ("Shares issued | shares", "1,000", Decimal(1000), "shares", 0),
        ("Price | ¥ / shares", "¥ 0.25", Decimal("0.25"), "CNY/shares", 2),
        ("Loss per share", "¥ (1.10)", Decimal("-1.1"), "CNY/shares", 2),
        ("Basic", "¥ (0.21)", Decimal("-0.21"), "CNY/shares", 2),
        ("Basic and diluted", "0.41", Decimal("0.41"), "CNY/shares", 2),
        ("Diluted", "7,501,400", Decimal(7501400), "shares", 0),
        ("Common stock, par value", "¥ 0.01", Decimal("0.01"), "CNY/shares", 2),
        ("Common stock issued for services", "88", Decimal(88), None, 0),
        ("Common stock shares", "1,200", Decimal(1200), "shares", 0),
        ("Preferred stock shares issued", "40", Decimal(40), "shares", 0),
        ("Warrants issued to founders", "40", Decimal(40), None, 0),
        ("Code-share", "208", Decimal(208000), "CNY", -3),
        ("Code share with Quetzal Air", "8", Decimal(8000), "CNY", -3),
        ("Profit share of the manager", "8", Decimal(8000), "CNY", -3),
        ("Share of founders", "8", Decimal(8), None, 0),
        ("Amounts due", "CNY 51", Decimal(51000), "CNY", -3),
        ("Cancellation of shares", "40", Decimal(40), None, 0),
        ("Conversion of notes into shares", "40", Decimal(40000), "CNY", -3),
        ("Exercise price", "¥ 5", Decimal(5), "CNY/shares", 0),
        ("Amount paid by a director as exercise price", "5", Decimal(5000), "CNY", -3),
        ("Proceeds from the exercise price of options", "5", Decimal(5000), "CNY", -3),
        ("Exercise of stock options", "7", Decimal(7), None, 0),
        ("Warrants issued to founders", "¥ 40", Decimal(40000), "CNY", -3),
        ("Common stock, value", "40", Decimal(40000), "CNY", -3),
        ("Loan from common stock holder's spouse", "4", Decimal(4000), "CNY", -3),
        ("Offering price", "¥ 1.25", Decimal("1.25"), "CNY/shares", 2),
        ("Stock price at year end", "¥ 0.40", Decimal("0.40"), "CNY/shares", 2),
        ("Debt to equity ratio", "3", Decimal(3), None, 0),
        ("Expected volatility", "0.40", Decimal("0.40"), None, 2),
        ("Number of warrants, beginning", "88", Decimal(88), "shares", 0),
        ("Net loss per share", "0", Decimal(0), "CNY/shares", 0),
        ("Tax years open", "2023", "2023", None, None),
        ("Country of incorporation", "2010", "2010", None, None),
        ("Description of business", "1999", "1999", None, None),
        ("Names of lenders", "3,000", Decimal(3000000), "CNY", -3),
        ("Market price at grant", "¥ 11.42", Decimal("11.42"), "CNY/shares", 2),
        ("Stock, ¥0.01 par value per share; 9 issued", "¥ 4", Decimal(4000), "CNY", -3),
        ("Stock, ¥0.01 par value per share, 9 authorized", "0", Decimal(0), "CNY", -3),
        ("Loans | ¥", "88", Decimal(88000), "CNY", -3),
        ("Entity File Number", "516", "516", None, None),
        ("Auditor Firm ID", "1487", "1487", None, None),
        ("Extension", "204", "204", None, None),
        ("Document Fiscal Year Focus", "2024", "2024", None, None),
        ("Extension deposits funded by sponsor", "900", Decimal(900000), "CNY", -3),
        ("Entity controlled by a director", "900", Decimal(900000), "CNY", -3),
        ("Auditors' remuneration", "85", Decimal(85000), "CNY", -3),
        ("Security services of an affiliate", "12", Decimal(12000), "CNY", -3),
        ("Amendment fee to parent", "5", Decimal(5000), "CNY", -3),
        ("Cash", "1.0us-gaap_Cash", Decimal(1000), "CNY", -2),
    ],
)
def test_value_unit_and_decimals(
    label: str, raw: str, value: Decimal | str, unit: str | None, decimals: int | None
) -> None:
    cell = value_of(label, raw, CNY, [CNY], [("CNY", 3), ("USD", 3)])
    assert (cell.value, cell.unit, cell.decimals) == (value, unit, decimals)


@pytest.mark.parametrize(
    ("label", "raw", "value", "unit", "counted"),
    [
        ("Maximum loss exposure of ventures", "59.2", 59200000, "USD", "entities"),
        ("Carrying value of guarantees", "(20.9)", -20900000, "USD", "entities"),
        ("Amounts due from affiliates", "7", 7000000, "USD", "property"),
        ("Number of unconsolidated ventures", "4", 4, "entities", "entities"),
        ("Related entities with a loan", "4", 4, "entities", "entities"),
        ("Properties sold for a note", "3", 3, "property", "property"),
        ("Area leased", "5.2", Decimal("5.2"), "acre", "acre"),
    ],
)
def test_a_column_of_money_and_counts_has_the_unit_its_labels_tell(
    label: str, raw: str, value: Decimal | int, unit: str, counted: str
) -> None:
    column = Column(0, instant=date(2012, 6, 30), unit=counted)
    cell = value_of(label, raw, column, [column], [("USD", 6)], "USD")
    assert (cell.value, cell.unit) == (value, unit)


def test_a_sign_in_a_column_without_unit_means_its_usual_currency() -> None:
    assert value_of("Loan", "$ 5", BARE, [BARE], []).unit == "USD"
    assert value_of("Loan", "5", BARE, [BARE], [], "USD").unit == "USD"


def test_a_balance_in_a_duration_column_closes_on_its_last_day() -> None:
    period = period_of("Balance due", YEAR, "instant", "concept")
    assert (period.instant, period.by) == (date(2018, 12, 31), "concept")


@pytest.mark.parametrize(
    "label",
    [
        "Balance at the beginning of the period",
        "Contract liabilities, brought forward",
        "Balance brought forward",
        "Due to director: b/f",
        "Balance January 1",
        "At 1 January",
        "Balance as of Jan. 1",
        "Loans outstanding, 1st of January",
    ],
)
def test_an_opening_balance_closes_the_day_before_the_period(label: str) -> None:
    assert period_of(label, YEAR, "instant", "label").instant == date(2017, 12, 31)


@pytest.mark.parametrize(
    "label",
    [
        "Contract liabilities, carried forward",
        "Tax losses brought forward",
        "Amounts due, including brought forward interest",
        "Balance December 31",
        "At 31 December",
        "Loans at January 15, before repayment",
    ],
)
def test_what_is_carried_forward_stands_on_the_last_day(label: str) -> None:
    assert period_of(label, YEAR, "instant", "label").instant == date(2018, 12, 31)


def test_a_flow_in_an_instant_column_has_no_known_start() -> None:
    period = period_of("Sales", CNY, "duration", "label")
    assert (period.start, period.end) == (None, date(2021, 6, 30))


def test_a_label_may_date_its_row() -> None:
    period = period_of("Balance at Dec. 31, 2022", Column(0), None, None)
    assert period.instant == date(2022, 12, 31)
    period = period_of("At 31 December 2022", Column(0), None, None)
    assert period.instant == date(2022, 12, 31)


def test_a_balance_at_the_first_day_of_its_column_opened_it() -> None:
    for label in ("At 1 January 2018", "Balance at January 1, 2018"):
        assert period_of(label, YEAR, None, None).instant == date(2017, 12, 31)


def test_without_a_word_from_the_label_the_column_decides() -> None:
    period = period_of("Other", YEAR, None, None)
    assert (period.start, period.end, period.by) == (
        date(2018, 1, 1),
        date(2018, 12, 31),
        "column",
    )


def test_a_settled_fact_takes_period_unit_and_scale_of_its_column(
    seed, labels, classify
) -> None:
    reading = read_bytes(seed.encode(), "seed.txt", concepts=labels, classify=classify)
    fact = next(f for f in reading.facts if f.raw == "2,039")
    moved = placed_in(fact, 2, reading.columns, reading.scales)
    assert (moved.column, moved.columns, moved.placed_by) == (2, (2,), PlacedBy.SETTLED)
    assert (moved.instant, moved.unit) == (date(2020, 12, 31), "CNY")
    assert (moved.value, moved.party) == (fact.value, fact.party)


def test_a_settled_fact_changes_the_members_of_its_head(labels, classify) -> None:
    page = (
        "|\nSales (Details) - CNY (¥)\n|\nDec. 31, 2012\nHuaxia [Member]\n|\n"
        "Dec. 31, 2012\nAffiliated Entity [Member]\n|Sales of goods\n|¥ 1\n|¥ 2\n|X\n"
    )
    reading = read_bytes(page.encode(), "p.txt", concepts=labels, classify=classify)
    first = reading.facts[0]
    assert (first.party, first.relationship) == ("Huaxia", None)
    moved = placed_in(first, 1, reading.columns, reading.scales, classify)
    assert (moved.party, moved.relationship) == (None, "Affiliated Entity")
    assert moved.roles == (Role.RELATIONSHIP,)


PAGE = "|\nDUE (Details) - CNY\n|\nDec. 31, 2021\n" + "|Due\n|¥ 5\n" * 3 + "|X\n"


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("kg.readers.MOST_VALUES", "found 3 values, expected a page of at most 2"),
        ("kg.readers.pages.text.LONGEST", "found 11 lines, expected at most 2"),
    ],
)
def test_a_page_larger_than_any_filings_is_refused(monkeypatch, limit, said) -> None:
    assert len(read_table(PAGE.encode(), "R2.txt").rows) == 3
    monkeypatch.setattr(limit, 2)
    with pytest.raises(ReadError, match=said):
        read_table(PAGE.encode(), "R2.txt")


@pytest.mark.parametrize("limit", ["LONGEST", "MOST_TAGS"])
def test_a_long_html_page_is_refused(monkeypatch, limit) -> None:
    page = (
        '<html><body><table class="report"><tr><th class="tl">DUE (Details) - USD</th>'
        '<th class="th">Dec. 31, 2021</th></tr><tr><td class="pl">Due</td>'
        '<td class="nump">1</td></tr></table></body></html>'
    )
    assert len(read_table(page.encode(), "R2.htm").rows) == 1
    monkeypatch.setattr(f"kg.readers.pages.html.{limit}", 1)
    with pytest.raises(ReadError, match="split the page"):
        read_table(page.encode(), "R2.htm")


@pytest.mark.parametrize("heading", ["Payables:", "Due to related parties"])
@pytest.mark.parametrize("label", ["Incentive fee", "Management fees"])
def test_a_fee_of_months_is_a_flow_below_a_heading_of_balances(
    heading, label, labels, classify
) -> None:
    head = (
        f"| {TITLE} | 6 Months Ended Jun. 30, 2024 | Jun. 30, 2024 |\n|---|---|---|\n"
    )
    rows = [f"{heading} | |", f"{label} | $ 7 |", f"{label} | | $ 5"]
    page = head + "".join(f"| {row} |\n" for row in ["Alder Ltd [Member] | |", *rows])
    facts = read_bytes(page.encode(), "page.md", concepts=labels, classify=classify)
    six, day = facts.facts
    assert (six.start, six.end, six.instant) == (date(2024, 1, 1), day.instant, None)
    assert day.instant == date(2024, 6, 30)


@pytest.mark.parametrize(
    "name",
    [
        "Norvik Intelligent Industry Development Co., Ltd.",
        "Tarn Name Services and Address Books Inc.",
        "Policy Country Nature Explanation Holdings Ltd.",
        "Moor End Incorporation Agents Pte. Ltd",
    ],
)
def test_a_company_named_with_a_word_for_texts_heads_its_rows(name) -> None:
    page = "\n".join([
        "|", "Related Party Transactions (Details) - CNY (¥)", "|", "Dec. 31, 2022",
        "|", "Dec. 31, 2021", "|Tarn Lake Co., Ltd", "|Related party transactions",
        "|Amounts due from related parties", "|500", "|539", f"|{name}",
        "|Related party transactions", "|Amounts due from related parties", "|77", "|72",
    ])  # fmt: skip
    reading = read_bytes(page.encode(), "R9.txt", concepts=load(), classify=classify)
    members = [(fact.value, fact.members) for fact in reading.facts]
    assert members == [
        (500, ("Tarn Lake Co., Ltd",)),
        (539, ("Tarn Lake Co., Ltd",)),
        (77, (name,)),
        (72, (name,)),
    ]

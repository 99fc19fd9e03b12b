"""Which headings of a text page are members, and which are sections."""

import pytest

from kg.model.fact import Role
from kg.model.party import MemberRole
from kg.parties.roles import classify
from kg.readers.pages.textrows import TextRow, TextValue, places_of


def row(label: str, *values: str) -> TextRow:
    return TextRow(label, 1, tuple(TextValue(value, 1) for value in values))


def members(rows: list[TextRow], title: str) -> list[tuple[str, ...]]:
    return [place.members for place in places_of(rows, title, classify)]


def test_a_heading_whose_rows_recur_as_totals_is_a_member_on_a_statement() -> None:
    rows = [
        row("Net sales", "95,359"),
        row("Cost of sales", "50,492"),
        row("Products"),
        row("Net sales", "68,714"),
        row("Cost of sales", "44,030"),
    ]
    found = members(rows, "CONSOLIDATED STATEMENTS OF OPERATIONS - USD ($)")
    assert found[1] == ()
    assert found[3:] == [("Products",), ("Products",)]


def test_a_heading_with_rows_of_its_own_is_a_section_on_a_statement() -> None:
    rows = [
        row("Net income", "1"),
        row("Earnings per share"),
        row("Basic", "2"),
        row("Shares used"),
        row("Basic", "3"),
    ]
    assert members(rows, "STATEMENTS OF OPERATIONS - USD ($)") == [()] * 5


def test_a_party_heads_its_rows_though_nothing_recurs() -> None:
    rows = [row("Loans", "1"), row("Chin Yung Kong"), row("Conversion", "2")]
    assert members(rows, "Debt (Details) - USD ($)")[2] == ("Chin Yung Kong",)


def test_an_accounting_heading_is_no_member_though_the_page_tells_details() -> None:
    rows = [row("Loans", "1"), row("Intangible assets net"), row("Trademarks", "2")]
    assert members(rows, "Assets (Details) - USD ($)") == [(), (), ()]


def test_an_accounting_heading_whose_rows_recur_under_another_is_a_member() -> None:
    rows = [
        row("Note one"),
        row("Rate", "2"),
        row("Note two"),
        row("Rate", "3"),
    ]
    found = members(rows, "Debt (Details) - USD ($)")
    assert (found[1], found[3]) == (("Note one",), ("Note two",))


def test_without_words_to_go_by_a_lone_heading_is_a_member() -> None:
    rows = [row("Loans", "1"), row("Details"), row("Rate", "2")]
    assert classify("Details") == MemberRole(Role.OTHER)
    assert places_of(rows, "Debt (Details)")[2].members == ("Details",)


def test_a_class_of_shares_heads_its_rows_as_a_member() -> None:
    rows = [row("Shares issued", "1"), row("Class F Shares"), row("Shares held", "2")]
    found = members(rows, "CONSOLIDATED BALANCE SHEETS (Parenthetical)")
    assert found == [(), ("Class F Shares",), ("Class F Shares",)]


def test_what_is_measured_heads_a_section_though_its_rows_recur() -> None:
    rows = [
        row("Number of Warrants"),
        row("Outstanding", "5"),
        row("Weighted Average Exercise Price"),
        row("Outstanding", "0.1"),
    ]
    assert members(rows, "Warrants (Details) - USD ($)") == [()] * 4


@pytest.mark.parametrize(
    "section",
    ["Balances", "Balance as at the year end", "Outstanding balances", "Transactions"],
)
def test_balances_and_transactions_head_sections_below_a_party(section: str) -> None:
    rows = [
        row("Tarn Lake Ltd | Services"),
        row("Sales", "5"),
        row(section),
        row("Receivables", "8"),
        row("Fern Bay Ltd | Services"),
        row("Sales", "6"),
        row(section),
        row("Receivables", "9"),
    ]
    found = members(rows, "Related parties (Details) - USD ($)")
    assert (found[3], found[7]) == (
        ("Tarn Lake Ltd", "Services"),
        ("Fern Bay Ltd", "Services"),
    )


@pytest.mark.parametrize("name", ["Balance Ltd", "Transactions Bank plc"])
def test_a_name_with_such_a_word_is_a_member(name: str) -> None:
    rows = [row("Loans", "1"), row(name), row("Loans", "2")]
    assert members(rows, "Related parties (Details)")[2] == (name,)


def test_a_typed_axis_heads_its_rows_as_a_member() -> None:
    rows = [row("Start Date [Axis]: 2025-03-30"), row("Share expected", "64%")]
    found = members(rows, "Revenue (Details)")
    assert found == [("Start Date [Axis]: 2025-03-30",)] * 2


@pytest.mark.parametrize("section", ["Significant transactions", "Other information"])
def test_a_heading_that_opens_the_page_and_stands_behind_another_is_a_section(
    section: str,
) -> None:
    rows = [
        row(section),
        row("Fees", "2"),
        row("Key management personnel"),
        row(section),
        row("Fees", "3"),
    ]
    found = members(rows, "Employees (Details) - USD ($)")
    assert (found[1], found[4]) == ((), ("Key management personnel",))


def test_a_heading_that_opens_the_page_alone_may_be_a_member() -> None:
    rows = [row("Quay Ltd"), row("Fees", "2"), row("Mill Ltd"), row("Fees", "3")]
    found = members(rows, "Debt (Details) - USD ($)")
    assert (found[1], found[3]) == (("Quay Ltd",), ("Mill Ltd",))

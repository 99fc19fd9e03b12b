"""What concerns related parties on pages as text, which tell no axis and no element."""

from dataclasses import fields, replace

import pytest

from kg.model.fact import Fact, PlacedBy
from kg.parties.members import classify_member
from kg.selection import Relation, is_related, relation_of
from kg.selection.signs import title_is_mixed, title_speaks

NOTES = "Short Term Notes Payable (Details)"
RELATED = "Related Party Transactions (Details)"
BARE = Fact(
    **{
        **{field.name: None for field in fields(Fact)},
        "members": (), "axes": (), "roles": (), "other": (), "columns": (),
        "placed_by": PlacedBy.FULL_ROW, "title": "", "member_names": (),
        "footnotes": (), "label": "Short-term debt", "value": "", "unit": "USD",
    }
)  # fmt: skip


def under(member: str, title: str = NOTES, label: str = "Short-term debt") -> Fact:
    role = classify_member(member, None, None).role
    relationship = member if role.value == "relationship" else None
    return replace(
        BARE, members=(member,), axes=(None,), roles=(role,), title=title, label=label,
        relationship=relationship,
    )  # fmt: skip


@pytest.mark.parametrize(
    "member",
    [
        "Former President and Director",
        "Chief Executive Officer",
        "Director",
        "Majority shareholder",
        "Spouse of the Chairman",
        "Vice President of Operations",
        "Chairman of the Board",
    ],
)
def test_a_debt_of_an_office_is_related_on_any_page(member) -> None:
    assert relation_of(under(member)) is Relation.RELATED


@pytest.mark.parametrize(
    "member",
    [
        "Parent Company",
        "Lender",
        "Investor",
        "Employees",
        "PPP Loan",
        "Former Owner of Quarry Bay Services",
        "Shareholder of Fernmoor Ltd",
        "Former Owner Of Peat Systems Managing Director",
    ],
)
def test_a_debt_of_the_parent_alone_or_an_outsider_is_not(member) -> None:
    assert not is_related(under(member))


@pytest.mark.parametrize(
    "label", ["Salary", "Signing bonus", "Stock options, granted", "Annual base pay"]
)
def test_pay_of_an_office_is_not_on_a_page_about_something_else(label) -> None:
    title = "Commitments (Details)"
    assert not is_related(under("Chief Operating Officer", title, label))
    assert is_related(under("Chief Operating Officer", title, f"Accrued {label}"))


@pytest.mark.parametrize(
    "label",
    [
        "Measurement input, founder shares",
        "Expected term of founder shares",
        "Expected volatility of sponsor loan",
    ],
)
def test_what_a_fair_value_is_worked_out_of_is_no_dealing(label) -> None:
    title = "Fair Value Measurements (Details)"
    assert not is_related(replace(BARE, label=label, title=title))
    assert is_related(replace(BARE, label="Loan from sponsor", title=title))


@pytest.mark.parametrize("label", ["Goodwill", "Total assets", "Net loss", "Cash"])
def test_the_reporter_s_own_figures_are_none_where_they_only_stand_there(label) -> None:
    assert not is_related(replace(BARE, label=label, title=RELATED))
    fees = replace(BARE, label="Management fees", title=RELATED)
    assert relation_of(fees) is Relation.CONTEXT


@pytest.mark.parametrize(
    ("title", "mixed"),
    [
        ("Fees paid to the Advisor and its Affiliates (Details)", False),
        ("Administrator and Affiliates - Amounts Incurred (Details)", False),
        ("Trustees and Related Parties (Details)", False),
        ("Leases and Related Parties (Details)", True),
    ],
)
def test_who_runs_the_reporter_beside_affiliates_is_no_other_subject(
    title, mixed
) -> None:
    assert title_is_mixed(title) is mixed


@pytest.mark.parametrize(
    "member",
    [
        "Significant Shareholder",
        "Principal stockholders",
        "Officer, Director And Significant Shareholder",
        "Shareholder and Chief Executive Officer",
        "Consultant / Director",
    ],
)
def test_large_holders_and_several_roles_are_related(member) -> None:
    assert relation_of(under(member)) is Relation.RELATED


@pytest.mark.parametrize("member", ["Shareholder", "Lender and Investor"])
def test_small_holders_and_lenders_are_not(member) -> None:
    assert relation_of(under(member)) is Relation.NONE


@pytest.mark.parametrize(
    "label",
    ["Receivables from Group companies", "Loans to other group entities",
     "Payables to group undertakings"],
)  # fmt: skip
def test_balances_with_the_group_are_related(label) -> None:
    assert relation_of(under("Euros", label=label)) is Relation.RELATED


@pytest.mark.parametrize("line", ["Uncommitted Credit Facility", "Line of Credit"])
def test_a_bank_beside_its_credit_line_lends_to_anybody(line) -> None:
    alone = under("Bank of Fernmoor Ltd", RELATED)
    both = replace(
        alone, members=(*alone.members, line), axes=(None, None),
        roles=(*alone.roles, classify_member(line, None, None).role),
        party="Bank of Fernmoor Ltd",
    )  # fmt: skip
    assert not is_related(both)
    assert is_related(replace(alone, party="Bank of Fernmoor Ltd"))
    assert is_related(replace(both, label="Loan guaranteed by a director"))


@pytest.mark.parametrize(
    ("title", "speaks"),
    [
        ("Notes - Remuneration of the Board of Directors and Management", True),
        ("Remuneration to Executive Management (Details)", True),
        ("Staff costs - Key management compensation (Details)", True),
        ("Directors’ remuneration (Details)", True),
        ("Remuneration Committee (Details)", False),
        ("Auditor's remuneration (Details)", False),
        ("Remuneration of employees (Details)", False),
        ("Key management services sold (Details)", False),
        ("Employee compensation (Details)", False),
    ],
)
def test_pay_of_key_management_is_on_related_parties(title, speaks) -> None:
    assert title_speaks(title) is speaks

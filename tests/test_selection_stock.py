"""The reporter's own stock, totals and people beside dealings with related parties."""

from dataclasses import fields, replace

import pytest

from kg.model.fact import Fact, PlacedBy
from kg.parties.members import classify_member
from kg.selection import Relation, is_related, relation_of
from kg.selection.elements import joined
from kg.selection.signs import title_is_mixed

PAGE = "Related Party Transactions (Details)"
BARE = Fact(
    **{
        **{field.name: None for field in fields(Fact)},
        "members": (), "axes": (), "roles": (), "other": (), "columns": (),
        "placed_by": PlacedBy.FULL_ROW, "title": PAGE, "member_names": (),
        "footnotes": (), "value": "",
    }
)  # fmt: skip


def row(label: str, *members: str, unit: str = "USD", **told: str | None) -> Fact:
    roles = tuple(classify_member(member, None, None).role for member in members)
    sides = {role.value: m for m, role in zip(members, roles, strict=True)}
    return replace(
        BARE, label=label, unit=unit, members=members, axes=(None,) * len(members),
        roles=roles, party=sides.get("party"), relationship=sides.get("relationship"),
        **told,
    )  # fmt: skip


@pytest.mark.parametrize(
    "fact",
    [
        row("Common Stock, Shares, Outstanding", unit="shares"),
        row("Ordinary share, par value", unit="USD/shares"),
        row("Temporary equity, shares outstanding", unit="shares"),
        row("Share Price", unit="USD/shares"),
        row("Exercise price of warrants", unit="USD/shares"),
        row("Redemption price", "Class A Common Stock", unit="USD/shares"),
        row("Converted shares", "Series B Preferred Stock", unit="shares"),
        row("Number of warrants in a unit", unit="pure"),
        row("Number of units sold", "Initial Public Offering", unit="shares"),
        row("Change in fair value", "Public Warrants"),
        row("Proceeds", "Secondary Offering"),
        row("Stock issued during period, value, new issues"),
        row("Number of employees", unit="pure"),
        row("Number of members of the board of directors", unit="pure"),
        row("Number of independent directors", unit="pure"),
    ],
)
def test_own_stock_and_people_are_told_of_nobody_related(fact) -> None:
    assert relation_of(fact) is Relation.NONE


@pytest.mark.parametrize(
    "fact",
    [
        row("Conversion price", unit="USD/shares"),
        row("Conversion price", "Convertible Notes", unit="USD/shares"),
        row("Exercise price of warrants", "Private Placement", unit="USD/shares"),
        row("Share price", "Sponsor", unit="USD/shares"),
        row("Shares issued", "Rowan Fell", "Class B Common Stock", unit="shares"),
        row("Redemption price", unit="USD/shares", title="Founder Shares (Details)"),
        row("Outstanding balance", "IPO Promissory Note"),
        row("Price per warrant", unit="USD/shares"),
        row("Price of private placement warrants", unit="USD/shares"),
        row("Ownership percentage", "Sponsor", unit="pure"),
        row("Number of installments", unit="pure"),
        row("Number of leases", unit="pure"),
    ],
)
def test_terms_of_loans_and_what_somebody_holds_stay(fact) -> None:
    assert is_related(fact)


@pytest.mark.parametrize(
    "label",
    [
        "Deferred tax assets, valuation allowance",
        "Deferred tax benefit",
        "Common stock outstanding",
        "Investments in unconsolidated entities",
        "Earnings per share, basic",
        "Stockholders' equity",
    ],
)
def test_a_label_is_judged_as_its_element_is(label) -> None:
    named = row("Amount", concept=f"acme:{joined(label)}")
    assert relation_of(row(label)) is relation_of(named) is Relation.NONE


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Stockholders' equity", "StockholdersEquity"),
        ("Receivables from non-consolidated parties (note 3)",
         "ReceivablesFromNonConsolidatedParties"),
        ("Interest accrued on advances | $", "InterestAccruedOnAdvances"),
    ],
)  # fmt: skip
def test_labels_are_joined_as_elements_are(label, name) -> None:
    assert joined(label) == name


@pytest.mark.parametrize(
    "label",
    [
        "Receivables from non-consolidated parties",
        "Payables to non-consolidated companies",
        "Income from joint ventures in related party transactions",
    ],
)
def test_claims_on_investees_are_no_stakes(label) -> None:
    assert is_related(row(label))


@pytest.mark.parametrize("label", ["Total assets", "Current liabilities", "Assets"])
@pytest.mark.parametrize("member", ["Trade receivables", "Balances", "Other"])
def test_what_stands_below_a_member_is_a_part(label, member) -> None:
    assert is_related(row(label, member))
    assert not is_related(row(label))


def test_what_an_entity_of_the_group_has_is_no_part() -> None:
    fact = replace(
        row("Total assets", "Harrow Quay"), axes=("dei:LegalEntityAxis",), party=None
    )
    assert not is_related(fact)


@pytest.mark.parametrize(
    ("title", "mixed"),
    [
        ("Associates, investments and related parties - Related parties (Details)", False),
        ("Notes and Related Parties - Loans of Directors (Details) - USD ($)", False),
        ("Leases and Related Party Transactions - Affiliates (Details Narrative)", False),
        ("Notes and Related Parties - Notes Payable (Details)", True),
        ("Debt - Notes Payable and Related Party Debt (Details)", True),
        ("Notes Payable and Related Parties - Narrative (Details)", True),
    ],
)  # fmt: skip
def test_the_part_of_a_title_that_names_the_page_tells(title, mixed) -> None:
    assert title_is_mixed(title) is mixed

"""Weak signs of related parties, which a second sign must bear out."""

from dataclasses import fields, replace
from decimal import Decimal

import pytest

from kg.model.fact import Fact, PlacedBy, Role
from kg.model.filing import Identity, Reading
from kg.parties.members import classify_member
from kg.selection import is_related, title_speaks, with_known_parties
from kg.selection.note_words import NoteWords
from kg.selection.printed_numbers import PrintedNumbers
from kg.selection.signs import title_is_mixed

NOTE = "us-gaap:RelatedPartyTransactionsDisclosureTextBlock"
DEBT_NOTE = "us-gaap:DebtDisclosureTextBlock"
FILLER = " The notes bear interest at five percent and mature in ten years." * 4
RELATED_AXIS = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
COUNTERPARTIES = "srt:CounterpartyNameAxis"
OFFICES = "srt:TitleOfIndividualAxis"
PAGE = "Related Party Transactions (Details)"
BARE = Fact(
    **{
        **{field.name: None for field in fields(Fact)},
        "members": (), "axes": (), "roles": (), "other": (), "columns": (),
        "placed_by": PlacedBy.XBRL, "title": "", "member_names": (), "footnotes": (),
        "label": "Amount", "value": "",
    }
)  # fmt: skip


def figure(value: str, title: str = PAGE, **told) -> Fact:
    return replace(BARE, value=Decimal(value), unit="USD", title=title, **told)


def cut(axis: str, label: str, name: str = "acme:OwnMember", **told) -> Fact:
    role = classify_member(label, axis, name).role
    fact = figure(
        "7", members=(label,), axes=(axis,), roles=(role,), member_names=(name,)
    )
    party = label if role is Role.PARTY else None
    relationship = label if role is Role.RELATIONSHIP else None
    return replace(fact, party=party, relationship=relationship, **told)


def note(words: str, concept: str = NOTE) -> Fact:
    return replace(BARE, concept=concept, value=words + FILLER, title="Note 9")


def kept(fact: Fact, *others: Fact) -> bool:
    reading = Reading("a.xml", "instance", "", "0" * 64, Identity(), "instance")
    (read,) = with_known_parties([replace(reading, facts=(fact, *others))])
    return is_related(read.facts[0])


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("12345", "a fee of $12,345 a year"),
        ("12345000", "amounts in thousands: 12,345"),
        ("2200000", "a loan of $2.2 million"),
        ("-350", "interest of (350)"),
        ("0", "$ 0 was due"),
    ],
)
def test_a_figure_of_a_page_is_theirs_where_a_note_prints_it(value, printed) -> None:
    assert kept(figure(value), note(f"We paid our president {printed}."))
    assert not kept(figure(value), note("We paid our president rent of 99,123."))
    assert kept(figure(value))


def test_a_rate_is_printed_in_percent() -> None:
    rate = replace(figure("0.0525"), unit="pure")
    assert kept(rate, note("The director's loan bears 5.25% a year."))
    assert not kept(rate, note("The director's loan bears 6% a year."))


def test_a_total_is_told_where_a_related_party_has_a_part_in_it() -> None:
    whole = figure("30", concept="us-gaap:CostOfRevenue")
    part = replace(cut(RELATED_AXIS, "Finch Trading Ltd"), concept=whole.concept)
    told = note("Finch Trading Ltd belongs to our president.")
    assert kept(whole, part, told)
    assert not kept(whole, told)
    assert not kept(whole, replace(part, concept="us-gaap:InterestExpense"), told)


@pytest.mark.parametrize(
    "told",
    [
        {"concept": "us-gaap:NetIncomeLoss"},
        {"concept": "us-gaap:StockholdersEquity"},
        {"concept": "us-gaap:CommonStockParOrStatedValuePerShare"},
        {
            "members": ("Deficit",), "roles": (Role.OTHER,), "other": ("Deficit",),
            "axes": ("us-gaap:StatementEquityComponentsAxis",),
        },
        {
            "members": ("Common units",), "roles": (Role.OTHER,),
            "axes": ("us-gaap:PartnerCapitalComponentsAxis",),
        },
    ],
)  # fmt: skip
def test_the_reporter_s_own_capital_and_result_are_no_context(told) -> None:
    assert not kept(figure("7", **told))


def test_a_text_of_a_page_needs_no_second_sign() -> None:
    text = replace(BARE, value="due on demand", title=PAGE)
    assert kept(text, note("The director's loan is due on demand."))


@pytest.mark.parametrize(
    ("title", "mixed"),
    [
        ("Commitments, Contingencies and Related Party Transactions", True),
        ("Goodwill and Related Party Intangibles", True),
        ("Related Party Transactions and Concentrations", True),
        ("Prepaid Expenses and Due from Related Party", True),
        ("Revenue, Including Related Parties", True),
        ("Shareholder Loans and Other Debt", True),
        ("Transactions and Balances with Related Parties", False),
        ("Certain Relationships and Related Party Transactions", False),
        ("Due from and Due to Related Parties", False),
        ("Loans and Advances from Related Parties", False),
        ("Management Fees and Related Party Transactions", False),
        ("Notes Payable, Related Parties", False),
    ],
)
def test_a_page_on_something_else_as_well_makes_no_figure_related(title, mixed) -> None:
    assert title_speaks(title)
    assert title_is_mixed(title) is mixed
    assert kept(figure("7", f"{title} (Details)")) is not mixed
    assert kept(figure("7", title, label="Due to related parties"))


@pytest.mark.parametrize(
    ("label", "silent"),
    [
        ("Proceeds from notes payable", True),
        ("Short term loan receivable", True),
        ("Deferred revenue", True),
        ("us-gaap_ProceedsFromRelatedPartyDebt", False),
        ("Proceeds from officer loan", False),
        ("Increase in deferred compensation, related", False),
    ],
)
def test_an_element_against_the_label_needs_a_note_that_prints_it(
    label, silent
) -> None:
    debt = figure(
        "4321",
        "Cash Flows",
        label=label,
        concept="us-gaap:ProceedsFromRelatedPartyDebt",
    )
    assert kept(debt, note("A director lent us 99,123.")) is not silent
    assert kept(debt, note("A director lent us 4,321."))
    assert kept(debt)


@pytest.mark.parametrize(
    "words",
    [
        "Our president guaranteed the loan of Quillen Finance LLC to us.",
        "Guarantees of our line of credit with Quillen Finance LLC by a director.",
        "The loan of Quillen Finance LLC is personally guaranteed by our president.",
    ],
)
def test_whose_loan_a_related_party_guarantees_is_none(words) -> None:
    assert not kept(
        cut(COUNTERPARTIES, "Quillen Finance LLC", title="Debt"), note(words)
    )
    assert not kept(cut(RELATED_AXIS, "Quillen Finance LLC", title="Debt"), note(words))
    told = note("Quillen Finance LLC, guaranteed by nobody, is owned by our president.")
    assert kept(cut(COUNTERPARTIES, "Quillen Finance LLC", title="Debt"), told)


@pytest.mark.parametrize(
    "words",
    [
        "We borrowed from Quillen Finance LLC, an unrelated third party.",
        "Quillen Finance LLC (Quillen) is a third party lender.",
        "We sold a note to a non-affiliated investor, Quillen Finance LLC.",
        "An independent third party named Quillen Finance LLC lent us funds.",
    ],
)
def test_what_a_note_says_goes_before_a_tag(words) -> None:
    lender, page = cut(RELATED_AXIS, "Quillen Finance LLC"), note("Our director lent.")
    for text in (note(words), note(words, DEBT_NOTE)):
        assert not kept(lender, text, page)
        assert not kept(replace(lender, title="Debt (Details)"), text, page)
        assert kept(cut(RELATED_AXIS, "Finch Ltd"), text, page)


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("We rent from Finch Realty LLC, which our president owns.", True),
        ("Finch Realty LLC, an affiliate, bills us.", True),
        ("The loan repaid the notes of Finch Realty LLC." + FILLER, False),
    ],
)
def test_beside_a_name_a_note_must_tell_a_tie_off_the_axis_of_related_parties(
    words, is_one
) -> None:
    text = note(words)
    assert kept(cut(COUNTERPARTIES, "Finch Realty LLC", title="Leases"), text) is is_one
    assert kept(cut(RELATED_AXIS, "Finch Realty LLC", title="Leases"), text)


@pytest.mark.parametrize(
    ("label", "concept", "is_one"),
    [
        ("Annual base salary", "acme:AnnualBaseSalary", False),
        ("Severance", "us-gaap:SeveranceCosts1", False),
        ("Target bonus", "acme:TargetBonusPercentage", False),
        ("Accrued salary", "us-gaap:AccruedSalariesCurrent", True),
        ("Loan", "us-gaap:NotesPayable", True),
        ("Shares sold", "us-gaap:SaleOfStockNumberOfSharesIssuedInTransaction", True),
    ],
)
def test_pay_is_told_as_related_on_pages_and_axes_of_related_parties(
    label, concept, is_one
) -> None:
    office = cut(OFFICES, "Chief Executive Officer", title="Commitments (Details)")
    pay = replace(office, label=label, concept=concept)
    assert kept(pay) is is_one
    assert kept(replace(pay, title=PAGE))
    assert kept(replace(pay, axes=(RELATED_AXIS,)))


@pytest.mark.parametrize(
    ("label", "is_one"),
    [
        ("Investment Adviser", True), ("External Manager", True),
        ("General Partner", True), ("Administrator", True),
        ("Fellow subsidiaries", True), ("Joint venture", True), ("Founder", True),
        ("Investor Three", False), ("Employees", False), ("Consultants", False),
        ("Sellers", False), ("Trial sponsors", False),
    ],
)  # fmt: skip
def test_roles_that_are_related_by_the_word_on_their_axis(label, is_one) -> None:
    role = cut(RELATED_AXIS, label, title="Fees (Details)")
    assert kept(role, note("Finch Trading Ltd belongs to our president.")) is is_one


@pytest.mark.parametrize("axis", ["ecd:TrdArrIndNameAxis", "ecd:IndividualAxis"])
def test_plans_to_sell_own_shares_and_tables_of_pay_are_no_dealings(axis) -> None:
    told = note("Joan Finchley, our director, lent us 5,000.")
    assert not kept(cut(axis, "Joan Finchley", title="Insider Trading"), told)
    assert kept(cut(OFFICES, "Joan Finchley", title="Debt"), told)


@pytest.mark.parametrize("axis", ["srt:MajorCustomersAxis", COUNTERPARTIES])
def test_a_customer_that_the_note_tells_as_related_is_one(axis) -> None:
    told = note("Finch Trading Ltd is owned by our director.")
    assert kept(cut(axis, "Finch Trading Ltd", title="Concentrations"), told)
    assert not kept(cut(axis, "Wren Trading Ltd", title="Concentrations"), told)


def test_a_bank_beside_related_parties_is_none_and_on_their_axis_one() -> None:
    assert not kept(cut(COUNTERPARTIES, "Saddle Creek Bank"))
    assert kept(cut(RELATED_AXIS, "Saddle Creek Bank"))


def test_a_label_on_a_member_of_a_taxonomy_may_make_a_thing_of_it() -> None:
    loans, name = "us-gaap:DebtInstrumentAxis", "us-gaap:AffiliatedEntityMember"
    assert not kept(cut(loans, "Bridge Note", name, title="Loans (Details)"))
    assert not kept(cut(loans, "Term Loan B", name, title="Loans (Details)"))
    assert kept(cut(loans, "Affiliated entity", name, title="Loans (Details)"))
    assert kept(cut(loans, "Loan from affiliate", name, title="Loans (Details)"))


def test_labels_that_name_the_reporter_name_no_related_party() -> None:
    row = figure(
        "7",
        "Income",
        label="Net income of Alder Holdings",
        entity="Alder Holdings, Inc.",
    )
    own = cut(RELATED_AXIS, "Alder Holdings", entity=row.entity)
    assert not kept(row, own)
    other = replace(row, label="Fees of Finch Trading")
    assert kept(other, cut(RELATED_AXIS, "Finch Trading Ltd", entity=row.entity))


def test_numbers_are_read_whole() -> None:
    text = note("Paid $1,234,567.50 on 2024-03-09, 12.5% of 9.")
    numbers = PrintedNumbers(NoteWords([text]).texts_of_related_parties).plain
    assert {Decimal("1234567.50"), Decimal("12.5"), Decimal(9)} <= numbers
    assert Decimal(234567) not in numbers


@pytest.mark.parametrize(
    ("role", "is_one"),
    [
        ("Investors", False),
        ("Employees", False),
        ("Directors", True),
        ("Sponsor", True),
    ],
)
def test_investors_and_staff_beside_related_parties_are_none(role, is_one) -> None:
    told = note("Finch Trading Ltd belongs to our president.")
    assert kept(cut(COUNTERPARTIES, role), told) is is_one
    assert kept(cut(COUNTERPARTIES, role), note("Directors and investors paid 7 each."))


@pytest.mark.parametrize(
    ("label", "is_one"),
    [
        ("Notes payable - third party", False),
        ("Due to unrelated parties", False),
        ("Due to related parties and third parties", True),
    ],
)
def test_a_label_that_says_unrelated_goes_before_the_page(label, is_one) -> None:
    assert kept(figure("7", label=label)) is is_one
    movement = cut(RELATED_AXIS, "Finch Trading Ltd")
    assert kept(replace(movement, label="Assigned to third party"))

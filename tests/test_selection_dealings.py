"""Labels of filers' own on what is dealt with whom, and names that notes tell of."""

import re
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.api.sources import read
from kg.resources import ontology_rows
from kg.selection import is_related, speaks_of_related_parties, title_speaks
from kg.selection.names_in_words import NamesInWords
from kg.selection.signs import has_sign, tells_balances
from tests.test_selection_unseen import Row, kept, note, row
from tests.written_filing import write_filing

PLAIN = "Commitments (Details)"
SHEET = "Consolidated Balance Sheets"


@pytest.mark.parametrize(
    "text",
    [
        "Extensions of credit to directors",
        "New loans made to executive officers",
        "Payables to entities under common control",
        "Loans to commonly controlled companies",
        "Salary of president's wife",
        "Fees paid to sister of our chairman",
        "Sales to director's company",
        "Use of founder's airplane",
        "Sponsor working capital loan",
        "Office support fee – Sponsor",
        "Software costs (shareholder)",
        "Fee waivers by Adviser",
        "Incentive fees paid to the Investment Manager",
        "Licence fees from joint venture",
        "Sale of goods to an associate",
        "Materials purchased from joint ventures",
        "Due from jointly controlled entities",
        "Royalties to group companies",
        "Cash pooling with the parent",
        "Salaries of key managers",
        "Vineyard bought from majority shareholder",
        "Gain on sale of truck to director",
        "Purchases from companies with joint control",
        "Owed by partially owned entities",
        "Receivables from sponsored funds",
        "Units held by the Adviser",
        "Parent contributions of services",
        "Credit facility provided by a major shareholder",
        "Overdraft secured by director",
        "Parent guarantees",
        "Premiums assumed from parent",
        "Attorney-in-fact fees",
        "Storage space from officer",
        "Balances with state-owned entities",
        "Dividends to ultimate controlling party",
        "Loans from noncontrolling shareholders",
        "Officers' unpaid wages",
        "Working capital advances to Manager",
        "Trade receivables, joint venture",
        "Dividends declared to holding company",
        "Profit share of General Partner",
        "Subscriptions by managing owner",
        "Preferred stock sold to parent",
        "Cash sweep with Parent",
        "Advances to promoters",
        "Compensation of the Board of Commissioners",
        "Enterprises over which relatives of directors have control",
        "Companies with common shareholders",
        "Hangar owned by chairman",
        "Deposits of related interests of directors",
        "Road survey (related)",
        "Receivable from employee stockholders",
        "Sales to nephew of chairman",
        "Rent from a farmer who is a director",
        "Settlement paid to former president",
        "Costs charged by Managing General Partner",
        "Contract liability, stockholder",
        "Costs reimbursed to the manager",
        "Supervision fees to manager",
        "Loan from actual controller",
        "Advances to legal representative",
        "Donated rent",
        "Repurchase of common stock from founder",
        "Settlement with former director",
        "Legal costs advanced to former officers",
        "Bonds held by insiders",
        "Interest income from principal shareholder",
    ],
)
def test_labels_on_dealings_speak(text) -> None:
    assert speaks_of_related_parties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Extensions of credit to farmers",
        "Common control premium",
        "Family dining sales",
        "Sister brand revenue",
        "Aircraft lease expense",
        "Stock compensation expense - officers",
        "Fee waivers",
        "Advisory fees - legal",
        "Sales to associated press",
        "Share of profit of associates",
        "Group health plan charges",
        "Key managers retention bonus accrual",
        "Land bought from farmers",
        "Sale of truck to dealer",
        "Investments with significant unobservable inputs",
        "Units held by custodian",
        "Parent net income",
        "Facility with bank syndicate",
        "Notes secured by equipment",
        "Premiums assumed from insurers",
        "Storage space from landlord",
        "Income of noncontrolling interests",
        "Funeral director salaries",
        "Affiliate links",
        "Cousins brand sales",
        "Rent from a farmer who is a member",
        "Settlement paid to class",
        "Net income attributable to parent",
        "Concert promoters",
        "Utility commissioners' fees",
        "Common stock sold to investors",
        "Hangar owned by city",
        "Loan and related interest",
        "Transparent coating sales to dealers",
        "Loan officer commissions",
        "Nurses affiliated with a union",
        "General manager bonus",
        "Donated goods",
        "Repurchase of common stock from employees",
        "Settlement with customers",
        "Charge controllers sold",
        "Payable for redemptions to fund shareholders",
    ],
)
def test_labels_near_them_do_not(text) -> None:
    assert not speaks_of_related_parties(text)


PRINTED = string.ascii_lowercase + string.digits + " -'’,()&/.–—"
WORDS = [
    row["pattern"] for row in ontology_rows("related.csv") if row["sign"] == "words"
]


@pytest.mark.parametrize("pattern", WORDS)
def test_the_plain_words_asked_for_first_stand_in_all_that_is_found(pattern) -> None:
    """What the quick look leaves out, the long pattern never sees."""
    stems = [
        stem
        for row in ontology_rows("related.csv")
        if row["sign"] == "speaking word"
        for stem in row["pattern"].split("|")
    ]

    @settings(
        max_examples=8,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.from_regex(re.compile(pattern), alphabet=st.sampled_from(PRINTED)))
    def look(text: str) -> None:
        found = re.search(pattern, text)
        assert found is None or any(stem in found.group() for stem in stems)

    look()


@pytest.mark.parametrize(
    "title", ["Fees and Expenses of the Advisor (Details)", "Advisor Arrangements"]
)
def test_pages_on_the_adviser_are_on_related_parties(title) -> None:
    assert title_speaks(title)


@pytest.mark.parametrize(
    ("words", "is_outside"),
    [
        ("inc which is independent ¶", True),
        ("llc not related ¶", True),
        ("is unaffiliated ¶", True),
        ("is independent director ¶", False),
        ("which is related ¶", False),
        ("llc took part and has no other relation to us ¶", True),
        ("has no employees ¶", False),
        ("are from an unrelated body ¶", True),
        ("is from our president ¶", False),
        ("srl our supplier involves no related person ¶", True),
        ("involves no collateral ¶", False),
        ("co no relation ¶", True),
        ("no relation known to exist", False),
    ],
)
def test_a_sentence_ends_by_saying_that_a_name_is_independent(words, is_outside):
    assert has_sign("outside after", words) is is_outside


def test_a_denied_name_on_a_related_page_names_no_agreement(tmp_path) -> None:
    """A filer tags the licensor of its patents among the related parties."""
    told = note(
        "Our director Una Birk was paid $41,000. Tallow State University, which "
        "licensed our patents, is not a related party."
    )
    axis = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
    rows = (
        told,
        row("x:Fee", "Fee", f"{axis}=x:TsuMember=Tallow State University"),
        row("x:Paid", "Fee", f"{axis}=x:BirkMember=Una Birk"),
        row(
            "x:Due",
            "Milestones",
            "us-gaap:TypeOfArrangementAxis=x:LMember=Tallow State University License",
            title=PLAIN,
        ),
    )
    assert kept(tmp_path, *rows) == [False, True, False]


def other_note(text: str) -> Row:
    return note(text, "x:LeaseOfTheMillTextBlock", "Lease of the Mill")


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("The mill is leased from Corvel Trust, whose trustee is our president.", True),
        (
            "Corvel Trust, owned by the Company's chief executive officer, lets it.",
            True,
        ),
        ("The mill is leased from Corvel Trust. Our president signed for us.", False),
        ("Corvel Trust lets the mill; our board of directors approved it.", False),
        ("The lender, Corvel Trust, was paid from sales to our customers.", False),
    ],
)
def test_a_note_on_something_else_tells_who_is_tied_to_the_reporter(
    text, is_kept, tmp_path
) -> None:
    rows = (
        other_note(text),
        row(
            "x:MillRent",
            "Rent",
            "srt:CounterpartyNameAxis=x:CorvelTrustMember=Corvel Trust",
            title=PLAIN,
        ),
        row("x:AccruedMillRent", "Accrued rent, Corvel Trust", title=SHEET),
    )
    assert kept(tmp_path, *rows) == [is_kept, is_kept]


@pytest.mark.parametrize(
    ("label", "is_kept"),
    [
        ("Equity infusion from Halden Power", True),
        ("Dividends paid to Halden Power Corp.", True),
        ("Transfers to Plant Account", False),
        ("Lease liability (Note 14)", False),
        ("Capacity bought from Merrow Power", False),
    ],
)
def test_a_line_names_whom_a_note_shows_to_be_related(label, is_kept, tmp_path) -> None:
    told = note(
        "Note 14 tells of our parent. All our stock is held by Halden Power Corp., our parent. Merrow Power sells "
        "capacity. The plant account is kept at cost."
    )
    assert kept(tmp_path, told, row("x:Line", label, title=SHEET)) == [is_kept]


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("We owe the Dunmore 2003 Trust. The trustee is an aunt of our founder.", True),
        ("We owe the Dunmore 2003 Trust. The rate is 7% and we pay monthly.", False),
    ],
)
def test_a_debt_is_called_by_a_name_that_a_note_ties_to_the_reporter(
    text, is_kept, tmp_path
) -> None:
    thing = "us-gaap:DebtInstrumentAxis=x:NoteMember=Dunmore 2003 Trust Note"
    rows = (
        note(text, "us-gaap:DebtDisclosureTextBlock", "Notes Payable"),
        row("us-gaap:NotesPayable", "Notes", thing, title="Notes Payable (Details)"),
        row("x:TrustNote", "Note payable, Dunmore 2003 Trust", title=SHEET),
    )
    assert kept(tmp_path, *rows) == [is_kept, is_kept]


def test_a_trade_name_behind_a_place_names_a_party() -> None:
    names = NamesInWords(["hangzhou quillow logistics", "bank of tarnmoor"])
    assert names.stand_in("Amounts due from Quillow")
    assert not names.stand_in("Deposits with Tarnmoor")
    assert not names.stand_in("Quillow parcels delivered")


@pytest.mark.parametrize(
    ("title", "is_told"),
    [
        ("Note 7 - Due from and to Affiliates (Details)", True),
        ("Loans from Directors (Details)", True),
        ("Related Party Transactions (Details)", False),
        ("Loans to Customers (Details)", False),
        ("Due to Affiliates and Other Liabilities (Details)", False),
    ],
)
def test_a_page_of_balances_tells_nothing_else(title, is_told) -> None:
    assert tells_balances(title) is is_told


def test_money_on_a_page_of_balances_needs_no_second_sign(tmp_path) -> None:
    title = "Due from and to Affiliates (Details)"
    rows = (
        note("We sponsor the Marlpit Funds, which owe us fees."),
        row("x:DueStaff", "Former employees", title=title),
        row("x:FundsManaged", "Number of funds", title=title, unit="pure"),
    )
    write_filing(rows, tmp_path)
    facts = {fact.ref: fact for fact in read(tmp_path)}
    assert [is_related(facts[ref]) for ref in ("f1", "f2")] == [True, False]

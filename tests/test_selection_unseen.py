"""Signs of what filings of kinds not seen before say, and what is near each."""

from decimal import Decimal

import pytest

from kg.api.sources import read
from kg.model.fact import Fact
from kg.selection import is_related, speaks_of_related_parties, title_speaks
from kg.selection.sentences import sentences
from kg.selection.signs import has_sign, title_is_mixed
from tests.written_filing import write_filing

RELATED = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
NOTE = "us-gaap:RelatedPartyTransactionsDisclosureTextBlock"
DEBT_NOTE = "us-gaap:DebtDisclosureTextBlock"
PAGE = "Related Party Transactions (Details)"
PLAIN = "Notes Payable (Details)"
FILLER = " Amounts are rounded and periods are calendar years." * 4

Row = dict[str, str]


def row(concept: str, label: str, members: str = "", **cells: str) -> Row:
    told = {"title": PAGE, "unit": "USD", "value": "4711", "why": "", **cells}
    return {"concept": concept, "label": label, "members": members, **told}


def note(text: str, concept: str = NOTE, title: str = "Related Parties") -> Row:
    return row(concept, title, title=title, unit="", why=text + FILLER)


def facts_of(folder, *rows: Row) -> list[Fact]:
    write_filing(rows, folder)
    facts = {fact.ref: fact for fact in read(folder)}
    return [facts[f"f{n}"] for n, told in enumerate(rows) if told["unit"]]


def kept(folder, *rows: Row) -> list[bool]:
    return [is_related(fact) for fact in facts_of(folder, *rows)]


@pytest.mark.parametrize(
    "text",
    [
        "Tax receivable agreement liability, current",
        "Payments under Tax Receivable Agreements",
        "Percent of savings due to TRA holders",
        "Money pool borrowings",
        "Investments in utility money pool",
        "Dividends paid to parent",
        "Distributions to sole member",
        "Cash transferred to the former parent",
        "Rent paid to director",
        "Royalties to founder",
        "Consulting fees payable to stockholder",
        "Interest paid to an officer",
        "Amount due to ultimate holding company",
        "Balances with fellow subsidiaries",
        "Due to holding company",
        "Directors' emoluments",
        "Shareholder's current account",
        "Accrued director fees",
        "Accrued management salaries",
        "Capital contributed by officer",
        "Debt forgiveness by shareholder",
        "Loans to insiders",
        "Payable to investment manager",
        "Management fees to director",
        "Services provided by the parent",
        "Parent company allocations",
        "Promissory note issued to director",
        "Proceeds from sale of private placement units to Sponsor",
        "Sales to associates",
        "Management fees from joint ventures",
        "Purchases from unconsolidated ventures",
        "Offering costs advanced by the Advisor",
        "Fees waived by Manager",
    ],
)
def test_words_of_related_parties(text: str) -> None:
    assert speaks_of_related_parties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tax receivable",
        "Net income attributable to parent",
        "Dividends to stockholders",
        "Distributions to members",
        "Dividends from subsidiary",
        "Interest on equity paid to shareholders",
        "Rent paid to landlord",
        "Royalties to inventor",
        "Notes payable, net of related parties",
        "Payables, net of amounts due to affiliates",
        "Due to investment managers",
        "Compensation of sales associates",
        "Publisher affiliates payable",
        "Revenue payable to owners",
        "Accrued management fees",
        "Parental leave allocations",
        "Fees from adventures",
        "Notes issued to holders",
        "Current accounts",
        "Income from joint ventures",
        "Costs paid by managers of hotels",
        "Loans to owner-operators",
        "Due to owner operators",
    ],
)
def test_words_near_those_of_related_parties(text: str) -> None:
    assert not speaks_of_related_parties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Notes payable, net of discount, related party",
        "Due from affiliates, net of allowance",
        "Loans net of related party discounts",
    ],
)
def test_what_is_net_of_something_else_is_still_of_related_parties(text) -> None:
    assert speaks_of_related_parties(text)


@pytest.mark.parametrize(
    "title",
    [
        "Notes Payable and Notes Payable - Related Parties",
        "Loans and Other Loans - Related Party",
    ],
)
def test_a_title_of_both_kinds_of_debt_is_mixed(title: str) -> None:
    assert title_speaks(title)
    assert title_is_mixed(title)


@pytest.mark.parametrize(
    "words",
    [
        "our corporate secretary",
        "the treasurer",
        "general counsel",
        "vice president",
        "his father",
        "aunt of our chairman",
        "owns 44 of our outstanding common shares",
        "an entity under common management",
        "a member of our board",
        "in which funds of keel capital hold 60",
        "a portfolio company of keel capital",
        "brother in law",
    ],
)
def test_words_of_a_tie(words: str) -> None:
    assert has_sign("tie", words)


@pytest.mark.parametrize(
    "words",
    [
        "secretary of state",
        "mother lode",
        "treasury",
        "owns 44 stores",
        "in which no person has an interest",
        "common stock",
        "member of a trade board",
    ],
)
def test_words_of_no_tie(words: str) -> None:
    assert not has_sign("tie", words)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "It owes Northgate Reef Ltd and Balder Fund LP, which are not affiliated.",
            ["Northgate Reef Ltd", "Balder Fund LP"],
        ),
        (
            "Selby Arc LLC and Corrie Lending Inc, neither of which is affiliated, lent.",
            ["Selby Arc LLC", "Corrie Lending Inc"],
        ),
        (
            "Notes to unrelated lenders bear 8%: Obsidian Ridge Trust has the largest.",
            ["Obsidian Ridge Trust"],
        ),
        (
            "Larch Advisory Ltd, which arranged the loan and is not a related party.",
            ["Larch Advisory Ltd"],
        ),
        (
            "Tidewrack Ltd, with which we have no other relationship, repairs ships.",
            ["Tidewrack Ltd"],
        ),
        (
            "Orchid Fuel Ltd, in which no officer of ours has any interest, sells fuel.",
            ["Orchid Fuel Ltd"],
        ),
        (
            "Veranda Stays LLC, an independent hotel manager, and Cope Freight Ltd, an "
            "unaffiliated carrier, serve us.",
            ["Veranda Stays LLC", "Cope Freight Ltd"],
        ),
        ("Brant Air LLC is independent of the Company.", ["Brant Air LLC"]),
        ("The mine is of Cody Ames, an arm's length vendor.", ["Cody Ames"]),
        ("An arm's length lender, Kestrel Loans Ltd, lent it.", ["Kestrel Loans Ltd"]),
    ],
)
def test_a_note_denies_every_name_of_which_it_says_so(text, names, tmp_path) -> None:
    rows = [
        row(
            "us-gaap:NotesPayable",
            "Note",
            f"{RELATED}=x:N{n}Member={name}",
            title=PLAIN,
        )
        for n, name in enumerate(names)
    ]
    related = row("us-gaap:NotesPayable", "Note", f"{RELATED}=x:FinchMember=Ada Finch")
    answers = kept(tmp_path, note(f"{text} Ada Finch is a director."), *rows, related)
    assert answers == [*[False] * len(names), True]


@pytest.mark.parametrize(
    "text",
    [
        "Notes to unrelated lenders bear 8% and our director Ada Finch holds $4,711.",
        "Ada Finch, an independent director, holds $4,711.",
        "Ada Finch, a director and so a non-arm's length party, holds $4,711.",
        "Rents to Ada Finch, with whom we have a relationship, are at arm's length.",
        "Sums are owed to third parties. Ada Finch, a director, holds $4,711.",
        "Orrin Ltd, a third party, and Ada Finch, our secretary, lent money.",
    ],
)
def test_a_denial_of_others_is_none_of_who_stands_behind(text, tmp_path) -> None:
    cut = f"{RELATED}=x:FinchMember=Ada Finch"
    told = row("us-gaap:NotesPayable", "Note", cut, title=PLAIN)
    assert kept(tmp_path, note(text), told) == [True]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("We bought Alba Ltd from Ada Finch. Ironbark Bank lent us $4,711.", False),
        ("Ada Finch is a director and owner of Ironbark Bank, which lent it.", True),
        ("Deposits of $4,711 are with Ironbark Bank, which our chairman owns.", True),
    ],
)
def test_a_bank_is_related_where_a_note_says_so(text, answer, tmp_path) -> None:
    cut = f"{RELATED}=x:IronbarkMember=Ironbark Bank"
    told = row("us-gaap:LoansPayable", "Loan", cut)
    assert kept(tmp_path, note(text), told) == [answer]


LOANS = "us-gaap:DebtInstrumentAxis=x:LoansMember=Working Capital Loans"
BONDS = "us-gaap:DebtInstrumentAxis=x:BondsMember=Harbor Notes"


@pytest.mark.parametrize(
    ("unit", "value"), [("pure", "0.07"), ("shares", "1"), ("USD", "310")]
)
def test_terms_of_a_loan_are_related_as_its_amount_is(unit, value, tmp_path) -> None:
    text = note("The Sponsor, Quern LP, may lend $1,500,000 of working capital loans.")
    amount = row("x:MostOfLoans", "Most of loans", LOANS, value="1500000")
    term = row("x:Term", "Term", LOANS, unit=unit, value=value)
    bond = row("x:Term", "Term", BONDS, unit=unit, value=value)
    assert kept(tmp_path, text, amount, term, bond) == [True, True, False]


def test_terms_of_an_agreement_are_related_as_who_has_it_is(tmp_path) -> None:
    text = note("The Adviser, Stonehurst LP, earned a base fee of $6,600,000.")
    agreement = "us-gaap:TypeOfArrangementAxis=x:AdviceMember=Advisory Agreement"
    adviser = f"{RELATED}=x:StonehurstMember=Stonehurst LP"
    fee = row("x:BaseFee", "Base fee", f"{agreement} | {adviser}", value="6600000")
    rate = row("x:Hurdle", "Hurdle rate", agreement, unit="pure", value="0.07")
    assert kept(tmp_path, text, fee, rate) == [True, True]


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("At year end we had 412 stores and 9,020 people.", False),
        ("Our chairman leases 412 stores to us.", True),
    ],
)
def test_a_count_needs_a_related_party_in_its_sentence(
    sentence, answer, tmp_path
) -> None:
    text = note(f"Rent to Ada Finch, a director, was $4,711. {sentence}")
    stores = row("x:Stores", "Number of stores", unit="pure", value="412")
    (fact,) = facts_of(tmp_path, text, stores)
    assert (fact.value, is_related(fact)) == (Decimal(412), answer)


@pytest.mark.parametrize(
    ("member", "answer"),
    [
        ("Registered Agent", False),
        ("Placement Agents", False),
        ("Other franchisees", False),
        ("Tenants", False),
        ("Ada Finch", True),
        ("Special Limited Partner", True),
        ("Technical Manager", True),
    ],
)
def test_who_serves_anybody_for_a_fee_is_no_related_party(
    member, answer, tmp_path
) -> None:
    text = note("Fees of the agent were $900. Rent was paid to Ada Finch, a director.")
    told = row("x:Fees", "Fees", f"{RELATED}=x:SideMember={member}", value="900")
    assert kept(tmp_path, text, told) == [answer]


def test_a_note_of_ifrs_tells_who_is_related(tmp_path) -> None:
    text = note(
        "Sai Wan Ltd is controlled by our chairman.",
        concept="ifrs-full:DisclosureOfRelatedPartyExplanatory",
    )
    axis = "srt:CounterpartyNameAxis=x:"
    rows = [
        row(
            "x:Freight", "Freight", f"{axis}{name.split()[0]}Member={name}", title=PLAIN
        )
        for name in ("Sai Wan Ltd", "Tern Quay Ltd")
    ]
    assert kept(tmp_path, text, *rows) == [True, False]


MIXED = "Disposal and Related Party Transactions"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Dunlin Ltd, owned by a director, lent $18. It is on demand.", True),
        ("Dunlin Ltd lent $18. It is owned by a director.", True),
        ("A director lent $18. A van was sold to Dunlin Ltd for $9.", False),
        ("Dunlin Ltd bought a van for $9. Loans of our director are on demand.", False),
    ],
)
def test_a_mixed_note_tells_a_tie_in_the_sentence_of_a_name(
    text, answer, tmp_path
) -> None:
    side = f"{RELATED}=x:DunlinMember=Dunlin Ltd"
    told = row("us-gaap:NotesPayable", "Note", side, title=f"{MIXED} (Details)")
    assert kept(tmp_path, note(text, title=MIXED), told) == [answer]


@pytest.mark.parametrize(
    ("member", "answer"),
    [
        ("Jersey Sponsor", False),
        ("Arena sponsors", False),
        ("Sponsor", True),
        ("Sponsor and its directors", True),
    ],
)
def test_a_sponsor_of_a_team_holds_no_office(member, answer, tmp_path) -> None:
    side = f"srt:CounterpartyNameAxis=x:SideMember={member}"
    told = row("x:Income", "Income", side, title="Income (Details)")
    assert kept(tmp_path, told) == [answer]


@pytest.mark.parametrize(
    "text",
    [
        "Blue Teal Ltd is a company of hers. Astrid Wending is our chairwoman.",
        "Astrid Wending, our treasurer, and her company Blue Teal Ltd lent money.",
    ],
)
def test_a_company_of_his_or_hers_is_related(text, tmp_path) -> None:
    side = "srt:CounterpartyNameAxis=x:TealMember=Blue Teal Ltd"
    told = row("us-gaap:NotesPayable", "Note", side, title=PLAIN)
    assert kept(tmp_path, note(text), told) == [True]


def test_lenders_of_guaranteed_loans_may_be_several(tmp_path) -> None:
    text = note(
        "Ms. Gu guaranteed loans of $2.1 million from Tailong Rural Bank and Orbit "
        "Leasing Co. Ms. Gu is chairwoman."
    )
    side = f"{RELATED}=x:OrbitMember=Orbit Leasing Co."
    assert kept(tmp_path, text, row("x:Lease", "Lease", side)) == [False]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Rent went to Quay Inc. Our loans bear 5%. We repaid them.", 3),
        ("It owes Quay Trading Co. Ltd. and Tern Inc. Holdings nothing.", 1),
        ("Mr. Moss of Quay Corp. He lent 5 and U.S. Dollar notes.", 2),
    ],
)
def test_a_legal_form_ends_a_sentence_before_a_word_that_begins_one(
    text, count
) -> None:
    assert len(list(sentences(text))) == count


@pytest.mark.parametrize(
    "label", ["Audit fees", "Fees to the auditor", "Filing fees", "Bank charges"]
)
def test_what_any_reporter_pays_is_no_context(label, tmp_path) -> None:
    text = note("Rent to a director was $600. Fees of $4,711 were paid.")
    rent = row("x:Rent", "Rent", value="600")
    assert kept(tmp_path, text, row("x:Fees", label), rent) == [False, True]


@pytest.mark.parametrize(
    ("concept", "answer"),
    [
        ("us-gaap:NetCashProvidedByUsedInOperatingActivities", False),
        ("us-gaap:Depreciation", False),
        ("us-gaap:IncomeTaxesPaidNet", False),
        ("us-gaap:PaymentsForRent", True),
        ("us-gaap:ShareBasedCompensation", True),
    ],
)
def test_lines_of_a_statement_are_no_context(concept, answer, tmp_path) -> None:
    text = note("A director was paid $4,711.")
    assert kept(tmp_path, text, row(concept, "Amount")) == [answer]


@pytest.mark.parametrize(
    "member", ["Follow-on Offering", "Underwritten offering", "ATM program"]
)
def test_what_the_public_buys_is_no_context(member, tmp_path) -> None:
    text = note("Shares were sold; a director bought 4,711 of them.")
    side = f"us-gaap:SubsidiarySaleOfStockAxis=x:SaleMember={member}"
    told = row("x:SharesSold", "Shares sold", side, unit="shares")
    assert kept(tmp_path, text, told) == [False]


def test_a_sentence_on_the_reporter_does_not_go_on_about_a_lender(tmp_path) -> None:
    text = note(
        "The Company owes $88 to Wharf Funding Ltd. Its majority shareholder, Tilde "
        "Investments Ltd, lent $140. It owes nothing else.",
        concept=DEBT_NOTE,
        title="Loans",
    )
    rows = [
        row("us-gaap:Loans", "Loan", f"{RELATED}=x:N{n}Member={name}", title=PLAIN)
        for n, name in enumerate(("Wharf Funding Ltd", "Tilde Investments Ltd"))
    ]
    assert kept(tmp_path, text, *rows) == [False, True]


OFFICER = "srt:TitleOfIndividualAxis=srt:ChiefExecutiveOfficerMember=CEO"


@pytest.mark.parametrize(
    ("label", "answer"),
    [
        ("Car allowance", False),
        ("Monthly housing allowance", False),
        ("Relocation costs", False),
        ("Advance for travel", True),
        ("Accrued car allowance", True),
    ],
)
def test_what_an_office_is_paid_besides_is_pay(label, answer, tmp_path) -> None:
    told = row("x:Paid", label, OFFICER, title="Employment Agreements (Details)")
    assert kept(tmp_path, told) == [answer]

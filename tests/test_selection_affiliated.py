"""Words, names and notes of filers that belong to a group or are run from outside."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.api.sources import read
from kg.model.fact import Fact
from kg.selection import is_related, speaks_of_related_parties
from kg.selection.candidates import NamesSought
from kg.selection.names_in_words import NamesInWords
from kg.selection.signs import has_sign, title_is_mixed
from tests.written_filing import Row, write_filing

PAGE = "Related Party Transactions (Details)"
RELATED = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
BLOCK = "us-gaap:RelatedPartyTransactionsDisclosureTextBlock"


def row(concept: str, label: str, title: str = PAGE, **told: str) -> Row:
    cells = {"members": "", "unit": "USD", "why": "", "day": "2024-12-31"}
    return {**cells, "title": title, "concept": concept, "label": label, **told}


def note(text: str) -> Row:
    return row(BLOCK, "Related Party Transactions", PAGE[:26], unit="", why=text)


def facts_of(folder: Path, *rows: Row) -> Sequence[Fact]:
    write_filing(rows, folder)
    facts = {fact.ref: fact for fact in read(folder)}
    return [facts[f"f{number}"] for number in range(len(rows))]


@pytest.mark.parametrize(
    "label",
    [
        "Receivable from associated companies",
        "Accounts payable to associated undertakings",
        "Net sales to Parent",
        "Interest income from our former parent",
        "Net transfers (to) from Parent",
        "Net transfers from former parent",
        "Shares issued to directors for accrued fees",
        "Stock issued to officers for unpaid salaries owed",
        "Guaranty fee paid to executive chairman",
        "Monitoring fees to sponsors",
        "Advisory fee payable to vice chairman",
        "Remuneration of board members",
        "Board remuneration",
        "Fees of the supervisory board",
        "Loans to managers",
        "Accounts receivable from Managing Partner",
        "Distributions to Managing Partner",
        "Servicing fees payable to Dealer Manager",
        "Participation paid to special limited partner",
        "Transactions with Managing Partner (Details)",
        "Repayment of advances from Advisor",
        "Contributed services by officers",
        "Imputed interest on loans from directors",
        "Change in intercompany notes with parent",
        "Debt forgiven by officer",
        "Rent expense - officer",
        "Consulting fees - director",
        "Convertible debentures - directors",
        "Salaries to officers accrued and unpaid",
        "Royalty to parent",
        "Loans to equity-accounted investees",
        "Amounts owed to group undertakings",
        "Loan from controlling shareholder",
        "Advance from major shareholder",
        "Emoluments of directors",
        "Loan from member of the board",
        "Note payable to wife of president",
        "Guarantee provided by parent",
        "Fees paid to a law firm of a director",
        "Rent to a company in which our chairman has a stake",
        "Loan from member",
        "Draws by owner",
        "Mortgage held by shareholder",
        "Sale of shares to director",
        "Technical fees to holding company",
        "Shares bought by directors",
        "Remuneration of managing director",
        "Remuneration of the chief executive officer",
        "Fees of board members",
        "Contract liabilities from stockholder customer",
    ],
)
def test_labels_that_speak(label) -> None:
    assert speaks_of_related_parties(label)


@pytest.mark.parametrize(
    "label",
    [
        "Investments in associated companies",
        "Equity in earnings of associated companies",
        "Sales to apparent owners",
        "Net transfers to Level 3",
        "Shares issued to underwriters for accrued fees",
        "Guaranty fee paid to insurer",
        "Audit fee payable to auditors",
        "Remuneration of auditors",
        "Board remuneration committee",
        "Fees of the state board",
        "Loans to farmers",
        "Distributions to limited partners",
        "Loans to financial advisors",
        "Repayment of advances from advisor network",
        "Contributed services by volunteers",
        "Debt forgiven by lender",
        "Rent expense - office",
        "Consulting fees - third party",
        "Salaries of employees accrued",
        "Royalty to inventor",
        "Loans to entities",
        "Amounts due to group policyholders",
        "Loan from controlled bank",
        "Loans from member banks",
        "Note payable to winery",
        "Guarantee provided by government",
        "Companies in which customers invest",
        "Shares held by shareholders",
        "Sale of shares to public",
        "Technical fees to licensor",
        "Fees of team members",
        "Contract liabilities from stock customers",
    ],
)
def test_labels_that_do_not(label) -> None:
    assert not speaks_of_related_parties(label)


@pytest.mark.parametrize(
    ("title", "is_mixed"),
    [
        ("Related Party Transactions and Net Parent Investment (Details)", False),
        ("Related Parties and Corporate Allocations (Details)", False),
        ("Related Party Transactions and Former Parent (Details)", False),
        ("Related Party Transactions and Net Assets (Details)", True),
        ("Related Party Transactions and Corporate Debt (Details)", True),
    ],
)
def test_the_parent_and_its_allocations_are_the_subject(title, is_mixed) -> None:
    assert title_is_mixed(title) is is_mixed


@pytest.mark.parametrize(
    ("words", "is_outside"),
    [
        ("llc an unaffiliated developer", True),
        ("which is an unrelated brewery", True),
        ("an unaffiliated director", False),
        ("with which no affiliation exists", True),
        ("to whom there is no relationship", True),
        ("with which a relationship exists", False),
        ("is no related party", True),
        ("kk an unrelated supplier", True),
        ("as a company which is independent of us", False),
        ("and the administrator are not affiliated with the sponsor", True),
        ("and the trustee are both unaffiliated", True),
        ("and the trustee are affiliated with the sponsor", False),
    ],
)
def test_words_behind_a_name_deny_a_relation(words, is_outside) -> None:
    assert has_sign("outside after", words) is is_outside


NAMES = ["oswin quillen", "tarn valley capital", "corvane", "air services"]


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Quillen Note", True),
        ("Quillen Subordinated Promissory Note II", True),
        ("Corvane Credit Agreement", True),
        ("Tarn Bridge Loan", True),
        ("Prepaid rent, Corvane", True),
        ("Rent payable - Corvane", True),
        ("Rent payable (Corvane)", True),
        ("Quillen Stock Plan", False),
        ("Valley Bank Note", False),
        ("Services Agreement", False),
        ("Air Lease", False),
        ("Convertible Note", False),
        ("Corvane Street, rent", False),
    ],
)
def test_one_word_names_the_party_of_a_debt(text, is_named) -> None:
    assert NamesInWords(NAMES).stand_in(text) is is_named


@pytest.mark.parametrize("text", ["Quillen Note", "Oswin Loan", "Quillen Term Loan 2"])
def test_what_a_large_source_seeks_has_debts_of_one_word(text) -> None:
    sought = NamesSought(["Oswin Quillen", "Tarn Valley Capital LLC"])
    assert sought.in_member(text)
    assert sought.in_label(text)
    assert not sought.in_member("Fenwick Note")


TOLD = (
    "Our chairman, Silas Pruett, lent us $2.0 million. Half of Granite Vault Co. is held "
    "by Mr. Pruett. Mr. Lorne Mendt, who is unrelated to us, lent $1.0 million."
)


@pytest.mark.parametrize(
    ("member", "is_kept"),
    [
        ("Pruett Subordinated Note", True),
        ("Pruett Loan", True),
        ("Mendt Note", False),
        ("Vault Note", False),
        ("Subordinated Note", False),
    ],
)
def test_a_debt_is_called_by_a_surname_of_the_note(tmp_path, member, is_kept) -> None:
    name = f"x:{member.replace(' ', '')}Member"
    debt = row(
        "us-gaap:NotesPayable", "Notes", "Debt (Details)", value="2000000",
        members=f"us-gaap:DebtInstrumentAxis={name}={member}",
    )  # fmt: skip
    _, fact = facts_of(tmp_path, note(TOLD), debt)
    assert is_related(fact) is is_kept


@pytest.mark.parametrize(
    ("label", "is_kept"),
    [
        ("Pension costs charged by Corvane Service Corp.", True),
        ("Retiree costs allocated by Corvane Service Corp.", True),
        ("Pension costs", False),
        ("Pension costs charged by Fenwick Actuaries Corp.", False),
    ],
)
def test_a_party_passes_on_the_cost_of_a_plan(tmp_path, label, is_kept) -> None:
    member = f"{RELATED}=x:CorvaneMember=Corvane Service Corp."
    fee = row("x:Services", "Services", members=member, value="41000")
    cost = row("x:PlanCost", label, "Pension Plans (Details)", value="9100")
    _, fact = facts_of(tmp_path, fee, cost)
    assert is_related(fact) is is_kept


@pytest.mark.parametrize(
    ("label", "unit", "is_kept"),
    [
        ("Shares of largest shareholder", "pure", False),
        ("Voting power", "pure", False),
        ("Interest rate", "pure", True),
        ("Loan outstanding", "USD", True),
    ],
)
def test_the_part_somebody_holds_is_no_dealing(tmp_path, label, unit, is_kept) -> None:
    fee = row(
        "x:Loan", "Loan", members=f"{RELATED}=x:NorvikMember=Norvik Invest AB",
        value="91000",
    )  # fmt: skip
    part = row(
        "x:Part", label, "Shareholders (Details)", unit=unit, value="0.38",
        members="srt:CounterpartyNameAxis=x:NorvikMember=Norvik Invest AB",
    )  # fmt: skip
    _, fact = facts_of(tmp_path, fee, part)
    assert is_related(fact) is is_kept


@pytest.mark.parametrize(
    ("reinsurer", "is_kept"),
    [("Harrow Bermuda Re Ltd.", True), ("Alpine Re", False), ("Swiss Cover SA", False)],
)
def test_a_reinsurer_is_a_party(tmp_path, reinsurer, is_kept) -> None:
    text = (
        "We cede premiums to Harrow Bermuda Re Ltd., a subsidiary of our parent. Cover is "
        "bought also of Alpine Re, with which no affiliation exists."
    )
    recoverable = row(
        "us-gaap:ReinsuranceRecoverables", "Recoverables", "Reinsurance (Details)",
        members=f"us-gaap:CededCreditRiskReinsurerAxis=x:ReMember={reinsurer}",
        value="6100000",
    )  # fmt: skip
    _, fact = facts_of(tmp_path, note(text), recoverable)
    assert is_related(fact) is is_kept

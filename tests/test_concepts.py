"""From label, definition and element to concept, side and period."""

from datetime import date
from decimal import Decimal

import pytest

from kg.concepts import Guess, load
from kg.model.fact import Fact, PlacedBy, Role
from kg.selection import is_related, is_scale_total

FROM, TO = "us-gaap:DueFromRelatedPartiesCurrent", "us-gaap:DueToRelatedPartiesCurrent"


@pytest.mark.parametrize(
    ("label", "concept"),
    [
        ("Amounts due from related parties", FROM),
        ("Amounts due to related parties", TO),
        ("Due to related party", TO),
        ("Amounts due from related parties, net", FROM),
        (
            "Amounts due to related parties, non-current",
            "us-gaap:DueToRelatedPartiesNoncurrent",
        ),
        ("Total assets", "us-gaap:Assets"),
    ],
)
def test_labels_give_concepts(label, concept):
    guess = load().find(label)
    assert (guess.concept, guess.by) == (concept, "label")


@pytest.mark.parametrize(
    ("label", "told", "concept"),
    [
        (
            "Amounts due from related parties",
            "What a receivable  from related parties brings in\nWithin one year.",
            FROM,
        ),
        (
            "Amounts due to related parties",
            "Obligations owed; the obligations due all related parties at the date.",
            TO,
        ),
    ],
)
def test_a_definition_that_fits_says_so(label, told, concept):
    guess = load().find(label, definitions=["Another row's text.", told])
    assert guess == Guess(concept, "definition", "instant", "concept")


def test_a_definition_of_another_concept_adds_nothing():
    told = "Obligations owed; the obligations due all related parties at the date."
    guess = load().find("Amounts due from related parties", definitions=[told])
    assert guess == Guess(FROM, "label", "instant", "concept")


def test_a_count_of_shares_is_no_money_concept():
    guess = load().find("Amounts due to related parties", unit="shares")
    assert guess.concept is None


def test_an_element_is_taken_as_it_is():
    guess = load().find("Whatever", element="us-gaap:DueToRelatedPartiesCurrent")
    assert guess == Guess(TO, "xbrl", "instant", "concept")


def test_an_unknown_label_gives_no_concept():
    assert load().find("Widgets on hand") == Guess()


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("Management fees payable", "instant"),
        ("Related party loans - end of year", "instant"),
        ("Loans, beginning of the period", "instant"),
        ("Facility at start of fiscal year", "instant"),
        ("Repayments before the end of the year", "duration"),
        ("Purchases from Tencent", "duration"),
        ("Accrued interest", "instant"),
        ("Widgets", None),
        ("Loan", "instant"),
        ("Advances from related party", "instant"),
        ("Advances received from related party", "duration"),
        ("Accounts payable and accrued expenses", "instant"),
        ("Amounts owing to directors", "instant"),
        ("Loan from director, additions", "duration"),
        ("Set-offs", "duration"),
        ("Return of advance", "duration"),
        ("Less: refunds of deposits payable", "duration"),
        ("Settlement of amounts due to director", "duration"),
        ("Returns payable", "instant"),
        ("Borrowing from related party", None),
        ("Short-term borrowings", "instant"),
        ("Long-term debt, net", "instant"),
        ("Long-term borrowings repaid", "duration"),
        ("New long-term borrowings", None),
        ("Amount repaid", "duration"),
        ("Paid to the director", "duration"),
        ("Deposits received during the year", "duration"),
        ("Loans issued during the financial year", "duration"),
        ("Deposits repaid in the period", "duration"),
        ("Right-of-use assets obtained in exchange for lease liabilities", "duration"),
        ("Assets acquired in exchange for accounts payable", "duration"),
        ("Notes issued in exchange for accrued liabilities", "duration"),
        ("Director loan", "instant"),
        ("Director loan interest", None),
        ("Shareholder loans", "instant"),
        ("Shareholder loan forgiven", None),
        ("Line of credit - related party", "instant"),
        ("Promissory note - related party", "instant"),
        ("Convertible debentures held by directors", "instant"),
        ("Borrowings from parent", "instant"),
        ("Fees payable to the manager", "instant"),
        ("Fees payable to director per month", None),
        ("Unreimbursed expenses", "instant"),
        ("Customer deposits - related party", "instant"),
        ("Related party loan proceeds", "duration"),
        ("Related party loans received", "duration"),
    ],
)
def test_words_tell_the_period_type(label, period):
    assert load().find(label).period == period


@pytest.mark.parametrize(
    ("label", "section", "period"),
    [
        ("Fees", "Payables:", "instant"),
        ("Fees", "Reconciliation of payables to directors [Roll Forward]", "duration"),
        ("Closing balance", "Movements in loans to directors", "instant"),
        ("Other", "Roll-forward of amounts due to affiliates", None),
    ],
)
def test_a_roll_forward_holds_flows_between_its_balances(label, section, period):
    guess = load().find(label, section=section)
    assert guess.period == period


def test_side_comes_from_the_element_then_from_the_words():
    known = load()
    assert known.side(TO, "x") == "due to"
    assert known.side(None, "Loans from a related party") == "due to"
    assert known.side(None, "Loans to directors") == "due from"
    assert known.side(None, "Rent") is None


def fact(**told):
    plain = {
        "source": "R2.htm",
        "report": "R2",
        "row": 1,
        "column": 0,
        "raw": "$ 501",
        "ref": None,
        "label": "Rent",
        "concept": None,
        "concept_by": None,
        "members": (),
        "axes": (),
        "roles": (),
        "party": None,
        "relationship": None,
        "other": (),
        "value": Decimal(501),
        "unit": "USD",
        "decimals": 0,
        "instant": date(2021, 6, 30),
        "start": None,
        "end": None,
        "period_by": None,
        "placed_by": PlacedBy.FULL_ROW,
        "columns": (0,),
    }
    return Fact(**(plain | told))


def one_member(text, axis=None, role=Role.PARTY):
    return {"members": (text,), "axes": (axis,), "roles": (role,)}


AXIS = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
SIGNS = {
    "axis": one_member("Xiaomi Inc", AXIS),
    "member": one_member("Affiliated Entity", role=Role.RELATIONSHIP),
    "concept": {"concept": "us-gaap:DueToOfficersOrStockholders"},
    "label": {"label": "Amounts due from related parties"},
    "title": {"title": "RELATED PARTY TRANSACTIONS (Details)"},
}


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_one_sign_makes_a_fact_related(sign):
    assert is_related(fact(**sign))


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
@pytest.mark.parametrize("denial", ["Nonrelated Party", "Third Parties [Member]"])
def test_a_member_that_denies_it_outweighs_each_sign(sign, denial):
    held = sign if "members" in sign else one_member("Xiaomi Inc")
    both = {
        "members": (*held["members"], denial),
        "axes": (*held["axes"], None),
        "roles": (*held["roles"], Role.OTHER),
    }
    assert not is_related(fact(**(sign | both)))


def test_a_fact_without_a_sign_is_not_related():
    assert not is_related(fact(**one_member("Xiaomi Inc", "srt:OwnershipAxis")))


def test_an_affiliate_that_is_a_party_by_name_is_no_sign():
    assert not is_related(fact(**one_member("Affiliated Computer Services")))


def test_a_total_of_the_company_is_a_scale_and_a_part_is_not():
    total = fact(concept="us-gaap:Assets")
    part = fact(concept="us-gaap:Assets", **one_member("Xiaomi Inc"))
    assert is_scale_total(total)
    assert not is_scale_total(part)


@pytest.mark.parametrize(
    ("concept", "label", "side"),
    [
        ("us-gaap:InterestPayableCurrentAndNoncurrent", "Accrued interest", "due to"),
        ("us-gaap:DebtInstrumentCarryingAmount", "Gross balance note", None),
        ("us-gaap:UnsecuredDebtCurrent", "Unsecured debt, current", None),
        ("us-gaap:NotesReceivableNet", "Outstanding balance", "due from"),
        ("us-gaap:DebtInstrumentFaceAmount", "Outstanding balance", None),
        ("us-gaap:IncreaseDecreaseInAccountsPayable", "Change", None),
        ("us-gaap:AllowanceForDoubtfulAccountsReceivable", "Allowance", None),
        (
            "us-gaap:DisposalGroupIncludingDiscontinuedOperationAccountsPayable",
            "Accounts payable",
            None,
        ),
        ("hx:Taken", "Payables, liabilities assumed", None),
        ("us-gaap:X", "Allowance for receivables due from officers", None),
        ("us-gaap:Assets", "Total assets", None),
        (None, "Amounts owing by affiliates", "due from"),
        (None, "Due from/to related parties", None),
        (None, "Loss due to storm damage", None),
        ("hx:NotesPayableNetOfDiscount", "Notes", "due to"),
    ],
)
def test_an_element_in_general_use_tells_its_side_by_its_name(concept, label, side):
    assert load().side(concept, label) == side


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("Less: accumulated depreciation", "instant"),
        ("Accumulated other comprehensive loss", "instant"),
        ("Ordinary shares, par value | $ / shares", "instant"),
        ("Valuation allowance, loss carryforwards", "instant"),
        ("Machinery and equipment, net", "instant"),
        ("Unrecognized compensation cost", "instant"),
        ("Total undiscounted lease payments", "instant"),
        ("Amortization expected, year three", "instant"),
        ("Loan repayments due in 2027", "instant"),
        ("Weighted average discount rate", "instant"),
        ("Allowance for credit losses", "instant"),
        ("Change in valuation allowance", "duration"),
        ("Options granted (in shares) | shares", "duration"),
        ("Warrants exercised", "duration"),
        ("Effect of exchange rate changes", "duration"),
        ("Statutory income tax rate", "duration"),
        ("Net cash provided by operating activities", "duration"),
        ("Interest on lease liabilities", "duration"),
        ("Lease of property from an affiliate", "duration"),
        ("Provision for credit losses during the year", "duration"),
        ("Preferred stock, shares issued | shares", "instant"),
    ],
)
def test_words_of_lines_that_stand_on_a_day_and_of_what_happens(label, period):
    assert load().find(label).period == period

"""What the words of a balance say: its side, or why it is no balance."""

import re
from functools import cache, lru_cache

from kg.sides.words import (
    ACCRUAL,
    BANK,
    BARE,
    BECAUSE,
    BOTH,
    CREDITOR,
    DEPOSIT_TAKEN,
    DUE_FROM,
    DUE_TO,
    FLOW_OR_BALANCE,
    GENERAL_DEBT,
    LOAN,
    NET_OF_SIDES,
    NO_REASON,
    NO_SIDE,
    OWN_SHEET,
    PLAIN_ACCRUAL,
    PLAIN_FLOW,
    PLAIN_LOAN,
    SALE,
    SETTLEMENT,
    TWO_SIDED,
    Words,
    patterns_of,
    rules,
    says,
    speaks,
    words_of,
)


@lru_cache(maxsize=65536)
def no_balance(concept: str | None, label: str) -> str | None:
    """Return why a fact at an instant is no balance; None when its words allow one.

    Args:
        concept: ``us-gaap:Name`` or None.
        label: Row label as printed.

    >>> no_balance(None, "Maximum amount due from related parties during the year")
    'maximum or minimum'
    >>> no_balance("us-gaap:DueToRelatedPartiesCurrent", "Due to related parties")
    >>> no_balance(None, "Due from related parties, net of allowance of $5")
    """
    return _reason(words_of(concept, label), "")


@lru_cache(maxsize=65536)
def no_side(concept: str | None, label: str) -> str | None:
    """Return what a balance is whose words tell no side; None when they do not say."""
    return _reason(words_of(concept, label), " alone")


@lru_cache(maxsize=65536)
def no_balance_under(member: str) -> str | None:
    """Return why no amount under a member is a balance; None when it may be one.

    >>> no_balance_under("Maximum"), no_balance_under("Promissory Note A")
    ('maximum or minimum', None)
    """
    text = " ".join(member.split()).casefold()
    return next(
        (
            rule.says
            for rule in rules()
            if rule.of == "member" and rule.pattern.search(text)
        ),
        None,
    )


def _reason(words: Words, alone: str) -> str | None:
    """Return what the first rule says that label or element meets, in their order."""
    label = _first_reason(f"label{alone}", words.label)
    element = _first_reason(f"element{alone}", words.element)
    return min(label, element)[1]


@lru_cache(maxsize=65536)
def _first_reason(of: str, text: str) -> tuple[int, str | None]:
    """Return place and words of the first rule a text meets; last of all if none."""
    for place, told, pattern in _reasons_of(of) if text else ():
        if pattern.search(text):
            return place, told
    return len(rules()), None


@cache
def _reasons_of(of: str) -> tuple[tuple[int, str, re.Pattern[str]], ...]:
    """Return place, words and pattern of the rules of such texts that tell why not."""
    return tuple(
        (place, rule.says, rule.pattern)
        for place, rule in enumerate(rules())
        if rule.of == of and rule.says not in NO_REASON
    )


@lru_cache(maxsize=65536)
def side_of(concept: str | None, label: str) -> str | None:
    """Return the side the words of a balance tell: label first, then element.

    A label counts only when it says one side and not the other; what it adds in
    brackets is the side of negative amounts (`is_two_sided`). "Security deposit" is the
    tenant's where its element says so. A face amount, rate or
    change is no balance and has no side; nor has "debt" or "borrowings", which name
    again what notes and loans payable already do (`is_general_debt`). "Due to" has none
    where it means "because of".

    >>> side_of(None, "Amounts owed by the director")
    'due from'
    >>> side_of("acme:LossDueToFire", "Loss due to fire")
    >>> side_of(None, "Related party receivable (payable)")
    'due from'
    """
    words = words_of(concept, label)
    reason = no_balance(concept, label)
    if reason is not None and reason != "movement":
        return None
    if says(BECAUSE, words) or speaks(BOTH, "label", words.label):
        return None
    told = one_side("label", _without_other_side(words.label))
    if told == DUE_FROM and speaks(DEPOSIT_TAKEN, "element", words.element):
        return DUE_TO if "deposit" in words.label else told
    if told is not None or not words.element:
        return told
    if reason is not None or speaks(NO_SIDE, "element", words.element):
        return None
    return one_side("element", words.element)


@lru_cache(maxsize=65536)
def is_two_sided(concept: str | None, label: str) -> bool:
    """Whether a balance may stand on either side, so that its sign tells which.

    A positive amount has the side of the words, a negative one the other. A label of
    one side decides, whatever its element's name says; what is net of both sides has
    one by its words and stands on the other below nought.

    >>> is_two_sided(None, "Due to (from) related party")
    True
    >>> is_two_sided(None, "Due to related party (from 2020)")
    False
    >>> is_two_sided(None, "Due from affiliates, net")
    True
    """
    words = words_of(concept, label)
    if (
        is_net_of_sides(concept, label)
        or speaks(TWO_SIDED, "label", words.label)
        or speaks(TWO_SIDED, "bracket", words.label)
        or speaks(BOTH, "label", words.label)
    ):
        return True
    by_element = speaks(TWO_SIDED, "element", words.element)
    return by_element and one_side("label", words.label) is None


@lru_cache(maxsize=65536)
def is_net_of_sides(concept: str | None, label: str) -> bool:
    """Whether a balance is what one side of an account exceeds the other by.

    >>> is_net_of_sides(None, "Net due to affiliate")
    True
    >>> is_net_of_sides(None, "Due from affiliates, net of allowance")
    False
    """
    words = words_of(concept, label)
    if speaks(NET_OF_SIDES, "label", words.label):
        return True
    by_element = speaks(NET_OF_SIDES, "element", words.element)
    return by_element and one_side("label", words.label) is None


def _without_other_side(label: str) -> str:
    """Return a label without what it says of negative amounts: "due to (from)"."""
    for pattern in patterns_of(TWO_SIDED, "bracket"):
        label = pattern.sub("", label)
    return label


def one_side(of: str, text: str) -> str | None:
    """Return the side that a text tells, where it tells one and not the other."""
    due_from, due_to = speaks(DUE_FROM, of, text), speaks(DUE_TO, of, text)
    if due_from == due_to:
        return None
    return DUE_FROM if due_from else DUE_TO


@lru_cache(maxsize=65536)
def is_bare_balance(label: str) -> bool:
    """Whether a label says no more than that something is left: "Outstanding balance".

    >>> is_bare_balance("Outstanding balance"), is_bare_balance("Interest rate")
    (True, False)
    """
    if no_balance(None, label) is not None or no_side(None, label) is not None:
        return False
    words = words_of(None, label).label.rstrip(":")
    return bool(words) and speaks(BARE, "label", words)


@lru_cache(maxsize=65536)
def is_general_debt(concept: str | None, label: str) -> bool:
    """Whether a balance is debt in words that name no instrument or creditor.

    Debt, borrowings, deposits taken and lines of credit of a named party are owed to
    it; where a note or payable of that party is told as well, they name it again.
    """
    words = words_of(concept, label)
    if no_balance(concept, label) is not None or side_of(concept, label) is not None:
        return False
    if "lease" in f"{words.label} {words.element}".casefold() or says(BECAUSE, words):
        return False
    if speaks(NO_SIDE, "element", words.element):
        return False
    return says(GENERAL_DEBT, words) or speaks(PLAIN_LOAN, "label", words.label)


@lru_cache(maxsize=65536)
def is_plain_loan(concept: str | None, label: str) -> bool:
    """Whether a balance is a loan in words that a lender and a borrower both use.

    >>> is_plain_loan(None, "Loans outstanding"), is_plain_loan(None, "Loan payable")
    (True, False)
    """
    return is_general_debt(concept, label) and speaks(
        PLAIN_LOAN, "label", words_of(None, label).label
    )


@lru_cache(maxsize=65536)
def tells_bank(concept: str | None, label: str) -> bool:
    """Whether an amount is told by a filer that takes deposits and lends.

    >>> tells_bank(None, "Deposits of directors and officers"), tells_bank(None, "Rent")
    (True, False)
    """
    return says(BANK, words_of(concept, label))


@lru_cache(maxsize=65536)
def is_accrual(concept: str | None, label: str) -> bool:
    """Whether a balance accrues beside what is lent: interest, fees, pay, trade.

    >>> is_accrual("us-gaap:InterestPayableCurrent", "Accrued interest")
    True
    >>> is_accrual("us-gaap:NotesPayable", "Note payable with accrued interest")
    False
    """
    words = words_of(concept, label)
    return says(ACCRUAL, words) and not is_loan(concept, label)


@lru_cache(maxsize=65536)
def is_plain_accrual(concept: str | None, label: str) -> bool:
    """Whether nothing but an element's "accrued" tells the side of what accrues.

    >>> is_plain_accrual("acme:AccruedInterest", "Accrued interest")
    True
    >>> is_plain_accrual("acme:AccruedInterest", "Accrued interest payable")
    False
    """
    words = words_of(concept, label)
    by_element = speaks(PLAIN_ACCRUAL, "element", words.element)
    return by_element and one_side("label", words.label) is None


@lru_cache(maxsize=65536)
def is_loan(concept: str | None, label: str) -> bool:
    """Whether a balance is money lent, by element, else by label.

    >>> is_loan("us-gaap:NotesPayable", "Outstanding"), is_loan(None, "Due to officer")
    (True, False)
    """
    words = words_of(concept, label)
    of, text = ("element", words.element) if words.element else ("label", words.label)
    return speaks(LOAN, of, text)


@lru_cache(maxsize=65536)
def names_creditor(concept: str | None, label: str) -> bool:
    """Whether the words of a debt say to whom it is owed: "due to affiliate"."""
    return says(CREDITOR, words_of(concept, label))


@lru_cache(maxsize=65536)
def sheet_line(concept: str | None, label: str) -> str | None:
    """Return "assets", "liabilities" or "equity" of a line only a balance sheet has."""
    words = words_of(concept, label)
    plain = words._replace(label=words.label.rstrip(":.* "))
    of, text = ("element", plain.element) if plain.element else ("label", plain.label)
    if not speaks(OWN_SHEET, of, text):
        return None
    text = text.casefold()
    if "equity" in text or "capital" in text or "deficit" in text:
        return "equity"
    return "assets" if "asset" in text else "liabilities"


@lru_cache(maxsize=65536)
def is_sheet_of_entity(member: str) -> bool:
    """Whether what stands under a role is an entity's own: a variable interest entity.

    >>> is_sheet_of_entity("Variable Interest Entity"), is_sheet_of_entity("Sponsor")
    (True, False)
    """
    return speaks(OWN_SHEET, "entity", member.casefold())


@lru_cache(maxsize=65536)
def names_subsidiaries(label: str) -> bool:
    """Whether a claim is one on subsidiaries, or theirs: of the parent company alone.

    >>> names_subsidiaries("Receivable from subsidiaries")
    True
    >>> names_subsidiaries("Due to subsidiaries of the parent")
    False
    """
    return speaks(OWN_SHEET, "role", words_of(None, label).label)


@lru_cache(maxsize=65536)
def tells_sale(concept: str | None) -> bool:
    """Whether an element is told of a business that is sold.

    >>> tells_sale("us-gaap:GainLossOnSaleOfBusiness")
    True
    """
    return speaks(SALE, "element", (concept or "").rpartition(":")[2])


@lru_cache(maxsize=65536)
def tells_settlement(concept: str | None, label: str) -> bool:
    """Whether a flow is the end of a debt: converted, settled or repaid.

    >>> tells_settlement(None, "Debt conversion amount")
    True
    """
    return says(SETTLEMENT, words_of(concept, label))


@lru_cache(maxsize=65536)
def may_be_flow(label: str) -> bool:
    """Whether a label is a flow's among flows: "Advances from related parties"."""
    return speaks(FLOW_OR_BALANCE, "label", words_of(None, label).label)


@lru_cache(maxsize=65536)
def is_plain_flow(label: str) -> bool:
    """Whether the word a row is called by is a flow's, whatever is said beside.

    >>> is_plain_flow("Rent expense, related party"), is_plain_flow("Paid on behalf")
    (True, False)
    """
    return speaks(PLAIN_FLOW, "label", words_of(None, label).label)

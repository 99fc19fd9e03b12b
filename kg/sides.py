"""What the words of a balance say: its side, or why it is no balance.

The words are data: ``ontology/balance_words.csv``. Each row is a pattern of labels
(letter case folded) or of elements' local names, with what it says. Deductions ("net of
allowance") are cut before any word is looked for: the amount is stated after them.
"""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from kg.patterns import pattern_of
from kg.resources import ontology_rows

DUE_FROM: Final = "due from"
DUE_TO: Final = "due to"
GENERAL_DEBT: Final = "general debt"
OWN_SHEET: Final = "own sheet"
_BECAUSE: Final = "because"
_NO_SIDE: Final = "no side"
_BOTH: Final = "due from and to"
_CREDITOR: Final = "creditor"
_BARE: Final = "bare balance"
_TWO_SIDED: Final = "two-sided"
_SALE: Final = "sale"
_SETTLEMENT: Final = "settlement"
_FLOW_OR_BALANCE: Final = "movement or balance"
_ACCRUAL: Final = "accrual"
_LOAN: Final = "loan"
_NO_CLAIM: Final = "no claim"
_NO_REASON: Final = frozenset((
    DUE_FROM, DUE_TO, _BOTH, _CREDITOR, GENERAL_DEBT, OWN_SHEET, _BARE, _BECAUSE,
    _NO_SIDE, _TWO_SIDED, _SALE, _SETTLEMENT, _FLOW_OR_BALANCE, _ACCRUAL, _LOAN,
    _NO_CLAIM,
))  # fmt: skip
"""What patterns say that is no reason to leave a balance out."""
_DEDUCTED: Final = re.compile(
    r"(?<=\w)[\s,(\[]+(?i:net of|less|after|before|gross of)\b"
    r"(?! (?:one|two|three|\d)).*|"
    r"(?<=[a-z])(?:NetOf|After|Before|Less|GrossOf)[A-Z]\w*"
)
_DETAILS: Final = re.compile(r"\s*\((?:details?|narrative|parenthetical|tables?)\b.*$")
"""What the end of a title says of the page."""


class Words(NamedTuple):
    """The words of one balance.

    Attributes:
        label: Row label, deductions cut, letter case folded.
        element: Local name of its element, deductions cut; "" without one.
    """

    label: str
    element: str


class _Rule(NamedTuple):
    says: str
    of: str
    pattern: re.Pattern[str]


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(row["says"], row["of"], pattern_of(row["pattern"]))
        for row in ontology_rows("balance_words.csv")
    )


def without_deductions(text: str) -> str:
    """Return a label or an element's name without what its amount is stated after.

    >>> without_deductions("Due from related parties, net of allowance")
    'Due from related parties'
    >>> without_deductions("OtherReceivableAfterAllowanceForCreditLoss")
    'OtherReceivable'
    """
    return _DEDUCTED.sub("", text)


@lru_cache(maxsize=65536)
def _words(concept: str | None, label: str) -> Words:
    return Words(
        without_deductions(" ".join(label.split())).casefold(),
        without_deductions((concept or "").rpartition(":")[2]),
    )


def _speaks(says: str, of: str, text: str) -> bool:
    return any(pattern.search(text) for pattern in _patterns_of(says, of))


@cache
def _patterns_of(says: str, of: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of the rules that say something of labels or elements."""
    return tuple(r.pattern for r in _rules() if (r.says, r.of) == (says, of))


def _says(says: str, words: Words) -> bool:
    return _speaks(says, "label", words.label) or (
        _speaks(says, "element", words.element)
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
    return _reason(_words(concept, label), "")


@lru_cache(maxsize=65536)
def no_side(concept: str | None, label: str) -> str | None:
    """Return what a balance is whose words tell no side; None when they do not say."""
    return _reason(_words(concept, label), " alone")


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
            for rule in _rules()
            if rule.of == "member" and rule.pattern.search(text)
        ),
        None,
    )


def _reason(words: Words, alone: str) -> str | None:
    texts = {f"label{alone}": words.label, f"element{alone}": words.element}
    for rule in _rules():
        text = texts.get(rule.of)
        if text and rule.says not in _NO_REASON and rule.pattern.search(text):
            return rule.says
    return None


@lru_cache(maxsize=65536)
def side_of(concept: str | None, label: str) -> str | None:
    """Return the side the words of a balance tell: label first, then element.

    A label counts only when it says one side and not the other; what it adds in
    brackets is the side of negative amounts (`is_two_sided`). A face amount, rate or
    change is no balance and has no side; nor has "debt" or "borrowings", which name
    again what notes and loans payable already do (`is_general_debt`). "Due to" has none
    where it means "because of".

    >>> side_of(None, "Amounts owed by the director")
    'due from'
    >>> side_of("acme:LossDueToFire", "Loss due to fire")
    >>> side_of(None, "Related party receivable (payable)")
    'due from'
    """
    words = _words(concept, label)
    reason = no_balance(concept, label)
    if reason is not None and reason != "movement":
        return None
    if _says(_BECAUSE, words) or _speaks(_BOTH, "label", words.label):
        return None
    told = _one_side("label", _without_other_side(words.label))
    if told is not None or not words.element:
        return told
    if reason is not None or _speaks(_NO_SIDE, "element", words.element):
        return None
    return _one_side("element", words.element)


@lru_cache(maxsize=65536)
def is_two_sided(concept: str | None, label: str) -> bool:
    """Whether a balance may stand on either side, so that its sign tells which.

    A positive amount has the side of the words, a negative one the other. A label of
    one side decides, whatever its element's name says.

    >>> is_two_sided(None, "Due to (from) related party")
    True
    >>> is_two_sided(None, "Due to related party (from 2020)")
    False
    """
    words = _words(concept, label)
    if (
        _speaks(_TWO_SIDED, "label", words.label)
        or _speaks(_TWO_SIDED, "bracket", words.label)
        or _speaks(_BOTH, "label", words.label)
    ):
        return True
    by_element = _speaks(_TWO_SIDED, "element", words.element)
    return by_element and _one_side("label", words.label) is None


def _without_other_side(label: str) -> str:
    """Return a label without what it says of negative amounts: "due to (from)"."""
    for rule in _rules():
        if rule.says == _TWO_SIDED and rule.of == "bracket":
            label = rule.pattern.sub("", label)
    return label


def _one_side(of: str, text: str) -> str | None:
    due_from, due_to = _speaks(DUE_FROM, of, text), _speaks(DUE_TO, of, text)
    if due_from == due_to:
        return None
    return DUE_FROM if due_from else DUE_TO


@lru_cache(maxsize=65536)
def side_above(label: str, heading: str | None, title: str) -> str | None:
    """Return the side that what stands above a row gives its balance, or None.

    A heading that tells a side gives it to every balance below it, one of loans or of a
    roll-forward to all but deposits, of which a bank tells beside them; "Assets" or
    "Liabilities", and the title of the page, only to a row that names no more than a
    balance ("Loans", "Total"). On a page of claims they tell more (`side_on_list`).

    >>> side_above("Trade", "Payable:", ""), side_above("Cash", "Assets", "")
    ('due to', None)
    >>> side_above("Balance", None, "Amounts due from related parties (Details)")
    'due from'
    """
    if no_balance(None, label) is not None or no_side(None, label) is not None:
        return None
    words = _words(None, label).label.rstrip(":")
    listed = side_on_list(None, label, heading, title)
    if listed is not None or "assets" in words or "liabilities" in words:
        return listed
    title = _DETAILS.sub("", title.casefold())
    above = without_marks(heading or "").casefold()
    told = _side_of_heading(above)
    if told is not None:
        apart = "deposit" in words and "deposit" not in above
        bank = _speaks(_LOAN, "label", above) or is_roll_forward(heading or "")
        return None if apart and bank else told
    if not _speaks(_BARE, "label", words):
        return None
    return _one_side("heading", above) or _side_of_heading(title)


@lru_cache(maxsize=65536)
def side_on_list(
    concept: str | None, label: str, heading: str | None, title: str
) -> str | None:
    """Return the side of a row of a list of balances with parties, or None.

    On a page of claims between related parties "Total assets" of a party is what it
    owes, and "Liabilities" is a side of every row below it that is a claim at all. A
    page of balance sheets or of investees tells what these have themselves.

    >>> side_on_list(None, "Total assets", None, "Balances with related parties")
    'due from'
    >>> side_on_list(None, "Compensation rights", "ASSETS", "Balances with affiliates")
    'due from'
    >>> side_on_list(None, "Total assets", None, "Investments in associates")
    """
    if not _lists_balances(title):
        return None
    if no_balance(concept, label) is not None or no_side(concept, label) is not None:
        return None
    words = _words(None, label).label.rstrip(":")
    own = _one_side("list", words)
    if own is not None or _speaks(_NO_CLAIM, "list", words):
        return own
    return _side_of_list(heading)


@lru_cache(maxsize=4096)
def _lists_balances(title: str) -> bool:
    title = _DETAILS.sub("", title.casefold())
    is_list = _speaks("claims", "heading", title) and _speaks("list", "title", title)
    return is_list and not _speaks("no list", "title", title)


@lru_cache(maxsize=4096)
def _side_of_list(heading: str | None) -> str | None:
    return _one_side("list", without_marks(heading or "").casefold())


def heads_balances(heading: str | None) -> bool:
    """Whether a heading is of assets or liabilities, whatever is told of them.

    >>> heads_balances("Current liabilities [Abstract]"), heads_balances("Payables")
    (True, False)
    """
    return _side_of_list(heading) is not None


@lru_cache(maxsize=4096)
def is_roll_forward(heading: str) -> bool:
    """Whether a heading is of a balance that opens, what changes it, and what is left.

    >>> is_roll_forward("Reconciliation of loans to directors [Roll Forward]")
    True
    """
    return _speaks("roll-forward", "heading", heading.casefold())


@lru_cache(maxsize=65536)
def is_bare_balance(label: str) -> bool:
    """Whether a label says no more than that something is left: "Outstanding balance".

    >>> is_bare_balance("Outstanding balance"), is_bare_balance("Interest rate")
    (True, False)
    """
    if no_balance(None, label) is not None or no_side(None, label) is not None:
        return False
    words = _words(None, label).label.rstrip(":")
    return bool(words) and _speaks(_BARE, "label", words)


def without_marks(heading: str) -> str:
    """Return a heading without its mark: ``[Abstract]``, ``[Line Items]``."""
    return heading.partition("[")[0].strip(" :")


def _side_of_heading(text: str) -> str | None:
    if _speaks(_BOTH, "heading", text):
        return None
    return _one_side("label", text)


@lru_cache(maxsize=65536)
def is_general_debt(concept: str | None, label: str) -> bool:
    """Whether a balance is debt in words that name no instrument or creditor.

    Debt, borrowings, deposits taken and lines of credit of a named party are owed to
    it; where a note or payable of that party is told as well, they name it again.
    """
    words = _words(concept, label)
    if no_balance(concept, label) is not None or side_of(concept, label) is not None:
        return False
    if "lease" in f"{words.label} {words.element}".casefold() or _says(_BECAUSE, words):
        return False
    if _speaks(_NO_SIDE, "element", words.element):
        return False
    return _says(GENERAL_DEBT, words)


@lru_cache(maxsize=65536)
def is_accrual(concept: str | None, label: str) -> bool:
    """Whether a balance accrues beside what is lent: interest, fees, pay, trade.

    >>> is_accrual("us-gaap:InterestPayableCurrent", "Accrued interest")
    True
    >>> is_accrual("us-gaap:NotesPayable", "Note payable with accrued interest")
    False
    """
    words = _words(concept, label)
    return _says(_ACCRUAL, words) and not is_loan(concept, label)


@lru_cache(maxsize=65536)
def is_loan(concept: str | None, label: str) -> bool:
    """Whether a balance is money lent, by element, else by label.

    >>> is_loan("us-gaap:NotesPayable", "Outstanding"), is_loan(None, "Due to officer")
    (True, False)
    """
    words = _words(concept, label)
    of, text = ("element", words.element) if words.element else ("label", words.label)
    return _speaks(_LOAN, of, text)


@lru_cache(maxsize=65536)
def names_creditor(concept: str | None, label: str) -> bool:
    """Whether the words of a debt say to whom it is owed: "due to affiliate"."""
    return _says(_CREDITOR, _words(concept, label))


@lru_cache(maxsize=65536)
def sheet_line(concept: str | None, label: str) -> str | None:
    """Return "assets", "liabilities" or "equity" of a line only a balance sheet has."""
    words = _words(concept, label)
    plain = words._replace(label=words.label.rstrip(":.* "))
    of, text = ("element", plain.element) if plain.element else ("label", plain.label)
    if not _speaks(OWN_SHEET, of, text):
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
    return _speaks(OWN_SHEET, "entity", member.casefold())


@lru_cache(maxsize=4096)
def is_of_parent_alone(title: str) -> bool:
    """Whether a page shows the reporter without its subsidiaries, by its title.

    >>> is_of_parent_alone("Condensed Financial Information of the Parent Company")
    True
    """
    return _speaks(OWN_SHEET, "title", title.casefold())


@lru_cache(maxsize=65536)
def tells_sale(concept: str | None) -> bool:
    """Whether an element is told of a business that is sold.

    >>> tells_sale("us-gaap:GainLossOnSaleOfBusiness")
    True
    """
    return _speaks(_SALE, "element", (concept or "").rpartition(":")[2])


@lru_cache(maxsize=65536)
def tells_settlement(concept: str | None, label: str) -> bool:
    """Whether a flow is the end of a debt: converted, settled or repaid.

    >>> tells_settlement(None, "Debt conversion amount")
    True
    """
    return _says(_SETTLEMENT, _words(concept, label))


@lru_cache(maxsize=65536)
def may_be_flow(label: str) -> bool:
    """Whether a label is a flow's among flows: "Advances from related parties"."""
    return _speaks(_FLOW_OR_BALANCE, "label", _words(None, label).label)


@lru_cache(maxsize=4096)
def captions_movements(caption: str) -> bool:
    """Whether the words before a table say that it lists movements and no claims.

    >>> captions_movements("Total payment made in the form of compensation:")
    True
    >>> captions_movements("Amounts due to directors for services rendered:")
    False
    """
    moves = _speaks("movement", "caption", caption.casefold())
    return moves and not captions_claims(caption)


@lru_cache(maxsize=4096)
def captions_claims(text: str) -> bool:
    """Whether words above or beside amounts speak of what is owed."""
    text = text.casefold()
    return _speaks("claims", "heading", text) or _speaks("claims", "caption", text)


@lru_cache(maxsize=65536)
def is_sum_of_others(name: str) -> bool:
    """Whether the name of a row may say that it sums the others: "All affiliates"."""
    return _speaks("sum of others", "name", name.casefold())


@lru_cache(maxsize=65536)
def is_rest(name: str) -> bool:
    """Whether a name is of those who are left beside others that are named.

    >>> is_rest("Others"), is_rest("Other related parties"), is_rest("Other costs")
    (True, True, False)
    """
    return _speaks("rest", "name", " ".join(name.casefold().split()))


@lru_cache(maxsize=65536)
def is_total(name: str) -> bool:
    """Whether the name of a row says by itself that it is a total: "Pools, Total"."""
    return _speaks("total", "name", name.casefold())


@lru_cache(maxsize=65536)
def says_in_block(what: str, label: str) -> bool:
    """Whether a label says what its row is among the rows of a party.

    Args:
        what: ``opening``, ``closing``, ``deduction``, ``portion``, ``facility``,
            ``drawn``, ``total`` or ``whole``.
        label: As printed.

    >>> says_in_block("deduction", "Less: allowance"), says_in_block("total", "Total")
    (True, True)
    """
    return _speaks(what, "block", " ".join(label.split()).casefold())


@lru_cache(maxsize=4096)
def is_total_of_instruments(member: str) -> bool:
    """Whether a member is the sum of instruments: "Total notes payable".

    >>> is_total_of_instruments("Total Notes Payable")
    True
    """
    return _speaks("total", "instrument", member.casefold())

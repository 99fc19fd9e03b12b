"""What stands above rows and says what they are: headings, titles and captions."""

from functools import lru_cache
from typing import Final

from kg.patterns import pattern_of
from kg.sides.balance import no_balance, no_side, one_side, side_of
from kg.sides.words import (
    BARE,
    BOTH,
    DUE_FROM,
    DUE_TO,
    LOAN,
    NO_CLAIM,
    OWN_SHEET,
    TWO_SIDED,
    speaks,
    words_of,
)

_DETAILS: Final = pattern_of(r"\s*\((?:details?|narrative|parenthetical|tables?)\b.*$")
"""What the end of a title says of the page."""
_SCHEDULE: Final = pattern_of(
    r"^(?:.* - )?(?:schedule|summary|details?|analysis|list|movements?|table)s? "
    r"(?:of|in) (?:the )?"
)
"""What the beginning of a title says of it: "Schedule of loans from directors"."""


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
    words = words_of(None, label).label.rstrip(":")
    listed = side_on_list(None, label, heading, title)
    if listed is not None or "assets" in words or "liabilities" in words:
        return listed
    title = _DETAILS.sub("", title.casefold())
    above = without_marks(heading or "").casefold()
    told = _side_of_heading(above)
    if told is not None:
        apart = "deposit" in words and "deposit" not in above
        bank = speaks(LOAN, "label", above) or is_roll_forward(heading or "")
        return None if apart and bank else told
    if not speaks(BARE, "label", words):
        return None
    return (
        one_side("heading", above)
        or _side_of_heading(title)
        or _side_of_heading(_SCHEDULE.sub("", title))
    )


@lru_cache(maxsize=65536)
def side_of_two_above(heading: str | None, title: str) -> str | None:
    """Return the side of positive amounts below "due from (to)", or None.

    A heading that tells one side leaves nothing to the title above it.

    >>> side_of_two_above(None, "Due from (to) affiliates (Details)")
    'due from'
    >>> side_of_two_above("Payables", "Due from (to) affiliates (Details)")
    """
    for text in (
        without_marks(heading or "").casefold(),
        _DETAILS.sub("", title.casefold()),
    ):
        if speaks(TWO_SIDED, "bracket", text):
            return side_of(None, text)
        if one_side("label", text) is not None:
            return None
    return None


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
    words = words_of(None, label).label.rstrip(":")
    own = one_side("list", words)
    if own is not None or speaks(NO_CLAIM, "list", words):
        return own
    return _side_of_list(heading)


@lru_cache(maxsize=65536)
def side_of_plain_loan(heading: str | None, title: str, party: str) -> str | None:
    """Return the side of "Loans outstanding" of a party, or None.

    It is what the filer has borrowed, unless the page is about what it has lent.
    Directors and officers borrow from banks, and lend to other filers: of them nothing
    is known where neither heading nor title tells.

    >>> side_of_plain_loan(None, "Loans to Insiders", "Directors and officers")
    'due from'
    >>> side_of_plain_loan(None, "Related Parties", "Alder Sponsor LLC")
    'due to'
    >>> side_of_plain_loan(None, "Related Parties", "Directors and officers")
    """
    for text in (without_marks(heading or "").casefold(), title.casefold()):
        lends, borrows = (
            speaks("lends", "title", text),
            speaks("borrows", "title", text),
        )
        if lends != borrows:
            return DUE_FROM if lends else DUE_TO
    return None if speaks("insiders", "party", party.casefold()) else DUE_TO


@lru_cache(maxsize=4096)
def titles_loans(title: str) -> bool:
    """Whether a page is about loans alone, by the last part of its title.

    >>> titles_loans("Related Parties - Loans (Details)")
    True
    >>> titles_loans("Loans and Deposits (Details)")
    False
    """
    last = _DETAILS.sub("", title.casefold()).rpartition(" - ")[2]
    return speaks("loans alone", "title", last)


@lru_cache(maxsize=4096)
def _lists_balances(title: str) -> bool:
    title = _DETAILS.sub("", title.casefold())
    is_list = speaks("claims", "heading", title) and speaks("list", "title", title)
    return is_list and not speaks("no list", "title", title)


@lru_cache(maxsize=4096)
def _side_of_list(heading: str | None) -> str | None:
    return one_side("list", without_marks(heading or "").casefold())


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
    return speaks("roll-forward", "heading", heading.casefold())


def without_marks(heading: str) -> str:
    """Return a heading without its mark: ``[Abstract]``, ``[Line Items]``."""
    return heading.partition("[")[0].strip(" :")


def _side_of_heading(text: str) -> str | None:
    if speaks(BOTH, "heading", text):
        return None
    return one_side("label", text)


@lru_cache(maxsize=4096)
def is_of_parent_alone(title: str) -> bool:
    """Whether a page shows the reporter without its subsidiaries, by its title.

    >>> is_of_parent_alone("Condensed Financial Information of the Parent Company")
    True
    """
    return speaks(OWN_SHEET, "title", title.casefold())


@lru_cache(maxsize=4096)
def captions_movements(caption: str) -> bool:
    """Whether the words before a table say that it lists movements and no claims.

    >>> captions_movements("Total payment made in the form of compensation:")
    True
    >>> captions_movements("Amounts due to directors for services rendered:")
    False
    """
    moves = speaks("movement", "caption", caption.casefold())
    return moves and not captions_claims(caption)


@lru_cache(maxsize=4096)
def captions_claims(text: str) -> bool:
    """Whether words above or beside amounts speak of what is owed."""
    text = text.casefold()
    return speaks("claims", "heading", text) or speaks("claims", "caption", text)

"""The side of an amount: by its words, else by what stands above it on a page."""

from decimal import Decimal
from typing import Final

from kg import concepts
from kg.facts.rows import ReportRow
from kg.model.fact import Fact
from kg.parties.label_names import name_alone
from kg.readers.xbrl.element_names import is_standard
from kg.selection import says_related
from kg.sides import (
    DUE_FROM,
    DUE_TO,
    is_bare_balance,
    is_plain_loan,
    sheet_line,
    side_above,
    side_of_plain_loan,
    side_of_two_above,
    side_on_list,
)

_CATEGORIES: Final = "ifrs-full:CategoriesOfRelatedPartiesAxis"


def told_side(fact: Fact, report: ReportRow) -> str | None:
    """Return the side of an amount: its words, else those above it on a page.

    Money of nobody in particular has one only where it is itself said to be of related
    parties: what merely stands on their page is a figure of the reporter.
    """
    names_nobody = fact.party is None and fact.relationship is None
    if names_nobody and not says_related(fact):
        return None
    known = concepts.load()
    if fact.instant is None:
        return known.side(fact.concept, fact.label)
    if is_plain_loan(fact.concept, fact.label):
        party = f"{fact.party or ''} {fact.relationship or ''}"
        title = fact.title or report.title
        return side_of_plain_loan(fact.heading, title, party)
    side = known.balance_side(fact.concept, fact.label)
    if side is not None:
        return side
    if report.is_document:
        return _side_of_category(fact)
    if fact.concept is not None and is_standard(fact.concept):
        return side_on_list(fact.concept, fact.label, fact.heading, report.title)
    by_sign = side_by_sign(fact, report.title)
    if by_sign is not None:
        return by_sign
    negative = isinstance(fact.value, Decimal) and fact.value < 0
    # A row that is no more than a name leaves its side to what stands above.
    bare = "" if not fact.members and name_alone(fact.label) else fact.label
    side = _side_of_instrument(bare, fact) or side_above(
        bare, fact.heading, report.title
    )
    # A liability in brackets is one printed among assets, not a claim.
    return None if side == DUE_TO and negative else side


def side_by_sign(fact: Fact, title: str) -> str | None:
    """Return the side that the sign of a bare balance tells below "due from (to)".

    Args:
        fact: A balance on a page, without an element of a taxonomy.
        title: Title of its page.
    """
    is_name = not fact.members and name_alone(fact.label) is not None
    if not isinstance(fact.value, Decimal) or fact.instant is None:
        return None
    if not (is_name or is_bare_balance(fact.label)):
        return None
    side = side_of_two_above(fact.heading, title)
    if side is None or fact.value >= 0:
        return side
    return DUE_TO if side == DUE_FROM else DUE_FROM


def _side_of_category(fact: Fact) -> str | None:
    """Return the side of all assets or liabilities with a category of related parties.

    IFRS has an axis for them on which a filer lists its balances; what its investees
    own stands on axes of their own.
    """
    if _CATEGORIES not in fact.axes:
        return None
    line = sheet_line(fact.concept, fact.label)
    return {"assets": DUE_FROM, "liabilities": DUE_TO}.get(line or "")


def _side_of_instrument(label: str, fact: Fact) -> str | None:
    """Return the side of a bare balance under the name of what was lent, or None.

    "Outstanding balance" under "Promissory note" is what is left of the note, and a
    debt under its plain name is the filer's.
    """
    known = concepts.load()
    if not is_bare_balance(label):
        return None
    sides = {known.balance_side(None, member) for member in fact.other} - {None}
    return sides.pop() if len(sides) == 1 else None

"""Who the words of a fact name where no member does: its label, or its debt's name."""

import re
from dataclasses import replace
from typing import Final

from kg.facts.rows import is_money
from kg.model.fact import Fact
from kg.parties.label_names import (
    name_alone,
    name_in_debt,
    name_in_label,
    name_of_related,
)
from kg.parties.label_roles import role_in_debt, role_in_title, role_in_words
from kg.parties.names import same_name
from kg.parties.relationships import role_of_own
from kg.parties.roles import relationship_type
from kg.readers.xbrl.element_names import is_standard
from kg.selection import says_related, title_speaks
from kg.sides import (
    is_bare_balance,
    says_in_block,
    side_above,
    side_of,
    without_marks,
)

_MARKED: Final = re.compile(
    r"(?:company|corporation|entity|party|person|individual|customer|supplier|vendor) "
    r"(?:[a-z]|[ivx]+|\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)",
    re.IGNORECASE,
)
"""Who is told from others by a letter or number, and by no name."""


def with_name_in_label(fact: Fact, title: str, entity: str | None) -> Fact:
    """Return a fact without members with the party that its label names, if it does.

    Args:
        fact: The fact as read.
        title: Title of its report, which may say that it is about related parties.
        entity: The reporter's own name; None where it is not known.
    """
    if fact.members or fact.party is not None or not is_money(fact):
        return fact
    if not (title_speaks(title) or says_related(fact)):
        return fact
    name = name_in_label(fact.label) or name_of_related(fact.label)
    if name is None and title_speaks(title) and not _is_standard(fact):
        name = name_alone(fact.label)
    if name is None and not _is_standard(fact):
        name = _name_in_heading(fact)
    if name is None or (entity is not None and same_name(name, entity)):
        return fact
    return replace(fact, party=name)


def _name_in_heading(fact: Fact) -> str | None:
    """Return the name that the heading above a bare balance bears, or None.

    "Balance at end of year" below "Loans from Ada Moss" is what is owed to her; a total
    below it may be of several headings.
    """
    heading = without_marks(fact.heading or "")
    if fact.instant is None or not heading or says_in_block("total", fact.label):
        return None
    if not is_bare_balance(fact.label) or side_of(None, heading) is None:
        return None
    return name_in_label(heading)


def _is_standard(fact: Fact) -> bool:
    """Whether a fact has an element of a taxonomy, whose name tells what it is."""
    return fact.concept is not None and is_standard(fact.concept)


def with_marked_party(fact: Fact) -> Fact:
    """Return a fact of "Related parties" and "Company C" as that company's.

    A letter alone names nobody; beside the role it is one of the related parties, kept
    apart from the others.
    """
    if fact.party is not None or fact.relationship is None:
        return fact
    roles = fact.relationship.split(" | ")
    if any(relationship_type(role) != "relatedParty" for role in roles):
        return fact
    marked = [member for member in fact.other if _MARKED.fullmatch(member.strip())]
    return replace(fact, party=marked[0]) if len(marked) == 1 else fact


def with_name_in_debt(fact: Fact, entity: str | None) -> Fact:
    """Return a related balance of nobody with the party its debt is named after.

    "Note payable to Ada Moss" on an axis of debts is a thing, and says whose it is.
    """
    if fact.party is not None or not fact.other or not is_money(fact):
        return fact
    if fact.relationship is not None and role_of_own(fact.relationship) is not None:
        return fact
    if fact.instant is None or not says_related(fact):
        return fact
    names = {name for m in fact.other if (name := name_in_debt(m)) is not None}
    if not names:
        return _with_role_of_debt(fact)
    if len(names) != 1:
        return fact
    (name,) = names
    is_own = entity is not None and same_name(name, entity)
    return fact if is_own else replace(fact, party=name)


def _with_role_of_debt(fact: Fact) -> Fact:
    """Return a balance as that of the role its debt is named after: "Officer Loan"."""
    roles = {role for m in fact.other if (role := role_in_debt(m)) is not None}
    if len(roles) != 1:
        return fact
    (role,) = roles
    return replace(fact, party=role_of_own(role) or role)


def with_role_in_words(fact: Fact, title: str = "") -> Fact:
    """Return a balance without members with the role that its words name, if any.

    A row that has its side from the heading above it has the heading's holders too:
    "Outstanding, end of year" below "Loans to directors"; and a claim on a page that is
    about "Transactions with associates" is one of theirs.
    """
    if fact.members or fact.party is not None or fact.relationship is not None:
        return fact
    if fact.instant is None or not is_money(fact):
        return fact
    role = role_in_words(fact.label, fact.concept)
    heading = without_marks(fact.heading or "")
    if role is None and not _is_standard(fact) and heading:
        own = side_of(None, fact.label)
        if own is None and side_above(fact.label, heading, "") is not None:
            role = role_in_words(heading, None)
    if role is None and title_speaks(title):
        tells_side = side_of(fact.concept, fact.label) is not None
        role = role_in_title(title) if tells_side else None
    return fact if role is None else replace(fact, relationship=role)

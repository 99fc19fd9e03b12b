"""Vetoes: what forbids two names to be one party, whatever else speaks for it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from kg.model.fact import PartyKind
from kg.parties.bodies import is_body_of, is_private_trust, is_trust
from kg.parties.initials import initials_told
from kg.parties.legal import COMPANY
from kg.parties.mentions import Mention

_SINGLE = (PartyKind.PERSON, PartyKind.ORGANISATION)
Slot = tuple[str, str, date | None, date, str]

SEPARATE = "separate amounts beside each other"


def traits(mention: Mention) -> dict[str, str]:
    """Return the traits of a mention in which all names of one party must agree."""
    told: dict[str, str] = {}
    if mention.kind in _SINGLE:
        told["sort"] = mention.kind.value
        told["number"] = "single"
    elif mention.kind is PartyKind.GROUP:
        told["number"] = "group"
    told.update(_forms(mention))
    told.update(initials_told(mention.name, mention.form.form.split()))
    if mention.form.accented:
        told[f"accents of {mention.form.compact}"] = mention.form.accented
    if mention.form.gender:
        told["title"] = mention.form.gender
    if len(mention.ciks) == 1:
        told["CIK"] = mention.ciks[0]
    if len(mention.leis) == 1:
        told["LEI"] = mention.leis[0]
    return told


def _forms(mention: Mention) -> dict[str, str]:
    """Return which legal form or body a name tells.

    "X Co." may be "X Co., Ltd" cut short; who spells out "X Company" has told its form.
    """
    told: dict[str, str] = {}
    legal, words = mention.form.legal, mention.form.form.split()
    is_company = legal == COMPANY
    if legal and not is_company:
        told["legal form"] = legal
    if legal not in _MAY_BE_COMPANY:
        told["ends in Company"] = "yes" if is_company else "no"
    if legal == "ltd" or (is_company and mention.form.raw[-1:] == ("company",)):
        told["ends in full"] = legal
    body = _bare_body(words)
    if body is not None and not legal:
        told["legal form"] = body
        told["ends in Company"] = "no"
    elif is_trust(mention.form.raw):
        told["trust"] = "itself"
    elif is_trust(words) and not {"company", "co"}.isdisjoint(mention.form.raw):
        told["trust"] = "its company"
    return told


def _bare_body(words: list[str]) -> str | None:
    """Return which body a name without a legal form is by itself, or None.

    >>> _bare_body("city of tarn".split()), _bare_body("roe family trust".split())
    ('public body', 'private trust')
    >>> _bare_body("northern trust".split())
    """
    if is_body_of(words):
        return "public body"
    return "private trust" if is_private_trust(words) else None


def slots(mention: Mention) -> dict[Slot, frozenset[Decimal]]:
    """Return a mention's amounts by filing, concept, period and unit."""
    by_slot: dict[Slot, set[Decimal]] = {}
    for anchor in mention.amounts:
        slot = (anchor.filing, anchor.concept, anchor.start, anchor.end, anchor.unit)
        by_slot.setdefault(slot, set()).add(anchor.amount)
    return {slot: frozenset(amounts) for slot, amounts in by_slot.items()}


def separate(one: Mention, other: Mention) -> bool:
    """Whether two mentions have amounts of their own beside each other.

    In one table, as the records tell; or in one filing under one concept, period and
    unit, where no amount of the one is an amount of the other.
    """
    if other.key in one.apart or one.key in other.apart:
        return True
    if not (one.amounts and other.amounts):
        return False
    left, right = slots(one), slots(other)
    return any(not left[slot] & right[slot] for slot in left.keys() & right.keys())


ASSIGNED = frozenset({"CIK", "LEI"})
"""Traits a printing need not show."""

PRINTED = ("dots of ", "end of ")
"""How traits begin that a printing shows by chance: names may be alike without them."""

_MAY_BE_COMPANY = frozenset({"", "ltd"})
"""Legal forms that a name which ends in "Company" may leave out.

A trust company is not the corporation that owns it, but "X Co." may be "X Co., Ltd".
"""

_LINKS_ONLY = (
    "legal form",
    "trust",
    "ends in Company",
    "ends in full",
    "accents of ",
    *PRINTED,
)
"""How traits begin that forbid a rule to unite names, but not to propose them."""


def clash(one: Mapping[str, str], other: Mapping[str, str]) -> str | None:
    """Return the traits in which two names are not even to be proposed, or None.

    >>> clash({"sort": "person"}, {"sort": "organisation", "number": "single"})
    'sort: person and organisation'
    """
    for name in sorted(one.keys() & other.keys()):
        if one[name] != other[name] and not name.startswith(_LINKS_ONLY):
            return f"{name}: {one[name]} and {other[name]}"
    return None

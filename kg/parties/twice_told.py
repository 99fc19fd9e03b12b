"""The rule of names that differ by little and bear one amount.

A filer who names a lender in a table and again in a sentence seldom spells it the same:
"Tarn Investments" and "Tarn Investment LLC", "Ada Moss" and "A. Moss". A slip, a plural
or an initial alone unites nothing. With an amount that no third name bears - in one
filing under two elements, or in two filings - it is the same party told twice.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Final

from rapidfuzz.distance import OSA

from kg.model.amount import plain_decimal
from kg.model.fact import PartyKind
from kg.parties.links import Groups, Link, Mentions, groups_of
from kg.parties.mentions import Anchor, Mention
from kg.parties.persons import may_be_person
from kg.parties.value_anchors import digits_of, says_enough
from kg.parties.wordlists import singular

_OF_A_GROUP: Final = frozenset({"group", "company", "companies", "the"})
"""Words that one of two printings of a name leaves out."""
_SHORTEST_SLIP: Final = 5
"""Letters of a word from which on one wrong letter is a slip and no other word."""
_SHORTEST_SURNAME: Final = 7
"""The same of a surname, of which many differ in a letter."""
_NEVER: Final = 10**6
"""Letters no word has."""
_DIGITS_OF_ANY: Final = 5
"""Digits from which on an amount ties what two filings tell under two elements."""
_MOST_COMPARED: Final = 12
"""Names that bear one amount beyond which it ties nobody."""

_Amount = tuple[str, str, Decimal]
"""Reporter, unit and amount."""


def twice_told_links(mentions: Mentions) -> Iterator[Link]:
    """Yield the links of names of one reporter that differ by little, with an amount.

    The amount has three digits at least, zeros at the ends aside, and in each filing
    that counts no other name of the reporter bears it.
    """
    for (_, unit, amount), bearers in sorted(_bearers(mentions).items(), key=repr):
        if len(bearers) > _MOST_COMPARED:
            continue
        filings = _forms_by_filing(mentions, bearers, amount, unit)
        for first, second in combinations(sorted(bearers), 2):
            one, other = mentions[first], mentions[second]
            if one.form.form == other.form.form or not differ_by_little(one, other):
                continue
            where = _told_twice(one, other, amount, unit, filings)
            if where is not None:
                yield Link(
                    (first, second),
                    f"{Decimal(plain_decimal(amount)):,} {unit} is told of no other "
                    f"name in {where}, and the names differ by little",
                )


def twice_told_groups(mentions: Mentions) -> Groups:
    """Return the names that bear one amount, where two of them differ by little."""
    return groups_of(
        (value, key)
        for value, bearers in _bearers(mentions).items()
        if len(bearers) <= _MOST_COMPARED
        and any(
            differ_by_little(mentions[one], mentions[other])
            for one, other in combinations(sorted(bearers), 2)
        )
        for key in bearers
    )


def _bearers(mentions: Mentions) -> dict[_Amount, set[str]]:
    found: dict[_Amount, set[str]] = {}
    for key, mention in mentions.items():
        for anchor in mention.amounts:
            if says_enough(anchor.amount):
                value = mention.reporter, anchor.unit, anchor.amount
                found.setdefault(value, set()).add(key)
    return {value: keys for value, keys in found.items() if len(keys) > 1}


def _forms_by_filing(
    mentions: Mentions, bearers: set[str], amount: Decimal, unit: str
) -> dict[str, set[str]]:
    """Return the normal forms that bear an amount, by filing."""
    found: dict[str, set[str]] = {}
    for key in bearers:
        for anchor in _anchors(mentions[key], amount, unit):
            found.setdefault(anchor.filing, set()).add(mentions[key].form.form)
    return found


def _anchors(mention: Mention, amount: Decimal, unit: str) -> list[Anchor]:
    return [a for a in mention.amounts if (a.amount, a.unit) == (amount, unit)]


def _told_twice(
    one: Mention,
    other: Mention,
    amount: Decimal,
    unit: str,
    forms: dict[str, set[str]],
) -> str | None:
    """Return where an amount is told of two names alone; None where it is not."""
    both = {one.form.form, other.form.form}
    for left in _anchors(one, amount, unit):
        for right in _anchors(other, amount, unit):
            if left.filing == right.filing:
                if left.concept != right.concept and forms[left.filing] == both:
                    return f"filing {left.filing}"
            elif (
                _what(left) == _what(right) or digits_of(amount) >= _DIGITS_OF_ANY
            ) and all(forms[filing] <= both for filing in (left.filing, right.filing)):
                filings = sorted((left.filing, right.filing))
                return "filings " + " and ".join(filings)
    return None


def _what(anchor: Anchor) -> tuple[str, date | None, date]:
    return anchor.concept, anchor.start, anchor.end


def differ_by_little(one: Mention, other: Mention) -> bool:
    """Whether two names may be one, spelt with a slip, a plural or an initial.

    Of organisations each word is that of the other but for its plural or one letter;
    "Group" may be left out. Of persons a given name may be its initial, and a long
    surname may have one letter wrong.
    """
    left, right = one.form.form.split(), other.form.form.split()
    if not (left and right):
        return False
    persons = [
        m.kind is PartyKind.PERSON or may_be_person(m.kind, words)
        for m, words in ((one, left), (other, right))
    ]
    if all(persons) and _of_person(left, right):
        return True
    if PartyKind.PERSON in (one.kind, other.kind):
        return False
    left = [word for word in left if word not in _OF_A_GROUP] or left
    right = [word for word in right if word not in _OF_A_GROUP] or right
    # Given names differ in a letter: Maria, Mario.
    shortest = _NEVER if all(persons) else _SHORTEST_SLIP
    return len(left) == len(right) and all(
        _is_slip(a, b, shortest) for a, b in zip(left, right, strict=True)
    )


def _of_person(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether words may be one person's: equal, but for an initial or a surname's slip.

    >>> _of_person(["d", "dambrosio"], ["debra", "dambrosio"])
    True
    >>> _of_person(["maria", "lopez"], ["mario", "lopez"])
    False
    """
    if len(left) != len(right) or len(left) == 1:
        return False
    *given, surname = zip(left, right, strict=True)
    same = [a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in given]
    return all(same) and _is_slip(*surname, _SHORTEST_SURNAME, plurals=False)


def _is_slip(one: str, other: str, shortest: int, *, plurals: bool = True) -> bool:
    """Whether two words are one, but for a plural or a wrong letter of a long word.

    >>> _is_slip("investment", "investments", 5), _is_slip("paranovous", "paranovus", 5)
    (True, True)
    >>> _is_slip("fund1", "fund2", 5), _is_slip("east", "west", 5)
    (False, False)
    """
    if one == other or (plurals and singular(one) == singular(other)):
        return True
    if min(len(one), len(other)) < shortest or not (one + other).isalpha():
        return False
    return one[0] == other[0] and OSA.distance(one, other) == 1

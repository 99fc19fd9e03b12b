"""The rule of value anchors: one amount in two filings, under two printings."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from kg.parties.likeness import trade_names_agree
from kg.parties.links import Groups, Link, Mentions, groups_of
from kg.parties.mentions import Anchor

_FEWEST_DIGITS = 3
"""Digits, zeros at the ends aside, below which an amount may recur by chance."""

_MOST_COMPARED = 50
"""Names of one value beyond which they are grouped without comparing each two."""

Value = tuple[str, str, date | None, date, str, Decimal]
"""Reporter, concept, first and last day, unit and amount."""

Bearers = dict[str, dict[str, list[str]]]
"""Keys of the names that bear one value, by filing and normal form."""


def anchor_links(mentions: Mentions) -> Iterator[Link]:
    """Yield the links of printings with one amount that is unique in two filings."""
    bearers = _bearers(mentions)
    shared = [value for value, filings in bearers.items() if len(filings) > 1]
    for value in sorted(shared, key=repr):
        # A value that two names of a filing bear does not tell which is meant.
        unique = {
            filing: min(key for keys in forms.values() for key in keys)
            for filing, forms in bearers[value].items()
            if len(forms) == 1
        }
        yield from _tied(mentions, value, unique)


def anchor_groups(mentions: Mentions) -> Groups:
    """Return the names that bear one value, where two of them may be one party."""
    keyed = []
    for value, filings in _bearers(mentions).items():
        by_form = {
            form: keys for forms in filings.values() for form, keys in forms.items()
        }
        first = [mentions[keys[0]].form for keys in by_form.values()]
        if len(first) > _MOST_COMPARED or any(
            trade_names_agree(one, other) for one, other in combinations(first, 2)
        ):
            keyed += [
                (value, key)
                for forms in filings.values()
                for keys in forms.values()
                for key in keys
            ]
    return groups_of(keyed)


def _bearers(mentions: Mentions) -> dict[Value, Bearers]:
    found: dict[Value, Bearers] = {}
    for key, mention in mentions.items():
        for anchor in mention.amounts:
            if says_enough(anchor.amount):
                filings = found.setdefault(_value(mention.reporter, anchor), {})
                forms = filings.setdefault(anchor.filing, {})
                forms.setdefault(mention.form.form, []).append(key)
    return found


def _value(reporter: str, anchor: Anchor) -> Value:
    return (
        reporter,
        anchor.concept,
        anchor.start,
        anchor.end,
        anchor.unit,
        anchor.amount,
    )


def says_enough(amount: Decimal) -> bool:
    """Whether an amount has digits enough not to recur by chance.

    >>> says_enough(Decimal(2417000)), says_enough(Decimal(5000000))
    (True, False)
    """
    return digits_of(amount) >= _FEWEST_DIGITS


@lru_cache(maxsize=65536)
def digits_of(amount: Decimal) -> int:
    """Return how many digits an amount has, zeros at the ends aside.

    >>> digits_of(Decimal(2417000))
    4
    """
    return len("".join(map(str, amount.as_tuple().digits)).strip("0"))


def _tied(
    mentions: Mentions, value: Value, unique: Mapping[str, str]
) -> Iterator[Link]:
    """Yield the links between filings; `unique` is the one key of each filing."""
    _, concept, _, end, unit, amount = value
    for first, second in combinations(sorted(unique), 2):
        one, other = mentions[unique[first]], mentions[unique[second]]
        if one.form.form != other.form.form and trade_names_agree(one.form, other.form):
            yield Link(
                tuple(sorted((one.key, other.key))),
                f"{amount:,} {unit} of {concept} for {end} is unique in 2 filings, "
                f"{first} and {second}",
            )

"""Joins the amounts of a note's tables to the tagged facts that say the same.

An amount and a fact are one where value, day and currency are equal and the fact's
party is named in the row. A fact of another row's party is never taken.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from kg.model.fact import Fact
from kg.model.note import NoteAmount
from kg.parties.names import name_key, normal_form
from kg.parties.spelling import words_of

_SCALES: Final = (0, 3, 6)
"""Powers of ten tried where a table states none: that under which most is tagged."""

Joined = tuple[NoteAmount, int | None]
"""An amount, and the place of the fact it is; None for one that is not tagged."""


def joined_amounts(
    amounts: Sequence[NoteAmount], facts: Sequence[Fact]
) -> list[Joined]:
    """Return the amounts of one note, each with the fact it is.

    Where a table states no scale it gets the one under which most of it is tagged.

    Args:
        amounts: Of one note.
        facts: Facts of money of its filing.
    """
    by_value: dict[Decimal, list[int]] = defaultdict(list)
    for place, fact in enumerate(facts):
        if isinstance(fact.value, Decimal):
            by_value[abs(fact.value)].append(place)
    tables: dict[int, list[NoteAmount]] = defaultdict(list)
    for amount in amounts:
        tables[amount.table].append(amount)
    units = {fact.unit for fact in facts}
    joined: list[Joined] = []
    for table in tables.values():
        stated = table[0].scale
        tries = [
            _joined_table(table, scale, facts, by_value, units)
            for scale in (_SCALES if stated is None else (stated,))
        ]
        joined += max(tries, key=lambda pairs: sum(n is not None for _, n in pairs))
    return joined


def _joined_table(
    table: Sequence[NoteAmount],
    scale: int,
    facts: Sequence[Fact],
    by_value: dict[Decimal, list[int]],
    units: Collection[str | None],
) -> list[Joined]:
    labels = {_form(amount.label) for amount in table} - {""}
    pairs: list[Joined] = []
    for amount in table:
        scaled = replace(amount, scale=scale)
        value = abs(amount.value).scaleb(scale)
        known = amount.unit is not None and amount.unit in units
        places = [
            n
            for n in by_value.get(value, ())
            if _on_day(facts[n], amount) and (not known or facts[n].unit == amount.unit)
        ]
        place = _chosen(amount, places, facts, labels)
        pairs.append((scaled, place))
    return pairs


def _on_day(fact: Fact, amount: NoteAmount) -> bool:
    """Whether a fact is of the day of an amount, or nothing tells otherwise."""
    if amount.day is None:
        return True
    if amount.flow is True:
        return fact.end == amount.day
    if amount.flow is False:
        return fact.instant == amount.day
    return amount.day in (fact.instant, fact.end)


def _chosen(
    amount: NoteAmount,
    places: Sequence[int],
    facts: Sequence[Fact],
    labels: Collection[str],
) -> int | None:
    """Return the fact an amount is, of those with its value and day.

    The fact whose party its row names; else one that no other row names, by the words
    it shares with the row. Of facts of several parties that share as many it is none.
    """
    named = [n for n in places if _names(amount.label, facts[n])]
    fitting = named or [
        n
        for n in places
        if facts[n].party is None or _form(facts[n].party or "") not in labels
    ]
    bare = [n for n in fitting if facts[n].party is None]
    if amount.total and bare:
        fitting = bare
    if not fitting:
        return None
    words = _words(f"{amount.label} {amount.section}")
    shared = {n: len(words & _words_of(facts[n])) for n in fitting}
    most = max(shared.values())
    best = [n for n in fitting if shared[n] == most]
    parties = {_form(facts[n].party or "") for n in best}
    if len(parties - {""}) > 1:
        return None
    return next((n for n in best if facts[n].party is None), best[0])


def _words_of(fact: Fact) -> frozenset[str]:
    """Return the words of a fact's label and members."""
    return _words(" ".join((fact.label, *fact.members)))


def _words(text: str) -> frozenset[str]:
    return frozenset(words_of(text))


def _names(label: str, fact: Fact) -> bool:
    """Whether a label names the party of a fact, or holds its name."""
    if fact.party is None or not label:
        return False
    if _form(fact.party) == _form(label):
        return True
    return f" {name_key(fact.party)} " in f" {name_key(label)} ".replace(",", " ")


def _form(text: str) -> str:
    return normal_form(text) or name_key(text)

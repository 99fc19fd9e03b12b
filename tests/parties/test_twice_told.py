"""Names that differ by little and bear one amount are one party."""

from datetime import date
from decimal import Decimal

import pytest

from kg.parties.mentions import Anchor, MentionRecord
from kg.parties.resolver import resolve

DAY = date(2023, 12, 31)


def record(name, *amounts, beside=()):
    """A name with amounts: (filing, element, amount)."""
    return MentionRecord(
        "1",
        name,
        amounts=tuple(
            Anchor(filing, element, None, DAY, "USD", Decimal(amount))
            for filing, element, amount in amounts
        ),
        cooccurs=frozenset(beside),
    )


def rules(*records):
    return [link.by for link in resolve(records).links]


NOTE, CARRYING = ("f1", "us-gaap:NotesPayable"), ("f1", "us-gaap:DebtCarryingAmount")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tarn Hollow Investments", "Tarn Hollow Investment LLC"),
        ("Quillen Capital", "Quillen Capital Group"),
        ("Marlowe Ventures LLC", "Marlow Ventures LLC"),
        ("A. Whitcombe", "Ada Whitcombe"),
        ("Ada Whitcombe", "Ada Whitcomb"),
    ],
)
def test_one_amount_under_two_elements_ties_two_spellings(one, other):
    assert rules(
        record(one, (*NOTE, 295_000)), record(other, (*CARRYING, 295_000))
    ) == ["twice-told/1"]


def test_the_reason_names_amount_and_filing():
    found = resolve(
        [
            record("Quillen Capital", (*NOTE, 295_000)),
            record("Quillen Capital Group", (*CARRYING, 295_000)),
        ]
    )
    assert found.links[0].why == (
        "295,000 USD is told of no other name in filing f1, and the names differ by "
        "little"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tarn Fund I LP", "Tarn Fund II LP"),
        ("Tarn Properties LLC", "Tarn Holdings LLC"),
        ("Maria Whitcombe", "Mario Whitcombe"),
        ("B. Whitcombe", "Ada Whitcombe"),
        ("East Tarn LLC", "West Tarn LLC"),
        ("Marlowe Ventures LLC", "Marlow Ventures Ltd"),
    ],
)
def test_names_that_differ_in_more_stay_two(one, other):
    assert (
        rules(record(one, (*NOTE, 295_000)), record(other, (*CARRYING, 295_000))) == []
    )


def test_an_amount_that_may_recur_by_chance_ties_nobody():
    one, other = "Quillen Capital", "Quillen Capital Group"
    assert rules(record(one, (*NOTE, 50_000)), record(other, (*CARRYING, 50_000))) == []
    assert (
        rules(record(one, (*NOTE, 295_000)), record(other, (*CARRYING, 296_000))) == []
    )
    # A table lists both under one element.
    assert rules(record(one, (*NOTE, 295_000)), record(other, (*NOTE, 295_000))) == []
    third = record("Marlowe LLC", ("f1", "us-gaap:OtherLiabilities", 295_000))
    assert (
        rules(record(one, (*NOTE, 295_000)), record(other, (*CARRYING, 295_000)), third)
        == []
    )


def test_amounts_of_their_own_in_one_table_forbid_it():
    one = record("Quillen Capital", (*NOTE, 295_000), beside=["Quillen Capital Group"])
    assert rules(one, record("Quillen Capital Group", (*CARRYING, 295_000))) == []


def test_two_filings_tell_one_amount():
    one = record("D. Whitcombe", ("f1", "us-gaap:InterestPayable", 81_204))
    same = record("Dora Whitcombe", ("f2", "us-gaap:InterestPayable", 81_204))
    other_element = record("Dora Whitcombe", ("f2", "us-gaap:NotesPayable", 81_204))
    short = record("Dora Whitcombe", ("f2", "us-gaap:NotesPayable", 812_000))
    assert rules(one, same) == rules(one, other_element) == ["twice-told/1"]
    assert rules(record("D. Whitcombe", (*NOTE, 812_000)), short) != []
    one = record("D. Whitcombe", ("f1", "us-gaap:InterestPayable", 812_000))
    assert rules(one, short) == []

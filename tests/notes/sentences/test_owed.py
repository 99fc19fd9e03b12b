"""Sentences that say what is owed, and by or to whom."""

import csv
from datetime import date
from decimal import Decimal

import pytest

from kg.model.note import NoteDocument
from kg.notes.sentences.owed import owed_amounts
from kg.resources import ontology_file

DAY = date(2024, 12, 31)


def owed(text, names=("Ada Moss",)):
    """Who, side, amount and day of what a text says is owed."""
    note = NoteDocument("n", None, None, None, "", None, None, text, ())
    return [
        (told.who, told.side, told.amount, told.day)
        for told in owed_amounts(note, names, reporter="Fern Bay Corp")
    ]


def examples():
    with ontology_file("owed_words.csv").open(encoding="utf-8", newline="") as lines:
        return [(row["example"], row["side"]) for row in csv.DictReader(lines)]


@pytest.mark.parametrize("whom", ["our CEO", "its CEO", "the CEO"])
def test_a_role_that_is_owed_is_the_reporter_s(whom):
    text = f"As of December 31, 2024, the Company owed $500 to {whom}."
    assert owed(text) == [("CEO", "due to", Decimal(500), DAY)]


@pytest.mark.parametrize("whom", ["a director", "the CEOs", "certain officers"])
def test_a_role_at_somebody_else_s_is_owed_nothing(whom):
    assert owed(f"As of December 31, 2024, the Company owed $500 to {whom}.") == []


@pytest.mark.parametrize(("example", "side"), examples())
def test_every_rule_reads_its_example(example, side):
    told = f"In 2024 {example}. As of December 31, 2024, $700 was outstanding."
    assert ("Ada Moss", side, Decimal(700), DAY) in owed(told)


def test_amounts_have_the_days_in_their_order():
    text = "The balance due to Ada Moss was $9 and $8 at December 31, 2024 and 2023."
    assert owed(text) == [
        ("Ada Moss", "due to", Decimal(9), DAY),
        ("Ada Moss", "due to", Decimal(8), date(2023, 12, 31)),
    ]


def test_a_short_name_stands_for_the_full_one():
    text = 'Fern Loans LLC (the "Lender") lent funds. We owed the Lender $500 in 2024.'
    assert {who for who, *_ in owed(text, ())} == {"Fern Loans LLC"}


@pytest.mark.parametrize(
    "text",
    [
        "As of December 31, 2024, nothing is owed to Ada Moss; $500 was not owed to her.",
        "Ada Moss may be owed up to $500 as of December 31, 2024.",
        "We owed Ada Moss and Joan Roe $500 as of December 31, 2024.",
        "Sales rose by $500 due to Ada Moss in 2024.",
        "The Company owed its directors $500 as of December 31, 2024.",
        "Fern Bay sold goods of $500 to customers in 2024.",
    ],
)
def test_what_is_denied_supposed_or_of_several_names_nobody(text):
    assert owed(text, ("Ada Moss", "Joan Roe")) == []


def test_an_agreed_amount_is_not_owed():
    text = "We entered into a consulting agreement with Ada Moss for $500 a month."
    assert owed(text) == []
    assert owed(f"{text} At December 31, 2024, $900 was unpaid.") == [
        ("Ada Moss", "due to", Decimal(900), DAY)
    ]

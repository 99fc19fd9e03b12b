"""Signs that filers not seen before showed: what they mean, and what is near them."""

from decimal import Decimal

import pytest

from kg.api.sources import read
from kg.selection.note_words import NoteWords, is_phrase
from kg.selection.printed_numbers import PrintedNumbers
from kg.selection.signs import has_sign, names_outsider, speaks_of_related_parties
from tests.written_filing import write_filing


@pytest.mark.parametrize(
    "text",
    [
        "Accrued salaries, officers",
        "Loans to employees and officers",
        "Due to physician shareholders",
        "Due from unconsolidated funds",
        "Incentive allocation to General Partner",
        "Office space provided by an officer at no cost",
        "Due to realted parties",
        "Accrued interest - related pary",
        "Advances to minority shareholder",
    ],
)
def test_words_of_related_parties(text):
    assert speaks_of_related_parties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Royalty owners payable",
        "Due to joint interest owners",
        "Due to container lease owners",
        "Loans to employees",
        "Number of affiliated dental practices",
        "Revenue of affiliated hospitals",
        "Affiliate and advertising",
        "Accrued clinical trial and related costs",
    ],
)
def test_words_of_others(text):
    assert not speaks_of_related_parties(text)


@pytest.mark.parametrize(
    "member",
    ["Holders of 2022 bridge notes", "Plaintiffs", "Custodian", "Transfer agent"],
)
def test_outsiders_by_what_they_are(member):
    assert names_outsider(member)


@pytest.mark.parametrize(
    "member",
    ["Third Party Landlords", "Unaffiliated lessors", "Independent landlords"],
)
def test_third_parties_of_any_kind_stand_outside(member):
    assert has_sign("third party", member)


@pytest.mark.parametrize(
    "member",
    ["Independent Directors", "Independent Bank Holding Company", "Outside Director"],
)
def test_independent_directors_and_names_do_not(member):
    assert not has_sign("third party", member)


@pytest.mark.parametrize(
    ("form", "is_one"), [("global services", True), ("trust", False), ("first", False)]
)
def test_common_words_are_looked_for_together(form, is_one):
    assert is_phrase(form) is is_one


def _facts(text, tmp_path):
    row = {
        "title": "Related Party Transactions", "label": "", "members": "", "unit": "",
        "concept": "us-gaap:RelatedPartyTransactionsDisclosureTextBlock", "why": text,
    }  # fmt: skip
    write_filing([row], tmp_path)
    return list(read(tmp_path))


@pytest.mark.parametrize(
    ("text", "is_denied"),
    [
        (
            "The lender is an unrelated third party. Ada Moss, our director, lent.",
            False,
        ),
        ("We borrowed from an independent company; Ada Moss lent us the rest.", False),
        ("It was sold to an outside investor! Ada Moss, our CEO, bought none.", False),
        ("We borrowed from an unrelated third party, Ada Moss.", True),
        ("We borrowed from the independent lender named Ada Moss.", True),
        ("Ada Moss, an unrelated party, lent us money.", True),
    ],
)
def test_a_sentence_ends_what_is_said_of_a_name(text, is_denied, tmp_path):
    notes = NoteWords(_facts(text, tmp_path))
    assert notes.deny("Ada Moss") is is_denied


@pytest.mark.parametrize("name", ["Pym Corp. Capital", "Prof. Moss", "Dr. Moss"])
def test_a_word_cut_short_ends_no_sentence(name, tmp_path):
    text = f"We owe {name}, an unrelated third party, a sum of money."
    assert NoteWords(_facts(text, tmp_path)).deny(name)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Our director owns two restaurants.", 2),
        ("It employs twelve persons.", 12),
        ("The rent is $1,250 a month.", 1250),
    ],
)
def test_numbers_of_notes_are_read_in_words_too(text, number, tmp_path):
    notes = NoteWords(_facts(text, tmp_path))
    assert Decimal(number) in PrintedNumbers(notes.texts_of_related_parties).plain

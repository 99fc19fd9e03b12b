"""Events, and that there were none, are read with who, to whom, how much and when."""

from decimal import Decimal

import pytest

from kg.model.note import StatementKind
from kg.notes.sentences import statements_of
from tests.notes.sentences.plain import note


def _said(text, kind):
    return [s for s in statements_of(note(text)) if s.kind is kind]


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "other", "value", "unit", "day"),
    [
        (
            "On May 4, 2022, Jane Roe loaned the Company $136,479.",
            "Jane Roe",
            "loan-made",
            "",
            "136479",
            "USD",
            "2022-05-04",
        ),
        (
            "The Company borrowed RMB 2 million from Mr. Xu Gang.",
            "Mr. Xu Gang",
            "loan-made",
            "",
            "2000000",
            "CNY",
            None,
        ),
        (
            "On July 8, 2014, the Company issued a promissory note to Alder Trust in the principal amount of $200.",
            "Alder Trust",
            "loan-made",
            "",
            "200",
            "USD",
            "2014-07-08",
        ),
        (
            "On March 22, 2023, the Company repaid Mr. Smith $1,841 of principal.",
            "",
            "repaid",
            "Mr. Smith",
            "1841",
            "USD",
            "2023-03-22",
        ),
        (
            "The Company paid consulting fees of $12,500 to Birch LLC.",
            "",
            "paid",
            "Birch LLC",
            "12500",
            "USD",
            None,
        ),
        (
            "During 2023, Cedar Ltd. purchased products totaling approximately €361,559 from the Company.",
            "Cedar Ltd.",
            "purchased",
            "",
            "361559",
            "EUR",
            None,
        ),
        (
            "In February 2024, the Company sold its drone business to Maple Machines Inc.",
            "",
            "sold",
            "Maple Machines Inc.",
            None,
            None,
            None,
        ),
        ("Jane Roe forgave the loan.", "Jane Roe", "forgiven", "", None, None, None),
        (
            "On June 22, 2022, the Company assigned to Oak Partners LP the right to purchase units.",
            "",
            "assigned",
            "Oak Partners LP",
            None,
            None,
            "2022-06-22",
        ),
    ],
)
def test_an_event_is_read(text, subject, predicate, other, value, unit, day):
    (event,) = _said(text, StatementKind.EVENT)
    assert event.certain
    assert (event.subject, event.predicate, event.object.rstrip(".")) == (
        subject,
        predicate,
        other.rstrip("."),
    )
    assert event.value == (None if value is None else Decimal(value))
    assert event.unit == unit
    assert str(event.day) == str(day)


def test_amounts_of_a_note_in_thousands_make_candidates():
    text = "(dollar amounts in thousands)\nJane Roe loaned the Company $275."
    (event,) = _said(text, StatementKind.EVENT)
    assert not event.certain
    scaled = "(dollar amounts in thousands)\nJane Roe loaned the Company $2.5 million."
    (sure,) = _said(scaled, StatementKind.EVENT)
    assert sure.certain
    assert sure.value == Decimal(2500000)


@pytest.mark.parametrize(
    "text",
    [
        "The Sponsor may loan the Company funds of $1,500,000.",
        "Jane Roe agreed to loan the Company up to $300,000.",
        "If the Company repaid Jane Roe $500, the note would end.",
        "The Company has not paid Jane Roe $500.",
        "The Sponsor waived the lock-up restrictions.",
    ],
)
def test_what_did_not_happen_is_no_event(text):
    assert not [s for s in _said(text, StatementKind.EVENT) if s.certain]


@pytest.mark.parametrize(
    ("text", "subject", "predicate"),
    [
        (
            "There were no transactions with related parties during the year.",
            "",
            "no-transactions",
        ),
        (
            "The Company did not enter into any related party transactions.",
            "",
            "no-transactions",
        ),
        ("As of June 30, 2024, no amounts were outstanding.", "", "no-balance"),
        (
            "There was no outstanding balance due to Birch Berhad as of June 30, 2024.",
            "Birch Berhad",
            "no-balance",
        ),
    ],
)
def test_that_there_is_nothing_is_a_statement(text, subject, predicate):
    (absence,) = _said(text, StatementKind.NONE)
    assert (absence.subject, absence.predicate) == (subject, predicate)
    assert absence.object in text[absence.start : absence.end]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("No other director has guaranteed the loan of the Company.", []),
        ("None of our directors guaranteed the credit facility.", []),
        ("Jane Roe has guaranteed the loan of the Company.", ["Jane Roe"]),
        ("With no delay Jane Roe guaranteed the loan.", ["Jane Roe"]),
    ],
)
def test_nobody_guarantees_what_no_director_does(text, subjects):
    events = _said(text, StatementKind.EVENT)
    assert [s.subject for s in events if s.certain] == subjects

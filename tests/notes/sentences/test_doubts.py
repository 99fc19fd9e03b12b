"""What is told of another debt, for others, or of a time that is over is not certain."""

import pytest

from kg.model.note import StatementKind
from kg.notes.sentences import statements_of
from tests.notes.sentences.plain import note


def _sure(text):
    """Return (subject, predicate, object or rate) of what is certain in a text."""
    return {
        (s.subject, s.predicate, None if s.value is None else str(s.value))
        for s in statements_of(note(text))
        if s.certain and s.kind in (StatementKind.TIE, StatementKind.TERM)
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The loan from Mr. Alder is subordinated to the bank loan, which bears interest at 7.25% and matures on August 1, 2026.",
            set(),
        ),
        (
            "Our debt to Alder Ltd ranks behind the Birch facility, which is secured by our buses.",
            set(),
        ),
        (
            "The note held by Alder LP ranks pari passu with the senior notes, which bear interest at 6.75%.",
            set(),
        ),
        (
            "The loan from Alder Ltd is junior to our other debt and bears interest at 5%.",
            {("Alder Ltd", "interest", "0.05")},
        ),
        (
            "The subordinated note to Alder Ltd, which bears interest at 8%, is unsecured.",
            {("Alder Ltd", "interest", "0.08"), ("Alder Ltd", "unsecured", None)},
        ),
    ],
)
def test_terms_of_a_debt_that_another_ranks_with_are_not_certain_of_it(text, told):
    assert _sure(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Dale Birch holds a note with an interest rate of 12%, which he purchased from Alder LLC.",
        "We hold a note bearing interest at 12% that we had acquired from Alder LLC.",
        "The Company intends to issue to Jane Birch a note bearing interest at 10%.",
        "The loan from Alder Ltd is expected to bear interest at 6%.",
        "Under a term sheet Alder Ltd lends us $500 bearing interest at 6%.",
        "The note to Alder Ltd is intended to be secured by our patents.",
        "The loans from Alder Ltd will become secured by our receivables.",
        'The term "Interest Rate" means 12% per annum.',
        "The loan from Alder Ltd accrues interest at XYZ 180 plus 1.2% a year.",
    ],
)
def test_terms_not_yet_agreed_or_of_an_earlier_holder_are_not_certain(text):
    assert not {t for t in _sure(text) if t[1] in ("interest", "secured")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Company expects to repay Alder Ltd, whose loan bears interest at 6%.", 1),
        ("We intend to repay the loan from Alder Ltd, which bears interest at 6%.", 1),
    ],
)
def test_terms_of_a_debt_that_is_only_to_be_repaid_are_certain(text, told):
    assert len(_sure(text)) == told


@pytest.mark.parametrize(
    "text",
    [
        "Jane Birch owned 30% of Alder Ltd until she sold her interest.",
        "Birch Inc. owned 100% of the Company before the spin-off.",
        "Jane Birch controlled Alder LLC before it was acquired by us.",
        "Birch Pte. Ltd. holds 1,200,000 shares of the Company on behalf of Jane Alder.",
        "Mr. Birch owns 100% of Alder Pte. Ltd. in trust for the Company.",
        "Birch Ltd holds 49% of Alder Ltd as nominee for Jane Cedar.",
        "Prior to his appointment, Dale Birch was a partner at Alder LLP.",
    ],
)
def test_ties_that_are_over_or_held_for_others_are_not_certain(text):
    assert not {t for t in _sure(text) if t[1] not in ("is", "family-of")}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Jane Birch owns 30% of Alder Ltd.", ("Jane Birch", "owns", "0.3")),
        (
            "As of May 1, 2023, Birch LP held 12% of our common stock.",
            ("Birch LP", "owns", "0.12"),
        ),
        (
            "Birch LP holds 9% of our shares through Birch Nominees Ltd.",
            ("Birch LP", "owns", "0.09"),
        ),
    ],
)
def test_ties_that_hold_are_certain(text, tie):
    assert tie in _sure(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "We borrowed $500 from Alder Ltd at 5% and lent $75 to Dale Birch at 3%.",
            ("Alder Ltd", "interest", "0.03"),
        ),
        (
            "Jane Birch was owed $400 under a demand loan, which was repaid out of a new loan of $600 from Alder LLC.",
            ("Alder LLC", "on-demand", None),
        ),
        (
            "The unsecured note was refinanced with a loan from Alder LLC.",
            ("Alder LLC", "unsecured", None),
        ),
        (
            "The notes are unsecured, other than the note to Dale Birch, which is secured by inventory.",
            ("Dale Birch", "unsecured", None),
        ),
        (
            "The loans are unsecured except for that of Alder Ltd.",
            ("Alder Ltd", "unsecured", None),
        ),
        (
            "Alder Corp. has pledged its shares in Birch SA as security for its own borrowings.",
            ("", "secured", None),
        ),
    ],
)
def test_terms_of_another_debt_of_the_sentence_are_not_certain(text, wrong):
    assert wrong not in _sure(text)


def test_security_that_another_gives_for_a_debt_of_the_reporter_is_certain():
    text = "Jane Birch pledged her shares as security for our loan from Alder Ltd."
    assert {t[1] for t in _sure(text)} == {"secured"}

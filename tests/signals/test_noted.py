"""Loans whose notes state no interest or no term, or say nothing."""

import pytest

import kg
from tests.noted import Tagged, instance, table

MOSS, REED = Tagged("AdaMossMember", 50000), Tagged("CobaltReedLtdMember", 700)
KEY = (
    "0000000077-24-000001/us-gaap:RelatedPartyTransactionsDisclosureTextBlock"
    "/2023-01-01..2023-12-31"
)
BOTH_SILENT = (
    "interest rate not stated in the note of 0000000077-24-000001; "
    "term not stated in the note of 0000000077-24-000001"
)


@pytest.fixture
def loans(tmp_path):
    """Return the messages of a filing's loans by party, behind party and amount."""

    def found(note: str, *tagged: Tagged) -> dict[str, str]:
        place = tmp_path / "moss.xml"
        place.write_text(instance(note, *tagged), encoding="utf-8")
        with kg.open() as graph:
            graph.build(place, accession="0000000077-24-000001", rdf=False)
            signals = graph.signals("loan-terms")
        return {one.party: one.message.partition(" USD: ")[2] for one in signals}

    return found


@pytest.mark.parametrize(
    ("clause", "absent", "words"),
    [
        ("is interest free and due on June 1, 2025", "interest rate", "interest free"),
        ("is non-interest bearing and due on demand", "interest rate", "non-interest bearing"),
        ("bears interest at 5% and has no fixed repayment terms", "term",
         "no fixed repayment terms"),
    ],
)  # fmt: skip
def test_a_term_stated_not_to_be_is_quoted(loans, clause, absent, words):
    note = f"<p>We owe Ada Moss $50,000. The loan from Ada Moss {clause}.</p>"
    message = loans(note, MOSS)["Ada Moss"]
    assert message.startswith(f"no {absent}, stated: “")
    assert words in message
    assert f"({KEY}, " in message
    assert ";" not in message


def test_a_silent_note_is_said_to_be_silent(loans):
    note = "<p>We owe Ada Moss, our director, $50,000 at the end of the year.</p>"
    assert loans(note, MOSS) == {"Ada Moss": BOTH_SILENT}


@pytest.mark.parametrize(
    "clause",
    [
        "bears interest at 5% and matures on June 1, 2025",
        "is charged with interest as the board sees fit, by its term",
    ],
)
def test_terms_that_are_told_however_are_quiet(loans, clause):
    note = f"<p>We owe Ada Moss $50,000. The loan from Ada Moss {clause}.</p>"
    assert loans(note, MOSS) == {}


def test_what_is_said_of_one_party_is_not_said_of_another(loans):
    note = (
        "<p>The loan from Ada Moss is interest free and due on June 1, 2025.</p>"
        "<p>We owe Cobalt Reed Ltd $700.</p>"
    )
    found = loans(note, MOSS, REED)
    assert found["Cobalt Reed Ltd"] == BOTH_SILENT
    assert found["Ada Moss"].startswith("no interest rate, stated: ")


def test_what_is_said_of_all_balances_is_said_of_each(loans):
    rows = table(("", "2023"), ("Ada Moss", "50,000"), ("Cobalt Reed Ltd", "700"))
    note = f"{rows}<p>The amounts are unsecured, interest free and due on demand.</p>"
    found = loans(note, MOSS, REED)
    assert len(found) == 2
    assert {m.startswith("no interest rate, stated: ") for m in found.values()} == {
        True
    }


def test_what_may_be_of_several_is_quiet(loans):
    note = (
        "<p>Ada Moss and Cobalt Reed Ltd lent us money. The note is interest free and "
        "due on demand.</p>"
    )
    assert loans(note, MOSS, REED) == {}

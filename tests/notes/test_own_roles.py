"""Which words of a cell are roles at the reporter, and what else a cell tells."""

import pytest

from kg.model.note import StatementKind
from kg.notes.documents import parse_note
from kg.notes.own_roles import own_roles
from kg.notes.reading import statements_of_notes
from kg.notes.relations import relationships_by_name
from tests.notes.strangers.markup import para, spaced


@pytest.mark.parametrize(
    "words",
    [
        "Director",
        "The Group’s Chairman",
        "Co-founder, Chief Executive Officer, shareholder and director of the Company",
        "Chairman of the board of directors of the Company",
        "Vice President of Sales and Marketing",
        "Over 5% shareholder",
        "One of the major shareholders holding 14.7% of the Company",
        "Equity investee of the Group until May 1, 2019",
        "Shareholder (12%)",
        "Former director, resigned in 2020",
        "Immediate family member",
    ],
)
def test_words_that_are_a_role_at_the_reporter(words):
    assert own_roles(words) == (words,)


@pytest.mark.parametrize(
    "words",
    [
        "Director of Fern Ltd",
        "Director and shareholder of Fern Ltd",
        "General Manager, Fern Ltd",
        "Company controlled by Ada Moss",
        "Controlled by Ada Moss, our Chairman",
        "Spouse of Ada Moss",
        "Director’s nephew",
        "Subsidiary of an equity method investee",
        "An affiliate of 360 Fern Group",
        "Non-controlling shareholder",
        "Common director",
        "Company in which a director has an interest",
        "Note (a)",
        "",
    ],
)
def test_words_that_tell_of_somebody_else(words):
    assert own_roles(words) == ()


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("Shareholder; company controlled by Ada Moss", ("Shareholder",)),
        ("CEO of the Company and director of Fern Ltd", ("CEO of the Company",)),
        ("Shareholder of a shareholder, CFO, director", ("CFO, director",)),
        ("Director. Ms. Moss is also CEO of Fern Ltd.", ("Director",)),
    ],
)
def test_the_part_of_a_cell_that_is_a_role(words, roles):
    assert own_roles(words) == roles


def test_a_place_is_the_reporter_by_its_name():
    assert own_roles("Director of Elmwood", "Elmwood Mining Corp") == (
        "Director of Elmwood",
    )


def _read(content, reporter="Harrow Corp"):
    note = parse_note(
        content, key="note", cik="77", accession=None,
        concept="us-gaap:RelatedPartyTransactionsDisclosureTextBlock",
        title="", start=None, end=None,
    )  # fmt: skip
    return [s for _, s in statements_of_notes([note], reporter=reporter)]


def _ties(content):
    return {
        (s.subject, s.predicate, s.object)
        for s in _read(content)
        if s.kind is StatementKind.TIE and s.certain
    }


ROWS = spaced(
    ("Name of related party", "Relationship", "Nature of transactions"),
    ("Fern Ltd", "Entity controlled by Ms. Ada Moss", "Loans"),
    ("Ms. Ada Moss", "Director and shareholder of the Company", "Advances"),
    ("Mr. Bo Day", "Director; brother of Ms. Ada Moss", "Rent"),
    ("Oak Ltd", "Supplier of Fern Ltd", "Goods"),
)


def test_rows_state_roles_here_and_ties_to_others():
    assert _ties(ROWS) == {
        ("Fern Ltd", "controlled-by", "Ms. Ada Moss"),
        ("Ms. Ada Moss", "is", "Director and shareholder of the Company"),
        ("Mr. Bo Day", "is", "Director"),
        ("Mr. Bo Day", "family-of", "Ms. Ada Moss"),
    }


def test_the_words_of_a_cell_still_tell_what_a_party_is():
    told = relationships_by_name(_read(ROWS))
    assert told["fern ltd"][0] == "Entity controlled by Ms. Ada Moss"
    assert told["oak ltd"][0] == "Supplier of Fern Ltd"


@pytest.mark.parametrize(
    "content",
    [
        spaced(
            ("", "2024", "2023"),
            ("Due to Fern Ltd (1)", "$5", "$4"),
            ("Total", "$5", "$4"),
        )
        + para("(1) A company controlled by Ms. Ada Moss."),
        para("Amounts due to related parties:")
        + spaced(
            ("", "2024", "2023"),
            ("Fern Ltd (controlled by Ms. Ada Moss)", "$5", "$4"),
            ("Ms. Ada Moss (Director)", "$5", "$4"),
        ),
        spaced(
            ("Name", "Relationship with the Company"),
            ("Fern Ltd (“Fern”) - a fishery", "Controlled by Ms. Ada Moss"),
            ("Ms. Ada Moss", "Director"),
        ),
    ],
)
def test_words_behind_marks_in_brackets_and_beside_remarks_are_ties(content):
    ties = {(who, tie, whom) for who, tie, whom in _ties(content) if tie != "is"}
    assert {(who.partition(" (")[0], *rest) for who, *rest in ties} == {
        ("Fern Ltd", "controlled-by", "Ms. Ada Moss")
    }

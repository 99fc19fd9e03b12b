"""What each party is to the reporter follows from the ties of the notes."""

import csv

import pytest

from kg.model.note import Statement, StatementKind
from kg.notes.relations import relationships_by_name
from kg.resources import ontology_file


def tie(
    subject: str, predicate: str, other: str = "", *, at: int = 0, certain: bool = True
) -> Statement:
    """Return a tie at a place of a note."""
    return Statement(
        StatementKind.TIE, subject, predicate, other, None, None, None, None, None, at,
        at + 9, "a-rule", certain,
    )  # fmt: skip


def _told(*ties: Statement) -> dict[str, str]:
    return {name: words for name, (words, _) in relationships_by_name(ties).items()}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (tie("Ada Moss", "is", "Chair of the Board"), {"ada moss": "Chair of the Board"}),
        (tie("Ada Moss", "director-of"), {"ada moss": "Director of the Company"}),
        (tie("", "controlled-by", "Ada Moss"), {"ada moss": "Controls the Company"}),
        (tie("Fern Ltd", "controlled-by", "Ada Moss"),
         {"fern ltd": "Controlled by Ada Moss", "ada moss": "Controls Fern Ltd"}),
        (tie("Ada Moss", "director-of", "Fern Ltd"),
         {"fern ltd": "Ada Moss is a director"}),
        (tie("Ada Moss", "unheard-of", "Fern Ltd"), {}),
        (tie("Ada Moss", "is", "Chair", certain=False), {}),
    ],
)  # fmt: skip
def test_a_tie_reads_from_either_end(said: Statement, told: dict[str, str]) -> None:
    assert _told(said) == told


def test_a_tie_with_the_reporter_goes_before_one_with_another() -> None:
    assert _told(
        tie("Fern Ltd", "controlled-by", "Ada Moss", at=1),
        tie("Ada Moss", "director-of", "", at=50),
    ) == {"ada moss": "Director of the Company", "fern ltd": "Controlled by Ada Moss"}


def test_the_words_of_the_note_go_before_others_and_the_first_before_the_next() -> None:
    first, second = tie("Ada Moss", "is", "CEO", at=9), tie("ada moss", "is", "Chair")
    third = tie("Ada Moss", "director-of", at=0)
    assert _told(first, second, third) == {"ada moss": "Chair"}
    assert _told(third, first) == {"ada moss": "CEO"}


def test_every_row_reads_as_words() -> None:
    path = ontology_file("note_relations.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            assert row["elsewhere"] in ("yes", "no"), row
            assert row["subject"].count("{}") == 1, row
            assert row["object"].count("{}") == (row["predicate"] != "is"), row


@pytest.mark.parametrize("words", ["then sole shareholder", "Former director"])
def test_what_holds_goes_before_what_is_past(words: str) -> None:
    assert _told(
        tie("Fern Ltd", "is", words, at=1), tie("", "controlled-by", "Fern Ltd", at=90)
    ) == {"fern ltd": "Controls the Company"}
    assert _told(tie("Fern Ltd", "is", words)) == {"fern ltd": words}

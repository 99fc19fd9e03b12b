"""Letters by which tables call parties lead to their names."""

from collections.abc import Callable

import pytest

from kg.model.note import NoteDocument
from kg.notes.lettered import letter_in, names_by_letter
from tests.noted import table

Parse = Callable[..., NoteDocument]


def test_letters_of_a_table_of_relationships(parse: Parse) -> None:
    note = parse(
        table(
            ("Name", "Related Party", "Nature of Relationship"),
            ("Ada Moss", "A", "Chair"),
            ("Fern Ltd", "B", "Controlled by Ada Moss"),
        )
        + table(
            ("", "Name of related party", "Relationship"), ("(C)", "Jo Fry", "Director")
        )
    )
    assert names_by_letter([note]) == {"A": "Ada Moss", "B": "Fern Ltd", "C": "Jo Fry"}


def test_a_letter_of_two_names_is_none(parse: Parse) -> None:
    heads = ("Name", "No", "Relationship")
    note = parse(
        table(heads, ("Ada Moss", "A", "Chair"))
        + table(heads, ("Jo Fry", "A", "Director"), ("Bo Ash", "B", "Director"))
    )
    assert names_by_letter([note]) == {"B": "Bo Ash"}


@pytest.mark.parametrize(
    ("label", "letter"),
    [("A", "A"), ("(B)", "B"), ("Amount due to Company C", "C"), ("a", ""), ("AB", "")],
)
def test_labels_that_are_letters(label: str, letter: str) -> None:
    assert letter_in(label) == letter

"""Rows handed to DuckDB from memory: whatever texts, lists and numbers they hold."""

from datetime import date
from decimal import Decimal

import pytest

from kg.facts.new_rows import new_rows
from kg.facts.tables import connection

COLUMNS = {
    "text": "VARCHAR",
    "names": "VARCHAR[]",
    "places": "INTEGER[]",
    "day": "DATE",
    "amount": "DECIMAL(38,10)",
    "count": "INTEGER",
    "sure": "BOOLEAN",
}


def stored(*rows: list[object]) -> list[tuple[object, ...]]:
    """Return rows as the database has them."""
    database = connection()
    with new_rows(database, COLUMNS, rows) as given:
        return database.execute(f"SELECT * FROM {given}").fetchall()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Heath Corp", "Heath Corp"),
        ('it\'s "quoted", [1]; {a: b}\\n', 'it\'s "quoted", [1]; {a: b}\\n'),
        ("two\nlines\tand a\x00null", "two\nlines\tand a\x00null"),
        ("Aços Fabrikası", "Aços Fabrikası"),
        ("half \ud800 a pair", "half ? a pair"),
        ("", ""),
        ("null", "null"),
        (None, None),
    ],
)
def test_a_text_is_kept_alone_and_in_lists(text, kept) -> None:
    rows = stored([text, [text, "x", text], [], None, None, None, None])
    assert rows == [(kept, [kept, "x", kept], [], None, None, None, None)]


def test_other_values_are_turned_into_their_types() -> None:
    first = ["a", ["b", None], [3, 1], "2023-12-31", "1234567890123456789.25", 7, True]
    second = [None, None, None, None, "-0.5", None, False]
    assert stored(first, second) == [
        (
            "a", ["b", None], [3, 1], date(2023, 12, 31),
            Decimal("1234567890123456789.25"), 7, True,
        ),
        (None, None, None, None, Decimal("-0.5"), None, False),
    ]  # fmt: skip


def test_what_a_column_begins_with_does_not_tell_its_type() -> None:
    texts = [*[None] * 2000, "1", "2024-01-31", "x"]
    rows = stored(*([text, None, None, None, None, None, None] for text in texts))
    assert [row[0] for row in rows] == texts


def test_no_rows_are_no_rows() -> None:
    assert stored() == []


@pytest.mark.parametrize(
    "row",
    [
        [
            "it's\n\x00 Müller & Söhne",
            ["a'b", None],
            [3, -1],
            "2023-12-31",
            "1.50",
            7,
            True,
        ],
        ["half \ud800 a pair", [], None, None, "-0.0000000001", None, False],
        [None, ["[1]", '"q"', "\\"], [], "0001-01-01", None, -2, None],
    ],
)
def test_few_rows_are_the_same_as_among_many(row) -> None:
    other = ["z", ["y"], [9], "1999-01-01", "2", 1, True]
    few, many = stored(row, other), stored(*[row, other] * 1500)
    assert len(many) == 3000
    assert {repr(found) for found in many[::2]} == {repr(few[0])}
    assert {repr(found) for found in many[1::2]} == {repr(few[1])}


def test_a_value_that_all_rows_have_stands_in_each() -> None:
    rows = [["it's", ["a'b"], [1], "2023-12-31", str(n), None, True] for n in range(3)]
    assert stored(*rows) == [
        ("it's", ["a'b"], [1], date(2023, 12, 31), Decimal(n), None, True)
        for n in range(3)
    ]
    assert stored(*[rows[0]] * 2) == stored(rows[0]) * 2

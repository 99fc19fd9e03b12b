"""Lists of entities whose heads leave something out, with invented names."""

from collections.abc import Callable, Sequence

import pytest

from kg.model.note import NoteDocument
from kg.notes.holdings import holdings_of
from kg.notes.layout import tables_of
from kg.notes.tables import statements_of_tables

Parse = Callable[..., NoteDocument]
_OWN = [
    ("Alder Lubes Ltda.", "subsidiary-of", "", "0.7"),
    ("Alder Oito S.A.", "subsidiary-of", "", "1"),
]


def _page(caption: str, heads: Sequence[str], *rows: Sequence[str]) -> str:
    """Return HTML of a paragraph and a table below it."""
    head = "".join(f"<th>{cell}</th>" for cell in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<p>{caption}</p><table><tr>{head}</tr>{body}</table>"


def _held(note: NoteDocument, reporter: str = "") -> list[tuple[str, ...]]:
    return [
        (s.subject, s.predicate, s.object, f"{(s.value or 0).normalize():f}")
        for table in tables_of(note)
        for s in holdings_of(note, table, reporter)
    ]


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (
            ("Direct stake in subsidiary", "December 31, 2022", "December 31, 2021"),
            (
                ("Alder Lubes Ltda.", "70.00%", "65.00%"),
                ("Alder Oito S.A. (iv)", "100.00%", "—"),
            ),
        ),
        (
            ("Place of incorporation", "Percentage of equity interest 2020"),
            (("Alder Lubes Ltda.", "70%"), ("Alder Oito S.A. (1)", "100%")),
        ),
        (
            ("", "Country", "% held"),
            (("Alder Lubes Ltda.", "Peru", "70"), ("Alder Oito S.A.", "Chile", "100")),
        ),
    ],
)
def test_names_are_found_where_their_column_has_no_head(
    parse: Parse, heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    note = parse(_page("Alder’s subsidiaries are listed below:", heads, *rows))
    assert _held(note) == _OWN


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (
            ("Name", "Place and date of incorporation", "Equity held by the Company"),
            (
                ("Alder Lubes Ltda.", "Peru", "70%"),
                ("Alder Oito S.A.", "Chile", "100%"),
            ),
        ),
        (
            ("Entity Name", "Background", "Ownership"),
            (
                ("Alder Lubes Ltda.", "A refinery", "70%"),
                ("Alder Oito S.A.", "", "100%"),
            ),
        ),
        (
            ("Name", "Place of incorporation", "% held Directly", "Indirectly %"),
            (
                ("Alder Lubes Ltda.", "Peru", "70%", "—"),
                ("Alder Oito S.A.", "Chile", "—", "100%"),
            ),
        ),
    ],
)
def test_of_more_than_half_an_entity_is_a_subsidiary(
    parse: Parse, heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    assert _held(parse(_page("", heads, *rows))) == _OWN


def test_of_less_a_part_is_owned(parse: Parse) -> None:
    heads = ("Name", "Place of incorporation", "Equity held by the Company")
    note = parse(_page("", heads, ("Alder Lubes Ltda.", "Peru", "30%")))
    assert _held(note) == [("Alder Lubes Ltda.", "owned-by", "", "0.3")]


@pytest.mark.parametrize(
    "heads",
    [
        ("Name", "Number of shares", "Percentage owned"),
        ("Name", "Interest rate", "Place of payment"),
        ("Revenue of", "2024 %", "2023 %"),
    ],
)
def test_other_tables_of_percentages_state_nothing(
    parse: Parse, heads: Sequence[str]
) -> None:
    assert _held(parse(_page("", heads, ("Alder Lubes Ltda.", "7", "30%")))) == []


def test_initials_of_the_reporter_are_the_reporter(parse: Parse) -> None:
    heads = ("Subsidiaries", "Immediate holding company", "Percentage of holding")
    note = parse(
        _page("", heads, ("Fen Reed Ltd", "NGC", "100"), ("Oat Ltd", "Fen", "51"))
    )
    assert _held(note, "Norland Grain Capital, Inc.") == [
        ("Fen Reed Ltd", "subsidiary-of", "", "1"),
        ("Oat Ltd", "subsidiary-of", "Fen", "0.51"),
    ]


@pytest.mark.parametrize("mark", ["(a)", "d.", "(iv)", "●"])
def test_a_mark_alone_is_no_relationship(parse: Parse, mark: str) -> None:
    heads = ("Name", "Relationship")
    note = parse(_page("", heads, ("Ada Moss", mark), ("Moss Ltd", "Shareholder")))
    found = statements_of_tables(note)
    assert [(s.subject, s.object) for s in found] == [("Moss Ltd", "Shareholder")]

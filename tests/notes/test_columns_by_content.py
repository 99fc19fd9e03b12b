"""Tables whose heads tell no columns: the cells tell them. Invented names."""

from collections.abc import Callable, Sequence

import pytest

from kg.model.note import NoteDocument
from kg.notes.sentences import statements_of
from kg.notes.tables import statements_of_tables

Parse = Callable[..., NoteDocument]
_OWN = {
    ("Alder International Holdings Limited", "subsidiary-of", "", "1"),
    ("Alder (China) Co., Ltd.", "subsidiary-of", "", "1"),
    ("Alder.com Limited", "subsidiary-of", "", "0.75"),
}


def _table(heads: Sequence[str], *rows: Sequence[str]) -> str:
    head = "".join(f"<th>{cell}</th>" for cell in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table>{f'<tr>{head}</tr>' if heads else ''}{body}</table>"


def _told(note: NoteDocument) -> set[tuple[str, ...]]:
    return {
        (s.subject, s.predicate, s.object, "" if s.value is None else f"{s.value:f}")
        for s in statements_of_tables(note)
    }


@pytest.mark.parametrize(
    "heads",
    [
        (
            "Name of subsidiaries",
            "Date of incorporation",
            "Place of incorporation",
            "Percentage of shareholdings",
            "Principal activities",
        ),
        (
            "",
            "Date of incorporation / acquisition",
            "Place of incorporation",
            "Percentage of legal ownership",
            "Principal activities",
        ),
        (
            "Subsidiaries",
            "Date",
            "Place of incorporation",
            "Group's portion",
            "Business",
        ),
    ],
)
def test_a_column_of_percentages_is_that_of_the_shares(
    parse: Parse, heads: Sequence[str]
) -> None:
    rows = (
        (
            "Alder International Holdings Limited",
            "May 1, 2011",
            "Hong Kong",
            "100%",
            "Investment holding",
        ),
        ("Alder (China) Co., Ltd.", "May 2, 2012", "China", "100%", "Logistics"),
        ("Alder.com Limited", "May 3, 2013", "Cayman", "75%", "Online retail"),
    )
    assert {
        (s[0], s[1], s[2], s[3].rstrip("0").rstrip(".") or "0")
        for s in _told(parse(_table(heads, *rows)))
    } == _OWN


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (
            ("Customer", "2024"),
            (("Alder Foods Ltd", "40%"), ("Birch Foods Ltd", "25%")),
        ),
        (
            ("Loan", "Interest rate"),
            (("Alder Bank Ltd", "4%"), ("Birch Bank Ltd", "5%")),
        ),
        ((), (("Alder Foods Ltd", "40%"), ("Birch Foods Ltd", "25%"))),
    ],
)
def test_percentages_of_customers_and_loans_are_no_shares(
    parse: Parse, heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    assert _told(parse(_table(heads, *rows))) == set()


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (
            ("Party", "Country", "Nature"),
            (
                ("Alder Foods Ltd", "Malta", "A company controlled by Ada Moss"),
                ("Birch Foods Ltd", "Malta", "Shareholder of the Company"),
            ),
        ),
        (
            (),
            (
                ("1", "Alder Foods Ltd", "Fellow subsidiary", "4,000"),
                ("2", "Birch Foods Ltd", "Shareholder of the Company", "5,000"),
            ),
        ),
    ],
)
def test_a_column_of_roles_beside_names_tells_what_they_are(
    parse: Parse, heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    told = {(s[0], s[1]) for s in _told(parse(_table(heads, *rows)))}
    assert told >= {("Alder Foods Ltd", "is"), ("Birch Foods Ltd", "is")}


@pytest.mark.parametrize("head", ["Alder's interest %", "Interest %", "Our interest %"])
def test_a_share_in_an_entity_is_no_rate_of_a_loan(parse: Parse, head: str) -> None:
    heads = ("", "Country of incorporation", "Principal activity", head)
    rows = (
        ("Birch Communications Co., Limited", "Malta", "Banking services", "19.03"),
        ("Cedar Bank", "Malta", "Banking services", "40.00"),
    )
    note = parse(_table(heads, *rows))
    assert [s for s in statements_of(note) if s.predicate == "interest"] == []

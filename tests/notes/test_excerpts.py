"""Of a note on another subject a list of the reporter's entities is kept."""

import pytest

from kg.model.note import NoteDocument
from kg.notes.documents import parse_note
from kg.notes.reading import statements_of_notes

CAPTION = "<p>As of June 30, 2021, the Company's subsidiaries are as follows:</p>"
ELEMENT = "us-gaap:OrganizationConsolidationAndPresentationOfFinancialStatementsDisclosureTextBlock"


def organisation(body: str) -> NoteDocument:
    return parse_note(
        body, key="note", cik="77", accession=None, concept=ELEMENT,
        title="Organization", start=None, end=None, aside=True,
    )  # fmt: skip


def table(*rows: str) -> str:
    cells = ("".join(f"<td>{c}</td>" for c in row.split("|")) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


@pytest.mark.parametrize(
    ("heads", "first", "second"),
    [
        ("Name|Place of incorporation|Date of incorporation|Percentage of ownership",
         "Alder Ltd|BVI|May 3, 2018|100%", "Birch Ltd|Hong Kong|May 9, 2018|51%"),
        ("Name|Percentage of ownership|Principal activity",
         "Alder Ltd|100% (*1)|Holding", "Birch Ltd|51% (*2)|Trade"),
        ("Company|Jurisdiction|Percentage of ownership",
         "Alder Ltd|BVI|100% (a)", "Birch Ltd|Hong Kong|51% (b)"),
    ],
)  # fmt: skip
def test_a_table_behind_its_caption_is_kept(
    heads: str, first: str, second: str
) -> None:
    note = organisation(CAPTION + table(heads, first, second))
    said = [s for _, s in statements_of_notes([note], reporter="Elm Holdings Ltd")]
    assert [(s.subject, s.predicate, s.object, str(s.value)) for s in said] == [
        ("Alder Ltd", "subsidiary-of", "", "1"),
        ("Birch Ltd", "subsidiary-of", "", "0.51"),
    ]


@pytest.mark.parametrize(
    "before",
    [
        "<p>Depreciation is taken over these lives:</p>",
        "<p>Rates of exchange were:</p>",
        "<p>Our plants are:</p>",
    ],
)
def test_a_table_behind_other_words_is_not(before: str) -> None:
    note = organisation(before + table("Name|Years", "Presses|5", "Mills|7"))
    assert note.text == ""

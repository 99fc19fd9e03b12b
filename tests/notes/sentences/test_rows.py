"""Rows of tables that say whose a party is are read as sentences are."""

from decimal import Decimal

import pytest

from kg.model.note import Block, BlockKind, Cell, NoteDocument
from kg.notes.sentences import statements_of


def _table(*rows):
    """Return a document of one table, a row a tuple of cells."""
    text, cells = "", []
    for row, printed in enumerate(rows):
        for column, cell in enumerate(printed):
            cells.append(
                Cell(
                    row, column, 1, 1, len(text), len(text) + len(cell), header=row == 0
                )
            )
            text += cell + ("\n" if column == len(printed) - 1 else "\t")
    block = Block(BlockKind.TABLE, 0, len(text), tuple(cells))
    return NoteDocument("test", "1", None, None, "", None, None, text, (block,))


def _ties(name, words):
    note = _table(("Name", "Relationship"), (name, words))
    found = statements_of(note)
    assert all(s.subject in note.text[s.start : s.end] for s in found)
    assert all(s.object in note.text[s.start : s.end] for s in found)
    return {(s.subject, s.predicate, s.object, str(s.value or "")) for s in found}


@pytest.mark.parametrize(
    ("row", "ties"),
    [
        (
            ("Elm Ltd and Oak Ltd", "Entities controlled by Ada Moss"),
            {
                ("Elm Ltd", "controlled-by", "Ada Moss", ""),
                ("Oak Ltd", "controlled-by", "Ada Moss", ""),
            },
        ),
        (
            ("Elm Ltd", "Entity controlled by Sun, Min"),
            {("Elm Ltd", "controlled-by", "Sun, Min", "")},
        ),
        (
            ("Elm Ltd", "Entity controlled by Wang, Min (from December 2019)"),
            {("Elm Ltd", "controlled-by", "Wang, Min", "")},
        ),
        (
            ("Elm Ltd", "A company 60% owned by Smith, John"),
            {("Elm Ltd", "owned-by", "Smith, John", "0.6")},
        ),
        (
            ("Fern Tech. Co., Ltd.", "Under common control of Ada Moss"),
            {("Fern Tech. Co., Ltd.", "controlled-by", "Ada Moss", "")},
        ),
        # A cell that ends in a legal form is one name, whatever its small letters.
        (
            ("Fern Bay management co. Ltd.", "Entity controlled by Ada Moss"),
            {("Fern Bay management co. Ltd.", "controlled-by", "Ada Moss", "")},
        ),
        (
            ("Oak Net Co.， Ltd.", "Entities controlled by Ada Moss"),
            {("Oak Net Co.， Ltd.", "controlled-by", "Ada Moss", "")},
        ),
        (
            ("Alder for marine supply Ltd", "Company owned by Ada Moss"),
            {("Alder for marine supply Ltd", "owned-by", "Ada Moss", "")},
        ),
        (("Elm Ltd", "An affiliate of an entity controlled by Ada Moss"), set()),
        (("Elm Ltd", "A subsidiary of a company owned by Ada Moss"), set()),
        (
            ("Jane Birch, Peter Day", "Directors of Elm Ltd"),
            {
                ("Jane Birch", "director-of", "Elm Ltd", ""),
                ("Peter Day", "director-of", "Elm Ltd", ""),
            },
        ),
        (
            ("Entity controlled by Ada Moss", "Elm Ltd"),
            {("Elm Ltd", "controlled-by", "Ada Moss", "")},
        ),
        (
            ("Elm Ltd", "A Hong Kong company, formed in 2020", "100% owned by Oak Ltd"),
            {("Elm Ltd", "owned-by", "Oak Ltd", "1")},
        ),
    ],
)
def test_every_name_and_every_cell_of_a_row_is_read(row, ties):
    note = _table(("Name", "Relationship", "Ownership")[: len(row)], row)
    found = statements_of(note)
    assert {
        (s.subject, s.predicate, s.object, str(s.value or "")) for s in found
    } == ties


@pytest.mark.parametrize(
    ("name", "words", "ties"),
    [
        (
            "Lotus Kid LLC",
            "An entity controlled by Yi Lan",
            {("Lotus Kid LLC", "controlled-by", "Yi Lan", "")},
        ),
        (
            "Tulip Trading Ltd (1)",
            "Company owned by Mr. Li",
            {("Tulip Trading Ltd", "owned-by", "Mr. Li", "")},
        ),
        (
            "Iris Foods Berhad",
            "A Malaysia company, Mr. Ting Sheng is a director.",
            {("Mr. Ting Sheng", "director-of", "Iris Foods Berhad", "")},
        ),
        (
            "Poppy Venture SDN BHD",
            "A Malaysia company owns 40% of Aster Tech SDN BHD",
            {("Poppy Venture SDN BHD", "owns", "Aster Tech SDN BHD", "0.4")},
        ),
        (
            "Hua Fung Lee",
            "A former director of the Company, and son of Mr. Kong Lee.",
            {("Hua Fung Lee", "family-of", "Mr. Kong Lee", "")},
        ),
        (
            "Daisy Supply Co., Ltd.",
            "Controlled by Mr. Pan Wei, who is an independent director of the Company.",
            {
                ("Daisy Supply Co., Ltd.", "controlled-by", "Mr. Pan Wei", ""),
                ("Mr. Pan Wei", "is", "independent director", ""),
            },
        ),
        (
            "Peony Ltd",
            "Entity under common control",
            {("Peony Ltd", "common-control", "", "")},
        ),
        (
            "Violet Ltd",
            "Affiliate - Controlled by Significant Shareholder",
            {
                ("Violet Ltd", "affiliate-of", "", ""),
                ("Violet Ltd", "controlled-by", "Significant Shareholder", ""),
            },
        ),
        (
            "Shuang Wei",
            "Former CEO of Bluebell Inc.",
            {("Shuang Wei", "officer-of", "Bluebell Inc.", "")},
        ),
        (
            "Rose Ltd",
            "A company 51% owned by Ms. Wang",
            {("Rose Ltd", "owned-by", "Ms. Wang", "0.51")},
        ),
        (
            "Xu Lan",
            "Wife of Mr. Chen, the Chairman of the Company",
            {
                ("Xu Lan", "family-of", "Mr. Chen", ""),
                ("Mr. Chen", "is", "Chairman", ""),
            },
        ),
    ],
)
def test_a_row_states_whose_its_party_is(name, words, ties):
    assert _ties(name, words) == ties


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Jane Roe", "Chief Executive Officer and director of the Company"),
        ("Lotus Kid LLC", "Consulting revenue"),
        ("Total due to related parties", "An entity controlled by Yi Lan"),
        ("Trade payables to Lotus Kid LLC", "Paid within 30 days"),
        ("Jane Roe", "Not a director of Lotus Kid LLC"),
    ],
)
def test_a_role_at_the_reporter_or_a_line_item_is_left_to_the_table(name, words):
    assert _ties(name, words) == set()


def _terms(note):
    return [
        (s.subject, s.predicate, str(s.value or ""), str(s.day or ""), s.rule)
        for s in statements_of(note)
    ]


def test_columns_of_a_table_of_loans_are_terms():
    note = _table(
        ("Lender", "Interest rate", "Maturity date", "Balance"),
        ("Lotus Kid LLC", "8.5%", "June 30, 2026", "$ 500"),
        ("Loan 2", "10%", "9/24/22", "$ 300"),
    )
    assert _terms(note) == [
        ("Lotus Kid LLC", "interest", "0.085", "", "rate-column"),
        ("Lotus Kid LLC", "maturity", "", "2026-06-30", "maturity-column"),
        ("", "interest", "0.1", "", "rate-column"),
        ("", "maturity", "", "2022-09-24", "maturity-column"),
    ]


def test_other_columns_of_percentages_and_days_are_no_terms():
    note = _table(
        ("Lender", "Effective interest rate", "Interest expense", "Date of issue"),
        ("Lotus Kid LLC", "8.5%", "9%", "June 30, 2026"),
    )
    assert _terms(note) == []


def test_a_sign_in_the_next_cell_or_the_head_belongs_to_the_rate():
    apart = _table(("No.", "Interest Rate", ""), ("1", "6", "%"))
    assert [s.value for s in statements_of(apart)] == [Decimal("0.06")]
    above = _table(("No.", "Interest Rate %"), ("1", "6"))
    assert [s.value for s in statements_of(above)] == [Decimal("0.06")]

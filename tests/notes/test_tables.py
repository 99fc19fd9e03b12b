"""Tables of notes say what each party is, and what is owed."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

import pytest

from kg.model.note import NoteAmount, NoteDocument
from kg.notes.amounts import amounts_of
from kg.notes.tables import LABEL, ROW, statements_of_tables

Parse = Callable[..., NoteDocument]


def table(*rows: Sequence[str]) -> str:
    """Return HTML of a table."""
    body = "".join(
        "<tr>"
        + "".join(c if c.startswith("<td") else f"<td>{c}</td>" for c in row)
        + "</tr>"
        for row in rows
    )
    return f"<table>{body}</table>"


def _ties(document: NoteDocument) -> list[tuple[str, str]]:
    return [(s.subject, s.object) for s in statements_of_tables(document)]


@pytest.mark.parametrize(
    "heads",
    [
        ("Name of related party", "Relationship with the Company"),
        ("Name", "Nature of relationship"),
        ("Related parties", "Relationships"),
        ("Entity", "Relationship to the Group"),
        ("", "Relationship"),
        ("Names and addresses", "Position"),
    ],
)
def test_rows_of_names_and_relationships(parse: Parse, heads: tuple[str, str]) -> None:
    document = parse(
        table(
            heads, ("Ada Moss", "Chair of the Board"), ("Moss Ltd", "Owned by Ada Moss")
        )
    )
    assert _ties(document) == [
        ("Ada Moss", "Chair of the Board"),
        ("Moss Ltd", "Owned by Ada Moss"),
    ]
    (first, _) = statements_of_tables(document)
    assert document.text[first.start : first.end] == "Ada Moss\tChair of the Board"
    assert (first.predicate, first.rule, first.certain) == ("is", ROW, True)


def test_a_relationship_before_several_names_is_that_of_all(parse: Parse) -> None:
    document = parse(
        table(
            ("Nature of relationship", "Name of the related party"),
            ("Holding company", "Alder Private Limited"),
            ("Key management personnel", "Mr. R. Fern (Managing Director)"),
            ("", "Ms. Ada Moss (Chief Financial Officer)"),
            ("", "Birch Ltd (India)"),
        )
    )
    assert _ties(document) == [
        ("Alder Private Limited", "Holding company"),
        ("Mr. R. Fern", "Key management personnel"),
        ("Mr. R. Fern", "Managing Director"),
        ("Ms. Ada Moss", "Key management personnel"),
        ("Ms. Ada Moss", "Chief Financial Officer"),
        ("Birch Ltd (India)", "Key management personnel"),
    ]


def test_a_name_before_no_relationship_has_none(parse: Parse) -> None:
    document = parse(
        table(
            ("Name", "Relationship"),
            ("Alder Private Limited", "Holding company"),
            ("Ada Moss (China)", ""),
        )
    )
    assert _ties(document) == [("Alder Private Limited", "Holding company")]


def test_numbered_rows_merged_cells_and_further_rows(parse: Parse) -> None:
    document = parse(
        table(
            ("No.", "Name", "Relationship"),
            ("1", "Ada Moss", "Director"),
            ("", "", "and shareholder of 12%"),
            ("2", "Moss Ltd (1)", "<td rowspan='2'>Company of a director</td>"),
            ("3", "Fern Inc."),
        )
    )
    assert _ties(document) == [
        ("Ada Moss", "Director and shareholder of 12%"),
        ("Moss Ltd", "Company of a director"),
        ("Fern Inc.", "Company of a director"),
    ]


def test_a_mark_leads_to_the_relationship(parse: Parse) -> None:
    document = parse(
        table(("Name", "Relationship"), ("Moss Ltd", "(2)"), ("Ada Moss", "(1)"))
        + "<p>(1) Director</p><p>(2) Companies controlled by a director</p>"
    )
    assert _ties(document) == [
        ("Moss Ltd", "Companies controlled by a director"),
        ("Ada Moss", "Director"),
    ]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Mr. Ed Vale, CFO", [("Mr. Ed Vale", "CFO")]),
        (
            "Jane Smith – Non-executive Director (7)",
            [("Jane Smith", "Non-executive Director")],
        ),
        ("Jane Smith – promissory note, due on May 1, 2030", []),
        (
            "Naviera Quetzal, S. A. de C. V. (Shareholder/technical assistance)",
            [("Naviera Quetzal, S. A. de C. V.", "Shareholder")],
        ),
        ("Tulip Marine B.V. (Parent)", [("Tulip Marine B.V.", "Parent")]),
        (
            "Cordillera Sur, S. A. (Key management personnel/services)",
            [("Cordillera Sur, S. A.", "Key management personnel")],
        ),
        ("Due to director, unsecured", []),
        ("Total, net", []),
    ],
)
def test_a_label_may_name_the_office(
    parse: Parse, label: str, expected: list[tuple[str, str]]
) -> None:
    document = parse(
        table(("", "December 31, 2023"), (label, "5,102"), ("Total", "7,000"))
    )
    assert _ties(document) == expected
    assert {s.rule for s in statements_of_tables(document)} <= {LABEL}


@pytest.mark.parametrize(
    ("footnote", "expected"),
    [
        ("Companies controlled by a director", "Companies controlled by a director"),
        ("Majority shareholder of the Company.", "Majority shareholder of the Company"),
        ("Spouse of the chair", "Spouse of the chair"),
        ("Ada Moss is a director of the lender.", None),
        ("Loans made by a director", None),
        ("Unsecured and due on demand", None),
        ("See Note 9", None),
    ],
)
def test_a_mark_of_a_label_leads_to_its_tie(
    parse: Parse, footnote: str, expected: str | None
) -> None:
    document = parse(
        table(("", "December 31, 2023"), ("Moss Ltd (2)", "50"), ("Total", "50"))
        + f"<p>(1) Audited</p><p>(2) {footnote}</p>"
    )
    found = statements_of_tables(document)
    assert [(s.subject, s.object) for s in found] == [("Moss Ltd", expected)] * bool(
        expected
    )
    for said in found:
        assert said.object in document.text[said.start : said.end]


def test_a_policy_and_other_tables_state_nothing(parse: Parse) -> None:
    rows = table(("Name", "Relationship"), ("Ada Moss", "Director"))
    assert _ties(parse(rows, "x:RelatedPartiesPolicyTextBlock")) == []
    assert _ties(parse(table(("Name", "Country"), ("Moss Ltd", "Peru")))) == []
    assert _ties(parse(table(("Loan", "Maturity"), ("Moss Ltd", "2030")))) == []


def _amounts(
    document: NoteDocument,
) -> list[tuple[str, Decimal, date | None, bool | None]]:
    return [(a.label, a.value, a.day, a.flow) for a in amounts_of(document)]


def test_amounts_by_party_and_day(parse: Parse) -> None:
    document = parse(
        "<p>Due to related parties (in thousands):</p>"
        + table(
            (
                "",
                "<td colspan='2'>As of March 31,</td>",
                "<td colspan='2'>As of March 31,</td>",
            ),
            ("", "<td colspan='2'>2023</td>", "<td colspan='2'>2022</td>"),
            (
                "Ada Moss (1)",
                "$",
                "1,777",
                "$",
                "(12",
            ),
            ("Moss Ltd", "", "—", "", "70"),
            ("Total", "$", "1,777", "$", "58"),
        )
        + "<p>(1) Our chair.</p>"
    )
    first, *_ = amounts_of(document)
    assert first == NoteAmount(
        label="Ada Moss", section="As of March 31, | 2023", footnote="Our chair.",
        total=False, value=Decimal(1777), scale=3, unit="USD", day=date(2023, 3, 31),
        flow=False, table=1, start=first.start, end=first.end,
    )  # fmt: skip
    assert document.text[first.start : first.end] == "1,777"
    assert _amounts(document)[1:] == [
        ("Ada Moss", Decimal(-12), date(2022, 3, 31), False),
        ("Moss Ltd", Decimal(70), date(2022, 3, 31), False),
        ("Total", Decimal(1777), date(2023, 3, 31), False),
        ("Total", Decimal(58), date(2022, 3, 31), False),
    ]
    assert [a.total for a in amounts_of(document)] == [False, False, False, True, True]


def test_numbers_of_rows_rates_and_shares_are_no_amounts(parse: Parse) -> None:
    document = parse(
        table(
            (
                "No.",
                "Lender",
                "Interest rate",
                "Shares",
                "Six months ended June 30, 2023",
            ),
            ("1", "Moss Ltd", "5%", "1,000", "RM 250"),
            ("2", "Fern Inc.", "6", "2,000", "90"),
        )
    )
    assert _amounts(document) == [
        ("Moss Ltd", Decimal(250), date(2023, 6, 30), True),
        ("Fern Inc.", Decimal(90), date(2023, 6, 30), True),
    ]
    assert {a.unit for a in amounts_of(document)} == {"MYR"}


@pytest.mark.parametrize(
    ("caption", "head", "day", "flow"),
    [
        ("Balances as at June 30, 2023:", "Amount", date(2023, 6, 30), False),
        ("Amounts were:", "2022", date(2022, 12, 31), None),
        ("Amounts were:", "Year ended June 30,2023", date(2023, 6, 30), True),
        ("Amounts were:", "Balance 6/30/23", date(2023, 6, 30), False),
        ("Amounts were:", "Amount", None, None),
    ],
)
def test_heads_then_caption_tell_the_day(
    parse: Parse, caption: str, head: str, day: date | None, flow: bool | None
) -> None:
    document = parse(
        f"<p>{caption}</p>" + table(("", head), ("Moss Ltd", "50"), ("Roe", "6"))
    )
    assert _amounts(document)[0] == ("Moss Ltd", Decimal(50), day, flow)


def test_a_label_above_rows_is_their_section(parse: Parse) -> None:
    document = parse(
        table(
            ("", "December 31, 2023"),
            ("Amount due to related parties", ""),
            ("Moss Ltd", "50"),
            ("Amount due from related parties", ""),
            ("Fern Inc.", "7"),
        )
    )
    assert [a.section for a in amounts_of(document)] == [
        "Amount due to related parties | December 31, 2023",
        "Amount due from related parties | December 31, 2023",
    ]

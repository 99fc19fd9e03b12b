"""Notes become documents whose offsets hold, whatever their markup."""

import time
from collections.abc import Callable

import pytest

from kg.errors import ReadError
from kg.model.note import BlockKind, NoteDocument
from kg.notes.documents import is_definition

Parse = Callable[..., NoteDocument]

NOTE = """
<div><p style="font-weight: bold">NOTE 9 - RELATED PARTIES</p>
<p>Loans are  unsecured<br/> and due on demand.</p>
<ul><li>Ms. Roe lent $5 &amp; more</li></ul>
<table><tr><th>Name</th><th></th><th>Relationship</th></tr>
<tr><td>Jane Roe</td><td></td><td>Director</td></tr></table></div>
"""


def _parts(document: NoteDocument) -> list[tuple[str, str]]:
    return [(b.kind.value, document.text[b.start : b.end]) for b in document.blocks]


def test_a_note_falls_into_headings_paragraphs_items_and_tables(parse: Parse) -> None:
    assert _parts(parse(NOTE)) == [
        ("heading", "NOTE 9 - RELATED PARTIES"),
        ("paragraph", "Loans are unsecured and due on demand."),
        ("item", "Ms. Roe lent $5 & more"),
        ("table", "Name\tRelationship\nJane Roe\tDirector"),
    ]


def test_cells_have_their_place_and_words(parse: Parse) -> None:
    document = parse(NOTE)
    cells = document.blocks[3].cells
    shown = [(c.row, c.column, document.text[c.start : c.end], c.header) for c in cells]
    assert shown == [
        (0, 0, "Name", True), (0, 1, "", True), (0, 2, "Relationship", True),
        (1, 0, "Jane Roe", False), (1, 1, "", False), (1, 2, "Director", False),
    ]  # fmt: skip


@pytest.mark.parametrize("times", [1, 2, 3])
def test_markup_may_be_escaped_again_and_again(parse: Parse, times: int) -> None:
    escaped = "<p>Roe &amp; Doe Ltd</p><p>Sold.</p>"
    for _ in range(times):
        escaped = escaped.replace("&", "&amp;").replace("<", "&lt;")
    assert parse(escaped).text == "Roe & Doe Ltd\nSold."


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Loans of 5 < 6.\nMore.\n\nNone since.",
            ["Loans of 5 < 6. More.", "None since."],
        ),
        ("One paragraph", ["One paragraph"]),
        (
            "Loans\n" + "We owe Ms. Moss. " * 9 + "\nNone since.",
            ["Loans", ("We owe Ms. Moss. " * 9).strip(), "None since."],
        ),
        ("", []),
    ],
)
def test_plain_text_has_paragraphs(parse: Parse, text: str, lines: list[str]) -> None:
    assert [part for _, part in _parts(parse(text))] == lines


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>alert('Jane')</script>",
        "<style>p { color: red }</style>",
        "<span style='display:none'>draft</span>",
        "<!-- draft -->",
        "<ix:header><b>draft</b></ix:header>",
    ],
)
def test_what_is_not_shown_is_cut(parse: Parse, hidden: str) -> None:
    assert parse(f"<p>Loans {hidden}to Ms. Roe</p>").text == "Loans to Ms. Roe"


def test_a_table_may_lay_out_items_and_footnotes(parse: Parse) -> None:
    document = parse(
        "<table><tr><td></td><td>●</td><td>a loan to Roe Ltd;</td></tr></table>"
        "<table><tr><td>(2)</td><td>Companies of a director</td></tr></table>"
        "<table><tr><td>9.</td><td><b>LOANS TO OFFICERS</b></td></tr></table>"
    )
    assert _parts(document) == [
        ("item", "a loan to Roe Ltd;"),
        ("item", "(2) Companies of a director"),
        ("heading", "9. LOANS TO OFFICERS"),
    ]


def test_a_table_that_holds_tables_is_laid_out(parse: Parse) -> None:
    inner = "<table><tr><td>Name</td><td>Amount</td></tr><tr><td>Roe</td><td>5</td></tr></table>"
    document = parse(f"<table><tr><td>Loans</td><td>{inner}</td></tr></table>")
    assert [kind for kind, _ in _parts(document)] == ["paragraph", "table"]


@pytest.mark.parametrize("span", ["1000000000", "0", "-3", "many", "99999999999999999"])
def test_spans_reach_no_farther_than_the_table(parse: Parse, span: str) -> None:
    document = parse(
        f"<table><tr><td rowspan='{span}'>Roe</td><td>Director</td><td>5</td></tr>"
        "<tr><td>Owner</td><td>6</td></tr></table>"
    )
    cells = document.blocks[0].cells
    assert all(cell.rowspan <= 2 for cell in cells)
    assert document.text == "Roe\tDirector\t5\nOwner\t6"


def test_a_column_span_without_end_is_bounded(parse: Parse) -> None:
    document = parse(
        "<table><tr><td colspan='1000000000'>Loans</td></tr>"
        "<tr><td>Roe</td><td>5</td></tr></table>"
    )
    assert document.blocks[0].cells[0].colspan == 300


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 100_000 + "Loans",
        "<table><tr><td>" * 20_000 + "Loans",
        "<p " + " ".join(f"a{n}=''" for n in range(5_000)) + ">Loans</p>",
        "<table>" + "<tr><td>1</td></tr>" * 60_000 + "</table>",
        "<table><tr>" + "<td>Loans</td>" * 5_000 + "</tr></table>",
        "<b>Loans " * 600_000,
        "x" * 10_000_001,
    ],
)
def test_hostile_notes_are_read_in_bounds_or_refused_in_one_line(
    parse: Parse, hostile: str
) -> None:
    began = time.process_time()
    try:
        outcome = parse(hostile).text
    except ReadError as error:
        outcome = str(error)
    assert "Loans" in outcome or "expected" in outcome.partition("\n")[0]
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("concept", "text", "policy"),
    [
        ("us-gaap:RelatedPartyTransactionsDisclosureTextBlock", "Roe lent us $5.", False),
        ("x:RelatedPartiesPolicyTextBlock", "We disclose such dealings.", True),
        (None, "A related party is generally defined as any person who owns 10 %.", True),
        (None, "Parties are considered to be related if one can control.", True),
        (None, "Ms. Roe is considered a related party of the Company.", False),
        ("x:NotesTextBlock", "A related party is generally defined as an owner.\n\n"
         "Ms. Roe lent us $5.\n\nMr. Doe lent us $6.", False),
        # A page prints a note as one paragraph: a sum or a day makes it no policy.
        (None, "Parties are considered to be related if one can control. "
         "Ms. Roe lent us $5,000.", False),
        (None, "A related party is generally defined as an owner. The loans from Ms. Roe "
         "were unsecured as of June 30, 2021.", False),
        (None, "Parties are considered to be related if one can control. During the "
         "years presented, the Company sold goods to them.", False),
        (None, "A related party is generally defined as any person who owns 10% of the "
         "securities, under ASU 2015-02.", True),
    ],
)  # fmt: skip
def test_policies_are_told_from_disclosures(
    parse: Parse, concept: str | None, text: str, policy: bool
) -> None:
    assert parse(text, concept).policy is policy


def test_definitions_state_nothing() -> None:
    assert is_definition("Related parties can be either a corporation or individual.")
    assert not is_definition("The Company is owned by a related party, Roe Ltd.")


def test_every_offset_holds_its_words(parse: Parse) -> None:
    document = parse(NOTE)
    for block in document.blocks:
        assert document.text[block.start : block.end].strip()
        for cell in block.cells:
            assert block.start <= cell.start <= cell.end <= block.end
            assert "\t" not in document.text[cell.start : cell.end]
    assert document.blocks[0].kind is BlockKind.HEADING

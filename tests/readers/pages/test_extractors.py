"""Invented pages as HTML and as text extractors print them say the same.

``tests/data/extractors`` holds each page as the renderer writes it and as each
extractor prints that; a value is read as from HTML, or is uncertain.
"""

from pathlib import Path

import pytest

from kg.concepts import load
from kg.errors import ReadError
from kg.model.fact import Fact, PlacedBy
from kg.model.filing import Reading
from kg.parties.roles import classify
from kg.readers import read_bytes

PAGES = Path(__file__).parents[2] / "data" / "extractors"
FORMS = sorted(path.name for path in PAGES.glob("*.txt"))
SAME = ("row", "column", "label", "members", "raw", "value", "unit", "title")
DOUBTFUL = {
    # not every member has its definition, no section is bold, or none tells
    "blocks.trafilatura-text.txt": {5},
    "plain.trafilatura-text.txt": {2, 3, 4, 5},
    "plain.trafilatura.txt": {2},
}
"""Rows that a form leaves open; the other forms settle every row."""


def reading_of(data: bytes, name: str) -> Reading:
    return read_bytes(data, name, concepts=load(), classify=classify)


def told(fact: Fact, *more: str) -> list[object]:
    return [getattr(fact, name) for name in (*SAME, *more)]


@pytest.mark.parametrize("name", FORMS)
def test_what_an_extractor_prints_is_read_as_the_html(name: str) -> None:
    html = PAGES / f"{name.partition('.')[0]}.htm"
    printed = reading_of((PAGES / name).read_bytes(), name)
    true = reading_of(html.read_bytes(), html.name)
    assert len(printed.facts) == len(true.facts)
    for fact, other in zip(printed.facts, true.facts, strict=True):
        if fact.certain:
            assert told(fact) == told(other)
        assert fact.columns == (other.column,)
    doubtful = {fact.row for fact in printed.facts if not fact.certain}
    assert doubtful == DOUBTFUL.get(name, set())
    assert any("may be a member" in line for line in printed.warnings) == bool(doubtful)


@pytest.mark.parametrize("name", [name for name in FORMS if "-text" not in name])
def test_where_bold_is_kept_sections_are_those_of_the_html(name: str) -> None:
    html = PAGES / f"{name.partition('.')[0]}.htm"
    printed = reading_of((PAGES / name).read_bytes(), name).facts
    true = reading_of(html.read_bytes(), html.name).facts
    assert [f.heading for f in printed] == [f.heading for f in true]


def page(*rows: str, title: str = "**Loans (Details)**", behind: str = "") -> bytes:
    head = f"| {title} | Dec. 31, 2024 |\n| --- | --- |\n"
    return (head + "".join(f"| {row} |\n" for row in rows) + behind).encode()


def members_of(data: bytes) -> list[tuple[tuple[str, ...], bool]]:
    facts = reading_of(data, "page.txt").facts
    return [(fact.members, fact.certain) for fact in facts]


@pytest.mark.parametrize(
    ("rows", "members"),
    [
        # a section that comes again: a member stands between
        (("**Terms** |", "Loan | 5", "Mill Ltd |", "**Terms** |", "Loan | 6"),
         [((), True), (("Mill Ltd",), True)]),
        # no member stands right below a section, nor ends a page
        (("**Terms** |", "Fee |", "Loan | 5", "Rebate |"), [((), True)]),
        # the page opens with a section, so each block does
        (("**Terms** |", "Loan | 5", "Fee |", "Rate | 6"), [((), True), ((), True)]),
        # a row that has a value elsewhere, or comes twice without, is a row
        (("Loan | 5", "Fee |", "Rate | 6", "Fee | 1"),
         [((), True), ((), True), ((), True)]),
        (("Loan | 5", "Fee |", "Rate | 6", "Fee |", "Bond | 7"),
         [((), True), ((), True), ((), True)]),
        # the same row again, in a page without sections
        (("Loan | 5", "Mill Ltd |", "Loan | 6", "Quay Inc |", "Loan | 7"),
         [((), True), (("Mill Ltd",), True), (("Quay Inc",), True)]),
        # a blank row of the block before does not hide it
        (("Loan | 5", "Fee | 1", "Mill Ltd |", "Fee |", "Loan | 6"),
         [((), True), ((), True), (("Mill Ltd",), True)]),
    ],
)  # fmt: skip
def test_blocks_tell_members_from_blank_rows(rows, members) -> None:
    assert members_of(page(*rows)) == members


def test_a_heading_nothing_tells_leaves_the_rows_below_it_uncertain() -> None:
    reading = reading_of(page("Loan | 5", "Mill Ltd |", "Fee | 6"), "page.txt")
    first, second = reading.facts
    assert first.certain
    assert (second.placed_by, second.columns) == (PlacedBy.UNCERTAIN, (0,))
    doubt = "'Mill Ltd' may be a member or a row without values; what stands below it"
    assert f"line 4: {doubt} is uncertain" in reading.warnings


DEFINED = "\n| X |\n| --- |\n| **Name:** | {} |\n"


def test_definitions_tell_whether_a_page_has_members() -> None:
    rows = ("Loan | 5", "Mill Ltd |", "Fee | 6")
    loans = DEFINED.format("us-gaap\\_Loans") + DEFINED.format("abc\\_Fee")
    member = DEFINED.format("abc\\_LenderAxis=abc\\_MillMember")
    assert members_of(page(*rows, behind=loans)) == [((), True), ((), True)]
    with_member = page(*rows, behind=loans + member)
    assert members_of(with_member) == [((), True), (("Mill Ltd",), True)]
    # some of them are lost: they tell nothing
    lost = page(*rows, behind=DEFINED.format("us-gaap\\_Loans"))
    assert members_of(lost)[1][1] is False


def test_an_equity_statement_repeats_rows_without_members() -> None:
    head = "| **EQUITY - USD ($)** | Common Stock [Member] |\n| --- | --- |\n"
    rows = ("**Equity**", "Net income | $ 5", "Reverse split", "Net income | $ 6")
    text = head + "".join(f"| {row} |\n" for row in rows)
    facts = reading_of(text.encode(), "page.txt").facts
    assert [fact.members for fact in facts] == [("Common Stock",), ("Common Stock",)]


@pytest.mark.parametrize("cell", ["a list", "\u2022 | first point", "Weighted | 5"])
def test_a_table_that_goes_on_behind_its_end_is_refused(cell: str) -> None:
    behind = f"\n| {cell} | more |\n"
    with pytest.raises(ReadError, match="second table"):
        reading_of(page("Terms | as follows:", behind=behind), "page.txt")


def test_footnotes_may_stand_behind_a_table() -> None:
    behind = "\n| [1] | Due on demand. |\n"
    (fact,) = reading_of(page("Loan | 5", behind=behind), "page.txt").facts
    assert fact.value == 5


@pytest.mark.parametrize(
    "title",
    [
        "**LOANS (USD $)  In Millions, except Per Share data**",
        "**LOANS (USD $)<br>In Millions, unless otherwise specified**",
        "LOANS (USD $) In Millions, except Share data, unless otherwise specified",
        "XML 51 R2.htm IDEA: XBRL DOCUMENT  \ufeff **LOANS (USD $) In Millions**",
        "XML 7 R12.html IDEA: XBRL DOCUMENT v2.3.0.11 LOANS (USD $) In Millions",
        "v3.24.1.1.u2 **LOANS (USD $) In Millions**",
    ],
)
def test_titles_of_old_pages_scale_whatever_stands_in_front(title: str) -> None:
    reading = reading_of(page("Loan | $ 5", title=title), "page.txt")
    (fact,) = reading.facts
    assert (fact.value, fact.unit, fact.decimals) == (5_000_000, "USD", -6)
    assert reading.title == "LOANS (USD $)"


def test_a_scale_needs_a_power_behind_its_word() -> None:
    title = "Interest in Harbour Mills (Details) - USD ($)"
    (fact,) = reading_of(page("Loan | $ 5", title=title), "page.txt").facts
    assert (fact.value, fact.title) == (5, title)


def test_footnotes_at_the_end_of_a_table_are_no_rows() -> None:
    rows = ("Loan | 5", "[1] | Due on demand.", "[2] | Secured by a ship.")
    (fact,) = reading_of(page(*rows), "page.txt").facts
    assert (fact.label, fact.value) == ("Loan", 5)


@pytest.mark.parametrize(
    "rows",
    [
        ("| Loan | $ 5 / abc_LenderAxis |", "| = abc_MillMember | $ 7 |"),
        ("| Terms | on demand |", "| and secured | $ 7 | 8 |"),
        ("| Loan | 5 | 6 |", "| and others | 7 |"),
    ],
)
def test_a_row_that_is_not_whole_is_refused(rows) -> None:
    head = "| **Loans** | Dec. 31, 2024 | Dec. 31, 2023 |\n| --- | --- | --- |\n"
    text = head + "".join(f"{row}\n" for row in rows) + "| End | 1 | 2 |\n"
    with pytest.raises(ReadError, match="part of a row"):
        reading_of(text.encode(), "page.txt")

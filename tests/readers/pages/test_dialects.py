"""What every dialect of text pages shares, tried on one that no program writes."""

import re
from contextlib import nullcontext, suppress
from decimal import Decimal

import pytest
from test_twins import MAY_REFUSE, PAGES, REFUSED, facts_of, told
from twins import Page

from kg.concepts import load
from kg.errors import InputError, ReadError
from kg.model.fact import Fact
from kg.parties.roles import classify
from kg.readers.pages import text as text_pages
from kg.readers.pages.dialects import Dialect
from kg.readers.pages.pagefacts import reading_of

TILDES = Dialect(re.compile(r"\s?~(?:\s|$)").split)
HEAD = "Loans (Details) - USD ($) $ in Thousands ~ Dec. 31, 2023 ~ Dec. 31, 2022\n"
PAGE = (
    HEAD
    + "Brindle Quay Ltd [Member] ~ ~\nShares | shares ~ 5 ~\n\nDue to owner ~ ~ 6\n"
)


def written(page: Page) -> str:
    return "".join(
        " ~ ".join(cell.replace("\n", " ") for cell in row) + "\n" for row in page.lines
    )


def facts(text: str, dialect: Dialect = TILDES) -> tuple[Fact, ...]:
    table = dialect.read(text, "R4.txt", concepts=load(), classify=classify)
    return reading_of(table, load(), classify).facts


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_any_such_dialect_is_read_as_the_same_page_elsewhere(name) -> None:
    wanted = facts_of(PAGES[name], "html")
    with suppress(InputError) if name in MAY_REFUSE else nullcontext():
        for fact, true in zip(facts(written(PAGES[name])), wanted, strict=True):
            assert told(fact) == told(true)


@pytest.mark.parametrize("name", sorted(REFUSED.keys() - {"a scale in figures"}))
def test_what_others_refuse_it_refuses(name) -> None:
    # a scale in figures is refused of every form, by `read_table`
    with pytest.raises(InputError, match="found "):
        facts(written(REFUSED[name]))


def test_line_numbers_bars_and_blank_lines_are_kept() -> None:
    rows = [(f.label, f.value, f.ref, f.column) for f in facts(PAGE)]
    assert rows == [
        ("Shares | shares", Decimal(5), "line 3", 0),
        ("Due to owner", Decimal(6000), "line 5", 1),
    ]


@pytest.mark.parametrize("cut", [" ~ 7", "Due to other ~ 7"])
def test_a_page_cut_inside_a_row_is_refused(cut: str) -> None:
    with pytest.raises(ReadError, match="cut inside a row"):
        facts(PAGE.removesuffix("\n") + "\n" + cut)


def test_more_cells_than_heads_are_refused_with_their_line() -> None:
    with pytest.raises(ReadError, match="cells for 2 columns") as error:
        facts(PAGE.replace("~ ~ 6", "~ ~ 6 ~ 8"))
    assert error.value.line == 5


def test_it_knows_its_own_pages_alone() -> None:
    assert TILDES.sniffs(PAGE)
    others = [
        "Name ~ Amount\nDue to director ~ 1,200\n",
        f"<html>{PAGE}</html>",
        PAGE.replace("~", "\t"),
        "On Dec. 31, 2023 we sold it ~ it was old.\n",
    ]
    assert [text for text in others if TILDES.sniffs(text)] == []
    assert not text_pages.sniffs(PAGE)

"""The text of a page and its HTML give the same facts, but where the text is uncertain.

Each fact that differs is named with the reason. Periods are not compared: from text a
fact has an instant where words say so, else the period of its column.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kg.concepts import load
from kg.errors import ReadError
from kg.model.fact import Fact
from kg.parties.roles import classify
from kg.readers import read_table
from kg.readers.pages.pagefacts import reading_of
from kg.readers.pages.pagetable import Table

HEADS = [
    "6 Months Ended | Jun. 30, 2021 | USD ($)",
    "6 Months Ended | Jun. 30, 2020 | USD ($)",
    "Dec. 31, 2020 | USD ($)",
]
HTML = """<html><body><table class="report">
<tr><th class="tl" colspan="1" rowspan="2"><div>Loans (Details)</div></th>
<th class="th" colspan="2">6 Months Ended</th><th class="th"></th></tr>
<tr><th class="th"><div>Jun. 30, 2021<br>USD ($)</div></th>
<th class="th"><div>Jun. 30, 2020<br>USD ($)</div></th>
<th class="th"><div>Dec. 31, 2020<br>USD ($)</div></th></tr>
<tr><td class="pl">Sales</td><td>$ 1</td><td>$ 2</td><td>$ 3</td></tr>
</table></body></html>"""
CELLS = """|
Loans (Details)
|6 Months Ended
|
Jun. 30, 2021
USD ($)
|
Jun. 30, 2020
USD ($)
|
Dec. 31, 2020
USD ($)
|Sales
|$ 1
|$ 2
|$ 3
|X
"""
TABS = """Loans (Details)\t6 Months Ended
\tJun. 30, 2021
USD ($)\tJun. 30, 2020
USD ($)\tDec. 31, 2020
USD ($)
Sales\t$ 1\t$ 2\t$ 3
"""
COMPARED = ("column", "label", "members", "raw", "value", "unit", "decimals")
NOT_UNIT = ("column", "label", "members", "raw")
LOST_BLOCK = "the text lost a block that holds a table, so that rows are counted anew"
TEXT_HEAD = "a member's head and a row's text look alike; the row above holds a text"
DIFFERENT = {
    ("qmis_10q_20240630", "R55", 1): TEXT_HEAD,
    ("qmis_10q_20240630", "R55", 2): TEXT_HEAD,
    **{("gahc_10q_20240930", "R19", row): LOST_BLOCK for row in range(3, 13)},
}


@cache
def table_of(path: Path) -> Table:
    return read_table(path.read_bytes(), str(path), concepts=load(), classify=classify)


def facts_of(path: Path) -> dict[int | None, list[Fact]]:
    rows: dict[int | None, list[Fact]] = {}
    for fact in reading_of(table_of(path), load(), classify).facts:
        rows.setdefault(fact.row, []).append(fact)
    return rows


def is_open(fact: Fact) -> bool:
    """Whether words leave the unit of an amount open, which the page's types tell."""
    return fact.unit is None and not isinstance(fact.value, str)


SAMPLE = 12
"""Of so many pages the ordinary suite reads one; all of them take minutes."""


def pages(shared: Path, every: int) -> Iterator[tuple[str, str, Path, Path]]:
    """Yield filing, report, text and HTML of pages there are both of.

    Args:
        shared: Where they lie.
        every: Takes one of so many, and those in which a row is known to differ.
    """
    known = {(filing, report) for filing, report, _ in DIFFERENT}
    for n, text in enumerate(sorted(shared.glob("rendered/*/*.lossy.txt"))):
        filing, report = text.parent.name, text.name.partition(".")[0]
        if n % every and (filing, report) not in known:
            continue
        for html in (shared / "filings" / filing).rglob(f"{report}.htm"):
            yield filing, report, text, html


of_sample_and_all = pytest.mark.parametrize(
    ("every", "least"),
    [
        pytest.param(SAMPLE, 300, id="sample"),
        pytest.param(1, 4000, id="all", marks=pytest.mark.slow),
    ],
)


@of_sample_and_all
def test_text_and_html_of_a_page_agree_where_the_text_is_certain(
    shared, every: int, least: int
) -> None:
    compared = 0
    different = set()
    for filing, report, text, html in pages(shared, every):
        try:
            printed = facts_of(text)
        except ReadError:
            continue
        marked = facts_of(html)
        for row, facts in printed.items():
            others = marked.get(row, [])
            if len(facts) != len(others):
                different.add((filing, report, row))
                continue
            for fact, other in zip(facts, others, strict=True):
                compared += fact.certain
                if fact.certain and any(
                    getattr(fact, name) != getattr(other, name)
                    for name in (NOT_UNIT if is_open(fact) else COMPARED)
                ):
                    different.add((filing, report, row))
    assert different == set(DIFFERENT)
    assert compared > least


@pytest.mark.parametrize("page", [CELLS, TABS, HTML], ids=["cells", "tabs", "html"])
def test_every_form_of_a_page_gives_its_columns_the_same_heads(page: str) -> None:
    table = read_table(page.encode(), "R2")
    assert [column.head for column in table.columns] == HEADS


@of_sample_and_all
def test_heads_of_text_and_html_agree_where_the_periods_do(
    shared, every: int, least: int
) -> None:
    compared = 0
    for filing, report, text, html in pages(shared, every):
        try:
            printed = table_of(text).columns
        except ReadError:
            continue
        marked = table_of(html).columns
        for column, true in zip(printed, marked, strict=True):
            same = (column.start, column.end, column.months, column.instant)
            if same == (true.start, true.end, true.months, true.instant):
                compared += 1
                # uncategorised items: their only head is that of the lost element
                expected = "" if true.head == "Value" else true.head
                assert (filing, report, column.head) == (filing, report, expected)
    assert compared > least // 6

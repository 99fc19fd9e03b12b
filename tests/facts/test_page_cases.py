"""Who owes what to whom on invented pages without elements; see `page_cases`.

The same pages as HTML, every row under an element of the filer's own and every member on
the axis of related parties, must give the same.
"""

import csv
import html
import re
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

import kg

FOLDER = Path(__file__).parent / "page_cases"
DAY = "2024-12-31"
LINE_ITEMS = "|Related Party Transaction [Line Items]"
AMOUNT = re.compile(r"\|(?:\$ )?\(?[\d,.]+\)?%?")
HTML_DIFFERS = {
    "a former president on a page on notes": "the axis makes the lender related",
    "lenders are nobody related": "the axis makes the lender related",
    "debts printed as negative beside claims of the party": "facts have their own sign",
    "a role of which one holder's day is not certain": "a blank cell is kept",
    "joint ventures of which one is told for one day only": "a blank cell is kept",
}
HEAD = (
    '<table class="report"><tr><th class="tl"><div><strong>{}</strong></div></th>'
    '<th class="th"><div>Dec. 31, 2024</div></th>'
    '<th class="th"><div>Dec. 31, 2023</div></th></tr>'
)
BLANK = '<td class="text">&#160;<span></span></td>'
Row = tuple[str, Decimal, Decimal]


@dataclass
class Case:
    """One page with its right answers."""

    name: str = ""
    title: str = ""
    lines: list[str] = field(default_factory=list)
    exposure: set[Row] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The page as a text extractor gives it."""
        head = f"|\n{self.title} - USD ($)\n|\nDec. 31, 2024\n|\nDec. 31, 2023"
        return "\n".join([head, *self.lines, "|X", ""])

    @property
    def html(self) -> str:
        """The page as the renderer gives it."""
        rows: list[list[str]] = []
        for line, after in zip(self.lines, [*self.lines[1:], ""], strict=True):
            if AMOUNT.fullmatch(line):
                rows[-1].append(f'<td class="nump">{line[1:]}</td>')
            else:
                rows.append([_cell(line[1:], after)])
        printed = [
            f"<tr>{''.join(row + [BLANK] * (3 - len(row)))}</tr>" for row in rows
        ]
        head = HEAD.format(html.escape(f"{self.title} - USD ($)"))
        return "\n".join(["<html><body>", head, *printed, "</table></body></html>"])


def _cell(label: str, after: str) -> str:
    """The first cell of a row, with the link that names its element or member.

    A row with neither amounts nor a member is a heading and bold.
    """
    words = re.findall(r"[A-Za-z0-9]+", label)
    link = "x_" + "".join(word[:1].upper() + word[1:] for word in words)
    if after == LINE_ITEMS:
        link = f"RelatedPartyTransactionsByRelatedPartyAxis={link}Member"
    text = html.escape(label)
    is_bold = after != LINE_ITEMS and not AMOUNT.fullmatch(after)
    return (
        '<td class="pl"><a class="a" onclick="top.Show.showAR( this, '
        f"'defref_{link}', window );\">"
        f"{f'<strong>{text}</strong>' if is_bold else text}</a></td>"
    )


def _case(block: str) -> Case:
    case = Case()
    signed = False
    for line in block.strip().splitlines():
        word, _, rest = line.partition(" ")
        if word == "case:":
            case.name = rest
        elif word == "title:":
            case.title = rest
        elif word == "M":
            case.lines += [f"|{rest}", LINE_ITEMS]
        elif word == "A":
            case.lines.append(f"|{rest} [Abstract]")
        elif word == "=>":
            party, due_from, due_to = map(str.strip, rest.split("|"))
            case.exposure.add((party, Decimal(due_from), Decimal(due_to)))
        else:
            label, *amounts = map(str.strip, line.split("|"))
            sign = "" if signed else "$ "
            case.lines += [f"|{label}", *(f"|{sign}{amount}" for amount in amounts)]
            signed = True
    return case


CASES = [
    _case(block)
    for path in sorted(FOLDER.glob("*.txt"))
    for block in path.read_text(encoding="utf-8").split("\n\n")
]


def _exposures(folder: Path, pages: list[str], suffix: str) -> dict[str, set[Row]]:
    """Exposure of the first day, by name of the filer of each page."""
    rows = [["source", "cik", "entity", "accession", "form", "filed"]]
    for number, text in enumerate(pages):
        page = folder / f"R{number}.{suffix}"
        page.write_text(text, encoding="utf-8")
        cik = str(2000001 + number)
        filed = [f"000{cik}-25-000001", "10-K", "2025-03-01"]
        rows.append([str(page), cik, f"Filer {cik} Corp", *filed])
    with (folder / "m.csv").open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines).writerows(rows)
    found: dict[str, set[Row]] = defaultdict(set)
    with kg.open(folder / "graph") as graph:
        graph.build(folder, manifest=folder / "m.csv", rdf=False)
        for row in graph.query("exposure"):
            if str(row["date"]) == DAY:
                amounts = Decimal(row["due_from"]), Decimal(row["due_to"])
                found[row["reporter"]].add((row["party"], *amounts))
    return found


@pytest.fixture(scope="module")
def given(tmp_path_factory) -> dict[str, set[Row]]:
    texts = [case.text for case in CASES]
    return _exposures(tmp_path_factory.mktemp("pages"), texts, "txt")


@pytest.fixture(scope="module")
def given_as_html(tmp_path_factory) -> dict[str, set[Row]]:
    pages = [case.html for case in CASES]
    return _exposures(tmp_path_factory.mktemp("html"), pages, "htm")


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda n: CASES[n].name)
def test_exposure_of_a_page_is_as_told(number, given):
    assert given[f"Filer {2000001 + number} Corp"] == CASES[number].exposure


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda n: CASES[n].name)
def test_html_and_text_of_a_page_tell_the_same(number, given, given_as_html):
    filer = f"Filer {2000001 + number} Corp"
    is_same = given_as_html[filer] == given[filer]
    assert is_same is (CASES[number].name not in HTML_DIFFERS)


def test_every_page_has_a_name_of_its_own():
    assert len({case.name for case in CASES}) == len(CASES) == 132

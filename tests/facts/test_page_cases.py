"""Who owes what to whom on invented pages without elements; see `page_cases`."""

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

import kg

FOLDER = Path(__file__).parent / "page_cases"
DAY = "2024-12-31"
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
            case.lines += [f"|{rest}", "|Related Party Transaction [Line Items]"]
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


@pytest.fixture(scope="module")
def given(tmp_path_factory) -> dict[str, set[Row]]:
    folder = tmp_path_factory.mktemp("pages")
    rows = [["source", "cik", "entity", "accession", "form", "filed"]]
    for number, case in enumerate(CASES):
        page = folder / f"R{number}.txt"
        page.write_text(case.text, encoding="utf-8")
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


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda n: CASES[n].name)
def test_exposure_of_a_page_is_as_told(number, given):
    assert given[f"Filer {2000001 + number} Corp"] == CASES[number].exposure


def test_every_page_has_a_name_of_its_own():
    assert len({case.name for case in CASES}) == len(CASES) == 86

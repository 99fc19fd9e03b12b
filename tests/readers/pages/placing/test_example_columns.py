"""The columns of the example pages, against columns annotated by hand."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.concepts import load
from kg.model.fact import Fact
from kg.parties.roles import classify
from kg.readers import read_bytes

ROOT = Path(__file__).resolve().parents[4]
GOLD = ROOT / "tests" / "data" / "example_columns.tsv"
LEAST_CERTAIN = 171
"""Values whose column the reader is sure of, of 222: a floor, to be raised only."""
LEAST_FIRST_RIGHT = 215
"""Values whose first candidate is the true column, of 222: a floor, to be raised only.

With all weights of the placement at zero they are 190.
"""


class GoldValue(NamedTuple):
    """A value with its true columns, and the fact the reader makes of it."""

    page: str
    row: int
    number: int
    columns: frozenset[int]
    raw: str
    fact: Fact


@cache
def facts_of(page: str) -> dict[int, list[Fact]]:
    """Read an example page; its facts by row."""
    name = f"{page}.txt"
    data = (ROOT / "examples" / name).read_bytes()
    reading = read_bytes(data, name, concepts=load(), classify=classify)
    rows = defaultdict(list)
    for fact in reading.facts:
        rows[fact.row].append(fact)
    return rows


def gold_values() -> Iterator[GoldValue]:
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    table = csv.DictReader(
        (line for line in lines if not line.startswith("#")),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
    for line in table:
        row, number = int(line["row"]), int(line["value"])
        columns = frozenset(int(column) for column in line["columns"].split("|"))
        fact = facts_of(line["page"])[row][number - 1]
        yield GoldValue(line["page"], row, number, columns, line["raw"], fact)


def test_every_value_of_the_examples_is_read_as_printed():
    values = list(gold_values())
    assert len(values) == 222
    printed = [(value.page, value.row, value.raw) for value in values]
    read = [(v.page, v.row, " ".join(v.fact.raw.split())) for v in values]
    assert read == printed
    pages = {value.page for value in values}
    assert pages == {path.stem for path in (ROOT / "examples").glob("*.txt")}
    facts = [f for page in pages for row in facts_of(page).values() for f in row]
    assert len(facts) == 222


def test_every_certain_column_of_the_examples_is_the_true_one():
    certain = [value for value in gold_values() if value.fact.certain]
    assert [value for value in certain if value.fact.column not in value.columns] == []
    assert len(certain) >= LEAST_CERTAIN


def test_the_true_column_is_a_candidate_of_every_value_of_the_examples():
    lost = [
        value for value in gold_values() if not value.columns & {*value.fact.columns}
    ]
    assert lost == []


def test_the_first_candidate_is_the_true_column_as_often_as_before():
    right = [value for value in gold_values() if value.fact.column in value.columns]
    assert len(right) >= LEAST_FIRST_RIGHT

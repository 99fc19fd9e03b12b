"""Which facts concern related parties, on facts of filings judged by hand.

The rows of the gold tell concept, members, axes, label and title, which is all the rule
needs, so these tests pass without the filings. What the verdicts mean stands in
``benchmarks/README.md``; ``benchmarks/selection.py`` scores the rule on the filings.
"""

import csv
from collections import Counter
from dataclasses import fields
from hashlib import sha256
from pathlib import Path

import pytest

from kg.api.sources import read
from kg.model.fact import Fact, PlacedBy
from kg.parties.members import classify_member
from kg.selection import is_related, is_scale_total

GOLD = Path(__file__).parent / "data/selection_gold.csv"
VERDICTS = {"yes", "context", "no", "unclear"}
BLANK = {
    **{field.name: None for field in fields(Fact)},
    "members": (), "axes": (), "roles": (), "other": (), "columns": (),
    "placed_by": PlacedBy.XBRL, "title": "", "member_names": (), "footnotes": (),
    "label": "", "value": "",
}  # fmt: skip


@pytest.fixture(scope="module")
def gold() -> list[dict[str, str]]:
    with GOLD.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def parts(cell: str) -> list[str]:
    return cell.split(" | ") if cell else []


def fact_of(row: dict[str, str]) -> Fact:
    members = tuple(parts(row["members"]))
    cuts = [cut.partition("=") for cut in parts(row["axes"])]
    return Fact(
        **{
            **BLANK,
            "concept": row["concept"],
            "label": row["label"],
            "title": row["title"],
            "members": members,
            "axes": tuple(axis or None for axis, _, _ in cuts),
            "member_names": tuple(name or None for _, _, name in cuts),
            "roles": tuple(
                classify_member(member, axis or None, name or None).role
                for member, (axis, _, name) in zip(members, cuts, strict=True)
            ),
        }
    )  # fmt: skip


def is_kept(fact: Fact) -> bool:
    return is_related(fact) or is_scale_total(fact)


def counts(rows: list[dict[str, str]], half: str) -> Counter[tuple[bool, bool]]:
    return Counter(
        (row["verdict"] in {"yes", "context"}, is_kept(fact_of(row)))
        for row in rows
        if row["half"] == half and row["verdict"] != "unclear"
    )


def test_every_row_has_a_verdict_and_says_why(gold) -> None:
    assert len(gold) == 3686
    assert {row["verdict"] for row in gold} == VERDICTS
    assert [row["ref"] for row in gold if not row["why"]] == []
    keys = Counter((row["filing"], row["cik"], row["ref"]) for row in gold)
    assert [key for key, times in keys.items() if times > 1] == []


def test_a_filer_s_rows_are_in_the_half_of_its_number(gold) -> None:
    halves = ("fit", "held out")
    for cik, half in {(row["cik"], row["half"]) for row in gold}:
        assert half == halves[sha256(cik.encode()).digest()[0] % 16 in (3, 7, 15)]


@pytest.mark.parametrize(
    ("half", "precision", "recall"), [("fit", 0.91, 0.985), ("held out", 0.82, 0.96)]
)
def test_what_is_kept_is_as_good_as_it_was(gold, half, precision, recall) -> None:
    count = counts(gold, half)
    kept = count[True, True]
    assert kept / (kept + count[False, True]) >= precision
    assert kept / (kept + count[True, False]) >= recall


def test_a_fact_of_a_filing_is_judged_by_the_whole_filing(gold, shared) -> None:
    name = "corpus/MGOL_Q2_2023_2025.zip"
    rows = {row["ref"]: row for row in gold if row["filing"] == name}
    facts = {fact.ref: fact for fact in read(shared / name) if fact.ref in rows}
    assert facts.keys() == rows.keys()
    for ref, fact in facts.items():
        assert fact.concept == rows[ref]["concept"]
        if not is_scale_total(fact):
            assert is_related(fact) is (rows[ref]["verdict"] == "yes")

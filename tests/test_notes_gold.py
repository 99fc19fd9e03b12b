"""The statements that notes of filers held out make, written down by a person.

The file tells sentences by their hash alone, so it can be scored on filings at hand and
quotes none; what its columns mean stands in ``benchmarks/README.md``.
"""

import csv
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

GOLD = Path(__file__).parent / "data/notes_gold/statements_heldout.csv"
TIES = {
    "is", "controlled-by", "owned-by", "director-of", "officer-of", "shareholder-of",
    "employed-by", "family-of", "subsidiary-of", "parent-of", "affiliate-of",
    "common-control", "common-director",
}  # fmt: skip
TERMS = {
    "interest", "maturity", "secured", "unsecured", "guaranteed-by", "convertible",
    "currency",
}  # fmt: skip
PREDICATES = {"tie": TIES, "term": TERMS, "row": {""}, "definition": {""}}


@pytest.fixture(scope="module")
def gold() -> list[dict[str, str]]:
    with GOLD.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_statement_has_a_predicate_of_its_kind(gold) -> None:
    assert Counter(row["kind"] for row in gold) == {"tie": 193, "term": 118, "row": 30}
    assert [
        row for row in gold if row["predicate"] not in PREDICATES[row["kind"]]
    ] == []


def test_every_sentence_is_a_hash_in_a_dated_document(gold) -> None:
    for row in gold:
        assert re.fullmatch("[0-9a-f]{64}", row["sentence_sha"])
        element, day = row["document"].split()
        assert element.isalnum()
        assert date.fromisoformat(day)


def test_no_statement_is_told_twice(gold) -> None:
    told = Counter(tuple(row.values()) for row in gold)
    assert [row for row, times in told.items() if times > 1] == []


def test_rates_and_shares_are_fractions_and_maturities_are_told(gold) -> None:
    for row in gold:
        assert (row["unit"] == "pure") is bool(row["value"])
        if row["value"]:
            assert 0 <= Decimal(row["value"]) <= 1
        if row["predicate"] == "interest":
            assert row["value"]
        if row["predicate"] == "maturity":
            assert row["object"] or date.fromisoformat(row["day"])


def test_a_filer_s_rows_are_in_the_half_of_its_number(gold) -> None:
    halves = ("fit", "held out")
    for cik, half in {(row["cik"], row["half"]) for row in gold}:
        assert half == halves[sha256(cik.encode()).digest()[0] % 16 in (3, 7, 15)]

"""Which facts concern related parties, in invented filings of many kinds of filers.

Each file of ``data/selection_cases`` is one filing; its rows say of each fact whether it
should be kept, and why. A row ``note`` is a text of the filing, told in `why`, and a row
``line`` stands beside the others unjudged.
"""

from pathlib import Path

import pytest

from kg.api.sources import read
from kg.selection import is_related, is_scale_total
from tests.written_filing import rows_of, write_filing

CASES = sorted((Path(__file__).parent / "data/selection_cases").glob("*.csv"))
KEPT = {"yes": True, "context": True, "no": False}


def test_there_are_hundreds_of_facts_of_dozens_of_filers() -> None:
    rows = [row for path in CASES for row in rows_of(path)]
    assert {row["verdict"] for row in rows} == {*KEPT, "note", "line"}
    assert len(CASES) == 262
    assert sum(row["verdict"] in KEPT for row in rows) == 4199


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_kept_of_a_filing_is_of_related_parties(path, tmp_path) -> None:
    rows = rows_of(path)
    write_filing(rows, tmp_path)
    facts = {fact.ref: fact for fact in read(tmp_path)}
    wrong = [
        (row["verdict"], row["concept"], row["label"], row["members"], row["why"])
        for number, row in enumerate(rows)
        if row["verdict"] in KEPT
        and is_kept(facts[f"f{number}"]) is not KEPT[row["verdict"]]
    ]
    assert wrong == []


def is_kept(fact) -> bool:
    return is_related(fact) or is_scale_total(fact)


def test_a_filing_is_read_as_it_is_written(tmp_path) -> None:
    row = {
        "title": "Related Party Transactions (Details)",
        "concept": "us-gaap:NotesPayable", "label": "Loan & interest", "unit": "USD",
        "members": "srt:CounterpartyNameAxis=x:FinchMember=Finch Ltd", "why": "",
    }  # fmt: skip
    write_filing([row], tmp_path)
    (fact,) = (fact for fact in read(tmp_path) if fact.ref == "f0")
    assert (fact.concept, fact.label, fact.value) == (
        row["concept"],
        row["label"],
        1000,
    )
    assert (fact.title, fact.members) == (row["title"], ("Finch Ltd",))
    assert fact.member_names == ("x:FinchMember",)

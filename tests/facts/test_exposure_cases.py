"""Who owes what to whom at invented filers of many kinds; see `exposure_cases`."""

from collections import defaultdict
from decimal import Decimal

import pytest

import kg
from tests.facts.exposure_filers import Case, cases, write

CASES = cases()
Row = tuple[str, str, str, Decimal, Decimal]


@pytest.fixture(scope="module")
def answers(tmp_path_factory) -> dict[str, tuple[set[Row], set[tuple[str, Decimal]]]]:
    """Exposure and what was left out, by name of the case; one graph holds all."""
    folder = tmp_path_factory.mktemp("filers")
    by_cik = write(CASES, folder)
    given: dict[str, set[Row]] = defaultdict(set)
    left_out: dict[str, set[tuple[str, Decimal]]] = defaultdict(set)
    with kg.open(folder / "graph") as graph:
        graph.build(folder, manifest=folder / "m.csv", rdf=False)
        for row in graph.query("exposure"):
            amounts = Decimal(row["due_from"]), Decimal(row["due_to"])
            given[row["reporter"]].add(
                (row["party"], str(row["date"]), row["currency"], *amounts)
            )
        for row in graph.query("uncounted"):
            left_out[row["reporter"]].add((row["reason"], Decimal(row["amount"])))
    return {
        case.name: (given[f"Filer {cik} Corp"], left_out[f"Filer {cik} Corp"])
        for cik, case in by_cik.items()
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_exposure_is_as_told(case: Case, answers):
    given, left_out = answers[case.name]
    assert given == case.exposure
    assert case.left_out <= left_out


def test_every_case_has_a_name_of_its_own():
    assert len({case.name for case in CASES}) == len(CASES)

"""What a query gives for one or several reporters or parties, it gives over all too."""

import re
from itertools import product
from pathlib import Path

import pytest

import kg
from kg.queries import listing, rows
from kg.queries.named import pattern

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
REPORTERS = ("HUYA Inc.", "H%", "%o%", "Nobody")
PARTIES = ("Tencent Group", "Huaneng Group", "%Tencent%", "%Group%", "%", "Nobody%")
TIMES = ({}, {"as_of": "latest"}, {"known": "2022-06-30"}, {"as_of": "2021-12-31"})
BY_ROW = (
    "balances",
    "exposure",
    "flows",
    "timeline",
    "totals",
    "uncertain",
)


@pytest.fixture(scope="module")
def store():
    graph = kg.open()
    graph.build(EXAMPLES, manifest=EXAMPLES / "manifest.csv")
    return graph.store


def fits(text, wanted):
    """Whether a name is there and fits what was asked for."""
    asked = re.compile(pattern(wanted), re.IGNORECASE | re.DOTALL)
    return text is not None and asked.match(text) is not None


@pytest.mark.parametrize("name", BY_ROW)
@pytest.mark.parametrize("time", TIMES, ids=str)
def test_a_reporter_or_party_gives_its_rows_of_the_whole(store, name, time) -> None:
    known = {p.name for q in listing() if q.name == name for p in q.parameters}
    if not set(time) <= known:
        pytest.skip("the query takes no such day")
    whole = [dict(row) for row in rows(store, name, time)]
    for reporter, party in product((None, *REPORTERS), (None, *PARTIES)):
        if party is not None and "party" not in known:
            continue
        given = {**time, "reporter": reporter, "party": party}
        found = [
            row
            for row in whole
            if (reporter is None or fits(row["reporter"], reporter))
            and (party is None or fits(row["party"], party))
        ]
        assert [dict(row) for row in rows(store, name, given)] == found, given


@pytest.mark.parametrize("name", ["parties", "shared", "changes"])
def test_a_party_gives_its_rows_of_the_whole(store, name) -> None:
    whole = [dict(row) for row in rows(store, name)]
    for party in PARTIES:
        found = [row for row in whole if fits(row["party"], party)]
        assert [dict(row) for row in rows(store, name, {"party": party})] == found


@pytest.mark.parametrize("name", ["changes", "restated"])
def test_a_reporter_gives_its_rows_of_the_whole(store, name) -> None:
    whole = [dict(row) for row in rows(store, name)]
    for reporter in REPORTERS:
        found = [row for row in whole if fits(row["reporter"], reporter)]
        assert [dict(r) for r in rows(store, name, {"reporter": reporter})] == found

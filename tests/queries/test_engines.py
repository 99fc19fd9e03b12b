"""Tables and store give the same rows, in the same order, whatever is asked for."""

from itertools import product

import pytest

from kg.queries import Rows, listing
from kg.queries.named import named

NAMES = [info.name for info in listing()]
VALUES = {
    "reporter": ("Acme Holding Corp", "1000004", "HUYA%", "%o%", "Ambow", "Nobody"),
    "party": (
        "Moutai Distribution Holdings Ltd",
        "alpha rise trading ltd",
        "Acme Holding Corp",
        "%tencent%",
        "%",
        "Nobody at all",
    ),
    "relationship": ("Director", "%e%", "chief%", "nothing"),
    "role": ("director", "shareholder", "%e%", "nothing"),
    "side": ("due from", "Due To", "%", "beside"),
    "currency": ("CNY", "usd", "%", "XXX"),
    "as_of": ("latest", "2022-12-31", "2022-06-30", "1999-01-01"),
    "on": ("2022-12-31", "2021-12-31", "1999-01-01"),
    "known": ("2023-03-15", "2024-12-31", "1999-01-01"),
    "include": ("totals", "translations,uncertain", "all"),
    "filing": ("0001000001-24-000001", "%-23-%", "none"),
    "reason": ("allowance", "column%", "none"),
    "since": ("2021-12-31", "2020-12-31"),
    "until": ("2022-12-31", "2021-06-30"),
}
PAIRS = (
    ("reporter", "as_of"),
    ("party", "as_of"),
    ("known", "as_of"),
    ("reporter", "known"),
    ("party", "known"),
    ("reporter", "party"),
    ("include", "as_of"),
    ("currency", "side"),
    ("since", "until"),
)


def questions(name):
    """Yield parameters: none, each alone, and pairs that act on one another."""
    takes = [parameter.name for parameter in named(name).parameters]
    yield {}
    for given in takes:
        for value in VALUES[given]:
            yield {given: value}
    for first, second in PAIRS:
        if first in takes and second in takes:
            for pair in product(VALUES[first][:2], VALUES[second][:2]):
                yield dict(zip((first, second), pair, strict=True))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("place", ["invented", "examples"])
def test_both_engines_give_the_same_rows(name, place, request) -> None:
    graph = request.getfixturevalue(place)
    for given in questions(name):
        tables = graph.query(name, **given)
        store = graph.query(name, engine="sparql", **given)
        assert tables.columns == store.columns
        assert list(tables.cells) == list(store.cells), given
        assert tables.notes == store.notes


@pytest.mark.parametrize("name", NAMES)
def test_every_query_and_every_parameter_has_rows_somewhere(
    name, invented, examples
) -> None:
    lengths = {}
    for given in questions(name):
        rows = [graph.query(name, **given) for graph in (invented, examples)]
        assert all(isinstance(answer, Rows) for answer in rows)
        key = "+".join(sorted(given))
        lengths[key] = max(lengths.get(key, 0), *map(len, rows))
    assert [key for key, length in lengths.items() if length == 0] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_reporter_or_party_gives_its_rows_of_the_whole(name, invented) -> None:
    takes = {parameter.name for parameter in named(name).parameters}
    whole = list(invented.query(name).cells)
    for given in ("reporter", "party"):
        if given in takes and name not in ("parties", "families", "filings"):
            column = (
                invented.query(name).columns.index(given)
                if given in (invented.query(name).columns)
                else None
            )
            value = VALUES[given][0]
            rows = list(invented.query(name, **{given: value}).cells)
            assert [row for row in whole if row in rows] == rows
            if column is not None:
                assert rows == [row for row in whole if row[column] == value]

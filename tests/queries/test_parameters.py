"""What a person gives a query, and what the answer says it was taken for."""

from datetime import date

import pytest

from kg.errors import QueryError
from kg.facts.rows import Side
from kg.facts.select import select_positions
from kg.queries import wanted_of

MOUTAI = "Moutai Distribution Holdings Ltd"


@pytest.fixture
def snapshot(invented):
    return invented._graph.snapshot()


@pytest.mark.parametrize(
    ("given", "rows", "notes"),
    [
        ({"party": MOUTAI.lower()}, 7, ()),
        ({"party": "Moutai%"}, 7, ()),
        ({"party": "Moutai"}, 7, (f"party 'Moutai' taken by beginning: {MOUTAI}",)),
        (
            {"party": "distribution"},
            7,
            (f"party 'distribution' taken by part: {MOUTAI}",),
        ),
        (
            {"party": "Mutai Distribution Holdings Ltd"},
            7,
            (f"party 'Mutai Distribution Holdings Ltd' taken by spelling: {MOUTAI}",),
        ),
        ({"reporter": "1000002"}, 4, ("reporter '1000002' taken by CIK: 1000002",)),
        ({"party": "Gamma Works Limited"}, 2, ()),
        (
            {"party": "Gama Wrks"},
            0,
            (
                "party 'Gama Wrks' matches no name; near: Gamma Works Ltd | "
                "Gamma Works Limited",
            ),
        ),
        (
            {"currency": "XXX"},
            0,
            ("currency 'XXX' matches nothing; there is CNY | USD",),
        ),
        (
            {"side": "beside"},
            0,
            ("side 'beside' matches nothing; there is due from | due to",),
        ),
    ],
)
def test_answers_say_what_a_text_was_taken_for(given, rows, notes, invented) -> None:
    answer = invented.query("timeline", **given)
    assert (len(answer), answer.notes) == (rows, notes)


def test_a_reporter_needs_its_own_files_alone(invented, snapshot, monkeypatch) -> None:
    read = []
    database = type(snapshot).database

    def watch(self, reporters=None):
        read.append(None if reporters is None else sorted(reporters))
        return database(self, reporters)

    monkeypatch.setattr(type(snapshot), "database", watch)
    invented.query("balances", reporter="Beta Mining Inc")
    assert read[-1] == ["1000002"]
    invented.query("balances", party="Acme Holding Corp")
    assert read[-1] == ["1000003", "1000005"]


def test_bad_values_are_refused(invented) -> None:
    for given in ({"as_of": "soon"}, {"known": 3}, {"include": "sums"}, {"party": 1.5}):
        with pytest.raises(QueryError):
            invented.query("balances", **given)
    with pytest.raises(QueryError, match="tables or sparql"):
        invented.query("balances", engine="sql")


def test_positions_are_those_of_the_timeline(snapshot, invented) -> None:
    for given in (
        {},
        {"as_of": "latest"},
        {"as_of": date(2022, 12, 31), "known": "2023-03-10"},
        {"party": "moutai%", "side": "due to", "currency": "USD"},
        {"reporter": "1000001", "on": "2022-12-31"},
    ):
        rows = {tuple(row.values()) for row in invented.query("timeline", **given)}
        assert rows == {
            (p.reporter, p.name, str(p.side), p.date, p.amount, p.currency)
            for p in select_positions(snapshot, wanted_of(snapshot, given))
        }
        assert rows


def test_wanted_is_typed(snapshot) -> None:
    wanted = wanted_of(
        snapshot, {"side": "Due To", "currency": "usd", "as_of": "latest"}
    )
    assert (wanted.side, wanted.currency, wanted.as_of) == (
        Side.DUE_TO,
        "USD",
        "latest",
    )
    with pytest.raises(QueryError, match="parameter 'filing'"):
        wanted_of(snapshot, {"filing": "1"})


@pytest.mark.parametrize("engine", ["tables", "sparql"])
def test_an_empty_answer_says_which_balances_there_are(invented, engine) -> None:
    rows = invented.query("exposure", party=MOUTAI)
    days = sorted({row.date for row in rows}, reverse=True)
    listed = " | ".join(map(str, days))
    empty = invented.query("exposure", engine=engine, party=MOUTAI, on=date(1999, 1, 1))
    assert (len(rows) > 0, len(empty)) == (True, 0)
    assert empty.notes == (
        f"found no row; there are balances of {listed}; "
        "kg query uncounted lists what does not count; 1 amount waits for a column: "
        "kg settle decides",
    )
    assert rows.notes == ()


@pytest.mark.parametrize("engine", ["tables", "sparql"])
@pytest.mark.parametrize("name", ["statements", "terms", "ties", "families"])
def test_an_empty_answer_that_takes_no_day_tells_of_no_balances(
    invented, engine, name
) -> None:
    given = {} if name == "families" else {"known": date(1999, 1, 1)}
    empty = invented.query(name, engine=engine, **given)
    assert (len(empty), empty.notes) == (0, ("found no row",))


@pytest.mark.parametrize("name", ["balances", "totals"])
def test_an_empty_answer_says_how_to_see_amounts_without_a_column(
    invented, name
) -> None:
    empty = invented.query(name, on=date(1999, 1, 1))
    assert empty.notes[-1].endswith(
        "3 amounts wait for a column: -p include=uncertain shows them, kg settle decides"
    )

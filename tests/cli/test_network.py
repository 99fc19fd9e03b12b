"""kg network, kg view and kg export from outside."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from kg.api.graph import Graph
from kg.facts.export_tables import TABLE_EXPORTS
from kg.network.export import EXPORTS
from kg.resources import folder

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = (
    "left out: 28 totals, 6 uncertain, 6 convenience translations, 6 parts of a "
    "whole, 4 without a named party, 3 movements, 2 allowances, "
    "1 without a known side; kg query uncounted lists them"
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    place = tmp_path_factory.mktemp("cli") / "graph"
    with Graph(place) as built:
        built.build(manifest=folder("examples") / "manifest.csv", rdf=False)
    return place


@pytest.fixture
def kg(graph, tmp_path):
    """Return what runs a command on the graph: code, output, errors."""

    def run(command, *arguments):
        done = subprocess.run(
            [sys.executable, "-m", "kg", command, "-g", graph, *arguments],
            capture_output=True, cwd=tmp_path, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run


def test_a_view_is_written_and_one_line_says_what_is_left_out(kg, tmp_path):
    assert kg("view", "-o", "v.html") == (0, "v.html\n", f"{LEFT_OUT}\n")
    page = (tmp_path / "v.html").read_text(encoding="utf-8")
    assert "Showing 17 counterparties of 7 reporting entities, 22 balances" in page
    assert LEFT_OUT in page


def test_a_view_goes_to_standard_output(kg, tmp_path):
    code, out, _ = kg("view", "-o", "-")
    assert (code, out[:15]) == (0, "<!DOCTYPE html>")
    assert list(tmp_path.glob("*")) == []


def test_an_as_of_that_is_no_day_is_a_usage_error(kg):
    code, _, err = kg("view", "--as-of", "banana")
    assert code == 2
    assert "found --as-of banana, expected a day (2021-06-30), latest or all." in err


def test_a_day_between_balance_dates_shows_each_last_one_by_then(kg):
    code, out, _ = kg("view", "-o", "-", "--as-of", "2021-07-01")
    assert code == 0
    assert "19 balances at each reporter&#x27;s last balance date, 2018-12-31" in out


@pytest.mark.parametrize("option", [["--party", "%QC%"], ["-p", "party=%QC%"]])
def test_a_party_is_drawn_by_pattern(kg, option):
    code, out, _ = kg("view", "-o", "-", *option)
    assert code == 0
    assert "Showing 2 of 17 counterparties of 1 reporting entity, 3 balances" in out


def test_two_parties_to_draw_round_are_a_usage_error(kg):
    code, _, err = kg("view", "--party", "x", "-p", "party=y")
    assert (code, "found both --party and -p party=" in err) == (2, True)


def test_a_missing_folder_is_one_line_that_names_it(kg, tmp_path):
    code, _, err = kg("view", "-o", "nowhere/v.html")
    assert (code, err.count("\n")) == (3, 1)
    assert "nowhere, expected one to write to" in err


def test_an_empty_view_says_why_and_what_is_near(kg):
    code, _, err = kg("view", "--as-of", "2001-01-01")
    assert code == 0
    assert err.startswith(
        "Nothing to draw for 2001-01-01: balances stand from 2017-12-31 to 2023-12-31."
    )


def test_a_currency_no_amount_has_is_refused(kg):
    code, out, err = kg("network", "--currency", "XXX")
    assert (code, out) == (3, "")
    assert (
        err
        == "kg: found no amount in XXX and no rate into it, expected one of BRL, CNY\n"
    )


def test_a_conversion_says_its_rates(kg):
    code, _, err = kg("network", "--currency", "USD", "--measure", "strength")
    assert code == 0
    assert err.splitlines()[0].startswith(
        "USD: 3 amounts without a rate left out, 19 converted: "
        "7 at 0.1569 USD for 1 CNY (2021-12-31, 0001193125-22-127542)"
    )


def test_a_format_that_is_none_lists_those_there_are(kg):
    code, _, err = kg("network", "--format", "foo")
    assert code == 2
    assert f"expected one of table, measures, {', '.join(EXPORTS)}." in err


def test_tables_are_exported_as_parquet_and_sqlite(kg, tmp_path):
    code, out, _ = kg("export", "-o", "t.parquet")
    names = ["facts", "positions", "parties", "statements", "filings"]
    assert (code, out.split()) == (0, [f"t.{name}.parquet" for name in names])
    with duckdb.connect() as connection:
        totals = connection.execute(
            f"SELECT sum(amount) FROM '{tmp_path}/t.positions.parquet' "
            "WHERE party LIKE 'Beijing QC%' AND date = '2021-06-30'"
        ).fetchall()
    assert totals == [(2039000 + 354000,)]
    assert kg("export", "-o", "t.db")[:2] == (0, "t.db\n")
    database = sqlite3.connect(tmp_path / "t.db")
    counts = [
        database.execute(f"SELECT count(*) FROM {n}").fetchone()[0] for n in names
    ]
    row = database.execute(
        "SELECT value, amount, typeof(amount), debtor, facts FROM positions "
        "WHERE amount = 2039000"
    ).fetchone()
    database.close()
    assert counts == [222, 51, 31, 0, 15]
    assert row[:3] == ("2039000", 2039000, "integer")
    assert row[3] == "Beijing QC Technology Company Limited"
    assert row[4].endswith("/R65/7/1")


@pytest.mark.parametrize(
    "form", [form for form, export in TABLE_EXPORTS.items() if not export.piped]
)
@pytest.mark.parametrize("output", [(), ("-o", "-")])
def test_tables_that_are_no_text_are_not_written_to_a_pipe(kg, tmp_path, form, output):
    before = sorted(tmp_path.rglob("*"))
    code, out, err = kg("export", "--format", form, *output)
    assert (code, out) == (2, "")
    assert err == (
        f"kg: found no file for {form}, expected -o NAME.{form}: it is no text\n"
    )
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("form", TABLE_EXPORTS)
def test_every_form_of_the_tables_gives_the_same_bytes_again(kg, tmp_path, form):
    code, out, _ = kg("export", "-o", f"a.{form}")
    assert (code, out.split()) == (
        0,
        [str(p) for p in TABLE_EXPORTS[form].places(Path(f"a.{form}"), form).values()],
    )
    files = {name: (tmp_path / name).read_bytes() for name in out.split()}
    assert kg("export", "--format", form, "-o", f"a.{form}")[:2] == (0, out)
    assert {name: (tmp_path / name).read_bytes() for name in files} == files
    assert all(files.values())


def test_facts_are_exported_with_party_and_evidence_an_object_a_line(kg, tmp_path):
    assert kg("export", "-o", "t.jsonl")[:2] == (0, "t.jsonl\n")
    data = (tmp_path / "t.jsonl").read_bytes()
    assert data.isascii()
    facts = [json.loads(line) for line in data.splitlines()]
    assert len(facts) == len({fact["iri"] for fact in facts}) == 222
    (fact,) = [fact for fact in facts if fact["iri"].endswith("-117128/R65/7/1")]
    assert "amount" not in fact
    assert (fact["party"], fact["value"], fact["unit"], fact["instant"]) == (
        "Beijing QC Technology Company Limited", "2039000", "CNY", "2021-06-30",
    )  # fmt: skip
    assert (fact["report"], fact["row"], fact["column"]) == ("R65", 7, 1)
    assert (fact["raw"], fact["placed_by"]) == ("2,039", "currency-run")
    assert kg("export", "--format", "jsonl")[:2] == (0, data.decode())


@pytest.mark.parametrize("name", ["v.svg", "V.PNG", "b.Svg"])
def test_a_picture_that_needs_a_browser_says_so_in_one_line(kg, name, monkeypatch):
    monkeypatch.setenv("PATH", "")
    code, out, err = kg("view", "-o", name)
    assert (code, out) == (3, "")
    assert "needs a browser (chromium" in err


def test_a_view_of_one_reporter_folds_beyond_the_nodes_given(kg, tmp_path):
    options = ("--reporter", "Ambow%", "--max-nodes", "4", "--flows", "-o", "v.html")
    assert kg("view", *options)[:2] == (0, "v.html\n")
    page = (tmp_path / "v.html").read_text(encoding="utf-8")
    assert '"folded":[]' not in page
    assert '"flowsOn":true' in page
    assert "Huaneng" not in page

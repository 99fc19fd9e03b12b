"""kg check from outside: what it prints, and with which code it ends."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.checks import RULES

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "tests" / "data" / "seed.txt"
KEYS = ["rule", "status", "severity", "message", "numbers", "tolerance", "cells"]


def kg(*arguments: object, cwd: Path | None = None):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("KG_GRAPH", None)
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        capture_output=True,
        cwd=cwd,
        env=environment,
        check=False,
    )


@pytest.fixture(scope="module")
def good(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("check") / "graph"
    assert kg("build", SEED, "-g", place, "--entity", "Acme").returncode == 0
    return place


@pytest.fixture(scope="module")
def bad(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    page = folder / "0001104659-21-117128_R65.txt"
    text = SEED.read_text("utf-8").replace("|¥ 3,235", "|¥ 3,335", 1)
    page.write_text(text, encoding="utf-8")
    done = kg("build", page, "-g", folder / "graph", "--entity", "Beta")
    assert done.returncode == 0, done.stderr
    return folder / "graph"


def test_figures_that_hold_exit_0_and_are_counted(good):
    done = kg("check", "-g", good)
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0, done.stderr
    assert lines[0].split() == ["rule", "pass", "fail", "not-applicable"]
    assert lines[2].split() == ["totals", "8", "0", "0"]
    assert len(lines) == len(RULES) + 2


def test_a_fail_exits_1_and_is_shown_with_its_place(bad):
    done = kg("check", "-g", bad)
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 1
    assert done.stderr == b""
    assert lines[0] == "FAIL  totals (error)  Beta, 0001104659-21-117128, R65, row 1"
    assert lines[1].startswith("    Amounts due from related parties on 2021-06-30: ")
    assert sum(line.startswith("FAIL") for line in lines) == 2
    assert not any(line.startswith("PASS") for line in lines)


def test_all_shows_passes_too(good):
    text = kg("check", "-g", good, "--all", "--rule", "rates").stdout.decode()
    assert text.startswith("PASS  rates  Acme")
    assert "6.4505 to 6.4645 CNY per USD" in text


def test_json_lists_every_check_that_ran(good):
    found = json.loads(kg("check", "-g", good, "--format", "json").stdout)
    assert [list(one)[:7] for one in found] == [KEYS] * len(found)
    assert {one["status"] for one in found} == {"pass", "not-applicable"}
    assert {one["rule"] for one in found} == set(RULES)


@pytest.mark.parametrize("form", ["csv", "json", "jsonl"])
def test_forms_for_programs_tell_the_same(bad, form):
    done = kg("check", "-g", bad, "--format", form, "--rule", "totals")
    text = done.stdout.decode()
    if form == "csv":
        rows = list(csv.DictReader(text.splitlines()))
    elif form == "json":
        rows = json.loads(text)
    else:
        rows = [json.loads(line) for line in text.splitlines()]
    assert done.returncode == 1
    assert [row["status"] for row in rows].count("fail") == 1
    assert rows[0]["filing"] == "0001104659-21-117128"


def test_numbers_and_cells_fit_a_csv_cell(bad):
    text = kg("check", "-g", bad, "--format", "csv", "--rule", "totals").stdout.decode()
    row = next(csv.DictReader(text.splitlines()))
    assert row["numbers"] == "total=3335000 | parts=3235000 | difference=100000"
    assert len(row["cells"].split(" | ")) == 5


def test_choosing_a_filing_and_a_reporter(bad):
    for option, value, code in (
        ("--filing", "000110465921117128", 1),
        ("--reporter", "be%", 1),
        ("--reporter", "nobody", 3),
        ("--filing", "0000000000-00-000000", 3),
    ):
        done = kg("check", "-g", bad, option, value)
        assert done.returncode == code
        assert len(done.stderr.decode().splitlines()) == (code == 3)


def test_unknown_rules_are_a_usage_error(good):
    done = kg("check", "-g", good, "--rule", "sums")
    assert done.returncode == 2
    assert len(done.stderr.decode().splitlines()) == 1


def test_without_a_graph_there_is_one_line_and_code_3(tmp_path):
    done = kg("check", "-g", "nowhere", cwd=tmp_path)
    assert done.returncode == 3
    assert len(done.stderr.decode().splitlines()) == 1


def test_kept_fails_can_be_asked_for(bad):
    assert kg("check", "-g", bad, "--store").returncode == 1
    query = bad.parent / "kept.rq"
    query.write_text(
        "PREFIX sh: <http://www.w3.org/ns/shacl#>\n"
        "SELECT ?message { ?r sh:resultMessage ?message } ORDER BY ?message",
        encoding="utf-8",
    )
    done = kg("query", query, "-g", bad, "--format", "jsonl")
    assert len(done.stdout.splitlines()) == 2


def test_help_ends_with_an_example():
    text = kg("check", "--help").stdout.decode()
    assert "kg check" in text.split("Example")[-1]

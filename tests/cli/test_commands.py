"""The command line from outside: what it prints, and with which code it ends."""

import json
import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES = sorted(path.stem for path in (ROOT / "queries").glob("*.rq"))
COMMANDS = [
    "fetch",
    "facts",
    "report",
    "build",
    "remove",
    "rebuild",
    "settle",
    "sql",
    "query",
    "check",
    "signals",
    "network",
    "parties",
    "view",
    "export",
    "serve",
    "demo",
    "doctor",
]
SEED = ROOT / "examples" / "1494558_000110465921117128_R65.txt"


def kg(*arguments: object, stdin: bytes | None = None, cwd: Path | None = None):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("KG_GRAPH", None)
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=environment,
        check=False,
    )


def lines_of(done) -> list[dict]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


@pytest.fixture(scope="module")
def graph(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("cli") / "graph"
    done = kg("build", SEED, "-g", place, "--entity", "Ambow", "--filed", "2021-11-18")
    assert done.returncode == 0, done.stderr
    return place


def test_facts_of_the_first_page_are_all_certain():
    done = kg("facts", SEED, "--format", "jsonl")
    facts = lines_of(done)
    assert done.returncode == 0
    assert len(facts) == 22
    assert {f["accession"] for f in facts} == {"0001104659-21-117128"}
    assert all(len(f["columns"]) == 1 for f in facts)
    qc = [f for f in facts if (f["party"] or "").startswith("Beijing QC")]
    assert [f["value"] for f in qc] == ["2039000", "1961000", "354000", "126000"]


def test_balances_of_a_day_sum_to_the_totals(graph):
    rows = lines_of(
        kg(
            "query",
            "balances",
            "-p",
            "as_of=2021-06-30",
            "-g",
            graph,
            "--format",
            "jsonl",
        )
    )
    assert len(rows) == 6
    sums = {side: Decimal(0) for side in ("due from", "due to")}
    for row in rows:
        sums[row["side"]] += Decimal(row["amount"])
        assert row["currency"] == "CNY"
    assert sums == {"due from": Decimal(3235000), "due to": Decimal(2771000)}


def test_exposure_nets_both_sides(graph):
    rows = lines_of(
        kg(
            "query",
            "exposure",
            "-g",
            graph,
            "-p",
            "party=beijing qc%",
            "--format",
            "jsonl",
        )
    )
    assert [(r["date"], r["net"]) for r in rows] == [
        ("2020-12-31", "1835000"),
        ("2021-06-30", "1685000"),
    ]


@pytest.mark.parametrize("form", ["table", "csv", "json", "jsonl"])
@pytest.mark.parametrize(
    "name",
    NAMES,
)
def test_every_named_query_prints_in_every_form(graph, name, form):
    done = kg("query", name, "-g", graph, "--format", form)
    assert done.returncode == 0, done.stderr
    told = b"note: found no row; there are balances of 2021-06-30"
    if name == "mirror":
        told = b"note: found no row; two reporting entities"
    assert done.stderr.startswith(told) or done.stderr in (
        b"",
        b"note: found no row\n",
    )


def test_sparql_from_a_pipe(graph):
    done = kg(
        "query", "-", "-g", graph, "--format", "csv", stdin=b"SELECT (1 AS ?x) {}"
    )
    assert done.stdout.decode().split() == ["x", "1"]


def test_export_is_the_same_twice(graph):
    first = kg("export", "-g", graph).stdout
    kg("build", SEED, "-g", graph, "--entity", "Ambow", "--filed", "2021-11-18")
    assert kg("export", "-g", graph).stdout == first
    assert b"_:" not in first


BAD = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 8,
    "page.htm": b"<html><body><p>hello</p></body></html>",
    "foreign.xml": b"<?xml version='1.0'?><a/>",
    "head.txt": "|\nDUE (Details)\n¥ in Thousands\n|\nJun. 30, 2021\n".encode(),
    "latin.txt": "|\nDÜE (Details)\n".encode("latin-1"),
    "half.txt": SEED.read_bytes().split(b"2,771")[0] + b"2,",
}


@pytest.mark.parametrize("name", sorted(BAD))
@pytest.mark.parametrize("command", ["facts", "build"])
def test_bad_input_is_one_line_and_code_3(tmp_path, name, command):
    (tmp_path / name).write_bytes(BAD[name])
    done = kg(command, name, cwd=tmp_path)
    errors = [
        line
        for line in done.stderr.decode().splitlines()
        if not line.startswith("warning:")
    ]
    assert done.returncode == 3, done.stdout
    assert len(errors) == 1
    assert name in errors[0]
    if command == "facts":
        assert done.stdout == b""


def test_a_first_build_of_bad_sources_alone_leaves_no_graph(tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"")
    assert kg("build", "bad.txt", cwd=tmp_path).returncode == 3
    done = kg("query", "filings", cwd=tmp_path)
    assert done.returncode == 3
    assert len(done.stderr.decode().splitlines()) == 1


def test_in_a_batch_the_good_land_and_the_bad_are_listed(tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"")
    done = kg("build", SEED, "bad.txt", "missing.txt", cwd=tmp_path)
    assert done.returncode == 3
    assert (
        sum(line.startswith("kg:") for line in done.stderr.decode().splitlines()) == 2
    )
    rows = lines_of(kg("query", "filings", "--format", "jsonl", cwd=tmp_path))
    assert [row["accession"] for row in rows] == ["0001104659-21-117128"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["frob"], 2),
        (["build"], 2),
        (["query", "balances", "-p", "nonsense"], 2),
        (["query", "balances", "-g", "nowhere"], 3),
        (["query", "-", "-g", "nowhere"], 3),
        (["facts", "nowhere.txt"], 3),
    ],
)
def test_errors_are_one_line_with_their_code(tmp_path, arguments, code):
    done = kg(*arguments, stdin=b"", cwd=tmp_path)
    assert done.returncode == code
    assert len(done.stderr.decode().splitlines()) == 1


@pytest.mark.parametrize(
    "sparql",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }",
        "DROP ALL",
        "SELEKT",
    ],
)
def test_queries_that_write_or_reach_out_are_refused(graph, sparql):
    done = kg("query", "-", "-g", graph, stdin=sparql.encode())
    assert done.returncode == 3
    assert len(done.stderr.decode().splitlines()) == 1


def test_odd_names_are_ordinary_names(tmp_path):
    odd = '<script>alert("1")</script> \u202eGmbH \x07 Ltd'
    page = (
        f"|\nDUE TO RELATED PARTIES (Details) - CNY (¥)\n|\nJun. 30, 2021\n|{odd}\n"
        "|RELATED PARTY TRANSACTIONS [Line Items]\n"
        "|Amounts due to related parties\n|¥ 5\n|X\n"
    )
    (tmp_path / "odd.txt").write_text(page, encoding="utf-8")
    assert kg("build", "odd.txt", cwd=tmp_path).returncode == 0
    rows = lines_of(kg("query", "balances", "--format", "jsonl", cwd=tmp_path))
    assert [row["amount"] for row in rows] == ["5"]
    assert "<script>" in rows[0]["party"]
    assert kg("view", "-o", "g.html", cwd=tmp_path).returncode == 0
    assert '<script>alert("1")' not in (tmp_path / "g.html").read_text("utf-8")
    for form in ("nq", "trig", "ttl", "jsonld"):
        done = kg("export", "-o", f"x.{form}", cwd=tmp_path)
        assert done.returncode == 0, done.stderr


def test_every_command_has_help_with_an_example():
    for command in [
        "facts",
        "report",
        "build",
        "remove",
        "rebuild",
        "settle",
        "query",
        "sql",
        "view",
        "export",
        "demo",
        "doctor",
    ]:
        done = kg(command, "--help")
        assert done.returncode == 0
        assert f"kg {command}" in done.stdout.decode().split("Example")[-1]


def test_the_facts_path_loads_no_graph_library():
    script = (
        "import sys, kg; list(kg.read(sys.argv[1]));"
        "print([m for m in ('rdflib', 'networkx', 'pyvis') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(SEED)],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.stdout.decode().strip() == "[]", done.stderr


def test_demo_ends_with_the_path_of_the_picture(tmp_path):
    done = kg("demo", "-o", tmp_path / "demo")
    assert done.returncode == 0, done.stderr
    picture = Path(done.stdout.decode().splitlines()[-1])
    assert picture.stat().st_size > 100_000


def test_a_folder_without_any_page_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = kg("build", tmp_path / "empty", "-g", tmp_path / "graph")
    assert done.returncode == 3
    assert b"found no file a reader knows" in done.stderr
    assert not (tmp_path / "graph" / "current").exists()


def test_doctor_compares_the_files_of_a_graph(graph, tmp_path):
    sound = kg("doctor", "-g", graph)
    assert sound.returncode == 0, sound.stderr
    assert b"every file is as it was written" in sound.stdout
    copy = tmp_path / "graph"
    shutil.copytree(graph, copy)
    published = copy / "published" / (copy / "current").read_text().strip()
    facts = next(published.glob("facts/*.parquet"))
    data = bytearray(facts.read_bytes())
    data[len(data) // 2] ^= 1
    facts.write_bytes(data)
    damaged = kg("doctor", "-g", copy)
    assert damaged.returncode == 3
    assert "damaged" in damaged.stderr.decode()
    assert len(damaged.stderr.splitlines()) == 1


def test_doctor_says_that_there_is_no_graph(tmp_path):
    done = kg("doctor", "-g", tmp_path / "none")
    assert done.returncode == 3
    assert b"found no graph" in done.stderr

"""How commands speak: help, usage, formats by ending, warnings, encodings."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from kg.cli import _run
from kg.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "examples" / "1494558_000110465921117128_R65.txt"
COMMANDS = get_command(app).commands
PATHS = [
    *((name,) for name in COMMANDS if not COMMANDS[name].hidden and name != "parties"),
    *(("parties", name) for name in COMMANDS["parties"].commands),
]
CHINESE = "青岛海洋运输"
PAGE = (
    "|\nDUE TO RELATED PARTIES (Details) - CNY (¥)\n|\nJun. 30, 2021\n|{}\n"
    "|RELATED PARTY TRANSACTIONS [Line Items]\n"
    "|Amounts due to related parties\n|¥ 5\n"
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory) -> str:
    place = tmp_path_factory.mktemp("manners") / "graph"
    assert _run(["build", str(SEED), "-g", str(place), "-q"]) == 0
    return str(place)


@pytest.mark.parametrize("words", [[], ["parties"], ["help"], ["--help"]])
def test_without_a_command_the_help_is_shown(words, capsys):
    assert _run(words) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Usage: kg")
    assert "Commands:" in out
    assert err == ""


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_command_has_help_with_an_example_of_itself(path, capsys):
    assert _run(["help", *path]) == 0
    assert f"Example: kg {' '.join(path)}" in " ".join(capsys.readouterr().out.split())


def test_the_exit_codes_are_told(capsys):
    assert _run(["help", "exit-codes"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["0", "1", "2", "3", "130"]


SLIPS = [
    (["blid"], "found no command 'blid' (did you mean build?)"),
    (["parties", "shwo"], "found no command 'shwo' (did you mean show?)"),
    (["help", "bild"], "found no command 'bild' (did you mean build?)"),
    (["build", "x", "--jbos", "2"], "found no option --jbos (did you mean --jobs?)"),
    (["facts"], "found no SOURCES, expected kg facts SOURCES"),
    (["parties", "undo", "3"], "found no --why, expected kg parties undo NUMBER --why"),
    (["facts", "x", "--format", "cvs"], "--format: found 'cvs' (did you mean csv?)"),
    (["query", "blances"], "found no query 'blances' (did you mean balances?)"),
    (
        ["query", "ties", "-p", "prty=x"],
        "found no parameter 'prty' (did you mean party?)",
    ),
    (["check", "--rule", "total"], "--rule: found 'total' (did you mean totals?)"),
    (
        ["signals", "--signal", "frosen"],
        "--signal: found 'frosen' (did you mean frozen?)",
    ),
    (
        ["signals", "-p", "shares=1"],
        "found no threshold 'shares' (did you mean share?)",
    ),
    (
        ["network", "--measure", "cores", "--currency", "CNY"],
        "found no measure 'cores'",
    ),
    (["query", "balances", "-p", "as_of=soon"], "found as_of='soon', expected a date"),
    (["view", "--as-of", "soon"], "found --as-of soon, expected a day"),
]


@pytest.mark.parametrize(("words", "told"), SLIPS)
def test_a_wrong_word_is_usage_and_names_what_was_meant(words, told, graph, capsys):
    assert (
        _run(
            [*words, *([] if words[0] in ("facts", "help", "blid") else ["-g", graph])]
        )
        == 2
    )
    err = capsys.readouterr().err
    assert err.startswith(f"kg: {told}"), err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        ["query", "balances", "-g", "nowhere"],
        ["note", "0001234567-22-000001"],
        ["evidence", "R1:1.1"],
        ["settle", "R1:1.1", "0", "--why", "x"],
        ["parties", "show", "Nobody at all"],
        ["sql", "SELECT nothing FROM positions"],
        ["sparql", "SELECT * { ?a ?b"],
    ],
)
def test_what_is_not_there_is_bad_input(words, graph, capsys):
    assert _run([*words, *([] if "-g" in words else ["-g", graph])]) == 3
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "endings"),
    [
        (["query", "balances"], "txt csv json jsonl xlsx"),
        (["search", "ambow"], "txt csv json jsonl xlsx"),
        (["sql", "SELECT 1 AS n"], "csv jsonl"),
        (["sparql", "CONSTRUCT { ?s a rp:Balance } { ?s a rp:Balance }"], "ttl"),
        (["export"], "nq trig ttl jsonld parquet db graphml gexf ftm.json"),
        (["network"], "graphml gexf json ftm.json"),
        (["view"], "html"),
        (["check"], "csv json jsonl txt"),
        (["signals"], "csv json jsonl txt"),
        (["parties", "export"], "csv"),
    ],
)
def test_the_ending_decides_the_format(words, endings, graph, tmp_path):
    for ending in endings.split():
        target = tmp_path / f"out.{ending}"
        code = _run([*words, "-g", graph, "-o", str(target)])
        assert code in ((0, 1) if words[0] == "check" else (0,))
        sizes = [path.stat().st_size for path in tmp_path.glob("out.*")]
        assert min(sizes) > 0, ending
        for path in tmp_path.glob("out.*"):
            path.unlink()


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("x.graphml", b"<graphml"),
        ("x.ftm.json", b'{"'),
        ("x.db", b"SQLite"),
        ("x.ttl", b"@prefix"),
    ],
)
def test_an_export_is_what_its_ending_says(name, begins, graph, tmp_path):
    assert _run(["export", "-g", graph, "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("words", "wrong", "known"),
    [
        (["query", "balances"], "x.xslx", ".xlsx"),
        (["export"], "x.foo", ".nq, .trig, .ttl"),
        (["network"], "x", ".graphml"),
        (["view"], "x.pdf", ".html"),
        (["check"], "x.cvs", ".csv"),
        (["facts", str(SEED)], "x.parquet", ".csv, .jsonl"),
        (["parties", "export"], "x.json", ".csv"),
    ],
)
def test_an_unknown_ending_names_the_known_ones(
    words, wrong, known, graph, tmp_path, capsys
):
    target = tmp_path / wrong
    of_graph = [] if words[0] == "facts" else ["-g", graph]
    assert _run([*words, *of_graph, "-o", str(target)]) == 2
    err = capsys.readouterr().err
    assert known in err
    assert err.count("\n") == 1
    assert not target.exists()


def test_a_folder_that_is_not_there_is_told_before_anything_is_done(graph, tmp_path):
    assert _run(["export", "-g", graph, "-o", str(tmp_path / "no" / "x.nq")]) == 3
    assert _run(["query", "balances", "-g", graph, "-o", str(tmp_path)]) == 3


def test_like_warnings_are_counted_and_v_lists_them(tmp_path, capsys):
    for number, party in enumerate(("Ash Ltd", "Birch Ltd", "Cedar Ltd")):
        (tmp_path / f"R{number}.txt").write_text(PAGE.format(party), encoding="utf-8")
    # The graph lies among its sources, as it does for who builds the folder he is in.
    words = ["build", str(tmp_path), "-g", str(tmp_path / "graph")]
    assert _run(words) == 0
    brief = capsys.readouterr().err.splitlines()
    assert _run([*words, "-v"]) == 0
    every = capsys.readouterr().err.splitlines()
    assert len(brief) < len(every)
    assert all(line.startswith("warning: ") for line in every)
    assert _run([*words, "-q"]) == 0
    assert capsys.readouterr().err == ""


def test_a_pipe_gets_every_letter_and_every_column(graph, capsys):
    assert _run(["query", "balances", "-g", graph]) == 0
    out = capsys.readouterr().out
    assert "reporter_iri" in out.splitlines()[0]
    assert "https://w3id.org/rpkg/id/entity/1494558" in out
    assert "…" not in out


def test_evidence_begins_with_amount_and_day_and_ends_with_what_it_had(graph, capsys):
    assert _run(["query", "evidence", "-g", graph, "-p", "party=Beijing QC%"]) == 0
    head, _, first, *_ = capsys.readouterr().out.splitlines()
    assert head.split()[:4] == ["amount", "currency", "date", "label"]
    assert first.split()[:3] == ["2,039,000", "CNY", "2021-06-30"]
    assert _run(["query", "evidence", "-g", graph, "--format", "csv"]) == 0
    names = capsys.readouterr().out.splitlines()[0]
    assert names.startswith("fact,raw,row,column,report,filing,url,placed_by,amount,")


@pytest.mark.parametrize("name", ["R65:1.1", "0001104659-21-117128/R65:1.1"])
def test_evidence_of_a_fact_tells_amount_day_cell_and_page(name, graph, capsys):
    assert _run(["evidence", name, "-g", graph]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "501,000 USD · Amounts due from related parties · 2021-06-30"
    assert any(line.startswith("  0001104659-21-117128, ") for line in lines)
    assert any(line.startswith(">  1 ") for line in lines)


def _kg(words, cwd, **environment):
    return subprocess.run(
        [sys.executable, "-m", "kg", *words],
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=False,
    )


@pytest.mark.parametrize(
    "encoding", ["cp1252", "latin-1", "ascii:strict", "gbk", "utf-8"]
)
def test_names_of_any_letters_are_printed_in_any_encoding(encoding, tmp_path):
    (tmp_path / "R1.txt").write_text(PAGE.format(CHINESE), encoding="utf-8")
    assert _kg(["build", "R1.txt", "-q"], tmp_path).returncode == 0
    for words in (["query", "balances"], ["parties", "list"], ["search", CHINESE[:2]]):
        done = _kg(words, tmp_path, PYTHONIOENCODING=encoding)
        assert done.returncode == 0, done.stderr
        text = done.stdout.decode("utf-8" if "ascii" in encoding else encoding)
        lacking = encoding in ("cp1252", "latin-1")
        assert ("??????" if lacking else CHINESE) in text
        assert ("---" if lacking else "───") in text

"""What TAB completes."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from kg.cli import _run
from kg.cli.app import app
from kg.cli.candidates import candidates
from kg.cli.completing import completed_line

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
KG = get_command(app)


@pytest.fixture(scope="module")
def graph(tmp_path_factory) -> str:
    place = str(tmp_path_factory.mktemp("completion") / "graph")
    pages = sorted(map(str, EXAMPLES.glob("1494558_*.txt")))
    assert (
        _run(["build", *pages, "-g", place, "-q", "--entity", "Ambow Education"]) == 0
    )
    return place


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["bui"], ["build"]),
        (["parties", "sh"], ["show"]),
        (["help", ""], []),
        (["query", "expo"], ["exposure"]),
        (["query", "EXPO"], ["exposure"]),
        (["query", "balances", "-p", "re"], ["reporter=", "relationship="]),
        (["query", "balances", "-p", "side="], ["side=due from", "side=due to"]),
        (["query", "ties", "-p", "as"], []),
        (["query", "ties", "-p", "cu"], []),
        (["query", "ties", "--param", "par"], ["party="]),
        (["query", "balances", "-p", "include=to"], ["include=totals"]),
        (["query", "balances", "--format", "js"], ["json", "jsonl"]),
        (["query", "balances", "--engine=s"], ["--engine=sparql"]),
        (["check", "--rule", "dup"], ["duplicates"]),
        (["check", "--ru"], ["--rule"]),
        (["signals", "--signal", "fro"], ["frozen"]),
        (["signals", "-p", "frozen"], ["frozen_days"]),
        (["network", "--measure", "conc"], ["concentration"]),
        (["network", "--format", "gr"], ["graphml"]),
        (["export", "--format", "t"], ["trig", "ttl"]),
        (["view", "--as-of", "la"], ["latest"]),
        (["completion", "z"], ["zsh"]),
        (["parties", "decide", "a", "b", "d"], ["different"]),
        (["build", "exam"], []),
        (["query", "balances", "-g", "nowhere", "-p", "party="], []),
        (["nonsense", "x"], []),
    ],
)
def test_a_word_becomes_what_may_stand_there(words, found):
    told = candidates(KG, words)
    assert [name.rstrip("=") for name in told] == [name.rstrip("=") for name in found]


def test_names_are_those_of_the_graph_on_the_line(graph, monkeypatch):
    parties = ["Beijing HJRT", "Beijing QC"]
    for words in (
        ["query", "exposure", "-g", graph, "-p", "party=Beijing "],
        ["view", "--graph", graph, "--party", "Beijing "],
        ["parties", "show", f"--graph={graph}", "Beijing "],
    ):
        names = candidates(KG, words)
        assert [
            " ".join(n.removeprefix("party=").split()[:2]) for n in names
        ] == parties
    monkeypatch.setenv("KG_GRAPH", graph)
    assert candidates(KG, ["check", "--reporter", "amb"])[0].startswith(
        "Ambow Education"
    )
    assert candidates(KG, ["note", "0001104659-21"]) == ["0001104659-21-117128"]
    assert candidates(KG, ["settle", "R74:4"]) == ["R74:4.1"]
    assert candidates(KG, ["evidence", "R65:10."]) != []


QC = "Beijing QC Technology Company Limited"


@pytest.mark.parametrize(
    ("typed", "under_way", "found"),
    [
        ("party=Beijing\\ Q", "Beijing\\ Q", QC.replace(" ", "\\ ")),
        ("party='Beijing Q", "Beijing Q", QC),
        ('party="beijing q', "beijing q", QC),
        ("'party=Beijing Q", "party=Beijing Q", f"party={QC}"),
    ],
)
def test_bash_gets_what_it_puts_in_place_of_its_word(typed, under_way, found, graph):
    line = f"kg query exposure -g {graph} -p {typed}"
    assert completed_line(KG, line, under_way) == [found]


def test_a_new_word_is_begun_behind_a_space():
    assert completed_line(KG, "kg parties ", "")[:2] == ["list", "show"]
    assert "build" in completed_line(KG, "kg ", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_takes_its_script(shell, capsys, tmp_path):
    assert _run(["completion", shell]) == 0
    script = tmp_path / f"kg.{shell}"
    script.write_text(capsys.readouterr().out)
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not here")
    done = subprocess.run([program, "-n", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_bash_completes_with_its_script(capsys, tmp_path):
    program = shutil.which("bash")
    if program is None:
        pytest.skip("bash is not here")
    assert _run(["completion", "bash"]) == 0
    script = capsys.readouterr().out
    (tmp_path / "kg").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kg "$@"\n')
    (tmp_path / "kg").chmod(0o755)
    asked = 'COMP_LINE="kg query expo" COMP_POINT=13; _kg ./kg expo query; echo "${COMPREPLY[*]}"'
    done = subprocess.run(
        [program, "--norc", "-c", script + asked],
        capture_output=True, text=True, cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.stdout == "exposure\n", done.stderr


def test_no_option_of_any_command_ends_in_an_error(graph):
    for name, command in KG.commands.items():
        for option in command.params:
            if option.opts[0].startswith("-") and not option.is_flag:
                assert candidates(KG, [name, "-g", graph, option.opts[-1], "zzz"]) == []
        assert isinstance(candidates(KG, [name, "-g", graph, ""]), list)

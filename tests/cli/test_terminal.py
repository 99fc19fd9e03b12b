"""What a person sees at a terminal: tables that fit, questions, what Ctrl-C keeps."""

import os
import re
import select
import signal
import struct
import sys
import time
from pathlib import Path

import pytest

from kg.cli import _run
from kg.model.characters import columns_taken

pty = pytest.importorskip("pty", reason="terminals are made as on Unix")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")
ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
UNSETTLED = EXAMPLES / "1494558_000110465920140553_R74.txt"
INTERRUPT = "\x03"
ENOUGH = 60.0
"""Seconds after which a command is given up."""


class Terminal:
    """A command at a terminal of some width.

    Args:
        words: The command.
        columns: Width of the terminal.
        environment: Variables beside the usual ones.
    """

    def __init__(self, words, columns=100, **environment):
        variables = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm",
            **environment,
        }
        variables.pop("COLUMNS", None)
        variables.update(environment)
        self.process, self.master = pty.fork()
        if self.process == 0:
            # As at a terminal, though a shell may run the tests in the background.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            size = struct.pack("HHHH", 50, columns, 0, 0)
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execve(sys.executable, [sys.executable, "-m", "kg", *words], variables)
        self.seen = ""

    def read_until(self, pattern):
        """Read until a pattern is seen; without it, until the command ends."""
        ends = time.monotonic() + ENOUGH
        while pattern is None or not re.search(pattern, self.seen):
            assert time.monotonic() < ends, self.seen[-500:]
            if not select.select([self.master], [], [], 0.1)[0]:
                continue
            try:
                data = os.read(self.master, 65536)
            except OSError:
                break
            if not data:
                break
            self.seen += data.decode()
        return self.seen

    def type(self, text):
        os.write(self.master, text.encode())

    def end(self):
        """Return the exit code and all that was seen."""
        seen = self.read_until(None)
        _, status = os.waitpid(self.process, 0)
        os.close(self.master)
        return os.waitstatus_to_exitcode(status), seen


@pytest.fixture
def graph(tmp_path):
    place = str(tmp_path / "graph")
    assert _run(["build", str(UNSETTLED), "-g", place, "-q"]) == 0
    return place


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        (["query", "flows"], 90),
        (["query", "evidence"], 80),
        (["parties", "list"], 72),
        (["settle", "-h"], 80),
        (["evidence", "R74:4.1"], 100),
    ],
)
def test_no_line_is_longer_than_the_terminal_is_wide(words, columns, graph):
    place = [] if "-h" in words else ["-g", graph]
    code, seen = Terminal([*words, *place], columns).end()
    assert code == 0, seen
    table = seen[seen.find("─") - columns :] if "─" in seen else seen
    lines = [line for line in table.splitlines() if "https://" not in line]
    assert max(map(columns_taken, lines)) <= columns
    if words[0] == "query":
        assert "_iri" not in seen
        assert "http" not in seen


def test_columns_of_the_environment_go_before_the_terminal(graph):
    _, seen = Terminal(["parties", "list", "-g", graph], 200, COLUMNS="70").end()
    assert max(map(columns_taken, seen.splitlines())) <= 70


def test_settle_goes_through_the_values_with_their_page(graph):
    terminal = Terminal(["settle", "-g", graph])
    seen = terminal.read_until(r"stop\) \[s\]: ")
    assert "1 of 2  R74:4.1" in seen
    assert re.search(r"^>  4 .*\[¥ \(2,551\)\?\]", seen, re.MULTILINE)
    assert "  0  2020-01-01 to 2020-09-30, CNY  (likeliest)" in seen
    terminal.type("5\n")
    terminal.read_until(r"(?s)expected one of 0, 1, s or q.*\[s\]: ")
    terminal.type("1\n")
    terminal.read_until("How is it known: ")
    terminal.type("page 7 of the note\n")
    terminal.read_until("2 of 2  R74:5.1")
    terminal.type("q\n")
    code, seen = terminal.end()
    assert code == 0
    assert "1 settled, 1 left unsettled" in seen


@pytest.mark.slow
def test_ctrl_c_at_a_question_says_what_was_settled(graph):
    terminal = Terminal(["settle", "-g", graph])
    terminal.read_until(r"stop\) \[s\]: ")
    # Who types needs a moment: between a prompt and the reading behind it a signal is
    # noted, and acted on only when the next key comes.
    time.sleep(0.5)
    terminal.type(INTERRUPT)
    code, seen = terminal.end()
    assert code == 130
    assert "kg: interrupted; 0 of 2 values are settled and kept" in seen


def test_on_a_pipe_settle_lists_the_values_and_says_how(graph, capsys):
    assert _run(["settle", "-g", graph]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[2].startswith("R74:4.1  ¥ (2,551)  Service (purchased")
    assert "0: 2020-01-01 to 2020-09-30" in out
    assert err == "2 unsettled; kg settle FACT COLUMN --why ... settles one\n"
    assert _run(["settle", "R74:4.1", "-g", graph]) == 2
    assert "expected one of 0 (2020-01-01 to 2020-09-30" in capsys.readouterr().err
    assert _run(["settle", "R74:4", "0", "--why", "note 7", "-g", graph]) == 0
    assert _run(["settle", "-g", graph]) == 0
    assert capsys.readouterr().err.startswith("1 unsettled; ")


@pytest.mark.slow
def test_ctrl_c_in_a_build_says_what_the_graph_holds(tmp_path, graph):
    pages = tmp_path / "pages"
    pages.mkdir()
    text = UNSETTLED.read_text(encoding="utf-8")
    for number in range(400):
        (pages / f"R{number}.txt").write_text(text + f"\n{number}\n", encoding="utf-8")
    for place, held in (
        (graph, "the graph shows 1 filing, each whole"),
        ("g", "nothing was"),
    ):
        terminal = Terminal(
            ["build", str(pages), "-g", str(tmp_path / place), "--jobs", "2"]
        )
        terminal.read_until("reading")
        terminal.type(INTERRUPT)
        code, seen = terminal.end()
        assert code == 130, seen[-300:]
        assert f"kg: interrupted; {held}" in seen
        assert "Traceback" not in seen


@pytest.mark.slow
def test_ctrl_c_in_a_question_says_that_nothing_changed(graph):
    endless = "SELECT sum(a.range * b.range) FROM range(10000000) a, range(1000000) b"
    terminal = Terminal(["sql", endless, "-g", graph])
    time.sleep(2)
    terminal.type(INTERRUPT)
    code, seen = terminal.end()
    assert (code, seen.split("kg: ")[-1].strip()) == (
        130,
        "interrupted; nothing was changed",
    )


@pytest.mark.parametrize("quiet", [[], ["-q"]])
def test_progress_is_for_terminals_and_not_with_q(tmp_path, quiet):
    place = str(tmp_path / "graph")
    code, seen = Terminal(
        ["build", str(EXAMPLES), "-g", place, *quiet], NO_COLOR="1"
    ).end()
    assert code == 0
    assert bool(re.search(r"\d/s, \d+:\d\d left", seen)) is not bool(quiet)
    assert ("reading" in seen) is not bool(quiet)
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", seen)

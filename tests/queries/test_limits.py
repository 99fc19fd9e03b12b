"""A running question ends when it is interrupted or out of time."""

import math
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

import kg
from kg.errors import QueryError

SPARQL = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SQL = (
    "SELECT count(*) FROM facts a, facts b, facts c, facts d, facts e, facts f, facts g "
    "WHERE a.iri || b.iri || c.iri || d.iri || e.iri || f.iri || g.iri LIKE '%7%7%x'"
)


def ask(graph, command):
    """Start a question in a process of its own and wait until it is at work.

    Start-up takes half a second of processor time.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", *command, "-g", str(graph.folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=heed_interrupts if os.name == "posix" else None,
    )  # fmt: skip
    if process.stdin is not None:
        process.stdin.write((SPARQL if command[0] == "query" else SQL).encode())
        process.stdin.close()
    while process.poll() is None and _spent(process.pid) < 1.5:
        time.sleep(0.1)
    return process


def heed_interrupts() -> None:
    """Take SIGINT as a terminal sends it, though a shell runs this in the background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _spent(process):
    """Return the seconds of processor time of a process and its children."""
    listed = subprocess.run(
        ["ps", "-o", "cputimes=", "--pid", str(process), "--ppid", str(process)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return sum(map(int, listed.stdout.split()))


@pytest.mark.skipif(shutil.which("ps") is None, reason="needs ps")
@pytest.mark.parametrize("command", [("query", "-"), ("sql", "-")], ids=lambda c: c[0])
def test_an_interrupt_ends_a_question_with_code_130(command, invented) -> None:
    with ask(invented, command) as process:
        try:
            assert process.poll() is None
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 130
            assert process.stderr is not None
            said = process.stderr.read().decode()
            assert said.startswith("kg: interrupted")
            assert said.count("\n") == 1
        finally:
            process.kill()


def test_a_question_is_given_up_after_its_time(invented) -> None:
    with pytest.raises(QueryError, match=r"within 0\.2 seconds"):
        invented.query(SPARQL, timeout=0.2)
    with pytest.raises(QueryError, match=r"within 0\.2 seconds"):
        invented.sql(SQL, timeout=0.2)
    assert len(invented.query("exposure", timeout=60)) == 19


def test_a_child_gives_what_the_process_itself_gives(invented) -> None:
    query = "SELECT ?s ?o { ?s <https://w3id.org/rpkg/ns#amount> ?o } ORDER BY ?s ?o"
    here, child = invented.query(query), invented.query(query, timeout=math.inf)
    assert list(here.cells) == list(child.cells)
    made = invented.query("CONSTRUCT { ?s a ?t } { ?s a ?t } LIMIT 3", timeout=60)
    assert len(made) == 3
    assert invented.query("ASK { ?s ?p ?o }", timeout=60) is True
    with pytest.raises(QueryError, match=r"no SPARQL 1\.1"):
        invented.query("SELECT nothing", timeout=60)
    with kg.open(invented.folder) as again:
        assert len(again.query(query, timeout=60)) == len(here)

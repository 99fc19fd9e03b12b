"""Processes killed at random moments lose nothing; `make test-durability` does more."""

import subprocess
import sys

import pytest


@pytest.mark.slow
def test_random_kills_cost_nothing() -> None:
    # a process of its own: forks of one that has written RDF cannot write it
    command = ["-m", "tests.durability.kills", "--kills", "40", "--seed", "3"]
    done = subprocess.run(
        [sys.executable, *command, "--seconds", "120"],
        check=False,
        capture_output=True,
        text=True,
    )
    tally = done.stdout.rstrip()
    assert tally.endswith("0 losses, 0 half filings, 0 manual repairs"), done.stderr
    assert not tally.splitlines()[-1].startswith("0 random")

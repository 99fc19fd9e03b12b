"""Commands that are busy for long let those go first who read the graph."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "nice"), reason="no niceness here")
ROOT = Path(__file__).resolve().parents[2]
_TOLD = """
import os, sys
from kg.cli.priority import step_back
before = os.nice(0)
step_back(sys.argv[1:])
print(os.nice(0) - before)
"""


@pytest.mark.parametrize(
    ("arguments", "steps"),
    [
        (["build", "page.htm"], True),
        (["rebuild"], True),
        (["load", "parts", "--to", "http://127.0.0.1/"], True),
        (["query", "build"], False),
        (["serve", "-g", "graph"], False),
        ([], False),
    ],
)
def test_a_command_that_is_busy_for_long_steps_back(arguments, steps):
    done = subprocess.run(
        [sys.executable, "-c", _TOLD, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    # Where this test runs at a low priority itself, there is less room to the lowest.
    assert (int(done.stdout) > 0) is (steps and os.nice(0) < 19)

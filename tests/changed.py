"""Prints the tests of what changed since the last commit, for `make quick`.

A changed file of ``kg/<package>/`` stands for ``tests/<package>/`` and its own doctests,
one of the top level for ``tests/test_<name>.py``; a changed test stands for itself. What
shows balances stands for ``tests/test_one_source.py`` too. Where nothing changed, the
last commit is taken.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHOWING = ("facts", "network", "queries", "signals", "views")
"""Packages in which balances are counted or shown."""


def changed_files() -> list[str]:
    """Return the paths that changed, relative to the checkout."""
    for command in (
        ["git", "status", "--porcelain", "--untracked-files=all", "--no-renames"],
        ["git", "show", "--name-only", "--format=", "HEAD"],
    ):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        paths = [line.split()[-1] for line in done.stdout.splitlines() if line.strip()]
        if any(path.endswith(".py") for path in paths):
            return paths
    return []


def tests_of(path: str) -> list[str]:
    """Return the tests that guard a file.

    >>> tests_of("kg/parties/names.py"), tests_of("README.md")
    (['kg/parties/names.py', 'tests/parties'], [])
    """
    parts = Path(path).parts
    if parts[:2] == ("tests", "browser"):
        return []  # only `make test-browser` runs these
    if parts[0] == "tests" and Path(path).name.startswith("test_"):
        return [path]
    if parts[0] != "kg" or not path.endswith(".py"):
        return []
    if len(parts) == 2:
        return [f"tests/test_{Path(path).stem}.py"]
    tests = [path, f"tests/{parts[1]}"]
    return [*tests, "tests/test_one_source.py"] if parts[1] in SHOWING else tests


def main() -> None:
    """Print the tests that exist, on one line."""
    wanted = {test for path in changed_files() for test in tests_of(path)}
    sys.stdout.write(" ".join(t for t in sorted(wanted) if (ROOT / t).exists()))


if __name__ == "__main__":
    main()

"""Tells whether the environment it runs in is whole; `make` mends one that is not.

Every file that an installed package brought must still be there, and pip and the
packages of the project too. A `make` that is killed, a disk that is full or a clean-up
that goes too far leaves an environment without some of them.
"""

import csv
import sys
from collections.abc import Sequence
from importlib import metadata

PROJECT = "related-party-kg"
NEEDED = ("pip", PROJECT, "pytest", "ruff", "mypy", "duckdb", "rdflib", "typer")


def missing_files(
    path: Sequence[str] = sys.path, needed: Sequence[str] = NEEDED
) -> list[str]:
    """Return what is missing: names of packages, or files of them.

    Args:
        path: Folders in which packages are installed.
        needed: Packages that must be there.
    """
    installed = metadata.distributions(path=list(path))
    found = {(dist.metadata["Name"] or "").lower(): dist for dist in installed}
    missing = [name for name in needed if name not in found]
    for name, dist in found.items():
        # Not `dist.files`: from Python 3.12 on it leaves out what is missing.
        record = dist.read_text("RECORD")
        if record is None and dist.read_text("installed-files.txt") is not None:
            continue  # built by a setup.py without wheel; its list has another form
        if record is None:
            missing.append(f"list of files of {name}")
            continue
        missing += [
            file
            for file, *_ in csv.reader(record.splitlines())
            if not file.endswith(".pyc") and not dist.locate_file(file).exists()
        ]
    return missing


if __name__ == "__main__":
    lost = missing_files()
    if lost:
        sys.exit(f"missing: {', '.join(lost[:3])}{' ...' if len(lost) > 3 else ''}")

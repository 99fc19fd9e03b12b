"""kg frame and kg doctor from outside: what they print, and how they end."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

import kg
from tests.queries.test_shares import ASSETS, DAY, LIABILITIES, OWED, instance

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("KG_GRAPH", None)
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        capture_output=True,
        env=environment,
        text=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "q.xml"
    source.write_text(instance(5_000_001, ASSETS, LIABILITIES, OWED), encoding="utf-8")
    with kg.Graph(tmp_path / "g") as graph:
        graph.build(source, cik="5000001", entity="Quarry 1 Inc", rdf=False)
    return tmp_path / "g"


def test_a_frame_is_a_table_or_a_file(folder, tmp_path) -> None:
    done = run("frame", "due-to", "--period", DAY, "-g", folder)
    assert done.returncode == 0, done.stderr
    assert "Quarry 1 Inc" in done.stdout
    assert "0.1" in done.stdout
    place = tmp_path / "frame.parquet"
    done = run("frame", "due-to", "--period", DAY, "-g", folder, "-o", place)
    assert (done.returncode, done.stdout) == (0, "")
    with duckdb.connect() as database:
        found = database.sql(f"SELECT related, share FROM '{place}'").fetchall()
    assert [(str(related), str(share)[:3]) for related, share in found] == [
        ("50.0000000000", "0.1")
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--period", "2023"), "found the period '2023'"),
        (("--period", DAY, "--of", "debt"), "found the measure 'debt'"),
        (("--period", DAY, "-o", "nowhere/frame.parquet"), "found no folder"),
    ],
)
def test_what_is_no_frame_is_one_line(folder, arguments, said) -> None:
    done = run("frame", "due-to", *arguments, "-g", folder)
    assert done.returncode == 3
    assert done.stderr.startswith(f"kg: {said}")
    assert len(done.stderr.splitlines()) == 1


def test_doctor_tells_all_that_is_wrong_at_once(folder) -> None:
    done = run("doctor", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "every file is as it was written" in done.stdout
    number = (folder / "current").read_text().strip()
    for name in ("facts", "positions"):
        (folder / "published" / number / name / "00.parquet").write_bytes(b"x")
    (folder / "work").mkdir()
    done = run("doctor", folder)
    assert done.returncode == 3
    first, second = done.stderr.splitlines()
    assert "facts/00.parquet damaged" in first
    assert "positions/00.parquet damaged" in second
    assert f"mend it with kg rebuild -g {folder}" in second
    assert "left by a build that was broken off" in done.stdout
    assert run("rebuild", "-g", folder).returncode == 0
    assert run("doctor", "-g", folder).returncode == 0

"""Pages saved one by one: whose they are, what they are called, what is told of them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PAGE = """<html><table class="report"><tr><th class="tl">Due (Details) - USD ($)</th>
<th class="th">Dec. 31, 2024</th></tr><tr class="rh"><td class="pl"><a
onclick="x('defref_us-gaap_RelatedPartyTransactionsByRelatedPartyAxis=x_QuayMember')">
Quay Ltd [Member]</a></td><td></td></tr><tr><td class="pl">Due to related party</td>
<td>$ {amount}</td></tr></table></html>"""


def kg(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("KG_GRAPH", None)
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=environment, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name, amount in (("R4.htm", 5), ("R5.htm", 7), ("R6.htm", 9)):
        (pages / name).write_text(PAGE.format(amount=amount))
    (pages / "notes.dat").write_text("nothing")
    (pages / "README.md").write_text("# Notes\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
    (pages / "R7.md").write_text(
        "| Due (Details) - USD ($) | Dec. 31, 2024 |\n|---|---|\n"
        "| Quay Ltd [Member] |  |\n| Due to related party | $ 11 |\n\n| X |\n"
    )
    return pages


def reporters(graph: Path, engine: str = "tables") -> list[str]:
    done = kg("query", "exposure", "-g", graph, "--format", "jsonl", "--engine", engine)
    return [json.loads(line)["reporter"] for line in done.stdout.splitlines()]


def test_a_page_of_an_unknown_company_bears_its_files_name(folder: Path) -> None:
    graph = folder.parent / "graph"
    done = kg("build", folder, "-g", graph)
    assert done.returncode == 0, done.stderr
    names = [f"{file} (company unknown)" for file in ("R4.htm", "R5.htm", "R6.htm")]
    assert reporters(graph) == [*names, "R7.md (company unknown)"]
    warnings = done.stderr.decode().splitlines()
    assert "4 pages that end 2024-12-31 tell no accession" in warnings[0]
    assert warnings[1].startswith("warning: 4 files: nothing tells whose page it is")
    assert warnings[1].endswith("(R4.htm, R5.htm, R6.htm, and 1 more; -v lists them)")


def test_a_name_is_given_outlives_a_rebuild_and_is_taken_back(folder: Path) -> None:
    graph = folder.parent / "graph"
    kg("build", folder / "R4.htm", "-g", graph, "--cik", "17")
    assert reporters(graph) == ["CIK 17"]
    done = kg("name", "0000000017", "Mill  Holdings", "-g", graph, "--why", "its cover")
    assert done.returncode == 0, done.stderr
    assert reporters(graph) == ["Mill Holdings"]
    assert reporters(graph, "sparql") == ["Mill Holdings"]
    assert kg("rebuild", "-g", graph).returncode == 0
    kg("build", folder / "R5.htm", "-g", graph, "--cik", "17")
    assert set(reporters(graph)) == {"Mill Holdings"}
    assert kg("name", "17", "--undo", "-g", graph).returncode == 0
    assert set(reporters(graph)) == {"CIK 17"}
    again = kg("name", "17", "--undo", "-g", graph)
    assert (again.returncode, b"none to undo" in again.stderr) == (3, True)


def test_a_reporter_the_graph_has_not_gets_no_name(folder: Path) -> None:
    graph = folder.parent / "graph"
    kg("build", folder / "R4.htm", "-g", graph, "--cik", "17")
    done = kg("name", "18", "Mill", "-g", graph)
    assert (done.returncode, done.stderr.count(b"\n")) == (3, 1)
    assert kg("name", "17", "-g", graph).returncode == 2
    assert kg("name", "17", "Mill", "--undo", "-g", graph).returncode == 2


def test_a_report_names_the_files_that_were_never_opened(folder: Path) -> None:
    done = kg("report", folder)
    text = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert (
        "never opened, for its name; give it by itself to have it read: notes.dat"
        in (text)
    )
    assert "no page, by its content: README.md" in text
    assert "R7" in text


def test_the_error_of_a_build_is_its_last_line(folder: Path) -> None:
    (folder / "A.htm").write_text("<html><body>no page")
    done = kg("build", folder, "-g", folder.parent / "graph")
    assert done.returncode == 3
    lines = done.stderr.decode().splitlines()
    assert len(lines) == 3
    assert lines[-1].startswith("kg: ")
    assert "A.htm" in lines[-1]


def test_a_folder_of_files_no_reader_knows_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "a.dat").write_text("x")
    done = kg("build", tmp_path, "-g", tmp_path / "graph")
    assert (done.returncode, b"found no file a reader knows" in done.stderr) == (
        3,
        True,
    )


def test_the_picture_calls_a_filing_by_its_form(folder: Path) -> None:
    graph, picture = folder.parent / "graph", folder.parent / "graph.html"
    accession = "0000000017-25-000001"
    identity = ("--cik", "17", "--accession", accession, "--form", "10-Q")
    kg("build", folder / "R4.htm", "-g", graph, *identity)
    assert kg("view", "-g", graph, "-o", picture).returncode == 0
    text = picture.read_text(encoding="utf-8")
    assert '"filed_as":"10-Q"' in text.replace('": "', '":"')
    assert f'"filing":"{accession}"' in text.replace('": "', '":"')

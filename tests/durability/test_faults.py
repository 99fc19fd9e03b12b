"""Full disks, two writers, cut and damaged files: told in one line, nothing is lost."""

import contextlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import kg
from kg.build.doctor import examine
from kg.errors import GraphError, NotFoundError
from kg.facts.decisions import ReporterName
from kg.store.files import write_whole
from kg.store.locks import is_running
from kg.store.manifest import FORMAT
from tests.durability.filings import (
    FACTS,
    accession,
    content,
    facts_by_filing,
    flipped,
    write,
)

WHO = {"why": "cv", "by": "ann", "when": date(2024, 5, 31)}
NAMES = ("4000000/Quarry Bend Ltd", "4000000/Marlowe Shipping Inc")
BUILD = "import kg, sys; kg.Graph(sys.argv[1]).build(sys.argv[2:], rdf=True)"


def flip(path: Path) -> None:
    """Change a byte in the middle of a file, in a file of its own."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x20
    path.unlink()
    path.write_bytes(bytes(data))


def started(
    code: str, *given: object, before: object = None
) -> subprocess.Popen[bytes]:
    """Start Python with some code; `before` is called in the new process."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, given)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=before,  # type: ignore[arg-type]
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """A folder with pages and a graph of them, RDF and a decision among it."""
    place = tmp_path_factory.mktemp("made")
    with kg.Graph(place / "g") as graph:
        graph.build(write(place / "pages", range(3)), rdf=True)
        graph.decide(*NAMES, "different", **WHO)
    return place


@pytest.fixture
def folder(made, tmp_path) -> Path:
    """A graph of its own for each test; files hard-linked there are so here."""
    shutil.copytree(made / "g", tmp_path / "g")
    return tmp_path / "g"


@pytest.fixture(scope="module")
def whole(made) -> list[tuple[object, ...]]:
    with kg.Graph(made / "g") as graph:
        return content(graph)


def test_a_sound_graph_has_nothing_to_tell(folder) -> None:
    found = examine(folder)
    assert (found.troubles, found.facts) == ((), 3 * FACTS)


def kinds_of_files(place: Path) -> dict[str, str]:
    """Return one file of each kind of a graph folder: the first of a table's."""
    kinds: dict[str, str] = {}
    number = (place / "current").read_text().strip()
    for name in flipped(place):
        parts = name.split("/")
        old = parts[0] == "published" and parts[1] != number
        kind = parts[2] if parts[0] == "published" and len(parts) > 2 else parts[0]
        if parts[0] == "spare" and len(parts) > 1:
            kind = f"spare {parts[1]}"
        if kind == "rdf":
            kind = f"rdf {Path(name).suffix or parts[-1].partition('-')[0]}"
        if not old and not name.endswith(".lock"):
            kinds.setdefault(kind, name)
    return kinds


def test_a_damaged_file_of_each_kind_is_found_and_rebuild_mends_it(
    made, tmp_path, whole
) -> None:
    kinds = kinds_of_files(made / "g")
    assert {"facts", "current", "positions", "spare facts", "decisions.jsonl"} <= set(
        kinds
    )
    assert any(kind.startswith("rdf") for kind in kinds)
    harmless = {"manifest.json", "spare manifest.json", "spare decisions.jsonl"}
    for kind, name in kinds.items():
        place = tmp_path / "g"
        shutil.copytree(made / "g", place)
        flip(place / name)
        found = examine(place)
        if name in ("manifest.json", "spare/manifest.json", "spare/decisions.jsonl"):
            assert kind in harmless
            assert found.damage == (), kind
        else:
            assert len(found.damage) == 1, kind
            assert "kg rebuild" in str(found.damage[0]), kind
            assert Path(name).name in str(found.damage[0]), kind
        with kg.Graph(place) as graph:
            graph.rebuild()
            assert content(graph) == whole, kind
        assert examine(place).damage == (), kind
        shutil.rmtree(place)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("current", "current missing"),
        ("published/{}", "the publication"),
        ("published/{}/manifest.json", "no "),
        ("published/{}/facts/00.parquet", "00.parquet missing"),
        ("decisions.jsonl", "0 whole decisions"),
    ],
)
def test_what_is_missing_is_told_with_the_command_to_run(
    folder, whole, name, what
) -> None:
    lost = folder / name.format((folder / "current").read_text().strip())
    if lost.is_dir():
        shutil.rmtree(lost)
    else:
        lost.unlink()
    (trouble,) = examine(folder).damage
    assert what in trouble.what
    assert trouble.cure == f"mend it with kg rebuild -g {folder}"
    with kg.Graph(folder) as graph:
        graph.rebuild()
        assert content(graph) == whole
    assert examine(folder).damage == ()


def test_facts_that_no_copy_holds_are_to_be_restored(folder) -> None:
    number = (folder / "current").read_text().strip()
    flip(folder / "spare" / "facts" / "00.parquet")
    for place in (folder / "published").glob("*/facts/00.parquet"):
        flip(place)
    first, *_ = examine(folder).damage
    assert f"published/{number}/facts/00.parquet damaged" in first.what
    assert "restore it from a backup, or build the sources again" in first.cure


def test_an_older_publication_never_stands_in_for_lost_facts(folder) -> None:
    """Going back would lose the filing built last, without a word."""
    with kg.Graph(folder) as graph:
        graph.build(write(folder.parent / "more", [5]))
    number = (folder / "current").read_text().strip()
    assert len(list((folder / "published").iterdir())) > 2
    flip(folder / "spare" / "facts" / "00.parquet")
    flip(folder / "published" / number / "facts" / "00.parquet")
    with (
        kg.Graph(folder) as graph,
        pytest.raises(GraphError, match="found no whole copy of facts"),
    ):
        graph.rebuild()
    assert (folder / "current").read_text().strip() == number
    for place in (folder, folder / "spare", folder / "published" / number):
        flip(place / "manifest.json")
    with kg.Graph(folder) as graph, pytest.raises(GraphError, match="found no whole m"):
        graph.rebuild()


class KilledError(BaseException):
    """Ends a writer as a kill does, at a place."""


@contextlib.contextmanager
def killed_while_writing(place: Path) -> Iterator[None]:
    """End a writer where it would show its publication, or tells of it."""

    def writes(path: Path, data: bytes) -> None:
        if path == place:
            raise KilledError
        write_whole(path, data)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("kg.store.writer.write_whole", writes)
        with pytest.raises(KilledError):
            yield


def test_what_was_never_shown_stands_in_for_lost_facts(folder) -> None:
    """It has all that was built before the command that was killed."""
    number = (folder / "current").read_text().strip()
    with kg.Graph(folder) as graph, killed_while_writing(folder / "current"):
        graph.build(write(folder.parent / "more", [5]))
    for place in (folder / "published").glob("*/facts/00.parquet"):
        if int(place.parts[-3]) <= int(number):
            flip(place)
    with kg.Graph(folder) as graph:
        graph.rebuild()
        assert len(graph.query("filings").cells) == 4


def test_a_graph_of_another_format_is_told_with_the_command_to_run(folder) -> None:
    path = folder / "published" / (folder / "current").read_text().strip()
    manifest = json.loads((path / "manifest.json").read_text())
    manifest["format"] = FORMAT - 1
    (path / "manifest.json").write_text(json.dumps(manifest))
    (trouble,) = examine(folder).damage
    assert f"graph of format {FORMAT - 1}" in trouble.what
    assert "kg build -g NEW" in trouble.cure
    with pytest.raises(GraphError, match="kg build -g NEW"), kg.Graph(folder) as graph:
        graph.query("exposure")


def test_no_graph_is_no_graph(tmp_path) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(NotFoundError, match="found no graph in"):
            examine(place)


# Decisions that were broken off.


@pytest.mark.parametrize("kept", [1, 40, -1])
def test_a_decision_whose_writing_was_broken_off_is_dropped_by_the_next(
    folder, made, kept
) -> None:
    log = folder / "decisions.jsonl"
    line = log.read_text().splitlines(keepends=True)[0]
    with log.open("a") as out:
        out.write(line[:kept])
    (remark,) = examine(folder).remarks
    assert "whose writing was broken off" in remark.what
    with kg.Graph(folder) as graph:
        graph.build(made / "pages", rdf=True)
        graph.decide(NAMES[0], "4000000/Mr. Ruben Holloway", "different", **WHO)
        assert len(graph._graph.snapshot().decisions.names) == 2
    assert examine(folder).troubles == ()


@pytest.mark.parametrize("cut", [1, 2, 30])
def test_a_published_decision_that_lost_its_end_is_kept_or_damage(
    folder, made, cut
) -> None:
    log = folder / "decisions.jsonl"
    log.write_text(log.read_text()[:-cut])
    with kg.Graph(folder) as graph:
        if cut > 1:
            with pytest.raises(GraphError, match="kg rebuild"):
                graph.decide(NAMES[0], "4000000/Mr. Ruben Holloway", "unsure", **WHO)
            graph.rebuild()
        graph.decide(NAMES[0], "4000000/Mr. Ruben Holloway", "unsure", **WHO)
        assert len(graph._graph.snapshot().decisions.names) == 2
    assert examine(folder).troubles == ()


# Two at once.


def test_a_first_build_that_runs_is_no_damage_and_one_that_broke_off_is(
    tmp_path,
) -> None:
    with kg.Graph(tmp_path / "g") as graph, graph._graph.writing():
        found = examine(tmp_path / "g")
    assert f"being written by process {os.getpid()}" in str(found.troubles)
    assert [trouble.is_damage for trouble in found.troubles] == [False]
    (tmp_path / "g" / "work").mkdir(exist_ok=True)
    (trouble,) = examine(tmp_path / "g").damage
    assert str(trouble).endswith("yet; build the sources again, which completes it")


def test_of_two_builds_at_once_one_is_told_and_no_filing_is_half(tmp_path) -> None:
    pages = write(tmp_path / "pages", range(12))
    halves = [pages[:6], pages[6:]]
    running = [started(BUILD, tmp_path / "g", *half) for half in halves]
    told = [process.communicate()[1].decode() for process in running]
    codes = [process.returncode for process in running]
    assert 0 in codes
    for text, code in zip(told, codes, strict=True):
        assert code == 0 or "being written by process" in text
    with kg.Graph(tmp_path / "g") as graph:
        found = facts_by_filing(graph)
        assert set(found.values()) == {FACTS}
        assert len(found) == 6 * codes.count(0)
        graph.build(pages)
        assert len(facts_by_filing(graph)) == 12


SHARED = "import kg, sys; kg.Graph(sys.argv[1]).build(sys.argv[2:], jobs=3)"


@pytest.mark.parametrize("delay", [1.0, 1.5, 2.0])
def test_processes_that_share_the_work_of_a_killed_build_end_with_it(
    tmp_path, delay
) -> None:
    pages = write(tmp_path / "pages", range(60))
    running = started(SHARED, tmp_path / "g", *pages)
    time.sleep(delay)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    with kg.Graph(tmp_path / "g") as graph:
        graph.build(pages[:2])
        found = facts_by_filing(graph)
    assert len(found) >= 2
    assert set(found.values()) == {FACTS}


@pytest.mark.parametrize("pid", ["", "0", "-1", "none", "9" * 40])
def test_a_lock_that_names_no_process_is_not_waited_for(pid) -> None:
    assert is_running(pid)


def test_a_process_that_ended_is_told_from_one_that_runs() -> None:
    ended = started("pass")
    ended.communicate()
    assert not is_running(str(ended.pid))
    assert is_running(str(os.getpid()))


# No room.


def _no_room(most: int) -> object:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return limit


@pytest.mark.parametrize("most", [0, 400, 4_000, 12_000])
def test_a_build_that_may_write_no_more_leaves_the_graph_as_it_was(
    folder, whole, tmp_path, most
) -> None:
    more = write(tmp_path / "more", range(3, 9))
    failed = started(BUILD, folder, *more, before=_no_room(most))
    failed.communicate()
    assert failed.returncode != 0
    assert examine(folder).damage == ()
    with kg.Graph(folder) as graph:
        assert content(graph) == whole
        graph.build(more)
        assert len(facts_by_filing(graph)) == 9


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    """A disk of a megabyte and a half; needs the right to mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(place)]
    if shutil.which("mount") is None or os.geteuid() != 0:
        pytest.skip("only the superuser can make a small disk")
    if subprocess.run(command, check=False, capture_output=True).returncode != 0:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_one_line_and_leaves_what_was_published(
    small_disk, tmp_path
) -> None:
    graph = kg.Graph(small_disk / "g")
    pages = write(tmp_path / "pages", range(40))
    graph.build(pages[:1], rdf=False)
    before, failed = content(graph), None
    (small_disk / "filler").write_bytes(b"x" * 10)
    for number in range(1, 40):
        with contextlib.suppress(OSError), (small_disk / "filler").open("ab") as out:
            out.write(b"x" * 150_000)
        try:
            graph.build(pages[number])
            before = content(graph)
        except GraphError as error:
            failed = error
            break
    assert failed is not None
    assert "\n" not in str(failed)
    assert "No space left" in str(failed)
    assert content(graph) == before
    (small_disk / "filler").unlink()
    graph.build(pages[number])
    assert set(facts_by_filing(graph).values()) == {FACTS}
    graph.close()


# Remarks.


def test_a_build_that_was_broken_off_and_a_writer_are_remarks(folder) -> None:
    (folder / "work" / "next").mkdir(parents=True)
    (remark,) = examine(folder).troubles
    assert "left by a build that was broken off" in remark.what
    with kg.Graph(folder) as graph, graph._graph.writing():
        (remark,) = examine(folder).troubles
    assert f"being written by process {os.getpid()}" in remark.what
    assert examine(folder).troubles == ()


def test_a_decision_that_is_not_applied_yet_is_a_remark(folder) -> None:
    with kg.Graph(folder) as graph, graph._graph.writing() as space:
        entry = ReporterName("4000000", "Quarry", "ann", "logo", date(2024, 5, 31))
        space.add_decisions([entry])
    (remark,) = examine(folder).troubles
    assert str(remark) == (
        f"found 1 decisions in {folder / 'decisions.jsonl'} that are not applied yet; "
        "the next kg build applies them"
    )


@pytest.mark.parametrize(("stops_at", "left"), [("current", 3), ("manifest.json", 2)])
def test_rebuild_keeps_what_readers_see_and_not_what_was_never_shown(
    folder, stops_at, left
) -> None:
    """A removal that is killed just before it is shown removes nothing later."""
    with kg.Graph(folder) as graph, killed_while_writing(folder / stops_at):
        graph.remove(accession(1))
    with kg.Graph(folder) as graph:
        before = content(graph)
        assert len(graph.query("filings").cells) == left
        graph.rebuild()
        assert content(graph) == before

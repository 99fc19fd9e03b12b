"""A graph folder that is damaged, read-only, full or killed: one line, nothing lost."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import kg
from kg.errors import GraphError, InputError, KGError, NotFoundError
from kg.store import writer as writing

WHO = {"why": "cv", "by": "ann", "when": date(2024, 5, 31)}


def flip(path: Path) -> None:
    """Change one byte in the middle of a file, in a file of its own."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x20
    path.write_bytes(bytes(data))


def newest(folder: Path) -> Path:
    """Return the folder of the newest publication."""
    return folder / "published" / (folder / "current").read_text("utf-8").strip()


def ask(folder: Path) -> int:
    """Return how many positions a new reader sees."""
    with kg.Graph(folder) as graph:
        ((count,),) = graph._graph.snapshot().rows("SELECT count(*) FROM positions")
    return int(str(count))


@pytest.fixture
def graph(pages, new_graph, facts_of) -> kg.Graph:
    """A graph of nine pages, with a settlement and a decision; closed."""
    made = new_graph(pages)
    made.settle(facts_of(made)[0], 0, "note 12 says so")
    made.decide("1494558/tencent group", "1728190/tencent group", "different", **WHO)
    return made


def test_an_older_graph_is_refused_with_the_command_to_run(tmp_path, pages) -> None:
    (tmp_path / "g" / "published" / "1").mkdir(parents=True)
    (tmp_path / "g" / "current").write_text("1\n")
    for act in (ask, lambda g: kg.Graph(g).build(pages, rdf=False)):
        with pytest.raises(GraphError, match=r"graph of format 1 .* kg build -g NEW"):
            act(tmp_path / "g")
    with pytest.raises(GraphError, match="graph of format 1"):
        kg.Graph(tmp_path / "g").rebuild()


@pytest.mark.parametrize(
    "name",
    [
        "facts/00.parquet",
        "filings/00.parquet",
        "reports/00.parquet",
        "positions/00.parquet",
        "mentions/00.parquet",
        "settled/00.parquet",
        "entities.parquet",
        "shared.parquet",
        "decisions.jsonl",
        "manifest.json",
        "../../current",
        "../../decisions.jsonl",
    ],
)
def test_a_flipped_byte_is_one_line_and_rebuild_mends_it(graph, content, name) -> None:
    before = content(graph)
    graph.close()
    damaged = newest(graph.folder) / name
    flip(damaged)
    is_log = name == "../../decisions.jsonl"
    started = time.monotonic()
    with pytest.raises(GraphError, match="kg rebuild") as error:
        graph.undo(1, **WHO) if is_log else ask(graph.folder)
    assert time.monotonic() - started < 60
    assert "\n" not in str(error.value)
    if not name.startswith("../"):
        with pytest.raises(GraphError, match="kg rebuild"):
            graph.remove("0000000000-00-000001")
    assert "facts kept" in graph.rebuild()
    assert content(graph) == before


@pytest.mark.parametrize(
    "name",
    ["work", "published", "current", "spare", "manifest.json", "decisions.jsonl"],
)
def test_what_is_lost_is_made_again_from_the_rest(graph, content, pages, name) -> None:
    before = content(graph)
    graph.close()
    place = graph.folder / name
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
    if name in ("published", "current", "decisions.jsonl"):
        with pytest.raises(GraphError, match="kg rebuild"):
            graph.build(pages[:1])
        graph.rebuild()
    else:
        graph.build(pages[:1])
    assert content(graph) == before
    graph.rebuild()
    assert content(graph) == before


def test_facts_lost_in_both_copies_are_named_and_nothing_is_changed(graph) -> None:
    flip(newest(graph.folder) / "facts" / "00.parquet")
    flip(graph.folder / "spare" / "facts" / "00.parquet")
    number = (graph.folder / "current").read_text()
    with pytest.raises(GraphError, match=r"no whole copy of facts/00\.parquet"):
        graph.rebuild()
    assert (graph.folder / "current").read_text() == number


def test_decisions_lost_in_all_copies_are_counted(graph) -> None:
    for log in graph.folder.rglob("decisions.jsonl"):
        first, *_ = log.read_text("utf-8").splitlines(keepends=True)
        log.write_text(first, encoding="utf-8")
    assert "1 decisions are lost" in graph.rebuild()
    with kg.Graph(graph.folder) as again:
        decisions = again._graph.snapshot().decisions
    assert (len(decisions.settlements), len(decisions.names)) == (1, 0)


def test_a_second_writer_is_told_who_writes(graph, pages) -> None:
    with (
        graph._graph.writing(),
        pytest.raises(GraphError, match=f"written by process {os.getpid()};"),
    ):
        graph.build(pages)


def test_a_folder_of_something_else_is_left_alone(tmp_path, pages) -> None:
    folder = tmp_path / "thesis"
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine")
    with pytest.raises(GraphError, match="holding something else"):
        kg.Graph(folder).build(pages, rdf=False)
    assert [path.name for path in folder.iterdir()] == ["thesis.txt"]


def test_a_full_disk_is_one_line_and_leaves_the_publication(
    graph, content, pages, monkeypatch, write_page
) -> None:
    before = content(graph)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    text = pages[0].read_text("utf-8").replace("2,417", "2,418")
    new = write_page("77", 7, "R1", text)
    targets = [
        (writing.shutil, "copyfile"),
        (writing, "write_whole"),
        (writing.Path, "replace"),
    ]
    for module, name in targets:
        with monkeypatch.context() as patch:
            patch.setattr(module, name, full)
            with pytest.raises(KGError, match="No space left") as error:
                graph.build(new)
            assert "\n" not in str(error.value)
        assert content(graph) == before
    with monkeypatch.context() as patch:
        patch.setattr(writing.os, "fsync", full)
        with pytest.raises(GraphError, match="No space left"):
            graph.undo(1, **WHO)
    assert content(graph) == before
    graph.build(new)
    graph.remove("000000000000000007")
    assert content(graph) == before


def test_one_bad_source_does_not_stop_the_good_ones(tmp_path, new_graph, pages) -> None:
    folder = pages[0].parent
    (folder / "R1.txt").symlink_to(tmp_path / "nowhere")
    (folder / "R2.txt").write_text("Dear all,\n")
    place = os.fsencode(folder) + b"/R3_\xff.txt"
    with open(place, "wb") as out:  # noqa: PTH123
        out.write(b"Dear all,\n")
    graph = new_graph()
    report = graph.build(folder, rdf=False)
    assert report.filings == 3
    assert len(report.bad) == 3
    assert all("\n" not in message for _, message in report.bad)


# Read-only.


@pytest.fixture
def unprivileged() -> Iterator[None]:
    """Take the rights of the superuser away, for whom no file is read-only."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def read_only(pages) -> Iterator[Path]:
    """A graph folder nobody may write to, not even its owner."""
    top = Path(tempfile.mkdtemp(prefix="kg-read-only-"))
    top.chmod(0o755)
    with kg.Graph(top / "g") as graph:
        graph.build(pages, rdf=False)
    for path in (top, *top.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield top / "g"
    for path in (top, *top.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(top)


@pytest.mark.parametrize("without_locks", [False, True])
def test_a_read_only_graph_is_read(read_only, without_locks, request) -> None:
    if without_locks:
        (read_only / "published").chmod(0o755)
        for lock in (read_only / "published").glob("*.lock"):
            lock.unlink()
        (read_only / "published").chmod(0o555)
    request.getfixturevalue("unprivileged")
    assert ask(read_only) > 20


def test_a_read_only_graph_is_not_written(read_only, unprivileged) -> None:
    with kg.Graph(read_only) as graph:
        with pytest.raises(GraphError, match="not writable"):
            graph.remove("000000000000000001")
        with pytest.raises(GraphError, match="not writable"):
            graph.rebuild()


# Killed.

CHILD = """
import sys
from pathlib import Path
folder, point, rdf, *sources = sys.argv[1:]
import kg, os, signal, shutil
from kg.store import writer
from kg.build import write, workspace
write.PUBLISH_EVERY = 0.0
def dying(function):
    def died(*given, **named):
        if point.endswith('-after'):
            function(*given, **named)
        os.kill(os.getpid(), signal.SIGKILL)
    return died
name = point.removesuffix('-after')
places = {
    'store': (workspace.Workspace, 'store'),
    'refresh': (write, 'refresh'),
    'spare': (writer.GraphWriter, '_write_spare'),
    'move': (writer.Path, 'replace'),
    'drop': (writer.GraphWriter, '_drop'),
    'entries': (writer.GraphWriter, '_entries'),
    'decide': (writer.GraphWriter, 'append_decisions'),
}
if name == 'current':
    whole = writer.write_whole
    def only_current(path, data):
        (dying(whole) if path.name == 'current' else whole)(path, data)
    writer.write_whole = only_current
elif name == 'copy':
    copies = []
    copyfile = shutil.copyfile
    def third(*given):
        copies.append(given)
        (dying(copyfile) if len(copies) == 3 else copyfile)(*given)
    writer.shutil.copyfile = third
elif name in places:
    owner, attribute = places[name]
    setattr(owner, attribute, dying(getattr(owner, attribute)))
with kg.Graph(folder) as graph:
    if name == 'decide':
        from datetime import date
        graph.decide('1494558/tencent group', '1728190/tencent group', 'different',
                     why='cv', by='ann', when=date(2024, 5, 31))
    else:
        graph.build(sources, rdf=rdf == "True")
"""
POINTS = [
    "store",
    "refresh",
    "spare",
    "spare-after",
    "copy",
    "current",
    "current-after",
]


def child(folder: Path, point: str, sources: list[Path], *, rdf: bool) -> list[str]:
    """Return the command of a build that dies at a point."""
    given = map(str, (folder, point, rdf, *sources))
    return [sys.executable, "-c", CHILD, *given]


def run_child(folder: Path, point: str, sources: list[Path], *, rdf: bool) -> int:
    command = child(folder, point, sources, rdf=rdf)
    return subprocess.run(command, check=False, timeout=120).returncode


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_build_killed_at_a_point_is_completed_by_the_next(
    pages, new_graph, content, point, is_first, rdf
) -> None:
    graph = new_graph() if is_first else new_graph(pages[:3])
    before = None if is_first else content(graph)
    graph.close()
    assert run_child(graph.folder, point, pages, rdf=rdf) == -signal.SIGKILL
    if before is not None and point != "current-after":
        assert content(graph) == before
    elif point != "current-after":
        with pytest.raises(NotFoundError, match=r"nothing published|found no graph"):
            content(graph)
    graph.close()
    graph.build(pages, rdf=rdf)
    assert content(graph) == content(new_graph(pages))
    expected = content(graph)
    shutil.rmtree(graph.folder / "published")
    graph.rebuild()
    assert content(graph) == expected


def test_a_decision_of_a_killed_process_is_applied_by_the_next(
    pages, new_graph, content, rdf
) -> None:
    graph = new_graph(pages)
    graph.close()
    assert run_child(graph.folder, "decide-after", [], rdf=rdf) == -signal.SIGKILL
    graph.build(pages[:1])
    other = new_graph(pages)
    other.decide("1494558/tencent group", "1728190/tencent group", "different", **WHO)
    assert content(graph) == content(other)


@pytest.mark.slow
def test_builds_killed_at_any_moment_leave_whole_filings(
    write_page, new_graph, content, rdf
) -> None:
    text = (Path(__file__).parents[1] / "data" / "seed.txt").read_text("utf-8")
    many = [write_page(str(1000 + n), n, "R65", text) for n in range(1, 80)]
    graph = new_graph()
    for delay in (0.8, 1.2, 1.6, 2.0, 2.5):
        running = subprocess.Popen(child(graph.folder, "none", many, rdf=rdf))
        time.sleep(delay)
        running.send_signal(signal.SIGKILL)
        running.wait()
        if (graph.folder / "current").exists():
            rows = graph._graph.snapshot().rows(
                "SELECT count(*) FROM facts GROUP BY filing"
            )
            assert {count for (count,) in rows} <= {22}
    graph.build(many, rdf=rdf)
    assert content(graph) == content(new_graph(many))


def test_an_option_that_is_wrong_writes_nothing(tmp_path, pages) -> None:
    with kg.Graph(tmp_path / "g") as graph:
        with pytest.raises(InputError, match="CIK"):
            graph.build(pages, cik="none")
        with pytest.raises(NotFoundError):
            graph.query("balances")
    assert not (tmp_path / "g").exists()


@pytest.mark.parametrize("name", ["year=2024", "a[1]", "st*r", "it's", "q?ü"])
def test_the_name_of_the_folder_is_only_a_name(tmp_path, pages, name) -> None:
    with kg.Graph(tmp_path / name / "g") as graph:
        graph.build(pages[:3], rdf=False)
        graph.build(pages[3:4])
        assert ask(tmp_path / name / "g") > 20

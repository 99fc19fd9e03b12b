"""Parts built on Sail hold what one machine builds, row by row and byte by byte."""

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.cluster.reading import folder_of
from kg.errors import GraphError, InputError
from kg.resources import folder
from tests.cluster.compared import (
    differing_tables,
    lines_of_parts,
    quads_of_graph,
    quads_of_parts,
    rows_of_graph,
    rows_of_parts,
)
from tests.queries.conftest import write_filings

NEEDED = ("pysail", "pyspark", "pyarrow")
MISSING = [name for name in NEEDED if importlib.util.find_spec(name) is None]
SEED = Path(__file__).resolve().parents[1] / "data" / "seed.txt"
XBRL = Path(__file__).resolve().parents[1] / "data" / "xbrl"

sail = pytest.mark.skipif(bool(MISSING), reason=f"no {' and no '.join(MISSING)}")
pytestmark = pytest.mark.filterwarnings("ignore")


def build_parts(*given, **options):
    from kg.api.cluster import build_parts as build  # noqa: PLC0415

    return build(*given, **options)


@pytest.fixture(scope="module")
def manifest(tmp_path_factory):
    """The invented filings and the examples, in one manifest."""
    place = tmp_path_factory.mktemp("sources")
    listed = write_filings(place)
    text = listed.read_text("utf-8").splitlines()
    rows = [f"{place / row}" for row in text[1:]]
    examples = folder("examples")
    head, *more = (examples / "manifest.csv").read_text("utf-8").splitlines()
    assert head.startswith("source,cik,entity,accession,form,filed")
    cut = head.count(",") - text[0].count(",")
    rows = [row + "," * cut for row in rows]
    whole = place / "all.csv"
    lines = [head, *rows, *(f"{examples}/{row}" for row in more)]
    whole.write_text("\n".join(lines) + "\n", "utf-8")
    return whole


@pytest.fixture(scope="module")
def graph(manifest, tmp_path_factory):
    with kg.open(tmp_path_factory.mktemp("one") / "graph") as opened:
        opened.build(manifest=manifest)
        yield opened


@pytest.fixture(scope="module")
def parts(manifest, graph, tmp_path_factory):
    if MISSING:
        pytest.skip(f"no {' and no '.join(MISSING)}")
    place = tmp_path_factory.mktemp("cluster") / "parts"
    report = build_parts((), place, manifest=manifest, partitions=3)
    filings = len(rows_of_graph(graph, "filings"))
    assert (report.filings, report.bad, report.skipped) == (filings, [], 0)
    return place


def test_tables_hold_the_same_rows(parts, graph) -> None:
    assert differing_tables(parts, graph) == []
    assert len(rows_of_parts(parts, "facts")) > 200
    assert len(rows_of_parts(parts, "families")) > 0


def test_statements_are_the_same_bytes_each_once(parts, graph) -> None:
    assert quads_of_parts(parts) == quads_of_graph(graph)
    lines = lines_of_parts(parts)
    assert len(lines) == len(set(lines)) > 10_000


def test_the_manifest_lists_every_part_with_its_checksum(parts, graph) -> None:
    told = json.loads((parts / "manifest.json").read_text("utf-8"))
    listed = {entry["file"] for entry in told["parts"]}
    there = {str(p.relative_to(parts)) for p in parts.rglob("*") if p.is_file()}
    assert listed == {n for n in there if n.endswith((".parquet", ".gz"))}
    assert told["filings"] == len(rows_of_graph(graph, "filings"))
    assert told["facts"] == len(rows_of_graph(graph, "facts"))
    assert not (parts / "_work").exists()


def test_parts_can_be_loaded_into_a_store(parts, graph) -> None:
    import pyoxigraph  # noqa: PLC0415

    from kg.api.loading import load  # noqa: PLC0415
    from tests.remote.endpoints import python_store  # noqa: PLC0415

    with python_store(pyoxigraph) as origin:
        done = load(parts, f"{origin}/update")
        assert done.statements == len(graph.store)
        with kg.open(f"{origin}/query") as stored:
            here, there = graph.query("exposure"), stored.query("exposure")
            assert list(here.cells) == list(there.cells)


@sail
@pytest.mark.parametrize("prefix", ["", "file://"])
def test_a_filing_in_a_folder_is_read_by_path_and_by_address(prefix, tmp_path) -> None:
    source = tmp_path / "1751876" / "0001751876-22-000001"
    shutil.copytree(XBRL, source, ignore=shutil.ignore_patterns("*.zip"))
    (source / "broken.xml").write_text("<xbrl", "utf-8")
    with kg.open(tmp_path / "graph") as graph:
        done = graph.build([source])
        report = build_parts([f"{prefix}{source}"], tmp_path / "parts")
        assert report.facts == done.stored > 0
        assert differing_tables(tmp_path / "parts", graph) == []
        assert quads_of_parts(tmp_path / "parts") == quads_of_graph(graph)


@sail
def test_bad_sources_are_told_and_the_good_ones_land(tmp_path) -> None:
    good = next(folder("examples").glob("*R65.txt"))
    (tmp_path / "R7.txt").write_text("|\nRELATED PARTY (Details)\n|", "utf-8")
    given = [good, tmp_path / "R7.txt", tmp_path / "absent"]
    report = build_parts(given, tmp_path / "parts", cik="1494558")
    assert report.filings == 1
    assert [Path(path).name for path, _ in report.bad] == ["R7.txt", "absent"]


@sail
@pytest.mark.parametrize("prefix", ["", "file://"])
@pytest.mark.parametrize("name", ["absent", "empty", "R7.txt"])
def test_sources_that_hold_nothing_are_told_and_leave_nothing(
    prefix, name, tmp_path
) -> None:
    if name == "R7.txt" and prefix:
        (tmp_path / name).mkdir()
    elif name == "R7.txt":
        (tmp_path / name).write_text("|\nRELATED PARTY (Details)\n|", "utf-8")
    elif name == "empty":
        (tmp_path / name).mkdir()
    report = build_parts([f"{prefix}{tmp_path / name}"], tmp_path / "parts")
    ((path, message),) = report.bad
    assert name in path
    assert name in message
    assert (report.filings, report.parts) == (0, 0)
    assert list((tmp_path / "parts").iterdir()) == []


@sail
def test_a_place_that_nobody_serves_is_one_line(tmp_path) -> None:
    with pytest.raises(
        GraphError, match=r"found Spark failing \(.+\) at sail"
    ) as raised:
        build_parts(["hdfs://127.0.0.1:1/filings"], tmp_path / "parts")
    assert "\n" not in str(raised.value)


@sail
@pytest.mark.parametrize(
    ("sources", "options", "said"),
    [
        (["a", "s3a://b/c"], {}, "found local paths and addresses"),
        (["a"], {"master": "sc://127.0.0.1:1"}, "found no Spark at sc://127.0.0.1:1"),
        (["a"], {"base": "no base"}, "found the base 'no base'"),
    ],
)
def test_what_cannot_be_used_is_one_line(sources, options, said, tmp_path) -> None:
    with pytest.raises(InputError) as raised:
        build_parts(sources, tmp_path / "parts", **options)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


@sail
def test_a_folder_that_holds_something_is_not_written_to(tmp_path) -> None:
    (tmp_path / "mine").write_text("x", "utf-8")
    with pytest.raises(InputError, match="expected an empty folder"):
        build_parts(["a"], tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["mine"]


@sail
@pytest.mark.parametrize(
    ("left", "is_free"),
    [
        (["_work/readings"], True),
        (["_work/made", "quads/_temporary", "tables/facts"], True),
        (["quads", "tables/facts"], False),
        (["_work", "quads", "tables", "manifest.json"], False),
        (["_work", "letters"], False),
    ],
)
def test_what_a_killed_job_left_is_made_anew(left, is_free, tmp_path) -> None:
    parts = tmp_path / "parts"
    for name in left:
        (parts / name).mkdir(parents=True)
    good = next(folder("examples").glob("*R65.txt"))
    if not is_free:
        with pytest.raises(InputError, match="expected an empty folder"):
            build_parts([good], parts, cik="1494558")
        return
    assert build_parts([good], parts, cik="1494558").filings == 1
    told = json.loads((parts / "manifest.json").read_text("utf-8"))
    there = {str(p.relative_to(parts)) for p in parts.rglob("*.*t.gz")}
    assert {e["file"] for e in told["parts"] if e["file"].endswith(".gz")} == there
    assert not (parts / "_work").exists()


@pytest.mark.parametrize(
    ("master", "said"),
    [
        ("sail", r"no pyspark and no pyarrow and no pysail, .*--master sail.*\[sail\]"),
        ("sc://127.0.0.1:1", r"no pyspark and no pyarrow, which .*\[sail\]"),
        ("local[2]", r"no pyspark and no pyarrow and no py4j, which .*\[spark\]"),
    ],
)
def test_a_missing_package_is_named(master, said, monkeypatch, tmp_path) -> None:
    from kg import extras  # noqa: PLC0415

    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    with pytest.raises(InputError, match=said):
        build_parts(["a"], tmp_path / "parts", master=master)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("tmp/a/R2.htm", "/tmp/a"),
        ("/tmp/a/R2.htm", "/tmp/a"),
        ("file:///tmp/a%20b/R2.htm", "/tmp/a b"),
        ("hdfs://name:8020/a/R2.htm", "hdfs://name:8020/a"),
    ],
)
def test_the_folder_of_a_file_is_told_alike_by_every_engine(path, expected) -> None:
    assert folder_of(path) == expected


@sail
def test_a_program_without_a_file_is_a_program_too(tmp_path) -> None:
    page = tmp_path / "1_000110465921117128_R65.txt"
    page.write_text(SEED.read_text("utf-8"), "utf-8")
    code = (
        "import sys; from kg.api.cluster import build_parts; "
        "print(build_parts([sys.argv[1]], sys.argv[2]).filings)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(page), str(tmp_path / "parts")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout) == (0, "1\n"), ended.stderr

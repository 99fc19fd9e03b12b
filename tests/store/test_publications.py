"""One writer and any number of readers of a graph folder."""

import json
import os
import shutil
from pathlib import Path

import pytest

from kg.errors import GraphError, NotFoundError
from kg.store import manifest
from kg.store.files import write_whole
from kg.store.locks import FileLock
from kg.store.manifest import FileEntry, Manifest, read_manifest
from kg.store.publications import (
    Publication,
    compare,
    current_number,
    publication_numbers,
)
from kg.store.writer import GraphWriter


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "g"


@pytest.fixture
def writer(folder: Path):
    made = GraphWriter(folder, base_tables=("facts",), rdf=False)
    yield made
    made.close()


def publish(writer: GraphWriter, text: str, name: str = "facts/00.parquet") -> None:
    """Publish one file with a text."""
    place = writer.tables / name
    place.parent.mkdir(exist_ok=True)
    place.unlink(missing_ok=True)
    place.write_text(text)
    writer.publish(buckets=1, facts=len(text), decisions=0)


def test_readers_see_the_last_publication_until_they_open_the_next(
    folder, writer
) -> None:
    publish(writer, "one")
    reader = Publication(folder)
    publish(writer, "two!")
    assert not reader.is_newest
    assert (reader.folder / "facts" / "00.parquet").read_text() == "one"
    assert (reader.manifest.facts, reader.manifest.number) == (3, 1)
    reader.close()
    with_next = Publication(folder)
    assert with_next.is_newest
    assert (with_next.folder / "facts" / "00.parquet").read_text() == "two!"
    with_next.close()


def test_what_is_not_published_is_seen_by_nobody(folder, writer) -> None:
    publish(writer, "one")
    (writer.tables / "facts" / "01.parquet").write_text("new")
    writer.close()
    assert not (folder / "work").exists()
    reader = Publication(folder)
    assert list(reader.manifest.files) == ["facts/00.parquet"]
    reader.close()


def test_publications_somebody_reads_are_kept_and_of_the_others_two(
    folder, writer
) -> None:
    publish(writer, "1")
    reader = Publication(folder)
    for number in range(2, 6):
        publish(writer, str(number))
    assert publication_numbers(folder) == [1, 4, 5]
    assert (reader.folder / "facts" / "00.parquet").read_text() == "1"
    reader.close()
    publish(writer, "6")
    assert publication_numbers(folder) == [5, 6]
    assert sorted(p.name for p in (folder / "published").glob("*.lock")) == [
        "5.lock",
        "6.lock",
    ]


def test_what_does_not_change_is_a_link_and_the_second_copy_is_none(
    folder, writer
) -> None:
    publish(writer, "same")
    publish(writer, "new", "dates/00.parquet")
    one, two = (folder / "published" / n / "facts/00.parquet" for n in "12")
    assert one.stat().st_ino == two.stat().st_ino
    spare = folder / "spare" / "facts" / "00.parquet"
    assert spare.read_text() == "same"
    assert spare.stat().st_ino != one.stat().st_ino
    assert not (folder / "spare" / "dates").exists()


def test_a_base_file_that_goes_leaves_the_second_copy(folder, writer) -> None:
    publish(writer, "one")
    publish(writer, "two", "facts/01.parquet")
    (writer.tables / "facts" / "00.parquet").unlink()
    publish(writer, "three", "facts/01.parquet")
    assert [p.name for p in (folder / "spare" / "facts").iterdir()] == ["01.parquet"]


def test_a_second_writer_gets_one_line_with_the_first_one_s_id(folder, writer) -> None:
    with pytest.raises(GraphError) as error:
        GraphWriter(folder, base_tables=("facts",))
    assert f"being written by process {os.getpid()};" in str(error.value)
    writer.close()
    GraphWriter(folder, base_tables=("facts",)).close()


def test_no_graph_and_no_publication_are_told_apart(folder) -> None:
    with pytest.raises(NotFoundError, match="found no graph in"):
        Publication(folder)
    assert not folder.exists()
    GraphWriter(folder, base_tables=("facts",)).close()
    with pytest.raises(NotFoundError, match="nothing published"):
        Publication(folder)


def test_what_is_damaged_is_not_built_upon(folder, writer) -> None:
    publish(writer, "one")
    writer.close()
    (folder / "published/1/facts/00.parquet").write_text("two")
    next_writer = GraphWriter(folder, base_tables=("facts",))
    next_writer.check(["dates/00.parquet", "facts/01.parquet"])
    with pytest.raises(GraphError, match=r"damaged.*kg rebuild"):
        next_writer.check(["facts/00.parquet"])
    next_writer.close()
    reader = Publication(folder)
    with pytest.raises(GraphError, match=r"damaged.*kg rebuild"):
        reader.verify(["facts"])
    (folder / "published/1/facts/00.parquet").unlink()
    with pytest.raises(GraphError, match=r"unreadable.*kg rebuild"):
        reader.verify(["facts/00.parquet"])
    reader.verify(["dates"])
    reader.close()


@pytest.mark.parametrize("left", [None, "", "longer"])
def test_a_file_of_another_size_is_not_built_upon(folder, writer, left) -> None:
    publish(writer, "one")
    writer.close()
    place = folder / "published/1/facts/00.parquet"
    place.unlink() if left is None else place.write_text(left)
    with pytest.raises(GraphError, match=r"facts/00\.parquet.*kg rebuild"):
        GraphWriter(folder, base_tables=("facts",))


@pytest.mark.parametrize("text", ["", "one\n", "-", "\u0661\u0662x"])
def test_a_damaged_current_is_one_line(folder, writer, text) -> None:
    publish(writer, "one")
    (folder / "current").write_text(text, encoding="utf-8")
    with pytest.raises(GraphError, match=r"current damaged.*kg rebuild"):
        current_number(folder)


def test_a_current_that_names_nothing_is_one_line(folder, writer, monkeypatch) -> None:
    monkeypatch.setattr("kg.store.publications._PAUSE", 0)
    publish(writer, "one")
    (folder / "current").write_text("9\n")
    with pytest.raises(GraphError, match=r"expected number 9.*kg rebuild"):
        Publication(folder)


def test_a_lost_current_is_told_from_a_first_build_that_was_killed(
    folder, writer
) -> None:
    publish(writer, "one")
    writer.close()
    (folder / "current").unlink()
    for opened in (Publication, lambda f: GraphWriter(f, base_tables=("facts",))):
        with pytest.raises((GraphError, NotFoundError), match="kg rebuild"):
            opened(folder)
    (folder / "manifest.json").unlink()
    with pytest.raises(NotFoundError, match="finish a kg build"):
        Publication(folder)
    again = GraphWriter(folder, base_tables=("facts",), rdf=False)
    publish(again, "new")
    again.close()
    reader = Publication(folder)
    assert reader.manifest.facts == 3
    reader.close()


def test_a_first_build_may_be_killed_again_and_again(folder, monkeypatch) -> None:
    def killed(path: Path, data: bytes) -> None:
        if path.name == "current":
            raise SystemExit
        write_whole(path, data)

    monkeypatch.setattr("kg.store.writer.write_whole", killed)
    for _ in range(3):
        once = GraphWriter(folder, base_tables=("facts",), rdf=False)
        with pytest.raises(SystemExit):
            publish(once, "one")
        once.close()
        assert publication_numbers(folder) == [1]
    monkeypatch.undo()
    at_last = GraphWriter(folder, base_tables=("facts",), rdf=False)
    publish(at_last, "one")
    at_last.close()
    assert current_number(folder) == 1
    assert publication_numbers(folder) == [1]


def test_a_second_copy_that_was_interrupted_is_made_anew(
    folder, writer, monkeypatch
) -> None:
    publish(writer, "one")
    publish(writer, "1", "facts/01.parquet")
    copied = []

    def killed(source: Path, target: Path) -> None:
        if copied:
            raise KeyboardInterrupt
        copied.append(target)
        Path(target).write_bytes(Path(source).read_bytes())

    (writer.tables / "facts" / "00.parquet").unlink()
    (writer.tables / "facts" / "00.parquet").write_text("two")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", killed)
        with pytest.raises(KeyboardInterrupt):
            publish(writer, "2", "facts/01.parquet")
    writer.close()
    again = GraphWriter(folder, base_tables=("facts",))
    publish(again, "3", "facts/01.parquet")
    again.close()
    spare = folder / "spare"
    assert (spare / "facts" / "00.parquet").read_text() == "one"
    assert (spare / "facts" / "01.parquet").read_text() == "3"


def test_a_manifest_comes_back_and_a_change_is_noticed(tmp_path) -> None:
    manifest = Manifest(
        3, "https://e.org/", 16, 5, False, 2, {"a/b": FileEntry(1, "c")}
    )
    place = tmp_path / "manifest.json"
    place.write_text(manifest.to_json(), encoding="utf-8")
    assert read_manifest(place) == manifest
    for old, new in (
        ('"facts": 5', '"facts": 6'),
        ("{", "["),
        ('"size": 1', '"size": 2'),
    ):
        place.write_text(manifest.to_json().replace(old, new), encoding="utf-8")
        with pytest.raises(GraphError, match=r"damaged.*kg rebuild"):
            read_manifest(place)
    content = json.loads(manifest.to_json())
    place.write_text(json.dumps({**content, "format": 99}), encoding="utf-8")
    cures = {99: "a newer kg wrote it", 5: "build its sources into a new one"}
    for version, cure in (*cures.items(), ("six", cures[5])):
        place.write_text(json.dumps({**content, "format": version}), encoding="utf-8")
        expected = rf"format {version} .*expected format 7; .*{cure}"
        with pytest.raises(GraphError, match=expected):
            read_manifest(place)
    with pytest.raises(FileNotFoundError):
        read_manifest(tmp_path / "none")


def test_locks_are_shared_or_exclusive(tmp_path) -> None:
    place = tmp_path / "lock"
    with FileLock(place, exclusive=False) as one, FileLock(place, exclusive=False):
        assert one.stands
        with pytest.raises(BlockingIOError):
            FileLock(place, exclusive=True)
        place.unlink()
        assert not one.stands
    with FileLock(place, exclusive=True) as alone:
        alone.write("12345\n")
        alone.write("7\n")
        assert place.read_text() == "7\n"
        with pytest.raises(BlockingIOError):
            FileLock(place, exclusive=False)
    alone.release()


def test_a_file_that_did_not_change_is_read_once(tmp_path, monkeypatch):
    first, linked, other = (tmp_path / name for name in ("first", "linked", "other"))
    first.write_bytes(b"what was written")
    entry = manifest.entry_of(first)
    compare(first, entry, whole=True)
    linked.hardlink_to(first)
    monkeypatch.setattr(manifest, "entry_of", None)
    compare(linked, entry, whole=True)
    monkeypatch.undo()
    other.write_bytes(b"what was changed")
    with pytest.raises(GraphError, match="damaged"):
        compare(other, entry, whole=True)
    with pytest.raises(GraphError, match="damaged"):
        compare(first, manifest.entry_of(other), whole=True)

"""One bad source is one line; the good ones beside it are read."""

import io
import os
import pickle
import zipfile
from pathlib import Path

import pytest

from kg.build.read import batches, facts_of, read_batch
from kg.build.source_report import report_sources
from kg.errors import ReadError
from kg.model.filing import Identity, Reading, Unread

PAGE = "|\nDUE (Details) - CNY\n|\nDec. 31, 2021\n|Due to related parties\n|¥ 5\n|X\n"
SUMMARY = "<FilingSummary></FilingSummary>"

root_reads_all = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
named_in_bytes = pytest.mark.skipif(
    os.name == "nt", reason="Windows has no names that are not Unicode"
)


@pytest.fixture
def folder(tmp_path) -> Path:
    """Return a folder with one good page."""
    place = tmp_path / "pages"
    place.mkdir()
    (place / "R2.txt").write_text(PAGE, encoding="utf-8")
    return place


def results_of(*sources: str | Path) -> tuple[list[str], list[Unread]]:
    """Return the names of the sources that were read, and what was not."""
    found, unread = batches(map(str, sources), {}, Identity())
    results = [result for batch in found for result in read_batch(batch)]
    unread += [result for result in results if isinstance(result, Unread)]
    readings = [result for result in results if isinstance(result, Reading)]
    for failed in unread:
        failed.message.encode("utf-8")
        failed.source.encode("utf-8")
        assert "\n" not in failed.message
    return [Path(reading.source).name for reading in readings], unread


def test_a_link_to_nothing(folder) -> None:
    (folder / "R1.txt").symlink_to(folder / "gone.txt")
    read, (failed,) = results_of(folder)
    assert read == ["R2.txt"]
    assert failed.message == (
        f"{folder}/R1.txt: found a file or folder that cannot be read (No such file or "
        "directory), expected a readable one; check its link and permissions"
    )


def test_links_in_a_circle(folder) -> None:
    (folder / "R1.txt").symlink_to(folder / "R3.txt")
    (folder / "R3.txt").symlink_to(folder / "R1.txt")
    read, failed = results_of(folder)
    assert read == ["R2.txt"]
    assert sorted(Path(each.source).name for each in failed) == ["R1.txt", "R3.txt"]


def test_a_link_to_nothing_in_a_filing(folder) -> None:
    (folder / "FilingSummary.xml").write_text(SUMMARY, encoding="utf-8")
    (folder / "logo.jpg").symlink_to(folder / "gone.jpg")
    read, unread = results_of(folder)
    assert read == ["R2.txt"]
    assert [Path(each.source).name for each in unread if each.message] == ["logo.jpg"]


def test_a_link_to_nothing_given_by_itself(folder) -> None:
    (folder / "R1.txt").symlink_to(folder / "gone.txt")
    read, (failed,) = results_of(folder / "R1.txt", folder / "R2.txt")
    assert read == ["R2.txt"]
    assert "found no file" in failed.message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a path")
def test_a_pipe_is_not_waited_for(folder) -> None:
    os.mkfifo(folder / "R1.txt")
    read, (failed,) = results_of(folder)
    assert read == ["R2.txt"]
    assert failed.message.startswith(f"{folder}/R1.txt: found a pipe or device")


@named_in_bytes
def test_a_name_that_is_not_utf_8(folder) -> None:
    place = os.fsencode(folder) + b"/caf\xe9.txt"
    with open(place, "w", encoding="utf-8") as opened:  # noqa: PTH123 - bytes
        opened.write(PAGE)
    read, (failed,) = results_of(folder)
    assert read == ["R2.txt"]
    assert failed.source == f"{folder}/caf\\udce9.txt"
    assert failed.message.endswith(
        "found a name that is not UTF-8, expected one that is; rename it"
    )
    read, (failed,) = results_of(os.fsdecode(place), folder / "R2.txt")
    assert read == ["R2.txt"]
    assert failed.source == f"{folder}/caf\\udce9.txt"


@named_in_bytes
def test_a_folder_whose_name_is_not_utf_8_is_one_line(folder) -> None:
    place = os.fsencode(folder) + b"/\xff"
    os.mkdir(place)  # noqa: PTH102 - bytes
    for name in (b"R3.txt", b"R4.txt"):
        with open(place + b"/" + name, "w", encoding="utf-8") as opened:  # noqa: PTH123
            opened.write(PAGE)
    read, (failed,) = results_of(folder)
    assert (read, failed.source) == (["R2.txt"], f"{folder}/\\udcff")


@root_reads_all
def test_a_file_without_permission(folder) -> None:
    (folder / "R1.txt").write_text(PAGE, encoding="utf-8")
    (folder / "R1.txt").chmod(0)
    for sources in ([folder], [folder / "R1.txt", folder / "R2.txt"]):
        read, (failed,) = results_of(*sources)
        assert read == ["R2.txt"]
        assert "R1.txt: found a file or folder that cannot be read" in failed.message


@root_reads_all
@pytest.mark.parametrize("mode", [0, 0o400])
def test_a_folder_without_permission(folder, mode) -> None:
    closed = folder / "closed"
    closed.mkdir()
    (closed / "R1.txt").write_text(PAGE, encoding="utf-8")
    closed.chmod(mode)
    try:
        read, (failed,) = results_of(folder)
    finally:
        closed.chmod(0o700)
    assert read == ["R2.txt"]
    assert "(Permission denied)" in failed.message


def test_a_folder_that_cannot_be_listed(folder, monkeypatch) -> None:
    (folder / "closed").mkdir()
    scan = os.scandir

    def refusing(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    read, (failed,) = results_of(folder)
    assert read == ["R2.txt"]
    assert failed.message.startswith(f"{folder}/closed: found a file or folder that")


def test_a_damaged_file_in_an_archive_hides_nothing_beside_it(tmp_path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("R1.txt", PAGE * 9)
        opened.writestr("R2.txt", PAGE)
    data = held.getvalue()
    at = data.index(b"R1.txt") + 10
    place = tmp_path / "a.zip"
    place.write_bytes(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
    read, (failed,) = results_of(place)
    assert read == ["R2.txt"]
    assert "found R1.txt damaged" in failed.message


def test_facts_of_the_good_come_before_the_failure(folder) -> None:
    (folder / "R1.txt").symlink_to(folder / "gone.txt")
    (folder / "R3.txt").write_text("Dear reader", encoding="utf-8")
    facts = facts_of([str(folder)], Identity())
    assert next(facts).raw == "¥ 5"
    with pytest.raises(ReadError, match=r"R[13].txt: .* \(and 1 more; kg report lists"):
        next(facts)


def test_batches_and_results_go_to_other_processes(folder) -> None:
    (folder / "R1.txt").symlink_to(folder / "gone.txt")
    (folder / "a.zip").write_bytes(b"PK\x03\x04junk")
    found, _ = batches([str(folder)], {}, Identity())
    again = pickle.loads(pickle.dumps(found))
    there = [read_batch(batch) for batch in again]
    here = [read_batch(batch) for batch in found]
    assert there == here
    assert pickle.loads(pickle.dumps(here)) == here
    assert sum(isinstance(result, Reading) for batch in here for result in batch) == 1


def test_a_report_lists_every_bad_source(folder) -> None:
    (folder / "R1.txt").symlink_to(folder / "gone.txt")
    held = report_sources([str(folder), str(folder / "absent")])
    assert [Path(report.source).name for report in held.reports] == ["R2.txt"]
    assert sorted(Path(source).name for source, _ in held.bad) == ["R1.txt", "absent"]

"""Zip archives as files; hostile ones are refused in one line."""

import pickle
import struct
import time
import zipfile
from pathlib import Path

import pytest
from packing import packed

from kg.errors import ReadError
from kg.readers.sources.zips import contents_of


def refused(data: bytes, said: str) -> ReadError:
    with pytest.raises(ReadError, match=said) as caught:
        [entry.load() for entry in contents_of("a.zip", data).entries]
    assert str(caught.value).startswith("a.zip: found ")
    assert "\n" not in str(caught.value)
    return caught.value


def test_files_come_by_folder_and_sorted() -> None:
    found = contents_of("a.zip", packed({"z/b": b"2", "z/a": b"1", "c": b"3"}))
    assert {
        folder: [e.path for e in held] for folder, held in found.folders.items()
    } == {
        "": ["a.zip/c"],
        "z": ["a.zip/z/a", "a.zip/z/b"],
    }
    assert [entry.load() for entry in found.entries] == [b"3", b"1", b"2"]


def test_an_archive_on_disk_is_read_from_there(tmp_path: Path) -> None:
    place = tmp_path / "a.zip"
    place.write_bytes(packed({"a": b"x" * 30_000}))
    (entry,) = contents_of("a.zip", place).entries
    assert entry.head() == b"x" * 20_000
    assert entry.load() == b"x" * 30_000


def test_entries_may_be_sent_to_another_process() -> None:
    (entry,) = contents_of("a.zip", packed({"a": b"x"})).entries
    assert pickle.loads(pickle.dumps(entry)).load() == b"x"


def test_many_files_are_read_in_time_that_grows_with_their_number() -> None:
    data = packed({f"R{n}.txt": b"x" for n in range(2000)})
    start = time.process_time()
    loaded = [e.load() for e in contents_of("a.zip", data).entries]
    assert loaded == [b"x"] * 2000
    assert time.process_time() - start < 30  # quadratic: minutes


def test_folders_and_empty_archives_give_nothing() -> None:
    assert contents_of("a.zip", packed({})).folders == {}
    assert contents_of("a.zip", packed({"folder/": b""})).folders == {}


@pytest.mark.parametrize(
    "name",
    ["../a", "a/../../b", "/etc/passwd", "..\\a", "C:\\a", "C:/a", "\\\\host\\a", "."],
)
def test_names_that_leave_the_archive_are_refused(name) -> None:
    refused(packed({name: b"x"}), "that leaves the archive")


def test_a_file_without_a_name_is_refused() -> None:
    data = bytearray(packed({"a": b"x"}))
    data[data.index(b"PK\x01\x02") + 46] = 0
    refused(bytes(data), "found the name '' that leaves the archive")


def test_an_encrypted_file_is_refused() -> None:
    data = bytearray(packed({"a.xml": b"x"}, method=zipfile.ZIP_STORED))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    refused(bytes(data), r"found a\.xml encrypted")


def test_a_file_that_grows_out_of_proportion_is_refused() -> None:
    refused(packed({"a.xml": b"\0" * 2_000_000}), "of 2000000 bytes")


def test_a_small_file_may_pack_well() -> None:
    (entry,) = contents_of("a.zip", packed({"a": b"\0" * 900_000})).entries
    assert entry.load() == b"\0" * 900_000


def with_size(data: bytes, size: int) -> bytes:
    """Return an archive of one file whose directory states another size of it."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + struct.pack("<I", size) + data[at + 4 :]


def test_a_file_that_states_a_huge_size_is_refused() -> None:
    data = packed({"a.xml": b"x"})
    refused(with_size(data, 300_000_000), "of 300000000 bytes")
    refused(with_size(data, 4_100_000_000), "an archive of 4100000000 bytes")


def test_a_file_that_states_too_small_a_size_never_grows_beyond_it() -> None:
    refused(with_size(packed({"a": b"\0" * 900_000}), 10), "found a damaged")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_packing_is_refused(method) -> None:
    refused(packed({"a.xml": b"x"}, method=method), "packed in an unusual way")


def test_a_truncated_archive_is_refused() -> None:
    data = packed({f"{n}.xml": bytes(range(256)) for n in range(20)})
    for size in (4, 30, len(data) // 2, len(data) - 1):
        refused(data[:size], "found a damaged archive")


def test_a_damaged_file_is_refused_by_its_name() -> None:
    data = packed({"a.xml": bytes(range(256)) * 50})
    for at in range(40, 120):
        broken = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
        refused(broken, r"found a\.xml damaged")


def test_an_archive_that_needs_a_later_format_is_refused() -> None:
    data = bytearray(packed({"a.xml": b"x"}))
    data[data.index(b"PK\x01\x02") + 6] = 99
    refused(bytes(data), "found a damaged archive")

"""Zip archives and full submissions as files; hostile ones are refused in one line."""

import binascii
import io
import pickle
import struct
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.model.filing import Identity
from kg.readers.archives import (
    archive_entries,
    entries_below,
    identity_of_header,
    is_submission,
    submission_entries,
    zip_head,
)
from kg.readers.sources import sources_of

TEXT_HEADER = b"""<SEC-DOCUMENT>0001104659-22-000001.txt : 20220415
<SEC-HEADER>0001104659-22-000001.hdr.sgml : 20220415
ACCESSION NUMBER:\t\t0001104659-22-000001
CONFORMED SUBMISSION TYPE:\t20-F
FILED AS OF DATE:\t\t20220415
FILER:
\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\tHuaxia Holding Ltd.
\t\tCENTRAL INDEX KEY:\t\t\t0001751876
</SEC-HEADER>
"""
TAGGED_HEADER = b"""<SUBMISSION>
<ACCESSION-NUMBER>0001104659-22-000001
<TYPE>20-F
<FILING-DATE>20220415
<FILER>
<COMPANY-DATA>
<CONFORMED-NAME>Huaxia Holding Ltd.
<CIK>0001751876
</COMPANY-DATA>
</FILER>
"""
HUAXIA = Identity(
    "1751876",
    "Huaxia Holding Ltd.",
    "0001104659-22-000001",
    "20-F",
    date(2022, 4, 15),
)


def packed(files: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    return held.getvalue()


def document(name: str, body: bytes) -> bytes:
    head = f"<DOCUMENT>\n<TYPE>EX-101\n<FILENAME>{name}\n<TEXT>\n".encode()
    return head + body + b"\n</TEXT>\n</DOCUMENT>\n"


def uuencoded(name: str, data: bytes) -> bytes:
    lines = [data[n : n + 45] for n in range(0, len(data), 45)]
    body = b"".join(binascii.b2a_uu(line) for line in lines)
    return f"begin 644 {name}\n".encode() + body + b"`\nend"


def refused(data: bytes, said: str) -> ReadError:
    with pytest.raises(ReadError, match=said) as caught:
        [entry.load() for entry in entries_below(archive_entries("a.zip", data))]
    assert str(caught.value).startswith("a.zip: found ")
    assert "\n" not in str(caught.value)
    return caught.value


def test_files_come_by_folder_and_sorted() -> None:
    found = archive_entries("a.zip", packed({"z/b": b"2", "z/a": b"1", "c": b"3"}))
    assert {folder: [e.path for e in held] for folder, held in found.items()} == {
        "": ["a.zip/c"],
        "z": ["a.zip/z/a", "a.zip/z/b"],
    }
    assert [entry.load() for entry in entries_below(found)] == [b"3", b"1", b"2"]


def test_an_archive_on_disk_is_read_from_there(tmp_path: Path) -> None:
    place = tmp_path / "a.zip"
    place.write_bytes(packed({"a": b"x" * 30_000}))
    (entry,) = entries_below(archive_entries("a.zip", place))
    assert entry.head() == b"x" * 20_000
    assert entry.load() == b"x" * 30_000


def test_entries_may_be_sent_to_another_process() -> None:
    (entry,) = entries_below(archive_entries("a.zip", packed({"a": b"x"})))
    assert pickle.loads(pickle.dumps(entry)).load() == b"x"


def test_many_files_are_read_in_time_that_grows_with_their_number() -> None:
    data = packed({f"R{n}.txt": b"x" for n in range(2000)})
    start = time.process_time()
    loaded = [e.load() for e in entries_below(archive_entries("a.zip", data))]
    assert loaded == [b"x"] * 2000
    assert time.process_time() - start < 2


def test_folders_and_empty_archives_give_nothing() -> None:
    assert archive_entries("a.zip", packed({})) == {}
    assert archive_entries("a.zip", packed({"folder/": b""})) == {}


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
    (entry,) = entries_below(archive_entries("a.zip", packed({"a": b"\0" * 900_000})))
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


def test_archives_are_known_by_their_first_bytes() -> None:
    assert zip_head(packed({"a": b"x"}))
    assert zip_head(packed({}))
    assert not zip_head(b"PK")


@pytest.mark.parametrize("header", [TEXT_HEADER, TAGGED_HEADER])
def test_the_header_of_a_submission_tells_the_filing(header) -> None:
    assert is_submission(header)
    assert identity_of_header(header) == HUAXIA


def test_a_header_that_says_nothing_tells_nothing() -> None:
    assert (
        identity_of_header(b"<SEC-HEADER>\nFILED AS OF DATE: 20229999\n") == Identity()
    )


@pytest.mark.parametrize(
    "head",
    [
        b"-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n",
        b"\n<SEC-HEADER>",
        b"<IMS-DOCUMENT>",
    ],
)
def test_older_forms_begin_otherwise(head) -> None:
    assert is_submission(head)
    assert not is_submission(b"|\n" + head)


def test_documents_come_in_their_order_without_wrapping() -> None:
    data = TEXT_HEADER + b"".join(
        [
            document("main.htm", b"<html>main</html>"),
            document("hx.xml", b"<XBRL>\n<xbrl/>\n</XBRL>"),
            document("sub/hx_lab.xml", b"<XML><linkbase/></XML>"),
        ]
    )
    found = submission_entries("all.txt", data)
    assert [(entry.path, entry.load().strip()) for entry in found] == [
        ("all.txt/main.htm", b"<html>main</html>"),
        ("all.txt/hx.xml", b"<xbrl/>"),
        ("all.txt/hx_lab.xml", b"<linkbase/>"),
    ]


def test_encoded_documents_are_decoded() -> None:
    picture = bytes(range(256)) * 3
    body = b"<ZIP>\n" + uuencoded("hx.zip", picture) + b"\n</ZIP>"
    (entry,) = submission_entries("all.txt", TEXT_HEADER + document("hx.zip", body))
    assert entry.load() == picture
    assert entry.head() == picture


def test_lines_padded_otherwise_are_decoded_too() -> None:
    whole = uuencoded("a", b"Huaxia Holding Limited.")
    cut = whole.replace(b" \n", b"\n").replace(b"\n`\nend", b" \n \nend")
    (entry,) = submission_entries("all.txt", document("a", cut))
    assert entry.load() == b"Huaxia Holding Limited."


def test_a_line_with_more_than_its_length_says_is_cut_and_a_foreign_one_is_nothing():
    whole = uuencoded("a", b"Huaxia").replace(b"\n`\nend", b"XYZ\n\xff\xff\n`\nend")
    (entry,) = submission_entries("all.txt", document("a", whole))
    assert entry.load() == b"Huaxia"


def test_a_document_without_name_or_text_is_passed_over() -> None:
    data = b"<DOCUMENT>\n<TYPE>CORRESP\n</DOCUMENT>\n" + document("a.htm", b"x")
    assert [entry.path for entry in submission_entries("all.txt", data)] == [
        "all.txt/a.htm"
    ]


@pytest.mark.parametrize("name", [".", "..", "a/..", "\\", "\0"])
def test_a_document_whose_name_is_none_is_passed_over(name) -> None:
    data = document(name, b"x") + document("a.htm", b"y")
    assert [entry.path for entry in submission_entries("all.txt", data)] == [
        "all.txt/a.htm"
    ]


def test_a_name_ends_before_a_nul() -> None:
    (entry,) = submission_entries("all.txt", document("a.htm\0.exe", b"x"))
    assert entry.name == "a.htm"


@pytest.mark.parametrize(
    "part", [b"<DOCUMENT>", b"<TEXT>", b"<SUBMISSION>\n", b"<FILENAME> ", b"</XML> "]
)
def test_marks_that_are_never_closed_are_read_soon(part) -> None:
    start = time.process_time()
    with pytest.raises(ReadError):
        submission_entries("all.txt", b"<DOCUMENT>\n" + part * 100_000)
    submission_entries("all.txt", document("a", b"<XML>" + part.lower() * 100_000))
    identity_of_header(part * 100_000)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (TEXT_HEADER, "found 0 whole documents, expected 1"),
        (TEXT_HEADER + document("a", b"x") + b"<DOCUMENT>\n<TYPE>EX", "found 1 .* 2"),
    ],
)
def test_a_cut_submission_is_refused(data, said) -> None:
    with pytest.raises(ReadError, match=said):
        submission_entries("all.txt", data)


@pytest.mark.parametrize(
    ("name", "header"), [("all.txt", TEXT_HEADER), ("all.nc", TAGGED_HEADER)]
)
def test_a_submission_given_or_found_is_one_filing(tmp_path, name, header) -> None:
    place = tmp_path / name
    body = b"<ZIP>\n" + uuencoded("in.zip", packed({"R3.htm": b"three"})) + b"\n</ZIP>"
    documents = document("R2.htm", b"two") + document("in.zip", body)
    place.write_bytes(header + documents)
    for given in (place, tmp_path):
        found = list(sources_of(str(given)))
        assert [file.path for file in found] == [
            f"{place}/R2.htm",
            f"{place}/in.zip/R3.htm",
        ]
        assert {file.filing for file in found} == {str(place)}
        assert {file.identity for file in found} == {HUAXIA}
        assert [file.load().strip() for file in found] == [b"two", b"three"]

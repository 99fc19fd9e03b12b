"""Full submissions as files, read piece by piece and never as a whole."""

import binascii
import pickle
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packing import packed

from kg.errors import ReadError
from kg.model.filing import Identity
from kg.readers.forms import SUBMISSION, form_of
from kg.readers.sources import sources_of, submissions
from kg.readers.sources.submissions import contents_of, identity_of_header

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


def document(name: str, body: bytes) -> bytes:
    head = f"<DOCUMENT>\n<TYPE>EX-101\n<FILENAME>{name}\n<TEXT>\n".encode()
    return head + body + b"\n</TEXT>\n</DOCUMENT>\n"


def uuencoded(name: str, data: bytes) -> bytes:
    lines = [data[n : n + 45] for n in range(0, len(data), 45)]
    body = b"".join(binascii.b2a_uu(line) for line in lines)
    return f"begin 644 {name}\n".encode() + body + b"`\nend"


@pytest.mark.parametrize("header", [TEXT_HEADER, TAGGED_HEADER])
def test_the_header_of_a_submission_tells_the_filing(header) -> None:
    assert form_of(header) == SUBMISSION
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
    assert form_of(head) == SUBMISSION
    assert form_of(b"|\n" + head) != SUBMISSION


def test_documents_come_in_their_order_without_wrapping() -> None:
    data = TEXT_HEADER + b"".join(
        [
            document("main.htm", b"<html>main</html>"),
            document("hx.xml", b"<XBRL>\n<xbrl/>\n</XBRL>"),
            document("sub/hx_lab.xml", b"<XML><linkbase/></XML>"),
        ]
    )
    found = contents_of("all.txt", data).entries
    assert [(entry.path, entry.load().strip()) for entry in found] == [
        ("all.txt/main.htm", b"<html>main</html>"),
        ("all.txt/hx.xml", b"<xbrl/>"),
        ("all.txt/hx_lab.xml", b"<linkbase/>"),
    ]


def test_encoded_documents_are_decoded() -> None:
    picture = bytes(range(256)) * 3
    body = b"<ZIP>\n" + uuencoded("hx.zip", picture) + b"\n</ZIP>"
    (entry,) = contents_of("all.txt", TEXT_HEADER + document("hx.zip", body)).entries
    assert entry.load() == picture
    assert entry.head() == picture


def test_lines_padded_otherwise_are_decoded_too() -> None:
    whole = uuencoded("a", b"Huaxia Holding Limited.")
    cut = whole.replace(b" \n", b"\n").replace(b"\n`\nend", b" \n \nend")
    (entry,) = contents_of("all.txt", document("a", cut)).entries
    assert entry.load() == b"Huaxia Holding Limited."


def test_a_line_with_more_than_its_length_says_is_cut_and_a_foreign_one_is_nothing():
    whole = uuencoded("a", b"Huaxia").replace(b"\n`\nend", b"XYZ\n\xff\xff\n`\nend")
    (entry,) = contents_of("all.txt", document("a", whole)).entries
    assert entry.load() == b"Huaxia"


def test_a_document_without_name_or_text_is_passed_over() -> None:
    data = b"<DOCUMENT>\n<TYPE>CORRESP\n</DOCUMENT>\n" + document("a.htm", b"x")
    assert [entry.path for entry in contents_of("all.txt", data).entries] == [
        "all.txt/a.htm"
    ]


@pytest.mark.parametrize("name", [".", "..", "a/..", "\\", "\0"])
def test_a_document_whose_name_is_none_is_passed_over(name) -> None:
    data = document(name, b"x") + document("a.htm", b"y")
    assert [entry.path for entry in contents_of("all.txt", data).entries] == [
        "all.txt/a.htm"
    ]


def test_a_name_ends_before_a_nul() -> None:
    (entry,) = contents_of("all.txt", document("a.htm\0.exe", b"x")).entries
    assert entry.name == "a.htm"


@pytest.mark.parametrize(
    "part", [b"<DOCUMENT>", b"<TEXT>", b"<SUBMISSION>\n", b"<FILENAME> ", b"</XML> "]
)
def test_marks_that_are_never_closed_are_read_soon(part) -> None:
    start = time.process_time()
    with pytest.raises(ReadError):
        contents_of("all.txt", b"<DOCUMENT>\n" + part * 100_000)
    contents_of("all.txt", document("a", b"<XML>" + part.lower() * 100_000))
    identity_of_header(part * 100_000)
    assert time.process_time() - start < 30  # quadratic: minutes


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (TEXT_HEADER, "found 0 whole documents, expected 1"),
        (TEXT_HEADER + document("a", b"x") + b"<DOCUMENT>\n<TYPE>EX", "found 1 .* 2"),
    ],
)
def test_a_cut_submission_is_refused(data, said) -> None:
    with pytest.raises(ReadError, match=said):
        contents_of("all.txt", data)


@pytest.mark.parametrize(
    ("name", "header"), [("all.txt", TEXT_HEADER), ("all.nc", TAGGED_HEADER)]
)
def test_a_submission_given_or_found_is_one_filing(tmp_path, name, header) -> None:
    place = tmp_path / name
    body = b"<ZIP>\n" + uuencoded("in.zip", packed({"R3.htm": b"three"})) + b"\n</ZIP>"
    documents = document("R2.htm", b"two") + document("in.zip", body)
    place.write_bytes(header + documents)
    for source in (place, tmp_path):
        found = list(sources_of(str(source)))
        assert [file.path for file in found] == [
            f"{place}/R2.htm",
            f"{place}/in.zip/R3.htm",
        ]
        assert {file.filing for file in found} == {str(place)}
        assert {file.identity for file in found} == {HUAXIA}
        assert [file.load().strip() for file in found] == [b"two", b"three"]


@given(st.integers(12, 90))
def test_a_mark_may_lie_across_two_pieces(size: int) -> None:
    whole = TEXT_HEADER + document("a.htm", b"one") + document("b.htm", b"two")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(submissions, "_PIECE", size)
        found = contents_of("all.txt", whole).entries
    assert [(e.name, e.load().strip()) for e in found] == [
        ("a.htm", b"one"),
        ("b.htm", b"two"),
    ]


def test_a_submission_on_disk_gives_what_one_in_memory_gives(tmp_path) -> None:
    body = b"<XBRL>\n" + b"<xbrl>" + b"x" * 90_000 + b"</xbrl>\n</XBRL>\n"
    whole = TEXT_HEADER + document("hx.xml", body) + document("b.htm", b"two")
    place = tmp_path / "all.txt"
    place.write_bytes(whole)
    held, lying = (contents_of("all.txt", data).entries for data in (whole, place))
    assert [(e.path, e.load(), e.head()) for e in held] == [
        (e.path, e.load(), e.head()) for e in lying
    ]
    assert held[0].load().startswith(b"<xbrl>")
    assert held[0].load().endswith(b"</xbrl>\n")
    assert held[0].head() == held[0].load()[: len(held[0].head())]
    assert contents_of("all.txt", place).identity == HUAXIA
    again = pickle.loads(pickle.dumps(lying))
    assert [entry.load() for entry in again] == [entry.load() for entry in lying]


def test_the_head_of_a_large_encoded_document_is_decoded() -> None:
    picture = bytes(range(256)) * 400
    (entry,) = contents_of("all.txt", document("a", uuencoded("a", picture))).entries
    assert entry.load() == picture
    assert entry.head() == picture[: len(entry.head())]
    assert len(entry.head()) == 20_000


def test_a_wrapping_that_is_not_closed_is_text() -> None:
    (entry,) = contents_of("all.txt", document("a", b"<XML>\n<a/>")).entries
    assert entry.load().strip() == b"<XML>\n<a/>"


def test_a_document_that_is_too_large_is_refused_when_it_is_wanted(monkeypatch) -> None:
    monkeypatch.setattr(submissions, "LARGEST_MEMBER", 100)
    one, two = contents_of(
        "all.txt", document("a", b"x" * 200) + document("b", b"two")
    ).entries
    with pytest.raises(
        ReadError, match=r"a document of 20. bytes, expected at most 100"
    ):
        one.load()
    assert one.head().strip() == b"x" * 200
    assert two.load().strip() == b"two"

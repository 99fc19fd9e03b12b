"""Files, folders, archives, encodings, and what is refused."""

import io
import pickle
import sys
import time
import zipfile

import pytest

from kg.errors import NotFoundError, ReadError
from kg.model.filing import Identity
from kg.readers import read_bytes, read_table, sources
from kg.readers.origin import identity_of, report_of
from kg.readers.sources import sources_of

INSTANCE = b'<?xml version="1.0"?><xbrl xmlns="http://www.xbrl.org/2003/instance"/>'


@pytest.mark.parametrize(
    ("path", "cik", "accession", "report"),
    [
        (
            "edgar/data/1494558/000110465921117128/R65.htm",
            "1494558",
            "0001104659-21-117128",
            "R65",
        ),
        (
            "1494558_000110465921117128_R65.txt",
            "1494558",
            "0001104659-21-117128",
            "R65",
        ),
        ("aapl_0000320193-25-000057/R4.htm", None, "0000320193-25-000057", "R4"),
        ("notes/page.txt", None, None, None),
    ],
)
def test_identity_by_path(path, cik, accession, report) -> None:
    known = identity_of(path)
    assert (known.cik, known.accession, report_of(path)) == (cik, accession, report)


def test_a_file_keeps_the_path_it_was_given_as(tmp_path) -> None:
    page = tmp_path / "1494558_000110465921117128_R65.txt"
    page.write_bytes(b"x")
    (source,) = sources_of(str(page))
    assert (source.path, source.report, source.required) == (str(page), "R65", True)
    assert source.load() == b"x"
    assert source.identity.cik == "1494558"


def test_a_folder_is_walked_in_order_and_other_files_are_passed_over(tmp_path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/R2.txt", "a.txt", "notes.md", "logo.dat", ".hidden.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = list(sources_of(str(tmp_path)))
    opened = [source for source in found if not source.unopened]
    assert [source.path for source in opened] == [
        str(tmp_path / "a.txt"),
        str(tmp_path / "b" / "R2.txt"),
    ]
    assert all(source.required for source in opened)
    passed = {source.entry.name: source.unopened for source in found if source.unopened}
    assert passed == {
        "notes.md": "no page, by its content",
        "logo.dat": "never opened, for its name; give it by itself to have it read",
    }


def test_in_a_filing_nothing_is_required_and_siblings_tell_the_accession(
    tmp_path,
) -> None:
    (tmp_path / "FilingSummary.xml").write_bytes(b"<FilingSummary/>")
    (tmp_path / "R2.htm").write_bytes(b"<html>")
    (tmp_path / "0001104659-21-117128-index.html").write_bytes(b"<html>")
    found = {
        source.path.rpartition("/")[2]: source for source in sources_of(str(tmp_path))
    }
    assert not found["R2.htm"].required
    assert found["R2.htm"].identity == Identity(accession="0001104659-21-117128")


def test_an_instance_makes_a_folder_a_filing(tmp_path) -> None:
    (tmp_path / "abc-20210630.xml").write_bytes(INSTANCE)
    (tmp_path / "report.css").write_bytes(b"")
    assert [source.required for source in sources_of(str(tmp_path))] == [False, False]


def test_an_archive_is_walked_like_a_folder(tmp_path) -> None:
    archive = tmp_path / "0001104659-21-117128.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("R2.txt", "two")
        opened.writestr("R1.txt", "one")
    found = list(sources_of(str(archive)))
    assert [source.path for source in found] == [
        f"{archive}/R1.txt",
        f"{archive}/R2.txt",
    ]
    assert [source.load() for source in found] == [b"one", b"two"]
    assert found[0].identity.accession == "0001104659-21-117128"


def test_standard_input(monkeypatch) -> None:
    class Input:
        buffer = io.BytesIO(b"page")

    monkeypatch.setattr(sys, "stdin", Input)
    (source,) = sources_of("-")
    assert (source.path, source.load()) == ("-", b"page")
    assert pickle.loads(pickle.dumps(source)).load() == b"page"


def test_an_archive_on_standard_input_gives_its_files(monkeypatch) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("R2.txt", "two")

    class Input:
        buffer = io.BytesIO(archive.getvalue())

    monkeypatch.setattr(sys, "stdin", Input)
    (source,) = sources_of("-")
    assert (source.path, source.report, source.load()) == ("-/R2.txt", "R2", b"two")


def test_standard_input_without_end_is_refused(monkeypatch) -> None:
    class Input:
        buffer = io.BytesIO(b"more than three")

    monkeypatch.setattr(sys, "stdin", Input)
    monkeypatch.setattr(sources, "LARGEST_MEMBER", 3)
    with pytest.raises(ReadError, match="found over 3 bytes, expected fewer"):
        list(sources_of("-"))


def test_a_missing_file_is_told(tmp_path) -> None:
    with pytest.raises(NotFoundError, match="found no file"):
        list(sources_of(str(tmp_path / "absent.txt")))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_mark_read_the_same(seed, labels, encoding) -> None:
    table = read_table(seed.encode(encoding), "seed.txt", concepts=labels)
    assert table.rows[1].cells[1].raw == "¥ 3,235"


def test_lines_may_end_as_on_windows(seed, labels) -> None:
    data = seed.replace("\n", "\r\n").encode()
    table = read_table(data, "seed.txt", concepts=labels)
    assert table.title == "RELATED PARTY TRANSACTIONS - Balances (Details)"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"|\nTitle \xe4\n", "offset 8"),
        (b"|\nTitle\0\n", "NUL byte at offset 7"),
        (b"\x89PNG\r\n\x1a\n\0\0", "binary"),
        (INSTANCE, "foreign XML"),
        (b"Dear reader,\n", "no reader knows"),
        (b"PK\x03\x04junk", "no reader knows"),
    ],
)
def test_what_is_refused_says_why_in_one_line(labels, classify, data, said) -> None:
    with pytest.raises(ReadError, match=said) as caught:
        read_bytes(data, "page.txt", concepts=labels, classify=classify)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("page.txt")


def test_noise_is_refused_at_once(labels, classify) -> None:
    noise = b"noise without form " * 2_700_000
    start = time.process_time()
    with pytest.raises(ReadError, match="no reader knows"):
        read_bytes(noise, "noise.txt", concepts=labels, classify=classify)
    assert time.process_time() - start < 30  # quadratic: minutes


def test_a_page_too_large_is_refused(labels, classify) -> None:
    with pytest.raises(ReadError, match="at most 20000000"):
        read_bytes(
            b"|\nTitle\n" + b"|x\n" * 7_000_000,
            "large.txt",
            concepts=labels,
            classify=classify,
        )


def test_a_cover_page_names_the_reporter(labels, classify) -> None:
    page = (
        "|\nCover\n|12 Months Ended\n|\nMar. 31, 2025\n|Entity Registrant Name\n"
        "|Huaxia Holding Ltd.\n|Entity Central Index Key\n|0001751876\n"
        "|Document Type\n|20-F\n|X\n"
    )
    reading = read_bytes(page.encode(), "c.txt", concepts=labels, classify=classify)
    assert reading.identity == Identity("1751876", "Huaxia Holding Ltd.", None, "20-F")
    assert {fact.cik for fact in reading.facts} == {"1751876"}

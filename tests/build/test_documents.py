"""Which documents of a filing are read, and what becomes of its other files."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from kg.build.documents import read_documents_of
from kg.build.loaded_files import LoadedFile
from kg.build.read import batches, facts_of, read_batch
from kg.model.filing import Identity, Reading
from kg.readers.sources.entries import SourceFile, bytes_entry
from kg.readers.xbrl.parsing import LARGEST

DATA = Path(__file__).resolve().parents[1] / "data" / "xbrl"
INSTANCE, MAIN, EXHIBIT = "hx-20211231.xml", "hx-20211231.htm", "hx-exhibit.htm"
LABELS = "hx-20211231_lab.xml"
PAGE = "|\nDUE (Details) - CNY\n|\nDec. 31, 2021\n|Due to related parties\n|¥ 5\n|X\n"
ACCESSION = "0001104659-22-000001"


def loaded(*names: str, **others: bytes):
    files = {name: (DATA / name).read_bytes() for name in names}
    files.update({name.replace("__", "."): data for name, data in others.items()})
    return [
        LoadedFile(
            SourceFile(bytes_entry(name, data), Identity(), None, required=False),
            Identity(),
            data,
        )
        for name, data in files.items()
    ]


def read(files, limit: int = LARGEST):
    found = read_documents_of(files, limit=limit)
    return [r for r in found if isinstance(r, Reading)], {
        r.source: r.message or r.reason for r in found if not isinstance(r, Reading)
    }


def test_an_instance_is_read_rather_than_its_inline_documents() -> None:
    (reading,), others = read(loaded(INSTANCE, MAIN, EXHIBIT, LABELS))
    assert (reading.kind, reading.report, len(reading.facts)) == (
        "instance",
        "instance",
        26,
    )
    assert others == {
        MAIN: "its facts are those of the instance beside it",
        EXHIBIT: "its facts are those of the instance beside it",
        LABELS: "names the elements of the filing",
    }


def test_inline_documents_are_one_reading() -> None:
    (reading,), others = read(loaded(EXHIBIT, MAIN))
    assert (reading.kind, reading.report, len(reading.facts)) == (
        "inline",
        "instance",
        26,
    )
    assert others == {}


def test_the_largest_instance_is_the_filings_and_others_are_named() -> None:
    fees = (DATA / INSTANCE).read_bytes().replace(b"\n  ", b"\n")
    fees = fees.replace(b">2417000<", b">2418000<")
    readings, _ = read(loaded(INSTANCE, fees__xml=fees))
    assert [reading.report for reading in readings] == ["instance", "instance-fees"]
    assert {fact.report for fact in readings[1].facts} == {"instance-fees"}


def test_a_copy_of_an_instance_or_inline_document_gives_no_facts_again() -> None:
    crlf = (DATA / INSTANCE).read_bytes().replace(b"\n", b"\r\n")
    readings, others = read(loaded(INSTANCE, copy__xml=crlf))
    assert [reading.report for reading in readings] == ["instance"]
    assert sorted(others.values()) == [f"a copy of {INSTANCE}"]
    (reading,), _ = read(loaded(MAIN, EXHIBIT, copy__htm=(DATA / MAIN).read_bytes()))
    assert len(reading.facts) == 26


def test_an_instance_that_says_nothing_of_its_own_gives_no_facts() -> None:
    data = (DATA / INSTANCE).read_bytes()
    renamed = data.replace(b'id="f10"', b'id="g77"').replace(
        b"</xbrl>", b"\n<!-- --></xbrl>"
    )
    assert renamed != data
    readings, others = read(loaded(INSTANCE, again__xml=renamed))
    assert len(readings) == 1
    assert [why.partition(" are ")[0] for why in others.values()] == ["its facts"]


@pytest.mark.parametrize("name", ["0000012345-25-000001-xbrl.zip", "filing.txt"])
def test_a_filing_beside_its_own_archive_is_read_once(tmp_path, name) -> None:
    data = (DATA / INSTANCE).read_bytes()
    (tmp_path / INSTANCE).write_bytes(data)
    if name.endswith(".zip"):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(INSTANCE, data)
    else:
        lines = f"<TYPE>EX-101.INS\n<SEQUENCE>2\n<FILENAME>{INSTANCE}\n<TEXT>\n<XBRL>\n"
        head = "<SEC-DOCUMENT>filing.txt\n<DOCUMENT>\n" + lines
        tail = "\n</XBRL>\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"
        (tmp_path / name).write_bytes(head.encode() + data + tail.encode())
    readings = [r for r in results_of(tmp_path) if isinstance(r, Reading)]
    assert [(r.report, len(r.facts)) for r in readings] == [("instance", 26)]


def test_a_damaged_instance_does_not_hide_the_other() -> None:
    readings, others = read(loaded(INSTANCE, damaged__xml=b"<xbrl>" + b" " * 99_999))
    assert [reading.source for reading in readings] == [INSTANCE]
    assert others["damaged.xml"].startswith("damaged.xml:1: found damaged XML")


def test_a_damaged_linkbase_is_told_for_the_document_it_names() -> None:
    readings, others = read(loaded(INSTANCE, hx_lab__xml=b"<linkbase>"))
    assert readings == []
    assert others[INSTANCE].startswith("hx_lab.xml:1: found damaged XML")


def test_damaged_company_facts_are_told() -> None:
    readings, others = read(loaded(facts__json=b'{"cik": 1, "facts": {'))
    assert readings == []
    assert others["facts.json"].startswith("facts.json: found damaged JSON")


def test_a_limit_holds_for_each_file() -> None:
    readings, others = read(loaded(INSTANCE), limit=1000)
    assert readings == []
    assert "expected at most 1000; give --largest" in others[INSTANCE]


def test_a_reading_tells_every_label_of_its_members() -> None:
    (reading,), _ = read(loaded(INSTANCE, LABELS))
    assert reading.member_labels == (
        ("hx:HuaxiaTradingCoLtdMember", "Huaxia Trading"),
        ("hx:HuaxiaTradingCoLtdMember", "Huaxia Trading Co., Ltd"),
    )
    assert reading.unlabelled == ("srt:DirectorMember",)


@pytest.fixture
def filing(tmp_path) -> Path:
    (tmp_path / INSTANCE).write_bytes((DATA / INSTANCE).read_bytes())
    (tmp_path / "R2.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "ex99.htm").write_text("<html><body>Hello</body></html>")
    return tmp_path


def results_of(path: Path, given: Identity | None = None):
    found, unread = batches([str(path)], {}, given or Identity())
    assert unread == []
    return [result for batch in found for result in read_batch(batch)]


def test_pages_and_instance_of_a_folder_are_one_filing(filing) -> None:
    results = results_of(filing)
    readings = [result for result in results if isinstance(result, Reading)]
    assert [reading.report for reading in readings] == ["instance", "R2"]
    assert {reading.filing_digest for reading in readings} == {readings[0].digest}
    assert {reading.identity for reading in readings} == {
        Identity("1751876", "Huaxia Holding Ltd.", None, "20-F")
    }
    (other,) = [result for result in results if not isinstance(result, Reading)]
    assert (Path(other.source).name, other.reason) == ("ex99.htm", "carries no facts")


def test_what_is_given_holds_for_all_files_of_a_filing(filing) -> None:
    given = Identity(accession=ACCESSION, filed=date(2022, 4, 15))
    known = {
        result.identity
        for result in results_of(filing, given)
        if isinstance(result, Reading)
    }
    assert known == {
        Identity("1751876", "Huaxia Holding Ltd.", ACCESSION, "20-F", date(2022, 4, 15))
    }


def test_facts_come_in_the_same_order_whatever_the_order_of_sources(filing) -> None:
    files = [str(filing / name) for name in (INSTANCE, "R2.txt")]
    told = [list(facts_of(order, Identity())) for order in (files, files[::-1])]
    assert told[0] == told[1]
    assert len(told[0]) == 27

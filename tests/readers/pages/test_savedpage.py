"""Saved pages tell their filing: by the browser's comment, their links, or MHTML."""

from pathlib import Path

import pytest

from kg.build.read import batches, read_batch
from kg.errors import ReadError
from kg.model.filing import Identity, Reading
from kg.readers.origin import with_address
from kg.readers.pages.savedpage import address_of
from kg.readers.sources.mhtml import contents_of

FOLDER = "https://www.example.org/Archives/edgar/data/17/000000017924000042"
TABLE = (
    '<table class="report"><tr><th class="tl">Loans (Details) - USD ($)</th>'
    '<th class="th">Dec. 31, 2024</th></tr><tr><td class="pl">Loan to Zoë Ltd</td>'
    "<td>$ 5</td></tr></table>"
)
TOPS = {
    "comment": f"<!-- saved from url=(0070){FOLDER}/R4.htm -->\n<html><head></head>",
    "single file": f"<html><!--\n Page saved\n url: {FOLDER}/R4.htm \n date: x\n-->",
    "canonical": f"<html><head><link rel='canonical' href='{FOLDER}/R4.htm'></head>",
    "og:url": f'<html><head><meta property="og:url" content="{FOLDER}/R4.htm"></head>',
    "base": f'<html><head><base href="{FOLDER}/R4.htm"></head>',
    "viewer": "<!-- saved from url=(0099)https://www.example.org/cgi-bin/viewer?action="
    "view&cik=17&accession_number=0000000179-24-000042&xbrl_type=v --><html>",
}


def reading_of(path: Path) -> Reading:
    (batch,), _ = batches([str(path)], {}, Identity())
    (reading,) = read_batch(batch)
    assert isinstance(reading, Reading)
    return reading


@pytest.mark.parametrize("top", TOPS)
def test_a_saved_page_knows_its_filing(tmp_path: Path, top: str) -> None:
    (tmp_path / "page.htm").write_text(f"{TOPS[top]}<body>{TABLE}", encoding="utf-8")
    reading = reading_of(tmp_path / "page.htm")
    assert reading.identity.cik == "17"
    assert reading.identity.accession == "0000000179-24-000042"
    assert reading.report == (None if top == "viewer" else "R4")


@pytest.mark.parametrize(
    "top",
    [
        "<html><head></head><body><base href='https://www.example.org/a'>",
        "<html><head><base href='javascript:alert(1)'></head>",
        "<html><head><link rel='stylesheet' href='https://www.example.org/a'></head>",
        "<html><!-- url: /local/path --><head>",
    ],
)
def test_other_addresses_are_none_of_the_page(top: str) -> None:
    assert address_of(top) is None


def test_an_address_of_another_filing_adds_nothing() -> None:
    known = Identity(cik="99")
    assert with_address(known, f"{FOLDER}/R4.htm") == known
    named = with_address(Identity(cik="17"), f"{FOLDER}/R4.htm")
    assert (named.accession, named.url) == ("0000000179-24-000042", f"{FOLDER}/R4.htm")


def mhtml(charset: str, body: bytes, kind: str = "text/html") -> bytes:
    return (
        (
            f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {FOLDER}/R4.htm\r\n"
            'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";'
            '\r\n\tboundary="----b"\r\n\r\n\r\n------b\r\n'
            f"Content-Type: {kind}{charset}\r\nContent-Transfer-Encoding: 8bit\r\n"
            f"Content-Location: {FOLDER}/R4.htm\r\n\r\n"
        ).encode()
        + body
        + b"\r\n------b--\r\n"
    )


@pytest.mark.parametrize(
    ("charset", "coding"),
    [("", "utf-8"), ("; charset=utf-8", "utf-8"), ("; charset=windows-1252", "cp1252")],
)
def test_the_page_of_an_mhtml_file_is_read(tmp_path, charset: str, coding: str) -> None:
    data = mhtml(charset, f"<html><body>{TABLE}</body></html>".encode(coding))
    (tmp_path / "saved.mhtml").write_bytes(data)
    for place in (tmp_path / "saved.mhtml", tmp_path):
        reading = reading_of(place)
        assert (reading.report, reading.identity.cik) == ("R4", "17")
        assert reading.identity.accession == "0000000179-24-000042"
        assert [fact.label for fact in reading.facts] == ["Loan to Zoë Ltd"]


def test_an_mhtml_file_without_html_is_refused() -> None:
    with pytest.raises(ReadError, match="without HTML"):
        contents_of("a.mhtml", mhtml("", b"x", "image/png"))

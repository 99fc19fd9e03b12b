"""What a file is, by how it begins."""

from pathlib import Path

import pytest

from kg.readers.kinds import Kind, kind_of

DATA = Path(__file__).resolve().parents[1] / "data"
XHTML = '<html xmlns="http://www.w3.org/1999/xhtml"'
IX = 'xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"'
XBRLI = "http://www.xbrl.org/2003/instance"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("hx-20211231.xml", Kind.INSTANCE),
        ("hx-20211231.htm", Kind.INLINE),
        ("hx-exhibit.htm", Kind.INLINE),
        ("hx-20211231.xsd", Kind.NAMES),
        ("hx-20211231_lab.xml", Kind.NAMES),
        ("hx-20211231_pre.xml", Kind.NAMES),
    ],
)
def test_files_of_a_filing(name, kind) -> None:
    data = (DATA / "xbrl" / name).read_bytes()
    assert kind_of(data, name) is kind
    assert kind_of(data[:8000], name) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f'<xbrl xmlns="{XBRLI}">', Kind.INSTANCE),
        (f'<xbrli:xbrl\n xmlns:xbrli="{XBRLI}">', Kind.INSTANCE),
        (f'\n\n <?xml version="1.0"?><!-- a --><xbrl xmlns="{XBRLI}">', Kind.INSTANCE),
        (f'<xbrl xmlns="{XBRLI}" {IX}>', Kind.INSTANCE),
        (f"<?xml version='1.0'?>{XHTML} {IX}>", Kind.INLINE),
        (f"{XHTML} {IX.replace('2013', '2008')}>", Kind.INLINE),
        (f"{XHTML}><body>", None),
        ('<link:linkbase xmlns:link="x">', Kind.NAMES),
        ("<xsd:schema\ttargetNamespace='x'>", Kind.NAMES),
        ("<?xml version='1.0'?><FilingSummary>", Kind.SUMMARY),
        ('{"version": "2.2", "instance": {"a.htm": {"nsprefix": "hx"}}}', Kind.METALINKS),
        ('{"cik": 1, "entityName": "H", "facts": {}}', Kind.COMPANY_FACTS),
        ("source,cik,entity\nR65.htm,1,Ambow\n", Kind.MANIFEST),
        ("source,cik,colour\n", None),
        ("cik,entity\n", None),
        ('{"facts": []}', None),
        ("{", None),
        ("<html><body>xbrl</body></html>", None),
        ("<xbrlish>", None),
        ("|\nTitle\n", None),
        ("", None),
    ],
)  # fmt: skip
def test_beginnings(text, kind) -> None:
    assert kind_of(text.encode()) is kind


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marked_encodings(encoding) -> None:
    assert kind_of(f'<xbrl xmlns="{XBRLI}">'.encode(encoding)) is Kind.INSTANCE


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Financial_Report.xlsx", Kind.WORKBOOK),
        ("REPORT.XLSM", Kind.WORKBOOK),
        ("a.zip", None),
    ],
)
def test_a_workbook_is_an_archive_by_its_name(name, kind) -> None:
    assert kind_of(b"PK\x03\x04rest", name) is kind


def test_binary_files_are_none() -> None:
    assert kind_of(bytes(range(256))) is None

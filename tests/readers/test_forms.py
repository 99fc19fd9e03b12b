"""What a file is, by how it begins."""

from pathlib import Path

import pytest

from kg.readers import forms

DATA = Path(__file__).resolve().parents[1] / "data"
XHTML = '<html xmlns="http://www.w3.org/1999/xhtml"'
IX = 'xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"'
XBRLI = "http://www.xbrl.org/2003/instance"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("hx-20211231.xml", forms.INSTANCE),
        ("hx-20211231.htm", forms.INLINE),
        ("hx-exhibit.htm", forms.INLINE),
        ("hx-20211231.xsd", forms.NAMES),
        ("hx-20211231_lab.xml", forms.NAMES),
        ("hx-20211231_pre.xml", forms.NAMES),
    ],
)
def test_files_of_a_filing(name, kind) -> None:
    data = (DATA / "xbrl" / name).read_bytes()
    assert forms.form_of(data, name) is kind
    assert forms.form_of(data[:8000], name) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f'<xbrl xmlns="{XBRLI}">', forms.INSTANCE),
        (f'<xbrli:xbrl\n xmlns:xbrli="{XBRLI}">', forms.INSTANCE),
        (f'\n\n <?xml version="1.0"?><!-- a --><xbrl xmlns="{XBRLI}">', forms.INSTANCE),
        (f'<xbrl xmlns="{XBRLI}" {IX}>', forms.INSTANCE),
        (f"<?xml version='1.0'?>{XHTML} {IX}>", forms.INLINE),
        (f"{XHTML} {IX.replace('2013', '2008')}>", forms.INLINE),
        (f"{XHTML}><body>", forms.HTML_PAGE),
        ('<link:linkbase xmlns:link="x">', forms.NAMES),
        ("<xsd:schema\ttargetNamespace='x'>", forms.NAMES),
        ("<?xml version='1.0'?><FilingSummary>", forms.SUMMARY),
        ('{"version": "2.2", "instance": {"a.htm": {"nsprefix": "hx"}}}', forms.METALINKS),
        ('{"cik": 1, "entityName": "H", "facts": {}}', forms.COMPANY_FACTS),
        ("source,cik,entity\nR65.htm,1,Ambow\n", forms.MANIFEST),
        ("source,cik,colour\n", None),
        ("cik,entity\n", None),
        ('{"facts": []}', None),
        ("{", None),
        ("<html><body>xbrl</body></html>", forms.HTML_PAGE),
        ("<xbrlish>", None),
        ("|\nTitle\n", forms.TEXT_PAGE),
        ("<SEC-DOCUMENT>a.txt", forms.SUBMISSION),
        ("", None),
    ],
)  # fmt: skip
def test_beginnings(text, kind) -> None:
    assert forms.form_of(text.encode()) is kind


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marked_encodings(encoding) -> None:
    assert forms.form_of(f'<xbrl xmlns="{XBRLI}">'.encode(encoding)) is forms.INSTANCE


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Financial_Report.xlsx", forms.WORKBOOK),
        ("REPORT.XLSM", forms.WORKBOOK),
        ("a.zip", forms.ARCHIVE),
    ],
)
def test_a_workbook_is_an_archive_by_its_name(name, kind) -> None:
    assert forms.form_of(b"PK\x03\x04rest", name) is kind


def test_binary_files_are_none() -> None:
    assert forms.form_of(bytes(range(256))) is None


OFFERED = {
    forms.Use.PAGE: "read",
    forms.Use.COLLECTION: "read",
    forms.Use.CONTAINER: "contents_of",
}


@pytest.mark.parametrize("form", forms.FORMS, ids=lambda form: form.name)
def test_a_module_offers_what_the_use_of_its_form_says(form) -> None:
    name = OFFERED.get(form.use)
    if name is None:
        assert form.module == ""
    else:
        assert callable(getattr(form.load(), name))


@pytest.mark.parametrize("form", forms.FORMS, ids=lambda form: form.name)
def test_a_form_without_facts_says_so(form) -> None:
    is_without = form.use in (forms.Use.NAMES, forms.Use.LIST)
    assert (form.aside != "" and all(form.alone)) or not is_without


def test_names_of_forms_are_unique() -> None:
    names = [form.name for form in forms.FORMS]
    assert sorted(set(names)) == sorted(names)

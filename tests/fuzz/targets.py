"""What is fuzzed: small valid sources by name, and how each is read to its facts."""

import binascii
import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from kg.build.loaded_files import knowledge
from kg.build.read import batches, read_batch
from kg.errors import KGError
from kg.model.filing import Identity, Reading
from kg.readers import forms
from kg.readers.companyfacts import read as company_facts
from kg.readers.sources import submissions, zips
from kg.readers.xbrl import instance
from kg.readers.xbrl.assembly import names_of, read_documents
from kg.readers.xbrl.linkbases import Taxonomy, taxonomy_of
from kg.readers.xbrl.metalinks import taxonomy_of_metalinks
from kg.readers.xbrl.parsing import LARGEST
from kg.views.facts import facts_jsonl

DATA = Path(__file__).resolve().parents[1] / "data" / "xbrl"
NAMES = tuple(f"hx-20211231{end}" for end in (".xsd", "_lab.xml", "_pre.xml"))
PAGE = "|\nDUE (Details) - CNY\n|\nDec. 31, 2021\n|Due to related parties\n|¥ 5\n|X\n"
MARKDOWN = """v3.24

| **DUE (Details) - CNY (¥)  ¥ in Thousands** | 6 Months Ended | |
| --- | --- | --- |
| Jun. 30, 2021  Beta [Member] | Jun. 30, 2020 |
| [Quay Ltd [Member]](javascript:void(0);) |  |  |
| **Due \\[Line Items\\]** |  |  |
| Due to related parties | ¥ 5 |  |

| X |
| --- |
"""
MHTML = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/data/17/000110465922000001/R2.htm
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----b"

------b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/data/17/000110465922000001/R2.htm

<html><table class=3D"report"><tr><th>DUE - USD ($)</th><th>Dec. 31, 2021</th></tr>
<tr><td class=3D"pl">Due to parent</td><td>$ 5</td></tr></table></html>
------b--
"""
METALINKS = {
    "version": "2.2",
    "instance": {
        "hx.htm": {
            "nsprefix": "hx",
            "report": {"R2": {"role": "http://hx/role", "longName": "0002 - D - T"}},
            "tag": {
                "hx_LoanRate": {
                    "xbrltype": "percentItemType",
                    "presentation": ["http://hx/role"],
                    "lang": {"en-us": {"role": {"label": "Rate", "terseLabel": "R"}}},
                }
            },
        }
    },
}
VALUE = {
    "end": "2021-12-31",
    "start": "2021-01-01",
    "val": 5.25,
    "accn": "0001104659-22-000001",
    "form": "20-F",
    "filed": "2022-04-15",
    "frame": "CY2021",
}
COMPANY_FACTS = {
    "cik": 1751876,
    "entityName": "Huaxia Holding Ltd.",
    "facts": {"us-gaap": {"Assets": {"label": "Assets", "units": {"CNY": [VALUE]}}}},
}
SUMMARY = """<?xml version="1.0"?><FilingSummary><MyReports><Report><ShortName>DUE
</ShortName><HtmlFileName>R2.htm</HtmlFileName></Report></MyReports></FilingSummary>"""
TOKENS = (
    b"<", b">", b"&", b'"', b"/>", b"]]>", b"<!--", b"-->", b"<?a?>", b"&#0;", b"&a;",
    b"<!DOCTYPE a [<!ENTITY a 'b'>]>", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xae",
    b"-", b"9" * 400, b"1e999999999", b"1E400", b"NaN", b"INF", b"1_000", b"\xc2\xb2",
    b'contextRef="close"', b'unitRef="cny"', b'id="f6"', b'continuedAt="more"',
    b'xsi:nil="true"', b'decimals="9999999999"', b'precision="0"', b'scale="99"',
    b'scale="-99"', b'sign="-"', b'format="ixt:date-month-day"',
    b'format="ixt-sec:durwordsen"', b'format="ixt-sec:numwordsen"',
    b'format="ixt:num-dot-decimal"', b'escape="true"', b"0001-01-01T00:00:00",
    b"9999-12-31T24:00:00", b"2021-02-30", b"<ix:exclude>", b"</ix:exclude>",
    b"<xbrli:forever/>", b"<xbrli:divide/>", b'use="prohibited"', b'xml:lang="zh"',
    b'xlink:href="#"', b"null", b"[", b"]", b"{", b"}", b":", b",", b"PK\x03\x04",
    b"PK\x05\x06", b"<DOCUMENT>", b"</DOCUMENT>", b"<TEXT>", b"</TEXT>", b"<XBRL>",
    b"begin 644 a\n", b"`\nend", b"|", b"\n", b"\t", b"**", b"---|---", b"[a](#)", b"\\",
    b"3 Months Ended", b"Dec. 31, 2020", b"in Thousands", b"[Member]", b"<br>", b"------b",
)  # fmt: skip
"""What the formats are made of, and what they are not."""


def file_of(name: str) -> bytes:
    return (DATA / name).read_bytes()


def zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as opened:
        for name, data in files.items():
            opened.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def submission() -> bytes:
    archive = zipped({"R2.txt": PAGE.encode()})
    lines = [archive[n : n + 45] for n in range(0, len(archive), 45)]
    body = b"".join(binascii.b2a_uu(line) for line in lines)
    inner = {
        "hx.xml": b"<XBRL>\n" + file_of("hx-20211231.xml").strip() + b"\n</XBRL>",
        "hx.zip": b"<ZIP>\nbegin 644 hx.zip\n" + body + b"`\nend\n</ZIP>",
        "R4.txt": PAGE.encode(),
    }
    text = b"<SEC-DOCUMENT>a.txt : 20220415\n<SEC-HEADER>\nACCESSION NUMBER: "
    text += b"0001104659-22-000001\n</SEC-HEADER>\n"
    for name, data in inner.items():
        text += b"<DOCUMENT>\n<TYPE>EX\n<FILENAME>" + name.encode() + b"\n<TEXT>\n"
        text += data + b"\n</TEXT>\n</DOCUMENT>\n"
    return text


def seeds() -> dict[str, bytes]:
    """Return a small valid source of each kind."""
    instance, label = file_of("hx-20211231.xml"), file_of("hx-20211231_lab.xml")
    main, exhibit = file_of("hx-20211231.htm"), file_of("hx-exhibit.htm")
    resources = exhibit.partition(b"<ix:resources>")[2].partition(b"</ix:resources>")[0]
    whole = main.replace(b"</ix:resources>", resources + b"</ix:resources>")
    whole = whole.replace(
        b"xmlns:us-gaap", b'xmlns:srt="http://fasb.org/srt/2021" xmlns:us-gaap'
    )
    return {
        "instance": instance,
        "inline": whole,
        "linkbase": label,
        "schema": file_of("hx-20211231.xsd"),
        "metalinks": json.dumps(METALINKS).encode(),
        "companyfacts": json.dumps(COMPANY_FACTS).encode(),
        "zip": zipped({"hx.xml": instance, "hx_lab.xml": label}),
        "submission": submission(),
        "summary": SUMMARY.encode(),
        "markdown": MARKDOWN.encode(),
        "mhtml": MHTML,
    }  # fmt: skip


@cache
def named() -> Taxonomy:
    return names_of([(name, file_of(name)) for name in NAMES], [])


def read_document(form: forms.Form) -> Callable[[bytes], object]:
    def _read(data: bytes) -> object:
        files = [("a", data)]
        reading = read_documents(
            files, form, named(), knowledge().members, identity=Identity()
        )
        return facts_jsonl(reading.facts)

    return _read


def read_in_parts(data: bytes) -> object:
    """Read an instance as a whole and child by child, which must give the same."""
    found: list[object] = []
    usual = instance.STREAMED_FROM
    for size in (LARGEST, 0):
        instance.STREAMED_FROM = size
        try:
            found.append(instance.read(data, "a"))
        except KGError:
            found.append(None)
        finally:
            instance.STREAMED_FROM = usual
    assert found[0] == found[1]
    return found


def read_names(data: bytes) -> object:
    taxonomy = taxonomy_of([("a.xml", data)])
    for name in [*taxonomy.labels, "hx:LoanRate", ""]:
        taxonomy.label(name)
    return taxonomy.labels, taxonomy.reports_of()


def read_metalinks(data: bytes) -> object:
    taxonomy = Taxonomy()
    taxonomy_of_metalinks(data, "MetaLinks.json", taxonomy)
    return taxonomy.reports_of()


def read_company_facts(data: bytes) -> object:
    found = list(company_facts(data, "a.json", knowledge(), identity=Identity()))
    return [facts_jsonl(reading.facts) for reading in found]


def read_archive(data: bytes) -> object:
    return [entry.load() for entry in zips.contents_of("a.zip", data).entries]


def read_submission(data: bytes) -> object:
    return [
        (e.head(), e.load()) for e in submissions.contents_of("a.txt", data).entries
    ]


def read_file(name: str) -> Callable[[bytes], object]:
    """Return what reads a file of this name as the command line does."""

    def _read(data: bytes) -> object:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder, name)
            place.write_bytes(data)
            found, _ = batches([str(place)], {}, Identity())
            results = [result for batch in found for result in read_batch(batch)]
        readings = [result for result in results if isinstance(result, Reading)]
        return [facts_jsonl(reading.facts) for reading in readings]

    return _read


TARGETS: dict[str, tuple[str, Callable[[bytes], object]]] = {
    "instance": ("instance", read_document(forms.INSTANCE)),
    "instance in parts": ("instance", read_in_parts),
    "inline": ("inline", read_document(forms.INLINE)),
    "linkbase": ("linkbase", read_names),
    "schema": ("schema", read_names),
    "metalinks": ("metalinks", read_metalinks),
    "companyfacts": ("companyfacts", read_company_facts),
    "zip": ("zip", read_archive),
    "submission": ("submission", read_submission),
    "instance file": ("instance", read_file("hx.xml")),
    "inline file": ("inline", read_file("hx.htm")),
    "zip file": ("zip", read_file("hx.zip")),
    "submission file": ("submission", read_file("hx.txt")),
    "companyfacts file": ("companyfacts", read_file("facts.json")),
    "markdown file": ("markdown", read_file("R2.md")),
    "mhtml file": ("mhtml", read_file("R2.mhtml")),
    "summary file": ("summary", read_file("FilingSummary.xml")),
}
"""Seed and reader of each target."""


def survives(target: str, data: bytes) -> None:
    """Read data; only the failures this package reports itself may come out."""
    with suppress(KGError):
        TARGETS[target][1](data)

"""A server that looks like EDGAR, and can be made to fail."""

import json
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.edgar.client import Client, connect

TIMEOUT = "0.1"

SUMMARY = b"""<FilingSummary><InputFiles>
<File doctype="20-F" original="ambo.htm">ambo.htm</File><File>ambo.xsd</File>
<File>part2.htm</File></InputFiles></FilingSummary>"""
FACTS = {
    "FilingSummary.xml": SUMMARY,
    "Financial_Report.xlsx": b"PK sheets",
    "MetaLinks.json": b"{}",
    "R1.htm": b"<html>cover</html>",
    "R2.htm": b"<html>balance sheet</html>",
    "ambo.htm": b"<html>inline</html>",
    "ambo.xsd": b"<schema/>",
    "ambo_htm.xml": b"<xbrl>instance</xbrl>",
    "ambo_lab.xml": b"<labels/>",
    "part2.htm": b"<html>inline too</html>",
}
OTHERS = {
    "0001104659-21-117128-index.htm": b"list",
    "0001104659-21-117128.txt": b"all",
    "ambo_g1.jpg": b"picture",
    "ex99.htm": b"exhibit",
    "report.css": b"style",
}


class FakeEdgar:
    """Serves `files`; `faults` by path are used up one a request, then it is well."""

    def __init__(self):
        self.files: dict[str, bytes] = {}
        self.faults: dict[str, list[tuple]] = {}
        self.versions: dict[str, str] = {}
        self.ranges: list[str] = []
        self.asked: list[str] = []
        self.times: list[float] = []
        self.slept: list[float] = []
        self.agents: set[str] = set()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.thread = threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.01}
        )
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.client: Client

    def close(self):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def counts(self) -> Counter[str]:
        return Counter(path.rpartition("/")[2] for path in self.asked)

    def add_tickers(self, **ciks):
        rows = [{"cik_str": int(c), "ticker": t, "title": t} for t, c in ciks.items()]
        table = {str(n): row for n, row in enumerate(rows)}
        self.files["/files/company_tickers.json"] = json.dumps(table).encode()

    def add_company(self, cik, name, *filings, older=()):
        """Add a list of filings: (accession, form, filed, xbrl) each."""
        part = f"CIK{int(cik):010}-submissions-001.json"
        days = [filing[2] for filing in older]
        parts = [
            {
                "name": part,
                "filingCount": len(days),
                "filingFrom": min(days, default=""),
                "filingTo": max(days, default=""),
            }
        ] * bool(days)
        head = {
            "cik": f"{int(cik):010}",
            "entityType": "operating",
            "sic": "8200",
            "name": name,
            "tickers": ["AMBO"],
            "exchanges": ["NYSE"],
            "fiscalYearEnd": "1231",
            "filings": {"recent": columns(filings), "files": parts},
        }
        self.files[f"/submissions/CIK{int(cik):010}.json"] = json.dumps(head).encode()
        self.files[f"/submissions/{part}"] = json.dumps(columns(older)).encode()

    def add_filing(self, cik, accession, files, *, listed=()):
        """Add the files of a filing; `listed` are names only its list bears."""
        folder = f"/Archives/edgar/data/{cik}/{accession.replace('-', '')}"
        sizes = {name: str(len(body)) for name, body in files.items()}
        sizes |= dict.fromkeys(listed, "7")
        items = [
            {
                "last-modified": "2021-09-17 06:11:22",
                "name": name,
                "type": "text.gif",
                "size": size,
            }
            for name, size in sizes.items()
        ]
        parent = folder.rpartition("/")[0]
        index = {"directory": {"item": items, "name": folder, "parent-dir": parent}}
        self.files[f"{folder}/index.json"] = json.dumps(index).encode()
        self.files |= {f"{folder}/{name}": body for name, body in files.items()}
        return folder

    def piece(self, path, asked, body):
        """Return status, headers and body for a request that may ask for a piece."""
        version = self.versions[path]
        wanted = asked.get("Range", "")
        headers = {"ETag": version, "Content-Length": len(body)}
        if not wanted or asked.get("If-Range", version) != version:
            return 200, headers, body
        self.ranges.append(wanted)
        first, last = map(int, wanted.removeprefix("bytes=").split("-"))
        piece = body[first : last + 1]
        if not piece:
            return 416, {"Content-Length": 0}, b""
        headers["Content-Length"] = len(piece)
        ends = f"{first}-{first + len(piece) - 1}"
        headers["Content-Range"] = f"bytes {ends}/{len(body)}"
        return 206, headers, piece

    def _handler(edgar):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                edgar.asked.append(self.path)
                edgar.times.append(time.monotonic())
                edgar.agents.add(self.headers["User-Agent"])
                faults = edgar.faults.get(self.path, [])
                kind, *rest = faults.pop(0) if faults else ("well",)
                body = edgar.files.get(self.path)
                if kind == "status":
                    status, headers = rest
                    self.answer(status, headers, b"")
                elif body is None:
                    self.answer(404, {}, b"no such file")
                elif self.path in edgar.versions and kind == "well":
                    self.answer(*edgar.piece(self.path, self.headers, body))
                elif kind == "cut":
                    self.answer(200, {"Content-Length": len(body)}, body[: rest[0]])
                elif kind == "unsaid":
                    self.answer(200, {}, body[: rest[0]])
                else:
                    time.sleep(rest[0] if kind == "slow" else 0)
                    self.answer(200, {"Content-Length": len(body)}, body)

            def answer(self, status, headers, body):
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, str(value))
                self.end_headers()
                with suppress(ConnectionError):  # who asked may have hung up
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        return Handler


def columns(filings):
    """Return filings as EDGAR lists them: a list a column, newest first."""
    accessions, forms, days, marks = zip(*filings, strict=True) if filings else [()] * 4
    return {
        "accessionNumber": list(accessions),
        "filingDate": list(days),
        "reportDate": list(days),
        "acceptanceDateTime": [f"{day}T06:11:22.000Z" for day in days],
        "act": ["34"] * len(days),
        "form": list(forms),
        "fileNumber": ["001-34824"] * len(days),
        "items": [""] * len(days),
        "size": [1_234_567] * len(days),
        "isXBRL": list(marks),
        "isInlineXBRL": list(marks),
        "primaryDocument": ["ambo.htm"] * len(days),
        "primaryDocDescription": list(forms),
    }


@pytest.fixture
def edgar(monkeypatch):
    monkeypatch.setattr("kg.edgar.client.RATE", 1000)
    server = FakeEdgar()
    variables = {
        "EDGAR_BASE_URL": server.url,
        "EDGAR_DATA_URL": server.url,
        "EDGAR_HTTP_TIMEOUT": TIMEOUT,
    }
    with connect("Jane Doe jane@example.com", variables) as client:
        server.client = replace(client, sleep=server.slept.append)
        yield server
    server.close()


@pytest.fixture
def ambow(edgar):
    """EDGAR with one company of one filing; the fixture is that filing's address."""
    edgar.add_tickers(AMBO="1494558")
    edgar.add_company(
        "1494558",
        "Ambow Education Holding Ltd.",
        ("0001104659-21-117128", "6-K", "2021-09-17", 1),
    )
    return edgar.add_filing("1494558", "0001104659-21-117128", FACTS | OTHERS)

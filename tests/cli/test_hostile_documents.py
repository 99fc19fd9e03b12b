"""Documents made to harm, from outside: one line, code 3, nothing stored or fetched."""

import io
import os
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAD = (
    '<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:hx="http://huaxia.example/1"'
    ' xmlns:us-gaap="http://fasb.org/us-gaap/2021"'
)
CONTEXT = (
    '<context id="c"><entity><identifier scheme="x">1751876</identifier></entity>'
    "<period><instant>2021-12-31</instant></period></context>"
    '<unit id="u"><measure>USD</measure></unit>'
)
FACT = (
    '<us-gaap:DueToRelatedPartiesCurrent contextRef="c" unitRef="u">5'
    "</us-gaap:DueToRelatedPartiesCurrent>"
)
LOL = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
SECRET = "file:///etc/passwd"


def instance(inner: str = "", *, before: str = "", attributes: str = "") -> bytes:
    return f"{before}{HEAD} {attributes}>{CONTEXT}{FACT}{inner}</xbrl>".encode()


def zipped(name: str, data: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, data)
    return held.getvalue()


DEEP = "<hx:A>" * 100_000 + "</hx:A>" * 100_000
MANY = " ".join(f'a{n}="{n}"' for n in range(5_000))
BAD = {
    "laughs.xml": instance(
        "<hx:A>&a9;</hx:A>", before=f'<!DOCTYPE xbrl [<!ENTITY a0 "lol">{LOL}]>'
    ),
    "laughs_in_attributes.xml": instance(
        '<hx:A b="&a9;"/>', before=f'<!DOCTYPE xbrl [<!ENTITY a0 "lol">{LOL}]>'
    ),
    "external.xml": instance(
        '<hx:A contextRef="c">&a;</hx:A>',
        before=f'<!DOCTYPE xbrl [<!ENTITY a SYSTEM "{SECRET}">]>',
    ),
    "parameter.xml": instance(
        before=f'<!DOCTYPE xbrl [<!ENTITY % a SYSTEM "{SECRET}"> %a;]>'
    ),
    "deep.xml": instance(DEEP),
    "missing_context.xml": instance('<hx:A contextRef="gone">1</hx:A>'),
    "missing_unit.xml": instance('<hx:A contextRef="c" unitRef="gone">1</hx:A>'),
    "truncated.xml": instance()[:-40],
    "latin.xml": instance("<!-- é -->").replace("é".encode(), b"\xe9"),
    "encoding.xml": b'<?xml version="1.0" encoding="nonsense"?>' + instance(),
    "utf16_without_mark.xml": b'<?xml version="1.0" encoding="utf-16"?>' + instance(),
    "attributes.xml": f"<html {MANY}/>".encode(),
    "twice.xml": instance("<hx:A a='1' a='2'/>"),
    "nul.xml": instance("<hx:A>\0</hx:A>"),
    "period.xml": instance().replace(b"<instant>2021-12-31</instant>", b""),
    "truncated.zip": zipped("hx.xml", instance())[:-30],
    "leaving.zip": zipped("../hx.xml", instance()),
    "bomb.zip": zipped("hx.xml", instance() + b" " * 3_000_000),
    "inside.zip": zipped("hx.xml", instance('<hx:A contextRef="gone">1</hx:A>')),
    "submission.txt": b"<SEC-DOCUMENT>a\n<DOCUMENT>\n<FILENAME>hx.xml\n<TEXT>\n<XBRL>",
    "facts.json": b'{"cik": 1, "facts": {"us-gaap": {',
}  # fmt: skip


def kg(*arguments: object, cwd: Path):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("KG_GRAPH", None)
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        capture_output=True,
        cwd=cwd,
        env=environment,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_hostile_document_is_told_in_one_line(tmp_path, name) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    done = kg("facts", name, cwd=tmp_path)
    (error,) = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout) == (3, b"")
    assert name in error
    assert "root:" not in error


def test_nothing_of_hostile_documents_is_stored(tmp_path) -> None:
    for name, data in BAD.items():
        (tmp_path / name).write_bytes(data)
    done = kg("build", *BAD, cwd=tmp_path)
    said = done.stderr.decode()
    errors = [line for line in said.splitlines() if line.startswith("kg: ")]
    assert done.returncode == 3
    assert len(errors) == len(BAD)
    assert "Traceback" not in said
    assert "root:" not in said
    assert not (tmp_path / "graph" / "current").exists()


HARMLESS = {
    "document_type.xml": instance(before='<!DOCTYPE xbrl SYSTEM "{place}x.dtd">'),
    "include.xml": instance(
        '<hx:A contextRef="c"><xi:include xmlns:xi="http://www.w3.org/2001/XInclude"'
        f' parse="text" href="{SECRET}"/></hx:A>'
    ),
    "schema.xml": instance(
        attributes='xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xsi:schemaLocation="http://huaxia.example/1 {place}x.xsd"'
    ),
    "style.xml": instance(before='<?xml-stylesheet href="{place}x.xsl"?>'),
}


@pytest.mark.parametrize("name", sorted(HARMLESS))
def test_what_a_document_points_at_is_never_fetched(tmp_path, name) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        place = f"http://127.0.0.1:{server.getsockname()[1]}/".encode()
        (tmp_path / name).write_bytes(HARMLESS[name].replace(b"{place}", place))
        done = kg("facts", name, "--format", "jsonl", cwd=tmp_path)
        with pytest.raises(TimeoutError):
            server.accept()
    assert done.returncode == 0, done.stderr
    assert b"us-gaap:DueToRelatedPartiesCurrent" in done.stdout
    assert b"root:" not in done.stdout


def test_an_undeclared_entity_is_refused_without_a_fetch(tmp_path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        place = f"http://127.0.0.1:{server.getsockname()[1]}/x.dtd"
        data = instance("&a;", before=f'<!DOCTYPE xbrl SYSTEM "{place}">')
        (tmp_path / "a.xml").write_bytes(data)
        done = kg("facts", "a.xml", cwd=tmp_path)
        with pytest.raises(TimeoutError):
            server.accept()
    assert done.returncode == 3
    assert b"declared nowhere" in done.stderr


def test_beside_a_hostile_document_the_good_one_is_stored(tmp_path) -> None:
    (tmp_path / "good.xml").write_bytes(instance())
    (tmp_path / "bad.xml").write_bytes(BAD["missing_context.xml"])
    done = kg("build", "good.xml", "bad.xml", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr.decode().count("kg:") == 1
    rows = kg("query", "filings", "--format", "csv", cwd=tmp_path).stdout.decode()
    assert len(rows.splitlines()) == 2

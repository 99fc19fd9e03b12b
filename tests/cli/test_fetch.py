"""kg fetch from outside: exit codes, lines, and what it asks a person."""

import json
import sys
from contextlib import AbstractContextManager, nullcontext

import pytest
import typer

from kg.api.progress import Bar
from kg.cli import _run
from kg.edgar import client as connection
from kg.edgar.client import Answer, Client, Transport

SITE = "https://edgar.example"
ARCHIVE = f"{SITE}/Archives/edgar/data/1494558"
PEOPLE = "Jane Doe jane@example.com"


def listed(*names: str) -> bytes:
    return json.dumps({"directory": {"item": [{"name": n} for n in names]}}).encode()


ANSWERS = {
    f"{SITE}/files/company_tickers.json": json.dumps(
        {"0": {"cik_str": 1494558, "ticker": "AMBO"}}
    ).encode(),
    f"{SITE}/submissions/CIK0001494558.json": json.dumps(
        {
            "name": "Ambow",
            "filings": {
                "recent": {
                    "accessionNumber": ["0001104659-21-117128", "0001104659-20-000001"],
                    "form": ["6-K", "20-F/A"],
                    "filingDate": ["2021-09-17", "2020-05-01"],
                }
            },
        }
    ).encode(),
    f"{ARCHIVE}/000110465921117128/index.json": listed("FilingSummary.xml", "R1.htm"),
    f"{ARCHIVE}/000110465921117128/FilingSummary.xml": b"<FilingSummary/>",
    f"{ARCHIVE}/000110465921117128/R1.htm": b"<html/>",
    f"{ARCHIVE}/000110465920000001/index.json": listed("R1.htm"),
    f"{ARCHIVE}/000110465920000001/R1.htm": b"<html/>",
}


def given(transport: Transport) -> AbstractContextManager[Client]:
    """Return what `connect` does, asking a stand-in."""
    return nullcontext(Client(transport, SITE, SITE, sleep=id))


@pytest.fixture
def asked(monkeypatch, tmp_path) -> list[str]:
    """What EDGAR was asked; it answers `ANSWERS` to who has an identity."""
    urls: list[str] = []

    def answer(url: str) -> Answer:
        urls.append(url)
        body = ANSWERS.get(url)
        return Answer(404 if body is None else 200, {}, body or b"")

    monkeypatch.setattr(connection, "connect", lambda _: given(answer))
    monkeypatch.setenv("EDGAR_IDENTITY", PEOPLE)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    return urls


def test_it_says_what_came_and_how_to_go_on(asked, capsys):
    assert _run(["fetch", "AMBO", "-o", "my filings"]) == 0
    said = capsys.readouterr()
    assert said.out == (
        "1 filings in my filings: 2 files fetched, 0 already there, 0 missed; "
        "0 filings without XBRL passed over\n"
        "next: kg build --manifest 'my filings/manifest.csv'\n"
    )
    assert said.err == ""
    asked.clear()
    assert _run(["fetch", "1494558", "-o", "my filings"]) == 0
    assert "0 files fetched, 2 already there" in capsys.readouterr().out
    assert len(asked) == 1


def test_forms_dates_and_amendments(asked, capsys):
    def filings(*options: str) -> str:
        assert _run(["fetch", "1494558", *options]) == 0
        return capsys.readouterr().out[:9]

    assert filings("--form", "20-f/a, 6-K") == "2 filings"
    assert filings("--form", "20-F/A", "--form", "6-K", "--limit", "1") == "1 filings"
    assert filings("--form", "20-F") == "0 filings"
    assert filings("--since", "2021-09-17") == "1 filings"
    assert filings("--since", "2021-09-18", "--no-pages") == "0 filings"


def test_an_unknown_ticker_is_one_line_and_exit_3(asked, capsys):
    assert _run(["fetch", "NOPE"]) == 3
    said = capsys.readouterr()
    assert said.err.startswith("kg: found no company with the ticker NOPE, expected")
    assert said.err.count("\n") == 1


def test_a_run_that_ends_early_says_so(asked, capsys, monkeypatch):
    busy = Answer(429, {"retry-after": "900"}, b"")
    monkeypatch.setattr(connection, "connect", lambda _: given(lambda url: busy))
    assert _run(["fetch", "1494558"]) == 3
    assert "asking for a pause of 900 s" in capsys.readouterr().err


def test_interrupted_is_130(asked, monkeypatch):
    def interrupted(_: str) -> Answer:
        raise KeyboardInterrupt

    monkeypatch.setattr(connection, "connect", lambda _: given(interrupted))
    assert _run(["fetch", "1494558"]) == 130


def test_without_identity_it_refuses(asked, capsys, monkeypatch):
    monkeypatch.delenv("EDGAR_IDENTITY")
    assert _run(["fetch", "AMBO"]) == 3
    said = capsys.readouterr()
    assert said.err.startswith("kg: found no identity, expected the name and e-mail")
    assert said.err.count("\n") == 1
    assert asked == []


def test_a_person_is_asked_once(asked, capsys, monkeypatch):
    monkeypatch.delenv("EDGAR_IDENTITY")
    monkeypatch.setattr(connection, "require", lambda: None)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    answers = [PEOPLE]
    monkeypatch.setattr(typer, "prompt", lambda *_, **__: answers.pop())
    assert _run(["fetch", "AMBO"]) == 0
    assert _run(["fetch", "AMBO"]) == 0
    assert answers == []


def test_without_httpx_nobody_is_asked(monkeypatch, capsys, tmp_path):
    monkeypatch.setitem(sys.modules, "httpx", None)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path))
    monkeypatch.delenv("EDGAR_IDENTITY", raising=False)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert _run(["fetch", "AMBO"]) == 3
    assert _run(["fetch", "AMBO", "--identity", PEOPLE]) == 3
    line = "found no httpx, which kg fetch needs; run "
    assert capsys.readouterr().err.count(line) == 2


def test_the_bar_is_for_terminals_alone(asked, capsys, monkeypatch):
    with Bar("listing filings") as bar:
        bar.show(1, 2, "data/1/R1.htm")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with Bar("listing filings") as bar:
        bar.show(1, 2, "data/1/R1.htm")
    drawn = capsys.readouterr().err
    assert "1/2" in drawn
    assert "data/1/R1.htm" in drawn
    with Bar("reading", "deriving who owes whom") as bar:
        bar.show(1, 2)
        bar.show(2, 2)
    drawn = capsys.readouterr().err
    assert drawn.index("reading") < drawn.index("deriving who owes whom")


@pytest.mark.parametrize(
    "arguments", [[], ["AMBO", "--since", "yesterday"], ["AMBO", "--limit", "0"]]
)
def test_wrong_usage_is_2(asked, arguments):
    assert _run(["fetch", *arguments]) == 2
    assert asked == []


def test_help_shows_an_example(capsys):
    assert _run(["fetch", "--help"]) == 0
    assert "Example: kg fetch AMBO --form 20-F" in capsys.readouterr().out

"""kg note prints the notes of a filing, or says that there are none."""

from html import escape
from pathlib import Path

import pytest
from typer.testing import CliRunner

import kg
from kg.cli.app import app
from kg.errors import NotFoundError

INSTANCE = """<xbrl xmlns="http://www.xbrl.org/2003/instance"
 xmlns:us-gaap="http://fasb.org/us-gaap/2023"><context id="y"><entity>
<identifier scheme="x">77</identifier></entity><period><startDate>2023-01-01</startDate>
<endDate>2023-12-31</endDate></period></context>
<us-gaap:RelatedPartyTransactionsDisclosureTextBlock contextRef="y"
>{note}</us-gaap:RelatedPartyTransactionsDisclosureTextBlock></xbrl>
"""
NOTE = (
    "<p>We owe our chair money.</p><table><tr><td>Name</td><td>Relationship</td></tr>"
    "<tr><td>Ada Moss</td><td>Chair</td></tr></table>"
)
KEY = (
    "0000000077-24-000001/us-gaap:RelatedPartyTransactionsDisclosureTextBlock/"
    "2023-01-01..2023-12-31"
)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    source = tmp_path / "moss.xml"
    source.write_text(INSTANCE.format(note=escape(NOTE)))
    with kg.open(tmp_path / "graph") as graph:
        graph.build(source, accession="0000000077-24-000001", entity="Moss Corp")
    return str(tmp_path / "graph")


@pytest.mark.parametrize("filing", ["0000000077-24-000001", "000000007724000001"])
def test_a_note_is_printed(folder: str, filing: str) -> None:
    done = CliRunner().invoke(app, ["note", filing, "-g", folder, "--statements"])
    assert done.exit_code == 0
    assert done.stdout == (
        "== Moss Corp: Related Party Transactions Disclosure Text Block\n"
        f"{KEY}\n\nWe owe our chair money.\n\n"
        "Name      Relationship\n----------------------\nAda Moss  Chair\n\n"
        "-- 42-56 tie: Ada Moss is Chair\n"
        "   'Ada Moss Chair' (relationship-row)\n"
    )


def test_a_filing_without_notes_is_named(folder: str) -> None:
    done = CliRunner().invoke(app, ["note", "0000000078", "-g", folder])
    assert isinstance(done.exception, NotFoundError)
    assert "found no note of filing '0000000078'" in str(done.exception)


def test_what_changed_since_the_filing_before_is_told(tmp_path: Path) -> None:
    with kg.open(tmp_path / "graph") as graph:
        for year, note in ((2023, NOTE), (2024, NOTE.replace("our chair", "Ada Moss"))):
            source = tmp_path / f"{year}.xml"
            source.write_text(
                INSTANCE.format(note=escape(note)).replace("2023-", f"{year}-")
            )
            graph.build(
                source,
                accession=f"0000000077-{year - 1999}-000001",
                entity="Moss Corp",
                filed=f"{year + 1}-03-01",
            )
        (first, second) = graph.notes()
        versions = graph.note_versions(second.document.key)
        assert [v.filing for v in versions] == [first.filing, second.filing]
        assert [h.version for h in graph.search_text("Ada Moss Chair")] == [1, 2]
        (moss,) = graph.parties()
        ties = graph.party_statements(moss.iri)[moss.iri]
        assert {(t["first_filing"], t["last_filing"]) for t in ties} == {
            (first.filing, second.filing)
        }
    done = CliRunner().invoke(
        app, ["note", second.filing, "-g", str(tmp_path / "graph"), "--changes"]
    )
    assert done.stdout.splitlines()[2:] == [
        f"version 2 of 2, since {first.filing}",
        "- We owe our chair money.",
        "+ We owe Ada Moss money.",
    ]

"""Rows as text for people and for programs."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from kg.errors import InputError
from kg.views import table
from kg.views.table import (
    csv_text,
    json_lines,
    text_table,
    write_workbook,
)

COLUMNS = ("party", "date", "amount", "party_iri")
ROWS = [
    {
        "party": "北京 QC",
        "date": date(2021, 6, 30),
        "amount": Decimal("2.039E+6"),
        "party_iri": "https://w3id.org/rpkg/id/party/1/qc",
    },
    {"party": 'A, "B"\u202e\n=1+1', "date": None, "amount": Decimal("-5.50")},
]


def test_the_table_is_aligned_whatever_the_letters():
    assert text_table(COLUMNS[:3], ROWS).splitlines() == [
        "party              date           amount",
        "─────────────────  ──────────  ─────────",
        "北京 QC            2021-06-30  2,039,000",
        'A, "B"\\u202e =1+1                   -5.5',
    ]


def test_long_texts_are_cut_in_the_open():
    lines = text_table(["name"], [{"name": "x" * 100}], widest=10).splitlines()
    assert lines[2] == "xxxxxxxxx…"
    assert "x" * 100 in text_table(["name"], [{"name": "x" * 100}], widest=None)


def test_a_table_without_rows_has_its_heads():
    assert text_table(["a", "b"], []).splitlines()[0] == "a  b"


def test_csv_comes_back_exact():
    text = csv_text(COLUMNS, ROWS)
    assert text.endswith("\r\n")
    assert list(csv.reader(io.StringIO(text, newline="")))[1:] == [
        ["北京 QC", "2021-06-30", "2039000", "https://w3id.org/rpkg/id/party/1/qc"],
        ['A, "B"\u202e\n=1+1', "", "-5.5", ""],
    ]


def test_json_lines_are_ascii_with_every_key_and_exact_amounts():
    text = json_lines(COLUMNS, ROWS)
    assert text.isascii()
    assert [json.loads(line) for line in text.splitlines()] == [
        {
            "party": "北京 QC",
            "date": "2021-06-30",
            "amount": "2039000",
            "party_iri": "https://w3id.org/rpkg/id/party/1/qc",
        },
        {
            "party": 'A, "B"\u202e\n=1+1',
            "date": None,
            "amount": "-5.5",
            "party_iri": None,
        },
    ]


def test_a_workbook_keeps_text_as_text(tmp_path):
    path = tmp_path / "rows.xlsx"
    rows = [{"party": "=1+1", "date": date(2021, 6, 30), "amount": Decimal(2039000)}]
    write_workbook(COLUMNS[:3], rows, path)
    sheet = openpyxl.load_workbook(path).active
    assert [cell.value for cell in sheet[1]] == ["party", "date", "amount"]
    assert sheet["A2"].value == "=1+1"
    assert sheet["A2"].data_type == "s"
    assert sheet["C2"].value == 2039000


def test_a_missing_openpyxl_is_one_line(tmp_path, monkeypatch):
    def absent(name):
        raise ImportError(name)

    monkeypatch.setattr(table.importlib, "import_module", absent)
    with pytest.raises(InputError, match="openpyxl is not installed") as caught:
        write_workbook(["a"], [], tmp_path / "x.xlsx")
    assert len(str(caught.value).splitlines()) == 1

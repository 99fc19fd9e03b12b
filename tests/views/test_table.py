"""Rows as text for people and for programs."""

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from kg import extras
from kg.errors import InputError
from kg.model.characters import columns_taken
from kg.model.written import csv_text, json_lines
from kg.views.table import text_table, write_workbook

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


def test_on_a_pipe_nothing_is_cut_and_one_long_text_pads_no_other_row():
    rows = [{"name": "x" * 300, "day": "1"}, {"name": "y", "day": "2"}]
    lines = text_table(["name", "day"], rows).splitlines()
    assert lines[2] == "x" * 300 + "  1"
    assert lines[3] == "y" + " " * 59 + "  2"


@pytest.mark.parametrize("room", [72, 80, 120])
def test_on_a_terminal_every_line_fits_and_every_word_is_there(room):
    row = {
        "reporter": "Hartlepool Sand and Gravel Holdings Limited",
        "party": "青岛海洋运输贸易有限责任公司",
        "side": "due from",
        "date": date(2021, 6, 30),
        "amount": Decimal(-1234567),
        "currency": "CNY",
        "concept": "us-gaap:DueFromRelatedPartiesCurrent",
        "filing": "0001104659-21-117128",
        "note": None,
    }
    text = text_table(list(row), [row], room=room)
    assert max(map(columns_taken, text.splitlines())) <= room
    for word in ("Gravel", "due from", "2021-06-30", "-1,234,567", "CNY"):
        assert word in text
    together = re.sub(r"\s", "", text)
    assert all(letter in together for letter in row["party"])
    assert "note" not in text.split("no room")[0]


def test_what_all_rows_share_stands_above_where_room_is_short():
    names = ("reporter", "party", "side", "amount", "currency")
    rows = [
        dict(
            zip(
                names,
                ("Quillen Materials Limited", party, "due to", n, "CNY"),
                strict=True,
            )
        )
        for party, n in (("Ash Holdings", 10**25), ("Birch Holdings", 20**25))
    ]
    text = text_table(names, rows, room=70)
    assert text.splitlines()[0] == "reporter: Quillen Materials Limited · currency: CNY"
    assert text.splitlines()[1].split() == ["party", "side", "amount"]
    assert text_table(names, rows[:1], room=70).split()[0] == "reporter"
    assert text_table(names, rows, room=200).split()[0] == "reporter"


def test_what_there_is_no_room_for_is_named():
    row = dict.fromkeys(("party", "url", "row", "concept", "label"), "word " * 9)
    row["amount"] = Decimal(10) ** 30
    text = text_table(list(row), [row], room=70)
    assert text.splitlines()[-1].startswith("no room for url, row, concept: ")
    assert text.split()[:3] == ["party", "label", "amount"]


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
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    with pytest.raises(
        InputError, match=r"found no openpyxl, which .* needs"
    ) as caught:
        write_workbook(["a"], [], tmp_path / "x.xlsx")
    assert len(str(caught.value).splitlines()) == 1

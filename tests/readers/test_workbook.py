"""The workbook of the pages: sheets as text with blanks kept; damage is told."""

import io
import sys
import zipfile
from collections import Counter
from contextlib import suppress
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from kg.build.read import batches, read_batch
from kg.errors import ReadError
from kg.model.filing import Identity, Reading
from kg.readers.workbook import pages_of

openpyxl = pytest.importorskip("openpyxl")
DOLLARS = '"$ "#,##0_);\\("$ "#,##0\\)'


def workbook(*sheets: list[list[object]], forms: dict[str, str] | None = None) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
        for cell, form in (forms or {}).items():
            sheet[cell].number_format = form
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    return held.getvalue()


def test_the_nth_sheet_is_page_n_and_empty_sheets_are_none() -> None:
    data = workbook([["One"]], [], [["Three", None, 3]])
    assert list(pages_of(data, "a.xlsx")) == [("R1", "One\n"), ("R3", "Three\t\t3\n")]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (1234, DOLLARS, "$ 1,234"),
        (-1234.5, DOLLARS, "($ 1,234.5)"),
        (1234, "#,##0_);\\(#,##0\\)", "1,234"),
        (0.125, "0.00%", "12.5%"),
        (0, DOLLARS, "$ 0"),
        (1234567, '"¥ "#,##0', "¥ 1,234,567"),
        (5, "[$-409]#,##0", "5"),
        (True, "General", "True"),
        (date(2021, 12, 31), "yyyy-mm-dd", "Dec. 31, 2021"),
        ("Two\n lines ", "General", "Two lines"),
    ],
)
def test_cells_are_shown_as_a_page_prints_them(value, form, shown) -> None:
    data = workbook([[value]], forms={"A1": form})
    assert list(pages_of(data, "a.xlsx")) == [("R1", f"{shown}\n")]


def test_a_workbook_alone_gives_the_facts_of_its_pages(tmp_path) -> None:
    page = [
        [
            "RELATED PARTY BALANCES (Details) - USD ($)",
            "Dec. 31, 2021",
            "Dec. 31, 2020",
        ],
        ["Huaxia Trading Co., Ltd"],
        ["Amounts due to related parties", None, 7],
    ]
    place = tmp_path / "Financial_Report.xlsx"
    place.write_bytes(workbook([["Cover"]], page, forms={"C3": DOLLARS}))
    found, _ = batches([str(place)], {}, Identity())
    results = [result for batch in found for result in read_batch(batch)]
    (reading,) = [result for result in results if isinstance(result, Reading)]
    (fact,) = reading.facts
    assert (reading.report, reading.source) == ("R2", f"{place}/R2")
    assert (fact.value, fact.unit, fact.party) == (
        Decimal(7),
        "USD",
        "Huaxia Trading Co., Ltd",
    )
    assert fact.instant == date(2020, 12, 31)


@pytest.mark.parametrize(
    ("files", "read"),
    [
        (("Financial_Report.xlsx",), ["R1"]),
        (("Financial_Report (1).xlsx", "m.csv"), ["R1"]),
        (("financial_report_2023.XLSX", "notes.dat"), ["R1"]),
        (("Financial_Report.xlsx", "R4.txt"), ["R4"]),
        (("our_own_figures.xlsx", "R4.txt"), ["R4"]),
    ],
)
def test_a_folder_with_the_workbook_alone_is_read(tmp_path, files, read) -> None:
    page = [["BALANCES (Details) - USD ($)", "Dec. 31, 2021"], ["Due to Huaxia", 7]]
    text = "|\nBALANCES (Details) - USD ($)\n|\nDec. 31, 2021\n|Assets\n|$ 5\n|X\n"
    for name in files:
        (tmp_path / name).write_bytes(
            workbook(page) if name.lower().endswith(".xlsx") else b""
        )
        if name == "R4.txt":
            (tmp_path / name).write_text(text, encoding="utf-8")
        elif name == "m.csv":
            (tmp_path / name).write_text("source,cik\n", encoding="utf-8")
    found, _ = batches([str(tmp_path)], {}, Identity())
    results = [result for batch in found for result in read_batch(batch)]
    assert [result.report for result in results if isinstance(result, Reading)] == read


def test_too_many_cells_are_refused(monkeypatch) -> None:
    monkeypatch.setattr("kg.readers.workbook.MOST_CELLS", 3)
    with pytest.raises(ReadError, match="found over 3 cells"):
        list(pages_of(workbook([[1, 2], [3, 4]]), "a.xlsx"))


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch) -> None:
    data = workbook([[1]])
    monkeypatch.setattr("kg.readers.workbook.MOST_BYTES", 1000)
    with pytest.raises(ReadError, match="bytes unpacked, expected at most 1000"):
        list(pages_of(data, "a.xlsx"))
    bomb = packed({**unpacked(data), "xl/media/a": b"\0" * 3_000_000})
    with pytest.raises(ReadError, match="of 3000000 bytes"):
        list(pages_of(bomb, "a.xlsx"))


def test_without_openpyxl_the_message_says_what_to_install(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ReadError, match="install the extra xlsx"):
        list(pages_of(workbook([[1]]), "a.xlsx"))


def test_altered_workbooks_are_read_or_refused() -> None:
    data, random = workbook([["T", 1], ["A", 2.5]], forms={"B1": DOLLARS}), Random(7)
    files = unpacked(data)
    for n in range(300):
        name = random.choice(sorted(files))
        at = random.randrange(len(files[name]))
        odd = random.choice([b"", b"<", b"&", b'"', b"-1", b"99999999999", b"e"])
        altered = {**files, name: files[name][:at] + odd + files[name][at + 3 :]}
        if n % 10 == 0:
            del altered[name]
        broken = packed(altered) if n % 2 else data[: at % len(data)] + data[at + 1 :]
        with suppress(ReadError):
            list(pages_of(broken, "a.xlsx"))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "equity"),
    [("aapl_0000320193-25-000057", "R6"), ("gahc_10q_20240930/rendered", "R5")],
)
def test_a_workbook_says_what_the_pages_say(shared, name, equity) -> None:
    """The equity statement, whose columns have no date, is not read from a sheet."""

    def numbers(*paths) -> Counter:
        found, _ = batches([str(path) for path in paths], {}, Identity())
        return Counter(
            (fact.report, fact.value)
            for batch in found
            for reading in read_batch(batch)
            if isinstance(reading, Reading)
            for fact in reading.facts
            if isinstance(fact.value, Decimal) and fact.report != equity
        )

    folder = shared / "filings" / name
    sheets = numbers(folder / "Financial_Report.xlsx")
    assert sheets == numbers(*folder.glob("R*.htm"))


def test_a_sheet_that_begins_with_a_member_keeps_it_in_every_column(tmp_path) -> None:
    data = workbook(
        [
            ["Balances (Details) - USD ($)", "Dec. 31, 2024", "Dec. 31, 2023"],
            ["Quay Ltd [Member]", None, None],
            ["Due from related party", 7, 8],
        ]
    )
    (tmp_path / "a.xlsx").write_bytes(data)
    (batch,), _ = batches([str(tmp_path / "a.xlsx")], {}, Identity())
    (reading,) = read_batch(batch)
    assert isinstance(reading, Reading)
    assert [(f.party, f.value) for f in reading.facts] == [
        ("Quay Ltd", Decimal(7)),
        ("Quay Ltd", Decimal(8)),
    ]

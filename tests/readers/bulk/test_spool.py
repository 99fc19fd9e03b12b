"""Tables as a source: zip, folder, given alone; hostile input; the file in between."""

import gc
import pickle
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.model.filing import Reading
from kg.readers.bulk import spool
from kg.readers.bulk.layout import are_tables
from tests.readers.bulk.small_tables import (
    ADSH,
    HEADS,
    OTHER,
    folder_of,
    messages_of,
    num,
    results_of,
    rows,
    said,
    texts,
    zip_of,
)


def of_two() -> dict[str, list[dict[str, object]]]:
    """Return the tables of two filings."""
    tables = rows()
    tables["sub"].append(
        tables["sub"][0] | {"adsh": OTHER, "cik": 456, "name": "MOOR INC"}
    )
    tables["num"].append(num("31.0", "0xf", adsh=OTHER))
    return tables


def readings(*sources: Path) -> dict[str | None, set[tuple[object, ...]]]:
    """Return what each filing says."""
    return {
        result.identity.entity: set(said(result.facts))
        for result in results_of(*sources)
        if isinstance(result, Reading)
    }


def test_each_filing_is_a_source(tmp_path) -> None:
    place = zip_of(tmp_path / "a.zip", texts(of_two()))
    found = {
        r.source: r.identity.cik for r in results_of(place) if isinstance(r, Reading)
    }
    assert found == {f"{place}/{ADSH}.txt": "123", f"{place}/{OTHER}.txt": "456"}
    assert readings(place)["MOOR INC"] == {("Finch Trading Ltd", None, Decimal(31))}


@pytest.mark.parametrize("first", ["readme.htm", "aaa.json", "2024/readme.htm"])
def test_a_zip_is_known_whatever_stands_first(tmp_path, first) -> None:
    files = {first: b"<html>about</html>"} | texts(of_two())
    assert set(readings(zip_of(tmp_path / "a.zip", files))) == {
        "HEATH CORP",
        "MOOR INC",
    }


def test_data_sets_inside_folders_and_zips(tmp_path) -> None:
    inner = zip_of(tmp_path / "in.zip", texts(rows())).read_bytes()
    (tmp_path / "in.zip").unlink()
    zip_of(tmp_path / "out.zip", {"2024q1/in.zip": inner})
    folder_of(tmp_path / "deep[1]" / "it's*", texts(of_two()))
    assert set(readings(tmp_path)) == {"HEATH CORP", "MOOR INC"}


@pytest.mark.parametrize(
    "table", ["num.tsv", "sub.tsv", "dim.tsv", "tag.tsv", "num.txt", "pre.txt"]
)
def test_a_table_given_alone_says_what_to_do(tmp_path, table) -> None:
    heads = {name: HEADS[name] for name in ("num", "sub", "dim", "tag", "pre")}
    files = texts(rows(), heads, table[-3:])
    place = tmp_path / table
    place.write_bytes(files[table])
    assert messages_of(place) == [
        f"{place}: found one table of bulk data, which holds no facts; expected a page or "
        "an XBRL document; give the folder or zip that holds them all"
    ]


@pytest.mark.parametrize("lacking", ["sub", "num"])
def test_a_folder_without_a_needed_table(tmp_path, lacking) -> None:
    files = texts(rows())
    del files[f"{lacking}.tsv"]
    place = folder_of(tmp_path / "a", files)
    assert messages_of(place) == [
        f"{place}: found no table {lacking}, expected sub and num; give both"
    ]


@pytest.mark.parametrize(
    ("table", "data", "line"),
    [
        ("num", b"", "found no line of column names, expected adsh, ddate, qtrs"),
        ("num", b"0001\t2\t3\n", "found no line of column names"),
        ("num", b"\x00\xff\x00\xff", "found no line of column names"),
        ("sub", "adsh\tcik\tname\n".encode("utf-16"), "found no line of column names"),
        ("sub", b"adsh\tcik\n", "found no column name, expected it"),
        (
            "sub",
            b"adsh\tcik\tname\tname\n",
            "found the column name twice, expected it once",
        ),
        ("dim", b"dimhash\tsegments\tx\tX\n", "found the column x twice"),
    ],
)
def test_a_table_with_another_head_is_one_line(tmp_path, table, data, line) -> None:
    files = texts(rows()) | {f"{table}.tsv": data}
    place = folder_of(tmp_path / "a", files)
    (message,) = messages_of(place)
    assert message.startswith(f"{place}/{table}: {line}")
    assert "\n" not in message


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (b"\xff\xfe\t1\n", "invalid encoding"),
        (ADSH.encode() + b"\tAssets\n", "missing columns"),
        (b"a\t" * 40 + b"\n", "too many columns"),
        (b"x" * 3_000_000 + b"\n", "line size over maximum"),
    ],
)
def test_a_damaged_row_is_one_line_and_the_others_are_kept(tmp_path, row, kind) -> None:
    files = texts(of_two())
    head, rest = files["num.tsv"].split(b"\n", 1)
    files["num.tsv"] = head + b"\n" + row + rest
    place = folder_of(tmp_path / "a", files)
    (message,) = messages_of(place)
    assert f"{place}/num: found 1 damaged rows (the first on line 2: {kind})" in message
    assert len(readings(place)["HEATH CORP"]) == 4
    assert len(readings(place)["MOOR INC"]) == 1


@pytest.mark.parametrize("text", ['"', '""Due', "a'b", "x\x00y", "“Due”", "\\"])
def test_quotes_and_the_like_are_text(tmp_path, text) -> None:
    tables = rows()
    tables["num"] = [num("5.0", footnote=text), num("6.0", ddate="20221231")]
    place = folder_of(tmp_path / "a", texts(tables))
    (reading,) = results_of(place)
    assert isinstance(reading, Reading)
    notes = {f.value: f.footnotes for f in reading.facts if f.unit}
    assert notes == {Decimal(5): (text.replace("\0", ""),), Decimal(6): ()}


@pytest.mark.parametrize("ends", [b"\r\n", b"\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks(tmp_path, ends, mark) -> None:
    files = {n: mark + d.replace(b"\n", ends) for n, d in texts(rows()).items()}
    assert len(readings(folder_of(tmp_path / "a", files))["HEATH CORP"]) == 4


@pytest.mark.parametrize(
    "adsh", ["", "x", "../../etc", "0000000123-24-00000", "#bulk filing"]
)
def test_accessions_that_are_none(tmp_path, adsh) -> None:
    tables = of_two()
    tables["sub"][1]["adsh"] = adsh
    tables["num"][-1]["adsh"] = adsh
    place = folder_of(tmp_path / "a", texts(tables))
    assert list(readings(place)) == ["HEATH CORP"]
    found = messages_of(place)
    assert len(found) == 2
    for table, message in zip(("num", "sub"), found, strict=True):
        assert f"{place}/{table}: found 1 rows of {adsh!r} and the like" in message


def test_head_lines_alone(tmp_path) -> None:
    place = folder_of(tmp_path / "a", texts({}))
    assert messages_of(place) == [
        f"{place}: found no filing in sub, expected rows; give the tables whole"
    ]


def test_a_filing_without_numbers_has_no_facts(tmp_path) -> None:
    tables = rows() | {"num": [], "txt": []}
    assert readings(folder_of(tmp_path / "a", texts(tables))) == {"HEATH CORP": set()}


def test_an_empty_zip(tmp_path) -> None:
    place = zip_of(tmp_path / "a.zip", {})
    (message,) = messages_of(place)
    assert "found no file a reader knows" in message


def test_a_zip_that_grows_out_of_proportion(tmp_path) -> None:
    files = texts(rows()) | {"txt.tsv": b"\t" * 30_000_000}
    place = zip_of(tmp_path / "a.zip", files)
    (message,) = messages_of(place)
    assert message.startswith(f"{place}: found 'txt.tsv' of 30,000,000 bytes")


@pytest.mark.parametrize("cut", [0.3, 0.7, 0.95])
def test_a_damaged_zip(tmp_path, cut) -> None:
    data = zip_of(tmp_path / "a.zip", texts(rows())).read_bytes()
    place = tmp_path / "b.zip"
    place.write_bytes(data[: int(len(data) * cut)])
    (message,) = messages_of(place)
    assert message.count("found a damaged archive") == 1


@pytest.mark.parametrize("folder", ["../../", "/etc/", "C:\\", "a/b/../"])
def test_names_in_a_zip_lead_nowhere(tmp_path, folder) -> None:
    files = {folder + name: data for name, data in texts(rows()).items()}
    (tmp_path / "in").mkdir()
    place = zip_of(tmp_path / "in" / "a.zip", files)
    assert len(readings(place)["HEATH CORP"]) == 4
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["a.zip"]


def test_other_files_may_be_called_so() -> None:
    assert are_tables(["num.txt", "readme.htm"]) is False
    assert are_tables(["num.txt", "sub.txt"]) is True
    assert are_tables(["num.tsv"]) is True
    assert are_tables(["R2.htm", "tag.tsv"]) is False


def left_in(folder: Path) -> list[str]:
    return sorted(place.name for place in folder.glob("kg-bulk-*"))


def test_the_spool_goes_with_what_reads_from_it(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    place = folder_of(tmp_path / "a", texts(of_two()))
    contents = spool.contents_of(str(place), place)
    assert len(left_in(tmp_path)) == 1
    first = contents.entries[0]
    copy = pickle.loads(pickle.dumps(first))
    assert copy.load() == first.load()
    del copy
    gc.collect()
    assert len(left_in(tmp_path)) == 1
    del contents, first
    gc.collect()
    assert left_in(tmp_path) == []


@pytest.mark.parametrize("damage", [{"sub.tsv": b"x"}, {"num.tsv": b""}])
def test_the_spool_goes_after_errors(tmp_path, monkeypatch, damage) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    place = folder_of(tmp_path / "a", texts(rows()) | damage)
    with pytest.raises(ReadError):
        spool.contents_of(str(place), place)
    gc.collect()
    assert left_in(tmp_path) == []


def test_a_spool_that_is_gone_says_so(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    place = folder_of(tmp_path / "a", texts(rows()))
    entry = spool.contents_of(str(place), place).entries[0]
    for left in tmp_path.glob("kg-bulk-*"):
        left.unlink()
    with pytest.raises(ReadError, match="read the data set again"):
        entry.load()


@pytest.mark.parametrize("piece", [1, 20, 64, 100, 1000])
def test_a_filing_is_found_wherever_a_piece_of_the_file_ends(
    tmp_path, monkeypatch, piece
) -> None:
    monkeypatch.setattr(spool, "_PIECE", piece)
    found = readings(folder_of(tmp_path / "t", texts(of_two())))
    assert found.keys() == {"HEATH CORP", "MOOR INC"}
    assert found["MOOR INC"] == {("Finch Trading Ltd", None, Decimal(31))}


@pytest.mark.parametrize(
    "text", ["#bulk filing x", "a #bulk filing 0", "#bulk filing "]
)
def test_words_of_a_mark_within_a_row_are_text(tmp_path, text) -> None:
    tables = of_two()
    tables["num"][0]["footnote"] = text
    found = readings(folder_of(tmp_path / "t", texts(tables)))
    assert found.keys() == {"HEATH CORP", "MOOR INC"}


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_rows_sorted_in_parts_are_the_same_file(tmp_path, monkeypatch, at_once) -> None:
    """Whatever memory holds at once, each filing's rows stand behind its mark."""
    place = zip_of(tmp_path / "a.zip", texts(of_two()))

    def lines() -> list[tuple[str, list[bytes]]]:
        entries = spool.contents_of(str(place), place).folders[""]
        return [(e.path, sorted(e.load().splitlines())) for e in entries]

    whole = lines()
    assert [path for path, _ in whole] == [
        f"{place}/{ADSH}.txt",
        f"{place}/{OTHER}.txt",
    ]
    monkeypatch.setattr(spool, "_SORTED", at_once)
    assert lines() == whole


def test_no_room_for_the_file_is_one_line(tmp_path, monkeypatch) -> None:
    place = folder_of(tmp_path / "a", texts(of_two()))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(spool.shutil, "copyfileobj", full)
    with pytest.raises(ReadError, match=r"No space left on device.*set TMPDIR"):
        spool.contents_of(str(place), place)

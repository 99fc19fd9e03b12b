import os
from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg.errors import InputError, NotFoundError, QueryError

SEED = Path(__file__).parent / "data" / "seed.txt"
DATES = ("Jun. 30, 2021", "Dec. 31, 2020", "Jun. 30, 2020")
DUE = """|Balances with related parties [Line Items]
|Amounts due to related parties
"""


def page(*values: str, party: str = "Shandong Shichuang Company Limited") -> str:
    heads = "".join(f"|\n{day}\nUSD ($)\n" for day in DATES)
    cells = "".join(f"|{value}\n" for value in values)
    first = "|Total\n" + DUE + "|$ 9,000\n|$ 8,000\n|$ 7,000\n"
    title = "|\nRELATED PARTY BALANCES (Details)\n$ in Thousands\n"
    return f"{title}{heads}{first}|{party} | Management\n{DUE}{cells}|X\n"


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    seed = SEED.read_text("utf-8")
    for n, cik in enumerate(("1494558", "1728190", "1823986")):
        name = f"{cik}_00011046592111712{n}"
        (folder / f"{name}_R65.txt").write_text(seed, "utf-8")
        (folder / f"{name}_R66.txt").write_text(page("1,000", "2,000"), "utf-8")
        text = page("1,000", "2,000", "3,000", party="Tencent Group")
        (folder / f"{name}_R67.txt").write_text(text, "utf-8")
    return folder


def exported(graph, tmp_path) -> bytes:
    graph.export(tmp_path / "out.nq")
    return (tmp_path / "out.nq").read_bytes()


def test_order_and_number_of_builds_do_not_matter(pages, tmp_path):
    files = sorted(pages.iterdir())
    with kg.open() as whole:
        whole.build(pages)
        expected = exported(whole, tmp_path)
    with kg.open() as shuffled:
        shuffled.build(files[::-1])
        assert exported(shuffled, tmp_path) == expected
        assert shuffled.build(pages).changed == 0
        assert exported(shuffled, tmp_path) == expected
    with kg.open() as stepwise:
        for name in ("1823986", "1494558", "1728190"):
            stepwise.build([file for file in files if file.name.startswith(name)])
        assert exported(stepwise, tmp_path) == expected
    with kg.open() as parallel:
        parallel.build(pages, jobs=2)
        assert exported(parallel, tmp_path) == expected


def test_reports_are_replaced_and_the_others_kept(pages, tmp_path):
    first = sorted(pages.iterdir())[0]
    with kg.open() as graph:
        graph.build(pages)
        before = exported(graph, tmp_path)
        text = first.read_text("utf-8")
        first.write_text(text.replace("|2,417\n|2,417", "|9,999\n|2,417"), "utf-8")
        graph.build(first)
        rows = graph.query("balances", party="Shandong Shichuang Software%")
        assert Decimal(9999000) in {row.amount for row in rows}
        assert [row.reports for row in graph.query("filings")] == [3, 3, 3]
        first.write_text(text, "utf-8")
        graph.build(first)
        assert exported(graph, tmp_path) == before
        graph.build(first, replace=True)
        assert sorted(row.reports for row in graph.query("filings")) == [1, 3, 3]


def test_good_files_land_and_bad_ones_are_listed(tmp_path):
    bad, absent = tmp_path / "bad.txt", tmp_path / "absent.txt"
    bad.write_text("Dear all,\n")
    with kg.open() as graph:
        report = graph.build([SEED, bad, absent])
        assert (report.filings, report.stored) == (1, 22)
        assert [source for source, _ in report.bad] == [str(absent), str(bad)]
        assert all("\n" not in message for _, message in report.bad)
        assert len(graph.query("balances")) == 12


def test_options_go_before_the_manifest_and_it_before_the_source(tmp_path):
    copy = tmp_path / "1494558_000110465921117128_R65.txt"
    copy.write_bytes(SEED.read_bytes())
    manifest = tmp_path / "list.csv"
    manifest.write_text(
        f"source,cik,form,filed\n{copy.name},0000000099,20-F,2021-09-17\n", "utf-8"
    )
    with kg.open() as graph:
        graph.build(manifest=manifest, form="6-K", entity="Somebody")
        (row,) = graph.query("filings")
    assert (row.cik, row.form, row.accession) == ("99", "6-K", "0001104659-21-117128")
    assert (row.entity, row.filed.isoformat()) == ("Somebody", "2021-09-17")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("path,cik\na,1\n", "expected source"),
        ("source,colour\na,red\n", "colour"),
        ("source,cik\na,nine\n", "'nine'"),
        ("source,filed\na,today\n", "'today'"),
        ("source,accession\na,12\n", "'12'"),
        ("source,cik\n,1\n", "without source"),
    ],
)
def test_a_wrong_manifest_is_refused(tmp_path, text, found):
    (tmp_path / "m.csv").write_text(text)
    with pytest.raises(InputError, match=found):
        kg.open().build(manifest=tmp_path / "m.csv")


def test_a_listed_file_that_does_not_exist_is_bad_input(tmp_path):
    (tmp_path / "m.csv").write_text("source\nnone.txt\n")
    report = kg.open().build(manifest=tmp_path / "m.csv")
    assert [Path(source).name for source, _ in report.bad] == ["none.txt"]
    with pytest.raises(NotFoundError):
        kg.open().build(manifest=tmp_path / "none.csv")


def test_a_settled_column_holds_at_once_and_after_a_rebuild(tmp_path):
    source = tmp_path / "1494558_000110465921117128_R66.txt"
    source.write_text(page("1,000", "2,000"), "utf-8")
    with kg.open() as graph:
        graph.build(source)
        doubtful = graph.query("uncertain")
        assert [row.raw for row in doubtful] == ["1,000", "2,000"]
        graph.settle(doubtful[0].fact, 0, "note 12 says so")
        graph.settle(doubtful[1].fact, 1, "a slip")
        graph.settle(doubtful[1].fact, 2, "seen in the HTML page")
        found = graph.query("balances", party="Shandong%")
        rows = {(row.date.isoformat(), row.amount) for row in found}
        assert rows == {
            ("2021-06-30", Decimal(1000000)),
            ("2020-06-30", Decimal(2000000)),
        }
        assert len(graph.query("timeline", party="Shandong%")) == 2
        settled = exported(graph, tmp_path)
        graph.build(source)
        assert exported(graph, tmp_path) == settled
        with pytest.raises(InputError, match="expected 0 to 2"):
            graph.settle(doubtful[0].fact, 3, "no such column")
        with pytest.raises(InputError, match="--why"):
            graph.settle(doubtful[0].fact, 1, " ")
        with pytest.raises(NotFoundError):
            graph.settle("filing/none/R1/1/1", 0, "why")


def test_removing_leaves_no_trace(pages, tmp_path):
    with kg.open() as graph:
        graph.build(SEED)
        before = exported(graph, tmp_path)
        graph.build(pages)
        assert graph.remove("000110465921117120") == 3
        assert graph.remove(str(sorted(pages.iterdir())[3])) == 3
        assert len(graph.query("filings")) == 2
        graph.build(pages)
        for n in range(3):
            graph.remove(f"0001104659-21-11712{n}")
        graph.build(SEED)
        assert exported(graph, tmp_path) == before
        with pytest.raises(NotFoundError, match="0001104659-21-117120"):
            graph.remove("0001104659-21-117120")


def test_one_distinctive_name_of_several_reporters_is_one_party(pages):
    with kg.open() as graph:
        graph.build(pages)
        shared = {row.party: row.n for row in graph.query("shared")}
        assert shared["Tencent Group"] == 3
        assert "Tencent" not in {row.name for row in graph.query("families")}


def test_a_source_without_related_party_facts_is_still_listed(tmp_path):
    source = tmp_path / "1494558_000110465921117128_R9.txt"
    text = SEED.read_text("utf-8")[: SEED.read_text("utf-8").index("|Management")]
    for old, new in (("RELATED PARTY TRANSACTIONS", "TREASURY"), ("related", "sundry")):
        text = text.replace(old, new)
    source.write_text(text + "|X\n", "utf-8")
    with kg.open() as graph:
        report = graph.build(source)
        listed = [(row.reports, row.facts) for row in graph.query("filings")]
        assert listed == [(1, report.stored)]
        assert report.warnings == [f"{source}: no related-party facts"]


def test_nothing_is_written_for_a_bad_option(tmp_path):
    with kg.open(tmp_path / "g") as graph:
        with pytest.raises(InputError, match="CIK"):
            graph.build(SEED, cik="none")
        with pytest.raises(TypeError, match="colour"):
            graph.build(SEED, colour="red")
        with pytest.raises((NotFoundError, QueryError)):
            graph.query("balances")
    assert os.listdir(tmp_path) == []  # noqa: PTH208


def test_exhibits_of_a_filing_are_passed_over_and_its_cut_pages_are_not(tmp_path):
    (tmp_path / "FilingSummary.xml").write_text("<FilingSummary/>")
    (tmp_path / "ex31.htm").write_text("<html><p>I certify that</p></html>")
    (tmp_path / "R2.htm").write_text("<html><p>cut</p></html>")
    (tmp_path / "R65.txt").write_bytes(SEED.read_bytes())
    report = kg.open().build(tmp_path)
    assert [Path(source).name for source, _ in report.bad] == ["R2.htm"]
    skipped = [Path(source).name for source, _ in report.skipped]
    assert skipped == ["FilingSummary.xml", "ex31.htm"]
    assert report.stored == 22

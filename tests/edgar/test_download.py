import csv
import hashlib
from datetime import date

import pytest

from kg.build.manifest import read_manifest
from kg.edgar.client import Client
from kg.edgar.download import download
from kg.errors import InputError
from kg.model.filing import Identity
from kg.readers.origin import identity_of

FOLDER = "data/1494558/000110465921117128"
FACTS = [
    "FilingSummary.xml",
    "Financial_Report.xlsx",
    "MetaLinks.json",
    "R1.htm",
    "R2.htm",
    "ambo.htm",
    "ambo.xsd",
    "ambo_htm.xml",
    "ambo_lab.xml",
    "part2.htm",
]


def seen(folder) -> list[str]:
    names = (place.name for place in folder.iterdir())
    return sorted(name for name in names if not name.startswith("."))


def test_what_carries_facts_is_stored_as_served(edgar, ambow, tmp_path):
    done = download(edgar.client, ["AMBO"], tmp_path)
    assert (done.filings, done.fetched, done.present, done.bad) == (1, 10, 0, ())
    assert seen(tmp_path / FOLDER) == FACTS
    for name in FACTS:
        assert (tmp_path / FOLDER / name).read_bytes() == edgar.files[f"{ambow}/{name}"]


def test_the_path_tells_the_filing(edgar, ambow, tmp_path):
    download(edgar.client, ["AMBO"], tmp_path)
    assert identity_of(str(tmp_path / FOLDER / "R2.htm")) == Identity(
        cik="1494558", accession="0001104659-21-117128"
    )


def test_the_manifest_is_one_that_build_reads(edgar, ambow, tmp_path):
    done = download(edgar.client, ["AMBO"], tmp_path)
    assert done.manifest == tmp_path / "manifest.csv"
    assert read_manifest(done.manifest) == {
        str(tmp_path / FOLDER): Identity(
            cik="1494558",
            entity="Ambow Education Holding Ltd.",
            accession="0001104659-21-117128",
            form="6-K",
            filed=date(2021, 9, 17),
            url=f"https://www.sec.gov{ambow}/0001104659-21-117128-index.htm",
        )
    }


def test_a_second_run_fetches_no_file(edgar, ambow, tmp_path):
    download(edgar.client, ["1494558"], tmp_path)
    edgar.asked.clear()
    done = download(edgar.client, ["1494558"], tmp_path)
    assert edgar.asked == ["/submissions/CIK0001494558.json"]
    assert (done.filings, done.fetched, done.present) == (1, 0, 10)


def test_an_interrupted_run_goes_on_where_it_was(edgar, ambow, tmp_path):
    def interrupted(url):
        if url.endswith("/R2.htm"):
            raise KeyboardInterrupt
        return edgar.client.transport(url)

    client = Client(interrupted, edgar.url, edgar.url)
    with pytest.raises(KeyboardInterrupt):
        download(client, ["1494558"], tmp_path)
    kept = FACTS[: FACTS.index("R2.htm")]
    assert seen(tmp_path / FOLDER) == kept
    assert list(tmp_path.rglob("*.part")) == []
    assert not (tmp_path / "manifest.csv").exists()
    done = download(edgar.client, ["1494558"], tmp_path)
    assert (done.fetched, done.present) == (10 - len(kept), len(kept))
    assert seen(tmp_path / FOLDER) == FACTS
    assert {edgar.counts()[name] for name in FACTS} == {1}


def test_a_damaged_or_lost_file_is_fetched_again(edgar, ambow, tmp_path):
    download(edgar.client, ["1494558"], tmp_path)
    (tmp_path / FOLDER / "R1.htm").write_bytes(b"<html>COVER</html>")
    (tmp_path / FOLDER / "R2.htm").unlink()
    done = download(edgar.client, ["1494558"], tmp_path)
    assert (done.fetched, done.present) == (2, 8)
    assert (tmp_path / FOLDER / "R1.htm").read_bytes() == b"<html>cover</html>"


def test_the_record_is_what_sha256sum_checks(edgar, ambow, tmp_path):
    download(edgar.client, ["1494558"], tmp_path)
    lines = (tmp_path / FOLDER / ".sha256").read_text("utf-8").splitlines()
    assert [line.partition("  ")[2] for line in lines] == FACTS
    for line in lines:
        digest, _, name = line.partition("  ")
        body = (tmp_path / FOLDER / name).read_bytes()
        assert hashlib.sha256(body).hexdigest() == digest


def test_pages_may_be_left_out_and_come_later(edgar, ambow, tmp_path):
    done = download(edgar.client, ["1494558"], tmp_path, pages=False)
    assert done.fetched == 8
    assert not (tmp_path / FOLDER / "R1.htm").exists()
    done = download(edgar.client, ["1494558"], tmp_path)
    assert (done.fetched, done.present) == (2, 8)


def test_a_missing_file_is_one_line_and_the_rest_goes_on(edgar, ambow, tmp_path):
    del edgar.files[f"{ambow}/R1.htm"]
    done = download(edgar.client, ["1494558"], tmp_path)
    (line,) = done.bad
    assert line.startswith(
        f"{edgar.url}{ambow}/R1.htm: found nothing there (status 404)"
    )
    assert done.fetched == 9
    assert done.stopped is None
    assert FOLDER in (tmp_path / "manifest.csv").read_text("utf-8")


def test_a_cut_answer_is_never_stored(edgar, ambow, tmp_path):
    edgar.faults[f"{ambow}/ambo_htm.xml"] = [("cut", 5)] * 5
    edgar.faults[f"{ambow}/R1.htm"] = [("cut", 5)]
    done = download(edgar.client, ["1494558"], tmp_path)
    assert done.fetched == 9
    assert not (tmp_path / FOLDER / "ambo_htm.xml").exists()
    assert (tmp_path / FOLDER / "R1.htm").read_bytes() == b"<html>cover</html>"
    assert (
        "ambo_htm.xml: found no answer (RemoteProtocolError: peer closed" in done.bad[0]
    )
    assert list(tmp_path.rglob("*.part")) == []


def test_two_silent_files_in_a_row_end_the_run(edgar, ambow, tmp_path):
    for name in ("R1.htm", "R2.htm"):
        edgar.faults[f"{ambow}/{name}"] = [("status", 503, {})] * 5
    done = download(edgar.client, ["1494558"], tmp_path)
    assert done.stopped.startswith(f"{edgar.url}{ambow}/R2.htm: found EDGAR busy")
    assert (done.fetched, len(done.bad), done.manifest) == (3, 1, None)
    again = download(edgar.client, ["1494558"], tmp_path)
    assert (again.fetched, again.present, again.stopped) == (7, 3, None)


def test_a_wish_for_a_long_pause_ends_the_run_at_once(edgar, ambow, tmp_path):
    edgar.faults[f"{ambow}/R1.htm"] = [("status", 429, {"Retry-After": "601"})]
    done = download(edgar.client, ["1494558"], tmp_path)
    assert "a pause of 601 s" in done.stopped
    assert (done.fetched, done.bad) == (3, ())


BAD_NAMES = [
    "../R9.htm",
    "/etc/R9.htm",
    "..\\R9.htm",
    "a/R9.htm",
    "C:R9.xml",
    ".sha256",
    "..",
    "R9.htm\x00.xml",
    "R9.htm?x.xml",
    "",
]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_names_that_lead_elsewhere_are_refused(edgar, ambow, tmp_path, name):
    files = {"R1.htm": b"<html>cover</html>"}
    edgar.add_filing("1494558", "0001104659-21-117128", files, listed=[name])
    root = tmp_path / "below"
    done = download(edgar.client, ["1494558"], root)
    assert done.bad == (
        f"{edgar.url}{ambow}: found a file named {name!r}, expected a plain name; it is "
        "left out",
    )
    assert done.fetched == 1
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == [
        ".sha256",
        "R1.htm",
        "manifest.csv",
    ]
    assert not any("R9" in path for path in edgar.asked)


def test_a_filing_not_rendered_yet_is_listed_anew(edgar, ambow, tmp_path):
    accession = "0001104659-21-117128"
    edgar.add_filing("1494558", accession, {"ambo_htm.xml": b"<xbrl/>"})
    download(edgar.client, ["1494558"], tmp_path)
    edgar.add_filing(
        "1494558", accession, {"ambo_htm.xml": b"<xbrl/>", "R1.htm": b"<html/>"}
    )
    done = download(edgar.client, ["1494558"], tmp_path)
    assert (done.fetched, done.present) == (1, 1)


def test_a_filing_without_a_list_does_not_stop_the_others(edgar, ambow, tmp_path):
    edgar.add_company(
        "1494558",
        "Ambow",
        ("0001104659-21-117128", "6-K", "2021-09-17", 1),
        ("0001104659-22-000001", "6-K", "2022-09-17", 1),
        ("0001104659-22-000002", "6-K", "2022-09-18", 1),
    )
    lost = edgar.add_filing("1494558", "0001104659-22-000001", {})
    edgar.files[f"{lost}/index.json"] = b"<html>sorry</html>"
    done = download(edgar.client, ["1494558"], tmp_path)
    assert done.filings == 1
    assert [line.partition(": ")[2][:29] for line in done.bad] == [
        "found nothing there (status 4",
        "found an answer of another fo",
    ]


def test_unknown_companies_do_not_stop_the_known(edgar, ambow, tmp_path):
    done = download(edgar.client, ["NOPE", "7", "AMBO", "1494558"], tmp_path)
    assert done.filings == 1
    assert [
        line.partition(", expected")[0].partition("found ")[2] for line in done.bad
    ] == [
        "no company with the ticker NOPE",
        "no filer with the CIK 7",
    ]


def test_progress_names_filings_and_files(edgar, ambow, tmp_path):
    told = []
    download(
        edgar.client, ["1494558"], tmp_path, progress=lambda *args: told.append(args)
    )
    assert told[0] == (0, 1, f"{FOLDER}/FilingSummary.xml")
    assert len(told) == 10


def test_rows_of_earlier_runs_and_corrections_stay(edgar, ambow, tmp_path):
    (tmp_path / "manifest.csv").write_text(
        f"source,entity\nmine.txt,Mine\n{FOLDER},Ambow (corrected)\n", "utf-8"
    )
    download(edgar.client, ["1494558"], tmp_path)
    with (tmp_path / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        rows = {row["source"]: row["entity"] for row in csv.DictReader(lines)}
    assert rows == {"mine.txt": "Mine", FOLDER: "Ambow (corrected)"}


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "source\nx,y\n", 'source\n"x\n'])
def test_a_foreign_file_is_not_overwritten(edgar, ambow, tmp_path, text):
    (tmp_path / "manifest.csv").write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"manifest.csv: found .* choose another -o"):
        download(edgar.client, ["1494558"], tmp_path)
    assert (tmp_path / "manifest.csv").read_text("utf-8") == text
    assert edgar.asked == []


def test_a_company_without_filings_gives_no_manifest(edgar, ambow, tmp_path):
    done = download(edgar.client, ["1494558"], tmp_path / "new", forms=["40-F"])
    assert (done.filings, done.manifest, done.bad) == (0, None, ())
    assert not (tmp_path / "new").exists()


def test_a_real_filing_comes_without_its_exhibits(edgar, shared, tmp_path):
    place = shared / "filings" / "aapl_0000320193-25-000057"
    files = {path.name: path.read_bytes() for path in place.iterdir()}
    edgar.add_company(
        "320193", "Apple", ("0000320193-25-000057", "10-Q", "2025-05-02", 1)
    )
    edgar.add_filing("320193", "0000320193-25-000057", files)
    done = download(edgar.client, ["320193"], tmp_path)
    stored = seen(tmp_path / "data/320193/000032019325000057")
    assert stored == sorted(name for name in files if "exhibit" not in name)
    assert done.fetched == len(files) - 3

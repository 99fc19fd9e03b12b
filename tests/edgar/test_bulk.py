"""Data sets of the SEC: found, fetched piece by piece, checked, gone on with."""

import io
import zipfile

import pytest

from kg.edgar import bulk
from kg.edgar.bulk import LIST, fetch_bulk
from kg.edgar.client import SITE, NoAnswerError
from kg.errors import InputError, NotFoundError

pytest.importorskip("httpx", reason="httpx, of the extra [edgar], is absent")

PATH = "/files/data/2024_03_notes.zip"


def data_set(rows: int = 2000) -> bytes:
    """Return a zip of tables with so many rows, hardly smaller than they are."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("sub.tsv", "adsh\tcik\tname\n")
        archive.writestr("num.tsv", "".join(f"{n}\t{n * n}\n" for n in range(rows)))
    return held.getvalue()


@pytest.fixture
def month(edgar, monkeypatch):
    """Put a data set on the server, listed beside others."""
    monkeypatch.setattr(bulk, "PIECE", 4000)
    body = data_set()
    edgar.files[PATH] = body
    edgar.versions[PATH] = '"v1"'
    edgar.files[LIST] = (
        f'<a href="{SITE}/files/data/2024_02_notes.zip">February</a>'
        f"<a class='x' href='{PATH}'>March</a><a href=\"/readme.htm\">?</a>"
    ).encode()
    return body


@pytest.mark.parametrize(
    ("period", "name"),
    [
        ("2024-03", "2024_03_notes.zip"),
        ("2024_11", "2024_11_notes.zip"),
        ("2019Q4", "2019q4_notes.zip"),
        ("2009-q2", "2009q2_notes.zip"),
    ],
)
def test_a_period_names_a_zip(period, name):
    assert bulk.bulk_name(period) == name


@pytest.mark.parametrize(
    "period", ["2024-13", "2024q5", "march", "", "../x", "1999-03"]
)
def test_other_periods_are_refused(period):
    with pytest.raises(InputError, match="expected a month such as 2024-03"):
        bulk.bulk_name(period)


def test_a_data_set_comes_in_pieces_and_once(edgar, month, tmp_path):
    shown = []
    file = fetch_bulk(
        edgar.client, "2024-03", tmp_path, lambda *told: shown.append(told)
    )
    assert file.place == tmp_path / "2024_03_notes.zip"
    assert file.place.read_bytes() == month
    assert file.is_new
    assert len(edgar.ranges) == -(-len(month) // 4000)
    assert shown[-1] == (len(month), len(month), "2024_03_notes.zip")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [".sha256", "2024_03_notes.zip"]
    edgar.asked.clear()
    again = fetch_bulk(edgar.client, "2024_03", tmp_path)
    assert (again.place, again.is_new, again.size) == (file.place, False, len(month))
    assert edgar.asked == []


def test_what_is_damaged_here_is_fetched_anew(edgar, month, tmp_path):
    place = fetch_bulk(edgar.client, "2024-03", tmp_path).place
    place.write_bytes(month[:-1])
    assert fetch_bulk(edgar.client, "2024-03", tmp_path).is_new
    assert place.read_bytes() == month


@pytest.mark.parametrize("pieces", [1, 3])
def test_the_next_run_goes_on_behind_what_came(edgar, month, tmp_path, pieces):
    busy = [("status", 503, {"Retry-After": "0"})] * 5
    edgar.faults[PATH] = [("well",)] * pieces + busy
    with pytest.raises(NoAnswerError, match="busy"):
        fetch_bulk(edgar.client, "2024-03", tmp_path)
    assert not (tmp_path / "2024_03_notes.zip").exists()
    edgar.ranges.clear()
    file = fetch_bulk(edgar.client, "2024-03", tmp_path)
    assert edgar.ranges[0] == f"bytes={pieces * 4000 - 1}-{pieces * 4000 + 3998}"
    assert file.place.read_bytes() == month


def test_another_version_is_fetched_from_its_beginning(edgar, month, tmp_path):
    edgar.faults[PATH] = [("well",), *[("status", 500, {"Retry-After": "0"})] * 5]
    with pytest.raises(NoAnswerError):
        fetch_bulk(edgar.client, "2024-03", tmp_path)
    edgar.files[PATH], edgar.versions[PATH] = data_set(2500), '"v2"'
    place = fetch_bulk(edgar.client, "2024-03", tmp_path).place
    assert place.read_bytes() == data_set(2500)


def test_a_part_that_is_whole_already_is_not_fetched_again(edgar, month, tmp_path):
    (tmp_path / ".2024_03_notes.zip.part").write_bytes(month)
    (tmp_path / ".2024_03_notes.zip.part.version").write_text('"v1"')
    place = fetch_bulk(edgar.client, "2024-03", tmp_path).place
    assert place.read_bytes() == month
    assert len(edgar.ranges) == 1


def test_a_server_without_pieces_sends_it_whole(edgar, month, tmp_path):
    del edgar.versions[PATH]
    (tmp_path / ".2024_03_notes.zip.part").write_bytes(b"older")
    place = fetch_bulk(edgar.client, "2024-03", tmp_path).place
    assert place.read_bytes() == month


@pytest.mark.parametrize("damage", ["flipped", "cut", "page"])
def test_what_is_no_whole_zip_is_not_kept(edgar, month, tmp_path, damage):
    bodies = {
        "flipped": month[:400] + bytes([month[400] ^ 1]) + month[401:],
        "cut": month[:-30],
        "page": b"<html>not today</html>",
    }
    edgar.files[PATH] = bodies[damage]
    with pytest.raises(
        InputError, match=r"found a damaged zip .*, expected a data set"
    ):
        fetch_bulk(edgar.client, "2024-03", tmp_path)
    assert list(tmp_path.iterdir()) == []
    edgar.files[PATH] = month
    assert fetch_bulk(edgar.client, "2024-03", tmp_path).place.read_bytes() == month


@pytest.mark.parametrize("period", ["2023-03", "2019q4", "2024-04"])
def test_a_data_set_that_is_not_listed_is_one_line(edgar, month, tmp_path, period):
    with pytest.raises(NotFoundError, match="among 2 data sets, expected it"):
        fetch_bulk(edgar.client, period, tmp_path)


def test_addresses_of_the_site_are_asked_of_the_mirror(edgar, month, tmp_path):
    edgar.files["/files/data/2024_02_notes.zip"] = month
    place = fetch_bulk(edgar.client, "2024-02", tmp_path).place
    assert place.read_bytes() == month
    assert edgar.agents == {"Jane Doe jane@example.com"}

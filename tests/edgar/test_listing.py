from datetime import date

import pytest

from kg.edgar.listing import ciks_of, listing
from kg.errors import InputError, NotFoundError

RECENT = (
    ("0001104659-20-140553", "20-F", "2020-12-30", 1),
    ("0001104659-21-117128", "6-K", "2021-09-17", 1),
    ("0001104659-21-000001", "6-K", "2021-09-18", 0),
    ("0001104659-21-000002", "20-F/A", "2021-10-01", 1),
)
OLDER = (
    ("0001104659-12-000003", "20-F", "2012-05-01", 1),
    ("0001104659-08-000004", "20-F", "2008-05-01", 1),
)


@pytest.fixture
def listed(edgar):
    edgar.add_company("1494558", " Ambow  Education ", *RECENT, older=OLDER)
    return edgar


def accessions(found) -> list[str]:
    return [filing.identity.accession for filing in found.filings]


def test_newest_first_without_amendments_and_without_what_has_no_xbrl(listed):
    found = listing(listed.client, "1494558")
    assert accessions(found) == [RECENT[1][0], RECENT[0][0], OLDER[0][0]]
    assert found.without == 1


def test_a_filing_knows_who_filed_it_and_where_it_lies(listed):
    first = listing(listed.client, "1494558").filings[0]
    assert first.folder == "data/1494558/000110465921117128"
    assert first.inline == "ambo.htm"
    known = first.identity
    assert (known.cik, known.entity, known.form) == (
        "1494558",
        "Ambow Education",
        "6-K",
    )
    assert known.filed == date(2021, 9, 17)
    assert known.url == (
        "https://www.sec.gov/Archives/edgar/data/1494558/000110465921117128/"
        "0001104659-21-117128-index.htm"
    )


def test_amendments_come_when_named(listed):
    found = listing(listed.client, "1494558", forms=["20-F/A"])
    assert accessions(found) == [RECENT[3][0]]


def test_the_first_day_counts_and_older_lists_are_left_alone(listed):
    found = listing(listed.client, "1494558", since=date(2020, 12, 30))
    assert accessions(found) == [RECENT[1][0], RECENT[0][0]]
    assert len(listed.asked) == 1


def test_a_limit_takes_the_newest(listed):
    assert accessions(listing(listed.client, "1494558", limit=1)) == [RECENT[1][0]]
    assert len(listed.asked) == 1


def test_an_unknown_number_and_a_list_of_another_form_are_errors(listed):
    with pytest.raises(NotFoundError, match="no filer with the CIK 7"):
        listing(listed.client, "7")
    for body in (b"<html>", b"[]", b'{"name": "x", "filings": {"recent": {}}}'):
        listed.files["/submissions/CIK0001494558.json"] = body
        with pytest.raises(InputError, match="expected EDGAR's list"):
            listing(listed.client, "1494558")


@pytest.mark.parametrize(
    ("accession", "filed"), [("../../x", "2021-09-17"), ("0001104659-21-117128", "no")]
)
def test_rows_that_name_no_filing_are_refused(edgar, accession, filed):
    edgar.add_company("1", "X", (accession, "6-K", filed, 1))
    with pytest.raises(InputError, match="expected EDGAR's list"):
        listing(edgar.client, "1")


def test_a_damaged_older_list_and_a_foreign_name_are_refused(listed):
    listed.files["/submissions/CIK0001494558-submissions-001.json"] = b"{}"
    with pytest.raises(InputError, match=r"001.json: found an answer of another form"):
        listing(listed.client, "1494558")
    head = listed.files["/submissions/CIK0001494558.json"]
    listed.files["/submissions/CIK0001494558.json"] = head.replace(b"CIK", b"../CIK")
    with pytest.raises(InputError, match="a part named"):
        listing(listed.client, "1494558")


def test_tickers_and_numbers_become_company_numbers(edgar):
    edgar.add_tickers(AMBO="1494558", **{"BRK-B": "1067983"})
    names = ["ambo", "brk.b", "CIK0000320193", "0001494558", "AMBO"]
    assert list(ciks_of(edgar.client, names)) == [
        "1494558",
        "1067983",
        "320193",
        "1494558",
        "1494558",
    ]
    assert len(edgar.asked) == 1


def test_numbers_need_no_table_of_tickers(edgar):
    assert list(ciks_of(edgar.client, ["320193"])) == ["320193"]
    assert edgar.asked == []


def test_an_unknown_ticker_is_one_line(edgar):
    edgar.add_tickers(AMBO="1494558")
    (error,) = ciks_of(edgar.client, ["NOPE"])
    assert isinstance(error, NotFoundError)
    assert str(error).startswith("found no company with the ticker NOPE, expected one")


def test_a_server_without_the_table_knows_no_ticker(edgar):
    (error,) = ciks_of(edgar.client, ["AMBO"])
    assert str(error).startswith("found no company with the ticker AMBO")
    edgar.files["/files/company_tickers.json"] = b"[1]"
    with pytest.raises(InputError, match=r"company_tickers.json: found an answer"):
        list(ciks_of(edgar.client, ["AMBO"]))

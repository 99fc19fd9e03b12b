"""Pages of one folder that look like one filing: the build says they are several."""

from dataclasses import replace
from datetime import date

from kg.build.apart import PagesApart
from kg.model.filing import Column, Identity, Reading

DAY = date(2023, 12, 31)


def page(source: str, *, cik: str | None = "77", day: date = DAY) -> Reading:
    columns = (Column(0, instant=day), Column(1, end=date(2022, 12, 31)))
    return Reading(source, None, "", source, Identity(cik=cik), "rpage-text", columns)


def told(*readings: Reading) -> list[str]:
    apart = PagesApart()
    apart.add(readings)
    return apart.warnings()


def test_pages_of_one_filer_and_day_in_one_folder_are_named() -> None:
    assert told(page("in/R2.txt"), page("in/R4.txt"), page("in/R4.txt")) == [
        "in: 2 pages of 77 that end 2023-12-31 tell no accession, so each is read as a "
        "filing of its own; give --accession or a manifest to read them as one"
    ]
    (line,) = told(page("a\\R2.txt", cik=None), page("a\\R4.txt", cik=None))
    assert line.startswith("a: 2 pages that end 2023-12-31 tell no accession")


def test_pages_that_differ_in_what_tells_a_filing_are_not() -> None:
    first = page("in/R2.txt")
    assert told(first) == []
    assert told(first, page("out/R4.txt")) == []
    assert told(first, page("in/R4.txt", cik="78")) == []
    assert told(first, page("in/R4.txt", day=date(2024, 3, 31))) == []
    assert told(first, replace(page("in/R4.txt"), columns=())) == []
    known = Identity(cik="77", accession="0000000077-24-000001")
    assert told(first, replace(page("in/R4.txt"), identity=known)) == []
    assert told(first, replace(page("in/R4.txt"), filing_digest="ab")) == []

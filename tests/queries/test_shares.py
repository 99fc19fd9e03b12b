"""Shares of wholes: one filing, one time, one currency; else the reason."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

import kg
from kg.api.graph import Graph
from kg.errors import InputError, NotFoundError, QueryError
from kg.queries.columnar import write_parquet
from kg.queries.periods import frame_period
from kg.queries.shares import NO_SIZES

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<x:xbrl xmlns:x="http://www.xbrl.org/2003/instance"
  xmlns:d="http://xbrl.org/2006/xbrldi" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
  xmlns:us-gaap="http://fasb.org/us-gaap/2023" xmlns:q="http://quarry.example/2023">
  <x:unit id="USD"><x:measure>iso4217:USD</x:measure></x:unit>
  <x:unit id="EUR"><x:measure>iso4217:EUR</x:measure></x:unit>
"""
_AXIS = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
DUE_TO = "us-gaap:DueToRelatedPartiesCurrent"
DUE_FROM = "us-gaap:DueFromRelatedPartiesCurrent"
SALES = "us-gaap:RevenueFromRelatedParties"
DAY = "2023-12-31"
YEAR = "2023-01-01/2023-12-31"
Stated = tuple[str, str, str, str]
"""Element, member or "", day or period, amount with its currency."""


def instance(cik: int, *stated: Stated) -> str:
    """Return an instance of facts."""
    text = _HEAD
    for n, (element, member, when, amount) in enumerate(stated):
        value, currency = amount.split()
        segment = "".join(
            f'<d:explicitMember dimension="{axis}">q:{name}Member</d:explicitMember>'
            for name, axis in zip(
                member.split("+") if member else (),
                (_AXIS, "us-gaap:DebtInstrumentAxis"),
                strict=False,
            )
        )
        first, _, last = when.rpartition("/")
        days = (
            f"<x:startDate>{first}</x:startDate><x:endDate>{last}</x:endDate>"
            if first
            else f"<x:instant>{last}</x:instant>"
        )
        text += (
            f'<x:context id="c{n}"><x:entity><x:identifier '
            f'scheme="http://www.sec.gov/CIK">{cik:010d}</x:identifier>'
            + (f"<x:segment>{segment}</x:segment>" if segment else "")
            + f"</x:entity><x:period>{days}</x:period></x:context>"
            f'<{element} contextRef="c{n}" unitRef="{currency}" decimals="0" '
            f'id="f{n}">{value}</{element}>'
        )
    return text + "</x:xbrl>"


ASSETS = ("us-gaap:Assets", "", DAY, "1000 USD")
LIABILITIES = ("us-gaap:Liabilities", "", DAY, "500 USD")
REVENUES = ("us-gaap:Revenues", "", YEAR, "4000 USD")
OWED = (DUE_TO, "HollowayPartners", DAY, "50 USD")
Build = Callable[..., Graph]


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Build]:
    """Builds filings: facts, each filer by its number, in the order given."""
    graph = kg.open(tmp_path / "graph")

    def build(*filings: tuple[int, tuple[Stated, ...]]) -> Graph:
        for n, (number, stated) in enumerate(filings):
            place = tmp_path / f"{n}.xml"
            place.write_text(instance(5_000_000 + number, *stated), encoding="utf-8")
            graph.build(
                place,
                cik=str(5_000_000 + number),
                entity=f"Quarry {number} Inc",
                accession=f"{5_000_000 + number:010d}-24-{n + 1:06d}",
                filed=date(2024, 3, n + 1),
                rdf=False,
            )
        return graph

    yield build
    graph.close()


def test_a_share_is_of_the_whole_of_the_same_filing(built) -> None:
    graph = built((1, (ASSETS, LIABILITIES, REVENUES, OWED)))
    (row,) = graph.frame("due to", period="CY2023Q4I")
    assert (row.reporter, row.related, row.whole) == ("Quarry 1 Inc", 50, 500)
    assert (row.measure, row.share, row.why) == ("liabilities", Decimal("0.1"), None)
    assert (row.filing, row.end) == ("0005000001-24-000001", date(2023, 12, 31))
    (row,) = graph.frame("due-to", period=DAY, measure="assets")
    assert row.share == Decimal("0.05")


def test_totals_are_no_facts_of_related_parties(built) -> None:
    graph = built((1, (ASSETS, LIABILITIES, OWED)))
    rows = graph.sql("SELECT concept FROM facts ORDER BY concept")
    assert [row.concept for row in rows] == ["us-gaap:Assets", DUE_TO]
    rows = graph.sql("SELECT measure, value FROM sizes ORDER BY measure")
    assert list(rows.cells) == [("assets", "1000"), ("liabilities", "500")]
    assert len(graph.query("exposure")) == 1
    graph.rebuild()
    assert len(graph.sql("SELECT * FROM sizes")) == 2


@pytest.mark.parametrize(
    ("others", "why"),
    [
        ((), "its filing states no liabilities of that time in that currency"),
        (
            (("us-gaap:Liabilities", "", DAY, "500 EUR"),),
            "its filing states no liabilities of that time in that currency",
        ),
        (
            (("us-gaap:Liabilities", "", "2022-12-31", "500 USD"),),
            "its filing states no liabilities of that time in that currency",
        ),
        (
            (LIABILITIES, ("us-gaap:Liabilities", "", DAY, "600 USD")),
            "its filing states several liabilities",
        ),
        (
            (("us-gaap:Liabilities", "", DAY, "49 USD"),),
            "more than the liabilities, so it is no part of them",
        ),
        ((("us-gaap:Liabilities", "", DAY, "-3 USD"),), "an amount is below zero"),
    ],
)
def test_what_cannot_be_set_against_anything_says_why(built, others, why) -> None:
    (row,) = built((1, (OWED, *others))).frame("due to", period=DAY)
    assert (row.share, row.rank, row.of, row.why) == (None, None, None, why)
    assert row.related == 50


def test_the_whole_of_another_filing_is_no_whole(built) -> None:
    graph = built((1, (LIABILITIES,)), (1, (OWED,)))
    (row,) = graph.frame("due to", period=DAY)
    assert row.filing == "0005000001-24-000002"
    assert row.why == "its filing states no liabilities of that time in that currency"


def test_amounts_of_several_filings_have_no_share(built) -> None:
    other = (DUE_TO, "AuldQuarries", DAY, "20 USD")
    graph = built((1, (LIABILITIES, OWED)), (1, (LIABILITIES, other)))
    (row,) = graph.frame("due to", period=DAY)
    assert (row.related, row.parties, row.filing) == (70, 2, None)
    assert row.why == "its amounts are of several filings"


def test_filers_are_ranked_and_equal_shares_tie(built, tmp_path) -> None:
    def filer(owed: int) -> tuple[Stated, ...]:
        return (ASSETS, LIABILITIES, (DUE_TO, "HollowayPartners", DAY, f"{owed} USD"))

    graph = built(*((n, filer(owed)) for n, owed in enumerate([50, 400, 50, 5], 1)))
    rows = graph.frame("due to", period="CY2023Q4I")
    assert [(row.reporter, row.rank, row.of) for row in rows] == [
        ("Quarry 2 Inc", 1, 4),
        ("Quarry 1 Inc", 2, 4),
        ("Quarry 3 Inc", 2, 4),
        ("Quarry 4 Inc", 4, 4),
    ]
    assert {(row.sic, row.sic_rank) for row in rows} == {(None, None)}
    assert [row.size_rank for row in rows] == [1, 2, 2, 4]
    table = tmp_path / "sub.txt"
    table.write_text(
        "adsh\tcik\tsic\nx\t5000001\t1400\ny\t5000002\t7372\nz\t5000004\t1400\n"
    )
    rows = graph.frame("due to", period="CY2023Q4I", sic=table)
    assert [(row.sic, row.sic_rank, row.sic_of) for row in rows] == [
        ("7372", 1, 1),
        ("1400", 1, 2),
        (None, None, None),
        ("1400", 2, 2),
    ]


def test_filers_of_another_size_are_ranked_apart(built) -> None:
    large = ("us-gaap:Assets", "", DAY, "90000 USD")
    graph = built(
        (1, (ASSETS, LIABILITIES, OWED)),
        (2, (large, ("us-gaap:Liabilities", "", DAY, "60 USD"), OWED)),
    )
    rows = graph.frame("due to", period=DAY)
    assert [(row.rank, row.size_rank, row.size_of) for row in rows] == [
        (1, 1, 1),
        (2, 1, 1),
    ]


# Elements.


@pytest.mark.parametrize(
    ("stated", "related", "why"),
    [
        ([("", "300 USD"), ("HollowayPartners", "200 USD")], 300, None),
        ([("HollowayPartners", "200 USD"), ("AuldQuarries", "50 USD")], 250, None),
        (
            [("HollowayPartners", "200 USD"), ("HollowayPartners+NoteOne", "90 USD")],
            200,
            None,
        ),
        (
            [("HollowayPartners+NoteOne", "90 USD")],
            None,
            "its amounts are told by more than the party",
        ),
        (
            [("", "300 USD"), ("", "310 USD")],
            None,
            "its filing states several amounts of it",
        ),
    ],
)
def test_an_element_is_the_filers_total_or_the_sum_of_its_parties(
    built, stated, related, why
) -> None:
    facts = ((SALES, member, YEAR, amount) for member, amount in stated)
    graph = built((1, (REVENUES, *facts)))
    (row,) = graph.frame("RevenueFromRelatedParties", period="CY2023")
    assert (row.related, row.why) == (related, why)
    if related is not None:
        assert (row.measure, row.whole) == ("revenue", 4000)
        assert row.share == Decimal(related) / 4000


def test_revenue_of_another_period_is_no_whole(built) -> None:
    quarter = ("us-gaap:Revenues", "", "2023-10-01/2023-12-31", "1000 USD")
    graph = built((1, (quarter, (SALES, "", YEAR, "300 USD"))))
    (row,) = graph.frame(SALES, period="CY2023")
    assert row.share is None


def test_of_a_balance_the_revenue_of_the_longest_period_counts(built) -> None:
    quarter = ("us-gaap:Revenues", "", "2023-10-01/2023-12-31", "1000 USD")
    graph = built((1, (quarter, REVENUES, (DUE_FROM, "AuldQuarries", DAY, "40 USD"))))
    (row,) = graph.frame("due from", period=DAY, measure="revenue")
    assert (row.whole, row.share) == (4000, Decimal("0.01"))


# Periods.


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("CY2023", "2023-01-01", "2023-12-31"),
        ("cy2024q1", "2024-01-01", "2024-03-31"),
        ("CY2023Q4I", "2023-10-01", "2023-12-31"),
        ("2023-06-30", "2023-06-30", "2023-06-30"),
    ],
)
def test_a_period_has_its_days(name, first, last) -> None:
    period = frame_period(name)
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@pytest.mark.parametrize("name", ["2023", "CY2023Q5", "CY23", "soon", "CY0000", ""])
def test_anything_else_is_no_period(name) -> None:
    with pytest.raises(QueryError, match="CY2023Q2I for its end"):
        frame_period(name)


@pytest.mark.parametrize(
    ("start", "end", "fits"),
    [
        ("2022-10-01", "2023-09-30", True),
        ("2023-05-01", "2024-04-30", True),
        ("2022-06-01", "2023-05-31", False),
        ("2023-01-01", "2023-06-30", False),
    ],
)
def test_a_fiscal_year_is_of_the_calendar_year_of_its_middle(start, end, fits) -> None:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    assert frame_period("CY2023").holds_flow(first, last) is fits


def test_the_balance_date_nearest_to_the_quarters_end_counts(built) -> None:
    stated = [
        (element, member, day, amount)
        for day in ("2023-11-30", "2024-01-31")
        for element, member, amount in (
            ("us-gaap:Liabilities", "", "500 USD"),
            (DUE_TO, "HollowayPartners", "50 USD"),
        )
    ]
    graph = built((1, tuple(stated)))
    (row,) = graph.frame("due to", period="CY2023Q4I")
    assert row.end.isoformat() in ("2023-11-30", "2024-01-31")
    assert len(graph.frame("due to", period="CY2024Q4I")) == 0


# Forms and failures.


def test_a_frame_as_parquet_holds_the_same(built, tmp_path) -> None:
    graph = built((1, (ASSETS, LIABILITIES, OWED)), (2, (OWED,)))
    rows = graph.frame("due to", period=DAY)
    write_parquet(rows, tmp_path / "frame.parquet")
    with duckdb.connect() as database:
        read = database.sql(f"SELECT * FROM '{tmp_path / 'frame.parquet'}'")
        assert tuple(read.columns) == rows.columns
        assert dict(zip(read.columns, map(str, read.types), strict=True))["share"] == (
            "DECIMAL(38,10)"
        )
        assert read.fetchall() == [tuple(row) for row in rows.cells]
    empty = graph.frame("due to", period="CY2019Q4I")
    write_parquet(empty, tmp_path / "frame.parquet")
    with duckdb.connect() as database:
        assert not database.sql(f"FROM '{tmp_path / 'frame.parquet'}'").fetchall()
    with pytest.raises(InputError, match="cannot be written"):
        write_parquet(rows, tmp_path / "nowhere" / "frame.parquet")


def test_a_graph_without_totals_says_what_to_do(built, monkeypatch) -> None:
    monkeypatch.setattr("kg.facts.filings.sizes_of", lambda *_: ())
    rows = built((1, (ASSETS, LIABILITIES, OWED))).frame("due to", period=DAY)
    assert rows.notes == (NO_SIZES,)
    assert rows[0].share is None


def test_what_is_no_frame_is_told_in_one_line(built, tmp_path) -> None:
    graph = built((1, (ASSETS, LIABILITIES, OWED)))
    with pytest.raises(QueryError, match="'debt', expected one of assets"):
        graph.frame("due to", period=DAY, measure="debt")
    with pytest.raises(NotFoundError, match="columns cik and sic"):
        graph.frame("due to", period=DAY, sic=tmp_path / "none.csv")
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n")
    with pytest.raises(InputError, match="no columns cik and sic"):
        graph.frame("due to", period=DAY, sic=tmp_path / "bad.csv")
    assert graph.frame("Nothing", period="CY2023").notes == (
        "no filer states Nothing with a related party in CY2023",
    )

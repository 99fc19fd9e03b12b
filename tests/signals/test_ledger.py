"""The ledger of one reporter: positions by account, and the totals beside them."""

from datetime import date
from decimal import Decimal

import pytest

import kg
from kg.facts.disclosure import disclosures
from kg.facts.rows import Side
from kg.signals.balances import new, vanished
from kg.signals.ledger import Account, ledger_of
from kg.signals.records import Thresholds

ENTITY = "https://w3id.org/rpkg/id/entity/11"
DUE_TO = Account(ENTITY, Side.DUE_TO, "USD")
DUE_FROM = Account(ENTITY, Side.DUE_FROM, "USD")
Y22, Y23, EVENT = date(2022, 12, 31), date(2023, 12, 31), date(2024, 2, 15)
TO, FROM = "Due to related parties", "Due from related parties"


def page(title, days, *rows, group=None):
    """Return an R page; a row is a party or None, a label, and values."""
    lines = ["|", f"{title} (Details) - USD ($)"]
    lines += [f"|{group}"] if group else []
    for day in days:
        lines += ["|", day]
    for party, label, *values in rows:
        lines += [f"|{party} [Member]"] if party else []
        lines += [f"|{label}", *(f"|$ {value}" for value in values)]
    return "\n".join([*lines, "|X", "- Definition", "x", ""])


PAGES = {
    "R4": page(
        "RELATED PARTY BALANCES",
        ("Dec. 31, 2023", "Dec. 31, 2022"),
        ("Zorvex Trading Ltd", TO, "1,000", "900"),
        ("Quorzim Shipping Ltd", TO, "500", "400"),
        ("Alpina Foods Ltd", TO, "500", "300"),
        ("Brillo Foods Ltd", TO, "0", "70"),
    ),
    "R5": page(
        "RELATED PARTY RECEIVABLES",
        ("Dec. 31, 2022",),
        ("Zorvex Trading Ltd", FROM, "80"),
        ("Quorzim Shipping Ltd", FROM, "60"),
    ),
    "R60": page(
        "SUBSEQUENT EVENTS", ("Feb. 15, 2024",), ("Zorvex Trading Ltd", TO, "50")
    ),
    "R2": page(
        "CONSOLIDATED BALANCE SHEETS",
        ("Dec. 31, 2023", "Dec. 31, 2022"),
        (None, "Total assets", "9,000", "0"),
    ),
    "R1": page("OVERVIEW", ("Dec. 31, 2023",), (None, "Revenues", "7")),
    "R3": page(
        "QUARTERLY DATA", ("Dec. 31, 2023",), (None, "Revenues", "100"),
        group="3 Months Ended",
    ),
    "R7": page(
        "CONSOLIDATED STATEMENTS OF OPERATIONS", ("Dec. 31, 2023",),
        (None, "Revenues", "410"), group="12 Months Ended",
    ),
    "R6": page("PARENT ONLY", ("Dec. 31, 2021",), (None, "Total assets", "1")),
    "R9": page(
        "OTHER STATEMENTS", ("Dec. 31, 2023",), (None, "Revenues", "411"),
        group="12 Months Ended",
    ),
    "R8": page(
        "SEGMENTS", ("Dec. 31, 2023",), (None, "Revenues", "200"),
        group="6 Months Ended",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    for name, text in PAGES.items():
        path = folder / f"11_000000001124000001_{name}.txt"
        path.write_text(text, encoding="utf-8")
    with kg.open() as graph:
        graph.build(folder, cik="11", entity="The Reporter", rdf=False, everything=True)
        snapshot = graph._graph.snapshot()
        (disclosure,) = disclosures(snapshot)
        yield ledger_of(snapshot, disclosure)


def amounts(rows):
    return [(row.name, row.date, row.amount) for row in rows]


def test_series_hold_balance_dates_and_every_holds_events_too(ledger):
    ((key, rows),) = [
        item for item in ledger.every.items() if item[1][-1].date == EVENT
    ]
    assert key[0] == DUE_TO
    assert amounts(rows) == [
        ("Zorvex Trading Ltd", Y22, Decimal(900)),
        ("Zorvex Trading Ltd", Y23, Decimal(1000)),
        ("Zorvex Trading Ltd", EVENT, Decimal(50)),
    ]
    assert ledger.series[key] == rows[:2]


def test_an_event_makes_nobody_vanish_or_appear(ledger):
    assert list(vanished(ledger, Thresholds())) == []
    assert list(new(ledger, Thresholds())) == []


def test_accounts_and_days_are_sorted(ledger):
    assert ledger.accounts() == [DUE_FROM, DUE_TO]
    assert ledger.days(DUE_TO) == [Y22, Y23]
    assert ledger.days(DUE_FROM) == [Y22]
    assert list(ledger.every) == sorted(ledger.every)


def test_latest_is_the_last_balance_date_of_the_entity_largest_first(ledger):
    ((account, rows),) = ledger.latest()
    assert account == DUE_TO
    assert amounts(rows) == [
        ("Zorvex Trading Ltd", Y23, Decimal(1000)),
        ("Alpina Foods Ltd", Y23, Decimal(500)),
        ("Quorzim Shipping Ltd", Y23, Decimal(500)),
    ]


def test_cells_are_those_of_the_facts_each_once(ledger):
    rows = next(rows for _, rows in ledger.latest())
    cells = ledger.cells([rows[0], rows[0], rows[1]])
    assert [(cell.report, cell.row, cell.raw) for cell in cells] == [
        ("R4", 1, "$ 1,000"),
        ("R4", 3, "$ 500"),
    ]


def test_totals_above_zero_put_balances_in_proportion(ledger):
    assert {key: fact.number for key, fact in ledger.assets.items()} == {
        (ENTITY, Y23, "USD"): Decimal(9000),
        (ENTITY, date(2021, 12, 31), "USD"): Decimal(1),
    }


def test_revenue_is_the_first_of_the_longest_period(ledger):
    assert {key: fact.number for key, fact in ledger.revenue.items()} == {
        (ENTITY, Y23, "USD"): Decimal(410)
    }

"""What a bank lends its directors and holds of them, told by headings and labels."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import kg

DAYS = (date(2012, 12, 31), date(2011, 12, 31))
Owed = tuple[str, date, int, int]


def page(title: str, *lines: str) -> str:
    """Return an R page of two years, an amount of each beside every label."""
    head = ["|", title, "In Thousands, unless otherwise specified", "|12 Months Ended"]
    head += ["|", "Dec. 31, 2012", "|", "Dec. 31, 2011"]
    return "\n".join([*head, *lines, "|X", ""])


def owed(folder: Path, text: str) -> list[Owed]:
    """Return party, day, due from and due to of each row of ``exposure``."""
    source = folder / "R9.txt"
    source.write_text(text, encoding="utf-8")
    with kg.open() as graph:
        graph.build(source, cik="77", entity="Alder Bancorp", rdf=False)
        rows = graph.rows("exposure")
        assert all(isinstance(row.due_to, Decimal) for row in rows)
        return [(r.party, r.date, int(r.due_from), int(r.due_to)) for r in rows]


def test_the_holders_of_a_heading_are_those_of_the_balances_below_it(tmp_path) -> None:
    text = page(
        "RELATED PARTY TRANSACTIONS (Details) (USD $)",
        "|Loans to officers, directors and affiliates",
        "|Outstanding, beginning of year", "|$ 410", "|$ 380",
        "|New loans during year", "|70", "|90",
        "|Repayments during year", "|(30)", "|(60)",
        "|Outstanding, end of year", "|450", "|410",
        "|Related party deposits", "|$ 960", "|$ 820",
    )  # fmt: skip
    assert owed(tmp_path, text) == [
        ("Officers, directors and affiliates", date(2010, 12, 31), 380_000, 0),
        ("Officers, directors and affiliates", DAYS[1], 410_000, 0),
        ("Officers, directors and affiliates", DAYS[0], 450_000, 0),
    ]


@pytest.mark.parametrize(
    ("label", "holders"),
    [
        (
            "Deposits from certain officers and directors and/or their companies",
            "Certain officers and directors and/or their companies",
        ),
        ("Deposits from executive officers", "Executive Officer"),
        (
            "Deposits from directors, and their related interests",
            "Directors, and their related interests",
        ),
    ],
)
def test_deposits_are_owed_to_the_holders_their_label_names(
    tmp_path, label, holders
) -> None:
    title = "RELATED PARTY TRANSACTIONS (Details) (USD $)"
    text = page(title, f"|{label}", "|$ 75", "|$ 58")
    assert owed(tmp_path, text) == [
        (holders, DAYS[1], 0, 58_000),
        (holders, DAYS[0], 0, 75_000),
    ]


def test_a_roll_forward_of_loans_and_deposits_has_balances_at_its_ends_alone(
    tmp_path,
) -> None:
    text = page(
        "Loans (Details) (Key management and connected persons [Member], USD $)",
        "|Reconciliation of receivables from related parties [Roll Forward]",
        "|Loans outstanding beginning balance", "|$ 92", "|$ 72",
        "|Loans issued during the year", "|4", "|23",
        "|Loan repayments during the year", "|(18)", "|(3)",
        "|Loans outstanding ending balance", "|78", "|92",
        "|Deposits outstanding beginning balance", "|104", "|121",
        "|Deposits received during the year", "|376", "|416",
        "|Deposits repaid during the year", "|(389)", "|(433)",
        "|Deposits outstanding ending balance", "|$ 91", "|$ 104",
    )  # fmt: skip
    holders = "Key Management and Connected Persons"
    assert owed(tmp_path, text) == [
        (holders, date(2010, 12, 31), 72_000, 121_000),
        (holders, DAYS[1], 92_000, 104_000),
        (holders, DAYS[0], 78_000, 91_000),
    ]

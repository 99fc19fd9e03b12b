"""Rows of a party's block that tell again what another row tells, and how."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg.facts.select import Wanted, select_positions

Rows = list[tuple[str, str]]


@pytest.fixture
def owed(tmp_path: Path) -> Callable[..., tuple[Decimal, Decimal]]:
    """Returns what the one party of a page owes and is owed."""

    def _owed(rows: Rows, head: str = "Dec. 31, 2023") -> tuple[Decimal, Decimal]:
        lines = ["|", "DUE FROM AND TO RELATED PARTIES (Details) - USD ($)"]
        lines += ["|", *head.split("\n"), "|Vexmoor Ltd"]
        for label, cell in rows:
            lines += [f"|{label}", f"|{cell}"]
        place = tmp_path / "R10.txt"
        place.write_text("\n".join([*lines, "|X", "Details", ""]), encoding="utf-8")
        with kg.Graph(tmp_path / "graph") as graph:
            graph.build(
                [place],
                rdf=False,
                cik="1000001",
                entity="Quorzim Corp",
                accession="0001000001-24-000001",
            )
            snapshot = graph._graph.snapshot()
            positions = list(select_positions(snapshot, Wanted()))
        sides = {"due from": Decimal(0), "due to": Decimal(0)}
        for position in positions:
            sides[position.side] += position.amount
        return sides["due from"], sides["due to"]

    return _owed


PERIOD = "12 Months Ended\nDec. 31, 2023"


@pytest.mark.parametrize("head", ["Dec. 31, 2023", PERIOD])
@pytest.mark.parametrize(
    ("rows", "due_from", "due_to"),
    [
        (
            [
                ("Trade receivables", "$ 700"),
                ("Allowance for credit losses", "(45)"),
                ("Trade receivables, net", "$ 655"),
            ],
            655,
            0,
        ),
        (
            [
                ("Loan to officer", "$ 500"),
                ("Provision", "60"),
                ("Loan to officer, net of provision", "$ 440"),
            ],
            440,
            0,
        ),
        (
            [
                ("Amount due from affiliate before allowance", "$ 1,000"),
                ("Allowance", "(100)"),
                ("Amount due from affiliate", "$ 900"),
            ],
            900,
            0,
        ),
        (
            [
                ("Note payable to director", "$ 1,000"),
                ("Less: unamortized discount", "(60)"),
                ("Note payable, net of discount", "$ 940"),
            ],
            0,
            940,
        ),
        (
            [
                ("Notes payable, related party", "$ 1,000"),
                ("Less: current portion", "(400)"),
                ("Notes payable, related party, noncurrent", "$ 600"),
            ],
            0,
            1000,
        ),
        (
            [("Trade payables, of which overdue", "$ 30"), ("Trade payables", "210")],
            0,
            210,
        ),
        (
            [
                ("Principal", "$ 500"),
                ("Accrued interest", "45"),
                ("Total owed to shareholder", "$ 545"),
            ],
            0,
            545,
        ),
        (
            [
                ("Trade payables", "$ 300"),
                ("Accrued expenses", "200"),
                ("Payables to related party", "$ 500"),
            ],
            0,
            500,
        ),
        ([("Salary", "$ 2,300"), ("Accrued salary", "430")], 0, 430),
        ([("Interest", "$ 120"), ("Interest payable", "350")], 0, 350),
        (
            [
                ("Line of credit", "$ 1,000"),
                ("Outstanding balance on line of credit", "430"),
            ],
            0,
            430,
        ),
        (
            [
                ("Amounts owed by related party", "$ 410"),
                ("Amounts owed to related party", "(95)"),
            ],
            410,
            95,
        ),
    ],
)
def test_what_is_told_again_counts_once(head, rows, due_from, due_to, owed) -> None:
    assert owed(rows, head) == (due_from, due_to)


@pytest.mark.parametrize(
    ("rows", "due_from", "due_to"),
    [
        (
            [
                ("Loan from director, opening balance", "$ 400"),
                ("Additional loans received", "120"),
                ("Repayment of loans", "(90)"),
                ("Loan from director, closing balance", "$ 430"),
            ],
            0,
            430,
        ),
        (
            [
                ("Loan to affiliate, beginning balance", "$ 400"),
                ("Loan granted", "120"),
                ("Collected", "(90)"),
                ("Loan to affiliate, ending balance", "$ 430"),
            ],
            430,
            0,
        ),
    ],
)
def test_an_opening_balance_of_the_same_day_is_none(rows, due_from, due_to, owed):
    assert owed(rows) == (due_from, due_to)


@pytest.mark.parametrize(
    ("rows", "due_from", "due_to"),
    [
        # What a party is owed is no deduction: this is netting.
        (
            [
                ("Due from affiliate", "$ 410"),
                ("Due to affiliate", "95"),
                ("Net due from affiliate", "$ 315"),
            ],
            410,
            95,
        ),
        ([("Loan from director", "$ 900"), ("Interest payable", "280")], 0, 1180),
        ([("Note payable A", "$ 200"), ("Note payable B", "230")], 0, 430),
        (
            [
                ("Line of credit from shareholder, outstanding", "$ 1,700"),
                ("Line of credit, amount available", "3,300"),
                ("Accrued interest payable", "41"),
                ("Unpaid management fees owed to shareholder", "$ 260"),
            ],
            0,
            2001,
        ),
        (
            [
                ("Due to related parties, current", "$ 200"),
                ("Due to related parties, non-current", "300"),
            ],
            0,
            500,
        ),
        ([("Trade receivables", "$ 700"), ("Loans receivable, net", "655")], 1355, 0),
    ],
)
def test_what_stands_beside_and_is_another_counts_too(rows, due_from, due_to, owed):
    assert owed(rows) == (due_from, due_to)


def test_one_negative_debt_beside_nothing_owed_keeps_its_sign(owed) -> None:
    assert owed([("Amounts owed to related party", "$ (95)")]) == (0, -95)


@pytest.mark.parametrize(
    ("rows", "due_from", "due_to"),
    [
        # a part of the total is not told here
        (
            [
                ("Accounts payable", "$ 40"),
                ("Accrued expenses payable", "12"),
                ("Total amounts due to Vexmoor Ltd", "$ 300"),
            ],
            0,
            300,
        ),
        # each side has its total
        (
            [
                ("Trade receivables", "$ 21"),
                ("Other receivables", "9"),
                ("Total due from related party", "35"),
                ("Accounts payable", "40"),
                ("Total due to related party", "$ 41"),
            ],
            35,
            41,
        ),
        # what stands below a total is no part of it
        (
            [
                ("Accounts payable", "$ 40"),
                ("Total amounts due to Vexmoor Ltd", "60"),
                ("Note payable to Vexmoor Ltd", "$ 500"),
            ],
            0,
            560,
        ),
        # parts of more than a total are none of it
        (
            [
                ("Accounts payable", "$ 90"),
                ("Total due", "60"),
            ],
            0,
            90,
        ),
        # interest of the year on what is owed
        (
            [
                ("Interest on amounts due to and loans from Vexmoor Ltd", "$ 75"),
                ("Loan payable to Vexmoor Ltd", "$ 800"),
            ],
            0,
            800,
        ),
    ],
)
def test_a_total_of_a_party_holds_what_stands_above_it(
    rows, due_from, due_to, owed
) -> None:
    assert owed(rows) == (due_from, due_to)

"""What an investee may have itself is not counted, and its row says so."""

from decimal import Decimal

import pytest

from kg.facts.incomplete import Doubt
from kg.facts.rows import Side
from kg.sides import is_plain_flow
from tests.facts.small_filings import reasons, text_page
from tests.facts.test_incomplete import balance, doubt, missing

OWN = "not told whether the party's own"
PARTY = ("|Nadir Orbit SAS", "|Related Party Transaction [Line Items]")
DUE = ("|Due from affiliate", "|$ 940")


@pytest.fixture
def exposure(graph, tmp_path):
    """Return what a page tells: party, sides and how many balances may be missing."""

    def told(title: str, *lines: str) -> list[tuple[Decimal, Decimal, int]]:
        page = tmp_path / "R7.txt"
        page.write_text(text_page(f"{title} - USD ($)", *lines))
        graph.build(page, rdf=False, cik="1000001", entity="Quorzim Corp")
        return [
            (Decimal(row["due_from"]), Decimal(row["due_to"]), int(row["incomplete"]))
            for row in graph.query("exposure")
        ]

    return told


@pytest.mark.parametrize(
    ("title", "label", "row"),
    [
        # its own customers owe it, or it owes the reporter
        ("Investments in Ventures (Details)", "Trade receivables", (940, 0, 1)),
        ("Equity Method Investees (Details)", "Notes payable", (940, 0, 1)),
        # dealings with it
        ("Balances with joint ventures (Details)", "Trade receivables", (1250, 0, 0)),
        ("Loans to associates (Details)", "Interest receivable", (1250, 0, 0)),
        # no claim, or of its own sheet by its words
        ("Investments in Ventures (Details)", "Maximum exposure to loss", (940, 0, 0)),
        ("Investments in Ventures (Details)", "Total assets", (940, 0, 0)),
    ],
)
def test_a_silent_row_beside_a_claim_on_an_investee(
    exposure, title, label, row
) -> None:
    assert exposure(title, *PARTY, *DUE, f"|{label}", "|$ 310") == [row]


def test_the_reason_is_told(exposure, graph) -> None:
    title = "Investments in Ventures (Details)"
    exposure(title, *PARTY, *DUE, "|Mortgage note payable", "|$ 48,000")
    assert reasons(graph) == {"Mortgage note payable 48000": OWN}


@pytest.mark.parametrize(
    ("label", "incomplete"),
    [
        ("Hire purchase paid on behalf", 1),
        ("Offering costs to be reimbursed", 1),
        ("Rent expense", 0),
        ("Administrative fee paid to sponsor", 0),
        ("Purchases of goods", 0),
    ],
)
def test_what_may_stand_on_a_day_makes_its_row_incomplete(
    exposure, label, incomplete
) -> None:
    title = "Related Party Balances (Details)"
    told = exposure(title, *PARTY, *DUE, f"|{label}", "|$ 310")
    assert told == [(940, 0, incomplete)]


def granted(amount: int, side: Side) -> Doubt:
    return doubt(amount, side, is_granted=True)


@pytest.mark.parametrize(
    ("doubted", "counts"),
    [
        (granted(7, Side.DUE_TO), [0]),
        # nothing of what was lent stands elsewhere
        (granted(7, Side.DUE_FROM), [1]),
    ],
)
def test_what_was_granted_is_missing_where_nothing_else_stands(doubted, counts) -> None:
    assert missing([balance(40)], doubted) == counts


@pytest.mark.parametrize(
    ("label", "is_flow"),
    [
        ("Services rendered to associates", True),
        ("Royalty income from affiliate", True),
        ("Interest", True),
        ("Acquisition expenses reimbursable", False),
        ("Undistributed revenues", False),
        ("Tuition collected on behalf of the school", False),
        ("Working capital note", False),
    ],
)
def test_the_word_a_row_is_called_by_tells_a_flow(label, is_flow) -> None:
    assert is_plain_flow(label) is is_flow

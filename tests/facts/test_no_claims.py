"""What is reported like a claim and is none: prices, bounds, flows, wholes.

Pages and names are invented.
"""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg import concepts
from kg.facts.select import Wanted, select_positions
from kg.sides import no_balance

HEAD = "Related Party Transactions (Details) - USD ($)"


@pytest.mark.parametrize(
    ("label", "reason"),
    [
        ("Monthly rent due to founder", "rate or price"),
        ("Hourly consulting fee payable to Quillen Ltd", "rate or price"),
        ("Storage charge due to affiliate per barrel", "rate or price"),
        ("Retainer payable to director each quarter", "rate or price"),
        ("Receivables turnover days", "rate or price"),
        ("Days sales outstanding", "rate or price"),
        ("Note due to officer settled in shares", "written off or waived"),
        ("Loans from the sponsor converted into units", "written off or waived"),
        ("Threshold of payables to affiliates", "commitment or limit"),
        ("Advances from the parent that could be drawn", "commitment or limit"),
        ("Loan from sponsor of up to", "commitment or limit"),
        ("Bonus payable to officer upon closing of the merger", "commitment or limit"),
        ("Amounts payable to director in 2027", "commitment or limit"),
        ("Reserve against due from affiliates", "allowance"),
        ("Gross proceeds due to the parent", "movement"),
        ("Notes payable assumed", "business bought or sold"),
    ],
)
def test_owed_words_of_what_is_not_owed(label, reason) -> None:
    assert no_balance(None, label) == reason


@pytest.mark.parametrize(
    "label",
    [
        "Accrued monthly fees due to sponsor",
        "Unpaid annual salary payable to officer",
        "Note payable to director, 24 monthly payments of principal",
        "Loans payable to be settled in shares",
        "Note payable to director issued in 2021",
        "Balance due to affiliate up to December 31, 2023",
        "Convertible notes payable to founder",
        "Due to director at the end of each year",
        "Debt assumed by the parent",
    ],
)
def test_owed_words_of_what_is_owed_all_the_same(label) -> None:
    assert no_balance(None, label) is None


@pytest.mark.parametrize(
    ("element", "reason"),
    [
        ("WeeklyFeePayableToParent", "rate or price"),
        ("AnnualRentDueToFounder", "rate or price"),
        ("RoyaltyPayablePerTon", "rate or price"),
        ("ReceivableTurnoverDays", "rate or price"),
        ("LoanConvertibleUpTo", "commitment or limit"),
        ("NotesPayableConvertedIntoShares", "written off or waived"),
        ("AccruedMonthlyFees", None),
        ("UnsettledTradesPayable", None),
    ],
)
def test_elements_of_what_is_not_owed(element, reason) -> None:
    assert no_balance(f"qz:{element}", "Amount") == reason


@pytest.mark.parametrize(
    ("label", "side"),
    [
        ("Accrued interest, affiliate", "due to"),
        ("Accrued expenses - related parties", "due to"),
        ("Accrued interest receivable - related party", "due from"),
        ("Convertible promissory notes (related party)", "due to"),
        ("Promissory note receivable - related party", "due from"),
        ("Stockholders' loans", "due to"),
        ("Shareholder loan receivable", "due from"),
        ("Outstanding on the demand loan", "due to"),
        ("Working capital loan outstanding, sponsor", "due to"),
        ("Costs refundable by the parent", "due from"),
        ("Contract assets, affiliates", "due from"),
        ("Staff advances", "due from"),
        ("Rental deposit paid to landlord", "due from"),
        ("Tenant security deposits", None),
        ("Loans outstanding to directors, ending", "due from"),
    ],
)
def test_sides_by_custom(label, side) -> None:
    assert concepts.load().balance_side(None, label) == side


@pytest.fixture
def owed(tmp_path: Path) -> Callable[..., set[tuple[str, str, Decimal]]]:
    """Builds a page of parties and their rows; tells party, side and amount."""

    def _owed(
        *parties: tuple[str, list[tuple[str, str]]],
        head: str = HEAD,
        period: str = "",
    ) -> set[tuple[str, str, Decimal]]:
        lines = ["|", head, *(["|" + period] if period else []), "|", "Dec. 31, 2023"]
        for party, rows in parties:
            lines += [f"|{party}"] if party else []
            lines += ["|Related Party Transaction [Line Items]"]
            for label, amount in rows:
                lines += [f"|{label}", f"|$ {amount}"]
        page = tmp_path / "R10.txt"
        page.write_text("\n".join(lines) + "\n|X\n- Definition\n", encoding="utf-8")
        with kg.Graph(tmp_path / "graph") as graph:
            graph.build([page], rdf=False, cik="1000001", entity="Quorzim Corp")
            rows = select_positions(graph._graph.snapshot(), Wanted())
            return {(row.name, str(row.side), row.amount) for row in rows}

    return _owed


def to(party: str, amount: int) -> tuple[str, str, Decimal]:
    return party, "due to", Decimal(amount)


def test_the_principal_of_a_note_is_told_again_net_of_its_discount(owed) -> None:
    assert owed(
        (
            "Tarn Lake Ltd",
            [
                ("Convertible note payable to related party, principal amount", "700"),
                ("Convertible note payable to related party, net of discount", "610"),
            ],
        ),
        ("Orrin Vale Ltd", [("Note payable to related party, principal", "300")]),
    ) == {to("Tarn Lake Ltd", 610), to("Orrin Vale Ltd", 300)}


def test_what_is_said_approximately_is_told_again(owed) -> None:
    assert owed(
        (
            "Tarn Lake Ltd",
            [
                ("Amount due to related party, approximately", "48,000"),
                ("Due to related party", "48,310"),
            ],
        ),
        (
            "Orrin Vale Ltd",
            [("Due to affiliate", "912"), ("Approximate loan from affiliate", "80")],
        ),
    ) == {to("Tarn Lake Ltd", 48310), to("Orrin Vale Ltd", 992)}


@pytest.mark.parametrize(("whole", "parts"), [(75, (45, 30)), (80, (40, 30))])
def test_members_are_told_under_their_group_where_sums_show_it(
    owed, whole, parts
) -> None:
    given = owed(
        ("Harrow Group", [("Due to related parties", str(whole))]),
        ("Harrow Group | Harrow Mill Ltd", [("Due to related parties", str(parts[0]))]),
        ("Harrow Group | Harrow Tin Ltd", [("Due to related parties", str(parts[1]))]),
    )
    if sum(parts) == whole:
        assert given == {to("Harrow Mill Ltd", 45), to("Harrow Tin Ltd", 30)}
    else:
        assert to("Harrow Group", whole) in given


@pytest.mark.parametrize(
    "members",
    [
        ("Swiss Franc", "Japanese Yen"),
        ("Not later than one year", "Later than one year and not later than six years"),
        ("Within two years", "Beyond two years"),
    ],
)
def test_currencies_and_terms_are_instruments_of_a_party(owed, members) -> None:
    rows = [
        (f"Tarn Lake Ltd | {member}", [("Loan from related party", amount)])
        for member, amount in zip(members, ("20", "35"), strict=True)
    ]
    assert owed(*rows) == {to("Tarn Lake Ltd", 55)}


@pytest.mark.parametrize(
    ("party", "head", "rows"),
    [
        (
            "Variable Interest Entities",
            "Organization (Details) - USD ($)",
            [("Total assets", "900"), ("Due from related parties", "80")],
        ),
        (
            "Parent Company",
            "Parent Company Only Financial Information (Details) - USD ($)",
            [("Due from subsidiaries", "90"), ("Due to related parties", "7")],
        ),
        (
            "Parent Company",
            "Condensed Financial Information of the Registrant (Details) - USD ($)",
            [("Due to related parties", "7"), ("Total liabilities", "70")],
        ),
    ],
)
def test_what_an_entity_of_the_group_has_is_no_claim_on_it(
    owed, party, head, rows
) -> None:
    assert owed((party, rows), head=head) == set()


def test_a_parent_on_another_page_is_owed(owed) -> None:
    assert owed(("Parent Company", [("Due to related parties", "7")])) == {
        to("Parent Company", 7)
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Executive Chair", "Independent Director"),
        ("Deputy General Manager", "Chief Executive Officer"),
        ("Vice Chairman", "Director and Treasurer"),
    ],
)
def test_titles_are_held_by_different_people(owed, one, other) -> None:
    rows = owed(
        (one, [("Due to related party", "121")]),
        (other, [("Due to related party", "33")]),
    )
    assert {amount for _, _, amount in rows} == {121, 33}


@pytest.mark.parametrize(
    ("label", "owes"),
    [
        ("Due to Tarn Lake Ltd", ("Tarn Lake Ltd", "due to")),
        ("Loan from Mr. Orrin Vale", ("Orrin Vale", "due to")),
        ("Due from Quillen Materials Inc, net", ("Quillen Materials Inc", "due from")),
        ("Advance from Wei Fang, chairman", ("Wei Fang", "due to")),
        ("Due to related parties", None),
        ("Due to Parent Company and Tarn Lake Ltd", None),
        ("Due to Quorzim Corp", None),
    ],
)
def test_a_label_names_a_party_by_the_sign_of_a_name(owed, label, owes) -> None:
    wanted = set() if owes is None else {(*owes, Decimal(31))}
    assert owed(("", [(label, "31")])) == wanted


def test_advances_among_the_flows_of_a_period_are_a_flow(owed) -> None:
    flows = [("Increase in amounts due to related parties", "90")]
    advances = ("Advances from related parties", "55")
    assert owed(
        ("Tarn Lake Ltd", [*flows, advances, ("Due to related parties", "300")]),
        ("Orrin Vale Ltd", [*flows, advances]),
        period="12 Months Ended",
    ) == {to("Tarn Lake Ltd", 300), to("Orrin Vale Ltd", 55)}


def test_a_bank_lends_to_insiders_and_takes_their_deposits(owed) -> None:
    assert owed(
        (
            "Tarn Lake Ltd",
            [
                ("Loans outstanding to related parties, ending", "55"),
                ("Repayments", "(7)"),
                ("Deposits from related parties", "88"),
            ],
        ),
        period="12 Months Ended",
    ) == {("Tarn Lake Ltd", "due from", Decimal(55)), to("Tarn Lake Ltd", 88)}


def test_a_loan_beside_pay_and_a_share_of_a_period_is_owed(owed) -> None:
    assert owed(
        (
            "Orrin Vale Ltd",
            [
                ("Ownership percentage", "31.00%"),
                ("Loans from related parties", "55"),
                ("Due to related parties", "300"),
            ],
        ),
        (
            "Tarn Lake Ltd",
            [
                ("Salary expense", "90"),
                ("Loans from related parties", "44"),
                ("Accrued salary", "30"),
            ],
        ),
        period="12 Months Ended",
    ) == {to("Orrin Vale Ltd", 355), to("Tarn Lake Ltd", 74)}

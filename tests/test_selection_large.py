"""Lines of large reporters on pages about related parties, and who stands beside."""

from dataclasses import replace
from decimal import Decimal

import pytest

from kg.model.fact import Role
from kg.selection import Ground, Relation, ground_of, is_related, is_scale_total
from kg.selection.printed_numbers import PrintedNumbers
from kg.selection.sentences import sentences
from kg.selection.signs import has_sign
from tests.test_selection_doubtful import (
    COUNTERPARTIES,
    PAGE,
    RELATED_AXIS,
    cut,
    figure,
    kept,
    note,
)

INVESTEES = "srt:ScheduleOfEquityMethodInvestmentEquityMethodInvesteeNameAxis"
EQUITY = "Stockholders' Equity (Details)"


def test_every_ground_is_of_one_relation() -> None:
    related = {ground for ground in Ground if ground.relation is Relation.RELATED}
    assert Ground.PAGE.relation is Relation.CONTEXT
    assert {Ground.LABEL, Ground.SIDE, Ground.NAMED_ON_PAGE} <= related
    assert len(related) == 8
    assert ground_of(figure("7")) is Ground.PAGE
    assert ground_of(figure("7", label="Due to directors")) is Ground.LABEL
    assert ground_of(figure("7", "Leases (Details)")) is Ground.SILENT


@pytest.mark.parametrize(
    ("value", "printed", "told"),
    [
        ("44000000", "interest of $44 million", True),
        ("44000000", "interest of 44 on 12 loans", False),
        ("44000000", "(in millions) interest of 44", True),
        ("44000", "(Amounts in thousands) interest 44", True),
        ("5000000", "a fee of $5,000 and five directors", False),
        ("11300000", "a fee of 11,300", True),
        ("212400000", "sales of 212.4 and 198.8", True),
        ("2000000", "two restaurants", False),
        ("-350", "interest of (350)", True),
    ],
)
def test_a_number_tells_an_amount_in_a_scale_that_is_said(value, printed, told) -> None:
    assert PrintedNumbers([printed]).tell(Decimal(value), "USD") is told


@pytest.mark.parametrize(
    ("value", "unit", "printed", "told"),
    [
        ("1700000", "shares", "fees of $1.7 million", False),
        ("1700000", "shares", "1.7 million shares", True),
        ("2", "shares", "two shares", True),
        ("0.08", "pure", "8% a year", True),
        ("0.08", "pure", "8 percent", True),
        ("0.08", "pure", "8 loans", False),
    ],
)
def test_shares_bear_no_currency_and_rates_a_percent(
    value, unit, printed, told
) -> None:
    assert PrintedNumbers([printed]).tell(Decimal(value), unit) is told


def test_other_figures_prove_a_scale() -> None:
    assert not PrintedNumbers(["rent 44, fees 4,210"]).tell(Decimal(44_000), "USD")
    proven = PrintedNumbers(["rent 44, fees 4,210"])
    proven.prove_scales([Decimal(4_210_000)])
    assert proven.tell(Decimal(44_000), "USD")
    assert not proven.tell(Decimal(44_000_000), "USD")


def test_a_number_ends_a_sentence_and_an_abbreviation_does_not() -> None:
    text = "It is convertible at $0.40. Mr. Moss owes 5; he pays."
    assert list(sentences(text)) == [
        "It is convertible at $0.40. ", "Mr. Moss owes 5; ", "he pays.",
    ]  # fmt: skip
    assert len(list(sentences(text, "."))) == 2


@pytest.mark.parametrize(
    ("words", "is_theirs"),
    [
        ("The Company repaid $36.5 million of its term loan.", False),
        ("We repaid $36.5 million to our founder.", True),
        ("Loans of Finch Trading were repaid by $36.5 million.", True),
        ("The Advisor was paid $36.5 million.", True),
    ],
)
def test_a_large_line_needs_a_sentence_that_names_a_party(words, is_theirs) -> None:
    line = figure("36500000", label="Repaid", concept="us-gaap:RepaymentsOfDebt")
    told = note(words + " Finch Trading Ltd belongs to our president.")
    assert kept(line, told, cut(RELATED_AXIS, "Finch Trading Ltd", title=PAGE)) is (
        is_theirs
    )


def test_a_line_borne_out_is_so_in_every_year() -> None:
    line = figure("31750", concept="us-gaap:LoansPayable", label="Loans")
    before = replace(line, value=Decimal(15850))
    told = note("Our president lent us $31,750.")
    assert kept(before, line, told)
    assert not kept(before, told)


def test_shares_printed_as_sold_to_anybody_are_not_theirs() -> None:
    line = replace(figure("2750000"), unit="shares")
    assert not kept(line, note("We sold 2,750,000 shares in the offering."))
    assert kept(line, note("We sold 2,750,000 shares to our president."))


def test_a_part_makes_a_total_only_where_it_is_cut_by_all_the_total_is() -> None:
    part = cut(RELATED_AXIS, "Finch Trading Ltd", title=PAGE, concept="us-gaap:Costs")
    told = note("Finch Trading Ltd belongs to our president.")
    whole = figure("9", concept="us-gaap:Costs")
    segment = replace(
        whole, members=("Flow control",), roles=(Role.OTHER,), other=("Flow control",),
        axes=("us-gaap:StatementBusinessSegmentsAxis",), member_names=("x:FlowMember",),
    )  # fmt: skip
    assert kept(whole, part, told)
    assert not kept(segment, part, told)


def test_without_a_note_a_large_whole_is_told_by_its_size() -> None:
    part = cut(RELATED_AXIS, "Finch Trading Ltd", title=PAGE)
    fee = replace(part, value=Decimal(400_000), label="Fee")
    assert not kept(figure("330000000", concept="us-gaap:LongTermDebt"), fee)
    assert kept(figure("7900000", concept="us-gaap:LongTermDebt"), fee)
    assert kept(
        figure("9000000", concept="us-gaap:LongTermDebt"), replace(part, label="Fee")
    )


def test_fees_of_who_manages_need_no_second_sign() -> None:
    told = note("The Adviser is entitled to fees.")
    assert kept(figure("8700000", label="Base management fees"), told)
    assert not kept(figure("8700000", label="Interest"), told)


@pytest.mark.parametrize(
    ("member", "label", "is_one"),
    [
        ("Stockholders", "Shares to be issued", False),
        ("Shareholders", "Dividends paid", False),
        ("Shareholder", "Loan", True),
        ("Majority stockholder", "Shares issued", True),
        ("Director", "Shares issued", True),
    ],
)
def test_stockholders_as_such_are_in_no_dealing(member, label, is_one) -> None:
    fact = cut(RELATED_AXIS, member, title=EQUITY)
    assert is_related(replace(fact, label=label)) is is_one


@pytest.mark.parametrize(
    ("concept", "label", "ground"),
    [
        ("StockRepurchaseProgramAuthorizedAmount1", "Authorized", Ground.DECISION),
        ("StockholdersEquityReverseStockSplit", "Split", Ground.DECISION),
        ("CommonStockDividendsPerShareDeclared", "Dividend", Ground.DECISION),
        ("AnnualPercentage", "Vesting percentage", Ground.PAY),
        ("StockRepurchasedDuringPeriodValue", "Repurchased", Ground.SIDE),
    ],
)
def test_what_a_board_decides_and_what_vests_is_no_dealing(
    concept, label, ground
) -> None:
    name = "srt:BoardOfDirectorsChairmanMember"
    fact = cut(RELATED_AXIS, "Board of Directors", name, title=EQUITY)
    told = replace(fact, label=label, concept=f"us-gaap:{concept}")
    assert ground_of(told) is ground


def lines_of(axis: str, *elements: str) -> list[bool]:
    facts = [
        cut(axis, "Finch Trading Ltd", title=PAGE, concept=f"us-gaap:{element}")
        for element in elements
    ]
    return [kept(fact, *facts) for fact in facts]


def test_what_a_party_has_and_earns_itself_is_no_dealing() -> None:
    statement = ("Assets", "Liabilities", "Revenues", "NetIncomeLoss")
    assert lines_of(RELATED_AXIS, *statement) == [False] * 4
    assert lines_of(RELATED_AXIS, "Assets", "Liabilities", "Revenues") == [True] * 3
    assert lines_of(RELATED_AXIS, "NetIncomeLoss", "Revenues") == [True] * 2


def test_a_dealing_stays_beside_the_statement_on_another_axis() -> None:
    bought = cut(RELATED_AXIS, "Finch Trading Ltd", title=PAGE)
    bought = replace(bought, concept="us-gaap:CostOfRevenue")
    own = [
        cut(INVESTEES, "Finch Trading Ltd", title=PAGE, concept=f"us-gaap:{element}")
        for element in ("Assets", "Revenues", "NetIncomeLoss")
    ]
    assert kept(bought, *own)
    assert not kept(own[1], *own, bought)


def test_an_investee_s_wholes_are_its_own_and_its_sales_are_dealings() -> None:
    assert lines_of(INVESTEES, "Assets", "Revenues") == [False, True]


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        (
            "Our president guaranteed the loan of $240,000 from Garnet State Bank.",
            False,
        ),
        ("The line of Garnet State Bank is guaranteed by our president.", False),
        ("Deposits are with Garnet State Bank, which our president owns.", True),
        ("Garnet State Bank is not a related party. Our president lent us.", False),
        ("Garnet State Bank, which is not affiliated with us, lent too.", False),
        ("Garnet State Bank is unrelated to the Company.", False),
    ],
)
def test_a_lender_whose_loan_is_guaranteed_is_nobody_related(words, is_one) -> None:
    loan = cut(RELATED_AXIS, "Garnet State Bank", title=PAGE)
    assert kept(loan, note(words)) is is_one


def test_investors_on_a_page_on_related_parties_are_outsiders() -> None:
    notes = replace(
        cut(COUNTERPARTIES, "Accredited Investors", title=PAGE),
        value=Decimal(1_250_000),
    )
    assert not kept(notes, note("Notes of $1,250,000 were sold to investors."))


@pytest.mark.parametrize(
    ("member", "is_public"),
    [
        ("Senior Notes due 2032", True),
        ("First Mortgage Bonds", True),
        ("4.5% Debentures, due June 15, 2030", True),
        ("Commercial Paper", True),
        ("Notes due to director", False),
        ("Promissory Note", False),
        ("Note due on demand", False),
    ],
)
def test_debt_that_the_public_holds(member, is_public) -> None:
    assert has_sign("public debt", member) is is_public
    thing = replace(
        figure("7"), members=(member,), roles=(Role.OTHER,), other=(member,),
        axes=("us-gaap:DebtInstrumentAxis",), member_names=("x:DebtMember",),
    )  # fmt: skip
    if is_public:
        assert ground_of(thing) is Ground.PUBLIC_DEBT
        assert not is_scale_total(thing)

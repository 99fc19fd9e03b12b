"""Scales: every power the renderer prints is read, every other one is told."""

from decimal import Decimal

import pytest

from kg.concepts import load
from kg.errors import ReadError
from kg.parties.roles import classify
from kg.readers import read_bytes, read_table
from kg.readers.pages.headers import parse_header
from kg.readers.pages.scales import (
    cut_tail,
    parse_scales,
    tail_scale,
    unread_scale,
)


@pytest.mark.parametrize(
    ("line", "scales"),
    [
        ("₩ in Trillions", {"KRW": 12}),
        ("Rp in Quadrillions, $ in Thousands", {"IDR": 15, "USD": 3}),
        ("Rp in Quintillions", {"IDR": 18}),
        ("¥ scaling factor is -4", {"CNY": 4}),
        ("$ in scaling factor is 2", {"USD": -2}),
        ("¥ in Ten Thousands", {"CNY": 4}),
        ("¥ in Hundred Millions", {"CNY": 8}),
        ("(in thousands)", {"USD": 3, "shares": 3}),
    ],
)
def test_every_power_the_renderer_prints(line: str, scales: dict[str, int]) -> None:
    assert dict(parse_scales(line, [])) == scales
    assert unread_scale([line]) is None


@pytest.mark.parametrize(
    ("title", "scale"),
    [
        ("Loans (Details) - USD ($) $ in Lakhs", "$ in Lakhs"),
        ("Loans (Details) - INR (₹) In Crores", "In Crores"),
        ("Loans (Details) - EUR (€) € in Thousands of Millions",
         "€ in Thousands of Millions"),
        ("Loans (Details) - USD ($) $ scaling factor is unknown",
         "$ scaling factor is unknown"),
        ("Loans (Details) - USD ($) $ in Millions", None),
        ("Cash held in Trust", None),
        ("Loans denominated in USD", None),
    ],
)  # fmt: skip
def test_a_scale_that_is_not_understood_is_found(title: str, scale: str | None) -> None:
    assert unread_scale([title]) == scale


def page(title: str, *heads: str) -> bytes:
    cells = "".join(f'<th class="th"><div>{head}</div></th>' for head in heads)
    values = "".join("<td>5</td>" for _ in heads)
    return (
        f'<html><table class="report"><tr><th class="tl"><div>{title}</div></th>{cells}'
        f'</tr><tr><td class="pl">Loan</td>{values}</tr></table></html>'
    ).encode()


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Loans (Details) - USD ($)<br>$ in Lakhs", "Dec. 31, 2024"),
        ("Loans (Details)", "Dec. 31, 2024<br>CNY (¥)<br>¥ in Myriads"),
    ],
)
def test_such_a_page_is_refused_with_one_line(title: str, head: str) -> None:
    with pytest.raises(ReadError, match=r"R9\.htm: found the scale '. in") as raised:
        read_table(page(title, head), "R9.htm")
    assert "\n" not in str(raised.value)


def test_a_scale_in_column_heads_is_no_member() -> None:
    header = parse_header(
        ["Loans (Details)"],
        [],
        [
            ["Dec. 31, 2024", "¥ in Thousands"],
            ["Dec. 31, 2023", "CNY (¥)", "¥ in Thousands"],
            ["Dec. 31, 2024", "USD ($)", "$ in Millions"],
        ],
    )
    assert header.scales == (("CNY", 3), ("USD", 6))
    assert [column.unit for column in header.columns] == ["CNY", "CNY", "USD"]
    assert [column.members for column in header.columns] == [(), (), ()]


def test_two_scales_of_one_unit_are_refused() -> None:
    heads = [["Dec. 31, 2024", "¥ in Thousands"], ["Dec. 31, 2023", "¥ in Millions"]]
    with pytest.raises(ReadError, match="different scales for CNY"):
        parse_header(["Loans (Details)"], [], heads)
    with pytest.raises(ReadError, match=r"R9\.htm: found column heads"):
        read_table(page("Loans", *("<br>".join(head) for head in heads)), "R9.htm")


@pytest.mark.parametrize(
    ("title", "scale", "rest"),
    [
        ("LOANS (USD $) In Millions", "In Millions", "LOANS (USD $)"),
        ("Loans - USD ($) in Thousands", "in Thousands", "Loans - USD ($)"),
        ("LOANS (EUR €) In Billions, unless otherwise specified",
         "In Billions, unless otherwise specified", "LOANS (EUR €)"),
        ("Loans - USD ($) $ In Thousands", "$ In Thousands", "Loans - USD ($)"),
        ("Interest in Harbour Mills", None, "Interest in Harbour Mills"),
        ("Loans invested in Millions Ltd", None, "Loans invested in Millions Ltd"),
    ],
)  # fmt: skip
def test_a_scale_without_unit_ends_a_title(title, scale, rest) -> None:
    assert tail_scale(title) == scale
    assert cut_tail(title) == rest


def test_a_scale_in_brackets_behind_the_title_counts() -> None:
    assert tail_scale("Loans - USD ($) (in Millions)") == "(in Millions)"
    assert tail_scale("Loans - USD ($)") is None


def told(*rows: str, title: str = "Loans (Details)") -> tuple[list[object], list[str]]:
    lines = [title, "(in thousands)", "\tDec. 31, 2024\tDec. 31, 2023", *rows, ""]
    reading = read_bytes(
        "\n".join(lines).encode(), "R4.txt", concepts=load(), classify=classify
    )
    values = [(fact.value, fact.unit) for fact in reading.facts]
    return values, [line for line in reading.warnings if "no currency" in line]


@pytest.mark.parametrize(
    ("title", "row", "unit"),
    [
        ("Loans (Details)", "Due to owner\t€ 5\t6", "EUR"),
        ("Loans (Details)", "Due to owner\t¥ 5\t6", "CNY"),
        ("Loans (Details) - BRL (R$)", "Due to owner\t5\t6", "BRL"),
        ("Loans (Details) (USD $)", "Due to owner\t$ 5\t6", "USD"),
    ],
)
def test_a_scale_without_unit_holds_for_the_currency_of_the_page(
    title: str, row: str, unit: str
) -> None:
    values, doubts = told(row, title=title)
    assert values == [(Decimal(5000), unit), (Decimal(6000), unit)]
    assert doubts == []


@pytest.mark.parametrize(
    ("row", "certain"),
    [
        ("Due to owner\t5\t6", False),
        ("Fees\t1,200\t(3)", False),
        ("Shares issued | shares\t5\t6", True),
        ("Interest rate\t5.00%\t6.00%", True),
        ("Name of lender\tQuay Ltd\tOwner", True),
    ],
)
def test_amounts_of_a_scale_of_no_currency_are_uncertain(
    row: str, certain: bool
) -> None:
    head = "Loans (Details)\n(in thousands)\n\tDec. 31, 2024\tDec. 31, 2023\n"
    page = f"{head}{row}\n".encode()
    facts = read_bytes(page, "R4.txt", concepts=load(), classify=classify).facts
    assert [fact.certain for fact in facts] == [certain, certain]


def test_a_scale_of_no_currency_is_told() -> None:
    values, doubts = told("Due to owner\t5\t6")
    assert values == [(Decimal(5), None), (Decimal(6), None)]
    assert doubts == [
        "the scale '(in thousands)' is of no currency the page names: amounts of "
        "unknown unit are as printed, and uncertain"
    ]

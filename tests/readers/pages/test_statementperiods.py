"""What a row holds by its statement, and that a page says the same in every form."""

import re
from collections.abc import Sequence
from datetime import date

import pytest
from lxml import html

from kg.concepts import load
from kg.model.fact import Fact
from kg.parties.roles import classify
from kg.readers import read_bytes
from kg.readers.pages.statementperiods import period_by_statement

FLOWS, BALANCES = "Statements of Cash Flows - USD ($)", "BALANCE SHEETS - USD ($)"


@pytest.mark.parametrize(
    ("label", "title", "period"),
    [
        ("Accounts receivable", FLOWS, "duration"),
        ("Prepaid expenses", "CONSOLIDATED CASH FLOW STATEMENT", "duration"),
        ("Due to a director", "Unaudited Statement of Cashflows", "duration"),
        ("Cash, end of year", FLOWS, "instant"),
        ("Cash at end of the period", FLOWS, "instant"),
        ("Cash at beginning of year", FLOWS, "instant"),
        ("Contract liabilities, brought forward", "Revenue (Details)", "instant"),
        ("Contract liabilities, carried forward", "Revenue (Details)", "instant"),
        ("Balance b/f", "Director (Details)", "instant"),
        ("Loan \u2013 carried forward", "Director (Details)", "instant"),
        ("Balance January 1", "Loans (Details)", "instant"),
        ("At 31 December", "Loans (Details)", "instant"),
        ("Balance, July 1", "Loans (Details)", "instant"),
        ("Rent from January 1", "Leases (Details)", None),
        ("Salaries, of which 1 may be waived", "Pay (Details)", None),
        ("Tax losses brought forward", "Income tax (Details)", None),
        ("Losses carried forward, expired", "Income tax (Details)", None),
        ("Paid-in capital", BALANCES, "instant"),
        ("Other comprehensive income", "Statement of Financial Position", "instant"),
        ("Dividends payable", "Statements of Financial Condition", "instant"),
        ("Par value per share", "Stock (Details)", "instant"),
        ("Common stock, par or stated value", "Stock (Details)", "instant"),
        ("Sales", "Statements of Income", None),
        ("Receivables", "Supplemental Cash Flow Information", None),
        ("Leases", "Leases, Cash Flows (Details)", None),
        ("Paid", "Balance Sheet Components (Details)", None),
        ("Rent by the weekend of the year", "Rent", None),
    ],
)
def test_a_statement_tells_the_kind_of_its_figures(label, title, period):
    assert period_by_statement(label, title) == period


def page(title: str, heads: Sequence[str], *rows: tuple[str, str, str, str]) -> str:
    """Return a page of two columns as HTML; a row: label, element, two values."""
    body = "".join(
        f'<tr><td class="pl"><a onclick="top.Show.showAR( this, \'defref_x_{element}\','
        f' window );">{label}</a></td><td>{first}</td><td>{second}</td></tr>'
        for label, element, first, second in rows
    )
    types = "".join(
        f'<table class="authRefData" id="defref_x_{element}"><tr><td>'
        f"<div><table><tr><td><strong> Name:</strong></td><td>x_{element}</td></tr>"
        "<tr><td><strong> Data Type:</strong></td><td>xbrli:monetaryItemType</td></tr>"
        "<tr><td><strong> Period Type:</strong></td>"
        f"<td>{'instant' if element.startswith('I') else 'duration'}</td></tr>"
        "</table></div></td></tr></table>"
        for element in dict.fromkeys(row[1] for row in rows)
    )
    group = '<th class="th" colspan="2">12 Months Ended</th>' if len(heads) > 2 else ""
    days = "".join(f'<th class="th"><div>{day}</div></th>' for day in heads[-2:])
    first = (
        f'<tr><th class="tl" rowspan="2"><div>{title}</div></th>{group}</tr>'
        f"<tr>{days}</tr>"
        if group
        else f'<tr><th class="tl"><div>{title}</div></th>{days}</tr>'
    )
    return (
        f'<html><body><table class="report">{first}{body}</table>'
        f'<div style="display: none;">{types}</div></body></html>'
    )


YEARS = ("12 Months Ended", "Dec. 31, 2023", "Dec. 31, 2022")
PAGES = {
    "flows": page(
        FLOWS, YEARS,
        ("Net loss", "DLoss", "$ (70)", "$ (60)"),
        ("Accounts receivable", "DReceivables", "5", "(3)"),
        ("Amount due to a director", "DDirector", "12", "(4)"),
        ("Accrued liabilities", "DAccrued", "7", "8"),
        ("Cash, beginning of year", "ICash", "50", "41"),
        ("Cash, end of year", "ICash", "$ 61", "$ 50"),
    ),
    "balances": page(
        BALANCES, YEARS[1:],
        ("Due from Harbour Mills", "IDue", "$ 10", "$ 12"),
        ("Accumulated other comprehensive income", "IIncome", "3", "2"),
        ("Dividends payable", "IDividends", "4", "5"),
        ("Retained profit", "IProfit", "$ 9", "$ 8"),
    ),
    "details": page(
        "Stock (Details) - USD ($)", YEARS,
        ("Common stock, par value", "IPar", "$ 1", "$ 1"),
        ("Proceeds from stock issued", "DProceeds", "$ 40", "$ 30"),
    ),
}  # fmt: skip


def cells_of(text: str) -> list[list[str]]:
    """Return the cells of a page's table, line by line."""
    table = html.fromstring(text).xpath('//table[@class="report"]')[0]
    lines = []
    for tr in table.xpath("./tr"):
        line = [
            cell
            for found in tr.xpath("./th|./td")
            for cell in [
                found.text_content(),
                *[""] * (int(found.get("colspan", "1")) - 1),
            ]
        ]
        under = lines and len(line) < len(lines[0])
        lines.append(["", *line] if under else line)
    return lines


def markdown(lines: list[list[str]]) -> str:
    rows = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([rows[0], "|" + "---|" * len(lines[0]), *rows[1:]]) + "\n"


def tabs(lines: list[list[str]]) -> str:
    return "".join("\t".join(line) + "\n" for line in lines)


def bars(lines: list[list[str]]) -> str:
    """Return the form with a cell a line, which loses blanks."""
    title, *head = lines[0]
    days, body = (head, lines[1:]) if re.search(r"\d{4}", head[-1]) else ([], lines[1:])
    out = ["|", title]
    if not days:
        out.append(f"|{head[0]}")
        days, body = lines[1][1:], lines[2:]
    out += [text for day in days for text in ("|", day)]
    out += [f"|{cell}" for line in body for cell in line if cell]
    return "\n".join([*out, "|X", ""])


def facts_of(text: str, name: str) -> list[Fact]:
    return list(
        read_bytes(text.encode(), name, concepts=load(), classify=classify).facts
    )


SAME = ("row", "column", "label", "raw", "value", "unit", "members", "party")


@pytest.mark.parametrize("form", [markdown, tabs, bars])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_the_same_in_every_form_or_less(name, form):
    true = facts_of(PAGES[name], "R4.htm")
    read = facts_of(form(cells_of(PAGES[name])), "R4.txt")
    assert len(read) == len(true) > 3
    for fact, other in zip(read, true, strict=True):
        assert other.period_by == "concept"
        assert [getattr(fact, n) for n in SAME] == [getattr(other, n) for n in SAME]
        assert fact.instant == other.instant
        assert fact.end == other.end
        assert fact.start in (None, other.start)


def test_cash_at_the_beginning_is_that_of_the_day_before():
    read = facts_of(markdown(cells_of(PAGES["flows"])), "R4.md.txt")
    days = {fact.label: fact.instant for fact in read if fact.column == 0}
    assert days["Cash, beginning of year"] == date(2022, 12, 31)
    assert days["Cash, end of year"] == date(2023, 12, 31)
    assert days["Accounts receivable"] is None

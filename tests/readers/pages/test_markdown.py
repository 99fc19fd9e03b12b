"""Tables of bars, as text extractors print R pages: read like HTML, or refused."""

from decimal import Decimal

import pytest

from kg.errors import ReadError
from kg.readers import read_bytes
from kg.readers.pages.bargrid import cell_text
from kg.readers.pages.headlines import head_lines

HTML = """<html><body><span style="display: none;">v3.24</span><table class="report">
<tr><th class="tl" rowspan="2"><div><strong>Balances with Related Parties (Details)<br>
 ¥ in Millions, $ in Millions</strong></div></th>
<th class="th" colspan="3">6 Months Ended</th><th class="th"></th></tr>
<tr><th class="th"><div>Jun. 30, 2024<br>CNY (¥)</div></th>
<th class="th"><div>Jun. 30, 2023<br>CNY (¥)</div></th>
<th class="th"><div>Jun. 30, 2024<br>USD ($)</div></th>
<th class="th"><div>Dec. 31, 2023<br>CNY (¥)</div></th></tr>
<tr class="rh"><td class="pl"><a>Harbour Mills Ltd [Member]</a></td>
<td></td><td></td><td></td><td></td></tr>
<tr class="re"><td class="pl"><a><strong>Dealings [Line Items]</strong></a></td>
<td></td><td></td><td></td><td></td></tr>
<tr class="re"><td class="pl"><a>Sales of goods</a></td>
<td>¥ 10</td><td>¥ (12)</td><td>$ 1.5</td><td></td></tr>
<tr class="re"><td class="pl"><a>Amounts due from related parties</a></td>
<td>5</td><td></td><td></td><td>¥ 7</td></tr>
<tr class="re"><td class="pl"><a>Shares granted (in shares) | shares</a></td>
<td>1,500</td><td></td><td></td><td></td></tr>
</table></body></html>"""
PADDED = """v3.24

| **Balances with Related Parties (Details)  ¥ in Millions, $ in Millions** \
| 6 Months Ended | | | |
| --- | --- | --- | --- | --- |
| Jun. 30, 2024  CNY (¥) | Jun. 30, 2023  CNY (¥) | Jun. 30, 2024  USD ($) \
| Dec. 31, 2023  CNY (¥) |
| [Harbour Mills Ltd [Member]](javascript:void(0);) |  |  |  |  |
| [**Dealings [Line Items]**](javascript:void(0);) |  |  |  |  |
| [Sales of goods](javascript:void(0);) | ¥ 10 | ¥ (12) | $ 1.5 |  |
| [Amounts due from related parties](javascript:void(0);) | 5 |  |  | ¥ 7 |
| [Shares granted (in shares) | shares](javascript:void(0);) | 1,500 |  |  |  |

| X |
| --- |
| - Definition Money that is owed. |
"""
ESCAPED = """| **Balances with Related Parties (Details) ¥ in Millions, $ in Millions** \
| 6 Months Ended |  |  |  |~
|---|---|---|---|---|
|  | Jun. 30, 2024 CNY (¥) | Jun. 30, 2023 CNY (¥) | Jun. 30, 2024 USD ($) \
| Dec. 31, 2023 CNY (¥) |~
| Harbour Mills Ltd \\[Member\\] |  |  |  |  |~
| **Dealings \\[Line Items\\]** |  |  |  |  |~
| Sales of goods | ¥ 10 | ¥ \\(12\\) | $ 1.5 |  |~
| Amounts due from related parties | 5 |  |  | ¥ 7 |~
| Shares granted (in shares) \\| shares | 1,500 |  |  |  |~
""".replace("~", " ")
NO_RULE = ESCAPED.replace("|---|---|---|---|---|\n|  | Jun", "| Jun").replace("**", "")
BROKEN_TITLE = """v3.24 **Balances with Related Parties (Details)
¥ in Millions, $ in Millions~
** | 6 Months Ended |  ~
---|---|---~
Jun. 30, 2024  CNY (¥) | Jun. 30, 2023  CNY (¥) | Jun. 30, 2024  USD ($) \
|  Dec. 31, 2023  CNY (¥)~
[Harbour Mills Ltd [Member]](javascript:void\\(0\\);) |  |  |  |  ~
[**Dealings [Line Items]**](javascript:void\\(0\\);) |  |  |  |  ~
[Sales of goods](javascript:void\\(0\\);) | ¥ 10 | ¥ (12) | $ 1.5 |  ~
[Amounts due from related parties](javascript:void\\(0\\);) | 5 |  |  | ¥ 7~
[Shares granted (in shares) | shares](javascript:void\\(0\\);) | 1,500 |  |  |  ~

[X](javascript:void\\(0\\);)~
---~
""".replace("~", " ")
FORMS = {
    "padded": PADDED,
    "escaped": ESCAPED,
    "no rule": NO_RULE,
    "broken title": BROKEN_TITLE,
}
HIDDEN = {"escaped", "no rule", "broken title"}
"""Forms that do not show how many columns a duration covers."""


@pytest.fixture
def facts_of(labels, classify):
    def _read(text: str):
        return read_bytes(
            text.encode(), "page.txt", concepts=labels, classify=classify
        ).facts

    return _read


def told(facts):
    """What a page says, whichever form it has."""
    return [
        (
            (fact.row, fact.column, fact.label, fact.members, fact.raw),
            (fact.value, fact.unit, fact.decimals),
            (fact.instant, fact.start, fact.end, fact.title),
        )
        for fact in facts
    ]


def in_one_currency(text: str) -> str:
    """The same page where the third column is an earlier half-year in yuan."""
    for dollars in ("Jun. 30, 2024  USD ($)", "Jun. 30, 2024 USD ($)"):
        text = text.replace(dollars, dollars[:11] + "22" + dollars[13:-7] + "CNY (¥)")
    return text.replace("2024<br>USD ($)", "2022<br>CNY (¥)").replace("$ 1.5", "¥ 1.5")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_facts_of_the_html_page(facts_of, form: str) -> None:
    facts = facts_of(in_one_currency(FORMS[form]))
    assert told(facts) == told(facts_of(in_one_currency(HTML)))
    assert [fact.value for fact in facts] == [
        Decimal(10_000_000),
        Decimal(-12_000_000),
        Decimal(1_500_000),
        Decimal(5_000_000),
        Decimal(7_000_000),
        Decimal(1500),
    ]
    assert all(fact.certain for fact in facts)


@pytest.mark.parametrize("form", FORMS)
def test_durations_over_several_currencies_are_read_where_they_show(
    facts_of, form: str
) -> None:
    read, of_html = facts_of(FORMS[form]), facts_of(HTML)
    if form not in HIDDEN:
        assert told(read) == told(of_html)
        return
    assert [fact.value for fact in read] == [fact.value for fact in of_html]
    for fact, same in zip(read, of_html, strict=True):
        assert (fact.instant or fact.end) == (same.instant or same.end)
        assert fact.start in {None, same.start}


@pytest.mark.parametrize("form", FORMS)
def test_a_page_cut_inside_a_row_is_refused(facts_of, form: str) -> None:
    text = FORMS[form]
    cut = text[: text.index("Amounts due") + len("Amounts due from related parties")]
    with pytest.raises(ReadError, match=r"cut inside a row|several lines"):
        facts_of(cut)


def page(*rows: str, title: str = "Loans (Details) - USD ($)") -> str:
    heads = f"| {title} | Dec. 31, 2024 | Dec. 31, 2023 |\n| --- | --- | --- |\n"
    return heads + "".join(f"{row}\n" for row in rows)


def test_a_scale_line_in_a_row_of_its_own_scales(facts_of) -> None:
    facts = facts_of(page("| $ in Thousands |  |  |", "| Loan | 5 | $ 7 |"))
    assert [fact.value for fact in facts] == [Decimal(5000), Decimal(7000)]


def test_title_and_scale_may_stand_above_the_table(facts_of) -> None:
    text = (
        "# Loans (Details) - EUR (€)\n\n€ in Billions\n\n|  | Dec. 31, 2024 |\n"
        "|:---|---:|\n| Loan | 1.5 |\n"
    )
    (fact,) = facts_of(text)
    assert (fact.value, fact.unit) == (Decimal(1_500_000_000), "EUR")
    assert fact.title == "Loans (Details) - EUR (€)"


def test_a_footnote_column_is_no_value_column(facts_of) -> None:
    text = (
        "| Loans (Details) - USD ($) | Dec. 31, 2024 | | Dec. 31, 2023 | |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| Loan to an officer | $ 12 | [1] | $ 15 |  |\n| Total | 16 |  |  | \\[2\\] |\n"
    )
    told_of = [(f.label, f.column, f.value) for f in facts_of(text)]
    assert told_of == [
        ("Loan to an officer", 0, Decimal(12)),
        ("Loan to an officer", 1, Decimal(15)),
        ("Total", 0, Decimal(16)),
    ]


def test_footnotes_below_a_head_that_is_printed_once(facts_of) -> None:
    text = (
        "Loans (Details) - USD ($) | Dec. 31, 2024 | Dec. 31, 2023\n---|---|---\n"
        "Loan | $ 12 | [1] | $ 15 |\nOther loan |  |  | 7 | [2]\n"
    )
    assert [(f.column, f.value) for f in facts_of(text)] == [
        (0, Decimal(12)),
        (1, Decimal(15)),
        (1, Decimal(7)),
    ]


def test_a_bar_in_a_head_or_label_that_is_not_escaped_divides_nothing(facts_of) -> None:
    text = (
        "| Loans (Details) | Dec. 31, 2024 USD ($) Mill Inc [Member] | Owner [Member] "
        "| Dec. 31, 2024 USD ($) |\n| --- | --- | --- |\n"
        "| Quay Ltd [Member] | Director [Member] |  |  |\n| Loan | $ 3 | $ 4 |\n"
        "| Shares held | shares |  | 9 |\n"
    )
    first, second, third = facts_of(text)
    assert first.members == ("Quay Ltd", "Director", "Mill Inc", "Owner")
    assert second.members == ("Quay Ltd", "Director")
    assert (third.column, third.value, third.unit) == (1, Decimal(9), "shares")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (page("| Loan | 5 | 7 | 9 |"), "4 cells|3 cells for 2 columns"),
        (page("| Note | as follows: |  |  | --- | --- | 5 | 7 |"), "table inside"),
        (page("| Loan | 5 | 7 |", "", "| Bond | 8 | 9 |"), "second table"),
        ("| X |\n| Name: | us-gaap_Loans |\n| Data Type: | xbrli:x |\n", "definitions"),
        ("| Equity | Common Stock USD ($) | Series B Shares Preferred USD ($) |\n"
         "|---|---|---|\n| Issue | 1 | 2 |\n", "run together"),
        ("Loans (Details) - USD ($) | Dec. 31, 2024\n---|---\nTerms | a text\n\nthat "
         "goes on | here\n", "several lines"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_exactly_is_refused(facts_of, text, said) -> None:
    with pytest.raises(ReadError, match=said) as raised:
        facts_of(text)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("**Net  income**", "Net  income"),
        ("***[A \\& B Ltd](https://example.org/a_(b))***", "A & B Ltd"),
        ("\\[Member\\] \\*", "[Member] *"),
        ("AT&amp;T<br/>Inc<sup>[1]</sup>", "AT&T\nInc[1]"),
        ("Loan [1](see note)", "Loan [1](see note)"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("snake_case_name", "snake_case_name"),
    ],
)
def test_marks_are_cut_from_cells(cell: str, text: str) -> None:
    assert cell_text(cell) == text


@pytest.mark.parametrize(
    "hostile",
    ["[" * 50_000, "**" * 50_000, "\\" * 50_000, "[a](" * 20_000, "<b" * 50_000,
     "[![](" * 20_000, "_a" * 50_000, "|" * 50_000],
)  # fmt: skip
def test_nested_marks_take_no_time(facts_of, hostile: str) -> None:
    with pytest.raises(ReadError):
        facts_of(page(f"| Loan {hostile} | 1 | 2 | 3 |"))


@pytest.mark.parametrize(
    ("text", "lines", "unsure"),
    [
        ("Dec. 31, 2024", ["Dec. 31, 2024"], False),
        ("Dec. 31, 2024 ¥ in Thousands", ["Dec. 31, 2024", "¥ in Thousands"], False),
        ("USD ($) shares $ / shares", ["USD ($)", "shares", "$ / shares"], False),
        ("A Co [Member] | B [Member] EUR (€)", ["A Co [Member] | B [Member]", "EUR (€)"],
         False),
        ("Common Stock USD ($)", ["Common Stock", "USD ($)"], True),
        ("Total", ["Total"], False),
    ],
)  # fmt: skip
def test_lines_of_a_head_that_run_together(text, lines, unsure) -> None:
    assert head_lines(text) == (lines, unsure)

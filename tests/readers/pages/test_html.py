"""R pages as HTML: blanks, heads over columns, elements, axes, hostile input."""

import json
import re
from collections import Counter
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.concepts import load
from kg.errors import KGError, ReadError
from kg.model.fact import PlacedBy
from kg.parties.roles import classify
from kg.readers import read_bytes

LINK = """<a class="a" href="#" onclick="top.Show.showAR( this, 'defref_{}', window );"
>{}</a>"""
BLANK = '<td class="text">&#160;<span></span></td>'


def row(reference, label, *cells, kind="re"):
    link = LINK.format(reference, label)
    return f'<tr class="{kind}"><td class="pl">{link}</td>{"".join(cells)}</tr>'


def value(text):
    return f'<td class="nump">{text}<span></span></td>'


PAGE = f"""<html><body><table class="report" id="id2">
<tr><th class="tl" colspan="1" rowspan="2"><div><strong>
DUE TO RELATED PARTIES (Details)<br>
 ¥ in Thousands, $ in Thousands</strong></div></th>
<th class="th" colspan="2">12 Months Ended</th><th class="th" colspan="2"></th></tr>
<tr><th class="th"><div>Dec. 31, 2020</div><div>CNY (¥)</div></th>
<th class="th"><sup>[1]</sup></th>
<th class="th"><div>Dec. 31, 2020</div><div>USD ($)</div></th>
<th class="th"><div>Dec. 31, 2019</div><div>CNY (¥)</div></th></tr>
{
    row(
        "us-gaap_InterestExpenseRelatedParty",
        "Interest expense",
        value("¥ (1,203)"),
        '<td class="fn"><sup>[1]</sup></td>',
        BLANK,
        BLANK,
    )
}
{
    row(
        "us-gaap_RelatedPartyTransactionsByRelatedPartyAxis=x_AcmeMember",
        "Acme Co., Ltd [Member]",
        BLANK,
        BLANK,
        BLANK,
        BLANK,
        kind="rh",
    )
}
{
    row(
        "us-gaap_DueToRelatedPartiesCurrent",
        "Amounts due to related parties",
        BLANK,
        '<td class="fn"></td>',
        value("$ 37"),
        value("¥ 245"),
    )
}
{row("x_Share", "Share of purchases", value("37.50%"), "<td></td>", BLANK, BLANK)}
</table></body></html>"""


def read(text, source="R7.htm"):
    return read_bytes(text.encode(), source, concepts=load(), classify=classify)


def test_blanks_keep_every_value_in_its_column():
    facts = read(PAGE).facts
    assert [(f.row, f.column, f.value, f.unit) for f in facts] == [
        (1, 0, Decimal("-1203000"), "CNY"),
        (2, 1, Decimal("37000"), "USD"),
        (2, 2, Decimal("245000"), "CNY"),
        (3, 0, Decimal("0.375"), "pure"),
    ]
    assert {f.placed_by for f in facts} == {PlacedBy.HTML}


def test_elements_and_axes_come_from_the_links():
    facts = read(PAGE).facts
    assert facts[1].concept == "us-gaap:DueToRelatedPartiesCurrent"
    assert facts[1].concept_by == "xbrl"
    assert facts[1].members == ("Acme Co., Ltd",)
    assert facts[1].axes == ("us-gaap:RelatedPartyTransactionsByRelatedPartyAxis",)
    assert facts[1].party == "Acme Co., Ltd"
    assert facts[0].members == ()


def test_heads_give_periods():
    facts = read(PAGE).facts
    assert (str(facts[0].start), str(facts[0].end)) == ("2020-01-01", "2020-12-31")
    assert str(facts[1].instant) == "2020-12-31"
    assert read(PAGE).report == "R7"


@pytest.mark.parametrize(
    "text",
    [
        "<html><body><p>no report</p></body></html>",
        '<html><table class="report"></table></html>',
        '<html><table class="report"><tr><td>x</td></tr></table></html>',
        PAGE.split("12 Months")[0],
        PAGE.replace('colspan="2"', 'colspan="99999999"'),
    ],
)
def test_what_is_no_whole_r_page_is_refused(text):
    with pytest.raises(ReadError):
        read(text)


@given(st.integers(0, len(PAGE)), st.integers(0, 60), st.text(max_size=8))
def test_damaged_pages_raise_our_errors_alone(start, length, inserted):
    with suppress(KGError):
        read(PAGE[:start] + inserted + PAGE[start + length :])


def _folded(text):
    return " ".join((text or "").split()).casefold()


_NUMERIC = re.compile(r"[(\-]*\s*[^\w\s]{0,3}\s*\(?[\d,]*\.?\d+\)?\s*%?\)?")


def test_numeric_cells_of_real_pages_stand_where_they_stand(shared):
    expected, found, pages = Counter(), Counter(), 0
    for truth in sorted(shared.glob("rendered/*/*.cells.json")):
        name = truth.name.removesuffix(".cells.json")
        places = [
            shared / "filings" / truth.parent.name / f"{name}.htm",
            shared / "filings" / truth.parent.name / "rendered" / f"{name}.htm",
            shared / "filings" / truth.parent.name / f"{name}.html",
        ]
        page = next((place for place in places if place.exists()), None)
        if page is None:
            continue
        pages += 1
        for line in json.loads(truth.read_text("utf-8"))["rows"]:
            for cell in line.get("cells", ()):
                if cell.get("value_col") is not None and _NUMERIC.fullmatch(
                    cell["text"].strip()
                ):
                    key = name, _folded(line["label"]), _folded(cell["text"])
                    expected[*key, cell["value_col"]] += 1
        reading = read_bytes(
            page.read_bytes(), str(page), concepts=load(), classify=classify
        )
        for fact in reading.facts:
            if _NUMERIC.fullmatch(fact.raw):
                key = name, _folded(fact.label), _folded(fact.raw)
                found[*key, fact.column] += 1
    assert pages == 298
    assert expected == found


def test_a_tag_of_countless_attributes_is_refused() -> None:
    many = " ".join(f'a{n}="{n}"' for n in range(2000))
    with pytest.raises(ReadError, match="tag of over 500 attributes"):
        read(f"<html {many}><body><table class='report'></table></body></html>")


def test_many_comments_before_the_page_cost_no_time() -> None:
    with pytest.raises(ReadError):
        read("<!---->" * 20_000 + "x")

"""The instance: contexts, units, values, footnotes, and what is refused."""

from datetime import date
from decimal import Decimal

import made_instance
import pytest

from kg.errors import ReadError
from kg.readers import forms
from kg.readers.xbrl import instance as reader
from kg.readers.xbrl.document import Dimension

HEAD = (
    '<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:hx="http://huaxia.example/1"'
    ' xmlns:us-gaap="http://fasb.org/us-gaap/2021"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
ENTITY = '<entity><identifier scheme="x">0001751876</identifier></entity>'
CONTEXT = (
    f'<context id="c">{ENTITY}<period><instant>2021-12-31</instant></period></context>'
)
USD = '<unit id="u"><measure>iso4217:USD</measure></unit>'


def document(inner: str, *, context: str = CONTEXT):
    return reader.read(f"{HEAD}{context}{USD}{inner}</xbrl>".encode(), "hx.xml")


def periods(inner: str):
    context = f'<context id="c">{ENTITY}<period>{inner}</period></context>'
    return document("", context=context).contexts["c"]


def test_every_child_with_a_context_is_a_fact(instance) -> None:
    ids = [f"f{n}" for n in range(1, 25)] + ["g1", "g2"]
    assert [fact.ref for fact in instance.facts] == ids


def test_a_nil_fact_has_no_value(by_id) -> None:
    nil = by_id["f13"]
    assert (nil.value, nil.raw, nil.unit, nil.decimals) == ("", "", "CNY", None)


def test_what_stands_in_a_nil_fact_is_no_value() -> None:
    (fact,) = document('<hx:A contextRef="c" xsi:nil="1">5</hx:A>').facts
    assert (fact.nil, fact.text) == (True, "")


def test_dimensions_of_segment_and_scenario_are_kept_sorted_by_axis(by_id) -> None:
    director = by_id["f10"]
    assert list(zip(director.axes, director.member_names, strict=True)) == [
        ("srt:TitleOfIndividualAxis", "srt:DirectorMember"),
        (
            "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis",
            "hx:HuaxiaTradingCoLtdMember",
        ),
    ]


def test_a_typed_member_is_its_text(by_id) -> None:
    loan = by_id["f12"]
    assert loan.axes == ("hx:LoanAxis", "hx:TrancheAxis")
    assert loan.members == ("Loan L-7", "")
    assert loan.member_names == (None, None)


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("<instant>2021-12-31</instant>", (date(2021, 12, 31), None, None)),
        ("<instant>2022-01-01T00:00:00</instant>", (date(2021, 12, 31), None, None)),
        ("<instant>2021-12-31T24:00:00</instant>", (date(2021, 12, 31), None, None)),
        ("<instant> 2021-12-31Z </instant>", (date(2021, 12, 31), None, None)),
        ("<instant>2021-12-31T17:30:00</instant>", (date(2021, 12, 31), None, None)),
        (
            "<startDate>2021-01-01T00:00:00</startDate><endDate>2022-01-01T00:00:00"
            "</endDate>",
            (None, date(2021, 1, 1), date(2021, 12, 31)),
        ),
        (
            "<startDate>2020-12-31T24:00:00</startDate><endDate>2021-12-31+01:00"
            "</endDate>",
            (None, date(2021, 1, 1), date(2021, 12, 31)),
        ),
        ("<forever/>", (None, None, None)),
    ],
)
def test_periods(period, found) -> None:
    context = periods(period)
    assert (context.instant, context.start, context.end) == found
    assert context.forever is (period == "<forever/>")


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("<instant>Dec. 31, 2021</instant>", "found the date 'Dec. 31, 2021'"),
        ("<instant>2021-02-30</instant>", "found the date '2021-02-30'"),
        ("<instant/>", "found the date ''"),
        ("<instant>0001-01-01T00:00:00</instant>", "found the date '0001-01-01T"),
        ("", "the context 'c' without a period"),
        ("<startDate>2021-01-01</startDate>", "the context 'c' without a period"),
    ],
)
def test_a_period_that_is_none_is_refused_with_its_line(period, said) -> None:
    with pytest.raises(ReadError, match=said) as caught:
        periods(period)
    assert (caught.value.source, caught.value.line) == ("hx.xml", 1)


def test_units(instance) -> None:
    units = [fact.unit for fact in instance.facts]
    assert set(units) == {None, "CNY", "CNY/shares", "pure", "Hour*Worker"}


def test_a_fraction_is_its_quotient(by_id) -> None:
    assert by_id["f18"].value == Decimal(1) / Decimal(3)


def test_a_fact_inside_a_tuple_is_a_fact(by_id) -> None:
    assert by_id["g2"].concept == "hx:GuaranteeAmount"
    assert by_id["g2"].value == Decimal(2771000)


def test_footnotes_of_several_facts_under_one_label(by_id) -> None:
    noted = {ref: fact.footnotes for ref, fact in by_id.items() if fact.footnotes}
    assert noted == {
        "f6": ("Unsecured, without interest.",),
        "f10": ("Unsecured, without interest.",),
    }


def test_footnotes_of_each_of_many_on_each_of_many_are_refused() -> None:
    many = (
        '<loc x:href="#a" x:label="f"/><footnote x:label="n">Unaudited</footnote>'
        * 1500
    )
    inner = (
        '<footnoteLink xmlns="http://www.xbrl.org/2003/linkbase"'
        f' xmlns:x="http://www.w3.org/1999/xlink">{many}'
        '<footnoteArc x:from="f" x:to="n"/></footnoteLink>'
    )
    with pytest.raises(ReadError, match="found over 1000000 links"):
        document(inner)


def test_language_is_that_in_force_and_numbers_have_none(by_id) -> None:
    assert [by_id[ref].language for ref in ("f2", "f6", "f23")] == [
        "en-US",
        None,
        "zh-CN",
    ]


def test_markup_its_writer_forgot_to_escape_is_text() -> None:
    (fact,) = document('<hx:A contextRef="c"><b>Five</b> loans</hx:A>').facts
    assert fact.text == "Five loans"


def test_names_without_prefix_are_their_local_names() -> None:
    inner = (
        '<Bare xmlns="" contextRef="c">1</Bare>'
        '<Own xmlns="http://huaxia.example/1" contextRef="c">2</Own>'
        '<Assets xmlns="http://fasb.org/us-gaap/2021" contextRef="c">3</Assets>'
    )
    concepts = [fact.concept for fact in document(inner).facts]
    assert concepts == ["Bare", "Own", "us-gaap:Assets"]


def test_a_member_without_prefix_is_of_the_default_namespace() -> None:
    context = (
        '<context id="c"><entity><identifier scheme="x">1</identifier><segment>'
        '<x:explicitMember xmlns:x="http://xbrl.org/2006/xbrldi"'
        ' xmlns="http://fasb.org/srt/2021" dimension="CounterpartyNameAxis">'
        "DirectorMember</x:explicitMember></segment></entity>"
        "<period><instant>2021-12-31</instant></period></context>"
    )
    found = document("", context=context).contexts["c"]
    assert found.dimensions == (
        Dimension("srt:CounterpartyNameAxis", "srt:DirectorMember"),
    )


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ('<hx:A contextRef="gone">1</hx:A>', "hx:A under the context 'gone'"),
        ('<hx:A contextRef="">1</hx:A>', "hx:A under the context ''"),
        ('<hx:A contextRef="c" unitRef="gone">1</hx:A>', "hx:A under the unit 'gone'"),
    ],
)
def test_a_fact_under_a_context_or_unit_that_is_missing_is_refused(inner, said) -> None:
    with pytest.raises(ReadError, match=said) as caught:
        document(inner)
    assert "\n" not in str(caught.value)


def test_other_xml_is_refused() -> None:
    with pytest.raises(ReadError, match="begins with 'html', expected xbrl"):
        reader.read(b"<html/>", "page.xml")


def test_lines_are_those_of_the_file_behind_leading_white_space(instance, read) -> None:
    data = b"\n\n" + f"{HEAD}{CONTEXT}\n<hx:A contextRef='c'>1</hx:A></xbrl>".encode()
    (fact,) = read([("hx.xml", data)], forms.INSTANCE).facts
    assert fact.ref == "line 4"


def test_a_large_instance_is_read_child_by_child_to_the_same(
    monkeypatch, files
) -> None:
    ((name, data),) = files("hx-20211231.xml")
    whole = reader.read(data, name)
    monkeypatch.setattr(reader, "STREAMED_FROM", 0)
    assert reader.read(data, name) == whole
    assert any(fact.footnotes for fact in whole.facts)


def test_more_facts_than_a_filing_has_are_refused(monkeypatch) -> None:
    monkeypatch.setattr(reader, "MOST_FACTS", 1)
    one = '<hx:A contextRef="c">5</hx:A>'
    assert len(document(one).facts) == 1
    with pytest.raises(ReadError, match="found 2 facts, expected at most 1; give"):
        document(one * 2)
    with pytest.raises(ReadError, match="found 2 contexts, expected at most 1"):
        document(one, context=CONTEXT + CONTEXT.replace('"c"', '"d"'))


@pytest.mark.parametrize(
    ("written", "blank"),
    [
        (b'contextRef="c1"', b'contextRef=" c1 "'),
        (b'unitRef="u"', b'unitRef="\n u"'),
        (b'<unit id="u"', b'<unit id=" u "'),
        (b'<context id="c1"', b'<context id="c1 "'),
    ],
)
def test_blanks_round_ids_and_references_say_nothing(written, blank) -> None:
    plain = made_instance.instance(("us-gaap:NotesPayable", {}, "2039"))
    assert written in plain
    facts = made_instance.reading_of(plain.replace(written, blank)).facts
    assert facts[1].value == Decimal(2039)
    assert (facts[1].unit, facts[1].instant) == ("USD", date(2024, 12, 31))


SGML = b"<DOCUMENT>\n<TYPE>EX-101.INS\n<SEQUENCE>4\n<FILENAME>merle.xml\n<TEXT>\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SGML + b"<XBRL>\n", b"\n</XBRL>\n</TEXT>\n</DOCUMENT>\n"),
        (SGML + b'<XML>\n<?xml version="1.0"?>\n', b"</XML>\n</TEXT>\n</DOCUMENT>"),
        (SGML, b"</TEXT>\n"),
        (b"\xef\xbb\xbf" + SGML, b""),
    ],
)
def test_a_document_in_the_lines_of_its_submission_is_read(before, after) -> None:
    plain = made_instance.instance(("us-gaap:NotesPayable", {}, "2039"))
    wrapped = before + plain + after
    facts = made_instance.reading_of(wrapped).facts
    assert facts[1].value == Decimal(2039)
    line = before.count(b"\n") + 1
    assert facts[1].ref == f"line {line}, fact 2"


def test_what_else_begins_with_a_document_mark_is_still_damaged() -> None:
    with pytest.raises(ReadError, match="damaged XML"):
        made_instance.reading_of(b"<DOCUMENT>\n<TYPE>10-K\n</DOCUMENT>")

"""Inline XBRL: the twin of an instance gives the same facts; marks, formats, oddities."""

from dataclasses import replace

import pytest

from kg.errors import ReadError
from kg.readers import forms
from kg.readers.xbrl import inline as reader

HEAD = (
    '<html xmlns="http://www.w3.org/1999/xhtml"'
    ' xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"'
    ' xmlns:hx="http://huaxia.example/1">'
)
RESOURCES = (
    '<ix:resources xmlns="http://www.xbrl.org/2003/instance">'
    '<context id="c"><entity><identifier scheme="x">1751876</identifier></entity>'
    "<period><instant>2021-12-31</instant></period></context>"
    '<unit id="u"><measure>USD</measure></unit></ix:resources>'
)


def page(body: str, *, resources: str = RESOURCES) -> bytes:
    return f"{HEAD}{resources}{body}</html>".encode()


def read(body: str):
    return reader.read(page(body), "hx.htm")


def number(attributes: str, text: str):
    mark = f'<ix:nonFraction name="hx:A" contextRef="c" unitRef="u" {attributes}>'
    return read(f"{mark}{text}</ix:nonFraction>")


def text(attributes: str, inner: str) -> str:
    mark = f'<ix:nonNumeric name="hx:A" contextRef="c" {attributes}>'
    return read(f"{mark}{inner}</ix:nonNumeric>").facts[0].text


def test_an_instance_and_its_inline_twin_give_equal_facts(instance, inline) -> None:
    def told(reading):
        return [replace(fact, source="", raw="") for fact in reading.facts]

    assert told(inline) == told(instance)
    assert inline.identity == instance.identity
    assert inline.warnings == ()


def test_raw_is_what_is_printed(inline) -> None:
    raw = {fact.ref: fact.raw for fact in inline.facts}
    assert [raw[ref] for ref in ("f4", "f9", "f12", "f13", "f16", "f20")] == [
        "December 31, 2021",
        "3 024 000",
        "—",
        "–",
        "5.25",
        "Two",
    ]


def test_the_order_of_several_documents_does_not_matter(inline, read, files) -> None:
    exhibit, main = files("hx-exhibit.htm", "hx-20211231.htm")
    assert read([exhibit, main], forms.INLINE) == inline
    assert inline.source == "hx-20211231.htm"


def test_a_document_of_several_read_alone_names_the_missing_context(files) -> None:
    ((name, data),) = files("hx-20211231.htm")
    with pytest.raises(ReadError, match="under the context 'director'") as caught:
        reader.read(data, name)
    assert caught.value.line == 62


@pytest.mark.parametrize(
    ("attributes", "shown", "value"),
    [
        ("", "1,234.5", "1234.5"),
        ('scale="3"', "5", "5000"),
        ('scale="-2"', "12.5", "0.125"),
        ('scale="+6" sign="-"', "0.5", "-500000"),
        ('format="t:num-dot-decimal" scale="0"', "12 345.60", "12345.60"),
        ('format="t:num-comma-decimal"', "1.234,5", "1234.5"),
        ('format="t:fixed-zero" sign="-"', "none", "-0"),
        ('scale="6"', "123456789012345678901234567890.5", "1234567890123456789012345"
         "67890500000"),
    ],
)  # fmt: skip
def test_numbers(attributes, shown, value) -> None:
    document = number(attributes, shown)
    assert (document.facts[0].text, document.warnings) == (value, ())


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ('format="t:num-dot-decimal"', "1,2,x"),
        ('format="t:no-such-rule"', "5"),
        ("", "n/a"),
        ("", "1e400"),
        ("", "NaN"),
        ("", "1_000"),
        ('scale="999999999"', "5"),
        ('scale="²"', "5"),
        ('scale="9' + "9" * 5000 + '"', "5"),
    ],
)
def test_what_does_not_fit_stays_as_printed_and_is_told_once(attributes, shown) -> None:
    document = number(attributes, shown)
    assert document.facts[0].text == shown
    (warning,) = document.warnings
    assert warning.startswith(f"line 1: hx:A '{shown}' does not fit ")


def test_many_warnings_are_cut_and_counted() -> None:
    mark = '<ix:nonFraction name="hx:A" contextRef="c" unitRef="u">x</ix:nonFraction>'
    warnings = read(mark * 30).warnings
    assert len(warnings) == 21
    assert warnings[-1] == "and 10 more texts that do not fit their format"


def test_nested_marks_are_part_of_the_text_round_them() -> None:
    body = (
        '<ix:nonNumeric name="hx:Note" contextRef="c">Loans of <ix:nonFraction'
        ' name="hx:A" contextRef="c" unitRef="u">5</ix:nonFraction> in all'
        "</ix:nonNumeric>"
    )
    assert [(f.concept, f.text) for f in read(body).facts] == [
        ("hx:Note", "Loans of 5 in all"),
        ("hx:A", "5"),
    ]


def test_excluded_parts_and_scripts_are_no_text() -> None:
    inner = "One <ix:exclude>page 3</ix:exclude>two<style>p {}</style><!-- x --> three"
    assert text("", inner) == "One two three"


def test_words_of_neighbouring_blocks_are_kept_apart() -> None:
    assert text("", "<p>One</p><p>two</p><span>th</span><span>ree</span>") == (
        "One two three"
    )


def test_a_continuation_that_leads_back_ends() -> None:
    body = (
        '<ix:nonNumeric name="hx:A" contextRef="c" continuedAt="p">One</ix:nonNumeric>'
        '<ix:continuation id="p" continuedAt="q">two</ix:continuation>'
        '<ix:continuation id="q" continuedAt="p">three</ix:continuation>'
    )
    assert read(body).facts[0].text == "One two three"


def test_a_continuation_belongs_to_one_text() -> None:
    fact = (
        '<ix:nonNumeric name="hx:A" contextRef="c" continuedAt="p">{}</ix:nonNumeric>'
    )
    part = '<ix:continuation id="p">two</ix:continuation>'
    found = read(fact.format("One") + fact.format("Uno") + part).facts
    assert [fact.text for fact in found] == ["One two", "Uno"]


def test_texts_nested_beyond_any_sense_are_refused() -> None:
    mark = '<ix:nonNumeric name="hx:A" contextRef="c">'
    body = mark * 50 + "word " * 20_000 + "</ix:nonNumeric>" * 50
    with pytest.raises(ReadError, match="nested in one another"):
        read(body)


def test_footnotes_of_each_of_many_on_each_of_many_are_refused() -> None:
    note = '<ix:footnote id="n">Unaudited</ix:footnote>'
    relation = f'<ix:relationship fromRefs="{"a " * 1500}" toRefs="{"n " * 1500}"/>'
    with pytest.raises(ReadError, match="found over 1000000 links"):
        read(note + relation)


def test_a_continuation_that_is_missing_is_passed_over() -> None:
    assert text('continuedAt="gone"', "One") == "One"


def test_hidden_facts_are_facts() -> None:
    hidden = (
        '<div style="display:none"><ix:header><ix:hidden><ix:nonNumeric name="hx:A"'
        ' contextRef="c">yes</ix:nonNumeric></ix:hidden></ix:header></div>'
    )
    assert [fact.text for fact in read(hidden).facts] == ["yes"]


def test_the_first_version_of_inline_is_read_too() -> None:
    old = page('<ix:nonNumeric name="hx:A" contextRef="c">yes</ix:nonNumeric>')
    (fact,) = reader.read(old.replace(b"2013/inline", b"2008/inline"), "hx.htm").facts
    assert fact.text == "yes"


def test_footnotes_of_the_first_version_are_found() -> None:
    body = (
        '<ix:nonNumeric name="hx:A" contextRef="c" id="a">yes</ix:nonNumeric>'
        '<link:footnoteLink xmlns:link="http://www.xbrl.org/2003/linkbase"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<link:loc xlink:href="#a" xlink:label="fact"/>'
        '<link:footnote xlink:label="note">Unaudited</link:footnote>'
        '<link:footnoteArc xlink:from="fact" xlink:to="note"/></link:footnoteLink>'
    )
    assert read(body).facts[0].footnotes == ("Unaudited",)


def test_html_without_marks_is_refused() -> None:
    with pytest.raises(ReadError, match="HTML without facts of inline XBRL"):
        reader.read(b"<html><body/></html>", "hx.htm")


def test_contexts_and_units_may_stand_in_another_document() -> None:
    facts = '<ix:nonFraction name="hx:A" contextRef="c" unitRef="u">5</ix:nonFraction>'
    files = [
        ("a.htm", page(facts, resources="")),
        ("b.htm", page("", resources=RESOURCES)),
    ]
    (fact,) = reader.read_together(files).facts
    assert (fact.text, fact.unit) == ("5", "u")


@pytest.mark.parametrize(
    ("plain", "blank"),
    [
        ('contextRef="c"', 'contextRef=" c"'),
        ('unitRef="u"', 'unitRef="u "'),
        ('name="hx:A"', 'name=" hx:A "'),
        ('format="ixt:num-dot-decimal"', 'format=" ixt:num-dot-decimal "'),
    ],
)
def test_blanks_round_references_and_names_say_nothing(plain, blank) -> None:
    mark = (
        '<ix:nonFraction name="hx:A" contextRef="c" unitRef="u" decimals="0"'
        ' format="ixt:num-dot-decimal">2,039</ix:nonFraction>'
    )
    assert plain in mark
    assert read(mark.replace(plain, blank)).facts == read(mark).facts


def test_a_sign_that_is_none_is_told() -> None:
    document = number('decimals="0" sign=" - "', "2,039")
    assert document.facts[0].text == "2039"
    assert document.warnings[0].endswith("the sign ' - ' is none")

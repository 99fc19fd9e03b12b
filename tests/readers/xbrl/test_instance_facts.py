"""From documents to facts: names, roles, precision, duplicates, titles, identity."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kg.model.fact import PlacedBy, Role
from kg.model.filing import Identity
from kg.readers import forms
from kg.readers.xbrl.assembly import names_of, read_documents

HEAD = (
    '<xbrl xmlns="http://www.xbrl.org/2003/instance"'
    ' xmlns:xbrldi="http://xbrl.org/2006/xbrldi"'
    ' xmlns:hx="http://huaxia.example/1" xmlns:dei="http://xbrl.sec.gov/dei/2021"'
    ' xmlns:us-gaap="http://fasb.org/us-gaap/2021">'
    '<context id="c"><entity><identifier scheme="x">0001751876</identifier></entity>'
    "<period><instant>2021-12-31</instant></period></context>"
    '<unit id="u"><measure>USD</measure></unit>'
)
DUE_TO = "us-gaap:DueToRelatedPartiesCurrent"


@pytest.fixture
def facts_of(meaning):
    """Reads facts written in an instance of their own."""

    def _read(inner: str):
        data = f"{HEAD}{inner}</xbrl>".encode()
        names = names_of([], [])
        files = [("hx.xml", data)]
        return read_documents(
            files, forms.INSTANCE, names, meaning, identity=Identity()
        ).facts

    return _read


@pytest.fixture
def value_of(facts_of):
    """Reads one number written with some attributes."""

    def _read(text: str, attributes: str = ""):
        mark = f'<hx:A contextRef="c" unitRef="u" {attributes}>{text}</hx:A>'
        (fact,) = facts_of(mark)
        return fact.value, fact.decimals

    return _read


def test_a_balance_with_all_that_is_known_of_it(by_id) -> None:
    fact = by_id["f10"]
    assert (fact.concept, fact.concept_by) == (DUE_TO, "xbrl")
    assert (fact.value, fact.unit, fact.decimals) == (Decimal(2417000), "CNY", -3)
    assert (fact.instant, fact.start, fact.end) == (date(2021, 12, 31), None, None)
    assert fact.members == ("Director", "Huaxia Trading Co., Ltd")
    assert fact.roles == (Role.RELATIONSHIP, Role.PARTY)
    assert (fact.party, fact.relationship) == ("Huaxia Trading Co., Ltd", "Director")
    assert (fact.placed_by, fact.period_by) == (PlacedBy.XBRL, "concept")
    assert (fact.report, fact.row, fact.column, fact.columns) == (
        "instance",
        None,
        None,
        (),
    )


def test_labels_are_those_of_the_linkbase_else_names_in_words(by_id) -> None:
    assert (by_id["g1"].label, by_id["g1"].label_by) == (
        "Amounts due to related parties",
        None,
    )
    assert (by_id["f6"].label, by_id["f6"].label_by) == (
        "Due From Related Parties Current",
        "name",
    )


def test_without_linkbases_everything_is_named_in_words_and_counted(
    read, files
) -> None:
    reading = read(files("hx-20211231.xml"), forms.INSTANCE, names=())
    (director,) = [fact for fact in reading.facts if fact.ref == "f10"]
    assert director.members == ("Director", "Huaxia Trading Co Ltd")
    assert {fact.label_by for fact in reading.facts} == {"name"}
    counts = dict(reading.counts)
    assert counts["concepts without label"] == 22
    assert counts["members without label"] == 2
    assert counts["schemas and linkbases"] == 0


def test_counts(instance) -> None:
    assert dict(instance.counts) == {
        "contexts": 7,
        "contexts in use": 7,
        "units": 5,
        "facts with dimensions": 4,
        "axes": 4,
        "nil facts": 1,
        "duplicates": 1,
        "facts with footnotes": 2,
        "schemas and linkbases": 5,
        "concepts without label": 20,
        "members without label": 1,
    }


def test_the_title_is_that_of_a_report_on_related_parties_with_all_axes(by_id) -> None:
    assert by_id["f10"].title == "RELATED PARTY BALANCES (Details)"
    assert by_id["f15"].title == "BALANCE SHEETS"
    assert by_id["f16"].title == ""


def test_duplicates_name_the_first_and_other_values_are_none(by_id) -> None:
    assert [by_id[ref].same_as for ref in ("f6", "f7", "f8")] == [None, "f6", None]


@pytest.mark.parametrize(
    "second",
    [
        '<hx:A contextRef="d" unitRef="u" decimals="0">5.0</hx:A>',
        '<hx:A contextRef="c" unitRef="v" decimals="0">5</hx:A>',
    ],
)
def test_equal_contexts_and_units_under_other_ids_are_the_same(facts_of, second):
    inner = (
        '<context id="d"><entity><identifier scheme="x">0001751876</identifier>'
        "</entity><period><instant>2022-01-01T00:00:00</instant></period></context>"
        '<unit id="v"><measure>iso4217:USD</measure></unit>'
        '<hx:A contextRef="c" unitRef="u" decimals="0" id="a">5</hx:A>'
    )
    assert [fact.same_as for fact in facts_of(inner + second)] == [None, "a"]


@pytest.mark.parametrize(
    "second",
    [
        '<hx:A contextRef="c" unitRef="u" decimals="-3">5</hx:A>',
        '<hx:A contextRef="c" unitRef="u" decimals="0">6</hx:A>',
        '<hx:B contextRef="c" unitRef="u" decimals="0">5</hx:B>',
        '<hx:A contextRef="c">5</hx:A>',
    ],
)
def test_what_differs_in_anything_is_no_duplicate(facts_of, second) -> None:
    first = '<hx:A contextRef="c" unitRef="u" decimals="0" id="a">5</hx:A>'
    assert [fact.same_as for fact in facts_of(first + second)] == [None, None]


def test_texts_in_two_languages_are_no_duplicates(facts_of) -> None:
    inner = (
        '<hx:A contextRef="c" xml:lang="en">A</hx:A><hx:A contextRef="c" xml:lang="de">'
        "A</hx:A>"
    )
    assert [fact.same_as for fact in facts_of(inner)] == [None, None]


@pytest.mark.parametrize(
    ("text", "attributes", "found"),
    [
        ("12345", 'decimals="-3"', (Decimal(12345), -3)),
        ("0.25", 'decimals=" INF "', (Decimal("0.25"), "INF")),
        ("12345000", 'precision="4"', (Decimal(12345000), -4)),
        ("0.00123", 'precision="2"', (Decimal("0.00123"), 4)),
        ("0", 'precision="4"', (Decimal(0), None)),
        ("5", 'precision="INF"', (Decimal(5), "INF")),
        ("5", 'decimals="many"', (Decimal(5), None)),
        ("5", f'decimals="{"9" * 5000}"', (Decimal(5), None)),
        ("-0.0", "", (Decimal(0), None)),
        ("1E3", "", (Decimal(1000), None)),
        (" 5\n", "", (Decimal(5), None)),
        ("five", 'decimals="0"', ("five", None)),
        ("NaN", "", ("NaN", None)),
        ("INF", "", ("INF", None)),
        ("1e999999999", "", ("1e999999999", None)),
        ("0e-999999999", "", ("0e-999999999", None)),
        ("", "", ("", None)),
    ],
)
def test_values_and_their_decimals(value_of, text, attributes, found) -> None:
    assert value_of(text, attributes) == found


def test_a_zero_bears_no_minus(value_of) -> None:
    assert str(value_of("-0")[0]) == "0"


def test_escaped_markup_becomes_plain_text(by_id) -> None:
    assert by_id["f21"].value == (
        "Loans to officers of RMB 2 million. They bear < 6 % & more."
    )


def test_a_forever_fact_has_no_period(by_id) -> None:
    fact = by_id["f23"]
    assert (fact.instant, fact.start, fact.end, fact.period_by) == (
        None,
        None,
        None,
        None,
    )


def test_the_cover_names_the_filer(instance) -> None:
    assert instance.identity == Identity("1751876", "Huaxia Holding Ltd.", None, "20-F")
    assert {fact.cik for fact in instance.facts} == {"1751876"}


def test_what_is_given_goes_before_the_cover(meaning, files) -> None:
    given = Identity(entity="Huaxia", accession="0001104659-22-000001")
    reading = read_documents(
        files("hx-20211231.xml"),
        forms.INSTANCE,
        names_of([], []),
        meaning,
        identity=given,
    )
    assert reading.identity == Identity(
        "1751876", "Huaxia", "0001104659-22-000001", "20-F"
    )


def test_without_a_cover_the_usual_entity_is_the_filer(facts_of) -> None:
    (fact,) = facts_of('<hx:A contextRef="c">5</hx:A>')
    assert (fact.cik, fact.entity, fact.form) == ("1751876", None, None)


def test_a_member_with_a_cover_of_its_own_is_whose_fact_it_is(facts_of) -> None:
    inner = (
        '<context id="d"><entity><identifier scheme="x">0001751876</identifier>'
        '<segment><xbrldi:explicitMember dimension="dei:LegalEntityAxis">'
        "hx:JinanTradingMember</xbrldi:explicitMember></segment></entity>"
        "<period><instant>2021-12-31</instant></period></context>"
        '<dei:EntityRegistrantName contextRef="d">Jinan</dei:EntityRegistrantName>'
        '<hx:A contextRef="d" unitRef="u">5</hx:A>'
    )
    _, fact = facts_of(inner)
    assert (fact.subsidiary, fact.party) == ("Jinan Trading", None)
    assert (fact.roles, fact.other) == ((Role.OTHER,), ("Jinan Trading",))


def test_facts_without_ids_are_named_by_their_lines(facts_of) -> None:
    facts = facts_of('\n<hx:A contextRef="c">1</hx:A>\n<hx:B contextRef="c">2</hx:B>')
    assert [fact.ref for fact in facts] == ["line 2", "line 3"]


def test_facts_on_one_line_are_told_apart_and_name_their_own_duplicates(
    facts_of,
) -> None:
    one, two = ('<hx:A contextRef="c">1</hx:A>', '<hx:B contextRef="c">2</hx:B>')
    facts = facts_of(one + two + two)
    assert [(fact.ref, fact.same_as) for fact in facts] == [
        ("line 1", None),
        ("line 1, fact 2", None),
        ("line 1, fact 3", "line 1, fact 2"),
    ]


def test_the_same_bytes_give_the_same_reading(instance, read, files) -> None:
    again = read(files("hx-20211231.xml"), forms.INSTANCE)
    assert again == instance
    assert again.digest == replace(instance).digest


def test_sums_join_the_elements_the_document_reports(instance) -> None:
    (part,) = instance.sums
    assert (part.parent, part.child, part.weight) == (
        "us-gaap:Assets",
        "us-gaap:DueFromRelatedPartiesCurrent",
        Decimal(-1),
    )

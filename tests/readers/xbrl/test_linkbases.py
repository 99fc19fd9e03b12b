"""Schemas and linkbases: beside the instance, inside the schema, in part, or absent."""

from decimal import Decimal

import pytest

from kg.errors import ReadError
from kg.model.filing import Summand
from kg.readers.forms import INSTANCE, NAMES, form_of
from kg.readers.xbrl.linkbases import taxonomy_of

LABEL = "http://www.xbrl.org/2003/role/label"
TERSE = "http://www.xbrl.org/2003/role/terseLabel"
TOTAL = "http://www.xbrl.org/2003/role/totalLabel"
BALANCES, SHEET = (
    f"http://huaxia.example/role/{name}" for name in ("balances", "sheet")
)
TRADING = "hx:HuaxiaTradingCoLtdMember"
DUE_TO = "us-gaap:DueToRelatedPartiesCurrent"
ALL = tuple(
    f"hx-20211231{end}"
    for end in (".xsd", "_cal.xml", "_def.xml", "_lab.xml", "_pre.xml")
)


@pytest.fixture
def taxonomy(files):
    return taxonomy_of(files(*ALL))


def test_the_order_of_the_files_does_not_matter(taxonomy, files) -> None:
    assert taxonomy_of(files(*ALL)[::-1]) == taxonomy
    assert taxonomy.files == 5


def test_us_english_goes_before_other_languages(taxonomy) -> None:
    assert taxonomy.labels[TRADING] == {
        LABEL: "Huaxia Trading Co., Ltd [Member]",
        TERSE: "Huaxia Trading",
    }


def test_any_language_is_better_than_none(files) -> None:
    ((name, data),) = files("hx-20211231_lab.xml")
    chinese = data.replace(b"en-GB", b"fr").replace(
        b'xml:lang="en-US"', b'xml:lang="de"'
    )
    assert taxonomy_of([(name, chinese)]).label(TRADING) == "华夏贸易有限公司"
    british = data.replace(b'xml:lang="en-US"', b'xml:lang="de"')
    assert taxonomy_of([(name, british)]).label(TRADING) == (
        "Huaxia Trading Limited [Member]"
    )


def test_a_label_of_another_role_is_given_where_asked_for(taxonomy) -> None:
    assert taxonomy.label(DUE_TO) == "Amounts due to related parties"
    assert taxonomy.label(DUE_TO, TOTAL) == "Total due to related parties"
    assert taxonomy.label(DUE_TO, TERSE) == "Amounts due to related parties"


def test_a_label_without_role_is_the_standard_one(taxonomy) -> None:
    assert taxonomy.labels["hx:LoansToOfficers"] == {LABEL: "Loans to officers"}


def test_withdrawn_labels_and_arcs_do_not_count(taxonomy) -> None:
    assert taxonomy.label("hx:LoanRate") is None
    assert "us-gaap:Goodwill" not in taxonomy.reports_of()


def test_an_element_is_found_under_a_second_prefix(taxonomy) -> None:
    assert taxonomy.label("hx2:LoansToOfficers") == "Loans to officers"
    assert taxonomy.label("hx:Nothing") is None


def test_an_element_of_a_schema_without_a_name_is_passed_over(files) -> None:
    ((name, data),) = files("hx-20211231.xsd")
    more = data.replace(b"</xs:schema>", b'<xs:element ref="hx:A"/></xs:schema>')
    assert taxonomy_of([(name, more)]) == taxonomy_of([(name, data)])


def test_titles_of_reports(taxonomy) -> None:
    assert taxonomy.roles == {
        BALANCES: "0042 - Disclosure - RELATED PARTY BALANCES (Details)",
        SHEET: "0002 - Statement - BALANCE SHEETS",
    }


def test_reports_of_an_element(taxonomy) -> None:
    reports = taxonomy.reports_of()
    assert reports[DUE_TO] == {BALANCES, SHEET}
    assert reports["us-gaap:Assets"] == {SHEET}
    assert reports["srt:TitleOfIndividualAxis"] == {BALANCES}


def test_two_locators_under_one_label_are_two_elements(taxonomy) -> None:
    shown = {name for name, roles in taxonomy.reports_of().items() if SHEET in roles}
    assert {DUE_TO, "us-gaap:Assets"} <= shown


def test_arcs_of_sums(taxonomy) -> None:
    assert taxonomy.calculation == [
        Summand(
            SHEET,
            "us-gaap:Assets",
            "us-gaap:DueFromRelatedPartiesCurrent",
            Decimal(-1),
        )
    ]


def test_linkbases_inside_the_schema_say_the_same(taxonomy, files) -> None:
    (_, schema), *links = files(*ALL)
    inner = b"".join(data.partition(b"?>")[2] for _, data in links)
    whole = schema.replace(b"</xs:appinfo>", inner + b"</xs:appinfo>")
    found = taxonomy_of([("hx-20211231.xsd", whole)])
    assert found.labels == taxonomy.labels
    assert found.reports_of() == taxonomy.reports_of()
    assert found.calculation == taxonomy.calculation
    assert found.files == 1


def test_without_a_schema_ids_tell_the_names(files) -> None:
    found = taxonomy_of(files("hx-20211231_lab.xml"))
    assert found.label(TRADING) == "Huaxia  Trading Co., Ltd [Member]".replace(
        "  ", " "
    )
    assert found.label("hx:Loans_to_Officers") == "Loans to officers"


def test_nothing_at_all_names_nothing() -> None:
    found = taxonomy_of([])
    assert (found.label(DUE_TO), found.reports_of(), found.files) == (None, {}, 0)


def test_a_damaged_definition_linkbase_harms_nothing(files) -> None:
    ((name, data),) = files("hx-20211231_def.xml")
    assert taxonomy_of([(name, data[:900])]).files == 1


def test_a_damaged_linkbase_is_told(files) -> None:
    ((name, data),) = files("hx-20211231_lab.xml")
    with pytest.raises(ReadError, match="expected a schema or linkbase") as caught:
        taxonomy_of([(name, data[:900])])
    assert caught.value.source == name


def test_schemas_and_linkbases_are_told_from_other_xml(files) -> None:
    assert {form_of(data[:800]) for _, data in files(*ALL)} == {NAMES}
    assert form_of(b"<xbrl><link:linkbaseRef/><link:schemaRef/>") == INSTANCE


@pytest.mark.parametrize("kind", ["calculation", "label"])
def test_links_of_each_of_many_to_each_of_many_are_refused(kind) -> None:
    loc = '<loc x:href="a#hx_{0}" x:label="a"/>'
    label = '<label x:label="a">{0}</label>' if kind == "label" else ""
    many = "".join((loc + label).format(n) for n in range(1500))
    data = (
        '<linkbase xmlns="http://www.xbrl.org/2003/linkbase"'
        f' xmlns:x="http://www.w3.org/1999/xlink"><{kind}Link>{many}'
        f'<{kind}Arc x:from="a" x:to="a"/></{kind}Link></linkbase>'
    )
    with pytest.raises(ReadError, match="found over 1000000 links") as caught:
        taxonomy_of([("hx_pre.xml", data.encode())])
    assert caught.value.source == "hx_pre.xml"

"""MetaLinks.json as names: labels, types, reports; whatever else is in it."""

import json

import pytest

from kg.errors import ReadError
from kg.readers import forms
from kg.readers.xbrl.assembly import names_of
from kg.readers.xbrl.linkbases import Taxonomy
from kg.readers.xbrl.metalinks import taxonomy_of_metalinks

ROLE = "http://huaxia.example/role/balances"
HELD = {
    "version": "2.2",
    "instance": {
        "hx-20211231.htm": {
            "nsprefix": "hx",
            "nsuri": "http://huaxia.example/20211231",
            "report": {
                "R2": {
                    "role": ROLE,
                    "longName": "0042 - Disclosure - RELATED PARTY BALANCES (Details)",
                }
            },
            "tag": {
                "hx_Huaxia_Trading_Member": {
                    "xbrltype": "domainItemType",
                    "localname": "Huaxia_Trading_Member",
                    "presentation": [ROLE],
                    "lang": {
                        "en-us": {
                            "role": {
                                "label": "Huaxia  Trading Co., Ltd [Member]",
                                "terseLabel": "Huaxia Trading",
                                "documentation": "A company a director controls.",
                            }
                        }
                    },
                },
                "us-gaap_Assets": {"xbrltype": "monetaryItemType", "crdr": "debit"},
            },
        }
    },
}


def taxonomy(held: object) -> Taxonomy:
    found = Taxonomy()
    taxonomy_of_metalinks(json.dumps(held).encode(), "MetaLinks.json", found)
    return found


def test_labels_and_reports_of_elements() -> None:
    found = taxonomy(HELD)
    name = "hx:Huaxia_Trading_Member"
    assert found.label(name) == "Huaxia Trading Co., Ltd [Member]"
    assert found.labels[name] == {
        "http://www.xbrl.org/2003/role/label": "Huaxia Trading Co., Ltd [Member]",
        "http://www.xbrl.org/2003/role/terseLabel": "Huaxia Trading",
    }
    assert found.reports_of() == {name: {ROLE}}
    assert found.roles[ROLE].endswith("RELATED PARTY BALANCES (Details)")


def test_it_is_known_by_its_beginning() -> None:
    assert forms.form_of(json.dumps(HELD).encode()) is forms.METALINKS
    assert (
        forms.form_of(b'{"instance": {"hx.htm": {"nsprefix": "hx"}}}')
        is forms.METALINKS
    )
    assert forms.form_of(b'{"version": "1", "pages": []}') is None


def test_labels_of_linkbases_go_before_it(files) -> None:
    name = "hx:HuaxiaTradingCoLtdMember"
    links = [("MetaLinks.json", json.dumps(HELD).encode())]
    both = names_of(files("hx-20211231.xsd", "hx-20211231_lab.xml"), links)
    assert both.label(name) == "Huaxia Trading Co., Ltd [Member]"
    assert "hx:Huaxia_Trading_Member" not in both.labels
    alone = names_of(files("hx-20211231.xsd"), links)
    assert alone.label("hx:Huaxia_Trading_Member") == "Huaxia Trading Co., Ltd [Member]"


@pytest.mark.parametrize(
    "held",
    [
        [],
        {},
        {"instance": None},
        {"instance": {"a": 5, "b": {"tag": [], "report": 7}}},
        {"instance": {"a": {"tag": {"Assets": {}, "x": None}}}},
        {
            "instance": {
                "a": {"tag": {"hx_A": {"lang": {"en": {"role": {"label": 5}}}}}}
            }
        },
    ],
)
def test_what_is_not_of_its_form_is_passed_over(held) -> None:
    found = taxonomy(held)
    assert (found.labels, found.roles, found.reports_of()) == ({}, {}, {})


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"\xff\xfe", b'{"a": ' * 200_000, b"9" * 5000],
)
def test_damaged_json_is_told_in_one_line(data) -> None:
    with pytest.raises(ReadError, match=r"expected MetaLinks\.json") as caught:
        taxonomy_of_metalinks(data, "MetaLinks.json", Taxonomy())
    assert "\n" not in str(caught.value)

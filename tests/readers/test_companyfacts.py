"""Company facts: totals by filing; what is damaged is told or counted, never guessed."""

import json
from datetime import date
from decimal import Decimal

import pytest

from kg.build.loaded_files import knowledge
from kg.errors import ReadError
from kg.model.filing import Identity
from kg.readers import forms
from kg.readers.companyfacts import read

FIRST, LATER = "0001104659-21-000001", "0001104659-22-000001"


def value(**fields: object) -> dict[str, object]:
    plain = {
        "end": "2021-12-31",
        "val": 5,
        "accn": LATER,
        "form": "20-F",
        "filed": "2022-04-15",
    }
    return {**plain, **fields}


def held(
    *values: object, concept: str = "DueToRelatedPartiesCurrent", unit: str = "CNY"
):
    facts = {"us-gaap": {concept: {"label": "Due to", "units": {unit: list(values)}}}}
    return {"cik": 1751876, "entityName": "Huaxia Holding Ltd.", "facts": facts}


def readings(document: object, **identity: str):
    data = json.dumps(document).encode()
    return list(read(data, "facts.json", knowledge(), identity=Identity(**identity)))


def facts(*values: object, **shape: str):
    return [fact for r in readings(held(*values, **shape)) for fact in r.facts]


def test_a_balance_and_a_flow() -> None:
    balance, flow = facts(value(), value(start="2021-01-01", val=-7.5))
    assert balance.concept == "us-gaap:DueToRelatedPartiesCurrent"
    assert (balance.label, balance.value, balance.unit) == ("Due to", Decimal(5), "CNY")
    assert (balance.instant, balance.start, balance.end) == (
        date(2021, 12, 31),
        None,
        None,
    )
    assert (flow.value, flow.raw) == (Decimal("-7.5"), "-7.5")
    assert (flow.instant, flow.start, flow.end) == (
        None,
        date(2021, 1, 1),
        date(2021, 12, 31),
    )
    assert balance.members == flow.members == ()


def test_each_filing_is_a_reading_under_its_accession() -> None:
    first, later = readings(
        held(value(), value(accn=FIRST, form="6-K", filed="2021-01-02"))
    )
    assert first.identity == Identity(
        "1751876", "Huaxia Holding Ltd.", FIRST, "6-K", date(2021, 1, 2)
    )
    assert later.identity == Identity(
        "1751876", "Huaxia Holding Ltd.", LATER, "20-F", date(2022, 4, 15)
    )
    assert {r.kind for r in (first, later)} == {"companyfacts"}


@pytest.mark.parametrize(
    "again", [{}, {"frame": "CY2021Q4I"}, {"fy": 2022, "fp": "Q1"}]
)
def test_an_exact_repetition_is_one_fact(again) -> None:
    assert [fact.value for fact in facts(value(), value(**again))] == [Decimal(5)]


@pytest.mark.parametrize(
    "differs", [{"val": 6}, {"end": "2020-12-31"}, {"accn": FIRST}]
)
def test_what_differs_in_value_day_or_filing_is_no_repetition(differs) -> None:
    assert len(facts(value(), value(**differs))) == 2


def test_an_accession_picks_its_filing_alone() -> None:
    document = held(value(), value(accn=FIRST))
    assert [r.identity.accession for r in readings(document, accession=FIRST)] == [
        FIRST
    ]


def test_what_is_given_goes_before_what_the_file_says() -> None:
    (reading,) = readings(held(value()), entity="Huaxia", form="20-F/A")
    assert (reading.identity.entity, reading.identity.form) == ("Huaxia", "20-F/A")
    assert reading.identity.filed == date(2022, 4, 15)


def test_amounts_per_share_are_a_quotient() -> None:
    (fact,) = facts(value(val=0.25), unit="USD-per-shares")
    assert (fact.value, fact.unit) == (Decimal("0.25"), "USD/shares")


def test_a_concept_without_label_is_named_in_words() -> None:
    document = held(value())
    document["facts"]["us-gaap"]["DueToRelatedPartiesCurrent"]["label"] = None
    ((fact,),) = [reading.facts for reading in readings(document)]
    assert fact.label == "Due To Related Parties Current"


def test_large_and_exact_numbers_are_kept() -> None:
    document = json.dumps(held(value(val=0))).replace(
        ": 0,", ": 12345678901234567890.10,"
    )
    ((fact,),) = [
        r.facts for r in read(document.encode(), "f", knowledge(), identity=Identity())
    ]
    assert fact.value == Decimal("12345678901234567890.10")


@pytest.mark.parametrize(
    "odd",
    [
        {"end": None},
        {"end": "soon"},
        {"val": None},
        {"val": "5"},
        {"val": True},
        {"accn": "none"},
        {"accn": None},
        {"start": "soon"},
    ],
)
def test_a_value_without_date_number_or_filing_is_left_out_and_counted(odd) -> None:
    (reading,) = readings(held(value(), value(**odd)))
    assert [fact.value for fact in reading.facts] == [Decimal(5)]
    assert reading.warnings == (
        "1 values without filing, date or number were left out",
    )


@pytest.mark.parametrize("number", ["1e999999", "1e-999999", "NaN", "Infinity"])
def test_numbers_that_are_none_of_accounting_are_left_out(number) -> None:
    document = json.dumps(held(value(), value(val=77))).replace("77", number)
    (reading,) = read(document.encode(), "f", knowledge(), identity=Identity())
    assert [fact.raw for fact in reading.facts] == ["5"]


@pytest.mark.parametrize(
    "facts_held",
    [
        {},
        {"us-gaap": None},
        {"us-gaap": {"Assets": []}},
        {"us-gaap": {"Assets": {"units": {"USD": {}}}}},
        {"us-gaap": {"Assets": {"units": {"USD": [5, None, []]}}}},
    ],
)
def test_what_is_not_of_its_form_is_passed_over(facts_held) -> None:
    assert readings({"cik": 1, "facts": facts_held}) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "damaged JSON"),
        (b'{"cik": 1, "facts": {', "damaged JSON"),
        (b"\xff\xff{", "damaged JSON"),
        (b'{"facts": ' * 100_000, "damaged JSON"),
        (b'{"facts": {"a": 1e99999999999999999999}}', "damaged JSON"),
        (b"[]", "JSON without facts"),
        (b'{"cik": 1}', "JSON without facts"),
        (b'{"facts": []}', "JSON without facts"),
    ],
)
def test_other_files_are_refused_in_one_line(data, said) -> None:
    with pytest.raises(ReadError, match=said) as caught:
        list(read(data, "facts.json", knowledge(), identity=Identity()))
    assert "\n" not in str(caught.value)


def test_it_is_known_by_its_beginning() -> None:
    assert forms.form_of(json.dumps(held(value())).encode()) is forms.COMPANY_FACTS


@pytest.mark.parametrize(
    ("name", "filings", "count"),
    [("lpa_facts.json", 3, 768), ("snow_facts.json", 19, 8163)],
)
def test_every_value_of_a_companys_file_is_a_fact(shared, name, filings, count) -> None:
    data = (shared / "filings" / "companyfacts" / name).read_bytes()
    written = [
        (f"{taxonomy}:{local}", each["accn"], Decimal(str(each["val"])))
        for taxonomy, concepts in json.loads(data)["facts"].items()
        for local, concept in concepts.items()
        for values in concept["units"].values()
        for each in values
    ]
    found = list(read(data, name, knowledge(), identity=Identity()))
    told = [
        (fact.concept, fact.accession, fact.value) for r in found for fact in r.facts
    ]
    assert sorted(told) == sorted(written)
    assert (len(found), len(told)) == (filings, count)

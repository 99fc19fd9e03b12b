"""A filing's rows to facts: dimensions, labels, what is left out and told."""

from datetime import date
from decimal import Decimal

import pytest

from tests.readers.bulk.small_tables import (
    ADSH,
    DUE,
    GAAP,
    PLAIN_HEADS,
    folder_of,
    num,
    reading_of,
    rows,
    said,
    texts,
    zip_of,
)

ALL = {
    ("Finch Trading Ltd", None, Decimal(700)),
    ("Joan Wren", None, Decimal("50.25")),
    (None, "Director", Decimal(20)),
    (None, None, Decimal("770.25")),
}


def test_a_filing_is_read_like_an_instance(tmp_path) -> None:
    reading = reading_of(zip_of(tmp_path / "2024_03_notes.zip", texts(rows())))
    assert set(said(reading.facts)) == ALL
    assert (reading.report, reading.kind, reading.warnings) == ("bulk", "bulk", ())
    assert {fact.report for fact in reading.facts} == {"bulk"}
    identity = reading.identity
    assert (identity.cik, identity.entity, identity.accession, identity.form) == (
        "123", "HEATH CORP", ADSH, "10-K",
    )  # fmt: skip
    assert identity.filed == date(2024, 3, 5)
    assert (
        identity.url
        == "https://www.sec.gov/Archives/edgar/data/123/000000012324000007/"
    )
    fact = next(fact for fact in reading.facts if fact.party == "Finch Trading Ltd")
    assert fact.concept == "us-gaap:DueToRelatedPartiesCurrent"
    assert fact.label == "Due to related parties"
    assert fact.title == "Related Party Balances (Details)"
    assert fact.axes == ("us-gaap:RelatedPartyTransactionsByRelatedPartyAxis",)
    assert fact.member_names == ("heath:FinchTradingLtdMember",)
    assert (fact.instant, fact.unit, fact.decimals) == (date(2023, 12, 31), "USD", 0)


def test_a_zip_and_its_folder_say_the_same(tmp_path) -> None:
    files = texts(rows())
    packed = reading_of(zip_of(tmp_path / "a.zip", files))
    unpacked = reading_of(folder_of(tmp_path / "a", files))
    assert list(said(packed.facts)) == list(said(unpacked.facts))
    assert packed.digest == unpacked.digest


def test_the_order_of_rows_does_not_matter(tmp_path) -> None:
    tables = rows()
    turned = {name: lines[::-1] for name, lines in tables.items()}
    first = reading_of(folder_of(tmp_path / "a", texts(tables)))
    second = reading_of(folder_of(tmp_path / "b", texts(turned)))
    assert first.digest == second.digest
    assert [f.ref for f in first.facts] == [f.ref for f in second.facts]


def test_columns_in_another_order_and_further_ones(tmp_path) -> None:
    heads = {
        "sub": "name cik adsh extra form filed instance",
        "num": "value dimh uom qtrs ddate version tag adsh another",
        "dim": "segments dimhash",
    }
    reading = reading_of(folder_of(tmp_path / "a", texts(rows(), heads)))
    assert set(said(reading.facts)) == ALL
    assert {fact.decimals for fact in reading.facts} == {None}


@pytest.mark.parametrize(
    ("coreg", "segments", "party"),
    [
        ("HeathPower", "", None),
        ("HeathPower", "LegalEntity=HeathPower;", None),
        ("", "LegalEntity=HeathPower;", None),
        ("HeathGas", "RelatedPartyTransactionsByRelatedParty=FinchLtd;", "Finch Ltd"),
    ],
)
def test_a_co_registrant_stands_on_the_axis_of_entities_once(
    tmp_path, coreg, segments, party
) -> None:
    tables = rows()
    tables["dim"].append({"dimhash": "0xc", "segments": segments, "segt": 0})
    dimh = "0xc" if segments else "0x00000000"
    tables["num"] = [num("9.0", dimh, coreg=coreg)]
    cover = {
        "adsh": ADSH, "tag": "EntityRegistrantName", "version": "dei/2023",
        "ddate": "20231231", "qtrs": 4, "dimh": dimh if not party else "0x00000000",
        "coreg": coreg, "value": coreg or "Heath Power",
    }  # fmt: skip
    tables["txt"] = [cover]
    reading = reading_of(folder_of(tmp_path / "a", texts(tables)))
    fact = next(fact for fact in reading.facts if fact.unit)
    assert fact.axes.count("dei:LegalEntityAxis") == 1
    assert (fact.party, fact.value) == (party, Decimal(9))
    assert fact.subsidiary in ("Heath Power", "Heath Gas")


@pytest.mark.parametrize(
    ("change", "warning"),
    [
        (
            {"dimh": "0xmissing"},
            "1 row is left out: found dimensions that dim does not",
        ),
        ({"dimh": "0xcut"}, "1 row is left out: found dimensions that dim has cut"),
        ({"qtrs": "x"}, "1 row is left out: found 'x' quarters, expected a number"),
        ({"qtrs": "-1"}, "1 row is left out: found '-1' quarters, expected a number"),
        ({"ddate": "20231399"}, "1 row is left out: found the date '20231399'"),
        ({"datp": "NaN"}, "1 row is left out: found the date '20231231' and 'NaN'"),
        ({"qtrs": "4", "durp": "nothing"}, "1 row is left out: found 4 quarters"),
    ],
)
def test_a_row_that_cannot_be_read_is_left_out_alone(tmp_path, change, warning) -> None:
    tables = rows()
    tables["dim"].append({"dimhash": "0xcut", "segments": "A=B;C", "segt": 1})
    tables["num"].append(num("1.0", **change))
    reading = reading_of(folder_of(tmp_path / "a", texts(tables)))
    assert set(said(reading.facts)) == ALL
    assert len(reading.warnings) == 1
    assert reading.warnings[0].startswith(warning)


def test_rows_left_out_for_one_reason_are_one_line(tmp_path) -> None:
    tables = rows()
    tables["num"] += [num(value, f"0xmissing{value}") for value in range(40)]
    reading = reading_of(folder_of(tmp_path / "a", texts(tables)))
    assert reading.warnings == (
        "40 rows are left out: found dimensions that dim does not tell, expected all of "
        "them; give the table whole",
    )


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("", ""),
        ("0.0000", Decimal(0)),
        ("-0.0000", Decimal(0)),
        ("-12.5000", Decimal("-12.5")),
        ("1E+3", Decimal(1000)),
        ("NaN", "NaN"),
        ("1E+999999", "1E+999999"),
        ("twelve", "twelve"),
        ("9" * 30 + ".0000", Decimal("9" * 30)),
    ],
)
def test_values(tmp_path, value, read) -> None:
    tables = rows()
    tables["num"] = [num(value)]
    reading = reading_of(folder_of(tmp_path / "a", texts(tables)))
    assert [fact.value for fact in reading.facts if fact.unit] == [read]


def test_decimals_and_footnotes(tmp_path) -> None:
    tables = rows()
    tables["num"] = [
        num("5.0", dcml=32767, footnote="Paid in May."),
        num("6.0", dcml=-3),
    ]
    tables["num"][1]["ddate"] = "20221231"
    reading = reading_of(folder_of(tmp_path / "a", texts(tables)))
    told = {f.value: (f.decimals, f.footnotes) for f in reading.facts if f.unit}
    assert told == {Decimal(5): ("INF", ("Paid in May.",)), Decimal(6): (-3, ())}


@pytest.mark.parametrize(
    ("member", "shown", "element"),
    [
        ("StAndrewsAtWinstonPark", "St Andrews At Winston Park", "heath:StAndrewsAtWinstonParkMember"),
        ("HeronLLCMember", "Heron LLC", "heath:HeronLLCMember"),
        ("Management", "Management", "srt:ManagementMember"),
    ],
)  # fmt: skip
def test_members_are_named_by_their_words(tmp_path, member, shown, element) -> None:
    tables = rows()
    tables["dim"] = [
        {
            "dimhash": "0xf",
            "segments": f"RelatedPartyTransactionsByRelatedParty={member};",
        }
    ]
    tables["num"] = [num("5.0", "0xf")]
    reading = reading_of(folder_of(tmp_path / "a", texts(tables)))
    fact = next(fact for fact in reading.facts if fact.unit)
    assert (fact.members, fact.member_names) == ((shown,), (element,))
    assert (element in reading.unlabelled) is element.startswith("heath:")


def test_a_label_of_words_is_marked(tmp_path) -> None:
    tables = rows()
    tables["tag"], tables["pre"] = [], []
    tables["num"] = [num("5.0", tag="LoanFromHeronTrust", version=ADSH)]
    reading = reading_of(folder_of(tmp_path / "a", texts(tables)))
    fact = next(fact for fact in reading.facts if fact.unit)
    assert (fact.concept, fact.label, fact.label_by) == (
        "heath:LoanFromHeronTrust", "Loan From Heron Trust", "name",
    )  # fmt: skip


def test_a_label_of_the_filing_goes_before_that_of_the_taxonomy(tmp_path) -> None:
    tables = rows()
    assert tables["pre"][0]["plabel"] != tables["tag"][0]["tlabel"]
    tables["pre"].append(tables["pre"][0] | {"prole": "terseLabel", "plabel": "Due"})
    reading = reading_of(folder_of(tmp_path / "a", texts(tables)))
    labels = {fact.label for fact in reading.facts if fact.concept == f"us-gaap:{DUE}"}
    assert labels == {"Due to related parties"}


@pytest.mark.parametrize("older", [False, True])
def test_plain_data_sets(tmp_path, older) -> None:
    heads = dict(PLAIN_HEADS)
    if older:
        heads["num"] = "adsh tag version coreg ddate qtrs uom value footnote"
    tables = rows()
    tables["num"] = [
        num(
            "700.0", segments="RelatedPartyTransactionsByRelatedParty=FinchTradingLtd;"
        ),
        num("770.25"),
    ][older:]
    files = texts(tables, heads, "txt") | {"readme.htm": b"<html><body>x</body></html>"}
    expected = {("Finch Trading Ltd", None, Decimal(700))} if not older else set()
    expected.add((None, None, Decimal("770.25")))
    for source in (
        zip_of(tmp_path / "2024q1.zip", files), folder_of(tmp_path / "a", files),
    ):  # fmt: skip
        reading = reading_of(source)
        assert set(said(reading.facts)) == expected
        assert {fact.decimals for fact in reading.facts} == {None}


def test_texts_that_the_tables_cut_are_left_out(tmp_path) -> None:
    tables = rows()
    text = {
        "adsh": ADSH, "tag": "RelatedPartyTransactionsDisclosureTextBlock",
        "version": GAAP, "ddate": "20231231", "qtrs": 4, "dimh": "0x00000000",
    }  # fmt: skip
    tables["txt"] = [
        text | {"value": "x" * 2048},
        text | {"value": "We owe.", "iprx": 1},
    ]
    reading = reading_of(folder_of(tmp_path / "a", texts(tables)))
    assert [f.value for f in reading.facts if f.unit is None] == ["We owe."]

"""What lines of a page on related parties tell of one another."""

from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg.concepts import load
from kg.parties.roles import classify
from kg.readers import read_bytes
from kg.selection import is_related, is_scale_total, is_wanted, told_by_page

TITLE = "Related Party Transactions - Balances (Details)"
WHOLE = {"Trade payables": 900, "Rent": 700, "Other assets": 480}
PART = {"Trade payables": 31, "Rent": 12, "Other assets": 90}


def rows_of(amounts: dict[str, int]) -> str:
    return "".join(f"|{label}\n|$ {amount}\n" for label, amount in amounts.items())


def page_of(alone: dict[str, int], parts: dict[str, dict[str, int]]) -> str:
    below = "".join(
        f"|{member}\n|Related Party Transaction [Line Items]\n{rows_of(amounts)}"
        for member, amounts in parts.items()
    )
    return (
        f"|\n{TITLE} - USD ($)\n|12 Months Ended\n|\nDec. 31, 2024\n"
        f"|Related Party Transaction [Line Items]\n{rows_of(alone)}{below}|X\n"
    )


def facts_of(page: str) -> list:
    read = read_bytes(page.encode(), "page.txt", concepts=load(), classify=classify)
    return list(told_by_page(read.facts))


def kept_alone(page: str) -> list[str]:
    return [f.label for f in facts_of(page) if is_related(f) and not f.members]


@pytest.mark.parametrize(
    "members",
    [
        ["Joint ventures [Member]", "Associates [Member]"],
        ["Harrow Quay Logistics Ltd"],
        ["Peat Systems, Inc. and its subsidiaries", "Others [Member]"],
    ],
)
def test_lines_larger_than_all_their_parts_are_the_whole_reporters(members) -> None:
    page = page_of(WHOLE, dict.fromkeys(members, PART))
    assert kept_alone(page) == []
    assert sum(map(is_related, facts_of(page))) == 3 * len(members)


def test_a_whole_is_kept_to_put_its_parts_in_proportion() -> None:
    facts = facts_of(page_of(WHOLE, {"Harrow Quay Logistics Ltd": PART}))
    alone = [fact for fact in facts if not fact.members]
    assert [is_related(fact) for fact in alone] == [False] * 3
    assert all(map(is_scale_total, alone))
    assert all(map(is_wanted, alone))


def test_a_net_figure_may_be_smaller_among_many_lines() -> None:
    more = {"Sales": 5_000, "Lease liabilities": 300}
    part = {"Sales": 20, "Lease liabilities": 4}
    alone = {**WHOLE, **more, "Financial expenses, net": 2}
    parts = {
        "Harrow Quay Logistics Ltd": {**PART, **part, "Financial expenses, net": 9}
    }
    assert kept_alone(page_of(alone, parts)) == []


@pytest.mark.parametrize(
    ("alone", "part"),
    [
        # the parts make the lines
        (PART, PART),
        # the parts of a page that is cut short
        (
            {"Trade payables": 100, "Rent": 90, "Other assets": 80},
            {"Trade payables": 40, "Rent": 35, "Other assets": 28},
        ),
        # two lines, neither many times its part
        ({"Rent": 30, "Other assets": 40}, {"Rent": 12, "Other assets": 9}),
        # a line on related parties is as large: parts are left out
        (
            {**WHOLE, "Fees to related parties": 600},
            {**PART, "Fees to related parties": 5},
        ),
    ],
)
def test_other_lines_are_what_the_page_is_about(alone, part) -> None:
    page = page_of(alone, {"Harrow Quay Logistics Ltd": part})
    assert kept_alone(page) == list(alone)


@pytest.mark.parametrize(
    "label", ["Salaries and wages", "Research expense", "Current contract liabilities"]
)
def test_a_line_many_times_its_parts_is_a_whole_alone(label) -> None:
    def kept(amount: int) -> list[str]:
        return kept_alone(page_of({label: amount}, {"Rowan Fell": {label: 100}}))

    assert kept(900) == []
    assert kept(500) == [label]


@pytest.mark.parametrize(
    "label", ["Total assets", "Total liabilities", "Current assets"]
)
def test_sums_of_what_related_parties_owe_are_related(label) -> None:
    parts = {"Harrow Quay Logistics Ltd": {label: 60}, "Others [Member]": {label: 40}}
    page = page_of({label: 100}, parts)
    assert kept_alone(page) == [label]
    assert all(map(is_related, facts_of(page)))
    assert kept_alone(page_of({label: 100}, {})) == []


@pytest.mark.parametrize(
    ("member", "kept"),
    [
        ("Convertible Debt [Member]", []),
        ("Bridge Notes [Member]", []),
        ("Rowan Fell [Member]", ["Interest expense"]),
    ],
)
def test_a_line_below_a_thing_is_no_related_partys_beside_its_part(
    member, kept
) -> None:
    amounts = {"Interest expense": 96}
    part = {"Interest expense": 42}
    page = page_of({}, {member: amounts, f"{member} | Related Party [Member]": part})
    found = [
        fact.label
        for fact in facts_of(page)
        if is_related(fact) and "Related Party" not in fact.members
    ]
    assert found == kept


def test_a_page_without_its_filings_document_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "R9.txt"
    path.write_text(page_of(WHOLE, {"Harrow Quay Logistics Ltd": PART}))
    facts = [fact for fact in kg.read(path, cik="1234567") if not fact.members]
    assert [fact.related_elsewhere for fact in facts] == [False] * 3
    assert all(fact.of_whole for fact in facts)


def test_what_is_known_already_is_left() -> None:
    facts = facts_of(page_of(WHOLE, {"Harrow Quay Logistics Ltd": PART}))
    known = [replace(f, related_elsewhere=True, of_whole=False) for f in facts]
    assert list(told_by_page(known)) == known

"""Figures of the reporter beside what of them is of related parties."""

import pytest

from kg.concepts import load
from kg.parties.roles import classify
from kg.readers import read_bytes
from kg.selection import is_related, speaks_of_related_parties, with_known_parties

TITLE = "Balances with Affiliates (Details)"
ROWS = "|Other payables\n|$ 90\n|$ 80\n|Deposits held\n|$ 31\n|$ 30\n"


def kept(page: str) -> list[str]:
    reading = read_bytes(page.encode(), "page.txt", concepts=load(), classify=classify)
    (told,) = with_known_parties([reading])
    return [
        " | ".join((*fact.members, fact.raw)) for fact in told.facts if is_related(fact)
    ]


def page_of(member: str, values: str, title: str = TITLE) -> str:
    return (
        f"|\n{title} - USD ($)\n|\nDec. 31, 2024\n|\nDec. 31, 2023\n"
        f"{ROWS}|{member}\n|Related Party Transaction [Line Items]\n"
        f"|Other payables\n{values}|X\n"
    )


@pytest.mark.parametrize("member", ["Related Party", "Affiliates", "Related Parties"])
def test_a_whole_beside_its_related_part_is_not_related(member) -> None:
    assert kept(page_of(member, "|$ 5\n|$ 4\n")) == [
        "$ 31", "$ 30", f"{member} | $ 5", f"{member} | $ 4",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("member", "values"),
    [
        ("Related Party", "|$ 90\n|$ 4\n"),  # all of it, on one day
        ("Quay Trading Ltd", "|$ 20\n|$ 18\n"),  # the whole of all related parties
        ("Director", "|$ 5\n|$ 4\n"),
    ],
)
def test_other_rows_stay_what_the_page_is_about(member, values) -> None:
    assert "$ 90" in kept(page_of(member, values)) or member == "Director"


@pytest.mark.parametrize("label", ["Rent paid", "Shares issued for services, value"])
def test_what_happened_is_a_whole_of_related_parties_itself(label) -> None:
    page = page_of("Related Party", "|$ 20\n|$ 18\n").replace("Other payables", label)
    assert "$ 90" in kept(
        page.replace("|\nDec. 31, 2024", "|12 Months Ended\n|\nDec. 31, 2024")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Trade payables - third party and affiliates",
        "Notes, third parties and related parties",
        "Receivables: third party & affiliates",
    ],
)
def test_outsiders_and_affiliates_together_are_no_related_party(text) -> None:
    assert not speaks_of_related_parties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Percentage for affiliates beneficially own in excess rate",
        "Maximum the holder and its affiliates may beneficially own",
        "Beneficial ownership of the holder together with its affiliates",
    ],
)
def test_what_a_creditor_and_its_affiliates_may_hold_is_not_related(text) -> None:
    assert not speaks_of_related_parties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Management Agreement with our Manager (Details)",
        "Advisory agreements with the Advisor",
        "Administration Agreement with Administrator",
    ],
)
def test_an_agreement_with_who_manages_is_with_a_related_party(text) -> None:
    assert speaks_of_related_parties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Employment agreement with store managers",
        "Management agreement with hotel owners",
        "Advisory agreement with a bank",
    ],
)
def test_other_agreements_are_not(text) -> None:
    assert not speaks_of_related_parties(text)


def test_the_portion_of_third_parties_is_denied() -> None:
    title = "Notes Payable - Related Parties (Details)"
    rows = kept(page_of("Third Party Portion [Member]", "|$ 5\n|$ 4\n", title))
    assert not any("Third Party" in row for row in rows)

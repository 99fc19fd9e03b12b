"""Amounts of note tables are joined to the tagged facts that say the same."""

from datetime import date
from decimal import Decimal

import pytest

from kg.model.fact import Fact, PlacedBy, Role
from kg.model.note import NoteAmount
from kg.notes.joining import joined_amounts

END = date(2023, 12, 31)


def amount(
    label: str,
    value: int,
    *,
    scale: int | None = 0,
    unit: str | None = "USD",
    day: date | None = END,
    flow: bool | None = False,
    total: bool = False,
    table: int = 1,
) -> NoteAmount:
    """Return an amount of a table."""
    return NoteAmount(
        label, "", "", total, Decimal(value), scale, unit, day, flow, table, 0, 1
    )


def fact(
    party: str | None, value: int, *, end: date | None = None, unit: str = "USD"
) -> Fact:
    """Return a tagged fact; a flow when `end` is given."""
    members = () if party is None else (party,)
    return Fact(
        source="", report=None, row=None, column=None, raw="", ref=None, label="",
        concept=None, concept_by=None, members=members, axes=(None,) * len(members),
        roles=(Role.PARTY,) * len(members), party=party, relationship=None, other=(),
        value=Decimal(value), unit=unit, decimals=0,
        instant=None if end else END, start=None, end=end, period_by=None,
        placed_by=PlacedBy.XBRL, columns=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("stated", "tagged", "place"),
    [
        (amount("Ada Moss", 50), [fact("Moss Ltd", 50), fact("Ada Moss", 50)], 1),
        (amount("Ms. Ada Moss", 50), [fact("Ada Moss", 50)], 0),
        (amount("Note issued to Ada Moss, 5%", 50), [fact("Ada Moss", 50)], 0),
        (amount("Promissory note", 50), [fact("Ada Moss", 50)], 0),
        (amount("Promissory note", 50), [fact("A. Fern", 50), fact("E. Vale", 50)], None),
        (amount("Total", 50, total=True), [fact("Ada Moss", 50), fact(None, 50)], 1),
        (amount("Total", 50, total=True), [fact("Ada Moss", 50)], 0),
        (amount("Total", 50, total=True), [fact("A. Fern", 50), fact("E. Vale", 50)],
         None),
        (amount("Loan of the Moss Trust", 50), [fact("Fern Ltd", 50),
         fact("Trust of Moss", 50)], 1),
        (amount("Loans", 50), [fact("Fern Ltd", 50), fact("Fern Ltd", 50)], 0),
        (amount("Ada Moss", 50), [fact("Ada Moss", 51)], None),
        (amount("Ada Moss", 50), [fact("Ada Moss", 50, end=END)], None),
        (amount("Ada Moss", 50, flow=True), [fact("Ada Moss", 50, end=END)], 0),
        (amount("Ada Moss", 50, flow=None), [fact("Ada Moss", 50, end=END)], 0),
        (amount("Ada Moss", 50, day=date(2022, 12, 31)), [fact("Ada Moss", 50)], None),
        (amount("Ada Moss", 50, day=None), [fact("Ada Moss", 50)], 0),
        (amount("Ada Moss", -50), [fact("Ada Moss", 50)], 0),
        (amount("Ada Moss", 50, unit="CNY"),
         [fact("Ada Moss", 50), fact(None, 1, unit="CNY")], None),
        (amount("Ada Moss", 50, unit="USD"), [fact("Ada Moss", 50, unit="HKD")], 0),
    ],
)  # fmt: skip
def test_value_day_currency_and_party_decide(
    stated: NoteAmount, tagged: list[Fact], place: int | None
) -> None:
    assert joined_amounts([stated], tagged) == [(stated, place)]


def test_a_fact_of_another_row_is_never_taken() -> None:
    rows = [amount("Ada Moss", 50), amount("Ed Vale", 50)]
    assert [place for _, place in joined_amounts(rows, [fact("Ed Vale", 50)])] == [
        None, 0,
    ]  # fmt: skip


@pytest.mark.parametrize(("tagged", "scale"), [(50_000, 3), (50_000_000, 6), (50, 0)])
def test_a_silent_scale_is_that_under_which_most_is_tagged(
    tagged: int, scale: int
) -> None:
    rows = [amount("Ada Moss", 50, scale=None), amount("Ed Vale", 7, scale=None)]
    (first, place), (second, none) = joined_amounts(rows, [fact("Ada Moss", tagged)])
    assert (first.scale, second.scale, place, none) == (scale, scale, 0, None)

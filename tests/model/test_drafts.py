"""Drafts are the records they stand for: equal, frozen, and the same in a pickle."""

import pickle
from dataclasses import FrozenInstanceError, dataclass
from datetime import date
from decimal import Decimal

import pytest

from kg.model.drafts import Drafted, draft_of, values_of


@dataclass(frozen=True, slots=True)
class Loan(Drafted):
    """An invented record."""

    lender: str
    amount: Decimal
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Plain:
    """One that knows nothing of drafts."""

    lender: str
    parts: tuple[str, ...]


LOANS = [
    Loan("Quarn Ltd", Decimal("12.50")),
    Loan("Ösel & Co", Decimal(0), date(2023, 12, 31)),
    Loan("", Decimal("-1E+3"), None),
]


@pytest.mark.parametrize("loan", LOANS)
def test_a_draft_is_the_record(loan: Loan) -> None:
    made = draft_of(Loan)(*values_of(Loan)(loan))
    assert made == loan
    assert hash(made) == hash(loan)
    assert type(made) is Loan
    with pytest.raises(FrozenInstanceError):
        made.amount = Decimal(1)  # type: ignore[misc]


@pytest.mark.parametrize("loan", LOANS)
def test_another_process_gets_the_same_record(loan: Loan) -> None:
    assert pickle.loads(pickle.dumps(loan)) == loan


def test_records_that_know_nothing_of_drafts_have_them_too() -> None:
    made = draft_of(Plain)("Quarn Ltd", ("a", "b"))
    assert made == Plain("Quarn Ltd", ("a", "b"))


def test_each_field_must_be_given() -> None:
    with pytest.raises(TypeError):
        draft_of(Loan)("Quarn Ltd", Decimal(1))

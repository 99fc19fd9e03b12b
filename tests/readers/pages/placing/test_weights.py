"""The table of weights: every weight is used, has its sign, and decides a choice."""

from datetime import date

import pytest

from kg.model.filing import Column
from kg.readers.pages.placing.placement import place
from kg.readers.pages.placing.rowvalues import RowValues
from kg.readers.pages.placing.weights import WEIGHT_TABLE, WEIGHTS

SPEAK_FOR = {"repeated", "later", "popular", "together", "named", "near", "sibling"}
SPEAK_FOR |= {"adds_up", "elsewhere", "elsewhere_members", "elsewhere_label"}


def test_what_speaks_for_a_choice_is_positive_and_what_speaks_against_it_negative():
    assert {name for name, value in WEIGHTS.items() if value > 0} == SPEAK_FOR
    assert all(value for value in WEIGHTS.values())
    assert all(weight.weighs and weight.provenance for weight in WEIGHT_TABLE.values())


class Recorded(dict[str, float]):
    """Weights that remember which of them were asked for."""

    def __init__(self) -> None:
        super().__init__(WEIGHTS)
        self.used: set[str] = set()

    def __getitem__(self, name: str) -> float:
        self.used.add(name)
        return super().__getitem__(name)


def test_every_weight_is_used_and_no_other():
    weights = Recorded()
    days = [date(2021, 6, 30), date(2020, 6, 30)]
    columns = [
        Column(n, end=days[n % 2], months=6, members=members)
        for n, members in enumerate([(), (), ("Fee",), ("Fee",)])
    ]
    rows = [
        RowValues("a", ("Acme",), None, ("5", "6"), "instant"),
        *[RowValues("a", ("Acme",), None, ("5",))] * 2,
    ]
    place(columns, rows, weights=weights)
    assert weights.used == set(WEIGHTS) - {
        name for name in WEIGHTS if name.startswith("elsewhere")
    }


@pytest.mark.parametrize(
    ("months", "period", "column"),
    [((6, None), "instant", 1), ((6, None), "duration", 0)],
)
def test_a_balance_goes_to_the_instant_and_a_flow_to_the_duration(
    months, period, column
):
    ends = [date(2021, 6, 30), date(2020, 12, 31)]
    columns = [
        Column(n, instant=day, unit="USD")
        if length is None
        else Column(n, end=day, months=length, unit="USD")
        for n, (day, length) in enumerate(zip(ends, months, strict=True))
    ]
    rows = [
        RowValues("a", (), None, ("$ 1", "$ 2")),
        RowValues("b", (), None, ("5%",), period),
        RowValues("c", (), None, ("$ 1", "$ 2")),
    ]
    assert place(columns, rows)[1][0].column == column

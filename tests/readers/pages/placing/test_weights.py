"""The table of weights: every weight is used, has its sign, and decides a choice."""

from datetime import date

import pytest

from kg.model.filing import Column
from kg.readers.pages.placing.placement import place
from kg.readers.pages.placing.rowvalues import RowValues
from kg.readers.pages.placing.weights import WEIGHT_TABLE, WEIGHTS

SPEAK_FOR = {"repeated", "untold", "popular", "together", "named", "near", "sibling"}
SPEAK_FOR |= {"event_alone", "longest", "compared", "sheets", "sheets_untold"}
SPEAK_FOR |= {"part_whole", "again", "chained", "foots"}
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
    years = [Column(n, end=date(2021 - n, 12, 31), months=12) for n in range(3)]
    movements = [
        RowValues("Beginning balance", (), None, ("$ 71", "42"), "instant"),
        RowValues("Fees", (), None, ("$ 18", "12", "9"), "duration"),
        RowValues("Rent", (), None, ("5",)),
        RowValues("Ending balance", (), None, ("88", "71", "41"), "instant"),
        RowValues("Fees", ("Acme",), None, ("18", "15"), "duration"),
    ]
    place(years, movements, weights=weights)
    assert weights.used == set(WEIGHTS) - {
        name for name in WEIGHTS if name.startswith("elsewhere")
    }


@pytest.mark.parametrize(
    ("period", "places"), [("instant", [0, 2]), ("duration", [0, 1])]
)
@pytest.mark.parametrize("values", [("5%", "6%"), ("51", "62"), ("7,000", "0")])
def test_balances_go_to_the_days_of_the_sheets_and_flows_to_the_periods(
    values, period, places
):
    columns = [
        Column(0, end=date(2021, 6, 30), months=6, unit="USD"),
        Column(1, end=date(2020, 6, 30), months=6, unit="USD"),
        Column(2, instant=date(2020, 12, 31), unit="USD"),
    ]
    rows = [
        RowValues("a", (), None, ("$ 1", "$ 2", "$ 3")),
        RowValues("b", (), None, values, period),
        RowValues("c", (), None, ("$ 1", "$ 2", "$ 3")),
    ]
    assert [cell.column for cell in place(columns, rows)[1]] == places

"""Garbage is looked for seldom while facts are made; processes inherit rows."""

import gc
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest

from kg.build.place import Place, take_at_hand
from kg.build.ready import ReadyFiling
from kg.facts.rows import FilingRow, FilingRows
from kg.iris import Iris
from kg.model.filing import Identity
from kg.processes import seldom_collected, shared_among

NO_TABLES: Final[Any] = None


def threshold(_: int) -> tuple[int, int, int]:
    """Return how many objects are made until garbage is looked for."""
    return gc.get_threshold()


def test_garbage_is_looked_for_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with seldom_collected():
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before


def test_so_it_is_where_the_work_fails() -> None:
    before = gc.get_threshold()
    with pytest.raises(ZeroDivisionError), seldom_collected():
        _ = 1 // 0
    assert gc.get_threshold() == before


def test_processes_that_share_the_work_look_for_it_seldom_too() -> None:
    with seldom_collected():
        own = gc.get_threshold()
    with shared_among(2) as mapped:
        assert list(mapped(threshold, [1, 2])) == [own, own]


def held(name: str) -> list[str]:
    """Return the filings of a reporter that this process has at hand."""
    place = Place(Path("nowhere"), 1, Iris(), {})
    return [each.rows.filing.key for each in place.filings(NO_TABLES, [name])[name]]


@pytest.mark.parametrize("keys", [["1/a"], ["1/a", "1/b"], ["1/é"]])
def test_processes_have_the_rows_they_were_begun_with(keys) -> None:
    # Tables are not opened where all filings of a reporter are at hand.
    filings = [FilingRow(key, key, "1", "", Identity()) for key in keys]
    rows = [ReadyFiling(FilingRows(filing, (), ())) for filing in filings]
    with shared_among(2, partial(take_at_hand, {"1": rows})) as mapped:
        assert list(mapped(held, ["1", "1"])) == [keys, keys]
    with pytest.raises(AttributeError):
        held("1")  # this process has none, and asks the tables

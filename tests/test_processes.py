"""Garbage is looked for seldom while facts are made; processes inherit rows."""

import gc
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest

from kg import processes
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


def mark(folder: Path, number: int) -> int:
    """Leave a file that tells that a thing was looked at."""
    (folder / str(number)).touch()
    return number


@pytest.mark.parametrize(("chunk", "taken"), [(1, 0), (1, 3), (4, 1), (4, 7)])
def test_processes_run_ahead_only_so_far(tmp_path, monkeypatch, chunk, taken) -> None:
    """What is made and not taken would fill the memory."""
    monkeypatch.setattr(processes, "_AHEAD", 3)
    things = range(200)
    with shared_among(2, None) as mapped:
        made = mapped(partial(mark, tmp_path), things, chunk)
        assert [next(made) for _ in range(taken)] == list(things[:taken])
    begun = 2 * 3 + -(-taken // chunk)
    assert sorted(int(path.name) for path in tmp_path.iterdir()) == list(
        range(begun * chunk)
    )


@pytest.mark.parametrize("chunk", [1, 7, 1000])
@pytest.mark.parametrize("count", [0, 1, 50])
def test_all_is_made_in_order(monkeypatch, chunk, count) -> None:
    monkeypatch.setattr(processes, "_AHEAD", 2)
    with shared_among(2) as mapped:
        assert list(mapped(abs, range(-count, 0), chunk)) == list(range(count, 0, -1))


def test_work_that_fails_is_told_and_no_more_is_done(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(processes, "_AHEAD", 2)
    with shared_among(2) as mapped, pytest.raises(FileNotFoundError):
        list(mapped(partial(mark, tmp_path / "none"), range(100)))

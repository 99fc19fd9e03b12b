"""Garbage is looked for seldom while facts are made, and as before afterwards."""

import gc

import pytest

from kg.build.processes import seldom_collected, shared_among


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

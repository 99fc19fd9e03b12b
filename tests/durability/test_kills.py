"""Processes killed at random moments lose nothing; `make test-durability` does more."""

import pytest

from tests.durability.kills import run


@pytest.mark.slow
def test_random_kills_cost_nothing(tmp_path) -> None:
    trial = run(kills=40, seed=3, seconds=120, place=tmp_path)
    assert trial.kills.total() > 0
    assert {kind: faults for kind, faults in trial.faults.items() if faults} == {}
    assert trial.tally().endswith("0 losses, 0 half filings, 0 manual repairs")

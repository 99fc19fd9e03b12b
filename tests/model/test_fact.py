"""Facts with other values than they were read with."""

from dataclasses import FrozenInstanceError, replace
from datetime import date
from pathlib import Path

import pytest

from kg.build.read import facts_of
from kg.model.drafts import replaced
from kg.model.fact import Fact
from kg.model.filing import Identity

SEED = Path(__file__).parents[1] / "data" / "seed.txt"


@pytest.fixture(scope="module")
def fact() -> Fact:
    """The first fact of the seed page."""
    return next(facts_of([str(SEED)], Identity()))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"title": "", "related_elsewhere": True},
        {"cik": "123", "filed": date(2024, 2, 29), "members": ("Finch Ltd",)},
    ],
)
def test_a_changed_fact_is_the_record_it_would_be(fact, changes) -> None:
    before = replace(fact)
    changed = replaced(fact, **changes)
    assert changed == replace(fact, **changes)
    assert type(changed) is Fact
    assert fact == before
    with pytest.raises(FrozenInstanceError):
        changed.title = "other"
    with pytest.raises(KeyError):
        replaced(fact, **changes, colour="blue")

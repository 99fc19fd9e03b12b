"""What a role is to the reporter, and the name that its printings share."""

import pytest

from kg.parties.relationships import (
    canonical_role,
    is_in_role,
    relationship_classes,
    role_of_own,
    told_role,
)


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ("CEO", "Chief Executive Officer"),
        ("C F O", "Chief Financial Officers"),
        ("Shareholders", "Stockholder"),
        ("Director of the Company", "Directors"),
    ],
)
def test_printings_of_one_role_share_a_name(one, same) -> None:
    assert canonical_role(one) == canonical_role(same)


def test_kin_of_a_director_is_family_alone() -> None:
    assert relationship_classes("Director's son") == {"family", "relatedParty"}


@pytest.mark.parametrize(
    ("printed", "wanted", "answer"),
    [
        ("Non-executive Director", "director", True),
        ("Chairman and CEO", "director", True),
        ("Treasurer", "management", True),
        ("Wife of director", "director", False),
        ("Chief Financial Officer", "CEO", False),
        ("Deputy CFO", "officers", True),
        ("Independent Director", "board member", True),
        ("Principal Shareholders", "stockholder", True),
        ("Fellow subsidiary", "sister company", True),
        ("Wife of director", "relatives", True),
        ("Non-executive Director", "officer", False),
        ("Supplier", "officer", False),
    ],
)
def test_a_role_is_asked_for_by_class_or_print(printed, wanted, answer) -> None:
    assert is_in_role(printed, wanted) is answer


def test_related_parties_together_are_no_role_of_anybody() -> None:
    assert role_of_own("Related Party") is None
    assert role_of_own("Sponsors | Related Party") == "Sponsor"
    assert role_of_own("Related Parties | Nominee Owner | Director") == (
        "Director and Nominee Owner"
    )
    assert role_of_own("Related Party B | Officer") == "Officer and Related Party B"
    assert role_of_own(None) is None


@pytest.mark.parametrize(
    ("name", "label", "concept", "role"),
    [
        ("Joan Roe, CEO", "Fees", None, "CEO"),
        ("Joan Roe", "Amount due from director", None, "director"),
        ("Joan Roe", "Loan", "x:ProceedsFromLoanFromShareholder", "Shareholder"),
        ("Joan Roe", "Due to officers or stockholders", None, None),
        ("Joan Roe", "Due to related parties", None, None),
    ],
)
def test_name_label_and_element_tell_a_role(name, label, concept, role) -> None:
    assert told_role(name, label, concept) == role


@pytest.mark.parametrize(
    ("label", "above", "role"),
    [
        ("Loans", ["Amounts due from associates", "Dealings (Details)"], "associates"),
        ("Loans", [None, "Amounts Due to Directors (Details)"], "Directors"),
        ("Loans", [None, "Related Party Dealings - Sponsor (Details)"], "Sponsor"),
        ("Due to sponsor", ["Amounts due from associates", None], "sponsor"),
        ("Loans", [None, "Dealings With Officers and Shareholders (Details)"], None),
        ("Loans", ["Liabilities", "Related Party Transactions (Details)"], None),
    ],
)
def test_what_stands_above_a_row_tells_a_role_last(label, above, role) -> None:
    assert told_role("Roe Ltd", label, None, (), above) == role


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("Chief Scientist", "executive officer"),
        ("Group Chief Executive", "executive officer"),
        ("Non-executive Chair", "director"),
        ("Controlling party", "parent"),
        ("Sister concern", "sister companies"),
        ("Commonly controlled entity", "sister companies"),
        ("Group undertakings", "affiliate"),
        ("Joint operation", "joint venture"),
        ("Key managerial personnel", "management"),
        ("Legacy unitholders", "shareholder"),
        ("In-laws of director", "family"),
    ],
)
def test_roles_in_more_words_are_of_their_class(printed, wanted) -> None:
    assert is_in_role(printed, wanted)
    assert wanted == "family" or not is_in_role(printed, "family")

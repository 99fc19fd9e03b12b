"""Which texts of a filing are about related parties."""

from dataclasses import fields

import pytest

from kg.model.fact import Fact, PlacedBy
from kg.selection import is_block, text_is_on_related_parties
from kg.selection.notes import is_note_on_related_parties

BARE = {
    **{field.name: None for field in fields(Fact)},
    "members": (), "axes": (), "roles": (), "other": (), "columns": (),
    "placed_by": PlacedBy.XBRL, "title": "", "member_names": (), "footnotes": (),
    "label": "", "value": "Finch Trading Ltd is owned by our director.",
}  # fmt: skip


def text(concept: str | None, label: str, title: str) -> Fact:
    return Fact(**{**BARE, "concept": concept, "label": label, "title": title})


@pytest.mark.parametrize(
    ("concept", "label", "title"),
    [
        ("us-gaap:RelatedPartyTransactionsDisclosureTextBlock", "", "NOTE 7"),
        ("acme:LoansPayableTextBlock", "Loans from directors", "LOANS"),
        ("acme:NoteTextBlock", "Note 12", "BALANCES WITH AFFILIATES (Tables)"),
    ],
)
def test_element_label_or_title_says_that_a_text_is_on_related_parties(
    concept, label, title
) -> None:
    assert text_is_on_related_parties(concept, label, title)
    assert is_note_on_related_parties(text(concept, label, title))


@pytest.mark.parametrize(
    ("concept", "label", "title"),
    [
        ("us-gaap:DebtDisclosureTextBlock", "Debt", "NOTE 7 - DEBT"),
        ("acme:TermsText", "Terms", "Related Party Transactions (Details)"),
        ("acme:EquityMethodTextBlock", "Stakes", "Investments in Affiliates (Tables)"),
    ],
)
def test_other_texts_and_cells_of_details_are_not(concept, label, title) -> None:
    assert not text_is_on_related_parties(concept, label, title)
    assert not is_note_on_related_parties(text(concept, label, title))


@pytest.mark.parametrize(
    ("concept", "title"),
    [
        ("acme:RelatedPartiesPolicyTextBlock", "ACCOUNTING POLICIES (Policies)"),
        ("acme:RelatedPartiesTextBlock", "RELATED PARTIES AND COMMITMENTS"),
        ("acme:RelatedPartyDescription", "RELATED PARTIES"),
    ],
)
def test_a_policy_a_mixed_note_and_a_sentence_show_nobody(concept, title) -> None:
    assert text_is_on_related_parties(concept, "", title)
    assert not is_note_on_related_parties(text(concept, "", title))


def test_a_block_is_told_by_its_element() -> None:
    assert is_block("acme:RelatedPartyPolicy")
    assert is_block("us-gaap:LeasesTextBlock")
    assert not is_block("us-gaap:Assets")
    assert not is_block(None)

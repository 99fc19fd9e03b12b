"""Which parties a filing shows to be related, by pages, words, notes and labels."""

from dataclasses import fields, replace
from decimal import Decimal

import pytest

from kg.model.fact import Fact, PlacedBy, Role
from kg.model.filing import Identity, Reading
from kg.parties.members import classify_member
from kg.selection import is_related, with_known_parties

ENTITIES = "dei:LegalEntityAxis"
COUNTERPARTIES = "srt:CounterpartyNameAxis"
NOTE = "us-gaap:RelatedPartyTransactionsDisclosureTextBlock"
OTHER_NOTE = "us-gaap:DebtDisclosureTextBlock"
FILLER = " The notes bear interest at five percent and mature in ten years." * 4
RELATED_AXIS = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
RELATED_TITLE = "Related Party Transactions (Details)"
BARE = Fact(
    **{
        **{field.name: None for field in fields(Fact)},
        "members": (), "axes": (), "roles": (), "other": (), "columns": (),
        "placed_by": PlacedBy.XBRL, "title": "", "member_names": (), "footnotes": (),
        "label": "Amount", "value": "",
    }
)  # fmt: skip


def cut(axis: str, name: str, label: str) -> Fact:
    role = classify_member(label, axis, name).role
    return replace(
        BARE, members=(label,), axes=(axis,), roles=(role,), member_names=(name,)
    )


def known(*facts: Fact) -> tuple[Fact, ...]:
    reading = Reading("a.xml", "instance", "", "0" * 64, Identity(), "instance")
    (read,) = with_known_parties([replace(reading, facts=facts)])
    return read.facts


def kept(fact: Fact, *others: Fact) -> bool:
    return is_related(known(fact, *others)[0])


def told(axis: str, label: str, title: str = "Debt (Details)") -> Fact:
    fact = replace(cut(axis, "acme:OwnMember", label), title=title, party=label)
    return replace(fact, roles=(Role.PARTY,), unit="USD", value=Decimal(7))


def note(words: str, concept: str = NOTE) -> Fact:
    return replace(BARE, concept=concept, value=words + FILLER, title="Note 9")


@pytest.mark.parametrize(
    "label",
    ["Finch Trading Ltd", "Finch Trading", "Mr. Joan Finchley", "Joan Finchley"],
)
def test_who_a_note_on_related_parties_names_is_one(label) -> None:
    text = "Finch Trading, Ltd. is owned by Joan Finchley, our director."
    assert kept(told(RELATED_AXIS, label), note(text))
    assert kept(told(COUNTERPARTIES, label), note(text))


@pytest.mark.parametrize("label", ["Wren Lending LLC", "Talos Fund, LP", "Otto Quill"])
def test_who_no_note_and_no_page_names_is_none(label) -> None:
    text = note("Finch Trading, Ltd. is owned by Joan Finchley, our director.")
    page = told(RELATED_AXIS, "Finch Trading Ltd", RELATED_TITLE)
    assert not kept(told(RELATED_AXIS, label), text)
    assert not kept(told(RELATED_AXIS, label), page)


def test_a_name_in_a_note_on_another_subject_or_a_policy_shows_nothing() -> None:
    text = "Finch Trading, Ltd. lent us five million."
    page = told(RELATED_AXIS, "Wren Ltd", RELATED_TITLE)
    policy = "acme:RelatedPartiesPolicyTextBlock"
    assert not kept(told(RELATED_AXIS, "Finch Trading Ltd"), note(text, policy), page)
    assert not kept(
        told(RELATED_AXIS, "Finch Trading Ltd"), note(text, OTHER_NOTE), page
    )


def test_on_an_axis_of_related_parties_a_note_need_not_name_a_party_in_full() -> None:
    text = note("The note payable to Alleghford was extended.")
    assert kept(told(RELATED_AXIS, "Alleghford Capital"), text)
    assert not kept(told(COUNTERPARTIES, "Alleghford Capital"), text)
    assert not kept(told(RELATED_AXIS, "Alleghford Chase Bank"), text)


def test_a_name_of_common_words_cannot_be_looked_for() -> None:
    text = note("Finch Trading, Ltd. is owned by our director.")
    assert kept(told(RELATED_AXIS, "Trust"), text)
    assert kept(told(RELATED_AXIS, "V O M"), text)


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("We borrowed from Finch Trading, Ltd. at arm's length.", False),
        ("We borrowed from Finch Trading, Ltd., which our director owns.", True),
        ("We borrowed from a bank.", True),
    ],
)
def test_without_pages_and_notes_what_stands_beside_a_name_tells(words, is_one) -> None:
    text = note(words, OTHER_NOTE)
    assert kept(told(RELATED_AXIS, "Finch Trading Ltd"), text) is is_one


@pytest.mark.parametrize(
    "words",
    [
        "Acme and its wholly owned subsidiary, Finch Trading Ltd, are consolidated.",
        "Finch Trading Ltd became a wholly-owned subsidiary of the Company in 2019.",
        "The Company's operating subsidiary Finch Trading Ltd. sells seeds.",
    ],
)
def test_an_own_subsidiary_is_no_related_party_and_no_other_side(words) -> None:
    text = note(words, OTHER_NOTE)
    assert not kept(told(RELATED_AXIS, "Finch Trading Ltd"), text)
    assert not kept(
        told(RELATED_AXIS, "Finch Trading Ltd"), text, note("Finch Trading")
    )
    fact = known(told(ENTITIES, "Finch Trading Ltd", RELATED_TITLE), text)[0]
    assert (fact.party, fact.other) == (None, ("Finch Trading Ltd",))


@pytest.mark.parametrize(
    "words",
    [
        "Finch Trading Ltd is a wholly owned subsidiary of Wren plc.",
        "Wren plc, our majority owner, owns Finch Trading Ltd.",
    ],
)
def test_a_subsidiary_of_somebody_else_may_be_related(words) -> None:
    assert kept(told(RELATED_AXIS, "Finch Trading Ltd"), note(words))


def test_the_members_of_a_list_of_subsidiaries_are_own_ones() -> None:
    listed = told(ENTITIES, "Finch Trading Ltd", "Schedule of Subsidiaries (Details)")
    sold = told(ENTITIES, "Wren Ltd", "Schedule of Disposal of Subsidiaries (Details)")
    assert not kept(told(RELATED_AXIS, "Finch Trading Ltd"), listed, sold)
    assert kept(told(RELATED_AXIS, "Wren Ltd"), listed, sold)


@pytest.mark.parametrize(
    ("label", "is_one"),
    [
        ("Recapitalization by Finch Trading Ltd", True),
        ("Costs charged by Finch Trading", True),
        ("Costs charged by Finch", False),
        ("Finch Trading", False),
    ],
)
def test_a_label_may_name_a_party_that_is_shown_elsewhere(label, is_one) -> None:
    page = told(RELATED_AXIS, "Finch Trading Ltd", RELATED_TITLE)
    plain = replace(BARE, label=label, unit="USD", value=Decimal(7))
    equity = replace(
        plain, members=("Deficit",), axes=("us-gaap:StatementEquityComponentsAxis",),
        roles=(Role.OTHER,), other=("Deficit",), member_names=("us-gaap:Own",),
    )  # fmt: skip
    assert kept(plain, page) is is_one
    assert kept(equity, page) is is_one
    assert kept(told(COUNTERPARTIES, "Wren Ltd"), page) is False


@pytest.mark.parametrize("name", ["Finch Chase Bank", "Bank of Finch", "Finch Bancorp"])
def test_a_bank_on_an_axis_of_related_parties_needs_to_be_shown(name) -> None:
    assert not kept(told(RELATED_AXIS, name))
    assert kept(told(RELATED_AXIS, name), note(f"{name} is owned by our director."))
    assert kept(told(RELATED_AXIS, name, RELATED_TITLE))


@pytest.mark.parametrize(
    ("axis", "concept", "title"),
    [
        ("us-gaap:ConsolidatedEntitiesAxis", "us-gaap:Assets", "Segments (Details)"),
        (ENTITIES, "acme:DateOfIncorporation", "Organization (Details)"),
        (ENTITIES, "us-gaap:StockholdersEquity", "Regulatory Capital (Details)"),
        (
            "srt:OwnershipAxis",
            "us-gaap:MinorityInterestOwnershipPercentageByParent",
            "Organization (Details)",
        ),
    ],
)
def test_facts_that_tell_of_an_entity_of_the_group_show_it(
    axis, concept, title
) -> None:
    shown = replace(told(axis, "Finch Trading Ltd", title), concept=concept)
    dealing = told(ENTITIES, "Finch Trading Ltd", RELATED_TITLE)
    assert known(dealing, shown)[0].party is None
    assert known(dealing)[0].party == "Finch Trading Ltd"
    assert not kept(told(RELATED_AXIS, "Finch Trading Ltd"), shown)
    elsewhere = replace(shown, axes=(RELATED_AXIS,), title=RELATED_TITLE)
    assert kept(told(RELATED_AXIS, "Finch Trading Ltd"), elsewhere)


@pytest.mark.parametrize(
    "title",
    ["Investments (Details)", "Summarized Financial Information (Details)"],
)
def test_figures_of_an_investee_make_it_no_entity_of_the_group(title) -> None:
    figure = replace(
        told(ENTITIES, "Finch Trading Ltd", title), concept="us-gaap:Assets"
    )
    dealing = told(ENTITIES, "Finch Trading Ltd", RELATED_TITLE)
    assert known(dealing, figure)[0].party == "Finch Trading Ltd"


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("The Company repaid its notes to Quill Harbour Fund LLC in May.", False),
        ("10. Stockholders’ Deficit. Quill Harbour Fund LLC took 7 shares.", False),
        ("At the shareholders’ meeting notes of Quill Harbour Fund were told.", False),
        ("Notes of Quill Harbour Fund LLC, owned by our director.", True),
        ("The company owes a shareholder, Quill Harbour Fund LLC.", True),
    ],
)
def test_a_label_of_the_balance_sheet_shows_no_party_of_other_notes(
    words, is_one
) -> None:
    loan = told(ENTITIES, "Quill Harbour Fund LLC")
    interest = told(RELATED_AXIS, "Quill Harbour Fund LLC")
    interest = replace(interest, label="Accrued interest - related parties")
    notes = (note("Joan Roe is a director."), note(words, OTHER_NOTE))
    assert kept(loan, interest, *notes) is is_one
    assert kept(interest, *notes) is True


@pytest.mark.parametrize(
    ("axis", "is_one"),
    [
        ("acme:OfficersAxis", True),
        ("acme:RelatedPartyNameAxis", True),
        ("acme:DirectorsAndOfficersAxis", True),
        ("acme:OfficerPlanAxis", False),
        ("acme:StageOfProjectAxis", False),
    ],
)
def test_the_name_of_a_filers_own_axis_tells_who_stands_on_it(axis, is_one) -> None:
    loan = replace(told(axis, "Joan Kessler"), concept="us-gaap:NotesPayable")
    assert kept(loan) is is_one


@pytest.mark.parametrize(
    "words",
    [
        "Notes are due to D’Ambrosio Family Fund, and more.",
        "Notes are due to D'Ambrosio Family Fund LLC.",
        "Notes are due to d’Ambrosio (family) fund.",
        "Notes are due to D' Ambrosio Family Fund.",
    ],
)
def test_a_name_is_found_in_a_long_note_however_it_is_spelt(words) -> None:
    far = "We ambled along the river and saw nobody of that name at all. " * 40
    party = told(RELATED_AXIS, "D’Ambrosio Family Fund")
    assert kept(party, note(far + words + far)) is True
    assert kept(party, note(far + far)) is False


def test_an_accented_name_is_found_in_a_long_note() -> None:
    far = "We ambled along the river and saw nobody of that name at all. " * 40
    party = told(RELATED_AXIS, "Peñalosa Group")
    for printed in ("Peñalosa Group", "Penalosa Group"):
        assert kept(party, note(f"{far} Due to {printed}. {far}")) is True

import pytest

from tests.noted import Tagged, instance, table

ROWS = [
    ("", "December 31, 2023"),
    ("Ada Moss", "$50,000"),
    ("Fern Bay Ltd", "7,300"),
]
TIES = table(
    ("Name", "Relationship"),
    ("Ada Moss", "Director"),
    ("Fern Bay Ltd", "Company owned by a director"),
)
MOSS = Tagged("AdaMossMember", 50000)
KEY = "0000000077-24-000001/us-gaap:RelatedPartyTransactionsDisclosureTextBlock"


def test_a_party_of_the_note_that_no_fact_bears_is_told(noted):
    ((status, message),) = noted("untagged", instance(TIES + table(*ROWS), MOSS))
    assert status == "fail"
    assert message == (
        "Fern Bay Ltd is named with 7,300 USD and is the party of no fact: “Fern Bay "
        f"Ltd Company owned by a director” ({KEY}/2023-01-01..2023-12-31, 36-76)."
    )


def test_a_fact_without_the_party_is_said_to_be_so(noted):
    bare = Tagged("", 7300)
    ((status, message),) = noted("untagged", instance(TIES + table(*ROWS), MOSS, bare))
    assert status == "fail"
    assert "is the party of facts without it" in message


def test_an_event_is_an_amount_too(noted):
    note = TIES + "<p>On May 2, 2023, Fern Bay Ltd loaned the Company $7,300.</p>"
    ((status, message),) = noted("untagged", instance(note, MOSS))
    assert (status, message.startswith("Fern Bay Ltd is named with 7,300 USD")) == (
        "fail",
        True,
    )


@pytest.mark.parametrize("member", ["FernBayMember", "FBLMember", "FernBayGroupMember"])
def test_what_may_be_the_party_is_no_alarm(noted, member):
    tagged = instance(TIES + table(*ROWS), MOSS, Tagged(member, 9))
    ((status, message),) = noted("untagged", tagged)
    assert status == "pass"
    assert message.endswith("each party with amounts, Ada Moss and Fern Bay Ltd.")


def test_an_amount_tagged_with_a_party_of_another_spelling_is_no_alarm(noted):
    tagged = Tagged("BayHoldingMember", 7300)
    ((status, _),) = noted("untagged", instance(TIES + table(*ROWS), MOSS, tagged))
    assert status == "pass"


def test_a_filing_that_tags_no_party_is_not_asked(noted):
    ((status, message),) = noted(
        "untagged", instance(TIES + table(*ROWS), Tagged("", 57300))
    )
    assert (status, message) == (
        "not-applicable",
        "0000000077-24-000001: no fact is tagged with a party.",
    )

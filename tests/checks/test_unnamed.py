import pytest

from tests.noted import Tagged, instance

NOTE = (
    "<p>We owe Ada Moss, our director, $50,000 and O’Fern Bay Ltd (“OFB”), a company "
    "owned by her, $7,300.</p>"
)
MOSS = Tagged("AdaMossMember", 50000)


@pytest.mark.parametrize("member", ["CobaltReedMember", "JaneQuillMember"])
def test_a_party_the_note_does_not_name_is_told(noted, member):
    ((status, message),) = noted("unnamed", instance(NOTE, MOSS, Tagged(member, 9)))
    assert status == "fail"
    assert message.endswith(
        "has amounts in instance; the note about related parties, which names 1 of 2 "
        "parties, does not name it."
    )


@pytest.mark.parametrize("member", ["OFernBayLtdMember", "OFBMember", "MrsMossMember"])
def test_any_way_to_name_it_will_do(noted, member):
    ((status, message),) = noted("unnamed", instance(NOTE, MOSS, Tagged(member, 9)))
    assert status == "pass", message


@pytest.mark.parametrize("member", ["DirectorMember", "ChiefExecutiveOfficerMember"])
def test_a_role_is_nobody_to_name(noted, member):
    ((status, _),) = noted("unnamed", instance(NOTE, MOSS, Tagged(member, 9)))
    assert status == "pass"


def test_a_note_without_names_is_not_asked(noted):
    note = "<p>We owe our director $50,000, unsecured and without interest.</p>"
    ((status, message),) = noted("unnamed", instance(note, MOSS))
    assert status == "not-applicable"
    assert message.endswith("the note about related parties names none of them.")

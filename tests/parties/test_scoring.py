"""Likeness: which measure speaks for two names, with what score and reason."""

from dataclasses import replace

import pytest

from kg.model.fact import PartyKind
from kg.parties import scoring
from kg.parties.mentions import MentionRecord, mention
from kg.parties.prospects import prospect
from kg.parties.scoring import MEASURES, Likeness, likeness

PERSON = PartyKind.PERSON


def ready(name, reporter="1", kind=PartyKind.UNKNOWN):
    return prospect(
        mention(f"{reporter}/{name}", [MentionRecord(reporter, name, kind)])
    )


def compare(one, other, *, abroad=False, kinds=(PartyKind.UNKNOWN,) * 2):
    return likeness(
        ready(one, kind=kinds[0]), ready(other, "2" if abroad else "1", kinds[1])
    )


def measured(name, short, long, kind=PartyKind.UNKNOWN):
    (measure,) = (measure for measure in MEASURES if measure.name == name)
    return measure.likeness(ready(short, kind=kind), ready(long))


FINDS = [
    ("initials", "ASB", "Aelora Sdn Bhd", 0.9, "'asb' are the initials of its words"),
    (
        "initials",
        "CMA",
        "Corporate Management Advisors",
        0.9,
        "'cma' are the initials of its words",
    ),
    (
        "abbreviation",
        "SA Finance",
        "Southern Airlines Finance",
        0.86,
        "'sa finance' abbreviates its 3 words",
    ),
    (
        "begun",
        "Scotia Inc",
        "Scotia Inc of Nevada",
        0.86,
        "it begins with the 2 words of the other",
    ),
    (
        "marked",
        "Zorvex Fund",
        "Zorvex Fund (5)",
        0.94,
        "both read 'Zorvex Fund' but for the mark of a footnote",
    ),
    (
        "unnumbered",
        "Third Avenue Zorvex",
        "1112 Third Avenue Zorvex",
        0.87,
        "3 words agree; '1112' in front is missing",
    ),
    ("numerals", "2Lab3", "TwolabThree", 0.93, "both read '2lab3', numbers in digits"),
    (
        "same person",
        "Mr. J. Smith",
        "Mr. John A. Smith",
        0.95,
        "a person's names agree, initials and middle names aside",
    ),
    (
        "spelling",
        "Shandong Shichuang Software",
        "Shandong Shichaung Software",
        26 / 27,
        "the spelling agrees to 96 of 100",
    ),
    (
        "spelling",
        "Software Shichuang",
        "Shichuang Software",
        1.0,
        "the spelling agrees to 100 of 100",
    ),
    (
        "one of names",
        "Mr. Sternberg",
        "Edward Sternberg",
        0.86,
        "'sternberg' is one of the 2 names",
    ),
    (
        "within",
        "Xiaomi Communication",
        "Xiaomi Communication Technology Co. Ltd.",
        0.88,
        "2 words are among the 3 of the other",
    ),
    (
        "within",
        "Xiaomi Ltd",
        "Xiaomi Technology Co. Ltd.",
        0.88,
        "1 words are among the 2 of the other",
    ),
]


@pytest.mark.parametrize(("name", "short", "long", "score", "why"), FINDS)
def test_a_measure_finds_names_alike(name, short, long, score, why):
    found = measured(name, short, long)
    assert found is not None
    assert (found.score, found.why) == (pytest.approx(score), why)


def test_every_measure_is_tried():
    assert {row[0] for row in FINDS} == {measure.name for measure in MEASURES}


@pytest.mark.parametrize(
    ("name", "short", "long"),
    [
        ("initials", "CMB", "Corporate Management Advisors"),
        ("abbreviation", "Southern", "Southern Airlines Finance"),
        ("abbreviation", "Southern Finance", "Southern Airlines Finance"),
        ("abbreviation", "SB Finance", "Southern Airlines Finance"),
        ("begun", "Scotia Ltd", "Scotia Inc of Nevada"),
        ("begun", "Scotia Gold", "Scotia Gold of Nevada"),
        ("begun", "公司", "公司 Nevada"),
        ("marked", "Zorvex Fund", "Zorvex Fund"),
        ("marked", "Quelmo Trust", "Zorvex Trust (5)"),
        ("unnumbered", "Third Avenue", "Old Third Avenue"),
        ("unnumbered", "Fourth Avenue", "1112 Third Avenue"),
        ("unnumbered", "Capital", "1112 Capital"),
        ("numerals", "2Lab3", "TwolabFour"),
        ("same person", "Mr. John Smith", "Mr. John Adam Bob Smith"),
        ("same person", "Mr. John Smith", "Mr. Jack Smith"),
        ("same person", "Mr. William Dace", "Ms. Willa Dace"),
        ("same person", "Mr. John Smith", "John Smith Trading"),
        ("same person", "John Smith Trading", "Mr. John Smith"),
        ("spelling", "Beijing QC Technology", "Beijing QD Technology"),
        ("spelling", "Beijing QC Technology", "Beijing Technology"),
        ("spelling", "Zorvex", "Quelmo"),
        ("one of names", "Sternberg", "Edward Sternberg"),
        ("one of names", "Mr. Ed Sternberg", "Edward Sternberg"),
        ("one of names", "Mr. Sternberg", "Sternberg"),
        ("one of names", "Mr. Sternberg", "Edward Steinberg"),
        ("one of names", "Mr. Sternberg", "Sternberg Trading Ltd"),
        ("within", "Xiaomi Inc", "Xiaomi Technology Co. Ltd."),
        ("within", "Xiaomi Shipping", "Xiaomi Technology"),
        ("within", "Mark Munro", "Mark Munro Spouse"),
        ("within", "Beijing", "Beijing QC"),
    ],
)
def test_a_measure_finds_names_not_alike(name, short, long):
    assert measured(name, short, long) is None


def test_a_person_s_one_name_must_be_known_to_be_a_person_s():
    found = measured("one of names", "Sternberg", "Edward Sternberg", PERSON)
    assert found == Likeness(0.86, "'sternberg' is one of the 2 names")


def test_the_best_measure_gives_score_and_reason_whichever_name_comes_first():
    one, other = "Scotia Gold Inc", "Scotia Gold Inc One of Nevada"
    assert compare(one, other) == Likeness(
        0.86, "it begins with the 3 words of the other"
    )
    assert compare(other, one) == compare(one, other)
    assert compare("Zorvex Fund Two", "Zorvex Two Fund") == Likeness(
        1.0, "the spelling agrees to 100 of 100"
    )


def test_of_names_of_equal_length_the_first_is_the_short_one():
    assert compare("Zorvex (5)", "Zorvex") == compare("Zorvex", "Zorvex (5)")


def test_numbers_must_agree_but_where_a_measure_says_what_they_are():
    assert compare("Zorvex Fund Five", "Zorvex Fund Six") is None
    assert compare("Zorvex Fund 5", "Zorvex Fund Trading 6") is None
    assert compare("Power Group LLC", "Power Group LLC 7") == Likeness(
        0.86, "it begins with the 3 words of the other"
    )


def test_numbers_of_persons_need_not_agree():
    found = compare("Mr. John Smith", "Mr. John Smith II", kinds=(PERSON, PERSON))
    assert found == Likeness(
        0.95, "a person's names agree, initials and middle names aside"
    )
    assert compare("Zorvex Fund", "Zorvex Fund II") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xiaomi Communication", "Xiaomi Communication Technology Co. Ltd."),
        ("CMA", "Corporate Management Advisors"),
        ("Zorvex Trading", "Zorbex Tradimg"),
    ],
)
def test_short_forms_and_far_spellings_are_alike_at_one_reporter_alone(one, other):
    assert compare(one, other) is not None
    assert compare(one, other, abroad=True) is None


def test_near_spellings_are_alike_at_different_reporters():
    one, other = "Shandong Shichuang Software", "Shandong Shichaung Software"
    assert compare(one, other, abroad=True) == compare(one, other)
    group = compare("Tencent Group", "Tencent Group", abroad=True)
    assert group == Likeness(1.0, "the spelling agrees to 100 of 100")


def test_different_legal_forms_take_a_tenth_off():
    found = compare("Clavo Rico Inc", "Clavo Rico Ltd")
    assert found == Likeness(
        0.9, "the spelling agrees to 100 of 100; legal forms inc and ltd"
    )
    for same in ("Clavo Rico", "Clavo Rico Inc."):
        assert compare("Clavo Rico Inc", same) == Likeness(
            1.0, "the spelling agrees to 100 of 100"
        )


def test_numbers_of_a_person_and_of_a_company_must_agree():
    one, other = "Mr. John Smith", "John Smith II Trading"
    assert compare(one, other) is None


@pytest.mark.parametrize(("letters", "proposed"), [(13, False), (14, True)])
def test_the_least_score_across_reporters_is_93_of_100(letters, proposed):
    one = "zorvexquelmobritnax"[:letters] + "d"
    other = "zorvexquelmobritnax"[:letters] + "k"
    found = compare(one, other, abroad=True)
    assert (found is not None) is proposed
    assert compare(one, other) is not None


EVERYWHERE = {"spelling"}
NUMBERS_AGREE = {"one of names", "within"}


@pytest.mark.parametrize(("name", "short", "long"), [row[:3] for row in FINDS])
def test_a_measure_is_tried_where_it_says_something(monkeypatch, name, short, long):
    monkeypatch.setattr(scoring, "MEASURES", [m for m in MEASURES if m.name == name])
    monkeypatch.setattr(scoring, "LEAST_ABROAD", 0)

    def is_tried(*, abroad, numbers):
        one = replace(ready(short), numbers=("1",))
        other = replace(ready(long, "2" if abroad else "1"), numbers=(numbers,))
        return likeness(one, other) is not None

    # Numbers of two persons may differ.
    persons = ready(short).person and ready(long).person
    agree = name in EVERYWHERE | NUMBERS_AGREE | {"same person"} and not persons
    assert is_tried(abroad=False, numbers="1")
    assert is_tried(abroad=False, numbers="2") is not agree
    assert is_tried(abroad=True, numbers="1") is (name in EVERYWHERE | {"same person"})

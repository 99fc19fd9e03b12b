"""The grammar of phrases: constructions no rule has words for, with invented names."""

import pytest

from kg.model.note import NoteDocument
from kg.notes.sentences import statements_of
from kg.notes.sentences.grammar import ties_of_phrases
from kg.notes.sentences.grammar.patterns import pattern, telling
from kg.notes.sentences.pieces import Clause
from kg.notes.sentences.wordclasses import predicates


def ties(text, names=()):
    """Return the certain ties of a text: subject, predicate, object, share."""
    note = NoteDocument("", None, None, None, "", None, None, text, ())
    return {
        (s.subject, s.predicate, s.object, None if s.value is None else str(s.value))
        for s in statements_of(note, names)
        if s.certain and s.kind == "tie"
    }


LISTS = [
    (
        "Elm Ltd is owned by Ada Moss, Bo Fern, Cy Hale and other family members.",
        {
            ("Elm Ltd", "owned-by", who, None)
            for who in ("Ada Moss", "Bo Fern", "Cy Hale")
        },
    ),
    (
        "Each of Elm Inc. and Oak Inc. is owned by Ada Moss.",
        {
            ("Elm Inc.", "owned-by", "Ada Moss", None),
            ("Oak Inc.", "owned-by", "Ada Moss", None),
        },
    ),
    (
        "The Company holds 100% of the common shares of Elm Inc., Oak Corp. and Yew Inc.",
        {("", "owns", name, "1") for name in ("Elm Inc.", "Oak Corp.", "Yew Inc.")},
    ),
    (
        "Ada Moss and Bo Fern, each of whom is an executive officer of our company, are"
        " officers of Elm Trust and of Oak LLC in Ohio.",
        {
            (who, "officer-of", what, None)
            for who in ("Ada Moss", "Bo Fern")
            for what in ("Elm Trust", "Oak LLC")
        },
    ),
    (
        "Mr. Ada Moss and Mr. Bo Moss, who are brothers and directors of the Company, own"
        " Elm Hardware Pte Ltd.",
        {
            ("Mr. Ada Moss", "family-of", "Mr. Bo Moss", None),
            ("Mr. Ada Moss", "is", "directors", None),
            ("Mr. Bo Moss", "is", "directors", None),
        },
    ),
]


@pytest.mark.parametrize(("text", "told"), LISTS)
def test_what_is_told_of_several_is_told_of_each(text, told):
    assert told <= ties(text)


COLONS = [
    (
        "The following entities are controlled by Ada Moss: Elm Ltd and Oak Ltd.",
        {
            ("Elm Ltd", "controlled-by", "Ada Moss", None),
            ("Oak Ltd.", "controlled-by", "Ada Moss", None),
        },
    ),
    (
        "The following individuals are directors of the Company: (i) Ada Moss; (ii) Bo"
        " Fern; and (iii) Cy Hale.",
        {(who, "is", "directors", None) for who in ("Ada Moss", "Bo Fern", "Cy Hale")},
    ),
    (
        "Elm Inc. is the sole stockholder of the following companies organized in Ohio:"
        " Oak Ltd., and Yew Ltd., Ash Ltd. and Fir Ltd.",
        {
            ("Elm Inc.", "owns", name, None)
            for name in ("Oak Ltd.", "Yew Ltd.", "Ash Ltd.")
        },
    ),
    (
        "The Company's subsidiaries are: Elm Ltd, Oak Ltd and Yew Inc.",
        {
            (name, "subsidiary-of", "", None)
            for name in ("Elm Ltd", "Oak Ltd", "Yew Inc.")
        },
    ),
]


@pytest.mark.parametrize(("text", "told"), COLONS)
def test_a_list_behind_a_colon_inherits_what_stands_before_it(text, told):
    assert told <= ties(text)


NESTED = [
    (
        "Elm Ltd is controlled by Ada Moss, one of the Company's directors, and her"
        " husband, Bo Moss, each of whom is a partner in Oak LLC.",
        {
            ("Elm Ltd", "controlled-by", "Bo Moss", None),
            ("Bo Moss", "family-of", "Ada Moss", None),
            ("Ada Moss", "partner-of", "Oak LLC", None),
            ("Bo Moss", "partner-of", "Oak LLC", None),
        },
    ),
    (
        "Ada Moss, who served as our CEO until May 2020 and who owns 20% of Elm Ltd, is"
        " the wife of our CFO, Bo Moss.",
        {
            ("Ada Moss", "is", "CEO", None),
            ("Ada Moss", "owns", "Elm Ltd", "0.2"),
            ("Ada Moss", "family-of", "Bo Moss", None),
            ("Bo Moss", "is", "CFO", None),
        },
    ),
    (
        "A lease with Elm Ltd, an entity owned by the Company CEO, Ada Moss.",
        {("Elm Ltd", "owned-by", "Ada Moss", None), ("Ada Moss", "is", "CEO", None)},
    ),
    (
        "Suzhou Elm Co., Ltd. is an equity investee of the Company in which the Company"
        " holds 30%.",
        {("Suzhou Elm Co., Ltd.", "owned-by", "", "0.3")},
    ),
    (
        "As of June 30, 2019, Elm Inc. beneficially owns 200 common shares constituting"
        " 25% of the currently issued and outstanding shares of the Company.",
        {("Elm Inc.", "owns", "", "0.25")},
    ),
    (
        "Mr. Moss owns and controls Elm Ltd.",
        {
            ("Mr. Moss", "owns", "Elm Ltd.", None),
            ("Elm Ltd.", "controlled-by", "Mr. Moss", None),
        },
    ),
    (
        "The Partnership has engaged an affiliate, Elm Capital, LLC, to lease space.",
        {("Elm Capital, LLC", "affiliate-of", "", None)},
    ),
]


@pytest.mark.parametrize(("text", "told"), NESTED)
def test_phrases_are_read_inside_phrases(text, told):
    assert told <= ties(text)


SILENT = [
    "Mr. Moss is not a director of Elm Corp.",
    "Elm Corp. is not a subsidiary of the Company.",
    "The seller was represented by Mr. Moss, counsel to our director.",
    "The Company intends to form a subsidiary, Elm Bay Inc., to hold the license.",
    "Elm Inc. was the sponsor of the Oak I and Oak II drop down transactions.",
    "Elm Ltd may be owned by Ada Moss.",
    "If Elm Ltd is owned by Ada Moss, a fee is due.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_denied_or_supposed_states_nothing(text):
    assert ties(text) == set()


DOUBTFUL = [
    ("The brother of our director, Bo Moss, is employed by the Company.", "Bo Moss"),
    ("Services go to our general partner, Elm, Oak, Yew and their affiliates.", "Elm"),
    (
        "Strategic Elm, LLC, the advisor to Oak, and Yew Advisor, LLC, pay fees.",
        "Yew Advisor, LLC",
    ),
]


@pytest.mark.parametrize(("text", "name"), DOUBTFUL)
def test_who_may_be_meant_by_either_reading_is_said_to_be_nothing(text, name):
    assert [tie for tie in ties(text) if name in (tie[0], tie[2])] == []


def test_a_former_name_has_no_subsidiaries():
    text = (
        "These are the statements of Elm Holdings, Inc., formerly known as Oak Inc., and"
        " its wholly-owned subsidiaries, Yew, Inc. and Fir, Inc."
    )
    assert [tie for tie in ties(text) if tie[2] == "Oak Inc."] == []


def test_a_title_before_the_next_name_is_not_that_of_the_name_before():
    text = (
        "We owe our Chairman, Ada Moss, one of the Company's directors, Bo Fern, and a"
        " bank."
    )
    assert ("Ada Moss", "is", "directors", None) not in ties(text)


def test_every_pattern_compiles_and_tells_known_ties():
    for group in ("participle", "to", "gap"):
        for phrase, told in telling(group):
            assert pattern(phrase).pattern
            assert set(told) <= set(predicates())


def test_a_clause_without_names_is_not_read():
    assert ties_of_phrases(Clause([]), "") == []

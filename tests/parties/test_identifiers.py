"""Keys of names, and identifiers of parties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.parties.identifiers import (
    ciks_in,
    is_lei,
    leis_in,
    mention_key,
    plain_cik,
    plain_lei,
    reporter_of,
)

GLEIF = "506700GE1G29325QX363"


def test_a_key_is_the_reporter_and_the_printed_name():
    printed = "Beijing QC  Technology Company Limited [Member]"
    key = mention_key("1494558", printed)
    assert key == "1494558/beijing qc technology company limited"
    assert reporter_of(key) == "1494558"


@given(st.text(min_size=1, max_size=30))
def test_a_key_is_stable_and_free_of_control_marks(name):
    try:
        key = mention_key("1", name)
    except InputError:
        return
    assert "\x1f" not in key
    assert mention_key("1", key.removeprefix("1/")) == key


@pytest.mark.parametrize(("reporter", "name"), [("a/b", "x"), ("", "x"), ("1", " ")])
def test_a_key_needs_a_reporter_and_a_name(reporter, name):
    with pytest.raises(InputError, match="expected"):
        mention_key(reporter, name)


def test_check_digits_are_checked():
    assert is_lei(GLEIF)
    assert not is_lei("506700GE1G29325QX336")
    assert not is_lei(GLEIF.lower())
    assert plain_lei(" 5067 00ge 1g29 325q x363 ") == GLEIF


def test_identifiers_in_text():
    text = f"GLEIF (LEI: {GLEIF}), CIK No. 0001494558; invoice 12345678901234567890"
    assert leis_in(text) == (GLEIF,)
    assert ciks_in(text) == ("1494558",)
    assert ciks_in("Fund 5") == ()
    assert ciks_in("CIK 0000000000") == ()


@pytest.mark.parametrize("text", ["", "0", "12345678901", "x1", "１２"])
def test_what_is_no_cik(text):
    with pytest.raises(InputError, match="expected a CIK"):
        plain_cik(text)


def test_what_is_no_lei():
    with pytest.raises(InputError, match="check digits"):
        plain_lei("506700GE1G29325QX300")

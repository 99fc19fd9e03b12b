"""What errors say of words that are none of a list."""

import pytest

from kg.errors import InputError, KGError, NotFoundError, did_you_mean, unknown_word


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("balnces", "did you mean balances?"),
        ("Exposures", "did you mean exposure?"),
        ("csv", ""),
        ("", ""),
    ],
)
def test_a_like_spelling_is_offered(word, meant):
    assert did_you_mean(word, ["balances", "exposure", "ties"]) == meant


def test_an_unknown_word_is_an_error_of_usage_of_the_kind_asked_for():
    error = unknown_word(NotFoundError, "rule", "totls", ["totals", "rates"])
    assert isinstance(error, NotFoundError)
    assert error.usage
    assert str(error) == (
        "found no rule 'totls' (did you mean totals?), expected totals or rates"
    )


def test_without_choices_none_is_expected():
    error = unknown_word(InputError, "parameter", "x", [], " for families")
    assert str(error) == "found no parameter 'x', expected none"


def test_other_errors_are_none_of_usage():
    assert not KGError("found nothing").usage

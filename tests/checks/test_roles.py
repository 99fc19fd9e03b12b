import pytest

from tests.noted import Tagged, instance, table

MOSS = Tagged("AdaMossMember", 50000)


def years(noted, *roles):
    """Check filings of a year each, whose notes tell what Ada Moss is."""
    filings = [
        instance(table(("Name", "Relationship"), ("Ada Moss", role)), MOSS, year=year)
        for year, role in enumerate(roles, start=2023)
    ]
    return noted("roles", *filings)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Director", "Shareholder"),
        ("Director", "Former director"),
        ("Chief Executive Officer", "Brother of a director"),
    ],
)
def test_a_change_of_class_is_told_with_the_words(noted, before, after):
    ((status, message),) = years(noted, before, after)
    assert status == "fail"
    assert message.startswith(f"Ada Moss is {after}, “Ada Moss {after}” (0000000077-25")
    assert f", {before}, “Ada Moss {before}” (0000000077-24" in message


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("CEO", "Chief Executive Officer"),
        ("Director", "Chairman and CEO"),
        ("Former director", "Previous director"),
        ("Director and shareholder", "Shareholder"),
    ],
)
def test_what_shares_a_class_is_no_change(noted, before, after):
    ((status, message),) = years(noted, before, after)
    assert (status, message) == (
        "pass",
        "Ada Moss is in 0000000077-25-000001 what it is in 0000000077-24-000001.",
    )


def test_a_filing_alone_says_nothing(noted):
    ((status, _),) = years(noted, "Director")
    assert status == "not-applicable"

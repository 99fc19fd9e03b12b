"""Warnings of a build, like ones once."""

from kg.views.warnings import grouped_warnings

LINES = [
    "a/R2.txt: no end of table was seen: the page may be cut at its last cell '12'",
    "a/R3.txt: no related-party facts",
    "a/R4.txt: no end of table was seen: the page may be cut at its last cell '7,5'",
    "b/R5.txt: no related-party facts",
    "x.xml: us-gaap:Cash is stated as 1 (f1) and as 2 (f2) for the same members and day",
    "x.xml: ab-c:Debt is stated as 3.5 (f7) and as 4 (f8) for the same members and day",
    "x.xml: srt:Fee is stated as 3 (f9) and as 9 (f10) for the same members and day",
]


def test_warnings_that_differ_in_places_and_numbers_are_counted():
    assert list(grouped_warnings(LINES)) == [
        f"{LINES[0]} (and 1 like it; -v lists them)",
        "2 files: no related-party facts (R3.txt, R5.txt)",
        f"{LINES[4]} (and 2 like it; -v lists them)",
    ]


def test_each_is_listed_when_asked_for():
    assert list(grouped_warnings([*LINES, LINES[0]], every=True)) == LINES


def test_more_than_three_files_are_counted():
    lines = [f"{name}.htm: no related-party facts" for name in "abcde"]
    assert list(grouped_warnings(lines)) == [
        "5 files: no related-party facts (a.htm, b.htm, c.htm, and 2 more; -v lists them)"
    ]

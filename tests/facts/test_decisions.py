"""The log of decisions: every line is tied to the one before."""

from datetime import date

import pytest

from kg.errors import GraphError
from kg.facts.decisions import (
    Decisions,
    ReporterName,
    Settlement,
    entry_lines,
    last_checksum,
    read_decisions,
    whole_lines,
)
from kg.parties.decisions import Decision, Verdict

ENTRIES = [
    Settlement("https://e.org/f/1", 2, 'as "note 12" says\n¥', 1),
    Decision(1, "1/a", "2/b", Verdict.SAME, "ann", "one", date(2024, 5, 31)),
    Settlement("https://e.org/f/1", 0, "misread", 2),
    Decision(1, "1/a", "2/b", Verdict.SAME, "ann", "two", None, withdrawn=True),
]
LOG = "".join(entry_lines(ENTRIES))


def test_decisions_come_back_in_order() -> None:
    found = read_decisions(LOG)
    assert found == Decisions(tuple(ENTRIES[::2]), tuple(ENTRIES[1::2]))
    assert found.count == 4
    assert found.columns == {"https://e.org/f/1": 0}
    assert read_decisions("") == Decisions()


def test_entries_added_one_by_one_make_the_same_log() -> None:
    text = ""
    for entry in ENTRIES:
        text += "".join(entry_lines([entry], last_checksum(text)))
    assert text == LOG


LINES = LOG.splitlines(keepends=True)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("".join(LINES[1:]), 1),
        (LINES[0] + LINES[2] + LINES[3], 2),
        (LINES[0] + LINES[2] + LINES[1] + LINES[3], 2),
        (LOG.replace('"column": 0', '"column": 1'), 3),
        (LOG[:-10], 4),
        (LOG + "\n", 5),
        (LOG + LINES[3], 5),
        (LOG + "null\n", 5),
        ("[]\n" + LOG, 1),
    ],
)
def test_a_line_that_is_changed_cut_or_missing_is_noticed(text, line) -> None:
    with pytest.raises(GraphError, match=f"line {line} of log damaged.*kg rebuild"):
        read_decisions(text, "log")
    whole = whole_lines(text)
    assert whole == LOG[: len(whole)]
    assert read_decisions(whole).count == line - 1


def test_the_name_given_last_to_a_reporter_holds_until_it_is_taken_back() -> None:
    entries = [
        ReporterName("17", "Quay Ltd", "ann", "the filing's cover", date(2024, 5, 31)),
        ReporterName("18", "Mill Inc", "ann"),
        ReporterName("17", "Quay Limited", "bob"),
        ReporterName("18", "", "bob", "another company"),
    ]
    found = read_decisions("".join(entry_lines(entries)))
    assert found.reporters == tuple(entries)
    assert found.count == 4
    assert found.reporter_names == {"17": "Quay Limited"}

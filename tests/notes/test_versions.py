"""A note in several filings is one document with versions, told paragraph by paragraph."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kg.model.note import NoteDocument
from kg.notes.versions import ChangeKind, changes_between, subject_of
from tests.noted import table

Parse = Callable[..., NoteDocument]


def _told(earlier: NoteDocument, later: NoteDocument) -> list[tuple[str, str, str]]:
    return [(c.kind.value, c.before, c.after) for c in changes_between(earlier, later)]


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("<p>A loan of $5.</p>", "<p>A loan of $5.</p>", []),
        (
            "<p>Ada Moss lent us $5 in May.</p><p>It is unsecured.</p>",
            "<p>Ada Moss lent us $9 in May.</p><p>It is unsecured.</p>",
            [("changed", "Ada Moss lent us $5 in May.", "Ada Moss lent us $9 in May.")],
        ),
        (
            "<p>It is unsecured.</p>",
            "<p>It is unsecured.</p><p>Fern Ltd was sold.</p>",
            [("added", "", "Fern Ltd was sold.")],
        ),
        (
            "<p>Fern Ltd was sold.</p><p>It is unsecured.</p>",
            "<p>It is unsecured.</p>",
            [("removed", "Fern Ltd was sold.", "")],
        ),
        (
            table(
                ("Name", "Relationship"), ("Ada Moss", "Director"), ("Jo Fry", "CFO")
            ),
            table(("Name", "Relationship"), ("Ada Moss", "Chair"), ("Jo Fry", "CFO")),
            [("changed", "Ada Moss Director", "Ada Moss Chair")],
        ),
    ],
)
def test_what_changed_is_told(parse: Parse, before, after, changes) -> None:
    assert _told(parse(before), parse(after)) == changes


def test_a_change_has_its_place_in_the_later_version(parse: Parse) -> None:
    later = parse("<p>It is unsecured.</p><p>Fern Ltd was sold.</p>")
    (change,) = changes_between(parse("<p>It is unsecured.</p>"), later)
    assert later.text[change.start : change.end] == "Fern Ltd was sold."
    assert change.kind is ChangeKind.ADDED


def test_notes_are_one_by_element_else_by_title(parse: Parse) -> None:
    note = parse("<p>Loans</p>", "us-gaap:DebtDisclosureTextBlock")
    assert subject_of(note) == "DebtDisclosureTextBlock"
    pages = [
        replace(note, concept=None, title=title)
        for title in ("NOTE 5 - Related Parties", "NOTE 7 - RELATED PARTIES")
    ]
    assert {subject_of(page) for page in pages} == {"related parties"}


def test_a_long_note_is_compared_in_bounded_time(parse: Parse) -> None:
    rows = [(f"Party {n}", "—") for n in range(1500)]
    before, after = parse(table(*rows)), parse(table(*reversed(rows)))
    assert changes_between(before, after)

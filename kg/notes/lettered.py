"""Letters by which the tables of a note call parties: "A" is Jane Roe."""

import re
from collections.abc import Iterable
from typing import Final

from kg.model.note import NoteDocument
from kg.notes.layout import tables_of
from kg.notes.words import says

_LETTER: Final = re.compile(r"\(?(?P<letter>[A-Z])[.)]?")
_CALLED: Final = re.compile(
    r"(?:.*\b(?:related )?(?:party|company|person|lender|director) )?"
    r"\(?(?P<letter>[A-Z])\)?\.?",
    re.IGNORECASE,
)


def names_by_letter(notes: Iterable[NoteDocument]) -> dict[str, str]:
    """Return the name each letter stands for, by tables of names and relationships.

    A letter that stands for two names in one filing stands for none.
    """
    found: dict[str, set[str]] = {}
    for note in notes:
        for table in tables_of(note):
            heads = [cell.text for row in table.heads for cell in row]
            if not any(says("relationship head", head) for head in heads):
                continue
            for row in table.rows:
                marks = [m for c in row if (m := _LETTER.fullmatch(c.text))]
                words = [c.text for c in row if not _LETTER.fullmatch(c.text)]
                if len(marks) == 1 and words:
                    found.setdefault(marks[0]["letter"], set()).add(words[0])
    return {letter: min(names) for letter, names in found.items() if len(names) == 1}


def letter_in(label: str) -> str:
    """Return the letter by which a label calls a party; "" for any other label.

    >>> letter_in("A"), letter_in("Due to related party B"), letter_in("Ada")
    ('A', 'B', '')
    """
    found = _CALLED.fullmatch(label)
    letter = "" if found is None else found["letter"]
    return letter if letter.isupper() else ""

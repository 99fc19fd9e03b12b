"""Names by which notes call the reporter, other than its own: whose accounts they are.

"The consolidated financial statements include the accounts of Fern Mining, Inc. and its
subsidiaries": the filer may be registered under a longer or a later name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from kg.model.note import NoteDocument, Statement, StatementKind
from kg.notes.sentences.definitions import Phrase, names_of_others
from kg.notes.shorts import shorts_behind
from kg.parties.names import name_key

_ACCOUNTS: Final = re.compile(
    r"\bfinancial statements\b[^.]{0,120}?"
    r"\b(?:include|comprise|consist of|are those of)"
    r"(?: only)?(?: the)?(?: accounts of| financial statements of)?(?: the)? "
    r"(?P<name>[A-Z][\w&.,'’ -]{2,60}?),?(?: \([^()]{1,80}\))?,? "
    r"(?:and|together with) (?:all (?:of )?)?its "
)
_NO_NAME: Final = re.compile(r"^(?:Company|Group|Registrant|Corporation|Partnership)$")


def own_names(notes: Iterable[NoteDocument]) -> frozenset[str]:
    """Return the keys of the names whose accounts the statements are."""
    return frozenset(key for note in notes for key in _own_names(note))


def others_names(notes: Iterable[NoteDocument], reporter: str) -> frozenset[Phrase]:
    """Return the first words of the reporter's name that are another body's here."""
    return frozenset(
        phrase for note in notes for phrase in names_of_others(note.text, reporter)
    )


def _own_names(note: NoteDocument) -> Iterator[str]:
    for found in _ACCOUNTS.finditer(note.text):
        name = found["name"].strip(" ,")
        if _NO_NAME.match(name) is None and " and " not in name:
            yield name_key(name)
            yield from map(name_key, shorts_behind(note, name, found.start("name")))


def of_reporter(said: Statement, own: frozenset[str]) -> Statement:
    """Return a tie with "" for the reporter where its end is one of its names."""
    if said.kind is not StatementKind.TIE or said.predicate == "is" or not own:
        return said
    subject = "" if name_key(said.subject) in own else said.subject
    other = "" if name_key(said.object) in own else said.object
    if not (subject or other):
        return said
    return replace(said, subject=subject, object=other)

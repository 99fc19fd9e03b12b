"""Short names that brackets behind names define: 'Fern Bay Ltd ("Fern")'."""

import re
from collections.abc import Iterable

from kg.model.note import NoteDocument

_BRACKET = re.compile(r"[.,]?\s*\([^()]{2,80}\)")
_QUOTED = re.compile(r"[\"“‘]([^\"“”‘’]{2,50})[\"”’]")


def shorts_behind(note: NoteDocument, name: str, start: int = 0) -> list[str]:
    """Return the short names that the bracket behind a name defines.

    Args:
        note: The note.
        name: As printed.
        start: Offset from which the name is looked for; its first place counts.
    """
    at = note.text.find(name, start) if name else -1
    found = _BRACKET.match(note.text, at + len(name)) if at >= 0 else None
    return [] if found is None else _QUOTED.findall(found[0])


def full_names(notes: Iterable[NoteDocument], names: Iterable[str]) -> dict[str, str]:
    """Return the full name of each short one; what two names bear is left out.

    Args:
        notes: Those of a filing.
        names: Full names.
    """
    documents = list(notes)
    full: dict[str, set[str]] = {}
    for name in names:
        for note in documents:
            for short in shorts_behind(note, name):
                full.setdefault(short, set()).add(name)
    return {short: min(found) for short, found in full.items() if len(found) == 1}

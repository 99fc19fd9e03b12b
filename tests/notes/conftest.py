"""Notes of invented companies."""

from collections.abc import Callable
from datetime import date

import pytest

from kg.model.note import NoteDocument
from kg.notes.documents import parse_note

Parse = Callable[..., NoteDocument]


@pytest.fixture
def parse() -> Parse:
    """Return what parses a note of an invented filing."""

    def parsed(content: str, concept: str | None = None) -> NoteDocument:
        return parse_note(
            content,
            key="note",
            cik="77",
            accession="0000000077-24-000001",
            concept=concept,
            title="Related party transactions",
            start=date(2023, 1, 1),
            end=date(2023, 12, 31),
        )

    return parsed

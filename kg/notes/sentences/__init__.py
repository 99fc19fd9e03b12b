"""What the sentences of a note state."""

from collections.abc import Iterable

from kg.model.note import NoteDocument, Statement


def statements_of(
    document: NoteDocument, names: Iterable[str] = (), *, reporter: str = ""
) -> tuple[Statement, ...]:
    """Return what the sentences of a note state, by offset.

    Args:
        document: The note.
        names: Names of the parties of its filing as printed.
        reporter: Name of the reporter.
    """
    del document, names, reporter
    return ()

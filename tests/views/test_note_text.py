"""Notes are printed as plain text with aligned tables and what was read from them."""

from kg.model.note import NoteDocument
from kg.notes.documents import parse_note
from kg.queries.notes import GraphNote, NoteStatement
from kg.views.notes import notes_text

NOTE = (
    "<p>NOTE 4 - RELATED PARTIES</p><p>Our chair lent us money.</p><ul><li>A loan</li>"
    "</ul><table><tr><td>Name</td><td></td><td>Relationship</td></tr><tr><td>Ada Moss"
    "</td><td></td><td>Chair of the Board</td></tr></table>"
)


def _document() -> NoteDocument:
    return parse_note(
        NOTE, key="k", cik="77", accession=None, concept=None, title="Related parties",
        start=None, end=None,
    )  # fmt: skip


def test_a_note_is_printed_with_its_statements() -> None:
    said = NoteStatement(
        85, 112, "tie", "is", "Ada Moss", "Chair of the Board", "certain", "a-rule",
        "Ada Moss Chair of the Board",
    )  # fmt: skip
    note = GraphNote("Bay Corp", "f", _document(), None, (said,))
    assert notes_text([note], statements=True) == (
        "== Bay Corp: Related parties\nk\n\n"
        "NOTE 4 - RELATED PARTIES\n\n"
        "Our chair lent us money.\n\n"
        "* A loan\n\n"
        "Name      Relationship\n"
        "----------------------\n"
        "Ada Moss  Chair of the Board\n\n"
        "-- 85-112 tie: Ada Moss is Chair of the Board\n"
        "   'Ada Moss Chair of the Board' (a-rule)\n"
    )


def test_a_note_held_by_another_is_named_only() -> None:
    note = GraphNote("Bay Corp", "f", _document(), "other", ())
    assert notes_text([note]) == "== Bay Corp: Related parties\nk\nwhole in other\n"

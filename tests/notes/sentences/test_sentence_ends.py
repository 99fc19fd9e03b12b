"""The full stop of a legal form ends a sentence where another one begins."""

import pytest

from kg.notes.sentences.scanning import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It is a sister of Elm Corp. Charter hire is paid in advance.", 2),
        ("It is a unit of Elm Ltd. Late payments bear interest.", 2),
        ("We pay Elm Inc. Mr. Roe owns it.", 2),
        ("We pay Elm Corp. Dr. Roe controls it.", 2),
        # A role, a name with a second capital, and an abbreviation go on.
        ("Jane Roe is Elm Corp. President and owner of it.", 1),
        ("The Elm Inc. Stock Plan is closed.", 1),
        ("We rent from Elm Co. Ltd. in Samoa.", 1),
        ("We met Mr. Roe and Mrs. Elm there.", 1),
    ],
)
def test_a_form_ends_a_sentence_where_another_begins(text: str, count: int) -> None:
    assert len(sentences(text, 0, len(text))) == count

"""The sentences of a note."""

from collections.abc import Iterator
from functools import cache

from kg.parties.wordlists import legal_forms, name_words
from kg.patterns import pattern_of

_END = pattern_of(r"(?P<word>[^\W_]+)[\"”’)\]]*(?P<mark>[.;!?])[\"”’)\]]*\s+(?=\S)")
_SHORTEST_ENDING = 4
"""Letters of a word that ends a sentence: "Mr." and "Inc." do not."""


@cache
def _cut_short() -> frozenset[str]:
    """Return the words that bear a dot where no sentence ends: "Bros.", "Corp."."""
    shortened = {pair.partition("=")[0] for pair in name_words("shortened")}
    forms = {form[0] for form in legal_forms() if len(form) == 1}
    return frozenset(
        shortened | forms | name_words("title") | name_words("title-dotted")
    )


def sentences(text: str, marks: str = ".;!?") -> Iterator[str]:
    """Yield the sentences of a text; a short word with its dot may be abbreviated.

    Args:
        text: That of a note.
        marks: What ends a sentence. A semicolon parts the items of a list, which have
            their subject before the first.

    >>> list(sentences("We owe Mr. Moss rent. He lent us money; it is repaid."))
    ['We owe Mr. Moss rent. ', 'He lent us money; ', 'it is repaid.']
    """
    start = 0
    for end in _END.finditer(text):
        if end["mark"] not in marks:
            continue
        word = end["word"].casefold()
        is_short = len(word) < _SHORTEST_ENDING and word.isalpha()
        is_cut = is_short or word in _cut_short()
        if end["mark"] != "." or not is_cut:
            yield text[start : end.end()]
            start = end.end()
    yield text[start:]

"""The sentences of a note."""

from collections.abc import Iterator
from functools import cache

from kg.parties.wordlists import legal_forms, name_words
from kg.patterns import pattern_of

_END = pattern_of(r"(?P<word>[^\W_]+)[\"”’)\]%]*(?P<mark>[.;!?])[\"”’)\]]*\s+(?=\S)")
_NEXT = pattern_of(r"[“\"(]?([^\W_]+)")
_SHORTEST_ENDING = 4
"""Letters of a word that ends a sentence: "Mr." and "Inc." do not."""


@cache
def _forms() -> frozenset[str]:
    """Return the legal forms of one word, which bear a dot and may end a sentence."""
    return frozenset(form[0] for form in legal_forms() if len(form) == 1)


@cache
def _cut_short() -> frozenset[str]:
    """Return the words that bear a dot where no sentence ends: "Bros.", "Corp."."""
    shortened = {pair.partition("=")[0] for pair in name_words("shortened")}
    return frozenset(
        shortened | _forms() | name_words("title") | name_words("title-dotted")
    )


def sentences(text: str, marks: str = ".;!?") -> Iterator[str]:
    """Yield the sentences of a text; a short word with its dot may be abbreviated.

    A legal form ends one before a word that begins sentences: "Inc. Our rent".

    Args:
        text: That of a note.
        marks: What ends a sentence. A semicolon parts the items of a list, which have
            their subject before the first.

    >>> list(sentences("We owe Mr. Moss rent. He lent us money; it is repaid."))
    ['We owe Mr. Moss rent. ', 'He lent us money; ', 'it is repaid.']
    >>> list(sentences("Rent went to Quay Inc. Other rents are small."))
    ['Rent went to Quay Inc. ', 'Other rents are small.']
    """
    start = 0
    for end in _END.finditer(text):
        if end["mark"] not in marks:
            continue
        word = end["word"].casefold()
        is_short = len(word) < _SHORTEST_ENDING and word.isalpha()
        is_cut = is_short or word in _cut_short()
        if word in _forms():
            is_cut = not _starts_sentence(text, end.end())
        if end["mark"] != "." or not is_cut:
            yield text[start : end.end()]
            start = end.end()
    yield text[start:]


def _starts_sentence(text: str, place: int) -> bool:
    """Whether the word at a place is one that begins sentences, with a capital."""
    found = _NEXT.match(text, place)
    if found is None or not found[1][0].isupper():
        return False
    return found[1].casefold() in name_words("sentence-start")

"""Members that describe a thing in running words, as no name is written.

Filers write a name's words with capitals. A text whose last word is small describes
something ("Season tickets"), and so does one that says what is done to a thing ("Land
leased from Mr. Roe").
"""

from collections.abc import Sequence

from kg.parties.bare_names import is_bare_person
from kg.parties.line_items import is_proper
from kg.parties.spelling import words_of
from kg.parties.wordlists import has_term, legal_forms, member_words, name_words
from kg.patterns import pattern_of

_OF_SOMEBODY = (
    "relationship", "outsider", "legal", "organisation-tail",
)  # fmt: skip
"""Classes of words for people and bodies."""
_RUNNING = pattern_of(r"[A-Z][\w'’-]*(?: [\w'’-]*\w)+")
"""Words with nothing but spaces between."""
_DONE_TO = pattern_of(
    r"(?P<to>[A-Z][a-z]+(?: [a-z]+){0,2}) "
    r"(?:[a-z]{2,}ed|sold|made|paid|bought|given|lent|let) (?:from|by|to|for)\b"
)
"""What is done to a thing: "Products purchased from", "Services rendered by"."""


def is_description(words: Sequence[str], text: str) -> bool:
    """Whether a text is written as words are and no name: its last word is small.

    Or it tells what is done to a thing: "Land leased from Mr. Roe". A person's name
    may end so by a slip of who types it.

    >>> text = "Staking rewards"
    >>> is_description(text.lower().split(), text)
    True
    >>> text = "Acme holdings"
    >>> is_description(text.lower().split(), text)
    False
    >>> text = "Hospital system"
    >>> is_description(text.lower().split(), text)
    True
    """
    done = _DONE_TO.match(text)
    if done is not None:
        return not _is_somebody(words_of(done["to"])[-1:], _OF_SOMEBODY[:-1])
    last = text.split()[-1]
    if text.islower() or not last.islower() or _RUNNING.fullmatch(text) is None:
        return False
    if any((word,) in legal_forms() for word in words) or is_bare_person(text.title()):
        return False
    if text[1:].islower() and _is_somebody(words[:1]) and not _is_role_word(words[-1]):
        return True
    return not _is_somebody(words, _OF_SOMEBODY[:3]) and not is_proper_then_body(words)


def _is_role_word(word: str) -> bool:
    return any(
        has_term(member_words(kind), word) for kind in ("relationship", "outsider")
    )


def is_proper_then_body(words: Sequence[str]) -> bool:
    """Whether a proper word stands before one that firms end in: "Acme holdings"."""
    ends_so = words[-1] in member_words("legal") | member_words("organisation-tail")
    return ends_so and any(map(is_proper, words[:-1]))


def _is_somebody(words: Sequence[str], kinds: Sequence[str] = _OF_SOMEBODY) -> bool:
    """Whether words hold one for people or bodies, or a sign of an organisation."""
    vocabularies = [name_words("body"), *map(member_words, kinds)]
    return any(has_term(terms, word) for word in words for terms in vocabularies)

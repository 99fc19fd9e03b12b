"""Which texts of a filing are about related parties.

One predicate, by the words of a text's element, label and title, says what a note is:
for the readers, which keep its markup, for `kg.notes`, which reads it as a document,
and here, where a note shows who is related.
"""

import re
from typing import Final

from kg.model.fact import Fact
from kg.patterns import pattern_of
from kg.readers.xbrl.element_names import words_of
from kg.readers.xbrl.titles import tells_details
from kg.selection.signs import (
    element_speaks,
    has_sign,
    speaks_of_related_parties,
    title_is_mixed,
    title_speaks,
)

_BLOCK: Final = pattern_of(r"TextBlock$|Explanatory$|Polic(?:y|ies)", re.IGNORECASE)
"""Names of elements of texts; those of IFRS end in "Explanatory"."""
_POLICY: Final = pattern_of(r"Polic(?:y|ies)", re.IGNORECASE)


def text_is_on_related_parties(concept: str | None, label: str, title: str) -> bool:
    """Whether the words of a text's element, label or title speak of related parties.

    Under a title that tells details stand single cells: such a text is told by its own
    words alone.

    Args:
        concept: Its element; None where it is not known.
        label: Its label.
        title: Title of the report it stands on.

    >>> text_is_on_related_parties("acme:LoansFromDirectorsTextBlock", "", "Note 9")
    True
    >>> text_is_on_related_parties(None, "Terms", "Related Parties (Details)")
    False
    """
    local = local_name(concept)
    return (
        speaks_of_related_parties(label)
        or (local != "" and element_speaks(local))
        or (title_speaks(title) and not tells_details(title))
    )


def text_may_be_note(concept: str | None, label: str, title: str) -> bool:
    """Whether a text may be read as a note: a block, or one about related parties.

    Args:
        concept: Its element; None where it is not known.
        label: Its label.
        title: Title of the report it stands on.

    >>> text_may_be_note("us-gaap:DebtDisclosureTextBlock", "Debt", "Note 9")
    True
    """
    return is_block(concept) or text_is_on_related_parties(concept, label, title)


def is_block(concept: str | None) -> bool:
    """Whether an element holds a text block or a policy.

    >>> is_block("acme:LoansTextBlock"), is_block("us-gaap:DebtInstrumentFaceAmount")
    (True, False)
    >>> is_block("ifrs-full:DisclosureOfRelatedPartyExplanatory")
    True
    """
    return _BLOCK.search(local_name(concept)) is not None


def is_note_on_related_parties(fact: Fact) -> bool:
    """Whether a text is a note on related parties and nothing else.

    A policy tells only who may be one.
    """
    local = local_name(fact.concept)
    if not is_block(local) or _POLICY.search(local):
        return False
    if title_is_mixed(fact.title) or has_sign("mixed title", words_of(local)):
        return False
    return text_is_on_related_parties(local, fact.label, fact.title)


def local_name(concept: str | None) -> str:
    """Return the name of an element without its prefix; empty for none.

    >>> local_name("us-gaap:Assets"), local_name(None)
    ('Assets', '')
    """
    return (concept or "").rpartition(":")[2]

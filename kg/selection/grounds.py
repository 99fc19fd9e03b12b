"""What a fact has to do with related parties, and the grounds that may tell it."""

from enum import StrEnum
from typing import Final


class Relation(StrEnum):
    """What a fact has to do with related parties.

    ``RELATED``: it is a dealing, balance or statement with or about one. ``CONTEXT``:
    only the page it stands on is about them; it puts the others in proportion and is no
    balance with anybody. ``NONE``: neither.
    """

    RELATED = "related"
    CONTEXT = "context"
    NONE = "none"


class Ground(StrEnum):
    """The one ground on which a fact is kept or left out, as a person reads it."""

    LABEL = "its label says related"
    MEMBER = "a member that is no name says related"
    ELEMENT = "its element says related"
    KNOWN_PARTY = "its label or a thing names a known related party"
    INVESTEE_OWES = "an investee owes it"
    SIDE = "a member stands as related by its axis"
    STANDARD_MEMBER = "a standard member says related"
    NAMED_ON_PAGE = "a page on related parties, a side named"
    PAGE = "a page on related parties, nobody named"
    OUTSIDER = "a member or title tells an outsider"
    STAKE = "a stake, what it earns or a pension"
    SUBSIDIARIES = "a page that lists subsidiaries"
    PARENT_ALONE = "of the parent company alone"
    INVESTEE = "a figure of an investee"
    TAX = "an income tax"
    VALUATION = "an input of a fair value"
    AWARD = "an award under a plan"
    DECISION = "what an organ decides for all holders"
    PAY = "pay for an office"
    PARTY_FIGURE = "what a party has as a whole"
    SILENT = "nothing speaks of related parties"
    SIDE_LEFT_OUT = "a side the filing tells is not related"
    OTHER_SUBJECT = "a side known nowhere, on a page on something else too"
    MIXED_PAGE = "nobody named, on a page on something else too"
    TOLD_OTHERS = "told to be of others or of the whole reporter"
    LABEL_OUTSIDER = "its label tells an outsider"
    OWN_STOCK = "the reporter's own stock"
    OWN_FIGURE = "what the reporter has as a whole"
    PUBLIC_DEBT = "bonds or notes that the public holds"
    HEAD_COUNT = "how many people there are"
    CAPITAL = "a component of capital"

    @property
    def relation(self) -> Relation:
        """What a fact on this ground has to do with related parties."""
        if self in _OF_RELATED:
            return Relation.RELATED
        return Relation.CONTEXT if self is Ground.PAGE else Relation.NONE


_OF_RELATED: Final = frozenset(
    [
        Ground.LABEL, Ground.MEMBER, Ground.ELEMENT, Ground.KNOWN_PARTY,
        Ground.INVESTEE_OWES, Ground.SIDE, Ground.STANDARD_MEMBER,
        Ground.NAMED_ON_PAGE,
    ]
)  # fmt: skip

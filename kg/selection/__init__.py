"""Which facts of a filing concern related parties, and as what.

`relation_of` judges one fact by its words, members, axes and title;
`with_known_parties` tells every fact of a filing first which parties the filing shows
to be related. The words are data: ``ontology/related.csv`` (patterns of labels,
members, titles and elements), ``axes.csv`` (axes on which only related parties stand)
and ``members.csv`` (standard members that say so or deny it).
"""

from kg.selection.grounds import Ground, Relation
from kg.selection.measures import size_measure
from kg.selection.notes import (
    is_block,
    text_is_on_related_parties,
    text_may_be_note,
)
from kg.selection.page_lines import told_by_page
from kg.selection.pages_alone import with_pages_alone
from kg.selection.relation import (
    ground_of,
    is_related,
    is_scale_total,
    is_wanted,
    relation_of,
    says_related,
)
from kg.selection.sides import is_page_of_others
from kg.selection.signs import (
    element_speaks,
    speaks_of_related_parties,
    title_speaks,
)
from kg.selection.told_facts import with_known_parties

__all__ = [
    "Ground",
    "Relation",
    "element_speaks",
    "ground_of",
    "is_block",
    "is_page_of_others",
    "is_related",
    "is_scale_total",
    "is_wanted",
    "relation_of",
    "says_related",
    "size_measure",
    "speaks_of_related_parties",
    "text_is_on_related_parties",
    "text_may_be_note",
    "title_speaks",
    "told_by_page",
    "with_known_parties",
    "with_pages_alone",
]

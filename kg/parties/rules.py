"""The rules that unite names without asking; each link names its evidence.

What vetoes and persons say goes before every rule (`kg.parties.components`). Nothing
here measures similarity.
"""

from kg.parties.across_reporters import (
    identifier_blocks,
    identifier_links,
    mutual_blocks,
    mutual_links,
    name_blocks,
    rare_name_links,
)
from kg.parties.links import Rule
from kg.parties.twice_told import twice_told_groups, twice_told_links
from kg.parties.value_anchors import anchor_groups, anchor_links
from kg.parties.within_reporter import (
    form_spelling,
    leaves_out,
    letters_spelling,
    numerals_spelling,
    person_groups,
    person_links,
    spelling_rule,
    stated_name_groups,
    stated_name_links,
    told_traits,
)

_SPACES, _NUMBERS = "spaces alone", "how a number is written"

RULES: tuple[Rule, ...] = (
    Rule(
        "identifier/1",
        70,
        identifier_links,
        frozenset({"legal form", "title"}),
        blocks=identifier_blocks,
    ),
    # Nothing in the names differs but the spelling.
    spelling_rule("same-printing/1", 60, form_spelling, told_traits),
    spelling_rule("same-letters/1", 55, letters_spelling, told_traits, _SPACES),
    # One name may state what the other leaves out.
    spelling_rule("normal-form/1", 50, form_spelling, leaves_out),
    spelling_rule("letters/1", 40, letters_spelling, leaves_out, _SPACES),
    spelling_rule("number-words/1", 35, numerals_spelling, told_traits, _NUMBERS),
    Rule("person/3", 32, person_links, near=person_groups),
    Rule("stated-name/1", 30, stated_name_links, near=stated_name_groups),
    Rule("mutual/1", 25, mutual_links, blocks=mutual_blocks),
    Rule("rare-name/1", 20, rare_name_links, blocks=name_blocks),
    Rule("twice-told/1", 15, twice_told_links, near=twice_told_groups),
    Rule("value-anchor/1", 10, anchor_links, near=anchor_groups),
)
"""Strongest first."""

"""The weights of the placement: one table, with what each weighs and where it is from.

A weight is a natural logarithm of odds. Positive ones speak for a choice of columns,
negative ones against it; each counts as often as its feature applies.
`benchmarks/refit_placement.py` refits them on one half of the rendered filings and
scores both sets on the other half; it changes nothing here.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Provenance(StrEnum):
    """Where the value of a weight is from."""

    FITTED = "fitted on annotated, rendered and made pages, rounded, adjusted by hand"
    CHOSEN = "chosen by hand for the order of candidates it gives, not fitted"


class Weight(NamedTuple):
    """One weight: its value, what it weighs, where it is from."""

    value: float
    weighs: str
    provenance: Provenance = Provenance.FITTED


WEIGHT_TABLE: Mapping[str, Weight] = {
    # The choice by itself: features of `features.py`.
    "mismatch": Weight(-0.9, "a value under a period of the other type"),
    "block": Weight(-0.95, "each further block of columns the row takes part in"),
    "hole": Weight(-1.35, "a blank between two values of one block"),
    "skip": Weight(-0.72, "a newer column of the block left blank"),
    "translation": Weight(-0.7, "a value in the convenience translation"),
    "unrepeated": Weight(-1.5, "a balance left out of a column that ends its day"),
    "differs": Weight(-1.05, "two columns that end one day show different balances"),
    "repeated": Weight(3.3, "two columns that end one day show the same amount"),
    "odd": Weight(-0.57, "a day that ends no headed period: an event of its own"),
    "stale": Weight(-0.9, "a balance under an older period beside balance columns"),
    "untold": Weight(0.25, "an instant, where the words tell no period type"),
    "later": Weight(-0.1, "each block between the first possible one and the row's"),
    "mixed": Weight(-2.55, "each further set of head members the row takes part in"),
    "named": Weight(1.25, "head members the label speaks of, or none if it names none"),
    "torn": Weight(-0.75, "a blank among the columns of head members the row takes"),
    "event_alone": Weight(0.6, "an event as the only value of its row"),
    "event_day": Weight(-0.4, "an event that is an instant"),
    "longest": Weight(
        0.25, "a value under a period as long as the longest that ends last"
    ),
    "compared": Weight(0.75, "two flows of one length a year apart"),
    "sheets": Weight(0.35, "a balance on just the days of both balance sheets"),
    "off_sheets": Weight(-0.2, "a balance on another day than theirs"),
    "sheets_untold": Weight(
        0.8, "the days of both sheets, where no words tell a period type"
    ),
    "off_untold": Weight(-0.05, "another day than theirs, where no words tell it"),
    "text_day": Weight(-1.3, "words or a date under an instant"),
    "opens": Weight(-0.85, "an opening balance under an instant"),
    # The other rows of the page: `tally.py`.
    "popular": Weight(0.55, "log of how often other rows fill the column"),
    "together": Weight(0.4, "the same, for rows of the same members alone"),
    "near": Weight(0.38, "log of how often the rows before and after choose so"),
    "sibling": Weight(0.98, "log of how often rows of the same label choose so"),
    "adds_up": Weight(
        1.1,
        "log of how likely each other amount of a sum stands in the column",
        Provenance.CHOSEN,
    ),
    # Its other amounts: `amounts.py`, `columnsums.py`.
    "part_over": Weight(-0.4, "a part is larger than its whole in the column"),
    "part_whole": Weight(0.2, "a part is its whole in the column, or that rounded"),
    "again": Weight(0.2, "the amount stands in another row at the column's day"),
    "chained": Weight(0.7, "an opening balance is what closed the year before"),
    "unchained": Weight(-0.1, "an opening balance is not what closed the year before"),
    "foots": Weight(3.0, "a column of a sum adds up"),
    # Other pages of the filing: `filingfacts.py`.
    "elsewhere": Weight(
        3.0, "another page has the amount at the column's time", Provenance.CHOSEN
    ),
    "elsewhere_members": Weight(2.0, "and under the same members", Provenance.CHOSEN),
    "elsewhere_label": Weight(1.0, "and under the same label", Provenance.CHOSEN),
    # The sign rule: `solver.py`.
    "broken": Weight(
        -7.0, "a break of the sign rule where it bends", Provenance.CHOSEN
    ),
}

WEIGHTS: Mapping[str, float] = {
    name: weight.value for name, weight in WEIGHT_TABLE.items()
}
"""Value of each weight by its name."""

# Thresholds: chosen by hand, none of them fitted.
UNSEEN = 0.05
"""Share added to each choice before its logarithm is taken: none is impossible."""
FAINT = 0.01
"""Share from which a column is a candidate on a page whose sign rule bends."""
NEARLY = 0.8
"""Part of the best probability from which another choice counts as nearly as good."""
TIE = 1e-9
"""Difference of shares and of log weights below which they count as equal."""
LEAST_TELLING = 1000
"""Whole units from which an amount of another page tells a column; less is chance."""

MOST_CHANCE = 1e-4
"""Probability of an accident below which an exact sum settles columns."""
LIKELY_CHANCE = 0.05
"""Probability of an accident above which an exact sum does not even rank columns."""
LEAST_REST = 100
"""Units the smaller parts of such a sum must have together: its largest part alone is
often about as large as the whole, in any year."""

# Limits that keep the time of a page bounded: chosen by its time on the widest pages.
MOST_CHOICES = 400
"""Choices of one row that are all kept; beyond, only the best, and none is certain."""
BEST_CHOICES = 24
"""How many of a row's choices go on where not all can be kept."""
MOST_STATES = 800
"""States of the columns that go on from row to row; beyond, the likeliest."""
MOST_STEPS = 80_000
"""Steps from state to state of one page, beyond which only `BEAM` states go on."""
BEAM = 16
"""States that go on in any case."""
MOST_COMBINATIONS = 5_000
"""Combinations of parts tried for one whole; beyond, its sums tell nothing."""
MOST_PARTS = 12
"""Rows that are summed at most."""
ROUNDS = 4
"""How often sums and signs are taken up again with what they have left."""

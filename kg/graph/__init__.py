"""The graph: its vocabulary, the quads of a filing, and what is derived from them."""

from kg.graph.build import Meaning, chosen, filing_quads, identity_of_filing
from kg.graph.identity import identified
from kg.graph.merging import merged
from kg.graph.passing import ontology_quads
from kg.graph.positions import (
    BalanceRow,
    NameRow,
    balance_rows,
    counted,
    derived_quads,
    position_quads,
)
from kg.graph.replacement import identity_of, replaced, reporter_of, reports_in
from kg.graph.settlements import settlement_quads, settlements
from kg.graph.terms import Terms, filing_key, reporter_key

__all__ = [
    "BalanceRow",
    "Meaning",
    "NameRow",
    "Terms",
    "balance_rows",
    "chosen",
    "counted",
    "derived_quads",
    "filing_key",
    "filing_quads",
    "identified",
    "identity_of",
    "identity_of_filing",
    "merged",
    "ontology_quads",
    "position_quads",
    "replaced",
    "reporter_key",
    "reporter_of",
    "reports_in",
    "settlement_quads",
    "settlements",
]

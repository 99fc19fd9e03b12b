"""Answers named queries over everything from columns, as the store would answer them.

Each function says in columns what its file in ``queries/`` says in SPARQL; the two are
held against each other by tests. A question about one reporter or party by its name is
the store's, which finds it faster than columns are read.
"""

from collections.abc import Callable, Mapping

from kg.columns import Columns, ColumnsError
from kg.model.collecting import uncollected
from kg.queries.columnar import facts, parties, positions
from kg.queries.columnar.frames import Reading, Wanted
from kg.queries.rows import Rows

__all__ = ["Wanted", "answered"]


def answered(columns: Columns, name: str, wanted: Wanted) -> Rows | None:
    """Return the rows of a named query; None when columns do not cover it.

    Args:
        columns: Those of the publication asked.
        name: Name of the query.
        wanted: Its parameters; names of reporters and parties are patterns.
    """
    asked = ANSWERS.get(name)
    if asked is None:
        return None
    try:
        with uncollected():
            return asked(Reading(columns, wanted))
    except ColumnsError:
        return None


ANSWERS: Mapping[str, Callable[[Reading], Rows]] = {
    "balances": facts.balances,
    "changes": positions.changes,
    "evidence": facts.evidence,
    "exposure": positions.exposure,
    "families": parties.families,
    "filings": facts.filings,
    "flows": facts.flows,
    "parties": parties.parties,
    "restated": facts.restated,
    "shared": parties.shared,
    "timeline": positions.timeline,
    "totals": facts.totals,
    "uncertain": facts.uncertain,
}
"""The queries that columns cover: all of them."""

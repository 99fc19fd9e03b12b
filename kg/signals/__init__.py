"""Patterns for review: what in the balances is worth a second look, and its cells.

A pattern is a question, never an answer: it names the figures, their cells and nothing
of why. Nothing is derived from it. To add one: write its function, and add its row to
`PATTERNS` of its file (docs/contributing.md).
"""

from collections.abc import Collection
from typing import Final

from kg.errors import NotFoundError, unknown_word
from kg.facts.disclosure import disclosures
from kg.facts.lookup import reporters_named
from kg.facts.roles_borne import RolesBorne
from kg.facts.snapshot import NOTE_TEXTS, Snapshot, require
from kg.signals import across, balances, terms
from kg.signals.ledger import ledger_of
from kg.signals.records import Signal, Signals, Thresholds, thresholds

__all__ = ["ACROSS", "NEEDS", "SIGNALS", "signals", "thresholds"]

SIGNALS: Final = {**balances.PATTERNS, **terms.PATTERNS}
"""Patterns of one reporter, by name."""

NEEDS: Final = {"loan-terms": frozenset({NOTE_TEXTS})}
"""What patterns read that not every graph can tell (`Snapshot.lacks`), by name."""

ACROSS: Final = across.PATTERNS
"""Patterns over several reporters, by name."""


def signals(
    snapshot: Snapshot,
    *,
    names: Collection[str] | None = None,
    reporter: str | None = None,
    limits: Thresholds | None = None,
) -> Signals:
    """Return the patterns found in a graph, the weightiest first.

    See `kg.api.graph.Graph.signals`; patterns over several reporters are left out where
    one is asked for.

    Raises:
        NotFoundError: There is no such pattern or reporter.
        GraphError: A pattern chosen by name reads what this graph cannot tell.
    """
    asked = _chosen(names)
    lacking = {
        name: require(f"the signal {name}", NEEDS.get(name, ()), snapshot, not names)
        for name in asked
    }
    chosen = [name for name in asked if not lacking[name]]
    limits = limits or Thresholds()
    match = None if reporter is None else reporters_named(snapshot, reporter)
    found: dict[Signal, None] = {}
    roles = RolesBorne(snapshot)
    if any(name in SIGNALS for name in chosen):
        for disclosure in disclosures(snapshot, None if match is None else match.iris):
            ledger = ledger_of(snapshot, disclosure, roles)
            for name in chosen:
                if name in SIGNALS:
                    found.update(dict.fromkeys(SIGNALS[name](ledger, limits)))
    if match is None:
        for name in chosen:
            if name in ACROSS:
                found.update(dict.fromkeys(ACROSS[name](snapshot)))
    ranked = Signals(
        sorted(found, key=lambda s: (-s.weight, s.reporter, s.name, s.message))
    )
    notes = ["" if match is None else match.note, *lacking.values()]
    ranked.note = "; ".join(note for note in notes if note)
    return ranked


def _chosen(names: Collection[str] | None) -> list[str]:
    every = [*SIGNALS, *ACROSS]
    for name in names or ():
        if name not in every:
            raise unknown_word(NotFoundError, "signal", name, every)
    return [name for name in every if not names or name in names]

"""Writes what people decided: columns of uncertain facts, and who names are.

Decisions are bound to facts and name keys, never to nodes that a rebuild could move.
"""

from collections.abc import Iterable
from typing import Final

from kg.facts.decisions import Decisions, Settlement
from kg.graph import vocabulary as voc
from kg.graph.nquads import (
    day,
    foreign_node,
    integer,
    known,
    node,
    statements,
    text,
)
from kg.iris import Iris
from kg.parties.decisions import Decision, Verdict

_VERDICTS: Final = {
    Verdict.SAME: voc.SAME,
    Verdict.DIFFERENT: voc.DIFFERENT,
    Verdict.UNSURE: voc.UNSURE,
}


def decision_lines(decisions: Decisions, iris: Iris) -> list[str]:
    """Return the graph of people's decisions as N-Quads, one statement a line."""
    graph = node(iris.decisions_graph())
    lines: list[str] = []
    for settlement in decisions.settlements:
        subject = node(iris.settlement(settlement.fact, settlement.ordinal))
        lines += statements(subject, _settlement_pairs(settlement), graph)
    for decision in decisions.names:
        number, withdrawn = decision.ordinal, decision.withdrawn
        subject = node(iris.decision(number, withdrawn=withdrawn))
        pairs = [*judgement_pairs(decision), (voc.ORDINAL, integer(number))]
        pairs += known(voc.DECIDED_ON, decision.when, day)
        if withdrawn:
            pairs.append((voc.WITHDRAWS, node(iris.decision(number))))
        lines += statements(subject, pairs, graph)
    return list(dict.fromkeys(lines))


def _settlement_pairs(settlement: Settlement) -> Iterable[tuple[str, str]]:
    return (
        (voc.TYPE, voc.SETTLEMENT),
        (voc.SETTLES, foreign_node(settlement.fact)),
        (voc.SETTLED_COLUMN, integer(settlement.column)),
        (voc.ORDINAL, integer(settlement.ordinal)),
        (voc.WHY, text(settlement.why)),
    )


def judgement_pairs(decision: Decision) -> list[tuple[str, str]]:
    """Return what a rule's and a person's decision about two names have in common."""
    return [
        (voc.TYPE, voc.IDENTITY_DECISION),
        (voc.FIRST_NAME, text(decision.a)),
        (voc.SECOND_NAME, text(decision.b)),
        (voc.JUDGEMENT, _VERDICTS[decision.verdict]),
        (voc.DECIDED_BY, text(decision.by)),
        (voc.WHY, text(decision.why)),
    ]

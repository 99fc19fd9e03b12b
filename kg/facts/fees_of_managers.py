"""Fees owed to whoever manages the reporter, where no member says to whom.

"Management fees payable" on a page about related parties is owed to the manager, and
where the page tells of one manager or adviser, to that one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from kg import concepts
from kg.facts.party_keys import party_keys, party_members
from kg.facts.rows import FactRow, Level, ReportRow, Side
from kg.model.fact import Fact
from kg.selection.signs import has_sign, title_speaks
from kg.sides import DUE_TO

_SIGN: Final = "fee of who manages"


def with_managers(
    rows: tuple[FactRow, ...], reports: Iterable[ReportRow]
) -> tuple[FactRow, ...]:
    """Give fees of a manager that are owed to nobody the manager of their report."""
    on_parties = {report.iri for report in reports if title_speaks(report.title)}
    managers: dict[str, set[tuple[str | None, str | None]]] = defaultdict(set)
    for row in rows:
        if row.report in on_parties and _manages(row.fact):
            managers[row.report].add((row.fact.party, row.fact.relationship))
    if not managers:
        return rows
    return tuple(_with_manager(row, managers) for row in rows)


def _manages(fact: Fact) -> bool:
    """Whether a fact is of who runs the reporter, by the role, and of nobody else."""
    role = fact.relationship
    return (
        role is not None
        and " | " not in role
        and has_sign("manages", role)
        and len(party_members(fact)) == 1
    )


def _with_manager(
    row: FactRow, managers: Mapping[str, set[tuple[str | None, str | None]]]
) -> FactRow:
    """Return a fee that is owed as that of the one manager of its report."""
    fact = row.fact
    told = managers.get(row.report, set())
    if len(told) != 1 or row.party_key is not None or not row.is_money:
        return row
    if fact.instant is None or fact.members or not has_sign(_SIGN, fact.label):
        return row
    if concepts.load().balance_side(fact.concept, fact.label) != DUE_TO:
        return row
    ((party, role),) = told
    named = replace(fact, party=party, relationship=role)
    mentions, party_key = party_keys(row.reporter, named)
    return replace(
        row,
        fact=named,
        level=Level.PARTY,
        side=Side.DUE_TO,
        mentions=mentions,
        party_key=party_key,
    )

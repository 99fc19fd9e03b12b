"""Rows of a filing that are wholes of others: roles of their holders, groups."""

from dataclasses import replace
from decimal import Decimal

from kg.facts.group_parts import NamedAmount, group_parts
from kg.facts.group_wholes import group_wholes, of_fellows
from kg.facts.party_keys import keys_of, named_members, party_form, party_members
from kg.facts.role_wholes import ToldAmount, lone_marks, role_wholes
from kg.facts.rows import FactRow, Level, Status, is_money


def with_members(rows: tuple[FactRow, ...]) -> tuple[FactRow, ...]:
    """Make joint rows of a group and its member the member's, where sums show it."""
    if not any(len(named_members(row.fact)) > 1 for row in rows):
        return rows
    parts = group_parts(
        NamedAmount(
            fact=row.iri,
            line=(*_line_of(row), row.report, row.element, row.fact.other),
            names=frozenset(
                map(party_form, named_members(row.fact) or party_members(row.fact))
            ),
            amount=row.fact.value,
        )
        for row in rows
        if row.party_key is not None and isinstance(row.fact.value, Decimal)
    )
    return tuple(
        _whole(row)
        if row.iri in parts.wholes
        else _of_member(row, parts.groups[row.iri])
        if row.iri in parts.groups
        else row
        for row in rows
    )


def with_groups(rows: tuple[FactRow, ...]) -> tuple[FactRow, ...]:
    """Make what a group with its members is told of no party, where these are told."""
    told = group_wholes(rows)
    if not (told.wholes or told.fellows):
        return rows
    return tuple(
        _whole(row)
        if row.iri in told.wholes
        else of_fellows(row, told.fellows[row.iri])
        if row.iri in told.fellows
        else row
        for row in rows
    )


def _of_member(row: FactRow, group: str) -> FactRow:
    """Return a joint row as that of the name that is not the group's."""
    names = [n for n in named_members(row.fact) if party_form(n) != group]
    mentions, party_key = keys_of(row.reporter, tuple(names))
    fact = replace(row.fact, party=" | ".join(names))
    return replace(row, fact=fact, mentions=mentions, party_key=party_key)


def _line_of(row: FactRow) -> tuple[object, ...]:
    """Return what facts of parties agree in that are told beside each other."""
    return (
        row.fact.subsidiary,
        row.side or row.element,
        row.fact.unit,
        row.fact.instant,
        row.fact.start,
        row.fact.end,
    )


def with_subtotals(rows: tuple[FactRow, ...]) -> tuple[FactRow, ...]:
    """Make the rows of roles whose holders the filing tells subtotals of no party.

    A holder whose amount is of no certain day takes nothing from the role: else neither
    would count. What people settle later is weighed again where positions are made.
    """
    if all(row.party_key is None or row.fact.party is not None for row in rows):
        return rows  # no role stands alone
    amounts = [
        ToldAmount(
            fact=row.iri,
            line=_line_of(row),
            party=row.party_key,
            element=row.element,
            amount=row.fact.value,
            roles=tuple((row.fact.relationship or "").split(" | "))
            if row.fact.relationship
            else (),
            alone=row.fact.party is None,
            by_label=row.fact.party is None and not row.fact.members,
        )
        for row in rows
        if row.party_key is not None
        and row.status is not Status.UNCERTAIN
        and isinstance(row.fact.value, Decimal)
    ]
    wholes = role_wholes(amounts) | lone_marks(amounts)
    return tuple(_whole(row) if row.iri in wholes else row for row in rows)


def _whole(row: FactRow) -> FactRow:
    """Return a row as that of no party: the whole of rows beside it."""
    others = [member for member in row.fact.other if member != row.fact.subsidiary]
    level = Level.OTHER if others or not is_money(row.fact) else Level.SUBTOTAL
    if not row.fact.members:
        level = Level.TOTAL
    return replace(row, level=level, mentions=(), party_key=None)

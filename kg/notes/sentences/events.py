"""Reads events: loans made and repaid, purchases, payments; or that there are none."""

import re

from kg.model.note import Statement, StatementKind
from kg.notes.sentences.pieces import Clause, Piece
from kg.notes.sentences.rules import Rule, rules_of
from kg.notes.sentences.scanning import is_scaled
from kg.notes.sentences.wordclasses import word_set

_DENIES = re.compile(
    r"(?<!\S)(?:not|no|never|without|agreed to|to be|except|other than|up to|maximum"
    r"|commitment) "
)


def events_in(clause: Clause, text: str, *, scaled: bool) -> list[Statement]:
    """Return the events a clause states.

    Args:
        clause: With bare names; see `kg.notes.sentences.ties`.
        text: The document, from which words are cut as printed.
        scaled: Whether the note prints amounts in thousands or millions: an amount
            without its scale is then only a candidate.
    """
    found: list[Statement] = []
    taken: list[tuple[int, int]] = []
    for rule in rules_of("event"):
        for match in rule.matches(clause):
            if any(
                match.start() < last and match.end() > first for first, last in taken
            ):
                continue
            statement = _event(rule, match, clause, scaled=scaled)
            if statement is not None:
                found.append(statement)
                taken.append(match.span())
    return found


def _event(
    rule: Rule, match: re.Match[str], clause: Clause, *, scaled: bool
) -> Statement | None:
    """Return the event a match states, or None where it is supposed or denied."""
    before = set(clause.line[: match.start()].split())
    if word_set("modal") & before or _DENIES.search(match.group()):
        return None
    values = clause.group(match, "value")
    value = values[0] if values else None
    subject, other = clause.group(match, "subject"), clause.group(match, "object")
    start, end = clause.span(match)
    sure = "respectively" not in clause.tokens
    if value is not None and (
        value.number is None or (scaled and not is_scaled(value))
    ):
        sure = False
    if subject and other and _shown(subject[0]) == _shown(other[0]):
        return None
    day = clause.day_said()
    if day is not None:
        start, end = min(start, day.start), max(end, day.end)
    return Statement(
        StatementKind.EVENT,
        _shown(subject[0]) if subject else "",
        rule.predicates[0],
        _shown(other[0]) if other else "",
        None if value is None else value.number,
        None if value is None or value.number is None else value.unit,
        None if day is None else day.day,
        None,
        None,
        start,
        end,
        rule.name,
        sure and bool(subject),
    )


def absences_in(clause: Clause, text: str) -> list[Statement]:
    """Return the statements of a clause that there were no transactions or balances."""
    found: list[Statement] = []
    taken: list[tuple[int, int]] = []
    for rule in rules_of("none"):
        for match in rule.matches(clause):
            if any(
                match.start() < last and match.end() > first for first, last in taken
            ):
                continue
            if word_set("modal") & set(clause.line[: match.start()].split()):
                continue
            taken.append(match.span())
            start, end = clause.span(match)
            party = clause.group(match, "with")
            found.append(
                Statement(
                    StatementKind.NONE,
                    _shown(party[0]) if party else "",
                    rule.predicates[0],
                    text[start:end],
                    None, None, None, None, None,
                    start,
                    end,
                    rule.name,
                )
            )  # fmt: skip
    return found


def _shown(piece: Piece) -> str:
    """Return a party or role as printed; "" for the reporter."""
    return "" if piece.sort == "reporter" else piece.text

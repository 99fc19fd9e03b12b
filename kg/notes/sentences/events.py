"""Reads events: loans made and repaid, purchases, payments; or that there are none."""

import re

from kg.model.note import Statement, StatementKind
from kg.notes.sentences.pieces import Clause, Piece
from kg.notes.sentences.rules import Rule, rules_for
from kg.notes.sentences.scanning import is_scaled
from kg.notes.sentences.wordclasses import word_set
from kg.patterns import pattern_of

_DENIES = re.compile(
    r"(?<!\S)(?:not|no|never|without|agreed to|to be|except|other than|up to|maximum"
    r"|commitment) "
)
_NOBODY = pattern_of(r"(?<!\S)(?:no|no other|none|none of|neither) (?:R\d+ 's )?$")
"""Before "director" in "No other director has guaranteed the loan"."""
_AND_BEFORE = re.compile(
    r"[PUH]\d+ (?:(?:and|or) |, [PUH]\d+ , (?:and|or) )(?:the |his |her |its )?$"
)
"""What joins a name to the one before it; ", and" between two begins another clause."""


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
    for rule in rules_for("event", clause.tokens):
        for match in rule.matches(clause):
            if any(
                match.start() < last and match.end() > first for first, last in taken
            ):
                continue
            statements = _events(rule, match, clause, scaled=scaled)
            if statements:
                found += statements
                taken.append(match.span())
    return found


def _events(
    rule: Rule, match: re.Match[str], clause: Clause, *, scaled: bool
) -> list[Statement]:
    """Return the events a match states; none where it is supposed or denied."""
    before = clause.line[: match.start()]
    if word_set("modal") & set(before.split()) or _DENIES.search(match.group()):
        return []
    if _NOBODY.search(before):
        return []
    ends = [match.end(n) for n in ("object", "subject") if n in match.re.groupindex]
    if any(at >= 0 and clause.line.startswith("'s ", at) for at in ends):
        return []  # "paid Jane Roe's firm"
    values = clause.group(match, "value")
    value = values[0] if values else None
    others = clause.group(match, "object")
    start, end = clause.span(match)
    # Of "Jane Roe and John Roe lent $500" nobody knows who lent what.
    sure = "respectively" not in clause.tokens and _AND_BEFORE.search(before) is None
    if value is not None and (
        value.number is None or (scaled and not is_scaled(value))
    ):
        sure = False
    day = clause.day_said()
    if day is not None:
        start, end = min(start, day.start), max(end, day.end)
    subjects = [_shown(piece) for piece in clause.group(match, "subject")]
    other = _shown(others[0]) if others else ""
    return [
        Statement(
            StatementKind.EVENT,
            subject,
            rule.predicates[0],
            other,
            None if value is None else value.number,
            None if value is None or value.number is None else value.unit,
            None if day is None else day.day,
            None,
            None,
            start,
            end,
            rule.name,
            sure and bool(subjects),
        )
        for subject in subjects or [""]
        if not (subjects and others and subject == other)
    ]


def absences_in(clause: Clause, text: str) -> list[Statement]:
    """Return the statements of a clause that there were no transactions or balances."""
    found: list[Statement] = []
    taken: list[tuple[int, int]] = []
    for rule in rules_for("none", clause.tokens):
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

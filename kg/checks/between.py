"""Roll-forwards over pages and filings: two balances, and what moved between them.

Nothing says that the movements named are all there were. So where the balances and the
movements agree that is a pass, and where they do not, nothing is claimed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, product

from kg.checks.facts import FactRecord
from kg.checks.movements import SIDES, closes, directions, opens
from kg.checks.readings import figure
from kg.checks.repeats import key_of
from kg.checks.rounding import half_step, tolerance
from kg.checks.wording import Verdict, chain, count, of, several, who
from kg.model.finding import Status

_Subject = tuple[object, ...]
"""Party or roles, entity and currency."""
_MOST_EITHER_WAY = 6
_DAY = timedelta(days=1)


def between_pages(facts: Iterable[FactRecord]) -> Iterator[Verdict]:
    """Yield what to say of each pair of balances with movements between.

    Args:
        facts: Those of one reporting entity.
    """
    accounts: dict[tuple[_Subject, str, str], dict[date, FactRecord]]
    accounts = defaultdict(dict)
    flows: dict[_Subject, list[FactRecord]] = defaultdict(list)
    for fact in _each_once(facts):
        subject = _subject(fact)
        if subject is None:
            continue
        if _period(fact) is not None:
            flows[subject].append(fact)
        elif fact.instant is not None and fact.side is not None:
            account = subject, fact.side, fact.concept or fact.what
            accounts[account].setdefault(fact.instant, fact)
    for (subject, side, _), balances in accounts.items():
        for before, after in combinations(sorted(balances), 2):
            moves = _moves(flows[subject], before, after, side)
            if moves:
                yield _verdict(balances[before], balances[after], moves, side)


def _subject(fact: FactRecord) -> _Subject | None:
    """Return whose balance or flow a fact is; None for the whole or an instrument."""
    if fact.others or opens(fact.label) or closes(fact.label):
        return None
    party = fact.party or fact.members
    return (party, fact.whose, fact.unit) if party else None


def _period(fact: FactRecord) -> tuple[date | None, date | None] | None:
    """Return the period of a flow; None for a balance.

    A movement that was read as a balance for its label ("Balance netted off") has the
    period of its column.
    """
    if fact.end is not None:
        return fact.start, fact.end
    moves = any(directions(fact.label, side) for side in SIDES)
    return fact.head if moves and not fact.of_its_kind else None


def _each_once(facts: Iterable[FactRecord]) -> list[FactRecord]:
    """Return one fact a figure, the most precise, sorted by IRI."""
    best: dict[object, FactRecord] = {}
    for fact in facts:
        key = key_of(fact)
        if key is None:
            continue
        held = best.get(key)
        if held is None or (half_step(fact), fact.iri) < (half_step(held), held.iri):
            best[key] = fact
    return sorted(best.values(), key=lambda fact: fact.iri)


def _moves(
    flows: Iterable[FactRecord], before: date, after: date, side: str
) -> list[FactRecord]:
    """Return the movements of exactly the days between two balances."""
    return [
        flow
        for flow in flows
        if _period(flow) == (before + _DAY, after) and directions(flow.label, side)
    ]


def _verdict(
    opening: FactRecord, closing: FactRecord, moves: Sequence[FactRecord], side: str
) -> Verdict:
    """Return a pass when the movements explain the change; else nothing follows."""
    facts = (closing, opening, *moves)
    ways = [directions(move.label, side) for move in moves]
    if sum(len(way) > 1 for way in ways) > _MOST_EITHER_WAY:
        ways = [way[:1] for way in ways]
    change, allowed = figure(closing) - figure(opening), tolerance(facts)
    first: list[Decimal] | None = None
    for signs in product(*ways):
        counted = [
            sign * abs(figure(move)) for sign, move in zip(signs, moves, strict=True)
        ]
        first = counted if first is None else first
        if abs(sum(counted, -change)) <= allowed:
            return _said(Status.PASS, facts, counted, "")
    names = several(move.label for move in moves)
    why = f"{count(moves, 'movement')} named ({names}) need not be all"
    return _said(Status.NOT_APPLICABLE, facts, first or [], why)


def _said(
    status: Status, facts: Sequence[FactRecord], moves: Sequence[Decimal], why: str
) -> Verdict:
    closing, opening, *_ = facts
    rolled = chain([figure(opening), *moves], closing.unit)
    message = (
        f"{closing.label} of {who(closing)} from {opening.instant} to "
        f"{closing.instant}: {rolled}"
    )
    message += f", reported {of(closing)}; the {why}." if why else "."
    flows = sum(moves, Decimal(0))
    numbers = (
        ("opening", figure(opening)),
        ("flows", flows),
        ("closing", figure(closing)),
        ("difference", figure(closing) - figure(opening) - flows),
    )
    return Verdict(status, message, facts, numbers, tolerance(facts))

"""Roll-forwards over pages and filings: two balances, and what moved between them.

Nothing says that the movements named are all there were. So where the balances and the
movements agree that is a pass, and where they do not, nothing is claimed. Where only
one of the two balances is at hand, the other is told as the movements would have it:
what to look for in the filing that is missing.

A movement whose column is not settled counts where no settled one does, in the column
it most likely stands in; then nothing is claimed either.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, product

from kg.checks.movements import SIDES, closes, directions, opens
from kg.checks.repeats import key_of
from kg.checks.rolls import roll_numbers
from kg.checks.rounding import tolerance
from kg.checks.wording import Verdict, chain, count, of, several, who
from kg.facts.disclosure import StoredFact
from kg.model.finding import Status

_Subject = tuple[object, ...]
"""Party or roles, entity and currency."""
_MOST_EITHER_WAY = 6
_DAY = timedelta(days=1)


def between_pages(facts: Iterable[StoredFact]) -> Iterator[Verdict]:
    """Yield what to say of each pair of balances with movements between."""
    accounts: dict[tuple[_Subject, str, str], dict[date, StoredFact]]
    accounts = defaultdict(dict)
    flows: dict[_Subject, list[StoredFact]] = defaultdict(list)
    known = list(facts)
    for fact in [*_each_once(known), *_unsettled(known)]:
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
                verdict = _verdict(balances[before], balances[after], moves, side)
                yield _qualified(verdict, moves)
        for day in sorted(balances):
            yield from _one_sided(balances, day, flows[subject], side)


def _subject(fact: StoredFact) -> _Subject | None:
    """Return whose balance or flow a fact is; None for the whole or an instrument."""
    if fact.others or opens(fact.label) or closes(fact.label):
        return None
    party = fact.party or fact.members
    return (party, fact.whose, fact.unit) if party else None


def _period(fact: StoredFact) -> tuple[date | None, date | None] | None:
    """Return the period of a flow; None for a balance.

    A movement that was read as a balance for its label ("Balance netted off") has the
    period of its column.
    """
    if fact.end is not None:
        return fact.start, fact.end
    moves = any(directions(fact.label, side) for side in SIDES)
    return fact.head if moves and not fact.of_its_kind else None


def _each_once(facts: Iterable[StoredFact]) -> list[StoredFact]:
    """Return one fact a figure, the most precise, sorted by IRI."""
    best: dict[object, StoredFact] = {}
    for fact in facts:
        key = key_of(fact)
        if key is None:
            continue
        held = best.get(key)
        if held is None or (fact.half_unit, fact.iri) < (held.half_unit, held.iri):
            best[key] = fact
    return sorted(best.values(), key=lambda fact: fact.iri)


def _moves(
    flows: Iterable[StoredFact], before: date, after: date, side: str
) -> list[StoredFact]:
    """Return the movements of exactly the days between two balances.

    Those whose column is not settled count only where there is no other.
    """
    found = [
        flow
        for flow in flows
        if _period(flow) == (before + _DAY, after) and directions(flow.label, side)
    ]
    return [flow for flow in found if flow.certain] or found


def _unsettled(facts: Iterable[StoredFact]) -> list[StoredFact]:
    """Return the movements of money whose column is not settled."""
    return [
        fact
        for fact in facts
        if not (fact.certain or fact.translated or fact.amount is None)
        and fact.money
        and _period(fact) is not None
    ]


def _qualified(verdict: Verdict, moves: Iterable[StoredFact]) -> Verdict:
    """Return what is said, claiming nothing when a movement is not settled."""
    doubtful = [move for move in moves if not move.certain]
    if not doubtful:
        return verdict
    named = several(f"{move.label} {of(move)}" for move in doubtful)
    message = f"{verdict.message[:-1]}, with {named} in the column likeliest for it."
    return replace(verdict, status=Status.NOT_APPLICABLE, message=message)


def _one_sided(
    balances: Mapping[date, StoredFact],
    known: date,
    flows: Sequence[StoredFact],
    side: str,
) -> Iterator[Verdict]:
    """Yield what movements up to or from a balance say of one nobody reports here."""
    periods = {(start, end) for start, end in map(_period_of, flows) if start and end}
    for start, end in sorted(periods):
        before = start - _DAY
        if known not in (before, end) or (before in balances and end in balances):
            continue
        moves = _moves(flows, before, end, side)
        ways = [directions(move.label, side) for move in moves]
        if moves and sum(len(way) > 1 for way in ways) <= 1:
            found = _implied(balances[known], known == end, before, end, moves, ways)
            yield _qualified(found, moves)


def _period_of(flow: StoredFact) -> tuple[date | None, date | None]:
    return _period(flow) or (None, None)


def _implied(
    held: StoredFact,
    closing: bool,
    before: date,
    after: date,
    moves: Sequence[StoredFact],
    ways: Sequence[Sequence[int]],
) -> Verdict:
    """Return what one balance and the movements make of the other."""
    sums = []
    for signs in product(*ways):
        counted = [s * abs(m.number) for s, m in zip(signs, moves, strict=True)]
        opening = held.number - sum(counted) if closing else held.number
        sums.append((opening, counted))
    said = " or ".join(
        chain([opening, *counted], held.unit) for opening, counted in sums
    )
    missing = before if closing else after
    opening, counted = sums[0]
    flow = sum(counted, Decimal(0))
    return Verdict(
        Status.NOT_APPLICABLE,
        f"{held.label} of {who(held)} from {before} to {after}: {said}, if nothing but "
        f"{several(move.label for move in moves)} moved it; no balance of {missing} is "
        "at hand to compare.",
        (held, *moves),
        (("opening", opening), ("flows", flow), ("closing", opening + flow)),
        tolerance((held, *moves)),
    )


def _verdict(
    opening: StoredFact, closing: StoredFact, moves: Sequence[StoredFact], side: str
) -> Verdict:
    """Return a pass when the movements explain the change; else nothing follows."""
    facts = (closing, opening, *moves)
    ways = [directions(move.label, side) for move in moves]
    if sum(len(way) > 1 for way in ways) > _MOST_EITHER_WAY:
        ways = [way[:1] for way in ways]
    change, allowed = closing.number - opening.number, tolerance(facts)
    first: list[Decimal] | None = None
    for signs in product(*ways):
        counted = [
            sign * abs(move.number) for sign, move in zip(signs, moves, strict=True)
        ]
        first = counted if first is None else first
        if abs(sum(counted, -change)) <= allowed:
            return _said(Status.PASS, facts, counted, "")
    names = several(move.label for move in moves)
    why = f"{count(moves, 'movement')} named ({names}) need not be all"
    return _said(Status.NOT_APPLICABLE, facts, first or [], why)


def _said(
    status: Status, facts: Sequence[StoredFact], moves: Sequence[Decimal], why: str
) -> Verdict:
    closing, opening, *_ = facts
    rolled = chain([opening.number, *moves], closing.unit)
    message = (
        f"{closing.label} of {who(closing)} from {opening.instant} to "
        f"{closing.instant}: {rolled}"
    )
    message += f", reported {of(closing)}; the {why}." if why else "."
    numbers = roll_numbers(opening.number, moves, closing.number)
    return Verdict(status, message, facts, numbers, tolerance(facts))

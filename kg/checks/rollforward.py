"""Roll-forward: a closing balance is the opening one and what came between.

On a page the structure is explicit: a row that speaks of the beginning, rows of
movements, a row that speaks of the end, all of the same members and column. It must
hold, as printed, with the signs the labels mean, or with one row turned round (a filer
may have bracketed it wrongly); else it is a fail.

`kg.checks.between` looks for the same over pages and filings, and claims no fails.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.checks.between import between_pages
from kg.checks.movements import closes, lessens, opens
from kg.checks.rounding import slack, tolerance
from kg.checks.wording import Verdict, amount, chain, count, of, when, who
from kg.facts.disclosure import Disclosure, StoredFact
from kg.model.finding import Finding, Status

RULE = "rollforward"
NOTHING = "No balance is reported with an earlier one and what moved between."
_Rows = dict[int, list[StoredFact]]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one page from the opening to the closing balance, over all columns.

    Attributes:
        opening: Values of the row of the beginning.
        moves: Values of the rows between.
        closing: Values of the row of the end.
        whole: Whether the graph holds every row between, and no other roll-forward of
            the page has movements that this one does not have.
    """

    opening: Sequence[StoredFact]
    moves: Sequence[StoredFact]
    closing: Sequence[StoredFact]
    whole: bool


@dataclass(frozen=True, slots=True)
class Roll:
    """One column of a roll-forward.

    Attributes:
        opening: Balance at the beginning.
        moves: Movements, in order.
        closing: Balance at the end.
    """

    opening: StoredFact
    moves: tuple[StoredFact, ...]
    closing: StoredFact

    @property
    def facts(self) -> tuple[StoredFact, ...]:
        """All of them, the closing balance first."""
        return self.closing, self.opening, *self.moves

    def off(self, steps: Sequence[Decimal]) -> Decimal:
        """Return by how much the end misses the beginning and the movements."""
        return abs(self.closing.number - sum(steps, Decimal(0)))


def rollforward(disclosure: Disclosure) -> Iterator[Finding]:
    """Yield a finding for each column of each roll-forward, then those over pages."""
    for block in _blocks(disclosure.facts):
        for closing in block.closing:
            verdict = _column(block, closing)
            if verdict is not None:
                yield verdict.finding(RULE, disclosure)
    for verdict in between_pages(disclosure.facts):
        yield verdict.finding(RULE, disclosure)


def _blocks(facts: Iterable[StoredFact]) -> Iterator[Block]:
    """Yield the roll-forwards of all pages, in order of their rows."""
    pages: dict[str, _Rows] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        if fact.row is not None and _rolls(fact):
            pages[fact.report][fact.row].append(fact)
    for rows in pages.values():
        starts = [row for row in sorted(rows) if opens(rows[row][0].label)]
        blocks = [block for row in starts if (block := _block(rows, row)) is not None]
        every = {move.label for block in blocks for move in block.moves}
        for block in blocks:
            known = every == {move.label for move in block.moves}
            yield replace(block, whole=block.whole and known)


def _rolls(fact: StoredFact) -> bool:
    """Whether a value may roll forward: money and counts do, not rates and prices."""
    if fact.amount is None or fact.translated or fact.unit is None:
        return False
    return fact.money or not ("/" in fact.unit or fact.unit == "pure")


def _block(rows: _Rows, first: int) -> Block | None:
    """Return the roll-forward that begins with a row, or None when it has no end.

    Nor is it one without any movement between: statements of cash flows print both
    balances below the movements.
    """
    members = rows[first][0].members
    between: list[int] = []
    for row in sorted(row for row in rows if row > first):
        head = rows[row][0]
        if opens(head.label) or head.members != members:
            return None
        if closes(head.label):
            moves = [fact for middle in between for fact in rows[middle]]
            whole = between == list(range(first + 1, row))
            return Block(rows[first], moves, rows[row], whole) if moves else None
        between.append(row)
    return None


def _alike(one: StoredFact, other: StoredFact) -> bool:
    """Whether two values are of one unit; counts of any sort are."""
    return one.unit == other.unit if one.money else not other.money


def _column(block: Block, closing: StoredFact) -> Verdict | None:
    """Return what to say of one column; None without a balance at the beginning."""
    inside = (*block.opening, *block.moves, *block.closing)
    doubtful = [
        fact
        for fact in inside
        if not fact.certain and set(fact.columns) & set(closing.columns)
    ]
    here = [
        fact
        for fact in (*block.opening, *block.moves)
        if fact.certain and fact.column == closing.column and _alike(closing, fact)
    ]
    opening = next((fact for fact in here if fact in block.opening), None)
    if doubtful:
        return Verdict(
            Status.NOT_APPLICABLE,
            f"Roll-forward of {who(closing)} to {of(closing)} {when(closing)}: "
            f"{count(doubtful, 'uncertain value')} may stand in its column.",
            (closing, *here),
        )
    if opening is None:
        return None
    moves = tuple(fact for fact in here if fact not in block.opening)
    return _verdict(Roll(opening, moves, closing), whole=block.whole)


def _readings(roll: Roll) -> Iterator[tuple[str, list[Decimal]]]:
    """Yield the ways to count beginning and movements, with what is said of each."""
    rows = (roll.opening, *roll.moves)
    printed = [row.number for row in rows]
    yield "", printed
    meant = [
        -abs(value) if lessens(move.label) else value
        for move, value in zip(roll.moves, printed[1:], strict=True)
    ]
    yield ", signs as the labels mean them", [printed[0], *meant]
    for n, row in enumerate(rows):
        turned = [-value if n == m else value for m, value in enumerate(printed)]
        yield f", with {row.label} turned round", turned


def _verdict(roll: Roll, *, whole: bool) -> Verdict:
    """Return what to say of a settled column."""
    unit, allowed = roll.closing.unit, tolerance(roll.facts)
    said = f"Roll-forward of {who(roll.closing)} {when(roll.closing)}"
    for words, steps in _readings(roll):
        if roll.off(steps) <= allowed:
            near = "" if roll.off(steps) == 0 else f", printed {of(roll.closing)}"
            message = f"{said}: {chain(steps, unit)}{near}{words}."
            return _rolled(Status.PASS, message, roll, steps)
    printed = [row.number for row in (roll.opening, *roll.moves)]
    message = f"{said}: {chain(printed, unit)}, printed {of(roll.closing)}"
    off = roll.off(printed)
    status, why = Status.FAIL, f", {amount(off, unit)} apart"
    if not whole:
        status, why = Status.NOT_APPLICABLE, "; not every movement need be printed here"
    elif off <= sum((slack(fact) for fact in roll.facts), Decimal(0)):
        status, why = Status.NOT_APPLICABLE, "; round figures may be rounded further"
    return _rolled(status, f"{message}{why}.", roll, printed)


def _rolled(
    status: Status, message: str, roll: Roll, steps: Sequence[Decimal]
) -> Verdict:
    opening, *moves = steps
    flows, closing = sum(moves, Decimal(0)), roll.closing.number
    numbers = (
        ("opening", opening),
        ("flows", flows),
        ("closing", closing),
        ("difference", closing - opening - flows),
    )
    return Verdict(status, message, roll.facts, numbers, tolerance(roll.facts))

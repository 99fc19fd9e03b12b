"""Roll-forward: a closing balance is the opening one and what came between.

On a page the structure is explicit: a row of the balance at the beginning (by its words
or its day), rows of movements, a row of the balance at the end, all of the same members
and column. It must hold in one of the ways of `kg.checks.rolls`; else it is a fail.

`kg.checks.between` looks for the same over pages and filings, and claims no fails.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.checks.between import between_pages
from kg.checks.movements import balance_day, closes, opens
from kg.checks.rolls import Roll, roll_numbers
from kg.checks.rounding import slack, tolerance
from kg.checks.wording import Verdict, amount, chain, count, of, when, who
from kg.facts.disclosure import Disclosure, StoredFact
from kg.model.finding import Status

NOTHING = "No balance is reported with an earlier one and what moved between."
_Rows = dict[int, list[StoredFact]]
_NARRATIVE = "narrative"
"""Word of the titles of pages that list figures of a text, and no table."""


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


def rollforward(disclosure: Disclosure) -> Iterator[Verdict]:
    """Yield a finding for each column of each roll-forward, then those over pages."""
    for block in _blocks(disclosure.facts):
        for closing in block.closing:
            verdict = _column(block, closing)
            if verdict is not None:
                yield verdict
    yield from between_pages(disclosure.facts)


def _blocks(facts: Iterable[StoredFact]) -> Iterator[Block]:
    """Yield the roll-forwards of all pages, in order of their rows."""
    pages: dict[str, _Rows] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        if fact.row is not None and _rolls(fact):
            pages[fact.report][fact.row].append(fact)
    for rows in pages.values():
        starts = [row for row in sorted(rows) if _may_open(rows[row][0].label)]
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


def _may_open(label: str) -> bool:
    return opens(label) or (balance_day(label) is not None and not closes(label))


def _ends(first: str, label: str) -> bool:
    """Whether a row closes what another opens: by its words, or by its later day."""
    day, begins = balance_day(label), balance_day(first)
    if day is None or opens(label):
        return closes(label)
    return begins is None or begins < day


def _block(rows: _Rows, first: int) -> Block | None:
    """Return the roll-forward that begins with a row, or None when it has no end.

    Nor is it one without any movement between: statements of cash flows print both
    balances below the movements.
    """
    members, label = rows[first][0].members, rows[first][0].label
    between: list[int] = []
    for row in sorted(row for row in rows if row > first):
        head = rows[row][0]
        if opens(head.label) or head.members != members:
            return None
        if _ends(label, head.label):
            moves = [fact for middle in between for fact in rows[middle]]
            whole = between == list(range(first + 1, row)) and not any(
                _NARRATIVE in fact.title.casefold() for fact in rows[first]
            )
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
    # "Shares issued in settlement" may be their value, though it is read as a count.
    aside = any(
        fact.column == closing.column and not _alike(closing, fact)
        for fact in block.moves
    )
    return _verdict(Roll(opening, moves, closing), whole=block.whole and not aside)


def _verdict(roll: Roll, *, whole: bool) -> Verdict:
    """Return what to say of a settled column."""
    unit, subject = roll.closing.unit, who(roll.closing)
    ways = roll.holding()
    start = f"Roll-forward of {subject} {when(roll.closing)}"
    if ways:
        way = ways[0]
        exact = roll.off(way.steps) == 0
        near = "" if exact else f", printed {of(roll.closing)}"
        message = f"{start}: {chain(way.steps, unit)}{near}{way.words}"
        if len(ways) == 1:
            return _rolled(Status.PASS, f"{message}.", roll, way.steps)
        message = f"{message}; other signs of the rows give the same."
        return _rolled(Status.NOT_APPLICABLE, message, roll, way.steps)
    doubt = _doubt(roll, whole=whole)
    status = Status.FAIL if doubt is None else Status.NOT_APPLICABLE
    off = f", {amount(roll.off(roll.printed), unit)} apart"
    message = f"{start}: {chain(roll.printed, unit)}, printed {of(roll.closing)}"
    return _rolled(status, f"{message}{doubt or off}.", roll, roll.printed)


def _doubt(roll: Roll, *, whole: bool) -> str | None:
    """Return why a column that no reading makes hold need not be wrong, or None."""
    if not whole:
        return "; not every movement need be printed here"
    if not roll.solvable:
        return f"; the direction of {count(roll.unknown, 'row')} is not told"
    superfluous = roll.superfluous()
    if superfluous is not None:
        return f"; it holds without {superfluous.label}"
    if roll.off(roll.printed) <= sum(map(slack, roll.facts), Decimal(0)):
        return "; round figures may be rounded further"
    return None


def _rolled(
    status: Status, message: str, roll: Roll, steps: Sequence[Decimal]
) -> Verdict:
    numbers = roll_numbers(steps[0], steps[1:], roll.closing.number)
    return Verdict(status, message, roll.facts, numbers, tolerance(roll.facts))

"""Words of findings: amounts with units, periods, places; and the finding itself."""

from collections.abc import Iterable, Sequence, Sized
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kg.facts.disclosure import Disclosure, StoredFact, StoredFiling
from kg.model.amount import grouped
from kg.model.finding import CellRef, Finding, Number, Severity, Status


def amount(value: Decimal, unit: str | None) -> str:
    """Return an amount with its unit.

    >>> amount(Decimal(3235000), "CNY")
    '3,235,000 CNY'
    """
    return grouped(value) if unit is None else f"{grouped(value)} {unit}"


def of(fact: StoredFact) -> str:
    """Return a fact's amount with its unit, or its text."""
    return fact.cell.raw if fact.amount is None else amount(fact.amount, fact.unit)


def when(fact: StoredFact) -> str:
    """Return the day of a balance or the period of a flow, with its preposition."""
    return between(fact.instant, fact.start, fact.end)


def between(instant: date | None, start: date | None, end: date | None) -> str:
    """Return a day or period, with its preposition.

    >>> between(None, date(2021, 1, 1), date(2021, 6, 30))
    'from 2021-01-01 to 2021-06-30'
    """
    if instant is not None:
        return f"on {instant}"
    if end is None:
        return "on no date"
    return f"to {end}" if start is None else f"from {start} to {end}"


def page(fact: StoredFact) -> str:
    """Return the name of a fact's report."""
    return fact.cell.report or "the page"


def who(fact: StoredFact) -> str:
    """Return whose amount a fact is: its members, or ``the whole``."""
    members = [*((fact.party_text,) if fact.party_text else ()), *fact.roles]
    return " | ".join([*members, *fact.others]) or "the whole"


def several(names: Iterable[str], *, most: int = 4) -> str:
    """Return names as a list in a sentence.

    >>> several(["A", "B", "C"]), several("ABCDEF", most=3)
    ('A, B and C', 'A, B, C and 3 more')
    """
    listed = list(names)
    if len(listed) > most:
        return f"{', '.join(listed[:most])} and {len(listed) - most} more"
    head, tail = listed[:-1], listed[-1:]
    return " and ".join([", ".join(head), *tail] if head else tail)


def chain(steps: Sequence[Decimal], unit: str | None) -> str:
    """Return a sum written out.

    >>> chain([Decimal(1845), Decimal(600), Decimal(-28)], "CNY")
    '1,845 + 600 - 28 = 2,417 CNY'
    """
    first, *moves = steps
    text = grouped(first)
    for move in moves:
        text += f" {'-' if move < 0 else '+'} {grouped(abs(move))}"
    return f"{text} = {amount(sum(steps, Decimal(0)), unit)}"


def count(things: Sized, name: str) -> str:
    """Return how many there are, in words for one or several.

    >>> count("A", "row"), count("AB", "row")
    ('1 row', '2 rows')
    """
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check says of some facts, before it is a finding.

    Attributes:
        status: Outcome.
        message: One sentence.
        facts: The facts compared, the one checked first.
        numbers: Names and values.
        tolerance: Allowed difference, or None.
        severity: What it weighs if it is a fail.
        filing: The filing it is of; that of the first fact unless given.
        cells: Where the numbers stand; those of the facts unless given.
    """

    status: Status
    message: str
    facts: Sequence[StoredFact] = ()
    numbers: Sequence[tuple[str, Decimal]] = ()
    tolerance: Decimal | None = None
    severity: Severity = Severity.ERROR
    filing: StoredFiling | None = None
    cells: Sequence[CellRef] = ()

    def finding(self, rule: str, disclosure: Disclosure) -> Finding:
        """Return what a rule finds in a disclosure by it."""
        filing = self.filing
        if filing is None and self.facts:
            filing = self.facts[0].filing
        return Finding(
            rule=rule,
            status=self.status,
            severity=self.severity if self.status is Status.FAIL else Severity.INFO,
            message=self.message,
            numbers=tuple(Number(name, value) for name, value in self.numbers),
            tolerance=self.tolerance,
            cells=tuple(self.cells) or tuple(fact.cell for fact in self.facts),
            reporter=disclosure.reporter,
            filing="" if filing is None else filing.key,
        )

"""Footing: a total is the sum of its parties, a role's figure that of its rows.

Compared are figures of one report, one element (or label) and one column: the same day
or period, and the same unit, in every way `kg.checks.readings` knows. A reading that
holds is a pass and is named.

A sum that misses proves no error by itself: a page need not name every party, rows may
overlap, and the figure above them may be another thing's. It fails only

* where the same rows make the same figure in another column of the report, or
* where two rows or more exceed a total whose label speaks of related parties, do not
  make it in part, make no other figure of the page, and cannot be of both signs.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from kg.checks.readings import (
    Reading,
    adjusted_readings,
    in_part,
    role_readings,
    total_readings,
)
from kg.checks.rounding import overlap, slack
from kg.checks.wording import Verdict, amount, count, of, several, when, who
from kg.checks.words import says
from kg.facts.disclosure import Disclosure, StoredFact, broader_types
from kg.model.finding import Status

NOTHING = "No total or role figure stands above rows of parties."
_Subject = tuple[str, str, str, frozenset[str]]
"""Report, entity, what is reported, and the members of the figure checked."""


@dataclass(slots=True)
class _Column:
    """The figures of one report, element, period and unit.

    Attributes:
        facts: Settled figures, each once: a balance may be printed in several columns.
        doubtful: Unsettled ones that may stand here.
        beside: Figures of the column under other labels or elements.
    """

    facts: list[StoredFact] = field(default_factory=list)
    doubtful: list[StoredFact] = field(default_factory=list)
    beside: list[StoredFact] = field(default_factory=list)

    @property
    def torn(self) -> bool:
        """Whether it holds two different figures of the same members."""
        held: dict[frozenset[str], StoredFact] = {}
        return any(
            not overlap(fact, held.setdefault(fact.members, fact))
            for fact in self.facts
        )


def totals(disclosure: Disclosure) -> Iterator[Verdict]:
    """Yield a finding for each total and role figure that has rows below it."""
    columns = _columns(disclosure.facts)
    readings = {
        whole.iri: (column, whole, _readings(whole, column.facts))
        for column in columns
        for whole in column.facts
        if whole.level in ("total", "subtotal")
    }
    complete = _complete(
        (whole, found) for _, whole, found in readings.values() if found
    )
    for column, whole, found in readings.values():
        if found:
            rows = complete.get(_subject(whole), [])
            yield _verdict(whole, found, column, rows)


def _columns(facts: Iterable[StoredFact]) -> list[_Column]:
    """Return the columns of all reports that hold settled money."""
    columns: dict[tuple[str, str, str, str, tuple[date | None, ...]], _Column]
    columns = defaultdict(_Column)
    doubtful: dict[tuple[str, str], list[StoredFact]] = defaultdict(list)
    pages: dict[tuple[object, ...], list[StoredFact]] = defaultdict(list)
    for fact in facts:
        if not fact.money or fact.translated or fact.unit is None:
            continue
        if not fact.certain:
            doubtful[fact.report, fact.what].append(fact)
            continue
        held = columns[fact.report, fact.whose, fact.what, fact.unit, fact.period].facts
        if not any(
            fact.members == other.members and fact.amount == other.amount
            for other in held
        ):
            held.append(fact)
            pages[fact.report, fact.whose, fact.unit, fact.period].append(fact)
    for (report, whose, what, unit, period), column in columns.items():
        instant, _, end = period
        ends = instant or end
        column.beside = [
            fact for fact in pages[report, whose, unit, period] if fact.what != what
        ]
        column.doubtful += [f for f in doubtful[report, what] if ends in f.possible]
    return list(columns.values())


def _subject(whole: StoredFact) -> _Subject:
    return whole.report, whole.whose, whole.what, whole.members


def _readings(whole: StoredFact, facts: Sequence[StoredFact]) -> list[Reading]:
    if whole.level == "total":
        return total_readings(facts)
    return role_readings(whole, facts, broader_types())


def _complete(
    read: Iterable[tuple[StoredFact, Sequence[Reading]]],
) -> dict[_Subject, list[frozenset[frozenset[str]]]]:
    """Return the sets of rows, two or more, that make a figure in some column."""
    found: dict[_Subject, list[frozenset[frozenset[str]]]] = defaultdict(list)
    for whole, readings in read:
        found[_subject(whole)] += [
            reading.rows
            for reading in readings
            if len(reading.parts) > 1 and whole.number != 0 and reading.holds(whole)
        ]
    return found


def _verdict(
    whole: StoredFact,
    readings: Sequence[Reading],
    column: _Column,
    complete: Sequence[frozenset[frozenset[str]]],
) -> Verdict:
    """Return what there is to say of a figure that has rows below it."""
    plain = readings[0]
    rows = [*column.beside, *(fact for fact in column.facts if fact != whole)]
    adjusted = adjusted_readings(whole, readings, rows)
    for reading in chain(readings, adjusted):
        if reading.holds(whole):
            return _pass(whole, reading, plain, column.facts)
    doubt = _doubt(whole, plain, column)
    if doubt is not None:
        return _not_applicable(whole, plain, doubt)
    for reading in readings:
        if any(rows <= reading.rows for rows in complete):
            why = "apart; the same rows make it in another column"
            return _fail(whole, reading, why)
    doubt = _no_proof(whole, plain, column)
    if doubt is not None:
        return _not_applicable(whole, plain, doubt)
    return _fail(whole, plain, "more than it")


def _doubt(whole: StoredFact, reading: Reading, column: _Column) -> str | None:
    """Return why nothing can be said of figures that do not foot, or None."""
    if column.doubtful:
        values = count(column.doubtful, "uncertain value")
        return f"{values} may stand in this column"
    if column.torn:
        return "the report prints several figures under the same words"
    if reading.off(whole) <= sum((slack(p) for p in reading.parts), slack(whole)):
        return "round figures may be rounded further than the rest"
    if any(part.others and part.level == "party" for part in reading.parts):
        return "rows of single instruments may overlap or be incomplete"
    return None


def _no_proof(whole: StoredFact, reading: Reading, column: _Column) -> str | None:
    """Return why a sum that misses is no error, or None when it exceeds its total."""
    if abs(reading.sum) <= abs(whole.number) or _signed(whole, reading):
        return "not every party need be named"
    if len(reading.parts) < 2 or not says("related", whole.words):
        return "it need not be the total of these rows"
    part = in_part(whole, reading)
    if part is not None:
        return f"{several(who(fact) for fact in part)} alone make it, so rows overlap"
    for other in column.facts:
        if other != whole and other not in reading.parts and reading.holds(other):
            return f"the rows make {who(other)}, {of(other)}, instead"
    for row in column.beside:
        if row.members == whole.members and abs(row.number) == reading.off(whole):
            return f"{row.label}, {of(row)}, makes the difference"
    return None


def _signed(whole: StoredFact, reading: Reading) -> bool:
    """Whether rows that are not named may be of the other sign."""
    figures = [part.number for part in (whole, *reading.parts)]
    if min(figures) < 0 < max(figures):
        return True
    return whole.side is None and says("signed", whole.label)


def _name(whole: StoredFact) -> str:
    name = "the total" if whole.level == "total" else f"the {who(whole)} figure"
    return f"{whole.label} {when(whole)}: {name}"


def _compared(
    status: Status, message: str, whole: StoredFact, reading: Reading
) -> Verdict:
    return Verdict(
        status,
        message,
        (whole, *reading.parts, *reading.less),
        (
            (whole.level, whole.number),
            ("parts", reading.sum),
            ("difference", whole.number - reading.sum),
        ),
        reading.allowed(whole),
    )


def _pass(
    whole: StoredFact, reading: Reading, plain: Reading, facts: Sequence[StoredFact]
) -> Verdict:
    """Return a pass that names its reading, and the plain one that does not hold."""
    repeats = whole.level == "subtotal" and any(
        fact.level == "total" and fact.amount == whole.amount for fact in facts
    )
    if whole.level == "subtotal" and reading != plain:
        rest = reading.sum - plain.sum
        also = ", unless it is the total tagged with the role" if repeats else ""
        message = (
            f"{_name(whole)} {of(whole)} is not its own rows alone, "
            f"{amount(plain.sum, whole.unit)}, but holds with {reading.name}, "
            f"{amount(rest, whole.unit)}{also}."
        )
        verdict = _compared(Status.PASS, message, whole, reading)
        numbers = (*verdict.numbers, ("rows", plain.sum), ("other rows", rest))
        return Verdict(Status.PASS, message, verdict.facts, numbers, verdict.tolerance)
    reads = f", {reading.name}" if reading.name else ""
    also = "; it repeats the total" if repeats else ""
    message = (
        f"{_name(whole)} {of(whole)} is the sum of {count(reading.parts, 'row')}"
        f"{_rounded(whole, reading)}{reads}{also}."
    )
    return _compared(Status.PASS, message, whole, reading)


def _rounded(whole: StoredFact, reading: Reading) -> str:
    if reading.off(whole) == 0:
        return ""
    return f", {amount(reading.sum, whole.unit)}, within rounding"


def _missed(whole: StoredFact, reading: Reading) -> str:
    names = several(who(part) for part in reading.parts)
    make = "makes" if len(reading.parts) == 1 else "make"
    return (
        f"{_name(whole)} is {of(whole)}, the {count(reading.parts, 'row')} below it "
        f"({names}) {make} {amount(reading.sum, whole.unit)}"
    )


def _not_applicable(whole: StoredFact, reading: Reading, why: str) -> Verdict:
    message = f"{_missed(whole, reading)}; {why}."
    return _compared(Status.NOT_APPLICABLE, message, whole, reading)


def _fail(whole: StoredFact, reading: Reading, why: str) -> Verdict:
    off = amount(reading.off(whole), whole.unit)
    message = f"{_missed(whole, reading)}, {off} {why}."
    return _compared(Status.FAIL, message, whole, reading)

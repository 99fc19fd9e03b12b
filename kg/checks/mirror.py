"""Mirrors: what a creditor states as due from a debtor, and the debtor as due to it.

Both file, so one claim is told twice. ``queries/mirror.sql`` compares the positions of
the two, which are all that each states of the other, by rounding, currency and balance
date; the rule tells what it finds with the cells of both. Who a party is, identity has
decided: a name that is only like a reporter's is no mirror.

A side that states nothing is no error: a filer need not name each party.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kg.checks.wording import Verdict, amount
from kg.facts.disclosure import Disclosure
from kg.facts.evidence import Cell, cells_of
from kg.model.finding import CellRef, Severity, Status
from kg.queries.columns import Value
from kg.queries.rows import Row
from kg.queries.running import rows

if TYPE_CHECKING:
    from kg.facts.snapshot import Snapshot

NOTHING = "No two reporters name each other, or one the other, on a day of both."
_STATUS: Final = {"agree": Status.PASS, "differ": Status.FAIL}
"""Status of each result of the query; any other says nothing."""
_ENDS: Final = ("creditor", "debtor")
_CLAIM: Final = ("creditor_iri", "debtor_iri", "date", "currency")


class MirrorCheck:
    """The rule over one graph; the query is asked when the first reporter comes."""

    def __init__(self, snapshot: "Snapshot") -> None:
        self._snapshot = snapshot
        self._by_end: dict[str, list[Row]] | None = None
        self._cells: dict[str, list[Cell]] = {}
        self._told: set[tuple[Value, ...]] = set()

    def run(self, disclosure: Disclosure) -> Iterator[Verdict]:
        """Yield a finding for each claim of a reporter that another may tell too.

        A claim is told once, of the one of both that is looked at first.
        """
        if self._by_end is None:
            self._by_end = self._rows()
        filings = {fact.iri: fact.filing for fact in disclosure.facts}
        for row in self._by_end.pop(disclosure.entity, ()):
            claim = tuple(row[column] for column in _CLAIM)
            if claim in self._told:
                continue
            self._told.add(claim)
            own = (filings[fact] for fact in _facts(row) if fact in filings)
            yield Verdict(
                _STATUS.get(str(row["result"]), Status.NOT_APPLICABLE),
                _message(row),
                numbers=_numbers(row),
                tolerance=_decimal(row, "rounding"),
                severity=Severity.WARNING,
                filing=next(own, None),
                cells=tuple(self._cell(fact) for fact in _facts(row)),
            )

    def _rows(self) -> dict[str, list[Row]]:
        """Return the rows of the query by the IRI of either end."""
        by_end: dict[str, list[Row]] = defaultdict(list)
        answer = rows(self._snapshot, "mirror")
        for row in answer:
            for end in _ENDS:
                by_end[str(row[f"{end}_iri"])].append(row)
        facts = [fact for row in answer for fact in _facts(row)]
        self._cells = cells_of(self._snapshot, facts) if facts else {}
        return by_end

    def _cell(self, fact: str) -> CellRef:
        cell = self._cells[fact][0]
        return CellRef(fact, cell.report, cell.row, cell.column, cell.line, cell.raw)


def _facts(row: Row) -> list[str]:
    """Return the facts of both ends, those of the creditor first."""
    texts = (str(row[f"{end}_facts"]) for end in _ENDS)
    return [fact for text in texts if text for fact in text.split(" | ")]


def _decimal(row: Row, column: str) -> Decimal | None:
    value = row[column]
    return value if isinstance(value, Decimal) else None


def _numbers(row: Row) -> Sequence[tuple[str, Decimal]]:
    found = ((name, _decimal(row, name)) for name in ("due_from", "due_to"))
    told = [(name, value) for name, value in found if value is not None]
    difference = _decimal(row, "difference")
    return told if difference is None else [*told, ("difference", difference)]


def _message(row: Row) -> str:
    """Return what both state, and why nothing follows where nothing does."""
    told = {}
    for end, column in zip(_ENDS, ("due_from", "due_to"), strict=True):
        value = _decimal(row, column)
        stated = "nothing" if value is None else amount(value, str(row["currency"]))
        told[end] = f"{row[end]} states {stated}"
    message = (
        f"Owed by {row['debtor']} to {row['creditor']} on {row['date']}: "
        f"{told['creditor']} as due from it, {told['debtor']} as due to it"
    )
    difference = _decimal(row, "difference")
    if difference is not None and row["result"] == "differ":
        message += f", {amount(abs(difference), str(row['currency']))} apart"
    if row["result"] == "cannot tell":
        message += f"; nothing follows, for {row['why']}"
    elif row["result"] == "agree" and row["why"]:
        message += f"; they agree, {row['why']}"
    return f"{message}."

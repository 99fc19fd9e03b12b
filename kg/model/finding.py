"""What a check found: one sentence, exact numbers, and the cells they stand in."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from enum import StrEnum
from typing import overload

from kg.model.amount import plain_decimal
from kg.model.display import SHOWN, how_many, table_html


class Status(StrEnum):
    """Outcome of one check."""

    PASS = "pass"
    FAIL = "fail"
    NOT_APPLICABLE = "not-applicable"


class Severity(StrEnum):
    """What a fail weighs; anything else weighs ``info``."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class CellRef:
    """Where a number of a finding stands.

    Attributes:
        fact: IRI of the fact.
        report: ``R65``, ``instance``, or None when unknown.
        row: Position among the rows that hold a value, from 1; None outside pages.
        column: Value column from 0; None outside pages.
        line: Line of the source from 1, when known.
        raw: The cell as printed.
    """

    fact: str
    report: str | None
    row: int | None
    column: int | None
    line: int | None
    raw: str


@dataclass(frozen=True, slots=True)
class Number:
    """One figure a finding rests on.

    Attributes:
        name: What it is in this finding: ``total``, ``parts``, ``difference``.
        value: Exact, in whole units.
    """

    name: str
    value: Decimal


def number_texts(numbers: Iterable[Number]) -> dict[str, str]:
    """Return numbers by name, as exact plain decimals."""
    return {number.name: plain_decimal(number.value) for number in numbers}


@dataclass(frozen=True, slots=True)
class Finding:
    """Outcome of one check.

    Attributes:
        rule: Name of the rule, as in `kg.checks.RULES`.
        status: Pass, fail, or not applicable.
        severity: What a fail weighs; ``info`` unless it is a fail.
        message: One sentence that names the numbers with their units.
        numbers: The numbers, each name once.
        tolerance: By how much the numbers may differ for rounding; None where nothing
            was compared.
        cells: Where the numbers stand, the figure checked first.
        reporter: Name of the reporting entity; "" when the finding is of no single one.
        filing: Accession or page hash, the later one where two are compared; "" when
            the finding is of no single one.
    """

    rule: str
    status: Status
    severity: Severity
    message: str
    numbers: tuple[Number, ...] = ()
    tolerance: Decimal | None = None
    cells: tuple[CellRef, ...] = ()
    reporter: str = ""
    filing: str = ""

    @property
    def failed(self) -> bool:
        """Whether it is a fail."""
        return self.status is Status.FAIL

    def record(self) -> dict[str, object]:
        """Return it as ``kg check --format json`` prints it, decimals as strings."""
        return {
            "rule": self.rule,
            "status": self.status.value,
            "severity": self.severity.value,
            "message": self.message,
            "numbers": number_texts(self.numbers),
            "tolerance": (
                None if self.tolerance is None else plain_decimal(self.tolerance)
            ),
            "cells": [asdict(cell) for cell in self.cells],
            "reporter": self.reporter,
            "filing": self.filing,
        }


class Findings(Sequence[Finding]):
    """Findings in a fixed order: by rule, then reporter, filing and place.

    Args:
        findings: In order.
        note: Which reporter was taken for the text that chose it; "" where the text
            itself is a name.
    """

    def __init__(self, findings: Iterable[Finding] = (), note: str = "") -> None:
        self._findings = tuple(findings)
        self.note = note

    @overload
    def __getitem__(self, place: int) -> Finding: ...
    @overload
    def __getitem__(self, place: slice) -> "Findings": ...
    def __getitem__(self, place: int | slice) -> "Finding | Findings":
        if isinstance(place, slice):
            return Findings(self._findings[place])
        return self._findings[place]

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    def __len__(self) -> int:
        return len(self._findings)

    def __repr__(self) -> str:
        return f"<{len(self)} findings, {len(self.failed)} failed>"

    def _repr_html_(self) -> str:
        """Return a small table of the fails, for notebooks, and how many passed."""
        failed = self.failed
        passed = sum(finding.status is Status.PASS for finding in self)
        rest = len(self) - len(failed) - passed
        rows = [(f.rule, f.reporter, f.filing, f.message) for f in failed[:SHOWN]]
        return table_html(
            ("rule", "reporter", "filing", "message"),
            rows,
            how_many(len(rows), len(failed), "fails", "in order of rules"),
            f"{passed:,} passed, {rest:,} not applicable",
            self.note,
        )

    @property
    def failed(self) -> "Findings":
        """The fails alone."""
        return Findings(finding for finding in self if finding.failed)

    def to_json(self) -> str:
        """Return all as one JSON array, ASCII."""
        return json.dumps([finding.record() for finding in self], indent=1)

    def counts(self) -> dict[str, dict[Status, int]]:
        """Return how many findings of each status each rule has, rules in order."""
        counted = Counter((finding.rule, finding.status) for finding in self)
        rules = dict.fromkeys(finding.rule for finding in self)
        return {
            rule: {status: counted[rule, status] for status in Status} for rule in rules
        }

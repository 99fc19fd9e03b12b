"""What other pages of a filing say for a column: they print the same fact again."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kg.errors import AmountError
from kg.model.filing import Column
from kg.readers.pages.numbers import parse_amount
from kg.readers.pages.placing.rowvalues import RowValues
from kg.readers.pages.placing.weights import LEAST_TELLING


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact of another page of the same filing whose period is settled.

    Attributes:
        label: Row label, case and spaces folded.
        members: Members, folded.
        value: Whole units.
        unit: ``CNY``, or None when not known.
        instant, start, end: The period; see `kg.model.fact.Fact`.
    """

    label: str
    members: frozenset[str]
    value: Decimal
    unit: str | None
    instant: date | None
    start: date | None
    end: date | None


class FilingFacts:
    """The settled facts of the other pages of a filing, by amount."""

    def __init__(
        self,
        facts: Sequence[KnownFact],
        columns: Sequence[Column],
        scales: Sequence[tuple[str, int]],
        weights: Mapping[str, float],
    ) -> None:
        self._columns, self._scales, self._weights = columns, dict(scales), weights
        self._by_amount: dict[Decimal, list[KnownFact]] = defaultdict(list)
        for fact in facts:
            self._by_amount[abs(fact.value)].append(fact)

    def weights_of(self, row: RowValues) -> list[dict[int, float]]:
        """Return per cell the log weight other pages give a column, if they give any.

        Signs do not count: pages print the same amount negated.
        """
        if not self._by_amount:
            return [{} for _ in row.raws]
        label = _folded(row.label)
        members = frozenset(_folded(member) for member in row.members)
        return [self._weights_of_cell(raw, label, members) for raw in row.raws]

    def _weights_of_cell(
        self, raw: str, label: str, members: frozenset[str]
    ) -> dict[int, float]:
        try:
            printed = parse_amount(raw)
        except AmountError:
            return {}
        strongest: dict[int, float] = {}
        for column in self._columns:
            amount = abs(printed.scaleb(self._scales.get(column.unit or "", 0)))
            if amount < LEAST_TELLING:
                continue
            strengths = [
                self._weights["elsewhere"]
                + self._weights["elsewhere_members"] * (fact.members == members)
                + self._weights["elsewhere_label"] * (fact.label == label)
                for fact in self._by_amount.get(amount, ())
                if _same_time(fact, column)
                and (fact.unit is None or column.unit in (None, fact.unit))
            ]
            if strengths:
                strongest[column.index] = max(strengths)
        return strongest


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _same_time(fact: KnownFact, column: Column) -> bool:
    """Whether a fact may be one of a column: a balance of its day, a flow in its time.

    A start that either of them does not tell is no difference.
    """
    if fact.instant is not None:
        return fact.instant in (column.instant, column.end)
    return fact.end == column.end and (
        fact.start is None or column.start is None or fact.start == column.start
    )

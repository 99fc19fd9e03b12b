"""What the rows of a page say for one another: rows alike fill the same columns."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from math import log

from kg.readers.pages.placing.choices import Choice, Choices
from kg.readers.pages.placing.rowvalues import RowValues
from kg.readers.pages.placing.weights import UNSEEN


def weights_from_rows(
    rows: Sequence[RowValues],
    choices: Sequence[Choices],
    shares: Sequence[Sequence[float]],
    wide: int,
    weights: Mapping[str, float],
) -> list[list[float]]:
    """Return per row and choice the log weight the other rows of the page give it.

    Args:
        rows: The rows of the page.
        choices: The choices of each row.
        shares: Per row, the probability of each of its choices so far.
        wide: How many columns there are.
        weights: Value of each weight.
    """
    by_label: dict[tuple[str, int], Tally] = defaultdict(partial(Tally, wide))
    by_members: dict[tuple[str, ...], Tally] = defaultdict(partial(Tally, wide))
    page = Tally(wide)
    for row, options, likely in zip(rows, choices, shares, strict=True):
        for tally in (by_label[_label_key(row)], by_members[row.members], page):
            tally.add(options, likely)
    popular = page.log_filled()
    from_rows = []
    for n, (row, options) in enumerate(zip(rows, choices, strict=True)):
        near = Tally(wide)
        for m in (n - 1, n + 1):
            if 0 <= m < len(rows) and len(rows[m].raws) == len(row.raws):
                near.add(choices[m], shares[m])
        siblings = by_label[_label_key(row)].without(options, shares[n])
        members = by_members[row.members].without(options, shares[n])
        together = [0.0] * wide
        if row.members and members.rows:
            together = members.log_filled()
        from_rows.append(
            [
                weights["sibling"] * siblings.log_share(choice)
                + weights["near"] * near.log_share(choice)
                + weights["popular"] * sum(popular[c] for c in choice)
                + weights["together"] * sum(together[c] for c in choice)
                for choice in options.choices
            ]
        )
    return from_rows


def _label_key(row: RowValues) -> tuple[str, int]:
    """Return what rows of one label and as many values have in common."""
    return row.label.casefold(), len(row.raws)


class Tally:
    """What some rows choose, and how often they fill each column.

    Kept as sums, so that what all rows but one say needs no walk over them.
    """

    def __init__(self, wide: int) -> None:
        self.rows = 0
        self._shares: dict[Choice, float] = defaultdict(float)
        self._filled = [1.0] * wide

    def add(self, options: Choices, shares: Sequence[float], sign: int = 1) -> None:
        """Count a row in; with `sign` -1 out."""
        self.rows += sign
        for choice, share in zip(options.choices, shares, strict=True):
            self._shares[choice] += sign * share
            for column in choice:
                self._filled[column] += sign * share

    def without(self, options: Choices, shares: Sequence[float]) -> "Tally":
        """Return the tally of all rows but one."""
        rest = Tally(len(self._filled))
        rest.rows, rest._filled = self.rows, list(self._filled)
        rest._shares = {c: self._shares[c] for c in options.choices}
        rest.add(options, shares, -1)
        return rest

    def log_share(self, choice: Choice) -> float:
        """Return the log of the mean share of a choice; 0 for all without rows."""
        if not self.rows:
            return 0.0
        return log(UNSEEN + max(0.0, self._shares.get(choice, 0.0)) / self.rows)

    def log_filled(self) -> list[float]:
        """Return per column the log of how often it is filled, against the mean."""
        mean = sum(self._filled) / len(self._filled)
        return [log(count / mean) for count in self._filled]

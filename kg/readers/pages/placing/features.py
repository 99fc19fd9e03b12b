"""What speaks for one choice of columns of a row, seen by itself."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations

from kg.readers.pages.numbers import CellKind, kind_of
from kg.readers.pages.placing.columnlayout import ColumnLayout, day_of
from kg.readers.pages.placing.rowvalues import RowValues, digits_of
from kg.readers.pages.statementperiods import OPENING

_SMALL_WORDS = frozenset(
    ["of", "the", "and", "for", "in", "to", "by", "on", "with", "a", "an", "from"]
)


def weight_of(
    row: RowValues,
    choice: Sequence[int],
    layout: ColumnLayout,
    weights: Mapping[str, float],
) -> float:
    """Return the log weight of one choice; higher is likelier."""
    counts = features(row, choice, layout)
    return sum(weights[name] * count for name, count in counts.items())


def features(
    row: RowValues, choice: Sequence[int], layout: ColumnLayout
) -> dict[str, int]:
    """Return how often each weight applies to a choice.

    Args:
        row: The row.
        choice: Column of each of its first cells, at least one, strictly rising.
        layout: The columns of the page.
    """
    counts = _block_features(row, choice, layout)
    counts["untold"] = _instants_untold(row, choice, layout)
    counts["stale"] = _stale_balances(row, choice, layout)
    counts["translation"] = sum(layout.translation[c] for c in choice)
    counts["mismatch"] = _mismatches(row, choice, layout)
    counts |= _event_features(choice, layout)
    counts |= _period_features(row, choice, layout)
    if layout.has_head_members:
        counts |= _head_features(row, choice, layout)
    return counts | _balance_features(row, choice, layout)


def _block_features(
    row: RowValues, choice: Sequence[int], layout: ColumnLayout
) -> dict[str, int]:
    """Weigh blocks: a row fills few of them, from the newest column on, without gap."""
    balance = row.period == "instant"
    blocks = layout.balance_block if balance else layout.block
    places = layout.balance_rank if balance else layout.rank
    ranks: dict[int, list[int]] = {}
    for column in choice:
        ranks.setdefault(blocks[column], []).append(places[column])
    return {
        "block": len(ranks) - 1,
        "hole": sum(used[-1] - used[0] + 1 - len(used) for used in ranks.values()),
        # events on single days are not newer or older versions of each other
        "skip": sum(
            used[0]
            for block, used in ranks.items()
            if not layout.odd[blocks.index(block)]
        ),
        "later": layout.block[choice[0]] - layout.first_block(choice[0]),
    }


def _event_features(choice: Sequence[int], layout: ColumnLayout) -> dict[str, int]:
    """Weigh columns of events: they hold what happened once."""
    events = [c for c in choice if layout.odd[c]]
    return {
        "odd": len(events),
        "event_alone": len(events) if len(choice) == 1 else 0,
        "event_day": sum(layout.columns[c].instant is not None for c in events),
    }


def _period_features(
    row: RowValues, choice: Sequence[int], layout: ColumnLayout
) -> dict[str, int]:
    """Weigh what a report is about: its period, that of a year before, its sheets."""
    instants = sum(layout.columns[c].instant is not None for c in choice)
    counts = {
        "longest": sum(layout.longest[c] for c in choice),
        "text_day": instants if _is_text(row) else 0,
        "opens": instants if _opens(row.label) else 0,
    }
    if row.period != "instant":
        counts["compared"] = sum(
            layout.lie_a_year_apart(one, other)
            for one, other in combinations(choice, 2)
        )
    if row.period != "duration" and len(layout.sheets) > 1:
        days = [day_of(layout.columns[c]) for c in choice]
        told = "sheets" if row.period else "sheets_untold"
        off = "off_sheets" if row.period else "off_untold"
        counts[told] = int(set(days) == layout.sheets)
        counts[off] = sum(day not in layout.sheets for day in days)
    return counts


def _is_text(row: RowValues) -> bool:
    """Whether a row holds words or days: such facts are told for a period."""
    return any(kind_of(raw) in (CellKind.TEXT, CellKind.DATE) for raw in row.raws)


@cache
def _opens(label: str) -> bool:
    return OPENING.search(label) is not None


def _head_features(
    row: RowValues, choice: Sequence[int], layout: ColumnLayout
) -> dict[str, int]:
    """Weigh the members of column heads: a row belongs to one set of them."""
    touched = {layout.group[c] for c in choice}
    return {
        "mixed": len(touched) - 1,
        "named": len(touched & _groups_named(row, layout)),
        "torn": sum(group in touched for group in layout.group) - len(choice),
    }


def _groups_named(row: RowValues, layout: ColumnLayout) -> set[int]:
    """Return the sets of head members the label speaks of.

    A label that speaks of none belongs to the columns without.
    """
    label_words = set(row.label.casefold().split()) - _SMALL_WORDS
    words_of_group = {
        layout.group[c.index]: set(" ".join(c.members).casefold().split())
        for c in layout.columns
    }
    named = {group for group, words in words_of_group.items() if words & label_words}
    return named or {group for group, words in words_of_group.items() if not words}


def _balance_features(
    row: RowValues, choice: Sequence[int], layout: ColumnLayout
) -> dict[str, int]:
    """Weigh columns that end one day: a balance is the same in all of them."""
    if row.period == "duration":
        return {}
    digits = {c: digits_of(raw) for c, raw in zip(choice, row.raws, strict=False)}
    pairs = [
        (digits[c], digits[other])
        for c in choice
        for other in layout.same_end[c]
        if other > c and other in digits
    ]
    counts = {"repeated": sum(first == second != "0" for first, second in pairs)}
    if row.period == "instant":
        counts["unrepeated"] = sum(
            other not in digits for c in choice for other in layout.same_end[c]
        )
        counts["differs"] = sum(first != second for first, second in pairs)
    return counts


def _stale_balances(row: RowValues, choice: Sequence[int], layout: ColumnLayout) -> int:
    """Count the balances under headed periods that are not the latest.

    Only where the page has columns for balances, and none of them ends that day.
    """
    columns = layout.columns
    if row.period != "instant" or all(c.instant is None for c in columns):
        return 0
    latest = max((c.end for c in columns if c.end is not None), default=None)
    return sum(
        columns[c].end is not None
        and columns[c].end != latest
        and not _is_or_has_instant(c, layout)
        for c in choice
    )


def _instants_untold(
    row: RowValues, choice: Sequence[int], layout: ColumnLayout
) -> int:
    """Count the instants a row takes whose words tell no period type."""
    if row.period is not None:
        return 0
    return sum(layout.columns[c].instant is not None for c in choice)


def _mismatches(row: RowValues, choice: Sequence[int], layout: ColumnLayout) -> int:
    """Count the values under periods of the other type, where there are such of theirs.

    A balance in a duration column is none where an instant column ends that day too.
    """
    instants = [column.instant is not None for column in layout.columns]
    if row.period is None or (row.period == "instant") not in instants:
        return 0
    if row.period == "instant":
        return sum(not _is_or_has_instant(c, layout) for c in choice)
    return sum(instants[c] for c in choice)


def _is_or_has_instant(column: int, layout: ColumnLayout) -> bool:
    """Whether a column is an instant, or another one that ends its day is."""
    return any(
        layout.columns[c].instant is not None
        for c in (column, *layout.same_end[column])
    )

"""Measures of a network, for people and for programs."""

import json
from collections.abc import Sequence

from kg.network.measures import Measured
from kg.views.table import plain, text_table


def measured_text(found: Sequence[Measured], top: int) -> str:
    """Return one table a measure, of at most `top` rows."""
    parts = []
    for one in found:
        head = one.name + (f" ({one.method})" if one.method else "")
        rows = [dict(zip(one.columns, row, strict=True)) for row in one.rows[:top]]
        lines = [head, text_table(one.columns, rows).rstrip("\n")] if rows else [head]
        more = len(one.rows) - top
        if more > 0:
            lines.append(f"and {more:,} more; --top shows them")
        if one.reason:
            lines.append(("not shown: " if not rows else "") + one.reason)
        elif not rows:
            lines.append("none")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def as_json(found: Sequence[Measured]) -> str:
    """Return a JSON list of measures with all their rows; amounts are texts."""

    def written(cell: object) -> object:
        return cell if isinstance(cell, int | str) or cell is None else plain(cell)

    return (
        json.dumps(
            [
                {
                    "measure": one.name,
                    "rows": [
                        {
                            name: written(cell)
                            for name, cell in zip(one.columns, row, strict=True)
                        }
                        for row in one.rows
                    ],
                    "reason": one.reason,
                    "method": one.method,
                }
                for one in found
            ],
            indent=1,
        )
        + "\n"
    )

"""Measures of a network, for people and for programs."""

from collections.abc import Sequence

from kg.model.written import json_text
from kg.network.measures import Measured
from kg.views.table import text_table


def measured_text(
    results: Sequence[Measured], top: int, *, room: int | None = None
) -> str:
    """Return one table a measure, of at most `top` rows."""
    return "\n\n".join(_one_text(result, top, room) for result in results) + "\n"


def _one_text(result: Measured, top: int, room: int | None) -> str:
    """Return name, table and remarks of one measure."""
    rows = [_row(result, row) for row in result.rows[:top]]
    lines = [result.name + (f" ({result.method})" if result.method else "")]
    if rows:
        lines.append(text_table(result.columns, rows, room=room).rstrip("\n"))
    more = len(result.rows) - top
    if more > 0:
        lines.append(f"and {more:,} more; --top shows them")
    if result.reason:
        lines.append(("" if rows else "not shown: ") + result.reason)
    elif not rows:
        lines.append("none")
    return "\n".join(lines)


def _row(result: Measured, row: Sequence[object]) -> dict[str, object]:
    return dict(zip(result.columns, row, strict=True))


def measured_json(results: Sequence[Measured]) -> str:
    """Return a JSON list of measures with all their rows; amounts are texts."""
    return json_text(
        [
            {
                "measure": result.name,
                "rows": [_row(result, row) for row in result.rows],
                "reason": result.reason,
                "method": result.method,
            }
            for result in results
        ]
    )

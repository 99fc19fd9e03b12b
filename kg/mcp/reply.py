"""A reply: rows with the cells of their numbers, or an abstention with its reason."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.model.written import json_value

LARGEST: Final = 4000
"""Most bytes of a reply, as UTF-8: what an assistant can read without losing track."""
_LONGEST: Final = 300
"""Characters of a text within a row, when the row alone would be too large."""

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Reply:
    """Rows that answer.

    Attributes:
        rows: All of them; those that fit are shown.
        notes: One line each: what a name was taken for, what is left out.
    """

    rows: Sequence[Row]
    notes: tuple[str, ...] = ()


class AbstainError(Exception):
    """There is no answer that could be shown to an auditor.

    Attributes:
        reason: One line.
        near: Names or days that might have been meant.
    """

    def __init__(self, reason: str, near: Sequence[str] = ()) -> None:
        super().__init__(reason)
        self.reason, self.near = reason, tuple(near)


def abstention(reason: str, near: Sequence[str] = ()) -> str:
    """Return an abstention as JSON: abstained, and near where something is."""
    told: dict[str, object] = {"abstained": " ".join(reason.split())[:1000]}
    if near:
        told["near"] = [name[:200] for name in near[:6]]
    return _text(told)


def written(reply: Reply, start: int) -> str:
    """Return a reply as JSON of at most `LARGEST` bytes.

    Args:
        reply: The rows.
        start: Rows to pass over, from the ``next`` of an earlier reply.

    Returns:
        rows, shown ("1-12 of 30"), next where rows follow, notes where there are any.

    Raises:
        AbstainError: There are no rows from there on.
    """
    total = len(reply.rows)
    if not 0 <= start < total:
        message = (
            f"found start={start}, expected 0 to {total - 1}: there are {total} rows"
        )
        raise AbstainError(message)
    frame: dict[str, object] = {"rows": [], "shown": "", "next": total}
    if reply.notes:
        frame["notes"] = [note[:_LONGEST] for note in reply.notes[:4]]
    # The row count stands in the frame at its widest, so that it cannot grow later.
    frame["shown"] = f"{total}-{total} of {total}"
    left = LARGEST - len(_text(frame).encode())
    rows: list[object] = []
    for row in reply.rows[start:]:
        value: object = json.loads(_text(row))
        size = len(_text(value).encode()) + 1
        if size > left and not rows:
            value = _shortened(value, left)
            size = len(_text(value).encode()) + 1
        if size > left:
            break
        rows.append(value)
        left -= size
    end = start + len(rows)
    frame |= {"rows": rows, "shown": f"{start + 1}-{end} of {total}", "next": end}
    if end == total:
        del frame["next"]
    return _text(frame)


def _shortened(value: object, room: int) -> object:
    """Return a value with texts and lists cut until it fits; "…" marks a cut."""
    longest = _LONGEST
    while longest > 8 and len(_text(value).encode()) + 1 > room:
        value = _cut(value, longest)
        longest //= 2
    return value


def _cut(value: object, longest: int) -> object:
    if isinstance(value, str):
        return value if len(value) <= longest else value[: longest - 1] + "…"
    if isinstance(value, list):
        kept = [_cut(entry, longest) for entry in value[: max(1, longest // 8)]]
        return kept if len(kept) == len(value) else [*kept, "…"]
    if isinstance(value, dict):
        return {key: _cut(entry, longest) for key, entry in value.items()}
    return value


def _text(value: object) -> str:
    return json.dumps(
        value, ensure_ascii=False, separators=(",", ":"), default=json_value
    )

"""Packs parts of a drawing that do not hang together on one sheet."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from kg.views.stars import CELL, HUB, Point

GAP: Final = 52.0
"""Room between parts, in drawing units."""
SHEET: Final = 1.25
"""Width of a sheet over its height, as of the picture on a usual screen."""
SHEET_BESIDE: Final = 1.15
"""The same where names stand beside their nodes: rows may be drawn apart later."""
_FREE_KEPT: Final = 60
_WIDTHS: Final = tuple(0.85 + 0.07 * n for n in range(18))
"""Widths of a sheet that are tried, as parts of that of a sheet without a gap."""
_FEW: Final = 80
"""Of more parts only every third width is tried."""


def sprawl(places: Mapping[str, Point], sheet: float = SHEET) -> float:
    """Return the height of the smallest sheet of the drawing's aspect round places."""
    xs, ys = [p[0] for p in places.values()], [p[1] for p in places.values()]
    return max((max(xs) - min(xs)) / sheet, max(ys) - min(ys))


def pack(parts: Sequence[dict[str, Point]], sheet: float = SHEET) -> dict[str, Point]:
    """Return all parts on one sheet of about the drawing's aspect, free of overlap."""
    boxes = []
    for part in parts:
        xs, ys = [p[0] for p in part.values()], [p[1] for p in part.values()]
        left, top = min(xs) - HUB[0] / 2, min(ys) - CELL[1] / 2
        right, bottom = max(xs) + HUB[0] / 2, max(ys) + CELL[1] / 2
        boxes.append((bottom - top + GAP, right - left + GAP, left, top, part))
    boxes.sort(key=lambda box: (-box[0], -box[1], min(box[4])))
    area = sum(box[0] * box[1] for box in boxes)
    widest = max(box[1] for box in boxes)
    sheets = [
        _on_sheet(boxes, max(factor * math.sqrt(area * sheet), widest))
        for factor in (_WIDTHS if len(parts) <= _FEW else _WIDTHS[::3])
    ]
    return min(sheets, key=lambda places: sprawl(places, sheet))


def _on_sheet(
    boxes: Sequence[tuple[float, float, float, float, dict[str, Point]]], width: float
) -> dict[str, Point]:
    """Return the parts on a sheet of one width.

    Args:
        boxes: Height, width, left and top of each part, and the part, the high first.
        width: At least that of the widest.
    """
    free = [(0.0, 0.0, width, math.inf)]
    sheet: dict[str, Point] = {}
    for high, wide, left, top, part in boxes:
        x, y = _taken(free, wide, high)
        for node, (px, py) in part.items():
            sheet[node] = (round(px - left + x, 1), round(py - top + y, 1))
    return sheet


def _taken(
    free: list[tuple[float, float, float, float]], wide: float, high: float
) -> Point:
    """Take the topmost free place a box fits in; what is left of it stays free.

    Args:
        free: Free rectangles: y, x, width, height; changed in place. The last row is
            open downward, so there is always one that fits.
        wide: Width of the box.
        high: Its height.
    """
    fitting = (n for n, r in enumerate(free) if wide <= r[2] + 1e-6 and high <= r[3])
    y, x, width, height = free.pop(next(fitting))
    free += [(y, x + wide, width - wide, high), (y + high, x, width, height - high)]
    free.sort()
    if len(free) > _FREE_KEPT:
        del free[: len(free) - _FREE_KEPT]
    return x, y

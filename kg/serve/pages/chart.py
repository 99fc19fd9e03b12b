"""Draws balances over time as columns: due from the party up, due to it down."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from kg.facts.rows import Side
from kg.facts.select import PositionRow
from kg.model.amount import grouped
from kg.serve.pages.markup import Markup, Piece, el, name

_WIDTH, _HEIGHT = 420, 132
_TOP, _BOTTOM, _LEFT = 10, 26, 8
_MOST_DAYS: Final = 16
"""Most days of a drawing, the newest; more columns could not be read."""
_MOST: Final = 6
"""Most drawings on a page."""
_WIDEST: Final = 34
_UNITS: Final = (
    (Decimal(10) ** 12, "tn"),
    (Decimal(10) ** 9, "bn"),
    (Decimal(10) ** 6, "m"),
    (Decimal(10) ** 3, "k"),
)


def shortly(amount: Decimal) -> str:
    """Return an amount in three figures or four, for a drawing.

    >>> shortly(Decimal(18693797000)), shortly(Decimal(-2417000)), shortly(Decimal(40))
    ('18.7bn', '-2.42m', '40')
    """
    size = abs(amount)
    for unit, sign in _UNITS:
        if size >= unit:
            ratio = amount / unit
            places = 2 if abs(ratio) < 10 else 1 if abs(ratio) < 100 else 0
            shown = f"{ratio:.{places}f}"
            return (shown.rstrip("0").rstrip(".") if "." in shown else shown) + sign
    return grouped(amount)


Sums = dict[date, dict[Side, Decimal]]


def sums_by_day(positions: Iterable[PositionRow]) -> Sums:
    """Return the sum of each side, by day."""
    sums: Sums = {}
    for position in positions:
        sides = sums.setdefault(position.date, {})
        sides[position.side] = sides.get(position.side, Decimal(0)) + position.amount
    return sums


def charts(groups: Sequence[tuple[str, Sequence[PositionRow]]]) -> Markup | None:
    """Return a drawing for each group that has more than one day; None without any.

    Args:
        groups: What each is of, and its positions in one currency.
    """
    drawn = [
        _chart(title, sums_by_day(positions))
        for title, positions in groups
        if len({position.date for position in positions}) > 1
    ][:_MOST]
    if not drawn:
        return None
    key = el(
        "p",
        el("span", "Owed to the reporter", class_="from"),
        el("span", "Owed by the reporter", class_="to"),
        class_="key",
    )
    return Markup(key + el("div", drawn, class_="charts"))


def _chart(title: str, sums: Sums) -> Markup:
    days = sorted(sums)[-_MOST_DAYS:]
    up = max((_height(sums[day], Side.DUE_FROM) for day in days), default=Decimal(0))
    down = max((_height(sums[day], Side.DUE_TO) for day in days), default=Decimal(0))
    room = Decimal(_HEIGHT - _TOP - _BOTTOM - 12 * ((up > 0) + (down > 0)))
    scale = room / (up + down) if up + down else Decimal(0)
    zero = _TOP + (12 if up else 0) + up * scale
    slot = Decimal(_WIDTH - 2 * _LEFT) / len(days)
    width = min(Decimal(_WIDEST), slot * Decimal("0.62"))
    parts: list[Piece] = []
    for n, day in enumerate(days):
        middle = _LEFT + slot * n + slot / 2
        left = middle - width / 2
        tall_up = _height(sums[day], Side.DUE_FROM) * scale
        tall_down = _height(sums[day], Side.DUE_TO) * scale
        parts += _bar(left, zero - tall_up, width, tall_up, "from")
        parts += _bar(left, zero, width, tall_down, "to")
        if len(days) <= 8:
            parts += _label(middle, zero - tall_up - 3, sums[day].get(Side.DUE_FROM))
            parts += _label(middle, zero + tall_down + 11, sums[day].get(Side.DUE_TO))
        if len(days) <= 8 or n in (0, len(days) - 1):
            shown = day.isoformat() if len(days) <= 5 else f"{day:%Y-%m}"
            parts.append(_text(shown, middle, Decimal(_HEIGHT - 5)))
    axis = el(
        "line", x1=_LEFT, x2=_WIDTH - _LEFT, y1=_fine(zero), y2=_fine(zero),
        class_="axis",
    )  # fmt: skip
    words = "; ".join(_in_words(day, sums[day]) for day in days)
    drawing = el(
        "svg", el("title", words), parts, axis,
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}", role="img",
    )  # fmt: skip
    return el("figure", el("figcaption", name(title)), drawing, class_="chart")


def _height(sides: dict[Side, Decimal], side: Side) -> Decimal:
    """Return how tall a column is; a negative balance has none, its label tells it."""
    return max(Decimal(0), sides.get(side, Decimal(0)))


def _bar(
    left: Decimal, top: Decimal, width: Decimal, tall: Decimal, kind: str
) -> list[Markup]:
    if not tall:
        return []
    return [
        el(
            "rect", x=_fine(left), y=_fine(top), width=_fine(width),
            height=_fine(max(tall, Decimal(1))), rx=2, class_=kind,
        )
    ]  # fmt: skip


def _label(middle: Decimal, top: Decimal, amount: Decimal | None) -> list[Markup]:
    return [] if not amount else [_text(shortly(amount), middle, top)]


def _text(text: str, middle: Decimal, top: Decimal) -> Markup:
    return el("text", text, x=_fine(middle), y=_fine(top), text_anchor="middle")


def _fine(value: Decimal) -> str:
    return f"{value:.1f}"


def _in_words(day: date, sides: dict[Side, Decimal]) -> str:
    parts = [f"{side} {grouped(amount)}" for side, amount in sorted(sides.items())]
    return f"{day}: {', '.join(parts)}"

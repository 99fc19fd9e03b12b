"""Where the parties of one reporter stand round it, in closed form.

A few stand on a ring, more on a frame, many on a brick lattice, larger amounts nearer.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Final

Point = tuple[float, float]

CELL: Final = (148.0, 74.0)
"""Width and height kept free for a node and its label, in drawing units."""
ASPECT: Final = 1.4
"""Width of a star over its height."""
_ROW_HOLDS: Final = 4
"""So many stand on a ring even where those of others are in columns."""
RING_HOLDS: Final = 12
"""So many parties of one hub stand on a ring, more on a frame or a lattice."""
HUB: Final[Point] = (220.0, 92.0)
"""Room of a hub's box in a small drawing; a large one, seen from afar, needs more."""
_RING: Final = 180.0
_FRAME: Final = 1.25
"""Width of a frame over its height, names included."""
_BULGE: Final = 0.12
"""How far the middle of a side stands out, as a part of half the width or height."""
_FRAME_HOLDS: Final = 34
_CLEAR: Final = 150.0
ROW: Final = (184.0, 30.0)
"""Width and height kept free for a name beside its node in a column."""
_ARM: Final = 84.0
_ARM_OF_HUB: Final = 0.28
"""Length of a line from a hub's box to a column, at least such a part of its width."""
_STRETCH: Final = 1.8
"""Width of a ring over its height: amounts stand half-way, clear of the hub's box."""


def ring(size: int, hub: Point = HUB) -> list[Point]:
    """Return `size` places on one ring round the origin, clockwise from the right.

    The radius grows until neighbours keep a cell's diagonal apart. None stands straight
    above or below the hub, where the label of an edge would lie on that of a node.
    """
    apart = math.hypot(CELL[0] / ASPECT, CELL[1])
    # Clear of the hub's box, with room for an amount on the line between.
    least = max(_RING, (hub[0] / 2 + _CLEAR) / _STRETCH, hub[1] / 2 + _CLEAR)
    radius = max(least, apart / (2 * math.sin(math.pi / size))) if size > 1 else least
    turn = 0.0 if size % 4 else math.pi / size
    angles = (turn + 2 * math.pi * n / size for n in range(size))
    return [(_STRETCH * radius * math.cos(a), radius * math.sin(a)) for a in angles]


def lattice(size: int, hub: Point = HUB) -> list[Point]:
    """Return `size` places on brick-wise rows round the origin, nearest first.

    Near means inside a small ellipse of the drawing's aspect; the middle, where the
    hub stands, stays free.
    """
    width, height = CELL
    middle = 14 * hub[0] * hub[1] / (HUB[0] * HUB[1])
    reach = 1.15 * math.sqrt((size + middle) * width * height / (math.pi * ASPECT))
    rows = math.ceil(reach / height) + 1
    half = math.ceil(reach * ASPECT / width) + 1
    places = [
        ((x + 0.5 * (y % 2)) * width, y * height)
        for y in range(-rows, rows + 1)
        for x in range(-half, half + 1)
    ]
    far = (hub[0] / 2 + width * 0.8, hub[1] / 2 + height * 1.2)
    outside = [p for p in places if (p[0] / far[0]) ** 2 + (p[1] / far[1]) ** 2 >= 1]
    return sorted(
        outside,
        key=lambda p: (
            round(math.hypot(p[0] / ASPECT, p[1]), 3),
            math.atan2(p[1], p[0]),
        ),
    )[:size]


def frame(size: int, hub: Point = HUB, inner: Sequence[Point] = ()) -> list[Point]:
    """Return `size` places on a frame round the origin, clockwise from the right.

    On the sides names stand one below the other, above and below one beside the other,
    so that a frame has room for more of them than a ring.

    Args:
        size: How many parties.
        hub: Width and height of the hub's box.
        inner: Places inside; no line from the hub to the frame runs through one.
    """
    for slots in range(size, 3 * size):
        places = [p for p in _slots(slots, hub, inner) if not _is_behind(p, inner)]
        if len(places) >= size:
            break
    spare = len(places) - size
    # What is too much is left out evenly.
    skipped = {round((n + 0.5) * len(places) / spare) for n in range(spare)}
    kept = [place for n, place in enumerate(places) if n not in skipped]
    return kept[:size]


def _slots(size: int, hub: Point, inner: Sequence[Point]) -> list[Point]:
    """Return at least `size` places of a frame of about the aspect of a screen."""
    apart, below = CELL[0], 1.1 * CELL[1]
    least = (hub[0] + 2 * _CLEAR, hub[1] + 1.2 * _CLEAR)
    if inner:
        least = (
            2 * max(abs(x) for x, _ in inner) + 2.4 * CELL[0],
            2 * max(abs(y) for _, y in inner) + 2.4 * CELL[1],
        )

    def sheet(above: int) -> tuple[float, float]:
        beside = max(1, math.ceil(size / 2) - above)
        wide, high = apart * (above + 1), below * (beside + 1)
        return max(wide, least[0]), max(high, least[1])

    above = min(
        range(1, max(2, math.ceil(size / 2))),
        key=lambda n: max((sheet(n)[0] + 2 * apart) / _FRAME, sheet(n)[1] + below),
    )
    beside = max(1, math.ceil(size / 2) - above)
    wide, high = sheet(above)
    places = []
    for side in (1, -1):
        for n in range(beside):
            v = 2 * (n + 1) / (beside + 1) - 1
            x = wide / 2 * (1 + _BULGE * (1 - v * v))
            places.append((side * x, side * v * high / 2))
        for n in range(above):
            u = 2 * (n + 1) / (above + 1) - 1
            y = high / 2 * (1 + _BULGE * (1 - u * u))
            places.append((-side * u * wide / 2, side * y))
    return places


def _is_behind(place: Point, inner: Sequence[Point]) -> bool:
    """Tell whether the line from the origin to a place runs through an inner one."""
    long = math.hypot(*place)
    return any(
        abs(x * place[1] - y * place[0]) / long < CELL[1] / 2
        and x * place[0] + y * place[1] > 0
        for x, y in inner
    )


def in_columns(size: int) -> bool:
    """Tell whether so many parties of one hub stand in columns in a large drawing."""
    return size > _ROW_HOLDS


def columns(size: int, hub: Point = HUB) -> list[Point]:
    """Return `size` places in a column on either side of the origin, the middle first.

    Names stand outside, one below the other, and no line runs through one.
    """
    arm = max(_ARM, _ARM_OF_HUB * hub[0])
    places = []
    for side, many in ((-1, size // 2), (1, size - size // 2)):
        middle = (many - 1) / 2
        places += [
            (side * (hub[0] / 2 + arm), (row - middle) * ROW[1]) for row in range(many)
        ]
    return sorted(places, key=lambda place: (abs(place[1]), place[1], -place[0]))


def star(size: int, hub: Point = HUB, *, beside: bool = False) -> list[Point]:
    """Return places of a hub's own parties relative to it, the nearest first.

    A few stand on a ring, more on a frame, or a frame round a ring, many on a lattice.

    Args:
        size: How many parties.
        hub: Width and height of the hub's box.
        beside: Whether many stand in columns, as in a drawing of many nodes.
    """
    if size == 0:
        return []
    if beside and in_columns(size):
        return columns(size, hub)
    if size <= RING_HOLDS:
        return ring(size, hub)
    if size <= _FRAME_HOLDS:
        return frame(size, hub)
    if size <= _FRAME_HOLDS + RING_HOLDS:
        inner = ring(RING_HOLDS, hub)
        return [*inner, *frame(size - RING_HOLDS, hub, inner)]
    return lattice(size, hub)


def reach(places: Iterable[Point], hub: Point = HUB) -> float:
    """Return the radius of a star in units of height: a circle it fits in, squeezed."""
    corners = [hub[0] / 2 / ASPECT]
    corners += [
        math.hypot((abs(x) + CELL[0] / 2) / ASPECT, abs(y) + CELL[1] / 2)
        for x, y in places
    ]
    return max(corners)


Extent = tuple[float, float, float, float]
"""How far a star and its labels reach left, right, up and down from its hub."""


def extent(
    places: Sequence[Point], hub: Point | None, *, beside: bool = False
) -> Extent:
    """Return how far a star reaches from its middle, labels included.

    Args:
        places: Of its parties, relative to the middle.
        hub: Room of the box in the middle; None: that of a party.
        beside: Whether many stand in columns.
    """
    wide, high = hub or CELL
    xs, ys = [x for x, _ in places], [y for _, y in places]
    across, down = CELL[0] / 2, CELL[1] / 2
    if beside and in_columns(len(places)):
        across, down = ROW[0], ROW[1] / 2
    return (
        max(wide / 2, across - min(xs, default=0.0)),
        max(wide / 2, across + max(xs, default=0.0)),
        max(high / 2, down - min(ys, default=0.0)),
        max(high / 2, down + max(ys, default=0.0)),
    )

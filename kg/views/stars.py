"""Where the parties of one reporter stand round it, in closed form.

A few stand on a ring, many on a brick lattice, larger amounts nearer.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Final

Point = tuple[float, float]

CELL: Final = (148.0, 74.0)
"""Width and height kept free for a node and its label, in drawing units."""
ASPECT: Final = 1.4
"""Width of a star over its height."""
RING_HOLDS: Final = 12
"""So many parties of one hub stand on a ring, more on a lattice."""
HUB: Final[Point] = (220.0, 92.0)
"""Room of a hub's box in a small drawing; a large one, seen from afar, needs more."""
_RING: Final = 180.0
_CLEAR: Final = 150.0
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


def star(size: int, hub: Point = HUB) -> list[Point]:
    """Return places of a hub's own parties relative to it, the nearest first.

    Args:
        size: How many parties.
        hub: Width and height of the hub's box.
    """
    if size == 0:
        return []
    return ring(size, hub) if size <= RING_HOLDS else lattice(size, hub)


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


def extent(places: Sequence[Point], hub: Point | None) -> Extent:
    """Return how far a star reaches from its middle, labels included.

    Args:
        places: Of its parties, relative to the middle.
        hub: Room of the box in the middle; None: that of a party.
    """
    wide, high = hub or CELL
    xs, ys = [x for x, _ in places], [y for _, y in places]
    across, down = CELL[0] / 2, CELL[1] / 2
    return (
        max(wide / 2, across - min(xs, default=0.0)),
        max(wide / 2, across + max(xs, default=0.0)),
        max(high / 2, down - min(ys, default=0.0)),
        max(high / 2, down + max(ys, default=0.0)),
    )

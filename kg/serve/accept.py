"""Content negotiation: which of several forms a client likes best (RFC 9110)."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Range:
    """A media range with its weight."""

    kind: str
    subtype: str
    weight: float

    def fits(self, media_type: str) -> int:
        """Return how specific it is for a media type; 0 where it does not fit."""
        kind, _, subtype = media_type.partition("/")
        if (self.kind, self.subtype) == (kind, subtype):
            return 3
        if self.kind == kind and self.subtype == "*":
            return 2
        return 1 if (self.kind, self.subtype) == ("*", "*") else 0


def best_of(accept: str, offers: Sequence[str]) -> str | None:
    """Return the offer a client likes best; the earlier of equals.

    Args:
        accept: The header; "" accepts everything.
        offers: Media types without parameters, the preferred first.

    Returns:
        None where none is accepted.

    >>> best_of("text/csv;q=0.5, application/json", ["text/csv", "application/json"])
    'application/json'
    >>> best_of("text/*, text/csv;q=0", ["text/csv", "text/html"])
    'text/html'
    >>> best_of("image/png", ["text/csv"]) is None
    True
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    if not ranges:
        return offers[0]
    best, most = None, 0.0
    for offer in offers:
        fitting = [(range_.fits(offer), range_.weight) for range_ in ranges]
        # The most specific range decides, whatever a wider one says.
        specific, weight = max(fitting)
        if specific and weight > most:
            best, most = offer, weight
    return best


def _range(text: str) -> _Range:
    media_type, *parameters = (part.strip() for part in text.split(";"))
    kind, _, subtype = media_type.lower().partition("/")
    weight = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                weight = min(1.0, max(0.0, float(value)))
            except ValueError:
                weight = 0.0
    return _Range(kind, subtype or "*", weight)


def prefers_page(accept: str) -> bool:
    """Tell whether a browser asks: whether a page is named, and nothing liked better.

    >>> prefers_page("text/html,*/*;q=0.8"), prefers_page("*/*"), prefers_page("text/*")
    (True, False, False)
    """
    if "text/html" not in accept.lower():
        return False
    named = [part.partition(";")[0].strip().lower() for part in accept.split(",")]
    offers = ["text/html", *(kind for kind in named if "*" not in kind)]
    return best_of(accept, offers) == "text/html"

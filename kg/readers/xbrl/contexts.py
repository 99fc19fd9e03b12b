"""Contexts and units, which both forms of XBRL write alike."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from lxml import etree

from kg.errors import ReadError
from kg.readers.xbrl.document import Context, Dimension
from kg.readers.xbrl.element_names import prefix_of, qualified
from kg.readers.xbrl.parsing import line_of
from kg.readers.xbrl.plaintext import all_text

XBRLI = "{http://www.xbrl.org/2003/instance}"
XBRLDI = "{http://xbrl.org/2006/xbrldi}"
_IDENTIFIER, _FOREVER, _START = (
    XBRLI + name for name in ("identifier", "forever", "startDate")
)
_DAYS = (XBRLI + "instant", _START, XBRLI + "endDate")
_EXPLICIT = XBRLDI + "explicitMember"
_MEMBERS = (_EXPLICIT, XBRLDI + "typedMember")
_ONE_DAY = timedelta(days=1)
_MIDNIGHT = time(0)


class Namespaces:
    """Names of elements written in attributes and text of one document.

    Nearly every document declares its prefixes once, at its root; then a name means
    the same everywhere and is worked out once.
    """

    def __init__(self, root: etree._Element, data: bytes) -> None:
        """Look at a document.

        Args:
            root: Its root.
            data: The whole file, which tells whether prefixes are declared elsewhere.
        """
        self._map = root.nsmap
        everywhere = data.count(b"xmlns") == len(self._map)
        self._names: dict[str, str] | None = {} if everywhere else None

    def name(self, element: etree._Element, written: str) -> str:
        """Return the canonical name of what `element` calls `written`."""
        if self._names is None:
            return _name(element.nsmap, written)
        name = self._names.get(written)
        if name is None:
            name = self._names[written] = _name(self._map, written)
        return name


def context_of(element: etree._Element, source: str, namespaces: Namespaces) -> Context:
    """Read one ``xbrli:context``.

    Raises:
        ReadError: It has no period, or one that is no date.
    """
    entity = ""
    days: dict[str, date] = {}
    dimensions: list[Dimension] = []
    for child in element.iter():
        tag = child.tag
        if tag == _IDENTIFIER:
            entity = (child.text or "").strip()
        elif tag in _DAYS:
            days[tag] = _day(child, source, closes=tag != _START)
        elif tag in _MEMBERS:
            dimensions.append(_dimension(child, namespaces))
    forever = not days and next(element.iter(_FOREVER), None) is not None
    instant, start, end = (days.get(tag) for tag in _DAYS)
    if not forever and instant is None and (start is None or end is None):
        message = (
            f"found the context {element.get('id', '')[:60]!r} without a period, "
            "expected an instant, or a start and an end; give the document as filed"
        )
        raise ReadError(message, source=source, line=line_of(element))
    if len(dimensions) > 1:
        dimensions.sort(key=lambda d: (d.axis, d.member or "", d.typed or ""))
    return Context(entity, instant, start, end, tuple(dimensions), forever)


def _dimension(element: etree._Element, namespaces: Namespaces) -> Dimension:
    """Read one explicit or typed member."""
    axis = namespaces.name(element, element.get("dimension", ""))
    if element.tag == _EXPLICIT:
        return Dimension(axis, namespaces.name(element, element.text or ""))
    return Dimension(axis, None, " ".join(all_text(element).split()))


def unit_of(element: etree._Element) -> str:
    """Return a unit as text: ``USD``, ``shares``, ``pure``, ``USD/shares``."""
    divide = element.find(XBRLI + "divide")
    if divide is None:
        return _product(element)
    top = divide.find(XBRLI + "unitNumerator")
    below = divide.find(XBRLI + "unitDenominator")
    parts = [_product(part) for part in (top, below) if part is not None]
    return "/".join(parts)


def _product(element: etree._Element) -> str:
    """Return the measures of a unit, joined where there are several."""
    names = [
        (measure.text or "").strip().rpartition(":")[2]
        for measure in element.findall(XBRLI + "measure")
    ]
    return "*".join(sorted(names))


def _name(nsmap: Mapping[str | None, str], written: str) -> str:
    prefix, _, local = written.strip().rpartition(":")
    return qualified(prefix_of(nsmap.get(prefix or None) or "", prefix), local)


def _day(element: etree._Element, source: str, *, closes: bool) -> date:
    """Return the day a date or moment opens or closes."""
    text = element.text or ""
    try:
        return _day_of(text, closes)
    except (ValueError, OverflowError):
        message = (
            f"found the date {text.strip()[:40]!r} in a context, expected one such as "
            "2021-06-30; give the document as filed"
        )
        raise ReadError(message, source=source, line=line_of(element)) from None


@lru_cache(maxsize=4096)
def _day_of(text: str, closes: bool) -> date:
    """Return the day a written date or moment opens or closes.

    XBRL 2.1, section 4.7.2: a date that closes stands for the end of that day, a moment
    at midnight for the beginning of the day it names, so it closes the day before.
    """
    text = text.strip()
    written, _, moment = text.partition("T")
    day = date.fromisoformat(written[:10])
    if not moment:
        return day
    if moment.startswith("24:00"):
        return day if closes else day + _ONE_DAY
    midnight = datetime.fromisoformat(text).time() == _MIDNIGHT
    return day - _ONE_DAY if closes and midnight else day

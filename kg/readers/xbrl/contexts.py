"""Contexts and units, which both forms of XBRL write alike."""

from datetime import date, datetime, time, timedelta

from lxml import etree

from kg.errors import ReadError
from kg.readers.xbrl.names import prefix_of, qualified
from kg.readers.xbrl.parsing import line_of
from kg.readers.xbrl.plaintext import all_text
from kg.readers.xbrl.records import Context, Dimension

XBRLI = "{http://www.xbrl.org/2003/instance}"
XBRLDI = "{http://xbrl.org/2006/xbrldi}"
_ONE_DAY = timedelta(days=1)
_MIDNIGHT = time(0)


def context_of(element: etree._Element, source: str) -> Context:
    """Read one ``xbrli:context``.

    Raises:
        ReadError: It has no period, or one that is no date.
    """
    entity = ""
    instant = start = end = None
    forever = False
    dimensions: list[Dimension] = []
    for child in element.iter():
        tag = child.tag
        if tag == XBRLI + "identifier":
            entity = (child.text or "").strip()
        elif tag == XBRLI + "instant":
            instant = _day(child, source, closes=True)
        elif tag == XBRLI + "startDate":
            start = _day(child, source, closes=False)
        elif tag == XBRLI + "endDate":
            end = _day(child, source, closes=True)
        elif tag == XBRLI + "forever":
            forever = True
        elif tag == XBRLDI + "explicitMember":
            axis = name_of(child, child.get("dimension", ""))
            dimensions.append(Dimension(axis, name_of(child, child.text or "")))
        elif tag == XBRLDI + "typedMember":
            axis = name_of(child, child.get("dimension", ""))
            typed = " ".join(all_text(child).split())
            dimensions.append(Dimension(axis, None, typed))
    if not forever and instant is None and (start is None or end is None):
        message = (
            f"found the context {element.get('id', '')[:60]!r} without a period, "
            "expected an instant, or a start and an end; give the document as filed"
        )
        raise ReadError(message, source=source, line=line_of(element))
    dimensions.sort(key=lambda d: (d.axis, d.member or "", d.typed or ""))
    return Context(entity, instant, start, end, tuple(dimensions), forever)


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


def name_of(element: etree._Element, written: str) -> str:
    """Return the canonical name of an element named in text or an attribute."""
    prefix, _, local = written.strip().rpartition(":")
    namespace = element.nsmap.get(prefix or None) or ""
    return qualified(prefix_of(namespace, prefix), local)


def _day(element: etree._Element, source: str, *, closes: bool) -> date:
    """Return the day a date or moment opens or closes.

    XBRL 2.1, section 4.7.2: a date that closes stands for the end of that day, a moment
    at midnight for the beginning of the day it names, so it closes the day before.
    """
    text = (element.text or "").strip()
    written, _, moment = text.partition("T")
    try:
        day = date.fromisoformat(written[:10])
        if not moment:
            return day
        if moment.startswith("24:00"):
            return day if closes else day + _ONE_DAY
        midnight = datetime.fromisoformat(text).time() == _MIDNIGHT
        return day - _ONE_DAY if closes and midnight else day
    except (ValueError, OverflowError):
        message = (
            f"found the date {text[:40]!r} in a context, expected one such as "
            "2021-06-30; give the document as filed"
        )
        raise ReadError(message, source=source, line=line_of(element)) from None

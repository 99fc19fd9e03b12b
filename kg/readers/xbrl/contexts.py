"""Contexts and units, which both forms of XBRL write alike."""

from datetime import date, datetime, timedelta

from lxml import etree

from kg.errors import ReadError
from kg.readers.xbrl.names import prefix_of
from kg.readers.xbrl.parsing import line_of
from kg.readers.xbrl.plaintext import all_text
from kg.readers.xbrl.records import Context, Dimension

XBRLI = "{http://www.xbrl.org/2003/instance}"
XBRLDI = "{http://xbrl.org/2006/xbrldi}"
_ONE_DAY = timedelta(days=1)


def context_of(element: etree._Element, source: str) -> Context:
    """Read one ``xbrli:context``.

    Raises:
        ReadError: Its period is none.
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
            instant = _closing_day(child, source)
        elif tag == XBRLI + "startDate":
            start = _opening_day(child, source)
        elif tag == XBRLI + "endDate":
            end = _closing_day(child, source)
        elif tag == XBRLI + "forever":
            forever = True
        elif tag == XBRLDI + "explicitMember":
            axis = name_of(child, child.get("dimension", ""))
            dimensions.append(Dimension(axis, name_of(child, child.text or "")))
        elif tag == XBRLDI + "typedMember":
            axis = name_of(child, child.get("dimension", ""))
            typed = " ".join(all_text(child).split())
            dimensions.append(Dimension(axis, None, typed))
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
    prefix, colon, local = written.strip().rpartition(":")
    if not colon:
        return local
    namespace = element.nsmap.get(prefix) or ""
    return f"{prefix_of(namespace, prefix)}:{local}"


def _moment(element: etree._Element, source: str) -> tuple[date, bool]:
    """Return the day of a date or moment, and whether it is a midnight."""
    text = (element.text or "").strip()
    try:
        if "T" not in text:
            return date.fromisoformat(text[:10]), False
        moment = datetime.fromisoformat(text)
    except ValueError:
        message = (
            f"found the date {text[:40]!r} in a context, expected one such as "
            "2021-06-30; give the document as filed"
        )
        raise ReadError(message, source=source, line=line_of(element)) from None
    return moment.date(), (moment.hour, moment.minute, moment.second) == (0, 0, 0)


def _closing_day(element: etree._Element, source: str) -> date:
    """Return the day whose end is meant: a midnight closes the day before.

    XBRL 2.1, section 4.7.2: a date stands for the end of that day, a moment at
    midnight for the beginning of the day it names.
    """
    day, midnight = _moment(element, source)
    return day - _ONE_DAY if midnight else day


def _opening_day(element: etree._Element, source: str) -> date:
    return _moment(element, source)[0]

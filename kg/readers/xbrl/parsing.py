"""Hostile XML made safe: no entities, no network, no unbounded depth or size."""

import codecs

from lxml import etree

from kg.errors import ReadError

LARGEST = 50_000_000
"""Bytes of one XML file that are read without being asked for (`limit`); the largest
instances of real filings have some 30 MB. The tree in memory is about four times as
large."""

MOST_LINKS = 1_000_000
"""Links from elements or facts to labels, footnotes and one another in one file; the
largest filings have some ten thousand."""


def tree_of(
    data: bytes, source: str, *, what: str, limit: int = LARGEST, blanks: bool = True
) -> etree._Element:
    """Return the root of an XML file.

    Args:
        data: The whole file; white space before its declaration is passed over.
        source: For messages.
        what: What was expected, for messages: "an XBRL instance".
        limit: Most bytes to read.
        blanks: Whether white space between elements is kept; half the nodes of a
            document without mixed content are such.

    Raises:
        ReadError: It is too large, not well-formed, wrong in its encoding, or uses
            entities of its own (which may expand without end or name files).
    """
    if len(data) > limit:
        message = (
            f"found {len(data)} bytes, expected at most {limit}; give --largest to "
            "read it nevertheless"
        )
        raise ReadError(message, source=source)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=limit > LARGEST,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=not blanks,
    )
    try:
        root = etree.fromstring(_from_first_mark(data), parser)
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        message = f"found damaged XML ({_said(error)}), expected {what}; give it anew"
        raise ReadError(message, source=source, line=_line(error)) from None
    dtd = root.getroottree().docinfo.internalDTD
    declared = None if dtd is None else getattr(dtd, "iterentities", None)
    if declared is not None and any(True for _ in declared()):
        message = (
            f"found a document type with entities of its own, expected {what} without; "
            "remove the DOCTYPE"
        )
        raise ReadError(message, source=source)
    unknown = next(root.iter(etree.Entity), None)
    if unknown is not None:
        message = (
            f"found the entity {unknown.text}, which is declared nowhere, expected "
            f"{what} without; write the character itself"
        )
        raise ReadError(message, source=source, line=line_of(unknown))
    return root


def check_links(count: int, source: str) -> None:
    """Refuse links beyond the number any filing has: each of many to each of many.

    Raises:
        ReadError: There are too many.
    """
    if count > MOST_LINKS:
        message = (
            f"found over {MOST_LINKS} links between its elements, expected those of a "
            "filing; give the document as filed"
        )
        raise ReadError(message, source=source)


def line_of(element: etree._Element) -> int | None:
    """Return the line an element begins on, from 1; None when it is not known."""
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def _from_first_mark(data: bytes) -> bytes:
    """Put white space before the XML declaration, which XML forbids, behind it."""
    plain = data.removeprefix(codecs.BOM_UTF8)
    cut = plain.lstrip(b" \t\r\n")
    if len(cut) == len(plain) or not cut.startswith(b"<?xml"):
        return data
    end = cut.find(b"?>") + 2
    return cut[:end] + plain[: -len(cut)] + cut[end:]


def _said(error: Exception) -> str:
    text = getattr(error, "msg", None) or str(error)
    return " ".join(text.split())[:160]


def _line(error: Exception) -> int | None:
    line = getattr(error, "lineno", None)
    return line or None

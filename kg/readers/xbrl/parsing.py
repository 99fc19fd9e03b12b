"""Hostile XML made safe: no entities, no network, no unbounded depth or size."""

import codecs
import json
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TypedDict

from lxml import etree

from kg.errors import ReadError

LARGEST = 50_000_000
"""Bytes of one XML file that are read without being asked for (`limit`); the largest
instances of real filings have some 30 MB."""

MOST_TAGS = 1_000_000
"""Tags, opening and closing, of one XML file; an inline document of fifty megabytes has
nearly as many. An element takes a quarter of a kilobyte in memory."""

MOST_ATTRIBUTES = 1_000_000
"""Attributes of one XML file; an inline document of fifty megabytes has half as many,
in memory they take a quarter of a kilobyte each."""

_SGML_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<DOCUMENT>\s*<TYPE>.*?<TEXT>\s*(?:<(XBRL|XML)>)?", re.DOTALL
)
_SGML_WITHIN = 4_000
"""Bytes among which the SGML lines before a document end."""

_SHORTEST_TAG = len("<a>")
"""Bytes of the shortest tag; an attribute takes more."""

MOST_FACTS = 100_000
"""Facts of one file, and contexts, that are read without being asked for; the largest
filings have some thirty thousand. Read and named, they take two kilobytes each."""

MOST_JSON = 2_000_000
"""Values of one JSON file, each after a comma: those of two hundred thousand company
facts; the largest companies have some fifty thousand. In memory they take a fifth of a
kilobyte each."""

MOST_LINKS = 1_000_000
"""Links from elements or facts to labels, footnotes and one another in one file; the
largest filings have some ten thousand."""

_DAMAGE = (etree.XMLSyntaxError, LookupError, ValueError)


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
    _check_size(data, source, limit)
    parser = etree.XMLParser(**_safely(limit), remove_blank_text=not blanks)
    try:
        root = etree.fromstring(_from_first_mark(data), parser)
    except _DAMAGE as error:
        raise _damaged(error, source, what) from None
    _check_entities(root, source, what)
    return root


def stream_of(
    data: bytes, source: str, *, what: str, limit: int = LARGEST
) -> Iterator[etree._Element]:
    """Yield the root of an XML file, then each of its children, whole.

    The root holds some of its first children at most, and a child is gone when the next
    is asked for: the file is never in memory as a tree.

    Args:
        data: The whole file; white space before its declaration is passed over.
        source: For messages.
        what: What was expected, for messages.
        limit: Most bytes to read.

    Raises:
        ReadError: As tree_of raises it, where the damage is met: what was yielded
            before is not to be kept.
    """
    _check_size(data, source, limit)
    events = etree.iterparse(
        BytesIO(_from_first_mark(data)), events=("start", "end"), **_safely(limit)
    )
    root: etree._Element | None = None
    try:
        for event, element in events:
            if root is None:
                root = element
                _check_entities(root, source, what)
                yield root
            elif event == "end" and element.getparent() is root:
                _check_entities(element, source, what)
                yield element
                element.clear(keep_tail=True)
                while element.getprevious() is not None:
                    if root[0].tag is etree.Entity:
                        _check_entities(root[0], source, what)
                    del root[0]
        if root is not None:
            _check_entities(root, source, what)
    except _DAMAGE as error:
        raise _damaged(error, source, what) from None


class _Safely(TypedDict):
    """How lxml reads a file that may be hostile; whichever of its parsers does."""

    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    dtd_validation: bool
    huge_tree: bool
    remove_comments: bool
    remove_pis: bool


def _safely(limit: int) -> _Safely:
    return _Safely(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=limit > LARGEST,
        remove_comments=True,
        remove_pis=True,
    )


def _check_size(data: bytes, source: str, limit: int) -> None:
    """Refuse XML that would fill the memory."""
    _check_bytes(data, source, limit)
    size = len(data)
    if size > MOST_TAGS * _SHORTEST_TAG:
        check_count(data.count(b"<"), MOST_TAGS, "tags", source, limit)
    if size > MOST_ATTRIBUTES * _SHORTEST_TAG and data.count(b"=") > MOST_ATTRIBUTES:
        count = sum(tag.rpartition(b">")[0].count(b"=") for tag in data.split(b"<"))
        check_count(count, MOST_ATTRIBUTES, "attributes", source, limit)


def _check_bytes(data: bytes, source: str, limit: int) -> None:
    if len(data) > limit:
        message = (
            f"found {len(data)} bytes, expected at most {limit}; give --largest to "
            "read it nevertheless"
        )
        raise ReadError(message, source=source)


def json_of(
    data: bytes,
    source: str,
    *,
    what: str,
    limit: int = LARGEST,
    number: Callable[[str], object] | None = None,
) -> object:
    """Return what a JSON file holds.

    Args:
        data: The whole file.
        source: For messages.
        what: What was expected, for messages: "company facts".
        limit: Most bytes to read.
        number: Makes a number of its digits; int and float by default.

    Raises:
        ReadError: It is no JSON, too large, or has too many values.
    """
    _check_bytes(data, source, limit)
    check_count(data.count(b","), MOST_JSON, "values", source, limit)
    try:
        return json.loads(data, parse_float=number, parse_int=number)
    except (ValueError, ArithmeticError, RecursionError) as error:
        message = f"found damaged JSON ({error}), expected {what}; give it anew"
        raise ReadError(message, source=source) from None


def pairs_of(value: object) -> list[tuple[str, object]]:
    """Return keys and values of a JSON object; none where it is something else."""
    return list(value.items()) if isinstance(value, dict) else []


def _damaged(error: Exception, source: str, what: str) -> ReadError:
    message = f"found damaged XML ({_reason(error)}), expected {what}; give it anew"
    return ReadError(message, source=source, line=_line(error))


def _check_entities(root: etree._Element, source: str, what: str) -> None:
    """Refuse entities that a document declares, or uses without declaring them."""
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


def check_count(
    count: int, most: int, what: str, source: str, limit: int = LARGEST
) -> None:
    """Refuse more parts than a file of the size that may be read can hold.

    Args:
        count: How many there are.
        most: How many may be there at the usual limit; a higher one lifts both.
        what: What is counted, for messages: "facts".
        source: For messages.
        limit: Most bytes to read.

    Raises:
        ReadError: There are too many.
    """
    if count * LARGEST > most * max(limit, LARGEST):
        needed = -(-count * LARGEST // (most * 1_000_000))
        message = (
            f"found {count} {what}, expected at most {most}; give --largest {needed} "
            "to read it nevertheless"
        )
        raise ReadError(message, source=source)


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


def attribute(element: etree._Element, name: str) -> str:
    """Return an attribute without blanks at its ends; "" where there is none.

    XML Schema collapses white space in ids, references and names.
    """
    value: str = element.get(name, "")
    return value.strip()


def line_of(element: etree._Element) -> int | None:
    """Return the line an element begins on, from 1; None when it is not known."""
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def _without_sgml(data: bytes) -> bytes:
    """Return a document without the SGML lines a submission wraps it in.

    Empty lines stand instead of those before it, so that lines keep their numbers.
    """
    head = _SGML_HEAD.match(data, 0, _SGML_WITHIN)
    if head is None:
        return data
    end = data.rfind(b"</TEXT>", head.end())
    body = data[head.end() : end if end >= 0 else len(data)]
    if head[1] is not None:
        body = body.rstrip().removesuffix(b"</" + head[1] + b">")
    return b"\n" * head[0].count(b"\n") + body


def _from_first_mark(data: bytes) -> bytes:
    """Put white space before the XML declaration, which XML forbids, behind it."""
    data = _without_sgml(data)
    plain = data.removeprefix(codecs.BOM_UTF8)
    rest = plain.lstrip(b" \t\r\n")
    if len(rest) == len(plain) or not rest.startswith(b"<?xml"):
        return data
    end = rest.find(b"?>") + 2
    return rest[:end] + plain[: -len(rest)] + rest[end:]


def _reason(error: Exception) -> str:
    text = getattr(error, "msg", None) or str(error)
    return " ".join(text.split())[:160]


def _line(error: Exception) -> int | None:
    line = getattr(error, "lineno", None)
    return line or None

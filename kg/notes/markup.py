"""From the text of a block to a tree of its markup, whatever was put into it.

Filers escape the markup of a block, some twice, some not at all; old ones have plain
text. What a reader of the page does not see is cut out.
"""

import re
from html import unescape
from typing import Final

from lxml import etree

from kg.errors import ReadError

LARGEST: Final = 10_000_000
"""Characters beyond which a block is no note; the largest seen have some 500,000."""
MOST_TAGS: Final = 500_000
"""Tags beyond which a block is refused."""
MOST_ATTRIBUTES: Final = 500
"""Attributes of one tag beyond which a block is refused: the parser compares each with
each."""

_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*+>")
_ESCAPED_TAG: Final = re.compile(r"&(?:amp;)*lt;/?[a-zA-Z]")
_LONG_TAG: Final = re.compile(r"<[^<>]{1000,}")
_TIMES_ESCAPED: Final = 3
_TOO_DEEP: Final = etree.ErrorTypes.ERR_RESOURCE_LIMIT
_UNSHOWN: Final = frozenset(
    ["script", "style", "head", "title", "template", "noscript", "object", "svg"]
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def is_marked_up(text: str) -> bool:
    """Whether a text has tags, escaped or not.

    >>> is_marked_up("&lt;p&gt;Loans&lt;/p&gt;"), is_marked_up("less than < 5 %")
    (True, False)
    """
    return "<" in unescaped(text) and _TAG.search(unescaped(text)) is not None


def unescaped(text: str) -> str:
    """Return a text whose tags are tags, however often they were escaped.

    >>> unescaped("&amp;lt;p&amp;gt;A &amp;amp;amp; B&amp;lt;/p&amp;gt;")
    '<p>A &amp; B</p>'
    """
    for _ in range(_TIMES_ESCAPED):
        if _ESCAPED_TAG.search(text) is None or _TAG.search(text) is not None:
            break
        text = unescape(text)
    return text


def tree_of(text: str, source: str) -> etree._Element | None:
    """Return the tree of a marked-up text without what is not shown.

    Args:
        text: The block, tags as tags.
        source: What the block is called, for messages.

    Returns:
        The tree; None where its tags are nested too deep for one to be made.

    Raises:
        ReadError: It is larger than any note, or made to be slow.
    """
    _check(text, source)
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    data = f"<html><body><div>{text}</div></body></html>".encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = f"found a note that is no HTML ({error}), expected text or HTML"
        raise ReadError(message, source=source) from None
    is_whole = all(entry.type != _TOO_DEEP for entry in parser.error_log)
    if root is None or not is_whole:
        return None
    _cut_unshown(root)
    return root


def check_length(text: str, source: str) -> None:
    """Refuse a text larger than any note.

    Raises:
        ReadError: It is.
    """
    if len(text) > LARGEST:
        message = (
            f"found a note of {len(text)} characters, expected at most {LARGEST}; it "
            "is kept as a fact and not read as a note"
        )
        raise ReadError(message, source=source)


def _check(text: str, source: str) -> None:
    check_length(text, source)
    found = ""
    if text.count("<") > MOST_TAGS:
        found = f"over {MOST_TAGS} tags"
    elif any(tag.count("=") > MOST_ATTRIBUTES for tag in _LONG_TAG.findall(text)):
        found = f"a tag of over {MOST_ATTRIBUTES} attributes"
    if found:
        message = (
            f"found a note with {found}, expected fewer; it is kept as a fact and not "
            "read as a note"
        )
        raise ReadError(message, source=source)


def _cut_unshown(root: etree._Element) -> None:
    """Remove elements that are not shown, and keep the text behind them."""
    unshown: list[etree._Element] = []
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        local = local_name(element)
        style = element.get("style")
        if (
            not local
            or local in _UNSHOWN
            or local in ("ix:header", "ix:exclude")
            or (style is not None and _HIDDEN.search(style) is not None)
        ):
            unshown.append(element)
            walker.skip_subtree()
    for element in unshown:
        parent = element.getparent()
        if parent is None:
            continue
        before, tail = element.getprevious(), element.tail or ""
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
        element.tail = None
        parent.remove(element)


def local_name(element: etree._Element) -> str:
    """Return the tag of an element in small letters; "" for what is no element."""
    return element.tag.lower() if isinstance(element.tag, str) else ""

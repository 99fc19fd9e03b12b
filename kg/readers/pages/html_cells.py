"""Cells of an HTML table: the lines they show and the columns they cover."""

from lxml import etree

from kg.errors import ReadError

WIDEST = 2000
"""Columns beyond which a page is refused; the widest seen have some 60."""
_BREAKS = frozenset({"br", "div", "p", "tr", "li"})


def cells_of(row: etree._Element) -> list[etree._Element]:
    """Return the cells of a row, in order."""
    return [cell for cell in row if cell.tag in ("td", "th")]


def span_of(cell: etree._Element, source: str = "") -> int:
    """Return how many columns a cell covers.

    Raises:
        ReadError: They are more than a page has.
    """
    text = (cell.get("colspan") or "1").strip()
    span = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
    if span > WIDEST:
        message = f"found a cell over {span} columns, expected at most {WIDEST}"
        raise ReadError(message, source=source or None)
    return max(span, 1)


def lines_of(cell: etree._Element) -> list[str]:
    """Return the lines a cell shows, spaces folded, empty ones left out."""
    parts: list[str] = []
    _collect(cell, parts)
    lines = ("".join(parts)).split("\n")
    return [line for line in (" ".join(text.split()) for text in lines) if line]


def _collect(node: etree._Element, parts: list[str]) -> None:
    """Gather the text of a node in order; blocks begin and end a line."""
    for action, element in etree.iterwalk(node, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        block = element.tag in _BREAKS and element is not node
        if action == "start":
            if block:
                parts.append("\n")
            if element.tag not in ("script", "style"):
                parts.append((element.text or "").replace("\n", " "))
        elif element is not node:
            if block:
                parts.append("\n")
            parts.append((element.tail or "").replace("\n", " "))

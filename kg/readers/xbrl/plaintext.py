"""The text of marked-up blocks, words at block boundaries kept apart."""

import re
from html import unescape

from lxml import etree

from kg.patterns import pattern_of

_BLOCKS = frozenset(
    [
        "address", "article", "blockquote", "body", "br", "caption", "center", "dd",
        "div", "dl", "dt", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li",
        "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead",
        "tr", "ul",
    ]
)  # fmt: skip
_UNSHOWN = frozenset(["script", "style", "head", "title"])
_MARKUP = pattern_of(r"<[a-zA-Z/!][^<>]*+>")
_OPENING = pattern_of(r"<!--|<(script|style|head|title)\b", re.IGNORECASE)
_CLOSING = {
    kind: pattern_of(end, re.IGNORECASE)
    for kind, end in [
        ("", "-->"),
        *((name, rf"</{name}\s*+>") for name in sorted(_UNSHOWN)),
    ]
}
_NAME = pattern_of(r"/?([a-zA-Z][\w:-]*+)")


def all_text(element: etree._Element) -> str:
    """Return the text of an element and of all in it, as it stands."""
    return "".join(part for part in element.itertext() if isinstance(part, str))


def text_within(element: etree._Element, left_out: str | None = None) -> str:
    """Return the text of an element, spaces folded.

    Args:
        element: Its tail is not part of it.
        left_out: Tag whose elements do not count (``ix:exclude``).
    """
    if len(element) == 0:
        return " ".join((element.text or "").split())
    parts: list[str] = []
    skipped = 0
    for action, node in etree.iterwalk(element, events=("start", "end")):
        tag = node.tag
        local = tag.rpartition("}")[2] if isinstance(tag, str) else ""
        if action == "start":
            if tag == left_out or local in _UNSHOWN or not local:
                skipped += 1
            elif not skipped:
                if local in _BLOCKS:
                    parts.append(" ")
                parts.append(node.text or "")
        else:
            if tag == left_out or local in _UNSHOWN or not local:
                skipped -= 1
            elif not skipped and local in _BLOCKS:
                parts.append(" ")
            if not skipped and node is not element:
                parts.append(node.tail or "")
    return " ".join("".join(parts).split())


def text_of(value: str) -> str:
    """Return a value with its markup, if it is an escaped block, turned to plain text.

    >>> text_of("<p>Loans to <b>officers</b></p><p>None.</p>")
    'Loans to officers None.'
    >>> text_of("Less than < 5 %")
    'Less than < 5 %'
    """
    if "<" not in value or _MARKUP.search(value) is None:
        return " ".join(value.split())
    try:
        return _folded(value)
    except _UnshownError:
        return _folded(_shown(value), unshown=True)


def _folded(value: str, *, unshown: bool = False) -> str:
    first, *pieces = value.split("<")
    text = _UNSHOWN_PIECES if unshown else _PIECES
    return " ".join((unescape(first) + "".join(map(text.__getitem__, pieces))).split())


class _UnshownError(Exception):
    """A block holds what is not shown, or a comment, which must be cut out first."""


class _Pieces(dict[str, str]):
    """What follows a "<" to the text it stands for: a tag falls away.

    The tags of one document are much the same over and over, so what was worked out is
    kept: up to a number, and only what is short.

    >>> _Pieces()["/td>2,417"], _Pieces()['b class="x">Loans'], _Pieces()[" 5 %"]
    (' 2,417', 'Loans', '< 5 %')

    Raises:
        _UnshownError: On lookup, where it begins what is not shown; unless that was cut
            before.
    """

    _MOST = 20_000
    _LONGEST = 200

    def __init__(self, *, cut: bool = False) -> None:
        super().__init__()
        self._cut = cut

    def __missing__(self, piece: str) -> str:
        tag, closed, text = piece.partition(">")
        name = _NAME.match(tag)
        kind = name[1].lower() if name is not None else ""
        if not self._cut and (kind in _UNSHOWN or piece.startswith("!--")):
            raise _UnshownError
        if name is None or not closed:
            text = "<" + piece
        elif kind in _BLOCKS:
            text = " " + text
        if "&" in text:
            text = unescape(text)
        if len(piece) <= self._LONGEST:
            if len(self) >= self._MOST:
                self.clear()
            self[piece] = text
        return text


_PIECES, _UNSHOWN_PIECES = _Pieces(), _Pieces(cut=True)


def _shown(value: str) -> str:
    """Cut comments, scripts, styles and heads; what is never closed stays.

    Each is looked for once, so that the time grows with the length alone.
    """
    if _OPENING.search(value) is None:
        return value
    parts: list[str] = []
    at = 0
    unclosed: set[str] = set()
    for mark in _OPENING.finditer(value):
        kind = (mark[1] or "").lower()
        if mark.start() < at or kind in unclosed:
            continue
        end = _CLOSING[kind].search(value, mark.end())
        if end is None:
            unclosed.add(kind)
            continue
        parts.append(value[at : mark.start()])
        at = end.end()
    return "".join([*parts, value[at:]])

"""Makes elements of HTML; a text is escaped unless it was made here."""

import html
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from urllib.parse import quote, urlencode

from kg.model.amount import grouped
from kg.model.characters import visible


class Markup(str):
    """HTML, made by the functions of this module and safe to put on a page."""

    __slots__ = ()


Piece = str | int | Decimal | date | None | Iterable["Piece"]
"""What may stand in an element: text, markup, numbers, days, and lists of these."""

_VOID = frozenset(("br", "hr", "img", "input", "link", "meta"))


def piece(value: Piece) -> Markup:
    r"""Return what stands on the page for a value: nothing for None.

    >>> piece("<b>"), piece(["a", None, Decimal("1234.50")])
    ('&lt;b&gt;', 'a1,234.5')
    """
    if isinstance(value, Markup):
        return value
    if value is None:
        return Markup()
    if isinstance(value, str):
        return Markup(html.escape(visible_lines(value)))
    if isinstance(value, Decimal):
        return Markup(grouped(value))
    if isinstance(value, (int, date)):
        return Markup(html.escape(str(value)))
    return Markup("".join(piece(item) for item in value))


def visible_lines(text: str) -> str:
    r"""Return a text with unseen characters shown by their codes, spaces kept at ends.

    >>> visible_lines(" of \u202eevil ")
    ' of \\u202eevil '
    """
    shown = visible(text)
    start = " " if text[:1].isspace() and shown else ""
    end = " " if text[-1:].isspace() and shown else ""
    return start + shown + end


def el(name: str, /, *children: Piece, **attributes: str | int | bool | None) -> Markup:
    """Return an element.

    Args:
        name: Of the element.
        *children: What is in it.
        **attributes: By name, ``class_`` for class; True stands alone, None and False
            leave the attribute out.

    >>> el("a", "x & y", href="/?a=1&b=2", class_="name")
    '<a href="/?a=1&amp;b=2" class="name">x &amp; y</a>'
    """
    parts = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = key.rstrip("_").replace("_", "-")
        shown = "" if value is True else f'="{html.escape(str(value))}"'
        parts.append(attribute + shown)
    start = f"<{' '.join(parts)}>"
    if name in _VOID:
        return Markup(start)
    return Markup(f"{start}{piece(children)}</{name}>")


def kept(value: object) -> Markup:
    """Return markup as it is; any other text escaped."""
    return value if isinstance(value, Markup) else piece(str(value))


def name(text: object) -> Markup:
    """Return a name from a filing: it keeps its own direction, and turns nothing."""
    return el("bdi", str(text))


def preformatted(text: str) -> Markup:
    """Return text escaped with its lines and spaces as they are."""
    return Markup(html.escape(text))


def counted(count: int, one: str, several: str = "") -> str:
    """Return a count with what is counted, in one or several.

    >>> counted(1, "filing"), counted(1200, "party", "parties")
    ('1 filing', '1,200 parties')
    """
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def address(path: str, **parameters: object) -> str:
    """Return an address on this server; a parameter that is None is left out.

    >>> address("/query/exposure", party="a b", page=None)
    '/query/exposure?party=a+b'
    """
    given = [(key, str(v)) for key, v in parameters.items() if v is not None]
    return f"{path}?{urlencode(given)}" if given else path


def thing_address(iri: str, base: str) -> str:
    """Return where this server tells about a thing.

    >>> thing_address("https://example.org/id/party/a%20b", "https://example.org/id/")
    '/id/party/a%20b'
    >>> thing_address("http://fasb.org/us-gaap#Assets", "https://example.org/id/")
    '/describe?iri=http%3A%2F%2Ffasb.org%2Fus-gaap%23Assets'
    """
    if iri.startswith(base):
        return "/id/" + quote(iri.removeprefix(base), safe="/%:@!$&'()*+,;=~-._")
    return address("/describe", iri=iri)


def link(text: Piece, target: str, **attributes: str | None) -> Markup:
    """Return a link within this server."""
    return el("a", text, href=target, **attributes)


def thing_link(text: object, iri: object, base: str) -> Markup:
    """Return a name as a link to where this server tells about a thing."""
    return link(name(text), thing_address(str(iri), base))


def outward(text: Piece, target: object) -> Markup:
    """Return a link to another site, where its address is one; else the text."""
    if isinstance(target, str) and target.startswith(("https://", "http://")):
        return el("a", text, href=target, rel="noreferrer noopener", class_="outward")
    return piece(text)

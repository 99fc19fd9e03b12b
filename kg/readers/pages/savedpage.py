"""Where a saved HTML page came from: what browsers and pages write down of it."""

import html
import re

_BEFORE = 100_000
"""Characters among which a page says where it came from."""
_ADDRESS = r"(https?://[^\s\"'<>]{1,2000})"
_SAVED = re.compile(
    rf"<!--(?:\s*saved from url=\(\d+\)|[^>]{{0,200}}?\burl:)\s*{_ADDRESS}",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(base|link|meta)\s([^<>]{1,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"([a-z:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I
)
_ADDRESS_ONLY = re.compile(_ADDRESS)
_BODY = re.compile(r"<(?:body|table)[\s>]", re.IGNORECASE)


def address_of(text: str) -> str | None:
    """Return the address an HTML page was saved from, or None.

    The comment of the browser goes before the links of the page: canonical, ``og:url``,
    ``<base>``. Only what stands before the body counts.

    >>> address_of('<!-- saved from url=(0021)https://example.com/a --><html>')
    'https://example.com/a'
    """
    top = text[:_BEFORE]
    saved = _SAVED.search(top)
    if saved is not None:
        return _plain(saved[1].removesuffix("--"))
    body = _BODY.search(top)
    head = top[: body.start()] if body is not None else top
    addresses: dict[str, str] = {}
    for tag, rest in _TAG.findall(head):
        values = {
            name.lower(): html.unescape(a or b or c)
            for name, a, b, c in _ATTRIBUTE.findall(rest)
        }
        kind = _kind(tag.lower(), values)
        address = values.get("content" if tag.lower() == "meta" else "href", "")
        if kind is not None and _ADDRESS_ONLY.fullmatch(address):
            addresses.setdefault(kind, address)
    return next(
        (addresses[kind] for kind in ("canonical", "og", "base") if kind in addresses),
        None,
    )


def _kind(tag: str, values: dict[str, str]) -> str | None:
    """Return what a tag of the head says of the page's address, or None."""
    if tag == "base":
        return "base"
    if tag == "link" and values.get("rel", "").lower() == "canonical":
        return "canonical"
    if tag == "meta" and values.get("property", "").lower() == "og:url":
        return "og"
    return None


def _plain(address: str) -> str:
    return html.unescape(address)

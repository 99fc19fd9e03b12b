"""How text from filings is shown: nothing invisible, nothing that turns the line.

Names come from filers; a control character or a direction mark in one must not change
how the text around it reads, so such characters are shown by their code.
"""

import unicodedata

_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))


def visible(text: str) -> str:
    r"""Return `text` with white space folded and unseen characters as escapes.

    >>> visible("Acme\u202e  Ltd\x07")
    'Acme\\u202e Ltd\\x07'
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    folded = " ".join(text.split())
    return "".join(
        _escape(c) if unicodedata.category(c) in _UNSEEN else c for c in folded
    )


def _escape(character: str) -> str:
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def isolated(text: str) -> str:
    r"""Return visible `text` between isolates, so that its direction stays inside.

    Text without right-to-left letters needs none and gets none.

    >>> isolated("Acme"), isolated("\u05d0\u05d1") == "\u2068\u05d0\u05d1\u2069"
    ('Acme', True)
    """
    shown = visible(text)
    if any(unicodedata.bidirectional(c) in ("R", "AL") for c in shown):
        return f"\u2068{shown}\u2069"
    return shown


def columns_taken(text: str) -> int:
    """Return how many columns of a terminal `text` takes: wide letters take two.

    >>> columns_taken("北京 QC"), columns_taken("e\u0301")
    (7, 1)
    """
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(c) in ("Mn", "Me")
        else 1 + (unicodedata.east_asian_width(c) in ("W", "F"))
        for c in text
    )


def shortened(text: str, widest: int) -> str:
    """Return `text` cut to `widest` columns, the cut shown by an ellipsis.

    >>> shortened("Shandong Shichuang", 9)
    'Shandong…'
    """
    if columns_taken(text) <= widest:
        return text
    kept, taken = [], 1
    for character in text:
        taken += columns_taken(character)
        if taken > widest:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"

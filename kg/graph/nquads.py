"""Writes terms as N-Quads text.

Statements are plain text because a build writes millions of them: gluing strings
together takes a fraction of the time that building term objects takes. What is said of
a node is a tail, ``<predicate> <object> <graph> .``; `statements` puts the node before
its tails.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final, TypeVar

from kg.model.amount import plain_decimal
from kg.patterns import pattern_of

XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_DECIMAL: Final = f"^^<{XSD}decimal>"
_INTEGER: Final = f"^^<{XSD}integer>"
_DATE: Final = f"^^<{XSD}date>"
_ANY_URI: Final = f"^^<{XSD}anyURI>"

_ESCAPED = pattern_of(r'[\x00-\x1f"\\\x7f-\x9f\u2028\u2029\ud800-\udfff]')
"""Characters of a string that are not written as they are.

N-Quads asks for quotation mark, backslash and the two line ends. The other control
characters, and the separators that some readers take for line ends, are escaped so that
every reader finds one statement on one line. Half a surrogate pair is no character.
"""
_NAMED: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_BEYOND_ASCII: Final = "".join(
    f"{first}-{last}"
    for first, last in [
        ("\xa0", "\u2027"),  # without the two separators that end a line
        ("\u202a", "\ud7ff"),
        ("\uf900", "\ufdcf"),
        ("\ufdf0", "\uffef"),
        *((chr(0x10000 * n), chr(0x10000 * n + 0xFFFD)) for n in range(1, 14)),
        ("\U000e1000", "\U000efffd"),
    ]
)
"""Characters beyond ASCII that an IRI may hold: ``ucschar`` of RFC 3987."""
_NOT_IN_IRI = pattern_of(
    rf"%(?![0-9A-Fa-f]{{2}})|[^!#$%&'()*+,/:;=?@A-Za-z0-9._~{_BEYOND_ASCII}-]"
)
_CACHED = 65536
_Value = TypeVar("_Value")


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return _NAMED.get(character) or f"\\u{ord(character):04X}"


def text(value: str) -> str:
    r"""Return a plain string literal; half a surrogate pair becomes U+FFFD.

    >>> print(text('He said "no"\n'))
    "He said \"no\"\n"
    """
    if _ESCAPED.search(value) is None:
        return f'"{value}"'
    return f'"{_ESCAPED.sub(_escape, value)}"'


def decimal(value: Decimal) -> str:
    """Return an xsd:decimal without exponent or trailing zeros.

    >>> print(decimal(Decimal("2.417E+6")))
    "2417000"^^<http://www.w3.org/2001/XMLSchema#decimal>
    """
    return f'"{plain_decimal(value)}"{_DECIMAL}'


@lru_cache(maxsize=_CACHED)
def integer(value: int) -> str:
    """Return an xsd:integer."""
    return f'"{value}"{_INTEGER}'


@lru_cache(maxsize=_CACHED)
def day(value: date) -> str:
    """Return an xsd:date; an instant is the day it closes."""
    return f'"{value.isoformat()}"{_DATE}'


def address(value: str) -> str:
    """Return an xsd:anyURI: a literal, as addresses come from people."""
    return text(value) + _ANY_URI


def node(iri: str) -> str:
    """Return an IRI of `kg.iris`, which is made of characters any store takes."""
    return f"<{iri}>"


def foreign_node(iri: str) -> str:
    """Return an IRI that was not minted here; what no IRI may hold is encoded.

    >>> foreign_node("https://x.example/a b>")
    '<https://x.example/a%20b%3E>'
    """
    before, mark, fragment = _NOT_IN_IRI.sub(_percent, iri).partition("#")
    return f"<{before}{mark}{fragment.replace('#', '%23')}>"


def _percent(match: re.Match[str]) -> str:
    encoded = match.group().encode("utf-8", "surrogatepass")
    return "".join(f"%{byte:02X}" for byte in encoded)


def known(
    predicate: str, value: _Value | None, write: Callable[[_Value], str]
) -> list[tuple[str, str]]:
    """Return predicate and value of what may not be known; [] where it is None.

    >>> known("<form>", "20-F", text), known("<form>", None, text)
    ([('<form>', '"20-F"')], [])
    """
    return [] if value is None else [(predicate, write(value))]


def statements(subject: str, pairs: Iterable[tuple[str, str]], graph: str) -> list[str]:
    """Return the statements on one node.

    Args:
        subject: The node as N-Quads text, as are the others.
        pairs: Predicates and values, in order.
        graph: Name of the graph.
    """
    return [f"{subject} {predicate} {value} {graph} ." for predicate, value in pairs]

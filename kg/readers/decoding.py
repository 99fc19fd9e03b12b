"""Bytes to text, without guessing: UTF-8, UTF-16 with a mark, or a declared charset."""

import codecs
import re

from kg.errors import ReadError

HEAD = 20_000
"""Bytes that tell what a file is."""

_DECLARED = re.compile(
    rb"""(?:charset\s*=\s*["']?|<\?xml[^>]*\bencoding\s*=\s*["'])([A-Za-z0-9._:-]+)"""
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED_WITHIN = 2048
"""Bytes among which a charset is declared."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def decode(data: bytes, source: str) -> str:
    """Return the text of a file.

    Raises:
        ReadError: It is empty, binary, in an unknown charset, or not valid in its own;
            the message names the offset.
    """
    charset, skipped = _charset_of(data, source)
    body = data[skipped:]
    if not body.strip():
        message = "the file is empty: expected an R page or another report; give one"
        raise ReadError(message, source=source)
    if not charset.startswith("utf-16") and (at := body.find(b"\0")) >= 0:
        message = (
            f"found a NUL byte at offset {at + skipped}, expected text; give the page "
            "as text or HTML"
        )
        raise ReadError(message, source=source)
    try:
        text = body.decode(charset)
    except UnicodeDecodeError as error:
        message = (
            f"found a byte that is not {charset} at offset {error.start + skipped}, "
            "expected UTF-8, UTF-16 with a byte order mark, or the declared charset; "
            "convert the file"
        )
        raise ReadError(message, source=source) from None
    if (control := _CONTROL.search(text)) is not None and _is_binary(text):
        message = (
            f"found a binary file (character {ord(control[0]):#04x} at "
            f"{control.start()}), expected text; give the page as text or HTML"
        )
        raise ReadError(message, source=source)
    return text


def _is_binary(text: str) -> bool:
    """Whether a text with control characters is no text: NUL, or more than a few.

    A name may hold a stray control character; it is kept and shown as what it is.
    """
    return "\0" in text or 100 * len(_CONTROL.findall(text)) > len(text)


def head_of(data: bytes) -> str:
    """Return the first characters of a file for sniffing; invalid bytes are dropped."""
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return data[len(mark) : HEAD].decode(charset, errors="ignore")
    return data[:HEAD].decode("utf-8", errors="ignore")


def _charset_of(data: bytes, source: str) -> tuple[str, int]:
    """Return the charset of a file and the length of its byte order mark."""
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return charset, len(mark)
    head = data[:_DECLARED_WITHIN].lstrip()
    declared = _DECLARED.search(head) if head.startswith(b"<") else None
    if declared is None:
        return "utf-8", 0
    name = declared[1].decode("ascii")
    try:
        return codecs.lookup(name).name, 0
    except LookupError:
        message = (
            f"found the declared charset {name!r}, expected one Python knows; convert "
            "the file to UTF-8"
        )
        raise ReadError(message, source=source) from None

"""Pages a browser saved as MHTML (.mht, .mhtml): a mail whose parts are the files.

Only parts that are HTML are taken; each is named by the address it came from.
"""

import re
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path

from kg.errors import ReadError
from kg.model.filing import Identity
from kg.readers.origin import identity_of
from kg.readers.sources.entries import Contents, Entry, bytes_entry

LARGEST = 100_000_000
"""Bytes of one MHTML file."""
MOST_PARTS = 2000
"""Parts of one MHTML file."""
_NAME = re.compile(r"[\w.-]{1,100}")


def contents_of(path: str, data: bytes | Path) -> Contents:
    """Return the HTML parts of an MHTML file as one filing's pages.

    Args:
        path: Path to show.
        data: The file itself, or where it lies.

    Raises:
        ReadError: It is too large, damaged, or holds no HTML.
    """
    content = data.read_bytes() if isinstance(data, Path) else data
    if len(content) > LARGEST:
        message = f"found {len(content)} bytes, expected at most {LARGEST}"
        raise ReadError(message + "; give the page", source=path)
    try:
        mail = BytesParser(EmailMessage, policy=HTTP).parsebytes(content)
        parts = list(mail.walk())
        saved = str(mail.get("Snapshot-Content-Location", "")).strip()
    except (MessageError, ValueError, LookupError, RecursionError, IndexError) as error:
        message = f"found a damaged MHTML file ({error}), expected one as saved"
        raise ReadError(message + "; save the page anew", source=path) from None
    if len(parts) > MOST_PARTS:
        message = f"found {len(parts)} parts, expected at most {MOST_PARTS}"
        raise ReadError(message + "; give the page", source=path)
    entries = [
        _entry(path, number, part)
        for number, part in enumerate(parts, start=1)
        if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    if not entries:
        message = "found an MHTML file without HTML, expected a saved page"
        raise ReadError(message + "; save the page anew", source=path)
    identity = identity_of(saved).over(Identity(url=saved or None))
    return Contents({"": entries}, identity, one_filing=True)


def _entry(path: str, number: int, part: EmailMessage) -> Entry:
    """Return one HTML part as a file named by its address."""
    address = str(part.get("Content-Location", "")).strip()
    last = address.partition("?")[0].rstrip("/").rpartition("/")[2]
    name = last if _NAME.fullmatch(last) else f"part{number}.htm"
    data = _bytes_of(part)
    return bytes_entry(f"{path}/{name}", data)


def _bytes_of(part: EmailMessage) -> bytes:
    """Return the content of a part, in UTF-8 where its header names a charset."""
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if charset is None:
        return content
    try:
        return b"\xef\xbb\xbf" + content.decode(charset).encode("utf-8")
    except (LookupError, UnicodeDecodeError):
        return content  # the reader says what is wrong with it

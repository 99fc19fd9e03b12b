"""EDGAR's full submissions: all documents of a filing in one file.

The file is never in memory as a whole: its marks are looked for piece by piece, and a
document is read from its place when it is wanted.
"""

import binascii
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO

from kg.errors import ReadError
from kg.model.filing import Identity
from kg.readers.archives import HEAD, LARGEST_MEMBER, Entry
from kg.readers.identity import plain_accession, plain_cik

_SUBMISSION = re.compile(
    rb"\s*(?:-----BEGIN PRIVACY|<SEC-DOCUMENT>|<IMS-DOCUMENT>|<SEC-HEADER>"
    rb"|<SUBMISSION>)"
)
_MARK = re.compile(rb"</?(?:DOCUMENT|TEXT)>")
_LONGEST_MARK = len(b"</DOCUMENT>")
_FILENAME = re.compile(rb"<FILENAME>[ \t]*+([^\r\n<\0]+)")
_WRAPPING = re.compile(rb"\s*<(XBRL|XML|PDF|ZIP|EXCEL|JSON)>\n?")
_UUENCODED = re.compile(rb"\s*begin \d{3,4} [^\r\n]+\r?\n")
_PIECE = 1 << 20
_TAIL = 64


def is_submission(head: bytes) -> bool:
    """Whether a file is EDGAR's full submission, all documents of a filing in one."""
    return _SUBMISSION.match(head) is not None


def submission_entries(path: str, data: bytes | Path) -> list[Entry]:
    """Return the documents of a full submission, in their order.

    Args:
        path: Path to show.
        data: The submission itself, or where it lies.

    Raises:
        ReadError: It holds none, or ends inside one.
    """
    found: list[Entry | None] = []
    begun = 0
    with _opened(data) as opened:
        document: _Span | None = None
        for mark, start, end in _marks(opened):
            begun += mark == b"<DOCUMENT>"
            if document is None:
                document = _Span(path, data, end) if mark == b"<DOCUMENT>" else None
            elif mark == b"</DOCUMENT>":
                found.append(document.entry())
                document = None
            else:
                document.meet(mark, start, end)
    if not found or begun != len(found):
        message = (
            f"found {len(found)} whole documents, expected {max(1, begun)}: the "
            "submission is cut; give it anew"
        )
        raise ReadError(message, source=path)
    return [entry for entry in found if entry is not None]


def _opened(data: bytes | Path) -> BinaryIO:
    return data.open("rb") if isinstance(data, Path) else io.BytesIO(data)


def _marks(opened: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """Yield the marks of documents and their texts with where they start and end."""
    at, held = 0, b""
    while piece := opened.read(_PIECE):
        held += piece
        done = max(0, len(held) - _LONGEST_MARK + 1)
        for match in _MARK.finditer(held):
            yield match[0], at + match.start(), at + match.end()
            done = max(done, match.end())
        at, held = at + done, held[done:]


@dataclass(slots=True, eq=False)
class _Span:
    """A document of a submission by where its parts lie; -1 is not met yet.

    Attributes:
        path: Of the submission.
        data: The submission itself, or where it lies.
        start: First byte of the document.
        text: First byte of its text.
        end: Byte after its text.
    """

    path: str
    data: bytes | Path
    start: int
    text: int = -1
    end: int = -1

    def meet(self, mark: bytes, start: int, end: int) -> None:
        """Take note of a mark within the document; the first of each sort counts."""
        if mark == b"<TEXT>" and self.text < 0:
            self.text = end
        elif mark == b"</TEXT>" and self.end < 0 <= self.text:
            self.end = start

    def entry(self) -> Entry | None:
        """Return it as a file; None when it has no name or no text."""
        if self.end < 0:
            return None
        head = self._read(self.start, min(self.text, self.start + HEAD))
        named = _FILENAME.search(head)
        name = "" if named is None else named[1].decode("ascii", "replace").strip()
        name = name.replace("\\", "/").rpartition("/")[2]
        if name in ("", ".", ".."):
            return None
        path = f"{self.path}/{name}"
        return Entry(path, partial(self._whole, path), self._head)

    def _read(self, start: int, end: int) -> bytes:
        with _opened(self.data) as opened:
            opened.seek(start)
            return opened.read(end - start)

    def _content(self) -> tuple[int, int]:
        """Return where the document proper lies, within its wrapping if it has one."""
        start, end = self.text, self.end
        head = self._read(start, min(end, start + _TAIL))
        skipped = len(head) - len(head.removeprefix(b"\r").removeprefix(b"\n"))
        wrapping = _WRAPPING.match(head, skipped)
        if wrapping is None:
            return start + skipped, end
        first = start + wrapping.end()
        tail = self._read(max(first, end - _TAIL), end).rstrip()
        closing = b"</" + wrapping[1] + b">"
        if not tail.endswith(closing):
            return start + skipped, end
        return first, max(first, end - _TAIL) + len(tail) - len(closing)

    def _whole(self, path: str) -> bytes:
        start, end = self._content()
        if end - start > LARGEST_MEMBER:
            message = (
                f"found a document of {end - start} bytes, expected at most "
                f"{LARGEST_MEMBER}; give it as a file of its own"
            )
            raise ReadError(message, source=path)
        return _plain(self._read(start, end))

    def _head(self) -> bytes:
        start, end = self._content()
        return _plain(self._read(start, min(end, start + 2 * HEAD)))[:HEAD]


def _plain(content: bytes) -> bytes:
    """Return a document with its binary encoding undone, if it has one."""
    begin = _UUENCODED.match(content)
    if begin is None:
        return content
    lines = io.BytesIO(content)
    lines.seek(begin.end())
    found = bytearray()
    for line in lines:
        if line.strip() != b"end":
            found += _uudecoded(line.rstrip(b"\r\n"))
    return bytes(found)


def _uudecoded(line: bytes) -> bytes:
    """Decode one line; writers disagree on how to pad it."""
    if not line or line[:1] in (b"`", b" "):
        return b""
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        size = (((line[0] - 32) & 63) * 4 + 5) // 3
        try:
            return binascii.a2b_uu(line[:size])
        except binascii.Error:
            return b""


def submission_header(data: bytes | Path) -> bytes:
    """Return what stands before the first document of a full submission."""
    with _opened(data) as opened:
        return opened.read(_PIECE).partition(b"<DOCUMENT>")[0]


_HEADER = tuple(
    (name, re.compile(pattern, re.DOTALL))
    for name, pattern in (
        ("accession", rb"(?:ACCESSION NUMBER:\s*|<ACCESSION-NUMBER>)([\d-]+)"),
        (
            "form",
            rb"(?:CONFORMED SUBMISSION TYPE:\s*|\A\s*<SUBMISSION>\s.*?<TYPE>)"
            rb"([^\r\n<]+)",
        ),
        ("filed", rb"(?:FILED AS OF DATE:\s*|<FILING-DATE>)(\d{8})"),
        ("entity", rb"(?:COMPANY CONFORMED NAME:\s*|<CONFORMED-NAME>)([^\r\n<]+)"),
        ("cik", rb"(?:CENTRAL INDEX KEY:\s*|<CIK>)(\d{1,10})"),
    )
)


def identity_of_header(head: bytes) -> Identity:
    """Return what the header of a full submission says of the filing."""
    said: dict[str, str] = {}
    for name, pattern in _HEADER:
        match = pattern.search(head)
        if match is not None:
            said[name] = match[1].decode("utf-8", "replace").strip()
    filed = said.get("filed")
    return Identity(
        cik=plain_cik(said.get("cik", "")),
        entity=said.get("entity"),
        accession=plain_accession(said.get("accession", "")),
        form=said.get("form"),
        filed=None if filed is None else _day(filed),
    )


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None

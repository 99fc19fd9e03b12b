"""EDGAR's full submissions: all documents of a filing in one file.

The file is never in memory as a whole: its marks are looked for piece by piece, and a
document is read from its place when it is wanted.
"""

import binascii
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from kg.errors import ReadError
from kg.model.filing import Identity
from kg.readers.decoding import HEAD
from kg.readers.origin import plain_accession, plain_cik, plain_day
from kg.readers.sources.entries import LARGEST_MEMBER, Contents, Entry

_MARK = re.compile(rb"</?(?:DOCUMENT|TEXT)>")
_LONGEST_MARK = len(b"</DOCUMENT>")
_FILENAME = re.compile(rb"<FILENAME>[ \t]*+([^\r\n<\0]+)")
_WRAPPING = re.compile(rb"\s*<(XBRL|XML|PDF|ZIP|EXCEL|JSON)>\n?")
_UUENCODED = re.compile(rb"\s*begin \d{3,4} [^\r\n]+\r?\n")
_PIECE = 1 << 20
_TAIL = 64


def contents_of(path: str, data: bytes | Path) -> Contents:
    """Return the documents of a full submission, in their order, as one filing.

    Args:
        path: Path to show.
        data: The submission itself, or where it lies.

    Raises:
        ReadError: It holds none, or ends inside one.
    """
    entries: list[Entry] = []
    begun = ended = 0
    with _opened(data) as opened:
        header = opened.read(_PIECE).partition(b"<DOCUMENT>")[0]
        opened.seek(0)
        document: _Span | None = None
        for mark, start, end in _marks(opened):
            begun += mark == b"<DOCUMENT>"
            if document is None:
                document = _Span(path, data, end) if mark == b"<DOCUMENT>" else None
            elif mark == b"</DOCUMENT>":
                ended += 1
                entries += document.entries()
                document = None
            else:
                document.take(mark, start, end)
    if not ended or begun != ended:
        message = (
            f"found {ended} whole documents, expected {max(1, begun)}: the "
            "submission is cut; give it anew"
        )
        raise ReadError(message, source=path)
    return Contents({"": entries}, identity_of_header(header), one_filing=True)


def _opened(data: bytes | Path) -> BinaryIO:
    return data.open("rb") if isinstance(data, Path) else io.BytesIO(data)


def _marks(opened: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """Yield the marks of documents and their texts with where they start and end."""
    offset, window = 0, b""
    while piece := opened.read(_PIECE):
        window += piece
        # a mark may lie across two pieces: the last bytes are looked at again
        done = max(0, len(window) - _LONGEST_MARK + 1)
        for match in _MARK.finditer(window):
            yield match[0], offset + match.start(), offset + match.end()
            done = max(done, match.end())
        offset, window = offset + done, window[done:]


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

    def take(self, mark: bytes, start: int, end: int) -> None:
        """Note a mark within the document; the first of each sort counts."""
        if mark == b"<TEXT>" and self.text < 0:
            self.text = end
        elif mark == b"</TEXT>" and self.end < 0 <= self.text:
            self.end = start

    def entries(self) -> list[Entry]:
        """Return the document as a file; none when it has no name or no text."""
        if self.end < 0:
            return []
        head = self._read(self.start, min(self.text, self.start + HEAD))
        match = _FILENAME.search(head)
        name = "" if match is None else match[1].decode("ascii", "replace").strip()
        name = name.replace("\\", "/").rpartition("/")[2]
        if name in ("", ".", ".."):
            return []
        path = f"{self.path}/{name}"
        return [Entry(path, partial(self._whole, path), self._head)]

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
    return b"".join(
        _uudecoded(line.rstrip(b"\r\n")) for line in lines if line.strip() != b"end"
    )


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
    texts: dict[str, str] = {}
    for name, pattern in _HEADER:
        match = pattern.search(head)
        if match is not None:
            texts[name] = match[1].decode("utf-8", "replace").strip()
    return Identity(
        cik=plain_cik(texts.get("cik", "")),
        entity=texts.get("entity"),
        accession=plain_accession(texts.get("accession", "")),
        form=texts.get("form"),
        filed=plain_day(texts.get("filed", "")),
    )

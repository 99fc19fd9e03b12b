"""From bytes to a reading: one table of readers, chosen by looking inside."""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Protocol, cast

from kg.errors import ReadError
from kg.model.filing import Identity, Reading
from kg.readers.decoding import decode, head_of
from kg.readers.identity import identity_of, identity_of_cover, report_of
from kg.readers.pages import text as text_pages
from kg.readers.pages.pagefacts import reading_of
from kg.readers.pages.pagetable import Classify, ConceptFinder, Table
from kg.readers.pages.placing.placement import KnownFact

LARGEST_PAGE = 20_000_000
"""Bytes beyond which a file is no R page; the largest seen have some 100,000."""
MOST_VALUES = 100_000
"""Values beyond which a page is refused; the largest seen have some 2,000."""

_HTML = re.compile(
    r"\s*(?:<DOCUMENT>.*?)?(?:<\?xml[^>]*\?>\s*)?(?:(?><!--.*?-->)\s*)*+"
    r"(?:<!doctype\s+html|<html|<body|<table|<head|<div)",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(r"\s*<(?:\?xml|[A-Za-z_!])")


class PageReader(Protocol):
    """The `read` function of a page reader's module."""

    def __call__(
        self,
        text: str,
        source: str,
        *,
        concepts: ConceptFinder | None,
        classify: Classify | None,
        context: Sequence[KnownFact],
        report: str | None,
        identity: Identity | None,
    ) -> Table:
        """Return the table of a page, or raise `ReadError`."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One reader.

    Attributes:
        kind: Name given to its readings, ``rpage-text``.
        sniffs: Whether a text begins like what it reads.
        module: Where its `read` is; loaded when first needed.
    """

    kind: str
    sniffs: Callable[[str], bool]
    module: str


def _sniffs_html(head: str) -> bool:
    """Whether a text begins like an HTML page."""
    return _HTML.match(head) is not None


READERS: tuple[Reader, ...] = (
    Reader("rpage-text", text_pages.sniffs, "kg.readers.pages.text"),
    Reader("rpage-html", _sniffs_html, "kg.readers.pages.html"),
)
"""Tried in this order."""


def reader_of(data: bytes) -> Reader | None:
    """Return the reader that knows a file by its beginning, or None."""
    head = head_of(data)
    return next((reader for reader in READERS if reader.sniffs(head)), None)


def read_table(
    data: bytes,
    source: str,
    *,
    concepts: ConceptFinder | None = None,
    classify: Classify | None = None,
    context: Sequence[KnownFact] = (),
    report: str | None = None,
    identity: Identity | None = None,
) -> Table:
    """Read one page as a table, before any meaning is given to it.

    Args:
        data: The whole file.
        source: Its path or name: for messages, and for report and filing where they are
            not given.
        concepts: Tells balances from flows; helps to place values of text pages.
        classify: Tells members from other headings of text pages.
        context: Facts of other pages of the same filing; help to place values.
        report: ``R65`` where known.
        identity: What is known of the filing.

    Raises:
        ReadError: No reader knows the file, or it is cut, damaged or too large.
    """
    if not data.strip():
        decode(data, source)
    reader = reader_of(data)
    if reader is None:
        raise ReadError(_unknown(data), source=source)
    if len(data) > LARGEST_PAGE:
        message = (
            f"found {len(data)} bytes, expected an R page of at most {LARGEST_PAGE}; "
            "give the single page"
        )
        raise ReadError(message, source=source)
    read = cast("PageReader", import_module(reader.module).read)
    table = read(
        decode(data, source),
        source,
        concepts=concepts,
        classify=classify,
        context=context,
        report=report or report_of(source),
        identity=(identity or Identity()).over(identity_of(source)),
    )
    values = sum(len(row.cells) for row in table.rows)
    if values > MOST_VALUES:
        message = (
            f"found {values} values, expected a page of at most {MOST_VALUES}; split "
            "the page"
        )
        raise ReadError(message, source=source)
    return replace(table, digest=hashlib.sha256(data).hexdigest())


def read_bytes(
    data: bytes,
    source: str,
    *,
    concepts: ConceptFinder,
    classify: Classify,
    context: Sequence[KnownFact] = (),
    report: str | None = None,
    identity: Identity | None = None,
) -> Reading:
    """Read one page to facts; arguments as for `read_table`.

    A cover page adds the company number, name and form it states to the identity.

    Raises:
        ReadError: No reader knows the file, or it is cut, damaged or too large.
    """
    table = read_table(
        data,
        source,
        concepts=concepts,
        classify=classify,
        context=context,
        report=report,
        identity=identity,
    )
    reading = reading_of(table, concepts, classify)
    said = identity_of_cover(reading.facts)
    if said == Identity():
        return reading
    return with_identity(reading, reading.identity.over(said))


def with_identity(reading: Reading, identity: Identity) -> Reading:
    """Return a reading, and its facts, under another identity."""
    facts = tuple(
        replace(
            fact,
            cik=identity.cik,
            entity=identity.entity,
            accession=identity.accession,
            form=identity.form,
            filed=identity.filed,
            url=identity.url,
        )
        for fact in reading.facts
    )
    return replace(reading, identity=identity, facts=facts)


def _unknown(data: bytes) -> str:
    """Return the message for a file no reader knows."""
    wanted = "expected a page of a filing (text or HTML) or an XBRL document"
    if _XML.match(head_of(data)):
        return f"found foreign XML, {wanted}; give one"
    if b"\0" in data[:4096]:
        return f"found a binary file, {wanted}; give one"
    return f"found a text no reader knows, {wanted}; give one"

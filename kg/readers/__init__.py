"""From files to readings.

forms.py      ONE table of the forms a file comes in, and what becomes of each
sources/      files of folders, archives, submissions, standard input
pages/        R pages, as text and HTML
xbrl/         instances, inline documents, and what names their elements
decoding.py, origin.py, knowledge.py   what all of them need

`read_table` and `read_bytes` read one page, whichever form it has.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, cast

from kg.errors import ReadError
from kg.model.drafts import replaced
from kg.model.filing import Identity, Reading
from kg.readers.decoding import decode, head_of
from kg.readers.forms import Use, form_of
from kg.readers.origin import identity_of, identity_of_cover, report_of
from kg.readers.pages.pagefacts import reading_of
from kg.readers.pages.pagetable import Classify, ConceptFinder, Table
from kg.readers.pages.placing.filingfacts import KnownFact
from kg.readers.pages.scales import unread_scale

LARGEST_PAGE = 20_000_000
"""Bytes beyond which a file is no R page; the largest seen have some 100,000."""
MOST_VALUES = 100_000
"""Values beyond which a page is refused; the largest seen have some 2,000."""


class PageReader(Protocol):
    """The `read` function of the module of a page form."""

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
        ReadError: No page has this form, or it is cut, damaged or too large.
    """
    if not data.strip():
        decode(data, source)  # raises: the file is empty
    form = form_of(data)
    if form is None or form.use is not Use.PAGE:
        raise ReadError(_refusal(data), source=source)
    if len(data) > LARGEST_PAGE:
        message = (
            f"found {len(data)} bytes, expected an R page of at most {LARGEST_PAGE}; "
            "give the single page"
        )
        raise ReadError(message, source=source)
    read = cast("PageReader", form.load().read)
    try:
        table = read(
            decode(data, source),
            source,
            concepts=concepts,
            classify=classify,
            context=context,
            report=report or report_of(source),
            identity=(identity or Identity()).over(identity_of(source)),
        )
    except ReadError as error:
        if error.source is not None:
            raise
        raise ReadError(error.message, source=source) from None
    lines = [line for column in table.columns for line in column.head.split(" | ")]
    unread = unread_scale([table.title, table.scale_line or "", *lines])
    if unread is not None:
        message = (
            f"found the scale {unread!r}, expected one of units to quintillions or a "
            "scaling factor; give the instance"
        )
        raise ReadError(message, source=source)
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
        ReadError: No page has this form, or it is cut, damaged or too large.
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
    cover = identity_of_cover(reading.facts)
    if cover == Identity():
        return reading
    return with_identity(reading, reading.identity.over(cover))


def with_identity(reading: Reading, identity: Identity) -> Reading:
    """Return a reading, and its facts, under another identity."""
    fields = {name: getattr(identity, name) for name in identity.__slots__}
    facts = tuple(replaced(fact, **fields) for fact in reading.facts)
    return replace(reading, identity=identity, facts=facts)


def _refusal(data: bytes) -> str:
    """Return the message for a file that is no page."""
    wanted = "expected a page of a filing (text or HTML) or an XBRL document; give one"
    if head_of(data).lstrip().startswith("<"):
        return f"found foreign XML, {wanted}"
    if b"\0" in data[:4096]:
        return f"found a binary file, {wanted}"
    return f"found a text no reader knows, {wanted}"

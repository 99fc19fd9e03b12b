"""The forms a file comes in: ONE table of how each is known and what becomes of it.

What a file is, its first bytes tell; its name counts only where those do not (a
workbook is a zip archive like others). `docs/contributing.md` says how a form is
added.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from kg.model.filing import MANIFEST_COLUMNS
from kg.readers.bulk.layout import is_header, table_of
from kg.readers.decoding import head_of
from kg.readers.pages import text as text_pages

EXPECTED_SUFFIXES = frozenset(
    {".txt", ".htm", ".html", ".xml", ".json", ".zip", ".csv"}
)
"""Outside a filing a file so named that no reader knows is bad input."""


class Use(Enum):
    """What becomes of the files of a form, and what their module offers for it."""

    CONTAINER = "container"
    """Holds other files. ``contents_of(path, data) -> Contents``."""
    DOCUMENT = "document"
    """XBRL, read together with the names of its filing: `kg.readers.xbrl.assembly`."""
    PAGE = "page"
    """One report. ``read(text, source, *, concepts, ...) -> Table``, see `PageReader`
    of `kg.readers`."""
    COLLECTION = "collection"
    """Many reports or filings in one file.
    ``read(data, source, knowledge, *, identity, limit) -> Iterator[Reading]``."""
    NAMES = "names"
    """Names what documents hold: `kg.readers.xbrl.assembly`."""
    LIST = "list"
    """Tells of other files; holds no facts."""


class Head(NamedTuple):
    """The beginning of a file.

    Attributes:
        data: Its first bytes.
        text: The same as text, without byte order mark and what is not valid.
        name: Name of the file.
    """

    data: bytes
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Form:
    """One form.

    Attributes:
        name: ``rpage-text``; the kind of the readings it gives.
        use: What becomes of its files.
        sniffs: Whether a file begins like it.
        module: Module that reads it, loaded when first needed; empty where `use` says
            how it is read.
        suffixes: Of a container: names under which it is opened inside a folder or
            archive; a text document may be a zip archive too.
        aside: Why a file of it is passed over, where it is.
        alone: Why one that is given by itself is bad input: what it is, and what to do.
    """

    name: str
    use: Use
    sniffs: Callable[[Head], bool]
    module: str = ""
    suffixes: tuple[str, ...] = ()
    aside: str = ""
    alone: tuple[str, str] = ("", "")

    def __reduce__(self) -> tuple[Callable[[str], "Form"], tuple[str]]:
        """Send a form to another process by its name."""
        return _named, (self.name,)

    def load(self) -> ModuleType:
        """Return the module that reads it."""
        return import_module(self.module)


_TOP = 6_000
"""Characters among which a root element or the first keys of JSON stand."""
_PREFIX = r"(?:[\w.-]+:)?"
_INSTANCE = re.compile(rf"<{_PREFIX}xbrl[\s>]")
_INLINE = re.compile(r"xbrl\.org/20\d\d/inlineXBRL")
_SUBMISSION = re.compile(
    rb"\s*(?:-----BEGIN PRIVACY|<SEC-DOCUMENT>|<IMS-DOCUMENT>|<SEC-HEADER>"
    rb"|<SUBMISSION>)"
)
_MHTML = re.compile(
    rb"\s*(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*+){0,20}?"
    rb"Content-Type:\s*multipart/related\b",
    re.IGNORECASE,
)
"""The mail a browser saves a page as."""
_HTML = re.compile(
    r"\s*(?:<DOCUMENT>.*?)?(?:<\?xml[^>]*\?>\s*)?(?:(?><!--.*?-->)\s*)*+"
    r"(?:<!doctype\s+html|<html|<body|<table|<head|<div)",
    re.IGNORECASE | re.DOTALL,
)


def _is_archive(head: Head) -> bool:
    return head.data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _is_bulk_table(head: Head) -> bool:
    """Whether a file is a table of bulk data, by its name and first line."""
    if table_of(head.name) is None:
        return False
    return is_header(head.text.partition("\n")[0]) or head.name.lower().endswith(".tsv")


def _is_workbook(head: Head) -> bool:
    return _is_archive(head) and head.name.lower().endswith((".xlsx", ".xlsm"))


def _holds(pattern: re.Pattern[str]) -> Callable[[Head], bool]:
    """Return what tells markup in which a pattern stands."""

    def sniffs(head: Head) -> bool:
        is_markup = head.text.lstrip().startswith("<")
        return is_markup and pattern.search(head.text) is not None

    return sniffs


def _is_inline(head: Head) -> bool:
    """Whether the inline namespace is declared, in a document of another root."""
    is_instance = _INSTANCE.search(head.text[:_TOP]) is not None
    return _holds(_INLINE)(head) and not is_instance


def _has_keys(first: str, later: str) -> Callable[[Head], bool]:
    """Return what tells JSON whose first key and a later mark are these patterns."""
    pattern = re.compile(rf'\s*\{{\s*"(?:{first})"\s*:.*?{later}', re.DOTALL)
    return lambda head: pattern.match(head.text.lstrip()[:_TOP]) is not None


def _is_manifest(head: Head) -> bool:
    """Whether a text begins with the columns of a manifest, `source` among them."""
    line = head.text.lstrip().partition("\n")[0].strip()
    columns = line.replace('"', "").split(",")
    return "source" in columns and set(MANIFEST_COLUMNS).issuperset(columns)


WORKBOOK = Form(
    "workbook",
    Use.COLLECTION,
    _is_workbook,
    "kg.readers.workbook",
    aside="repeats what instance or pages say",
)
ARCHIVE = Form(
    "zip", Use.CONTAINER, _is_archive, "kg.readers.sources.zips", suffixes=(".zip",)
)
SUBMISSION = Form(
    "submission",
    Use.CONTAINER,
    lambda head: _SUBMISSION.match(head.data) is not None,
    "kg.readers.sources.submissions",
    suffixes=(".txt", ".nc"),
)
BULK = Form(
    "bulk data",
    Use.CONTAINER,
    lambda _: False,  # a zip or folder is known by all it holds: `bulk.layout`
    "kg.readers.bulk.spool",
    suffixes=(".zip",),
)
BULK_TABLE = Form(
    "bulk table",
    Use.LIST,
    _is_bulk_table,
    aside="a table of bulk data, read with the others of its folder",
    alone=("one table of bulk data", "give the folder or zip that holds them all"),
)
BULK_FILING = Form(
    "bulk",
    Use.COLLECTION,
    lambda head: head.data.startswith(b"#bulk filing "),
    "kg.readers.bulk.filing",
)
MHTML = Form(
    "mhtml",
    Use.CONTAINER,
    lambda head: _MHTML.match(head.data.replace(b"\r\n", b"\n")) is not None,
    "kg.readers.sources.mhtml",
    suffixes=(".mht", ".mhtml"),
)
METALINKS = Form(
    "metalinks",
    Use.NAMES,
    _has_keys("version|instance", '"nsprefix"'),
    aside="names the elements of the filing",
    alone=("a MetaLinks.json", "give the instance"),
)
COMPANY_FACTS = Form(
    "companyfacts",
    Use.COLLECTION,
    _has_keys("cik", r'"facts"\s*:'),
    "kg.readers.companyfacts",
)
MANIFEST = Form(
    "manifest",
    Use.LIST,
    _is_manifest,
    aside="a manifest; --manifest takes what it says",
    alone=("a manifest", "give it with --manifest"),
)
INLINE = Form(
    "inline",
    Use.DOCUMENT,
    _is_inline,
    aside="its facts are those of the instance beside it",
)
SUMMARY = Form(
    "summary",
    Use.LIST,
    _holds(re.compile(r"<FilingSummary[\s/>]")),
    aside="lists the reports of the filing",
    alone=("a FilingSummary.xml", "give the instance"),
)
NAMES = Form(
    "names",
    Use.NAMES,
    _holds(re.compile(rf"<{_PREFIX}(?:linkbase|schema)[\s>]")),
    aside="names the elements of the filing",
    alone=("a schema or linkbase", "give the instance"),
)
INSTANCE = Form("instance", Use.DOCUMENT, _holds(_INSTANCE))
TEXT_PAGE = Form(
    "rpage-text",
    Use.PAGE,
    lambda head: text_pages.sniffs(head.text),
    "kg.readers.pages.text",
)
HTML_PAGE = Form(
    "rpage-html",
    Use.PAGE,
    lambda head: _HTML.match(head.text) is not None,
    "kg.readers.pages.html",
)

FORMS = (
    WORKBOOK,
    BULK,
    BULK_FILING,
    BULK_TABLE,
    ARCHIVE,
    SUBMISSION,
    MHTML,
    METALINKS,
    COMPANY_FACTS,
    MANIFEST,
    INLINE,
    SUMMARY,
    NAMES,
    INSTANCE,
    TEXT_PAGE,
    HTML_PAGE,
)
"""All forms; the first that knows a file takes it."""


def form_of(data: bytes, name: str = "") -> Form | None:
    """Return the form of a file, or None when it has none of them.

    Args:
        data: The file, or its first `kg.readers.decoding.HEAD` bytes.
        name: Its name.
    """
    head = Head(data, head_of(data), name)
    return next((form for form in FORMS if form.sniffs(head)), None)


def _named(name: str) -> Form:
    return next(form for form in FORMS if form.name == name)

"""What a file is, by how it begins: page, XBRL document, names, totals, or none."""

import re
from dataclasses import fields
from enum import StrEnum

from kg.model.filing import Identity
from kg.readers.decoding import head_of


class Kind(StrEnum):
    """Kinds of files that are not single pages; pages have readers of their own."""

    INSTANCE = "instance"
    INLINE = "inline"
    NAMES = "names"
    METALINKS = "metalinks"
    SUMMARY = "summary"
    COMPANY_FACTS = "companyfacts"
    WORKBOOK = "workbook"
    MANIFEST = "manifest"


_PREFIX = r"(?:[\w.-]+:)?"
_MARKS = (
    (Kind.SUMMARY, re.compile(r"<FilingSummary[\s>]")),
    (Kind.NAMES, re.compile(rf"<{_PREFIX}(?:linkbase|schema)[\s>]")),
    (Kind.INSTANCE, re.compile(rf"<{_PREFIX}xbrl[\s>]")),
)
_INLINE = re.compile(r"xbrl\.org/20\d\d/inlineXBRL")
_METALINKS = re.compile(r'\s*\{\s*"(?:version|instance)"\s*:.*?"nsprefix"', re.DOTALL)
_COMPANY_FACTS = re.compile(r'\s*\{\s*"cik"\s*:.*?"facts"\s*:', re.DOTALL)
_COLUMNS = frozenset(["source", *(field.name for field in fields(Identity))])
_TOP = 6_000


def kind_of(data: bytes, name: str = "") -> Kind | None:
    """Return what a file is, or None when it is none of these.

    Args:
        data: The file, or the first thousands of its bytes.
        name: Its name: a workbook looks like any other zip archive.
    """
    if data.startswith(b"PK\x03\x04"):
        return Kind.WORKBOOK if name.lower().endswith((".xlsx", ".xlsm")) else None
    head = head_of(data).lstrip("\ufeff")
    text = head.lstrip()
    if text.startswith("{"):
        if _METALINKS.match(text[:_TOP]):
            return Kind.METALINKS
        return Kind.COMPANY_FACTS if _COMPANY_FACTS.match(text[:_TOP]) else None
    if not text.startswith("<"):
        return Kind.MANIFEST if _is_manifest(text) else None
    if _INLINE.search(head):
        # an instance may name the inline namespace; its root tells
        return Kind.INSTANCE if _MARKS[2][1].search(head[:_TOP]) else Kind.INLINE
    for kind, mark in _MARKS:
        if mark.search(head):
            return kind
    return None


def _is_manifest(text: str) -> bool:
    """Whether a text begins with the columns of a manifest, `source` among them."""
    columns = text.partition("\n")[0].strip().replace('"', "").split(",")
    return "source" in columns and _COLUMNS.issuperset(columns)

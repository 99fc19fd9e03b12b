"""Reads the XBRL documents of one filing, and says what else its files are for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from kg import concepts
from kg.errors import ReadError
from kg.model.filing import Identity, Reading
from kg.parties.members import classify_member, is_subsidiary
from kg.parties.roles import classify
from kg.readers import read_bytes
from kg.readers.companyfacts import read as company_facts
from kg.readers.documents import names_of, read_documents
from kg.readers.kinds import Kind, kind_of
from kg.readers.sources import SourceFile
from kg.readers.workbook import pages_of
from kg.readers.xbrl.facts import REPORT
from kg.readers.xbrl.members import Meaning

LoadedFile = tuple[SourceFile, Identity, bytes]
"""A file, the identity given for it, and its content."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that gave no reading.

    Attributes:
        source: Its path.
        message: Why it is bad input, on one line; empty when it is not.
        reason: Why it was passed over; empty when it is bad input.
    """

    source: str
    message: str = ""
    reason: str = ""


_WHY = {
    Kind.NAMES: "names the elements of the filing",
    Kind.METALINKS: "names the elements of the filing",
    Kind.SUMMARY: "lists the reports of the filing",
    Kind.MANIFEST: "a manifest; --manifest takes what it says",
    Kind.WORKBOOK: "repeats what instance or pages say",
}
_ALONE = {
    Kind.NAMES: "a schema or linkbase",
    Kind.METALINKS: "a MetaLinks.json",
    Kind.SUMMARY: "a FilingSummary.xml",
}


def meaning() -> Meaning:
    """Return what words of an XBRL document mean, from the shipped tables."""
    return Meaning(classify_member, is_subsidiary, concepts.load().is_related_title)


def read_documents_of(
    loaded: Sequence[LoadedFile], *, limit: int
) -> tuple[list[Reading | Unread], frozenset[str]]:
    """Read the XBRL documents among the files of one filing.

    An instance is read rather than the inline documents it was extracted from; a
    workbook only where nothing else holds facts. Several instances of one filing (that
    of its fees, say) are reports of their own.

    Args:
        loaded: The files.
        limit: Most bytes of one XML file.

    Returns:
        Their readings, and each file that was passed over; and the paths of all files
        dealt with here, which are no pages.
    """
    kinds = {file.path: kind_of(data, file.path) for file, _, data in loaded}
    by_kind: dict[Kind, list[LoadedFile]] = {kind: [] for kind in Kind}
    for entry in loaded:
        kind = kinds[entry[0].path]
        if kind is not None:
            by_kind[kind].append(entry)
    found: list[Reading | Unread] = []
    instances, inlines = by_kind[Kind.INSTANCE], by_kind[Kind.INLINE]
    if instances or inlines:
        found += _documents(by_kind, limit=limit)
    for entry in by_kind[Kind.COMPANY_FACTS]:
        found += _company_facts(entry, limit)
    pages = any(kind is None for kind in kinds.values())
    for entry in by_kind[Kind.WORKBOOK]:
        if instances or inlines or pages:
            found.append(Unread(entry[0].path, reason=_WHY[Kind.WORKBOOK]))
        else:
            found += _workbook(entry)
    for kind in (Kind.NAMES, Kind.METALINKS, Kind.SUMMARY, Kind.MANIFEST):
        found += [
            _set_aside(file, kind, alone=len(loaded) == 1)
            for file, _, _ in by_kind[kind]
        ]
    if instances:
        found += [
            Unread(file.path, reason="its facts are those of the instance beside it")
            for file, _, _ in inlines
        ]
    used = frozenset(path for path, kind in kinds.items() if kind is not None)
    return found, used


def _set_aside(file: SourceFile, kind: Kind, *, alone: bool) -> Unread:
    """Say what a file without facts is; given by itself it is bad input."""
    if kind is Kind.MANIFEST:
        if file.folder is not None:
            return Unread(file.path, reason=_WHY[kind])
        message = (
            f"{file.path}: found a manifest, which holds no facts; expected a page or "
            "an XBRL document; give it with --manifest"
        )
        return Unread(file.path, message)
    if alone and file.required:
        message = (
            f"{file.path}: found {_ALONE[kind]}, which holds no facts; expected a page "
            "or an XBRL document; give the instance"
        )
        return Unread(file.path, message)
    return Unread(file.path, reason=_WHY[kind])


def _documents(
    by_kind: dict[Kind, list[LoadedFile]], *, limit: int
) -> list[Reading | Unread]:
    """Read the instances, or else the inline documents."""
    instances = by_kind[Kind.INSTANCE]
    kind = Kind.INSTANCE if instances else Kind.INLINE
    ordered = sorted(
        instances or by_kind[Kind.INLINE], key=lambda e: (-len(e[2]), e[0].path)
    )
    groups = [[entry] for entry in ordered] if instances else [ordered]
    try:
        names = names_of(
            [(file.path, data) for file, _, data in by_kind[Kind.NAMES]],
            [(file.path, data) for file, _, data in by_kind[Kind.METALINKS]],
            limit=limit,
        )
    except ReadError as error:
        return [Unread(file.path, str(error)) for file, _, _ in ordered]
    found: list[Reading | Unread] = []
    for n, group in enumerate(groups):
        file, said, _ = group[0]
        try:
            reading = read_documents(
                [(each.path, data) for each, _, data in group],
                kind,
                names,
                meaning(),
                identity=said.over(file.identity),
                limit=limit,
            )
        except ReadError as error:
            found.append(Unread(file.path, str(error)))
            continue
        found.append(reading if n == 0 else _named(reading, file.path))
    return found


def _named(reading: Reading, path: str) -> Reading:
    """Return a further instance of a filing as a report of its own."""
    name = f"{REPORT}-{PurePath(path.replace(chr(92), '/')).stem}"
    return replace(
        reading,
        report=name,
        facts=tuple(replace(fact, report=name) for fact in reading.facts),
    )


def _company_facts(entry: LoadedFile, limit: int) -> list[Reading | Unread]:
    file, said, data = entry
    identity = said.over(file.identity)
    try:
        return list(company_facts(data, file.path, identity=identity, limit=limit))
    except ReadError as error:
        return [Unread(file.path, str(error))]


def _workbook(entry: LoadedFile) -> list[Reading | Unread]:
    file, said, data = entry
    try:
        pages = list(pages_of(data, file.path))
    except ReadError as error:
        return [Unread(file.path, str(error))]
    found: list[Reading | Unread] = []
    for report, text in pages:
        try:
            reading = read_bytes(
                text.encode(),
                f"{file.path}/{report}",
                concepts=concepts.load(),
                classify=classify,
                report=report,
                identity=said.over(file.identity),
            )
        except ReadError as error:
            found.append(Unread(f"{file.path}/{report}", reason=str(error)))
            continue
        found.append(reading)
    return found

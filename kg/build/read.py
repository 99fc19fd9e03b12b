"""Reads sources to readings under the identity that holds for them."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.build.documents import read_documents_of
from kg.build.loaded_files import (
    NO_FACTS,
    LoadedFile,
    knowledge,
    knowledge_of_related_parties,
    load_files,
)
from kg.build.together import is_inferred, told_by_filings
from kg.errors import KGError, ReadError
from kg.facts.as_read import text_of
from kg.model.drafts import replaced
from kg.model.fact import Fact
from kg.model.filing import Identity, Reading, Unread
from kg.notes.choosing import is_aside, is_note
from kg.readers import read_bytes, with_identity
from kg.readers.forms import COMPANY_FACTS, SUMMARY, Use
from kg.readers.sources import sources_of
from kg.readers.sources.entries import SourceFile, printable
from kg.readers.xbrl.parsing import LARGEST
from kg.selection import is_wanted

_NOT_PAGES = frozenset({Use.DOCUMENT, Use.COLLECTION, Use.NAMES, Use.LIST})


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that may be of one filing, each with the identity given for it.

    It may be sent to another process, and so may what `read_batch` makes of it.
    """

    files: tuple[tuple[SourceFile, Identity], ...]


def batches(
    sources: Iterable[str],
    manifest: Mapping[str, Identity],
    given: Identity,
    *,
    everything: bool = True,
    jobs: int = 1,
) -> tuple[list[Batch], list[Unread]]:
    """Return the files of all sources, those of one filing together, sorted.

    Args:
        sources: Files, folders, archives, "-".
        manifest: Identity by path; for files it lists.
        given: Identity by option; goes before the manifest.
        everything: Whether facts are wanted that cannot concern related parties.
        jobs: Processes that may share the work of choosing rows of bulk data.

    Returns:
        The batches, in an order that does not depend on that of `sources`; and the
        sources that do not exist or cannot be opened, with the files that are not.
    """
    candidates = None if everything else knowledge_of_related_parties().candidates
    if candidates is not None:
        candidates = replace(candidates, workers=jobs)
    listed = {_resolved(path): identity for path, identity in manifest.items()}
    files: dict[str, tuple[SourceFile, Identity]] = {}
    unread: list[Unread] = []
    for source in sources:
        whole = listed.get(_resolved(source), Identity())
        count = 0
        try:
            for file in sources_of(source, candidates):
                if file.unopened:
                    unread.append(Unread(file.path, reason=file.unopened))
                    continue
                count += 1
                path = _resolved(file.path)
                identity = given.over(listed.get(path, Identity())).over(whole)
                files.setdefault(path, (file, identity))
        except KGError as error:
            unread.append(Unread(printable(source), str(error)))
            continue
        if count == 0:
            message = (
                f"{source}: found no file a reader knows, expected pages, instances or "
                "filings; give the folder that holds them"
            )
            unread.append(Unread(source, message))
    groups: dict[str, list[tuple[SourceFile, Identity]]] = {}
    for path, (file, identity) in sorted(files.items()):
        accession = identity.over(file.identity).accession
        key = accession or file.filing or path
        groups.setdefault(key, []).append((file, identity))
    return [Batch(tuple(group)) for _, group in sorted(groups.items())], unread


def _resolved(path: str) -> str:
    """Return a path that is the same for one file however it is given."""
    if path == "-":
        return path
    try:
        return str(Path(path).resolve())
    except (OSError, RuntimeError, ValueError):  # links in a circle, or no path at all
        return path


def read_batch(
    batch: Batch,
    *,
    limit: int = LARGEST,
    notes: bool = False,
    everything: bool | None = None,
) -> list[Reading | Unread]:
    """Read the files of one filing; what one settles helps to place the others.

    Args:
        batch: The files.
        limit: Most bytes of one XML file.
        notes: Whether text blocks about related parties are read as documents, too.
        everything: Whether all facts are to be stored, not only those that concern
            related parties; None where nothing is. Of bulk data facts are made only
            where they may be stored.

    Returns:
        The XBRL documents, named by the schemas and linkbases beside them; then the
        pages. Readings to store bear what their file says by itself (`as_read`).
    """
    loaded, unread = load_files(batch.files, limit)
    documents = read_documents_of(
        loaded, limit=limit, everything=everything is not False
    )
    digest = _filing_digest(loaded, _readings(documents))
    pages = [f for f in loaded if f.form is None or f.form.use not in _NOT_PAGES]
    results = [
        _of_filing(result, digest) for result in (*documents, *map(read_page, pages))
    ]
    if everything is not None:
        results = [_with_text(result, everything=everything) for result in results]
    told = iter(told_by_filings(_readings(results), notes=notes))
    return [
        *unread,
        *(next(told) if isinstance(each, Reading) else each for each in results),
    ]


def _with_text(result: Reading | Unread, *, everything: bool) -> Reading | Unread:
    """Return a reading with what its file says by itself, as text."""
    if isinstance(result, Unread):
        return result
    markups = dict(result.markups)

    def is_in_note(place: int, fact: Fact) -> bool:
        content = markups.get(place, fact.raw)
        return is_note(fact, content) or is_aside(fact, content)

    def is_printed(place: int, fact: Fact) -> bool:
        return everything or is_wanted(fact) or is_in_note(place, fact)

    text = text_of(result, wants_raw=is_printed, wants_markup=is_in_note)
    return replaced(result, as_read=text)


def _readings(results: Iterable[Reading | Unread]) -> list[Reading]:
    return [result for result in results if isinstance(result, Reading)]


def read_page(file: LoadedFile) -> Reading | Unread:
    """Read one file as a page; return its reading, or why there is none."""
    source = file.file
    if not source.required and (file.form is None or file.form.use is not Use.PAGE):
        return Unread(source.path, reason=NO_FACTS)
    words = knowledge()
    try:
        reading = read_bytes(
            file.data,
            source.path,
            concepts=words.concepts,
            classify=words.classify,
            report=source.report,
            identity=source.identity,
        )
    except ReadError as error:
        if not source.required and source.report is None:
            return Unread(source.path, reason=NO_FACTS)
        return Unread(source.path, str(error))
    reading = with_identity(reading, file.given.over(reading.identity))
    is_open = any(map(is_inferred, reading.facts))
    return replaced(reading, page=file.data) if is_open else reading


def _of_filing(result: Reading | Unread, digest: str | None) -> Reading | Unread:
    """Return a reading as one of a filing known by a hash, if there is one."""
    if isinstance(result, Unread) or digest is None:
        return result
    if result.kind == COMPANY_FACTS.name:  # each of its readings is another filing's
        return result
    return replaced(result, filing_digest=digest)


def _filing_digest(
    loaded: Sequence[LoadedFile], documents: Sequence[Reading]
) -> str | None:
    """Return the hash that names a filing without accession.

    That of its instance; else of its FilingSummary.xml; None where neither is there.
    """
    if documents:
        return documents[0].digest
    summaries = [
        hashlib.sha256(file.data).hexdigest()
        for file in loaded
        if file.file.filing is not None and file.form == SUMMARY
    ]
    return min(summaries, default=None)


def facts_of(
    sources: Iterable[str], given: Identity, *, limit: int = LARGEST
) -> Iterator[Fact]:
    """Yield the facts of sources, batch by batch, without storing anything.

    Args:
        sources: Files, folders, archives, "-".
        given: Identity by option.
        limit: Most bytes of one XML file.

    Raises:
        KGError: A source cannot be read; raised after the facts of all others.
    """
    all_batches, passed = batches(sources, {}, given)
    unread = [failed for failed in passed if failed.message]
    for batch in all_batches:
        for result in read_batch(batch, limit=limit):
            if isinstance(result, Reading):
                yield from result.facts
            elif result.message:
                unread.append(result)
    if unread:
        more = len(unread) - 1
        tail = f" (and {more} more; kg report lists them)" if more else ""
        raise ReadError(unread[0].message + tail)

"""Reads sources to readings under the identity that holds for them."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from kg import concepts
from kg.errors import KGError, ReadError
from kg.model.fact import Fact
from kg.model.filing import Identity, Reading
from kg.parties.roles import classify
from kg.pipeline.documents import LoadedFile, Unread, read_documents_of
from kg.readers import read_bytes, reader_of, with_identity
from kg.readers.archives import LARGEST_MEMBER
from kg.readers.kinds import Kind, kind_of
from kg.readers.pages.placing.placement import KnownFact
from kg.readers.sources import SourceFile, sources_of
from kg.readers.xbrl.parsing import LARGEST


def read_page(file: LoadedFile, context: Sequence[KnownFact] = ()) -> Reading | Unread:
    """Read one file as a page.

    Args:
        file: The file, with what options and manifest say, which goes before what the
            file says.
        context: Facts of the rest of the filing.

    Returns:
        Its reading; or why there is none.
    """
    source, said, data = file
    if not source.required and reader_of(data) is None:
        return Unread(source.path, reason="carries no facts")
    try:
        reading = read_bytes(
            data,
            source.path,
            concepts=concepts.load(),
            classify=classify,
            context=context,
            report=source.report,
            identity=source.identity,
        )
    except ReadError as error:
        if not source.required and source.report is None:
            return Unread(source.path, reason="carries no facts")
        return Unread(source.path, str(error))
    return with_identity(reading, said.over(reading.identity))


def known_facts(readings: Iterable[Reading]) -> list[KnownFact]:
    """Return the settled, dated numbers of readings, each once, in a fixed order."""
    found = {
        KnownFact(
            label=" ".join(fact.label.split()).casefold(),
            members=frozenset(" ".join(m.split()).casefold() for m in fact.members),
            value=fact.value,
            unit=fact.unit,
            instant=fact.instant,
            start=fact.start,
            end=fact.end,
        )
        for reading in readings
        for fact in reading.facts
        if isinstance(fact.value, Decimal)
        and fact.certain
        and (fact.instant is not None or fact.end is not None)
    }
    return sorted(found, key=lambda fact: (fact.label, sorted(fact.members), str(fact)))


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that may be pages of one filing, each with the identity given for it."""

    files: tuple[tuple[SourceFile, Identity], ...]


def batches(
    sources: Iterable[str], manifest: Mapping[str, Identity], given: Identity
) -> tuple[list[Batch], list[Unread]]:
    """Return the files of all sources, those of one filing together, sorted.

    Args:
        sources: Files, folders, archives, "-".
        manifest: Identity by path; for files it lists.
        given: Identity by option; goes before the manifest.

    Returns:
        The batches, in an order that does not depend on that of `sources`; and the
        sources that do not exist or cannot be opened.
    """
    listed = {_resolved(path): identity for path, identity in manifest.items()}
    files: dict[str, tuple[SourceFile, Identity]] = {}
    unread: list[Unread] = []
    for source in sources:
        whole = listed.get(_resolved(source), Identity())
        held = 0
        try:
            for file in sources_of(source):
                held += 1
                key = _resolved(file.path)
                said = given.over(listed.get(key, Identity())).over(whole)
                files.setdefault(key, (file, said))
        except KGError as error:
            unread.append(Unread(source, str(error)))
            continue
        if held == 0:
            message = (
                f"{source}: found no file a reader knows, expected pages, instances or "
                "filings; give the folder that holds them"
            )
            unread.append(Unread(source, message))
    groups: dict[str, list[tuple[SourceFile, Identity]]] = {}
    for path, (file, said) in sorted(files.items()):
        accession = said.over(file.identity).accession
        groups.setdefault(accession or file.filing or path, []).append((file, said))
    return [Batch(tuple(group)) for _, group in sorted(groups.items())], unread


def _resolved(path: str) -> str:
    return path if path == "-" else str(Path(path).resolve())


def read_batch(batch: Batch, *, limit: int = LARGEST) -> list[Reading | Unread]:
    """Read the files of one filing; what one settles helps to place the others.

    The XBRL documents come first, named by the schemas and linkbases beside them; then
    the pages. Only files of the same batch help one another: what a page gives depends
    on the files built together with it, never on what happens to be in the graph.

    Args:
        batch: The files.
        limit: Most bytes of one XML file.
    """
    loaded, found = _loaded(batch, limit)
    documents, used = read_documents_of(loaded, limit=limit)
    found += documents
    pages = [entry for entry in loaded if entry[0].path not in used]
    readings = [r for r in documents if isinstance(r, Reading)]
    name = _filing_digest(loaded, readings)
    found = [_within(result, name) for result in found]
    readings = [r for r in found if isinstance(r, Reading)]

    def read(page: LoadedFile, context: Sequence[KnownFact] = ()) -> Reading | Unread:
        return _within(read_page(page, context), name)

    first = [read(page) for page in pages]
    readings += [r for r in first if isinstance(r, Reading)]
    for n, page in enumerate(pages):
        reading = first[n]
        if isinstance(reading, Reading) and not all(f.certain for f in reading.facts):
            others = [
                r for r in readings if r is not reading and _one_filing(r, reading)
            ]
            if others:
                first[n] = read(page, known_facts(others))
    return _identified(found + first)


def _one_filing(one: Reading, other: Reading) -> bool:
    """Whether two readings are known to be of one filing."""
    if one.identity.accession is not None or other.identity.accession is not None:
        return one.identity.accession == other.identity.accession
    return one.filing_digest is not None and one.filing_digest == other.filing_digest


def _identified(found: list[Reading | Unread]) -> list[Reading | Unread]:
    """Return the readings, each with what the others of its filing say of it.

    An instance or cover page tells whose pages the others are.
    """
    readings = [r for r in found if isinstance(r, Reading)]
    done: list[Reading | Unread] = []
    for result in found:
        if isinstance(result, Reading):
            known = result.identity
            for other in readings:
                if other is not result and _one_filing(other, result):
                    known = known.over(replace(other.identity, url=None))
            if known != result.identity:
                result = with_identity(result, known)
        done.append(result)
    return done


def _within(found: Reading | Unread, name: str | None) -> Reading | Unread:
    """Return a reading as one of a filing known by a hash, if there is one."""
    if isinstance(found, Reading) and name is not None and found.kind != "companyfacts":
        return replace(found, filing_digest=name)
    return found


def _filing_digest(
    loaded: Sequence[LoadedFile], documents: Sequence[Reading]
) -> str | None:
    """Return the hash that names a filing without accession.

    That of its instance; else of its FilingSummary.xml; None where neither is there.
    """
    if documents:
        return documents[0].digest
    summaries = [
        hashlib.sha256(data).hexdigest()
        for file, _, data in loaded
        if file.filing is not None and kind_of(data) is Kind.SUMMARY
    ]
    return min(summaries) if summaries else None


def _loaded(
    batch: Batch, limit: int
) -> tuple[list[LoadedFile], list[Reading | Unread]]:
    """Load the files of a batch that some reader knows; the others come as unread."""
    loaded: list[LoadedFile] = []
    unread: list[Reading | Unread] = []
    for file, said in batch.files:
        try:
            if _is_foreign(file):
                unread.append(Unread(file.path, reason="carries no facts"))
                continue
            _check_size(file, max(limit, LARGEST_MEMBER))
            loaded.append((file, said, file.load()))
        except OSError as error:
            message = f"{file.path}: cannot be read ({error.strerror})"
            unread.append(Unread(file.path, message))
        except ReadError as error:
            unread.append(Unread(file.path, str(error)))
    return loaded, unread


def _is_foreign(file: SourceFile) -> bool:
    """Whether a file is none that a reader knows, which its first bytes tell.

    Pictures and scripts of a filing are then never loaded. What is bad input when no
    reader knows it is loaded all the same, to say what it is instead.
    """
    if file.required or file.head is None:
        return False
    head = file.head()
    return kind_of(head, file.path) is None and reader_of(head) is None


def _check_size(file: SourceFile, most: int) -> None:
    """Refuse a file before it is loaded.

    Raises:
        ReadError: It has more than `most` bytes.
    """
    size = 0 if file.size is None else file.size()
    if size > most:
        message = (
            f"found {size} bytes, expected at most {most}; give --largest to read it "
            "nevertheless"
        )
        raise ReadError(message, source=file.path)


def facts_of(
    sources: Iterable[str], given: Identity, *, limit: int = LARGEST
) -> Iterator[Fact]:
    """Yield the facts of sources, batch by batch, without storing anything.

    Args:
        sources: Files, folders, archives, "-".
        given: Identity by option.
        limit: Most bytes of one XML file.

    Raises:
        KGError: A source cannot be read; the first such ends it.
    """
    found, unread = batches(sources, {}, given)
    for batch in found:
        for reading in read_batch(batch, limit=limit):
            if isinstance(reading, Reading):
                yield from reading.facts
            elif reading.message:
                unread.append(reading)
    for failed in unread:
        raise ReadError(failed.message)

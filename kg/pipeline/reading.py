"""Reads sources to readings under the identity that holds for them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from kg import concepts
from kg.errors import KGError, ReadError
from kg.model.fact import Fact
from kg.model.filing import Identity, Reading
from kg.parties.roles import classify
from kg.readers import read_bytes, reader_of, with_identity
from kg.readers.placement import KnownFact
from kg.readers.sources import SourceFile, sources_of


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that gave no reading.

    Attributes:
        source: Its path.
        message: Why, on one line; empty when it was passed over as carrying no facts.
    """

    source: str
    message: str = ""


def read_source(
    source: SourceFile, identity: Identity, context: Sequence[KnownFact] = ()
) -> Reading | Unread:
    """Read one file.

    Args:
        source: The file.
        identity: What options and manifest say; goes before what the file says.
        context: Facts of other pages of the filing.

    Returns:
        Its reading; or why there is none.
    """
    try:
        data = source.load()
    except OSError as error:
        return Unread(source.path, f"{source.path}: cannot be read ({error.strerror})")
    if not source.required and reader_of(data) is None:
        return Unread(source.path)
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
        exhibit = not source.required and source.report is None
        return Unread(source.path, "" if exhibit else str(error))
    return with_identity(reading, identity.over(reading.identity))


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
        groups.setdefault(accession or path, []).append((file, said))
    return [Batch(tuple(group)) for _, group in sorted(groups.items())], unread


def _resolved(path: str) -> str:
    return path if path == "-" else str(Path(path).resolve())


def read_batch(batch: Batch) -> list[Reading | Unread]:
    """Read the files of one filing; what one page settles helps to place the others.

    Only pages of the same batch help one another: what a page gives depends on the
    files built together with it, never on what happens to be in the graph.
    """
    found = [read_source(file, said) for file, said in batch.files]
    readings = {n: r for n, r in enumerate(found) if isinstance(r, Reading)}
    by_filing: dict[str, list[int]] = {}
    for n, reading in readings.items():
        if reading.identity.accession is not None:
            by_filing.setdefault(reading.identity.accession, []).append(n)
    for members in by_filing.values():
        for n in members:
            others = [readings[m] for m in members if m != n]
            if others and any(not fact.certain for fact in readings[n].facts):
                file, said = batch.files[n]
                found[n] = read_source(file, said, known_facts(others))
    return found


def facts_of(sources: Iterable[str], given: Identity) -> Iterator[Fact]:
    """Yield the facts of sources, batch by batch, without storing anything.

    Raises:
        KGError: A source cannot be read; the first such ends it.
    """
    found, unread = batches(sources, {}, given)
    for batch in found:
        for reading in read_batch(batch):
            if isinstance(reading, Reading):
                yield from reading.facts
            elif reading.message:
                unread.append(reading)
    for failed in unread:
        raise ReadError(failed.message)

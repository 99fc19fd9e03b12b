"""Reads sources to readings under the identity that holds for them."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from kg.build.documents import read_documents_of
from kg.build.loaded_files import NO_FACTS, LoadedFile, knowledge, load_files
from kg.errors import KGError, ReadError
from kg.facts.exclusions import lines_of_own_sheets
from kg.facts.filings import PERIOD
from kg.facts.rows import is_money
from kg.model.fact import Fact, PlacedBy
from kg.model.filing import Identity, Reading, Unread
from kg.notes.choosing import with_notes
from kg.parties.printed_roles import with_printed_roles
from kg.readers import read_bytes, with_identity
from kg.readers.forms import (
    BULK_FILING,
    COMPANY_FACTS,
    HTML_PAGE,
    INLINE,
    INSTANCE,
    SUMMARY,
    Use,
)
from kg.readers.labels import elements_by_label, letters, letters_by_element
from kg.readers.pages.placing.filingfacts import KnownFact, Telling, text_key
from kg.readers.sources import sources_of
from kg.readers.sources.entries import SourceFile, printable
from kg.readers.xbrl.parsing import LARGEST
from kg.selection import is_related, is_scale_total, with_known_parties

LONGEST_TEXT = 200
"""Characters of a text beyond which it is no cell to place."""
_TELLING = {
    INSTANCE.name: Telling.DOCUMENT,
    INLINE.name: Telling.DOCUMENT,
    HTML_PAGE.name: Telling.PAGE,
}
_NOT_PAGES = frozenset({Use.DOCUMENT, Use.COLLECTION, Use.NAMES, Use.LIST})


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that may be of one filing, each with the identity given for it.

    It may be sent to another process, and so may what `read_batch` makes of it.
    """

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
        sources that do not exist or cannot be opened, with the files that are not.
    """
    listed = {_resolved(path): identity for path, identity in manifest.items()}
    files: dict[str, tuple[SourceFile, Identity]] = {}
    unread: list[Unread] = []
    for source in sources:
        whole = listed.get(_resolved(source), Identity())
        count = 0
        try:
            for file in sources_of(source):
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
    everything: bool = True,
) -> list[Reading | Unread]:
    """Read the files of one filing; what one settles helps to place the others.

    The XBRL documents come first, named by the schemas and linkbases beside them; then
    the pages. Only files of the same batch help one another: what a page gives depends
    on the files built together with it, never on what happens to be in the graph.

    Args:
        batch: The files.
        limit: Most bytes of one XML file.
        notes: Whether text blocks about related parties are read as documents, too.
        everything: Whether facts are wanted that cannot concern related parties; of
            bulk data they are not made then.
    """
    loaded, unread = load_files(batch.files, limit)
    # Bulk data is read for itself: it tells what it tells whatever is built with it.
    bulk = [file for file in loaded if file.form == BULK_FILING]
    others = [file for file in loaded if file.form != BULK_FILING]
    results: list[Reading | Unread] = [*unread]
    for files in filter(None, (others, bulk)):
        results += _read_together(files, limit, everything)
    if notes:
        results = [
            with_notes(each) if isinstance(each, Reading) else each for each in results
        ]
    return results if everything else list(map(_with_wanted_alone, results))


def is_wanted(fact: Fact) -> bool:
    """Whether a fact is stored when not everything is."""
    return is_related(fact) or is_scale_total(fact)


def _with_wanted_alone(result: Reading | Unread) -> Reading | Unread:
    """Return bulk data without the facts that are neither stored nor tell of others.

    They need not be sent to the process that writes. In several currencies all facts
    tell which of them is translated.
    """
    if isinstance(result, Unread) or result.kind != BULK_FILING.name:
        return result
    facts = result.facts
    if len({fact.unit for fact in facts if is_money(fact)}) > 1:
        return result
    kept = {n for n, fact in enumerate(facts) if is_wanted(fact)}
    told = {n for n, fact in enumerate(facts) if fact.concept == PERIOD}
    wanted = sorted(kept | told | lines_of_own_sheets(facts, kept))
    return replace(
        result,
        facts=tuple(facts[n] for n in wanted),
        passed_over=result.passed_over + len(facts) - len(wanted),
    )


def _read_together(
    loaded: Sequence[LoadedFile], limit: int, everything: bool
) -> list[Reading | Unread]:
    """Read files of one filing that help one another."""
    documents = read_documents_of(loaded, limit=limit, everything=everything)
    digest = _filing_digest(loaded, _readings(documents))
    results = [_of_filing(result, digest) for result in documents]
    pages = [f for f in loaded if f.form is None or f.form.use not in _NOT_PAGES]
    results += _read_pages(pages, _readings(results), digest)
    results = [_with_roles(each) for each in _identified(results)]
    return _with_parties(results) if documents else results


def _with_roles(result: Reading | Unread) -> Reading | Unread:
    """Return a reading whose facts tell the roles printed in their parties' names."""
    if not isinstance(result, Reading):
        return result
    return replace(result, facts=tuple(map(with_printed_roles, result.facts)))


def _with_parties(results: Sequence[Reading | Unread]) -> list[Reading | Unread]:
    """Return results whose facts tell which parties the filing shows to be related.

    Only a document tells that of pages beside it: pages alone say the same whatever is
    built together with them.
    """
    told = iter(with_known_parties(_readings(results)))
    return [next(told) if isinstance(each, Reading) else each for each in results]


def _readings(results: Iterable[Reading | Unread]) -> list[Reading]:
    return [result for result in results if isinstance(result, Reading)]


def _read_pages(
    files: Sequence[LoadedFile], documents: Sequence[Reading], digest: str | None
) -> list[Reading | Unread]:
    """Read pages, those with inferred columns again with the facts of the others.

    Args:
        files: The pages.
        documents: What was read already in the same batch.
        digest: Hash that names their filing, if there is one.
    """
    first = [_of_filing(read_page(file), digest) for file in files]
    first_readings = [*documents, *_readings(first)]
    results = list(first)
    if len(first_readings) < 2:  # nothing else tells where its values belong
        return results
    known = known_facts(first_readings)
    for n, reading in enumerate(first):
        if isinstance(reading, Unread) or not any(map(_is_inferred, reading.facts)):
            continue
        context = [
            fact
            for other, facts in zip(first_readings, known, strict=True)
            if other is not reading and _one_filing(other, reading)
            for fact in facts
        ]
        if context:
            results[n] = _of_filing(read_page(files[n], context), digest)
    return results


def _is_inferred(fact: Fact) -> bool:
    """Whether a column was worked out from the page alone: the filing knows better."""
    return fact.placed_by not in {PlacedBy.FULL_ROW, PlacedBy.HTML}


def read_page(file: LoadedFile, context: Sequence[KnownFact] = ()) -> Reading | Unread:
    """Read one file as a page.

    Args:
        file: The file.
        context: Facts of the rest of the filing.

    Returns:
        Its reading; or why there is none.
    """
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
            context=context,
            report=source.report,
            identity=source.identity,
        )
    except ReadError as error:
        if not source.required and source.report is None:
            return Unread(source.path, reason=NO_FACTS)
        return Unread(source.path, str(error))
    return with_identity(reading, file.given.over(reading.identity))


def known_facts(readings: Sequence[Reading]) -> list[list[KnownFact]]:
    """Return the settled, dated facts of each reading, as placement wants them.

    Args:
        readings: Readings of one filing, its instance among them if it is at hand: its
            linkbase tells under which labels a member or a concept is printed.
    """
    pairs = [pair for reading in readings for pair in reading.member_labels]
    member_labels, elements = letters_by_element(pairs), elements_by_label(pairs)
    concept_labels = letters_by_element(
        pair for reading in readings for pair in reading.concept_labels
    )

    def labels_of(member: str, name: str | None) -> frozenset[str]:
        shown = letters(member)
        element = name or elements.get(shown, "")
        return member_labels.get(element, frozenset()) | {shown}

    return [
        [
            KnownFact(
                labels=concept_labels.get(fact.concept or "", frozenset())
                | {letters(fact.label)},
                members=tuple(map(labels_of, fact.members, _member_names(fact))),
                value=text_key(fact.value)
                if isinstance(fact.value, str)
                else fact.value,
                unit=fact.unit,
                instant=fact.instant,
                start=fact.start,
                end=fact.end,
                telling=_TELLING.get(reading.kind, Telling.HINT),
            )
            for fact in reading.facts
            if fact.certain
            and fact.same_as is None
            and (fact.instant is not None or fact.end is not None)
            and (isinstance(fact.value, Decimal) or len(fact.value) <= LONGEST_TEXT)
        ]
        for reading in readings
    ]


def _member_names(fact: Fact) -> Sequence[str | None]:
    """Return the elements of a fact's members, parallel to them."""
    return fact.member_names or (None,) * len(fact.members)


def _one_filing(a: Reading, b: Reading) -> bool:
    """Whether two readings are known to be of one filing."""
    if a.identity.accession is not None or b.identity.accession is not None:
        return a.identity.accession == b.identity.accession
    return a.filing_digest is not None and a.filing_digest == b.filing_digest


def _identified(results: Sequence[Reading | Unread]) -> list[Reading | Unread]:
    """Return the readings, each with what the others of its filing say of it.

    An instance or cover page tells whose pages the others are.
    """
    readings = _readings(results)
    return [
        _with_identity_of(result, readings) if isinstance(result, Reading) else result
        for result in results
    ]


def _with_identity_of(reading: Reading, others: Sequence[Reading]) -> Reading:
    """Return a reading with the identity that others of its filing add to its own."""
    identity = reading.identity
    for other in others:
        if other is not reading and _one_filing(other, reading):
            identity = identity.over(replace(other.identity, url=None))
    if identity == reading.identity:
        return reading
    return with_identity(reading, identity)


def _of_filing(result: Reading | Unread, digest: str | None) -> Reading | Unread:
    """Return a reading as one of a filing known by a hash, if there is one."""
    if isinstance(result, Unread) or digest is None:
        return result
    if result.kind == COMPANY_FACTS.name:  # each of its readings is another filing's
        return result
    return replace(result, filing_digest=digest)


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

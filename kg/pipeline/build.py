"""Builds sources into a graph, filing by filing, one transaction each.

The outcome depends on the files alone, not on their order: files are grouped by filing
and sorted first, each report replaces its predecessor, and what is derived is a
function of the filings. A killed build leaves whole filings; the next one completes
what is derived from them.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, lru_cache, partial

from pyoxigraph import NamedNode

from kg import concepts
from kg.build.read import (
    Batch,
    batches,
    read_batch,
)
from kg.graph import (
    Meaning,
    Terms,
    filing_quads,
    identity_of,
    merged,
    ontology_quads,
    replaced,
    reporter_of,
    reports_in,
    settlements,
)
from kg.graph.build import chosen
from kg.model.fact import Fact, Role
from kg.model.filing import Identity, Reading, Unread
from kg.model.party import MemberRole
from kg.parties.names import name_form, normal_form
from kg.parties.roles import classify, relationship_type
from kg.pipeline.deriving import Tables, derive_all
from kg.pipeline.identity import as_identified, as_local
from kg.pipeline.publishing import publish
from kg.pipeline.report import BuildReport, identity_warning
from kg.readers.pages.pagefacts import placed_in
from kg.readers.xbrl.parsing import LARGEST
from kg.store.base import Writer, graph_quads, replace_graph

PUBLISH_EVERY = 30.0
"""Seconds after which a running build shows readers what it has.

More where deriving what follows takes long, as over a large graph: at least twice that.
"""

Progress = Callable[[int, int], None]
"""Told how many batches are done, of how many."""


def build(
    sources: Iterable[str],
    writer: Writer,
    *,
    identity: Identity | None = None,
    manifest: Mapping[str, Identity] | None = None,
    everything: bool = False,
    whole: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
    terms: Terms | None = None,
    limit: int = LARGEST,
) -> BuildReport:
    """Build sources into a graph and publish it.

    Args:
        sources: Files, folders, archives or "-"; order does not matter.
        writer: The graph; stays open.
        identity: Goes before manifest and source, field by field.
        manifest: Identity by path; goes before the source. It adds no sources.
        everything: Store all facts, not only those that concern related parties.
        whole: Drop reports of a filing that are not among the sources.
        jobs: Processes that read.
        progress: Told after each filing.
        terms: Mints the IRIs.
        limit: Most bytes of one XML file.

    Returns:
        What was done; sources that could not be read are in its `bad`.
    """
    terms = terms or Terms()
    found, unread = batches(sources, manifest or {}, identity or Identity())
    job = _Job(writer, terms, everything=everything, whole=whole)
    for failed in unread:
        job.report.note(failed)
    with _mapper(jobs, len(found), limit) as read_all:
        for done, results in enumerate(read_all(found), start=1):
            job.take(results)
            if progress is not None:
                progress(done, len(found))
    job.finish()
    return job.report


@contextmanager
def _mapper(
    jobs: int, batches_found: int, limit: int
) -> Iterator[Callable[[list[Batch]], Iterable[list[Reading | Unread]]]]:
    """Give what reads batches in order, in one process or several."""
    workers = min(jobs, batches_found)
    read = partial(read_batch, limit=limit)
    if workers <= 1:
        yield partial(map, read)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield partial(pool.map, read, chunksize=4)


@lru_cache(maxsize=65536)
def classified(member: str, axis: str | None) -> MemberRole:
    """Return the role of a member, and the sort of party its whole name tells."""
    said = classify(member, axis)
    if said.role not in (Role.PARTY, Role.GROUP):
        return said
    return MemberRole(said.role, name_form(member, said.kind).kind)


@cache
def meaning() -> Meaning:
    """Return what words mean, from the shipped tables."""
    return Meaning(
        classify=classified,
        relationship_type=relationship_type,
        side=concepts.load().side,
        normal_form=normal_form,
    )


def filing_groups(readings: Iterable[Reading], terms: Terms) -> list[list[Reading]]:
    """Return readings that share a filing graph together, sorted by its name."""
    groups: dict[str, list[Reading]] = {}
    for reading in readings:
        graph = terms.filing(reading.identity, reading.names_filing)
        groups.setdefault(graph.value, []).append(reading)
    return [groups[name] for name in sorted(groups)]


class _Job:
    """One build under way."""

    def __init__(
        self, writer: Writer, terms: Terms, *, everything: bool, whole: bool
    ) -> None:
        self.report = BuildReport()
        self._writer, self._terms, self._whole = writer, terms, whole
        self._keep = None if everything else _is_wanted
        self._touched: set[str] = set()
        self._published, self._pause = time.monotonic(), PUBLISH_EVERY
        decisions = graph_quads(writer.store, terms.decisions_graph())
        self._settled = settlements(decisions)

    def take(self, results: Iterable[Reading | Unread]) -> None:
        """Store what one batch gave."""
        readings = []
        for result in results:
            if isinstance(result, Reading):
                readings.append(result)
            else:
                self.report.note(result)
        for group in filing_groups(readings, self._terms):
            self._store_filing(group)
        started = time.monotonic()
        if started - self._published > self._pause:
            self._publish()
            self._published = time.monotonic()
            self._pause = max(PUBLISH_EVERY, 2 * (self._published - started))

    def finish(self) -> None:
        """Derive what is left to derive, and publish; nothing when nothing was read."""
        if self.report.reports == 0:
            return
        ontology = self._terms.ontology_graph()
        replace_graph(self._writer, ontology, ontology_quads(terms=self._terms))
        self._publish()

    def _store_filing(self, group: list[Reading]) -> None:
        terms, store = self._terms, self._writer.store
        graph = terms.filing(group[0].identity, group[0].names_filing)
        pages = [self._settled_reading(reading, graph) for reading in chosen(group)]
        held = list(graph_quads(store, graph))
        quads = filing_quads(
            pages,
            meaning(),
            terms=terms,
            known=identity_of(held),
            keep=self._keep,
        )
        removed = reports_in(held) - reports_in(quads) if self._whole else frozenset()
        whose = reporter_of(held, terms)
        if whose is not None:
            held = as_local(held, whose, terms)
        new = merged(replaced(held, quads, terms=terms, removed=removed))
        new = as_identified(store, new)
        for reporter in (reporter_of(held, terms), reporter_of(new, terms)):
            if reporter is not None:
                self._touched.add(reporter)
        self.report.changed += replace_graph(self._writer, graph, new)
        self._count(pages)

    def _count(self, pages: list[Reading]) -> None:
        """Count a filing; say so when none of its pages concerns related parties."""
        report = self.report
        report.filings += 1
        known = concepts.load()
        if not any(known.is_related(fact) for page in pages for fact in page.facts):
            report.warnings.append(f"{pages[0].source}: no related-party facts")
        for page in pages:
            stored = [f for f in page.facts if self._keep is None or self._keep(f)]
            report.reports += 1
            report.facts += len(page.facts)
            report.stored += len(stored)
            report.uncertain += sum(not fact.certain for fact in stored)
            report.warnings += [f"{page.source}: {line}" for line in page.warnings]
            unnamed = identity_warning(page, self._terms)
            if unnamed is not None:
                report.warnings.append(unnamed)

    def _settled_reading(self, reading: Reading, graph: NamedNode) -> Reading:
        """Return the reading with its facts in the columns decided for them."""
        if not self._settled or not reading.columns:
            return reading
        nodes = self._terms.facts(self._terms.report(graph, reading), reading)
        facts = list(reading.facts)
        for n, node in enumerate(nodes):
            column, _ = self._settled.get(node.value, (None, 0))
            if column is not None and column < len(reading.columns):
                facts[n] = placed_in(
                    facts[n], column, reading.columns, reading.scales, classify
                )
        return replace(reading, facts=tuple(facts))

    def _publish(self) -> None:
        """Derive what is left to derive, and publish."""
        writer, terms, made = self._writer, self._terms, Tables()
        if self._touched:
            made = derive_all(writer, terms, self._touched)
            self._touched.clear()
        publish(writer, terms, made)


def _is_wanted(fact: Fact) -> bool:
    known = concepts.load()
    return known.is_related(fact) or known.is_scale_total(fact)

"""Builds sources into a graph, filing by filing, and publishes what follows.

The outcome depends on the files alone, not on their order: files are grouped by filing
and sorted first, each report replaces its predecessor, and what follows is a function
of all filings. A build that is killed leaves the publication before it; building the
same sources again completes it.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import chain

from kg.build.apart import PagesApart
from kg.build.decide import pending_change
from kg.build.filing import Tally, built_filing, is_whole
from kg.build.made import MadeFiling, make_filings, take_stored
from kg.build.read import batches
from kg.build.ready import MOST_FACTS, ReadyFiling, ReadyFilings
from kg.build.refresh import Change, refresh
from kg.build.report import BuildReport
from kg.build.workspace import Workspace, facts_of
from kg.facts.filings import chosen_readings
from kg.facts.rows import FilingRows
from kg.model.filing import Identity, Reading, Unread
from kg.parties.names import take_forms
from kg.processes import Mapped, seldom_collected, shared_among
from kg.readers.xbrl.parsing import LARGEST

PUBLISH_EVERY = 30.0
"""Seconds after which a running build shows readers what it has.

More where publishing takes long, as over a large graph: at least twice that, so that a
build never spends more than a third of its time on it; and as much again as it has read
already, for all that was published is written anew. A build that has nearly read all
sources reads the rest first: what is published in part is worked out twice, so far as
later filings name the same parties.
"""
_LOST_AT_MOST = 600.0
"""Seconds of reading that a killed build does again at most, publishing apart."""
_PUBLISHING = 2.0
"""Seconds that publishing takes for each second of reading what is published, or a bit
less: a rest that is read in that time is read first."""
_STAGED = MOST_FACTS
"""Facts that are gathered before they are written to the tables.

As many as are kept at hand: tables that are written twice are merged, which takes as
long as a third time.
"""
_AT_ONCE = 4
"""Batches that a process is handed at once."""
_AHEAD = 8
"""Batches at most that are read before processes share the rest."""
_FEW = 20
"""One batch in so many is read ahead at most: of few, all are shared."""

Progress = Callable[[int, int], None]
"""Told how many batches are done, of how many."""


@seldom_collected()
def build(
    sources: Iterable[str],
    space: Workspace,
    *,
    identity: Identity | None = None,
    manifest: Mapping[str, Identity] | None = None,
    everything: bool = False,
    whole: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
    limit: int = LARGEST,
) -> BuildReport:
    """Build sources into a graph and publish it.

    Args:
        sources: Files, folders, archives or "-"; order does not matter.
        space: The graph; stays open.
        identity: Goes before manifest and source, field by field.
        manifest: Identity by path; goes before the source. It adds no sources.
        everything: Store all facts, not only those that concern related parties.
        whole: Drop reports of a filing that are not among the sources.
        jobs: Processes that read.
        progress: Told after each filing.
        limit: Most bytes of one XML file.

    Returns:
        What was done; sources that could not be read are in its `bad`.
    """
    found, unread = batches(
        sources,
        manifest or {},
        identity or Identity(),
        everything=everything,
        jobs=jobs,
    )
    job = _Job(space, everything=everything, whole=whole, jobs=jobs)
    for failed in unread:
        job.note(failed)
    make = partial(make_filings, iris=space.iris, limit=limit, everything=everything)
    workers = min(jobs, len(found))
    stored = frozenset(space.filing_keys() if workers > 1 else ())
    # What is loaded and compiled when it is first needed is then inherited.
    ahead = min(_AHEAD, len(found) // _FEW) if workers > 1 else 0
    first = [make(batch, stored=stored) for batch in found[:ahead]]
    with shared_among(workers, partial(take_stored, stored)) as mapped:
        others = mapped(make, found[ahead:], _AT_ONCE)
        for done, results in enumerate(chain(first, others), start=1):
            job.take(results, done / len(found))
            if progress is not None:
                progress(done, len(found))
        job.finish(mapped)
    return job.report


class _Job:
    """One build under way.

    Args:
        space: The graph.
        everything: Whether all facts are stored.
        whole: Whether reports that are not among the sources go.
        jobs: Processes that share the work.
    """

    def __init__(
        self, space: Workspace, *, everything: bool, whole: bool, jobs: int = 1
    ) -> None:
        self.report = BuildReport()
        self.space = space
        self._everything, self._whole, self._jobs = everything, whole, jobs
        self._staged: dict[str, list[MadeFiling]] = {}
        self._staged_facts = 0
        self._change = pending_change(space)
        self._built: dict[str, str] = {}
        self._apart = PagesApart()
        self._ready = ReadyFilings()
        self._published, self._pause = time.monotonic(), PUBLISH_EVERY
        self._reading = 0.0

    def note(self, unread: Unread) -> None:
        """Count a file that gave no reading."""
        if unread.message:
            self.report.bad.append((unread.source, unread.message))
        else:
            self.report.skipped.append((unread.source, unread.reason))

    def take(self, results: Iterable[MadeFiling | Unread], share: float) -> None:
        """Take what one batch gave; publish when it is time.

        Args:
            results: What was read.
            share: What part of all batches is read, this one among them.
        """
        for result in results:
            if isinstance(result, Unread):
                self.note(result)
                continue
            if result.names is not None:
                take_forms(result.names.forms)
            self._apart.add(result.readings)
            self._staged.setdefault(result.key, []).append(result)
            self._staged_facts += result.built.tally.facts
        if self._is_time_to_publish(share):
            started = time.monotonic()
            self._reading += started - self._published
            self._publish()
            self._published = time.monotonic()
            publishing = self._published - started
            doubled = min(self._reading, _LOST_AT_MOST)
            self._pause = max(PUBLISH_EVERY, 2 * publishing, doubled)
        elif self._staged_facts > _STAGED:
            self._write()

    def _is_time_to_publish(self, share: float) -> bool:
        """Whether readers have waited long enough, and would wait on without it."""
        since = time.monotonic() - self._published
        rest = (self._reading + since) * (1 - share) / share
        return since > self._pause and rest > _PUBLISHING * since

    def finish(self, mapped: Mapped) -> None:
        """Write what is left, and publish; nothing when nothing was read.

        Args:
            mapped: Shares work among the processes that have read, and know the names.
        """
        self.report.warnings += self._apart.warnings()
        if self.report.reports or self._staged:
            self._make_anew(mapped)
            # Before publishing: what is asked of the tables later begins another one.
            self.report.uncounted = self.space.uncounted(self._built)
            self.space.publish()

    def _publish(self) -> None:
        self._make_anew()
        self.space.publish()

    def _make_anew(self, mapped: Mapped | None = None) -> None:
        """Write what was gathered, and what follows from all that was written."""
        # Until all is read the processes that read keep every core busy.
        self._write(1 if mapped is None else self._jobs)
        if self._change:
            self._change.ready = self._ready.by_reporter()
            refresh(self.space, self._change, jobs=self._jobs, mapped=mapped)
        self._change, self._ready = Change(), ReadyFilings()

    def _write(self, jobs: int = 1) -> None:
        """Write the filings gathered to the tables; processes may share it."""
        if not self._staged:
            return
        stored = {rows.filing.key: rows for rows in self.space.filings(self._staged)}
        written: list[ReadyFiling] = []
        replaced: list[FilingRows] = []
        for key, made in self._staged.items():
            before = stored.get(key)
            rows = self._rows(made, before)
            self._built[rows.filing.key] = rows.filing.reporter
            if rows != before:
                first = made[0]
                names = first.names if rows is first.built.rows else None
                written.append(ReadyFiling(rows, names))
                replaced += [] if before is None else [before]
        self.report.changed += len(written)
        if written:
            new = [ready.rows for ready in written]
            self.space.fit_buckets(facts_of(new) - facts_of(replaced))
            owners = {rows.filing.reporter for rows in new}
            self._ready.add(written, self.space.reporters(owners))
            self._change.reporters |= self.space.store(new, replaced, jobs=jobs)
            self._change.filings |= {rows.filing.key for rows in new}
        self._staged, self._staged_facts = {}, 0

    def _rows(self, made: list[MadeFiling], before: FilingRows | None) -> FilingRows:
        """Return the rows of a filing as they are to be written, and count it."""
        readings = [reading for each in made for reading in each.readings]
        built = made[0].built
        if len(made) > 1 or not is_whole(built.rows, before, alone=self._whole):
            built = built_filing(
                readings,
                before,
                iris=self.space.iris,
                everything=self._everything,
                whole=self._whole,
                at_once=False,
            )
        self._count(readings, built.tally)
        return built.rows

    def _count(self, readings: list[Reading], tally: Tally) -> None:
        """Count a filing; say so when nothing of it concerns related parties."""
        report = self.report
        pages = chosen_readings(readings)
        report.filings += 1
        report.reports += len(pages)
        if not tally.related:
            report.warnings.append(f"{pages[0].source}: no related-party facts")
        report.facts += tally.facts + sum(page.passed_over for page in pages)
        report.stored += tally.stored
        report.uncertain += tally.uncertain
        for page in pages:
            report.warnings += [f"{page.source}: {line}" for line in page.warnings]
            unnamed = identity_warning(page)
            if unnamed is not None:
                report.warnings.append(unnamed)


def identity_warning(reading: Reading) -> str | None:
    """Return a warning when nothing tells whose page it is."""
    identity = reading.identity
    if identity.cik or identity.entity or identity.accession:
        return None
    return (
        f"{reading.source}: nothing tells whose page it is, so it is built by its "
        "content; give --cik, --accession or a manifest"
    )

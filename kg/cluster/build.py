"""Sources to parts: the steps of a job, one after the other.

::

    units ──read──> readings ──by filing──> filings ──by reporters──> names
                                               │                       │ by block
                                               │                     groups
                                               │                       │ by groups
                                               │                     parties
                                               └──────by reporters─────┘
                                          tables (Parquet), statements (N-Quads)

A step works on one filing, or on a piece: some reporters, groups or trade names. What
steps make is written to a work folder beside the parts, so that each is done once and
whatever is lost with a worker is made again from the step before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from kg.build.read import batches
from kg.cluster.derived import Derive
from kg.cluster.groups import grouped
from kg.cluster.made import MADE, line_rows
from kg.cluster.naming import NAMED, NAMES, DecideGroups, Families, names_of
from kg.cluster.output import Output, is_remote
from kg.cluster.reading import (
    FILES,
    FILINGS,
    READINGS,
    MakeFiling,
    ReadFolder,
    ReadUnits,
    Settings,
    with_folder,
)
from kg.cluster.rows import packed, piece_in_sql
from kg.cluster.step import Step, of_batches, of_table, of_two_tables, run_step
from kg.errors import InputError
from kg.graph.ontology import ontology_lines
from kg.model.filing import Identity

_TASKS: Final = 8
"""Into how many tasks a step is cut at least, unless told."""
_TASKS_A_CORE: Final = 2
_FACTS: Final = 5_000
"""Facts of a piece, about: what one process holds at a time of what it makes."""
_NOTHING: Final = "found no files, expected a folder of filings"


@dataclass(slots=True)
class PartsReport:
    """What a job did.

    Attributes:
        filings: How many filings the parts hold.
        facts: How many facts.
        statements: How many statements of RDF.
        names: How many names, and into how many groups they fell.
        bad: Path and message of files that are bad input.
        skipped: How many files were passed over.
        parts: How many files were written.
    """

    filings: int = 0
    facts: int = 0
    statements: int = 0
    names: tuple[int, int] = (0, 0)
    bad: list[tuple[str, str]] = field(default_factory=list)
    skipped: int = 0
    parts: int = 0


def build_parts(
    spark: Any,  # noqa: ANN401
    sources: Sequence[str],
    output: str,
    settings: Settings,
    *,
    manifest: Mapping[str, Identity] | None = None,
    partitions: int | None = None,
) -> PartsReport:
    """Build sources to parts.

    Args:
        spark: The session.
        sources: Local paths, which every worker must reach; or addresses (``s3a://``,
            ``hdfs://``, ``file:``) of folders of filings, all local or all not.
        output: Folder or address for the parts; must be empty or absent.
        settings: What holds for the job.
        manifest: Identity by local path.
        partitions: Into how many tasks a step is cut.

    Raises:
        InputError: Output or sources cannot be used.
    """
    place = Output(spark, output)
    job = _Job(spark, place, settings, partitions)
    readings = job.read(sources, manifest or {})
    if readings is None:
        place.clear()
        return job.report
    filings = job.filings(readings)
    named = job.names(filings)
    made = job.derive(filings, named)
    job.write(made)
    return job.report


class _Job:
    """One job under way."""

    def __init__(
        self,
        spark: Any,  # noqa: ANN401
        output: Output,
        settings: Settings,
        partitions: int | None,
    ) -> None:
        self.report = PartsReport()
        self._spark, self._output, self._settings = spark, output, settings
        self._tasks = partitions or _tasks_for(spark)
        # Which pieces a task gets is chance, so there are more of them than tasks.
        self._pieces = 2 * self._tasks
        spark.conf.set("spark.sql.shuffle.partitions", str(self._tasks))
        # Few bytes are much work here, so small pieces must not be put together.
        spark.conf.set("spark.sql.adaptive.coalescePartitions.enabled", "false")

    def _apart(self, step: Step) -> Step:
        return partial(run_step, step, jobs=self._settings.jobs)

    def _pieces_of(self, frame: Any, key: str) -> Any:  # noqa: ANN401
        """Return rows grouped by the piece that their key belongs to."""
        return frame.selectExpr("*", piece_in_sql(key, self._pieces)).groupBy("piece")

    def read(self, sources: Sequence[str], manifest: Mapping[str, Identity]) -> Any:  # noqa: ANN401
        """Return what the sources hold, filing by filing; None where that is nothing.

        Raises:
            InputError: Local paths and addresses are mixed.
        """
        remote = [is_remote(source) for source in sources]
        if any(remote) and not all(remote):
            message = "found local paths and addresses, expected one sort of them"
            raise InputError(message)
        if any(remote):
            readings = self._read_folders(sources)
        else:
            readings = self._read_units(sources, manifest)
        kept = self._output.kept(readings, "readings")
        for source, said in (
            kept.where("filing = ''").select("source", "said").collect()
        ):
            if said:
                self.report.bad.append((source, said))
            else:
                self.report.skipped += 1
        self.report.bad.sort()
        read = kept.where("filing <> ''")
        if read.limit(1).count():
            return read
        if not self.report.bad and not self.report.skipped:
            self.report.bad = [(s, f"{s}: {_NOTHING}") for s in sources]
        return None

    def _read_units(
        self, sources: Iterable[str], manifest: Mapping[str, Identity]
    ) -> Any:  # noqa: ANN401
        # Workers have folders of their own to start from.
        places = [str(Path(source).absolute()) for source in sources]
        found, unread = batches(
            places,
            manifest,
            self._settings.identity,
            everything=self._settings.everything,
        )
        self.report.bad += [(u.source, u.message) for u in unread if u.message]
        self.report.skipped += sum(not u.message for u in unread)
        rows = [(f"{n:09}", packed(batch)) for n, batch in enumerate(found)]
        units = self._spark.createDataFrame(rows, "unit string, data binary")
        read = self._apart(ReadUnits(self._settings))
        tasks = max(1, min(self._tasks, len(rows)))
        return units.repartition(tasks).mapInArrow(of_batches(read), READINGS)

    def _read_folders(self, sources: Iterable[str]) -> Any:  # noqa: ANN401
        reader = self._spark.read.format("binaryFile")
        files = reader.option("recursiveFileLookup", "true").load(list(sources))
        folders = files.select("path", "content").mapInArrow(
            of_batches(with_folder), FILES
        )
        read = self._apart(ReadFolder(self._settings))
        return folders.groupBy("folder").applyInArrow(of_table(read), READINGS)

    def filings(self, readings: Any) -> Any:  # noqa: ANN401
        """Return the filings of readings."""
        make = self._apart(MakeFiling(self._settings))
        made = readings.groupBy("filing").applyInArrow(of_table(make), FILINGS)
        kept = self._output.kept(made, "filings")
        counts = kept.selectExpr("count(*)", "coalesce(sum(facts), 0)")
        ((self.report.filings, self.report.facts),) = counts.collect()
        self._pieces = max(self._pieces, -(-self.report.facts // _FACTS))
        return kept

    def names(self, filings: Any) -> Any:  # noqa: ANN401
        """Return what the names of all filings come to."""
        printed = self._pieces_of(
            filings.select("reporter", "filing", "names"), "reporter"
        )
        names = printed.applyInArrow(of_table(self._apart(names_of)), NAMES)
        kept = self._output.kept(names, "names")
        groups = self._output.kept(
            grouped(self._spark, kept, self._output.work), "groups"
        )
        counts = groups.selectExpr("count(*)", "count(distinct label)").collect()
        self.report.names = int(counts[0][0]), int(counts[0][1])
        decide = self._apart(DecideGroups(self._settings.iris, self._pieces))
        decided = self._pieces_of(groups, "label")
        return self._output.kept(decided.applyInArrow(of_table(decide), NAMED), "named")

    def derive(self, filings: Any, named: Any) -> Any:  # noqa: ANN401
        """Return all rows and statements; see `kg.cluster.made.MADE`."""
        iris = self._settings.iris
        filed = self._pieces_of(
            filings.select("reporter", "filing", "data"), "reporter"
        )
        of_reporters = named.where("trade = ''").groupBy("piece")
        derive = of_two_tables(self._apart(Derive(iris)))
        made = filed.cogroup(of_reporters).applyInArrow(derive, MADE)
        borne = named.where("trade <> ''").groupBy("piece")
        families = borne.applyInArrow(of_table(self._apart(Families(iris))), MADE)
        lines = list(line_rows(ontology_lines(iris)))
        ontology = self._spark.createDataFrame(lines, MADE)
        every = made.unionByName(families).unionByName(ontology)
        return self._output.kept(every, "made", "kind")

    def write(self, made: Any) -> None:  # noqa: ANN401
        """Write the parts and their manifest."""
        report = self.report
        report.statements = self._output.write(made)
        told = {
            "base": self._settings.base,
            "filings": report.filings,
            "facts": report.facts,
            "statements": report.statements,
        }
        report.parts = self._output.write_manifest(told)


def _tasks_for(spark: Any) -> int:  # noqa: ANN401
    """Return into how many tasks a step is cut; only classic Spark tells its cores."""
    context = getattr(spark, "sparkContext", None)
    cores = 0 if context is None else int(context.defaultParallelism)
    return max(_TASKS, _TASKS_A_CORE * cores)

"""Sources to parts: the steps of a job, one after the other.

::

    units ──read──> readings ──by filing──> filings ──by reporter──> names
                                               │                       │ by block
                                               │                     groups
                                               │                       │ by group
                                               │                     parties
                                               └──────by reporter──────┘
                                          tables (Parquet), statements (N-Quads)

What steps make is written to a work folder beside the parts, so that each is done once
and whatever is lost with a worker is made again from the step before.
"""

import json
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kg.build.read import batches
from kg.cluster.derived import MADE, QUADS, Derive
from kg.cluster.groups import grouped
from kg.cluster.naming import NAMED, NAMES, DecideGroup, Family, names_of
from kg.cluster.reading import (
    FILINGS,
    READINGS,
    MakeFiling,
    ReadFolder,
    ReadUnits,
    Settings,
    folder_of,
)
from kg.cluster.rows import packed
from kg.cluster.typed import Typed, schema_of
from kg.errors import InputError
from kg.facts.schema import SHARED, TABLES
from kg.graph.ontology import ontology_lines
from kg.model.filing import Identity
from kg.store.files import write_whole

_PARTITIONS: Final = 8
_SCHEMES: Final = ("file:", "hdfs:", "s3:", "s3a:", "s3n:", "abfs:", "abfss:", "gs:")
_WORK: Final = "_work"
_MANIFEST: Final = "manifest.json"
_TABLES: Final = "tables"
_MADE: Final = (_WORK, _TABLES, QUADS)
"""Folders that a job makes."""
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


def is_remote(path: str) -> bool:
    """Tell whether a path is an address that workers read through Spark.

    >>> is_remote("s3a://bucket/filings"), is_remote("filings")
    (True, False)
    """
    return path.lower().startswith(_SCHEMES)


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
        partitions: Into how many pieces the work is cut.

    Raises:
        InputError: Output or sources cannot be used.
    """
    job = _Job(spark, output, settings, partitions or _PARTITIONS)
    job.prepare()
    readings = job.read(sources, manifest or {})
    if readings is None:
        job.clear()
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
        output: str,
        settings: Settings,
        partitions: int,
    ) -> None:
        self.report = PartsReport()
        self._spark, self._settings = spark, settings
        self._partitions = partitions
        self._output = output.rstrip("/")
        spark.conf.set("spark.sql.shuffle.partitions", str(partitions))
        self._work = f"{self._output}/{_WORK}"

    def prepare(self) -> None:
        """Make the place for the parts.

        Raises:
            InputError: Something lies there.
        """
        if is_remote(self._output):
            return
        place = Path(self._output).absolute()
        if not _is_free(place):
            message = f"found files in {self._output}, expected an empty folder"
            raise InputError(message)
        self._output = str(place)
        self._work = f"{self._output}/{_WORK}"
        for left in _MADE:
            shutil.rmtree(place / left, ignore_errors=True)
        place.mkdir(parents=True, exist_ok=True)

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
        kept = self._kept(readings, "readings")
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

    def clear(self) -> None:
        """Remove what was written down on the way; of an address it stays."""
        if not is_remote(self._output):
            shutil.rmtree(self._work, ignore_errors=True)

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
        pieces = min(self._partitions, max(1, len(rows)))
        read = ReadUnits(self._settings)
        return units.repartition(pieces).mapInArrow(read, READINGS)

    def _read_folders(self, sources: Iterable[str]) -> Any:  # noqa: ANN401
        reader = self._spark.read.format("binaryFile")
        files = reader.option("recursiveFileLookup", "true").load(list(sources))
        folders = files.select("path", "content").mapInArrow(
            _with_folder, "folder string, path string, content binary"
        )
        read = ReadFolder(self._settings)
        return folders.groupBy("folder").applyInArrow(_of_one(read), READINGS)

    def filings(self, readings: Any) -> Any:  # noqa: ANN401
        """Return the filings of readings."""
        make = MakeFiling(self._settings)
        made = readings.groupBy("filing").applyInArrow(_of_one(make), FILINGS)
        kept = self._kept(made, "filings")
        self.report.filings = kept.count()
        self.report.facts = kept.agg({"facts": "sum"}).collect()[0][0] or 0
        return kept

    def names(self, filings: Any) -> Any:  # noqa: ANN401
        """Return what the names of all filings come to."""
        names = filings.groupBy("reporter").applyInArrow(names_of, NAMES)
        kept = self._kept(names, "names")
        groups = grouped(self._spark, kept, self._work)
        decide = DecideGroup(self._settings.iris)
        named = groups.groupBy("label").applyInArrow(_of_one(decide), NAMED)
        found = groups.select("label").distinct().count()
        self.report.names = kept.count(), found
        return self._kept(named, "named")

    def derive(self, filings: Any, named: Any) -> Any:  # noqa: ANN401
        """Return all rows and statements; see `kg.cluster.derived.MADE`."""
        iris = self._settings.iris
        of_reporters = named.where("party = ''")
        made = (
            filings.groupBy("reporter")
            .cogroup(of_reporters.groupBy("reporter"))
            .applyInArrow(_of_two(Derive(iris)), MADE)
        )
        families = (
            named.where("party <> '' and trade <> ''")
            .groupBy("trade")
            .applyInArrow(_of_one(Family(iris)), MADE)
        )
        shared = named.where("shared").selectExpr(
            "'shared' as kind", "reporter", "cast(data as string) as data"
        )
        graph = iris.ontology_graph()
        lines = [(QUADS, graph, line) for line in ontology_lines(iris)]
        ontology = self._spark.createDataFrame(lines, MADE)
        every = made.unionByName(families).unionByName(shared).unionByName(ontology)
        return self._kept(every, "made")

    def write(self, made: Any) -> None:  # noqa: ANN401
        """Write the parts and their manifest."""
        quads = made.where(f"kind = '{QUADS}'").selectExpr("data as value")
        self.report.statements = quads.count()
        self._text(quads.distinct(), QUADS)
        counts = made.groupBy("kind").count().collect()
        kinds = {str(kind) for kind, _ in counts}
        for table in (name for name in (*TABLES, *SHARED) if name in kinds):
            rows = made.where(f"kind = '{table}'").select("data")
            typed = rows.mapInArrow(Typed(table), schema_of(table))
            typed.write.mode("overwrite").parquet(f"{self._output}/{_TABLES}/{table}")
        entries = self._listed()
        self.report.parts = len(entries)
        whole = {
            "base": self._settings.base,
            "filings": self.report.filings,
            "facts": self.report.facts,
            "statements": self.report.statements,
            "parts": entries,
        }
        if is_remote(self._output):
            text = json.dumps(whole)
            frame = self._spark.createDataFrame([(text,)], "value string")
            frame.coalesce(1).write.mode("overwrite").text(f"{self._output}/manifest")
            return
        text = json.dumps(whole, indent=1)
        write_whole(Path(self._output) / _MANIFEST, f"{text}\n".encode())
        # Last, so that what a killed job leaves is known by it.
        self.clear()

    def _text(self, lines: Any, name: str) -> None:  # noqa: ANN401
        writer = lines.write.mode("overwrite").option("compression", "gzip")
        writer.text(f"{self._output}/{name}")

    def _listed(self) -> list[dict[str, object]]:
        """Return name, size and checksum of each part, sorted by name."""
        reader = self._spark.read.format("binaryFile")
        places = [f"{self._output}/{QUADS}", f"{self._output}/{_TABLES}"]
        files = reader.option("recursiveFileLookup", "true").load(places)
        rows = files.selectExpr("path", "length", "sha2(content, 256)").collect()
        stem = f"{folder_of(self._output + '/x')}/"
        entries = [
            {
                "file": _below(path, stem),
                "bytes": size,
                "sha256": digest,
            }
            for path, size, digest in rows
            if path.endswith((".parquet", ".gz"))
        ]
        return sorted(entries, key=lambda entry: str(entry["file"]))

    def _kept(self, frame: Any, name: str) -> Any:  # noqa: ANN401
        """Write a step down and return what was written."""
        place = f"{self._work}/{name}"
        frame.write.mode("overwrite").parquet(place)
        # Of a step that gave nothing there is no file to tell the schema.
        return self._spark.read.schema(frame.schema).parquet(place)


def _is_free(place: Path) -> bool:
    """Tell whether parts may be written to a place.

    They may where nothing lies, or what a job made that was broken off.
    """
    names = {entry.name for entry in place.iterdir()} if place.exists() else set()
    return not names or (_WORK in names and names <= set(_MADE))


def _below(path: str, stem: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"{folder_of(path)}/{name}".partition(stem)[2] or name if folder else name


def _with_folder(batches: Iterable[Any]) -> Iterable[Any]:
    """Yield files with the folder they lie in."""
    from kg.cluster.rows import rows_of, table_of  # noqa: PLC0415

    schema = "folder string, path string, content binary"
    for batch in batches:
        rows = [(folder_of(p), p, c) for p, c in rows_of(batch, "path", "content")]
        yield from table_of(schema, rows).to_batches()


def _of_one(step: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a step as the plain function of one table that Spark looks for."""

    def run(table: Any) -> Any:  # noqa: ANN401
        return step(table)

    return run


def _of_two(step: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """Return a step as the plain function of two tables that Spark looks for."""

    def run(left: Any, right: Any) -> Any:  # noqa: ANN401
        return step(left, right)

    return run

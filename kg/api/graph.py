"""The graph: build it, ask it, check it, export it; with decisions and network."""

import os
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Self, overload

from kg.api.asked import GraphQueries
from kg.api.decisions import GraphDecisions
from kg.api.folder import GraphFolder
from kg.api.network import GraphNetwork
from kg.api.progress import Bar
from kg.api.shown import GraphShown
from kg.api.sources import Given, Sources, bytes_of, identity_of, paths_of, report
from kg.api.things import GraphThings

if TYPE_CHECKING:
    from pyoxigraph import Store
    from rdflib import Dataset

    from kg.api.answers import QueryName
    from kg.build.doctor import Examination
    from kg.build.report import BuildReport
    from kg.build.source_report import Holdings
    from kg.model.finding import Findings
    from kg.queries import Answer, Parameter, QueryInfo, Rows
    from kg.signals.records import Signals


class Graph(GraphDecisions, GraphNetwork, GraphQueries, GraphShown, GraphThings):
    """A graph: build it, ask it, draw it. A context manager that closes it.

    Readers see the newest publication; asking never waits for a build.

    Args:
        folder: The graph folder, need not exist before the first build; None keeps
            the graph in a temporary folder that goes when it is closed. The address of
            a SPARQL store (``http://...``) is asked and never changed.
    """

    def __init__(self, folder: str | os.PathLike[str] | None = None) -> None:
        self.folder = None if folder is None else Path(folder)
        self._graph = _folder_of(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def place(self) -> Path:
        """The graph folder, a temporary one too.

        Raises:
            GraphError: The graph is in a SPARQL store.
        """
        self._graph.require_folder("what reads its files")
        return self._graph.path

    def close(self) -> None:
        """Let go of the publication held; harmless when done before."""
        self._graph.close()

    def build(
        self,
        sources: Sources = (),
        *,
        manifest: str | os.PathLike[str] | None = None,
        everything: bool = False,
        replace: bool = False,
        jobs: int = 1,
        progress: bool | Callable[[int, int], None] = False,
        largest: int | None = None,
        rdf: bool | None = None,
        base: str | None = None,
        **identity: Given,
    ) -> "BuildReport":
        """Build sources into the graph; the good ones land even when others are bad.

        Args:
            sources: Files, folders, zip archives, "-"; order does not matter.
            manifest: CSV that gives sources their identity; alone, what it lists is
                built.
            everything: Store all facts, not only those that concern related parties.
            replace: Drop reports of a filing that are not among the sources.
            jobs: Processes that read.
            progress: A bar on standard error; or what is told (done, of all).
            largest: Most megabytes of one XML file; 50 unless given.
            rdf: Whether RDF is kept beside the tables; None keeps what the graph has,
                and a new graph has it.
            base: Base of the IRIs of things, for a new graph.
            **identity: As for `read`; goes before manifest and source.

        Returns:
            What was done; sources that could not be read are in its `bad`.

        Raises:
            GraphError: The graph cannot be written, or another process writes it.
            InputError: Manifest or identity cannot be used.
        """
        from kg.build.manifest import read_manifest
        from kg.build.write import build

        given = identity_of(identity)
        listed = {} if manifest is None else read_manifest(os.fspath(manifest))
        paths = paths_of(sources) or list(listed)
        with (
            Bar("reading", "deriving who owes whom", shown=progress is True) as bar,
            self._graph.writing(rdf=rdf, base=base) as space,
        ):
            return build(
                paths,
                space,
                identity=given,
                manifest=listed,
                everything=everything,
                whole=replace,
                jobs=jobs,
                progress=progress if callable(progress) else bar.show,
                limit=bytes_of(largest),
            )

    def rebuild(self, *, rdf: bool | None = None, jobs: int = 1) -> str:
        """Mend a damaged graph, and make anew everything that follows from the facts.

        Args:
            rdf: Whether RDF is kept; None keeps what the graph has.
            jobs: Processes that share the work.

        Returns:
            What was mended, one line.

        Raises:
            NotFoundError: There is no graph.
            GraphError: The facts themselves are lost; the message says which.
        """
        from kg.build.rebuild import rebuild

        self._graph.close()
        return rebuild(self._graph.path, rdf=rdf, jobs=jobs)

    def verify(self) -> int:
        """Compare every file of the graph with the checksum written beside it.

        Returns:
            How many bytes were read.

        Raises:
            NotFoundError: There is no such graph.
            GraphError: A file is missing or is not what was written.
        """
        return self._graph.verify()

    def examine(self) -> "Examination":
        """Return what is wrong with the folder of the graph, and what to do about it.

        Nothing that is wrong is raised, and nothing is changed.

        Raises:
            NotFoundError: There is no graph.
        """
        from kg.build.doctor import examine

        return examine(self._graph.path)

    def remove(self, name: str) -> int:
        """Remove a filing, a page or the pages of a source; return how many reports.

        Args:
            name: Accession, hash of a page, path or name of a source that was built.

        Raises:
            NotFoundError: Nothing in the graph answers to it.
        """
        from kg.build.decide import remove

        self._graph.require()
        with self._graph.writing() as space:
            return remove(space, name)

    @overload
    def query(
        self,
        query: "QueryName",
        *,
        engine: str = "tables",
        timeout: float | None = None,
        **parameters: "Parameter",
    ) -> "Rows": ...
    @overload
    def query(
        self,
        query: str,
        *,
        engine: str = "tables",
        timeout: float | None = None,
        **parameters: "Parameter",
    ) -> "Answer": ...
    def query(
        self,
        query: str,
        *,
        engine: str = "tables",
        timeout: float | None = None,
        **parameters: "Parameter",
    ) -> "Answer":
        """Return the answer to a named query, or to SPARQL.

        Args:
            query: Name of a query (``balances``), or SPARQL text.
            engine: What answers a named query: ``tables`` or ``sparql``; both give the
                same rows. SPARQL text is always asked of the RDF.
            timeout: Seconds after which the question is given up.
            **parameters: Of the named query (`queries` lists them), or terms for the
                variables of the text.

        Returns:
            Rows; True or False for ASK; triples for CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: The query or a parameter is not acceptable, or it took too long.
            NotFoundError: There is no query of that name, or no graph.
        """
        from kg.queries import run

        return run(
            self._graph.snapshot(),
            query,
            parameters,
            engine=self._graph.engine or engine,
            rdf=lambda: self.store,
            timeout=timeout,
        )

    def frame(
        self,
        what: str,
        *,
        period: str,
        measure: str | None = None,
        sic: str | os.PathLike[str] | None = None,
    ) -> "Rows":
        """Return every filer's related-party amount as a share of its whole, ranked.

        Args:
            what: ``due from``, ``due to``, or an element such as
                ``RevenueFromRelatedParties``.
            period: ``CY2023``, ``CY2023Q2``, ``CY2023Q2I`` (a balance), or a day.
            measure: assets, liabilities, revenue, payables or receivables; of due from
                else assets, of due to liabilities, of a flow revenue.
            sic: A table with columns ``cik`` and ``sic``, to rank within industries.

        Raises:
            QueryError: Period or measure is none.
            NotFoundError: There is no graph, or no such table.
        """
        from kg.queries.shares import frame

        table = None if sic is None else Path(sic)
        return frame(
            self._graph.snapshot(), what, period=period, measure=measure, sic=table
        )

    def sql(self, text: str, *, timeout: float | None = None) -> "Rows":
        """Return the rows of SQL over the tables, which it can only read.

        Args:
            text: One SELECT.
            timeout: Seconds after which the question is given up.

        Raises:
            QueryError: It is not a SELECT, cannot be run, or took too long.
        """
        self._graph.require_folder("SQL")
        from kg.queries import sql

        return sql(self._graph.snapshot(), text, timeout=timeout)

    def search(self, text: str) -> "Rows":
        """Return the reporters, parties and filings that a text may mean.

        Args:
            text: A name, a part of it or a like spelling; a CIK; an accession number.
        """
        from kg.queries.search import search

        return search(self._graph.snapshot(), text)

    @staticmethod
    def queries() -> list["QueryInfo"]:
        """Return the named queries with title, description and parameters, by name."""
        from kg.queries import listing

        return listing()

    def rows(self, name: str, **parameters: "Parameter") -> "Rows":
        """Return the rows of a named query; see `query`."""
        from kg.queries import Rows, rows, run

        snapshot, engine = self._graph.snapshot(), self._graph.engine
        if engine is None:
            return rows(snapshot, name, parameters)
        answer = run(snapshot, name, parameters, engine=engine, rdf=self._graph.rdf)
        return answer if isinstance(answer, Rows) else Rows(())

    def check(
        self,
        *,
        rules: Iterable[str] | None = None,
        reporter: str | None = None,
        filing: str | None = None,
        store: bool = False,
    ) -> "Findings":
        """Return what the checks find: footing, rates, duplicates, roll-forward, ...

        Args:
            rules: Names of the rules to run; all without it.
            reporter: Name or CIK of the reporting entity; ``%`` stands for any
                characters.
            filing: Accession or page hash.
            store: Keep the fails in the graph, in place of those kept before.

        Raises:
            NotFoundError: There is no such rule, reporter or filing, or no graph.
        """
        from kg.checks import check

        chosen = None if rules is None else tuple(rules)
        found = check(
            self._graph.snapshot(),
            rules=chosen,
            reporter=reporter,
            filing=filing,
            rdf=lambda: self.store,
        )
        if store:
            from kg.build.findings import keep

            with self._graph.writing() as space:
                keep(space, found)
        return found

    def signals(
        self, *names: str, reporter: str | None = None, **limits: str
    ) -> "Signals":
        """Return patterns for review, the weightiest first.

        Args:
            *names: Of `kg.signals.SIGNALS` or `kg.signals.ACROSS`; all without any.
            reporter: Name or CIK; ``%`` stands for any characters.
            **limits: From where on a pattern counts; see
                `kg.signals.records.Thresholds`.

        Raises:
            NotFoundError: There is no such pattern or reporter, or no graph.
            InputError: There is no such threshold.
        """
        from kg.signals import signals, thresholds

        given = {name: str(value) for name, value in limits.items()}
        return signals(
            self._graph.snapshot(),
            names=names,
            reporter=reporter,
            limits=thresholds(given),
        )

    def still(self) -> AbstractContextManager[int]:
        """Keep to one publication for a while, so that several answers fit together.

        Returns:
            A context manager, whose value is the number of the publication.

        Raises:
            NotFoundError: There is no such graph, or nothing was published yet.
            GraphError: It is damaged.
        """
        return self._graph.still()

    @property
    def store(self) -> "Store":
        """The Oxigraph store of the newest publication, to read.

        Raises:
            NotFoundError: There is no such graph, or it keeps no RDF.
        """
        return self._graph.rdf()

    @property
    def dataset(self) -> "Dataset":
        """The graph as an rdflib Dataset, default graph the union of all; read only."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self.store), default_union=True)

    def export(
        self, path: str | os.PathLike[str], form: str | None = None
    ) -> list[Path]:
        """Write the whole graph, sorted; equal graphs give equal bytes.

        Args:
            path: Target; "-" is standard output, for RDF and text.
            form: RDF: nq, trig, ttl or jsonld. Tables: one of
                `kg.facts.export_tables.TABLE_EXPORTS`. By default the ending of the
                path.

        Returns:
            The files written.

        Raises:
            InputError: The format is not known, or the place cannot be written.
        """
        self._graph.require_folder("the whole graph")
        from kg.errors import InputError
        from kg.facts.export_tables import TABLE_EXPORTS
        from kg.store.files import piped, replacing, write_quads

        target = Path(path)
        form = form or target.suffix.lstrip(".").lower()
        if form not in TABLE_EXPORTS:
            write_quads(self.store, os.fspath(path), form)
            return [target]
        export = TABLE_EXPORTS[form]
        if os.fspath(path) == "-" and not export.piped:
            message = (
                f"found no file for {form}, expected -o NAME.{form}: it is no text"
            )
            raise InputError(message, usage=True)
        snapshot = self._graph.snapshot()
        places = export.places(target, form)
        for table, place in places.items():
            with piped() if os.fspath(path) == "-" else replacing(place) as beside:
                export.write(snapshot, table, beside)
        return list(places.values())

    @staticmethod
    def report(
        source: Sources, *, largest: int | None = None, **identity: Given
    ) -> "Holdings":
        """Return what sources hold; see `kg.api.report`."""
        return report(source, largest=largest, **identity)


def _folder_of(folder: str | os.PathLike[str] | None) -> GraphFolder:
    """Return the graph in a folder, or in the SPARQL store at an address."""
    from kg.remote.access import is_address

    if isinstance(folder, str) and is_address(folder):
        from kg.api.remote import RemoteFolder

        return RemoteFolder(folder)
    return GraphFolder(folder)

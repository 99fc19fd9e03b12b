"""The graph: build it, decide about it, ask it, check it, measure it, draw it."""

import os
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kg.api.folder import GraphFolder
from kg.api.progress import Bar
from kg.api.sources import Given, Sources, bytes_of, identity_of, paths_of, report
from kg.errors import InputError

if TYPE_CHECKING:
    import networkx as nx
    from pyoxigraph import Store
    from rdflib import Dataset

    from kg.build.report import BuildReport
    from kg.build.source_report import Holdings
    from kg.facts.evidence import Cell
    from kg.facts.lookup import Match
    from kg.facts.select import PositionRow
    from kg.identity.judge import PartyView, Proposal
    from kg.iris import Iris
    from kg.model.finding import Findings
    from kg.network.measures import Measured
    from kg.parties.components import Conflict
    from kg.queries import Answer, Parameter, QueryInfo, Rows
    from kg.queries.neighbours import Neighbourhood
    from kg.queries.notes import GraphNote
    from kg.queries.profiles import Profile
    from kg.signals.records import Signals


class Graph:
    """A graph: build it, ask it, draw it. A context manager that closes it.

    Readers see the newest publication; asking never waits for a build.

    Args:
        folder: The graph folder, need not exist before the first build; None keeps
            the graph in a temporary folder that goes when it is closed.
    """

    def __init__(self, folder: str | os.PathLike[str] | None = None) -> None:
        self.folder = None if folder is None else Path(folder)
        self._graph = GraphFolder(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def place(self) -> Path:
        """The graph folder, a temporary one too."""
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
            Bar(shown=progress is True) as bar,
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

    def settle(self, fact: str, column: int, why: str) -> None:
        """Decide the column of an uncertain fact; outlives rebuilds.

        Args:
            fact: IRI of the fact, as ``uncertain`` lists it.
            column: Value column from 0.
            why: The reason.

        Raises:
            NotFoundError: There is no such fact.
            InputError: There is no such column, or no reason was given.
        """
        from kg.build.decide import settle

        self._graph.require()
        with self._graph.writing() as space:
            settle(space, fact, column, why)

    def name_reporter(
        self, reporter: str, name: str, *, by: str, why: str = "", when: date
    ) -> None:
        """Give a reporter its name; outlives rebuilds.

        Args:
            reporter: CIK, key, or the name shown for it.
            name: The name; "" takes back the one given before.
            by: Who decides.
            why: The reason.
            when: The day.

        Raises:
            NotFoundError: The graph has no such reporter.
            InputError: Several are shown under that name, or there is none to undo.
        """
        from kg.build.decide import name_reporter
        from kg.facts.decisions import ReporterName

        self._graph.require()
        with self._graph.writing() as space:
            name_reporter(space, ReporterName(reporter, name, by, why, when))

    def parties(self) -> list["PartyView"]:
        """Return the parties with their names, and why they are one."""
        from kg.identity.judge import party_views

        return party_views(self._graph.snapshot())

    def review(self) -> tuple[list["Proposal"], tuple["Conflict", ...]]:
        """Return names that may be one party's, the likeliest first; and conflicts."""
        from kg.identity.judge import review

        return review(self._graph.snapshot())

    def party_history(self, *iris: str) -> dict[str, list[dict[str, object]]]:
        """Return what each party was to whom, filing by filing, by its IRI.

        One row a reporter, filing and relationship, oldest first: reporter, filing,
        filed, relationship, first and last day.
        """
        from kg.queries.history import history

        return history(self._graph.snapshot(), iris)

    def party_statements(self, *iris: str) -> dict[str, list[dict[str, object]]]:
        """Return the ties and terms that notes state of each party, by its IRI.

        One row a statement, with its words and their place; see
        `kg.queries.said.said_of`.
        """
        from kg.queries.said import said_of

        return said_of(self._graph.snapshot(), iris)

    def decide(
        self, a: str, b: str, verdict: str, *, why: str, by: str, when: date
    ) -> int:
        """Decide about two names; return the number of the decision.

        Args:
            a: A name that one reporter prints, or its key reporter/name.
            b: Another.
            verdict: same, different or unsure.
            why: The reason.
            by: Who decides.
            when: The day.

        Raises:
            NotFoundError: No name answers to one.
            InputError: Several do, or the verdict or a reason is missing.
        """
        from kg.build.names import decide

        snapshot = self._graph.snapshot()
        with self._graph.writing() as space:
            return decide(space, snapshot, a, b, verdict, why=why, by=by, when=when)

    def undo(self, number: int, *, why: str, by: str, when: date) -> None:
        """Withdraw a decision; the parties are as if it had never been made.

        Raises:
            NotFoundError: No decision of that number stands.
        """
        from kg.build.names import undo

        self._graph.require()
        with self._graph.writing() as space:
            undo(space, number, why=why, by=by, when=when)

    def export_decisions(self) -> str:
        """Return all decisions about names as CSV, withdrawn ones too."""
        from kg.parties.decisions_csv import write_decisions

        return write_decisions(self._graph.snapshot().decisions.names)

    def import_decisions(self, text: str, source: str | None = None) -> int:
        """Add decisions from CSV; return how many are new.

        Raises:
            InputError: The text is not well formed.
        """
        from kg.build.names import import_decisions

        self._graph.require()
        with self._graph.writing() as space:
            return import_decisions(space, text, source)

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
            engine=engine,
            rdf=lambda: self.store,
            timeout=timeout,
        )

    def sql(self, text: str, *, timeout: float | None = None) -> "Rows":
        """Return the rows of SQL over the tables, which it can only read.

        Args:
            text: One SELECT.
            timeout: Seconds after which the question is given up.

        Raises:
            QueryError: It is not a SELECT, cannot be run, or took too long.
        """
        from kg.queries import sql

        return sql(self._graph.snapshot(), text, timeout=timeout)

    def search(self, text: str) -> "Rows":
        """Return the reporters, parties and filings that a text may mean.

        Args:
            text: A name, a part of it or a like spelling; a CIK; an accession number.
        """
        from kg.queries.search import search

        return search(self._graph.snapshot(), text)

    def profile(self, name: str) -> "Profile":
        """Return what is known of a party, a reporter, a filing or a fact.

        Args:
            name: Its IRI; also the CIK of a reporter, or an accession number.

        Raises:
            NotFoundError: The graph has no such thing.
        """
        from kg.queries.profiles import profile_of

        return profile_of(self._graph.snapshot(), name)

    def near(self, text: str) -> tuple[str, ...]:
        """Return what a name that is not in the graph may have been meant for."""
        from kg.queries.things import near

        return near(self._graph.snapshot(), text)

    def around(
        self, name: str, *, limit: int = 20, as_of: date | None = None
    ) -> "Neighbourhood":
        """Return balances round a party or reporter, the largest of each currency first.

        Args:
            name: Its IRI, or the CIK of a reporter.
            limit: Most balances.
            as_of: Each reporter's last balance date on or before it; None: its last.

        Raises:
            NotFoundError: The graph has no such party.
        """
        from kg.queries.neighbours import neighbourhood

        return neighbourhood(self._graph.snapshot(), name, limit=limit, as_of=as_of)

    def reporters(self) -> list[dict[str, object]]:
        """Return iri, name and detail (CIK, filings, latest) of each reporting entity."""
        from kg.queries.search import reporters

        return reporters(self._graph.snapshot())

    def positions(
        self, *, as_of: date | str | None = None, **parameters: "Parameter"
    ) -> list["PositionRow"]:
        """Return positions: who owes whom, each with the facts that make it.

        Args:
            as_of: As for `network`.
            **parameters: As for `network`.
        """
        from kg.facts.select import select_positions
        from kg.queries import wanted_of

        snapshot = self._graph.snapshot()
        wanted = wanted_of(snapshot, {"as_of": as_of, **parameters})
        return select_positions(snapshot, wanted)

    def cells(self, facts: Iterable[str]) -> dict[str, list["Cell"]]:
        """Return the cells each fact was read from, by its IRI, pages first."""
        from kg.facts.evidence import cells_of

        return dict(cells_of(self._graph.snapshot(), tuple(facts)))

    def meant(self, what: str, text: str, *, reporter: str | None = None) -> "Match":
        """Return which reporters or parties a text names; see `kg.queries.meant`."""
        from kg.queries.meant import meant

        return meant(self._graph.snapshot(), what, text, reporter=reporter)

    def named_alike(self, what: str, text: str) -> list[tuple[str, str]]:
        """Return IRI and name of reporters or parties whose name begins with a text."""
        from kg.queries.meant import named_alike

        return named_alike(self._graph.snapshot(), what, text)

    @property
    def iris(self) -> "Iris":
        """Mints and recognises the IRIs of the graph."""
        return self._graph.snapshot().iris

    def notes(self, filing: str | None = None) -> list["GraphNote"]:
        """Return the notes about related parties, with what they state.

        Args:
            filing: Accession or key of a filing, or its beginning; all without it.
        """
        from kg.queries.notes import notes_of

        return notes_of(self._graph.snapshot(), filing)

    def search_text(self, words: str) -> "Rows":
        """Return where notes hold some words, with the place and the words around.

        Args:
            words: As they stand in the note; case and white space do not count.
        """
        from kg.queries.notes import search_notes

        return search_notes(self._graph.snapshot(), words)

    def read_text(self, key: str, start: int = 0, end: int | None = None) -> str:
        """Return the text of a note, or a span of it.

        Args:
            key: Key of the note, as `notes` and `search_text` give it.
            start: Offset of the first character.
            end: Offset after the last; None for the end of the note.

        Raises:
            NotFoundError: There is no such note.
        """
        from kg.queries.notes import note_named

        return note_named(self._graph.snapshot(), key).document.text[start:end]

    @staticmethod
    def queries() -> list["QueryInfo"]:
        """Return the named queries with title, description and parameters, by name."""
        from kg.queries import listing

        return listing()

    def rows(self, name: str, **parameters: "Parameter") -> "Rows":
        """Return the rows of a named query; see `query`."""
        from kg.queries import rows

        return rows(self._graph.snapshot(), name, parameters)

    def network(
        self, *, as_of: date | str | None = None, **parameters: "Parameter"
    ) -> "nx.MultiDiGraph[str]":
        """Return who owes whom as a network, debtor -> creditor.

        Args:
            as_of: A day: each reporter's last balance date by then; ``"latest"``, its
                last; None, all dates.
            **parameters: Those of ``timeline``: reporter, party, side, currency, on,
                known.
        """
        from kg.network.project import network_of
        from kg.queries import wanted_of

        snapshot = self._graph.snapshot()
        return network_of(snapshot, wanted_of(snapshot, {"as_of": as_of, **parameters}))

    def in_currency(
        self,
        net: "nx.MultiDiGraph[str]",
        currency: str | None = None,
        *,
        rates: str | os.PathLike[str] | None = None,
    ) -> "nx.MultiDiGraph[str]":
        """Return a network with every amount in one currency.

        Args:
            net: As `network` returns it.
            currency: The one to use; may be left out where there is only one.
            rates: CSV ``date,from,to,rate``; without it the filings' own convenience
                translations are the rates.

        Returns:
            See `kg.network.money.in_currency`.

        Raises:
            InputError: There are several currencies and none was chosen, or the table
                cannot be used.
        """
        from kg.network import money

        if rates is None:
            known = money.Rates(money.convenience_rates(self._graph.snapshot()))
            return money.in_currency(net, currency, known)
        try:
            table = Path(rates).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            message = f"cannot be read ({error}), expected date,from,to,rate"
            raise InputError(message, source=os.fspath(rates)) from None
        given = money.read_rates(table, os.fspath(rates))
        return money.in_currency(net, currency, given)

    def measures(
        self,
        *names: str,
        as_of: date | str | None = "latest",
        currency: str | None = None,
        rates: str | os.PathLike[str] | None = None,
        **parameters: "Parameter",
    ) -> list["Measured"]:
        """Return measures of the network.

        Args:
            *names: Of `kg.network.measures.MEASURES`; all without any.
            as_of: As for `network`.
            currency: As for `in_currency`.
            rates: As for `in_currency`.
            **parameters: As for `network`.

        Raises:
            NotFoundError: There is no measure of that name.
            InputError: As for `in_currency`.
        """
        from kg.network.measures import measures_of

        net = self.network(as_of=as_of, **parameters)
        return measures_of(self.in_currency(net, currency, rates=rates), names)

    def view(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        as_of: date | str | None = "latest",
        party: str | None = None,
        depth: int = 1,
        limit: int | None = None,
        **parameters: "Parameter",
    ) -> str:
        """Draw who owes whom as one HTML page and return the page.

        Args:
            path: Where to write it too.
            as_of: As for `network`.
            party: Draw what lies round this party or reporter.
            depth: How many edges round it.
            limit: Draw at most so many counterparties, the largest.
            **parameters: As for `network`.

        Raises:
            NotFoundError: No party bears that name.
        """
        net = self.network(as_of=as_of, **parameters)
        page = self.draw(net, party=party, depth=depth, limit=limit)
        if path is not None:
            from kg.store.files import write_whole

            write_whole(Path(path), page.encode())
        return page

    def draw(
        self,
        net: "nx.MultiDiGraph[str]",
        *,
        party: str | None = None,
        depth: int = 1,
        limit: int | None = None,
    ) -> str:
        """Return a network of this graph as one HTML page; as `view`.

        Raises:
            NotFoundError: No party bears that name, or it has no balance to draw.
        """
        from kg.views.drawing import view
        from kg.views.excerpt import nodes_named

        nodes, subtitle = None, ""
        if party is not None and net.number_of_edges():
            nodes, subtitle = nodes_named(self._graph.snapshot(), net, party)
        return view(net, subtitle=subtitle, around=nodes, depth=depth, limit=limit)

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
            path: Target; "-" is standard output, for RDF alone.
            form: RDF: nq, trig, ttl or jsonld. Tables: parquet, one file a table beside
                one another, or db, one SQLite file. By default the ending of the path.

        Returns:
            The files written.

        Raises:
            InputError: The format is not known, or the place cannot be written.
        """
        from kg.facts.export_tables import EXPORTED, write_parquet, write_sqlite
        from kg.store.files import replacing, write_quads
        from kg.store.forms import TableForm

        target = Path(path)
        form = form or target.suffix.lstrip(".").lower()
        if form not in tuple(TableForm):
            write_quads(self.store, os.fspath(path), form)
            return [target]
        snapshot = self._graph.snapshot()
        if form == TableForm.DB:
            with replacing(target) as beside:
                write_sqlite(snapshot, beside)
            return [target]
        files = {
            name: target.with_name(f"{target.stem}.{name}.parquet") for name in EXPORTED
        }
        for name, file in files.items():
            with replacing(file) as beside:
                write_parquet(snapshot, name, beside)
        return list(files.values())

    @staticmethod
    def report(
        source: Sources, *, largest: int | None = None, **identity: Given
    ) -> "Holdings":
        """Return what sources hold; see `kg.api.report`."""
        return report(source, largest=largest, **identity)

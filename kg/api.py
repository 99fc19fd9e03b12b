"""The Python interface: read pages, open a graph, build it, ask it, look at it."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from kg.errors import InputError, NotFoundError
from kg.model.fact import Fact
from kg.model.filing import Identity

if TYPE_CHECKING:
    import networkx as nx
    from pyoxigraph import Store
    from rdflib import Dataset

    from kg.columns import Columns
    from kg.model.finding import Findings
    from kg.network.measures import Measured
    from kg.parties.components import Conflict
    from kg.pipeline.parties import PartyView, Proposal
    from kg.pipeline.report import BuildReport, Holdings
    from kg.queries import Answer, Parameter, QueryInfo, Rows
    from kg.signals.records import Signal
    from kg.store.base import Writer
    from kg.store.memory import MemoryGraph
    from kg.store.oxigraph import FolderView

Given = str | date | None
Sources = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


def _paths(sources: Sources) -> list[str]:
    if isinstance(sources, str | os.PathLike):
        return [os.fspath(sources)]
    return [os.fspath(source) for source in sources]


def _identity(given: Mapping[str, Given]) -> Identity:
    """Return the identity stated by options ``cik``, ``entity``, ``accession``, ...

    Raises:
        TypeError: An option is none of them.
        InputError: A value is none.
    """
    from kg.pipeline.manifest import identity_from

    names = {field.name for field in fields(Identity)}
    for name in given:
        if name not in names:
            message = f"found the option {name!r}, expected {', '.join(sorted(names))}"
            raise TypeError(message)
    texts = {name: None if v is None else str(v) for name, v in given.items()}
    return identity_from(texts, where="options")


def read(
    source: Sources,
    *,
    related: bool = False,
    largest: int | None = None,
    **identity: Given,
) -> Iterator[Fact]:
    """Yield the facts of sources in order, storing nothing.

    Args:
        source: A file, folder, zip archive or "-", or several.
        related: Only those that concern related parties.
        largest: Most megabytes of one XML file; 50 unless given.
        **identity: cik, entity, accession, form, filed, url; go before its own.

    Raises:
        ReadError: A source cannot be read; raised after the facts of the others.
    """
    from kg import concepts
    from kg.pipeline.reading import facts_of

    found = facts_of(_paths(source), _identity(identity), limit=_bytes(largest))
    for fact in found:
        if not related or concepts.load().is_related(fact):
            yield fact


def report(
    source: Sources, *, largest: int | None = None, **identity: Given
) -> "Holdings":
    """Return what sources hold, page by page, and what became of every other file.

    Args:
        source: A file, folder, zip archive or "-", or several.
        largest: As for `read`.
        **identity: As for `read`.
    """
    from kg.pipeline.report import report_sources

    said = _identity(identity)
    return report_sources(_paths(source), said, limit=_bytes(largest))


def _bytes(megabytes: int | None) -> int:
    """Return the most bytes of one XML file."""
    from kg.readers.xbrl.parsing import LARGEST

    return LARGEST if megabytes is None else megabytes * 1_000_000


def open(folder: str | os.PathLike[str] | None = None) -> "Graph":
    """Return the graph in a folder, made by the first build; without one, in memory.

    Args:
        folder: The graph folder.
    """
    return Graph(folder)


class Graph:
    """A graph: build it, ask it, draw it. A context manager that closes it.

    Readers see the newest publication; asking never waits for a build.

    Args:
        folder: The graph folder, need not exist before the first build; None keeps
            the graph in memory.
    """

    def __init__(self, folder: str | os.PathLike[str] | None = None) -> None:
        self.folder = None if folder is None else Path(folder)
        self._view: FolderView | None = None
        self._memory: MemoryGraph | None = None
        self._laid_out: Columns | None = None

    def __enter__(self) -> "Graph":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the publication held; harmless when done before."""
        if self._view is not None:
            self._view.close()
            self._view = None

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
            **identity: As for `read`; goes before manifest and source.

        Returns:
            What was done; sources that could not be read are in its `bad`.

        Raises:
            GraphError: The graph cannot be written, or another process writes it.
            InputError: Manifest or identity cannot be used.
        """
        from kg.pipeline.build import build
        from kg.pipeline.manifest import read_manifest

        said = _identity(identity)
        listed = {} if manifest is None else read_manifest(os.fspath(manifest))
        paths = _paths(sources) or list(listed)
        with _Bar(shown=progress is True) as bar, self._writing() as writer:
            return build(
                paths,
                writer,
                identity=said,
                manifest=listed,
                everything=everything,
                whole=replace,
                jobs=jobs,
                progress=progress if callable(progress) else bar.show,
                limit=_bytes(largest),
            )

    def query(self, query: str, **parameters: "Parameter") -> "Answer":
        """Return the answer to a named query, or to SPARQL.

        Args:
            query: Name of a query (``balances``), or SPARQL text.
            **parameters: Of the named query (`queries` lists them), or terms for the
                ``$name`` variables of the text.

        Returns:
            Rows; True or False for ASK; triples for CONSTRUCT and DESCRIBE.

        Raises:
            QueryError: The query or a parameter is not acceptable.
            NotFoundError: There is no query of that name, or no graph.
        """
        from kg.queries import run

        return run(self.store, query, parameters, columns=self._columns())

    @staticmethod
    def queries() -> list["QueryInfo"]:
        """Return the named queries with title, description and parameters, by name."""
        from kg.queries import listing

        return listing()

    def network(
        self, *, as_of: date | str | None = None, **parameters: "Parameter"
    ) -> "nx.MultiDiGraph[str]":
        """Return who owes whom as a network, debtor -> creditor.

        Args:
            as_of: A day, ``"latest"``, or None for all dates.
            **parameters: Those of ``balances``: reporter, party, currency, known, ...
        """
        from kg.network.project import project

        return project(
            self.rows("balances", as_of=as_of, **parameters),
            self.rows("parties"),
            self.rows("evidence"),
            self.rows("families"),
            self.rows("filings"),
            as_of=as_of,
        )

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

        if rates is not None:
            try:
                table = Path(rates).read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError) as error:
                message = f"cannot be read ({error}), expected date,from,to,rate"
                raise InputError(message, source=os.fspath(rates)) from None
            return money.in_currency(
                net, currency, money.read_rates(table, os.fspath(rates))
            )
        known = money.convenience_rates(self._translations())
        return money.in_currency(net, currency, money.Rates(known))

    def _translations(self) -> list[dict[str, object]]:
        """Return the pairs of convenience translations of balances."""
        answer = self.query(
            "PREFIX rp: <https://w3id.org/rpkg/ns#> "
            "SELECT ?day ?source ?target ?amount ?original WHERE { "
            "?shown rp:translationOf ?one ; rp:instant ?day ; rp:amount ?amount ; "
            "rp:currencyCode ?target . ?one rp:amount ?original ; "
            "rp:currencyCode ?source }"
        )
        return [dict(row) for row in answer] if not isinstance(answer, bool) else []

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
        from kg.network.measures import MEASURES, Claims

        for name in names:
            if name not in MEASURES:
                message = f"found no measure {name}, expected {', '.join(MEASURES)}"
                raise NotFoundError(message)
        net = self.network(as_of=as_of, **parameters)
        claims = Claims(self.in_currency(net, currency, rates=rates))
        return [MEASURES[name](claims) for name in names or MEASURES]

    def rows(self, name: str, **parameters: "Parameter") -> "Rows":
        """Return the rows of a named query; see `query`."""
        from kg.queries import rows

        return rows(self.store, name, parameters, columns=self._columns())

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
            as_of: A day; ``"latest"``, each reporter's last; None, every date.
            party: Draw what lies round this party or reporter.
            depth: How many edges round it.
            limit: Draw at most so many counterparties, the largest.
            **parameters: As for `network`.

        Raises:
            NotFoundError: No party bears that name.
        """
        from kg.views.drawing import view

        net = self.network(as_of=None, **parameters)
        return view(net, path, as_of=as_of, party=party, depth=depth, limit=limit)

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
        from kg.checks.keeping import keep

        chosen = None if rules is None else tuple(rules)
        found = check(self.store, rules=chosen, reporter=reporter, filing=filing)
        if store:
            with self._writing() as writer:
                keep(writer, found)
        return found

    def signals(
        self, *names: str, reporter: str | None = None, **limits: str
    ) -> list["Signal"]:
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

        held = {name: str(value) for name, value in limits.items()}
        return signals(
            self.store,
            names=names,
            reporter=reporter,
            limits=thresholds(held),
            columns=self._columns(),
        )

    @property
    def dataset(self) -> "Dataset":
        """The graph as an rdflib Dataset, default graph the union of all; read only."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self.store), default_union=True)

    def export(self, path: str | os.PathLike[str], form: str | None = None) -> None:
        """Write the whole graph, sorted, to a file; equal graphs give equal bytes.

        Args:
            path: Target; "-" is standard output.
            form: nq, trig, ttl or jsonld; by default the ending of the path.
        """
        from kg.store.files import write_quads

        write_quads(self.store, os.fspath(path), form)

    def parties(self) -> list["PartyView"]:
        """Return the parties with their names, and why they are one."""
        from kg.pipeline.parties import party_views

        return party_views(self.store)

    def review(self) -> tuple[list["Proposal"], tuple["Conflict", ...]]:
        """Return names that may be one party's, the likeliest first; and conflicts."""
        from kg.pipeline.parties import review

        return review(self.store)

    def party_history(self, *iris: str) -> dict[str, list[dict[str, object]]]:
        """Return what each party was to whom, filing by filing, by its IRI.

        One row a reporter, filing and relationship, oldest first: reporter, filing,
        filed, relationship, first and last day.
        """
        from kg.queries.history import history

        return history(self.store, iris)

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
        from kg.pipeline.parties import decide

        self._require()
        with self._writing() as writer:
            return decide(writer, a, b, verdict, why=why, by=by, when=when)

    def undo(self, number: int, *, why: str, by: str, when: date) -> None:
        """Withdraw a decision; the parties are as if it had never been made.

        Raises:
            NotFoundError: No decision of that number stands.
        """
        from kg.pipeline.parties import undo

        self._require()
        with self._writing() as writer:
            undo(writer, number, why=why, by=by, when=when)

    def export_decisions(self) -> str:
        """Return all decisions about names as CSV, withdrawn ones too."""
        from kg.pipeline.parties import export_decisions

        return export_decisions(self.store)

    def import_decisions(self, text: str, source: str | None = None) -> int:
        """Add decisions from CSV; return how many are new.

        Raises:
            InputError: The text is not well formed.
        """
        from kg.pipeline.parties import import_decisions

        self._require()
        with self._writing() as writer:
            return import_decisions(writer, text, source)

    def remove(self, name: str) -> int:
        """Remove a filing, a page or the pages of a source; return how many reports.

        Args:
            name: Accession, hash of a page, path or name of a source that was built.

        Raises:
            NotFoundError: Nothing in the graph answers to it.
        """
        from kg.pipeline.decisions import remove

        self._require()
        with self._writing() as writer:
            return remove(writer, name)

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
        from kg.pipeline.decisions import settle

        self._require()
        with self._writing() as writer:
            settle(writer, fact, column, why)

    @staticmethod
    def report(
        source: Sources, *, largest: int | None = None, **identity: Given
    ) -> "Holdings":
        """Return what sources hold; see `kg.api.report`."""
        return report(source, largest=largest, **identity)

    @property
    def store(self) -> "Store":
        """The Oxigraph store to read: the newest publication.

        Raises:
            NotFoundError: There is no such graph, or nothing was published yet.
        """
        if self.folder is None:
            return self._in_memory().store
        if self._view is None:
            from kg.store.oxigraph import FolderView

            self._view = FolderView(self.folder)
        else:
            self._view.refresh()
        return self._view.store

    def _columns(self) -> "Columns | None":
        """Return the columns of the publication held, if it has any."""
        path = None if self._view is None else self._view.columns
        if path is None or not path.is_file():
            return None
        if self._laid_out is None or self._laid_out.path != path:
            from kg.columns import loaded

            self._laid_out = loaded(path)
        return self._laid_out

    def _require(self) -> None:
        """Raise NotFoundError when there is no graph yet, rather than make one."""
        _ = self.store

    def _in_memory(self) -> "MemoryGraph":
        if self._memory is None:
            from kg.store.memory import MemoryGraph

            self._memory = MemoryGraph()
        return self._memory

    @contextmanager
    def _writing(self) -> Iterator["Writer"]:
        """Give the writer of the graph, closed afterwards."""
        if self.folder is None:
            yield self._in_memory()
            return
        from kg.store.oxigraph import FolderWriter

        writer = FolderWriter(self.folder)
        try:
            yield writer
        finally:
            writer.close()


class _Bar:
    """A progress bar on standard error, on a terminal only."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown and sys.stderr.isatty()

    def __enter__(self) -> "_Bar":
        return self

    def show(self, done: int, total: int) -> None:
        """Show how far it is."""
        if self._shown:
            width = 30 * done // max(total, 1)
            sys.stderr.write(f"\r[{'#' * width:<30}] {done}/{total}")
            sys.stderr.flush()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown:
            sys.stderr.write("\r" + " " * 60 + "\r")

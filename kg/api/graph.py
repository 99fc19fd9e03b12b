"""The graph: build it, ask it, check it, measure it, draw it."""

import os
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.api.deciding import Deciding
from kg.api.progress import Bar
from kg.api.sources import Given, Sources, bytes_of, identity_of, paths_of, report
from kg.errors import InputError, NotFoundError

if TYPE_CHECKING:
    import networkx as nx
    from rdflib import Dataset

    from kg.build.source_report import Holdings
    from kg.model.finding import Findings
    from kg.network.measures import Measured
    from kg.pipeline.report import BuildReport
    from kg.queries import Answer, Parameter, QueryInfo, Rows
    from kg.signals.records import Signal


class Graph(Deciding):
    """A graph: build it, ask it, draw it. A context manager that closes it.

    Readers see the newest publication; asking never waits for a build.

    Args:
        folder: The graph folder, need not exist before the first build; None keeps
            the graph in memory.
    """

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
        from kg.build.manifest import read_manifest
        from kg.pipeline.build import build

        said = identity_of(identity)
        listed = {} if manifest is None else read_manifest(os.fspath(manifest))
        paths = paths_of(sources) or list(listed)
        with Bar(shown=progress is True) as bar, self._writing() as writer:
            return build(
                paths,
                writer,
                identity=said,
                manifest=listed,
                everything=everything,
                whole=replace,
                jobs=jobs,
                progress=progress if callable(progress) else bar.show,
                limit=bytes_of(largest),
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

    @staticmethod
    def report(
        source: Sources, *, largest: int | None = None, **identity: Given
    ) -> "Holdings":
        """Return what sources hold; see `kg.api.report`."""
        return report(source, largest=largest, **identity)

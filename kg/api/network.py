"""Who owes whom in a graph: as a network, in one currency, measured, drawn."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.api.folder import GraphFolder
from kg.errors import InputError

if TYPE_CHECKING:
    import networkx as nx

    from kg.network.measures import Measured
    from kg.queries import Parameter
    from kg.views.embedded import View


class GraphNetwork:
    """The part of `kg.api.graph.Graph` that shows who owes whom."""

    _graph: GraphFolder

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

    def network_of_picture(
        self, *, as_of: date | str | None = "latest", **parameters: "Parameter"
    ) -> "nx.MultiDiGraph[str]":
        """Return a network with what a picture shows beside it: other days, flows.

        Args:
            as_of: As for `network`.
            **parameters: As for `network`.
        """
        from kg.network.beside import add_beside
        from kg.network.project import network_of
        from kg.queries import wanted_of

        snapshot = self._graph.snapshot()
        wanted = wanted_of(snapshot, {"as_of": as_of, **parameters})
        return add_beside(network_of(snapshot, wanted), snapshot, wanted)

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
        most: int = 300,
        flows: bool = False,
        **parameters: "Parameter",
    ) -> "View":
        """Draw who owes whom as one HTML page and return the page.

        The page is a text; a notebook shows the picture itself.

        Args:
            path: Where to write it too.
            as_of: As for `network`.
            party: Draw what lies round this party or reporter.
            depth: How many edges round it.
            limit: Draw at most so many counterparties, the largest.
            most: Nodes beyond which parties fold into their reporter.
            flows: Show flows from the start, not only on demand.
            **parameters: As for `network`.

        Raises:
            NotFoundError: No party bears that name.
        """
        net = self.network_of_picture(as_of=as_of, **parameters)
        page = self.draw(
            net, party=party, depth=depth, limit=limit, most=most, flows=flows
        )
        if path is not None:
            from kg.store.files import write_whole

            write_whole(Path(path), page.encode())
            page.path = os.fspath(path)
        return page

    def draw(
        self,
        net: "nx.MultiDiGraph[str]",
        *,
        party: str | None = None,
        depth: int = 1,
        limit: int | None = None,
        most: int = 300,
        flows: bool = False,
    ) -> "View":
        """Return a network of this graph as one HTML page; as `view`.

        Raises:
            NotFoundError: No party bears that name, or it has no balance to draw.
        """
        from kg.views.drawing import view
        from kg.views.embedded import View
        from kg.views.excerpt import nodes_named
        from kg.views.findings import add_findings

        nodes, subtitle = None, ""
        snapshot = self._graph.snapshot()
        if party is not None and net.number_of_edges():
            nodes, subtitle = nodes_named(snapshot, net, party)
        add_findings(net, snapshot, nodes, depth)
        page = view(
            net,
            subtitle=subtitle,
            around=nodes,
            depth=depth,
            limit=limit,
            most=most,
            flows=flows,
        )
        return View(page)

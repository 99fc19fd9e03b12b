"""Which balances a drawing shows: at a date, round a party, the largest of many."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import networkx as nx

from kg.errors import NotFoundError
from kg.network.project import latest_dates
from kg.views.table import plain


@dataclass(frozen=True, slots=True)
class Link:
    """One drawn edge: what one party owes another at a date, in one currency.

    Attributes:
        debtor: Node that owes.
        creditor: Node that is owed.
        reporter: Node whose filing says so.
        side: ``due from`` or ``due to``, seen from the reporter.
        date: Day of the balance.
        currency: Three letters.
        amount: Sum over the concepts, whole units, never zero.
        parts: Attributes of the network's edges summed here.
    """

    debtor: str
    creditor: str
    reporter: str
    side: str
    date: date | None
    currency: str
    amount: Decimal
    parts: tuple[Mapping[str, object], ...]

    @property
    def party(self) -> str:
        """Node of the counterparty."""
        return self.debtor if self.side == "due from" else self.creditor


def links_of(
    net: "nx.MultiDiGraph[str]", as_of: date | str | None = "latest"
) -> list[Link]:
    """Return the edges to draw, sorted: one a debtor, creditor, side and currency.

    Args:
        net: As `kg.network.project.project` returns it.
        as_of: A day; ``"latest"``, each reporter's last; None, every date of the net.
    """
    edges = [(a, b, data) for a, b, data in net.edges(data=True)]
    last = latest_dates((d["reporter"], d["date"]) for _, _, d in edges if d["date"])
    groups: dict[tuple[str, ...], list[dict[str, object]]] = defaultdict(list)
    for debtor, creditor, data in edges:
        wanted = last.get(data["reporter"]) if as_of == "latest" else as_of
        if as_of is not None and str(data["date"]) != str(wanted):
            continue
        balance = (debtor, creditor, data["reporter"], data["side"])
        groups[(*balance, str(data["date"]), data["currency"])].append(data)
    links = []
    for key, parts in sorted(groups.items()):
        amount = sum((Decimal(str(part["amount"])) for part in parts), Decimal(0))
        day = parts[0]["date"]
        when = day if isinstance(day, date) else None
        debtor, creditor, reporter, side, _, code = key
        links.append(
            Link(debtor, creditor, reporter, side, when, code, amount, tuple(parts))
        )
    return links


def around(links: Iterable[Link], start: set[str], depth: int) -> set[str]:
    """Return the nodes within `depth` edges of `start`."""
    near: dict[str, set[str]] = defaultdict(set)
    for link in links:
        near[link.debtor].add(link.creditor)
        near[link.creditor].add(link.debtor)
    reached = edge = set(start)
    for _ in range(depth):
        edge = {other for node in edge for other in near[node]} - reached
        reached = reached | edge
    return reached


def named(net: "nx.MultiDiGraph[str]", name: str) -> set[str]:
    """Return the nodes of that name or IRI, case ignored; ``%`` at the end: prefix."""
    wanted = name.casefold()
    found = set()
    for node, data in net.nodes(data=True):
        held = str(data["name"]).casefold()
        prefix = wanted.endswith("%") and held.startswith(wanted[:-1])
        if prefix or held == wanted or node == name:
            found.add(node)
    if not found:
        message = f"no party named {name!r} in the network; see kg parties list"
        raise NotFoundError(message)
    return found


def largest(links: list[Link], limit: int | None) -> list[Link]:
    """Return the links of the `limit` counterparties with the largest amounts.

    Amounts are ranked within their currency, for there is no rate between them.
    """
    if limit is None:
        return links
    place: Counter[str] = Counter()
    best: dict[str, int] = {}
    order = sorted(links, key=lambda k: (-abs(k.amount), k.party, k.debtor))
    for link in order:
        place[link.currency] += 1
        best.setdefault(link.party, place[link.currency])
        best[link.party] = min(best[link.party], place[link.currency])
    kept = set(sorted(best, key=lambda party: (best[party], party))[:limit])
    return [link for link in links if link.party in kept]


def summary(shown: list[Link], all_links: list[Link], zeros: int) -> str:
    """Return how much of the network the drawing shows, in words."""
    parties, every = ({k.party for k in links} for links in (shown, all_links))
    reporters = {link.reporter for link in shown}
    days = sorted({plain(link.date) for link in shown if link.date})
    span = f" as of {days[0]}" if len(days) == 1 else ""
    if len(days) > 1:
        span = f" as of each reporter's date, {days[0]} to {days[-1]}"
    of = f" of {len(every):,}" if len(every) != len(parties) else ""
    text = (
        f"Showing {len(parties):,}{of} counterparties of {len(reporters):,} reporting "
        f"{'entity' if len(reporters) == 1 else 'entities'}, {len(shown):,} "
        f"{'balance' if len(shown) == 1 else 'balances'}{span}."
    )
    if zeros:
        text += f" Not drawn: {zeros:,} of zero."
    return text

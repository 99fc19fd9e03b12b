"""What can be measured of who owes whom: one function a measure, listed in MEASURES.

One reporter's balances form a star, in which every path runs through the reporter:
there betweenness, PageRank and communities say nothing of anybody, and are refused
with that reason rather than printed. Amounts are exact (Decimal) wherever they are
added; only PageRank's and the communities' weights are floats.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations, islice

import networkx as nx

from kg.errors import NotFoundError, unknown_word
from kg.network import fast
from kg.network.cycles import STEPS, CycleSearch
from kg.network.edges import Edge, claims_once, edges_of, name_of

_MOST_CYCLES = 10_000


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of a network.

    Attributes:
        name: Of the measure.
        columns: Names of the columns.
        rows: One row a node, pair or group, the most telling first; ties by name.
        reason: Why there is nothing, where there is not; else "".
        method: What computed it, where that may matter.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    reason: str = ""
    method: str = ""


def _ranked(rows: list[tuple[object, ...]], *by: int) -> tuple[tuple[object, ...], ...]:
    """Sort rows by columns falling, then by their text."""

    def key(row: tuple[object, ...]) -> tuple[object, ...]:
        return (*(-Decimal(str(row[n])) for n in by), *(str(cell) for cell in row))

    return tuple(sorted(rows, key=key))


@dataclass(frozen=True)
class Claims:
    """A network with what several measures need of it, worked out once.

    Attributes:
        net: In one currency, as `kg.network.money.in_currency` returns it.
    """

    net: "nx.MultiDiGraph[str]"

    @cached_property
    def edges(self) -> list[Edge]:
        """Return the edges, in no order that means anything."""
        return edges_of(self.net, ordered=False)

    @cached_property
    def edges_once(self) -> list[Edge]:
        """Return the edges whose amounts may be added, as `claims_once` gives them."""
        return claims_once(self.edges)

    @cached_property
    def simple(self) -> "nx.DiGraph[str]":
        """Return one edge a debtor and creditor, amounts added."""
        sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for edge in self.edges_once:
            sums[edge.debtor, edge.creditor] += edge.amount
        simple: nx.DiGraph[str] = nx.DiGraph()
        simple.add_nodes_from(self.net)
        simple.add_edges_from(
            (debtor, creditor, {"amount": amount, "weight": float(amount)})
            for (debtor, creditor), amount in sums.items()
        )
        return simple

    @cached_property
    def undirected(self) -> "nx.Graph[str]":
        """Return who is linked with whom, amounts of both directions added."""
        sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for edge in self.edges_once:
            ends = min(edge.debtor, edge.creditor), max(edge.debtor, edge.creditor)
            sums[ends] += edge.amount
        plain: nx.Graph[str] = nx.Graph()
        plain.add_nodes_from(sorted(self.net))
        plain.add_edges_from(
            (a, b, {"weight": float(amount)}) for (a, b), amount in sorted(sums.items())
        )
        return plain

    @cached_property
    def beside(self) -> dict[str, set[str]]:
        """Return the reporters beside each party."""
        beside: dict[str, set[str]] = defaultdict(set)
        for edge in self.edges:
            for teller in edge.tellers:
                party = edge.creditor if teller == edge.debtor else edge.debtor
                beside[party].add(teller)
        return beside

    @cached_property
    def star(self) -> bool:
        """Return whether every component is a star round one node."""
        return is_star(self.net)

    def name(self, node: str) -> str:
        """Return the name of a node; the node itself where it has none."""
        return name_of(self.net, node)


def is_star(net: "nx.MultiDiGraph[str]") -> bool:
    """Whether every component is a star: one node at the end of each of its edges."""
    return all(
        _has_hub(net.subgraph(component))
        for component in nx.weakly_connected_components(net)
    )


def _has_hub(part: "nx.MultiDiGraph[str]") -> bool:
    """Whether some node touches every edge of a component."""
    edges = {frozenset(pair) for pair in part.edges() if pair[0] != pair[1]}
    if len(edges) <= 1:
        return True
    hubs = set.intersection(*(set(pair) for pair in islice(edges, 3)))
    return any(all(hub in pair for pair in edges) for hub in hubs)


_STAR = (
    "every component is a star round one reporter, where it says nothing; build "
    "filings of reporters that share parties"
)


def degree(claims: Claims) -> Measured:
    """How many others each node owes and is owed by."""
    graph = claims.simple
    rows: list[tuple[object, ...]] = [
        (claims.name(node), graph.out_degree(node), graph.in_degree(node))
        for node in graph
    ]
    return Measured("degree", ("name", "owes", "owed by"), _ranked(rows, 1, 2))


def strength(claims: Claims) -> Measured:
    """What each node owes and is owed in all, and the net of both."""
    owes: dict[str, Decimal] = defaultdict(Decimal)
    owed: dict[str, Decimal] = defaultdict(Decimal)
    for edge in claims.edges_once:
        owes[edge.debtor] += edge.amount
        owed[edge.creditor] += edge.amount
    rows: list[tuple[object, ...]] = [
        (claims.name(node), owes[node], owed[node], owed[node] - owes[node])
        for node in claims.net
    ]
    return Measured("strength", ("name", "owes", "is owed", "net"), _ranked(rows, 2, 1))


def concentration(claims: Claims) -> Measured:
    """How far each reporter's claims, and debts, lie with one party.

    The Herfindahl-Hirschman index is the sum of the squared shares: 1 when one party
    holds all, 1/n when n hold the same.
    """
    rows: list[tuple[object, ...]] = []
    for side in ("due from", "due to"):
        sums: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
        for edge in claims.edges:
            # A balance reported negative counts on the side it turns to.
            for teller in edge.tellers:
                owner, party = edge.creditor, edge.debtor
                if side == "due to":
                    owner, party = party, owner
                if teller == owner:
                    sums[teller][party] += edge.amount
        for reporter, parts in sums.items():
            total = sum(parts.values(), Decimal(0))
            top = max(sorted(parts), key=lambda party: parts[party])
            index = sum(((part / total) ** 2 for part in parts.values()), Decimal(0))
            share = (parts[top] / total).quantize(Decimal("0.0001"))
            rows.append(
                (
                    claims.name(reporter),
                    side,
                    len(parts),
                    claims.name(top),
                    share,
                    index.quantize(Decimal("0.0001")),
                )
            )
    columns = ("reporter", "side", "parties", "largest", "share", "hhi")
    return Measured("concentration", columns, _ranked(rows, 5, 2))


def shared(claims: Claims) -> Measured:
    """Counterparties that stand beside several reporters."""
    beside = claims.beside
    rows: list[tuple[object, ...]] = [
        (
            claims.name(party),
            len(reporters),
            " | ".join(sorted(claims.name(r) for r in reporters)),
        )
        for party, reporters in beside.items()
        if len(reporters) > 1
    ]
    return Measured("shared", ("party", "reporters", "names"), _ranked(rows, 1))


def reporters(claims: Claims) -> Measured:
    """Pairs of reporters by the counterparties they share, or one owing the other."""
    pairs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for party, beside in claims.beside.items():
        for a, b in combinations(sorted(beside), 2):
            pairs[a, b].add(party)
    tellers = {teller for edge in claims.edges for teller in edge.tellers}
    for edge in claims.edges:
        ends = sorted({edge.debtor, edge.creditor} & tellers)
        if len(ends) == 2:
            pairs[ends[0], ends[1]].add("(each other)")
    rows: list[tuple[object, ...]] = [
        (
            claims.name(a),
            claims.name(b),
            len(parties),
            " | ".join(sorted(claims.name(p) for p in parties)),
        )
        for (a, b), parties in pairs.items()
    ]
    columns = ("reporter", "other reporter", "links", "through")
    return Measured("reporters", columns, _ranked(rows, 2))


def components(claims: Claims) -> Measured:
    """Parts of the network between which nothing is owed, the largest first."""
    rows: list[tuple[object, ...]] = []
    parts = [frozenset(part) for part in nx.weakly_connected_components(claims.net)]
    place = {node: n for n, part in enumerate(parts) for node in part}
    edges: Counter[int] = Counter()
    tellers: dict[int, set[str]] = defaultdict(set)
    for edge in claims.edges:
        edges[place[edge.debtor]] += 1
        tellers[place[edge.debtor]].update(edge.tellers)
    for n, part in enumerate(parts):
        names = sorted(claims.name(reporter) for reporter in tellers[n])
        rows.append((len(part), edges[n], " | ".join(names[:10])))
    return Measured("components", ("nodes", "edges", "reporters"), _ranked(rows, 0, 1))


def core(claims: Claims) -> Measured:
    """The largest k for which a node lies in a part where all have k neighbours."""
    if claims.star:
        return Measured("core", ("name", "k"), (), _STAR)
    numbers, method = fast.core_numbers(claims.undirected)
    rows: list[tuple[object, ...]] = [
        (claims.name(node), k) for node, k in numbers.items() if k > 1
    ]
    return Measured("core", ("name", "k"), _ranked(rows, 1), "", method)


def cycles(claims: Claims) -> Measured:
    """Claims that run in a circle: each owes the next, the last owes the first.

    Of at most six; the amount is the smallest on the way, which is what could be set
    off. A reporter and its own party that owe each other are none: that both sides are
    open shows in their exposure.
    """
    graph = claims.simple
    tellers = {teller for edge in claims.edges for teller in edge.tellers}
    rows: list[tuple[object, ...]] = []
    search = CycleSearch(graph)
    for cycle in search:
        if len(cycle) == 2 and not tellers.issuperset(cycle):
            continue
        amounts = [
            graph[node][cycle[(n + 1) % len(cycle)]]["amount"]
            for n, node in enumerate(cycle)
        ]
        names = [claims.name(node) for node in cycle]
        first = names.index(min(names))
        ring = names[first:] + names[:first]
        rows.append((len(cycle), min(amounts), " -> ".join([*ring, ring[0]])))
        if len(rows) == _MOST_CYCLES:
            break
    whole = search.finished and len(rows) < _MOST_CYCLES
    reason = (
        "" if whole else f"there are more: {len(rows):,} were found in {STEPS:,} steps"
    )
    columns = ("length", "least amount", "who owes whom")
    return Measured("cycles", columns, _ranked(rows, 1, 0), reason)


def betweenness(claims: Claims) -> Measured:
    """Share of the shortest paths between others that run through each node."""
    if claims.star:
        return Measured("betweenness", ("name", "score"), (), _STAR)
    scores, method = fast.betweenness(claims.undirected)
    return Measured(
        "betweenness", ("name", "score"), _scored(claims, scores), "", method
    )


def pagerank(claims: Claims) -> Measured:
    """Weight of each node where claims on weighty ones weigh more (PageRank)."""
    if claims.star:
        return Measured("pagerank", ("name", "score"), (), _STAR)
    scores = nx.pagerank(claims.simple, weight="weight")
    return Measured("pagerank", ("name", "score"), _scored(claims, scores))


def communities(claims: Claims) -> Measured:
    """Groups that are linked more closely inside than to the rest (Louvain)."""
    columns = ("community", "nodes", "names")
    if claims.star:
        return Measured("communities", columns, (), _STAR)
    groups, method = fast.communities(claims.undirected)
    rows: list[tuple[object, ...]] = []
    ordered = sorted(groups, key=lambda g: (-len(g), min(claims.name(n) for n in g)))
    for number, group in enumerate(ordered, start=1):
        names = sorted(claims.name(node) for node in group)
        rows.append((number, len(group), " | ".join(names[:10])))
    return Measured("communities", columns, tuple(rows), "", method)


def _scored(claims: Claims, scores: dict[str, float]) -> tuple[tuple[object, ...], ...]:
    rows: list[tuple[object, ...]] = [
        (claims.name(node), f"{score:.6f}") for node, score in scores.items()
    ]
    return _ranked(rows, 1)


MEASURES: dict[str, Callable[[Claims], Measured]] = {
    "degree": degree,
    "strength": strength,
    "concentration": concentration,
    "shared": shared,
    "reporters": reporters,
    "components": components,
    "core": core,
    "cycles": cycles,
    "betweenness": betweenness,
    "pagerank": pagerank,
    "communities": communities,
}
"""Every measure, in the order they are printed; all take claims in one currency."""


def measures_of(
    net: "nx.MultiDiGraph[str]", names: Collection[str] = ()
) -> list[Measured]:
    """Return measures of a network in one currency, all of them without names.

    Raises:
        NotFoundError: There is no measure of that name.
    """
    for name in names:
        if name not in MEASURES:
            raise unknown_word(NotFoundError, "measure", name, MEASURES)
    claims = Claims(net)
    return [MEASURES[name](claims) for name in names or MEASURES]

"""Projects reported balances onto a network: who owes whom.

Nodes are reporting entities and their counterparties, edges run debtor -> creditor,
one an amount. A balance counts once per reporter, party, side, concept, date and
currency: the latest filed, then the most precise, as the positions of the graph do.
Trade-name families are no edges: they lie in ``net.graph["families"]``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

import networkx as nx

from kg.model.collecting import uncollected

Row = Mapping[str, object]
"""One row of a named query: column name -> value, typed or as text."""

REPORTER = "reporter"
_SOURCE_KEYS = ("raw", "report", "url", "row", "column", "placed_by", "filing")
_PLACE = ("filing", "report", "row", "column")


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    if type(value) is str:
        return value
    return "" if value is None else str(value)


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    return date.fromisoformat(str(value)[:10]) if value else None


def _node(row: Row, role: str) -> str:
    """Return the node of the reporter or party of a row: its IRI, else its name."""
    return _text(row, f"{role}_iri") or _text(row, role)


def _place(row: Row) -> tuple[str, ...]:
    return tuple(_text(row, name) for name in _PLACE)


def _precision(row: Row) -> int:
    """Return XBRL decimals; without them, minus the trailing zeros of the amount."""
    stated = row.get("decimals")
    if stated is not None:
        return 10**6 if str(stated) == "INF" else int(str(stated))
    amount = Decimal(_text(row, "amount") or "0")
    exponent = amount.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and amount else -(10**6)


class _Filed:
    """Knows when a filing was filed: from its row, from `filings`, else never."""

    def __init__(self, filings: Iterable[Row]) -> None:
        self._days = {_text(f, "accession"): _day(f.get("filed")) for f in filings}

    def day(self, row: Row) -> date:
        """Return the day of filing; unknown counts as the earliest."""
        stated = _day(row.get("filed")) or self._days.get(_text(row, "filing"))
        return stated or date.min


_Balance = tuple[str, str, str, str, str, str]
"""Reporter, party, side, concept, date and currency: what counts once."""


def _balance(row: Row) -> _Balance:
    """Return which balance a row states."""
    return (
        _node(row, "reporter"),
        _node(row, "party"),
        _text(row, "side"),
        _text(row, "concept"),
        _text(row, "date"),
        _text(row, "currency"),
    )


def _counted(
    rows: Iterable[Row], filings: Iterable[Row]
) -> Iterator[tuple[_Balance, list[Row]]]:
    """Yield each balance with its rows, the one that counts first; sorted."""
    filed = _Filed(filings)
    groups: dict[_Balance, list[Row]] = defaultdict(list)
    for row in rows:
        groups[_balance(row)].append(row)
    for balance in sorted(groups):
        group = groups[balance]
        if len(group) > 1:
            group.sort(
                key=lambda row: (
                    -filed.day(row).toordinal(),
                    -_precision(row),
                    _place(row),
                )
            )
        yield balance, group


def _source(row: Row, cells: Mapping[tuple[str, ...], Row]) -> dict[str, object]:
    """Return where a row was read: of its own columns, else of the evidence rows."""
    own = {name: row.get(name) for name in _SOURCE_KEYS}
    cell = cells.get(_place(row)) if cells else None
    if cell is not None:
        own.update((name, cell.get(name)) for name in own if own[name] is None)
    return own


def _shown(rows: list[Row], as_of: date | str | None) -> list[Row]:
    if as_of is None:
        return rows
    if as_of != "latest":
        wanted = _day(as_of)
        return [row for row in rows if _day(row.get("date")) == wanted]
    last = latest_dates(
        (_node(row, "reporter"), day)
        for row in rows
        if (day := _day(row.get("date"))) is not None
    )
    return [
        row for row in rows if _day(row.get("date")) == last.get(_node(row, "reporter"))
    ]


def latest_dates(pairs: Iterable[tuple[str, date]]) -> dict[str, date]:
    """Return each reporter's last date.

    Args:
        pairs: Reporter and date of its balances, in any order.
    """
    last: dict[str, date] = {}
    for reporter, day in pairs:
        last[reporter] = max(day, last.get(reporter, day))
    return last


def _families(
    net: "nx.MultiDiGraph[str]", rows: Iterable[Row]
) -> list[dict[str, object]]:
    """Return the families with two members or more in the network, sorted by name."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for node in sorted(net):
        by_name[net.nodes[node]["name"]].append(node)
    found: list[dict[str, object]] = []
    for row in rows:
        members = _listed(row.get("party_iris"))
        if not members:
            names = _listed(row.get("parties"))
            members = [node for name in names for node in by_name.get(name, ())]
        members = sorted({node for node in members if node in net})
        if len(members) > 1:
            found.append({"name": _text(row, "name"), "members": members})
    return sorted(found, key=lambda family: str(family["name"]))


def _listed(value: object) -> list[str]:
    """Return the items of a list, or of a text joined with " | "."""
    if value is None:
        return []
    if isinstance(value, str):
        return [item for item in value.split(" | ") if item]
    return [str(item) for item in value] if isinstance(value, Iterable) else []


def _add(
    net: "nx.MultiDiGraph[str]",
    balance: _Balance,
    row: Row,
    sources: list[dict[str, object]],
) -> None:
    """Add a balance as one edge; `row` is the one that counts."""
    reporter, party, side, concept, _, currency = balance
    day, amount = _day(row.get("date")), row.get("amount")
    debtor, creditor = (party, reporter) if side == "due from" else (reporter, party)
    net.add_edge(
        debtor,
        creditor,
        key=f"{reporter}|{side}|{concept}|{day}|{currency}",
        amount=amount if isinstance(amount, Decimal) else Decimal(str(amount or 0)),
        currency=currency,
        date=day,
        side=side,
        concept=concept,
        relationship=_text(row, "relationship"),
        reporter=reporter,
        sources=sources,
    )


def _nodes(
    counted: Iterable[tuple[_Balance, list[Row]]], kinds: Mapping[str, str]
) -> dict[str, dict[str, object]]:
    """Return the attributes of each node; a reporter that is a party is a reporter."""
    nodes: dict[str, dict[str, object]] = {}
    for place, role in enumerate((REPORTER, "party")):
        for balance, (row, *_) in counted:
            node = balance[place]
            if node not in nodes:
                nodes[node] = {
                    "name": _text(row, role),
                    "kind": REPORTER if place == 0 else kinds.get(node) or "unknown",
                    "iri": _text(row, f"{role}_iri"),
                }
    return nodes


def project(
    balances: Iterable[Row],
    parties: Iterable[Row] = (),
    evidence: Iterable[Row] = (),
    families: Iterable[Row] = (),
    filings: Iterable[Row] = (),
    *,
    as_of: date | str | None = None,
) -> "nx.MultiDiGraph[str]":
    """Return the network of balances, debtor -> creditor.

    Args:
        balances: Rows of the named query ``balances``; ``filed`` and ``decimals`` are
            heeded when present. A row that names no party is no edge.
        parties: Rows of ``parties``: give each party its kind.
        evidence: Rows of ``evidence``: raw text, address and placing rule of cells.
        families: Rows of ``families``; ``parties`` a list or joined with " | ".
        filings: Rows of ``filings``: tell which of two filings is the later.
        as_of: A day: balances dated exactly so; ``"latest"``: each reporter's last
            date; None: all dates.

    Returns:
        Nodes by IRI (name without one) with ``name``, ``kind`` (reporter,
        organisation, person, group, unknown) and ``iri``. Edges, keyed by a text that
        is unique between two nodes, with ``amount`` (whole units, sign as reported),
        ``currency``, ``date``, ``side`` (seen from the reporter), ``concept``,
        ``relationship``, ``reporter`` (its node) and ``sources`` (the cell that
        counts, then those that repeat its amount). Nodes and edges are sorted.
    """
    rows = _shown([row for row in balances if _node(row, "party")], as_of)
    kinds = {
        _text(row, "party_iri") or _text(row, "party"): _text(row, "kind")
        for row in parties
    }
    cells = {_place(row): row for row in evidence}
    with uncollected():
        return _built(rows, kinds, cells, families, filings)


def _built(
    rows: Iterable[Row],
    kinds: Mapping[str, str],
    cells: Mapping[tuple[str, ...], Row],
    families: Iterable[Row],
    filings: Iterable[Row],
) -> "nx.MultiDiGraph[str]":
    """Return the network of the rows to show."""
    counted = list(_counted(rows, filings))
    net: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    net.add_nodes_from(sorted(_nodes(counted, kinds).items()))
    for balance, group in counted:
        same = group
        if len(group) > 1:
            amount = Decimal(_text(group[0], "amount"))
            same = [r for r in group if Decimal(_text(r, "amount")) == amount]
        _add(net, balance, group[0], [_source(row, cells) for row in same])
    net.graph["families"] = _families(net, families)
    return net

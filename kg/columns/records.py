"""Reads the rows of the tables out of the quads of one reporter.

The rows are those that the patterns of ``queries/*.rq`` meet with when nothing is
filtered; what filters need stands in columns of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from pyoxigraph import Literal, NamedNode, Quad

from kg.columns.table import Table, table_of
from kg.graph import namespaces as ns

_Node = dict[str, list[str]]
_Row = tuple[str | int | None, ...]

_READ = frozenset(
    term.value
    for term in (
        ns.AMOUNT,
        ns.CANDIDATES,
        ns.CELL,
        ns.CIK,
        ns.COLUMN_NUMBER,
        ns.CONCEPT_NAME,
        ns.COUNTERPARTY,
        ns.CURRENCY_CODE,
        ns.DECIMALS,
        ns.FILED,
        ns.FILER_NAME,
        ns.FORM,
        ns.HAS_TRADE_NAME,
        ns.HAS_REPORT,
        ns.INSTANT,
        ns.IN_REPORT,
        ns.KEY,
        ns.KIND,
        ns.LABEL,
        ns.LEVEL,
        ns.NAME,
        ns.ON_DATE,
        ns.ON_REPORT,
        ns.OTHER_MEMBER,
        ns.PARTY_TEXT,
        ns.PERIOD_END,
        ns.PERIOD_START,
        ns.PLACED_BY,
        ns.PRECISION_NOTE,
        ns.RAW,
        ns.REFERS_TO,
        ns.RELATED_PARTY,
        ns.RELATIONSHIP_TEXT,
        ns.REPORTER,
        ns.REPORT_NAME,
        ns.REVISION_OF,
        ns.ROW,
        ns.SIDE,
        ns.STATUS,
        ns.SUB_ORGANISATION,
        ns.URL,
    )
)

_ONE_OF_EACH = (ns.LEVEL, ns.STATUS, ns.AMOUNT)
_IF_ANY = (
    ns.COUNTERPARTY,
    ns.RELATIONSHIP_TEXT,
    ns.SIDE,
    ns.CONCEPT_NAME,
    ns.INSTANT,
    ns.PERIOD_START,
    ns.PERIOD_END,
    ns.CURRENCY_CODE,
)
_POSITION = (
    ns.REPORTER,
    ns.RELATED_PARTY,
    ns.SIDE,
    ns.ON_DATE,
    ns.CURRENCY_CODE,
    ns.AMOUNT,
)


class Gathering:
    """What is read here of quads, by subject; said in two graphs it counts once.

    Attributes:
        nodes: Values of each subject by predicate.
        printed: Subjects with a name printed, and the graph it stands in.
    """

    def __init__(self) -> None:
        self.nodes: dict[str, _Node] = defaultdict(dict)
        self.printed: set[tuple[str, str, str]] = set()

    def take(self, quads: Iterable[Quad]) -> None:
        """Take in quads, in any order."""
        for _ in self.passing(quads):
            pass

    def passing(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Take in quads while they pass on to another reader."""
        for quad in quads:
            predicate, subject, value = quad.predicate.value, quad.subject, quad.object
            if (
                predicate in _READ
                and isinstance(subject, NamedNode)
                and isinstance(value, NamedNode | Literal)
            ):
                held = self.nodes[subject.value].setdefault(predicate, [])
                if value.value not in held:
                    held.append(value.value)
            elif predicate == ns.PRINTED_NAME.value and isinstance(value, Literal):
                graph = quad.graph_name
                if isinstance(subject, NamedNode) and isinstance(graph, NamedNode):
                    self.printed.add((subject.value, graph.value, value.value))
            yield quad


def tables_of(owner: str, gathered: Gathering) -> dict[str, Table]:
    """Return the tables of one reporter, by name.

    Args:
        owner: Key of the reporter.
        gathered: From its filing graphs and its derived graph.
    """
    nodes, told = gathered.nodes, dict[_Row, list[str]]()
    pages = _pages(nodes)
    facts: list[_Row] = []
    cells: list[_Row] = []
    unsettled: list[_Row] = []
    for fact, node in sorted(nodes.items()):
        for page in _all(node, ns.IN_REPORT):
            for filing in pages.get(page) or [None]:
                place = _Place(nodes, page, filing)
                facts += ((owner, fact, *row) for row in _facts(place, node))
                cells += ((owner, fact, *row) for row in _cells(place, node))
                unsettled += ((owner, fact, *row) for row in _uncertain(place, node))
                for key, days in _told(place, node):
                    told.setdefault(key, []).extend(days)
    rows: dict[str, Sequence[_Row]] = {
        "facts": facts,
        "cells": cells,
        "uncertain": unsettled,
        "restated": [(owner, *row) for row in _restated(nodes, pages)],
        "trades": [(owner, *row) for row in _trades(nodes)],
        "filings": [(owner, *row) for row in _filings(nodes)],
        "printed": [(owner, *row) for row in _printed(gathered)],
        "subsidiaries": [(owner, *row) for row in _subsidiaries(gathered)],
        "told": [
            (owner, *key, min(days, default=None), max(days, default=None))
            for key, days in told.items()
        ],
        "positions": [(owner, *row) for row in _positions(nodes)],
        "names": [(owner, *row) for row in _names(nodes)],
    }
    return {name: table_of(name, held) for name, held in rows.items()}


def _pages(nodes: Mapping[str, _Node]) -> dict[str, list[str | None]]:
    """Return the filings that each report is of."""
    found: dict[str, list[str | None]] = defaultdict(list)
    for filing, node in sorted(nodes.items()):
        for page in _all(node, ns.HAS_REPORT):
            found[page].append(filing)
    return found


class _Place:
    """Where facts stand: a report of a filing."""

    def __init__(
        self, nodes: Mapping[str, _Node], page: str, filing: str | None
    ) -> None:
        self.nodes, self.page = nodes, page
        self.known = _NOTHING if filing is None else nodes.get(filing, _NOTHING)
        self.shown = nodes.get(page, _NOTHING)
        self.whole = list(
            product(
                _all(self.known, ns.KEY),
                _any(self.known, ns.FILED),
                _any(self.shown, ns.REPORT_NAME),
            )
        )


_NOTHING: _Node = {}


def _all(node: _Node, predicate: NamedNode) -> list[str]:
    return node.get(predicate.value, [])


def _any(node: _Node, predicate: NamedNode) -> Sequence[str | None]:
    """Return the values, or none in the place of one."""
    return node.get(predicate.value) or (None,)


def _facts(place: _Place, node: _Node) -> Iterator[_Row]:
    """Yield amounts with a day, after `SCHEMAS` from reporter on."""
    if not (_all(node, ns.INSTANT) or _all(node, ns.PERIOD_END)):
        return
    must = [_all(node, predicate) for predicate in _ONE_OF_EACH]
    may = [_any(node, predicate) for predicate in _IF_ANY]
    cells = [
        spot
        for cell in _all(node, ns.CELL)
        if not _all(place.nodes.get(cell, _NOTHING), ns.ON_REPORT)
        for spot in _spots(place.nodes.get(cell, _NOTHING))
    ]
    what = min(_all(node, ns.CONCEPT_NAME) or _all(node, ns.LABEL), default="")
    exact = _all(node, ns.DECIMALS) or _all(node, ns.PRECISION_NOTE)
    decimals = min(exact, default=None)
    others = len(_all(node, ns.OTHER_MEMBER))
    for reporter, said, more, (key, filed, report) in product(
        _all(node, ns.REPORTER),
        product(*must),
        product(*may),
        place.whole,
    ):
        level, status, amount = said
        party, relationship, side, concept, instant, start, end, currency = more
        for row, column, shown in cells or [(None, None, 0)]:
            yield (
                reporter, party, relationship, side, concept, instant, start, end,
                amount, currency, key, filed, report, level, status, what, decimals,
                others, row, column, shown,
            )  # fmt: skip


def _spots(cell: _Node) -> Iterator[tuple[int | None, int | None, int]]:
    """Yield row and column of a cell, and 1: there is such a cell."""
    for row, column in product(_any(cell, ns.ROW), _any(cell, ns.COLUMN_NUMBER)):
        yield _number(row), _number(column), 1


def _number(value: str | None) -> int | None:
    return None if value is None else int(value)


def _cells(place: _Place, node: _Node) -> Iterator[_Row]:
    """Yield the cells of a fact, after `SCHEMAS` from raw on."""
    for iri in sorted(_all(node, ns.CELL)):
        cell = place.nodes.get(iri, _NOTHING)
        for raw, by, page, key, spot in product(
            _all(cell, ns.RAW),
            _all(cell, ns.PLACED_BY),
            _all(cell, ns.ON_REPORT) or [place.page],
            _all(place.known, ns.KEY),
            list(_spots(cell)),
        ):
            shown = place.nodes.get(page, _NOTHING)
            for report, url in product(
                _any(shown, ns.REPORT_NAME), _any(shown, ns.URL)
            ):
                yield raw, report, key, url, by, spot[0], spot[1]


def _uncertain(place: _Place, node: _Node) -> Iterator[_Row]:
    """Yield the cells of a fact whose column is not settled, from reporter on."""
    if ns.UNCERTAIN.value not in _all(node, ns.STATUS):
        return
    for iri in sorted(_all(node, ns.CELL)):
        cell = place.nodes.get(iri, _NOTHING)
        yield from (
            (reporter, key, report, label, party, raw, candidates, _number(row))
            for reporter, (
                key,
                _,
                report,
            ), label, party, raw, candidates, row in product(
                _all(node, ns.REPORTER),
                place.whole,
                _all(node, ns.LABEL),
                _any(node, ns.PARTY_TEXT),
                _all(cell, ns.RAW),
                _any(cell, ns.CANDIDATES),
                _any(cell, ns.ROW),
            )
        )


def _restated(
    nodes: Mapping[str, _Node], pages: Mapping[str, list[str | None]]
) -> Iterator[_Row]:
    """Yield balances with what an earlier filing said, each once."""
    found: set[_Row] = set()
    for node in nodes.values():
        for earlier in _all(node, ns.REVISION_OF):
            former = nodes.get(earlier, _NOTHING)
            found.update(
                product(
                    _all(node, ns.REPORTER),
                    _all(node, ns.COUNTERPARTY),
                    _all(node, ns.SIDE),
                    _any(node, ns.CONCEPT_NAME),
                    _all(node, ns.INSTANT),
                    _all(node, ns.CURRENCY_CODE),
                    _all(former, ns.AMOUNT),
                    _all(node, ns.AMOUNT),
                    _keys(nodes, pages, former),
                    _keys(nodes, pages, node),
                )
            )
    yield from sorted(found, key=repr)


def _keys(
    nodes: Mapping[str, _Node], pages: Mapping[str, list[str | None]], fact: _Node
) -> list[str]:
    """Return the keys of the filings that a fact is of."""
    return [
        key
        for page in _all(fact, ns.IN_REPORT)
        for filing in pages.get(page, ())
        for key in _all(nodes.get(filing or "", _NOTHING), ns.KEY)
    ]


def _trades(nodes: Mapping[str, _Node]) -> Iterator[_Row]:
    """Yield parties that share a trade name, with the family and its name."""
    for iri, node in sorted(nodes.items()):
        for family in _all(node, ns.HAS_TRADE_NAME):
            for name in _all(nodes.get(family, _NOTHING), ns.NAME):
                yield iri, family, name


def _filings(nodes: Mapping[str, _Node]) -> Iterator[_Row]:
    """Yield each filing, with how many reports and facts it holds."""
    facts = Counter(
        page for node in nodes.values() for page in _all(node, ns.IN_REPORT)
    )
    for _, node in sorted(nodes.items()):
        pages = _all(node, ns.HAS_REPORT)
        counts = len(pages), sum(facts[page] for page in pages)
        for said in product(
            _all(node, ns.KEY),
            _all(node, ns.REPORTER),
            _any(node, ns.CIK),
            _any(node, ns.FILER_NAME),
            _any(node, ns.FORM),
            _any(node, ns.FILED),
        ):
            yield *said, *counts


def _told(place: _Place, node: _Node) -> Iterator[tuple[_Row, list[str]]]:
    """Yield who a fact is about, and its days."""
    days = _all(node, ns.INSTANT) or _all(node, ns.PERIOD_END)
    for key in product(
        _all(node, ns.COUNTERPARTY),
        _all(node, ns.REPORTER),
        _any(node, ns.RELATIONSHIP_TEXT),
        _any(place.known, ns.FILED),
    ):
        yield key, days


def _printed(gathered: Gathering) -> Iterator[_Row]:
    """Yield the names that facts or mentions of a filing day print for a party."""
    nodes, found = gathered.nodes, Counter[tuple[str, str, str | None]]()
    pages = _pages(nodes)
    for node in nodes.values():
        for page in _all(node, ns.IN_REPORT):
            for filing in pages.get(page) or [None]:
                known = nodes.get(filing or "", _NOTHING)
                found.update(
                    (party, " ".join(name.split()), filed)
                    for party, name, filed in product(
                        _all(node, ns.COUNTERPARTY),
                        _all(node, ns.PARTY_TEXT),
                        _any(known, ns.FILED),
                    )
                )
    for mention, graph, name in gathered.printed:
        for party in _all(nodes.get(mention, _NOTHING), ns.REFERS_TO):
            for filed in _any(nodes.get(graph, _NOTHING), ns.FILED):
                found[party, name, filed] += 0
    for (party, name, filed), facts in sorted(found.items(), key=repr):
        yield party, name, filed, facts


def _subsidiaries(gathered: Gathering) -> Iterator[_Row]:
    """Yield the names printed for entities of the reporter's group."""
    nodes = gathered.nodes
    for entity, graph, name in sorted(gathered.printed):
        if ns.SUB_ORGANISATION.value in nodes.get(entity, _NOTHING):
            for filed in _any(nodes.get(graph, _NOTHING), ns.FILED):
                yield entity, name, filed


def _positions(nodes: Mapping[str, _Node]) -> Iterator[_Row]:
    for iri, node in sorted(nodes.items()):
        if ns.ON_DATE.value in node:
            for values in product(*(_all(node, p) for p in _POSITION)):
                yield iri, *values


def _names(nodes: Mapping[str, _Node]) -> Iterator[_Row]:
    """Yield what is said of parties and reporters; a kind may stand without a name."""
    for iri, node in sorted(nodes.items()):
        if ns.REFERS_TO.value not in node:
            yield from ((iri, name, None) for name in _all(node, ns.NAME))
            yield from ((iri, None, kind) for kind in _all(node, ns.KIND))

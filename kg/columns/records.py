"""Reads the rows of the tables out of the quads of one reporter.

The rows are those that the patterns of ``queries/*.rq`` meet with when nothing is
filtered; what filters need stands in columns of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from kg.columns.gathering import NOTHING, Gathering, Node, all_of, any_of
from kg.columns.table import Table, table_of
from kg.graph import namespaces as ns

_Row = tuple[str | int | None, ...]

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


def tables_of(owner: str, gathered: Gathering) -> dict[str, Table]:
    """Return the tables of one reporter, by name.

    Args:
        owner: Key of the reporter.
        gathered: From its filing graphs and its derived graph.
    """
    nodes, told = gathered.nodes, dict[_Row, list[str]]()
    printed = Counter(dict.fromkeys(_mentioned(gathered), 0))
    pages = _pages(nodes)
    facts: list[_Row] = []
    cells: list[_Row] = []
    unsettled: list[_Row] = []
    for fact, node in sorted(nodes.items()):
        for page in all_of(node, ns.IN_REPORT):
            for filing in pages.get(page) or [None]:
                place = _Place(nodes, page, filing)
                facts += ((owner, fact, *row) for row in _facts(place, node))
                cells += ((owner, fact, *row) for row in _cells(place, node))
                unsettled += ((owner, fact, *row) for row in _uncertain(place, node))
                printed.update(_printed(place, node))
                for key, days in _told(place, node):
                    told.setdefault(key, []).extend(days)
    rows: dict[str, Sequence[_Row]] = {
        "facts": facts,
        "cells": cells,
        "uncertain": unsettled,
        "restated": [(owner, *row) for row in _restated(nodes, pages)],
        "trades": [(owner, *row) for row in _trades(nodes)],
        "filings": [(owner, *row) for row in _filings(nodes)],
        "printed": [
            (owner, *key, count) for key, count in sorted(printed.items(), key=repr)
        ],
        "subsidiaries": [(owner, *row) for row in _subsidiaries(gathered)],
        "told": [
            (owner, *key, min(days, default=None), max(days, default=None))
            for key, days in told.items()
        ],
        "positions": [(owner, *row) for row in _positions(nodes)],
        "names": [(owner, *row) for row in _names(nodes)],
    }
    return {name: table_of(name, held) for name, held in rows.items()}


def _pages(nodes: Mapping[str, Node]) -> dict[str, list[str | None]]:
    """Return the filings that each report is of."""
    found: dict[str, list[str | None]] = defaultdict(list)
    for filing, node in sorted(nodes.items()):
        for page in all_of(node, ns.HAS_REPORT):
            found[page].append(filing)
    return found


class _Place:
    """Where facts stand: a report of a filing."""

    def __init__(
        self, nodes: Mapping[str, Node], page: str, filing: str | None
    ) -> None:
        self.nodes, self.page = nodes, page
        self.known = NOTHING if filing is None else nodes.get(filing, NOTHING)
        self.shown = nodes.get(page, NOTHING)
        self.whole = list(
            product(
                all_of(self.known, ns.KEY),
                any_of(self.known, ns.FILED),
                any_of(self.shown, ns.REPORT_NAME),
            )
        )


def _facts(place: _Place, node: Node) -> Iterator[_Row]:
    """Yield amounts with a day, after `SCHEMAS` from reporter on."""
    if not (all_of(node, ns.INSTANT) or all_of(node, ns.PERIOD_END)):
        return
    must = [all_of(node, predicate) for predicate in _ONE_OF_EACH]
    may = [any_of(node, predicate) for predicate in _IF_ANY]
    cells = [
        spot
        for cell in all_of(node, ns.CELL)
        if not all_of(place.nodes.get(cell, NOTHING), ns.ON_REPORT)
        for spot in _spots(place.nodes.get(cell, NOTHING))
    ]
    what = min(all_of(node, ns.CONCEPT_NAME) or all_of(node, ns.LABEL), default="")
    exact = all_of(node, ns.DECIMALS) or all_of(node, ns.PRECISION_NOTE)
    decimals = min(exact, default=None)
    others = len(all_of(node, ns.OTHER_MEMBER))
    for reporter, said, more, (key, filed, report) in product(
        all_of(node, ns.REPORTER),
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


def _spots(cell: Node) -> Iterator[tuple[int | None, int | None, int]]:
    """Yield row and column of a cell, and 1: there is such a cell."""
    for row, column in product(any_of(cell, ns.ROW), any_of(cell, ns.COLUMN_NUMBER)):
        yield _number(row), _number(column), 1


def _number(value: str | None) -> int | None:
    return None if value is None else int(value)


def _cells(place: _Place, node: Node) -> Iterator[_Row]:
    """Yield the cells of a fact, after `SCHEMAS` from reporter on."""
    reporter = min(all_of(node, ns.REPORTER), default=None)
    party = min(all_of(node, ns.COUNTERPARTY), default=None)
    for iri in sorted(all_of(node, ns.CELL)):
        cell = place.nodes.get(iri, NOTHING)
        for raw, by, page, key, spot in product(
            all_of(cell, ns.RAW),
            all_of(cell, ns.PLACED_BY),
            all_of(cell, ns.ON_REPORT) or [place.page],
            all_of(place.known, ns.KEY),
            list(_spots(cell)),
        ):
            shown = place.nodes.get(page, NOTHING)
            for report, url in product(
                any_of(shown, ns.REPORT_NAME), any_of(shown, ns.URL)
            ):
                yield reporter, party, raw, report, key, url, by, spot[0], spot[1]


def _uncertain(place: _Place, node: Node) -> Iterator[_Row]:
    """Yield the cells of a fact whose column is not settled, from reporter on."""
    if ns.UNCERTAIN.value not in all_of(node, ns.STATUS):
        return
    for iri in sorted(all_of(node, ns.CELL)):
        cell = place.nodes.get(iri, NOTHING)
        for reporter, party, (key, _, report), *said, row in product(
            all_of(node, ns.REPORTER),
            any_of(node, ns.COUNTERPARTY),
            place.whole,
            all_of(node, ns.LABEL),
            any_of(node, ns.PARTY_TEXT),
            all_of(cell, ns.RAW),
            any_of(cell, ns.CANDIDATES),
            any_of(cell, ns.ROW),
        ):
            yield reporter, party, key, report, *said, _number(row)


def _restated(
    nodes: Mapping[str, Node], pages: Mapping[str, list[str | None]]
) -> Iterator[_Row]:
    """Yield balances with what an earlier filing said, each once."""
    found: set[_Row] = set()
    for node in nodes.values():
        for earlier in all_of(node, ns.REVISION_OF):
            former = nodes.get(earlier, NOTHING)
            found.update(
                product(
                    all_of(node, ns.REPORTER),
                    all_of(node, ns.COUNTERPARTY),
                    all_of(node, ns.SIDE),
                    any_of(node, ns.CONCEPT_NAME),
                    all_of(node, ns.INSTANT),
                    all_of(node, ns.CURRENCY_CODE),
                    all_of(former, ns.AMOUNT),
                    all_of(node, ns.AMOUNT),
                    _keys(nodes, pages, former),
                    _keys(nodes, pages, node),
                )
            )
    yield from sorted(found, key=repr)


def _keys(
    nodes: Mapping[str, Node], pages: Mapping[str, list[str | None]], fact: Node
) -> list[str]:
    """Return the keys of the filings that a fact is of."""
    return [
        key
        for page in all_of(fact, ns.IN_REPORT)
        for filing in pages.get(page, ())
        for key in all_of(nodes.get(filing or "", NOTHING), ns.KEY)
    ]


def _trades(nodes: Mapping[str, Node]) -> Iterator[_Row]:
    """Yield parties that share a trade name, with the family and its name."""
    for iri, node in sorted(nodes.items()):
        for family in all_of(node, ns.HAS_TRADE_NAME):
            for name in all_of(nodes.get(family, NOTHING), ns.NAME):
                yield iri, family, name


def _filings(nodes: Mapping[str, Node]) -> Iterator[_Row]:
    """Yield each filing, with how many reports and facts it holds."""
    facts = Counter(
        page for node in nodes.values() for page in all_of(node, ns.IN_REPORT)
    )
    for _, node in sorted(nodes.items()):
        pages = all_of(node, ns.HAS_REPORT)
        counts = len(pages), sum(facts[page] for page in pages)
        for said in product(
            all_of(node, ns.KEY),
            all_of(node, ns.REPORTER),
            any_of(node, ns.CIK),
            any_of(node, ns.FILER_NAME),
            any_of(node, ns.FORM),
            any_of(node, ns.FILED),
        ):
            yield *said, *counts


def _told(place: _Place, node: Node) -> Iterator[tuple[_Row, list[str]]]:
    """Yield who a fact is about, and its days."""
    days = all_of(node, ns.INSTANT) or all_of(node, ns.PERIOD_END)
    for key in product(
        all_of(node, ns.COUNTERPARTY),
        all_of(node, ns.REPORTER),
        any_of(node, ns.RELATIONSHIP_TEXT),
        any_of(place.known, ns.FILED),
    ):
        yield key, days


def _printed(place: _Place, node: Node) -> Iterator[_Row]:
    """Yield the name that a fact prints for its party, and when it was filed."""
    for party, name, filed in product(
        all_of(node, ns.COUNTERPARTY),
        all_of(node, ns.PARTY_TEXT),
        any_of(place.known, ns.FILED),
    ):
        yield party, " ".join(name.split()), filed


def _mentioned(gathered: Gathering) -> Iterator[_Row]:
    """Yield the same of mentions, which no fact need name as its party."""
    nodes = gathered.nodes
    for mention, graph, name in gathered.printed:
        for party in all_of(nodes.get(mention, NOTHING), ns.REFERS_TO):
            for filed in any_of(nodes.get(graph, NOTHING), ns.FILED):
                yield party, name, filed


def _subsidiaries(gathered: Gathering) -> Iterator[_Row]:
    """Yield the names printed for entities of the reporter's group."""
    nodes = gathered.nodes
    for entity, graph, name in sorted(gathered.printed):
        if ns.SUB_ORGANISATION.value in nodes.get(entity, NOTHING):
            for filed in any_of(nodes.get(graph, NOTHING), ns.FILED):
                yield entity, name, filed


def _positions(nodes: Mapping[str, Node]) -> Iterator[_Row]:
    for iri, node in sorted(nodes.items()):
        if ns.ON_DATE.value in node:
            for values in product(*(all_of(node, p) for p in _POSITION)):
                yield iri, *values


def _names(nodes: Mapping[str, Node]) -> Iterator[_Row]:
    """Yield what is said of parties and reporters; a kind may stand without a name."""
    for iri, node in sorted(nodes.items()):
        if ns.REFERS_TO.value not in node:
            yield from ((iri, name, None) for name in all_of(node, ns.NAME))
            yield from ((iri, None, kind) for kind in all_of(node, ns.KIND))

"""Derives what holds over all filings of one reporter: positions, names, who owes whom.

The derived graph is a function of the reporter's filing graphs alone: rewritten whole
whenever one of them changes, so building step by step and building at once agree.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import namespaces as ns
from kg.graph.descriptions import name_quads
from kg.graph.terms import Terms, currency, day, decimal, text

_EXACT = 10**6
_UNKNOWN_PRECISION = -(10**6)


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """One reported balance with a party, as positions count it.

    Attributes:
        fact: IRI of the fact.
        reporter: IRI of the reporting entity.
        party: IRI of the counterparty.
        side: ``due from`` or ``due to``, seen from the reporter.
        concept: Name of the concept, or the row label in its place.
        instant: Day the balance closes.
        currency: Three letters.
        amount: Whole units, sign as reported.
        decimals: XBRL decimals, ``"INF"``, or None when unknown.
        filed: Day of filing; None, taken as earliest, when unknown.
        filing: Key of the filing.
        members: Number of members that are neither party nor role: an instrument, say.
    """

    fact: str
    reporter: str
    party: str
    side: str
    concept: str
    instant: date
    currency: str
    amount: Decimal
    decimals: int | str | None = None
    filed: date | None = None
    filing: str = ""
    members: int = 0


def revision_quads(
    terms: Terms, reporter: str, rows: Iterable[BalanceRow]
) -> list[Quad]:
    """Return which balances a later filing states otherwise: prov:wasRevisionOf.

    Two values of one party, side, concept, date and currency are inconsistent when no
    amount rounds to both; each revises the latest inconsistent one filed before it.
    Both are kept.
    """
    graph = terms.derived_graph(reporter)
    groups: dict[tuple[str, str, str, str, date, str], list[BalanceRow]] = {}
    for row in rows:
        if row.members == 0 and row.filed is not None:
            key = (row.reporter, row.party, row.side, row.concept, row.instant,
                   row.currency)  # fmt: skip
            groups.setdefault(key, []).append(row)
    quads = []
    for _, held in sorted(groups.items()):
        held.sort(key=lambda row: (row.filed or date.min, row.fact))
        for n, later in enumerate(held):
            for earlier in reversed(held[:n]):
                if earlier.filed != later.filed and not _consistent(earlier, later):
                    one, other = NamedNode(later.fact), NamedNode(earlier.fact)
                    quads.append(Quad(one, ns.REVISION_OF, other, graph))
                    break
    return quads


def _consistent(one: BalanceRow, other: BalanceRow) -> bool:
    """Whether the intervals that two rounded amounts stand for overlap."""
    slack = sum((_half_step(row) for row in (one, other)), Decimal(0))
    return abs(one.amount - other.amount) <= slack


def _half_step(row: BalanceRow) -> Decimal:
    if not isinstance(row.decimals, int):
        return Decimal(0)
    return Decimal(10) ** -row.decimals / 2


@dataclass(frozen=True, slots=True)
class NameRow:
    """One printed name of a party and how many facts bear it."""

    party: str
    name: str
    facts: int


def precision(decimals: int | str | None) -> int:
    """Return what sorts by precision: places, exact above all, unknown below."""
    if decimals is None:
        return _UNKNOWN_PRECISION
    return _EXACT if isinstance(decimals, str) else decimals


def _preference(row: BalanceRow) -> tuple[int, int, int, str]:
    """Return what sorts the row that counts first.

    Latest filed, then most precise, then the party's whole before one of its
    instruments, then the smallest IRI.
    """
    filed = 0 if row.filed is None else row.filed.toordinal()
    return -filed, -precision(row.decimals), row.members, row.fact


def counted(rows: Iterable[BalanceRow]) -> list[BalanceRow]:
    """Return one row a reporter, party, side, concept, date and currency.

    Of several the latest filed, then the most precise; sorted by these keys.
    """
    best: dict[tuple[str, str, str, str, date, str], BalanceRow] = {}
    for row in rows:
        key = (
            row.reporter,
            row.party,
            row.side,
            row.concept,
            row.instant,
            row.currency,
        )
        held = best.get(key)
        if held is None or _preference(row) < _preference(held):
            best[key] = row
    return [best[key] for key in sorted(best)]


def position_quads(
    terms: Terms, reporter: str, rows: Iterable[BalanceRow]
) -> list[Quad]:
    """Return the positions of one reporter, and debtor owes creditor beside them.

    Args:
        terms: Mints the IRIs.
        reporter: Reporter key; names the graph.
        rows: Balances of that reporter over all its filings, without aggregates,
            translations and uncertain ones.

    Returns:
        One position a party, side, date and currency: the sum over concepts. ``owes``
        follows the money: a negative position turns it round, zero gives none. The
        reporter's dates stand beside them, each once: its last is found at once.
    """
    graph = terms.derived_graph(reporter)
    groups: dict[tuple[str, str, date, str], list[BalanceRow]] = defaultdict(list)
    for row in counted(rows):
        groups[row.party, row.side, row.instant, row.currency].append(row)
    quads: dict[Quad, None] = {}
    for (party_iri, side, on, code), parts in sorted(groups.items()):
        party, entity = NamedNode(party_iri), NamedNode(parts[0].reporter)
        node = terms.position(reporter, party, side, on, code)
        amount = sum((part.amount for part in parts), Decimal(0))
        due_from = side == "due from"
        debtor, creditor = (party, entity) if due_from else (entity, party)
        pairs: list[tuple[NamedNode, NamedNode | Literal]] = [
            (ns.TYPE, ns.POSITION),
            (ns.REPORTER, entity),
            (ns.RELATED_PARTY, party),
            (ns.SIDE, ns.DUE_FROM if due_from else ns.DUE_TO),
            (ns.ON_DATE, day(on)),
            (ns.CURRENCY_CODE, text(code)),
            (ns.UNIT, currency(code)),
            (ns.AMOUNT, decimal(amount)),
            (ns.DEBTOR, debtor),
            (ns.CREDITOR, creditor),
            *((ns.FROM_FACT, NamedNode(part.fact)) for part in parts),
        ]
        quads.update((Quad(node, p, o, graph), None) for p, o in pairs)
        quads[Quad(entity, ns.BALANCE_DATE, day(on), graph)] = None
        if amount < 0:
            debtor, creditor = creditor, debtor
        if amount != 0:
            quads[Quad(debtor, ns.OWES, creditor, graph)] = None
    return list(quads)


def display_names(rows: Iterable[NameRow]) -> dict[str, str]:
    """Return each party's name to show: most frequent, then longest, then first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        counts[row.party][row.name] += row.facts
    return {
        party: min(names, key=lambda name: (-names[name], -len(name), name))
        for party, names in sorted(counts.items())
    }


def kind_of(types: Iterable[NamedNode]) -> str:
    """Return a party's kind from its classes: group, person, organisation, unknown."""
    found = set(types)
    if ns.PARTY_GROUP in found:
        return "group"
    if ns.PERSON in found:
        return "person"
    return "organisation" if ns.ORGANISATION in found else "unknown"


_Node = dict[str, list[str]]
"""Values of a node by predicate: IRIs and lexical forms alike."""

READ = (
    ns.TYPE,
    ns.KEY,
    ns.FILED,
    ns.FILER_NAME,
    ns.CIK,
    ns.REPORTER,
    ns.COUNTERPARTY,
    ns.SIDE,
    ns.CONCEPT_NAME,
    ns.LABEL,
    ns.INSTANT,
    ns.CURRENCY_CODE,
    ns.AMOUNT,
    ns.DECIMALS,
    ns.PRECISION_NOTE,
    ns.STATUS,
    ns.PARTY_TEXT,
    ns.OTHER_MEMBER,
    ns.PRINTED_NAME,
    ns.REFERS_TO,
    ns.SUB_ORGANISATION,
)
"""The predicates that matter here: half of what a filing's graph holds."""

_READ = frozenset(term.value for term in READ)


def _nodes(quads: Iterable[Quad]) -> dict[tuple[str, str], _Node]:
    """Gather the quads read here by graph and subject."""
    nodes: dict[tuple[str, str], _Node] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        predicate = quad.predicate.value
        if (
            predicate in _READ
            and isinstance(quad.subject, NamedNode)
            and isinstance(quad.graph_name, NamedNode)
            and hasattr(quad.object, "value")
        ):
            place = quad.graph_name.value, quad.subject.value
            nodes[place][predicate].append(quad.object.value)
    return nodes


def _one(node: _Node, predicate: NamedNode) -> str | None:
    values = node.get(predicate.value)
    return min(values) if values else None


def _has(node: _Node, predicate: NamedNode, value: NamedNode) -> bool:
    return value.value in node.get(predicate.value, ())


def balance_rows(quads: Iterable[Quad]) -> list[BalanceRow]:
    """Return the balances that count from whole filing graphs, sorted by fact.

    Balances with a counterparty, a side and a date whose status is certain: aggregates
    have no counterparty, translations and uncertain facts another status.
    """
    return _balance_rows(_nodes(quads))


def _balance_rows(nodes: dict[tuple[str, str], _Node]) -> list[BalanceRow]:
    rows = []
    for (graph, subject), node in sorted(nodes.items()):
        if not (_has(node, ns.TYPE, ns.BALANCE) and _has(node, ns.STATUS, ns.CERTAIN)):
            continue
        party, side = _one(node, ns.COUNTERPARTY), _one(node, ns.SIDE)
        on, reporter = _one(node, ns.INSTANT), _one(node, ns.REPORTER)
        if party is None or side is None or on is None or reporter is None:
            continue
        filing = nodes.get((graph, graph), {})
        filed, decimals = _one(filing, ns.FILED), _one(node, ns.DECIMALS)
        rows.append(
            BalanceRow(
                fact=subject,
                reporter=reporter,
                party=party,
                side="due from" if side == ns.DUE_FROM.value else "due to",
                concept=_one(node, ns.CONCEPT_NAME) or _one(node, ns.LABEL) or "",
                instant=date.fromisoformat(on),
                currency=_one(node, ns.CURRENCY_CODE) or "",
                amount=Decimal(_one(node, ns.AMOUNT) or "0"),
                decimals=_one(node, ns.PRECISION_NOTE)
                if decimals is None
                else int(decimals),
                filed=None if filed is None else date.fromisoformat(filed),
                filing=_one(filing, ns.KEY) or "",
                members=len(node.get(ns.OTHER_MEMBER.value, ())),
            )
        )
    return rows


def _name_rows(nodes: dict[tuple[str, str], _Node]) -> Iterator[NameRow]:
    """Yield a row a fact, and one that weighs nothing a mention without fact."""
    for _, node in sorted(nodes.items()):
        party, name = _one(node, ns.COUNTERPARTY), _one(node, ns.PARTY_TEXT)
        if party is not None and name is not None:
            yield NameRow(party, " ".join(name.split()), 1)
        meant, printed = _one(node, ns.REFERS_TO), _one(node, ns.PRINTED_NAME)
        if meant is not None and printed is not None:
            yield NameRow(meant, printed, 0)


def _entity_name(nodes: dict[tuple[str, str], _Node], reporter: str) -> str:
    """Return the name the reporter last filed under; its key in words without any."""
    named = []
    for (graph, subject), node in nodes.items():
        name = _one(node, ns.FILER_NAME)
        if graph == subject and name is not None:
            named.append((_one(node, ns.FILED) or "", _one(node, ns.KEY) or "", name))
    if named:
        return max(named)[2]
    return f"CIK {reporter}" if reporter.isdigit() else reporter


def _subsidiary_quads(
    nodes: dict[tuple[str, str], _Node], graph: NamedNode
) -> list[Quad]:
    """Return the name of each entity of the reporter's own group: the longest."""
    names: dict[str, set[str]] = defaultdict(set)
    for (_, subject), node in nodes.items():
        if ns.SUB_ORGANISATION.value in node:
            names[subject].update(node.get(ns.PRINTED_NAME.value, ()))
    return [
        quad
        for subject, held in sorted(names.items())
        if held
        for quad in name_quads(
            NamedNode(subject), min(held, key=lambda name: (-len(name), name)), graph
        )
    ]


def derived_quads(
    terms: Terms,
    reporter: str,
    filings: Iterable[Quad],
    elsewhere: Collection[str] = frozenset(),
) -> Sequence[Quad]:
    """Return the whole derived graph of one reporter.

    Args:
        terms: Mints the IRIs.
        reporter: Reporter key; names the graph.
        filings: All quads of the reporter's filing graphs, in any order; those of
            `READ` do.
        elsewhere: Parties whose name and kind stand elsewhere: those that several
            reporters name.

    Returns:
        Names and kind of each party and of the entity, one each, then the positions;
        empty when there is no filing.
    """
    nodes = _nodes(filings)
    if not nodes:
        return []
    graph, entity = terms.derived_graph(reporter), terms.entity(reporter)
    quads = [
        *name_quads(entity, _entity_name(nodes, reporter), graph),
        Quad(entity, ns.REPORTER_KEY, text(reporter), graph),
    ]
    if reporter.isdigit():
        quads.append(Quad(entity, ns.CIK, text(reporter), graph))
    quads += _subsidiary_quads(nodes, graph)
    types: dict[str, set[NamedNode]] = defaultdict(set)
    for (_, subject), node in nodes.items():
        types[subject].update(NamedNode(t) for t in node.get(ns.TYPE.value, ()))
    for party, name in display_names(_name_rows(nodes)).items():
        if party in elsewhere:
            continue
        kind = kind_of(types[party])
        quads += name_quads(NamedNode(party), name, graph)
        quads.append(Quad(NamedNode(party), ns.KIND, text(kind), graph))
    rows = _balance_rows(nodes)
    quads += position_quads(terms, reporter, rows)
    quads += revision_quads(terms, reporter, rows)
    return quads

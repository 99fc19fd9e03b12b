"""Runs named queries and SPARQL text over a store."""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
)

from kg.errors import QueryError
from kg.graph import Terms, derived_quads
from kg.graph import namespaces as ns
from kg.graph.descriptions import name_key
from kg.graph.positions import READ
from kg.graph.terms import day as day_literal
from kg.graph.terms import decimal as decimal_literal
from kg.graph.terms import integer as integer_literal
from kg.model.collecting import uncollected
from kg.queries import named
from kg.queries.dataset import asked
from kg.queries.named import Parameter, QueryInfo
from kg.queries.rows import Rows, Triples, gathered, value_of
from kg.queries.tokens import bound, refuse_writing
from kg.store.base import answer, graph_quads, text_of

if TYPE_CHECKING:
    from kg.columns import Columns

Answer = Rows | Triples | bool

_NAME = re.compile(r"[\w-]+\Z")
_DERIVED = frozenset({"exposure", "timeline", "shared"})
"""Queries over positions: what was known by a day needs positions of its own."""

_NAMED_NODES = """
PREFIX rp: <https://w3id.org/rpkg/ns#>
SELECT ?node WHERE { ?node rp:name ?name . FILTER(REGEX(?name, $name, "is")) }
ORDER BY ?node
"""


def run(
    store: Store,
    query: str,
    parameters: Mapping[str, Parameter] | None = None,
    *,
    terms: Terms | None = None,
    columns: "Columns | None" = None,
) -> Answer:
    """Return the answer to a named query or to SPARQL.

    Args:
        store: What to ask.
        query: Name, or SPARQL text; text may have the headers and marks of a file.
        parameters: By name; None as a value counts as not given.
        terms: Terms the graph was built with.
        columns: Made from the store; long answers are taken from them.

    Raises:
        QueryError: The query or a parameter is not acceptable.
        NotFoundError: There is no query of that name.
    """
    given = {name: v for name, v in (parameters or {}).items() if v is not None}
    if _NAME.match(query.strip()):
        info = named.named(query.strip())
        listed = None if columns is None else _listed(columns, info, given)
        if listed is not None:
            return listed
        return _run_named(store, info, given, terms or Terms())
    info = named.parsed("query", query)
    if info.parameters:
        return _run_named(store, info, given, terms or Terms())
    refuse_writing(query)
    texts = {name: _term(value, name) for name, value in given.items()}
    return _typed(asked(store, bound(query, texts), terms or Terms()))


def _term(value: Parameter, name: str) -> str:
    """Return a value as a serialised term: numbers and days typed, texts as texts.

    Raises:
        QueryError: It is none of these.
    """
    if isinstance(value, date):
        return str(day_literal(value))
    if isinstance(value, int):
        return str(integer_literal(value))
    if isinstance(value, Decimal):
        return str(decimal_literal(value))
    if isinstance(value, str):
        return str(Literal(value))
    message = f"found {name}={value!r}, expected a text, number or date"
    raise QueryError(message)


def _run_named(
    store: Store, info: QueryInfo, given: Mapping[str, Parameter], terms: Terms
) -> Answer:
    named.check_names(info, given)
    if info.name in _DERIVED and "known" in given:
        known = date.fromisoformat(_iso(named.day_term(given["known"], "known")))
        store = _as_known(store, terms, known, _told_by(store, given))
        given = {name: value for name, value in given.items() if name != "known"}
    texts = _texts(store, info, given)
    included = named.included_in(given.get("include"))
    text = named.selected(info.text, [*texts, *_latest(given)], included)
    refuse_writing(text)
    used = {
        name: term
        for name, term in texts.items()
        if re.search(rf"\${name}\b", text) is not None
    }
    return _typed(asked(store, bound(text, used), terms), info)


def _listed(
    columns: "Columns", info: QueryInfo, given: Mapping[str, Parameter]
) -> Rows | None:
    """Return the answer over everything, or many names, from columns that have it."""
    from kg.queries.columnar import Wanted, answered  # noqa: PLC0415

    named.check_names(info, given)
    whose = {"reporter", "party"} & given.keys()
    if any("%" not in str(given[name]) for name in whose) or (
        whose and "known" in given and info.name in _DERIVED
    ):
        return None
    days, patterns = {}, {}
    for parameter in info.parameters:
        name, value = parameter.name, given.get(parameter.name)
        if value is None or (name == "as_of" and _latest(given)):
            continue
        if parameter.kind == "day":
            days[name] = _iso(named.day_term(value, name))
        elif parameter.kind in ("text", "name"):
            patterns[name] = named.pattern_term(str(value))
    included = named.included_in(given.get("include"))
    wanted = Wanted(days, bool(_latest(given)), patterns, included)
    return answered(columns, info.name, wanted)


def _iso(term: str) -> str:
    return term[1:11]


def _latest(given: Mapping[str, Parameter]) -> list[str]:
    return ["latest"] if given.get("as_of") == "latest" else []


def _texts(
    store: Store, info: QueryInfo, given: Mapping[str, Parameter]
) -> dict[str, str]:
    """Return the given parameters as serialised terms, by name."""
    texts = {}
    for parameter in info.parameters:
        name, value = parameter.name, given.get(parameter.name)
        if value is None or name == "include" or (name == "as_of" and _latest(given)):
            continue
        if parameter.kind == "day":
            texts[name] = named.day_term(value, name)
        elif parameter.kind == "name":
            nodes = _nodes_named(store, str(value))
            texts[name] = ", ".join(nodes) or "<urn:none>"
            texts["each_" + name] = " ".join(nodes) or "<urn:none>"
            if len(nodes) == 1:
                texts["one_" + name] = nodes[0]
            if name == "party" and _latest(given):
                whose = sorted(map(str, _reporters_of(store, nodes)))
                texts["each_teller"] = " ".join(whose) or "<urn:none>"
                if len(whose) == 1:
                    texts["one_teller"] = whose[0]
        elif parameter.kind == "text":
            texts[name] = named.pattern_term(str(value))
        else:
            texts[name] = _term(value, name)
    return texts


def _nodes_named(store: Store, text: str) -> list[str]:
    """Return the parties and reporters whose name fits, as serialised terms.

    A whole name is looked up by its key; a pattern is tried on every name.
    """
    if "%" not in text:
        key = Literal(name_key(text))
        held = {
            quad.subject for quad in store.quads_for_pattern(None, ns.NAME_KEY, key)
        }
        return sorted(str(node) for node in held)
    query = bound(_NAMED_NODES, {"name": named.pattern_term(text)})
    found = answer(store, query)
    return [str(row[0]) for row in found] if isinstance(found, QuerySolutions) else []


def _reporters_of(store: Store, parties: Iterable[str]) -> set[NamedNode]:
    """Return the reporters that state a fact with any of some parties."""
    found: set[NamedNode] = set()
    for party in parties:
        node = NamedNode(party[1:-1])
        for fact in store.quads_for_pattern(None, ns.COUNTERPARTY, node):
            whose = store.quads_for_pattern(fact.subject, ns.REPORTER, None)
            found.update(q.object for q in whose if isinstance(q.object, NamedNode))
    return found


def _told_by(store: Store, given: Mapping[str, Parameter]) -> set[NamedNode] | None:
    """Return the filings that matter to the reporter or party asked for; None: all.

    They are all filings of every reporter that tells of it.
    """
    name, link = "reporter", ns.REPORTER
    if name not in given:
        name, link = "party", ns.COUNTERPARTY
    if name not in given:
        return None
    nodes = [NamedNode(node[1:-1]) for node in _nodes_named(store, str(given[name]))]
    graphs = {
        quad.graph_name
        for node in nodes
        for quad in store.quads_for_pattern(None, link, node)
    }
    owners = {
        quad.object
        for graph in graphs
        if isinstance(graph, NamedNode)
        for quad in store.quads_for_pattern(graph, ns.REPORTER, None, graph)
    }
    return {
        quad.subject
        for owner in owners
        for quad in store.quads_for_pattern(None, ns.REPORTER, owner)
        if isinstance(quad.subject, NamedNode) and quad.subject == quad.graph_name
    }


def _as_known(
    store: Store, terms: Terms, known: date, asked_for: Collection[NamedNode] | None
) -> Store:
    """Return what is derived when only the filings filed by a day are known.

    Args:
        store: The graph.
        terms: Terms it was built with.
        known: The day.
        asked_for: Filings to derive from; None is all.
    """
    filings: dict[str, list[Quad]] = {}
    stem = terms.base + "entity/"
    subjects = [None] if asked_for is None else sorted(asked_for, key=str)
    filed_on = [q for s in subjects for q in store.quads_for_pattern(s, ns.FILED, None)]
    for filed in filed_on:
        graph = filed.graph_name
        if (
            not isinstance(graph, NamedNode)
            or date.fromisoformat(text_of(filed.object)) > known
        ):
            continue
        for owner in store.quads_for_pattern(filed.subject, ns.REPORTER, None, graph):
            reporter = text_of(owner.object).removeprefix(stem)
            held = graph_quads(store, graph, READ)
            filings.setdefault(reporter, []).extend(held)
    view = Store()
    graph = terms.derived_graph("identity")
    told = {
        quad.object
        for quads in filings.values()
        for quad in quads
        if quad.predicate in (ns.COUNTERPARTY, ns.REFERS_TO)
        and isinstance(quad.object, NamedNode)
    }
    parties = [None] if asked_for is None else sorted(told, key=str)
    apart = [q for p in parties for q in store.quads_for_pattern(p, None, None, graph)]
    view.extend(apart)
    shared = {text_of(quad.subject) for quad in apart if quad.predicate == ns.KIND}
    for reporter, quads in sorted(filings.items()):
        view.extend(derived_quads(terms, reporter, quads, shared))
    return view


def _typed(
    found: QuerySolutions | QueryBoolean | QueryTriples, info: QueryInfo | None = None
) -> Answer:
    if isinstance(found, QueryBoolean):
        return bool(found)
    if isinstance(found, QueryTriples):
        return Triples(list(found))
    columns = [variable.value for variable in found.variables]
    lists = {n for n, c in enumerate(columns) if info is not None and c in info.lists}
    with uncollected():
        cells = [tuple(map(value_of, solution)) for solution in found]
        if lists:
            cells = [
                tuple(
                    gathered([str(v or "")]) if n in lists else v
                    for n, v in enumerate(row)
                )
                for row in cells
            ]
    return Rows(columns, cells)


def rows(
    store: Store,
    name: str,
    parameters: Mapping[str, Parameter] | None = None,
    *,
    columns: "Columns | None" = None,
) -> Rows:
    """Return the rows of a named query; see `run`.

    Raises:
        QueryError: It gives no rows.
    """
    found = run(store, name, parameters, columns=columns)
    if not isinstance(found, Rows):
        message = f"found {name} to give no rows, expected a SELECT; ask it with run"
        raise QueryError(message)
    return found

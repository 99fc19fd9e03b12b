"""Reads answers to SPARQL that came over HTTP, as the embedded store gives them."""

import json
from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile
from typing import Any, Final

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from kg.errors import GraphError
from kg.remote.transport import Reply, shown

RESULTS: Final = "application/sparql-results+json, application/json;q=0.8"
TRIPLES: Final = "application/n-triples, text/turtle;q=0.8, text/plain;q=0.5"
_JSON: Final = frozenset({"application/sparql-results+json", "application/json"})
_RDF: Final = {
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/plain": RdfFormat.N_TRIPLES,
    "text/turtle": RdfFormat.TURTLE,
    "text/rdf+n3": RdfFormat.TURTLE,
}
_TYPED: Final = b'"typed-literal"'
"""What stores of before 2013 call a literal with a datatype."""
_ASKED: Final = b'"vars": ["__ASK_RETVAL"]'
"""Head of the row that Virtuoso answers an ASK with."""
_VIRTUOSO: Final = "virtuoso"
_NUMBERS: Final = frozenset({"decimal", "integer", "int", "long"})
_MOST_ROWS: Final = "x-sparql-maxrows"
"""Header with which Virtuoso says that it cuts answers, and after how many rows."""
_STATE: Final = "x-sql-state"
_SAID: Final = "x-sql-message"
"""Headers with which Virtuoso says, under the status 200, that its time was over and
that the rest is missing."""

_BROKEN: Final = (
    ValueError, SyntaxError, RecursionError, ArithmeticError, AttributeError, TypeError,
    LookupError,
)  # fmt: skip
"""What reading an answer raises that is not what it says it is."""


def solutions_of(
    reply: Reply, url: str, order: Sequence[str] = ()
) -> QuerySolutions | QueryBoolean:
    """Return the rows of a SELECT, or the answer to an ASK.

    Args:
        reply: The answer.
        url: Address of the store.
        order: Variables by which the query sorts.

    Raises:
        GraphError: It is no such answer, or it was cut.
    """
    if reply.kind not in _JSON:
        raise _other_kind(reply, "rows (application/sparql-results+json)", url)
    try:
        body = reply.body
        if _TYPED in body:
            body = json.dumps(_modern(json.loads(body))).encode()
        if _ASKED in body:
            body = _truth(json.loads(body))
        if order and _VIRTUOSO in reply.headers.get("server", "").lower():
            body = _in_order(json.loads(body), order)
        _refuse_cut(reply, url)
        _refuse_broken_off(reply, url)
        return parse_query_results(body, QueryResultsFormat.JSON)
    except _BROKEN as error:
        raise _unreadable(reply, error, url) from None


def triples_of(reply: Reply, url: str) -> list[Triple]:
    """Return the triples of a CONSTRUCT or DESCRIBE.

    Raises:
        GraphError: It is no such answer, or a part of one.
    """
    _refuse_broken_off(reply, url)
    form = _RDF.get(reply.kind)
    if form is None:
        raise _other_kind(reply, "triples (application/n-triples)", url)
    try:
        return [quad.triple for quad in parse(reply.body, form)]
    except (ValueError, SyntaxError) as error:
        raise _unreadable(reply, error, url) from None


def _refuse_cut(reply: Reply, url: str) -> None:
    """Refuse an answer that a store cut without a word.

    Raises:
        GraphError: It has as many rows as the store gives at most.
    """
    most = reply.headers.get(_MOST_ROWS, "")
    if not most.isdigit():
        return
    whole = json.loads(reply.body)
    rows = whole.get("results", {}).get("bindings", ())
    if len(rows) >= int(most):
        message = (
            f"found an answer cut at {int(most):,} rows, the most this store gives; "
            "raise its limit (ResultSetMaxRows), or ask for less"
        )
        raise GraphError(message, source=url)


def _refuse_broken_off(reply: Reply, url: str) -> None:
    """Refuse what a store had found when its time was over.

    Raises:
        GraphError: The store says that the answer is incomplete.
    """
    state = reply.headers.get(_STATE, "")
    if state:
        said = shown(reply.headers.get(_SAID, "").partition("Activity:")[0])
        message = (
            f"found a part of an answer ({state}: {said}); raise the store's limit "
            "(MaxQueryExecutionTime), or ask for less"
        )
        raise GraphError(message, source=url)


def _modern(whole: object) -> object:
    """Return results in which literals are of the type that SPARQL 1.1 gives them."""
    if isinstance(whole, dict):
        return {
            name: "literal"
            if name == "type" and value == "typed-literal"
            else _modern(value)
            for name, value in whole.items()
        }
    return [_modern(value) for value in whole] if isinstance(whole, list) else whole


def _truth(whole: dict[str, Any]) -> bytes:
    """Return the answer to an ASK as SPARQL 1.1 has it; Virtuoso gives it as a row."""
    rows = whole.get("results", {}).get("bindings", ())
    truth = any(row["__ASK_RETVAL"]["value"] in ("1", "true") for row in rows)
    return json.dumps({"head": {}, "boolean": truth}).encode()


def _in_order(whole: dict[str, Any], order: Sequence[str]) -> bytes:
    """Return rows in the order a query asks for.

    Virtuoso 7 misplaces texts that begin with one another. Only leading variables that
    the answer shows can be compared; rows alike in them stay as they came.
    """
    columns = whole["head"]["vars"]
    shown = list(takewhile(columns.__contains__, order))
    whole["results"]["bindings"].sort(
        key=lambda row: [_sort_key(row.get(name)) for name in shown]
    )
    return json.dumps(whole).encode()


def _sort_key(term: dict[str, str] | None) -> tuple[int, Decimal, str]:
    """Return what terms are compared by: nothing, nodes, numbers, other literals."""
    if term is None:
        return 0, Decimal(0), ""
    if term.get("datatype", "").rpartition("#")[2] in _NUMBERS:
        return 2, Decimal(term["value"]), ""
    return 1 if term["type"] == "uri" else 3, Decimal(0), term["value"]


def _other_kind(reply: Reply, expected: str, url: str) -> GraphError:
    page = " (a web page)" if "html" in reply.kind else ""
    message = (
        f"found {shown(reply.kind)}{page}, expected {expected}; is this the address "
        "that takes queries?"
    )
    return GraphError(message, source=url)


def _unreadable(reply: Reply, error: Exception, url: str) -> GraphError:
    message = (
        f"found {shown(reply.kind)} that cannot be read ({shown(str(error))}); is this "
        "the address that takes queries?"
    )
    return GraphError(message, source=url)

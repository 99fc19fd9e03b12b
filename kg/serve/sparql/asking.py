"""Asks the store what came over HTTP, and writes the answer as the client wants it."""

import io
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from pyoxigraph import (
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from kg.errors import KGError
from kg.iris import PREFIXES
from kg.queries.dataset import Dataset, RdfAnswer, answer_of
from kg.serve.failures import failure, status_of
from kg.serve.messages import Answer, Asked, Audience, html
from kg.serve.pages.editor import Told, editor_page
from kg.serve.reader import too_large
from kg.serve.sparql.description import description_of
from kg.serve.sparql.forms import (
    GRAPHS,
    HTML,
    RESULTS,
    Wish,
    content_type,
)
from kg.serve.sparql.parsing import refuse_reaching_out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.api.graph import Graph

_SHOWN: Final = 500
"""Most rows or triples that a page shows."""


def answer_sparql(graph: "Graph", asked: Asked, largest: int) -> Answer:
    """Return the answer to a query; without one what the service is.

    Args:
        graph: The graph.
        asked: ``query``, and perhaps ``default-graph-uri``, ``named-graph-uri`` and
            ``format``.
        largest: Most bytes of the answer.

    Raises:
        QueryError: The query is not acceptable.
        RefusedError: No form is accepted, or the answer is too large.
    """
    wish = Wish(asked.accept, asked.value("format"))
    text = asked.value("query")
    if "query" not in dict(asked.parameters):
        form = wish.choose([*GRAPHS, HTML])
        if form == HTML:
            texts = {info.name: info.text for info in graph.queries()}
            return html(editor_page(graph.queries(), texts.get(asked.value("start"))))
        triples = description_of(graph, f"{asked.origin}/sparql")
        return _graph(triples, form, largest)
    if asked.audience is Audience.PERSON and not asked.value("format"):
        return _answer_page(graph, asked, text)
    return _written(_result(graph, asked, text), wish, largest)


def _result(graph: "Graph", asked: Asked, text: str) -> RdfAnswer:
    refuse_reaching_out(text)
    default, named = asked.all("default-graph-uri"), asked.all("named-graph-uri")
    dataset = Dataset(default, named) if default or named else None
    return answer_of(graph.store, text, graph.iris, dataset)


def _written(result: RdfAnswer, wish: Wish, largest: int) -> Answer:
    if isinstance(result, QueryTriples):
        return _graph(result, wish.choose(list(GRAPHS)), largest)
    # CSV and TSV have no way of saying yes or no.
    offers = [
        form
        for form in RESULTS
        if not (isinstance(result, QueryBoolean) and form.startswith("text/c"))
        and not (isinstance(result, QueryBoolean) and form.startswith("text/tab"))
    ]
    form = wish.choose(offers)
    target = CappedBytes(largest)
    try:
        result.serialize(target, RESULTS[form])
    except OSError:
        if target.is_full:
            raise too_large(largest) from None
        raise
    return Answer(target.getvalue(), content_type(form))


def _graph(triples: "Iterable[Triple]", form: str, largest: int) -> Answer:
    target = CappedBytes(largest)
    try:
        write_triples(triples, target, GRAPHS[form])
    except OSError:
        if target.is_full:
            raise too_large(largest) from None
        raise
    return Answer(target.getvalue(), content_type(form))


def write_triples(
    triples: "Iterable[Triple]", target: io.BytesIO, form: RdfFormat
) -> None:
    """Write triples, each once; Turtle with its usual prefixes."""
    unique = dict.fromkeys(triples)
    prefixes = PREFIXES if form in (RdfFormat.TURTLE, RdfFormat.JSON_LD) else None
    serialize(unique, target, form, prefixes=prefixes)


class CappedBytes(io.BytesIO):
    """Bytes in memory, up to a limit.

    Args:
        most: How many; one more raises OSError.

    Attributes:
        is_full: Whether there would have been more.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self.is_full = False

    def write(self, data: object) -> int:
        """Take bytes on."""
        piece = bytes(data)  # type: ignore[call-overload]
        if self.tell() + len(piece) > self._most:
            self.is_full = True
            message = "the answer is too large"
            raise OSError(message)
        return super().write(piece)


def _answer_page(graph: "Graph", asked: Asked, text: str) -> Answer:
    """Return the page of a query: its answer, or why there is none, below it."""
    queries = graph.queries()
    try:
        told = _told(_result(graph, asked, text))
    except KGError as error:
        page = editor_page(queries, text, Told(error=str(error)))
        headers = failure(asked, error).headers
        return replace(html(page, status_of(error)), headers=headers)
    return html(editor_page(queries, text, told, graph.iris.base))


def _told(result: RdfAnswer) -> Told:
    """Return what a page shows of an answer: its first rows."""
    if isinstance(result, QueryBoolean):
        return Told(verdict=bool(result))
    columns = ["subject", "predicate", "object"]
    if isinstance(result, QuerySolutions):
        columns = [variable.value for variable in result.variables]
    rows: list[list[object]] = [list(row) for row in islice(result, _SHOWN + 1)]
    triples = isinstance(result, QueryTriples)
    more = len(rows) > _SHOWN
    return Told(columns, rows[:_SHOWN], more=more, triples=triples)

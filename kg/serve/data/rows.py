"""Named queries and searches as JSON rows, some at a time."""

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlencode

from kg.model.written import csv_text
from kg.queries.named import QueryInfo
from kg.queries.rows import Rows
from kg.serve.data.asking import check_parameters, window
from kg.serve.data.writing import document
from kg.serve.failures import RefusedError
from kg.serve.messages import CSV, Answer, Asked

if TYPE_CHECKING:
    from kg.api.graph import Graph

_WINDOW = ("limit", "offset")


def query_named(graph: "Graph", name: str) -> QueryInfo:
    """Return the named query of an address.

    Raises:
        RefusedError: There is none.
    """
    from difflib import get_close_matches  # noqa: PLC0415

    queries = {info.name: info for info in graph.queries()}
    info = queries.get(name)
    if info is None:
        near = tuple(get_close_matches(name, queries, 3, 0.4))
        message = f"found no query {name!r}, expected one of {', '.join(queries)}"
        raise RefusedError(404, message, near)
    return info


def answer_query(graph: "Graph", asked: Asked, _: int) -> Answer:
    """Return rows of a named query, as JSON or CSV.

    Raises:
        RefusedError: There is no such query, or a parameter it does not take.
        QueryError: A value is not acceptable.
    """
    info = query_named(graph, unquote(asked.place))
    takes = [parameter.name for parameter in info.parameters]
    check_parameters(asked, [*takes, *_WINDOW, "format"])
    form = asked.value("format", "json")
    if form not in ("json", "csv"):
        raise RefusedError(400, f"found format={form!r}, expected json or csv")
    start, count = window(asked)
    given = {name: asked.value(name) for name in takes if asked.value(name)}
    rows = graph.rows(info.name, **given)
    if form == "csv":
        return csv_answer(info.name, rows)
    return document({"query": info.name, **_part(asked, rows, start, count)})


def csv_answer(name: str, rows: Rows) -> Answer:
    """Return all rows as a CSV file."""
    text = csv_text(rows.columns, rows.cells)
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Answer(text.encode("utf-8", "backslashreplace"), CSV, headers=headers)


def answer_search(graph: "Graph", asked: Asked, _: int) -> Answer:
    """Return what a text may mean.

    Raises:
        RefusedError: There is no text.
    """
    check_parameters(asked, ["q", *_WINDOW])
    text = asked.value("q")
    if not text:
        raise RefusedError(400, "found no text, expected q=, a name or a number")
    start, count = window(asked)
    rows = graph.search(text)
    return document({"q": text, **_part(asked, rows, start, count)})


def _part(asked: Asked, rows: Rows, start: int, count: int) -> dict[str, object]:
    """Return some of the rows, how many there are, and where the next ones are."""
    following = None
    if start + count < len(rows):
        kept = [(k, v) for k, v in asked.parameters if k not in _WINDOW]
        kept += [("offset", str(start + count)), ("limit", str(count))]
        stem = "/api/search" if asked.task == "search" else f"/api/query/{asked.place}"
        following = f"{stem}?{urlencode(kept)}"
    return {
        "columns": rows.columns,
        "total": len(rows),
        "offset": start,
        "rows": [dict(row) for row in rows[start : start + count]],
        "next": following,
        "notes": rows.notes,
    }

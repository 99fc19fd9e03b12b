"""SPARQL of the assistant's own, which can only read and ends in time."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from kg.errors import KGError
from kg.mcp.cells import Cells
from kg.mcp.naming import short
from kg.mcp.reply import AbstainError, Reply
from kg.queries import Rows

if TYPE_CHECKING:
    from kg.api.graph import Graph

_SECONDS: Final = 10.0
_ROWS: Final = 500
"""Most rows of an answer."""
_LEAST_PARTS: Final = 3
"""An id of more parts than those of a report is a fact's."""


def sparql(graph: "Graph", query: str) -> Reply:
    """Return the rows of a SELECT or ASK; a row that names a fact brings its cell.

    Raises:
        AbstainError: It cannot be run, finds nothing, or is CONSTRUCT or DESCRIBE.
    """
    try:
        answer = graph.query(query, timeout=_SECONDS)
    except KGError as error:
        raise AbstainError(str(error)) from None
    if isinstance(answer, bool):
        return Reply([{"answer": answer}])
    if not isinstance(answer, Rows):
        reason = "found CONSTRUCT or DESCRIBE, expected SELECT or ASK"
        raise AbstainError(reason)
    if not len(answer):
        reason = "the query is answered by no row"
        raise AbstainError(reason)
    told: list[dict[str, object]] = []
    facts = [_facts_of(graph, row) for row in answer[:_ROWS]]
    cells = Cells(graph, (fact for among in facts for fact in among))
    bare = False
    for row, among in zip(answer[:_ROWS], facts, strict=True):
        bare |= not among and any(isinstance(v, (int, Decimal)) for v in row.values())
        values = {name: _id_or_value(graph, value) for name, value in row.items()}
        told.append({**values, **(cells.of(among) if among else {})})
    notes = []
    if len(answer) > _ROWS:
        notes.append(f"{len(answer):,} rows, the first {_ROWS} are given")
    if bare:
        notes.append("numbers without a cell: select the fact too, or ask evidence")
    return Reply(told, tuple(notes))


def _facts_of(graph: "Graph", row: Mapping[str, object]) -> list[str]:
    """Return the values of a row that are IRIs of facts: filing/NAME/REPORT/..."""
    return [
        value
        for value in row.values()
        if isinstance(value, str)
        and value.startswith(f"{graph.iris.base}filing/")
        and len(short(graph, value).split("/")) > _LEAST_PARTS
    ]


def _id_or_value(graph: "Graph", value: object) -> object:
    return short(graph, str(value)) if isinstance(value, str) else value

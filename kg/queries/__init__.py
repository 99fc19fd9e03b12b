"""Asks a graph: named queries with bound parameters, and SPARQL that only reads."""

from kg.queries.named import Parameter, QueryInfo, listing
from kg.queries.rows import Row, Rows, Triples
from kg.queries.running import Answer, rows, run

__all__ = [
    "Answer",
    "Parameter",
    "QueryInfo",
    "Row",
    "Rows",
    "Triples",
    "listing",
    "rows",
    "run",
]

"""Asks a graph: named queries over tables or RDF, and SPARQL and SQL that only read."""

from kg.queries.named import ParameterInfo, QueryInfo, listing
from kg.queries.parameters import Parameter, Question, question_of, wanted_of
from kg.queries.rows import Row, Rows, Triples
from kg.queries.running import Answer, rows, run
from kg.queries.sql_answers import sql

__all__ = [
    "Answer",
    "Parameter",
    "ParameterInfo",
    "QueryInfo",
    "Question",
    "Row",
    "Rows",
    "Triples",
    "listing",
    "question_of",
    "rows",
    "run",
    "sql",
    "wanted_of",
]

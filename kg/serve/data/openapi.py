"""The JSON interface described (OpenAPI 3.1), from the tables it is made of."""

from typing import TYPE_CHECKING, Final

from kg import __version__
from kg.facts.select import LATEST
from kg.queries.named import ParameterInfo, QueryInfo
from kg.queries.parameters import INCLUDED
from kg.serve.data.asking import MOST_PASSED, MOST_ROWS
from kg.serve.data.models import (
    MODELS,
    Schema,
    column_schema,
    columns_of,
    named,
    record,
    rows_model,
)
from kg.serve.data.writing import document
from kg.serve.messages import Answer, Asked
from kg.serve.routes import ADDRESSES, Address

if TYPE_CHECKING:
    from kg.api.graph import Graph

_MODEL: Final = {
    "party": "Party",
    "reporter": "Party",
    "filing": "Filing",
    "fact": "Fact",
    "expand": "Neighbourhood",
}
_FAILURES: Final = {
    "400": "A parameter is not acceptable",
    "404": "There is no such thing; the detail says what is near",
    "503": "No reader is free, or it took too long",
}


def answer_openapi(graph: "Graph", _: Asked, __: int) -> Answer:
    """Return the description."""
    return document(description(graph.queries()))


def description(queries: list[QueryInfo]) -> Schema:
    """Return the OpenAPI document: one path a named query, one a kind of thing."""
    paths: dict[str, Schema] = {}
    for address in ADDRESSES:
        if not address.summary:
            continue
        if address.task == "named":
            paths |= {
                f"{address.stem}{info.name}": _query_path(info, address)
                for info in queries
            }
        else:
            paths[_template(address)] = _thing_path(address)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "kg",
            "version": __version__,
            "summary": "Who owes what to whom: related-party disclosures as a graph",
            "description": (
                "Read only. Amounts are decimals in whole units, as text; days are ISO "
                "8601; the unknown is null. SPARQL 1.1 is at /sparql."
            ),
        },
        "paths": paths,
        "components": {
            "schemas": MODELS,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _template(address: Address) -> str:
    return address.stem + (f"{{{address.names}}}" if address.names else "")


def _query_path(info: QueryInfo, address: Address) -> Schema:
    columns = columns_of(info)
    row = record(**{name: column_schema(name, columns) for name in columns})
    parameters = [_parameter(p) for p in (*info.parameters, *address.parameters)]
    answers = _answers(rows_model(row, query=True))
    answers["200"]["content"]["text/csv"] = {"schema": {"type": "string"}}  # type: ignore[index]
    return _path(
        f"query_{info.name}", info.title, info.description, parameters, answers
    )


def _thing_path(address: Address) -> Schema:
    parameters = [_parameter(p, required=p.name == "q") for p in address.parameters]
    if address.names:
        about = {
            "name": address.names,
            "in": "path",
            "required": True,
            "description": "Keys of its IRI behind the base; or the IRI, encoded",
            "schema": {"type": "string"},
        }
        parameters.insert(0, about)
    model = _MODEL.get(address.task)
    schema = rows_model(named("Hit"), query=False) if model is None else named(model)
    return _path(address.task, address.summary, "", parameters, _answers(schema))


def _path(
    identifier: str,
    summary: str,
    words: str,
    parameters: list[Schema],
    answers: dict[str, Schema],
) -> Schema:
    operation: Schema = {
        "operationId": identifier,
        "summary": summary,
        "parameters": parameters,
        "responses": answers,
    }
    if words:
        operation["description"] = words
    return {"get": operation}


def _parameter(info: ParameterInfo, *, required: bool = False) -> Schema:
    schema: Schema = {"type": "string"}
    if info.kind == "count":
        least, most = (1, MOST_ROWS) if info.name == "limit" else (0, MOST_PASSED)
        schema = {"type": "integer", "minimum": least, "maximum": most}
    elif info.kind == "form":
        schema = {"enum": ["json", "csv"]}
    elif info.kind == "day":
        # An empty field of a form is one that is not given.
        words = ["", LATEST] if info.name == "as_of" else [""]
        schema = {"anyOf": [{"type": "string", "format": "date"}, {"enum": words}]}
    elif info.kind == "words":
        word = f"({'|'.join(INCLUDED)})"
        schema["pattern"] = f"^({word}(,{word})*)?$"
    elif required:
        schema["pattern"] = r"\S"
    return {
        "name": info.name,
        "in": "query",
        "required": required,
        "description": info.meaning,
        "schema": schema,
    }


def _answers(schema: Schema) -> dict[str, Schema]:
    problem = {"application/problem+json": {"schema": named("Problem")}}
    answers: dict[str, Schema] = {
        "200": {
            "description": "The answer",
            "content": {"application/json": {"schema": schema}},
        }
    }
    for status, words in _FAILURES.items():
        answers[status] = {"description": words, "content": problem}
    return answers

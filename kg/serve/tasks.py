"""What a reader can answer: one table, from the name of a task to what does it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kg.serve.data.openapi import answer_openapi
from kg.serve.data.rows import answer_query, answer_search
from kg.serve.data.things import answer_expand
from kg.serve.data.things import answer_thing as answer_data
from kg.serve.gathered import (
    answer_home,
    answer_interface,
    answer_note,
    answer_picture,
    answer_query_list,
    answer_query_page,
)
from kg.serve.messages import Answer, Asked
from kg.serve.sparql.asking import answer_sparql
from kg.serve.things import answer_describe, answer_thing

if TYPE_CHECKING:
    from kg.api.graph import Graph

Task = Callable[["Graph", Asked, int], Answer]
"""Answers a question about a graph, in at most so many bytes."""

TASKS: Final[dict[str, Task]] = {
    "home": answer_home,
    "query_list": answer_query_list,
    "query_page": answer_query_page,
    "interface": answer_interface,
    "note": answer_note,
    "picture": answer_picture,
    "sparql": answer_sparql,
    "thing": answer_thing,
    "describe": answer_describe,
    "openapi": answer_openapi,
    "named": answer_query,
    "search": answer_search,
    "party": answer_data,
    "reporter": answer_data,
    "filing": answer_data,
    "fact": answer_data,
    "expand": answer_expand,
}

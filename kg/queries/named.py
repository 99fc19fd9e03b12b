"""Named queries: one question in SPARQL and in SQL, and the header that describes it.

``queries/NAME.rq`` is SPARQL 1.1 that runs as it stands in any engine, over the union
of all named graphs. Its header says what the query is and takes, for both languages::

    # title: Balances
    # description: One row a reported balance.
    # param party: name — the party; % stands for any characters
    # list: relationships, reporters
    # table: amount, date, label
    # reads: both ends

A column named under ``list:`` gathers texts, which are sorted and joined with " | ".
``table:`` says which columns a table for people shows, in which order. ``reads:`` says
that one row rests on both ends of a claim, so that the files of those are opened too
that the reporter asked for names, or that name it.
``queries/NAME.sql`` is the same question over the views of `kg.facts.views`.
`kg.queries.parameters` says how the parameters stand in each of them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.errors import NotFoundError, QueryError, unknown_word
from kg.resources import query_files

_HEADER = re.compile(r"#\s*(title|description|list|table|reads):\s*(.*)")
_PARAM = re.compile(r"#\s*param\s+(\w+):\s*(\w+)\s*—\s*(.*)")


@dataclass(frozen=True, slots=True)
class ParameterInfo:
    """One parameter: its name, type (text, name, day, words) and meaning."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class QueryInfo:
    """A named query.

    Attributes:
        name: Name of its file.
        title, description: For people.
        parameters: In the order of the file.
        lists: Columns that gather texts.
        shown: Columns of a table for people, in order; () for all as they are.
        text: The SPARQL.
        sql: The SQL; "" for a query that is SPARQL alone.
        both_ends: Whether a row rests on both ends of a claim.
    """

    name: str
    title: str
    description: str
    parameters: tuple[ParameterInfo, ...]
    lists: tuple[str, ...]
    text: str
    sql: str = ""
    shown: tuple[str, ...] = ()
    both_ends: bool = False


def parsed(name: str, text: str, sql: str = "") -> QueryInfo:
    """Return a query from the text of its file."""
    headers: dict[str, str] = {}
    parameters = []
    for line in text.splitlines():
        header, param = _HEADER.match(line), _PARAM.match(line)
        if header is not None:
            headers[header[1]] = header[2].strip()
        elif param is not None:
            parameters.append(ParameterInfo(param[1], param[2], param[3].strip()))
    return QueryInfo(
        name,
        headers.get("title", name),
        headers.get("description", ""),
        tuple(parameters),
        _columns(headers.get("list", "")),
        text,
        sql,
        _columns(headers.get("table", "")),
        "reads" in headers,
    )


def _columns(listed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in listed.split(",") if part)


@cache
def _all() -> dict[str, QueryInfo]:
    return {
        path.stem: parsed(
            path.stem,
            path.read_text(encoding="utf-8"),
            path.with_suffix(".sql").read_text(encoding="utf-8"),
        )
        for path in query_files()
    }


def listing() -> list[QueryInfo]:
    """Return the named queries, sorted by name."""
    return list(_all().values())


def named(name: str) -> QueryInfo:
    """Return the query of a name.

    Raises:
        NotFoundError: There is none.
    """
    info = _all().get(name)
    if info is None:
        raise unknown_word(NotFoundError, "query", name, _all(), ", or SPARQL")
    return info


def check_names(query: QueryInfo, given: Iterable[str]) -> None:
    """Refuse parameters a query does not take.

    Raises:
        QueryError: There is one.
    """
    takes = [parameter.name for parameter in query.parameters]
    for name in given:
        if name not in takes:
            owner = f" for {query.name}"
            raise unknown_word(QueryError, "parameter", name, takes, owner)

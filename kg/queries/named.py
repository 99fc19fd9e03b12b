"""Named queries: SPARQL files whose header comments say what they are and take.

A file is SPARQL that runs as it is. Header lines::

    # title: Balances
    # description: One row a reported balance.
    # param party: text — name of the party; % stands for any characters
    # list: relationships, reporters

Two marks make parts depend on parameters:

* a line that begins with ``#[party]`` counts only when `party` is given, and then uses
  the bound term ``$party``; ``#[latest,known]`` needs both and
  ``#[as_of,!party]`` the first without the second. `latest` stands for
  ``as_of=latest``, which does not set `as_of`; a parameter of type name is a list of
  the nodes so named, and ``one_party`` is given when there is exactly one: a store
  finds a node far faster than it sifts a list;
* a line that ends in ``#[unless totals]`` is left out when ``include`` names totals.

A column named under ``list:`` gathers texts, which are sorted and joined with " | ".
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from pyoxigraph import Literal, NamedNode

from kg.errors import NotFoundError, QueryError
from kg.resources import query_files

Parameter = str | date | int | Iterable[str] | None
"""A value of a parameter: text, day, or several words for ``include``."""

_HEADER = re.compile(r"#\s*(title|description|list):\s*(.*)")
_PARAM = re.compile(r"#\s*param\s+(\w+):\s*(\w+)\s*—\s*(.*)")
_GIVEN = re.compile(r"\s*#\[([\w,!]+)\]\s?(.*)")
_UNLESS = re.compile(r"(.*?)\s*#\[unless (\w+)\]\s*\Z")
_DATE = NamedNode("http://www.w3.org/2001/XMLSchema#date")
_INCLUDES = ("totals", "translations", "uncertain")


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
        text: The SPARQL, marks included.
    """

    name: str
    title: str
    description: str
    parameters: tuple[ParameterInfo, ...]
    lists: tuple[str, ...]
    text: str


def parsed(name: str, text: str) -> QueryInfo:
    """Return a query from the text of its file."""
    said: dict[str, str] = {}
    parameters = []
    for line in text.splitlines():
        header, param = _HEADER.match(line), _PARAM.match(line)
        if header is not None:
            said[header[1]] = header[2].strip()
        elif param is not None:
            parameters.append(ParameterInfo(param[1], param[2], param[3].strip()))
    lists = tuple(part.strip() for part in said.get("list", "").split(",") if part)
    return QueryInfo(
        name,
        said.get("title", name),
        said.get("description", ""),
        tuple(parameters),
        lists,
        text,
    )


@cache
def _all() -> dict[str, QueryInfo]:
    return {
        path.stem: parsed(path.stem, path.read_text(encoding="utf-8"))
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
    found = _all().get(name)
    if found is None:
        message = (
            f"found no query {name!r}, expected one of {', '.join(_all())}, or SPARQL"
        )
        raise NotFoundError(message)
    return found


def selected(text: str, given: Collection[str], included: Collection[str]) -> str:
    """Return a query's text with the lines that count.

    Args:
        text: The SPARQL with marks.
        given: Names of the parameters given; ``latest`` for ``as_of=latest``.
        included: What is not to be left out.
    """
    lines = []
    for line in text.splitlines():
        optional, unless = _GIVEN.match(line), _UNLESS.match(line)
        if optional is not None:
            if _holds(optional[1], given):
                lines.append(optional[2])
        elif unless is not None:
            if unless[2] not in included:
                lines.append(unless[1])
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def _holds(condition: str, given: Collection[str]) -> bool:
    """Whether all named parameters are given, and none after an exclamation mark."""
    return all(
        (part.lstrip("!") in given) is not part.startswith("!")
        for part in condition.split(",")
    )


def pattern(text: str) -> str:
    r"""Return a regular expression for a whole value; % is any run of characters.

    >>> pattern("Beijing QC (%")
    '^Beijing QC \\(.*$'
    """
    parts = (
        re.sub(r"([\\^$.|?*+()\[\]{}-])", r"\\\1", part) for part in text.split("%")
    )
    return "^" + ".*".join(parts) + "$"


def pattern_term(text: str) -> str:
    """Return `pattern` as a serialised literal."""
    return str(Literal(pattern(text)))


def day_term(value: object, name: str) -> str:
    """Return a day as a serialised literal.

    Raises:
        QueryError: It is no day.
    """
    try:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        message = (
            f"found {name}={value!r}, expected a date such as 2021-06-30"
            f"{' or latest' if name == 'as_of' else ''}"
        )
        raise QueryError(message) from None
    return str(Literal(date.isoformat(day)[:10], datatype=_DATE))


def included_in(value: Parameter) -> frozenset[str]:
    """Return what ``include`` names.

    Raises:
        QueryError: It names something else.
    """
    if value is None:
        return frozenset()
    parts = value.split(",") if isinstance(value, str) else list(_items(value))
    words = {str(part).strip() for part in parts} - {""}
    if unknown := sorted(words - {*_INCLUDES, "all"}):
        message = (
            f"found include={','.join(unknown)}, expected any of "
            f"{', '.join(_INCLUDES)}, or all"
        )
        raise QueryError(message)
    return frozenset(_INCLUDES) if "all" in words else frozenset(words)


def _items(value: Parameter) -> Iterable[object]:
    return value if isinstance(value, Iterable) else (value,)


def check_names(query: QueryInfo, given: Mapping[str, Parameter]) -> None:
    """Refuse parameters a query does not take.

    Raises:
        QueryError: There is one.
    """
    takes = [parameter.name for parameter in query.parameters]
    for name in given:
        if name not in takes:
            message = (
                f"found the parameter {name}, expected any of "
                f"{', '.join(takes) or 'none'} for {query.name}"
            )
            raise QueryError(message)

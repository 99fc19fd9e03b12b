"""Asks the store: named queries with their parameters filled in, and SPARQL text.

A parameter of a named query is a line of its own, ``VALUES ?party_iri { UNDEF }``, at
the start of the group where it narrows the answer. The line is filled with the terms
that are asked for, and taken out when nothing is: an engine need not join what is not
there.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from kg.errors import QueryError
from kg.iris import Iris
from kg.model.collecting import uncollected
from kg.queries.columns import Iri, Value
from kg.queries.dataset import answer_of
from kg.queries.limits import run_in_child
from kg.queries.named import QueryInfo
from kg.queries.parameters import Parameter, Question
from kg.queries.rows import Rows, Triples, gathered
from kg.queries.tokens import bound, refuse_writing

Answer = Rows | Triples | bool

_RP = "https://w3id.org/rpkg/ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_VALUES = re.compile(r"\s*VALUES\s+\?(\w+)\s*\{\s*(.*?)\s*\}\s*")
_VARIABLES: Mapping[str, tuple[str, ...]] = {
    "reporter": ("reporter_iri",),
    "party": ("party_iri",),
    "relationship": ("wanted_relationship",),
    "side": ("side", "wanted_side"),
    "currency": ("currency",),
    "filing": ("filing",),
    "reason": ("reason",),
    "as_of": ("as_of",),
    "on": ("date", "end"),
    "known": ("known",),
    "since": ("early",),
    "until": ("late",),
}
"""Variables that a parameter may be the value of.

Where a fact may lack a property, what is asked for is a variable of its own, for a
bound one would stand in the answer.
"""
_READERS: Mapping[str, Callable[[str], Value]] = {
    _XSD + "decimal": Decimal,
    _XSD + "date": date.fromisoformat,
    _XSD + "boolean": "true".__eq__,
    **dict.fromkeys(
        (_XSD + kind for kind in ("integer", "int", "long", "nonNegativeInteger")), int
    ),
}
"""What reads the text of a literal, by its datatype."""


def value_of(term: object) -> Value:
    """Return the Python value of a term; what has no such type stays text."""
    if isinstance(term, Literal):
        text = term.value
        read = _READERS.get(term.datatype.value)
        if read is None:
            return text
        try:
            return read(text)
        except (ValueError, ArithmeticError):
            return text
    if isinstance(term, NamedNode):
        return Iri(term.value)
    return None if term is None else str(term)


def _node(iri: str) -> str:
    return str(NamedNode(iri))


def _day(day: date) -> str:
    return str(Literal(day.isoformat(), datatype=NamedNode(_XSD + "date")))


def terms_of(question: Question) -> dict[str, list[str]]:
    """Return the terms that stand for what is asked, by variable."""
    terms: dict[str, list[str]] = {}
    for name, texts in question.texts.items():
        write: Callable[[str], str] = (
            _node if name in ("reporter", "party") else lambda text: str(Literal(text))
        )
        for variable in _VARIABLES[name]:
            terms[variable] = [write(text) for text in texts]
    for name, day in question.days.items():
        for variable in _VARIABLES[name]:
            terms[variable] = [_day(day)]
    terms["status"] = [
        _node(_RP + str(status).capitalize()) for status in question.statuses
    ]
    # A fact with a counterparty is of level "party"; the others stand apart from it.
    terms["level"] = [
        str(Literal(str(level))) for level in question.levels if level != "party"
    ]
    if "known" in question.days:
        terms["state"] = [_node(_RP + "Position"), _node(_RP + "PastPosition")]
    return terms


def filled(text: str, terms: Mapping[str, Sequence[str]]) -> str:
    r"""Return a query with its lines of values filled in, or taken out.

    >>> filled("{\n VALUES ?x { UNDEF }\n VALUES ?y { UNDEF }\n}", {"x": ["1"]})
    '{\n VALUES ?x { 1 }\n}\n'
    """
    lines = []
    for line in text.splitlines():
        values = _VALUES.fullmatch(line)
        if values is not None and values[1] in terms:
            indent = line[: len(line) - len(line.lstrip())]
            lines.append(
                f"{indent}VALUES ?{values[1]} {{ {' '.join(terms[values[1]])} }}"
            )
        elif values is None or values[2].upper() != "UNDEF":
            lines.append(line)
    return "\n".join(lines) + "\n"


def ask_named(
    rdf: Callable[[], Store],
    info: QueryInfo,
    question: Question,
    iris: Iris,
    timeout: float | None,
) -> Answer:
    """Return the answer to a query with header and lines of values.

    Raises:
        QueryError: It is not acceptable, or took too long.
    """
    refuse_writing(info.text)
    terms = terms_of(question)
    lines = (_VALUES.fullmatch(line) for line in info.text.splitlines())
    variables = {line[1] for line in lines if line is not None}
    for name in (*question.texts, *question.days):
        if variables.isdisjoint(_VARIABLES[name]):
            message = (
                f"found the parameter {name}, expected a line VALUES "
                f"?{_VARIABLES[name][0]} {{ UNDEF }} in the query; add it"
            )
            raise QueryError(message)
    return _ask(rdf, filled(info.text, terms), iris, timeout, info.lists)


def ask_text(
    rdf: Callable[[], Store],
    text: str,
    given: Mapping[str, Parameter],
    iris: Iris,
    timeout: float | None,
) -> Answer:
    """Return the answer to SPARQL text; values are bound to its ``$name``.

    Raises:
        QueryError: It is not acceptable, or took too long.
    """
    refuse_writing(text)
    terms = {name: _term(value, name) for name, value in given.items()}
    return _ask(rdf, bound(text, terms), iris, timeout)


def _ask(
    rdf: Callable[[], Store],
    text: str,
    iris: Iris,
    timeout: float | None,
    lists: Iterable[str] = (),
) -> Answer:
    def work() -> Answer:
        return _typed(rdf(), text, iris, lists)

    return work() if timeout is None else run_in_child(work, timeout)


def _term(value: Parameter, name: str) -> str:
    """Return a value as a serialised term: numbers and days typed, texts as texts.

    Raises:
        QueryError: It is none of these.
    """
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, int):
        return str(Literal(str(value), datatype=NamedNode(_XSD + "integer")))
    if isinstance(value, Decimal):
        return str(Literal(f"{value:f}", datatype=NamedNode(_XSD + "decimal")))
    if isinstance(value, Iri):
        return _node(value)
    if isinstance(value, str):
        return str(Literal(value))
    message = f"found {name}={value!r}, expected a text, number or date"
    raise QueryError(message)


def _typed(store: Store, text: str, iris: Iris, lists: Iterable[str]) -> Answer:
    answer = answer_of(store, text, iris)
    if isinstance(answer, QueryBoolean):
        return bool(answer)
    if not isinstance(answer, QuerySolutions):
        return triples_of(answer)
    columns = [variable.value for variable in answer.variables]
    gathering = [n for n, name in enumerate(columns) if name in set(lists)]
    cells = []
    with uncollected():
        for solution in answer:
            row = list(map(value_of, solution))
            for n in gathering:
                row[n] = gathered([str(row[n] or "")])
            cells.append(tuple(row))
    return Rows(columns, cells)


def triples_of(triples: Iterable[Triple]) -> Triples:
    """Return triples, each once, sorted."""
    unique = {str(triple): triple for triple in triples}
    ordered = [unique[line] for line in sorted(unique)]
    turtle = serialize(ordered, format=RdfFormat.TURTLE) or b""
    return Triples(sorted(unique), turtle.decode())

"""Refuses a query that asks another machine, by its grammar.

`kg.queries.tokens` looks for the word; here the query is parsed, so that a SERVICE that
hides where words are not looked for is found as well. A query that rdflib's grammar
does not know is left to the word: Oxigraph knows some that rdflib does not.
"""

from collections.abc import Iterator

from pyparsing import ParseBaseException, ParseResults
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from kg.errors import QueryError
from kg.queries.tokens import refuse_writing

_LONGEST = 50_000
"""Characters of the longest query that is parsed: the grammar is slow."""


def refuse_reaching_out(text: str) -> None:
    """Refuse an update, and a query with SERVICE, before anything of it runs.

    Raises:
        QueryError: It is one.
    """
    refuse_writing(text)
    if "service" not in text.casefold() and "\\u" not in text.casefold():
        return
    if len(text) > _LONGEST:
        return
    try:
        tree = parseQuery(text)
    except (ParseBaseException, RecursionError, ValueError, KeyError, TypeError):
        return
    if any(value.name == "ServiceGraphPattern" for value in _values(tree)):
        message = "found SERVICE, expected a query over this graph alone; take it out"
        raise QueryError(message)


def _values(tree: object) -> Iterator[CompValue]:
    rest = [tree]
    while rest:
        node = rest.pop()
        if isinstance(node, CompValue):
            yield node
            rest += list(node.values())
        elif isinstance(node, list | tuple | ParseResults):
            rest += list(node)

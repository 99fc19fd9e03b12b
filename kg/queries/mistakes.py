"""Says in one line what is wrong with a query's text, and where.

Engines answer with paragraphs and with lists of every character that might have
followed; a person needs the place, what stands there, and the likely reason.
"""

import re
from typing import Final

from kg.errors import did_you_mean
from kg.iris import PREFIXES
from kg.queries.tokens import Token, tokens

_PLACE: Final = re.compile(
    r"error at (?P<line>\d+):(?P<column>\d+): (?P<said>.*)", re.S
)
_KEYWORD: Final = re.compile(r"[A-Z][A-Z ]*[A-Z]|'[^']+'|\"[^\"]+\"")
_SQL_LINE: Final = re.compile(r"^LINE (\d+):", re.M)
_FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_MOST: Final = 4
"""Most things a message says were expected."""
_SHOWN: Final = 30
"""Characters of the query that a message repeats."""


def sparql_mistake(text: str, error: str) -> str:
    r"""Return what is wrong with SPARQL text.

    >>> sparql_mistake("SELECT *\n{ ?a zz:b ?c }", "error at 2:11: ...")
    'line 2, column 6: the prefix zz: is not declared; add PREFIX zz: <...>'
    >>> sparql_mistake("SELECT * { ?a ", "error at 1:15: expected one of '}', OPTIONAL")
    "the text ends too soon, expected '}' or OPTIONAL"
    >>> sparql_mistake("PREFIX a: <b:c> SELEKT *", "error at 1:17: ...")
    "found 'SELEKT' (did you mean SELECT?), expected SELECT, ASK, CONSTRUCT or DESCRIBE"
    """
    first = next((t.text for t in tokens(text) if _begins(t)), "")
    if first.upper() not in _FORMS and first:
        near = did_you_mean(first, _FORMS)
        meant = f" ({near})" if near else ""
        forms = f"{', '.join(_FORMS[:-1])} or {_FORMS[-1]}"
        return f"found {first!r}{meant}, expected {forms}"
    prefix = _undeclared(text)
    if prefix:
        return prefix
    match = _PLACE.match(error)
    if match is None:
        return " ".join(error.split())
    line, column = int(match["line"]), int(match["column"])
    lines = text.splitlines() or [""]
    there = lines[line - 1] if line <= len(lines) else ""
    where = f"line {line}, column {column}"
    behind = there[column - 1 :]
    expected = _expected(match["said"])
    told = f", expected {expected}" if expected else ""
    rest = [behind, *lines[line:]]
    if not any(part.partition("#")[0].strip() for part in rest):
        return f"the text ends too soon{told}"
    found = " ".join(behind.split()) or "the end of the line"
    shown = found if len(found) <= _SHOWN else f"{found[:_SHOWN]}…"
    return f"{where}: found {shown!r}{told}"


def _undeclared(text: str) -> str:
    """Return where a prefix stands that nothing declares; "" without one."""
    declared, before, declares = {"_", *PREFIXES}, "", False
    for token in tokens(text):
        if token.kind == "prefixed":
            name = token.text.partition(":")[0]
            if not declares and name not in declared:
                line = before.count("\n") + 1
                column = len(before) - before.rfind("\n")
                told = f"the prefix {name}: is not declared; add PREFIX {name}: <...>"
                return f"line {line}, column {column}: {told}"
            declared.add(name)
        if token.text.strip():
            declares = token.text.upper() == "PREFIX"
        before += token.text
    return ""


def _begins(token: Token) -> bool:
    """Whether a token is the word a query begins with, its prologue passed over."""
    return token.kind == "word" and token.text.upper() not in ("PREFIX", "BASE")


def _expected(said: str) -> str:
    """Return the words that might have followed; "" where there are too many."""
    words = list(dict.fromkeys(_KEYWORD.findall(said.partition("expected")[2])))
    return " or ".join(words) if 0 < len(words) <= _MOST else ""


def sql_mistake(error: str) -> str:
    r"""Return what is wrong with SQL, from what DuckDB says of it.

    >>> sql_mistake('Binder Error: no column "x"!\nCandidates: "y"\n\nLINE 2: select')
    'line 2: no column "x"! Candidates: "y"'
    """
    said = error.partition("\n\n")[0].partition("LINE ")[0]
    line = _SQL_LINE.search(error)
    kind, colon, rest = said.partition(" Error: ")
    told = " ".join((rest if colon else kind).split())
    return f"line {line[1]}: {told}" if line is not None else told

"""Takes SPARQL text apart far enough to bind parameters and to refuse what reaches out.

Comments, IRIs, strings, variables and prefixed names are told apart as in the grammar
(https://www.w3.org/TR/sparql11-query/#sparqlGrammar, productions 139 to 173), so that a
word inside one of them is neither a keyword nor a parameter.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.errors import QueryError

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\r\n]*)
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}
                 | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
                 | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*')
      | (?P<variable>[?$]\w+)
      | (?P<prefixed>[^\W\d][\w.-]*:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*|:[\w:%.-]+)
      | (?P<word>[^\W\d]\w*)
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_READS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_WRITES = frozenset((
    "INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY",
    "WITH",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a query.

    Attributes:
        kind: comment, iri, string, variable, prefixed, word or other.
        text: Its characters; all tokens joined give the query.
    """

    kind: str
    text: str


def tokens(sparql: str) -> Iterator[Token]:
    """Yield the tokens of a query; white space counts as other."""
    for match in _TOKEN.finditer(sparql):
        yield Token(match.lastgroup or "other", match.group())


def _decoded(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF else match.group()


def refuse_writing(sparql: str) -> None:
    r"""Refuse a query that writes, or asks another machine.

    Escapes such as ``\u0053`` are looked through, for they stand for characters of
    keywords too.

    Raises:
        QueryError: It is an update, or holds SERVICE.
    """
    for text in {sparql, _ESCAPE.sub(_decoded, sparql)}:
        form = None
        for token in tokens(text):
            if _reaches_out(token):
                message = (
                    "found SERVICE, expected a query over this graph alone; take it out"
                )
                raise QueryError(message)
            if token.kind == "word" and form is None:
                word = token.text.upper()
                form = word if word in _READS | _WRITES else None
        if form in _WRITES:
            message = (
                f"found the update {form}, expected SELECT, ASK, CONSTRUCT or "
                "DESCRIBE; build or remove sources to change a graph"
            )
            raise QueryError(message)


def _reaches_out(token: Token) -> bool:
    """Whether a token is the keyword SERVICE, or glued to it."""
    if token.kind == "word":
        return "SERVICE" in token.text.upper()
    if token.kind == "prefixed":
        prefix, _, local = token.text.upper().partition(":")
        return "SERVICE" in prefix or ".SERVICE" in local
    return False


def bound(sparql: str, terms: Mapping[str, str]) -> str:
    """Return a query with each ``$name`` token replaced by a term.

    Args:
        sparql: The query.
        terms: Serialised terms by name, without sign.

    Raises:
        QueryError: A name does not occur as ``$name`` or ``?name``.
    """
    pieces, seen = [], set()
    for token in tokens(sparql):
        name = token.text[1:]
        if token.kind == "variable" and token.text[0] == "$" and name in terms:
            seen.add(name)
            pieces.append(terms[name])
        else:
            pieces.append(token.text)
    for name in sorted(terms.keys() - seen):
        message = (
            f"found the parameter {name}, expected one the query uses as ${name}; "
            "name it so in the query or leave it out"
        )
        raise QueryError(message)
    return "".join(pieces)

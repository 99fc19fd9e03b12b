"""How a query comes over HTTP (SPARQL 1.1 Protocol, sections 2.1 and 2.2).

https://www.w3.org/TR/sparql11-protocol/ has three ways of asking: GET with ``query``,
POST of a form with ``query``, and POST of the query itself with its dataset in the
address. This service only reads: an update, in whatever way it comes, is refused.
"""

from typing import Final
from urllib.parse import parse_qsl

from kg.serve.failures import RefusedError

Parameters = tuple[tuple[str, str], ...]

_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_NO_UPDATE: Final = (
    "found an update, expected a query: this service only reads; build or remove "
    "sources to change a graph"
)


def parameters_of(
    method: str, content_type: str, given: Parameters, body: bytes
) -> Parameters:
    """Return the parameters of a request, the query and its dataset among them.

    Args:
        method: GET, HEAD or POST.
        content_type: The header Content-Type.
        given: Parameters of the address.
        body: What was posted.

    Returns:
        All parameters; a query that was posted by itself is the parameter ``query``.

    Raises:
        RefusedError: It is an update, no query or more than one, not UTF-8, or of
            another content type.
    """
    parameters = given
    if method == "POST":
        parameters = _posted(content_type, given, body)
    names = [name for name, _ in parameters]
    if {"update", "using-graph-uri", "using-named-graph-uri"} & set(names):
        raise RefusedError(400, _NO_UPDATE)
    count = names.count("query")
    if count > 1 or (method == "POST" and count == 0):
        message = f"found {count} queries, expected one, in the parameter query"
        raise RefusedError(400, message)
    return parameters


def _posted(content_type: str, given: Parameters, body: bytes) -> Parameters:
    kind, *rest = (part.strip().lower() for part in content_type.split(";"))
    charset = next((p.partition("=")[2] for p in rest if p.startswith("charset")), "")
    if charset.strip('"') not in ("", "utf-8", "utf8"):
        raise RefusedError(400, f"found the charset {charset}, expected utf-8")
    try:
        text = body.decode("utf-8")
        if kind == _QUERY:
            return (*given, ("query", text))
        if kind == _FORM:
            pairs = parse_qsl(text, keep_blank_values=True, errors="strict")
            # Section 2.1.2: a form carries all of its parameters itself.
            return tuple(pairs)
    except ValueError:
        raise RefusedError(400, "found bytes that are not UTF-8 text") from None
    if kind == _UPDATE:
        raise RefusedError(400, _NO_UPDATE)
    message = f"found the content type {kind or 'none'}, expected {_FORM} or {_QUERY}"
    raise RefusedError(415, message)

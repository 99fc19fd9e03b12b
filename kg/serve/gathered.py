"""Pages that gather several things: the first page, searches, queries, the picture."""

import base64
import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from kg.queries.neighbours import largest_first
from kg.serve.data.rows import csv_answer, query_named
from kg.serve.failures import RefusedError
from kg.serve.messages import Answer, Asked, html
from kg.serve.pages.home import home_page, search_page
from kg.serve.pages.interface import interface_page
from kg.serve.pages.markup import counted
from kg.serve.pages.note import note_page
from kg.serve.pages.queries import query_list_page, query_page

if TYPE_CHECKING:
    from kg.api.graph import Graph

_LARGEST_SHOWN: Final = 12
_LARGEST_DRAWN: Final = 400
"""Most counterparties of the picture of a whole graph, the largest."""
_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_PICTURE_POLICY: Final = (
    "default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-scripts allow-popups"
)
"""What the picture may do: run the scripts it was written with, as a site of its own
that reaches nothing here."""


def answer_home(graph: "Graph", asked: Asked, _: int) -> Answer:
    """Return the first page, or what a text of the search field may mean."""
    base = graph.iris.base
    text = asked.value("q")
    if text:
        return html(search_page(text, graph.search(text), base))
    positions = graph.positions(as_of="latest")
    filings = graph.rows("filings")
    reporters = graph.reporters()
    parties = {position.party for position in positions}
    told = (
        counted(len(reporters), "reporting entity", "reporting entities"),
        counted(len(parties), "party with a balance", "parties with balances"),
        counted(len(filings), "filing"),
    )
    largest = largest_first(positions)[:_LARGEST_SHOWN]
    largest.sort(key=lambda position: position.currency)
    return html(home_page(reporters, largest, ", ".join(told), base))


def answer_query_list(graph: "Graph", _: Asked, __: int) -> Answer:
    """Return the list of named queries."""
    return html(query_list_page(graph.queries()))


def answer_note(graph: "Graph", asked: Asked, _: int) -> Answer:
    """Return the page of a note.

    Raises:
        NotFoundError: There is no such note.
    """
    return html(note_page(graph.note(unquote(asked.place)), graph.iris.base))


def answer_interface(graph: "Graph", _: Asked, __: int) -> Answer:
    """Return the page of the addresses for programs."""
    return html(interface_page(graph.queries()))


def answer_query_page(graph: "Graph", asked: Asked, _: int) -> Answer:
    """Return the page of a named query, or its rows as CSV.

    Raises:
        RefusedError: There is no such query.
        QueryError: A value is not acceptable.
    """
    info = query_named(graph, unquote(asked.place))
    given = {p.name: asked.value(p.name) for p in info.parameters}
    rows = graph.rows(info.name, **{k: v for k, v in given.items() if v})
    if asked.value("format") == "csv":
        return csv_answer(info.name, rows)
    return html(query_page(info, rows, asked.parameters, graph.iris.base))


def answer_picture(graph: "Graph", asked: Asked, _: int) -> Answer:
    """Return the picture of `kg view`, whole or round one party or reporter.

    Raises:
        NotFoundError: There is no such party, or nothing to draw round it.
        RefusedError: The depth is no count.
    """
    depth = asked.value("depth", "1")
    if depth not in ("1", "2", "3"):
        raise RefusedError(400, f"found depth={depth!r}, expected 1, 2 or 3")
    as_of = asked.value("as_of", "latest")
    around = asked.value("around") or None
    limit = None if around else _LARGEST_DRAWN
    page = graph.view(as_of=as_of, party=around, depth=int(depth), limit=limit)
    scripts = " ".join(f"'sha256-{_digest(text)}'" for text in _SCRIPT.findall(page))
    policy = _PICTURE_POLICY.format(scripts=scripts)
    return replace(html(page), headers={"Content-Security-Policy": policy})


def _digest(script: str) -> str:
    # A browser hashes what it parsed, where line ends are line feeds.
    text = script.replace("\r\n", "\n").replace("\r", "\n")
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

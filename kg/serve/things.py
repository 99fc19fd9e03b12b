"""Things by their IRI, for people and programs, and pages that gather several."""

import io
from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from pyoxigraph import NamedNode

from kg.errors import NotFoundError
from kg.queries.filing_profile import FactProfile, FilingProfile
from kg.queries.party_profile import PartyProfile
from kg.serve.failures import RefusedError
from kg.serve.messages import Answer, Asked, html
from kg.serve.pages.description import description_page
from kg.serve.pages.fact import fact_page
from kg.serve.pages.filing import filing_page
from kg.serve.pages.party import party_page
from kg.serve.sparql.asking import write_triples
from kg.serve.sparql.forms import GRAPHS, HTML, Wish, content_type

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from kg.api.graph import Graph

_MOST: Final = 200
"""Most statements about a thing, from elsewhere, that its page lists."""


def answer_thing(graph: "Graph", asked: Asked, _: int) -> Answer:
    """Return a thing of this graph, named by its address."""
    return _answer(graph, asked, graph.iris.base + asked.place)


def answer_describe(graph: "Graph", asked: Asked, _: int) -> Answer:
    """Return any thing, named by its IRI.

    Raises:
        RefusedError: No IRI was given.
    """
    iri = asked.value("iri")
    if not iri:
        raise RefusedError(400, "found no IRI, expected iri= and the IRI of a thing")
    return _answer(graph, asked, iri)


def _answer(graph: "Graph", asked: Asked, iri: str) -> Answer:
    wish = Wish(asked.accept, asked.value("format"))
    # A browser that accepts anything gets the page, a program Turtle.
    form = wish.choose([*GRAPHS, HTML])
    if form == HTML:
        return html(_page(graph, asked, iri))
    triples = _outgoing(graph, iri)
    if not triples:
        raise _unknown(graph, iri)
    target = io.BytesIO()
    write_triples(triples, target, GRAPHS[form])
    headers = {"Content-Location": f"/describe?iri={quote(iri, safe='')}"}
    return Answer(target.getvalue(), content_type(form), headers=headers)


def _page(graph: "Graph", asked: Asked, iri: str) -> str:
    base = graph.iris.base
    try:
        profile = graph.profile(iri)
    except NotFoundError:
        return _described(graph, iri)
    if isinstance(profile, PartyProfile):
        return party_page(profile, asked.parameters, base)
    if isinstance(profile, FilingProfile):
        return filing_page(profile, asked.parameters, base)
    assert isinstance(profile, FactProfile)
    return fact_page(profile, base)


def _described(graph: "Graph", iri: str) -> str:
    outgoing = [(t.predicate, t.object) for t in _outgoing(graph, iri)]
    node = _node(iri)
    about = islice(graph.store.quads_for_pattern(None, None, node), _MOST)
    incoming = {(quad.subject, quad.predicate) for quad in about}
    with_it = islice(graph.store.quads_for_pattern(None, node, None), _MOST)
    uses = {(quad.subject, quad.object) for quad in with_it}
    if not outgoing and not incoming and not uses:
        raise _unknown(graph, iri)
    return description_page(
        iri,
        outgoing,
        sorted(incoming, key=str),
        sorted(uses, key=str),
        graph.iris.base,
    )


def _outgoing(graph: "Graph", iri: str) -> "list[Triple]":
    """Return the statements of a thing, each once, sorted."""
    quads = graph.store.quads_for_pattern(_node(iri), None, None)
    return sorted({quad.triple for quad in quads}, key=str)


def _node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError:
        message = f"found {iri!r}, expected an absolute IRI"
        raise RefusedError(400, message) from None


def _unknown(graph: "Graph", iri: str) -> RefusedError:
    near = graph.near(iri)
    return RefusedError(404, f"found nothing about {iri} in the graph", near)

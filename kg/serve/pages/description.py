"""The page of a thing that has no page of its own: what RDF says of it."""

from collections.abc import Sequence

from kg.serve.pages.markup import Markup, el, kept, name, thing_address
from kg.serve.pages.shell import forms_of, heading, page, section
from kg.serve.pages.tables import Column, table
from kg.serve.pages.values import term

_LABELS = (
    "https://w3id.org/rpkg/ns#name",
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "https://w3id.org/rpkg/ns#label",
)


def description_page(
    iri: str,
    outgoing: Sequence[tuple[object, object]],
    incoming: Sequence[tuple[object, object]],
    uses: Sequence[tuple[object, object]],
    base: str,
) -> str:
    """Return the page.

    Args:
        iri: The thing.
        outgoing: Predicate and object of its statements.
        incoming: Subject and predicate of some statements about it.
        uses: Subject and object of some statements whose property it is.
        base: Of the graph's IRIs.
    """
    labels = {getattr(p, "value", ""): getattr(o, "value", "") for p, o in outgoing}
    short = iri.removeprefix(base)
    title = next((labels[key] for key in _LABELS if key in labels), short)
    here = thing_address(iri, base)
    return page(
        title,
        heading("In the graph", name(title), name(short), forms=forms_of(here)),
        _statements("What is said of it", ("Property", "Value"), outgoing, base),
        _statements("What refers to it", ("Subject", "Property"), incoming, base),
        _statements("Where it is the property", ("Subject", "Value"), uses, base),
        el("p", iri, class_="iri"),
    )


def _statements(
    title: str,
    heads: tuple[str, str],
    pairs: Sequence[tuple[object, object]],
    base: str,
) -> Markup | None:
    if not pairs:
        return None
    rows = [
        {"one": term(one, base), "other": term(other, base)} for one, other in pairs
    ]
    columns = [
        Column("one", heads[0], lambda row: kept(row["one"])),
        Column("other", heads[1], lambda row: kept(row["other"])),
    ]
    return section(title, table(columns, rows))

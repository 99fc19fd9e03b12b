"""How the value of a fact is shown: numbers as people read them, texts as texts."""

from collections.abc import Mapping
from decimal import Decimal

from kg.iris import PREFIXES
from kg.model.characters import shortened
from kg.serve.pages.markup import Markup, el, link, name, piece, thing_address


def value_of_fact(row: Mapping[str, object]) -> Decimal | str | None:
    """Return the value of a row with ``value`` and ``number``; a long text is cut."""
    value = row["value"]
    if value is None or not row["number"]:
        return None if value is None else shortened(str(value), 160)
    return Decimal(str(value))


def term(value: object, base: str) -> Markup:
    """Return an RDF term: an IRI as a link, with its prefix where it has one."""
    from pyoxigraph import Literal, NamedNode  # noqa: PLC0415

    if isinstance(value, NamedNode):
        shown = value.value
        for prefix, namespace in PREFIXES.items():
            if shown.startswith(namespace) and len(shown) > len(namespace):
                shown = f"{prefix}:{shown.removeprefix(namespace)}"
                break
        else:
            shown = shown.removeprefix(base)
        return link(name(shown), thing_address(value.value, base), class_="mono")
    if isinstance(value, Literal):
        kind = value.datatype.value.rpartition("#")[2]
        if kind in ("decimal", "integer"):
            try:
                return el("span", Decimal(value.value), class_="mono")
            except ArithmeticError:
                return name(value.value)
        return name(value.value)
    return piece(None if value is None else str(value))

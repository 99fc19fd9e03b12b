"""Who a text means: one reporter or one party, or nobody that can be told."""

from typing import TYPE_CHECKING, Final

from kg.iris import folded
from kg.mcp.reply import AbstainError
from kg.parties.spelling import folded_text

if TYPE_CHECKING:
    from kg.api.graph import Graph
    from kg.facts.lookup import Match

_GUESSED: Final = ("spelling", "words")
"""Ways of finding a name that are too weak to put an amount beside it."""


def the_reporter(graph: "Graph", text: str) -> str | None:
    """Return the IRI of the reporting entity a text means; None for an empty text.

    Raises:
        AbstainError: None fits, or several do.
    """
    return _one(graph, "reporter", text) if text.strip() else None


def the_party(graph: "Graph", text: str, reporter: str | None = None) -> str | None:
    """Return the IRI of the party a text means; None for an empty text.

    Args:
        graph: The graph.
        text: A name, a part of one, or an IRI.
        reporter: IRI of the reporting entity that must name it; None: any.

    Raises:
        AbstainError: None fits, or several do.
    """
    return _one(graph, "party", text, reporter) if text.strip() else None


def others_alike(graph: "Graph", text: str, iri: str) -> tuple[str, ...]:
    """Return the names of other parties that begin with the text that named one."""
    alike = graph.named_alike("party", text)
    return tuple(dict.fromkeys(name for other, name in alike if other != iri))


def _one(graph: "Graph", what: str, text: str, reporter: str | None = None) -> str:
    match = graph.meant(what, text, reporter=reporter)
    if not match.iris:
        reason = f"no {what} is named {text!r}"
        raise AbstainError(reason, match.names)
    if match.how in _GUESSED and not all(
        folded_text(folded(text)) in folded_text(folded(name)) for name in match.names
    ):
        reason = f"no {what} is named {text!r}; a name like it is, ask with that name"
        raise AbstainError(reason, match.names)
    if len(match.iris) > 1:
        raise AbstainError(_several(graph, what, text, match), _addresses(graph, match))
    return match.iris[0]


def _several(graph: "Graph", what: str, text: str, match: "Match") -> str:
    count = len(match.iris)
    counted = "two" if count == 2 else str(count)
    plural = "parties" if what == "party" else "reporters"
    listed = " | ".join(match.names[:6])
    return f"{counted} {plural} fit {text!r}: {listed}; name one whole, or by its id"


def _addresses(graph: "Graph", match: "Match") -> list[str]:
    return [short(graph, iri) for iri in match.iris[:6]]


def short(graph: "Graph", iri: str) -> str:
    """Return an IRI without the base of the graph: what the tools call an id."""
    return iri.removeprefix(graph.iris.base)


def whole(graph: "Graph", identifier: str) -> str:
    """Return the IRI of an id; an IRI stays as it is."""
    return identifier if "://" in identifier else graph.iris.base + identifier

"""The forms an answer to SPARQL may take, by what a client accepts."""

from dataclasses import dataclass
from typing import Final

from pyoxigraph import QueryResultsFormat, RdfFormat

from kg.serve.accept import best_of
from kg.serve.failures import RefusedError

HTML: Final = "text/html"

RESULTS: Final = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
    "text/xml": QueryResultsFormat.XML,
}
"""Forms of rows, the preferred first."""
GRAPHS: Final = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/x-turtle": RdfFormat.TURTLE,
    "text/plain": RdfFormat.N_TRIPLES,
    "application/json": RdfFormat.JSON_LD,
}
"""Forms of triples, the preferred first."""
_SHORT: Final = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "turtle": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "html": HTML,
}
"""What ``format=`` may say in place of the header, for links of a page."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a client wants: by its header, or by a parameter that goes before it.

    Attributes:
        accept: The header.
        short: Value of ``format``, or "".
    """

    accept: str
    short: str = ""

    def choose(self, offers: list[str]) -> str:
        """Return the media type that is wanted, of some offers.

        Raises:
            RefusedError: None of them is.
        """
        accept = self.accept
        if self.short:
            accept = _SHORT.get(self.short.lower(), "none/none")
        chosen = best_of(accept, offers)
        if chosen is None:
            wanted = f"format={self.short}" if self.short else f"Accept: {accept}"
            message = f"found {wanted}, expected any of {', '.join(offers)}"
            raise RefusedError(406, message)
        return chosen


def content_type(media_type: str) -> str:
    """Return a media type with its charset, where texts have one."""
    if media_type.startswith("text/") or media_type.endswith("+xml"):
        return f"{media_type}; charset=utf-8"
    return media_type

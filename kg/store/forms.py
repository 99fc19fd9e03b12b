"""Names of the forms a whole graph is written in; loads no library."""

from enum import StrEnum


class RdfForm(StrEnum):
    """RDF: the names are the endings of the files."""

    NQ = "nq"
    TRIG = "trig"
    TTL = "ttl"
    JSONLD = "jsonld"

"""Names of the forms a network is written in; loads no graph library."""

from enum import StrEnum


class ExportForm(StrEnum):
    """The forms, in the order they are listed; `kg.network.export` writes them."""

    GRAPHML = "graphml"
    GEXF = "gexf"
    JSON = "json"
    FTM = "ftm"
    NEO4J = "neo4j"

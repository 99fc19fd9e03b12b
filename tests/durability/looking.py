"""What another process sees of a graph after a writer of it was killed."""

from collections import defaultdict
from pathlib import Path

import kg
from kg.errors import NotFoundError
from tests.durability.filings import content


def seen(folder: Path) -> tuple[dict[str, int], dict[str, int], set[int]]:
    """Return facts and version of each filing, and on which it is decided.

    The version of a filing whose values are of several is -1.
    """
    with kg.Graph(folder) as graph:
        try:
            rows = graph._graph.snapshot().rows(
                "SELECT f.filing, x.value FROM filings AS f "
                "LEFT JOIN facts AS x ON x.filing = f.filing ORDER BY f.filing, x.place"
            )
        except NotFoundError:
            return {}, {}, set()
        graph.verify()
        values: dict[str, list[int]] = defaultdict(list)
        for filing, value in rows:
            values[str(filing)] += [] if value is None else [int(str(value))]
        facts = {filing: len(found) for filing, found in values.items()}
        versions = {}
        for filing, found in values.items():
            number = int(filing.rpartition("-")[2]) - 1
            said = {
                value - 10_000 * (number + 1) - 100 * (n // 2) - 7 * (1 - n % 2)
                for n, value in enumerate(found)
            }
            versions[filing] = said.pop() if len(said) == 1 else -1
        newest = {d.a: d.verdict for d in graph._graph.snapshot().decisions.names}
        decided = {
            int(name.partition("/")[0]) - 4_000_000
            for name, verdict in newest.items()
            if verdict == "different"
        }
        return facts, versions, decided


def built(folder: Path, pages: list[Path], rdf: bool) -> list[tuple[object, ...]]:
    """Build all pages and return what the graph answers."""
    with kg.Graph(folder) as graph:
        graph.build(pages, rdf=rdf)
        return content(graph)

"""Invented filings to build while something goes wrong, and what a graph then holds."""

from collections.abc import Iterator
from pathlib import Path

from kg.api.graph import Graph

PARTIES = ("Quarry Bend Ltd", "Marlowe Shipping Inc", "Mr. Ruben Holloway")
FACTS = 2 * len(PARTIES)
"""Facts of each page."""


def page(number: int, version: int = 0) -> str:
    """Return a page of balances with three parties, on two days."""
    lines = ["|", "RELATED PARTY BALANCES (Details) - USD ($)"]
    lines += ["|", "Dec. 31, 2023", "|", "Dec. 31, 2022"]
    for place, party in enumerate(PARTIES):
        amount = 10_000 * (number + 1) + 100 * place + version
        lines += [f"|{party}", "|Due to related parties"]
        lines += [f"|$ {amount + 7:,}", f"|$ {amount:,}"]
    return "\n".join([*lines, "|X", ""])


def accession(number: int) -> str:
    """Return the accession of a filing."""
    return f"{4_000_000 + number:010d}-24-{number + 1:06d}"


def write(folder: Path, numbers: range) -> list[Path]:
    """Write a page a filing, each of a reporter of its own, and return the files."""
    folder.mkdir(exist_ok=True)
    made = []
    for number in numbers:
        name = f"{4_000_000 + number}_{accession(number).replace('-', '')}_R4.txt"
        made.append(folder / name)
        made[-1].write_text(page(number), encoding="utf-8")
    return made


def facts_by_filing(graph: Graph) -> dict[str, int]:
    """Return the number of facts of each filing."""
    rows = graph.sql(
        "SELECT f.filing, count(x.iri) AS n FROM filings AS f "
        "LEFT JOIN facts AS x ON x.filing = f.filing GROUP BY f.filing"
    )
    return {str(row["filing"]): int(str(row["n"])) for row in rows}


def content(graph: Graph) -> list[tuple[object, ...]]:
    """Return what a graph answers: positions with their facts, and who is who."""
    rows = graph.sql("SELECT * FROM positions ORDER BY ALL")
    names = graph.sql("SELECT iri, name FROM names ORDER BY ALL")
    return [*rows.cells, *names.cells]


def flipped(folder: Path) -> Iterator[str]:
    """Yield the path of each file of a graph folder that may be damaged, in order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.stat().st_size and path.name not in _LOCKS:
            yield path.relative_to(folder).as_posix()


_LOCKS = frozenset(["LOCK", "writer.lock", "1.lock"])

"""The step that makes what follows for reporters: tables and statements."""

import tempfile
from pathlib import Path
from typing import Any

from kg.build.mentioned import NotesRead
from kg.build.parts import Part, make_part
from kg.build.place import Place
from kg.build.ready import ReadyFiling
from kg.cluster.made import MADE, line_rows, table_rows
from kg.cluster.naming import merged
from kg.cluster.rows import rows_of, table_of, unpacked
from kg.facts.stored import BucketWriter
from kg.facts.tables import process_connection
from kg.iris import Iris


class Derive:
    """Makes tables and graphs of the reporters of a piece.

    Args:
        iris: Mints the IRIs.
    """

    def __init__(self, iris: Iris) -> None:
        self._iris = iris

    def __call__(self, filings: Any, named: Any) -> Any:  # noqa: ANN401
        """Return all that the graph holds of some reporters; see `MADE`.

        Args:
            filings: Their filings.
            named: What their names come to, group by group.
        """
        groups: dict[str, list[ReadyFiling]] = {}
        notes: NotesRead = {}
        for reporter, _, data in sorted(rows_of(filings, "reporter", "filing", "data")):
            rows, read = unpacked(data)
            groups.setdefault(reporter, []).append(ReadyFiling(rows))
            notes |= read
        names = merged(
            unpacked(data) for data in sorted(d for (d,) in rows_of(named, "data"))
        )
        names.changed = set(groups)
        every = [each.rows for filings_of in groups.values() for each in filings_of]
        keys = frozenset(rows.filing.key for rows in every)
        with tempfile.TemporaryDirectory(prefix="kg-") as folder:
            place = Place(Path(folder), 1, self._iris, {}, {}, groups)
            writer = BucketWriter(place.folder, 1, process_connection())
            writer.replace_filings(every, groups, keys, self._iris)
            part = Part(place, tuple(groups), names, frozenset(), keys, None, notes)
            result = make_part(part)
            writer.replace_shared("entities", result.entities)
            writer.replace_shared("shared", names.shared_values())
            lines = [line for graph in result.graphs.values() for line in graph]
            return table_of(MADE, [*table_rows(place.folder), *line_rows(lines)])

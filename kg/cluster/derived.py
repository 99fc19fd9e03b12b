"""The step that makes what follows for a reporter: tables and statements, as text."""

import json
import tempfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from kg.build.parts import Part, Place, make_part
from kg.cluster.naming import filing_rows_of, merged
from kg.cluster.rows import rows_of, table_of, unpacked
from kg.facts.schema import TABLES
from kg.facts.stored import BucketWriter
from kg.facts.tables import Tables, process_connection
from kg.iris import Iris

MADE: Final = "kind string, reporter string, data string"
"""A row of a table as JSON, `kind` its name; or a line of N-Quads."""
QUADS: Final = "quads"


class Derive:
    """Makes tables and graphs of one reporter.

    Args:
        iris: Mints the IRIs.
    """

    def __init__(self, iris: Iris) -> None:
        self._iris = iris

    def __call__(self, filings: Any, named: Any) -> Any:  # noqa: ANN401
        """Return all that the graph holds of one reporter; see `MADE`.

        Args:
            filings: Its filings.
            named: What its names come to, group by group.
        """
        if filings.num_rows == 0:
            return table_of(MADE, [])
        reporter = str(next(rows_of(filings, "reporter"))[0])
        every = filing_rows_of(filings)
        parts = [unpacked(data) for _, data in sorted(rows_of(named, "party", "data"))]
        names = merged(reporter, parts)
        with tempfile.TemporaryDirectory(prefix="kg-") as folder:
            place = Place(Path(folder), 1, self._iris, {}, {}, {reporter: every})
            keys = frozenset(rows.filing.key for rows in every)
            BucketWriter(place.folder, 1, process_connection()).replace_filings(
                every, [reporter], keys, self._iris
            )
            part = Part(place, (reporter,), names, frozenset(), keys, None)
            result = make_part(part)
            rows = list(_stored(place, reporter))
        rows += [("entities", reporter, json.dumps(row)) for row in result.entities]
        rows += [
            (QUADS, reporter, line)
            for lines in result.graphs.values()
            for line in lines
        ]
        return table_of(MADE, rows)


def _stored(place: Place, reporter: str) -> Iterator[tuple[str, str, str]]:
    """Yield the rows of all tables that were written."""
    tables = Tables(place.folder, 1, process_connection())
    for table in TABLES:
        for row in tables.rows(table):
            yield table, reporter, json.dumps(list(row), default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    raise TypeError(value)

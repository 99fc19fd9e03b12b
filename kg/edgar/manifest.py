"""The manifest beside the filings: what `kg build --manifest` reads."""

import csv
import io
from pathlib import Path

from kg.edgar.listing import Filing
from kg.edgar.storing import put
from kg.errors import InputError
from kg.model.filing import MANIFEST_COLUMNS

NAME = "manifest.csv"

Rows = dict[str, dict[str, str]]
"""Rows of a manifest by source."""


def rows_of(root: Path) -> Rows:
    """Return the rows of an earlier run; none when there was none.

    Raises:
        InputError: What lies there is no manifest, and is not overwritten.
    """
    place = root / NAME
    if not place.exists():
        return {}
    try:
        with place.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            rows = {row.get("source", ""): {**row} for row in reader}
            names = {*(reader.fieldnames or ())}.union(*rows.values())
            if "source" not in names or not names <= {*MANIFEST_COLUMNS}:
                message = "columns of something else"
                raise ValueError(message)
            return rows
    except (csv.Error, ValueError) as error:
        message = (
            f"found {error}, expected a manifest; move it away or choose another -o"
        )
        raise InputError(message, source=str(place)) from None


def row_of(filing: Filing) -> dict[str, str]:
    """Return the row of a filing; its source is relative to the manifest."""
    fields = {
        name: str(value)
        for name in MANIFEST_COLUMNS[1:]
        if (value := getattr(filing.identity, name)) is not None
    }
    return {"source": filing.folder, **fields}


def write(root: Path, rows: Rows) -> Path:
    """Write the manifest, sorted by source; return where it is."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, MANIFEST_COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows[source] for source in sorted(rows))
    place = root / NAME
    put(place, text.getvalue().encode("utf-8"))
    return place

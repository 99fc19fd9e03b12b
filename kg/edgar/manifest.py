"""The manifest beside the filings: what `kg build --manifest` reads."""

import csv
import io
from dataclasses import fields
from pathlib import Path

from kg.edgar.listing import Filing
from kg.edgar.storing import put
from kg.errors import InputError
from kg.model.filing import Identity

NAME = "manifest.csv"

_COLUMNS = ("source", *(field.name for field in fields(Identity)))

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
            found = {row.get("source", ""): {**row} for row in reader}
            names = {*(reader.fieldnames or ())}.union(*found.values())
            if "source" not in names or not names <= {*_COLUMNS}:
                message = "columns of something else"
                raise ValueError(message)
            return found
    except (csv.Error, ValueError) as error:
        message = (
            f"found {error}, expected a manifest; move it away or choose another -o"
        )
        raise InputError(message, source=str(place)) from None


def row_of(filing: Filing) -> dict[str, str]:
    """Return the row of a filing; its source is relative to the manifest."""
    known = {
        name: str(value)
        for name in _COLUMNS[1:]
        if (value := getattr(filing.identity, name)) is not None
    }
    return {"source": filing.folder, **known}


def write(root: Path, rows: Rows) -> Path:
    """Write the manifest, sorted by source; return where it is."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, _COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows[source] for source in sorted(rows))
    place = root / NAME
    put(place, text.getvalue().encode("utf-8"))
    return place

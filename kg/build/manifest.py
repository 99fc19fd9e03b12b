"""Manifests: CSV files that say which filing each source belongs to."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from kg.errors import InputError, NotFoundError
from kg.model.filing import MANIFEST_COLUMNS, Identity
from kg.readers.origin import plain_accession, plain_cik


def identity_from(given: Mapping[str, str | None], *, where: str) -> Identity:
    """Return an identity from texts; empty ones are unknown.

    Args:
        given: Texts by name of field; both spellings of an accession are taken.
        where: What they come from, for the message.

    Raises:
        InputError: A CIK, accession or date is none.
    """
    text = {name: (value or "").strip() for name, value in given.items()}
    cik, accession, filed = (text.get(n, "") for n in ("cik", "accession", "filed"))
    if cik and plain_cik(cik) is None:
        raise InputError(_wrong(where, "CIK", cik, "up to ten digits"))
    if accession and plain_accession(accession) is None:
        expected = "18 digits such as 0001104659-21-117128"
        raise InputError(_wrong(where, "accession", accession, expected))
    try:
        day = date.fromisoformat(filed) if filed else None
    except ValueError:
        expected = "a date such as 2021-09-17"
        raise InputError(_wrong(where, "filing date", filed, expected)) from None
    return Identity(
        cik=plain_cik(cik),
        entity=text.get("entity") or None,
        accession=plain_accession(accession),
        form=text.get("form") or None,
        filed=day,
        url=text.get("url") or None,
    )


def _wrong(where: str, what: str, text: str, expected: str) -> str:
    return f"{where}: found the {what} {text!r}, expected {expected}; correct it"


def read_manifest(path: str | Path) -> dict[str, Identity]:
    """Return the identity a manifest gives each source, by path, in its order.

    A relative source is relative to the manifest. That it exists is not checked here.

    Raises:
        NotFoundError: There is no manifest.
        InputError: It is no CSV, or has a wrong column or value.
    """
    place = Path(path)
    try:
        with place.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            _check_columns(place, reader.fieldnames or ())
            return {
                str(place.parent / _source_of(row, place, reader.line_num)): (
                    identity_from(row, where=f"{place}:{reader.line_num}")
                )
                for row in reader
                if any((value or "") for value in row.values())
            }
    except FileNotFoundError:
        message = f"found no manifest {place}, expected a CSV file; check the path"
        raise NotFoundError(message) from None
    except (csv.Error, UnicodeDecodeError, OSError) as error:
        message = f"found no readable CSV ({error}), expected a manifest; correct it"
        raise InputError(message, source=str(place)) from None


def _check_columns(place: Path, header: object) -> None:
    names = list(header) if isinstance(header, list) else []
    others = ", ".join(MANIFEST_COLUMNS[1:])
    unknown = [name for name in names if name not in MANIFEST_COLUMNS]
    if unknown or "source" not in names or len(set(names)) < len(names):
        message = (
            f"found the columns {', '.join(map(str, names)) or 'none'}; expected "
            f"source and any of {others}, each once; correct line 1"
        )
        raise InputError(message, source=str(place), line=1)


def _source_of(row: dict[str, str | None], place: Path, line: int) -> str:
    source = (row.get("source") or "").strip()
    if not source or None in row:
        message = "found a line without source or with too many cells; correct it"
        raise InputError(message, source=str(place), line=line)
    return source

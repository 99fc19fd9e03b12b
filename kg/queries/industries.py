"""The industry of each filer, from a table that a person gives: the graph has none."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import InputError, NotFoundError


def industries_in(path: Path) -> dict[str, str]:
    """Return the industry of each CIK, from a table with columns ``cik`` and ``sic``.

    Commas or tabs part its cells.

    Raises:
        NotFoundError: There is no such file.
        InputError: It has no such columns.
    """
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            return dict(_industries(lines, path))
    except FileNotFoundError:
        message = f"found no file {path}, expected a table with columns cik and sic"
        raise NotFoundError(message) from None
    except (OSError, csv.Error) as error:
        message = f"{path} cannot be read ({error}), expected a table"
        raise InputError(message) from None


def _industries(lines: Iterable[str], path: Path) -> Iterator[tuple[str, str]]:
    rows = iter(lines)
    head = next(rows, "")
    mark = "\t" if "\t" in head else ","
    names = [
        name.strip().lower() for name in next(csv.reader([head], delimiter=mark), [])
    ]
    if not {"cik", "sic"} <= set(names):
        message = f"found no columns cik and sic in {path}, expected both"
        raise InputError(message)
    cik, sic = names.index("cik"), names.index("sic")
    for cells in csv.reader(rows, delimiter=mark):
        if len(cells) > max(cik, sic) and cells[sic].strip():
            yield cells[cik].strip().lstrip("0"), cells[sic].strip()

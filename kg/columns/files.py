"""Columns in one file: arrays, and texts as JSON; nothing in it can run."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.columns.table import NUMBERS, SCHEMAS, Codes, Column, Table
from kg.errors import KGError

_VERSION = 1
_UNREADABLE = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile)


class ColumnsError(KGError):
    """The columns cannot be read, or do not say one thing; the store can be asked."""


class Columns:
    """The tables of a graph; a column is read when it is asked for, and kept.

    Args:
        path: The file.

    Raises:
        ColumnsError: It is no such file, or of another version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held: dict[tuple[str, str], Column] = {}
        self._codes: dict[tuple[str, str], Codes] = {}
        about = self._read("about")
        if about.tolist() != [_VERSION]:
            message = f"found columns of version {about.tolist()}, expected {_VERSION}"
            raise ColumnsError(message, source=str(path))

    def column(self, table: str, name: str) -> Column:
        """Return one column.

        Raises:
            ColumnsError: It cannot be read.
        """
        held = self._held.get((table, name))
        if held is None:
            codes = self.codes(table, name)
            values = None
            if name not in NUMBERS:
                text = self._read(f"{table}-{name}-values").tobytes()
                values = self._list(text)
            held = self._held[table, name] = Column(codes, values)
        return held

    def codes(self, table: str, name: str) -> Codes:
        """Return the codes of one column; its texts are not read.

        Raises:
            ColumnsError: They cannot be read.
        """
        held = self._codes.get((table, name))
        if held is None:
            held = self._codes[table, name] = self._read(f"{table}-{name}")
        return held

    def table(self, name: str) -> Table:
        """Return a whole table.

        Raises:
            ColumnsError: It cannot be read.
        """
        return Table({column: self.column(name, column) for column in SCHEMAS[name]})

    def _list(self, text: bytes) -> list[str]:
        try:
            return [*map(str, json.loads(text))]
        except ValueError as error:
            message = f"found columns that cannot be read ({error})"
            raise ColumnsError(message, source=str(self.path)) from None

    def _read(self, member: str) -> NDArray[Any]:
        try:
            with np.load(self.path, allow_pickle=False) as pack:
                held: NDArray[Any] = pack[member]
                return held
        except _UNREADABLE as error:
            message = f"found columns that cannot be read ({error})"
            raise ColumnsError(message, source=str(self.path)) from None


def loaded(path: Path) -> Columns | None:
    """Return the columns in a file; None when there are none that can be read."""
    if not path.is_file():
        return None
    try:
        return Columns(path)
    except ColumnsError:
        return None


def save(path: Path, tables: Mapping[str, Table]) -> None:
    """Write tables to a file, which readers see whole or not at all.

    Raises:
        OSError: It cannot be written.
    """
    members = {"about": np.array([_VERSION])}
    for table, held in tables.items():
        for name, column in held.columns.items():
            members[f"{table}-{name}"] = column.codes
            if column.values is not None:
                text = json.dumps(list(column.values), separators=(",", ":")).encode()
                members[f"{table}-{name}-values"] = np.frombuffer(text, np.uint8)
    beside = path.with_name(path.name + ".new")
    with beside.open("wb") as out:
        np.savez(out, **members)  # type: ignore[arg-type]
    beside.replace(path)

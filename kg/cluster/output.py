"""The place of the parts: what a job writes there, on the way and in the end."""

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from kg.cluster.made import LINE, QUADS, lines_made, rows_made, schema_of
from kg.cluster.reading import folder_of
from kg.cluster.step import of_batches
from kg.errors import InputError
from kg.store.files import write_whole
from kg.store.manifest import NAME

_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]+:/", re.IGNORECASE)
_WORK: Final = "_work"
_TABLES: Final = "tables"
_MADE: Final = (_WORK, _TABLES, QUADS)
"""Folders that a job makes."""


def is_remote(path: str) -> bool:
    """Tell whether a path is an address that workers read through Spark.

    >>> is_remote("s3a://bucket/filings"), is_remote("filings"), is_remote("C:/filings")
    (True, False, False)
    """
    return _ADDRESS.match(path) is not None


class Output:
    """A folder or an address that parts are written to.

    Args:
        spark: The session.
        place: The folder or address.

    Raises:
        InputError: Something lies in the folder.
    """

    def __init__(self, spark: Any, place: str) -> None:  # noqa: ANN401
        self._spark = spark
        self._folder = None if is_remote(place) else _free_folder(place)
        self._place = place.rstrip("/") if self._folder is None else str(self._folder)
        self.work = f"{self._place}/{_WORK}"

    def kept(self, frame: Any, name: str, *folders: str) -> Any:  # noqa: ANN401
        """Write a step down, in folders by some columns, and read it back."""
        place = f"{self.work}/{name}"
        frame.write.mode("overwrite").partitionBy(*folders).parquet(place)
        # Of a step that gave nothing there is no file to tell the schema.
        return self._spark.read.schema(frame.schema).parquet(place)

    def clear(self) -> None:
        """Remove what was written down on the way; of an address it stays."""
        if self._folder is not None:
            shutil.rmtree(self.work, ignore_errors=True)

    def write(self, made: Any) -> int:  # noqa: ANN401
        """Write statements and tables; return the number of statements.

        Args:
            made: See `kg.cluster.made.MADE`.
        """
        counts = made.groupBy("kind").agg({"rows": "sum"}).collect()
        kinds = {str(kind): int(rows) for kind, rows in counts}
        statements = kinds.pop(QUADS)
        lines = made.where(f"kind = '{QUADS}'").select("data")
        writer = lines.mapInArrow(of_batches(lines_made), LINE).write.mode("overwrite")
        writer.option("compression", "gzip").text(f"{self._place}/{QUADS}")
        for table in sorted(kinds):
            rows = made.where(f"kind = '{table}'").select("data")
            typed = rows.mapInArrow(of_batches(rows_made), schema_of(table))
            typed.write.mode("overwrite").parquet(f"{self._place}/{_TABLES}/{table}")
        return statements

    def write_manifest(self, told: Mapping[str, object]) -> int:
        """Write the manifest with every part in it; return how many there are.

        What lies in a folder on the way goes last, for a killed job is known by it.
        """
        parts = self._listed()
        whole = {**told, "parts": parts}
        if self._folder is None:
            frame = self._spark.createDataFrame([(json.dumps(whole),)], LINE)
            frame.coalesce(1).write.mode("overwrite").text(f"{self._place}/manifest")
        else:
            text = json.dumps(whole, indent=1)
            write_whole(self._folder / NAME, f"{text}\n".encode())
            self.clear()
        return len(parts)

    def _listed(self) -> list[dict[str, object]]:
        """Return name, size and checksum of each part, sorted by name."""
        reader = self._spark.read.format("binaryFile")
        places = [f"{self._place}/{QUADS}", f"{self._place}/{_TABLES}"]
        files = reader.option("recursiveFileLookup", "true").load(places)
        rows = files.selectExpr("path", "length", "sha2(content, 256)").collect()
        stem = f"{folder_of(self._place + '/x')}/"
        entries = [
            {"file": _below(path, stem), "bytes": size, "sha256": digest}
            for path, size, digest in rows
            if path.endswith((".parquet", ".gz"))
        ]
        return sorted(entries, key=lambda entry: str(entry["file"]))


def _free_folder(path: str) -> Path:
    """Return a folder for parts, made where it is not there.

    It may hold what a job made that was broken off, which is removed.

    Raises:
        InputError: It holds anything else.
    """
    folder = Path(path).absolute()
    names = {entry.name for entry in folder.iterdir()} if folder.exists() else set()
    if names and not (_WORK in names and names <= set(_MADE)):
        message = f"found files in {path}, expected an empty folder"
        raise InputError(message)
    for left in _MADE:
        shutil.rmtree(folder / left, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _below(path: str, stem: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"{folder_of(path)}/{name}".partition(stem)[2] or name if folder else name

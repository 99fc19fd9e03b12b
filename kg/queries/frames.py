"""Answers as data frames: numeric for arithmetic, or exact."""

from collections.abc import Sequence
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kg.errors import InputError
from kg.extras import install_command
from kg.queries.columns import AMOUNTS, Cells, Iri, Value

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl


def library(name: str) -> ModuleType:
    """Return a library of frames.

    Raises:
        InputError: It is not installed.
    """
    try:
        return import_module(name)
    except ImportError:
        command = install_command("frames", [name])
        message = f"found no {name}, which frames need; run {command}"
        raise InputError(message) from None


def pandas_frame(
    columns: Sequence[str], cells: Sequence[Cells], *, exact: bool
) -> "pd.DataFrame":
    """Return a pandas frame of an answer; see `kg.queries.rows.Rows.to_pandas`."""
    pandas = library("pandas")
    frame: pd.DataFrame = pandas.DataFrame(
        list(cells), columns=list(columns), dtype=object
    )
    if exact:
        return frame
    for place, name in enumerate(columns):
        kind = _kind_of(name, [row[place] for row in cells])
        if kind is not None:
            frame[name] = frame[name].astype(kind)
    return frame


def _kind_of(column: str, values: Sequence[Value]) -> str | None:
    """Return the pandas type of a column; None keeps its objects."""
    known = [value for value in values if value is not None]
    if column in AMOUNTS:
        return "float64"
    if known and all(type(value) is int for value in known):
        return "Int64"
    if known and all(isinstance(value, date) for value in known):
        return "datetime64[s]"
    return None


def polars_frame(columns: Sequence[str], cells: Sequence[Cells]) -> "pl.DataFrame":
    """Return a polars frame of an answer; amounts are decimals, days dates."""
    polars = library("polars")
    values: dict[str, list[Any]] = {
        name: [str(row[n]) if isinstance(row[n], Iri) else row[n] for row in cells]
        for n, name in enumerate(columns)
    }
    frame: pl.DataFrame = polars.DataFrame(values, strict=False)
    return frame

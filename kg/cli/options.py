"""Options several commands share."""

import sys
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from kg.errors import did_you_mean
from kg.extras import missing_packages

if TYPE_CHECKING:
    from kg.model.finding import Finding
    from kg.signals.records import Signal

SourcesArgument = Annotated[
    list[str],
    typer.Argument(help="Files, folders, zip archives, or - for standard input."),
]
GraphOption = Annotated[
    str,
    typer.Option(
        "-g",
        "--graph",
        envvar="KG_GRAPH",
        help="Folder of the graph; or the address of a SPARQL store to ask.",
    ),
]
CikOption = Annotated[str | None, typer.Option(help="SEC number of the company.")]
EntityOption = Annotated[str | None, typer.Option(help="Name of the company.")]
AccessionOption = Annotated[
    str | None, typer.Option(help="Accession number of the filing, hyphens or not.")
]
FormOption = Annotated[str | None, typer.Option(help="Form type, such as 20-F.")]
FiledOption = Annotated[str | None, typer.Option(help="Day of filing, 2021-11-18.")]
UrlOption = Annotated[str | None, typer.Option(help="Address of the page.")]
ParameterOption = Annotated[
    list[str] | None,
    typer.Option("-p", "--param", help="name=value; may be given several times."),
]
AsOfOption = Annotated[
    str,
    typer.Option(
        "--as-of",
        help="A day: each reporter's last balance date by then; latest; or all days.",
    ),
]
LargestOption = Annotated[
    int | None,
    typer.Option(min=1, help="Most megabytes of one XML file; 50 unless given."),
]
VerboseOption = Annotated[
    bool, typer.Option("-v", "--verbose", help="List every warning, like ones too.")
]
QuietOption = Annotated[
    bool, typer.Option("-q", "--quiet", help="Show no progress and no warnings.")
]

GRAPH = "graph"


class ListFormat(StrEnum):
    """Forms a list is printed in: for people, or for programs."""

    TABLE = "table"
    JSON = "json"


ListFormatOption = Annotated[ListFormat, typer.Option("--format", help="How to print.")]


class RecordFormat(StrEnum):
    """Forms findings and signals are printed in."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


_Given = TypeVar("_Given", str | None, list[str] | None)


def chosen_from(names: Callable[[], Iterable[str]]) -> Callable[[_Given], _Given]:
    """Return a check that the value, or each value, of an option is one of some names.

    Args:
        names: Tells the names. It is called when a value is given, so that the table
            they stand in is not loaded at every start.
    """

    def check(given: _Given) -> _Given:
        values = [given] if isinstance(given, str) else given or []
        known = list(names()) if values else []
        for value in values:
            if value not in known:
                near = did_you_mean(value, known)
                message = (
                    f"found {value!r}{f' ({near})' if near else ''}, expected one of "
                    f"{', '.join(known)}"
                )
                raise typer.BadParameter(message)
        return given

    return check


def one_of(names: Iterable[str]) -> dict[str, Any]:
    """Return the settings of an option that takes one of some names, None or the name.

    The names are those of the table they come from: the help lists them, and anything
    else is a usage error.
    """
    allowed = tuple(str(name) for name in names)
    return {
        "metavar": f"[{'|'.join(allowed)}]",
        "callback": chosen_from(lambda: allowed),
    }


def records_text(
    columns: Iterable[str], given: "Iterable[Finding | Signal]", form: RecordFormat
) -> str:
    """Return findings or signals for programs: CSV, JSON or JSON lines.

    In CSV numbers are ``name=value``, and cells the IRIs of their facts.
    """
    from kg.model.amount import plain_decimal
    from kg.model.written import csv_text, json_lines, json_text

    if form is RecordFormat.JSON:
        return json_text([item.record() for item in given])
    if form is RecordFormat.JSONL:
        return json_lines(tuple(columns), (item.record() for item in given))
    flat = (
        {
            **item.record(),
            "numbers": [f"{n.name}={plain_decimal(n.value)}" for n in item.numbers],
            "cells": [cell.fact for cell in item.cells],
        }
        for item in given
    )
    return csv_text(tuple(columns), flat)


def say(message: str) -> None:
    """Print what went wrong, or what a text was taken to mean, as one line beside.

    On standard error; nothing for "".
    """
    if message:
        print("kg:", " ".join(message.split()), file=sys.stderr)


def given_identity(**fields: str | None) -> dict[str, Any]:
    """Return the identity options that were given."""
    return {name: value for name, value in fields.items() if value is not None}


def pairs(given: list[str] | None) -> dict[str, Any]:
    """Return the parameters of ``-p name=value``.

    Raises:
        BadParameter: One has no "=".
    """
    parameters = {}
    for text in given or []:
        name, equals, value = text.partition("=")
        if not equals or not name:
            message = f"found -p {text}, expected -p name=value."
            raise typer.BadParameter(message)
        parameters[name.strip().replace("-", "_")] = value
    return parameters


def day_or_word(text: str) -> date | str | None:
    """Return the day of ``--as-of``; "latest" as it is, None for "all".

    Raises:
        BadParameter: It is neither.
    """
    if text in ("latest", "all"):
        return None if text == "all" else text
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"found --as-of {text}, expected a day (2021-06-30), latest or all."
        raise typer.BadParameter(message) from None


def note(line: str) -> None:
    """Print one line beside the result, on standard error; nothing for ""."""
    if line:
        print(line, file=sys.stderr)


def example(*lines: str) -> str:
    """Return the examples shown at the end of a help text."""
    return "Example: " + "  ·  ".join(lines)


def require_packages(command: str, extra: str, *packages: str) -> None:
    """Say what to install where a command lacks packages of its extra.

    Raises:
        InputError: One is not there.
    """
    missing = missing_packages(command, extra, *packages)
    if missing is not None:
        raise missing

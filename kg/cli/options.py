"""Options several commands share."""

import sys
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

import typer

SourcesArgument = Annotated[
    list[str] | None,
    typer.Argument(help="Files, folders, zip archives, or - for standard input."),
]
GraphOption = Annotated[
    str,
    typer.Option("-g", "--graph", envvar="KG_GRAPH", help="Folder of the graph."),
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

GRAPH = "graph"


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


def one_of(names: Iterable[str]) -> dict[str, Any]:
    """Return the settings of an option that takes one of some names, None or the name.

    The names are those of the table they come from: the help lists them, and anything
    else is a usage error.
    """
    allowed = tuple(str(name) for name in names)

    def checked(value: str | None) -> str | None:
        if value is not None and value not in allowed:
            message = f"found {value!r}, expected one of {', '.join(allowed)}."
            raise typer.BadParameter(message)
        return value

    return {"metavar": f"[{'|'.join(allowed)}]", "callback": checked}


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

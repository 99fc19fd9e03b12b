"""Options several commands share."""

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
    found = {}
    for text in given or []:
        name, equals, value = text.partition("=")
        if not equals or not name:
            message = f"found -p {text}, expected -p name=value."
            raise typer.BadParameter(message)
        found[name.strip().replace("-", "_")] = value
    return found


def example(*lines: str) -> str:
    """Return the examples shown at the end of a help text."""
    return "Example: " + "  ·  ".join(lines)

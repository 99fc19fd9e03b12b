"""Where a command writes, and in which format: the ending of the file decides."""

import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from kg.errors import InputError, NotFoundError, did_you_mean

OutputOption = Annotated[
    str | None,
    typer.Option(
        "-o", "--output", help="File; its ending decides the format. - is a pipe."
    ),
]
_Form = TypeVar("_Form")
_Named = TypeVar("_Named", bound=StrEnum)


def endings_of(forms: Iterable[_Named]) -> dict[str, _Named]:
    """Return formats by the ending of the file they go to; a table goes to ``.txt``."""
    return {".txt" if form == "table" else f".{form}": form for form in forms}


def format_of(
    form: _Form | None,
    output: str | None,
    endings: Mapping[str, _Form],
    *,
    elsewhere: str = "",
) -> _Form | None:
    """Return the format of what is written, before anything is worked out.

    Args:
        form: As ``--format`` gives it; goes before the ending.
        output: As ``-o`` gives it; None or "-" is standard output.
        endings: Formats by ending of the file's name, ``.csv``.
        elsewhere: Which commands write other formats, for who wants one of these.

    Returns:
        The format; None where neither option says one.

    Raises:
        NotFoundError: The folder of the file does not exist.
        InputError: The ending names no format; or the file is a folder.
    """
    if output is None or output == "-":
        return form
    place = Path(output)
    folder = place.absolute().parent
    if not folder.is_dir():
        message = f"found no folder {folder}, expected one to write to; make it"
        raise NotFoundError(message)
    if place.is_dir():
        message = f"found the folder {output}, expected a file to write; name one in it"
        raise InputError(message)
    if form is not None:
        return form
    name = place.name.lower()
    for ending in sorted(endings, key=len, reverse=True):
        if name.endswith(ending):
            return endings[ending]
    own = place.suffix
    near = did_you_mean(own, endings) if own else ""
    message = (
        f"found -o {output}, whose ending names no format"
        f"{f' ({near})' if near else ''}, expected one of {', '.join(endings)}"
        f"{f'; {elsewhere}' if elsewhere else ''}"
    )
    raise InputError(message, usage=True)


def put(text: str, output: str | None) -> None:
    """Write a text to a file, whole or not at all; to standard output without one.

    Raises:
        InputError: The file cannot be written.
    """
    if output is None or output == "-":
        sys.stdout.write(text)
        return
    from kg.store.files import write_whole

    write_whole(Path(output), text.encode())


def is_shown(output: str | None) -> bool:
    """Tell whether what is written goes to standard output."""
    return output is None or output == "-"

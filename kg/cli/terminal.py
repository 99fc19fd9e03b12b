"""What a person looks at: whether it is a terminal, how wide, with which letters."""

import os
import shutil
import sys
from typing import Final, TextIO

_NARROWEST: Final = 40
"""Columns below which a terminal's width is not believed."""


def set_encodings() -> None:
    """Make standard output and error take any letter.

    Pipes and files get UTF-8, whatever the system's code page: other programs read
    them. A terminal with letters of its own, or an encoding asked for by
    ``PYTHONIOENCODING``, is kept, and what it lacks is shown as "?".
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(**_settings(stream))


def _settings(stream: TextIO) -> dict[str, str]:
    own = stream.isatty() or os.environ.get("PYTHONIOENCODING", "").split(":")[0]
    encoding = stream.encoding.lower().replace("-", "").replace("_", "")
    if own and encoding not in ("utf8", "ascii", "ansi_x3.41968"):
        return {"errors": "replace"}
    return {"encoding": "utf-8", "errors": "backslashreplace"}


def room() -> int | None:
    """Return how many columns a table may take: the terminal's; None on a pipe.

    ``COLUMNS`` goes before what the terminal says.
    """
    if not sys.stdout.isatty():
        return None
    return max(_NARROWEST, shutil.get_terminal_size().columns)


def is_asked() -> bool:
    """Tell whether a person can answer: standard input and error are a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()

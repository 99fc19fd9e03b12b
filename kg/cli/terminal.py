"""What a person looks at: whether it is a terminal, how wide, with which letters."""

import codecs
import os
import shutil
import sys
from typing import Final, TextIO

_NARROWEST: Final = 40
"""Columns below which a terminal's width is not believed."""


_PLAIN: Final = {"─": "-", "…": "...", "→": "->", "·": "-", "“": '"', "”": '"'}
"""What stands for signs of tables and messages where a terminal lacks them."""


def set_encodings() -> None:
    """Make standard output and error take any letter.

    Pipes and files get UTF-8, whatever the system's code page: other programs read
    them. A terminal with letters of its own, or an encoding asked for by
    ``PYTHONIOENCODING``, is kept, and what it lacks is shown as "?".
    """
    codecs.register_error("kg-plain", _plain)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(**_settings(stream))


def _settings(stream: TextIO) -> dict[str, str]:
    own = stream.isatty() or os.environ.get("PYTHONIOENCODING", "").split(":")[0]
    encoding = stream.encoding.lower().replace("-", "").replace("_", "")
    if own and encoding not in ("utf8", "ascii", "ansi_x3.41968"):
        return {"errors": "kg-plain"}
    return {"encoding": "utf-8", "errors": "backslashreplace"}


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Return what is written in place of letters an encoding lacks."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_PLAIN.get(letter, "?") for letter in lacking), error.end


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

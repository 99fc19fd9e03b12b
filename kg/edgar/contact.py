"""Who asks: the name and e-mail address EDGAR wants from every program."""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from kg.errors import InputError

VARIABLE = "EDGAR_IDENTITY"
"""Environment variable the identity may stand in."""

_ADDRESS = re.compile(r"<?[^\s@<>]+@[^\s@<>]+>?")
_EXAMPLE = "'Jane Doe jane@example.com'"


def contact(
    given: str | None,
    environment: Mapping[str, str],
    ask: Callable[[], str] | None = None,
) -> str:
    """Return the identity to send: given, else of the environment, remembered, asked.

    Args:
        given: What the option says.
        environment: Environment variables; they also say where it is remembered.
        ask: Asks the person; None where nobody can answer. The answer is remembered.

    Raises:
        InputError: There is none, or it is no name with an e-mail address.
    """
    place = memory(environment)
    remembered = place.read_text("utf-8") if place.is_file() else None
    for text, where in (
        (given, "--identity"),
        (environment.get(VARIABLE), VARIABLE),
        (remembered, str(place)),
    ):
        if text is not None and text.strip():
            return checked(text, where)
    if ask is None:
        message = (
            "found no identity, expected the name and e-mail address EDGAR wants; "
            f"give --identity {_EXAMPLE} or set {VARIABLE}"
        )
        raise InputError(message)
    answer = checked(ask(), "answer")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.touch(mode=0o600)
    place.write_text(answer + "\n", "utf-8")
    return answer


def checked(text: str, where: str) -> str:
    """Return an identity with single spaces.

    Args:
        text: Name and e-mail address, in plain ASCII: it is sent as a header.
        where: What it comes from, for the message.

    Raises:
        InputError: It has no name, no address, or other characters.

    >>> checked(" Jane Doe  jane@example.com", "--identity")
    'Jane Doe jane@example.com'
    """
    words = text.split()
    addresses = [word for word in words if _ADDRESS.fullmatch(word)]
    plain = " ".join(words)
    if not (plain.isascii() and plain.isprintable()):
        addresses = []
    if not addresses or len(words) == len(addresses):
        message = (
            f"found the identity {plain!r}, expected a name and an e-mail address in "
            f"plain letters such as {_EXAMPLE}; correct it"
        )
        raise InputError(message, source=where)
    return plain


def memory(environment: Mapping[str, str]) -> Path:
    """Return the file an identity is remembered in; it need not exist."""
    if os.name == "nt" and environment.get("APPDATA"):
        folder = Path(environment["APPDATA"])
    elif environment.get("XDG_CONFIG_HOME"):
        folder = Path(environment["XDG_CONFIG_HOME"])
    else:
        folder = Path.home() / ".config"
    return folder / "kg" / "identity"

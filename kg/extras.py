"""Says how to install the packages of an extra, where they are not there.

What to run depends on how this package came here: a checkout installs its own extra,
anything else names the packages, for no index need know this one.
"""

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from kg.errors import InputError
from kg.resources import checkout

_NAME = "related-party-kg"


def install_command(extra: str, packages: Sequence[str]) -> str:
    """Return the command that installs an extra into the Python that runs.

    Args:
        extra: Its name, such as ``serve``.
        packages: The packages it brings, for where its list cannot be read.
    """
    pip = f"{_shell(sys.executable)} -m pip install"
    place = checkout()
    if place is not None:
        here = "." if place == Path.cwd() else str(place)
        return f"{pip} -e {_shell(f'{here}[{extra}]')}"
    return f"{pip} {' '.join(map(_shell, _required(extra) or packages))}"


def missing_packages(use: str, extra: str, *packages: str) -> InputError | None:
    """Return the error for packages of an extra that are not installed, if any.

    Args:
        use: What needs them, such as ``kg serve``.
        extra: The extra.
        packages: Names to import.
    """
    missing = [name for name in packages if find_spec(name) is None]
    if not missing:
        return None
    command = install_command(extra, packages)
    return InputError(
        f"found no {' and no '.join(missing)}, which {use} needs; run {command}"
    )


def _required(extra: str) -> list[str]:
    """Return what the installed package says an extra requires."""
    # It brings e-mail and zip archives with it, which no other command needs.
    from importlib import metadata  # noqa: PLC0415

    try:
        lines = metadata.requires(_NAME) or []
    except metadata.PackageNotFoundError:
        return []
    wanted = (f"extra == '{extra}'", f'extra == "{extra}"')
    return [line.partition(";")[0].strip() for line in lines if line.endswith(wanted)]


def _shell(word: str) -> str:
    """Return a word as a shell takes it, in quotes where it has to be."""
    plain = all(c.isalnum() or c in "-_./:\\" for c in word)
    return word if plain else f'"{word}"'

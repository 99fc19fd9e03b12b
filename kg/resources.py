"""Where the data files lie: in the checkout when there is one, else in the package.

An editable install keeps stale copies, so the checkout wins.
"""

from pathlib import Path

from kg.errors import NotFoundError

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


def folder(name: str) -> Path:
    """Return the folder `name` (``ontology``, ``queries`` or ``examples``).

    Raises:
        NotFoundError: Neither the checkout nor the installed package holds it.
    """
    for place in (_CHECKOUT / name, _PACKAGE / "_data" / name):
        if (place / ".kg-data").is_file():
            return place
    message = (
        f"data folder '{name}' is missing from this installation; install it again"
    )
    raise NotFoundError(message)


def ontology_file(name: str) -> Path:
    """Return the path of one file of ``ontology/``."""
    return folder("ontology") / name


def query_files() -> list[Path]:
    """Return the files of the named queries, sorted by name."""
    return sorted(folder("queries").glob("*.rq"))

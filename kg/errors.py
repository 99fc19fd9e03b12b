"""What can go wrong, as one tree of exceptions.

KGError
├── InputError (also ValueError)      a source cannot be used: exit code 3
│   ├── ReadError                     it is not what a reader understands
│   └── AmountError                   a cell holds no number where one must stand
├── NotFoundError (also LookupError)  a file, filing, fact or query is missing
├── GraphError                        the graph folder or endpoint cannot be used
└── QueryError (also ValueError)      a query or its parameters are not acceptable

Every message is one line: what was found, what was expected, what to do.
"""


class KGError(Exception):
    """Any failure this package reports itself.

    Args:
        message: One line: what was found, what was expected, what to do.
        source: File, folder or address the trouble lies in, if there is one.
        line: Line in that source, counted from 1.
    """

    def __init__(
        self, message: str, *, source: str | None = None, line: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.source = source
        self.line = line

    def __str__(self) -> str:
        """Return ``source:line: message``, the parts that are known, on one line."""
        place = self.source or ""
        if self.line is not None:
            place = f"{place}:{self.line}" if place else f"line {self.line}"
        text = f"{place}: {self.message}" if place else self.message
        return " ".join(text.split())


class InputError(KGError, ValueError):
    """A source cannot be used as it is."""


class ReadError(InputError):
    """A source is not what a reader understands, or is cut or damaged."""


class AmountError(InputError):
    """A cell holds no number where one must stand."""


class NotFoundError(KGError, LookupError):
    """A file, filing, fact, party or query does not exist."""


class GraphError(KGError):
    """The graph folder, store or endpoint cannot be used."""


class QueryError(KGError, ValueError):
    """A query, or a parameter of it, is not acceptable."""

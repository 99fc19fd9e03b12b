"""What goes between server and readers: questions and answers, plain records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

HTML: Final = "text/html; charset=utf-8"
JSON: Final = "application/json"
PROBLEM: Final = "application/problem+json"
TEXT: Final = "text/plain; charset=utf-8"
CSV: Final = "text/csv; charset=utf-8"


class Audience(StrEnum):
    """For whom a failure is worded."""

    PROGRAM = "program"
    """JSON (RFC 9457)."""
    CLIENT = "client"
    """One line of text: a SPARQL client."""
    PERSON = "person"
    """A page."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the graph, as it came over HTTP.

    Attributes:
        task: Name of what answers it, of `kg.serve.tasks.TASKS`.
        audience: For whom a failure is worded.
        place: What follows the stem of its address, percent-encoded as it came.
        parameters: Names and values, in order.
        accept: The header Accept; "" where the answer does not depend on it.
        origin: Where the server is addressed, ``http://127.0.0.1:8080``; or "".
    """

    task: str
    audience: Audience
    place: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    accept: str = ""
    origin: str = ""

    def all(self, name: str) -> list[str]:
        """Return the values of a parameter, in order."""
        return [value for key, value in self.parameters if key == name]

    def value(self, name: str, default: str = "") -> str:
        """Return the last value of a parameter that is not empty."""
        values = [value for value in self.all(name) if value.strip()]
        return values[-1] if values else default


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, whole.

    Attributes:
        body: Its bytes.
        media_type: Of the body.
        status: HTTP status.
        headers: More headers, by name.
        publication: Number of the publication it was read from; None for none.
    """

    body: bytes
    media_type: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    publication: int | None = None


def html(text: str, status: int = 200) -> Answer:
    """Return a page; half a character, which no encoding has, is shown by its code."""
    return Answer(text.encode("utf-8", "backslashreplace"), HTML, status)

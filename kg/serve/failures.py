"""What cannot be answered, as an answer: its status, and one line for who asked."""

import json
from dataclasses import replace
from http import HTTPStatus
from typing import Final

from kg.errors import GraphError, InputError, KGError, NotFoundError, QueryError
from kg.serve.messages import PROBLEM, TEXT, Answer, Asked, Audience, html

RETRY_SECONDS: Final = 5
"""What ``Retry-After`` says when all readers are busy."""


class RefusedError(KGError):
    """A request that is not answered."""

    def __init__(self, status: int, message: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.status = status
        self.near = near

    def __reduce__(self) -> tuple[object, ...]:
        """Give it over to another process whole."""
        return RefusedError, (self.status, self.message, self.near)


_STATUSES: Final = (
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (QueryError, HTTPStatus.BAD_REQUEST),
    (InputError, HTTPStatus.BAD_REQUEST),
    (GraphError, HTTPStatus.SERVICE_UNAVAILABLE),
)


def status_of(error: KGError) -> int:
    """Return the HTTP status that a failure is answered with."""
    if isinstance(error, RefusedError):
        return error.status
    for kind, status in _STATUSES:
        if isinstance(error, kind):
            return int(status)
    return int(HTTPStatus.INTERNAL_SERVER_ERROR)


def failure(asked: Asked, error: KGError) -> Answer:
    """Return a failure, worded for who asked."""
    status = status_of(error)
    near = error.near if isinstance(error, RefusedError) else ()
    answer = _worded(asked.audience, status, str(error), near)
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        answer = replace(answer, headers={"Retry-After": str(RETRY_SECONDS)})
    return answer


def _worded(
    audience: Audience, status: int, line: str, near: tuple[str, ...]
) -> Answer:
    if audience is Audience.PERSON:
        from kg.serve.pages.failing import failure_page  # noqa: PLC0415

        page = failure_page(HTTPStatus(status).phrase, line, near)
        return html(page, status)
    if audience is Audience.CLIENT:
        return Answer(f"{line}\n".encode(), TEXT, status)
    problem: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": line,
    }
    if near:
        problem["near"] = list(near)
    return Answer(json.dumps(problem).encode(), PROBLEM, status)

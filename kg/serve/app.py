"""The application: addresses, readers behind them, and what needs no reader."""

import json
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from kg import __version__
from kg.errors import KGError
from kg.serve.accept import prefers_page
from kg.serve.failures import RefusedError, failure
from kg.serve.guard import Guard
from kg.serve.kept import KeptAnswers
from kg.serve.limits import Limits
from kg.serve.messages import JSON, Answer, Asked, Audience
from kg.serve.pages.style import FAVICON, STYLE
from kg.serve.pool import Pool
from kg.serve.routes import ADDRESSES, Address
from kg.serve.sparql.protocol import parameters_of
from kg.store.publications import current_number

Endpoint = Callable[[Request], Awaitable[Response]]


class Service:
    """What answers requests: readers, and the answers kept."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder, self._limits = folder, limits
        self._kept = KeptAnswers(limits.kept, limits.readers)
        self.pool = Pool(str(folder), limits)
        # Another server at the same address may serve another graph.
        self._mark = secrets.token_hex(4)

    async def answer(self, asked: Asked) -> Answer:
        """Return the answer to a question, or its failure."""
        try:
            number = current_number(self._folder)
            if number is None:
                return await self.pool.ask(asked)
            return await self._kept.answer(number, asked, self.pool.ask)
        except KGError as error:
            return failure(asked, error)

    async def health(self, _: Request) -> Response:
        """Say that the server lives, and what it serves."""
        told: dict[str, object] = {"status": "ok", "version": __version__}
        try:
            told["publication"] = current_number(self._folder)
        except KGError as error:
            told |= {"status": "graph unusable", "detail": str(error)}
        status = 200 if told["status"] == "ok" else 503
        return Response(json.dumps(told), status, media_type=JSON)

    def endpoint(self, address: Address) -> Endpoint:
        """Return what answers at an address."""

        async def answer(request: Request) -> Response:
            if self._has_newest(request):
                return Response(status_code=HTTPStatus.NOT_MODIFIED)
            asked = _asked(request, address)
            try:
                if address.task == "sparql":
                    asked = await self._sparql(request, asked)
            except KGError as error:
                return _response(failure(asked, error))
            told = await self.answer(asked)
            response = _response(told)
            if told.status == HTTPStatus.OK and told.publication is not None:
                response.headers["ETag"] = self._tag(told.publication)
            return response

        return answer

    def _tag(self, number: int) -> str:
        return f'W/"{self._mark}-{number}"'

    def _has_newest(self, request: Request) -> bool:
        """Tell whether who asks has the answer of the newest publication already."""
        tags = request.headers.get("if-none-match")
        if not tags or request.method == "POST":
            return False
        try:
            number = current_number(self._folder)
        except KGError:
            return False
        return number is not None and self._tag(number) in tags

    async def _sparql(self, request: Request, asked: Asked) -> Asked:
        body = b""
        try:
            async for chunk in request.stream():
                body += chunk
                if len(body) > self._limits.request:
                    most = self._limits.request
                    message = f"found a body of more than {most:,} bytes; ask less"
                    raise RefusedError(413, message)
        except ClientDisconnect:
            pass
        kind = request.headers.get("content-type", "")
        given = parameters_of(request.method, kind, asked.parameters, body)
        return replace(asked, parameters=given)


def _asked(request: Request, address: Address) -> Asked:
    accept = request.headers.get("accept", "")
    audience = address.audience
    if audience is None:
        page = prefers_page(accept)
        audience = Audience.PERSON if page else Audience.CLIENT
    raw = request.scope.get("raw_path") or request.url.path.encode()
    path = raw.partition(b"?")[0].decode("latin-1")
    place = path.removeprefix(address.stem) if address.stem.endswith("/") else ""
    origin = f"{request.url.scheme}://{request.url.netloc}"
    return Asked(
        task=address.task,
        audience=audience,
        place=place,
        parameters=tuple(request.query_params.multi_items()),
        # What an answer does not depend on would only part equal questions.
        accept="" if audience is Audience.PROGRAM else accept,
        origin=origin if address.task == "sparql" else "",
    )


def _response(answer: Answer) -> Response:
    headers = {"Vary": "Accept", **answer.headers}
    if answer.publication is not None:
        headers["X-Publication"] = str(answer.publication)
    headers["Content-Type"] = answer.media_type
    return Response(answer.body, answer.status, headers)


async def _style(_: Request) -> Response:
    return Response(STYLE, media_type="text/css")


async def _favicon(_: Request) -> Response:
    return Response(FAVICON, media_type="image/svg+xml")


async def _not_found(request: Request, _: Exception) -> Response:
    message = f"found no page {request.url.path}; begin at / or /openapi.json"
    audience = Audience.PROGRAM
    if prefers_page(request.headers.get("accept", "")):
        audience = Audience.PERSON
    return _response(failure(Asked("", audience), RefusedError(404, message)))


async def _wrong_method(request: Request, _: Exception) -> Response:
    message = f"found the method {request.method}, expected GET; this graph is read"
    answer = failure(Asked("", Audience.CLIENT), RefusedError(405, message))
    allowed = "GET, HEAD, POST" if request.url.path == "/sparql" else "GET, HEAD"
    return _response(replace(answer, headers={"Allow": allowed}))


def application(
    folder: Path,
    limits: Limits,
    *,
    hosts: frozenset[str] | None = None,
    token: str | None = None,
) -> Starlette:
    """Return the application that serves a graph.

    Args:
        folder: The graph folder.
        limits: Bounds.
        hosts: Names the server goes by; None: any.
        token: What a request must show; None for nothing.

    Returns:
        The application; its ``state.close()`` ends the readers at once.
    """
    service = Service(folder, limits)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await service.pool.begin()
        try:
            yield
        finally:
            service.pool.close()

    routes = [
        Route("/health", service.health),
        Route("/style.css", _style),
        Route("/favicon.svg", _favicon),
    ]
    for address in ADDRESSES:
        path = address.stem
        if path.endswith("/") and path != "/":
            path += "{place:path}"
        methods = ["GET", "POST"] if address.task == "sparql" else ["GET"]
        routes.append(Route(path, service.endpoint(address), methods=methods))
    app = Starlette(
        routes=routes,
        lifespan=lifespan,
        exception_handlers={404: _not_found, 405: _wrong_method},
        middleware=[Middleware(Guard, hosts=hosts, token=token, limits=limits)],
    )
    app.state.close = service.pool.close
    return app

"""Serves a graph until it is interrupted: socket, address, token."""

import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from kg.errors import GraphError
from kg.serve.app import application
from kg.serve.guard import WILDCARDS, hosts_of
from kg.serve.limits import LOOPBACK, Limits

_BACKLOG = 1024
_GRACE = 2
"""Seconds that answers on their way are given when the server is interrupted."""


_IDLE = 75
"""Seconds a connection may lie idle: clients keep one for their next question."""


def serve(
    folder: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8080,
    token: str | None = None,
    limits: Limits | None = None,
    log: bool = False,
    say: Callable[[str], None] = print,
) -> None:
    """Serve a graph until it is interrupted.

    Args:
        folder: The graph folder.
        host: Name or address to listen at.
        port: 0 takes one that is free.
        token: What requests must show. None: nothing on loopback, else one is made.
        limits: Bounds.
        log: Whether each request is told on standard error.
        say: Tells the address, once the server listens.

    Raises:
        GraphError: The port is taken, or the host is none of this machine.
        KeyboardInterrupt: It was interrupted.
    """
    shown = token or (None if host in LOOPBACK else secrets.token_urlsafe(24))
    bounds = limits or Limits()
    app = application(folder, bounds, hosts=hosts_of(host), token=shown)
    with listening(host, port) as opened:
        config = uvicorn.Config(
            app,
            log_level="info" if log else "warning",
            access_log=log,
            server_header=False,
            date_header=False,
            lifespan="on",
            timeout_graceful_shutdown=_GRACE,
            timeout_keep_alive=_IDLE,
            h11_max_incomplete_event_size=bounds.address + 64_000,
            http="h11",
            ws="none",
        )
        say(_address(host, opened.getsockname()[1], shown))
        try:
            uvicorn.Server(config).run(sockets=[opened])
        finally:
            app.state.close()  # interrupted twice, the server leaves that to us


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises:
        GraphError: The port is taken, or the host is none of this machine.
    """
    opened = None
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, place = found[0]
        opened = socket.socket(family, kind, protocol)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(place)
        opened.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        if opened is not None:
            with suppress(OSError):
                opened.close()
        why = getattr(error, "strerror", None) or error
        message = (
            f"found {host}:{port} not free to listen at ({why}); give another --port, "
            "or --port 0 for any"
        )
        raise GraphError(message) from None
    return opened


def _address(host: str, port: int, token: str | None) -> str:
    name = "127.0.0.1" if host in WILDCARDS else host
    shown = f"[{name}]" if ":" in name else name
    return f"http://{shown}:{port}/" + (f"?token={token}" if token else "")

"""Keeps strangers out, and tells browsers what an answer may do.

* A request must name the server by a name it goes by: a page of another site whose name
  was turned to this machine (DNS rebinding) does not.
* A page of another site may lead a person here and nothing else; no answer says that
  other sites may read it (CORS stays off).
* A server that other machines reach wants a token, in ``Authorization: Bearer``, or for
  browsers once as ``?token=``, which is then kept in a cookie that scripts cannot read.
"""

import hmac
import re
from collections.abc import Iterable, MutableMapping
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.limits import LOOPBACK, Limits

COOKIE: Final = "kg_token"
PAGE_POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
"""What a page may load: style, images and frames of this server; no script at all."""
_POLICY: Final = "Content-Security-Policy"
_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    _POLICY: PAGE_POLICY,
    "Cache-Control": "no-cache",
}
"""Headers of every answer that does not have its own."""
_HOST: Final = re.compile(r"[A-Za-z0-9._-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")
_OPEN: Final = "/health"
"""What may be asked without a token: whether the server lives."""
WILDCARDS: Final = frozenset(("0.0.0.0", "::", ""))


def hosts_of(host: str) -> frozenset[str] | None:
    """Return the names a server bound to a host goes by; None for any name."""
    if host in WILDCARDS:
        return None
    return LOOPBACK | {host.lower()} if host.lower() not in LOOPBACK else LOOPBACK


class Guard:
    """Middleware that lets through what may come in.

    Args:
        app: What answers.
        hosts: Names the server goes by; None: any, for the token guards it.
        token: What must be shown; None for nothing.
        limits: How long an address and how large a body may be.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        hosts: Iterable[str] | None,
        token: str | None,
        limits: Limits,
    ) -> None:
        self._app = app
        self._hosts = None if hosts is None else frozenset(hosts)
        self._token = token
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, refuse, or pass on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    # What a 304 says replaces what the browser kept with the answer:
                    # the policy of a page would then forbid the picture its script.
                    if message["status"] != HTTPStatus.NOT_MODIFIED or name != _POLICY:
                        headers.setdefault(name, value)
            await send(message)

        response = self._refusal(scope)
        await (response or self._app)(scope, receive, send_guarded)

    def _refusal(self, scope: MutableMapping[str, Any]) -> Response | None:
        headers = Headers(scope=scope)
        path, query = scope["path"], scope["query_string"]
        if not self._goes_by(headers.get("host", "")):
            return _line(421, "found another host name than this server's; name it so")
        if _is_foreign(headers):
            return _line(403, "found a request of another site; open the page itself")
        if len(scope.get("raw_path") or b"") + len(query) > self._limits.address:
            most = self._limits.address
            return _line(414, f"found an address of more than {most:,} bytes; POST it")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._limits.request:
            most = self._limits.request
            return _line(413, f"found a body of more than {most:,} bytes; ask less")
        if self._token is None or path == _OPEN:
            return None
        return self._admission(headers, path, query)

    def _goes_by(self, host: str) -> bool:
        if _HOST.fullmatch(host) is None:
            return False
        if self._hosts is None:
            return True
        try:
            name = urlsplit(f"//{host}").hostname
        except ValueError:
            return False
        return name in self._hosts

    def _admission(self, headers: Headers, path: str, query: bytes) -> Response | None:
        """Return None for who shows the token, else what to answer."""
        pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
        if any(name == "token" and self._is_token(value) for name, value in pairs):
            rest = urlencode([pair for pair in pairs if pair[0] != "token"])
            # One slash: "//other.site" would lead to another server.
            place = "/" + path.lstrip("/") + (f"?{rest}" if rest else "")
            response = RedirectResponse(place, HTTPStatus.SEE_OTHER)
            response.set_cookie(
                COOKIE, str(self._token), httponly=True, samesite="strict"
            )
            return response
        kind, _, shown = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and self._is_token(shown.strip()):
            return None
        if self._is_token(cookie_parser(headers.get("cookie", "")).get(COOKIE, "")):
            return None
        refusal = _line(401, "found no token; show the one that kg serve printed")
        refusal.headers["WWW-Authenticate"] = 'Bearer realm="kg"'
        return refusal

    def _is_token(self, shown: str) -> bool:
        return hmac.compare_digest(shown.encode(), str(self._token).encode())


def _is_foreign(headers: Headers) -> bool:
    """Tell whether a browser asks on behalf of another site, but to go there."""
    site = headers.get("sec-fetch-site", "none")
    going = headers.get("sec-fetch-mode") == "navigate"
    return site in ("cross-site", "same-site") and not going


def _line(status: int, text: str) -> Response:
    return PlainTextResponse(f"{text}\n", status)

"""Sends requests to a SPARQL store and brings whole answers back, within limits.

A store may be slow, down for a moment, or not be a store at all. What may pass (a
refused connection, 429, 502, 503, 504) is tried again with growing pauses; anything
else is one line that says what was found. No redirect is followed: it would carry
query and password to a machine that nobody named.
"""

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import Message
from typing import IO, Final, NoReturn
from urllib.parse import urlencode

from kg.errors import GraphError, QueryError
from kg.remote.access import PASSWORD, TOKEN, USER, Access

_PASSES: Final = frozenset({429, 502, 503, 504})
"""Statuses of a store that may answer when it is asked again."""
_PARTIAL: Final = 206
"""Status of what a store had found when its time was over."""
_FIRST_PAUSE: Final = 0.25
_LONGEST_PAUSE: Final = 30.0
_CHUNK: Final = 1 << 16
_SHOWN: Final = 200
"""Characters of what a store says that a message repeats."""

Fields = list[tuple[str, str]]
"""Names and values of a form, in order; a name may recur."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer.

    Attributes:
        kind: Media type, lower case, without parameters.
        body: Its bytes.
        headers: By name, lower case.
    """

    kind: str
    body: bytes
    headers: Mapping[str, str]


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Treats every redirect as a failure."""

    def http_error_302(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
    ) -> NoReturn:
        """Follow no redirect; say where it leads.

        Raises:
            GraphError: Always.
        """
        del msg
        fp.close()
        message = (
            f"found a redirect ({code}) to {shown(headers.get('Location', ''))}, which "
            "is not followed; give that address if it is the store"
        )
        raise GraphError(message, source=req.full_url)

    http_error_301 = http_error_303 = http_error_307 = http_error_302
    http_error_308 = http_error_302


class Transport:
    """Requests to one store.

    Args:
        access: How it is reached.
        sleep: Waits some seconds; tests put their own in its place.
    """

    def __init__(
        self, access: Access, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.access = access
        self._sleep = sleep
        handlers: list[urllib.request.BaseHandler] = [_NoRedirect()]
        if access.user:
            passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            passwords.add_password(None, access.url, access.user, access.password)
            handlers += [
                urllib.request.HTTPBasicAuthHandler(passwords),
                urllib.request.HTTPDigestAuthHandler(passwords),
            ]
        self._opener = urllib.request.build_opener(*handlers)

    def post(self, fields: Fields, accept: str, url: str | None = None) -> Reply:
        """Send a form and return the whole answer.

        Args:
            fields: The form.
            accept: Media types that are understood, the best first.
            url: Another address of the same store.

        Raises:
            GraphError: There is no answer, or it is not to be used.
            QueryError: The store refuses the query.
        """
        body = urlencode(fields).encode()
        headers = {"Accept": accept}
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        return self.send(body, headers, url)

    def send(
        self,
        body: bytes,
        headers: Mapping[str, str],
        url: str | None = None,
        method: str = "POST",
    ) -> Reply:
        """Send a body, again where a failure may pass; see `post`."""
        target = url or self.access.url
        every = {"User-Agent": "related-party-kg", **headers}
        if self.access.token:
            every["Authorization"] = f"Bearer {self.access.token}"
        pause = _FIRST_PAUSE
        for trial in range(self.access.retries + 1):
            request = urllib.request.Request(
                target, data=body, headers=every, method=method
            )
            last = trial == self.access.retries
            try:
                return self._once(request)
            except urllib.error.HTTPError as error:
                if error.code not in _PASSES or last:
                    raise _refusal(error, target) from None
                pause = max(pause, _asked_pause(error))
                error.close()
            except (TimeoutError, urllib.error.URLError) as error:
                if last or _timed_out(error):
                    raise self._silence(error, target) from None
            except (OSError, http.client.HTTPException) as error:
                if last:
                    raise self._silence(error, target) from None
            self._sleep(min(pause, _LONGEST_PAUSE))
            pause *= 2
        raise AssertionError  # the last trial returns or raises

    def _once(self, request: urllib.request.Request) -> Reply:
        """Return the whole answer to one request.

        Raises:
            GraphError: It is a part, or larger, or takes longer than it may.
        """
        ends = time.monotonic() + self.access.timeout
        parts: list[bytes] = []
        size = 0
        with self._opener.open(request, timeout=self.access.timeout) as answer:
            while chunk := answer.read1(_CHUNK):
                parts.append(chunk)
                size += len(chunk)
                if size > self.access.largest:
                    message = (
                        f"found an answer of more than {self.access.largest:,} bytes; "
                        "ask for less"
                    )
                    raise GraphError(message, source=request.full_url)
                if time.monotonic() > ends:
                    raise TimeoutError
            if answer.status == _PARTIAL:
                message = "found a part of an answer (206); ask for less"
                raise GraphError(message, source=request.full_url)
            length = answer.headers.get("Content-Length", "")
            headers = {k.lower(): v for k, v in answer.headers.items()}
            kind = answer.headers.get_content_type()
        if length.isdigit() and size < int(length):
            message = f"{size} of {length} bytes came"
            raise http.client.HTTPException(message)
        return Reply(kind, b"".join(parts), headers)

    def _silence(self, error: Exception, url: str) -> GraphError:
        """Return the failure of a store that does not answer."""
        if _timed_out(error):
            message = (
                f"found no whole answer within {self.access.timeout:g} seconds; ask "
                "for less, or set KG_SPARQL_TIMEOUT"
            )
            return GraphError(message, source=url)
        reason = getattr(error, "reason", None) or error
        said = shown(str(getattr(reason, "strerror", None) or reason))
        message = f"found no answer ({said}); is this the address of a store that runs?"
        return GraphError(message, source=url)


def _timed_out(error: Exception) -> bool:
    reason = getattr(error, "reason", error)
    return isinstance(error, TimeoutError) or isinstance(reason, TimeoutError)


def _asked_pause(error: urllib.error.HTTPError) -> float:
    """Return the seconds that a store asks to wait; 0 where it does not."""
    text = error.headers.get("Retry-After", "") if error.headers else ""
    return float(text) if text.isdigit() else 0.0


def _refusal(error: urllib.error.HTTPError, url: str) -> GraphError | QueryError:
    """Return the failure that a status tells of, with the first line of its text."""
    try:
        kind = error.headers.get_content_type() if error.headers else ""
        said = error.read(4096).decode("utf-8", "replace") if "html" not in kind else ""
    except OSError:
        said = ""
    finally:
        error.close()
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    told = f": {shown(lines[0])}" if lines else ""
    if error.code in (401, 403):
        message = (
            f"found no access ({error.code}{told}); set {USER} and {PASSWORD}, or "
            f"{TOKEN}"
        )
        return GraphError(message, source=url)
    if error.code in (400, 422, 500, 501) and lines:
        message = f"found a query that the store does not run ({error.code}{told})"
        return QueryError(message, source=url)
    message = f"found the status {error.code}{told}, expected an answer to SPARQL"
    return GraphError(message, source=url)


def shown(text: str) -> str:
    r"""Return what another machine says, fit for one line of a terminal.

    >>> shown("no\x1b[31m\nway")
    'no[31m way'
    """
    words = " ".join(text.split())
    plain = "".join(character for character in words if character.isprintable())
    return plain[:_SHOWN]

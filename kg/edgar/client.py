"""Asks EDGAR for one address after another, slowly, until the answer is whole."""

import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from importlib import import_module

from kg.errors import InputError, KGError, NotFoundError
from kg.extras import missing_packages

ATTEMPTS = 5
"""How often one address is asked for before it is given up."""
LONGEST_WAIT = 120.0
"""Seconds; when EDGAR asks for a longer pause, the run ends instead."""
RATE = 8
"""Requests a second; EDGAR allows ten."""
TIMEOUT = 30.0
"""Seconds for connecting, and for each part of an answer."""
SITE = "https://www.sec.gov"
"""Where files are; the variable EDGAR_BASE_URL names a mirror."""
DATA = "https://data.sec.gov"
"""Where the lists of filings are; the variable EDGAR_DATA_URL names a mirror."""

_BEYOND = 416
_PIECES = frozenset({206, _BEYOND})
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
_BUSY = frozenset({429, 500, 502, 503, 504})
_GONE = frozenset({404, 410})
_ENDS = frozenset({"content-length", "content-encoding", "transfer-encoding"})


class NoAnswerError(KGError):
    """No whole answer came, or EDGAR refused to give one."""


class AskedToWaitError(NoAnswerError):
    """EDGAR wants a pause longer than this program waits."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a server.

    Attributes:
        status: HTTP status.
        headers: By name, in lower case.
        body: Decoded, as far as it came.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Piece:
    """Some bytes of a large file.

    Attributes:
        start: Where they begin; 0 where the server sends the file whole.
        total: Bytes of the file.
        version: Its ETag or day of change: what the next piece must be of. "" if none.
        body: The bytes.
    """

    start: int
    total: int
    version: str
    body: bytes


Transport = Callable[[str], Answer]
"""Asks for one address once; raises OSError when no whole answer comes."""
Asking = Callable[[str, Mapping[str, str]], Answer]
"""The same with further headers."""


@dataclass(slots=True)
class Pace:
    """Spaces requests evenly, at most so many a second.

    Attributes:
        rate: Requests a second.
        sleep: Waits so many seconds.
        clock: Tells the time in seconds.
    """

    rate: float
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _next: float = 0.0

    def wait(self) -> None:
        """Return when the next request may be made."""
        now = self.clock()
        if now < self._next:
            self.sleep(self._next - now)
        self._next = max(now, self._next) + 1 / self.rate


@dataclass(frozen=True, slots=True)
class Client:
    """EDGAR, or a server that looks like it.

    Attributes:
        transport: Asks once.
        site: Where files are.
        data: Where the lists of filings are.
        sleep: Waits so many seconds.
        asking: Asks once, with headers; without it files come whole.
    """

    transport: Transport
    site: str = SITE
    data: str = DATA
    sleep: Callable[[float], None] = time.sleep
    asking: Asking | None = None

    def get(self, url: str, *, size: int | None = None) -> bytes:
        """Return what lies at an address, whole.

        Args:
            url: The address.
            size: Bytes it should have, if known; asked only where the answer does not
                tell its own length.

        Raises:
            NotFoundError: There is nothing.
            AskedToWaitError: EDGAR wants a longer pause than `LONGEST_WAIT`.
            NoAnswerError: No whole answer in `ATTEMPTS` attempts, or access refused.
            InputError: The answer is none of these.
        """
        return self._answer(url, self.transport, size).body

    def get_piece(self, url: str, start: int, size: int, *, version: str = "") -> Piece:
        """Return some bytes of what lies at an address.

        Args:
            url: The address.
            start: The first byte wanted.
            size: How many are wanted at most.
            version: Of what version they must be; of another one its beginning comes.

        Raises:
            NotFoundError, AskedToWaitError, NoAnswerError, InputError: See `get`.
        """
        headers = {"Range": f"bytes={start}-{start + size - 1}"}
        if version:
            headers["If-Range"] = version
        ask = self.transport
        if self.asking is not None:
            ask = partial(_with_headers, self.asking, headers)
        answer = self._answer(url, ask, None)
        if answer.status == _BEYOND:  # what is here is longer than the file
            return self.get_piece(url, 0, size)
        told = answer.headers.get("etag", "")
        if not told or told.startswith("W/"):  # a weak one tells no bytes
            told = answer.headers.get("last-modified", "")
        if answer.status == 206 and told != version and start:
            return self.get_piece(url, 0, size)
        if answer.status == 200:
            return Piece(0, len(answer.body), told, answer.body)
        place = _RANGE.fullmatch(answer.headers.get("content-range", "").strip())
        if place is None or len(answer.body) != int(place[2]) - int(place[1]) + 1:
            message = (
                f"found {len(answer.body)} bytes under "
                f"{answer.headers.get('content-range')!r}, expected a piece of the "
                "file; try again later"
            )
            raise InputError(message, source=url)
        return Piece(int(place[1]), int(place[3]), told, answer.body)

    def _answer(self, url: str, ask: Transport, size: int | None) -> Answer:
        """Return a whole answer, asked for until it comes."""
        trouble = ""
        for attempt in range(ATTEMPTS):
            pause = 2.0**attempt
            try:
                answer = ask(url)
            except OSError as error:
                trouble = f"no answer ({error})"
            else:
                if answer.status in _PIECES and self.asking is not None:
                    return answer
                if answer.status == 200 and _is_whole(answer, size):
                    return answer
                if answer.status != 200 and answer.status not in _BUSY:
                    raise _refusal(url, answer.status)
                trouble = f"a cut answer of {len(answer.body)} bytes"
                if answer.status != 200:
                    trouble = f"EDGAR busy (status {answer.status})"
                pause = _pause(url, answer, otherwise=pause)
            if attempt + 1 < ATTEMPTS:
                self.sleep(pause)
        message = (
            f"found {trouble} in {ATTEMPTS} attempts, expected the whole file; run the "
            "same command again: what is here is not fetched twice"
        )
        raise NoAnswerError(message, source=url)


def _with_headers(asking: Asking, headers: Mapping[str, str], url: str) -> Answer:
    return asking(url, headers)


def _is_whole(answer: Answer, size: int | None) -> bool:
    """Whether a body that does not tell its own end has the size the list gives.

    Where it does, as a length or by its encoding, the transport has checked it.
    """
    if answer.headers.keys() & _ENDS:
        return bool(answer.body) or not size
    return size is None or len(answer.body) == size


def _refusal(url: str, status: int) -> KGError:
    """Return the error an answer that will not change stands for."""
    if status in _GONE:
        message = f"found nothing there (status {status}), expected a file; check it"
        return NotFoundError(message, source=url)
    if status in (401, 403):
        message = (
            f"found access refused (status {status}), expected EDGAR to accept the "
            "identity and the rate; check --identity and try again in ten minutes"
        )
        return NoAnswerError(message, source=url)
    message = f"found the status {status}, expected 200; try again later"
    return InputError(message, source=url)


def _pause(url: str, answer: Answer, *, otherwise: float) -> float:
    """Return the seconds to wait: what Retry-After says, in seconds or as a date.

    Raises:
        AskedToWaitError: It says more than `LONGEST_WAIT`.
    """
    text = answer.headers.get("retry-after", "").strip()
    if text.isdecimal():
        seconds = float(text)
    else:
        try:
            until = parsedate_to_datetime(text)
            seconds = (until.astimezone(UTC) - datetime.now(UTC)).total_seconds()
        except ValueError:
            return otherwise
    if seconds > LONGEST_WAIT:
        message = (
            f"found EDGAR asking for a pause of {seconds:.0f} s, expected at most "
            f"{LONGEST_WAIT:.0f}; run the same command then: it goes on where it was"
        )
        raise AskedToWaitError(message, source=url)
    return max(seconds, 0.0)


@contextmanager
def shaped(url: str, what: str) -> Iterator[None]:
    """Turn whatever goes wrong with an answer of another form into one error.

    Raises:
        InputError: The answer has another form.
    """
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        message = (
            f"found an answer of another form ({type(error).__name__}: {error}), "
            f"expected {what}; try again later"
        )
        raise InputError(message, source=url) from None


def require() -> None:
    """Make sure that httpx can be used.

    Raises:
        InputError: It is not installed.
    """
    missing = missing_packages("kg fetch", "edgar", "httpx")
    if missing is not None:
        raise missing


@contextmanager
def connect(
    contact: str, environment: Mapping[str, str] = os.environ
) -> Iterator[Client]:
    """Give EDGAR, asked at most `RATE` times a second under an identity.

    Proxies and certificates are those the environment names (``HTTPS_PROXY``,
    ``SSL_CERT_FILE``).

    Args:
        contact: Name and e-mail address, sent with every request.
        environment: May name a mirror (EDGAR_BASE_URL, EDGAR_DATA_URL) and another
            time-out (EDGAR_HTTP_TIMEOUT, in seconds).

    Raises:
        InputError: httpx is not installed, or the time-out is no number.
    """
    require()
    httpx = import_module("httpx")
    pace = Pace(RATE)
    with httpx.Client(
        headers={"User-Agent": contact},
        timeout=_timeout(environment.get("EDGAR_HTTP_TIMEOUT")),
        follow_redirects=True,
    ) as connection:

        def asking(url: str, sent: Mapping[str, str]) -> Answer:
            pace.wait()
            try:
                answer = connection.get(url, headers=dict(sent))
            except (httpx.RequestError, httpx.InvalidURL) as error:
                message = f"{type(error).__name__}: {error}"
                raise ConnectionError(message) from error
            headers = {name.lower(): value for name, value in answer.headers.items()}
            return Answer(answer.status_code, headers, answer.content)

        yield Client(
            partial(_asked, asking),
            environment.get("EDGAR_BASE_URL") or SITE,
            environment.get("EDGAR_DATA_URL") or DATA,
            asking=asking,
        )


def _asked(asking: Asking, url: str) -> Answer:
    return asking(url, {})


def _timeout(text: str | None) -> float:
    """Return a time-out in seconds, the usual one without a text."""
    try:
        seconds = float(text) if text else TIMEOUT
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        message = (
            f"found the time-out {text!r}, expected seconds such as 30; correct the "
            "variable EDGAR_HTTP_TIMEOUT"
        )
        raise InputError(message)
    return seconds

"""Asks EDGAR for one address after another, slowly, until the answer is whole.

The connection, its throttle, its TLS and proxy settings and the addresses of EDGAR
(or of a mirror) are edgartools'. Its own retries are not used: they give up on 429 and
503, and its cache keeps what a broken connection left. So is the size check ours.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib import import_module

from kg.errors import InputError, KGError, NotFoundError

ATTEMPTS = 5
"""How often one address is asked for before it is given up."""
LONGEST_WAIT = 120.0
"""Seconds; when EDGAR asks for a longer pause, the run ends instead."""
RATE = 8
"""Requests a second; EDGAR allows ten."""

_BUSY = frozenset({429, 500, 502, 503, 504})
_GONE = frozenset({404, 410})


class NoAnswer(KGError):
    """No whole answer came, or EDGAR refused to give one."""


class AskedToWait(NoAnswer):
    """EDGAR wants a pause longer than this program waits."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said.

    Attributes:
        status: HTTP status.
        headers: By name, in lower case.
        body: Decoded, as far as it came.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


Transport = Callable[[str], Answer]
"""Asks for one address once; raises OSError when no answer comes."""


@dataclass(frozen=True, slots=True)
class Client:
    """EDGAR, or a server that looks like it.

    Attributes:
        transport: Asks once.
        site: Where files are, ``https://www.sec.gov``.
        data: Where the lists of filings are, ``https://data.sec.gov``.
        tickers: CIK by ticker, as far as known without asking.
        sleep: Waits so many seconds.
    """

    transport: Transport
    site: str
    data: str
    tickers: Callable[[str], str | None] = lambda _: None
    sleep: Callable[[float], None] = time.sleep

    def get(self, url: str, *, size: int | None = None) -> bytes:
        """Return what lies at an address, whole.

        Args:
            url: The address.
            size: Bytes it should have, if known; asked only where the answer does not
                tell its own length.

        Raises:
            NotFoundError: There is nothing.
            AskedToWait: EDGAR wants a longer pause than `LONGEST_WAIT`.
            NoAnswer: No whole answer in `ATTEMPTS` attempts, or access was refused.
            InputError: The answer is none of these.
        """
        found = ""
        for attempt in range(ATTEMPTS):
            pause = 2.0**attempt
            try:
                answer = self.transport(url)
            except OSError as error:
                found = f"no answer ({error})"
            else:
                if answer.status == 200 and _is_whole(answer, size):
                    return answer.body
                if answer.status != 200 and answer.status not in _BUSY:
                    raise _refusal(url, answer.status)
                found = _trouble(answer)
                pause = _pause(url, answer, otherwise=pause)
            if attempt + 1 < ATTEMPTS:
                self.sleep(pause)
        message = (
            f"found {found} in {ATTEMPTS} attempts, expected the whole file; run the "
            "same command again: what is here is not fetched twice"
        )
        raise NoAnswer(message, source=url)


def _is_whole(answer: Answer, size: int | None) -> bool:
    """Whether a body has the length its head, or else the folder's list, says.

    A compressed or chunked answer carries its own end, which the transport checks.
    """
    headers = answer.headers
    if "content-encoding" in headers or "transfer-encoding" in headers:
        return bool(answer.body) or not size
    said = headers.get("content-length", "")
    expected = int(said) if said.isdecimal() else size
    return expected is None or len(answer.body) == expected


def _trouble(answer: Answer) -> str:
    if answer.status == 200:
        return f"a cut answer of {len(answer.body)} bytes"
    return f"EDGAR busy (status {answer.status})"


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
        return NoAnswer(message, source=url)
    message = f"found the status {status}, expected 200; try again later"
    return InputError(message, source=url)


def _pause(url: str, answer: Answer, *, otherwise: float) -> float:
    """Return the seconds to wait: what Retry-After says, in seconds or as a date.

    Raises:
        AskedToWait: It says more than `LONGEST_WAIT`.
    """
    said = answer.headers.get("retry-after", "").strip()
    if said.isdecimal():
        seconds = float(said)
    else:
        try:
            until = parsedate_to_datetime(said)
            seconds = (until.astimezone(UTC) - datetime.now(UTC)).total_seconds()
        except ValueError:
            return otherwise
    if seconds > LONGEST_WAIT:
        message = (
            f"found EDGAR asking for a pause of {seconds:.0f} s, expected at most "
            f"{LONGEST_WAIT:.0f}; run the same command then: it goes on where it was"
        )
        raise AskedToWait(message, source=url)
    return max(seconds, 0.0)


def require() -> None:
    """Make sure that edgartools can be used.

    Raises:
        InputError: It is not installed.
    """
    try:
        import_module("edgar.httpclient")
    except ImportError as missing:
        message = (
            "edgartools is not installed, needed for kg fetch; "
            "run pip install 'related-party-kg[edgar]'"
        )
        raise InputError(message) from missing


def connect(contact: str) -> Client:
    """Return EDGAR, asked at most `RATE` times a second under an identity.

    Raises:
        InputError: edgartools is not installed.
    """
    require()
    httpx = import_module("httpx")
    config = import_module("edgar.config")
    manager = import_module("edgar.httpclient").get_http_mgr(
        cache_enabled=False, request_per_sec_limit=RATE
    )
    manager.user_agent_factory = lambda: contact

    def transport(url: str) -> Answer:
        try:
            with manager.http_client() as connection:
                answer = connection.get(url, follow_redirects=True)
        except httpx.RequestError as error:
            message = f"{type(error).__name__}: {error}"
            raise ConnectionError(message) from error
        headers = {name.lower(): value for name, value in answer.headers.items()}
        return Answer(answer.status_code, headers, answer.content)

    def tickers(ticker: str) -> str | None:
        known = import_module("edgar.reference.tickers").get_company_cik_lookup()
        return str(known[ticker]) if ticker in known else None

    return Client(transport, config.SEC_BASE_URL, config.SEC_DATA_URL, tickers)

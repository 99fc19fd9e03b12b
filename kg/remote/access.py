"""How a SPARQL store is reached: its address, who asks, and how long it may take."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from kg.errors import InputError

USER: Final = "KG_SPARQL_USER"
PASSWORD: Final = "KG_SPARQL_PASSWORD"
TOKEN: Final = "KG_SPARQL_TOKEN"
TIMEOUT: Final = "KG_SPARQL_TIMEOUT"
RETRIES: Final = "KG_SPARQL_RETRIES"
LARGEST: Final = "KG_SPARQL_LARGEST"
_MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Access:
    """How a SPARQL store is reached.

    Attributes:
        url: Address that queries are sent to.
        user, password: Answer a challenge (Basic or Digest); "" without.
        token: Sent as a bearer token; "" without.
        timeout: Seconds for one answer, from the request to its last byte.
        retries: How often a request is repeated after a failure that may pass.
        largest: Most bytes of one answer.
    """

    url: str
    user: str = ""
    password: str = ""
    token: str = ""
    timeout: float = 60.0
    retries: int = 4
    largest: int = 1000 * _MEGABYTE

    @property
    def origin(self) -> tuple[str, str]:
        """Scheme and host with port: what a redirect may not leave."""
        parts = urlsplit(self.url)
        return parts.scheme.lower(), parts.netloc.lower()


def access_of(url: str, environment: Mapping[str, str] = os.environ) -> Access:
    """Return how a store is reached, with what the environment says beside it.

    Raises:
        InputError: The address holds a password or no host, or a number is none.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or any(character.isspace() for character in url):
        message = "found no address of a store, expected http://HOST:PORT/sparql"
        raise InputError(message, source=url)
    if parts.username is not None:
        message = (
            f"found a password in the address, where every process can read it; set "
            f"{USER} and {PASSWORD} instead"
        )
        raise InputError(message, source=f"{parts.scheme}://{host}")
    return Access(
        url=url,
        user=environment.get(USER, ""),
        password=environment.get(PASSWORD, ""),
        token=environment.get(TOKEN, ""),
        timeout=_number(environment, TIMEOUT, 60.0),
        retries=int(_number(environment, RETRIES, 4)),
        largest=int(_number(environment, LARGEST, 1000) * _MEGABYTE),
    )


def _number(environment: Mapping[str, str], name: str, default: float) -> float:
    """Return a number above zero, or zero for retries.

    Raises:
        InputError: It is none.
    """
    text = environment.get(name, "")
    try:
        number = float(text) if text else default
    except ValueError:
        number = -1.0
    if not 0 <= number < 1e9 or (number == 0 and name != RETRIES):
        message = f"found {name}={text}, expected a number above zero"
        raise InputError(message)
    return number

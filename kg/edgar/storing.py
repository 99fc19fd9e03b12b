"""Which files of a filing carry facts, and how they are kept: whole or not at all.

A file is written under a hidden name and renamed when it is complete. ``.sha256`` notes
what was stored, in the form ``sha256sum --check`` reads; a file that no longer agrees
with it is fetched again. ``.index.json`` is EDGAR's list of the filing.
"""

import hashlib
import json
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from urllib.parse import quote

from kg.edgar.client import AskedToWaitError, Client, NoAnswerError, shaped
from kg.edgar.listing import Filing
from kg.errors import InputError, NotFoundError

SUMMARY = "FilingSummary.xml"
INDEX = ".index.json"
RECORD = ".sha256"

_PLAIN = re.compile(r'[^./\\:*?"<>|\x00-\x1f\x7f][^/\\:*?"<>|\x00-\x1f\x7f]{0,199}')
_PAGE = re.compile(r"R\d+\.(?:htm|xml)")
_FACTS = re.compile(
    r".+\.(?:xml|xsd)|MetaLinks\.json|Financial_Report\.xlsx?", re.IGNORECASE
)
_INPUT = re.compile(r"<File\b[^>]*>\s*([^<>]+\.html?)\s*</File>")
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


class State(Enum):
    """What became of a file."""

    FETCHED = "fetched"
    PRESENT = "present"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file of a filing.

    Attributes:
        name: Its name.
        state: What became of it.
        message: Why it was missed, on one line; else empty.
    """

    name: str
    state: State
    message: str = ""


def store(
    client: Client, filing: Filing, root: Path, *, pages: bool = True
) -> Iterator[Outcome]:
    """Store the files of a filing that carry facts; yield each when it is settled.

    Raises:
        NotFoundError: EDGAR has no list of the filing.
        InputError: That list cannot be read.
        NoAnswerError: EDGAR no longer answers, or wants a long pause.
    """
    folder = root / filing.folder
    address = f"{client.site}/Archives/edgar/{filing.folder}"
    present = stored_as_recorded(folder)
    sizes, refused = _index(client, address, folder)
    for name in refused:
        message = f"found a file named {name!r}, expected a plain name; it is left out"
        yield Outcome(name, State.MISSED, f"{address}: {message}")
    inline = {filing.inline} if filing.inline is not None else set[str]()
    unanswered = False
    for name in sorted(sizes, key=lambda name: (name != SUMMARY, name)):
        if not carries_facts(name, sizes, inline, pages=pages):
            continue
        outcome = Outcome(name, State.PRESENT)
        if name not in present:
            url = f"{address}/{quote(name)}"
            try:
                outcome = _fetch(client, url, folder / name, sizes[name])
            except NoAnswerError as error:
                # one file may be at fault; two in a row mean that EDGAR is
                if unanswered or isinstance(error, AskedToWaitError):
                    raise
                outcome = Outcome(name, State.MISSED, str(error))
                unanswered = True
            else:
                unanswered = False
        yield outcome
        if name == SUMMARY:
            inline |= _inputs(folder / SUMMARY)


def carries_facts(
    name: str,
    names: Container[str],
    inline: set[str],
    *,
    pages: bool,
) -> bool:
    """Whether a file of a filing may carry facts, or what explains them.

    Args:
        name: The file.
        names: All files of the filing.
        inline: Documents known to hold facts.
        pages: Whether R pages count.

    >>> names = frozenset({"a.htm", "a_htm.xml", "ex99.htm"})
    >>> [n for n in sorted(names) if carries_facts(n, names, set(), pages=True)]
    ['a.htm', 'a_htm.xml']
    """
    if _PAGE.fullmatch(name):
        return pages
    if _FACTS.fullmatch(name):
        return True
    stem, _, suffix = name.rpartition(".")
    return suffix.lower() in {"htm", "html"} and (
        name in inline or f"{stem}_htm.xml" in names
    )


def _fetch(client: Client, url: str, place: Path, size: int | None) -> Outcome:
    """Fetch one file and note what was stored.

    Raises:
        NoAnswerError: EDGAR gave no whole answer.
    """
    try:
        body = client.get(url, size=size)
    except (NotFoundError, InputError) as error:
        return Outcome(place.name, State.MISSED, str(error))
    put(place, body)
    record(place.parent, place.name, hashlib.sha256(body).hexdigest())
    return Outcome(place.name, State.FETCHED)


def record(folder: Path, name: str, digest: str) -> None:
    """Note the SHA-256 of a file that was stored in a folder."""
    with (folder / RECORD).open("a", encoding="utf-8") as lines:
        lines.write(f"{digest}  {name}\n")


def put(place: Path, body: bytes) -> None:
    """Write a file so that it is there whole or not at all; make its folder."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_name(f".{place.name}.part")
    try:
        part.write_bytes(body)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


def stored_as_recorded(folder: Path) -> frozenset[str]:
    """Return the files that are as they were stored."""
    try:
        lines = (folder / RECORD).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return frozenset()
    digests = {match[2]: match[1] for match in map(_LINE.fullmatch, lines) if match}
    return frozenset(
        name
        for name, digest in digests.items()
        if _PLAIN.fullmatch(name) and _digest(folder / name) == digest
    )


def _digest(place: Path) -> str | None:
    if not place.is_file():
        return None
    with place.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _index(
    client: Client, address: str, folder: Path
) -> tuple[dict[str, int | None], list[str]]:
    """Return the size of each file of a filing, and the names no file may have here.

    The list is kept once the filing has been rendered: from then on it does not change.

    Raises:
        NotFoundError: There is no list.
        InputError: It cannot be read.
    """
    url, place = f"{address}/index.json", folder / INDEX
    here = place.is_file()
    body = place.read_bytes() if here else client.get(url)
    try:
        with shaped(url, "the list of a filing's files"):
            items = json.loads(body)["directory"]["item"]
            listed = {str(item["name"]): str(item.get("size", "")) for item in items}
    except InputError:
        place.unlink(missing_ok=True)  # it is asked for again
        raise
    if not here and SUMMARY in listed:
        put(place, body)
    sizes = {
        name: int(size) if size.isdecimal() else None
        for name, size in listed.items()
        if _PLAIN.fullmatch(name)
    }
    return sizes, sorted(listed.keys() - sizes.keys())


def _inputs(summary: Path) -> set[str]:
    """Return the documents a filing's summary names as holding facts."""
    if not summary.is_file():
        return set()
    return set(_INPUT.findall(summary.read_text("utf-8", errors="replace")))

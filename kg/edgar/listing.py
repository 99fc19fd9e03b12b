"""Which filings a company has: the lists EDGAR keeps of each filer."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kg.edgar.client import Client, shaped
from kg.errors import NotFoundError
from kg.model.filing import Identity

FORMS = ("10-K", "10-Q", "20-F", "40-F", "6-K")
"""Forms fetched when none is named: reports that carry financial statements."""

ARCHIVE = "https://www.sec.gov/Archives/edgar"
"""Where filings lie: their address, from whatever mirror they come."""

_LIST = "EDGAR's list"
_FIRST_XBRL = date(2009, 4, 1)
_CIK = re.compile(r"(?:CIK)?0*([1-9]\d{0,9})")
_ACCESSION = re.compile(r"\d{10}-\d{2}-\d{6}")


@dataclass(frozen=True, slots=True)
class Filing:
    """One filing, as the list of its filer gives it.

    Attributes:
        identity: As a manifest gives it.
        folder: Where it lies, at EDGAR below ``Archives/edgar`` and here below the
            folder given: ``data/<cik>/<18 digits>``.
        inline: Its main document, when facts stand in it; else None.
    """

    identity: Identity
    folder: str
    inline: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """The filings of a company that were asked for.

    Attributes:
        filings: Those with XBRL, newest first.
        without: How many had the form and date, but no XBRL.
    """

    filings: tuple[Filing, ...]
    without: int


def ciks_of(client: Client, names: Iterable[str]) -> Iterator[str | NotFoundError]:
    """Yield the company number of each ticker or number; or why there is none.

    EDGAR's table of tickers is asked for once, and only when a ticker was given.

    Raises:
        InputError: The table cannot be read.
    """
    table: Mapping[str, str] | None = None
    for name in names:
        ticker = name.strip().upper()
        number = _CIK.fullmatch(ticker)
        if number is not None:
            yield number[1]
            continue
        if table is None:
            table = _tickers(client)
        cik = table.get(ticker.replace(".", "-"))
        if cik is None:
            message = (
                f"found no company with the ticker {name}, expected one EDGAR lists; "
                "check it, or give the company's CIK"
            )
            yield NotFoundError(message)
        else:
            yield cik


def _tickers(client: Client) -> dict[str, str]:
    """Return the company number of each ticker; none where there is no table."""
    url = f"{client.site}/files/company_tickers.json"
    try:
        body = client.get(url)
    except NotFoundError:
        return {}
    with shaped(url, _LIST):
        rows = json.loads(body).values()
        return {str(row["ticker"]).upper(): str(int(row["cik_str"])) for row in rows}


def listing(
    client: Client,
    cik: str,
    *,
    forms: Iterable[str] = FORMS,
    since: date | None = None,
    limit: int | None = None,
) -> Listing:
    """Return a company's filings of the given forms.

    Args:
        client: EDGAR.
        cik: Company number.
        forms: Exact names: ``20-F`` does not include ``20-F/A``.
        since: First day of filing, inclusive.
        limit: At most so many with XBRL, the newest.

    Raises:
        NotFoundError: There is no such company.
        InputError: The list cannot be read.
    """
    first = max(since or _FIRST_XBRL, _FIRST_XBRL).isoformat()
    wanted = frozenset(forms)
    filings: list[Filing] = []
    without = 0
    for entity, row in _rows(client, cik, first):
        if row["form"].upper() not in wanted or row["filingDate"] < first:
            continue
        if row["isXBRL"] == "0":
            without += 1
            continue
        filings.append(_filing(cik, entity, row))
        if len(filings) == limit:
            break
    return Listing(tuple(filings), without)


_COLUMNS = {
    "accessionNumber": "",
    "form": "",
    "filingDate": "",
    "primaryDocument": "",
    "isXBRL": "1",
    "isInlineXBRL": "1",
}
"""Columns used, with what stands for one that is missing."""


def _rows(client: Client, cik: str, first: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the company's name and a row for each filing, newest first.

    The list comes in parts; an older one is asked for only when it is needed.

    Raises:
        NotFoundError: There is no such company.
        InputError: A part cannot be read.
    """
    url = f"{client.data}/submissions/CIK{int(cik):010}.json"
    try:
        body = client.get(url)
    except NotFoundError:
        message = f"found no filer with the CIK {cik}, expected one EDGAR has; check it"
        raise NotFoundError(message, source=url) from None
    with shaped(url, _LIST):
        head = json.loads(body)
        entity = " ".join(str(head["name"]).split())
        older = [
            (str(part["filingTo"]), _plain_name(part["name"]))
            for part in head["filings"].get("files", ())
        ]
        rows = _newest_first(head["filings"]["recent"])
    yield from ((entity, row) for row in rows)
    for last, name in sorted(older, reverse=True):
        if last >= first:
            url = f"{client.data}/submissions/{name}"
            body = client.get(url)
            with shaped(url, _LIST):
                rows = _newest_first(json.loads(body))
            yield from ((entity, row) for row in rows)


def _newest_first(columns: Mapping[str, list[object]]) -> list[dict[str, str]]:
    """Return the rows of a table that is given column by column.

    Raises:
        ValueError: An accession number or date is none.
    """
    size = len(columns["accessionNumber"])
    filled = [columns.get(n, [usual] * size) for n, usual in _COLUMNS.items()]
    rows = [
        dict(zip(_COLUMNS, map(str, row), strict=True))
        for row in zip(*filled, strict=True)
    ]
    for row in rows:
        date.fromisoformat(row["filingDate"])
        if not _ACCESSION.fullmatch(row["accessionNumber"]):
            message = f"the accession number {row['accessionNumber']!r}"
            raise ValueError(message)
    return sorted(rows, key=_age, reverse=True)


def _age(row: Mapping[str, str]) -> tuple[str, str]:
    return row["filingDate"], row["accessionNumber"]


def _plain_name(name: object) -> str:
    if not re.fullmatch(r"[\w-]+\.json", str(name)):
        message = f"a part named {name!r}"
        raise ValueError(message)
    return str(name)


def _filing(cik: str, entity: str, row: Mapping[str, str]) -> Filing:
    """Return a filing from its row."""
    accession = row["accessionNumber"]
    folder = f"data/{cik}/{accession.replace('-', '')}"
    return Filing(
        Identity(
            cik=cik,
            entity=entity or None,
            accession=accession,
            form=row["form"],
            filed=date.fromisoformat(row["filingDate"]),
            url=f"{ARCHIVE}/{folder}/{accession}-index.htm",
        ),
        folder,
        inline=row["primaryDocument"] if row["isInlineXBRL"] != "0" else None,
    )

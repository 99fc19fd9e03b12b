"""From tickers to files: finds the filings, stores them, lists them in a manifest."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg.edgar import manifest
from kg.edgar.client import Client, NoAnswerError
from kg.edgar.listing import FORMS, Filing, ciks_of, listing
from kg.edgar.storing import State, store
from kg.errors import InputError, NotFoundError

Progress = Callable[[int, int, str], None]
"""Told filings done, filings in all, and the file just settled."""


@dataclass(frozen=True, slots=True)
class Download:
    """What a run brought.

    Attributes:
        filings: Filings stored or already here.
        fetched: Files fetched.
        present: Files that were here already.
        without: Filings passed over because they carry no XBRL.
        bad: One line for each ticker, filing or file that could not be had.
        stopped: Why the run ended early, on one line; None when it did not.
        manifest: The manifest; None when there is nothing to list.
    """

    filings: int
    fetched: int
    present: int
    without: int
    bad: tuple[str, ...]
    stopped: str | None
    manifest: Path | None


def download(
    client: Client,
    names: Iterable[str],
    root: Path,
    *,
    forms: Iterable[str] = FORMS,
    since: date | None = None,
    limit: int | None = None,
    pages: bool = True,
    progress: Progress | None = None,
) -> Download:
    """Store the filings of companies below a folder; nothing is fetched twice.

    Args:
        client: EDGAR.
        names: Tickers or company numbers.
        root: The folder; made when missing.
        forms: Exact names of forms.
        since: First day of filing, inclusive.
        limit: At most so many filings a company, the newest.
        pages: Whether R pages are wanted.
        progress: Told after each file.

    Raises:
        InputError: A foreign file lies where the manifest goes.
    """
    rows = manifest.rows_of(root)
    filings: list[Filing] = []
    bad: list[str] = []
    counts: Counter[State] = Counter()
    without = done = 0
    stopped = place = None
    try:
        for cik in dict.fromkeys(_known(client, names, bad)):
            try:
                listed = listing(client, cik, forms=forms, since=since, limit=limit)
            except (NotFoundError, InputError) as error:
                bad.append(str(error))
                continue
            filings += listed.filings
            without += listed.without
        for n, filing in enumerate(filings):
            try:
                for outcome in store(client, filing, root, pages=pages):
                    counts[outcome.state] += 1
                    if outcome.message:
                        bad.append(outcome.message)
                    if progress is not None:
                        progress(n, len(filings), f"{filing.folder}/{outcome.name}")
            except (NotFoundError, InputError) as error:
                bad.append(str(error))
                continue
            done += 1
            rows.setdefault(filing.folder, manifest.row_of(filing))
            place = manifest.write(root, rows)
    except NoAnswerError as error:
        stopped = str(error)
    return Download(
        filings=done,
        fetched=counts[State.FETCHED],
        present=counts[State.PRESENT],
        without=without,
        bad=tuple(bad),
        stopped=stopped,
        manifest=place,
    )


def _known(client: Client, names: Iterable[str], bad: list[str]) -> list[str]:
    """Return the numbers of the companies known; the others go to `bad`."""
    ciks = list(ciks_of(client, names))
    bad += [str(failure) for failure in ciks if isinstance(failure, NotFoundError)]
    return [cik for cik in ciks if isinstance(cik, str)]

"""kg fetch: what brings filings here."""

import os
import shlex
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.ending import keeping
from kg.cli.options import QuietOption, example, say

if TYPE_CHECKING:
    from kg.edgar.download import Download


commands = typer.Typer()


@commands.command(
    epilog=example(
        "kg fetch AMBO --form 20-F,20-F/A --since 2020-01-01 -o filings",
        "kg fetch 1494558 --limit 2 --identity 'Jane Doe jane@example.com'",
    )
)
def fetch(
    companies: Annotated[
        list[str], typer.Argument(metavar="TICKER|CIK", help="Companies.")
    ],
    form: Annotated[
        list[str] | None,
        typer.Option(
            help="Forms, with commas between them; amendments (20-F/A) only when "
            "named. Default: 10-K,10-Q,20-F,40-F,6-K."
        ),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="DATE",
            help="First day of filing, 2020-01-01.",
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("-o", "--output", help="Folder for the filings.")
    ] = "filings",
    limit: Annotated[
        int | None,
        typer.Option(min=1, help="At most so many filings a company, the newest."),
    ] = None,
    pages: Annotated[
        bool, typer.Option("--pages/--no-pages", help="Whether R pages are fetched.")
    ] = True,
    identity: Annotated[
        str | None,
        typer.Option(
            help="Who asks: 'Jane Doe jane@example.com'. Default: $EDGAR_IDENTITY."
        ),
    ] = None,
    quiet: QuietOption = False,
) -> None:
    """Download filings with XBRL from EDGAR; what is here is not fetched again."""
    from kg.api.progress import Bar
    from kg.edgar.client import connect
    from kg.edgar.download import download
    from kg.edgar.listing import FORMS

    kept = f"the files fetched so far are kept in {output}; the same command goes on"
    bar = Bar("listing filings", shown=not quiet)
    with keeping(lambda: kept), connect(_who(identity)) as client, bar:
        done = download(
            client,
            companies,
            Path(output),
            forms=_forms(form) or FORMS,
            since=since and since.date(),
            limit=limit,
            pages=pages,
            progress=bar.show,
        )
    _print(done, output)
    if done.bad or done.stopped is not None:
        raise typer.Exit(3)


def _who(identity: str | None) -> str:
    """Return who asks EDGAR."""
    from kg.edgar.contact import contact

    return contact(identity, os.environ, _asking())


def _forms(given: list[str] | None) -> tuple[str, ...]:
    """Return the forms named, in capitals.

    >>> _forms(["20-F,20-f/a", "6-K"])
    ('20-F', '20-F/A', '6-K')
    """
    texts = ",".join(given or ()).split(",")
    return tuple(text.strip().upper() for text in texts if text.strip())


def _asking() -> Callable[[], str] | None:
    """Return what asks for the identity; None where nobody could answer."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None

    def ask() -> str:
        from kg.edgar.client import require

        require()
        question = "EDGAR wants to know who asks. Your name and e-mail address"
        return str(typer.prompt(question, err=True))

    return ask


def _print(done: "Download", output: str) -> None:
    """Print what came, what did not, and how to go on."""
    for message in done.bad:
        say(message)
    print(
        f"{done.filings} filings in {output}: {done.fetched} files fetched, "
        f"{done.present} already there, {len(done.bad)} missed; "
        f"{done.without} filings without XBRL passed over"
    )
    if done.manifest is not None:
        print(f"next: kg build --manifest {shlex.quote(str(done.manifest))}")
    say(done.stopped or "")

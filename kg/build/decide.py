"""What a person decides about a graph: a column, who names are, a filing's end."""

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kg.build.filing import filing_without
from kg.build.refresh import Change, refresh
from kg.build.workspace import Workspace
from kg.errors import InputError, NotFoundError
from kg.facts.decisions import Entry, ReporterName, Settlement
from kg.facts.rows import FilingRows
from kg.parties.decisions import Decision
from kg.parties.identifiers import reporter_of
from kg.readers.origin import plain_accession, plain_cik
from kg.readers.sources import sources_of

_HASH = re.compile(r"[0-9a-f]{32}\Z")


def settle(space: Workspace, fact: str, column: int, why: str) -> None:
    """Decide the column of a fact, at once and for every later build of its page.

    Decisions are only ever added; the newest holds.

    Args:
        space: The graph; it is published.
        fact: IRI of the fact, or what follows the base in it.
        column: Value column from 0.
        why: The reason; not empty.

    Raises:
        NotFoundError: There is no such fact.
        InputError: There is no such column, or no reason was given.
    """
    iri = fact if fact.startswith(space.iris.base) else space.iris.base + fact
    places = space.tables.rows("facts", None, ("filing", "report"), "iri = ?", [iri])
    if not places:
        message = f"found no fact {fact}; kg query uncertain lists those to settle"
        raise NotFoundError(message)
    if not why.strip():
        message = "found no reason; say --why, so that others can follow the decision"
        raise InputError(message)
    (filing, report), *_ = places
    (rows,) = space.filings([str(filing)])
    columns = next(r.columns for r in rows.reports if r.iri == report)
    if not 0 <= column < len(columns):
        message = (
            f"found column {column}, expected 0 to {len(columns) - 1}: the page has no "
            "other"
        )
        raise InputError(message)
    before = [s.ordinal for s in space.decisions.settlements if s.fact == iri]
    entry = Settlement(iri, column, why, max(before, default=0) + 1)
    apply_entries(space, [entry], [rows])


def apply_entries(
    space: Workspace, entries: Sequence[Entry], filings: Collection[FilingRows] = ()
) -> None:
    """Add entries to the log of decisions, make anew what follows, and publish.

    Where columns were decided, `filings` are the ones they stand in.
    """
    change = pending_change(space)
    space.add_decisions(entries)
    change.decided = True
    for rows in filings:
        change.reporters.add(rows.filing.reporter)
        change.filings.add(rows.filing.key)
    change.reporters |= _reporters_of(entries)
    refresh(space, change)
    space.publish()


def pending_change(space: Workspace) -> Change:
    """Return the change that decisions make which no publication reflects yet.

    A process that is killed after it wrote a decision down leaves such ones behind.
    """
    change = Change()
    decisions = space.decisions
    if decisions.count == space.writer.manifest.decisions:
        return change
    change.decided = True
    entries: list[Entry] = [*decisions.names, *decisions.reporters]
    change.reporters |= _reporters_of(entries)
    settled = space.tables.rows(
        "facts", None, ("filing", "reporter"), "list_contains(?, iri)",
        [sorted(decisions.columns)],
    )  # fmt: skip
    change.filings |= {filing for filing, _ in settled}
    change.reporters |= {reporter for _, reporter in settled}
    return change


def _reporters_of(entries: Sequence[Entry]) -> set[str]:
    """Return the reporters whose names were decided about.

    One that is no longer in the graph is among them: through its names decisions may
    have made those of two others one.
    """
    keys = {
        reporter_of(key)
        for entry in entries
        if isinstance(entry, Decision)
        for key in entry.pair
    }
    return keys | {
        entry.reporter for entry in entries if isinstance(entry, ReporterName)
    }


def name_reporter(space: Workspace, entry: ReporterName) -> None:
    """Give a reporter its name, or take it back; at once and for every later build.

    The entry names the reporter by its CIK, its key, or the name shown for it.

    Raises:
        NotFoundError: The graph has no such reporter.
        InputError: Several are shown under that name, or no name stands to take back.
    """
    wanted = plain_cik(entry.reporter) or entry.reporter
    rows = space.tables.rows("entities", None, ("reporter", "name", "subsidiary"))
    shown = {key: name for key, name, below in rows if not below}
    keys = [wanted] if wanted in shown else _shown_as(shown, wanted)
    if not keys:
        message = (
            f"found no reporter {entry.reporter}, expected the CIK of one here; "
            "kg query filings lists them"
        )
        raise NotFoundError(message)
    if len(keys) > 1:
        some = ", ".join(sorted(keys)[:5])
        message = (
            f"found {len(keys)} reporters shown as {wanted}, expected one; give its "
            f"key: {some}"
        )
        raise InputError(message)
    (key,) = keys
    if not entry.name and key not in space.decisions.reporter_names:
        message = f"found no name given to {entry.reporter}, so there is none to undo"
        raise InputError(message)
    named = replace(entry, reporter=key, name=" ".join(entry.name.split()))
    apply_entries(space, [named])


def _shown_as(shown: Mapping[str, str], name: str) -> list[str]:
    return [key for key, text in shown.items() if text.casefold() == name.casefold()]


def remove(space: Workspace, name: str) -> int:
    """Remove a filing, a page, or the pages a source holds; return how many reports.

    Args:
        space: The graph; it is published.
        name: An accession in either spelling, a page's hash, a path of files as they
            were built, or the bare name of a file that was built.

    Raises:
        NotFoundError: Nothing in the graph answers to it.
        InputError: Files of several filings have that bare name.
    """
    reports = _reports_named(space, name)
    if not reports:
        message = (
            f"found nothing of {name} in the graph, expected an accession, a page's "
            "hash or a source that was built; kg query filings lists them"
        )
        raise NotFoundError(message)
    change, left = pending_change(space), []
    before = space.filings(reports.keys())
    for rows in before:
        kept = filing_without(rows, reports[rows.filing.key], space.iris)
        change.filings.add(rows.filing.key)
        if kept is None:
            change.gone.add(rows.filing.iri)
        else:
            left.append(kept)
    change.reporters |= space.store(left, before)
    refresh(space, change)
    space.publish()
    return sum(len(found) for found in reports.values())


def _reports_named(space: Workspace, name: str) -> dict[str, set[str]]:
    """Return the names of the reports meant, by key of the filing."""
    accession = plain_accession(name)
    if accession is not None or _HASH.match(name):
        return _reports_with(space, "filing", {accession or name})
    if Path(name).exists():
        files = [file for file in sources_of(name) if not file.unopened]
        digests = {hashlib.sha256(file.load()).hexdigest() for file in files}
        return _reports_with(space, "digest", digests)
    named = _reports_with(space, "source", {name})
    if len(named) > 1:
        filings = ", ".join(sorted(named)[:5])
        message = (
            f"found {name} in {len(named)} filings ({filings}), expected one; give the "
            "accession, or the path of the file"
        )
        raise InputError(message)
    return named


def _reports_with(
    space: Workspace, column: str, values: Collection[str]
) -> dict[str, set[str]]:
    rows = space.tables.rows(
        "reports", None, ("filing", "name"), f"list_contains(?, {column})",
        [sorted(values)],
    )  # fmt: skip
    found: dict[str, set[str]] = {}
    for filing, report in rows:
        found.setdefault(filing, set()).add(report)
    return found

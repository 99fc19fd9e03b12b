"""What sources hold, for people and for programs."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from kg.build.source_report import Holdings, SourceReport
from kg.views.table import text_table

_COLUMNS = ("source", "report", "kind", "facts", "related", "uncertain", "alone")
_MANY = 12
"""At most so many names of one sort are written out."""


def holdings_text(holdings: Holdings, *, room: int | None = None) -> str:
    """Return a text for people: filing by filing, then what was passed over."""
    parts = []
    ordered = sorted(holdings.reports, key=lambda report: report.filing)
    for filing, group in groupby(ordered, key=lambda report: report.filing):
        parts.append("\n".join(_filing(filing, list(group), room)))
    if holdings.skipped:
        parts.append("\n".join(_skipped(holdings)))
    if holdings.reports:
        parts.append(_totals(holdings))
    return "\n\n".join(parts) + ("\n" if parts else "")


def _filing(
    filing: str, reports: list[SourceReport], room: int | None
) -> Iterator[str]:
    """Yield the lines of one filing."""
    names = Counter(report.entity for report in reports if report.entity)
    whose = f" · {names.most_common(1)[0][0]}" if names else ""
    yield f"{filing}{whose}"
    rows = [{name: getattr(report, name) for name in _COLUMNS} for report in reports]
    yield text_table(_COLUMNS, rows, room=room).rstrip("\n")
    for report in reports:
        if report.counts:
            counts = ", ".join(
                f"{size:,} {name}" for name, size in report.counts if size
            )
            yield f"{report.report}: {counts}"
    yield from _members(reports)
    for report in reports:
        for line in report.warnings:
            yield f"{report.source}: {line}"


def _members(reports: list[SourceReport]) -> Iterator[str]:
    """Yield what the members of a filing are, and which have no label."""
    best = max(reports, key=lambda r: sum(size for _, size in r.members))
    if best.members:
        sorts = ", ".join(f"{size} {name}" for name, size in best.members)
        yield f"members of {best.report or best.source}: {sorts}"
    parties = sorted({name for report in reports for name in report.parties})
    if parties:
        yield f"parties: {_some(parties)}"
    unlabelled = sorted({name for report in reports for name in report.unlabelled})
    if unlabelled:
        yield f"members without label: {_some(unlabelled)}"


def _some(names: list[str]) -> str:
    more = len(names) - _MANY
    return " · ".join(names[:_MANY]) + (f" · and {more} more" if more > 0 else "")


def _skipped(holdings: Holdings) -> Iterator[str]:
    """Yield the files that carry no facts of their own, by reason."""
    yield f"not read: {len(holdings.skipped)} files"
    by_reason: dict[str, list[str]] = {}
    for source, reason in holdings.skipped:
        name = source.replace("\\", "/").rpartition("/")[2]
        by_reason.setdefault(reason or "carries no facts", []).append(name)
    for reason, names in sorted(by_reason.items()):
        yield f"  {reason}: {_some(names)}"


def _totals(holdings: Holdings) -> str:
    facts = sum(report.facts for report in holdings.reports)
    related = sum(report.related for report in holdings.reports)
    return (
        f"{len(holdings.reports)} reports, {facts:,} facts, {related:,} on related "
        f"parties, {len(holdings.skipped)} files not read, {len(holdings.bad)} bad"
    )

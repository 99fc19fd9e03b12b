"""One reporter on a sheet: who owes what, how it came about, what does not add up.

Every amount bears the numbers of the cells it was read from, which are listed at the
end. Markdown and HTML are made of the same sections.
"""

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kg.facts.evidence import Cell, cells_of
from kg.facts.lookup import reporter_keys
from kg.facts.select import PositionRow
from kg.facts.snapshot import Snapshot
from kg.model.amount import grouped
from kg.model.display import Shown, line_html, table_html
from kg.model.finding import Findings, Status
from kg.queries.party_profile import PartyProfile
from kg.queries.rows import Rows
from kg.signals.records import Signals

_NO_BALANCE: Final = "No balance with a related party counts."


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a sheet.

    Attributes:
        title: Its heading.
        columns: Heads of its table.
        rows: Values of the table, parallel to `columns`.
        lines: What stands below the table.
    """

    title: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Shown, ...], ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a graph knows of one reporter, in short.

    Attributes:
        title: Name of the reporter.
        subtitle: Its number, filings and days.
        sections: The parts, in order.
    """

    title: str
    subtitle: str
    sections: tuple[Section, ...]

    def __repr__(self) -> str:
        return f"<sheet of {self.title}>"

    def to_markdown(self) -> str:
        """Return Markdown; texts of filings are escaped."""
        parts = [f"# {_plain(self.title)}", _plain(self.subtitle)]
        for section in self.sections:
            parts.append(f"## {section.title}")
            if section.rows:
                parts.append(_markdown_table(section.columns, section.rows))
            parts += [_plain(line) for line in section.lines]
        return "\n\n".join(parts) + "\n"

    def to_html(self) -> str:
        """Return a whole HTML page; it loads nothing from elsewhere."""
        return _PAGE.format(title=html.escape(self.title), body=self._repr_html_())

    def _repr_html_(self) -> str:
        """Return the body of the page, for notebooks too."""
        parts = [f"<h2>{html.escape(self.title)}</h2>", line_html(self.subtitle)]
        for section in self.sections:
            parts.append(f"<h3>{html.escape(section.title)}</h3>")
            parts.append(table_html(section.columns, section.rows, *section.lines))
        return "".join(parts)


_PAGE: Final = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>{title}</title>
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto;
  padding: 0 1rem; overflow-wrap: break-word }}
table {{ border-collapse: collapse; font-variant-numeric: tabular-nums }}
th, td {{ padding: .2rem .6rem; border-bottom: 1px solid #8884; vertical-align: top }}
</style></head><body>{body}</body></html>
"""


class Sources:
    """Numbers the cells of a sheet in the order they are cited."""

    def __init__(self, cells: Mapping[str, Sequence[Cell]]) -> None:
        self._cells = cells
        self._numbers: dict[Cell, int] = {}

    def of(self, positions: Iterable[PositionRow]) -> str:
        """Return the numbers of the cells that some positions were read from."""
        cited = [
            self._numbers.setdefault(cell, len(self._numbers) + 1)
            for position in positions
            for fact in position.facts
            for cell in self._cells.get(fact, ())[:1]
        ]
        return " ".join(f"[{number}]" for number in dict.fromkeys(cited))

    def section(self) -> Section:
        """Return the list of the cells cited."""
        rows = tuple(
            (
                f"[{number}]",
                cell.raw,
                cell.label,
                cell.head,
                cell.report,
                None if cell.row is None else str(cell.row),
                None if cell.column is None else str(cell.column),
                cell.filing,
            )
            for cell, number in self._numbers.items()
        )
        heads = ("no.", "printed", "label", "column head", "page", "row", "column")
        return Section("Where the numbers stand", (*heads, "filing"), rows)


def sheet_of(
    snapshot: Snapshot,
    profile: PartyProfile,
    unsettled: Rows,
    findings: Findings,
    signals: Signals,
) -> Sheet:
    """Return the sheet of a reporter."""
    facts = {fact for position in profile.balances for fact in position.facts}
    keys = reporter_keys(snapshot, [profile.thing.iri])
    sources = Sources(cells_of(snapshot, facts, keys))
    sections = (
        _now(profile, sources),
        *_history(profile, sources),
        _unsettled(profile, unsettled),
        _checked(findings),
        _patterns(signals),
    )
    days = sorted({position.date for position in profile.balances})
    told = [f"CIK {profile.cik}"] if profile.cik else []
    told.append(f"{len(profile.filings)} filings read")
    if days:
        told.append(f"balances of {days[0]} to {days[-1]}")
    return Sheet(profile.thing.name, " · ".join(told), (*sections, sources.section()))


def _now(profile: PartyProfile, sources: Sources) -> Section:
    title = "Who owes what at the last balance date"
    if not profile.latest:
        return Section(title, lines=(_NO_BALANCE,))
    ranked = sorted(profile.latest, key=lambda p: (p.currency, -abs(p.amount), p.name))
    rows = tuple(
        (p.name, p.side.value, p.amount, p.currency, p.date, sources.of([p]))
        for p in ranked
    )
    sums: dict[tuple[str, str], Decimal] = {}
    for position in profile.latest:
        key = (position.side.value, position.currency)
        sums[key] = sums.get(key, Decimal(0)) + position.amount
    told = ", ".join(
        f"{side} {grouped(v)} {c}" for (side, c), v in sorted(sums.items())
    )
    columns = ("party", "side", "amount", "currency", "day", "source")
    line = f"In all {told}. Due from is owed to the reporter, due to by it."
    return Section(title, columns, rows, (line,))


def _history(profile: PartyProfile, sources: Sources) -> list[Section]:
    """Return one table a currency: a row a party and side, a column a balance date."""
    balances = [p for p in profile.balances if p.on_balance_date]
    others = len(profile.balances) - len(balances)
    sections = []
    for currency in sorted({p.currency for p in balances}):
        mine = [p for p in balances if p.currency == currency]
        days = sorted({p.date for p in mine})
        rows: dict[tuple[str, str], list[PositionRow]] = {}
        for position in mine:
            rows.setdefault((position.name, position.side.value), []).append(position)
        table = []
        for (party, side), positions in sorted(rows.items()):
            on = {p.date: p.amount for p in positions}
            amounts = tuple(on.get(day) for day in days)
            table.append((party, side, *amounts, sources.of(positions)))
        columns = ("party", "side", *(str(day) for day in days), "source")
        title = f"History, in {currency}"
        line = "An empty cell: the filings read tell of no such balance on that day."
        sections.append(Section(title, columns, tuple(table), (line,)))
    if others:
        line = f"{others} balances of days that are no balance dates are not shown."
        sections.append(Section("Other days", lines=(line,)))
    return sections


def _unsettled(profile: PartyProfile, unsettled: Rows) -> Section:
    columns = ("printed", "label", "party", "page", "row", "columns it may stand in")
    names = ("raw", "label", "party", "report", "row", "candidates")
    rows = tuple(tuple(_text(row[name]) for name in names) for row in unsettled)
    lines = [f"{len(rows)} values stand in a column that is not settled."]
    if profile.uncounted:
        reasons = ", ".join(f"{count} {reason}" for reason, count in profile.uncounted)
        lines.append(f"Not counted as owed: {reasons}.")
    return Section(
        "What is not settled, what does not count", columns, rows, tuple(lines)
    )


def _checked(findings: Findings) -> Section:
    rows = tuple((f.rule, f.filing, f.message) for f in findings.failed)
    passed = sum(finding.status is Status.PASS for finding in findings)
    line = f"{len(rows)} failed, {passed} passed."
    return Section("Checks", ("rule", "filing", "message"), rows, (line,))


def _patterns(signals: Signals) -> Section:
    rows = tuple((signal.name, signal.message) for signal in signals)
    line = "Patterns for review: what the figures show, and nothing of why."
    return Section("Signals", ("signal", "message"), rows, (line,))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _plain(text: str) -> str:
    r"""Return a text that Markdown prints as it is, on one line.

    >>> _plain("<b>Moss</b> *A* | [x](y)")
    '&lt;b&gt;Moss&lt;/b&gt; \\*A\\* \\| \\[x\\](y)'
    """
    escaped = html.escape(" ".join(text.split()), quote=False)
    return "".join(f"\\{c}" if c in "\\`*_[]|~#" else c for c in escaped)


def _markdown_table(columns: Sequence[str], rows: Iterable[Sequence[Shown]]) -> str:
    lines = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    for row in rows:
        cells = [_markdown_cell(value) for value in row]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _markdown_cell(value: Shown) -> str:
    if value is None:
        return ""
    return grouped(value) if isinstance(value, Decimal) else _plain(str(value))

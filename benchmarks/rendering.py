"""Pages of detail made anew from an instance, with the true column of every value.

The SEC's renderer prints the facts of a report by rules that are known. Columns are
those of `page_heads.columns_of`; members stand in blocks, in the order of the
presentation; a balance is printed in every column that ends on its day, an opening one
below the period it opens; down a column each run of money cells of one unit shows its
sign on the first and last cell. Scales and suffixes of units follow the usual case.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from itertools import groupby
from pathlib import Path

from halves import half_of
from lxml import etree
from page_heads import _CIK, _INSTANCE, _LINKBASE, _PLACES, files_of
from presented import Node, trees_of

from kg.errors import ReadError
from kg.readers.pages.durations import printed_months
from kg.readers.pages.numbers import CURRENCY_CODES
from kg.readers.xbrl import instance
from kg.readers.xbrl.document import Context, Document, RawFact
from kg.readers.xbrl.linkbases import Taxonomy, taxonomy_of
from kg.readers.xbrl.titles import tells_details

_SIGNS = {
    "USD": "$",
    "CNY": "\u00a5",
    "EUR": "\u20ac",
    "GBP": "\u00a3",
    "JPY": "\u00a5",
}


_OPENS = "http://www.xbrl.org/2003/role/periodStartLabel"


_CLOSES = "http://www.xbrl.org/2003/role/periodEndLabel"


_SCALED = {0: "", 3: "Thousands", 6: "Millions"}


_DAY = timedelta(days=1)


Period = tuple[date | None, date]
"""First day, None for a balance, and last day."""


Cell = tuple[str, str, str]
"""Kind of a cell, its text without a sign of currency, its unit."""


Key = tuple[tuple[tuple[int, str], ...], int, str, str]
"""Members of a row in their order, place, element and label role of its line."""


Chosen = tuple[str, str, RawFact, Context, dict[str, str]]
"""Element, label role, fact, context, members by axis."""


@dataclass(frozen=True, slots=True)
class MadeRow:
    """One row: its label as printed, the texts by column, and the element's period."""

    label: str
    members: tuple[str, ...]
    cells: Mapping[int, str]
    period: str


@dataclass(frozen=True, slots=True)
class MadePage:
    """One page: of whom, its columns, its rows, and its text without blank cells."""

    filer: str
    name: str
    title: str
    columns: tuple[tuple[str, ...], ...]
    lengths: tuple[int | None, ...]
    rows: tuple[MadeRow, ...]
    scale_line: str = ""


Report = tuple[
    tuple[tuple[str, ...], ...], tuple[int | None, ...], tuple[MadeRow, ...], str, str
]


def pages_of(source: Path, half: str) -> Iterator[MadePage]:
    """Yield the pages of detail of one filing, where its filer is of a half."""
    files = dict(files_of(source))
    named = _CIK.search(b"\n".join(files.values()))
    if named is None or half_of(named[1].decode()) != half:
        return
    linked = [(n, data) for n, data in files.items() if _LINKBASE.search(n)]
    if not linked:
        return
    try:
        taxonomy = taxonomy_of(linked)
        trees = trees_of(linked)
        documents = [
            instance.read(data, name)
            for name, data in files.items()
            if _INSTANCE.search(data[:3000])
        ]
    except (ReadError, etree.XMLSyntaxError):
        return
    for document in documents:
        yield from _pages(document, taxonomy, trees, named[1].decode(), source.stem)


def _pages(
    document: Document,
    taxonomy: Taxonomy,
    trees: Mapping[str, Sequence[Node]],
    filer: str,
    stem: str,
) -> Iterator[MadePage]:
    by_concept: dict[str, list[RawFact]] = defaultdict(list)
    for fact in document.facts:
        by_concept[fact.concept].append(fact)
    for number, (role, nodes) in enumerate(sorted(trees.items())):
        title = taxonomy.roles.get(role, role).rpartition(" - ")[2]
        if tells_details(title):
            page = _page(document, taxonomy, nodes, by_concept, title)
            if page is not None:
                columns, lengths, rows, scale, title = page
                yield MadePage(
                    filer, f"{stem}_{number}", title, columns, lengths, rows, scale
                )


def _page(
    document: Document,
    taxonomy: Taxonomy,
    nodes: Sequence[Node],
    by_concept: Mapping[str, Sequence[RawFact]],
    title: str,
) -> Report | None:
    """Return columns, lengths, rows, scale and title of a report; None without any."""
    axes, items = _axes_and_items(nodes)
    chosen = list(_chosen(document, axes, items, by_concept))
    columns = _columns(chosen, document.units)
    if not columns:
        return None
    scales = _scales(chosen, document.units)
    rows: dict[Key, dict[int, Cell]] = {}
    for name, role, fact, context, cuts in chosen:
        members = tuple(
            (axes[a].get(cuts[a], 999), cuts[a]) if a in cuts else (0, "") for a in axes
        )
        key = members, items[name, role], name, role
        unit = document.units.get(fact.unit or "", "")
        for column in _places(context, role, unit, columns):
            kind, shown = _shown(fact, unit, scales, taxonomy.label(name) or "")
            rows.setdefault(key, {})[column] = kind, shown, unit
    units = {u for row in rows.values() for _, _, u in row.values()} - {""}
    balances = {one[0] for one in chosen if one[3].instant is not None}
    made = tuple(_rows(rows, len(columns), taxonomy, len(units) > 1, balances))
    several = len({u for _, u in columns if u}) > 1
    heads = tuple(
        (day.strftime("%b. %d, %Y").replace("May.", "May"),)
        + ((_PLACES.get(unit, unit),) if several and unit else ())
        for (_, day), unit in columns
    )
    lengths = tuple(
        None if start is None else printed_months(start, day)
        for (start, day), _ in columns
    )
    currencies = sorted({u for u in units if u in CURRENCY_CODES})
    if len(currencies) == 1 and not several:
        title = f"{title} - {_PLACES.get(currencies[0], currencies[0])}"
    scale = ", ".join(
        f"{_SIGNS.get(u, u)} in {_SCALED[scales[u]]}" for u in currencies if scales[u]
    )
    return heads, lengths, made, scale, title


def _axes_and_items(
    nodes: Sequence[Node],
) -> tuple[dict[str, dict[str, int]], dict[tuple[str, str], int]]:
    """Return the members of each axis, and the elements, in their order."""
    axes: dict[str, dict[str, int]] = {}
    items: dict[tuple[str, str], int] = {}
    for node in nodes:
        if node.axis is not None:
            members = axes.setdefault(node.axis, {})
            members.setdefault(node.name, len(members) + 1)
        elif not node.name.endswith(("Axis", "Table", "LineItems", "Abstract")):
            items.setdefault((node.name, node.role), len(items))
    return axes, items


def _chosen(
    document: Document,
    axes: Mapping[str, Mapping[str, int]],
    items: Iterable[tuple[str, str]],
    by_concept: Mapping[str, Sequence[RawFact]],
) -> Iterator[Chosen]:
    """Yield the facts a report presents, with the members of each by axis."""
    for name, role in items:
        for fact in by_concept.get(name, ()):
            context = document.contexts[fact.context]
            cuts = {d.axis: d.member or d.typed or "" for d in context.dimensions}
            if not context.forever and all(
                d.axis in axes and (d.member is None or d.member in axes[d.axis])
                for d in context.dimensions
            ):
                yield name, role, fact, context, cuts


def _rows(
    rows: Mapping[Key, Mapping[int, Cell]],
    wide: int,
    taxonomy: Taxonomy,
    mixed: bool,
    balances: Collection[str],
) -> Iterator[MadeRow]:
    """Yield the rows in order, with the signs and suffixes they print."""
    ordered = sorted(rows)
    texts = _with_signs([rows[key] for key in ordered], wide)
    for key, cells in zip(ordered, texts, strict=True):
        members, _, name, role = key
        label = taxonomy.label(name, role) or name
        unit = next(iter(rows[key].values()))[2]
        if mixed and unit == "shares":
            label += " | shares"
        elif mixed and unit.endswith("/shares"):
            label += f" | {_SIGNS.get(unit[:3], unit[:3])} / shares"
        filled = {column: text for column, text in cells.items() if text}
        if filled:
            yield MadeRow(
                label,
                tuple(taxonomy.label(member) or member for n, member in members if n),
                filled,
                "instant" if name in balances else "duration",
            )


def _columns(chosen, units) -> list[tuple[Period, str]]:
    """Return the columns in order: their periods, each with its currency or none."""
    found: dict[Period, set[str]] = defaultdict(set)
    durations = {(c.start, c.end) for _, _, _, c, _ in chosen if c.start is not None}
    for _, role, fact, context, _ in chosen:
        day = context.instant or context.end
        if day is None:
            continue
        unit = (units.get(fact.unit or "") or "").partition("/")[0]
        opens = any(s == day + _DAY for s, _ in durations)
        if role == _OPENS and opens:
            continue
        if role == _CLOSES and opens and all(end != day for _, end in durations):
            continue
        found[context.start, day] |= {unit} if unit in CURRENCY_CODES else set()
    joined = {
        (start, day)
        for start, day in found
        if start is None
        and any(
            end == day and len(found[None, day] | found[first, end]) < 2
            for first, end in durations
            if (first, end) in found
        )
    }

    def order(period: Period):
        start, day = period
        months = 9999 if start is None else printed_months(start, day)
        return months, -day.toordinal(), start or day

    several = len(set().union(*found.values())) > 1 if found else False
    columns = []
    for period in sorted((p for p in found if p not in joined), key=order):
        for unit in sorted(found[period]) or [""]:
            columns.append((period, unit if several else ""))
    return columns


def _places(context: Context, role: str, unit: str, columns) -> Iterator[int]:
    """Yield the columns a fact is printed in."""
    currency = unit.partition("/")[0]
    seen = set()
    for n, ((start, day), of_unit) in enumerate(columns):
        if of_unit and currency in CURRENCY_CODES and of_unit != currency:
            continue
        if currency not in CURRENCY_CODES and (start, day) in seen:
            continue
        if context.instant is None:
            fits = (start, day) == (context.start, context.end)
        elif role == _OPENS and start is not None:
            fits = start == context.instant + _DAY
        elif role == _OPENS:
            fits = (
                not any(s == context.instant + _DAY for (s, _), _ in columns)
                and day == context.instant
            )
        else:
            fits = day == context.instant
        if fits:
            seen.add((start, day))
            yield n


def _scales(chosen, units) -> dict[str, int]:
    """Return the power of ten of each currency: the coarsest all its facts allow."""
    scales: dict[str, int] = {}
    for _, _, fact, _, _ in chosen:
        unit = units.get(fact.unit or "", "")
        value = _number(fact.text)
        if unit in CURRENCY_CODES and value:
            fits = next(n for n in (6, 3, 0) if not n or value % 10**n == 0)
            if fact.decimals not in (None, "INF"):
                fits = min(fits, max(0, -int(fact.decimals)) // 3 * 3)
            scales[unit] = min(scales.get(unit, 6), fits)
    return defaultdict(int, scales)


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _shown(fact, unit, scales, label) -> tuple[str, str]:
    """Return the kind of a cell and its text without a sign of currency."""
    if fact.nil:
        return (f"money {unit}" if unit in CURRENCY_CODES else "other"), ""
    value = _number(fact.text)
    if value is None or not unit:
        return "other", _text(fact.text)
    if unit in CURRENCY_CODES:
        shown = _grouped(value.scaleb(-scales[unit]))
        return f"money {unit}", shown
    if unit.partition("/")[0] in CURRENCY_CODES:
        return f"per {unit}", _grouped(value)
    if unit == "pure" and re.search(r"(?i)percent|rate|%|ratio|yield", label):
        return "other", f"{value * 100:.2f}%"
    return "other", _grouped(value)


def _grouped(value: Decimal) -> str:
    shown = f"{abs(value):,f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".") or "0"
        whole, _, rest = shown.partition(".")
        if len(rest) == 1:
            shown = f"{whole}.{rest}0"
    return f"({shown})" if value < 0 else shown


def _text(text: str) -> str:
    text = " ".join(re.sub(r"<[^>]*>|&\w+;", " ", text).split())
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
    if match:
        try:
            day = date(*map(int, match.groups()))
        except ValueError:
            return text
        return day.strftime("%b. %d, %Y")
    match = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?", text)
    if match and any(match.groups()):
        words = zip(match.groups(), ("year", "month", "day"), strict=True)
        return " ".join(f"{n} {w}{'s' if n != '1' else ''}" for n, w in words if n)
    return text[:60].replace("|", " ") or "-"


def _with_signs(rows: Sequence[Mapping[int, Cell]], wide: int) -> list[dict[int, str]]:
    """Return the texts with the signs of currency the renderer prints."""
    texts = [{c: shown for c, (_, shown, _) in row.items()} for row in rows]
    for column in range(wide):
        cells = [(n, row[column][0]) for n, row in enumerate(rows) if column in row]
        for kind, some in groupby(cells, key=lambda cell: cell[1]):
            run = [n for n, _ in some]
            for n in {run[0], run[-1]} if kind != "other" else ():
                unit = kind.split()[1].partition("/")[0]
                if texts[n][column]:
                    texts[n][column] = f"{_SIGNS.get(unit, unit)} {texts[n][column]}"
    return texts


def text_of(page: MadePage, rows: Sequence[MadeRow] | None = None) -> str:
    """Return the text of a page without its blank cells."""
    lines = ["|", page.title, *([page.scale_line] if page.scale_line else [])]
    lines += [f"|{n} Months Ended" for n in dict.fromkeys(page.lengths) if n]
    for head in page.columns:
        lines += ["|", *head]
    above: tuple[str, ...] = ()
    for row in page.rows if rows is None else rows:
        if row.members != above:
            lines += [
                "|" + " | ".join(row.members),
                "|Related Party Transaction [Line Items]",
            ]
            above = row.members
        lines.append("|" + row.label)
        lines += ["|" + row.cells[c] for c in sorted(row.cells)]
    return "\n".join([*lines, "|X", ""])

"""Is the period of a column true where a text page lost the extents of its headings?

    python benchmarks/page_heads.py [--shared ../shared] [--half fit] [--misses]

The heads of pages whose columns are known are read as a text page gives them: duration
headings and dates, without how many dates a heading covers. Three sets:

``rpages``: pages annotated by hand. ``rendered``: HTML pages, their column spans left
out. ``instances``: reports made anew from instances and their presentation linkbases,
by the renderer's rules: the columns of a report are the periods of its facts; durations
by rising months, within them the newest first, then the days on which no duration ends;
months are whole ones, 15 days added. On the 150 reports of detail that are at hand as
HTML too, these heads are those of the HTML.

heads: pages with a heading and two columns or more. columns: theirs. certain: columns
of which one length, or that they are instants, is said without doubt; wrong: of these,
not true. first: columns whose likeliest reading is true. starts: certain first days of
durations; off: of these, not true, which only instances and annotations tell.
``--misses`` lists the wrong ones; of the fit half only.
"""

import argparse
import json
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from halves import HALVES, half_of
from score_pages import ROOT, filer_of, share

from kg.errors import ReadError
from kg.readers.pages.durations import printed_months
from kg.readers.pages.headers import parse_header
from kg.readers.pages.numbers import CURRENCY_CODES
from kg.readers.xbrl import instance
from kg.readers.xbrl.document import Context, Document
from kg.readers.xbrl.linkbases import Taxonomy, taxonomy_of
from kg.readers.xbrl.titles import tells_details

_INSTANCE = re.compile(rb"<(?:\w+:)?xbrl[\s>]")
_LINKBASE = re.compile(r"_(?:lab|cal|def|pre)\.xml$|\.xsd(?:\.xml)?$")
_CIK = re.compile(rb"<(?:\w+:)?identifier[^>]*>\s*0*(\d+)\s*<")
_PLACES = {"USD": "USD ($)", "CNY": "CNY (\u00a5)", "EUR": "EUR (\u20ac)"}
Months = int | None


@dataclass(frozen=True, slots=True)
class TrueColumn:
    """One column: its head as printed, and its true period.

    Attributes:
        lines: Lines of its head: the day, its unit, its members.
        months: Of the heading above it; 0 for a duration without one; None for an
            instant.
        start: First day, where it is known.
        start_known: Whether `start` is known.
    """

    lines: tuple[str, ...]
    months: Months
    start: date | None = None
    start_known: bool = False


@dataclass(frozen=True, slots=True)
class TrueHead:
    """The head of one page."""

    page: str
    filer: str | None
    title: str
    columns: tuple[TrueColumn, ...]

    @property
    def lengths(self) -> list[int]:
        """Return the months of the headings, left to right."""
        return list(dict.fromkeys(c.months for c in self.columns if c.months))


HEADS = (
    "set", "heads", "columns", "certain", "wrong", "first", "starts", "off",
)  # fmt: skip


def main() -> None:
    """Read every head and print a line a set."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--half", choices=HALVES, default=HALVES[0])
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    if not (options.shared / "rpages").is_dir():
        sys.exit(f"found no rpages/ in {options.shared}, expected the ground truth")
    sets = {
        "rpages": annotated_heads(options.shared / "rpages" / "facts"),
        "rendered": html_heads(options.shared / "rendered"),
        "instances": instance_heads(options.shared, options.half),
    }
    print("  ".join(HEADS))
    for name, heads in sets.items():
        count: Counter[str] = Counter()
        wrong: list[str] = []
        for head in heads:
            half = HALVES[-1] if head.filer is None else half_of(head.filer)
            if half == options.half and head.lengths and len(head.columns) > 1:
                wrong += score(head, count)
        print(
            f"{name}, {options.half}  {count['heads']}  {count['columns']}  "
            f"{share(count['certain'], count['columns'])}  {count['wrong']}  "
            f"{share(count['first'], count['columns'])}  {count['starts']}  "
            f"{count['off']}",
            flush=True,
        )
        if options.misses and options.half == HALVES[0]:
            print(*wrong, sep="\n")


def score(head: TrueHead, count: Counter[str]) -> Iterator[str]:
    """Read a head without its extents, count, and yield it where a column is wrong."""
    header = parse_header(
        [head.title],
        [(f"{months} Months Ended", None) for months in head.lengths],
        [column.lines for column in head.columns],
    )
    count["heads"] += 1
    wrong = []
    for true, read in zip(head.columns, header.columns, strict=True):
        said = read.months
        if read.instant is None and said is None:
            said = 0
        count["columns"] += 1
        count["first"] += said == true.months
        if read.may_be:
            continue
        count["certain"] += 1
        if said != true.months:
            wrong.append(read.index)
        if read.start is not None and true.start_known:
            count["starts"] += 1
            count["off"] += read.start != true.start
    count["wrong"] += len(wrong)
    if wrong:
        true = [f"{c.months}:{c.lines[0]}" for c in head.columns]
        yield f"{head.page} {head.title!r}: {true}, wrong {wrong}"


def annotated_heads(facts: Path) -> Iterator[TrueHead]:
    """Yield the heads of the annotated pages.

    A head without a heading in front of the headed ones is a duration.
    """
    for path in sorted(facts.glob("*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        above = {
            column: int(group["text"].split()[0])
            for group in page["header"]["groups"]
            for column in group["columns"]
        }
        cells = {
            cell["column"]: tuple(cell["lines"])
            for cell in page["header"]["cells"]
            if cell["column"] is not None
        }
        columns = []
        first = min(above, default=0)
        for n, column in enumerate(page["columns"]):
            bare = 0 if column["kind"] == "duration" or n < first else None
            start = column["start"]
            columns.append(
                TrueColumn(
                    cells.get(n, ()),
                    above.get(n, bare),
                    date.fromisoformat(start) if start else None,
                    start_known=column["kind"] == "duration" and bool(start),
                )
            )
        yield TrueHead(path.stem, page["cik"], page["title"], tuple(columns))


def html_heads(rendered: Path) -> Iterator[TrueHead]:
    """Yield the heads of the rendered pages.

    A head without a heading in front of the headed ones is a duration, one behind them
    an instant.
    """
    for path in sorted(rendered.glob("*/*.cells.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        found = []
        for column in page["columns"]:
            if column["value_col"] is None:
                continue
            lines = [line for cell in column["header"] for line in cell]
            ended = [line for line in lines if line.endswith("Months Ended")]
            months = int(ended[0].split()[0]) if ended else None
            found.append((tuple(x for x in lines if x not in ended), months))
        headed = [n for n, (_, months) in enumerate(found) if months is not None]
        columns = tuple(
            TrueColumn(lines, 0 if headed and n < headed[0] else months)
            for n, (lines, months) in enumerate(found)
        )
        yield TrueHead(
            f"{path.parent.name}/{path.name}",
            filer_of(path.parent),
            page["title"],
            columns,
        )


def instance_heads(shared: Path, half: str) -> Iterator[TrueHead]:
    """Yield the heads of the reports of detail of the filings of a half."""
    folders = [*(shared / "corpus").glob("*.zip"), *(shared / "filings").iterdir()]
    for source in sorted(folders):
        files = dict(files_of(source))
        named = _CIK.search(b"\n".join(files.values()))
        if named is None or half_of(named[1].decode()) != half:
            continue
        linked = [(n, data) for n, data in files.items() if _LINKBASE.search(n)]
        if not linked:
            continue
        try:
            taxonomy = taxonomy_of(linked)
            documents = [
                instance.read(data, name)
                for name, data in files.items()
                if _INSTANCE.search(data[:3000])
            ]
        except ReadError:
            continue
        for document in documents:
            for title, columns in reports_of(document, taxonomy):
                yield TrueHead(source.stem, named[1].decode(), title, columns)


def files_of(source: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the XML files of a folder or zip, those of zips in a folder too."""
    if source.suffix == ".zip":
        with zipfile.ZipFile(source) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".xsd")):
                    yield name, archive.read(name)
    elif source.is_dir():
        for path in sorted(source.iterdir()):
            if path.suffix == ".zip":
                yield from files_of(path)
            elif path.suffix in {".xml", ".xsd"}:
                yield path.name, path.read_bytes()


def reports_of(
    document: Document, taxonomy: Taxonomy
) -> Iterator[tuple[str, tuple[TrueColumn, ...]]]:
    """Yield title and columns of each report of detail of an instance."""
    presented = taxonomy.reports_of()
    by_role: dict[str, set[tuple[Context, str | None]]] = defaultdict(set)
    for fact in document.facts:
        context = document.contexts[fact.context]
        roles = presented.get(fact.concept, frozenset())
        for cut in context.dimensions:
            roles &= presented.get(cut.axis, frozenset())
            if cut.member is not None:
                roles &= presented.get(cut.member, frozenset())
        unit = document.units.get(fact.unit or "")
        currency = (unit or "").partition("/")[0]
        for role in roles if not context.forever else ():
            found = currency if currency in CURRENCY_CODES else None
            by_role[role].add((context, found))
    for role in sorted(by_role):
        title = taxonomy.roles.get(role, role).rpartition(" - ")[2]
        if tells_details(title):
            yield title, columns_of(by_role[role])


def columns_of(
    facts: set[tuple[Context, str | None]],
) -> tuple[TrueColumn, ...]:
    """Return the columns the renderer gives a report.

    Amounts of several currencies stand in columns of their own, other values in the
    first of their period. A day joins the durations that end on it where these have
    its currencies.
    """
    units: dict[tuple[date | None, date], set[str]] = defaultdict(set)
    for context, currency in facts:
        day = context.instant or context.end
        if day is not None:
            units[(context.start, day)] |= {currency} if currency else set()
    durations = [period for period in units if period[0] is not None]
    joined = [
        (start, day)
        for start, day in units
        if start is None
        and any(
            end == day and len(units[None, day] | units[first, end]) < 2
            for first, end in durations
        )
    ]

    def order(period: tuple[date | None, date]) -> tuple[int, int, date]:
        start, day = period
        months = 9999 if start is None else printed_months(start, day)
        return months, -day.toordinal(), start or day

    several = len(set().union(*units.values())) > 1
    columns = []
    for start, day in sorted((p for p in units if p not in joined), key=order):
        for unit in sorted(units[start, day]) or [""]:
            printed = (day.strftime("%b. %d, %Y"), _PLACES.get(unit, unit))
            columns.append(
                TrueColumn(
                    printed if several and unit else printed[:1],
                    None if start is None else printed_months(start, day),
                    start,
                    start_known=True,
                )
            )
    return tuple(columns)


if __name__ == "__main__":
    main()

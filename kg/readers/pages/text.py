"""R pages as text: what extractors leave of the SEC's rendered tables.

The usual form has one cell a line behind a bar and has lost its blank cells; which
column a value stands in is then inferred (`kg.readers.pages.placing.placement`).
`kg.readers.pages.textgrids` and `kg.readers.pages.markdown` read the forms that kept
them. A form that is neither is
refused, not guessed at.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import ReadError
from kg.model.fact import PlacedBy
from kg.model.filing import Identity
from kg.readers.origin import report_of, with_address
from kg.readers.pages.cellmarks import element_of, suffix_unit, unglue
from kg.readers.pages.cellroles import roles_of
from kg.readers.pages.headers import Header, parse_header
from kg.readers.pages.headingrows import told_headings
from kg.readers.pages.markdown import holds_bars, markdown_page, sniffs_markdown
from kg.readers.pages.numbers import CellKind, kind_of, parse_unit
from kg.readers.pages.pagetable import Classify, ConceptFinder, Row, Table, TableCell
from kg.readers.pages.placing.filingfacts import KnownFact
from kg.readers.pages.placing.placement import Placement, place
from kg.readers.pages.placing.rowvalues import RowValues
from kg.readers.pages.rowperiods import flow_columns
from kg.readers.pages.scales import is_scale_line
from kg.readers.pages.segments import (
    TextCell,
    is_mark,
    segments_of,
    skip_preamble,
)
from kg.readers.pages.statementperiods import period_by_statement
from kg.readers.pages.textgrids import TextPage, blanks_kept, grid_page, sniffs_grid
from kg.readers.pages.textrows import (
    Place,
    TextRow,
    TextValue,
    places_of,
    rows_of_cells,
)
from kg.readers.pages.titlelines import refuse_unused

KIND = "rpage-text"
LONGEST = 150_000
"""Lines beyond which a page is refused; the longest seen have some 5,000."""
PROSE = 400
"""Characters beyond which a value is a text block, in which tables may have stood."""

_TEXTUAL = re.compile(
    r"\bcover\b|document and entity|document information|\bpolic(?:y|ies)\b",
    re.IGNORECASE,
)
_HALF = re.compile(r"[\W\d]*[\d$\u00a5\u20ac\u00a3(][\W\d]*")
_MARKUP = re.compile(r"\s*(?:<[!?a-zA-Z]|[{\[]\s*[\"{\[])")


@dataclass(frozen=True, slots=True)
class _Settings:
    """What a caller knows beside the text."""

    concepts: ConceptFinder | None
    classify: Classify | None
    context: Sequence[KnownFact]


def sniffs(head: str) -> bool:
    """Whether a text begins like an R page this reader knows.

    Args:
        head: The first few thousand characters.
    """
    if _MARKUP.match(head):
        return False
    lines = head.splitlines()
    skipped, _ = skip_preamble(lines)
    if skipped < len(lines) and lines[skipped].startswith("|"):
        return True
    return sniffs_grid(lines[skipped:]) or sniffs_markdown(lines[skipped:])


def read(
    text: str,
    source: str,
    *,
    concepts: ConceptFinder | None = None,
    classify: Classify | None = None,
    context: Sequence[KnownFact] = (),
    report: str | None = None,
    identity: Identity | None = None,
) -> Table:
    """Read one page.

    Args:
        text: The whole page.
        source: Path or name, for messages and facts.
        concepts: Tells balances from flows; helps to place values.
        classify: Tells parties and roles, which are members, from other headings.
        context: Facts of other pages of the same filing; help to place values.
        report: ``R65`` where the name of the source tells.
        identity: What the source is known to belong to.

    Raises:
        ReadError: No dialect fits, or the page is cut or too long.
    """
    lines = text.splitlines()
    if len(lines) > LONGEST:
        message = (
            f"found {len(lines)} lines, expected at most {LONGEST}; split the page"
        )
        raise ReadError(message, source=source)
    skipped, _ = skip_preamble(lines)
    if holds_bars(lines[skipped:]):
        page = markdown_page(text, source)
    elif skipped < len(lines) and lines[skipped].startswith("|"):
        page = _cell_page(text, source)
    elif sniffs_grid(lines[skipped:]):
        page = grid_page(text, source)
    else:
        message = (
            "found no form of R page this reader knows, expected cells behind bars, "
            "tabs or bars between cells, or Markdown; give the HTML page"
        )
        raise ReadError(message, source=source)
    if not any(row.values for row in page.rows):
        message = (
            "the page is cut or its values are lost: found no row with a value, "
            "expected one; give the HTML page"
        )
        raise ReadError(message, source=source, line=len(lines))
    filing = identity or Identity()
    if page.url is not None:
        filing = with_address(filing, page.url)
        report = report or report_of(page.url)
    return _table(
        page,
        source,
        report,
        filing,
        hashlib.sha256(text.encode("utf-8")).hexdigest(),
        _Settings(concepts, classify, context),
    )


def _cell_page(text: str, source: str) -> TextPage:
    """Read the form with one cell a line."""
    parts = segments_of(text, source)
    header = parse_header(
        parts.title_lines, [(group, None) for group in parts.groups], parts.heads
    )
    warnings: list[str] = []
    kept = blanks_kept(parts.body, len(header.columns))
    if not parts.closed:
        _refuse_cut(parts.body, text, source, blanks_kept=kept is not None)
        last = next(cell.text for cell in reversed(parts.body) if cell.text)[:40]
        warnings.append(
            f"no end of table was seen: the page may be cut at its last cell {last!r}"
        )
    rows = _element_rows(parts.body) if header.title == "Label" else None
    rows = kept if rows is None else rows
    if rows is None:
        textual = None
        if "(tables)" in header.title.casefold():
            textual = False  # the tables that stand as values are lost in the text
        elif _TEXTUAL.search(header.title):
            textual = True
        roles = roles_of(parts.body, len(header.columns), textual=textual)
        rows = rows_of_cells(parts.body, roles)
    half = rows and not rows[-1].values and not text.endswith("\n")
    if not parts.closed and half and kept is None:
        _raise_half(rows[-1].label, rows[-1].line, source)
    values = (value.raw for row in rows for value in row.values)
    if "(tables)" in header.title.casefold() or any(len(v) > PROSE for v in values):
        warnings.append(
            "tables inside text blocks are lost in this form; give the HTML page to "
            "have them read"
        )
    return TextPage(header, tuple(rows), parts.definitions, parts.url, tuple(warnings))


def _refuse_cut(
    body: Sequence[TextCell], text: str, source: str, *, blanks_kept: bool
) -> None:
    """Refuse a page whose last cell is half of one.

    Where blank cells are kept and all rows are whole, the last may be blank.

    Raises:
        ReadError: The last cell is an empty bar, a bare sign or half a number.
    """
    last = body[-1]
    is_text = kind_of(last.text) is CellKind.TEXT and not is_mark(last.text)
    half_number = is_text and _HALF.fullmatch(last.text)
    empty = not last.text and not text.endswith("\n") and not blanks_kept
    if half_number or empty:
        _raise_half(last.text, last.line, source)


def _raise_half(text: str, line: int, source: str) -> None:
    """Raise the error of a page cut inside a cell or row."""
    message = (
        f"the page is cut inside a row: found {text[:40]!r} at its end, expected a "
        "whole row; give the whole page"
    )
    raise ReadError(message, source=source, line=line)


def _element_rows(body: Sequence[TextCell]) -> list[TextRow] | None:
    """Read a page of uncategorised items: label, element and value in turn."""
    texts = [cell.text for cell in body]
    if texts[:2] != ["Element", "Value"]:
        return None
    rows: list[TextRow] = []
    at = 2
    while at < len(body):
        label, element = body[at], body[at + 1] if at + 1 < len(body) else None
        named = None if element is None else element_of(element.text)
        if named is None or at + 2 >= len(body):
            rows.append(TextRow(label.text, label.line))
            at += 1
            continue
        value = body[at + 2]
        only = TextValue(value.text, value.line, 0)
        rows.append(TextRow(label.text, label.line, (only,), (), named))
        at += 3
    return rows


def _table(
    page: TextPage,
    source: str,
    report: str | None,
    identity: Identity,
    digest: str,
    settings: _Settings,
) -> Table:
    """Place the values of a page and put its table together."""
    header = page.header
    labels = (
        row.label for row in page.rows if not row.values or is_scale_line(row.label)
    )
    raws = (v.raw for row in page.rows if not row.label for v in row.values)
    refuse_unused(header.title, [*labels, *raws], source)
    if any(value.column is not None for row in page.rows for value in row.values):
        dated = any(column.instant or column.end for column in header.columns)
        told = told_headings(page.rows, header.title, page.elements, dated=dated)
    else:
        told = None
    places = places_of(page.rows, header.title, settings.classify, told)
    values = _row_values(page, places, settings.concepts)
    cells = _placed(page.rows, places, values, header, settings)
    if any(column.may_be for column in header.columns):
        settled = header.with_flows(_flows(values, cells, header))
        if settled is not header:
            header = settled
            cells = _placed(page.rows, places, values, header, settings)
    warnings = (*header.warnings, *page.warnings, *_doubts(page.rows, places))
    return Table(
        source=source,
        report=report,
        title=header.title,
        scale_line=header.scale_line,
        columns=header.columns,
        scales=header.scales,
        title_members=header.title_members,
        rows=tuple(
            Row(
                label=row.label,
                members=above.members,
                axes=(None,) * len(above.members),
                section=above.section,
                cells=placed,
                line=row.line,
                element=row.element,
                footnotes=row.footnotes,
            )
            for row, above, placed in zip(page.rows, places, cells, strict=True)
        ),
        definitions=page.definitions,
        elements=(),
        digest=digest,
        identity=identity,
        kind=KIND,
        warnings=warnings,
        title_axes=(None,) * len(header.title_members),
    )


def _doubts(rows: Sequence[TextRow], places: Sequence[Place]) -> Iterator[str]:
    """Yield a warning for each heading that may be a member or not."""
    for row, above in zip(rows, places, strict=True):
        if above.doubtful and not row.values:
            yield (
                f"line {row.line}: {row.label[:60]!r} may be a member or a row without "
                "values; what stands below it is uncertain"
            )


def _flows(
    rows: Mapping[int, RowValues],
    cells: Sequence[Sequence[TableCell]],
    header: Header,
) -> set[int]:
    """Return the columns in which flows stand for certain."""
    told = [
        (
            row.label,
            row.period or period_by_statement(row.label, header.title),
            cells[n],
        )
        for n, row in rows.items()
    ]
    return flow_columns(told, header.columns)


def _placed(
    rows: Sequence[TextRow],
    places: Sequence[Place],
    row_values: Mapping[int, RowValues],
    header: Header,
    settings: _Settings,
) -> list[tuple[TableCell, ...]]:
    """Return the cells of each row with their columns."""
    columns = header.columns
    if any(value.column is not None for row in rows for value in row.values):
        # the text kept its blanks: no column has to be inferred
        return [
            tuple(_cell(value, (value.column or 0,), by) for value in row.values)
            for row, above in zip(rows, places, strict=True)
            for by in (PlacedBy.UNCERTAIN if above.doubtful else PlacedBy.FULL_ROW,)
        ]
    inferred = [i for i, row in enumerate(rows) if 0 < len(row.values) <= len(columns)]
    placements = place(
        columns,
        [row_values[i] for i in inferred],
        settings.context,
        header.scales,
        title_members=header.title_members,
    )
    placed = dict(zip(inferred, placements, strict=True))
    return [
        tuple(
            _cell(value, where.columns, where.placed_by)
            for value, where in zip(
                row.values, placed.get(i) or _overfull(row, len(columns)), strict=True
            )
        )
        for i, row in enumerate(rows)
    ]


def _overfull(row: TextRow, width: int) -> list[Placement]:
    """Return placements for a row of more values than columns: all uncertain."""
    firsts = [min(i, width - 1) for i in range(len(row.values))]
    return [
        Placement(
            first,
            (first, *(c for c in range(width) if c != first)),
            PlacedBy.UNCERTAIN,
        )
        for first in firsts
    ]


def _cell(value: TextValue, columns: tuple[int, ...], by: PlacedBy) -> TableCell:
    """Return a value in its column, the first of the candidates."""
    return TableCell(value.raw, value.line, columns[0], columns, by, value.footnotes)


def _row_values(
    page: TextPage, places: Sequence[Place], concepts: ConceptFinder | None
) -> dict[int, RowValues]:
    """Describe the rows that have values, by their number from 0."""
    columns = page.header.columns
    currency = next((c.unit for c in columns if c.unit and len(c.unit) == 3), None)
    described = {}
    for number, (row, above) in enumerate(zip(page.rows, places, strict=True)):
        if not row.values:
            continue
        suffix = suffix_unit(row.label)
        unit = parse_unit(suffix, currency) if suffix is not None else None
        period = None
        if concepts is not None:
            label = row.label.rpartition(" | ")[0] if suffix is not None else row.label
            period = concepts.find(
                label,
                members=above.members,
                section=above.section,
                definitions=page.definitions,
                element=row.element,
                unit=unit,
            ).period
        described[number] = RowValues(
            label=row.label,
            members=above.members,
            section=above.section,
            raws=tuple(_bare(value.raw) for value in row.values),
            period=period,
            unit=unit,
        )
    return described


def _bare(raw: str) -> str:
    """Return a value without the element an early-2015 page glues to it."""
    glue = unglue(raw)
    return glue.value if glue is not None else raw

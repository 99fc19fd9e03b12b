"""R pages as HTML, all generations of the SEC's renderer: nothing has to be guessed.

Blanks stand in their cells, heads span their columns, ``defref_...`` links name the
element of a row and axis and member of a heading, and hidden tables define elements.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from kg.errors import ReadError
from kg.model.fact import PlacedBy
from kg.model.filing import Identity
from kg.readers.origin import report_of, with_address
from kg.readers.pages.headers import Header, parse_header
from kg.readers.pages.html_cells import cells_of, lines_of, span_of
from kg.readers.pages.html_definitions import definitions_of
from kg.readers.pages.html_heads import Head, head_of
from kg.readers.pages.pagetable import Classify, ConceptFinder, Row, Table, TableCell
from kg.readers.pages.pagetitle import cut_member
from kg.readers.pages.placing.filingfacts import KnownFact
from kg.readers.pages.savedpage import address_of
from kg.readers.pages.titlelines import refuse_unused

KIND = "rpage-html"
LONGEST = 50_000
"""Rows beyond which a page is refused; the longest seen have some 1,000."""
MOST_TAGS = 1_000_000
"""Tags beyond which a page is refused."""

_DEFREF = re.compile(r"defref_([^'\"]+)['\"]")
_LONG_TAG = re.compile(r"<[^<>]{2000,}")
_MOST = 500
"""Attributes of one tag; the parser compares each with each."""
_MARK = re.compile(r"(?:\[\d+\],?\s*)+")
_MARK_TAIL = re.compile(r"\s*(?:\[\d+\],?\s*)+$")
_NOTE_BLOCKS = ("p", "div", "table", "li")
_SHORTEST_BLOCKS = 100
"""Characters of a cell below which it is no text of several blocks."""


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
        text: The whole page, decoded.
        source: Path or name, for messages and facts.
        concepts: Not needed: elements are named.
        classify: Not needed: member rows are marked.
        context: Not needed: columns are known.
        report: ``R65`` where the name of the source tells.
        identity: What the source is known to belong to.

    Raises:
        ReadError: It is no R page, cut, or too large.
    """
    address = address_of(text)
    filing = identity or Identity()
    if address is not None:
        filing = with_address(filing, address)
        report = report or report_of(address)
    root = _parsed(text, source)
    table = _report_table(root, source)
    rows = list(_rows(table))
    if len(rows) > LONGEST:
        message = f"found {len(rows)} rows, expected at most {LONGEST}; split the page"
        raise ReadError(message, source=source)
    top = head_of(rows, source)
    first = top.rows
    named = _element_columns(rows[first:])
    heads = [head for head in top.heads if head.start not in named]
    header = parse_header(top.title_lines, top.groups, [head.lines for head in heads])
    texts = ([_folded(cell) for cell in cells_of(row)] for row in rows[first:])
    alone = (filled[0] for row in texts if len(filled := [*filter(None, row)]) == 1)
    refuse_unused(header.title, alone, source)
    columns = _value_columns(heads, header)
    bold = any(_is_bold(cell) for row in rows for cell in cells_of(row)[:1])
    body = list(_body(rows[first:], columns, bold=bold))
    if not any(row.cells for row in body):
        message = (
            "the page is cut or empty: found no row with a value, expected one; give "
            "all of it"
        )
        raise ReadError(message, source=source)
    elements = definitions_of(root)
    return Table(
        source=source,
        report=report,
        title=header.title,
        scale_line=header.scale_line,
        columns=header.columns,
        scales=header.scales,
        title_members=header.title_members,
        rows=tuple(body),
        definitions=tuple(e.definition for e in elements if e.definition is not None),
        elements=elements,
        digest=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        identity=filing,
        kind=KIND,
        warnings=header.warnings,
        title_axes=(None,) * len(header.title_members),
    )


def _parsed(text: str, source: str) -> etree._Element:
    tag = next((t for t in _LONG_TAG.findall(text) if t.count("=") > _MOST), None)
    if tag is not None:
        message = (
            f"found a tag of over {_MOST} attributes ({tag[:20]}...), expected those "
            "of an R page; give the page as rendered"
        )
        raise ReadError(message, source=source)
    if text.count("<") > MOST_TAGS:
        message = f"found over {MOST_TAGS} tags, expected fewer; split the page"
        raise ReadError(message, source=source)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = f"the page is no HTML ({error}), expected an R page; give the page"
        raise ReadError(message, source=source) from None
    if root is None:
        message = "found an empty HTML page, expected an R page; give the page"
        raise ReadError(message, source=source)
    return root


def _report_table(root: etree._Element, source: str) -> etree._Element:
    for table in root.iter("table"):
        if "report" in (table.get("class") or "").split():
            return table
    message = (
        "found an HTML page that is no R page, expected a table of class 'report'; "
        "give R pages"
    )
    raise ReadError(message, source=source)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows of a table, not those of tables inside its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _element_columns(rows: Sequence[etree._Element]) -> set[int]:
    """Return the grid columns that name elements in place of holding values."""
    named: set[int] = set()
    for row in rows:
        cells = cells_of(row)
        at = span_of(cells[0]) - 1 if cells else 0
        for cell in cells[1:]:
            if "th" in (cell.get("class") or "").split():
                named.add(at)
            at += span_of(cell)
    return named


def _named_element(cells: Sequence[etree._Element]) -> str | None:
    """Return the element a cell of a row names in its text, or None."""
    for cell in cells:
        if "th" in (cell.get("class") or "").split():
            return _element(_folded(cell))
    return None


def _value_columns(heads: Sequence[Head], header: Header) -> dict[int, int]:
    """Return value column by grid column; footnote columns have none."""
    kept = [h for i, h in enumerate(heads) if i not in header.dropped]
    if not kept:
        return {0: 0}
    return {head.start: number for number, head in enumerate(kept)}


def _body(
    rows: Sequence[etree._Element], columns: dict[int, int], *, bold: bool
) -> Iterator[Row]:
    """Yield the rows that hold values, with what stands above them.

    Args:
        rows: Those below the head.
        columns: Value column by grid column.
        bold: Whether the page prints anything bold, as sections then are.
    """
    members: tuple[str, ...] = ()
    axes: tuple[str | None, ...] = ()
    names: tuple[str | None, ...] = ()
    section: str | None = None
    for row in rows:
        cells = cells_of(row)
        if not cells or not _is_label(cells[0]):
            continue
        label, reference = _label(cells[0])
        values, marks = _values(cells, columns)
        if not values and _is_member_row(row, reference):
            members = tuple(
                part for part in map(cut_member, label.split(" | ")) if part
            )
            axes, names = _axes(reference, members)
            section = None
        elif not values:
            # a row whose facts are left blank heads nothing
            if _is_bold(cells[0]) or not bold:
                section = label or section
        else:
            element = _named_element(cells[1:]) or _element(reference)
            yield Row(
                label=label,
                members=members,
                axes=axes,
                section=section,
                cells=tuple(values),
                element=element,
                footnotes=marks,
                names=names,
            )


def _is_label(cell: etree._Element) -> bool:
    names = (cell.get("class") or "").split()
    return "pl" in names or "th" in names


def _is_bold(cell: etree._Element) -> bool:
    """Whether a label is printed bold, as those of sections are."""
    return next(cell.iter("strong", "b"), None) is not None


def _is_member_row(row: etree._Element, reference: str | None) -> bool:
    return "rh" in (row.get("class") or "").split() or "=" in (reference or "")


def _label(cell: etree._Element) -> tuple[str, str | None]:
    link = next(iter(cell.iter("a")), None)
    text = _MARK_TAIL.sub("", _folded(cell))
    match = _DEFREF.search(link.get("onclick") or "") if link is not None else None
    return text, match[1] if match is not None else None


def _element(reference: str | None) -> str | None:
    """Return ``us-gaap:Name`` of a reference; None where it names no prefix."""
    prefix, _, name = (reference or "").partition("_")
    return f"{prefix}:{name}" if prefix and name and "=" not in name else None


def _axes(
    reference: str | None, members: Sequence[str]
) -> tuple[tuple[str | None, ...], tuple[str | None, ...]]:
    """Return the axes and elements of a heading's members.

    The link names axis and member of one part of the heading; with several parts they
    go to the part whose words are the member's name, or else are in it, when there is
    just one.
    """
    axis, equals, member = (reference or "").partition("=")
    unknown: tuple[str | None, ...] = (None,) * len(members)
    if not equals:
        return unknown, unknown
    name, element = axis.replace("_", ":", 1), member.replace("_", ":", 1)
    if len(members) == 1:
        return (name,), (element or None,)
    wanted = _letters(member.rpartition("_")[2].removesuffix("Member"))
    fits = [bool(wanted) and _letters(part) == wanted for part in members]
    if fits.count(True) != 1:
        fits = [bool(part) and _letters(part) in wanted for part in members]
    if fits.count(True) != 1:
        return unknown, unknown
    return (
        tuple(name if fit else None for fit in fits),
        tuple(element if fit else None for fit in fits),
    )


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _values(
    cells: Sequence[etree._Element], columns: dict[int, int]
) -> tuple[list[TableCell], tuple[str, ...]]:
    """Return the values of a row and the marks that stand before the first one."""
    values: list[TableCell] = []
    leading: list[str] = []
    at = span_of(cells[0]) - 1
    for cell in cells[1:]:
        text = "\n".join(lines_of(cell))
        column = columns.get(at)
        at += span_of(cell)
        if not text:
            continue
        is_note = "fn" in (cell.get("class") or "").split() or (
            _MARK.fullmatch(text) is not None
        )
        if is_note or column is None:
            marks = tuple(re.findall(r"\[\d+\]", text))
            if values:
                last = values[-1]
                values[-1] = replace(last, footnotes=(*last.footnotes, *marks))
            else:
                leading += marks
            continue
        values.append(
            TableCell(
                text, None, column, (column,), PlacedBy.HTML, markup=_markup(cell, text)
            )
        )
    return values, tuple(leading)


def _markup(cell: etree._Element, text: str) -> str | None:
    """Return a cell as HTML where it is a text of several blocks, such as a note."""
    if len(text) < _SHORTEST_BLOCKS or next(cell.iter(*_NOTE_BLOCKS), None) is None:
        return None
    return etree.tostring(cell, encoding="unicode", with_tail=False)


def _folded(cell: etree._Element) -> str:
    return " ".join(" ".join(lines_of(cell)).split())

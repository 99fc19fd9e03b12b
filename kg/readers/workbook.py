"""Financial_Report.xlsx, the SEC's workbook of the R pages, a page a sheet.

Blanks are kept in it, so a sheet becomes the text a browser copies: tabs between cells,
every value in its column. Elements and axes are not in it. Needs the extra ``xlsx``.
"""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from importlib import import_module

from kg.errors import ReadError
from kg.model.filing import Identity, Reading, Unread
from kg.readers import read_bytes
from kg.readers.knowledge import Knowledge
from kg.readers.sources.zips import DAMAGED, contents_of

MOST_BYTES = 50_000_000
"""Bytes of one workbook unpacked; those of real filings have one or two million."""
MOST_CELLS = 2_000_000
"""Cells of one workbook beyond which it is no report of a filing."""


def read(
    data: bytes, source: str, knowledge: Knowledge, *, identity: Identity, limit: int
) -> Iterator[Reading | Unread]:
    """Yield a reading of each sheet that is a page, and why another is none.

    Args:
        data: The whole file.
        source: Path or name.
        knowledge: What words mean.
        identity: What is known of the filing.
        limit: Not used: a workbook has limits of its own.

    Raises:
        ReadError: See `pages_of`.
    """
    for report, text in list(pages_of(data, source)):
        path = f"{source}/{report}"
        try:
            yield read_bytes(
                text.encode(),
                path,
                concepts=knowledge.concepts,
                classify=knowledge.classify,
                report=report,
                identity=identity,
            )
        except ReadError as error:
            yield Unread(path, reason=str(error))


def pages_of(data: bytes, source: str) -> Iterator[tuple[str, str]]:
    """Yield report and text of each sheet; the n-th sheet is page Rn.

    Args:
        data: The whole file.
        source: Path or name, for messages.

    Raises:
        ReadError: It is damaged, too large, or openpyxl is not installed.
    """
    try:
        openpyxl = import_module("openpyxl")
    except ImportError:
        message = (
            "found a workbook, which needs openpyxl; install the extra xlsx, or give "
            "the pages or the instance"
        )
        raise ReadError(message, source=source) from None
    _check_size(data, source)
    try:
        with warnings.catch_warnings(action="ignore"):
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except (*DAMAGED, KeyError, TypeError, AttributeError, SyntaxError) as error:
        message = f"found a damaged workbook ({error}), expected xlsx; give it anew"
        raise ReadError(message, source=source) from None
    seen = 0
    for number, sheet in enumerate(book.worksheets, start=1):
        rows: list[str] = []
        for row in sheet.iter_rows():
            seen += len(row)
            if seen > MOST_CELLS:
                message = (
                    f"found over {MOST_CELLS} cells, expected the pages of a filing"
                )
                raise ReadError(message + "; give the pages", source=source)
            cells = [_shown(cell.value, cell.number_format) for cell in row]
            if any(cells):
                rows.append("\t".join(cells))
        if rows:
            yield f"R{number}", "\n".join(rows) + "\n"


def _check_size(data: bytes, source: str) -> None:
    """Refuse a workbook that is no ordinary archive, or unpacks to no pages' size."""
    contents_of(source, data)  # refuses a hostile one
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(info.file_size for info in archive.infolist())
    if size > MOST_BYTES:
        message = f"found {size} bytes unpacked, expected at most {MOST_BYTES}"
        raise ReadError(message + "; give the pages", source=source)


def _shown(value: object, form: str) -> str:
    """Return a cell as a page prints it: sign, brackets and percent of its format."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value)
    if isinstance(value, datetime | date):
        return value.strftime("%b. %d, %Y")
    if isinstance(value, int | float):
        return _number(value, form)
    return " ".join(str(value).split())


def _number(value: float, form: str) -> str:
    """Return a number with the currency sign or percent mark its format shows."""
    if "%" in form:
        return f"{value * 100:.10g}%"
    text = f"{abs(value):,.10f}".rstrip("0").rstrip(".")
    positive = form.partition(";")[0].replace('"', "").replace("\\", "")
    sign = positive.split("#")[0].strip(" _(*") if "#" in positive else ""
    sign = sign if sign and not sign.startswith("[") else ""
    shown = f"{sign} {text}".strip()
    return f"({shown})" if value < 0 else shown

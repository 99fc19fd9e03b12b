"""Tables of bars whose cells with line breaks stand on lines of their own.

Some extractors break a line after each such cell, so that title, durations and heads
are parted, and move the blank cells of a row behind its values: which column a value
stands in is lost, as where a page has one cell a line::

    Loans (Details) - USD ($) |
    12 Months Ended | |
    ---|---|---|
    Dec. 31, 2024 |
    Dec. 31, 2023 |
    |
    Loan to an officer | $ 5 | |
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.readers.pages.bargrid import PREAMBLE, Line, cell_text, is_rule, split_cells
from kg.readers.pages.headers import Header, group_months, parse_header
from kg.readers.pages.headlines import head_lines, split_date

_TITLE_SEARCH = 6
"""Lines above the rule in which title and durations stand."""


@dataclass(frozen=True, slots=True)
class BrokenHead:
    """The head of such a page, and the index of the first line below it."""

    header: Header
    end: int


def broken_head(lines: Sequence[str]) -> BrokenHead | None:
    """Read a head that is broken over lines; None where it is not.

    A day a line stands below the rule, and a bare bar behind the last.

    Args:
        lines: Those of the page.
    """
    rule = next((at for at, line in enumerate(lines) if is_rule(line)), None)
    if rule is None:
        return None
    heads = []
    for end in range(rule + 1, len(lines)):
        cells = [cell for cell in _texts(lines[end]) if cell]
        if not cells:
            break
        if len(cells) > 1 or split_date(cells[0])[0] is None:
            return None
        heads.append(head_lines(cells[0])[0])
    else:
        return None
    above = lines[max(rule - _TITLE_SEARCH, 0) : rule]
    texts = [cell for line in above for cell in _texts(line) if cell]
    if not heads or not texts:
        return None
    titles = [text for text in texts if group_months(text) is None]
    titles[:1] = [PREAMBLE.sub("", title, count=1) for title in titles[:1]]
    groups = [(text, None) for text in texts if group_months(text) is not None]
    return BrokenHead(parse_header(titles or [""], groups, heads), end + 1)


def blanks_moved(rows: Sequence[Line]) -> bool:
    """Whether no row has a blank cell in front of a value."""
    return not any(
        value and not before
        for row in rows
        for before, value in zip(row.cells[1:], row.cells[2:], strict=False)
    )


def _texts(line: str) -> list[str]:
    return [cell_text(cell) for cell in split_cells(line)]

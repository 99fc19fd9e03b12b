"""Decisions as a CSV file a person can read, edit and keep under version control.

One line a decision, in UTF-8 with a header; columns:

    number     of the decision, from 1, never given twice; a line that withdraws one
               repeats its number; 0 or empty for a rule's
    a, b       the two names: reporter/name, as listed; any order
    verdict    same, different or unsure
    by         who decided, or rule and version
    why        the evidence, one sentence
    when       day, 2024-05-31; empty for rules
    withdrawn  yes on a line that withdraws; else empty
"""

import csv
import io
from collections.abc import Iterable
from datetime import date

from kg.errors import InputError
from kg.parties.decisions import Decision, Verdict, checked_key, pair_of, standing

COLUMNS = ("number", "a", "b", "verdict", "by", "why", "when", "withdrawn")


def write_decisions(decisions: Iterable[Decision]) -> str:
    """Return the decisions as CSV text, in their order.

    Raises:
        InputError: A text of theirs holds a control mark.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for decision in decisions:
        when = "" if decision.when is None else decision.when.isoformat()
        gone = "yes" if decision.withdrawn else ""
        texts = (*decision.pair, decision.verdict.value, decision.by, decision.why)
        writer.writerow((decision.ordinal, *texts, when, gone))
    return out.getvalue()


def read_decisions(text: str, source: str | None = None) -> tuple[Decision, ...]:
    """Return the decisions of a CSV text, in its order.

    Args:
        text: The whole file, a byte order mark or not.
        source: Its path or name, for messages.

    Raises:
        InputError: A column is missing or unknown, or a line is not understood; the
            message names the line.
    """
    reader = csv.reader(
        io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True
    )
    decisions: list[Decision] = []
    header: list[str] = []
    line = 1
    try:
        for row in reader:
            if not header:
                header = _header(row)
            elif row:
                cells = _cells(row, header)
                decisions.append(_decision(cells))
            line = reader.line_num + 1
        if not header:
            message = f"found an empty file, expected the header {','.join(COLUMNS)}"
            raise InputError(message)
    except csv.Error as error:
        message = f"found {error}, expected CSV; quote cells that hold commas or quotes"
        raise InputError(message, source=source, line=line) from None
    except InputError as error:
        raise InputError(error.message, source=source, line=line) from None
    _check_numbers(decisions, source)
    return tuple(decisions)


def _header(row: list[str]) -> list[str]:
    header = [name.strip() for name in row]
    if sorted(header) != sorted(COLUMNS):
        message = f"found the header {','.join(row)}, expected {','.join(COLUMNS)}"
        raise InputError(message)
    return header


def _cells(row: list[str], header: list[str]) -> dict[str, str]:
    if len(row) != len(header):
        message = f"found {len(row)} cells, expected {len(header)}"
        raise InputError(message)
    return dict(zip(header, (cell.strip() for cell in row), strict=True))


def _decision(cells: dict[str, str]) -> Decision:
    a, b = pair_of(checked_key(cells["a"]), checked_key(cells["b"]))
    if a == b:
        message = f"found the name '{a}' twice, expected two names"
        raise InputError(message)
    for name in ("by", "why"):
        if not cells[name]:
            message = f"found nothing under '{name}', expected who decided, and why"
            raise InputError(message)
    number = _number(cells["number"])
    when = _day(cells["when"])
    if number and when is None:
        message = f"found no day under 'when' of decision {number}, expected 2024-05-31"
        raise InputError(message)
    return Decision(
        number,
        a,
        b,
        _verdict(cells["verdict"]),
        cells["by"],
        cells["why"],
        when,
        _yes(cells["withdrawn"]),
    )


def _number(text: str) -> int:
    if text and not (text.isascii() and text.isdigit() and len(text) <= 9):
        message = f"found the number '{text}', expected a whole number from 1"
        raise InputError(message)
    return int(text or 0)


def _verdict(text: str) -> Verdict:
    try:
        return Verdict(text.lower())
    except ValueError:
        message = f"found the verdict '{text}', expected same, different or unsure"
        raise InputError(message) from None


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"found the day '{text}', expected one like 2024-05-31"
        raise InputError(message) from None


def _yes(text: str) -> bool:
    if text.lower() not in ("", "yes", "no"):
        message = f"found '{text}' under 'withdrawn', expected yes or nothing"
        raise InputError(message)
    return text.lower() == "yes"


def _check_numbers(decisions: list[Decision], source: str | None) -> None:
    try:
        standing(decisions)
    except InputError as error:
        raise InputError(error.message, source=source) from None

"""Rows of a text page before their values have columns, and the headings above them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from kg.model.fact import Role
from kg.readers.pages.cellmarks import (
    is_measure,
    is_member_heading,
    is_section,
    is_share_class,
    suffix_unit,
)
from kg.readers.pages.cellroles import CellRole
from kg.readers.pages.pagetable import Classify
from kg.readers.pages.pagetitle import cut_member
from kg.readers.pages.segments import TextCell


class RowKind(StrEnum):
    """What a row of the body is."""

    MEMBER = "member"
    SECTION = "section"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class TextValue:
    """One value as printed.

    Attributes:
        raw: Cell text, ends stripped.
        line: Line of the source, from 1.
        column: Its value column where the text kept blanks, else None.
        footnotes: Marks of this value.
    """

    raw: str
    line: int
    column: int | None = None
    footnotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextRow:
    """One line of the body: a heading or empty label (no values), or a row.

    Attributes:
        label: As printed.
        line: Line of the source, from 1.
        values: Left to right.
        footnotes: Marks of the whole row.
        element: ``us-gaap:Name`` where the text names it.
        bold: Whether its label is bold, as that of a section is; None where the form
            has lost it.
    """

    label: str
    line: int
    values: tuple[TextValue, ...] = ()
    footnotes: tuple[str, ...] = ()
    element: str | None = None
    bold: bool | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """What stands above a row: the members of its block, and its section.

    Attributes:
        members: Members of the heading above it, "[Member]" cut.
        section: Section row above it, or None.
        doubtful: Whether the heading may be none, or a row without values be one.
    """

    members: tuple[str, ...]
    section: str | None
    doubtful: bool = False


def rows_of_cells(
    cells: Sequence[TextCell], roles: Sequence[CellRole]
) -> list[TextRow]:
    """Gather cells into rows by their roles."""
    rows: list[TextRow] = []
    for cell, role in zip(cells, roles, strict=True):
        if role in {CellRole.HEADING, CellRole.LABEL}:
            rows.append(TextRow(" ".join(cell.text.split()), cell.line))
        elif role is CellRole.VALUE and rows:
            value = TextValue(cell.text, cell.line)
            rows[-1] = replace(rows[-1], values=(*rows[-1].values, value))
        elif role is CellRole.MARK and rows:
            rows[-1] = _with_mark(rows[-1], cell.text)
    return rows


def _with_mark(row: TextRow, mark: str) -> TextRow:
    """Add a footnote mark: to the row before its values, else to its last value."""
    if not row.values:
        return replace(row, footnotes=(*row.footnotes, mark))
    *before, last = row.values
    marked = replace(last, footnotes=(*last.footnotes, mark))
    return replace(row, values=(*before, marked))


def places_of(
    rows: Sequence[TextRow],
    title: str,
    classify: Classify | None = None,
    told: Sequence[RowKind | None] | None = None,
) -> list[Place]:
    """Return what stands above each row.

    A heading is a member or a section row. Marks ("[Member]", "[Line Items]") tell
    where they are printed; of unmarked ones, the first of two is the member; a lone one
    is a section where it repeats the page's topic, ends in a colon or repeats behind
    others.

    Args:
        rows: Those of the page.
        title: Title of the page.
        classify: Tells parties and roles from other headings.
        told: What each row is where the form of the page tells, see `headingrows`;
            what it leaves open is then doubtful.
    """
    kinds = _heading_kinds(rows, title, classify)
    members: tuple[str, ...] = ()
    section: str | None = None
    doubtful = False
    places: list[Place] = []
    for i, row in enumerate(rows):
        kind = kinds[i] if told is None else told[i] or kinds[i]
        if told is not None and told[i] is None:
            doubtful = True
        elif kind is RowKind.MEMBER:
            doubtful = False
        if kind is RowKind.MEMBER:
            members = members_of_heading(row.label)
            section = None
        elif kind is RowKind.SECTION:
            section = row.label
        places.append(Place(members, section, doubtful))
    return places


def members_of_heading(text: str) -> tuple[str, ...]:
    """Split a member heading at its bars and cut "[Member]".

    >>> members_of_heading("Shichuang Co., Ltd | Senior employee [Member]")
    ('Shichuang Co., Ltd', 'Senior employee')
    """
    parts = (cut_member(part) for part in text.split(" | "))
    return tuple(part for part in parts if part)


def _heading_kinds(
    rows: Sequence[TextRow], title: str, classify: Classify | None = None
) -> list[RowKind]:
    """Return what each row is, by its marks and words."""
    labels = {row.label.casefold() for row in rows if row.values}
    marked = any(is_marked_member(row) for row in rows)
    details = "(detail" in title.casefold() or "narrative" in title.casefold()
    behind = _behind_headings(rows, statement=not details)
    topic = title.partition("(")[0].partition(" - ")[0].strip().casefold()
    kinds: list[RowKind] = []
    recurring, sums = _recurring(rows)
    for i, row in enumerate(rows):
        following = rows[i + 1] if i + 1 < len(rows) else None
        previous = kinds[-1] if kinds else RowKind.ROW
        if row.values:
            kinds.append(RowKind.ROW)
        elif is_section(row.label):
            kinds.append(RowKind.SECTION)
        elif is_marked_member(row) or (
            following is not None
            and not following.values
            and (
                _is_line_items(following.label) or following.label.casefold() in behind
            )
        ):
            kinds.append(RowKind.MEMBER)
        elif row.label.casefold() in labels or suffix_unit(row.label) is not None:
            kinds.append(RowKind.ROW)  # a label that has no value here
        elif (
            row.label.casefold() in behind
            or row.label.endswith(":")
            or (topic and _same_topic(row.label.casefold(), topic))
            or previous is RowKind.MEMBER
            or following is None
        ):
            kinds.append(RowKind.SECTION)
        elif is_share_class(row.label):
            kinds.append(RowKind.MEMBER)
        elif is_measure(row.label):
            kinds.append(RowKind.SECTION)
        elif details:
            named = not (marked and not kinds) and (
                classify is None or classify(row.label, None).role is not Role.OTHER
            )
            member = named or i in recurring
            kinds.append(RowKind.MEMBER if member else RowKind.SECTION)
        else:
            kinds.append(RowKind.MEMBER if i in sums else RowKind.SECTION)
    return kinds


def _recurring(rows: Sequence[TextRow]) -> tuple[set[int], set[int]]:
    """Return the headings whose rows' labels recur elsewhere, as members' rows do.

    Members cut the same concepts several ways; the rows of a section are its own.

    Returns:
        The headings at least half of whose labels recur; and those all of whose labels
        stand before any heading too, which are parts of what stands there.
    """
    blocks: dict[int, list[str]] = {}
    at = -1
    for i, row in enumerate(rows):
        if row.values:
            blocks.setdefault(at, []).append(row.label.casefold())
        else:
            at = i
    blocks_of = Counter(label for labels in blocks.values() for label in set(labels))
    plain = set(blocks.get(-1, ()))
    headed = [(i, labels) for i, labels in blocks.items() if i >= 0]
    recurring = {
        i
        for i, labels in headed
        if 2 * sum(blocks_of[label] > 1 for label in labels) >= len(labels)
    }
    parts = {i for i, labels in headed if all(label in plain for label in labels)}
    return recurring, parts


def is_marked_member(row: TextRow) -> bool:
    """Whether a row without values is marked as a member or joins several by bars."""
    if row.values or is_section(row.label):
        return False
    joined = " | " in row.label and suffix_unit(row.label) is None
    return is_member_heading(row.label) or joined


def _same_topic(label: str, topic: str) -> bool:
    """Whether a heading repeats the page's topic, singular or plural."""
    return label.rstrip("s") == topic.rstrip("s")


def _is_line_items(label: str) -> bool:
    """Whether a section row is the kind that stands under each member."""
    return "line items" in label.casefold() or label.casefold().endswith("[table]")


def _behind_headings(rows: Sequence[TextRow], *, statement: bool) -> set[str]:
    """Return the unmarked headings that repeat behind others: sections, not members.

    One that opens the page needs to stand behind another once, for a member is printed
    once. On a statement, whose sections come first without members, it is enough that
    they repeat one of those.
    """
    behind: Counter[str] = Counter()
    headings = Counter(row.label.casefold() for row in rows if not row.values)
    for row in rows[:1]:
        if not row.values and not is_marked_member(row):
            behind[row.label.casefold()] += 1
    for before, row in pairwise(rows):
        if not before.values and not row.values and not is_marked_member(row):
            behind[row.label.casefold()] += 1
    counts = headings if statement else behind
    return {label for label in behind if counts[label] > 1}

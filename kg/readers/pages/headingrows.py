"""Which rows without values are members, where a page shows its rows as printed.

The renderer prints a page block by block, one for each combination of members: the
heading of the block, which is not bold, then its rows below their sections, which are
bold. A row whose facts are all left blank looks like a heading. What tells them apart:

* The elements that the definitions below the table name: ``Axis=Member`` for a member.
* A section never stands right above a member: what has no rows is not printed.
* All blocks of a page open alike: with a section, or with a row.
* One block does not print a row twice below one section: where a row comes again, a
  member stands between. An equity statement does, year by year.
* A member is printed once; a row that has values elsewhere is a row.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.readers.pages.cellmarks import (
    is_measure,
    is_section,
    is_share_class,
    suffix_unit,
)
from kg.readers.pages.textrows import RowKind, TextRow, is_marked_member


def told_headings(
    rows: Sequence[TextRow],
    title: str,
    elements: Sequence[str] = (),
    *,
    dated: bool = True,
) -> list[RowKind | None]:
    """Return what each row is; None where the page does not tell.

    Args:
        rows: Those of the page, as printed.
        title: Title of the page.
        elements: Elements the definitions below the table name; fewer than there are
            rows where they are lost.
        dated: Whether a column has a date; those of an equity statement have none.
    """
    kinds = [_marked_kind(row) for row in rows]
    members = {element for element in elements if "=" in element}
    valued = {row.label for row in rows if row.values}
    if len(set(elements)) >= len(valued) and not members:
        return [
            kind or (RowKind.SECTION if row.bold is None else RowKind.ROW)
            for row, kind in zip(rows, kinds, strict=True)
        ]
    if _is_of_details(title):
        for at in _repeated_sections(rows, kinds):
            kinds[at] = RowKind.SECTION
    page = _Page(rows, kinds, title, dated=dated)
    for at, kind in enumerate(kinds):
        if kind is None:
            kinds[at] = page.kind_of(at)
    return _by_definitions(rows, kinds, len(members))


def _is_of_details(title: str) -> bool:
    """Whether a page tells the details of a note, and is no statement."""
    lowered = title.casefold()
    return "(detail" in lowered or "narrative" in lowered


def _repeated_sections(
    rows: Sequence[TextRow], kinds: Sequence[RowKind | None]
) -> list[int]:
    """Return the unmarked headings that come again below others: sections.

    A section that is the same under every member bears no mark where its filer gave it
    a label without one. It opens the page or stands below a heading once at least, and
    always right above values.
    """
    places: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        places.setdefault(row.label.casefold(), []).append(at)
    repeated = [
        ats
        for ats in places.values()
        if len(ats) > 1
        and all(kinds[at] is None and rows[at].bold is None for at in ats)
        and all(at + 1 < len(rows) and rows[at + 1].values for at in ats)
        and any(at == 0 or not rows[at - 1].values for at in ats)
    ]
    return sorted(at for ats in repeated for at in ats)


def _by_definitions(
    rows: Sequence[TextRow], kinds: list[RowKind | None], members: int
) -> list[RowKind | None]:
    """Settle open rows by how many members are defined; each heading names one."""
    named, left = (
        {row.label for row, kind in zip(rows, kinds, strict=True) if kind is wanted}
        for wanted in (RowKind.MEMBER, None)
    )
    if members and len(named | left) <= members:
        # no other row is left to be it
        return [kind or RowKind.MEMBER for kind in kinds]
    alone = {label for label in named if " | " not in label}
    if members and len(alone) >= members and all(row.bold is not None for row in rows):
        return [kind or RowKind.ROW for kind in kinds]
    return kinds


def _marked_kind(row: TextRow) -> RowKind | None:
    """Return what a row is by its own marks; None where it bears none."""
    if row.values:
        return RowKind.ROW
    if is_section(row.label):
        return RowKind.SECTION
    if is_marked_member(row):
        return RowKind.MEMBER
    if row.bold:
        return RowKind.SECTION
    return RowKind.ROW if suffix_unit(row.label) is not None else None


class _Page:
    """The rows of one page, and what is known of them so far."""

    def __init__(
        self,
        rows: Sequence[TextRow],
        kinds: Sequence[RowKind | None],
        title: str,
        *,
        dated: bool,
    ) -> None:
        self._rows, self._kinds, self._dated = rows, kinds, dated
        self._labels = [row.label.casefold() for row in rows]
        self._valued = {row.label.casefold() for row in rows if row.values}
        self._blank = Counter(
            label
            for label, row in zip(self._labels, rows, strict=True)
            if not row.values
        )
        lowered = title.casefold()
        self._details = _is_of_details(title)
        self._topic = lowered.partition("(")[0].partition(" - ")[0].strip()
        self._named = any(row.element is not None for row in rows)
        self._opening = next(
            (kind for kind in kinds if kind in (RowKind.SECTION, RowKind.ROW)), None
        )

    def kind_of(self, at: int) -> RowKind | None:
        """Return what an unmarked row without values is, those above it decided."""
        label, bold = self._labels[at], self._rows[at].bold
        before = self._kinds[at - 1] if at else None
        last = at + 1 == len(self._rows)
        behind = None if last else self._kinds[at + 1]
        if self._named:
            return RowKind.MEMBER  # any other row of the page names its element
        if before is RowKind.SECTION or last:
            blank = bold is not None or label in self._valued
            return RowKind.ROW if blank else RowKind.SECTION
        if self._dated and self._comes_again(at, rows=bold is not None):
            return RowKind.MEMBER
        if label in self._valued:
            return RowKind.ROW
        if self._blank[label] > 1 or (behind and behind is not self._opening):
            return RowKind.ROW if bold is not None else RowKind.SECTION
        if is_share_class(label) and (self._dated or self._details):
            return RowKind.MEMBER
        if bold is None and self._names_section(label) and self._rows[at + 1].values:
            return RowKind.SECTION
        if not self._details:
            return RowKind.ROW if bold is not None else RowKind.SECTION
        return RowKind.MEMBER if behind is RowKind.SECTION else None

    def _names_section(self, label: str) -> bool:
        """Whether the words of an unmarked heading are those of a section."""
        topic = self._topic.rstrip("s")
        return label.endswith(":") or is_measure(label) or label.rstrip("s") == topic

    def _comes_again(self, at: int, *, rows: bool) -> bool:
        """Whether a section or row right below stands in the block above too.

        Args:
            at: Index of the heading.
            rows: Whether rows tell; not where sections may be unmarked, since two
                sections of one block may have rows of one label.
        """
        above: set[tuple[str | None, str]] = set()
        for kind, place in self._walk(range(at)):
            if kind is RowKind.MEMBER:
                above.clear()
            above.add(place)
        below = self._walk(range(at + 1, len(self._rows)))
        for kind, place in below:
            if kind in (None, RowKind.MEMBER):
                return False
            if place in above and (rows or kind is RowKind.SECTION):
                return True
        return False

    def _walk(
        self, indexes: Sequence[int]
    ) -> Iterator[tuple[RowKind | None, tuple[str | None, str]]]:
        """Yield the kind of rows, each with its section and label."""
        section: str | None = None
        for at in indexes:
            kind, label = self._kinds[at], self._labels[at]
            if kind is None and label in self._valued:
                kind = RowKind.ROW
            if kind is RowKind.MEMBER:
                section = None
            yield kind, (section, label)
            if kind is RowKind.SECTION:
                section = label

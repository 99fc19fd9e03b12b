"""One report as a table: the record both page readers end in, and what meaning needs.

A page reader says what stands where (`Table`); `pagefacts` makes facts of it with
the help of two callables it is handed, so that no reader depends on the ontology.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.model.fact import PlacedBy
from kg.model.filing import Column, Identity
from kg.model.party import MemberRole


@dataclass(frozen=True, slots=True)
class TableCell:
    """One value of a row.

    Attributes:
        raw: Cell text as printed, ends stripped; inner line breaks kept.
        line: Line of the source the cell starts on, from 1; None from HTML.
        column: Value column from 0; the first candidate when uncertain.
        columns: Candidate columns, best first; one when certain.
        placed_by: Rule that fixed the column.
        footnotes: Marks of this value as printed, "[1]".
        markup: The cell as HTML where it is a text of several blocks; else None.
    """

    raw: str
    line: int | None
    column: int
    columns: tuple[int, ...]
    placed_by: PlacedBy
    footnotes: tuple[str, ...] = ()
    markup: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the body.

    Attributes:
        label: As printed, with a unit suffix ("Shares issued | shares").
        members: Members of the row's block in printed order, "[Member]" cut.
        axes: Parallel to `members`; None from text.
        section: Abstract or "[Line Items]" row above it, or None.
        cells: The values, left to right; empty for a label without value.
        line: Line of the source the label stands on, from 1; None from HTML.
        element: ``us-gaap:Name`` when HTML names it.
        definition: Definition text HTML ties to the row, or None.
        footnotes: Marks of the whole row.
        names: Elements of `members`, parallel, where HTML names them, else None; ()
            from text.
    """

    label: str
    members: tuple[str, ...]
    axes: tuple[str | None, ...]
    section: str | None
    cells: tuple[TableCell, ...]
    line: int | None = None
    element: str | None = None
    definition: str | None = None
    footnotes: tuple[str, ...] = ()
    names: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class ElementInfo:
    """What the hidden panel of an HTML page says of one element.

    Attributes:
        name: ``us-gaap:DueToRelatedPartiesCurrent``.
        definition: Its definition text, or None.
        data_type: ``xbrli:monetaryItemType``, or None.
        balance: ``debit``, ``credit``, or None.
        period_type: ``instant``, ``duration``, or None.
    """

    name: str
    definition: str | None = None
    data_type: str | None = None
    balance: str | None = None
    period_type: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One R page as a reader found it, before any meaning is given to it.

    Attributes:
        source: Path or name the reader was given.
        report: ``R65``, or None when the source does not tell.
        title: Title line as printed, unit tail included.
        scale_line: "¥ in Thousands, $ in Thousands", or None.
        columns: The value columns, in order.
        scales: Power of ten per unit ("CNY" -> 3); a unit not named has 0.
        title_members: Members of the title that hold for the whole page.
        rows: All rows of the body. Row numbers of facts count those with values only.
        definitions: Definition texts under the table, in order; they name no element.
        elements: HTML only.
        digest: SHA-256 of the content, hexadecimal.
        identity: What the source itself says of the filing.
        kind: Reader that read it: ``rpage-text``, ``rpage-html``.
        warnings: One line each: what was doubtful.
        title_axes: Parallel to `title_members`; None from text.
    """

    source: str
    report: str | None
    title: str
    scale_line: str | None
    columns: tuple[Column, ...]
    scales: tuple[tuple[str, int], ...]
    title_members: tuple[str, ...]
    rows: tuple[Row, ...]
    definitions: tuple[str, ...]
    elements: tuple[ElementInfo, ...]
    digest: str
    identity: Identity
    kind: str
    warnings: tuple[str, ...] = ()
    title_axes: tuple[str | None, ...] = ()


class ConceptGuess(Protocol):
    """What a label, definition or element name says of a fact's concept."""

    @property
    def concept(self) -> str | None:
        """``us-gaap:Name``, or None."""

    @property
    def by(self) -> str | None:
        """``xbrl``, ``definition`` or ``label``; None without concept."""

    @property
    def period(self) -> str | None:
        """``instant`` or ``duration``; None when neither concept nor label tells."""

    @property
    def period_by(self) -> str | None:
        """``concept`` or ``label``; None when `period` is."""


class ConceptFinder(Protocol):
    """Finds the concept of a row (`kg.concepts.Concepts` is one)."""

    def find(
        self,
        label: str,
        *,
        members: Sequence[str],
        section: str | None,
        definitions: Sequence[str],
        element: str | None,
        unit: str | None,
    ) -> ConceptGuess:
        """Return what is known of the concept a row reports."""


Classify = Callable[[str, str | None], MemberRole]
"""Role and kind of a member, from its text and, when known, its axis."""

"""What an XBRL document says, before any name or meaning is put to it.

Names are canonical: the well-known taxonomies under their usual prefixes whatever the
document calls them (``us-gaap:Assets``), a filer's own under the document's prefix.
Named tuples where others of the project's records are dataclasses: they are made by the
ten thousand, and looked up in dictionaries, several times faster.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Dimension(NamedTuple):
    """One axis of a context and what it is cut by.

    Attributes:
        axis: ``srt:CounterpartyNameAxis``.
        member: ``us-gaap:DirectorMember``; None on a typed axis.
        typed: Text of a typed member; None on an explicit axis.
    """

    axis: str
    member: str | None
    typed: str | None = None


class Context(NamedTuple):
    """Entity, period and dimensions that facts share.

    Attributes:
        entity: Identifier as printed, ``0001138724``.
        instant: Day a balance closes (an instant at midnight closes the day before).
        start: First day of a duration.
        end: Last day of a duration.
        dimensions: Of segment and scenario, sorted by axis.
        forever: Whether the period is "forever", which has no dates.
    """

    entity: str
    instant: date | None = None
    start: date | None = None
    end: date | None = None
    dimensions: tuple[Dimension, ...] = ()
    forever: bool = False


class RawFact(NamedTuple):
    """One fact as the document holds it.

    Attributes:
        concept: ``us-gaap:Assets``.
        context: Id of its context.
        unit: Id of its unit; None for text.
        text: Lexical value, ends stripped, scale and sign of inline markup applied;
            "" when nil.
        raw: As printed: the same in an instance, the shown text in an inline document.
        nil: Whether it states that there is no value.
        decimals: As written (``-3``, ``INF``), or None.
        precision: As written, or None.
        language: ``en-US``, or None.
        id: Id in the document, or None.
        line: Line of the document, from 1; None when it is not known.
        footnotes: Texts of the footnotes linked to it.
        markup: The fact with its markup, where that is wanted and `text` lacks it;
            None otherwise.
    """

    concept: str
    context: str
    unit: str | None
    text: str
    raw: str
    nil: bool
    decimals: str | None
    precision: str | None
    language: str | None
    id: str | None
    line: int | None
    footnotes: tuple[str, ...] = ()
    markup: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """All of one document.

    Attributes:
        contexts: By id.
        units: By id: ``USD``, ``shares``, ``pure``, ``USD/shares``.
        facts: In document order.
        schemas: Addresses of the schemas it refers to.
        warnings: One line each.
    """

    contexts: dict[str, Context]
    units: dict[str, str]
    facts: tuple[RawFact, ...]
    schemas: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

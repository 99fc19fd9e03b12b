"""The fact record: one reported value with everything known of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from kg.model.display import record_html
from kg.model.drafts import Drafted, draft_of


class PlacedBy(StrEnum):
    """The rule that fixed a value's column."""

    FULL_ROW = "full-row"
    CURRENCY_RUN = "currency-run"
    UNIT = "unit"
    ORDER = "order"
    REPEAT = "repeat"
    FOOTING = "footing"
    BALANCE_DAYS = "balance-days"
    FILING = "filing"
    SETTLED = "settled"
    HTML = "html"
    XBRL = "xbrl"
    UNCERTAIN = "uncertain"


class Role(StrEnum):
    """What a member says: who (party, group), as what (relationship), or neither."""

    PARTY = "party"
    GROUP = "group"
    RELATIONSHIP = "relationship"
    OTHER = "other"


class PartyKind(StrEnum):
    """What sort of party a name denotes."""

    ORGANISATION = "organisation"
    PERSON = "person"
    GROUP = "group"
    ROLE = "role"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fact(Drafted):
    """One value of a filing; field order and meaning follow the fact record.

    Attributes:
        source: Path or name of the file it was read from.
        report: ``R65``, ``instance``, or None.
        row: n-th row of the table that holds a value, from 1; None outside
            pages.
        column: Value column from 0, first candidate when uncertain; None outside pages.
        raw: Cell text as printed, white space folded at the ends.
        ref: Fact id or line in the source ("line 27"), else None.
        label: Row label as printed.
        concept: ``us-gaap:Name`` or None.
        concept_by: ``xbrl``, ``definition`` or ``label``; None without concept.
        members: As printed, "[Member]" cut: those of the row's block first, then
            those of the column head, then those of the title.
        axes: Parallel to `members`; None from text.
        roles: Parallel to `members`.
        party: The members with role PARTY or GROUP joined with " | "; of a fact without
            members the known related party its label names; or None.
        relationship: The members with role RELATIONSHIP joined with " | "; without
            one, the roles printed in the name of a party ("Joan Roe, CEO"); or None.
        other: The members with role OTHER.
        value: Whole units, sign as printed (brackets negative); or the folded text.
        unit: ``CNY``, ``shares``, ``pure``, ``USD/shares``; None for text.
        decimals: XBRL decimals, -3 for thousands; ``"INF"``; None for text.
        instant: Day a balance closes.
        start: First day of a flow's period; None when the page does not tell.
        end: Last day of a flow's period.
        period_by: ``concept``, ``label`` or ``column``: what told the period type;
            None where nothing does: then only the last day is known, in `end`.
        placed_by: Rule that fixed the column.
        columns: Candidate columns, best first; one when certain, or when uncertain is
            whether a heading above is a member, or by what an amount is scaled; ()
            outside pages.
        cik, entity, accession, form, filed, url: See `kg.model.filing.Identity`.
        title: Title of the report; of an instance, of a report that presents the
            fact.
        member_names: Elements of the members, parallel to `members`: ``srt:
            DirectorMember``; None where the source does not name them; () on pages.
        label_by: ``name`` when the label is an element's name in words, for want of
            any other; else None.
        subsidiary: The member that says whose fact it is, where that is an entity of
            the reporter's own group, not the reporter; else None.
        language: Of a text, ``en-US``; None when the source does not tell.
        footnotes: Texts of the footnotes to it.
        same_as: `ref` of an earlier fact of the document that says the same; None when
            there is none.
        related_elsewhere: Whether the document tells elsewhere that a party of the fact
            is a related one; None where it tells nothing of that.

    The fields from `title` on are not part of the printed record.
        heading: Section row above it on a page ("Liabilities:"), as printed; else None.
        of_whole: Whether its page tells that it is the reporter's as a whole, printed
            beside what related parties have of it.
        on_statement: Whether a statement of the reporter presents it as well as the
            page on related parties that its title is of.
    """

    source: str
    report: str | None
    row: int | None
    column: int | None
    raw: str
    ref: str | None
    label: str
    concept: str | None
    concept_by: str | None
    members: tuple[str, ...]
    axes: tuple[str | None, ...]
    roles: tuple[Role, ...]
    party: str | None
    relationship: str | None
    other: tuple[str, ...]
    value: Decimal | str
    unit: str | None
    decimals: int | str | None
    instant: date | None
    start: date | None
    end: date | None
    period_by: str | None
    placed_by: PlacedBy
    columns: tuple[int, ...]
    cik: str | None = None
    entity: str | None = None
    accession: str | None = None
    form: str | None = None
    filed: date | None = None
    url: str | None = None
    title: str = ""
    member_names: tuple[str | None, ...] = ()
    label_by: str | None = None
    subsidiary: str | None = None
    language: str | None = None
    footnotes: tuple[str, ...] = ()
    same_as: str | None = None
    related_elsewhere: bool | None = None
    heading: str | None = None
    of_whole: bool = False
    on_statement: bool = False

    @property
    def certain(self) -> bool:
        """Whether column and members, and with them date and unit, are settled."""
        return self.placed_by is not PlacedBy.UNCERTAIN and len(self.columns) <= 1

    def _repr_html_(self) -> str:
        """Return a small table, for notebooks: what it says, and where it stands."""
        period = self.instant or self.end
        if self.start is not None:
            period_text = f"{self.start} to {period}"
        else:
            period_text = "" if period is None else str(period)
        places = {"report": self.report, "row": self.row, "column": self.column}
        place = ", ".join(f"{k} {v}" for k, v in places.items() if v is not None)
        return record_html(
            (
                ("label", self.label),
                ("value", self.value),
                ("unit", self.unit),
                ("day" if self.instant else "period", period_text),
                ("party", self.party),
                ("relationship", self.relationship),
                ("concept", self.concept),
                ("printed", self.raw),
                ("stands in", place),
                ("column known by", str(self.placed_by)),
                ("columns it may stand in", _candidates(self)),
                ("reporter", self.entity or self.cik),
                ("filing", self.accession),
                ("source", self.source),
            )
        )


def _candidates(fact: Fact) -> str:
    """Return the columns of a fact that is not settled; "" for one that is."""
    return "" if fact.certain else ", ".join(str(column) for column in fact.columns)


drafted: Final = draft_of(Fact)
"""Makes a fact of the values of all its fields, at a sixth of the cost of ``Fact``."""


def line_of(ref: str | None) -> int | None:
    """Return the line of the source, from 1, that a fact's `ref` names.

    >>> line_of("line 12"), line_of("f-12"), line_of(None)
    (12, None, None)
    """
    number = (ref or "").removeprefix("line ")
    return int(number) if number != ref and number.isdigit() else None

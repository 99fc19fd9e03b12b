"""Facts as records: the lines ``kg facts`` prints. Standard library only."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final

from kg.model.characters import shortened, visible
from kg.model.fact import Fact
from kg.model.written import csv_text, json_lines
from kg.views.table import text_table

# fmt: off
RECORD_KEYS = (
    "source", "report", "row", "column", "raw", "ref",
    "label", "concept", "concept_by",
    "members", "axes",
    "party", "relationship", "other",
    "value", "unit", "decimals",
    "instant", "start", "end", "period_by",
    "placed_by", "columns",
    "cik", "entity", "accession", "form", "filed", "url",
)
# fmt: on
"""Keys of a fact record, in their order."""

_LONG: Final = 100
"""Columns that the table shows of a text."""
# fmt: off
_TABLE = (
    "report", "row", "column", "label", "party", "relationship",
    "value", "unit", "date", "placed",
)
# fmt: on


def fact_record(fact: Fact) -> dict[str, object]:
    """Return the record of one fact: every key, in order, None when unknown."""
    return {key: getattr(fact, key) for key in RECORD_KEYS}


def facts_jsonl(facts: Iterable[Fact]) -> str:
    """Return one ASCII JSON object a line, a fact each.

    The value is a string, a plain decimal in whole units or the text; dates are ISO.
    """
    return json_lines(RECORD_KEYS, map(fact_record, facts))


def facts_csv(facts: Iterable[Fact]) -> str:
    """Return CSV with the keys of the record as columns; lists joined with " | "."""
    return csv_text(RECORD_KEYS, map(fact_record, facts))


def _period(fact: Fact) -> str:
    if fact.instant is not None:
        return fact.instant.isoformat()
    if fact.end is None:
        return ""
    return f"{fact.start or '…'} to {fact.end}"


def _line(fact: Fact) -> dict[str, object]:
    others = [role for role in (fact.relationship, *fact.other) if role]
    return {
        "report": fact.report,
        "row": fact.row,
        "column": " ".join(str(column) for column in fact.columns),
        "label": fact.label,
        "party": fact.party,
        "relationship": " | ".join(others),
        "value": _shown(fact.value),
        "unit": fact.unit,
        "date": _period(fact),
        "placed": str(fact.placed_by),
    }


def _shown(value: Decimal | str) -> Decimal | str:
    return shortened(visible(value), _LONG) if isinstance(value, str) else value


def facts_table(facts: Iterable[Fact], *, room: int | None = None) -> str:
    """Return a table for people; an uncertain fact shows all its columns.

    A long text, such as a whole note, is shown by its beginning; the other forms have
    it whole.
    """
    return text_table(_TABLE, (_line(fact) for fact in facts), room=room)


FORMATS: dict[str, Callable[[Iterable[Fact]], str]] = {
    "table": facts_table,
    "csv": facts_csv,
    "jsonl": facts_jsonl,
}
"""How ``kg facts --format`` prints."""

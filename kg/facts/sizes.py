"""How large a reporter is as a whole: total assets, revenue, payables, as reported.

They say nothing of related parties, so they are no facts of the graph; they stand in a
table of their own, for frames to set the amounts of related parties against. Elements
are those of ``ontology/sizes.csv``.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from kg.facts.encoding import Values, amount_text, day_text
from kg.facts.rows import ReportRow, SizeRow, is_money
from kg.facts.schema import TABLES
from kg.facts.tables import Row
from kg.model.amount import plain_decimal
from kg.model.fact import Fact
from kg.selection import size_measure

_AMOUNT: Final = list(TABLES["sizes"]).index("amount")


def sizes_of(report: ReportRow, facts: Iterable[Fact]) -> tuple[SizeRow, ...]:
    """Return the totals that a report states, each once, in their order.

    Of a value whose column is not settled nothing is known; convenience translations
    come along, as another currency.
    """
    found: dict[SizeRow, None] = {}
    for fact in facts:
        measure = size_measure(fact)
        end = fact.instant or fact.end
        if (
            measure is None
            or end is None
            or not fact.certain
            or not isinstance(fact.value, Decimal)
            or not is_money(fact)
        ):
            continue
        found[
            SizeRow(
                filing=report.filing,
                reporter=report.reporter,
                report=report.iri,
                measure=measure[0],
                rank=measure[1],
                concept=fact.concept or "",
                value=plain_decimal(fact.value),
                currency=fact.unit or "",
                start=fact.start,
                end=end,
                row=fact.row,
                column=fact.column,
                raw=fact.raw,
            )
        ] = None
    return tuple(found)


def size_values(row: SizeRow) -> Values:
    """Return a total as a row of ``sizes``."""
    return [
        row.filing, row.reporter, row.report, row.measure, row.rank, row.concept,
        row.value, amount_text(Decimal(row.value)), row.currency, day_text(row.start),
        day_text(row.end), row.row, row.column, row.raw,
    ]  # fmt: skip


def size_row_of(values: Row) -> SizeRow:
    """Return a total from its row."""
    # The amount is the value once more, for SQL to count with.
    return SizeRow(*(values[:_AMOUNT] + values[_AMOUNT + 1 :]))

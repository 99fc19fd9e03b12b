"""What happened in a period and was taken for a balance: "Advances from directors"."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from kg.facts.rows import FactRow, ReportRow, Status
from kg.sides import is_accrual, may_be_flow


def flows_of_periods(rows: Iterable[FactRow], reports: Iterable[ReportRow]) -> set[str]:
    """Return the facts that tell what happened in a period, though taken for balances.

    "Advances from related parties" under a period are a flow where amounts of money the
    party was paid or charged stand beside them, and a balance of the same side that no
    word leaves in doubt and that may hold them. A rate or a number of shares is no such
    amount, and what accrues, such as pay, holds no loan. A row that has a value under a
    day is one of balances.
    """
    columns = {
        (report.iri, column.index): column
        for report in reports
        for column in report.columns
    }
    periods = {key for key, column in columns.items() if column.start or column.end}
    days = {k for k, column in columns.items() if column.instant and not column.may_be}
    beside: dict[tuple[str, str, date | None], list[FactRow]] = defaultdict(list)
    of_days: set[tuple[str, int | None]] = set()
    for row in rows:
        column = (row.report, row.fact.column)
        if row.party_key is None or not row.is_money:
            continue
        if column in periods:
            day = row.fact.instant or row.fact.end
            beside[row.report, row.party_key, day].append(row)
        elif column in days and row.status is Status.CERTAIN:
            of_days.add((row.report, row.fact.row))
    found = set()
    for group in beside.values():
        if all(row.fact.instant is not None for row in group):
            continue
        balances = [row for row in group if row.fact.instant and row.side]
        doubtful = [row for row in balances if may_be_flow(row.fact.label)]
        sure = {
            row.side
            for row in balances
            if row not in doubtful and not is_accrual(row.fact.concept, row.fact.label)
        }
        found |= {
            row.iri
            for row in doubtful
            if row.side in sure and (row.report, row.fact.row) not in of_days
        }
    return found

"""Describes filings, reports, columns and declared sums: predicate and value pairs."""

from collections.abc import Collection, Iterator
from datetime import date

from kg.facts.encoding import may_be_text
from kg.facts.rows import FilingRow, ReportRow
from kg.graph import vocabulary as voc
from kg.graph.nquads import (
    address,
    day,
    decimal,
    integer,
    known,
    node,
    statements,
    text,
)
from kg.iris import Iris, folded, is_currency
from kg.model.filing import Column, Summand

Pairs = Iterator[tuple[str, str]]
"""Predicates and values of one node, as N-Quads text."""


def filing_pairs(filing: FilingRow, iris: Iris) -> Pairs:
    """Yield what describes a filing."""
    who = filing.identity
    yield voc.TYPE, voc.FILING
    yield voc.KEY, text(filing.key)
    yield voc.REPORTER, node(iris.entity(filing.reporter))
    yield from known(voc.ACCESSION, who.accession, text)
    yield from known(voc.FORM, who.form, text)
    yield from known(voc.FILED, who.filed, day)
    yield from known(voc.FILER_NAME, folded(who.entity or "") or None, text)
    yield from known(voc.CIK, who.cik, text)


def report_lines(
    report: ReportRow, concepts: Collection[str | None], graph: str, iris: Iris
) -> list[str]:
    """Return the statements on a report, its columns and its sums."""
    subject = node(report.iri)
    lines = [f"{graph} {voc.HAS_REPORT} {subject} {graph} ."]
    lines += statements(subject, dict.fromkeys(_report_pairs(report)), graph)
    scales = dict(report.scales)
    for column in report.columns:
        child = node(iris.column(report.iri, column.index))
        lines.append(f"{subject} {voc.HAS_COLUMN} {child} {graph} .")
        lines += statements(child, _column_pairs(column, scales), graph)
    for part in _sums(report, concepts):
        child = node(iris.summand(report.iri, part))
        lines.append(f"{subject} {voc.HAS_SUMMAND} {child} {graph} .")
        lines += statements(child, _sum_pairs(part, report.reporter, iris), graph)
    return lines


def _report_pairs(report: ReportRow) -> Pairs:
    yield voc.TYPE, voc.REPORT
    yield from known(voc.REPORT_NAME, report.printed, text)
    if report.title:
        yield voc.TITLE, text(report.title)
    yield voc.SHA256, text(report.digest)
    yield voc.SOURCE_NAME, text(report.source)
    for name, label in report.member_labels:
        yield voc.MEMBER_LABEL, text(f"{name}={label}")
    yield from known(voc.URL, report.url, address)


def _column_pairs(column: Column, scales: dict[str, int]) -> Pairs:
    yield voc.TYPE, voc.COLUMN
    yield voc.COLUMN_INDEX, integer(column.index)
    yield from period_pairs(column.instant, column.start, column.end)
    if column.may_be:
        yield voc.MAY_BE, text(may_be_text(column.may_be))
    yield from unit_pairs(column.unit)
    yield voc.SCALE, integer(scales.get(column.unit or "", 0))


def _sums(report: ReportRow, concepts: Collection[str | None]) -> Iterator[Summand]:
    """Yield the parts of sums whose whole and one part at least have facts.

    A part without facts is named all the same: the sum is not complete without it.
    """
    wholes = {part.parent for part in report.sums if part.child in concepts}
    for part in report.sums:
        if part.parent in concepts and part.parent in wholes:
            yield part


def _sum_pairs(part: Summand, reporter: str, iris: Iris) -> Pairs:
    yield voc.TYPE, voc.SUMMAND
    yield voc.SUM_OF, node(iris.concept(part.parent, reporter))
    yield voc.PART, node(iris.concept(part.child, reporter))
    yield voc.WEIGHT, decimal(part.weight)
    yield voc.SUM_ROLE, text(part.role)


def period_pairs(instant: date | None, start: date | None, end: date | None) -> Pairs:
    """Yield the instant or the period, as far as known."""
    yield from known(voc.INSTANT, instant, day)
    yield from known(voc.PERIOD_START, start, day)
    yield from known(voc.PERIOD_END, end, day)


def unit_pairs(unit: str | None) -> Pairs:
    """Yield the currency, or the name of any other unit."""
    if unit is not None and is_currency(unit):
        yield voc.CURRENCY_CODE, text(unit)
        yield voc.UNIT, node(voc.ISO4217 + unit)
    elif unit is not None:
        yield voc.UNIT_NAME, text(unit)

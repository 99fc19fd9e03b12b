"""Describes reports, columns, facts and cells: (predicate, value) pairs of one node."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import namespaces as ns
from kg.graph.aggregates import AGGREGATES, Level, is_money
from kg.graph.terms import (
    address,
    currency,
    day,
    decimal,
    folded,
    integer,
    is_currency,
    text,
)
from kg.model.fact import Fact
from kg.model.filing import Column, Reading, Summand

Pairs: TypeAlias = Iterator[tuple[NamedNode, NamedNode | Literal]]
"""Predicates and values of one node."""


def name_quads(node: NamedNode, name: str, graph: NamedNode) -> list[Quad]:
    """Return the name to show of a node, and the key it is looked up by."""
    return [
        Quad(node, ns.NAME, text(name), graph),
        Quad(node, ns.NAME_KEY, text(name_key(name)), graph),
    ]


def name_key(name: str) -> str:
    """Return what names that differ in capitals alone have in common.

    >>> name_key("URSUS  Ltd")
    'ursus ltd'
    """
    return folded(name).lower()


def file_name(source: str) -> str:
    """Return the file's name without its folder, whatever system wrote the path."""
    return source.replace("\\", "/").rstrip("/").rpartition("/")[2]


def report_pairs(reading: Reading) -> Pairs:
    """Yield what describes a report."""
    yield ns.TYPE, ns.REPORT
    if reading.report is not None:
        yield ns.REPORT_NAME, text(reading.report)
    if reading.title:
        yield ns.TITLE, text(folded(reading.title))
    yield ns.SHA256, text(reading.digest)
    yield ns.SOURCE_NAME, text(file_name(reading.source))
    for name, label in reading.member_labels:
        yield ns.MEMBER_LABEL, text(f"{name}={label}")
    if reading.identity.url is not None:
        yield ns.URL, address(reading.identity.url)


def summand_pairs(part: Summand, parent: NamedNode, child: NamedNode) -> Pairs:
    """Yield what describes one part of a sum; the elements are `parent` and `child`."""
    yield ns.TYPE, ns.SUMMAND
    yield ns.SUM_OF, parent
    yield ns.PART, child
    yield ns.WEIGHT, decimal(part.weight)
    yield ns.SUM_ROLE, text(part.role)


def column_pairs(column: Column, scales: dict[str, int]) -> Pairs:
    """Yield what describes a value column; `scales` gives the power of ten per unit."""
    yield ns.TYPE, ns.COLUMN
    yield ns.COLUMN_INDEX, integer(column.index)
    yield from period_pairs(column)
    yield from unit_pairs(column.unit)
    yield ns.SCALE, integer(scales.get(column.unit or "", 0))


def period_pairs(dated: Column | Fact) -> Pairs:
    """Yield the instant or the period, as far as known."""
    if dated.instant is not None:
        yield ns.INSTANT, day(dated.instant)
    if dated.start is not None:
        yield ns.PERIOD_START, day(dated.start)
    if dated.end is not None:
        yield ns.PERIOD_END, day(dated.end)


def unit_pairs(unit: str | None) -> Pairs:
    """Yield the currency, or the name of any other unit."""
    if unit is not None and is_currency(unit):
        yield ns.CURRENCY_CODE, text(unit)
        yield ns.UNIT, currency(unit)
    elif unit is not None:
        yield ns.UNIT_NAME, text(unit)


def class_pairs(fact: Fact, level: Level) -> Pairs:
    """Yield the classes of a fact and its level."""
    yield ns.TYPE, ns.FACT
    if is_money(fact) and fact.instant is not None:
        yield ns.TYPE, ns.BALANCE
    elif is_money(fact) and fact.end is not None:
        yield ns.TYPE, ns.FLOW
    if level in AGGREGATES:
        yield ns.TYPE, ns.AGGREGATE_FACT
    yield ns.LEVEL, text(level)


def status_pairs(fact: Fact, translated: bool) -> Pairs:
    """Yield whether the fact may be counted."""
    if translated:
        yield ns.TYPE, ns.TRANSLATION
        yield ns.STATUS, ns.TRANSLATED
    else:
        yield ns.STATUS, ns.CERTAIN if fact.certain else ns.UNCERTAIN


def value_pairs(fact: Fact) -> Pairs:
    """Yield amount or value, and how precise it is."""
    if isinstance(fact.value, Decimal):
        predicate = ns.AMOUNT if is_money(fact) else ns.VALUE
        yield predicate, decimal(fact.value)
    else:
        yield ns.VALUE, text(fact.value)
    if isinstance(fact.decimals, int):
        yield ns.DECIMALS, integer(fact.decimals)
    elif fact.decimals is not None:
        yield ns.PRECISION_NOTE, text(fact.decimals)


def cell_pairs(fact: Fact) -> Pairs:
    """Yield what describes the place a fact was read from."""
    yield ns.TYPE, ns.SOURCE_CELL
    yield ns.RAW, text(fact.raw)
    yield ns.PLACED_BY, text(fact.placed_by)
    if fact.row is not None:
        yield ns.ROW, integer(fact.row)
    if fact.column is not None:
        yield ns.COLUMN_NUMBER, integer(fact.column)
    if fact.columns:
        yield ns.CANDIDATES, text(" ".join(str(column) for column in fact.columns))
    if fact.ref is None:
        return
    line = fact.ref.removeprefix("line ")
    if line != fact.ref and line.isascii() and line.isdigit():
        yield ns.LINE, integer(int(line))
    else:
        yield ns.REF, text(fact.ref)

"""Positions and cells made by hand, and the network of them."""

from datetime import date
from decimal import Decimal

from kg.facts.evidence import Cell
from kg.facts.rows import Side
from kg.facts.select import PositionRow
from kg.network.project import project

DAY = date(2021, 6, 30)


def entity(name):
    """Return the IRI of a reporting entity."""
    return f"e:{name}"


def position(
    reporter="Ambow", party="Beijing QC", side="due from", amount=2039000, **changes
):
    """Return a position; `party_iri` and `kind` may be changed as the fields are."""
    teller, node = entity(reporter), changes.pop("party_iri", f"p:{party}")
    amount, side = Decimal(amount), Side(side)
    debtor, creditor = (node, teller) if side is Side.DUE_FROM else (teller, node)
    if amount < 0:
        debtor, creditor = creditor, debtor
    day, currency = changes.pop("date", DAY), changes.pop("currency", "CNY")
    key = f"{reporter}/{party}/{side}/{day}/{currency}"
    made = {
        "iri": f"position:{key}", "entity": teller, "party": node, "reporter": reporter,
        "name": party, "kind": "unknown", "side": side, "date": day,
        "currency": currency, "amount": amount, "debtor": debtor, "creditor": creditor,
        "facts": (f"fact:{key}",), "also": (), "on_balance_date": True,
    }  # fmt: skip
    return PositionRow(**made | changes)


def cell(fact, **changes):
    """Return the cell of a fact of 2,039 thousand."""
    made = {
        "fact": fact, "raw": "|2,039", "row": 7, "column": 0, "ref": "line 33",
        "report": "R65", "title": "RELATED PARTY TRANSACTIONS (Details)",
        "head": "Jun. 30, 2021", "label": "Amounts due from related parties",
        "filing": "0001104659-21-117128", "url": "https://www.sec.gov/R65.htm",
        "placed_by": "currency-run", "amount": Decimal(2039000), "scale": 3,
        "concept": "us-gaap:DueFromRelatedPartiesCurrent",
        "relationship": "Management", "decimals": "-3",
    }  # fmt: skip
    return Cell(**made | changes)


def network(*positions, cells=None, families=(), **graph):
    """Return the network of positions, each with one cell unless cells are given."""
    if cells is None:
        cells = {
            fact: [cell(fact, amount=row.amount, raw=f"|{row.amount / 1000:,.0f}")]
            for row in positions
            for fact in (*row.facts, *row.also)
        }
    net = project(positions, cells)
    net.graph.update(graph, families=list(families))
    return net

"""Small filings of Quorzim Corp, all names invented, and what is counted of them."""

from collections.abc import Iterable
from decimal import Decimal

import kg
from kg.facts.select import Wanted, select_positions

DAY = "2023-12-31"
PARTY = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
INVESTEE = "us-gaap:EquityMethodInvestmentNonconsolidatedInvesteeAxis"
ENTITY = "dei:LegalEntityAxis"
Told = tuple[str, str, int]
"""Element, context and amount."""
HEAD = """<?xml version="1.0"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance"
 xmlns:xbrldi="http://xbrl.org/2006/xbrldi"
 xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
 xmlns:us-gaap="http://fasb.org/us-gaap/2023" xmlns:dei="http://xbrl.sec.gov/dei/2023"
 xmlns:srt="http://fasb.org/srt/2023" xmlns:qz="http://quorzim.example/20231231">
<unit id="usd"><measure>iso4217:USD</measure></unit>
"""
RELATED = "RELATED PARTY TRANSACTIONS"


def context(name: str, day: str, *members: tuple[str, str]) -> str:
    """Return a context of Quorzim Corp on a day."""
    segment = "".join(
        f'<xbrldi:explicitMember dimension="{axis}">qz:{member}</xbrldi:explicitMember>'
        for axis, member in members
    )
    segment = f"<segment>{segment}</segment>" if segment else ""
    scheme = '<identifier scheme="http://www.sec.gov/CIK">0001000001</identifier>'
    return (
        f'<context id="{name}"><entity>{scheme}{segment}</entity>'
        f"<period><instant>{day}</instant></period></context>\n"
    )


def instance(contexts: Iterable[str], *facts: Told, period: str = DAY) -> str:
    """Return an instance that tells facts, and the end of its period."""
    cover = (
        '<context id="cover"><entity><identifier scheme="http://www.sec.gov/CIK">'
        "0001000001</identifier></entity><period><startDate>2023-01-01</startDate>"
        f"<endDate>{period}</endDate></period></context>"
        f'<dei:DocumentPeriodEndDate contextRef="cover">{period}'
        "</dei:DocumentPeriodEndDate>"
    )
    told = "".join(
        f'<{element} contextRef="{where}" unitRef="usd" decimals="0">{amount}'
        f"</{element}>\n"
        for element, where, amount in facts
    )
    return HEAD + "".join(contexts) + cover + told + "</xbrl>"


def owed(graph: kg.Graph, **wanted: object) -> list[tuple[str, str, Decimal]]:
    """Return party, side and amount of positions."""
    rows = select_positions(graph._graph.snapshot(), Wanted(**wanted))
    return [(row.name, str(row.side), row.amount) for row in rows]


def reasons(graph: kg.Graph) -> dict[str, str]:
    """Return why facts are in no position, by element or label and amount."""
    rows = graph._graph.snapshot().rows(
        "SELECT coalesce(f.concept, f.label), f.value, u.reason FROM uncounted AS u "
        "JOIN facts AS f ON f.iri = u.fact"
    )
    return {f"{what.rpartition(':')[2]} {value}": why for what, value, why in rows}


def of(party: str, axis: str = PARTY, day: str = DAY, *more: tuple[str, str]) -> str:
    return context(party, day, (axis, f"{party}Member"), *more)


def text_page(title: str, *lines: str) -> str:
    return "\n".join(["|", title, "|", "Dec. 31, 2023", *lines, "|X", "- Definition"])

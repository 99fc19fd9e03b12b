"""Instances with a note about related parties, written for tests that read notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

_HEAD = """<xbrl xmlns="http://www.xbrl.org/2003/instance"
 xmlns:d="http://xbrl.org/2006/xbrldi" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
 xmlns:dei="http://xbrl.sec.gov/dei/2023" xmlns:us-gaap="http://fasb.org/us-gaap/2023"
 xmlns:m="http://moss.example/1">
<context id="y"><entity><identifier scheme="x">77</identifier></entity><period>
<startDate>{year}-01-01</startDate><endDate>{year}-12-31</endDate></period></context>
<context id="i"><entity><identifier scheme="x">77</identifier></entity><period>
<instant>{year}-12-31</instant></period></context>
<unit id="u"><measure>iso4217:USD</measure></unit>
<dei:EntityRegistrantName contextRef="y">Bay Corp</dei:EntityRegistrantName>
<us-gaap:RelatedPartyTransactionsDisclosureTextBlock contextRef="y"
>{note}</us-gaap:RelatedPartyTransactionsDisclosureTextBlock>"""
_CONTEXT = """<context id="{member}"><entity><identifier scheme="x">77</identifier>
<segment><d:explicitMember
 dimension="us-gaap:RelatedPartyTransactionsByRelatedPartyAxis">m:{member}</d:explicitMember>
</segment></entity><period><instant>{year}-12-31</instant></period></context>"""
_FACT = (
    '<us-gaap:{element} contextRef="{context}" unitRef="u" decimals="0">{value}'
    "</us-gaap:{element}>"
)
NOTES_PAYABLE = "NotesPayableRelatedPartiesClassifiedCurrent"


@dataclass(frozen=True)
class Tagged:
    """A balance on the last day of the year: member, or "" for none, and amount."""

    member: str
    value: int
    element: str = NOTES_PAYABLE


def table(*rows: Iterable[object]) -> str:
    """Return a table of HTML."""
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def instance(note: str, *tagged: Tagged, year: int = 2023) -> str:
    """Return an instance of Bay Corp.

    Args:
        note: HTML of the note about related parties.
        tagged: Its balances.
        year: Of the report.
    """
    members = sorted({fact.member for fact in tagged} - {""})
    parts = [_HEAD.format(year=year, note=escape(note))]
    parts += [_CONTEXT.format(member=member, year=year) for member in members]
    parts += [
        _FACT.format(element=f.element, context=f.member or "i", value=f.value)
        for f in tagged
    ]
    return "\n".join([*parts, "</xbrl>"])

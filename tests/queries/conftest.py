"""Graphs to ask: the examples, and one of invented filings with all that may occur.

The invented one has days of filing, a restated balance, positions that were replaced, a
party of several reporters, reporters that name each other and state what is owed alike,
otherwise or not at all, an entity of a reporter's group, a page that prints facts of an instance, convenience translations, columns that
are not settled, totals, and a name with line breaks, quotes and blanks in it.
"""

from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path

import pytest

import kg
from kg.api.graph import Graph

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

_FIRST = """|
RELATED PARTIES (Details) - USD ($)
|
Dec. 31, 2022
|
Dec. 31, 2021
|Alpha Rise Trading Ltd | Director
|Due to related parties
|$ 1,000
|$ 900
|Moutai Distribution Holdings Ltd
|Due from related parties
|$ 700
|$ 600
|Birch "Tree" Ltd | Supplier
|Due to related parties
|$ 50
"""
_SECOND = """|
RELATED PARTIES (Details) - USD ($)
|
12 Months Ended
|
Dec. 31, 2023
|
Dec. 31, 2022
|Alpha Rise Trading Ltd | Chief Executive Officer
|Due to related parties
|$ 1,100
|$ 1,250
|Proceeds from related party debt
|$ 400
|$ 300
|Moutai Distribution Holdings Ltd
|Due from related parties
|$ 700
|$ 700
|Allowance for amounts due from related parties
|$ 7
|$ 6
|Repayments of related party debt
|$ 12
"""
_TRANSLATED = """|
RELATED PARTIES (Details)
¥ in Thousands, $ in Thousands
|
Dec. 31, 2022
USD ($)
|
Dec. 31, 2022
CNY (¥)
|
Dec. 31, 2021
CNY (¥)
|Moutai Distribution Holdings Ltd | Subsidiary
|Due to related parties
|$ 141
|¥ 1,000
|¥ 900
|Gamma Works Ltd | Subsidiary
|Due from related parties
|$ 423
|¥ 3,000
|¥ 1,900
|Gamma Works Limited
|Due from related parties, one more
|¥ 5
"""
_MIRROR = """|
RELATED PARTIES (Details) - USD ($)
|
Dec. 31, 2022
|Acme Holding Corp | Customer
|Due from related parties
|$ 77
"""
_CREDITOR = """|
RELATED PARTIES (Details) - USD ($)
|
Dec. 31, 2022
|
Dec. 31, 2021
|Elm Harbor Inc
|Due from related parties
|$ 12,345
|$ 11,345
|Acme Holding Corp | Customer
|Due from related parties
|$ 40
|$ 50
"""
_DEBTOR = """|
RELATED PARTIES (Details) - USD ($) $ in Thousands
|
Dec. 31, 2022
|
Dec. 31, 2021
|Dogwood Quarry Inc
|Due to related parties
|$ 12
|$ 12
"""
_PRINTED = """|
RELATED PARTIES (Details) - USD ($)
|
Dec. 31, 2022
|Due to related parties
|$ 2,771,000
|Moutai Distribution Holdings Ltd
|Due to related parties
|$ 2,417,000
"""
_INSTANCE = """<?xml version="1.0" encoding="UTF-8"?>
<x:xbrl xmlns:x="http://www.xbrl.org/2003/instance"
  xmlns:d="http://xbrl.org/2006/xbrldi" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
  xmlns:dei="http://xbrl.sec.gov/dei/2022" xmlns:gaap="http://fasb.org/us-gaap/2022"
  xmlns:hx="http://huaxia.example/20221231">
  {contexts}
  <x:unit id="usd"><x:measure>iso4217:USD</x:measure></x:unit>
  <gaap:DueToRelatedPartiesCurrent contextRef="whole" unitRef="usd" decimals="-3" id="f1"
    >2771000</gaap:DueToRelatedPartiesCurrent>
  <gaap:DueToRelatedPartiesCurrent contextRef="party" unitRef="usd" decimals="-3" id="f2"
    >2417000</gaap:DueToRelatedPartiesCurrent>
  <gaap:DueToRelatedPartiesCurrent contextRef="sub" unitRef="usd" decimals="-3" id="f3"
    >355000</gaap:DueToRelatedPartiesCurrent>
  <dei:EntityRegistrantName contextRef="cover" id="f4"
    >Bravo Grid Ltd</dei:EntityRegistrantName>
  <gaap:RelatedPartyTransactionsDisclosureTextBlock contextRef="whole" id="f5"
    >{note}</gaap:RelatedPartyTransactionsDisclosureTextBlock>
</x:xbrl>
"""
_NOTE = """<p>NOTE 5 - RELATED PARTIES</p>
<table><tr><td>Name of related party</td><td>Relationship with the Company</td></tr>
<tr><td>Moutai Distribution Holdings Ltd</td><td>Shareholder &amp; director</td></tr>
<tr><td>Violet Quay "Two" Ltd</td><td>Company of a shareholder</td></tr></table>
<p>The amount due to Moutai Distribution Holdings Ltd is unsecured, non-interest bearing
and due on demand.</p>
<table><tr><td></td><td>December 31, 2022</td></tr>
<tr><td>Moutai Distribution Holdings Ltd</td><td>$2,417,000</td></tr>
<tr><td>Violet Quay "Two" Ltd</td><td>12,500</td></tr></table>
"""
_MEMBER = '<d:explicitMember dimension="{0}">hx:{1}Member</d:explicitMember>'
_PARTY = _MEMBER.format(
    "gaap:RelatedPartyTransactionsByRelatedPartyAxis", "MoutaiDistributionHoldingsLtd"
)
_MANIFEST = """source,cik,entity,accession,form,filed
a1.txt,1000001,"Acme  Holding Corp",0001000001-23-000001,10-K,2023-03-01
a2.txt,1000001,Acme Holding Corp,0001000001-24-000001,10-K,2024-03-01
b.txt,1000002,Beta Mining Inc,0001000002-23-000001,20-F,2023-04-01
c.txt,1000003,Cedar Mills Inc,0001000003-23-000001,,
d.txt,1000005,Dogwood Quarry Inc,0001000005-23-000001,10-K,2023-03-08
e.txt,1000006,Elm Harbor Inc,0001000006-23-000001,10-K,2023-03-09
R4.txt,1000004,Huaxia Power Co,0001000004-23-000001,10-K,2023-02-01
hx.xml,1000004,Huaxia Power Co,0001000004-23-000001,10-K,2023-02-01
"""


def _context(name: str, members: str) -> str:
    segment = f"<x:segment>{members}</x:segment>" if members else ""
    return (
        f'<x:context id="{name}"><x:entity>'
        '<x:identifier scheme="http://www.sec.gov/CIK">0001000004</x:identifier>'
        f"{segment}</x:entity><x:period><x:instant>2022-12-31</x:instant></x:period>"
        "</x:context>"
    )


def write_filings(folder: Path) -> Path:
    """Write the invented filings and return their manifest."""
    subsidiary = _MEMBER.format("dei:LegalEntityAxis", "BravoGridLtd")
    contexts = [("whole", ""), ("party", _PARTY), ("sub", subsidiary + _PARTY)]
    contexts.append(("cover", subsidiary))
    instance = _INSTANCE.format(
        contexts="\n  ".join(_context(name, members) for name, members in contexts),
        note=escape(_NOTE),
    )
    files = {
        "a1.txt": _FIRST,
        "a2.txt": _SECOND,
        "b.txt": _TRANSLATED,
        "c.txt": _MIRROR,
        "d.txt": _CREDITOR,
        "e.txt": _DEBTOR,
        "R4.txt": _PRINTED,
        "hx.xml": instance,
        "m.csv": _MANIFEST,
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "m.csv"


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The graph of the invented filings."""
    folder = tmp_path_factory.mktemp("invented")
    with kg.open(folder / "graph") as graph:
        graph.build(manifest=write_filings(folder))
        firm, acme = "Moutai Distribution Holdings Ltd", "Acme Holding Corp"
        for first, second, name in (
            ("1000001", "1000002", firm),
            ("1000001", "1000004", firm),
            ("1000001", "1000003", acme),
            ("1000001", "1000005", acme),
        ):
            graph.decide(
                f"{first}/{name}", f"{second}/{name}", "same",
                why="one firm", by="me", when=date(2024, 5, 1),
            )  # fmt: skip
        yield graph


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The graph of the examples."""
    with kg.open(tmp_path_factory.mktemp("examples") / "graph") as graph:
        graph.build(EXAMPLES, manifest=EXAMPLES / "manifest.csv")
        yield graph

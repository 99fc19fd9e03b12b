"""Invented filers of `exposure_cases`, written as XBRL instances of filings."""

import csv
import html
import re
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

FOLDER = Path(__file__).parent / "exposure_cases"
NAMESPACES = {
    "": "http://www.xbrl.org/2003/instance",
    "link": "http://www.xbrl.org/2003/linkbase",
    "xlink": "http://www.w3.org/1999/xlink",
    "xbrldi": "http://xbrl.org/2006/xbrldi",
    "iso4217": "http://www.xbrl.org/2003/iso4217",
    "us-gaap": "http://fasb.org/us-gaap/2024",
    "srt": "http://fasb.org/srt/2024",
    "dei": "http://xbrl.sec.gov/dei/2024",
    "ifrs-full": "https://xbrl.ifrs.org/taxonomy/2024-03-27/ifrs-full",
    "x": "http://example.com/20241231",
}
AXES = {
    "party": "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis",
    "deal": "us-gaap:RelatedPartyTransactionAxis",
    "counter": "srt:CounterpartyNameAxis",
    "title": "srt:TitleOfIndividualAxis",
    "entity": "dei:LegalEntityAxis",
    "debt": "us-gaap:DebtInstrumentAxis",
    "investee": "srt:ScheduleOfEquityMethodInvestmentEquityMethodInvesteeNameAxis",
    "status": "us-gaap:RelatedAndNonrelatedPartyStatusAxis",
    "range": "srt:RangeAxis",
    "category": "ifrs-full:CategoriesOfRelatedPartiesAxis",
    "owner": "srt:OwnershipAxis",
    "line": "us-gaap:LineOfCreditFacilityAxis",
    "customer": "srt:MajorCustomersAxis",
    "event": "us-gaap:SubsequentEventTypeAxis",
    "kind": "us-gaap:LongtermDebtTypeAxis",
    "agreement": "us-gaap:TypeOfArrangementAxis",
    "place": "us-gaap:BalanceSheetLocationAxis",
    "class": "us-gaap:StatementClassOfStockAxis",
    "segment": "us-gaap:StatementBusinessSegmentsAxis",
    "affiliation": "us-gaap:InvestmentIssuerAffiliationAxis",
}
NOTE = "us-gaap:RelatedPartyTransactionsDisclosureTextBlock"
PERIOD = "2024-01-01..2024-12-31"


@dataclass
class Filing:
    """One filing of a case."""

    filed: str = "2025-03-01"
    form: str = "10-K"
    facts: list[list[str]] = field(default_factory=list)
    note: list[str] = field(default_factory=list)


@dataclass
class Case:
    """One case with its right answers."""

    name: str
    filings: list[Filing] = field(default_factory=list)
    exposure: set[tuple[str, str, str, Decimal, Decimal]] = field(default_factory=set)
    left_out: set[tuple[str, Decimal]] = field(default_factory=set)


def cases() -> list[Case]:
    """Return all cases, by file and place."""
    return [
        _case(block)
        for path in sorted(FOLDER.glob("*.txt"))
        for block in path.read_text(encoding="utf-8").split("\n\n")
        if block.strip()
    ]


def _case(block: str) -> Case:
    case = Case("")
    for line in block.strip().splitlines():
        word, _, rest = line.partition(" ")
        if word == "case:":
            case.name = rest
        elif word == "filing:":
            case.filings.append(Filing(*rest.split(" ")))
        elif word == "=>":
            party, day, due_from, due_to, *currency = map(str.strip, rest.split("|"))
            amounts = Decimal(due_from), Decimal(due_to)
            case.exposure.add(
                (party, day, currency[0] if currency else "USD", *amounts)
            )
        elif word == "--":
            reason, amount = map(str.strip, rest.split("|"))
            case.left_out.add((reason, Decimal(amount)))
        else:
            if not case.filings:
                case.filings.append(Filing())
            if word == "note:":
                case.filings[-1].note.append(f"<p>{html.escape(rest)}</p>")
            elif word == "table:":
                case.filings[-1].note.append(_table(rest))
            else:
                case.filings[-1].facts.append(
                    [cell.strip() for cell in line.split("|")]
                )
    return case


def _table(row: str) -> str:
    label, amount, day = map(str.strip, row.split("|"))
    figure = f"{int(amount):,}"
    return (
        f"<table><tr><th></th><th>{day}</th></tr>"
        f"<tr><td>{label}</td><td>{figure}</td></tr></table>"
    )


def write(every: list[Case], folder: Path) -> dict[str, Case]:
    """Write the filings of cases below a folder; return the cases by CIK."""
    by_cik = {str(1000001 + n): case for n, case in enumerate(every)}
    with (folder / "m.csv").open("w", encoding="utf-8", newline="") as lines:
        manifest = csv.writer(lines)
        manifest.writerow(["source", "cik", "entity", "accession", "form", "filed"])
        for cik, case in by_cik.items():
            for n, filing in enumerate(case.filings, 1):
                accession = f"000{cik}-25-{n:06}"
                place = folder / cik / accession
                place.mkdir(parents=True)
                xml, labels = _instance(filing, cik)
                (place / "x-20241231.xml").write_text(xml, encoding="utf-8")
                (place / "x-20241231_lab.xml").write_text(labels, encoding="utf-8")
                manifest.writerow([
                    place / "x-20241231.xml", cik, f"Filer {cik} Corp", accession,
                    filing.form, filing.filed,
                ])  # fmt: skip
    return by_cik


def _element(name: str) -> str:
    return name if ":" in name else f"us-gaap:{name}"


def _instance(filing: Filing, cik: str) -> tuple[str, str]:
    """Return instance and label linkbase of a filing."""
    contexts: dict[tuple[str, str], str] = {("", PERIOD): "c0"}
    units: dict[str, str] = {}
    labels: dict[str, str] = {}
    body = [
        f'<dei:EntityCentralIndexKey contextRef="c0">{cik}</dei:EntityCentralIndexKey>',
        '<dei:DocumentPeriodEndDate contextRef="c0">2024-12-31'
        "</dei:DocumentPeriodEndDate>",
    ]
    for element, label, members, when, amount in filing.facts:
        value, _, unit = amount.partition(" ")
        unit, _, decimals = (unit or "USD").partition("@")
        units.setdefault(unit, unit if unit == "pure" else f"iso4217:{unit}")
        segment = _segment(members, labels)
        context = contexts.setdefault((segment, when), f"c{len(contexts)}")
        labels.setdefault(_element(element), label)
        body.append(
            f'<{_element(element)} contextRef="{context}" unitRef="{unit}" '
            f'decimals="{decimals or 0}">{value}</{_element(element)}>'
        )
    if filing.note:
        text = html.escape("<p>Related Party Transactions</p>" + "".join(filing.note))
        body.append(f'<{NOTE} contextRef="c0">{text}</{NOTE}>')
    head = [_context(name, cik, *key) for key, name in contexts.items()]
    head += [
        f'<unit id="{unit}"><measure>{measure}</measure></unit>'
        for unit, measure in units.items()
    ]
    names = " ".join(
        f'xmlns{":" if prefix else ""}{prefix}="{uri}"'
        for prefix, uri in NAMESPACES.items()
    )
    return (
        f"<xbrl {names}>" + "\n".join([*head, *body]) + "</xbrl>",
        _linkbase(labels),
    )


def _segment(members: str, labels: dict[str, str]) -> str:
    parts = []
    for member in filter(None, map(str.strip, members.split(";"))):
        axis, _, name = member.partition("=")
        if ":" not in name:
            element = f"x:{re.sub(r'[^A-Za-z0-9]', '', name)}Member"
            labels[element] = f"{name} [Member]"
        else:
            element = name
        parts.append(
            f'<xbrldi:explicitMember dimension="{AXES[axis]}">{element}'
            "</xbrldi:explicitMember>"
        )
    return "".join(parts)


def _context(name: str, cik: str, segment: str, when: str) -> str:
    start, _, end = when.partition("..")
    period = (
        f"<startDate>{start}</startDate><endDate>{end}</endDate>"
        if end
        else f"<instant>{start}</instant>"
    )
    within = f"<segment>{segment}</segment>" if segment else ""
    return (
        f'<context id="{name}"><entity><identifier scheme="http://www.sec.gov/CIK">'
        f"{cik}</identifier>{within}</entity><period>{period}</period></context>"
    )


def _linkbase(labels: dict[str, str]) -> str:
    role = "http://www.xbrl.org/2003/role/label"
    arc = "http://www.xbrl.org/2003/arcrole/concept-label"
    texts: dict[str, list[str]] = defaultdict(list)
    for n, (element, text) in enumerate(labels.items()):
        local = element.replace(":", "_")
        texts[element].append(
            f'<link:loc xlink:type="locator" xlink:href="x-20241231.xsd#{local}" '
            f'xlink:label="l{n}"/><link:label xlink:type="resource" xlink:label="t{n}" '
            f'xlink:role="{role}" xml:lang="en-US">{html.escape(text)}</link:label>'
            f'<link:labelArc xlink:type="arc" xlink:arcrole="{arc}" xlink:from="l{n}" '
            f'xlink:to="t{n}"/>'
        )
    return (
        f'<link:linkbase xmlns:link="{NAMESPACES["link"]}" '
        f'xmlns:xlink="{NAMESPACES["xlink"]}"><link:labelLink xlink:type="extended" '
        'xlink:role="http://www.xbrl.org/2003/role/link">'
        + "".join(line for lines in texts.values() for line in lines)
        + "</link:labelLink></link:linkbase>"
    )

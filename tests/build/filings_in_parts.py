"""Invented filings, each in three parts that tell something of one another.

Every filing has an instance and pages; its parts show one another who is related, who
is not, where a value belongs or whose page it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

RELATED = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
PARTY = "srt:CounterpartyNameAxis"
ENTITY = "dei:LegalEntityAxis"
NOTES = "us-gaap:NotesPayable"
LIABILITY = "us-gaap:OtherLiabilities"
DUE = "us-gaap:DueToRelatedPartiesCurrent"
SHARE = "us-gaap:MinorityInterestOwnershipPercentageByParent"
BLOCK = "us-gaap:RelatedPartyTransactionsDisclosureTextBlock"

Fact = tuple[str, Mapping[str, str], str]
"""Element, member by axis, and amount or text."""


@dataclass(frozen=True)
class Filing:
    """A filing in parts: files by name, each part a dictionary of its own."""

    accession: str
    parts: tuple[Mapping[str, str], ...]
    brought: frozenset[tuple[str, str]] = frozenset()
    left_out: frozenset[tuple[str, str]] = frozenset()
    """Report and value of facts that stay only if another part is there, and of facts
    that stay only if none is."""


def member_of(name: str) -> str:
    """Return the element of a member from its label."""
    return f"mer:{name.replace(' ', '')}Member"


def instance(*facts: Fact, day: str = "2024-12-31") -> str:
    """Return an instance of balances and texts."""
    parts = [
        '<xbrl xmlns="http://www.xbrl.org/2003/instance"'
        ' xmlns:xbrldi="http://xbrl.org/2006/xbrldi"'
        ' xmlns:iso4217="http://www.xbrl.org/2003/iso4217"'
        ' xmlns:us-gaap="http://fasb.org/us-gaap/2024"'
        ' xmlns:srt="http://fasb.org/srt/2024" xmlns:mer="http://merle.example/1"'
        ' xmlns:dei="http://xbrl.sec.gov/dei/2024">'
        '<unit id="u"><measure>iso4217:USD</measure></unit>'
    ]
    for n, (concept, cuts, value) in enumerate(facts):
        members = "".join(
            f'<xbrldi:explicitMember dimension="{axis}">{member_of(name)}'
            "</xbrldi:explicitMember>"
            for axis, name in cuts.items()
        )
        segment = f"<segment>{members}</segment>" if members else ""
        unit = ' unitRef="u" decimals="0"' if value.isdigit() else ""
        parts.append(
            f'<context id="c{n}"><entity><identifier scheme="x">0000012345'
            f"</identifier>{segment}</entity>"
            f"<period><instant>{day}</instant></period></context>"
            f'<{concept} contextRef="c{n}"{unit}>{value}</{concept}>'
        )
    return "".join([*parts, "</xbrl>"])


def labels(**texts: str) -> str:
    """Return a label linkbase that says how elements are printed."""
    links = "".join(
        f'<loc xlink:type="locator" xlink:href="x.xsd#{name}" xlink:label="{name}"/>'
        f'<label xlink:type="resource" xlink:label="l_{name}" xml:lang="en-US"'
        f' xlink:role="http://www.xbrl.org/2003/role/label">{text}</label>'
        f'<labelArc xlink:type="arc" xlink:from="{name}" xlink:to="l_{name}"'
        ' xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label"/>'
        for name, text in texts.items()
    )
    return (
        '<linkbase xmlns="http://www.xbrl.org/2003/linkbase"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink"><labelLink xlink:type="extended"'
        f' xlink:role="http://www.xbrl.org/2003/role/link">{links}</labelLink>'
        "</linkbase>"
    )


def page(
    title: str, *rows: tuple[str, str, str, str, str], day: str = "Dec. 31, 2024"
) -> str:
    """Return a page; a row is axis, member, element, label and value."""
    blocks = "".join(
        f"""<tr class="rh"><td class="pl"><a onclick="x('defref_{
            axis.replace(":", "_")
        }={member_of(member).replace(":", "_")}')">{
            member
        } [Member]</a></td><td></td></tr>"""
        + line(element, label, value)
        if axis
        else line(element, label, value)
        for axis, member, element, label, value in rows
    )
    return f"""<html><body><table class="report" id="i"><tr><th class="tl"><div><strong>
{title} - USD ($)</strong></div></th><th class="th"><div>{day}</div>
</th></tr>{blocks}</table></body></html>"""


def line(element: str, label: str, value: str) -> str:
    """Return one row of a page: an amount, a share or a text."""
    is_number = value.removesuffix("%").isdigit()
    cell = "nump" if is_number else "text"
    shown = f"$ {value}" if value.isdigit() else value
    return f"""<tr class="re"><td class="pl"><a onclick="x('defref_{
        element.replace(":", "_")
    }')">{label}</a></td><td class="{cell}">{shown}<span></span></td></tr>"""


def note(*names: str) -> str:
    """Return the text of a note that names parties."""
    told = " ".join(
        f"The Company borrowed money from {name}, which a director of the Company "
        "controls, without interest and payable when it is asked for."
        for name in names
    )
    return f"Related parties. {told} " + "Nothing else is owed to any of them. " * 4


TEXT_PAGE = (
    "|\nRelated Party Balances (Details) - USD ($)\n|\nDec. 31, 2024\n|\n"
    "Dec. 31, 2023\n|Owed to them\n|$ 700\n|$ 4,650\n|Sanderling Ltd [Member]\n"
    "|Related Party Balances [Line Items]\n|Owed to them\n|$ 4,000\n|X\n"
)

FILINGS = (
    # A page shows who is related; what is said of another is words of its own.
    Filing(
        "0000012345-25-000001",
        (
            {
                "a.xml": instance(
                    ("us-gaap:Assets", {}, "9000"),
                    (NOTES, {RELATED: "Wren Bank"}, "700"),
                    (NOTES, {PARTY: "Finch Ltd"}, "650"),
                    (NOTES, {PARTY: "Heron Ltd"}, "4000"),
                    (NOTES, {PARTY: "Pipit Ltd"}, "30"),
                )
            },
            {
                "R2.htm": page(
                    "Related Party Transactions (Details)",
                    (RELATED, "Finch Ltd", LIABILITY, "Due", "5"),
                ),
                "R3.htm": page(
                    "Debt (Details)",
                    (RELATED, "Wren Bank", NOTES, "Notes", "700"),
                    (PARTY, "Finch Ltd", NOTES, "Notes", "650"),
                ),
            },
            {
                "R4.htm": page(
                    "Leases (Details)",
                    (PARTY, "Heron Ltd", LIABILITY, "Due to related party", "7"),
                )
            },
        ),
        brought=frozenset([("instance", "4000"), ("instance", "650")]),
    ),
    # A page lists a subsidiary that another and the instance have on an axis.
    Filing(
        "0000012346-25-000001",
        (
            {
                "b.xml": instance(
                    (DUE, {RELATED: "Finch Ltd"}, "80"),
                    (NOTES, {RELATED: "Plover Trading Ltd"}, "901"),
                )
            },
            {
                "R5.htm": page(
                    "Schedule of Subsidiaries (Details)",
                    (ENTITY, "Plover Trading Ltd", SHARE, "Ownership", "100%"),
                )
            },
            {
                "R6.htm": page(
                    "Debt (Details)",
                    (RELATED, "Plover Trading Ltd", NOTES, "Notes", "901"),
                    (RELATED, "Finch Ltd", NOTES, "Notes", "82"),
                )
            },
        ),
        left_out=frozenset([("instance", "901"), ("R6", "901")]),
    ),
    # A note names one party of the others, and leaves one out.
    Filing(
        "0000012347-25-000001",
        (
            {
                "c.xml": instance(
                    (NOTES, {PARTY: "Heron Marsh Ltd"}, "40"),
                    (NOTES, {RELATED: "Curlew Capital Ltd"}, "41"),
                )
            },
            {
                "R8.htm": page(
                    "Related Party Transactions",
                    (
                        "",
                        "",
                        BLOCK,
                        "Related Party Transactions",
                        note("Heron Marsh Ltd"),
                    ),
                )
            },
            {
                "R9.htm": page(
                    "Debt (Details)",
                    (PARTY, "Heron Marsh Ltd", NOTES, "Notes", "40"),
                    (RELATED, "Curlew Capital Ltd", NOTES, "Notes", "43"),
                )
            },
        ),
        brought=frozenset([("instance", "40"), ("R9", "40")]),
        left_out=frozenset([("instance", "41"), ("R9", "43")]),
    ),
    # A label names a party that only a page shows.
    Filing(
        "0000012348-25-000001",
        (
            {
                "d.xml": instance(("mer:NoteFinchHarbor", {}, "61")),
                "d_lab.xml": labels(mer_NoteFinchHarbor="Note payable - Finch Harbor"),
            },
            {
                "R2.htm": page(
                    "Related Party Transactions (Details)",
                    (RELATED, "Finch Harbor Ltd", DUE, "Due", "5"),
                )
            },
            {
                "R3.htm": page(
                    "Balance Sheet",
                    (
                        "",
                        "",
                        "mer:NoteFinchHarbor",
                        "Note payable - Finch Harbor",
                        "61",
                    ),
                    ("", "", NOTES, "Note payable - Dunlin Works", "63"),
                )
            },
        ),
        brought=frozenset([("instance", "61"), ("R3", "61")]),
    ),
    # The amendment of the first, whose page says otherwise who is related.
    Filing(
        "0000012345-25-000002",
        (
            {
                "e.xml": instance(
                    ("us-gaap:Assets", {}, "9001"),
                    (NOTES, {PARTY: "Heron Ltd"}, "4001"),
                    (NOTES, {PARTY: "Pipit Ltd"}, "31"),
                    ("dei:EntityRegistrantName", {}, "Merle Holdings Inc"),
                    ("dei:DocumentType", {}, "10-K/A"),
                )
            },
            {
                "R2.htm": page(
                    "Related Party Transactions (Details)",
                    (RELATED, "Pipit Ltd", LIABILITY, "Due", "6"),
                    (RELATED, "Merle Holdings Inc", LIABILITY, "Due", "8"),
                )
            },
            {
                "R4.htm": page(
                    "Leases (Details)",
                    (PARTY, "Heron Ltd", LIABILITY, "Due to related party", "9"),
                )
            },
        ),
        brought=frozenset([("instance", "4001"), ("instance", "31")]),
    ),
    # A text page has lost its columns, which the instance and an HTML page tell.
    Filing(
        "0000012349-25-000001",
        (
            {
                "f.xml": instance(
                    (DUE, {RELATED: "Sanderling Ltd"}, "4000"), day="2023-12-31"
                ),
                "f_lab.xml": labels(
                    mer_SanderlingLtdMember="Sanderling Ltd [Member]",
                    **{"us-gaap_DueToRelatedPartiesCurrent": "Owed to them"},
                ),
            },
            {"R7.txt": TEXT_PAGE},
            {
                "R8.htm": page(
                    "Related Party Balances (Details)",
                    (RELATED, "Sanderling Ltd", DUE, "Owed to them", "4001"),
                )
            },
        ),
    ),
)

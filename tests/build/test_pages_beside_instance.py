"""A text page beside the instance of its filing: its columns are settled, none twice."""

from decimal import Decimal
from pathlib import Path

import pytest

from kg.api.graph import Graph
from kg.build.read import facts_of
from kg.model.fact import PlacedBy
from kg.model.filing import Identity

_NAMES = {"Finch": "FinchLtdMember", "Wren": "WrenLtdMember"}
_FACTS = (
    ("Finch", "2023-12-31", "700"), ("Finch", "2022-12-31", "650"),
    ("Wren", "2022-12-31", "4000"), (None, "2023-12-31", "700"),
    (None, "2022-12-31", "4650"),
)  # fmt: skip
_DUE = "us-gaap:DueToRelatedPartiesCurrent"
_AXIS = "us-gaap:RelatedPartyTransactionsByRelatedPartyAxis"
ROOT = (
    '<xbrl xmlns="http://www.xbrl.org/2003/instance" '
    'xmlns:xbrldi="http://xbrl.org/2006/xbrldi" '
    'xmlns:iso4217="http://www.xbrl.org/2003/iso4217" '
    'xmlns:us-gaap="http://fasb.org/us-gaap/2023" '
    'xmlns:dei="http://xbrl.sec.gov/dei/2023" xmlns:ab="http://abc.example/2023">'
)


def instance() -> str:
    """Return an instance of balances of two parties and in all."""
    parts = [ROOT, '<unit id="u"><measure>iso4217:USD</measure></unit>']
    for n, (party, day, value) in enumerate(_FACTS):
        member = "" if party is None else (
            f'<segment><xbrldi:explicitMember dimension="{_AXIS}">'
            f"ab:{_NAMES[party]}</xbrldi:explicitMember></segment>"
        )  # fmt: skip
        parts.append(
            f'<context id="c{n}"><entity><identifier scheme="http://www.sec.gov/CIK">'
            f"0000000123</identifier>{member}</entity><period><instant>{day}</instant>"
            f'</period></context><{_DUE} contextRef="c{n}" unitRef="u" decimals="0">'
            f"{value}</{_DUE}>"
        )
    return "".join([*parts, "</xbrl>"])


def labels() -> str:
    """Return a label linkbase: a member is printed under a label of another role."""
    role = "http://www.xbrl.org/2003/role"
    parts = [
        '<linkbase xmlns="http://www.xbrl.org/2003/linkbase" '
        'xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<labelLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/'
        'link">'
    ]
    for element, texts in {
        "ab_FinchLtdMember": {"label": "Finch Limited [Member]", "terseLabel": "Finch"},
        "ab_WrenLtdMember": {"label": "Wren Ltd [Member]"},
        "us-gaap_DueToRelatedPartiesCurrent": {
            "label": "Due to related parties, current",
            "verboseLabel": "Owed to them",
        },
    }.items():
        parts.append(
            f'<loc xlink:type="locator" xlink:href="ab.xsd#{element}" '
            f'xlink:label="{element}"/>'
        )
        for name, text in texts.items():
            parts.append(
                f'<label xlink:type="resource" xlink:label="l_{element}" '
                f'xlink:role="{role}/{name}" xml:lang="en-US">{text}</label>'
            )
        parts.append(
            '<labelArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/'
            f'arcrole/concept-label" xlink:from="{element}" xlink:to="l_{element}"/>'
        )
    return "".join([*parts, "</labelLink></linkbase>"])


PAGE = (
    "|\nRelated Party Balances (Details) - USD ($)\n|\nDec. 31, 2023\n|\n"
    "Dec. 31, 2022\n|Owed to them\n|$ 700\n|$ 4,650\n|Finch [Member]\n"
    "|Related Party Balances [Line Items]\n|Owed to them\n|700\n|650\n|Wren Ltd [Member]\n"
    "|Related Party Balances [Line Items]\n|Owed to them\n|$ 4,000\n|X\n"
)
FILES = {"ab.xml": instance(), "ab_lab.xml": labels(), "R7.txt": PAGE}


@pytest.fixture
def filing(tmp_path: Path) -> Path:
    """Return a folder that holds an instance, its labels and a page."""
    folder = tmp_path / "filing"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_instance_settles_a_cell_of_a_page(filing) -> None:
    facts = [
        fact for fact in facts_of([str(filing)], Identity()) if fact.report == "R7"
    ]
    wren = facts[-1]
    assert (wren.raw, wren.value, wren.columns) == ("$ 4,000", Decimal(4000), (1,))
    assert wren.placed_by is PlacedBy.FILING
    (alone,) = (
        fact
        for fact in facts_of([str(filing / "R7.txt")], Identity())
        if fact.raw == "$ 4,000"
    )
    assert alone.placed_by is not PlacedBy.FILING


DOCUMENT = ("ab.xml", "ab_lab.xml")
ACCESSION = "0000000123-24-000001"


@pytest.mark.parametrize(
    "builds",
    [
        [(*DOCUMENT, "R7.txt")],
        [("R7.txt", *DOCUMENT)],
        [DOCUMENT, ("R7.txt",)],
        [("R7.txt",), DOCUMENT],
    ],
)
def test_no_position_is_told_twice_whatever_the_order(filing, tmp_path, builds) -> None:
    with Graph(tmp_path / "graph") as graph:
        for names in builds:
            graph.build([str(filing / name) for name in names], accession=ACCESSION)
        rows = [(r.party, str(r.date), r.due_to) for r in graph.query("exposure")]
        told = [row.amount for row in graph.query("balances")]
    assert sorted(told) == [650, 700, 4000]
    assert sorted(rows) == [
        ("Finch Limited", "2022-12-31", 650),
        ("Finch Limited", "2023-12-31", 700),
        ("Wren Ltd", "2022-12-31", 4000),
    ]

"""Small pages to check: written here, built into a graph in memory."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import kg
from kg.facts.disclosure import Disclosure, StoredFact, StoredFiling
from kg.facts.rows import Level, Status
from kg.model.finding import CellRef, Findings

SEED = Path(__file__).parents[1] / "data" / "seed.txt"
ACCESSION = "0001104659-21-117128"
Row = tuple[str, ...]
"""Label and values; a label alone is a heading."""


def page_text(
    title: str,
    heads: Sequence[str],
    rows: Sequence[Row],
    *,
    scale: str = "¥ in Thousands",
    group: str | None = None,
) -> str:
    """Return an R page as text; a head's lines are parted by " / "."""
    lines = ["|", title, scale]
    lines += [f"|{group}"] if group else []
    for head in heads:
        lines += ["|", *head.split(" / ")]
    for label, *values in rows:
        lines += [f"|{label}", *(f"|{value}" for value in values)]
    return "\n".join([*lines, "|X", ""])


@pytest.fixture(scope="session")
def page() -> Callable[..., str]:
    return page_text


@pytest.fixture
def checked(tmp_path: Path) -> Callable[..., Findings]:
    """Build pages, by ``accession/R1`` or report alone, and check them."""

    def check(
        pages: dict[str, str],
        rule: str | None = None,
        *,
        filed: dict[str, str] | None = None,
    ) -> Findings:
        manifest = ["source,cik,entity,accession,filed"]
        for name, text in pages.items():
            accession, _, report = name.rpartition("/")
            accession = accession or ACCESSION
            source = f"1_{accession.replace('-', '')}_{report}.txt"
            (tmp_path / source).write_text(text, encoding="utf-8")
            day = (filed or {}).get(accession, "")
            manifest.append(f"{source},1,The Reporter,{accession},{day}")
        listed = tmp_path / "manifest.csv"
        listed.write_text("\n".join(manifest), encoding="utf-8")
        with kg.open() as graph:
            graph.build(manifest=listed, rdf=False)
            return graph.check(rules=None if rule is None else [rule])

    return check


@pytest.fixture
def seed() -> str:
    return SEED.read_text("utf-8")


FILING = StoredFiling("f:1", ACCESSION, date(2021, 9, 17))
PLAIN = StoredFact(
    iri="f:1/instance/1",
    filing=FILING,
    whose="e:1",
    report="f:1/instance",
    title="",
    cell=CellRef("f:1/instance/1", "instance", None, None, None, "5"),
    row=None,
    column=None,
    placed_by="xbrl",
    columns=(),
    possible=frozenset({date(2021, 6, 30)}),
    head=(None, None),
    label="Amount",
    concept="us-gaap:OtherLiabilitiesCurrent",
    side=None,
    level=Level.TOTAL,
    status=Status.CERTAIN,
    original=None,
    repeats=None,
    party=None,
    party_text=None,
    party_name=None,
    roles=(),
    others=(),
    amount=Decimal(5),
    decimals=0,
    unit="CNY",
    money=True,
    instant=date(2021, 6, 30),
    start=None,
    end=None,
)


@pytest.fixture(scope="session")
def fact() -> Callable[..., StoredFact]:
    """Make a fact of an instance, as the checks see it."""

    def make(name: str = "1", **fields: object) -> StoredFact:
        cell = replace(PLAIN.cell, fact=f"f:1/instance/{name}")
        return replace(PLAIN, iri=f"f:1/instance/{name}", cell=cell, **fields)

    return make


@pytest.fixture
def disclosed() -> Callable[..., Disclosure]:
    """Make what a reporting entity disclosed of its facts."""

    def make(*facts: StoredFact, **fields: object) -> Disclosure:
        filings = tuple(dict.fromkeys(fact.filing for fact in facts))
        plain = Disclosure("The Reporter", filings, facts)
        return replace(plain, **fields)

    return make


@pytest.fixture
def noted(tmp_path: Path) -> Callable[..., list[tuple[str, str]]]:
    """Build instances, a year apart, and check their notes by one rule."""

    def check(rule: str, *instances: str) -> list[tuple[str, str]]:
        with kg.open() as graph:
            for n, text in enumerate(instances):
                place = tmp_path / f"{n}.xml"
                place.write_text(text, encoding="utf-8")
                graph.build(
                    place,
                    accession=f"0000000077-{24 + n}-000001",
                    filed=f"{2024 + n}-03-01",
                    rdf=False,
                )
            return [
                (str(finding.status), finding.message)
                for finding in graph.check(rules=[rule])
            ]

    return check

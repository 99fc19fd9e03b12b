"""The seed page as a reader brings it back, written by hand: 22 facts of one page."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from kg.facts.filings import Keep, filing_rows
from kg.facts.party_keys import party_form, party_members
from kg.facts.rows import FilingRows
from kg.graph.filing import filing_lines
from kg.iris import Iris
from kg.model.fact import Fact, PlacedBy, Role
from kg.model.filing import Column, Identity, Reading
from kg.parties.identifiers import mention_key

IRIS = Iris()
JUNE, DECEMBER = date(2021, 6, 30), date(2020, 12, 31)
FROM, TO = "Amounts due from related parties", "Amounts due to related parties"
CONCEPTS = {
    FROM: "us-gaap:DueFromRelatedPartiesCurrent",
    TO: "us-gaap:DueToRelatedPartiesCurrent",
}
SHICHUANG = "Shandong Shichuang Software Engineering Company Limited"
QCY = "Jinan QCY Intelligent Technology Co., Ltd"
QC = "Beijing QC Technology Company Limited"
URSUS = "URSUS Information Technology (Beijing) Company Limited"
HJRT = "Beijing HJRT Technology Company, Limited"
ROLES = ("Management", "Senior employee")
COLUMNS = (
    Column(0, instant=JUNE, unit="USD"),
    Column(1, instant=JUNE, unit="CNY"),
    Column(2, instant=DECEMBER, unit="CNY"),
)
ROWS = (
    (11, (), FROM, {0: "$ 501", 1: "¥ 3,235", 2: "¥ 3,024"}),
    (15, (), TO, {0: "$ 429", 1: "2,771", 2: "2,543"}),
    (21, ("Management",), FROM, {1: "3,235", 2: "3,024"}),
    (24, ("Management",), TO, {1: "2,771", 2: "2,543"}),
    (29, (SHICHUANG, "Senior employee"), TO, {1: "2,417", 2: "2,417"}),
    (34, (QCY, "Management"), FROM, {1: "775", 2: "774"}),
    (39, (QC, "Management"), FROM, {1: "2,039", 2: "1,961"}),
    (42, (QC, "Management"), TO, {1: "354", 2: "126"}),
    (47, (URSUS, "Management"), FROM, {1: "201", 2: "201"}),
    (52, (HJRT, "Management"), FROM, {1: "¥ 220", 2: "¥ 88"}),
)
AMBOW = Identity(
    cik="1494558",
    entity="Ambow Education Holding Ltd.",
    accession="0001104659-21-117128",
    form="6-K",
    filed=date(2021, 9, 17),
    url="https://www.sec.gov/Archives/edgar/data/1494558/000110465921117128/R65.htm",
)


def role_of(member: str) -> Role:
    if member in ROLES:
        return Role.RELATIONSHIP
    return Role.OTHER if member.startswith("Note ") else Role.PARTY


def joined(members: tuple[str, ...], roles: tuple[Role, ...], role: Role) -> str | None:
    chosen = [m for m, r in zip(members, roles, strict=True) if r is role]
    return " | ".join(chosen) or None


def fact(row: int, column: int, members: tuple[str, ...], label: str, raw: str) -> Fact:
    roles = tuple(role_of(member) for member in members)
    head = COLUMNS[column]
    return Fact(
        source="seed/R65.txt",
        report="R65",
        row=row,
        column=column,
        raw=raw,
        ref=None,
        label=label,
        concept=CONCEPTS.get(label),
        concept_by="definition",
        members=members,
        axes=(None,) * len(members),
        roles=roles,
        party=joined(members, roles, Role.PARTY),
        relationship=joined(members, roles, Role.RELATIONSHIP),
        other=tuple(m for m, r in zip(members, roles, strict=True) if r is Role.OTHER),
        value=Decimal(raw.lstrip("$¥ ").replace(",", "")) * 1000,
        unit=head.unit,
        decimals=-3,
        instant=head.instant,
        start=None,
        end=None,
        period_by="concept",
        placed_by=PlacedBy.CURRENCY_RUN,
        columns=(column,),
    )


def seed_facts() -> tuple[Fact, ...]:
    facts: list[Fact] = []
    for number, (line, members, label, cells) in enumerate(ROWS, start=1):
        for offset, (column, raw) in enumerate(cells.items(), start=1):
            one = fact(number, column, members, label, raw)
            facts.append(replace(one, ref=f"line {line + offset}"))
    return tuple(facts)


@pytest.fixture(scope="session")
def seed() -> Reading:
    return Reading(
        source="/somewhere/on/this/machine/1494558_R65.txt",
        report="R65",
        title="RELATED PARTY TRANSACTIONS - Balances (Details)",
        digest="6020a8b12d668ee6" * 4,
        identity=AMBOW,
        kind="rpage-text",
        columns=COLUMNS,
        scales=(("CNY", 3), ("USD", 3)),
        facts=seed_facts(),
    )


@pytest.fixture(scope="session")
def make_fact() -> Callable[[int, int, tuple[str, ...], str, str], Fact]:
    return fact


@pytest.fixture(scope="session")
def parsed() -> Callable[[list[str]], list[Quad]]:
    """Read statements back, each of which must be a line of its own and stand once."""

    def _parsed(lines: list[str]) -> list[Quad]:
        quads = [
            quad for line in lines for quad in parse(line, format=RdfFormat.N_QUADS)
        ]
        assert len(set(quads)) == len(lines)
        assert "\n".join(lines).splitlines() == lines
        return quads

    return _parsed


@pytest.fixture(scope="session")
def parties_of() -> Callable[[FilingRows], dict[str, str]]:
    """Give the party of each key, nothing decided beyond the form of its name."""

    def _parties_of(rows: FilingRows) -> dict[str, str]:
        parties = {}
        for row in rows.facts:
            names = [] if row.party_key is None else party_members(row.fact)
            for name in names:
                party = IRIS.party(row.reporter, [party_form(name)])
                parties[mention_key(row.reporter, name)] = party
            if row.party_key is not None and row.party_key not in row.mentions:
                forms = sorted({party_form(name) for name in names})
                parties[row.party_key] = IRIS.party(row.reporter, forms)
        return parties

    return _parties_of


@pytest.fixture(scope="session")
def quads_of(parties_of, parsed) -> Callable[..., list[Quad]]:
    """Give the quads of the graph of one filing, read back from its text."""

    def _quads_of(
        *readings: Reading,
        keep: Keep | None = None,
        decided: dict[str, str] | None = None,
        iris: Iris = IRIS,
    ) -> list[Quad]:
        rows = filing_rows(readings, iris=iris, keep=keep)
        parties = {**parties_of(rows), **(decided or {})}
        return parsed(filing_lines(rows, parties, iris))

    return _quads_of

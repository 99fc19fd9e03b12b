"""What a graph knows of one party, reporter, filing or fact, gathered for a reader.

Balances are positions, as `kg.facts.select` gives them: the sums of a profile are those
of the query ``exposure``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from kg.facts.evidence import Cell, cells_of
from kg.facts.lookup import reporter_keys, reporters_naming
from kg.facts.select import LATEST, PositionRow, Wanted, select_positions
from kg.facts.snapshot import Snapshot
from kg.identity.judge import PartyView, party_views
from kg.queries.history import history
from kg.queries.said import said_of
from kg.queries.things import Thing

Record = Mapping[str, object]
"""Values by name of the column."""

_DOCUMENTS: Final = """
    SELECT DISTINCT s.filing, s.iri, s.form, s.filed, s.period, r.name AS reporter,
           e.entity, s.cik, s.accession
    FROM facts AS f JOIN filings AS s ON s.filing = f.filing
    JOIN entities AS e ON e.reporter = s.reporter AND NOT e.subsidiary
    JOIN names AS r ON r.iri = e.entity
    WHERE list_contains($parties, f.party_iri)
    ORDER BY s.filed DESC NULLS LAST, s.filing DESC
"""
_FILINGS: Final = """
    SELECT s.filing, s.iri, s.form, s.filed, s.period, r.name AS reporter, e.entity,
           s.cik, s.accession
    FROM filings AS s
    JOIN entities AS e ON e.reporter = s.reporter AND NOT e.subsidiary
    JOIN names AS r ON r.iri = e.entity
    WHERE ($reporters IS NULL OR list_contains($reporters, s.reporter))
      AND ($filing IS NULL OR s.iri = $filing)
    ORDER BY s.filed DESC NULLS LAST, s.filing DESC
"""
FILED: Final = (
    "filing", "iri", "form", "filed", "period", "reporter", "reporter_iri", "cik",
    "accession",
)  # fmt: skip
"""What is told of a filing."""
_REASONS: Final = """
    SELECT u.reason, count(*) FROM uncounted AS u JOIN facts AS f ON f.iri = u.fact
    WHERE f.whose = $iri OR f.party_iri = $iri
    GROUP BY u.reason ORDER BY count(*) DESC, u.reason
"""
_FAMILY: Final = """
    SELECT DISTINCT n.name, f.party FROM families AS f JOIN names AS n ON n.iri = f.party
    WHERE f.name IN (SELECT name FROM families WHERE party = $iri) AND f.party <> $iri
    ORDER BY n.name, f.party
"""


@dataclass(frozen=True, slots=True)
class PartyProfile:
    """What is known of a party, or of a reporting entity.

    Attributes:
        thing: What it is.
        cik: SEC number, where it is a reporter with one.
        kind: organisation, person, group, role or unknown.
        balances: Positions it reports.
        claims: Positions others report with it.
        identity: Its names as printed, and why they are one; None where no fact names
            it as a counterparty.
        roles: What it was to whom, filing by filing.
        statements: Ties and terms that notes state of it.
        filings: Those it filed, else those that name it; newest first.
        uncounted: How many of its facts count in no position, by reason.
        family: Parties of the same trade name that are not shown to be one with it.
    """

    thing: Thing
    cik: str | None
    kind: str
    balances: tuple[PositionRow, ...]
    claims: tuple[PositionRow, ...]
    identity: PartyView | None
    roles: tuple[Record, ...]
    statements: tuple[Record, ...]
    filings: tuple[Record, ...]
    uncounted: tuple[tuple[str, int], ...]
    family: tuple[tuple[str, str], ...]


def party_profile(snapshot: Snapshot, thing: Thing) -> PartyProfile:
    """Return what is known of a party or reporter."""
    iri = thing.iri
    wanted = {"iri": iri}
    views = party_views(snapshot, [iri])
    kinds = snapshot.rows_named("SELECT kind FROM names WHERE iri = $iri", wanted)
    own = reporter_keys(snapshot, [iri])
    keys = sorted({*own, *reporters_naming(snapshot, [iri])})
    if own:
        values = {"reporters": own, "filing": None}
        documents = snapshot.rows_named(_FILINGS, values, own)
    else:
        documents = snapshot.rows_named(_DOCUMENTS, {"parties": [iri]}, keys)
    filings = tuple(_record(FILED, row) for row in documents)
    reasons = snapshot.rows_named(_REASONS, wanted, keys)
    kin = snapshot.rows_named(_FAMILY, wanted)
    return PartyProfile(
        thing=thing,
        cik=str(filings[0]["cik"]) if own and filings and filings[0]["cik"] else None,
        kind=str(kinds[0][0]) if kinds else "unknown",
        balances=tuple(select_positions(snapshot, Wanted(reporters=[iri]))),
        claims=tuple(select_positions(snapshot, Wanted(parties=[iri]))),
        identity=views[0] if views else None,
        roles=tuple(history(snapshot, [iri]).get(iri, ())),
        statements=tuple(said_of(snapshot, [iri]).get(iri, ())),
        filings=filings,
        uncounted=tuple((str(reason), int(str(count))) for reason, count in reasons),
        family=tuple((str(name), str(party)) for name, party in kin),
    )


@dataclass(frozen=True, slots=True)
class FilingProfile:
    """What is known of a filing.

    Attributes:
        thing: What it is.
        told: Values of `FILED`.
        reports: name, title, url, source and number of facts of each report.
        facts: What `FACTS_SHOWN` names of each fact that repeats no other.
        notes: key and title of each note about related parties.
    """

    thing: Thing
    told: Record
    reports: tuple[Record, ...]
    facts: tuple[Record, ...]
    notes: tuple[Record, ...]


FACTS_SHOWN: Final = (
    "fact", "report", "row", "column", "label", "party", "party_iri", "relationship",
    "side", "start", "day", "value", "unit", "number", "status", "level", "reason",
)  # fmt: skip
_FACTS: Final = """
    SELECT f.iri, t.printed, f."row", f."column", folded(f.label), n.name, f.party_iri,
           f.relationship, f.side, f.start, coalesce(f.instant, f."end"), f.value,
           f.unit, f.number, f.status, f.level, u.reason
    FROM facts AS f JOIN reports AS t ON t.iri = f.report
    LEFT JOIN names AS n ON n.iri = f.party_iri
    LEFT JOIN uncounted AS u ON u.fact = f.iri
    WHERE f.filing = $key AND f.status <> 'repeated'
    ORDER BY t.printed NULLS FIRST, f.place, f.iri
"""
_REPORTS: Final = """
    SELECT iri, printed, title, url, source, facts FROM reports WHERE filing = $key
    ORDER BY name, iri
"""
_NOTES: Final = """
    SELECT document, title FROM notes WHERE filing = $key AND repeats IS NULL
    ORDER BY document
"""


def filing_profile(snapshot: Snapshot, thing: Thing) -> FilingProfile:
    """Return what is known of a filing."""
    keys = [thing.reporter]
    values = {"reporters": None, "filing": thing.iri, "key": thing.name}
    [told] = snapshot.rows_named(_FILINGS, values, keys)
    reports = ("iri", "report", "title", "url", "source", "facts")
    return FilingProfile(
        thing=thing,
        told=_record(FILED, told),
        reports=_records(snapshot, _REPORTS, reports, thing),
        facts=_records(snapshot, _FACTS, FACTS_SHOWN, thing),
        notes=_records(snapshot, _NOTES, ("document", "title"), thing),
    )


@dataclass(frozen=True, slots=True)
class FactProfile:
    """What is known of a fact: what it says, where it stands, whether it counts.

    Attributes:
        thing: What it is.
        said: What `FACT_SAID` names.
        cells: Where it was read, pages first.
        position: The position it is part of, or None.
        candidates: Columns it may stand in, best first, where unsettled.
    """

    thing: Thing
    said: Record
    cells: tuple[Cell, ...]
    position: PositionRow | None
    candidates: tuple[int, ...]


FACT_SAID: Final = (
    "reporter", "reporter_iri", "party", "party_iri", "party_printed", "relationship",
    "relationship_by", "label", "concept", "concept_by", "members", "side", "value",
    "number", "unit", "decimals", "instant", "start", "end", "placed_by", "status",
    "level", "repeats", "translates", "filing", "filing_iri", "form", "filed",
    "reason",
)  # fmt: skip
_SAID: Final = """
    SELECT r.name, f.whose, p.name, f.party_iri, f.party, f.relationship,
           f.relationship_by, folded(f.label), f.concept, f.concept_by, f.members,
           f.side, f.value, f.number, f.unit, f.decimals, f.instant, f.start, f."end",
           f.placed_by, f.status, f.level, f.repeats, f.translates, f.filing, s.iri,
           s.form, s.filed, u.reason, f.columns
    FROM facts AS f JOIN names AS r ON r.iri = f.whose
    JOIN filings AS s ON s.filing = f.filing
    LEFT JOIN names AS p ON p.iri = f.party_iri
    LEFT JOIN uncounted AS u ON u.fact = f.iri
    WHERE f.iri = $iri
"""
_POSITION: Final = """
    SELECT entity, party, date FROM positions
    WHERE current AND (list_contains(facts, $iri) OR list_contains(also, $iri))
"""


def fact_profile(snapshot: Snapshot, thing: Thing) -> FactProfile:
    """Return what is known of a fact."""
    keys = [thing.reporter]
    wanted = {"iri": thing.iri}
    [row] = snapshot.rows_named(_SAID, wanted, keys)
    said = _record(FACT_SAID, row[:-1])
    original = str(said["repeats"] or thing.iri)
    position = None
    for entity, party, day in snapshot.rows_named(_POSITION, {"iri": original}, keys):
        asked = Wanted(reporters=[str(entity)], parties=[str(party)], on=_day(day))
        for candidate in select_positions(snapshot, asked):
            if original in (*candidate.facts, *candidate.also):
                position = candidate
    columns = row[-1] if isinstance(row[-1], list) else []
    return FactProfile(
        thing=thing,
        said=said,
        cells=tuple(cells_of(snapshot, [original], keys).get(original, ())),
        position=position,
        candidates=tuple(columns) if len(columns) > 1 else (),
    )


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The balances round a party or reporter, the largest of each currency first.

    Attributes:
        edges: At most as many as were asked for.
        total: How many there are.
    """

    edges: tuple[PositionRow, ...]
    total: int


def neighbourhood(
    snapshot: Snapshot, iri: str, *, limit: int, as_of: date | None = None
) -> Neighbourhood:
    """Return who owes a party or reporter and whom it owes.

    Args:
        snapshot: The graph.
        iri: The party or reporter.
        limit: Most edges.
        as_of: Each reporter's last balance date on or before it; None: its last.
    """
    day: date | str = LATEST if as_of is None else as_of
    found = {
        position.iri: position
        for wanted in (
            Wanted(reporters=[iri], as_of=day),
            Wanted(parties=[iri], as_of=day),
        )
        for position in select_positions(snapshot, wanted)
        if position.amount
    }
    by_size = sorted(found.values(), key=lambda p: (-abs(p.amount), p.iri))
    place: dict[str, int] = {}
    ranked = []
    for position in by_size:
        place[position.currency] = rank = place.get(position.currency, 0) + 1
        ranked.append((rank, position.currency, position))
    ranked.sort(key=lambda entry: entry[:2])
    return Neighbourhood(tuple(p for _, _, p in ranked[:limit]), len(ranked))


def totals_of(
    positions: tuple[PositionRow, ...],
) -> dict[tuple[str, date, str], Decimal]:
    """Return the sum of positions by currency, day and side."""
    sums: dict[tuple[str, date, str], Decimal] = {}
    for position in positions:
        key = (position.currency, position.date, str(position.side))
        sums[key] = sums.get(key, Decimal(0)) + position.amount
    return sums


def _record(columns: tuple[str, ...], row: tuple[object, ...]) -> Record:
    return dict(zip(columns, row, strict=True))


def _records(
    snapshot: Snapshot, query: str, columns: tuple[str, ...], thing: Thing
) -> tuple[Record, ...]:
    rows = snapshot.rows_named(query, {"key": thing.name}, [thing.reporter])
    return tuple(_record(columns, row) for row in rows)


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None

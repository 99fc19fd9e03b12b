"""What a graph knows of one party or reporting entity, gathered for a reader.

Balances are positions, as `kg.facts.select` gives them: the sums of a profile are those
of the query ``exposure``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from kg.facts.lookup import reporter_keys, reporters_naming
from kg.facts.select import LATEST, PositionRow, Wanted, select_positions
from kg.facts.snapshot import Snapshot
from kg.identity.judge import PartyView, party_views
from kg.queries.parties import history, said_of
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
FILINGS: Final = """
    SELECT s.filing, s.iri, s.form, s.filed, s.period, r.name AS reporter, e.entity,
           s.cik, s.accession
    FROM filings AS s
    JOIN entities AS e ON e.reporter = s.reporter AND NOT e.subsidiary
    JOIN names AS r ON r.iri = e.entity
    WHERE ($reporters IS NULL OR list_contains($reporters, s.reporter))
      AND ($filing IS NULL OR s.iri = $filing)
    ORDER BY s.filed DESC NULLS LAST, s.filing DESC
"""
"""Filings by reporter, or one by its IRI."""
FILED: Final = (
    "filing", "iri", "form", "filed", "period", "reporter", "reporter_iri", "cik",
    "accession",
)  # fmt: skip
"""What is told of a filing."""
_RELATIONSHIPS: Final = """
    SELECT f.party_iri,
           string_agg(DISTINCT f.relationship, ' | ' ORDER BY f.relationship)
    FROM facts AS f
    WHERE f.whose = $iri AND f.relationship IS NOT NULL AND f.status <> 'repeated'
    GROUP BY f.party_iri
"""
_REASONS: Final = """
    SELECT u.reason, count(*) FROM uncounted AS u JOIN facts AS f ON f.iri = u.fact
    WHERE f.whose = $iri OR f.party_iri = $iri
    GROUP BY u.reason ORDER BY count(*) DESC, u.reason
"""
_FAMILY: Final = """
    SELECT DISTINCT n.name, f.party
    FROM families AS f JOIN names AS n ON n.iri = f.party
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
        latest: Those of a reporter's balances, else of the claims, that stand at the
            last balance date of who reports them.
        identity: Its names as printed, and why they are one; None where no fact names
            it as a counterparty.
        roles: What it was to whom, filing by filing.
        statements: Ties and terms that notes state of it.
        filings: Those it filed, else those that name it; newest first.
        uncounted: How many of its facts count in no position, by reason.
        family: Parties of the same trade name that are not shown to be one with it.
        relationships: Of a reporter, what each party is to it, as printed on facts.
    """

    thing: Thing
    cik: str | None
    kind: str
    balances: tuple[PositionRow, ...]
    claims: tuple[PositionRow, ...]
    latest: tuple[PositionRow, ...]
    identity: PartyView | None
    roles: tuple[Record, ...]
    statements: tuple[Record, ...]
    filings: tuple[Record, ...]
    uncounted: tuple[tuple[str, int], ...]
    family: tuple[tuple[str, str], ...]
    relationships: Mapping[str, str]


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
        documents = snapshot.rows_named(FILINGS, values, own)
    else:
        documents = snapshot.rows_named(_DOCUMENTS, {"parties": [iri]}, keys)
    filings = tuple(record(FILED, row) for row in documents)
    whose = Wanted(reporters=[iri]) if own else Wanted(parties=[iri])
    latest = select_positions(snapshot, replace(whose, as_of=LATEST))
    reasons = snapshot.rows_named(_REASONS, wanted, keys)
    kin = snapshot.rows_named(_FAMILY, wanted)
    relations = snapshot.rows_named(_RELATIONSHIPS, wanted, own) if own else []
    return PartyProfile(
        thing=thing,
        cik=str(filings[0]["cik"]) if own and filings and filings[0]["cik"] else None,
        kind=str(kinds[0][0]) if kinds else "unknown",
        balances=tuple(select_positions(snapshot, Wanted(reporters=[iri]))),
        claims=tuple(select_positions(snapshot, Wanted(parties=[iri]))),
        latest=tuple(latest),
        identity=views[0] if views else None,
        roles=tuple(history(snapshot, [iri]).get(iri, ())),
        statements=tuple(said_of(snapshot, [iri]).get(iri, ())),
        filings=filings,
        uncounted=tuple(reasons),
        family=tuple(kin),
        relationships=dict(relations),
    )


def record(columns: tuple[str, ...], row: tuple[object, ...]) -> Record:
    """Return the values of a row by column."""
    return dict(zip(columns, row, strict=True))


def records(
    snapshot: Snapshot, query: str, columns: tuple[str, ...], thing: Thing
) -> tuple[Record, ...]:
    """Return what SQL tells of the thing whose name is ``$key``."""
    rows = snapshot.rows_named(query, {"key": thing.name}, [thing.reporter])
    return tuple(record(columns, row) for row in rows)

"""What a graph knows of one filing, or of one fact of it."""

from dataclasses import dataclass
from typing import Final

from kg.facts.evidence import Cell, cells_of
from kg.facts.select import PositionRow, Wanted, select_positions
from kg.facts.snapshot import Snapshot
from kg.queries.party_profile import FILED, FILINGS, Record, record, records
from kg.queries.things import Thing


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
    [told] = snapshot.rows_named(FILINGS, values, keys)
    reports = ("iri", "report", "title", "url", "source", "facts")
    return FilingProfile(
        thing=thing,
        told=record(FILED, told),
        reports=records(snapshot, _REPORTS, reports, thing),
        facts=records(snapshot, _FACTS, FACTS_SHOWN, thing),
        notes=records(snapshot, _NOTES, ("document", "title"), thing),
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
    said = record(FACT_SAID, row[:-1])
    original = str(said["repeats"] or thing.iri)
    position = None
    for entity, party, day in snapshot.rows_named(_POSITION, {"iri": original}, keys):
        asked = Wanted(reporters=[entity], parties=[party], on=day)
        for candidate in select_positions(snapshot, asked):
            if original in (*candidate.facts, *candidate.also):
                position = candidate
    columns = row[-1] or ()
    return FactProfile(
        thing=thing,
        said=said,
        cells=tuple(cells_of(snapshot, [original], keys).get(original, ())),
        position=position,
        candidates=tuple(columns) if len(columns) > 1 else (),
    )

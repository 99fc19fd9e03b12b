"""The work of a refresh that is done bucket by bucket, in this process or another.

Everything here takes and gives plain records, so that processes can share the work:
one reads the names of some reporters, another writes what follows for others. No two
of them write one bucket.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.build.mentioned import NotesRead, filing_names
from kg.build.naming import NameChanges
from kg.build.place import Place
from kg.build.ready import ReadyFiling
from kg.facts.balances import Position
from kg.facts.encoding import Values, amount_text, day_text, fact_values
from kg.facts.noted import Noted, noted_of
from kg.facts.noted_values import noted_values
from kg.facts.projection import PartyRow, Projection, position_iri, project
from kg.facts.rows import FilingRows, Side
from kg.facts.settled import differing_rows
from kg.facts.stored import BucketWriter, stored_filings
from kg.facts.tables import Tables, process_connection
from kg.identity.records import MentionRow, mention_rows
from kg.iris import Iris
from kg.model.amount import plain_decimal


@dataclass(frozen=True, slots=True)
class Part:
    """What is to be made anew for reporters of one bucket.

    Attributes:
        place: Where their rows lie.
        reporters: Keys of the reporters for whom anything differs.
        names: What their names come to.
        settled: Keys of the reporters whose decided columns are written anew.
        filings: Keys of the filings whose RDF is written anew, whatever their names.
        quads: File to write RDF to; None hands it back. "" for no RDF at all.
        notes: What notes of the filings state, as far as it was read for the names.
    """

    place: Place
    reporters: tuple[str, ...]
    names: NameChanges
    settled: frozenset[str]
    filings: frozenset[str]
    quads: Path | str | None
    notes: NotesRead = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NamesRead:
    """What the filings of some reporters name.

    Attributes:
        rows: The names that they print, as identity takes them.
        notes: What the notes of each filing state, in which names are looked for.
    """

    rows: list[MentionRow]
    notes: NotesRead


@dataclass(slots=True)
class PartResult:
    """What was made for a part.

    Attributes:
        entities: Rows of the table of entities.
        graphs: N-Quads lines by IRI of the graph; without lines when they are in a
            file.
    """

    entities: list[Values] = field(default_factory=list)
    graphs: dict[str, list[str]] = field(default_factory=dict)


def names_of(place: Place, reporters: Collection[str]) -> NamesRead:
    """Return the names that the filings of reporters print, and what their notes state.

    To read notes takes longer than anything else here, so it is done once.
    """
    tables = Tables(place.folder, place.buckets, process_connection())
    groups = place.filings(tables, reporters)
    names = [
        filing.names or filing_names(filing.rows)
        for filings in groups.values()
        for filing in filings
    ]
    records = (record for each in names for record in each.records)
    notes = {
        key: said
        for each in names
        if each.noted is None
        for key, said in each.notes.items()
    }
    return NamesRead(mention_rows(records), notes)


def make_part(part: Part) -> PartResult:
    """Write the tables of a part, and make its RDF."""
    place, names = part.place, part.names
    database = process_connection()
    tables = Tables(place.folder, place.buckets, database)
    writer = BucketWriter(place.folder, place.buckets, database)
    changed = names.changed & set(part.reporters)
    ready = place.filings(tables, changed)
    groups = {key: [each.rows for each in filings] for key, filings in ready.items()}
    for reporter, filings in groups.items():
        names.add_joints(reporter, filings, place.iris)
    for table, entries in names.tables(part.reporters).items():
        writer.replace(table, entries)
    projections = {
        reporter: project(
            filings, names.party_of(reporter), place.iris, place.names.get(reporter)
        )
        for reporter, filings in sorted(groups.items())
    }
    for table, entries in _projected(changed, projections, place.iris).items():
        writer.replace(table, entries)
    noted = {
        filing.rows.filing.key: _noted_of(filing, part)
        for filings in ready.values()
        for filing in filings
    }
    for table, entries in _noted(changed, groups, noted).items():
        writer.replace(table, entries)
    if part.settled:
        writer.replace("settled", _settled(part, tables))
    result = PartResult(
        [
            [row.entity, row.reporter, row.name, row.subsidiary]
            for projection in projections.values()
            for row in projection.entities
        ]
    )
    if part.quads != "":
        result.graphs = _graphs(part, groups, projections, noted)
        if isinstance(part.quads, Path):
            _spool(part.quads, result.graphs)
    return result


def _noted_of(filing: ReadyFiling, part: Part) -> Noted:
    """Return what the notes of a filing state, as far as it was made before."""
    if filing.names is not None and filing.names.noted is not None:
        return filing.names.noted
    rows = filing.rows
    return noted_of(rows, part.place.iris, part.notes.get(rows.filing.key))


def _projected(
    reporters: Iterable[str], projections: Mapping[str, Projection], iris: Iris
) -> dict[str, dict[str, list[Values]]]:
    """Return the rows of what follows; a reporter without projection has none left."""
    made: dict[str, dict[str, list[Values]]] = {
        table: {reporter: [] for reporter in reporters}
        for table in ("dates", "positions", "uncounted", "restated")
    }
    for reporter, projection in projections.items():
        dates = frozenset(projection.dates)
        made["dates"][reporter] = [
            [reporter, entity, day_text(day)] for entity, day in projection.dates
        ]
        made["positions"][reporter] = [
            _position_values(
                reporter,
                position,
                (position.key.reporter, position.key.date) in dates,
                iris,
            )
            for position in projection.positions
        ]
        made["uncounted"][reporter] = [
            [fact, reporter, reason] for fact, reason in projection.uncounted
        ]
        made["restated"][reporter] = [
            [reporter, later, earlier] for later, earlier in projection.restated
        ]
    return made


def _noted(
    reporters: Iterable[str],
    groups: Mapping[str, Sequence[FilingRows]],
    noted: Mapping[str, Noted],
) -> dict[str, dict[str, list[Values]]]:
    """Return the rows of what notes state; a reporter without notes has none."""
    made: dict[str, dict[str, list[Values]]] = {
        table: {reporter: [] for reporter in reporters}
        for table in ("statements", "told", "note_amounts")
    }
    for reporter, filings in groups.items():
        for rows in filings:
            found = noted_values(rows.filing, noted[rows.filing.key])
            for table, entries in found.items():
                made[table][reporter] += entries
    return made


def _position_values(
    reporter: str, position: Position, on_balance_date: bool, iris: Iris
) -> Values:
    """Return a position as a row of its table.

    Debtor and creditor follow the side, so a negative amount turns them round.
    """
    key = position.key
    debtor, creditor = key.reporter, key.party
    if key.side is Side.DUE_FROM:
        debtor, creditor = creditor, debtor
    return [
        position_iri(position, reporter, iris), reporter, key.reporter, key.party,
        key.side, day_text(key.date), key.currency,
        amount_text(position.amount), plain_decimal(position.amount), debtor, creditor,
        position.facts, position.also, day_text(position.known_from),
        day_text(position.known_until), position.current, on_balance_date,
        position.incomplete,
    ]  # fmt: skip


def _settled(part: Part, tables: Tables) -> dict[str, list[Values]]:
    """Return the rows that people's decisions make other than they were read."""
    columns, iris = part.place.columns, part.place.iris
    rows: dict[str, list[Values]] = {reporter: [] for reporter in part.settled}
    if columns:
        for filing in stored_filings(tables, reporters=part.settled):
            if any(row.iri in columns for row in filing.facts):
                rows[filing.filing.reporter] += [
                    fact_values(row, iris) for row in differing_rows(filing, columns)
                ]
    return rows


def _graphs(
    part: Part,
    groups: Mapping[str, Sequence[FilingRows]],
    projections: Mapping[str, Projection],
    noted: Mapping[str, Noted],
) -> dict[str, list[str]]:
    """Return the graphs of filings and reporters that differ."""
    from kg.graph.derived import reporter_lines  # noqa: PLC0415
    from kg.graph.filing import filing_lines  # noqa: PLC0415

    names, iris = part.names, part.place.iris
    graphs: dict[str, list[str]] = {}
    for reporter, filings in groups.items():
        party_of = names.party_of(reporter)
        for rows in filings:
            found = noted[rows.filing.key]
            if rows.filing.key in part.filings or any(
                key in names.keys for key in _keys_named(rows, found)
            ):
                graphs[rows.filing.iri] = filing_lines(rows, party_of, iris, found)
    for reporter in sorted(names.changed & set(part.reporters)):
        projection = projections.get(reporter)
        lines = []
        if projection is not None:
            parties: list[PartyRow] = [
                *names.parties.get(reporter, ()),
                *(row for row in names.shared if row.reporter == reporter),
            ]
            links = names.links.get(reporter, ())
            lines = reporter_lines(projection, parties, links, iris)
        graphs[iris.derived_graph(reporter)] = lines
    return graphs


def _keys_named(rows: FilingRows, noted: Noted) -> Iterator[str]:
    """Yield the keys of the names that facts and notes of a filing print."""
    for row in rows.facts:
        yield from row.mentions
    for said in noted.statements:
        yield from filter(None, (said.subject_key, said.object_key))


def _spool(target: Path, graphs: dict[str, list[str]]) -> None:
    """Write lines to a file, and leave the names of the graphs alone."""
    with target.open("w", encoding="utf-8", newline="\n") as out:
        for iri, lines in graphs.items():
            if lines:
                out.write("\n".join(lines))
                out.write("\n")
            graphs[iri] = []

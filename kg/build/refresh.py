"""Makes anew what follows from filings: who the names are, positions, RDF.

Only what a change can reach is made anew: the reporters whose filings changed, and
those whose names the change lets mean other parties (`kg.identity.closure`). The outcome
is the same, byte for byte, as making everything anew.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.build.mentioned import mention_records
from kg.build.naming import NameChanges, family_rows
from kg.build.workspace import Workspace
from kg.facts.balances import Position
from kg.facts.encoding import Values, amount_text, day_text, fact_values
from kg.facts.projection import Projection, project
from kg.facts.rows import FilingRows, Side
from kg.facts.settled import differing_rows
from kg.identity.closure import decide
from kg.identity.records import MentionRow, mention_rows
from kg.iris import Iris
from kg.model.amount import plain_decimal


@dataclass(slots=True)
class Change:
    """What was changed since what follows was last made anew.

    Attributes:
        reporters: Keys of the reporters whose filings, or decisions about them,
            changed.
        filings: Keys of the filings that were written, or whose columns were decided.
        gone: IRIs of filings that are no more.
        decided: Whether the log of decisions grew.
    """

    reporters: set[str] = field(default_factory=set)
    filings: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    decided: bool = False

    def __bool__(self) -> bool:
        return bool(self.reporters or self.decided)


def refresh(space: Workspace, change: Change) -> None:
    """Make anew what follows from a change, tables and RDF alike."""
    filings = by_reporter(space.filings(reporters=change.reporters, settled=True))
    rows = mention_rows(mention_records(r for f in filings.values() for r in f))
    outcome = decide(
        rows,
        lambda blocks: _stored_rows(space, blocks),
        space.decisions.names,
        gone=change.reporters - filings.keys(),
    )
    names = NameChanges.of(space, outcome, rows, change.reporters)
    more = names.changed - change.reporters
    if more:
        filings |= by_reporter(space.filings(reporters=more, settled=True))
    for reporter, group in filings.items():
        names.add_joints(reporter, group, space.iris)
    names.write(space)
    projections = {
        reporter: project(group, names.party_of(reporter), space.iris)
        for reporter, group in sorted(filings.items())
    }
    write_projections(space, names.changed, projections)
    _write_settled(space, change.reporters)
    space.replace_shared("families", family_rows(space))
    if space.writer.manifest.rdf:
        from kg.build import rdf

        rdf.write(space, rdf.Changed(change, names, filings, projections))


def by_reporter(filings: Iterable[FilingRows]) -> dict[str, list[FilingRows]]:
    """Return filings by key of the reporter."""
    groups: dict[str, list[FilingRows]] = defaultdict(list)
    for rows in filings:
        groups[rows.filing.reporter].append(rows)
    return dict(groups)


def _stored_rows(space: Workspace, blocks: Collection[str]) -> Iterator[MentionRow]:
    """Yield the stored mentions that bear any of some block keys."""
    stored = space.tables.rows(
        "mentions", None, ("record",), "list_has_any(blocks, ?)", [sorted(blocks)]
    )
    for (record,) in stored:
        yield MentionRow.from_tuple(json.loads(str(record)))


def write_projections(
    space: Workspace,
    reporters: Collection[str],
    projections: Mapping[str, Projection],
) -> None:
    """Write what follows for reporters; one without a projection has nothing left."""
    made: dict[str, dict[str, list[Values]]] = {
        table: {reporter: [] for reporter in reporters}
        for table in ("dates", "positions", "uncounted", "restated")
    }
    entities: list[Values] = []
    for reporter, projection in projections.items():
        entities += [
            [row.entity, row.reporter, row.name, row.subsidiary]
            for row in projection.entities
        ]
        made["dates"][reporter] = [
            [reporter, entity, day_text(day)] for entity, day in projection.dates
        ]
        dates = frozenset(projection.dates)
        made["positions"][reporter] = [
            position_values(
                reporter,
                position,
                (position.key.reporter, position.key.date) in dates,
                space.iris,
            )
            for position in projection.positions
        ]
        made["uncounted"][reporter] = [
            [fact, reporter, reason] for fact, reason in projection.uncounted
        ]
        made["restated"][reporter] = [
            [reporter, later, earlier] for later, earlier in projection.restated
        ]
    for table, rows in made.items():
        space.replace(table, rows)
    space.replace_shared("entities", entities, reporters)


def position_values(
    reporter: str, position: Position, on_balance_date: bool, iris: Iris
) -> Values:
    """Return a position as a row of its table.

    Debtor and creditor follow the money: a negative balance turns them round. The
    amount keeps its sign.
    """
    key = position.key
    debtor, creditor = key.reporter, key.party
    if (key.side is Side.DUE_FROM) is (position.amount >= 0):
        debtor, creditor = creditor, debtor
    return [
        iris.position(reporter, key.party, key.side, key.date, key.currency),
        reporter, key.reporter, key.party, key.side, day_text(key.date), key.currency,
        amount_text(position.amount), plain_decimal(position.amount), debtor, creditor,
        position.facts, position.also, day_text(position.known_from),
        day_text(position.known_until), position.current, on_balance_date,
    ]  # fmt: skip


def _write_settled(space: Workspace, reporters: Collection[str]) -> None:
    """Write the rows that people's decisions make other than they were read."""
    columns = space.decisions.columns
    rows: dict[str, list[Values]] = {reporter: [] for reporter in reporters}
    if columns:
        for filing in space.filings(reporters=reporters):
            if any(row.iri in columns for row in filing.facts):
                rows[filing.filing.reporter] += [
                    fact_values(row, space.iris)
                    for row in differing_rows(filing, columns)
                ]
    space.replace("settled", rows)

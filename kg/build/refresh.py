"""Makes anew what follows from filings: who the names are, positions, RDF.

Only what a change can reach is made anew: the reporters whose filings changed, and
those whose names the change lets mean other parties (`kg.identity.closure`). The
outcome is the same, byte for byte, as making everything anew.

The work is cut by bucket. Names are read bucket by bucket, decided once over all of
them, and what follows is written bucket by bucket, so that memory holds one bucket at a
time and processes can share the rest.
"""

import json
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from kg.build.mentioned import NotesRead
from kg.build.naming import NameChanges, family_rows
from kg.build.parts import (
    Part,
    PartResult,
    make_part,
    names_of,
)
from kg.build.place import Place, take_at_hand
from kg.build.ready import ReadyFiling
from kg.build.workspace import Workspace
from kg.facts.encoding import Values
from kg.facts.tables import Tables, bucket_of, fetch
from kg.identity.closure import decide
from kg.identity.records import MentionRow
from kg.parties.identifiers import reporter_of
from kg.processes import Mapped, shared_among

_BULK: Final = 20_000
"""Facts from which on RDF passes through files and processes share the work."""


@dataclass(slots=True)
class Change:
    """What was changed since what follows was last made anew.

    Attributes:
        reporters: Keys of the reporters whose filings, or decisions about them,
            changed.
        filings: Keys of the filings that were written, or whose columns were decided.
        gone: IRIs of filings that are no more.
        decided: Whether the log of decisions grew.
        ready: Filings as read, by key of the reporter, where all of the reporter's are
            at hand; a help, no more.
    """

    reporters: set[str] = field(default_factory=set)
    filings: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    decided: bool = False
    ready: dict[str, list[ReadyFiling]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.reporters or self.decided)


@dataclass(frozen=True, slots=True)
class Families:
    """Rows of the table of families that a change touches.

    Attributes:
        before: As they were.
        now: What stands in their place.
    """

    before: list[tuple[object, ...]]
    now: list[tuple[object, ...]]


def refresh(
    space: Workspace, change: Change, *, jobs: int = 1, mapped: Mapped | None = None
) -> None:
    """Make anew what follows from a change, tables and RDF alike.

    Args:
        space: The graph; nothing is published.
        change: What was changed.
        jobs: Processes that share the work where there is much.
        mapped: Shares it among processes that are there already.
    """
    space.check(change.reporters)
    tables = space.tables
    bulk = _facts_of(tables, change.reporters) > _BULK
    workers = jobs if bulk else 1
    place = Place(
        space.writer.tables,
        space.buckets,
        space.iris,
        space.decisions.columns,
        space.decisions.reporter_names,
        change.ready if workers == 1 else {},
    )
    shared: AbstractContextManager[Mapped]
    if workers > 1 and change.ready:
        # To hand rows to another process costs as much as reading them there, twice;
        # new ones inherit them.
        shared = shared_among(workers, partial(take_at_hand, change.ready))
    elif mapped is None or workers == 1:
        shared = shared_among(workers)
    else:
        shared = nullcontext(mapped)
    with shared as applied:
        groups = _by_bucket(change.reporters, space.buckets)
        rows, notes = [], dict[str, NotesRead]()
        for group, read in zip(
            groups, applied(partial(names_of, place), groups), strict=True
        ):
            rows += read.rows
            notes[bucket_of(group[0], space.buckets)] = read.notes
        outcome = decide(
            rows,
            partial(_stored_rows, tables),
            space.decisions.names,
            gone=change.reporters - {row.reporter for row in rows},
        )
        names = NameChanges.of(tables, space.iris, outcome, rows, change.reporters)
        space.check(names.changed)
        quads = space.writer.folder / "work" / "quads"
        parts = _parts(space, change, names, place, notes, quads if bulk else None)
        results = list(applied(make_part, parts))
    families = _write_shared(space, names, results)
    if space.writer.manifest.rdf:
        _write_rdf(space, change, results, families, quads if bulk else None)


def _facts_of(tables: Tables, reporters: Collection[str]) -> int:
    """Return how many facts reporters have."""
    if not reporters:
        return 0
    source = tables.relation("facts", reporters)
    query = f"SELECT count(*) FROM {source} WHERE list_contains(?, reporter)"
    ((count,),) = fetch(tables.database, query, [sorted(reporters)])
    return int(count)


def _by_bucket(reporters: Collection[str], buckets: int) -> list[list[str]]:
    groups: dict[str, list[str]] = {}
    for reporter in sorted(reporters):
        groups.setdefault(bucket_of(reporter, buckets), []).append(reporter)
    return [groups[name] for name in sorted(groups)]


def _stored_rows(tables: Tables, blocks: Collection[str]) -> Iterator[MentionRow]:
    """Yield the stored mentions that bear any of some block keys."""
    # `list_has_any` compares each with each, which takes hours for a large build.
    query = (
        f"SELECT DISTINCT key FROM (SELECT key, unnest(blocks) AS block FROM "
        f"{tables.relation('mentions')}) SEMI JOIN (SELECT unnest(?) AS block) USING "
        "(block)"
    )
    keys = [key for (key,) in fetch(tables.database, query, [sorted(blocks)])]
    # Their records are few and long, and lie in the buckets of few reporters.
    source = tables.relation("mentions", {reporter_of(key) for key in keys})
    query = f"SELECT record FROM {source} WHERE key IN (SELECT unnest(?)) ORDER BY key"
    for (record,) in fetch(tables.database, query, [keys]):
        yield MentionRow.from_tuple(json.loads(record))


def _parts(
    space: Workspace,
    change: Change,
    names: NameChanges,
    place: Place,
    notes: Mapping[str, NotesRead],
    quads: Path | None,
) -> list[Part]:
    """Return the parts to make: one a bucket that holds a reporter that differs.

    Args:
        space: The graph.
        change: What was changed.
        names: What names come to.
        place: Where the rows lie.
        notes: What notes state, as far as they were read, by bucket.
        quads: Folder that the RDF passes through, if it does.
    """
    if quads is not None:
        shutil.rmtree(quads, ignore_errors=True)
        quads.mkdir(parents=True)
    parts = []
    for group in _by_bucket(names.changed, space.buckets):
        bucket = bucket_of(group[0], space.buckets)
        target: Path | str | None = None if quads is None else quads / f"{bucket}.nq"
        parts.append(
            Part(
                place,
                tuple(group),
                names.part(group),
                frozenset(change.reporters.intersection(group)),
                frozenset(change.filings),
                target if space.writer.manifest.rdf else "",
                notes.get(bucket, {}),
            )
        )
    return parts


def _write_shared(
    space: Workspace, names: NameChanges, results: Sequence[PartResult]
) -> Families:
    """Write the tables over all reporters; return what differs in the families."""
    entities: list[Values] = [row for result in results for row in result.entities]
    space.rows.replace_shared("entities", entities, ("reporter", names.changed))
    space.rows.replace_shared("shared", names.shared_values())
    families = _families(space, names.trade_names)
    if families.now != families.before or not space.tables.files("families"):
        gone = {str(family) for family, *_ in families.before}
        space.rows.replace_shared("families", families.now, ("family", gone))
    return families


def _families(space: Workspace, names: Collection[str]) -> Families:
    """Return the rows of families that bear some trade names, before and now.

    Whoever else bears a trade name, what parties of other names are does not matter.
    """
    tables, iris = space.tables, space.iris
    if not names:
        return Families([], [])
    keys = [iris.trade_name(name) for name in sorted(names)]
    where = "family IN (SELECT unnest(?))"
    before = tables.rows("families", None, (), where, [keys])
    now = map(tuple, family_rows(tables, iris, names))
    return Families(before, sorted(now))


def _write_rdf(
    space: Workspace,
    change: Change,
    results: Sequence[PartResult],
    families: Families,
    quads: Path | None,
) -> None:
    """Bring the store up to date with a change."""
    from kg.graph.derived import FAMILIES, family_lines  # noqa: PLC0415
    from kg.graph.judgements import decision_lines  # noqa: PLC0415
    from kg.graph.ontology import ontology_lines  # noqa: PLC0415

    is_new = not space.writer.has_rdf
    store = space.writer.rdf
    if store is None:
        return
    graphs: dict[str, list[str]] = {iri: [] for iri in change.gone}
    for result in results:
        graphs |= result.graphs
    if is_new:
        every = family_lines(space.tables.rows("families"), space.iris)
        graphs[space.iris.derived_graph(FAMILIES)] = every
    else:
        store.amend(
            family_lines(families.before, space.iris),
            family_lines(families.now, space.iris),
        )
    if change.decided or is_new:
        graphs[space.iris.decisions_graph()] = decision_lines(
            space.decisions, space.iris
        )
    if is_new:
        graphs[space.iris.ontology_graph()] = ontology_lines(space.iris)
    store.replace({} if is_new and quads is not None else graphs)
    if quads is not None:
        if is_new:
            store.load(line for lines in graphs.values() for line in lines)
        store.load_files(sorted(quads.glob("*.nq")))
        shutil.rmtree(quads)

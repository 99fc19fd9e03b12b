"""What a person sees of parties, and judges: list, show, review, the keys of names."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kg.errors import InputError, NotFoundError
from kg.facts.lookup import reporters_naming
from kg.facts.snapshot import Snapshot
from kg.identity.records import MentionRow
from kg.parties.candidates import Candidate, candidates_of
from kg.parties.components import Conflict
from kg.parties.decisions import Decision, Verdict, in_force
from kg.parties.resolver import resolve_mentions


@dataclass(frozen=True, slots=True)
class PartyName:
    """One name of a party.

    Attributes:
        key: What decisions speak of: reporter/name.
        name: As printed.
        reporter: Key of the reporter that prints it.
        facts: How many facts bear it.
        first, last: First and last day of the facts of this party under the name; None
            where facts name it only beside another.
    """

    key: str
    name: str
    reporter: str
    facts: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party with its names, and why they are its.

    Attributes:
        iri: Of the party.
        name: The name to show.
        kind: organisation, person, group or unknown.
        names: Sorted by key.
        ciks, leis: Identifiers, sorted.
        reasons: Decisions, of rules and persons, that join its names.
    """

    iri: str
    name: str
    kind: str
    names: tuple[PartyName, ...]
    ciks: tuple[str, ...]
    leis: tuple[str, ...]
    reasons: tuple[Decision, ...]


_DAYS = """
    SELECT party_key, min(day), max(day) FROM (
        SELECT party_key, coalesce(instant, "end") AS day FROM facts
        WHERE status <> 'repeated' AND party_key IS NOT NULL
    ) GROUP BY party_key
"""
"""Days of the facts of a party, as the query ``parties`` tells them."""
_MENTIONS = """
    SELECT record, party FROM mentions
    WHERE $parties IS NULL OR list_contains($parties, party) ORDER BY key
"""


def party_views(
    snapshot: Snapshot, parties: Collection[str] | None = None
) -> list[PartyView]:
    """Return the parties that facts name, sorted by their first name's key.

    Args:
        snapshot: The graph.
        parties: IRIs of the only parties wanted; None: all.
    """
    reporters = None if parties is None else reporters_naming(snapshot, parties)
    rows, party_of = _mentions(snapshot, parties, reporters)
    names = _names(snapshot, rows, reporters)
    shown = {
        party: (name, kind)
        for party, name, kind in snapshot.rows("SELECT party, name, kind FROM parties")
    }
    groups: dict[str, list[MentionRow]] = defaultdict(list)
    for row in rows:
        groups[party_of[row.key]].append(row)
    reasons = _reasons(snapshot, party_of)
    views = []
    for party, members in groups.items():
        printed = tuple(names[row.key] for row in members if row.key in names)
        if printed and party in shown:
            name, kind = shown[party]
            views.append(
                PartyView(
                    party,
                    name,
                    kind,
                    printed,
                    tuple(sorted({cik for row in members for cik in row.ciks})),
                    tuple(sorted({lei for row in members for lei in row.leis})),
                    tuple(reasons[party]),
                )
            )
    return sorted(views, key=lambda view: view.names[0].key)


def _mentions(
    snapshot: Snapshot,
    parties: Collection[str] | None = None,
    reporters: Collection[str] | None = None,
) -> tuple[list[MentionRow], dict[str, str]]:
    """Return the names of a graph by key, and the IRI of the party of each."""
    rows, party_of = [], {}
    wanted = None if parties is None else sorted(parties)
    values = {"parties": wanted}
    for record, party in snapshot.rows_named(_MENTIONS, values, reporters):
        row = MentionRow.from_tuple(json.loads(record))
        rows.append(row)
        party_of[row.key] = party
    return rows, party_of


def _names(
    snapshot: Snapshot,
    rows: Iterable[MentionRow],
    reporters: Collection[str] | None = None,
) -> dict[str, PartyName]:
    """Return the names that facts bear, by key."""
    found_days = snapshot.rows(_DAYS, (), reporters)
    days = {key: (first, last) for key, first, last in found_days}
    found = {}
    for row in rows:
        if row.printings:
            first, last = days.get(row.key, (None, None))
            found[row.key] = PartyName(
                row.key, row.name, row.reporter, row.facts, first, last
            )
    return found


def _reasons(
    snapshot: Snapshot, party_of: Mapping[str, str]
) -> dict[str, list[Decision]]:
    """Return the decisions that say that names are one party's, by its IRI."""
    reasons: dict[str, list[Decision]] = defaultdict(list)
    query = 'SELECT a, b, verdict, "by", why FROM links ORDER BY a, b, "by"'
    rules = [
        Decision(0, a, b, Verdict(verdict), by, why)
        for a, b, verdict, by, why in snapshot.rows(query)
    ]
    for decision in (*rules, *in_force(snapshot.decisions.names)):
        if decision.verdict is Verdict.SAME and decision.a in party_of:
            reasons[party_of[decision.a]].append(decision)
    return reasons


def review(snapshot: Snapshot) -> tuple[list[Candidate], tuple[Conflict, ...]]:
    """Return what a person may judge: proposals, the best first, and conflicts."""
    rows, _ = _mentions(snapshot)
    mentions = {row.key: row.mention() for row in rows}
    printed = {row.key for row in rows if row.printings}
    resolution = resolve_mentions(mentions, snapshot.decisions.names)
    proposals = [
        pair
        for pair in candidates_of(mentions, resolution, snapshot.decisions.names)
        if pair.a in printed or pair.b in printed
    ]
    proposals.sort(key=lambda pair: (-pair.score, pair.a, pair.b))
    return proposals, resolution.conflicts


def name_keys(snapshot: Snapshot) -> dict[str, str]:
    """Return the names of a graph, reporters' own among them, by key."""
    return dict(snapshot.rows("SELECT key, name FROM mentions ORDER BY key"))


def key_of(given: str, keys: Mapping[str, str]) -> str:
    """Return the key of a name given as key or as printed.

    Raises:
        NotFoundError: No name answers to it.
        InputError: Several reporters print it.
    """
    folded = " ".join(given.split()).casefold()
    if folded in keys:
        return folded
    fits = [key for key in keys if key.partition("/")[2] == folded]
    if len(fits) == 1:
        return fits[0]
    if fits:
        message = (
            f"found {given!r} with {len(fits)} reporters, expected one; give its key: "
            + ", ".join(sorted(fits)[:4])
        )
        raise InputError(message)
    message = f"found no name {given!r} in the graph; kg parties list shows them"
    raise NotFoundError(message)

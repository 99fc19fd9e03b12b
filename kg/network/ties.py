"""Ties between the nodes of a network: who controls, owns or directs whom, and kin.

Ties are what notes of filings state for certain between two nodes the network has. They
stand beside the edges of money, in ``net.graph["ties"]``, and are never among its
edges: no measure counts them. Parties that notes alone name stand beside its nodes, in
``net.graph["noted"]``, where ties lead to them. Which statements are ties of which
sort, and from which end they run, is data: ``ontology/tie_edges.csv``.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from kg.network.edges import Attributes
from kg.parties.relationships import relationship_classes
from kg.patterns import pattern_of
from kg.resources import ontology_rows

if TYPE_CHECKING:
    import networkx as nx

    from kg.facts.snapshot import Snapshot
    from kg.facts.tables import Row

_SUBJECT: Final = "subject"
_ROLE: Final = "is"
_PAST: Final = pattern_of(r"\b(?:former|formerly|previous|ex|past|resigned)\b", re.I)
_ELSEWHERE: Final = pattern_of(
    r"\bby\b|^(?:an? |the )?(?:\w+ )?(?:compan|entit|corporation|firm|business)"
    r"|^(?:an )?affiliate"
    r"|\b(?:of|at|in|with|to) (?!(?:the |our |its )?(?:company|board|group|registrant"
    r"|bank|trust|partnership|directors|sales|finance|operations|marketing|technology)\b)"
    r"(?:the |an? )?(?-i:[A-Z]|an? )",
    re.IGNORECASE,
)
"""What tells that a role is held elsewhere, or is none of the party's own: "Director of
Fern Ltd", "company controlled by the director"."""
_STATED: Final = """
    SELECT s.iri, s.predicate, s.value, s.valid_from, s.valid_to, s.words, s.document,
           s."start", s."end", s.filing, f.filed,
           n.title, t.url,
           s.object,
           CASE WHEN s.subject IS NULL THEN e.entity ELSE sm.party END,
           CASE WHEN s.object IS NULL OR s.predicate = 'is' THEN e.entity
                ELSE om.party END
    FROM statements AS s
    JOIN filings AS f ON f.filing = s.filing
    JOIN notes AS n ON n.document = s.document
    JOIN reports AS t ON t.iri = n.report
    JOIN entities AS e ON e.reporter = s.reporter AND NOT e.subsidiary
    LEFT JOIN mentions AS sm ON sm.key = s.subject_key
    LEFT JOIN mentions AS om ON om.key = s.object_key
    WHERE s.kind = 'tie' AND s.certainty = 'certain'
      AND list_contains($predicates, s.predicate)
      AND ($known IS NULL OR f.filed <= $known)
      AND ($day IS NULL OR s.valid_to IS NULL OR s.valid_to >= $day)
      AND ($day IS NULL OR s.valid_from IS NULL OR s.valid_from <= $day)
    ORDER BY f.filed DESC NULLS LAST, s.filing DESC, s.document, s."start", s.iri
"""


_NOTED: Final = """
    SELECT DISTINCT m.party, p.name, p.kind
    FROM mentions AS m JOIN parties AS p ON p.party = m.party
    WHERE m.party NOT IN (SELECT party FROM mentions WHERE facts > 0 OR own)
    ORDER BY m.party
"""


class TieKind(StrEnum):
    """What sort of tie an edge is."""

    OWNERSHIP = "ownership"
    DIRECTORSHIP = "directorship"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between two nodes, as the latest filing that states it says.

    Attributes:
        key: IRI of that statement; tells it from all other ties and edges.
        source: Node that controls, owns or directs; of kin the one named first.
        target: The other node.
        kind: Ownership, directorship or family.
        predicate: As the note states it: ``controlled-by``.
        says: What the source does to the target, in words.
        share: Part of the whole that is owned, as a fraction of one, or None.
        valid_from, valid_to: Days it holds, where said.
        words: The words it was read from.
        document: Key of the note.
        start, end: Span of the words in the note.
        filing: Key of the filing.
        filed: Day of filing, when known.
        statements: IRIs of all statements of the same tie, that one first.
        title: Title of the note.
        url: Address of its report; None where it is not known.
    """

    key: str
    source: str
    target: str
    kind: TieKind
    predicate: str
    says: str
    share: Decimal | None
    valid_from: date | None
    valid_to: date | None
    words: str
    document: str
    start: int
    end: int
    filing: str
    filed: date | None
    statements: tuple[str, ...]
    title: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """How a statement of a predicate becomes a tie.

    Attributes:
        type: Class of relationship that the role of a statement has to be; "" for any.
    """

    type: str
    kind: TieKind
    is_from_subject: bool
    says: str


@cache
def _readings() -> Mapping[str, tuple[_Reading, ...]]:
    found: dict[str, list[_Reading]] = {}
    for row in ontology_rows("tie_edges.csv"):
        found.setdefault(row["predicate"], []).append(
            _Reading(
                row["type"], TieKind(row["edge"]), row["from"] == _SUBJECT, row["words"]
            )
        )
    return {predicate: tuple(readings) for predicate, readings in found.items()}


def _reading_of(predicate: str, role: str) -> _Reading | None:
    """Return how a statement becomes a tie; None for a role that is none.

    Args:
        predicate: Of the statement.
        role: Its object: of ``is`` the words of a role at the reporter.
    """
    readings = _readings()[predicate]
    if predicate != _ROLE:
        return readings[0]
    if _ELSEWHERE.search(role) or _PAST.search(role):
        return None
    types = relationship_classes(role)
    if "family" in types:
        return None
    return next((reading for reading in readings if reading.type in types), None)


def stated_ties(
    snapshot: "Snapshot",
    nodes: Collection[str],
    *,
    files: Sequence[str] | None = None,
    known: date | None = None,
    day: date | None = None,
) -> list[Tie]:
    """Return the ties notes state between some nodes, by source, target and kind.

    Two statements of one sort between the same ends are one tie.

    Args:
        snapshot: The graph.
        nodes: IRIs of parties and reporting entities.
        files: Keys of the reporters whose notes are asked; None for all.
        known: Only what filings filed by this day say.
        day: Only what does not say that it holds on other days.
    """
    values = {"predicates": list(_readings()), "known": known, "day": day}
    rows = snapshot.rows_named(_STATED, values, files)
    ties: dict[tuple[str, str, str], Tie] = {}
    more: dict[tuple[str, str, str], list[str]] = {}
    for tie in _ties(rows, nodes):
        place = tie.source, tie.target, tie.says
        if tie.kind is TieKind.FAMILY:  # kin of one another either way
            place = min(tie.source, tie.target), max(tie.source, tie.target), tie.says
        ties.setdefault(place, tie)
        more.setdefault(place, []).append(tie.key)
    return [
        replace(ties[place], statements=tuple(dict.fromkeys(more[place])))
        for place in sorted(ties)
    ]


def _ties(rows: "Sequence[Row]", nodes: Collection[str]) -> Iterator[Tie]:
    """Yield the ties of statements whose two ends are different nodes."""
    for row in rows:
        subject, other = row[-2], row[-1]
        if subject == other or subject not in nodes or other not in nodes:
            continue
        reading = _reading_of(row[1], row[13] or "")
        if reading is None:
            continue
        ends = (subject, other) if reading.is_from_subject else (other, subject)
        yield Tie(
            key=row[0],
            source=ends[0],
            target=ends[1],
            kind=reading.kind,
            predicate=row[1],
            says=reading.says,
            share=None if row[2] is None else Decimal(row[2]),
            valid_from=row[3],
            valid_to=row[4],
            words=row[5],
            document=row[6],
            start=row[7],
            end=row[8],
            filing=row[9],
            filed=row[10],
            title=row[11] or "",
            url=row[12],
            statements=(),
        )


def ties_of(
    net: "nx.MultiDiGraph[str]", among: Collection[str] | None = None
) -> list[Tie]:
    """Return the ties of a network between some of its nodes, all without `among`."""
    ends = net if among is None else among
    ties = cast("Sequence[Tie]", net.graph.get("ties", ()))
    return [tie for tie in ties if tie.source in ends and tie.target in ends]


def noted_parties(
    snapshot: "Snapshot", files: Sequence[str] | None = None
) -> dict[str, Attributes]:
    """Return the parties that notes alone name, by IRI: no fact bears any name of them.

    Args:
        snapshot: The graph.
        files: Keys of the reporters whose notes are asked; None for all.

    Returns:
        What a node has - ``name``, ``kind``, ``iri`` - and ``known_by``, ``note``.
    """
    return {
        party: {"name": name, "kind": kind, "iri": party, "known_by": "note"}
        for party, name, kind in snapshot.rows_named(_NOTED, {}, files)
    }


def linked_by(ties: Sequence[Tie], nodes: Collection[str]) -> set[str]:
    """Return the nodes, and what ties lead to from them over one another."""
    near: dict[str, set[str]] = {}
    for tie in ties:
        near.setdefault(tie.source, set()).add(tie.target)
        near.setdefault(tie.target, set()).add(tie.source)
    reached = rim = set(nodes)
    while rim:
        rim = {other for node in rim for other in near.get(node, ())} - reached
        reached = reached | rim
    return reached


def noted_of(net: "nx.MultiDiGraph[str]") -> dict[str, Attributes]:
    """Return the parties beside a network that notes alone name, by IRI."""
    return cast("dict[str, Attributes]", net.graph.get("noted", {}))


def every_tie_of(net: "nx.MultiDiGraph[str]") -> list[Tie]:
    """Return the ties of a network, those to parties that notes alone name as well."""
    noted = noted_of(net)
    ties = cast("Sequence[Tie]", net.graph.get("ties", ()))
    return [tie for tie in ties if {tie.source, tie.target} <= noted.keys() | set(net)]

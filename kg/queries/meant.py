"""What one text means among the names of a graph, for who must not guess."""

from dataclasses import replace

from kg.facts.lookup import Match, find_parties, find_reporters, reporter_keys
from kg.facts.snapshot import Snapshot

_NAMED_BY = """
    SELECT party, name FROM parties
    WHERE list_contains($parties, party) AND list_has_any(reporters, $keys)
    ORDER BY party
"""
_SHOWN = "SELECT iri, name FROM names WHERE list_contains(?, iri) ORDER BY name, iri"


def meant(
    snapshot: Snapshot, what: str, text: str, *, reporter: str | None = None
) -> Match:
    """Return which reporters or parties a text names.

    Args:
        snapshot: The graph.
        what: ``reporter`` or ``party``.
        text: A name, a part of one, a CIK of a reporter, or an IRI.
        reporter: IRI of the reporting entity a party must be named by; None: any.
    """
    if what == "reporter":
        return find_reporters(snapshot, text)
    match = find_parties(snapshot, text)
    if reporter is None or not match.iris:
        return match
    wanted = {"parties": match.iris, "keys": reporter_keys(snapshot, [reporter])}
    among = snapshot.rows_named(_NAMED_BY, wanted)
    if not among:
        return Match((), "", match.names)
    iris = tuple(str(iri) for iri, _ in among)
    return replace(match, iris=iris, names=tuple(sorted({str(n) for _, n in among})))


def named_alike(snapshot: Snapshot, what: str, text: str) -> list[tuple[str, str]]:
    """Return IRI and name of what has a name that begins with a text, by name.

    Args:
        snapshot: The graph.
        what: ``reporter`` or ``party``.
        text: As a person types it; ``%`` is a character like any other.
    """
    find = find_reporters if what == "reporter" else find_parties
    match = find(snapshot, text.replace("%", "") + "%")
    names = snapshot.rows(_SHOWN, [list(match.iris)])
    return [(iri, name) for iri, name in names]

"""What a graph knows of a thing, whatever it is."""

from kg.errors import NotFoundError
from kg.facts.snapshot import Snapshot
from kg.queries.filing_profile import (
    FactProfile,
    FilingProfile,
    fact_profile,
    filing_profile,
)
from kg.queries.party_profile import PartyProfile, party_profile
from kg.queries.things import Kind, near, thing_named

Profile = PartyProfile | FilingProfile | FactProfile


def profile_of(snapshot: Snapshot, name: str) -> Profile:
    """Return what is known of a party, a reporter, a filing or a fact.

    Args:
        snapshot: The graph.
        name: Its IRI; also the CIK of a reporter, or an accession number.

    Raises:
        NotFoundError: The graph has no such thing.
    """
    thing = thing_named(snapshot, name)
    if thing is None:
        hints = " | ".join(near(snapshot, name))
        message = f"found no {name!r} in the graph; " + (
            f"near: {hints}" if hints else "kg search finds names"
        )
        raise NotFoundError(message)
    if thing.kind is Kind.FILING:
        return filing_profile(snapshot, thing)
    if thing.kind is Kind.FACT:
        return fact_profile(snapshot, thing)
    return party_profile(snapshot, thing)

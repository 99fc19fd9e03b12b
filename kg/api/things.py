"""What a graph knows of single things: parties, reporters, filings, facts."""

from datetime import date
from typing import TYPE_CHECKING

from kg.api.folder import GraphFolder

if TYPE_CHECKING:
    from kg.facts.select import PositionRow
    from kg.iris import Iris
    from kg.queries.neighbours import Neighbourhood
    from kg.queries.notes import GraphNote
    from kg.queries.profiles import Profile


class GraphThings:
    """The part of `kg.api.graph.Graph` that tells of things, one or a list of them."""

    _graph: GraphFolder

    def profile(self, name: str) -> "Profile":
        """Return what is known of a party, a reporter, a filing or a fact.

        Args:
            name: Its IRI; also the CIK of a reporter, or an accession number.

        Raises:
            NotFoundError: The graph has no such thing.
        """
        from kg.queries.profiles import profile_of

        return profile_of(self._graph.snapshot(), name)

    def near(self, text: str) -> tuple[str, ...]:
        """Return what a name that is not in the graph may have been meant for."""
        from kg.queries.things import near

        return near(self._graph.snapshot(), text)

    def around(
        self, name: str, *, limit: int = 20, as_of: date | None = None
    ) -> "Neighbourhood":
        """Return the balances round a party or reporter, the largest first.

        Args:
            name: Its IRI, or the CIK of a reporter.
            limit: Most balances.
            as_of: Each reporter's last balance date on or before it; None: its last.

        Raises:
            NotFoundError: The graph has no such party.
        """
        from kg.queries.neighbours import neighbourhood

        return neighbourhood(self._graph.snapshot(), name, limit=limit, as_of=as_of)

    def reporters(self) -> list[dict[str, object]]:
        """Return iri, name and detail (CIK, filings) of each reporting entity."""
        from kg.queries.search import reporters

        return reporters(self._graph.snapshot())

    def positions(self, *, as_of: date | str | None = None) -> list["PositionRow"]:
        """Return positions: who owes whom, each with the facts that make it.

        Args:
            as_of: As for `network`.
        """
        from kg.facts.select import Wanted, select_positions

        return select_positions(self._graph.snapshot(), Wanted(as_of=as_of))

    def note(self, key: str) -> "GraphNote":
        """Return the note of a key, as `notes` and `search_text` give it.

        Raises:
            NotFoundError: There is no such note.
        """
        from kg.queries.notes import note_named

        return note_named(self._graph.snapshot(), key)

    @property
    def iris(self) -> "Iris":
        """Mints and recognises the IRIs of the graph."""
        return self._graph.snapshot().iris

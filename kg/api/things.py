"""What a graph knows of single things: parties, reporters, filings, facts."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from kg.api.folder import GraphFolder

if TYPE_CHECKING:
    from kg.facts.evidence import Cell
    from kg.facts.lookup import Match
    from kg.facts.select import PositionRow
    from kg.iris import Iris
    from kg.queries import Parameter, Rows
    from kg.queries.grid import PageGrid
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

    def fact_iri(self, name: str) -> str:
        """Return the IRI of the fact a short name (``R109:3.1``) or an IRI means.

        Raises:
            NotFoundError: There is no such fact.
            InputError: There are several: the message names their filings.
        """
        from kg.facts.short_names import fact_named

        return fact_named(self._graph.snapshot(), name)

    def unsettled(self, filing: str | None = None) -> list[str]:
        """Return the IRIs of facts whose column is not settled, page by page."""
        from kg.queries.grid import unsettled_facts

        return unsettled_facts(self._graph.snapshot(), filing)

    def page(self, fact: str) -> "PageGrid":
        """Return the page a fact (an IRI) stands on, as a grid.

        Raises:
            NotFoundError: There is no such fact.
        """
        from kg.queries.grid import page_of

        return page_of(self._graph.snapshot(), fact)

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

    def positions(
        self, *, as_of: date | str | None = None, **parameters: "Parameter"
    ) -> list["PositionRow"]:
        """Return positions: who owes whom, each with the facts that make it.

        Args:
            as_of: As for `network`.
            **parameters: As for `network`.
        """
        from kg.facts.select import select_positions
        from kg.queries import wanted_of

        snapshot = self._graph.snapshot()
        wanted = wanted_of(snapshot, {"as_of": as_of, **parameters})
        return select_positions(snapshot, wanted)

    def cells(self, facts: Iterable[str]) -> dict[str, list["Cell"]]:
        """Return the cells each fact was read from, by its IRI, pages first."""
        from kg.facts.evidence import cells_of

        return dict(cells_of(self._graph.snapshot(), tuple(facts)))

    def meant(self, what: str, text: str, *, reporter: str | None = None) -> "Match":
        """Return which reporters or parties a text names; see `kg.queries.meant`."""
        from kg.queries.meant import meant

        return meant(self._graph.snapshot(), what, text, reporter=reporter)

    def named_alike(self, what: str, text: str) -> list[tuple[str, str]]:
        """Return IRI and name of reporters or parties whose name begins with a text."""
        from kg.queries.meant import named_alike

        return named_alike(self._graph.snapshot(), what, text)

    def notes(self, filing: str | None = None) -> list["GraphNote"]:
        """Return the notes about related parties, with what they state.

        Args:
            filing: Accession or key of a filing, or its beginning; all without it.
        """
        self._graph.require_folder("the text of notes")
        from kg.queries.notes import notes_of

        return notes_of(self._graph.snapshot(), filing)

    def note_versions(self, key: str) -> list["GraphNote"]:
        """Return a note in all filings of its reporter, the earliest first.

        `kg.notes.versions.changes_between` tells what differs between two of them.

        Args:
            key: Key of one version, as `notes` and `search_text` give it.

        Raises:
            NotFoundError: There is no such note.
        """
        self._graph.require_folder("the text of notes")
        from kg.queries.notes import versions_of

        return versions_of(self._graph.snapshot(), key)

    def search_text(self, words: str) -> "Rows":
        """Return where notes hold some words, with the place and the words around.

        `version` tells which version of the note it is, from 1, the earliest.

        Args:
            words: As they stand in the note; case and white space do not count.
        """
        self._graph.require_folder("the text of notes")
        from kg.queries.notes import search_notes

        return search_notes(self._graph.snapshot(), words)

    def read_text(self, key: str, start: int = 0, end: int | None = None) -> str:
        """Return the text of a note, or a span of it.

        Args:
            key: Key of the note, as `notes` and `search_text` give it.
            start: Offset of the first character.
            end: Offset after the last; None for the end of the note.

        Raises:
            NotFoundError: There is no such note.
        """
        return self.note(key).document.text[start:end]

    def note(self, key: str) -> "GraphNote":
        """Return the note of a key, as `notes` and `search_text` give it.

        Raises:
            NotFoundError: There is no such note.
        """
        self._graph.require_folder("the text of notes")
        from kg.queries.notes import note_named

        return note_named(self._graph.snapshot(), key)

    @property
    def iris(self) -> "Iris":
        """Mints and recognises the IRIs of the graph."""
        return self._graph.snapshot().iris

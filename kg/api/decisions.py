"""What people decide about a graph: columns of facts, and who the names are."""

from datetime import date
from typing import TYPE_CHECKING

from kg.api.folder import GraphFolder

if TYPE_CHECKING:
    from kg.identity.judge import PartyView
    from kg.parties.candidates import Candidate
    from kg.parties.components import Conflict


class GraphDecisions:
    """The part of `kg.api.graph.Graph` that shows names and takes decisions."""

    _graph: GraphFolder

    def settle(self, fact: str, column: int, why: str) -> None:
        """Decide the column of an uncertain fact; outlives rebuilds.

        Args:
            fact: IRI of the fact, as ``uncertain`` lists it, or its short name, such as
                ``R109:3.1`` (`kg.facts.short_names`).
            column: Value column from 0.
            why: The reason.

        Raises:
            NotFoundError: There is no such fact.
            InputError: There is no such column, no reason was given, or the short name
                means several facts.
        """
        from kg.build.decide import settle
        from kg.facts.short_names import fact_named

        with self._graph.writing() as space:
            settle(space, fact_named(self._graph.snapshot(), fact), column, why)

    def name_reporter(
        self, reporter: str, name: str, *, by: str, why: str = "", when: date
    ) -> None:
        """Give a reporter its name; outlives rebuilds.

        Args:
            reporter: CIK, key, or the name shown for it.
            name: The name; "" takes back the one given before.
            by: Who decides.
            why: The reason.
            when: The day.

        Raises:
            NotFoundError: The graph has no such reporter.
            InputError: Several are shown under that name, or there is none to undo.
        """
        from kg.build.decide import name_reporter
        from kg.facts.decisions import ReporterName

        self._graph.require()
        with self._graph.writing() as space:
            name_reporter(space, ReporterName(reporter, name, by, why, when))

    def parties(self) -> list["PartyView"]:
        """Return the parties with their names, and why they are one."""
        from kg.identity.judge import party_views

        return party_views(self._graph.snapshot())

    def review(self) -> tuple[list["Candidate"], tuple["Conflict", ...]]:
        """Return names that may be one party's, the likeliest first; and conflicts."""
        from kg.identity.judge import review

        return review(self._graph.snapshot())

    def party_history(self, *iris: str) -> dict[str, list[dict[str, object]]]:
        """Return what each party was to whom, filing by filing, by its IRI.

        One row a reporter, filing and relationship, oldest first: reporter, filing,
        filed, relationship, first and last day.
        """
        from kg.queries.parties import history

        return history(self._graph.snapshot(), iris)

    def party_statements(self, *iris: str) -> dict[str, list[dict[str, object]]]:
        """Return the ties and terms that notes state of each party, by its IRI.

        One row a statement, with its words and their place; see
        `kg.queries.parties.said_of`.
        """
        from kg.queries.parties import said_of

        return said_of(self._graph.snapshot(), iris)

    def decide(
        self, a: str, b: str, verdict: str, *, why: str, by: str, when: date
    ) -> int:
        """Decide about two names; return the number of the decision.

        Args:
            a: A name that one reporter prints, or its key reporter/name.
            b: Another.
            verdict: same, different or unsure.
            why: The reason.
            by: Who decides.
            when: The day.

        Raises:
            NotFoundError: No name answers to one.
            InputError: Several do, or the verdict or a reason is missing.
        """
        from kg.build.names import decide

        snapshot = self._graph.snapshot()
        with self._graph.writing() as space:
            return decide(space, snapshot, a, b, verdict, why=why, by=by, when=when)

    def undo(self, number: int, *, why: str, by: str, when: date) -> None:
        """Withdraw a decision; the parties are as if it had never been made.

        Raises:
            NotFoundError: No decision of that number stands.
        """
        from kg.build.names import undo

        self._graph.require()
        with self._graph.writing() as space:
            undo(space, number, why=why, by=by, when=when)

    def export_decisions(self) -> str:
        """Return all decisions about names as CSV, withdrawn ones too."""
        from kg.parties.decisions_csv import write_decisions

        return write_decisions(self._graph.snapshot().decisions.names)

    def import_decisions(self, text: str, source: str | None = None) -> int:
        """Add decisions from CSV; return how many are new.

        Raises:
            InputError: The text is not well formed.
        """
        from kg.build.names import import_decisions

        self._graph.require()
        with self._graph.writing() as space:
            return import_decisions(space, text, source)

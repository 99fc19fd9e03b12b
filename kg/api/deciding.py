"""What people decide: who the names are, which column a value stands in, what goes."""

from datetime import date
from typing import TYPE_CHECKING

from kg.api.opened import Opened

if TYPE_CHECKING:
    from kg.parties.components import Conflict
    from kg.pipeline.parties import PartyView, Proposal


class Deciding(Opened):
    """A graph whose names, columns and filings one decides about."""

    def parties(self) -> list["PartyView"]:
        """Return the parties with their names, and why they are one."""
        from kg.pipeline.parties import party_views

        return party_views(self.store)

    def review(self) -> tuple[list["Proposal"], tuple["Conflict", ...]]:
        """Return names that may be one party's, the likeliest first; and conflicts."""
        from kg.pipeline.parties import review

        return review(self.store)

    def party_history(self, *iris: str) -> dict[str, list[dict[str, object]]]:
        """Return what each party was to whom, filing by filing, by its IRI.

        One row a reporter, filing and relationship, oldest first: reporter, filing,
        filed, relationship, first and last day.
        """
        from kg.queries.history import history

        return history(self.store, iris)

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
        from kg.pipeline.parties import decide

        self._require()
        with self._writing() as writer:
            return decide(writer, a, b, verdict, why=why, by=by, when=when)

    def undo(self, number: int, *, why: str, by: str, when: date) -> None:
        """Withdraw a decision; the parties are as if it had never been made.

        Raises:
            NotFoundError: No decision of that number stands.
        """
        from kg.pipeline.parties import undo

        self._require()
        with self._writing() as writer:
            undo(writer, number, why=why, by=by, when=when)

    def export_decisions(self) -> str:
        """Return all decisions about names as CSV, withdrawn ones too."""
        from kg.pipeline.parties import export_decisions

        return export_decisions(self.store)

    def import_decisions(self, text: str, source: str | None = None) -> int:
        """Add decisions from CSV; return how many are new.

        Raises:
            InputError: The text is not well formed.
        """
        from kg.pipeline.parties import import_decisions

        self._require()
        with self._writing() as writer:
            return import_decisions(writer, text, source)

    def remove(self, name: str) -> int:
        """Remove a filing, a page or the pages of a source; return how many reports.

        Args:
            name: Accession, hash of a page, path or name of a source that was built.

        Raises:
            NotFoundError: Nothing in the graph answers to it.
        """
        from kg.pipeline.decisions import remove

        self._require()
        with self._writing() as writer:
            return remove(writer, name)

    def settle(self, fact: str, column: int, why: str) -> None:
        """Decide the column of an uncertain fact; outlives rebuilds.

        Args:
            fact: IRI of the fact, as ``uncertain`` lists it.
            column: Value column from 0.
            why: The reason.

        Raises:
            NotFoundError: There is no such fact.
            InputError: There is no such column, or no reason was given.
        """
        from kg.pipeline.decisions import settle

        self._require()
        with self._writing() as writer:
            settle(writer, fact, column, why)

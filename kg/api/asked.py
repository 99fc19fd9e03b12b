"""One typed method a named query.

Made by ``queries/methods.py`` of the named queries; edit those.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.api.folder import GraphFolder

if TYPE_CHECKING:
    from kg.api import answers
    from kg.queries.rows import RowsOf


class GraphQueries:
    """The part of `kg.api.graph.Graph` that asks the named queries."""

    _graph: GraphFolder

    def _named(self, name: str, given: Mapping[str, Any]) -> "RowsOf[Any]":
        """Return the rows of a query, asked with the variables of its method."""
        from kg.queries import rows

        parameters = {key: value for key, value in given.items() if key != "self"}
        return rows(self._graph.snapshot(), name, parameters)

    def balances(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
        relationship: str | None = None,
        side: str | None = None,
        currency: str | None = None,
        as_of: date | str | None = None,
        on: date | str | None = None,
        known: date | str | None = None,
        include: str | Iterable[str] | None = None,
    ) -> "RowsOf[answers.BalancesRow]":
        """Return the rows of the query ``balances``.

        One row a reported balance with a related party; without totals, translations
        and uncertain ones unless included.

        Args:
            reporter: The reporting entity: its name, CIK or IRI; % stands for any
                characters.
            party: The party, by any name printed for it, or its IRI; % stands for any
                characters.
            role: Only parties that bear this role anywhere: a relationship class, such
                as director, or a role as printed.
            relationship: Relationship: a class, such as director, or as printed; %
                stands for any characters.
            side: Due from or due to, seen from the reporter.
            currency: Currency code, such as CNY.
            as_of: Each reporter's last balance date on or before this day; latest: its
                last one.
            on: Exactly this day.
            known: Only what filings filed by then say.
            include: What else to show: totals, translations, uncertain, all.
        """
        return self._named("balances", locals())

    def changes(
        self,
        reporter: str | int | None = None,
        *,
        since: date | str | None = None,
        until: date | str | None = None,
        party: str | int | None = None,
        role: str | None = None,
        currency: str | None = None,
    ) -> "RowsOf[answers.ChangesRow]":
        """Return the rows of the query ``changes``.

        What each party owes and is owed on two days, and the difference; a missing
        balance is 0. Equal amounts are left out, and so are reporters for which one of
        the days is no balance date.

        Args:
            since: The earlier day; else each reporter's last balance date before the
                later one.
            until: The later day; else each reporter's last balance date.
            reporter: The reporting entity: its name, CIK or IRI; % stands for any
                characters.
            party: The party, by any name printed for it, or its IRI; % stands for any
                characters.
            role: Only parties that bear this role anywhere: a relationship class, such
                as director, or a role as printed.
            currency: Currency code, such as CNY.
        """
        return self._named("changes", locals())

    def evidence(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
        filing: str | None = None,
    ) -> "RowsOf[answers.EvidenceRow]":
        """Return the rows of the query ``evidence``.

        The cells each fact was read from, and the rule that fixed its column.

        Args:
            reporter: The reporting entity: its name, CIK or IRI; % stands for any
                characters.
            party: The party, by any name printed for it, or its IRI; % stands for any
                characters.
            role: Only parties that bear this role anywhere: a relationship class, such
                as director, or a role as printed.
            filing: Accession, or hash of a page.
        """
        return self._named("evidence", locals())

    def exposure(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
        currency: str | None = None,
        as_of: date | str | None = None,
        on: date | str | None = None,
        known: date | str | None = None,
    ) -> "RowsOf[answers.ExposureRow]":
        """Return the rows of the query ``exposure``.

        What each party owes the reporter and is owed by it, netted; a balance counts
        once, as last filed. A missing side is 0; incomplete counts balances of that day
        that may be missing.

        Args:
            reporter: The reporting entity: its name, CIK or IRI; % stands for any
                characters.
            party: The party, by any name printed for it, or its IRI; % stands for any
                characters.
            role: Only parties that bear this role anywhere: a relationship class, such
                as director, or a role as printed.
            currency: Currency code, such as CNY.
            as_of: Each reporter's last balance date on or before this day; latest: its
                last one.
            on: Exactly this day.
            known: Only what filings filed by then say.
        """
        return self._named("exposure", locals())

    def families(self, party: str | int | None = None) -> "RowsOf[answers.FamiliesRow]":
        """Return the rows of the query ``families``.

        One distinctive trade name over parties of several reporters: a lead, not an
        identity; never summed.

        Args:
            party: The party, by any name printed for it, or its IRI; % stands for any
                characters.
        """
        return self._named("families", locals())

    def filings(
        self, reporter: str | int | None = None, *, known: date | str | None = None
    ) -> "RowsOf[answers.FilingsRow]":
        """Return the rows of the query ``filings``.

        Each filing, or page without accession, with how many reports and facts of it
        are in the graph.

        Args:
            reporter: The reporting entity: its name, CIK or IRI; % stands for any
                characters.
            known: Only what filings filed by then say.
        """
        return self._named("filings", locals())

    def flows(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
        relationship: str | None = None,
        currency: str | None = None,
        as_of: date | str | None = None,
        on: date | str | None = None,
        known: date | str | None = None,
        include: str | Iterable[str] | None = None,
    ) -> "RowsOf[answers.FlowsRow]":
        """Return the rows of the query ``flows``.

        One row a reported amount of a period with a related party; without totals,
        translations and uncertain ones unless included.

        Args:
            reporter: The reporting entity: its name, CIK or IRI; % stands for any
                characters.
            party: The party, by any name printed for it, or its IRI; % stands for any
                characters.
            role: Only parties that bear this role anywhere: a relationship class, such
                as director, or a role as printed.
            relationship: Relationship: a class, such as director, or as printed; %
                stands for any characters.
            currency: Currency code, such as CNY.
            as_of: Each reporter's last period end on or before this day; latest: its
                last one.
            on: Periods that end on exactly this day.
            known: Only what filings filed by then say.
            include: What else to show: totals, translations, uncertain, all.
        """
        return self._named("flows", locals())

    def mirror(
        self,
        reporter: str | int | None = None,
        *,
        currency: str | None = None,
        on: date | str | None = None,
    ) -> "RowsOf[answers.MirrorRow]":
        """Return the rows of the query ``mirror``.

        What a creditor states as due from a debtor against what the debtor states as
        due to it, on one balance date of both; both are reporters.

        Args:
            reporter: The reporting entity: its name, CIK or IRI; % stands for any
                characters.
            currency: Currency code, such as CNY.
            on: Exactly this day.
        """
        return self._named("mirror", locals())

    def counterparties(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
        relationship: str | None = None,
        known: date | str | None = None,
    ) -> "RowsOf[answers.PartiesRow]":
        """Return the rows of the query ``parties``.

        Each counterparty, what it is, what it is to whom, and the first and last day a
        fact names it.

        Args:
            reporter: The reporting entity: its name, CIK or IRI; % stands for any
                characters.
            party: The party, by any name printed for it, or its IRI; % stands for any
                characters.
            role: Only parties that bear this role anywhere: a relationship class, such
                as director, or a role as printed.
            relationship: Relationship: a class, such as director, or as printed; %
                stands for any characters.
            known: Only what filings filed by then say.
        """
        return self._named("parties", locals())

    def restated(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
    ) -> "RowsOf[answers.RestatedRow]":
        """Return the rows of the query ``restated``.

        Balances that a later filing states otherwise, with both values; the later one
        counts.

        Args:
            reporter: The reporting entity: its name, CIK or IRI; % stands for any
                characters.
            party: The party, by any name printed for it, or its IRI; % stands for any
                characters.
            role: Only parties that bear this role anywhere: a relationship class, such
                as director, or a role as printed.
        """
        return self._named("restated", locals())

    def shared(
        self, party: str | int | None = None, *, known: date | str | None = None
    ) -> "RowsOf[answers.SharedRow]":
        """Return the rows of the query ``shared``.

        Parties that are one and the same for several reporters.

        Args:
            party: The party, by any name printed for it, or its IRI; % stands for any
                characters.
            known: Only what filings filed by then say.
        """
        return self._named("shared", locals())

    def statements(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
        filing: str | None = None,
        known: date | str | None = None,
    ) -> "RowsOf[answers.StatementsRow]":
        """Return the rows of the query ``statements``.

        What the notes about related parties state, with the words it was read from;
        candidates are marked and count nowhere.

        Args:
            reporter: The reporting entity: its name, CIK or IRI; % stands for any
                characters.
            party: The party, by any name printed for it, or its IRI; % stands for any
                characters.
            role: Only parties that bear this role anywhere: a relationship class, such
                as director, or a role as printed.
            filing: Accession, or hash of a page.
            known: Only what filings filed by then say.
        """
        return self._named("statements", locals())

    def terms(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
        filing: str | None = None,
        known: date | str | None = None,
    ) -> "RowsOf[answers.TermsRow]":
        """Return the rows of the query ``terms``.

        The terms that the notes state of balances: interest, maturity, security,
        guarantee; with the words and their place.

        Args:
            reporter: The reporting entity: its name, CIK or IRI; % stands for any
                characters.
            party: The party, by any name printed for it, or its IRI; % stands for any
                characters.
            role: Only parties that bear this role anywhere: a relationship class, such
                as director, or a role as printed.
            filing: Accession, or hash of a page.
            known: Only what filings filed by then say.
        """
        return self._named("terms", locals())

    def ties(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
        filing: str | None = None,
        known: date | str | None = None,
    ) -> "RowsOf[answers.TiesRow]":
        """Return the rows of the query ``ties``.

        What the notes say each party is, to the reporter or to another: roles, control,
        shares, kin; with the words and their place.

        Args:
            reporter: The reporting entity: its name, CIK or IRI; % stands for any
                characters.
            party: The party, by any name printed for it, or its IRI; % stands for any
                characters.
            role: Only parties that bear this role anywhere: a relationship class, such
                as director, or a role as printed.
            filing: Accession, or hash of a page.
            known: Only what filings filed by then say.
        """
        return self._named("ties", locals())

    def timeline(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
        side: str | None = None,
        currency: str | None = None,
        as_of: date | str | None = None,
        on: date | str | None = None,
        known: date | str | None = None,
    ) -> "RowsOf[answers.TimelineRow]":
        """Return the rows of the query ``timeline``.

        The balances of each party over time; a balance counts once, as last filed.

        Args:
            reporter: The reporting entity: its name, CIK or IRI; % stands for any
                characters.
            party: The party, by any name printed for it, or its IRI; % stands for any
                characters.
            role: Only parties that bear this role anywhere: a relationship class, such
                as director, or a role as printed.
            side: Due from or due to, seen from the reporter.
            currency: Currency code, such as CNY.
            as_of: Each reporter's last balance date on or before this day; latest: its
                last one.
            on: Exactly this day.
            known: Only what filings filed by then say.
        """
        return self._named("timeline", locals())

    def totals(
        self,
        reporter: str | int | None = None,
        *,
        relationship: str | None = None,
        side: str | None = None,
        currency: str | None = None,
        as_of: date | str | None = None,
        on: date | str | None = None,
        known: date | str | None = None,
        include: str | Iterable[str] | None = None,
    ) -> "RowsOf[answers.TotalsRow]":
        """Return the rows of the query ``totals``.

        Totals and subtotals of balances as reported, never computed; the relationship
        is empty for the grand total.

        Args:
            reporter: The reporting entity: its name, CIK or IRI; % stands for any
                characters.
            relationship: Relationship: a class, such as director, or as printed; %
                stands for any characters.
            side: Due from or due to, seen from the reporter.
            currency: Currency code, such as CNY.
            as_of: Each reporter's last balance date on or before this day; latest: its
                last one.
            on: Exactly this day.
            known: Only what filings filed by then say.
            include: What else to show: translations, uncertain, all.
        """
        return self._named("totals", locals())

    def uncertain(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
        filing: str | None = None,
    ) -> "RowsOf[answers.UncertainRow]":
        """Return the rows of the query ``uncertain``.

        The facts whose column is not settled, with the columns they may stand in,
        likeliest first; kg settle decides.

        Args:
            reporter: The reporting entity: its name, CIK or IRI; % stands for any
                characters.
            party: The party, by any name printed for it, or its IRI; % stands for any
                characters.
            role: Only parties that bear this role anywhere: a relationship class, such
                as director, or a role as printed.
            filing: Accession, or hash of a page.
        """
        return self._named("uncertain", locals())

    def uncounted(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
        currency: str | None = None,
        filing: str | None = None,
        reason: str | None = None,
    ) -> "RowsOf[answers.UncountedRow]":
        """Return the rows of the query ``uncounted``.

        The balances that are in no position, with the reason.

        Args:
            reporter: The reporting entity: its name, CIK or IRI; % stands for any
                characters.
            party: The party, by any name printed for it, or its IRI; % stands for any
                characters.
            role: Only parties that bear this role anywhere: a relationship class, such
                as director, or a role as printed.
            currency: Currency code, such as CNY.
            filing: Accession, or hash of a page.
            reason: Why it is not counted; % stands for any characters.
        """
        return self._named("uncounted", locals())

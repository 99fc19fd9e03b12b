"""One typed method a named query.

Made by ``queries/methods.py`` of the named queries; edit those.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, cast

from kg.api.folder import GraphFolder

if TYPE_CHECKING:
    from kg.api.answers import (
        BalancesRow,
        ChangesRow,
        EvidenceRow,
        ExposureRow,
        FamiliesRow,
        FilingsRow,
        FlowsRow,
        MirrorRow,
        PartiesRow,
        RestatedRow,
        SharedRow,
        StatementsRow,
        TermsRow,
        TiesRow,
        TimelineRow,
        TotalsRow,
        UncertainRow,
        UncountedRow,
    )
    from kg.queries import Parameter, Rows
    from kg.queries.rows import RowsOf


class GraphQueries:
    """The part of `kg.api.graph.Graph` that asks the named queries."""

    _graph: GraphFolder

    def _named(self, name: str, **parameters: "Parameter") -> "Rows":
        from kg.queries import rows

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
    ) -> "RowsOf[BalancesRow]":
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
        answer = self._named(
            "balances",
            reporter=reporter,
            party=party,
            role=role,
            relationship=relationship,
            side=side,
            currency=currency,
            as_of=as_of,
            on=on,
            known=known,
            include=include,
        )
        return cast("RowsOf[BalancesRow]", answer)

    def changes(
        self,
        reporter: str | int | None = None,
        *,
        since: date | str | None = None,
        until: date | str | None = None,
        party: str | int | None = None,
        role: str | None = None,
        currency: str | None = None,
    ) -> "RowsOf[ChangesRow]":
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
        answer = self._named(
            "changes",
            reporter=reporter,
            since=since,
            until=until,
            party=party,
            role=role,
            currency=currency,
        )
        return cast("RowsOf[ChangesRow]", answer)

    def evidence(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
        filing: str | None = None,
    ) -> "RowsOf[EvidenceRow]":
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
        answer = self._named(
            "evidence", reporter=reporter, party=party, role=role, filing=filing
        )
        return cast("RowsOf[EvidenceRow]", answer)

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
    ) -> "RowsOf[ExposureRow]":
        """Return the rows of the query ``exposure``.

        What each party owes the reporter and is owed by it, netted; a balance counts
        once, as last filed. A missing side is 0.

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
        answer = self._named(
            "exposure",
            reporter=reporter,
            party=party,
            role=role,
            currency=currency,
            as_of=as_of,
            on=on,
            known=known,
        )
        return cast("RowsOf[ExposureRow]", answer)

    def families(self, party: str | int | None = None) -> "RowsOf[FamiliesRow]":
        """Return the rows of the query ``families``.

        One distinctive trade name over parties of several reporters: a lead, not an
        identity; never summed.

        Args:
            party: The party, by any name printed for it, or its IRI; % stands for any
                characters.
        """
        answer = self._named("families", party=party)
        return cast("RowsOf[FamiliesRow]", answer)

    def filings(
        self, reporter: str | int | None = None, *, known: date | str | None = None
    ) -> "RowsOf[FilingsRow]":
        """Return the rows of the query ``filings``.

        Each filing, or page without accession, with how many reports and facts of it
        are in the graph.

        Args:
            reporter: The reporting entity: its name, CIK or IRI; % stands for any
                characters.
            known: Only what filings filed by then say.
        """
        answer = self._named("filings", reporter=reporter, known=known)
        return cast("RowsOf[FilingsRow]", answer)

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
    ) -> "RowsOf[FlowsRow]":
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
        answer = self._named(
            "flows",
            reporter=reporter,
            party=party,
            role=role,
            relationship=relationship,
            currency=currency,
            as_of=as_of,
            on=on,
            known=known,
            include=include,
        )
        return cast("RowsOf[FlowsRow]", answer)

    def mirror(
        self,
        reporter: str | int | None = None,
        *,
        currency: str | None = None,
        on: date | str | None = None,
    ) -> "RowsOf[MirrorRow]":
        """Return the rows of the query ``mirror``.

        What a creditor states as due from a debtor against what the debtor states as
        due to it, on one balance date of both; both are reporters.

        Args:
            reporter: The reporting entity: its name, CIK or IRI; % stands for any
                characters.
            currency: Currency code, such as CNY.
            on: Exactly this day.
        """
        answer = self._named("mirror", reporter=reporter, currency=currency, on=on)
        return cast("RowsOf[MirrorRow]", answer)

    def counterparties(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
        relationship: str | None = None,
        known: date | str | None = None,
    ) -> "RowsOf[PartiesRow]":
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
        answer = self._named(
            "parties",
            reporter=reporter,
            party=party,
            role=role,
            relationship=relationship,
            known=known,
        )
        return cast("RowsOf[PartiesRow]", answer)

    def restated(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
    ) -> "RowsOf[RestatedRow]":
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
        answer = self._named("restated", reporter=reporter, party=party, role=role)
        return cast("RowsOf[RestatedRow]", answer)

    def shared(
        self, party: str | int | None = None, *, known: date | str | None = None
    ) -> "RowsOf[SharedRow]":
        """Return the rows of the query ``shared``.

        Parties that are one and the same for several reporters.

        Args:
            party: The party, by any name printed for it, or its IRI; % stands for any
                characters.
            known: Only what filings filed by then say.
        """
        answer = self._named("shared", party=party, known=known)
        return cast("RowsOf[SharedRow]", answer)

    def statements(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
        filing: str | None = None,
        known: date | str | None = None,
    ) -> "RowsOf[StatementsRow]":
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
        answer = self._named(
            "statements",
            reporter=reporter,
            party=party,
            role=role,
            filing=filing,
            known=known,
        )
        return cast("RowsOf[StatementsRow]", answer)

    def terms(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
        filing: str | None = None,
        known: date | str | None = None,
    ) -> "RowsOf[TermsRow]":
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
        answer = self._named(
            "terms",
            reporter=reporter,
            party=party,
            role=role,
            filing=filing,
            known=known,
        )
        return cast("RowsOf[TermsRow]", answer)

    def ties(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
        filing: str | None = None,
        known: date | str | None = None,
    ) -> "RowsOf[TiesRow]":
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
        answer = self._named(
            "ties",
            reporter=reporter,
            party=party,
            role=role,
            filing=filing,
            known=known,
        )
        return cast("RowsOf[TiesRow]", answer)

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
    ) -> "RowsOf[TimelineRow]":
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
        answer = self._named(
            "timeline",
            reporter=reporter,
            party=party,
            role=role,
            side=side,
            currency=currency,
            as_of=as_of,
            on=on,
            known=known,
        )
        return cast("RowsOf[TimelineRow]", answer)

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
    ) -> "RowsOf[TotalsRow]":
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
        answer = self._named(
            "totals",
            reporter=reporter,
            relationship=relationship,
            side=side,
            currency=currency,
            as_of=as_of,
            on=on,
            known=known,
            include=include,
        )
        return cast("RowsOf[TotalsRow]", answer)

    def uncertain(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
        filing: str | None = None,
    ) -> "RowsOf[UncertainRow]":
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
        answer = self._named(
            "uncertain", reporter=reporter, party=party, role=role, filing=filing
        )
        return cast("RowsOf[UncertainRow]", answer)

    def uncounted(
        self,
        reporter: str | int | None = None,
        *,
        party: str | int | None = None,
        role: str | None = None,
        currency: str | None = None,
        filing: str | None = None,
        reason: str | None = None,
    ) -> "RowsOf[UncountedRow]":
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
        answer = self._named(
            "uncounted",
            reporter=reporter,
            party=party,
            role=role,
            currency=currency,
            filing=filing,
            reason=reason,
        )
        return cast("RowsOf[UncountedRow]", answer)

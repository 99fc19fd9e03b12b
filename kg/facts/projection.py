"""What follows from all filings of one reporter: names, dates, positions.

A projection is a function of the reporter's rows, read with people's decisions, and of
the parties its names are decided to be. It is made anew whenever one of these changes,
so building step by step and building at once agree.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kg import concepts
from kg.facts.balances import (
    Balance,
    Key,
    Position,
    Uncounted,
    positions_of,
    revisions,
)
from kg.facts.dates import FilingDays, balance_dates
from kg.facts.encoding import whose_iri
from kg.facts.exclusions import no_balance
from kg.facts.rows import AGGREGATES, FactRow, FilingRows, ReportRow, Status
from kg.iris import Iris, folded


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A reporting entity, or an entity of its group that facts are of.

    Attributes:
        entity: IRI.
        reporter: Key of the reporter.
        name: Name to show.
        subsidiary: Whether it is another entity of the reporter's group.
    """

    entity: str
    reporter: str
    name: str
    subsidiary: bool = False


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party with the name to show.

    Attributes:
        party: IRI.
        reporter: Key of the reporter that names it; of several the smallest; of a
            party that is a reporting entity that entity's own.
        name: Name to show.
        kind: organisation, person, group or unknown.
        trade_name: The part of the name that is the bearer's own, where families are
            found by it; else None.
        reporters: Keys of the reporters that name it, sorted.
    """

    party: str
    reporter: str
    name: str
    kind: str
    trade_name: str | None = None
    reporters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Projection:
    """What follows from the filings of one reporter.

    Attributes:
        reporter: Its key.
        entities: The reporter first, then entities of its group by IRI.
        dates: Entity and balance date, sorted.
        positions: Sorted; those that were replaced are among them.
        uncounted: Fact and reason of balances that are in no position, sorted.
        restated: Pairs (later fact, earlier fact) that state one balance otherwise.
    """

    reporter: str
    entities: tuple[EntityRow, ...]
    dates: tuple[tuple[str, date], ...]
    positions: tuple[Position, ...]
    uncounted: tuple[tuple[str, str], ...]
    restated: tuple[tuple[str, str], ...]


def project(
    filings: Sequence[FilingRows],
    party_of: Mapping[str, str],
    iris: Iris,
    name: str | None = None,
) -> Projection:
    """Return what follows from the filings of one reporter.

    Args:
        filings: All filings of one reporter, read with decisions; at least one.
        party_of: IRI of the party by party key of a fact (`FactRow.party_key`).
        iris: Mints the IRIs.
        name: The name people gave the reporter; None: as its filings say.
    """
    reporter = filings[0].filing.reporter
    entity = iris.entity(reporter)
    balances: list[Balance] = []
    left_out: dict[str, str] = {}
    for rows in filings:
        for row in rows.facts:
            entry = _balance(row, rows, party_of, iris)
            if isinstance(entry, Balance):
                balances.append(entry)
            elif entry is not None:
                left_out[row.iri] = entry
    positions, reasons = positions_of(balances)
    left_out.update((fact, str(reason)) for fact, reason in reasons.items())
    return Projection(
        reporter=reporter,
        entities=(
            EntityRow(entity, reporter, name or entity_name(filings)),
            *_subsidiaries(filings, iris),
        ),
        dates=tuple(sorted(_dates(filings, party_of, iris))),
        positions=tuple(positions),
        uncounted=tuple(sorted(left_out.items())),
        restated=tuple(sorted(revisions(balances))),
    )


def position_iri(position: Position, reporter: str, iris: Iris) -> str:
    """Return the IRI of a position.

    Args:
        position: The position; a past one is told apart by the day it became known.
        reporter: Key of the reporter. A position of an entity of its group has the
            local part of that entity's IRI in its place, which holds the key.
        iris: Mints the IRIs.
    """
    key = position.key
    if key.reporter != iris.entity(reporter):
        reporter = key.reporter.removeprefix(iris.entity(""))
    iri = iris.position(reporter, key.party, key.side, key.date, key.currency)
    if position.current:
        return iri
    known = position.known_from
    return f"{iri}/{'undated' if known is None else known.isoformat()}"


def _balance(
    row: FactRow, rows: FilingRows, party_of: Mapping[str, str], iris: Iris
) -> Balance | str | None:
    """Return a balance that may count, or why it does not; None for what is none."""
    fact = row.fact
    if not row.is_money or fact.instant is None or row.status is Status.REPEATED:
        return None
    if concepts.load().is_scale_total(fact):
        return None
    if row.status is not Status.CERTAIN:
        translated = row.status is Status.TRANSLATED
        return Uncounted.TRANSLATION if translated else Uncounted.UNCERTAIN
    if row.level in AGGREGATES:
        return Uncounted.TOTAL
    if row.party_key is None:
        return Uncounted.NO_PARTY
    whose, party = whose_iri(row, iris), party_of[row.party_key]
    if party in (whose, iris.entity(row.reporter)):
        return Uncounted.ITSELF
    reason = no_balance(fact.concept, fact.label)
    if reason is not None:
        return reason
    if row.side is None:
        return Uncounted.NO_SIDE
    amount = fact.value if isinstance(fact.value, Decimal) else Decimal(0)
    return Balance(
        fact=row.iri,
        key=Key(whose, party, row.side, fact.instant, fact.unit or ""),
        element=row.element,
        instruments=tuple(sorted(m for m in fact.other if m != fact.subsidiary)),
        amount=amount,
        decimals=fact.decimals,
        filed=rows.filing.identity.filed,
        roles=tuple(sorted((fact.relationship or "").casefold().split(" | ")))
        if fact.relationship
        else (),
    )


def entity_name(filings: Iterable[FilingRows]) -> str:
    """Return the name a reporter last filed under.

    Without any it is its CIK; of a page nothing is known of, the name of its file.
    """
    named = []
    reporter = ""
    files: set[str] = set()
    for rows in filings:
        files |= {_file_of(report) for report in rows.reports}
        filing, reporter = rows.filing, rows.filing.reporter
        who = filing.identity
        if who.entity is not None:
            filed = "" if who.filed is None else who.filed.isoformat()
            named.append((filed, filing.key, folded(who.entity)))
    if named:
        return max(named)[2]
    if reporter.isdigit():
        return f"CIK {reporter}"
    return f"{min(files)} (company unknown)" if files else reporter


def _file_of(report: ReportRow) -> str:
    """Return what a report's file is called; its name where that tells more."""
    return report.source if report.source not in ("", "-") else report.name


def _subsidiaries(filings: Iterable[FilingRows], iris: Iris) -> Iterator[EntityRow]:
    """Yield the entities of the reporter's group, each under its longest name."""
    names: dict[str, set[str]] = defaultdict(set)
    reporter = ""
    for rows in filings:
        reporter = rows.filing.reporter
        for row in rows.facts:
            if row.fact.subsidiary is not None:
                names[whose_iri(row, iris)].add(folded(row.fact.subsidiary))
    for entity, printed in sorted(names.items()):
        name = min(printed, key=lambda text: (-len(text), text))
        yield EntityRow(entity, reporter, name, subsidiary=True)


def _dates(
    filings: Iterable[FilingRows], party_of: Mapping[str, str], iris: Iris
) -> Iterator[tuple[str, date]]:
    """Yield the balance dates of the reporter and of entities of its group."""
    days: dict[str, list[FilingDays]] = defaultdict(list)
    for rows in filings:
        parties: dict[str, dict[date, set[str]]] = defaultdict(lambda: defaultdict(set))
        others: dict[str, Counter[date]] = defaultdict(Counter)
        for row in rows.facts:
            day = row.fact.instant
            if day is None or not row.is_money or row.status is not Status.CERTAIN:
                continue
            whose = whose_iri(row, iris)
            if row.party_key is not None and row.side is not None:
                parties[whose][day].add(party_of[row.party_key])
            else:
                others[whose][day] += 1
        for whose in parties.keys() | others.keys():
            counted = {day: len(names) for day, names in parties[whose].items()}
            period = rows.filing.period
            days[whose].append(FilingDays(period, counted or others[whose]))
    for whose, told in days.items():
        for day in balance_dates(told):
            yield whose, day

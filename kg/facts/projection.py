"""What follows from all filings of one reporter: names, dates, positions.

A projection is a function of the reporter's rows, read with people's decisions, and of
the parties its names are decided to be. It is made anew whenever one of these changes,
so building step by step and building at once agree.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kg.facts.balances import (
    Balance,
    Position,
    positions_of,
)
from kg.facts.dates import (
    FilingDays,
    balance_dates,
    may_close_a_sheet,
    opens_after_a_sheet,
)
from kg.facts.encoding import whose_iri
from kg.facts.exclusions import (
    between_others,
    of_businesses_sold,
    own_sheets,
    sums_of_siblings,
)
from kg.facts.flows_of_periods import flows_of_periods
from kg.facts.incomplete import Doubt, doubts_of, with_doubts
from kg.facts.nets import nets_of_sides
from kg.facts.own_or_owed import may_be_own
from kg.facts.part_names import parts_by_name
from kg.facts.printed_signs import negative_debts, printed_rows, signed_balances
from kg.facts.revisions import revisions
from kg.facts.role_wholes import ToldAmount, role_wholes
from kg.facts.rows import FilingRows, ReportRow, Side, Status
from kg.facts.told_balance import balance_of
from kg.facts.told_beside import told_beside
from kg.facts.turned_sides import turned_sides
from kg.facts.uncounted import Uncounted
from kg.iris import Iris, folded
from kg.sides import tells_settlement


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
        kind: organisation, person, group, role or unknown.
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
    dates = frozenset(_dates(filings, party_of, iris))
    balances: list[Balance] = []
    parts: list[Balance] = []
    doubts: list[Doubt] = []
    left_out: dict[str, str] = {}
    roles: dict[str, str] = {}
    by_label: set[str] = set()
    for rows in filings:
        beside = _left_out_beside(rows)
        own = {iri for iri, why in beside.items() if why is Uncounted.OWN_OR_OWED}
        doubts += doubts_of(rows, party_of, iris, beside.keys() - own, own)
        entries: list[Balance] = []
        negative = negative_debts(signed_balances(printed_rows(rows.facts)))
        for row in rows.facts:
            entry = balance_of(row, rows, party_of, iris, negative)
            if entry is None:
                continue
            told = beside.get(row.iri, entry)
            if isinstance(told, Balance):
                entries.append(told)
                if row.fact.party is None:
                    roles[told.fact] = row.fact.relationship or ""
                    if not row.fact.members:
                        by_label.add(told.fact)
                continue
            left_out[row.iri] = told
            if told is Uncounted.PART and isinstance(entry, Balance):
                parts.append(entry)
        nets = nets_of_sides(entries)
        left_out.update(dict.fromkeys(nets, str(Uncounted.NET)))
        entries = [entry for entry in entries if entry.fact not in nets]
        events = _events(entries, dates, _settled_on(rows, party_of, iris))
        left_out.update(dict.fromkeys(events, str(Uncounted.EVENT)))
        balances += [entry for entry in entries if entry.fact not in events]
    wholes = _wholes_of_roles(balances, roles, by_label)
    left_out.update(dict.fromkeys(wholes, str(Uncounted.TOTAL)))
    positions, reasons = positions_of(b for b in balances if b.fact not in wholes)
    left_out.update((fact, str(reason)) for fact, reason in reasons.items())
    reasons |= dict.fromkeys((part.fact for part in parts), Uncounted.PART)
    positions = with_doubts(positions, [*balances, *parts], doubts, reasons)
    return Projection(
        reporter=reporter,
        entities=(
            EntityRow(entity, reporter, name or entity_name(filings)),
            *_subsidiaries(filings, iris),
        ),
        dates=tuple(sorted(dates)),
        positions=tuple(positions),
        uncounted=tuple(sorted(left_out.items())),
        restated=tuple(sorted(revisions(balances))),
    )


def _wholes_of_roles(
    balances: Iterable[Balance], roles: Mapping[str, str], by_label: Collection[str]
) -> set[str]:
    """Return the facts of roles that are the whole of those who hold them.

    Args:
        balances: Of all filings.
        roles: Role by fact, of those that name nobody.
        by_label: Of these, the facts whose label tells the role.
    """
    if not roles:
        return set()
    return role_wholes(
        ToldAmount(
            fact=b.fact,
            line=(b.key.reporter, b.key.side, b.key.date, b.key.currency),
            party=b.key.party,
            element=b.element,
            amount=b.amount,
            roles=tuple(roles[b.fact].split(" | ")) if b.fact in roles else b.roles,
            alone=b.fact in roles,
            by_label=b.fact in by_label,
        )
        for b in balances
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


def _left_out_beside(rows: FilingRows) -> dict[str, Uncounted]:
    """Return what is no balance for what a filing states beside it."""
    titles = {report.iri: report.title for report in rows.reports}
    parts = parts_by_name(rows.facts)
    own = may_be_own(rows.facts, titles)
    # A party is no sum of its own parts: "Quay Services Accrued" is none beside it.
    parties = [row for row in rows.facts if row.iri not in parts]
    return (
        dict.fromkeys(own, Uncounted.OWN_OR_OWED)
        | dict.fromkeys(sums_of_siblings(parties), Uncounted.TOTAL)
        | dict.fromkeys(own_sheets(rows.facts, titles), Uncounted.OWN_SHEET)
        | dict.fromkeys(between_others(rows.facts), Uncounted.ELSEWHERE)
        | dict.fromkeys(of_businesses_sold(rows.facts), Uncounted.SOLD)
        | dict.fromkeys(flows_of_periods(rows.facts, rows.reports), Uncounted.FLOW)
        | dict.fromkeys(turned_sides(rows.facts, titles), Uncounted.NO_SIDE)
        | dict.fromkeys(parts, Uncounted.PART)
        | told_beside(row for row in rows.facts if row.iri not in own)
    )


def _settled_on(
    rows: FilingRows, party_of: Mapping[str, str], iris: Iris
) -> set[tuple[str, str, date]]:
    """Return entity, party and day of debts converted or repaid on one day."""
    return {
        (whose_iri(row, iris), party_of[row.party_key], fact.end)
        for row in rows.facts
        if (fact := row.fact).end is not None
        and fact.start in (None, fact.end)
        and row.party_key is not None
        and row.is_money
        and tells_settlement(fact.concept, fact.label)
    }


def _events(
    balances: Sequence[Balance],
    dates: Collection[tuple[str, date]],
    settled: Collection[tuple[str, str, date]],
) -> set[str]:
    """Return the facts of a filing that tell what was borrowed on a day, no balance.

    On a day that is no balance date, nor the end of a month whole quarters from one (a
    page may tell of more sheets than are known), "borrowings" are what was borrowed or
    repaid then, and the interest told beside them what was settled with them. On the
    day after a balance date they are what stands at its opening, where interest says
    so. What a party is owed on such a day is an event where its debt is converted or
    repaid that day (`settled`: entity, party and day). Amounts of one element of a
    party on several such days are events as well: one of them may be all that is owed,
    a series is one drawing after another.
    """
    days: dict[tuple[str, str, Side, str], set[date]] = defaultdict(set)
    events: list[Balance] = []
    closes: dict[str, list[date]] = defaultdict(list)
    for whose, day in dates:
        closes[whose].append(day)
    general = {balance.key for balance in balances if balance.is_general}
    accrued = {balance.key for balance in balances if balance.is_accrual}
    both = general & accrued
    for balance in balances:
        key = balance.key
        if may_close_a_sheet(key.date, closes[key.reporter]) or (
            key in both and opens_after_a_sheet(key.date, closes[key.reporter])
        ):
            continue
        events.append(balance)
        days[key.reporter, key.party, key.side, balance.element].add(key.date)
    return {
        event.fact
        for event in events
        if event.is_general
        or (event.is_accrual and event.key in general)
        or (
            event.amount
            and (event.key.reporter, event.key.party, event.key.date) in settled
        )
        or len(days[event.key.reporter, event.key.party, event.key.side, event.element])
        > 1
    }


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
            if period is not None and period in others[whose]:
                # Its sheet closes that day though no party has a balance on it.
                counted.setdefault(period, 0)
            days[whose].append(FilingDays(period, counted or others[whose]))
    for whose, told in days.items():
        for day in balance_dates(told):
            yield whose, day

"""The one rule of what counts: which reported balances make a position, and which not.

A position is what one party owes the reporter, or is owed by it, on one day in one
currency. Everything that shows a debt - exposure, timeline, network, picture, signals,
exports - shows positions and nothing else, so no two of them can disagree.

For one reporter, party, side, day and currency:

1. The latest filing that tells of it speaks, as a set: what it states replaces what
   earlier filings stated, under whatever words. Filings of one day speak together, and
   so do those whose day is unknown, which rank earliest. Only where the latest set is
   a proper part of an earlier one (a comparative that leaves a line out) does the
   earlier one speak.
2. Within the set, of several values of one element, instrument and role the most
   precise one counts; undeclared precision ranks last.
3. The whole counts before its parts: where a balance without instrument, or without
   role, is told, those of single instruments or roles of the same element are not added
   to it, unless one alone exceeds it; nor are those of another element that together
   do not exceed it, but interest on a note is no part of what was lent. The reporter's
   total under a label that names the party is the whole of its instruments whatever
   they say: what exceeds it is not drawn. An amount that is the sum of two or more
   other elements, of all there are or of what is one thing split into current and not,
   is their whole, and so is an element of its current or later portion that is named
   after it. An amount before an allowance gives way to the net one, and debt in
   general words ("borrowings") to what says which debt it is, but not to interest, fees
   or pay, nor to less than itself that is no loan. Where no whole is told, the
   different parts are added.
4. Equal amounts under two elements or two roles are one balance, counted once; both
   are named. So are equal amounts of one element that two filings, which speak
   together, tell of instruments named otherwise.
5. What is left is added: different elements of one party are different balances.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kg.facts.rows import Side
from kg.facts.uncounted import Uncounted
from kg.model.amount import half_unit

_EXACT = 10**6
_UNDECLARED = -(10**6)
_NOUGHT = Decimal(0)
_NONE = Decimal(-1)
"""Below any amount."""
_TERM = re.compile(
    r"(?:non-?current|current|long-?term|short-?term|portion|classified|and)", re.I
)
"""Words of elements and labels that tell when a balance falls due, not what it is."""
_PORTION = re.compile(r"(?:Classified)?(?:Non[Cc]urrent|Current)$")
"""What the name of an element of one portion adds to that of the whole."""


class Key(NamedTuple):
    """What a position is of: IRIs of reporter and party, side, day and currency."""

    reporter: str
    party: str
    side: Side
    date: date
    currency: str


@dataclass(frozen=True, slots=True)
class Balance:
    """One reported balance that may count.

    Attributes:
        fact: IRI of the fact.
        key: What it is of.
        element: Concept, else the row label.
        instruments: Its members that are neither party nor role, sorted.
        amount: Whole units, sign as reported.
        decimals: XBRL decimals, ``"INF"``, or None when not declared.
        filed: Day of filing; None, which ranks earliest, when unknown.
        roles: Roles of the party printed with it, sorted.
        measures: What it measures, whether gross or net; "" where nothing tells.
        is_gross: Whether it is stated before an allowance.
        is_net: Whether its words say that it is net.
        is_general: Whether it is debt in words that name again what others name.
        is_total: Whether it is the reporter's total, whose label names the party.
        is_sheet: Whether its words are of all assets or liabilities: "Total assets".
        is_accrual: Whether it accrues beside what is lent: interest, fees, pay.
        is_loan: Whether it is money lent, without what accrues on it.
        is_approximate: Whether its words say that the amount is rounded.
        filing: Key of the filing that tells it.
    """

    fact: str
    key: Key
    element: str
    instruments: tuple[str, ...]
    amount: Decimal
    decimals: int | str | None = None
    filed: date | None = None
    roles: tuple[str, ...] = ()
    measures: str = ""
    is_gross: bool = False
    is_net: bool = False
    is_general: bool = False
    is_total: bool = False
    is_sheet: bool = False
    is_accrual: bool = False
    is_loan: bool = False
    is_approximate: bool = False
    filing: str = ""

    @property
    def line(self) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
        """What is stated once: element, instruments and roles."""
        return self.element, self.instruments, self.roles


@dataclass(frozen=True, slots=True)
class Position:
    """What one party owes the reporter, or is owed by it, on one day.

    Attributes:
        key: What it is of.
        amount: Whole units; negative where the side is turned round.
        facts: IRIs of the facts that are added, sorted.
        also: IRIs of the facts that state one of these amounts again, sorted.
        known_from: First day on which it was known; None when no filing of it is dated.
        known_until: Day from which another statement holds; None while none does.
        current: Whether it is what all filings together say.
        incomplete: How many balances of the party on that day are told and not counted,
            for their column is not settled or their side not known.
    """

    key: Key
    amount: Decimal
    facts: tuple[str, ...]
    also: tuple[str, ...] = ()
    known_from: date | None = None
    known_until: date | None = None
    current: bool = True
    incomplete: int = 0


class Statement(NamedTuple):
    """What the balances of one key come to."""

    amount: Decimal
    facts: tuple[str, ...]
    also: tuple[str, ...]
    left_out: tuple[tuple[str, Uncounted], ...]


def positions_of(
    balances: Iterable[Balance],
) -> tuple[list[Position], dict[str, Uncounted]]:
    """Return the positions of balances, and why balances are left out.

    Returns:
        Positions sorted by key, then by the day they became known; those that a later
        filing replaced are among them, not `current`. And the reason by IRI of each
        fact that the speaking filings state and that is not added.
    """
    groups: dict[Key, list[Balance]] = defaultdict(list)
    for balance in balances:
        groups[balance.key].append(balance)
    positions: list[Position] = []
    left_out: dict[str, Uncounted] = {}
    for key in sorted(groups):
        group = groups[key]
        if len(group) == 1:
            positions.append(_told_once(group[0]))
            continue
        current = statement(group)
        left_out.update(current.left_out)
        positions += _history(key, group, current)
    return positions, left_out


def _told_once(only: Balance) -> Position:
    """Return the position of a key that one balance tells."""
    return Position(only.key, _NOUGHT + only.amount, (only.fact,), (), only.filed)


def _history(key: Key, group: Sequence[Balance], current: Statement) -> list[Position]:
    """Return what was known of a position, from each day of filing to the next."""
    days = sorted({balance.filed for balance in group if balance.filed is not None})
    states: list[tuple[date, Statement]] = []
    for day in days:
        known = [b for b in group if b.filed is not None and b.filed <= day]
        state = current if len(known) == len(group) else statement(known)
        if not states or states[-1][1] != state:
            states.append((day, state))
    history = [
        Position(
            key,
            state.amount,
            state.facts,
            state.also,
            day,
            states[n + 1][0] if n + 1 < len(states) else None,
            current=n + 1 == len(states) and state == current,
        )
        for n, (day, state) in enumerate(states)
    ]
    if not history or not history[-1].current:
        # Filings without a day of filing speak now, but at no known day.
        history.append(Position(key, current.amount, current.facts, current.also))
    return history


def statement(balances: Sequence[Balance]) -> Statement:
    """Return what balances of one key, of any filings, come to: rules 1 to 5."""
    return _counted(_speaking(balances))


def _speaking(balances: Sequence[Balance]) -> list[Balance]:
    """Return the balances of the filings that speak: rule 1."""
    tellings: dict[date, list[Balance]] = defaultdict(list)
    for balance in balances:
        tellings[balance.filed or date.min].append(balance)
    ordered = [tellings[day] for day in sorted(tellings, reverse=True)]
    speaking = ordered[0]
    for earlier in ordered[1:]:
        if _is_proper_part(speaking, earlier):
            speaking = earlier
    return speaking


def _is_proper_part(part: Sequence[Balance], whole: Sequence[Balance]) -> bool:
    """Whether every amount of one telling stands in another that states more."""
    left = distinct(whole)
    amounts = distinct(part)
    if len(amounts) >= len(left):
        return False
    for balance in amounts:
        partner = next((w for w in left if _is_equal(balance, w)), None)
        if partner is None:
            return False
        left.remove(partner)
    return True


def distinct(balances: Sequence[Balance]) -> list[Balance]:
    """Return one balance an element, instrument and role, the most precise: rule 2."""
    best: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Balance] = {}
    for balance in sorted(balances, key=_preference):
        best.setdefault(balance.line, balance)
    return list(best.values())


def _preference(balance: Balance) -> tuple[int, str]:
    """Return what sorts the balance that counts first: precision, then IRI."""
    return -precision(balance.decimals), balance.fact


def precision(decimals: int | str | None) -> int:
    """Return what sorts by precision: places, exact above all, undeclared below.

    >>> precision(-3) < precision("INF"), precision(None) < precision(-9)
    (True, True)
    """
    if decimals is None:
        return _UNDECLARED
    return _EXACT if isinstance(decimals, str) else decimals


def _counted(balances: Sequence[Balance]) -> Statement:
    """Return what the balances of the filings that speak come to: rules 2 to 5."""
    if len(balances) == 1:
        (only,) = balances
        return Statement(_NOUGHT + only.amount, (only.fact,), (), ())
    left_out = _named_again(balances)
    also: list[str] = []
    balances = [balance for balance in balances if balance.fact not in left_out]
    entries = distinct(balances)
    counted_of = {entry.line: entry for entry in entries}
    for balance in balances:
        entry = counted_of[balance.line]
        if balance.fact == entry.fact:
            continue
        if is_consistent(balance, entry):
            also.append(balance.fact)
        elif precision(balance.decimals) < precision(entry.decimals):
            left_out[balance.fact] = Uncounted.LESS_PRECISE
        else:
            left_out[balance.fact] = Uncounted.CONTRADICTED
    parts = _parts(entries)
    left_out |= dict.fromkeys(parts, Uncounted.PART)
    entries = [entry for entry in entries if entry.fact not in parts]
    # The exact amount counts, and "approximately" states it again.
    entries.sort(key=lambda entry: entry.is_approximate)
    counted: list[Balance] = []
    for entry in entries:
        twin = next((c for c in counted if _is_twin(entry, c)), None)
        if twin is None:
            counted.append(entry)
        else:
            also.append(entry.fact)
    return Statement(
        sum((entry.amount for entry in counted), Decimal(0)),
        tuple(sorted(entry.fact for entry in counted)),
        tuple(sorted(also)),
        tuple(sorted(left_out.items())),
    )


def _named_again(balances: Sequence[Balance]) -> dict[str, Uncounted]:
    """Return what gives way to a closer word for the same balance: rule 3."""
    nets = {(b.measures, b.instruments) for b in balances if not b.is_gross}
    gross = {
        b.fact: Uncounted.GROSS
        for b in balances
        if b.is_gross
        and ((b.measures, b.instruments) in nets or _is_told_net(b, balances))
    }
    closer = [b for b in balances if not (b.is_general or b.is_accrual)]
    if not closer:
        return gross
    debts = [b for b in balances if b.is_general]
    if not any(b.is_loan for b in closer):
        # What is more than all that is no loan is not told again by it.
        most = sum((b.amount for b in closer), _NOUGHT)
        debts = [b for b in debts if b.amount <= most]
    # An accrual of the very amount of a debt in general words is that debt.
    amounts = {b.amount for b in debts if b.amount}
    general = {b.fact for b in debts} | {
        b.fact for b in balances if b.is_accrual and b.amount in amounts
    }
    return gross | dict.fromkeys(general, Uncounted.GENERAL)


def _is_told_net(gross: Balance, balances: Sequence[Balance]) -> bool:
    """Whether the one balance called net, no larger than a gross one, is beside it."""
    nets = [
        b
        for b in balances
        if b.is_net and not b.is_gross and b.instruments == gross.instruments
    ]
    return len({b.amount for b in nets}) == 1 and (
        abs(nets[0].amount) <= abs(gross.amount)
    )


def _parts(entries: Sequence[Balance]) -> set[str]:
    """Return the facts that are parts of a whole told beside them: rule 3."""
    wholes = [entry for entry in entries if not entry.instruments]
    parts = {
        entry.fact
        for entry in entries
        if entry.roles
        and any(
            (whole.element, whole.instruments, whole.roles)
            == (entry.element, entry.instruments, ())
            and not _is_equal(whole, entry)
            for whole in entries
        )
    }
    if not wholes:
        return parts
    parts |= _summands(wholes) | _portions(wholes) | _lines_of_sheets(wholes)
    most = max(abs(whole.amount) for whole in wholes)
    # Interest on a note is no part of what was lent.
    most_of_accruals = max(
        (abs(whole.amount) for whole in wholes if not whole.is_loan), default=_NONE
    )
    own = {
        element: max(abs(w.amount) for w in wholes if w.element == element)
        for element in {w.element for w in wholes}
    }
    totals = {whole.element for whole in wholes if whole.is_total}
    by_element: dict[str, list[Balance]] = defaultdict(list)
    for entry in entries:
        if entry.instruments:
            by_element[entry.element].append(entry)
    for element, instruments in by_element.items():
        sum_of_parts = sum((part.amount for part in instruments), Decimal(0))
        # A note of 130 is no part of the interest of 2 told without instrument.
        accrues = all(part.is_accrual for part in instruments)
        limit = most_of_accruals if accrues else most
        if abs(sum_of_parts) > limit:
            limit = own.get(element, _NONE)
        parts.update(
            part.fact
            for part in instruments
            if element in totals or abs(part.amount) <= limit
        )
    return parts


def _summands(wholes: Sequence[Balance]) -> set[str]:
    """Return the facts of elements whose sum another element states: rule 3."""
    by_thing: dict[str, list[Balance]] = defaultdict(list)
    for entry in wholes:
        by_thing[_TERM.sub("", entry.measures or entry.element)].append(entry)
    return {
        part.fact
        for group in (wholes, *by_thing.values())
        for whole in group
        for part in _others_summed(whole, group)
    }


def _lines_of_sheets(wholes: Sequence[Balance]) -> set[str]:
    """Return the facts of what is told whole as assets or liabilities: rule 3.

    Lines that exceed "Total assets" are no lines of it, and say more closely what it is
    that is owed.
    """
    sheets = [entry for entry in wholes if entry.is_sheet]
    entire = [sheet for sheet in sheets if not _TERM.search(sheet.element)]
    told = entire[:1] or sheets
    total = sum((sheet.amount for sheet in told), Decimal(0))
    lines = [entry for entry in wholes if not entry.is_sheet]
    if not sheets or abs(sum((line.amount for line in lines), Decimal(0))) > abs(total):
        return {sheet.fact for sheet in sheets if lines}
    return {entry.fact for entry in wholes if entry not in (entire or sheets)}


def _portions(wholes: Sequence[Balance]) -> set[str]:
    """Return the facts of current or later portions of what is told whole: rule 3.

    "Loans payable, current" is a portion of "loans payable", unless it exceeds it.
    """
    return {
        part.fact
        for whole in wholes
        for part in wholes
        if _PORTION.sub("", part.element) == whole.element != part.element
        and abs(part.amount) <= abs(whole.amount)
    }


def _others_summed(whole: Balance, group: Sequence[Balance]) -> list[Balance]:
    """Return the others of a group where they are two or more that sum to `whole`."""
    others = [entry for entry in group if entry.element != whole.element]
    if len({entry.element for entry in others if entry.amount}) < 2:
        return []
    total = sum((entry.amount for entry in others), Decimal(0))
    return others if total == whole.amount else []


def _is_twin(one: Balance, other: Balance) -> bool:
    """Whether two balances of different elements or roles are one balance: rule 4.

    Two filings that speak together give one note two names of its own.
    """
    if not _is_equal(one, other):
        return False
    if one.instruments and other.instruments and one.filing != other.filing:
        return one.element == other.element or one.instruments == other.instruments
    differ = one.element != other.element or one.roles != other.roles
    return differ and one.instruments == other.instruments


def _is_equal(one: Balance, other: Balance) -> bool:
    """Whether two amounts are one amount, the coarser of them rounded.

    Amounts of one precision must be equal to the unit: 1 and 2 thousand are two
    amounts, though both may stand for 1,500.
    """
    if one.amount == other.amount:
        return True
    steps = _step(one), _step(other)
    if min(steps) == max(steps):
        return False
    return abs(one.amount - other.amount) <= max(steps)


def _step(balance: Balance) -> Decimal:
    """Return half a unit of the last place that is right.

    Of an amount that is said to be rounded it is the last digit that is no nought.
    """
    if not balance.is_approximate or not balance.amount:
        return half_unit(balance.decimals)
    exponent = balance.amount.normalize().as_tuple().exponent
    return half_unit(-int(exponent))


def is_consistent(one: Balance, other: Balance) -> bool:
    """Whether the intervals that two rounded amounts stand for overlap."""
    slack = half_unit(one.decimals) + half_unit(other.decimals)
    return abs(one.amount - other.amount) <= slack

"""Invented numbers on related parties, as filings tell them or densely.

What 88 filings tell that keep something about related parties (`kg build` of filings
and corpus, 2,739 facts): 31 facts a filing, half of the filings 12 or fewer, at most
348; of a hundred facts 47 bear no member, 37 one, 13 two and the rest more; 31 name a
party; one distinct member in eight facts, of which six in ten are parties; nine
elements a filing, 28 of a hundred facts under one of its own; 4.7 days a filing; 45 of
a hundred are balances. A dense filing has one distinct member in 2.6 facts, and every
fact names a party.
"""

import random
import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

PARTY_AXIS: Final = "RelatedPartyTransactionsByRelatedParty"
_DEALING_AXIS: Final = "RelatedPartyTransaction"
_BALANCES: Final = (
    "DueToRelatedPartiesCurrent", "DueToRelatedPartiesNoncurrent",
    "DueToRelatedPartiesCurrentAndNoncurrent", "DueFromRelatedPartiesCurrent",
    "DueFromRelatedPartiesNoncurrent", "AccountsPayableRelatedPartiesCurrent",
    "AccountsReceivableRelatedPartiesCurrent",
    "NotesPayableRelatedPartiesClassifiedCurrent",
    "NotesPayableRelatedPartiesNoncurrent", "NotesReceivableRelatedPartiesCurrent",
    "DueToOfficersOrStockholdersCurrent", "DueFromOfficersOrStockholdersCurrent",
    "DueToAffiliateCurrent", "DueFromAffiliateCurrent",
)  # fmt: skip
_FLOWS: Final = (
    "RelatedPartyTransactionAmountsOfTransaction", "ProceedsFromRelatedPartyDebt",
    "RepaymentsOfRelatedPartyDebt", "InterestExpenseRelatedParty",
    "RelatedPartyTransactionExpensesFromTransactionsWithRelatedParty",
    "RevenueFromRelatedParties", "CostsAndExpensesRelatedParty",
    "RelatedPartyTransactionPurchasesFromRelatedParty",
    "IncreaseDecreaseInDueToRelatedParties",
    "IncreaseDecreaseInDueFromRelatedParties",
)  # fmt: skip
_OF_PARTIES: Final = (
    "NotesPayable", "DebtInstrumentFaceAmount", "InterestPayableCurrentAndNoncurrent",
    "OtherLiabilitiesCurrent", "UnsecuredDebtCurrent",
)  # fmt: skip
"""Balances that are about related parties only beside one."""
_ROLES: Final = (
    "Director", "ChiefExecutiveOfficer", "ChiefFinancialOfficer", "Management",
    "MajorityShareholder", "AffiliatedEntity",
)  # fmt: skip
_OTHERS: Final = (
    ("DebtInstrument", "PromissoryNote{}"), ("DebtInstrument", "LoanAgreement{}"),
    (_DEALING_AXIS, "OfficeLease{}"), (_DEALING_AXIS, "ConsultingAgreement{}"),
    ("LongtermDebtType", "UnsecuredDebt"), ("StatementClassOfStock", "CommonClassA"),
    ("Range", "Maximum"), ("FinancialInstrument", "ConvertibleNotes{}"),
)  # fmt: skip
_MEDIAN_OF_MEAN, _SPREAD, _MOST = 0.41, 1.34, 350
DENSE: Final = (
    ("DueToRelatedPartiesCurrent", "Due to related parties, current"),
    ("NotesPayableRelatedPartiesClassifiedCurrent", "Notes payable, related parties"),
    ("AccountsReceivableRelatedPartiesCurrent", "Receivables from related parties"),
    ("RelatedPartyTransactionAmountsOfTransaction", "Amounts of transaction"),
    ("ProceedsFromRelatedPartyDebt", "Proceeds from related party debt"),
)
"""Elements of dense filings with their labels."""
ENDS: Final = ("0331", "0630", "0930", "1231")
"""Last days of the quarters."""


class Number(NamedTuple):
    """One row of num to be: its element, label, day, quarters and members.

    `is_own` tells an element of the filer, `is_stated` one of the balance sheet.
    """

    element: str
    label: str
    day: str
    quarters: str
    segments: str
    is_own: bool = False
    is_stated: bool = False


def facts_of_filing(draw: random.Random, mean: int) -> int:
    """Return how many facts a filing tells: few mostly, now and then hundreds."""
    return min(
        _MOST, max(3, round(mean * draw.lognormvariate(0, _SPREAD) * _MEDIAN_OF_MEAN))
    )


class Filer:
    """One filer and what it names, the same in each of its filings."""

    def __init__(self, word: str, number: int, word_of: Callable[[int], str]) -> None:
        self._word, self._word_of = word, word_of
        self._draw = random.Random(number)
        self._named: list[str] = []

    def numbers(self, draw: random.Random, count: int, filing: int) -> Iterator[Number]:
        """Yield so many numbers of one of its filings, no two alike."""
        parties = [self._party(n) for n in range(max(1, round(count * 0.075)))]
        others = [self._other(n) for n in range(round(count * 0.05))]
        days, spans = _days(filing, count)
        made: set[Number] = set()
        while len(made) < count:
            line = self._line(draw, _segments(draw, parties, others))
            at = list(spans if line.quarters else [(day, "0") for day in days])
            # A line is told of one day, of two, and now and then of more.
            for day, quarters in at[: draw.choices((1, 2, 3), (40, 46, 14))[0]]:
                number = line._replace(day=day, quarters=quarters)
                if number not in made and len(made) < count:
                    made.add(number)
                    yield number

    def _line(self, draw: random.Random, segments: str) -> Number:
        """Return a number without its day; with quarters where it is a flow."""
        is_balance = draw.random() < 0.45
        quarters = "" if is_balance else "4"
        if draw.random() < 0.28:
            element, label = self._element(draw.randrange(8), is_balance)
            return Number(element, label, "", quarters, segments, is_own=True)
        names = _BALANCES if is_balance else _FLOWS
        if is_balance and PARTY_AXIS in segments and draw.random() < 0.4:
            names = _OF_PARTIES
        element = names[min(int(draw.paretovariate(0.9)) - 1, len(names) - 1)]
        return Number(
            element, _label(element), "", quarters, segments, is_stated=is_balance
        )

    def _element(self, number: int, is_balance: bool) -> tuple[str, str]:
        """Return an element of its own."""
        kinds = (
            ("RelatedPartyPayables", "AdvancesFromDirectors", "LoansFromShareholders",
             "AmountsDueToAffiliates")
            if is_balance
            else ("RelatedPartyNetIncome", "RentPaidToRelatedParty",
                  "FeesPaidToDirectors", "SalesToAffiliates")
        )  # fmt: skip
        name = kinds[number % 4] + (self._word if number % 8 > 3 else "")
        return name, _label(name)

    def _party(self, number: int) -> str:
        while len(self._named) <= number:
            self._named.append(self._new_party())
        return self._named[number]

    def _new_party(self) -> str:
        draw = self._draw
        first, last = (self._word_of(draw.randrange(14**4)) for _ in range(2))
        kind = draw.random()
        if kind < 0.3:
            return f"{PARTY_AXIS}={draw.choice(_ROLES)};"
        if kind < 0.5:
            return f"{PARTY_AXIS}={first}{last};"
        if kind < 0.55:
            return f"{PARTY_AXIS}=SharedPelican{self._word_of(draw.randrange(500))}Ltd;"
        return (
            f"{PARTY_AXIS}={first}{last}{draw.choice(('Ltd', 'LLC', 'Inc', 'Trust'))};"
        )

    def _other(self, number: int) -> str:
        axis, member = _OTHERS[number % len(_OTHERS)]
        told = "" if number < len(_OTHERS) else self._word_of(number)
        return f"{axis}={member.format(told)}"


def dense(
    draw: random.Random, word: str, count: int, word_of: Callable[[int], str]
) -> Iterator[Number]:
    """Yield numbers of a filing that name a party each, of few elements.

    The parties are met as often as in a heavy-tailed list, one in twenty of them by
    several filers.
    """
    names = []
    for _ in range(max(3, count // 6)):
        if draw.random() < 0.05:
            names.append(f"SharedPelican{word_of(draw.randrange(500))}Ltd")
        else:
            first, last = (word_of(draw.randrange(14**4)) for _ in range(2))
            names.append(f"{first}{last}Ltd")
    made: set[Number] = set()
    while len(made) < count:
        name = _heavy(draw, names)
        element, label = draw.choice(DENSE)
        year = draw.choice(("2023", "2022", "2021", "2020"))
        segments = f"{PARTY_AXIS}={name};"
        if draw.random() < 0.3:
            segments += f"DebtInstrument=Note{word_of(draw.randrange(9))}{word};"
        if draw.random() < 0.1:
            segments += f"{_DEALING_AXIS}=LeaseOf{word};"
        quarters = "0" if element in _BALANCES else "4"
        number = Number(element, label, f"{year}1231", quarters, segments)
        if number not in made:
            made.add(number)
            yield number


def _segments(draw: random.Random, parties: list[str], others: list[str]) -> str:
    """Return the members of a line: none of nearly half, one or more of the rest."""
    count = draw.choices((0, 1, 2, 3), (47, 37, 13, 3))[0]
    segments = ""
    if count and (draw.random() < 0.62 or not others):
        segments += _heavy(draw, parties)
        count -= 1
    chosen = draw.sample(others, min(count, len(others)))
    by_axis = dict(item.split("=") for item in chosen)
    return segments + "".join(f"{axis}={by_axis[axis]};" for axis in by_axis)


def _heavy(draw: random.Random, names: list[str]) -> str:
    """Choose a name: few are met often, most once or twice."""
    return names[min(int(draw.paretovariate(0.7)) - 1, len(names) - 1)]


def _days(filing: int, count: int) -> tuple[list[str], list[tuple[str, str]]]:
    """Return days of balances and ends of flows with their quarters, of one filing.

    Filings of a filer, 0 to 3, are three of quarters and one of the year, beside the
    year before; those of hundreds of facts go further back.
    """
    year, quarter, end = 2023, filing + 1, ENDS[filing]
    days = [f"{year}{end}", f"{year - 1}1231"]
    spans = [(f"{year - n}{end}", str(quarter)) for n in (0, 1)]
    if quarter in (2, 3):
        spans += [(f"{year - n}{end}", "1") for n in (0, 1)]
    for n in range(2, 2 + count // 60):
        days.append(f"{year - n}1231")
        spans.append((f"{year - n}1231", "4"))
    return days, spans


def _label(element: str) -> str:
    """Return the words of an element.

    >>> _label("DueToRelatedPartiesCurrent")
    'Due to related parties current'
    """
    return " ".join(re.findall("[A-Z][a-z]*", element)).capitalize()

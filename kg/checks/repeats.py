"""Figures reported more than once: by several reports of a filing, or by filings.

Two facts report one figure when they agree on reporter, party and further members,
element (or label, where the source names no element), day or period, and unit. The role
printed beside a party does not count, for pages print it or not.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from re import compile as pattern

from kg.checks.rounding import may_overlap, overlap, tolerance
from kg.checks.wording import Verdict, of, page, when, who
from kg.facts.disclosure import StoredFact, StoredFiling
from kg.model.finding import Severity, Status

Key = tuple[object, ...]
_WORD = pattern(r"[a-z]+")
_COMMON = frozenset(
    _WORD.findall(
        "a an and as at amount amounts balance balances beginning by carrying closing "
        "during end ending for from gross in net of on opening original other others "
        "period principal principle the to total value with year"
    )
)
"""Words of labels that stand in tables of any kind."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """One figure of one filing, as its reports give it.

    Attributes:
        filing: The filing.
        reports: Its facts by report; several in one report when they differ.
    """

    filing: StoredFiling
    reports: Mapping[str, Sequence[StoredFact]]

    @property
    def facts(self) -> list[StoredFact]:
        """All its facts, sorted by report."""
        return [fact for name in sorted(self.reports) for fact in self.reports[name]]

    @property
    def best(self) -> StoredFact:
        """The most precise of its facts, then the first."""
        return min(self.facts, key=lambda fact: (fact.half_unit, fact.iri))

    @property
    def torn(self) -> bool:
        """Whether one report gives different figures, so that its words do not tell."""
        return any(
            not overlap(held[0], fact)
            for held in self.reports.values()
            for fact in held
        )


def agree(
    one: Iterable[StoredFact],
    other: Iterable[StoredFact],
    by: Callable[[StoredFact, StoredFact], bool] = overlap,
) -> bool:
    """Whether some figure of one report or filing is one of the other."""
    others = list(other)
    return any(by(a, b) for a in one for b in others)


def key_of(fact: StoredFact) -> Key | None:
    """Return what a fact reports; None when that is not settled or not a number."""
    settled = fact.certain and not fact.translated and fact.amount is not None
    dated = fact.instant is not None or (
        fact.start is not None and fact.end is not None
    )
    if not settled or not dated or not fact.money:
        return None
    others = frozenset(member.casefold() for member in fact.others)
    subject = (fact.party, others) if fact.party is not None else (None, fact.members)
    return (*subject, fact.whose, fact.what, fact.period, fact.unit)


def repeats(facts: Iterable[StoredFact]) -> Iterator[list[Repeat]]:
    """Yield each figure with the filings that report it, the earliest filed first."""
    held: dict[Key, dict[StoredFiling, dict[str, list[StoredFact]]]]
    held = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    known = list(facts)
    order = filing_order(known)
    for fact in known:
        key = key_of(fact)
        if key is not None:
            held[key][fact.filing][fact.report].append(fact)
    for filings in held.values():
        yield [
            Repeat(filing, filings[filing])
            for filing in sorted(filings, key=lambda filing: order[filing.iri])
        ]


def filing_order(facts: Iterable[StoredFact]) -> dict[str, tuple[str, str]]:
    """Return what sorts filings by when they were filed, by IRI.

    The last day a filing reports on stands in where the day of filing is unknown.
    """
    last: dict[str, str] = {}
    keys: dict[str, StoredFiling] = {}
    for fact in facts:
        keys[fact.filing.iri] = fact.filing
        day = "" if fact.closes is None else fact.closes.isoformat()
        last[fact.filing.iri] = max(last.get(fact.filing.iri, ""), day)
    return {
        iri: (
            last[iri] if filing.filed is None else filing.filed.isoformat(),
            filing.key,
        )
        for iri, filing in keys.items()
    }


def telling(fact: StoredFact) -> bool:
    """Whether element or label say what is reported, beyond words any table uses.

    Nothing does of a balance in a column of a period: it may be the balance at the
    beginning, or a change that a statement of cash flows gives the same label.
    """
    if not fact.of_its_kind:
        return False
    if fact.element_known or fact.concept is not None or fact.side is not None:
        return True
    return len(set(_WORD.findall(fact.label.casefold())) - _COMMON) > 1


def no_proof(
    repeats: Iterable[Repeat], groups: Sequence[Sequence[StoredFact]]
) -> str | None:
    """Return why figures that differ need not be one figure, or None.

    Args:
        repeats: The figure in each filing.
        groups: Its facts, in the groups that differ from one another.
    """
    if any(repeat.torn for repeat in repeats):
        return "a report prints several figures under the same words"
    if not all(telling(fact) for group in groups for fact in group):
        return "the label alone does not tell that they are one figure"
    if all(agree(a, b, may_overlap) for a, b in combinations(groups, 2)):
        return "the round one may be rounded further"
    return None


def figures(facts: Iterable[StoredFact]) -> list[tuple[str, Decimal]]:
    """Return the amounts under the names of filing and report, each name once."""
    found: dict[str, Decimal] = {}
    for fact in facts:
        name = f"{fact.filing.key} {page(fact)}"
        n = sum(held == name or held.startswith(f"{name} (") for held in found)
        if fact.amount is not None:
            found[name if n == 0 else f"{name} ({n + 1})"] = fact.amount
    return list(found.items())


def compared(
    status: Status,
    message: str,
    facts: Sequence[StoredFact],
    severity: Severity = Severity.ERROR,
) -> Verdict:
    """Return a verdict on figures: their amounts, and what rounding allows."""
    return Verdict(status, message, facts, figures(facts), tolerance(facts), severity)


def named(fact: StoredFact) -> str:
    """Return what a fact reports, of whom and when."""
    return f"{fact.label} of {who(fact)} {when(fact)}"


def shown(fact: StoredFact) -> str:
    """Return a fact's amount and the report that gives it."""
    return f"{of(fact)} in {page(fact)}"

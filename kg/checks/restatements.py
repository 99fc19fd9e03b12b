"""Restatements: a figure that a later filing gives differently.

Both values stay in the graph; which is right is for the reader to find out, so it is a
warning. Filings are ordered by the day they were filed, or by the last day they report
on where that is unknown. Balances that ``kg query restated`` lists are among them, also
where the later filing words the row otherwise. The only balance of a party, side and
day is one figure under whatever words, where both filings state one amount.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.checks.repeats import (
    Repeat,
    agree,
    compared,
    filing_order,
    key_of,
    named,
    no_proof,
    repeats,
)
from kg.checks.wording import Verdict, count, of
from kg.facts.disclosure import Disclosure, StoredFact, StoredFiling
from kg.model.finding import Severity, Status

NOTHING = "No two filings report one figure."


def restatements(disclosure: Disclosure) -> Iterator[Verdict]:
    """Yield a finding for each figure restated, and a pass for filings without any."""
    kept: dict[tuple[str, str], list[tuple[Repeat, Repeat]]] = defaultdict(list)
    compared: set[tuple[str, str]] = set()
    for figure in repeats(disclosure.facts):
        for earlier, later in pairwise(figure):
            if agree(earlier.facts, later.facts):
                kept[earlier.filing.key, later.filing.key].append((earlier, later))
                continue
            compared |= {
                (new.iri, old.iri) for new in later.facts for old in earlier.facts
            }
            yield _restated(earlier, later)
    for earlier, later in _balances(disclosure, compared):
        yield _restated(earlier, later)
    for earlier, later in _reworded(disclosure.facts):
        kept[earlier.filing.key, later.filing.key].append((earlier, later))
    for (before, after), pairs in sorted(kept.items()):
        message = f"{after} repeats {count(pairs, 'figure')} of {before} unchanged."
        facts = [repeat.best for earlier, later in pairs for repeat in (later, earlier)]
        yield Verdict(Status.PASS, message, facts)


def _reworded(facts: Sequence[StoredFact]) -> Iterator[tuple[Repeat, Repeat]]:
    """Yield the balances that two filings state alike in different words.

    Where a filing states several of a party, side and day, an equal amount may be
    another debt: those are passed over.
    """
    balances: dict[tuple[object, ...], dict[StoredFiling, list[StoredFact]]]
    balances = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        of_party = fact.party is not None and fact.side is not None
        settled = key_of(fact) is not None and fact.instant is not None
        if of_party and settled and not fact.others:
            key = (fact.party, fact.whose, fact.side, fact.instant, fact.unit)
            balances[key][fact.filing].append(fact)
    order = filing_order(facts)
    for filings in balances.values():
        single = [
            _repeat(filings[filing])
            for filing in sorted(filings, key=lambda filing: order[filing.iri])
            if len({fact.what for fact in filings[filing]}) == 1
        ]
        for earlier, later in pairwise(single):
            differ = earlier.best.what != later.best.what
            if differ and agree(earlier.facts, later.facts):
                yield earlier, later


def _balances(
    disclosure: Disclosure, compared: set[tuple[str, str]]
) -> Iterator[tuple[Repeat, Repeat]]:
    """Yield the restated balances not compared yet, each with its filings' values."""
    facts = {fact.iri: fact for fact in disclosure.facts}
    by_balance: dict[tuple[object, ...], list[StoredFact]] = defaultdict(list)
    for fact in disclosure.facts:
        by_balance[_balance_key(fact)].append(fact)
    seen: set[tuple[object, ...]] = set()
    for new, old in disclosure.restated:
        keys = _balance_key(facts[old]), _balance_key(facts[new])
        if (new, old) not in compared and keys not in seen:
            seen.add(keys)
            earlier, later = (_repeat(by_balance[key]) for key in keys)
            yield earlier, later


def _balance_key(fact: StoredFact) -> tuple[object, ...]:
    """Return what tells a balance in one filing, the words of its row left out."""
    words = fact.concept or fact.what, frozenset(fact.others), fact.unit
    status = fact.certain, fact.translated
    return (
        fact.filing.iri,
        fact.party,
        fact.whose,
        fact.side,
        *words,
        *status,
        *fact.period,
    )


def _repeat(facts: list[StoredFact]) -> Repeat:
    reports: dict[str, list[StoredFact]] = defaultdict(list)
    for fact in facts:
        reports[fact.report].append(fact)
    return Repeat(facts[0].filing, reports)


def _restated(earlier: Repeat, later: Repeat) -> Verdict:
    """Return what to say of a figure two filings give differently."""
    one, other = earlier.best, later.best
    message = (
        f"{named(other)}: {of(other)} in {later.filing.key}, {of(one)} in "
        f"{earlier.filing.key} before"
    )
    if one.label.casefold() != other.label.casefold():
        message += f" ({one.label})"
    reason = no_proof([earlier, later], [earlier.facts, later.facts])
    status = Status.FAIL if reason is None else Status.NOT_APPLICABLE
    message += "." if reason is None else f"; {reason}."
    return compared(status, message, (other, one), Severity.WARNING)

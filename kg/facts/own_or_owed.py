"""Balances that a party may have itself, on a page of what investees have and owe.

A page as text or Markdown tells no axis. Where its title is of investments or ventures,
a row "Trade receivables" below a venture's name may be what the venture is owed by its
customers or what it owes the reporter. Where another row of the venture says that it is
with the reporter, the silent one is kept and not counted, and the venture's position
says that it may miss something.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from kg.facts.rows import FactRow, is_money
from kg.model.drafts import replaced
from kg.model.fact import Fact
from kg.selection import is_page_of_others, is_related
from kg.sides import no_balance, side_of


def silent_beside_claims(facts: Sequence[Fact], kept: Set[int]) -> set[int]:
    """Return the places of silent balances of parties that have kept ones beside them.

    Args:
        facts: All facts of a report.
        kept: Places of those that concern related parties.
    """
    if not kept or not is_page_of_others(facts[min(kept)].title):
        return set()
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, fact in enumerate(facts):
        if _is_claim(fact):
            blocks[fact.members].append(place)
    return {
        place
        for places in blocks.values()
        if not kept.isdisjoint(places)
        for place in places
        if place not in kept
    }


def may_be_own(rows: Iterable[FactRow], titles: Mapping[str, str]) -> set[str]:
    """Return the facts of a filing that a party may have itself.

    Args:
        rows: Facts of the filing.
        titles: Title of each report, by IRI.
    """
    of_others = {
        iri: title for iri, title in titles.items() if is_page_of_others(title)
    }
    if not of_others:
        return set()
    return {
        row.iri
        for row in rows
        if (title := of_others.get(row.report)) is not None
        and _is_claim(row.fact)
        and not is_related(replaced(row.fact, title=title))
    }


def _is_claim(fact: Fact) -> bool:
    """Whether a row of a party, on a page without axes, is a claim by its words."""
    return (
        fact.party is not None
        and bool(fact.members)
        and not any(fact.axes)
        and is_money(fact)
        and bool(fact.value)
        and side_of(fact.concept, fact.label) is not None
        and no_balance(fact.concept, fact.label) is None
    )

"""Calculation: sums as the filer's calculation linkbase declares them.

A parent is the weighted sum of its children in one context: same filing, report,
members, period and unit. A child that is not in the graph may have been left out of it
(`kg build --all` leaves nothing out), so a sum with one missing proves nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg.checks.rounding import tolerance
from kg.checks.wording import Verdict, amount, of, several, when, who
from kg.facts.disclosure import Arc, Disclosure, StoredFact
from kg.model.finding import Severity, Status

NOTHING = "The graph holds no calculation linkbase."
_Context = dict[str, StoredFact]


def calculation(disclosure: Disclosure) -> Iterator[Verdict]:
    """Yield a finding for each reported parent of a sum; none without arcs."""
    sums: dict[tuple[str, str, str], list[Arc]] = defaultdict(list)
    for arc in disclosure.arcs:
        sums[arc.filing, arc.role, arc.parent].append(arc)
    if not sums:
        return
    contexts = _contexts(disclosure.facts)
    for (filing, _, parent), arcs in sorted(sums.items(), key=lambda item: item[0]):
        for key, context in contexts:
            if key == filing and parent in context:
                verdict = _verdict(context, parent, arcs)
                if verdict is not None:
                    yield verdict


def _contexts(facts: Sequence[StoredFact]) -> list[tuple[str, _Context]]:
    """Return the facts of each context by element, the most precise of each."""
    found: dict[tuple[object, ...], _Context] = defaultdict(dict)
    for fact in facts:
        if fact.amount is None or not (fact.certain and fact.element_known):
            continue
        place = fact.filing.key, fact.report, fact.members, fact.period, fact.unit
        name = fact.concept or ""
        held = found[place].get(name)
        if held is None or fact.half_unit < held.half_unit:
            found[place][name] = fact
    return [(str(place[0]), context) for place, context in found.items()]


def _verdict(context: _Context, parent: str, arcs: Sequence[Arc]) -> Verdict | None:
    """Return whether a sum holds in a context; None without any child in it."""
    whole = context[parent]
    present = [arc for arc in arcs if arc.child in context]
    missing = [arc.child for arc in arcs if arc.child not in context]
    if not present:
        return None
    parts = [context[arc.child] for arc in present]
    total = sum((arc.weight * context[arc.child].number for arc in present), Decimal(0))
    off = abs(whole.number - total)
    allowed = tolerance((whole, *parts))
    message = (
        f"{parent} of {who(whole)} {when(whole)}: {of(whole)}, its children make "
        f"{amount(total, whole.unit)}"
    )
    status = Status.PASS
    if off > allowed:
        status = Status.NOT_APPLICABLE if missing else Status.FAIL
        message += f", {amount(off, whole.unit)} apart"
        if missing:
            message += f"; {several(missing)} not in the graph"
    numbers = (
        ("parent", whole.number),
        ("children", total),
        ("difference", whole.number - total),
    )
    return Verdict(
        status, message + ".", (whole, *parts), numbers, allowed, Severity.WARNING
    )

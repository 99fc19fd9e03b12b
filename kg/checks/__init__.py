"""Checks an analyst expects of disclosures: one file a rule, each yields findings.

A rule looks at what one reporting entity disclosed (`kg.checks.facts.Disclosure`), over
all its filings. To add one: write its file, and add its rows to `RULES` and `NOTHING`.
"""

import re
from collections.abc import Callable, Collection, Iterator
from itertools import islice

from pyoxigraph import Store

from kg.checks import (
    calculation,
    deprecation,
    duplicates,
    rates,
    restatements,
    rollforward,
    shapes,
    signs,
    totals,
    yeartodate,
)
from kg.checks.facts import Disclosure
from kg.checks.loading import Entity, broader_types, disclosure_of, entities
from kg.errors import NotFoundError
from kg.graph import namespaces as ns
from kg.model.finding import Finding, Findings, Severity, Status
from kg.queries.named import pattern
from kg.readers.origin import plain_accession

Rule = Callable[[Disclosure], Iterator[Finding]]

RULES: dict[str, Rule] = {
    totals.RULE: totals.totals,
    rates.RULE: rates.rates,
    duplicates.RULE: duplicates.duplicates,
    restatements.RULE: restatements.restatements,
    rollforward.RULE: rollforward.rollforward,
    yeartodate.RULE: yeartodate.yeartodate,
    signs.RULE: signs.signs,
    deprecation.RULE: deprecation.deprecation,
    calculation.RULE: calculation.calculation,
    shapes.RULE: shapes.shapes,
}
"""The rules by name, in the order they are reported."""

NOTHING: dict[str, str] = {
    module.RULE: module.NOTHING
    for module in (
        totals,
        rates,
        duplicates,
        restatements,
        rollforward,
        yeartodate,
        signs,
        deprecation,
        calculation,
        shapes,
    )
}
"""What is said when a rule finds nothing it applies to."""


def check(
    store: Store,
    *,
    rules: Collection[str] | None = None,
    reporter: str | None = None,
    filing: str | None = None,
) -> Findings:
    """Return what the rules find in a graph.

    Args:
        store: The graph.
        rules: Names of the rules to run; all without it.
        reporter: Name or CIK of the reporting entity; ``%`` stands for any characters.
        filing: Accession or page hash. Other filings of the entity are read too: a
            figure may repeat theirs.

    Returns:
        By rule, then reporter; at least one finding a rule.

    Raises:
        NotFoundError: There is no such rule, reporter or filing.
    """
    chosen = _rules(rules)
    known = entities(store)
    asked = [e for e in known if reporter is None or _is_named(e, reporter)]
    if reporter is not None and not asked:
        message = f"found no reporter {reporter!r}; kg query filings lists them"
        raise NotFoundError(message)
    wanted = None if filing is None else plain_accession(filing) or filing
    thorough = _is_small(store) or (rules is not None and shapes.RULE in chosen)
    broader = broader_types(store)
    found: dict[str, dict[Finding, None]] = {name: {} for name in chosen}
    seen = False
    for entity in sorted(asked, key=lambda entity: (entity.name, entity.iri)):
        disclosure = disclosure_of(store, entity, broader, thorough=thorough)
        keys = {record.key for record in disclosure.filings}
        if wanted is not None and wanted not in keys:
            continue
        seen = True
        for name in chosen:
            found[name].update(
                dict.fromkeys(
                    one
                    for one in RULES[name](disclosure)
                    if wanted is None or one.filing in ("", wanted)
                )
            )
    if filing is not None and not seen:
        message = f"found no filing {filing!r}; kg query filings lists them"
        raise NotFoundError(message)
    return Findings(
        one for name in chosen for one in (*found[name], *_nothing(name, found[name]))
    )


def _rules(rules: Collection[str] | None) -> list[str]:
    if rules is None:
        return list(RULES)
    for name in rules:
        if name not in RULES:
            message = f"found no rule {name!r}, expected one of {', '.join(RULES)}"
            raise NotFoundError(message)
    return [name for name in RULES if name in rules]


def _is_named(entity: Entity, text: str) -> bool:
    wanted = re.compile(pattern(text), re.IGNORECASE | re.DOTALL)
    return any(wanted.match(name) for name in (entity.name, entity.key))


def _is_small(store: Store) -> bool:
    facts = store.quads_for_pattern(None, ns.TYPE, ns.FACT)
    return sum(1 for _ in islice(facts, shapes.SMALL + 1)) <= shapes.SMALL


def _nothing(name: str, found: Collection[Finding]) -> Iterator[Finding]:
    """Yield why a rule found nothing, if it did."""
    if not found:
        yield Finding(name, Status.NOT_APPLICABLE, Severity.INFO, NOTHING[name])

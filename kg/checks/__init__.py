"""Checks an analyst expects of disclosures: one file a rule, each yields verdicts.

A rule looks at what one reporting entity disclosed (`kg.facts.disclosure.Disclosure`),
over all its filings. To add one: write its file, and add its row to `RULES`.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.checks import (
    calculation,
    deprecation,
    duplicates,
    mirror,
    notetotals,
    rates,
    restatements,
    roles,
    rollforward,
    shapes,
    signs,
    totals,
    unnamed,
    untagged,
    yeartodate,
)
from kg.checks.wording import Verdict
from kg.errors import NotFoundError, unknown_word
from kg.facts.disclosure import Disclosure, disclosures
from kg.facts.lookup import reporters_named
from kg.facts.snapshot import NOTE_TEXTS, require
from kg.model.finding import Finding, Findings, Severity, Status
from kg.readers.origin import plain_accession

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.facts.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    Attributes:
        run: Yields what it says of a disclosure; None for rules that look at more of
            the graph: shapes, at RDF, and mirror, at other reporters.
        nothing: What is said when it finds nothing it applies to.
        needs: What it reads that not every graph can tell (`Snapshot.lacks`).
    """

    run: Callable[[Disclosure], Iterator[Verdict]] | None
    nothing: str
    needs: frozenset[str] = frozenset()


_NOTES: Final = frozenset({NOTE_TEXTS})


RULES: Final[dict[str, Rule]] = {
    "totals": Rule(totals.totals, totals.NOTHING),
    "rates": Rule(rates.rates, rates.NOTHING),
    "duplicates": Rule(duplicates.duplicates, duplicates.NOTHING),
    "restatements": Rule(restatements.restatements, restatements.NOTHING),
    "rollforward": Rule(rollforward.rollforward, rollforward.NOTHING),
    "yeartodate": Rule(yeartodate.yeartodate, yeartodate.NOTHING),
    "signs": Rule(signs.signs, signs.NOTHING),
    "deprecation": Rule(deprecation.deprecation, deprecation.NOTHING),
    "calculation": Rule(calculation.calculation, calculation.NOTHING),
    "untagged": Rule(untagged.untagged, untagged.NOTHING, _NOTES),
    "unnamed": Rule(unnamed.unnamed, unnamed.NOTHING, _NOTES),
    "notetotals": Rule(notetotals.notetotals, notetotals.NOTHING, _NOTES),
    "mirror": Rule(None, mirror.NOTHING),
    "roles": Rule(roles.roles, roles.NOTHING, _NOTES),
    "shapes": Rule(None, shapes.NOTHING),
}
"""The rules by name, in the order they are reported."""


def check(
    snapshot: "Snapshot",
    *,
    rules: Collection[str] | None = None,
    reporter: str | None = None,
    filing: str | None = None,
    rdf: "Callable[[], Store]",
) -> Findings:
    """Return what the rules find in a graph, at least one finding a rule.

    See `kg.api.graph.Graph.check`. Other filings of an entity are read too where one is
    asked for: a figure may repeat theirs. `rdf` opens the RDF; the rule of shapes alone
    calls it, and takes a `NotFoundError` for its reason.

    Raises:
        NotFoundError: There is no such rule, reporter or filing.
        GraphError: A rule chosen by name reads what this graph cannot tell.
    """
    chosen = _chosen(rules)
    lacking = {
        name: require(f"the check {name}", RULES[name].needs, snapshot, rules is None)
        for name in chosen
    }
    match = None if reporter is None else reporters_named(snapshot, reporter)
    key = None if filing is None else plain_accession(filing) or filing
    by_rule: dict[str, dict[Finding, None]] = {name: {} for name in chosen}
    shape_check = shapes.ShapeCheck(snapshot, rdf, thorough=rules is not None)
    over_graph = {
        "shapes": shape_check.run,
        "mirror": mirror.MirrorCheck(snapshot).run,
    }
    filing_seen = False
    for disclosure in disclosures(snapshot, None if match is None else match.iris):
        if key is not None and key not in {record.key for record in disclosure.filings}:
            continue
        filing_seen = True
        for name in (name for name in chosen if not lacking[name]):
            run = RULES[name].run or over_graph[name]
            for verdict in run(disclosure):
                finding = verdict.finding(name, disclosure)
                if key is None or finding.filing in ("", key):
                    by_rule[name][finding] = None
    if filing is not None and not filing_seen:
        message = f"found no filing {filing!r}; kg query filings lists them"
        raise NotFoundError(message)

    def nothing(name: str) -> Finding:
        reason = shape_check.reason if name == "shapes" else None
        message = lacking[name] or reason or RULES[name].nothing
        return Finding(name, Status.NOT_APPLICABLE, Severity.INFO, message)

    return Findings(
        (finding for name in chosen for finding in by_rule[name] or [nothing(name)]),
        note="" if match is None else match.note,
    )


def _chosen(rules: Collection[str] | None) -> list[str]:
    """Return the names of the rules to run, in the order of `RULES`."""
    for name in rules or ():
        if name not in RULES:
            raise unknown_word(NotFoundError, "rule", name, RULES)
    return [name for name in RULES if rules is None or name in rules]

"""Restatements: a figure that a later filing gives differently.

Both values stay in the graph; which is right is for the reader to find out, so it is a
warning. Filings are ordered by the day they were filed, or by the last day they report
on where that is unknown.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from kg.checks.repeats import Repeat, agree, figures, named, no_proof, repeats
from kg.checks.rounding import tolerance
from kg.checks.wording import Verdict, of
from kg.facts.disclosure import Disclosure
from kg.model.finding import Finding, Severity, Status

RULE = "restatements"
NOTHING = "No two filings report one figure."


def restatements(disclosure: Disclosure) -> Iterator[Finding]:
    """Yield a finding for each figure restated, and a pass for filings without any."""
    kept: dict[tuple[str, str], list[tuple[Repeat, Repeat]]] = defaultdict(list)
    for figure in repeats(disclosure.facts):
        for earlier, later in pairwise(figure):
            if agree(earlier.facts, later.facts):
                kept[earlier.filing.key, later.filing.key].append((earlier, later))
            else:
                yield _restated(earlier, later).finding(RULE, disclosure)
    for (before, after), pairs in sorted(kept.items()):
        number = "1 figure" if len(pairs) == 1 else f"{len(pairs)} figures"
        message = f"{after} repeats {number} of {before} unchanged."
        facts = [repeat.best for earlier, later in pairs for repeat in (later, earlier)]
        yield Verdict(Status.PASS, message, facts).finding(RULE, disclosure)


def _restated(earlier: Repeat, later: Repeat) -> Verdict:
    """Return what to say of a figure two filings give differently."""
    one, other = earlier.best, later.best
    message = (
        f"{named(other)}: {of(other)} in {later.filing.key}, {of(one)} in "
        f"{earlier.filing.key} before"
    )
    reason = no_proof([earlier, later], [earlier.facts, later.facts])
    status = Status.FAIL if reason is None else Status.NOT_APPLICABLE
    return Verdict(
        status,
        f"{message}{'' if reason is None else '; ' + reason}.",
        (other, one),
        figures((other, one)),
        tolerance((other, one)),
        Severity.WARNING,
    )

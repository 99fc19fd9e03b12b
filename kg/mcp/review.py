"""What to look at: patterns for review, and figures that do not add up."""

from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.mcp.naming import the_reporter
from kg.mcp.reply import AbstainError, Reply
from kg.model.finding import Status

if TYPE_CHECKING:
    from kg.api.graph import Graph


def signals(graph: "Graph", reporter: str, name: str) -> Reply:
    """Return patterns for review, the weightiest first; a weight is no probability.

    Raises:
        AbstainError: There is none.
    """
    entity = the_reporter(graph, reporter)
    names = [name] if name.strip() else []
    try:
        found = graph.signals(*names, reporter=entity)
    except KGError as error:
        raise AbstainError(str(error)) from None
    if not found:
        reason = "no pattern shows"
        raise AbstainError(reason)
    return Reply([signal.record() for signal in found])


def checks(graph: "Graph", reporter: str, rule: str) -> Reply:
    """Return figures that do not add up; an abstention where all that was checked does.

    Raises:
        AbstainError: Nothing fails; it says how many checks passed.
    """
    entity = the_reporter(graph, reporter)
    rules = [rule] if rule.strip() else None
    try:
        found = graph.check(rules=rules, reporter=entity)
    except KGError as error:
        raise AbstainError(str(error)) from None
    fails = [finding for finding in found if finding.status == Status.FAIL]
    if not fails:
        passed = sum(finding.status == Status.PASS for finding in found)
        reason = f"no check fails; {passed} pass"
        raise AbstainError(reason)
    return Reply([finding.record() for finding in fails])

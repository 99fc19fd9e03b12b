"""Writes what checks found as SHACL validation results, one graph for all of them.

Only fails are results: a figure that keeps to a rule has none. Each result names the
rule, what it weighs, its sentence, the figure checked and the facts it rests on::

    finding    a sh:ValidationResult; sh:sourceConstraintComponent -> rule,
               sh:resultSeverity, sh:resultMessage, sh:focusNode -> fact or filing,
               sh:value?, prov:wasDerivedFrom -> fact *
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kg.graph import vocabulary as voc
from kg.graph.nquads import decimal, foreign_node, node, statements, text
from kg.iris import Iris, digest_of
from kg.model.finding import Finding, Severity

_SEVERITY: Final = {
    Severity.ERROR: f"<{voc.SH}Violation>",
    Severity.WARNING: f"<{voc.SH}Warning>",
    Severity.INFO: f"<{voc.SH}Info>",
}


def finding_lines(findings: Iterable[Finding], iris: Iris) -> list[str]:
    """Return the graph of the fails among findings as N-Quads, one statement a line.

    Args:
        findings: In any order; a finding's IRI is made of what it says.
        iris: Mints the IRIs.

    Returns:
        Each statement once, in the order of the findings.
    """
    graph = node(iris.findings_graph())
    lines: list[str] = []
    for finding in findings:
        if finding.failed:
            facts = [cell.fact for cell in finding.cells]
            key = digest_of(finding.rule, finding.filing, finding.message, *facts)
            subject = foreign_node(f"{iris.base}finding/{finding.rule}/{key}")
            lines += statements(subject, _pairs(finding, facts, iris), graph)
    return list(dict.fromkeys(lines))


def _pairs(
    finding: Finding, facts: Sequence[str], iris: Iris
) -> Iterator[tuple[str, str]]:
    yield voc.TYPE, f"<{voc.SH}ValidationResult>"
    rule = foreign_node(voc.RULES + finding.rule)
    yield f"<{voc.SH}sourceConstraintComponent>", rule
    yield f"<{voc.SH}resultSeverity>", _SEVERITY[finding.severity]
    yield f"<{voc.SH}resultMessage>", text(finding.message)
    focus = facts[0] if facts else iris.filing(finding.filing)
    yield f"<{voc.SH}focusNode>", foreign_node(focus)
    if finding.numbers:
        yield f"<{voc.SH}value>", decimal(finding.numbers[0].value)
    for fact in facts:
        yield voc.DERIVED_FROM, foreign_node(fact)

"""Writes the named graph of one filing.

Shape (properties of each node; ``docs/graph.md`` draws it)::

    <filing>                 a rp:Filing; key, accession?, form?, filed?, filerName?,
                             cik?, reporter -> entity, hasReport -> report,
                             hasStatement* -> statement
    <filing>/R65             a rp:Report; reportName?, dct:title?, sha256, sourceName,
                             memberLabel*, url?, hasColumn -> column,
                             hasSummand -> summand
    <filing>/R65/column/0    a rp:Column; columnIndex, instant | periodStart?,
                             periodEnd, currencyCode + unit | unitName, scale
    <filing>/R65/8/1         a rp:Fact [+ Balance | Flow] [+ AggregateFact]
                             [+ Translation]; inReport, reporter, label,
                             concept?, conceptName?, amount | value,
                             decimals? | precisionNote?, currencyCode + unit |
                             unitName?, instant | periodStart?, periodEnd,
                             side? + sideName?, level, status, mention*,
                             counterparty?, partyText?, relationship*,
                             relationshipText?, toldBy? -> statement, otherMember*,
                             dimension*, footnote*,
                             translationOf?, repeats?, cell+
    <filing>/instance/sum/<hash>    a rp:Summand; sumOf, part, weight, sumRole
    <filing>/instance/fact/<hash>   the same for a fact of an XBRL document
    <filing>/R65/8/1/cell    a rp:SourceCell; raw, row?, column?, candidates?, placedBy,
                             line? | ref?, onReport? (of a fact that repeats another)
    mention                  a rp:Mention; printedName, kind, refersTo -> party
    party                    a rp:Party [+ PartyGroup | foaf:Person | org:Formal...];
                             foaf:member* (joint parties)
    relationship             a rp:Relationship; reporter, party?, relationshipType
    <filing>/statement/<hash>    a rp:Statement; reporter, statementKind, subjectText?,
                             aboutParty?, predicateName, objectText?, objectParty?,
                             statedValue?, unitName?, statedDay?, validFrom?,
                             validTo?, inNote, spanStart, spanEnd, words, readBy,
                             certainty
    entity                   a rp:ReportingEntity

What is asked of a fact stands on the fact itself, one value a property except where
``*`` or ``+`` says otherwise. A fact that repeats another one is a fact of its own, and
its cell is a further cell of the fact it repeats. Mentions, parties and the entity
recur in many graphs, and a union of graphs does not fold equal triples in every store:
a query must not join their types. What a query shows of them (name, kind, CIK) is in
the derived graph, once.
"""

from collections import defaultdict
from collections.abc import Mapping

from kg.facts.noted import NOTHING, Noted
from kg.facts.rows import FilingRows
from kg.graph import vocabulary as voc
from kg.graph.factnodes import FactStatements
from kg.graph.members import MemberStatements
from kg.graph.nquads import node, statements
from kg.graph.reports import filing_pairs, report_lines
from kg.graph.statements import note_cell_lines, statement_lines
from kg.iris import Iris


def filing_lines(
    rows: FilingRows,
    party_of: Mapping[str, str],
    iris: Iris,
    noted: Noted = NOTHING,
) -> list[str]:
    """Return the graph of one filing as N-Quads, one statement a line.

    Args:
        rows: The filing, read with people's decisions about columns.
        party_of: IRI of the party decided, by mention key and by `FactRow.party_key`.
        iris: Mints the IRIs.
        noted: What its notes state.

    Returns:
        Each statement once, without line end, in an order that depends on content
        alone. No blank nodes.

    Raises:
        KeyError: `party_of` lacks a key of a fact.
    """
    filing, graph = rows.filing, node(rows.filing.iri)
    told = {entry.party_key: entry for entry in noted.told}
    members = MemberStatements(filing.key, graph, party_of, iris, told)
    facts = FactStatements(rows, graph, members, iris)
    lines = statements(graph, filing_pairs(filing, iris), graph)
    entity = node(iris.entity(filing.reporter))
    lines.append(f"{entity} {voc.TYPE} {voc.REPORTING_ENTITY} {graph} .")
    concepts: dict[str, set[str | None]] = defaultdict(set)
    for row in rows.facts:
        concepts[row.report].add(row.fact.concept)
    for report in rows.reports:
        lines += report_lines(report, concepts[report.iri], graph, iris)
    for row in rows.facts:
        lines += facts.of(row)
    for said in noted.statements:
        members.note_stated(said)
        lines += statement_lines(said, rows.filing, party_of, graph, iris)
    for amount in noted.amounts:
        lines += note_cell_lines(amount, graph)
    lines += facts.subsidiaries()
    lines += members.shared()
    return list(dict.fromkeys(lines))

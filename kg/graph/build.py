"""Builds the named graph of one filing from the readings of its reports.

Shape (properties of each node; ``docs/graph.md`` draws it)::

    <filing>                 a rp:Filing; key, accession?, form?, filed?, filerName?,
                             cik?, reporter -> entity, hasReport -> report
    <filing>/R65             a rp:Report; reportName?, dct:title?, sha256, sourceName,
                             url?, hasColumn -> column,
                             hasSummand -> summand
    <filing>/R65/column/0    a rp:Column; columnIndex, instant | periodStart?,
                             periodEnd, currencyCode + unit | unitName, scale
    <filing>/R65/8/1         a rp:Fact [+ Balance | Flow] [+ AggregateFact]
                             [+ Translation]; inReport, reporter, label,
                             concept?, conceptName?, amount | value,
                             decimals? | precisionNote?, currencyCode + unit |
                             unitName?, instant | periodStart?, periodEnd, side?,
                             level, status, mention*, counterparty?, partyText?,
                             relationship*, relationshipText?, otherMember*,
                             dimension*, footnote*, translationOf?, cell+
    <filing>/instance/sum/<hash>    a rp:Summand; sumOf, part, weight, sumRole
    <filing>/instance/fact/<hash>   the same for a fact of an XBRL document
    <filing>/R65/8/1/cell    a rp:SourceCell; raw, row?, column?, candidates?, placedBy,
                             line? | ref?, onReport? (of a further cell of a fact)
    mention                  a rp:Mention; printedName, kind, refersTo -> party
    party                    a rp:Party [+ PartyGroup | foaf:Person | org:Formal...];
                             foaf:member* (joint parties)
    relationship             a rp:Relationship; reporter, party?, relationshipType, tie?
    entity                   a rp:ReportingEntity

What is asked of a fact stands on the fact itself, one value a property except where
``*`` says otherwise. Mentions, parties, relationships and the entity are shared: every
report that needs one states it in the same words, so a report can be replaced alone
(`kg.graph.replacement`). They recur in many graphs, and a union of graphs does not fold
equal triples in every store: a query must not join their types. What a query shows of
them (name, kind, CIK) is in the derived graph, once.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from typing import Final

from pyoxigraph import NamedNode, Quad

from kg.facts.translations import translations
from kg.graph import namespaces as ns
from kg.graph.aggregates import Level, is_money, level_of
from kg.graph.descriptions import (
    Pairs,
    cell_pairs,
    class_pairs,
    column_pairs,
    file_name,
    period_pairs,
    report_pairs,
    status_pairs,
    summand_pairs,
    unit_pairs,
    value_pairs,
)
from kg.graph.terms import (
    Terms,
    day,
    filing_key,
    folded,
    relationship_term,
    reporter_key,
    text,
)
from kg.model.fact import Fact, PartyKind, Role
from kg.model.filing import Identity, Reading
from kg.model.party import MemberRole

_RICHEST: Final = ("instance", "inline", "rpage-html", "rpage-text")
"""Readers by how much their sources tell, best first; of two sources of one report the
richer one is built."""

_KIND_CLASS: Final = {
    PartyKind.ORGANISATION: ns.ORGANISATION,
    PartyKind.PERSON: ns.PERSON,
    PartyKind.GROUP: ns.PARTY_GROUP,
}


def _no_tie(_: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a build must be told of words, so that it needs no tables itself.

    Attributes:
        classify: Role and kind of a member, from its text and axis.
        relationship_type: Local name of the relationship type a role's text states.
        side: ``due from`` or ``due to`` of a concept and row label, or None.
        normal_form: Form of a name in which one reporter's spellings of a party agree.
        tie: Local name of the tie a role's text states, or None.
    """

    classify: Callable[[str, str | None], MemberRole]
    relationship_type: Callable[[str], str]
    side: Callable[[str | None, str], str | None]
    normal_form: Callable[[str], str]
    tie: Callable[[str], str | None] = _no_tie

    def remembered(self) -> "Meaning":
        """Return the same, each answer worked out once: words recur in a filing."""
        return Meaning(
            cache(self.classify),
            cache(self.relationship_type),
            cache(self.side),
            cache(self.normal_form),
            cache(self.tie),
        )


@dataclass(frozen=True, slots=True)
class _Page:
    """One report being built and what its nodes share."""

    terms: Terms
    meaning: Meaning
    filing: NamedNode
    filing_key: str
    reporter_key: str
    report: NamedNode
    entity: NamedNode

    def whose(self, fact: Fact) -> NamedNode:
        """Return the entity a fact is of: the reporter, or one of its group."""
        if fact.subsidiary is None:
            return self.entity
        name = self.meaning.normal_form(fact.subsidiary)
        return self.terms.subsidiary(self.reporter_key, name)


def _richness(reading: Reading) -> tuple[int, str, str]:
    rank = _RICHEST.index(reading.kind) if reading.kind in _RICHEST else len(_RICHEST)
    return rank, reading.digest, file_name(reading.source)


def chosen(readings: Sequence[Reading]) -> list[Reading]:
    """Return one reading a report, sorted by report, whatever order they come in.

    Where a folder holds one report twice (R65.htm and R65.txt), the source that tells
    more is taken: instance, then HTML, then text; then the smallest content hash.
    """
    best: dict[str, Reading] = {}
    for reading in sorted(readings, key=_richness):
        best.setdefault(reading.report or "page-" + reading.digest[:12], reading)
    return [best[name] for name in sorted(best)]


def identity_of_filing(
    readings: Sequence[Reading], known: Identity | None = None
) -> Identity:
    """Return what the readings of one filing say of it, together.

    Each field is taken from the first report, in order of their names, that knows it,
    and from `known` (what the graph already holds, say) when none does.
    """
    found = reduce(
        Identity.over, (reading.identity for reading in chosen(readings)), Identity()
    )
    return found if known is None else found.over(known)


def filing_quads(
    readings: Sequence[Reading],
    meaning: Meaning,
    *,
    terms: Terms | None = None,
    known: Identity | None = None,
    keep: Callable[[Fact], bool] | None = None,
) -> list[Quad]:
    """Return the quads of one filing's named graph, or of one page without accession.

    Args:
        readings: The reports of one filing, in any order; one page when the accession
            is unknown. Settled facts come with their column put right.
        meaning: What words mean.
        terms: Mints the IRIs; the default base without it.
        known: Identity from elsewhere, for fields no reading knows.
        keep: Facts to build; all without it. IRIs do not depend on it.

    Returns:
        Each quad once, in an order that depends on content alone; none without
        readings.
    """
    pages = chosen(readings)
    if not pages:
        return []
    terms, meaning = terms or Terms(), meaning.remembered()
    identity = identity_of_filing(pages, known)
    digest = min(page.names_filing for page in pages)
    filing = terms.filing(identity, digest)
    reporter = reporter_key(identity, digest)
    key = filing_key(identity, digest)
    quads: dict[Quad, None] = {}
    _add(quads, filing, filing, _filing_pairs(terms, identity, key, reporter))
    entity = terms.entity(reporter)
    quads[Quad(entity, ns.TYPE, ns.REPORTING_ENTITY, filing)] = None
    for reading in pages:
        report = terms.report(filing, reading)
        page = _Page(terms, meaning, filing, key, reporter, report, entity)
        quads[Quad(filing, ns.HAS_REPORT, report, filing)] = None
        _add_report(quads, page, reading)
        _add_facts(quads, page, reading, keep)
    return list(quads)


def _add(
    quads: dict[Quad, None], graph: NamedNode, node: NamedNode, pairs: Pairs
) -> None:
    for predicate, value in pairs:
        quads[Quad(node, predicate, value, graph)] = None


def _filing_pairs(terms: Terms, identity: Identity, key: str, reporter: str) -> Pairs:
    yield ns.TYPE, ns.FILING
    yield ns.KEY, text(key)
    yield ns.REPORTER, terms.entity(reporter)
    if identity.accession is not None:
        yield ns.ACCESSION, text(identity.accession)
    if identity.form is not None:
        yield ns.FORM, text(identity.form)
    if identity.filed is not None:
        yield ns.FILED, day(identity.filed)
    if identity.entity is not None:
        yield ns.FILER_NAME, text(folded(identity.entity))
    if identity.cik is not None:
        yield ns.CIK, text(identity.cik)


def _add_report(quads: dict[Quad, None], page: _Page, reading: Reading) -> None:
    _add(quads, page.filing, page.report, report_pairs(reading))
    scales = dict(reading.scales)
    for column in reading.columns:
        node = page.terms.column(page.report, column.index)
        quads[Quad(page.report, ns.HAS_COLUMN, node, page.filing)] = None
        _add(quads, page.filing, node, column_pairs(column, scales))


def _add_facts(
    quads: dict[Quad, None],
    page: _Page,
    reading: Reading,
    keep: Callable[[Fact], bool] | None,
) -> None:
    nodes = page.terms.facts(page.report, reading)
    translated = translations(reading.facts)
    kept = {
        index for index, fact in enumerate(reading.facts) if keep is None or keep(fact)
    }
    first: dict[str, NamedNode] = {}
    for index, fact in enumerate(reading.facts):
        if index not in kept:
            continue
        node, graph = nodes[index], page.filing
        if fact.same_as is not None and fact.same_as in first:
            _add_again(quads, page, first[fact.same_as], node, fact)
            continue
        if fact.ref is not None:
            first.setdefault(fact.ref, node)
        level = level_of(fact)
        original = translated.get(index)
        _add(quads, graph, node, class_pairs(fact, level))
        _add(quads, graph, node, _fact_pairs(page, fact, level))
        _add(quads, graph, node, status_pairs(fact, original is not None))
        if original is not None and original in kept:
            quads[Quad(node, ns.TRANSLATION_OF, nodes[original], graph)] = None
        _add_subsidiary(quads, page, fact)
        party = _add_party(quads, page, node, fact)
        if level in (Level.PARTY, Level.SUBTOTAL):
            _add_relationships(quads, page, node, fact, party)
        cell = page.terms.cell(node)
        quads[Quad(node, ns.CELL, cell, graph)] = None
        _add(quads, graph, cell, cell_pairs(fact))
    _add_sums(quads, page, reading, {reading.facts[n].concept for n in kept})


def _add_sums(
    quads: dict[Quad, None],
    page: _Page,
    reading: Reading,
    concepts: Collection[str | None],
) -> None:
    """Add the sums of the elements built; a part not built is named all the same."""
    wholes = {p.parent for p in reading.sums if p.child in concepts}
    for part in reading.sums:
        if part.parent not in concepts or part.parent not in wholes:
            continue
        node = page.terms.summand(page.report, part)
        parent, child = (
            page.terms.concept(name, page.reporter_key)
            for name in (part.parent, part.child)
        )
        quads[Quad(page.report, ns.HAS_SUMMAND, node, page.filing)] = None
        _add(quads, page.filing, node, summand_pairs(part, parent, child))


def _add_again(
    quads: dict[Quad, None], page: _Page, first: NamedNode, node: NamedNode, fact: Fact
) -> None:
    """Add a repeated fact as a further cell of the first that says the same."""
    cell = page.terms.cell(node)
    quads[Quad(first, ns.CELL, cell, page.filing)] = None
    quads[Quad(cell, ns.ON_REPORT, page.report, page.filing)] = None
    _add(quads, page.filing, cell, cell_pairs(fact))


def _add_subsidiary(quads: dict[Quad, None], page: _Page, fact: Fact) -> None:
    """Add the entity of the reporter's group whose fact this is."""
    if fact.subsidiary is None:
        return
    node, graph = page.whose(fact), page.filing
    quads[Quad(node, ns.TYPE, ns.REPORTING_ENTITY, graph)] = None
    quads[Quad(node, ns.PRINTED_NAME, text(folded(fact.subsidiary)), graph)] = None
    quads[Quad(node, ns.SUB_ORGANISATION, page.entity, graph)] = None


def _fact_pairs(page: _Page, fact: Fact, level: Level) -> Pairs:
    yield ns.IN_REPORT, page.report
    yield ns.REPORTER, page.whose(fact)
    yield ns.LABEL, text(folded(fact.label))
    if fact.concept is not None:
        yield ns.CONCEPT, page.terms.concept(fact.concept, page.reporter_key)
        yield ns.CONCEPT_NAME, text(fact.concept)
    side = page.meaning.side(fact.concept, fact.label) if is_money(fact) else None
    if side is not None:
        yield ns.SIDE, ns.DUE_FROM if side == "due from" else ns.DUE_TO
        yield ns.SIDE_NAME, text(side)
    yield from value_pairs(fact)
    yield from unit_pairs(fact.unit)
    yield from period_pairs(fact)
    if fact.relationship is not None:
        yield ns.RELATIONSHIP_TEXT, text(folded(fact.relationship))
    for member in fact.other:
        yield ns.OTHER_MEMBER, text(folded(member))
    axes = fact.axes or (None,) * len(fact.member_names)
    for axis, name in zip(axes, fact.member_names, strict=False):
        if name is not None:
            yield ns.DIMENSION, text(f"{axis or ''}={name}")
    for note in fact.footnotes:
        yield ns.FOOTNOTE, text(note)


def _members(fact: Fact, *roles: Role) -> list[tuple[str, str | None]]:
    """Return the members of these roles with their axes, in printed order."""
    return [
        (member, axis)
        for member, axis, role in zip(fact.members, fact.axes, fact.roles, strict=True)
        if role in roles
    ]


def _add_party(
    quads: dict[Quad, None], page: _Page, node: NamedNode, fact: Fact
) -> NamedNode | None:
    """Add the mentions of a fact and the party they make; return the party.

    Several named parties on one fact share its amount in a way the page does not tell,
    so the counterparty is the joint party of all of them, never one by position.
    """
    if fact.party is None:
        return None
    named = _members(fact, Role.PARTY, Role.GROUP) or [(fact.party, None)]
    graph, singles = page.filing, {}
    for member, _ in named:
        form = page.meaning.normal_form(member) or folded(member).casefold()
        party = page.terms.party(page.reporter_key, [form])
        singles[form] = party
        mention = page.terms.mention(page.reporter_key, member)
        quads[Quad(node, ns.MENTIONED, mention, graph)] = None
        sort = page.meaning.classify(member, None).kind
        _add(quads, graph, mention, _mention_pairs(member, party, sort))
        quads[Quad(party, ns.TYPE, ns.PARTY, graph)] = None
        kind = _KIND_CLASS.get(sort)
        if kind is not None:
            quads[Quad(party, ns.TYPE, kind, graph)] = None
    whole = page.terms.party(page.reporter_key, list(singles))
    if len(singles) > 1:
        quads[Quad(whole, ns.TYPE, ns.PARTY, graph)] = None
        quads[Quad(whole, ns.TYPE, ns.PARTY_GROUP, graph)] = None
        for form in sorted(singles):
            quads[Quad(whole, ns.GROUP_MEMBER, singles[form], graph)] = None
    quads[Quad(node, ns.COUNTERPARTY, whole, graph)] = None
    quads[Quad(node, ns.PARTY_TEXT, text(folded(fact.party)), graph)] = None
    return whole


def _mention_pairs(member: str, party: NamedNode, kind: PartyKind) -> Pairs:
    yield ns.TYPE, ns.MENTION
    yield ns.KIND, text(kind)
    yield ns.PRINTED_NAME, text(folded(member))
    yield ns.REFERS_TO, party


def _add_relationships(
    quads: dict[Quad, None],
    page: _Page,
    node: NamedNode,
    fact: Fact,
    party: NamedNode | None,
) -> None:
    """Add what the fact says the party is: one relationship a role printed.

    A group without a role member is its own role ("Members of management team"); any
    other party without one stands in an unspecified relationship.
    """
    roles = [member for member, _ in _members(fact, Role.RELATIONSHIP)]
    if not roles and fact.relationship is not None:
        roles = [fact.relationship]
    if not roles:
        groups = [member for member, _ in _members(fact, Role.GROUP)]
        roles = groups or [""]
    for role in roles:
        kind = page.meaning.relationship_type(role) if role else "unspecified"
        tie = page.meaning.tie(role) if role else None
        whose = "" if party is None else party.value.removeprefix(page.terms.base)
        whose = whose.rpartition("/")[2]
        related = page.terms.relationship(page.filing_key, whose, kind, tie or "")
        quads[Quad(node, ns.IN_RELATIONSHIP, related, page.filing)] = None
        _add(quads, page.filing, related, _relationship_pairs(page, party, kind, tie))


def _relationship_pairs(
    page: _Page, party: NamedNode | None, kind: str, tie: str | None
) -> Pairs:
    yield ns.TYPE, ns.RELATIONSHIP
    yield ns.REPORTER, page.entity
    if party is not None:
        yield ns.RELATED_PARTY, party
    yield ns.RELATIONSHIP_TYPE, relationship_term(kind)
    if tie is not None:
        yield ns.TIE, relationship_term(tie)

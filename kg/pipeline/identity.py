"""Who the names of a graph are: mentions out of the filings, parties back into them.

The outcome is a function of all mentions and of the persons' decisions in the graph, so
neither the order of builds nor what was decided and withdrawn before matters.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pyoxigraph import NamedNode, Quad, Store

from kg.graph import Terms, identified
from kg.graph import namespaces as ns
from kg.graph.decisions import recorded, rule_quads
from kg.graph.descriptions import name_quads
from kg.graph.terms import text
from kg.model.fact import PartyKind, Role
from kg.parties.decisions import Decision, Verdict
from kg.parties.identifiers import mention_key
from kg.parties.mentions import Anchor, MentionRecord
from kg.parties.names import normal_form
from kg.parties.resolver import Party, Resolution, resolve
from kg.pipeline.families import family_quads
from kg.store.base import Writer, graph_quads, replace_graph, text_of

_Node = dict[str, list[str]]
_Line = tuple[str, str, str, str, str]


@dataclass(slots=True)
class Filing:
    """One filing's graph, as far as identity needs it.

    Attributes:
        graph: IRI of the graph.
        reporter: Key of the reporting entity.
        names: Names it filed under.
        cik: Company number, or None.
        meant: IRI of the party each mention refers to now.
        printed: Name and kind of each mention.
        facts: How many facts bear each printed name.
        anchors: Amounts reported of one name alone, by mention.
        beside: Mentions that stand under one concept, date and unit of one report.
    """

    graph: str
    reporter: str
    names: list[str] = field(default_factory=list)
    cik: str | None = None
    meant: dict[str, str] = field(default_factory=dict)
    printed: dict[str, tuple[str, str]] = field(default_factory=dict)
    facts: Counter[str] = field(default_factory=Counter)
    anchors: dict[str, list[Anchor]] = field(default_factory=lambda: defaultdict(list))
    beside: dict[_Line, set[str]] = field(default_factory=lambda: defaultdict(set))


@dataclass(frozen=True, slots=True)
class Identities:
    """What a graph's names come to.

    Attributes:
        filings: What was read.
        records: The mentions, as the resolver takes them.
        resolution: The parties.
        party_of: IRI of the party by IRI of the mention.
        reporters: Keys of the reporters that name each party, by its IRI.
        iris: IRI of each party by its key.
        shared: The parties whose names no single reporter's graph can hold.
    """

    filings: tuple[Filing, ...]
    records: tuple[MentionRecord, ...]
    resolution: Resolution
    party_of: dict[str, str]
    reporters: dict[str, frozenset[str]]
    iris: dict[str, str]
    shared: frozenset[str]


def identities(store: Store, terms: Terms) -> Identities:
    """Return who the names of a graph are, without changing anything."""
    filings = tuple(sorted(_filings(store, terms), key=lambda filing: filing.graph))
    records = tuple(record for filing in filings for record in _records(filing))
    resolution = resolve(records, decisions_of(store, terms))
    iris = _iris(resolution.parties, records, terms)
    by_name = resolution.party_by_name()
    party_of: dict[str, str] = {}
    reporters: dict[str, set[str]] = defaultdict(set)
    for filing in filings:
        for mention, (name, _) in filing.printed.items():
            party = iris[by_name[mention_key(filing.reporter, name)]]
            party_of[mention] = party
            reporters[party].add(filing.reporter)
    return Identities(
        filings,
        records,
        resolution,
        party_of,
        {party: frozenset(keys) for party, keys in reporters.items()},
        iris,
        frozenset(
            party
            for party, keys in reporters.items()
            if len(keys) > 1 or "/entity/" in party
        ),
    )


def decisions_of(store: Store, terms: Terms) -> tuple[Decision, ...]:
    """Return the persons' decisions about names that a graph holds, by number."""
    return tuple(
        Decision(
            int(one["ordinal"]),
            one["a"],
            one["b"],
            Verdict(one["verdict"]),
            one["by"],
            one["why"],
            date.fromisoformat(one["when"]) if one["when"] else None,
            one["withdrawn"] == "yes",
        )
        for one in recorded(graph_quads(store, terms.decisions_graph()))
    )


def as_identified(store: Store, quads: list[Quad]) -> list[Quad]:
    """Return a filing's quads at the parties its mentions refer to by now.

    What a mention is not known to refer to stays at the party of its own reporter.
    """
    known: dict[str, str] = {}
    for quad in quads:
        if quad.predicate == ns.REFERS_TO and isinstance(quad.subject, NamedNode):
            held = store.quads_for_pattern(quad.subject, ns.REFERS_TO, None)
            first = next(held, None)
            if first is not None:
                known[quad.subject.value] = text_of(first.object)
    return identified(quads, known)


def as_local(quads: list[Quad], reporter: str, terms: Terms) -> list[Quad]:
    """Return a filing's quads at the parties of its own reporter, nothing decided."""
    printed = {
        text_of(quad.subject): text_of(quad.object)
        for quad in quads
        if quad.predicate == ns.PRINTED_NAME
    }
    return identified(
        quads,
        {
            mention: terms.party(
                reporter,
                [normal_form(name) or " ".join(name.split()).casefold()],
            ).value
            for mention, name in printed.items()
        },
    )


def rewrite_identity(
    writer: Writer, terms: Terms
) -> tuple[frozenset[str], frozenset[str]]:
    """Put every fact at the party its mention is decided to be.

    Returns:
        Keys of the reporters whose graphs changed by it; and the parties that several
        reporters name, whose names stand apart from those of one reporter.
    """
    store = writer.store
    found = identities(store, terms)
    changed: set[str] = set()
    for filing in found.filings:
        if any(
            found.party_of.get(mention, party) != party
            for mention, party in filing.meant.items()
        ):
            graph = NamedNode(filing.graph)
            quads = identified(graph_quads(store, graph), found.party_of)
            replace_graph(writer, graph, quads)
            changed.add(filing.reporter)
    graph = terms.derived_graph("identity")
    before = {
        text_of(quad.subject)
        for quad in store.quads_for_pattern(None, ns.KIND, None, graph)
    }
    for party in before ^ found.shared:
        changed |= found.reporters.get(party, frozenset())
    replace_graph(writer, graph, _identity_quads(found, terms))
    replace_graph(writer, terms.derived_graph("families"), _families(found, terms))
    return frozenset(changed), found.shared


def _filings(store: Store, terms: Terms) -> Iterator[Filing]:
    """Yield the filings of a graph."""
    stem = terms.base + "entity/"
    for quad in store.quads_for_pattern(None, ns.REPORTER, None):
        if quad.subject == quad.graph_name and isinstance(quad.subject, NamedNode):
            reporter = text_of(quad.object).removeprefix(stem)
            yield _filing(store, quad.subject, reporter)


def _filing(store: Store, graph: NamedNode, reporter: str) -> Filing:
    nodes: dict[str, _Node] = defaultdict(lambda: defaultdict(list))
    for quad in graph_quads(store, graph, _READ):
        node = nodes[text_of(quad.subject)]
        node[quad.predicate.value].append(text_of(quad.object))
    filing = Filing(graph.value, reporter)
    filing.names = nodes[graph.value].get(ns.FILER_NAME.value, [])
    filing.cik = _one(nodes[graph.value], ns.CIK)
    key = _one(nodes[graph.value], ns.KEY) or graph.value
    for name, node in nodes.items():
        printed = _one(node, ns.PRINTED_NAME)
        meant = _one(node, ns.REFERS_TO)
        if printed is not None and meant is not None:
            filing.meant[name] = meant
            filing.printed[name] = printed, _one(node, ns.KIND) or "unknown"
        elif ns.MENTIONED.value in node:
            _take_fact(filing, key, node)
    return filing


def _take_fact(filing: Filing, key: str, node: _Node) -> None:
    """Note what a fact tells of the names it mentions."""
    mentions = node[ns.MENTIONED.value]
    filing.facts.update(mentions)
    amount, unit = _one(node, ns.AMOUNT), _one(node, ns.CURRENCY_CODE)
    end = _one(node, ns.INSTANT) or _one(node, ns.PERIOD_END)
    concept = _one(node, ns.CONCEPT_NAME) or _one(node, ns.LABEL)
    certain = _one(node, ns.STATUS) == ns.CERTAIN.value
    if len(mentions) != 1 or not (amount and unit and end and concept and certain):
        return
    start = _one(node, ns.PERIOD_START)
    report = _one(node, ns.IN_REPORT) or ""
    apart = ns.OTHER_MEMBER.value not in node
    if apart:
        filing.beside[report, concept, start or "", end, unit].add(mentions[0])
        filing.anchors[mentions[0]].append(
            Anchor(
                key,
                concept,
                None if start is None else date.fromisoformat(start),
                date.fromisoformat(end),
                unit,
                Decimal(amount),
            )
        )


_READ = (
        ns.FILER_NAME, ns.CIK, ns.KEY, ns.PRINTED_NAME, ns.REFERS_TO, ns.KIND,
        ns.MENTIONED, ns.AMOUNT, ns.CURRENCY_CODE, ns.INSTANT, ns.PERIOD_END,
        ns.PERIOD_START, ns.CONCEPT_NAME, ns.LABEL, ns.STATUS, ns.IN_REPORT,
        ns.OTHER_MEMBER,
)  # fmt: skip
"""A third of what a filing's graph holds: the rest is not even read."""


def _one(node: _Node, predicate: NamedNode) -> str | None:
    values = node.get(predicate.value)
    return min(values) if values else None


def _records(filing: Filing) -> Iterator[MentionRecord]:
    """Yield the mentions of one filing, the reporter's own name among them."""
    for name in filing.names:
        known = frozenset([filing.cik]) if filing.cik is not None else frozenset()
        yield MentionRecord(
            filing.reporter, name, PartyKind.ORGANISATION, ciks=known, own=True
        )
    beside: dict[str, set[str]] = defaultdict(set)
    for line in filing.beside.values():
        for mention in line:
            beside[mention] |= line - {mention}
    for mention, (name, said) in filing.printed.items():
        kind = PartyKind(said)
        yield MentionRecord(
            filing.reporter,
            name,
            kind,
            Role.GROUP if kind is PartyKind.GROUP else Role.PARTY,
            amounts=tuple(filing.anchors.get(mention, ())),
            cooccurs=frozenset(filing.printed[other][0] for other in beside[mention]),
        )


def _iris(
    parties: Iterable[Party], records: Iterable[MentionRecord], terms: Terms
) -> dict[str, str]:
    """Return the IRI of each party, by its key.

    That of a reporting entity, where one of its names is a reporter's own; else that of
    the name that stands for it, by its normal form. Where persons keep two spellings of
    one normal form apart, the later of them is named by its spelling.
    """
    names: dict[str, str] = {}
    own: dict[str, str] = {}
    for record in records:
        key = mention_key(record.reporter, record.name)
        names[key] = min(names.get(key, record.name), record.name)
        if record.own:
            own[key] = record.reporter
    minted: dict[str, str] = {}
    taken: set[str] = set()
    for party in sorted(parties, key=lambda one: one.key):
        reporters = sorted({own[name] for name in party.names if name in own})
        if reporters:
            iri = terms.entity(reporters[0])
        else:
            reporter = party.key.partition("/")[0]
            name = names[party.key]
            form = normal_form(name) or " ".join(name.split()).casefold()
            iri = terms.party(reporter, [form])
            if iri.value in taken:
                iri = terms.party(reporter, [party.key])
        taken.add(iri.value)
        minted[party.key] = iri.value
    return minted


def _identity_quads(found: Identities, terms: Terms) -> list[Quad]:
    """Return the names and kinds of shared parties, and what rules decided."""
    graph = terms.derived_graph("identity")
    quads = []
    for party, name, kind in _named(found):
        if party in found.shared:
            node = NamedNode(party)
            quads.append(Quad(node, ns.KIND, text(kind), graph))
            if "/entity/" not in party:
                quads += name_quads(node, name, graph)
    return quads + rule_quads(found.resolution.links, terms)


def _named(found: Identities) -> Iterator[tuple[str, str, str]]:
    """Yield IRI, name to show and kind of each party that is mentioned.

    Of its printed names the most frequent, then longest, then first.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, set[str]] = defaultdict(set)
    for filing in found.filings:
        for mention, (name, kind) in filing.printed.items():
            party = found.party_of[mention]
            counts[party][name] += filing.facts[mention]
            kinds[party].add(kind)
    for party, names in sorted(counts.items()):
        shown = min(names, key=lambda name: (-names[name], -len(name), name))
        order = ("group", "person", "organisation")
        kind = next((k for k in order if k in kinds[party]), "unknown")
        if "/entity/" in party:
            kind = "organisation"
        yield party, shown, kind


def _families(found: Identities, terms: Terms) -> list[Quad]:
    """Return the trade names that parties of several reporters bear."""
    return family_quads(
        terms,
        (
            (reporter, party, name, kind)
            for party, name, kind in _named(found)
            for reporter in found.reporters[party]
        ),
    )

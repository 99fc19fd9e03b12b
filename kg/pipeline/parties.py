"""What a person sees and decides of parties: list, show, review, decide, undo."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Store

from kg.errors import InputError, NotFoundError
from kg.graph import Terms
from kg.graph.decisions import decision_quads
from kg.parties import decisions as deciding
from kg.parties.candidates import candidates_of
from kg.parties.components import Conflict
from kg.parties.decisions import Decision, Verdict
from kg.parties.decisions_csv import read_decisions, write_decisions
from kg.parties.identifiers import mention_key
from kg.parties.mentions import mentions_of
from kg.pipeline.deriving import derive_all
from kg.pipeline.identity import Identities, decisions_of, identities
from kg.pipeline.publishing import publish
from kg.store.base import Writer, graph_quads, replace_graph


@dataclass(frozen=True, slots=True)
class PartyName:
    """One name of a party.

    Attributes:
        key: What decisions speak of: reporter/name.
        name: As printed.
        reporter: Key of the reporter that prints it.
        facts: How many facts bear it.
        first, last: First and last day such a fact is dated; None without one.
    """

    key: str
    name: str
    reporter: str
    facts: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party with its names, and why they are its.

    Attributes:
        iri: Of the party.
        kind: organisation, person, group or unknown.
        names: Sorted by key.
        ciks, leis: Identifiers, sorted.
        reasons: Decisions, of rules and persons, that join its names.
    """

    iri: str
    kind: str
    names: tuple[PartyName, ...]
    ciks: tuple[str, ...]
    leis: tuple[str, ...]
    reasons: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two names that may be one party's, for a person to judge.

    Attributes:
        a, b: Their keys.
        score: From 0 to 1, to sort by; no probability.
        why: What is alike.
    """

    a: str
    b: str
    score: float
    why: str


def party_views(store: Store, terms: Terms | None = None) -> list[PartyView]:
    """Return the parties that are named, sorted by their first name's key."""
    terms = terms or Terms()
    found = identities(store, terms)
    names = _names(found)
    links = defaultdict(list)
    by_name = found.resolution.party_by_name()
    persons = deciding.in_force(decisions_of(store, terms))
    for decision in (*found.resolution.links, *persons):
        if decision.verdict is Verdict.SAME and decision.a in by_name:
            links[by_name[decision.a]].append(decision)
    views = []
    for party in found.resolution.parties:
        held = tuple(names[key] for key in party.names if key in names)
        if held:
            views.append(
                PartyView(
                    found.iris[party.key],
                    str(party.kind),
                    held,
                    party.ciks,
                    party.leis,
                    tuple(links[party.key]),
                )
            )
    return views


def _names(found: Identities) -> dict[str, PartyName]:
    """Return the names that facts bear, by key."""
    facts: Counter[str] = Counter()
    printed: dict[str, str] = {}
    days: dict[str, list[date]] = defaultdict(list)
    for filing in found.filings:
        for mention, (name, _) in filing.printed.items():
            key = mention_key(filing.reporter, name)
            facts[key] += filing.facts[mention]
            printed[key] = min(printed.get(key, name), name)
            days[key] += [a.end for a in filing.anchors.get(mention, ())]
    return {
        key: PartyName(
            key,
            name,
            key.partition("/")[0],
            facts[key],
            min(days[key], default=None),
            max(days[key], default=None),
        )
        for key, name in printed.items()
    }


def review(
    store: Store, terms: Terms | None = None
) -> tuple[list[Proposal], tuple[Conflict, ...]]:
    """Return what a person may judge: proposals, the best first, and conflicts."""
    terms = terms or Terms()
    found = identities(store, terms)
    named = _names(found)
    proposals = [
        Proposal(one.a, one.b, one.score, one.why)
        for one in candidates_of(
            mentions_of(found.records), found.resolution, decisions_of(store, terms)
        )
        if one.a in named or one.b in named
    ]
    proposals.sort(key=lambda one: (-one.score, one.a, one.b))
    return proposals, found.resolution.conflicts


def decide(
    writer: Writer,
    one: str,
    other: str,
    verdict: str,
    *,
    by: str,
    why: str,
    when: date,
    terms: Terms | None = None,
) -> int:
    """Add a person's decision about two names; return its number.

    Args:
        writer: The graph; it is published.
        one: Key of a name (reporter/name), or a name that only one reporter prints.
        other: Another.
        verdict: same, different or unsure.
        by: Who decides.
        why: The reason.
        when: The day.
        terms: Terms the graph was built with.

    Raises:
        NotFoundError: No name answers to one of them.
        InputError: Several do, the verdict is none, or a reason is missing.
    """
    terms = terms or Terms()
    try:
        judged = Verdict(verdict.strip().lower())
    except ValueError:
        message = f"found the verdict {verdict!r}, expected same, different or unsure"
        raise InputError(message) from None
    keys = _keys(writer.store, terms)
    held = decisions_of(writer.store, terms)
    made = deciding.decide(
        held, _key(one, keys), _key(other, keys), judged, by=by, why=why, when=when
    )
    _store(writer, terms, made)
    return made[-1].ordinal


def undo(
    writer: Writer,
    ordinal: int,
    *,
    by: str,
    why: str,
    when: date,
    terms: Terms | None = None,
) -> None:
    """Withdraw a decision by its number; it stays on record.

    Raises:
        NotFoundError: No decision of that number stands.
    """
    terms = terms or Terms()
    held = decisions_of(writer.store, terms)
    _store(writer, terms, deciding.undo(held, ordinal, by=by, why=why, when=when))


def export_decisions(store: Store, terms: Terms | None = None) -> str:
    """Return the persons' decisions as CSV."""
    return write_decisions(decisions_of(store, terms or Terms()))


def import_decisions(
    writer: Writer, text: str, source: str | None = None, terms: Terms | None = None
) -> int:
    """Add the decisions of a CSV file; return how many are new.

    A decision that the graph holds already is passed over; one under a number that the
    graph gave to another gets the next free number.

    Raises:
        InputError: The file is not well formed.
    """
    terms = terms or Terms()
    held = list(decisions_of(writer.store, terms))
    known = set(held)
    free = max((d.ordinal for d in held), default=0)
    renumbered: dict[int, int] = {}
    new = 0
    for decision in read_decisions(text, source):
        if decision in known or decision.ordinal == 0:
            continue
        taken = any(d.ordinal == decision.ordinal and not d.withdrawn for d in held)
        number = decision.ordinal
        if decision.withdrawn:
            number = renumbered.get(number, number)
        elif taken or number <= 0:
            free += 1
            number = renumbered[decision.ordinal] = free
        free = max(free, number)
        held.append(_numbered(decision, number))
        new += 1
    deciding.standing(held)
    if new:
        _store(writer, terms, held)
    return new


def _numbered(decision: Decision, number: int) -> Decision:
    return Decision(
        number,
        decision.a,
        decision.b,
        decision.verdict,
        decision.by,
        decision.why,
        decision.when,
        decision.withdrawn,
    )


def _store(writer: Writer, terms: Terms, decisions: Iterable[Decision]) -> None:
    """Write the decisions, whatever else was decided kept, and what follows of them."""
    graph = terms.decisions_graph()
    quads = set(graph_quads(writer.store, graph))
    quads.update(decision_quads(decisions, terms))
    replace_graph(writer, graph, quads)
    publish(writer, terms, derive_all(writer, terms, ()))


def _keys(store: Store, terms: Terms) -> dict[str, str]:
    """Return the names of a graph, reporters' own among them, by key."""
    found = identities(store, terms)
    return {mention_key(r.reporter, r.name): r.name for r in found.records}


def _key(given: str, keys: dict[str, str]) -> str:
    """Return the key of a name given as key or as printed."""
    folded = " ".join(given.split()).casefold()
    if folded in keys:
        return folded
    fits = [key for key in keys if key.partition("/")[2] == folded]
    if len(fits) == 1:
        return fits[0]
    if fits:
        message = (
            f"found {given!r} with {len(fits)} reporters, expected one; give its key: "
            + ", ".join(sorted(fits)[:4])
        )
        raise InputError(message)
    message = f"found no name {given!r} in the graph; kg parties list shows them"
    raise NotFoundError(message)

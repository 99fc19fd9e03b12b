"""Mentions: names as reporters print them, with what helps to tell whose they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from kg.model.drafts import Drafted, draft_of
from kg.model.fact import PartyKind, Role
from kg.parties.identifiers import (
    ciks_in,
    leis_in,
    mention_key,
    plain_cik,
    plain_lei,
)
from kg.parties.names import NameForm, name_form
from kg.parties.roles import classify


@lru_cache(maxsize=65536)
def named_kind(name: str) -> tuple[PartyKind, Role]:
    """Return the sort of party a printed name denotes, and its role on a fact.

    A role that stands for its holder is never united with another name.

    >>> [part.value for part in named_kind("Xiaomi Inc")]
    ['organisation', 'party']
    >>> [part.value for part in named_kind("Management")]
    ['role', 'relationship']
    """
    member = classify(name)
    if member.role is Role.RELATIONSHIP:
        return PartyKind.ROLE, Role.RELATIONSHIP
    kind = name_form(name, member.kind).kind
    return kind, Role.GROUP if kind is PartyKind.GROUP else Role.PARTY


@dataclass(frozen=True, slots=True)
class Anchor(Drafted):
    """An amount reported of a name: equal ones in two filings may tie two printings.

    Attributes:
        filing: Accession number, or what stands for it.
        concept: ``us-gaap:Name``.
        start: First day of a flow's period; None for a balance.
        end: Last day of the period, or the day a balance closes.
        unit: ``CNY``.
        amount: In whole units, sign as reported.
    """

    filing: str
    concept: str
    start: date | None
    end: date
    unit: str
    amount: Decimal


drafted_anchor: Final = draft_of(Anchor)
"""Makes an anchor of the values of all its fields, at a part of its cost."""


@dataclass(frozen=True, slots=True)
class MentionRecord(Drafted):
    """A name in the filings of one reporter; records of one key are taken together.

    Attributes:
        reporter: Key of the reporting entity: its CIK when known; no "/" in it.
        name: As printed.
        kind: Sort of party, as its words or its axis tell.
        role: What the member says; only parties and groups are resolved.
        amounts: Amounts reported of this name alone.
        cooccurs: Names that stand in one table with it with amounts of their own.
        ciks: Company numbers known of the party.
        leis: Legal Entity Identifiers known of the party.
        own: Whether it is the reporter's own name, its CIK then among `ciks`.
        facts: Number of facts that bear the name so printed.
    """

    reporter: str
    name: str
    kind: PartyKind = PartyKind.UNKNOWN
    role: Role = Role.PARTY
    amounts: tuple[Anchor, ...] = ()
    cooccurs: frozenset[str] = frozenset()
    ciks: frozenset[str] = frozenset()
    leis: frozenset[str] = frozenset()
    own: bool = False
    facts: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """The records of one key, taken together and read.

    Attributes:
        key: See `kg.parties.identifiers.mention_key`.
        reporter: Key of the reporting entity.
        name: The first of its printings in order of the alphabet.
        form: The name, read.
        kind: What the words tell; else what all records that tell one agree on.
        resolved: Whether it can be the same party as another.
        own: Whether it is the reporter's own name.
        amounts: Sorted, each once.
        apart: Keys of the names that stand beside it with amounts of their own.
        ciks: Plain company numbers, sorted.
        leis: Plain Legal Entity Identifiers, sorted.
    """

    key: str
    reporter: str
    name: str
    form: NameForm
    kind: PartyKind
    resolved: bool
    own: bool
    amounts: tuple[Anchor, ...]
    apart: frozenset[str]
    ciks: tuple[str, ...]
    leis: tuple[str, ...]


def mentions_of(records: Iterable[MentionRecord]) -> dict[str, Mention]:
    """Return the mentions the records make, by key and sorted by it.

    Raises:
        InputError: A reporter's key, a CIK or an LEI is not well formed.
    """
    return {key: mention(key, group) for key, group in records_by_key(records).items()}


def records_by_key(
    records: Iterable[MentionRecord],
) -> dict[str, list[MentionRecord]]:
    """Return the records of each mention key, sorted by key.

    Raises:
        InputError: A reporter's key is not well formed, or a name is empty.
    """
    groups: dict[str, list[MentionRecord]] = {}
    for record in records:
        groups.setdefault(mention_key(record.reporter, record.name), []).append(record)
    return {key: groups[key] for key in sorted(groups)}


def told_kind(kinds: Iterable[PartyKind]) -> PartyKind:
    """Return the kind that all who tell one agree on; UNKNOWN when they differ.

    >>> told_kind([PartyKind.UNKNOWN, PartyKind.PERSON]).value
    'person'
    >>> told_kind([PartyKind.GROUP, PartyKind.PERSON]).value
    'unknown'
    """
    told = set(kinds) - {PartyKind.UNKNOWN}
    return told.pop() if len(told) == 1 else PartyKind.UNKNOWN


def mention(key: str, records: list[MentionRecord]) -> Mention:
    """Return the mention that the records of one key make.

    Raises:
        InputError: A CIK or an LEI is not well formed.
    """
    first = min(records, key=lambda record: record.name)
    form = name_form(first.name, told_kind(record.kind for record in records))
    names = {record.name for record in records}
    apart = {mention_key(first.reporter, n) for r in records for n in r.cooccurs}
    ciks = {plain_cik(cik) for record in records for cik in record.ciks}
    leis = {plain_lei(lei) for record in records for lei in record.leis}
    return Mention(
        key=key,
        reporter=first.reporter,
        name=first.name,
        form=form,
        kind=form.kind,
        resolved=any(r.role in (Role.PARTY, Role.GROUP) for r in records),
        own=any(record.own for record in records),
        amounts=tuple(sorted({a for r in records for a in r.amounts}, key=_order)),
        apart=frozenset(apart - {key}),
        ciks=tuple(sorted(ciks.union(*(ciks_in(name) for name in names)))),
        leis=tuple(sorted(leis.union(*(leis_in(name) for name in names)))),
    )


def _order(anchor: Anchor) -> tuple[str, str, date, date, str, Decimal]:
    start = anchor.start or date.min
    return (
        anchor.filing,
        anchor.concept,
        start,
        anchor.end,
        anchor.unit,
        anchor.amount,
    )

"""Mentions as they are stored: one row a name of a reporter, with its block keys.

A row is made once, when the facts of its reporter change. Its block keys tell which
other names it can be linked with, so that a change of one reporter is decided without
the names it has nothing to do with.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from kg.facts.encoding import day_of, day_text, pairs_of
from kg.identity.block_keys import blocks_of
from kg.model.amount import plain_decimal
from kg.model.drafts import Drafted
from kg.model.fact import PartyKind
from kg.parties.mentions import (
    Anchor,
    Mention,
    MentionRecord,
    mention,
    records_by_key,
    told_kind,
)
from kg.parties.names import name_form

RowTuple = tuple[Any, ...]
"""A row as plain values, in the order of `MentionRow`; JSON arrays will do."""


@dataclass(frozen=True, slots=True)
class MentionRow(Drafted):
    """One name of one reporter, as it is stored.

    Attributes:
        reporter: Key of the reporting entity.
        key: See `kg.parties.identifiers.mention_key`.
        name: The first of its printings in order of the alphabet.
        kinds: Sorts of party that its records tell, sorted.
        resolved: Whether it can be the same party as another.
        own: Whether it is the reporter's own name.
        ciks: Plain company numbers, sorted.
        leis: Plain Legal Entity Identifiers, sorted.
        amounts: Amounts reported of this name alone, sorted, each once.
        apart: Keys of the names that stand beside it with amounts of their own, sorted.
        printings: Number of facts by printed name, sorted by name; empty when no fact
            bears the name, as with a reporter's own name.
        blocks: Block keys, sorted; see `kg.identity.block_keys`.
    """

    reporter: str
    key: str
    name: str
    kinds: tuple[PartyKind, ...]
    resolved: bool
    own: bool
    ciks: tuple[str, ...]
    leis: tuple[str, ...]
    amounts: tuple[Anchor, ...]
    apart: tuple[str, ...]
    printings: tuple[tuple[str, int], ...]
    blocks: tuple[str, ...]

    @property
    def kind(self) -> PartyKind:
        """The kind that all records which tell one agree on."""
        return told_kind(self.kinds)

    @property
    def facts(self) -> int:
        """Number of facts that bear the name."""
        return sum(count for _, count in self.printings)

    def mention(self) -> Mention:
        """Return the mention as the rules take it."""
        form = name_form(self.name, self.kind)
        return Mention(
            key=self.key,
            reporter=self.reporter,
            name=self.name,
            form=form,
            kind=form.kind,
            resolved=self.resolved,
            own=self.own,
            amounts=self.amounts,
            apart=frozenset(self.apart),
            ciks=self.ciks,
            leis=self.leis,
        )

    def to_tuple(self) -> RowTuple:
        """Return the row as plain values."""
        return (
            self.reporter, self.key, self.name, tuple(k.value for k in self.kinds),
            self.resolved, self.own, self.ciks, self.leis,
            tuple(map(anchor_tuple, self.amounts)), self.apart, self.printings,
            self.blocks,
        )  # fmt: skip

    @classmethod
    def from_tuple(cls, values: RowTuple) -> "MentionRow":
        """Return the row that `to_tuple` wrote; lists may stand for tuples.

        Raises:
            ValueError: A kind, day or number is not well formed, or values are missing.
        """
        (
            reporter, key, name, kinds, resolved, own, ciks, leis, amounts, apart,
            printings, blocks,
        ) = values  # fmt: skip
        return cls(
            reporter, key, name, tuple(map(PartyKind, kinds)), resolved, own,
            tuple(ciks), tuple(leis), tuple(map(anchor_of, amounts)), tuple(apart),
            pairs_of(printings), tuple(blocks),
        )  # fmt: skip


def anchor_tuple(anchor: Anchor) -> RowTuple:
    """Return an amount as text: filing, concept, first and last day, unit, amount."""
    return (
        anchor.filing, anchor.concept, day_text(anchor.start), anchor.end.isoformat(),
        anchor.unit, plain_decimal(anchor.amount),
    )  # fmt: skip


def anchor_of(values: RowTuple) -> Anchor:
    """Return the amount that `anchor_tuple` wrote.

    >>> values = ("f1", "us-gaap:X", None, "2020-12-31", "CNY", "12.5")
    >>> anchor_tuple(anchor_of(values)) == values
    True
    """
    filing, concept, start, end, unit, amount = values
    last = date.fromisoformat(end)
    return Anchor(filing, concept, day_of(start), last, unit, Decimal(amount))


def mention_rows(records: Iterable[MentionRecord]) -> list[MentionRow]:
    """Return the rows of reporters' names, sorted by key.

    Args:
        records: All records of each reporter that occurs, in any order. A reporter's
            names must be given together, because block keys within a reporter depend
            on all of them.

    Raises:
        InputError: A reporter's key, a CIK or an LEI is not well formed.
    """
    groups = records_by_key(records)
    mentions = {key: mention(key, group) for key, group in groups.items()}
    blocks = blocks_of(mentions)
    return [_row(mentions[key], group, blocks[key]) for key, group in groups.items()]


def _row(
    read: Mention, records: list[MentionRecord], blocks: tuple[str, ...]
) -> MentionRow:
    printings: Counter[str] = Counter()
    for record in records:
        if not record.own or record.facts:
            printings[record.name] += record.facts
    return MentionRow(
        reporter=read.reporter,
        key=read.key,
        name=read.name,
        kinds=tuple(sorted({record.kind for record in records})),
        resolved=read.resolved,
        own=read.own,
        ciks=read.ciks,
        leis=read.leis,
        amounts=read.amounts,
        apart=tuple(sorted(read.apart)),
        printings=tuple(sorted(printings.items())),
        blocks=blocks,
    )

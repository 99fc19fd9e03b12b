"""What the members of a context say: who, as what, or something else."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.model.fact import PartyKind, Role
from kg.model.party import MemberRole
from kg.readers.xbrl.document import Dimension, Document
from kg.readers.xbrl.element_names import words_of
from kg.readers.xbrl.linkbases import Taxonomy

_MARK = re.compile(r"\s*\[\s*(?:member|domain)\s*\]\s*", re.IGNORECASE)

ClassifyMember = Callable[[str, str | None, str | None], MemberRole]
"""Role of a member from its label, axis and element."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words mean, handed in by whoever reads.

    Attributes:
        classify: Role of a member.
        is_subsidiary: Whether axis and element say that the fact is a subsidiary's.
        is_related_title: Whether a report's title speaks of related parties.
    """

    classify: ClassifyMember
    is_subsidiary: Callable[[str | None, str | None], bool]
    is_related_title: Callable[[str], bool]


class MemberReading(NamedTuple):
    """What the dimensions of a context say; fields as those of a fact."""

    members: tuple[str, ...]
    axes: tuple[str, ...]
    names: tuple[str | None, ...]
    roles: tuple[Role, ...]
    party: str | None
    relationship: str | None
    other: tuple[str, ...]
    subsidiary: str | None


class _Cut(NamedTuple):
    """What one axis and member say."""

    text: str
    role: Role
    subsidiary: bool


class Members:
    """The members of one document; each, and each set of them, is worked out once."""

    def __init__(
        self, document: Document, taxonomy: Taxonomy, meaning: Meaning
    ) -> None:
        self._document, self._taxonomy, self._meaning = document, taxonomy, meaning
        self._readings: dict[tuple[Dimension, ...], MemberReading] = {}
        self._cuts: dict[Dimension, _Cut] = {}
        self._unlabelled: set[str] = set()

    def reading(self, dimensions: tuple[Dimension, ...]) -> MemberReading:
        """Return what dimensions say."""
        reading = self._readings.get(dimensions)
        if reading is None:
            reading = self._readings[dimensions] = self._read(dimensions)
        return reading

    @property
    def labels(self) -> tuple[tuple[str, str], ...]:
        """Return element and label, under every role, of each member in use; sorted."""
        names = {cut.member for cut in self._cuts if cut.member is not None}
        return tuple(
            sorted(
                {
                    (name, _without_mark(label))
                    for name in names
                    for label in self._taxonomy.labels_of(name)
                }
            )
        )

    @property
    def unlabelled(self) -> tuple[str, ...]:
        """Return the elements of members no label is at hand for, sorted."""
        return tuple(sorted(self._unlabelled))

    def _read(self, dimensions: tuple[Dimension, ...]) -> MemberReading:
        """Work out what dimensions say."""
        cuts = [self._cut(dimension) for dimension in dimensions]

        def of(*wanted: Role) -> tuple[str, ...]:
            return tuple(cut.text for cut in cuts if cut.role in wanted)

        return MemberReading(
            members=tuple(cut.text for cut in cuts),
            axes=tuple(dimension.axis for dimension in dimensions),
            names=tuple(dimension.member for dimension in dimensions),
            roles=tuple(cut.role for cut in cuts),
            party=" | ".join(of(Role.PARTY, Role.GROUP)) or None,
            relationship=" | ".join(of(Role.RELATIONSHIP)) or None,
            other=of(Role.OTHER),
            subsidiary=next((cut.text for cut in cuts if cut.subsidiary), None),
        )

    def _cut(self, dimension: Dimension) -> _Cut:
        """Return what one axis and member say."""
        cut = self._cuts.get(dimension)
        if cut is None:
            text = self._shown(dimension.member, dimension.typed)
            axis, name = dimension.axis, dimension.member
            role = self._meaning.classify(text, axis, name).role
            apart = self._meaning.is_subsidiary(axis, name)
            if apart:
                words = self._meaning.classify(text, None, None)
                if text in self._parties or words.kind is PartyKind.PERSON:
                    role, apart = Role.PARTY, False
                elif words.role is Role.OTHER:
                    apart = False
            cut = _Cut(text, Role.OTHER if apart else role, apart)
            self._cuts[dimension] = cut
        return cut

    @cached_property
    def _parties(self) -> frozenset[str]:
        """Return the members that stand on an axis of parties somewhere.

        Filers put counterparties on the axis of legal entities too; one that is named
        as a party elsewhere in the document is none of the reporter's own group.
        """
        cuts = {
            cut
            for context in self._document.contexts.values()
            for cut in context.dimensions
            if cut.member is not None
        }
        named = [
            (self._shown(cut.member, None), cut)
            for cut in cuts
            if not self._meaning.is_subsidiary(cut.axis, cut.member)
        ]
        return frozenset(
            text
            for text, cut in named
            if self._meaning.classify(text, cut.axis, cut.member).role is Role.PARTY
        )

    def _shown(self, name: str | None, typed: str | None) -> str:
        """Return how a member is shown."""
        if name is None:
            return typed or ""
        text = self._taxonomy.label(name)
        if text is None:
            self._unlabelled.add(name)
            return words_of(name.rpartition(":")[2])
        return _without_mark(text)


def _without_mark(label: str) -> str:
    """Return a member's label without "[Member]", if that leaves any."""
    if "[" not in label:
        return label
    return " ".join(_MARK.sub(" ", label).split()) or label

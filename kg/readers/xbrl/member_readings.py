"""What the members of a context say: who, as what, or something else."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.model.fact import PartyKind, Role
from kg.model.party import MemberRole
from kg.readers.xbrl.document import Dimension, Document
from kg.readers.xbrl.element_names import is_standard, name_of
from kg.readers.xbrl.linkbases import Taxonomy

_MARK = re.compile(r"\s*\[\s*(?:member|domain|default label)\s*\]\s*", re.IGNORECASE)
_BARE = re.compile(r"(?<=\w)[\s,]*\bMember$|(?<=[a-zA-Z])Member$")
_COVER = frozenset(["EntityRegistrantName", "EntityCentralIndexKey"])
"""Elements of a cover of one's own."""
_WHOLE = (
    frozenset(["Assets"]),
    frozenset(["LiabilitiesAndStockholdersEquity", "EquityAndLiabilities"]),
)
"""Elements of which a whole balance sheet has one each."""

ClassifyMember = Callable[[str, str | None, str | None], MemberRole]
"""Role of a member from its label, axis and element."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What words mean, handed in by whoever reads.

    Attributes:
        classify: Role of a member.
        is_subsidiary: Whether axis and element say that the fact may be that of an
            entity of the reporter's own group.
        is_related_title: Whether a report's title speaks of related parties.
        is_related_axis: Whether only related parties stand on an axis.
        names_arrangement: Whether instruments stand on an axis, or who gave them.
        settle: The roles of members that stand together, by their axes.
        is_note_text: Whether a text may be read as a note, by element, label and title.
    """

    classify: ClassifyMember
    is_subsidiary: Callable[[str | None, str | None], bool]
    is_related_title: Callable[[str], bool]
    is_related_axis: Callable[[str | None], bool]
    names_arrangement: Callable[[str | None], bool]
    settle: Callable[[Sequence[Role], Sequence[str]], tuple[Role, ...]]
    is_note_text: Callable[[str | None, str, str], bool]


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
        self,
        document: Document,
        taxonomy: Taxonomy,
        meaning: Meaning,
    ) -> None:
        self._document, self._taxonomy, self._meaning = document, taxonomy, meaning
        self._readings: dict[tuple[tuple[Dimension, ...], bool], MemberReading] = {}
        self._cuts: dict[tuple[Dimension, bool], _Cut] = {}
        self._unlabelled: set[str] = set()

    def reading(
        self, dimensions: tuple[Dimension, ...], *, on_related_page: bool
    ) -> MemberReading:
        """Return what dimensions say.

        Args:
            dimensions: Axes and members.
            on_related_page: Whether the facts stand on a page about related parties,
                where an entity of another name is the other side.
        """
        key = dimensions, on_related_page
        reading = self._readings.get(key)
        if reading is None:
            reading = self._readings[key] = self._read(dimensions, on_related_page)
        return reading

    @property
    def labels(self) -> tuple[tuple[str, str], ...]:
        """Return element and label, under every role, of each member in use; sorted."""
        names = {cut.member for cut, _ in self._cuts if cut.member is not None}
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

    def _read(
        self, dimensions: tuple[Dimension, ...], on_related_page: bool
    ) -> MemberReading:
        """Work out what dimensions say."""
        cuts = [self._cut(dimension, on_related_page) for dimension in dimensions]
        axes = tuple(dimension.axis for dimension in dimensions)
        roles = self._meaning.settle([cut.role for cut in cuts], axes)
        parties: list[str] = []
        told: dict[Role, list[str]] = {
            Role.PARTY: parties,
            Role.GROUP: parties,
            Role.RELATIONSHIP: [],
            Role.OTHER: [],
        }
        for cut, role in zip(cuts, roles, strict=True):
            told[role].append(cut.text)
        return MemberReading(
            members=tuple(cut.text for cut in cuts),
            axes=axes,
            names=tuple(dimension.member for dimension in dimensions),
            roles=roles,
            party=" | ".join(parties) or None,
            relationship=" | ".join(told[Role.RELATIONSHIP]) or None,
            other=tuple(told[Role.OTHER]),
            subsidiary=next((cut.text for cut in cuts if cut.subsidiary), None),
        )

    def _cut(self, dimension: Dimension, on_related_page: bool) -> _Cut:
        """Return what one axis and member say."""
        cut = self._cuts.get((dimension, on_related_page))
        if cut is None:
            cut = self._cut_anew(dimension, on_related_page)
            self._cuts[dimension, on_related_page] = cut
        return cut

    def _cut_anew(self, dimension: Dimension, on_related_page: bool) -> _Cut:
        """Work out what one axis and member say.

        On the axis of legal entities a co-registrant is whose the fact is. Any other
        entity there is the other side on a page about related parties, and so it is
        where the document names it as a related party elsewhere; else it says only
        which part of the group the figure covers. So is on an axis of instruments who
        is a related party elsewhere: the lender, a person or company of any form.
        """
        text = self._shown(dimension.member, dimension.typed)
        axis, name = dimension.axis, dimension.member
        role = self._meaning.classify(text, axis, name).role
        if self._meaning.is_subsidiary(axis, name):
            if name in self._co_registrants:
                return _Cut(text, Role.OTHER, subsidiary=True)
            if name is None or not is_standard(name):
                role = self._role_of_entity(text, on_related_page)
        elif self._meaning.names_arrangement(axis) and text in self._related_parties:
            role = Role.PARTY
        return _Cut(text, role, subsidiary=False)

    def _role_of_entity(self, text: str, on_related_page: bool) -> Role:
        """Return the role of a member on the axis of legal entities, by its words."""
        words = self._meaning.classify(text, None, None)
        named = words.kind is PartyKind.PERSON or text in self._related_parties
        return words.role if on_related_page or named else Role.OTHER

    @cached_property
    def _co_registrants(self) -> frozenset[str | None]:
        """Return the members that report beside the reporter.

        They have a cover of their own, or a whole balance sheet.
        """
        told: dict[str | None, set[str]] = {}
        for fact in self._document.facts:
            dimensions = self._document.contexts[fact.context].dimensions
            if len(dimensions) == 1 and self._meaning.is_subsidiary(*dimensions[0][:2]):
                local = fact.concept.rpartition(":")[2]
                told.setdefault(dimensions[0].member, set()).add(local)
        return frozenset(
            name
            for name, locals_ in told.items()
            if name is not None
            and not is_standard(name)
            and (locals_ & _COVER or all(locals_ & each for each in _WHOLE))
        )

    @cached_property
    def _related_parties(self) -> frozenset[str]:
        """Return the members that stand on an axis of related parties somewhere.

        Filers put counterparties on the axis of legal entities too; one that is named
        as a related party elsewhere in the document is one there as well.
        """
        cuts = {
            cut
            for context in self._document.contexts.values()
            for cut in context.dimensions
            if cut.member is not None and self._meaning.is_related_axis(cut.axis)
        }
        named = [(self._shown(cut.member, None), cut) for cut in cuts]
        return frozenset(
            text
            for text, cut in named
            if self._meaning.classify(text, cut.axis, cut.member).role is Role.PARTY
        )

    def _shown(self, name: str | None, typed: str | None) -> str:
        """Return how a member is shown: as the filing's pages print it."""
        if name is None:
            return typed or ""
        text = self._taxonomy.printed_label(name)
        if text is None:
            self._unlabelled.add(name)
            return name_of(name.rpartition(":")[2])
        shown = _without_mark(text)
        return self._without_tail(text, name) if shown == text else shown

    def _without_tail(self, text: str, name: str) -> str:
        """Return a label without a bare "Member" that its element ends in as well.

        An office that a taxonomy names by the word keeps it ("Managing Member").
        """
        bare = _BARE.sub("", text)
        local = name.rpartition(":")[2]
        if not bare or bare == text or not local.endswith("Member"):
            return text
        classify = self._meaning.classify
        listed, words = (
            classify(bare, None, local + "Member"),
            classify(bare, None, None),
        )
        is_office = listed.role is Role.RELATIONSHIP and words.role is not listed.role
        return text if is_office else bare


def _without_mark(label: str) -> str:
    """Return a member's label without "[Member]", if that leaves any."""
    if "[" not in label:
        return label
    return " ".join(_MARK.sub(" ", label).split()) or label

"""From an XBRL document and the names at hand to facts."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import NamedTuple

from kg.model.fact import Fact, PartyKind, PlacedBy, Role, drafted
from kg.model.filing import Identity, Reading, Summand
from kg.model.party import MemberRole
from kg.readers.identity import plain_cik
from kg.readers.xbrl.linkbases import Taxonomy
from kg.readers.xbrl.names import words_of
from kg.readers.xbrl.plaintext import text_of
from kg.readers.xbrl.records import Context, Dimension, Document, RawFact
from kg.readers.xbrl.transforms import is_plain

REPORT = "instance"
"""Name of the report that facts of a document belong to."""

_MARK = re.compile(r"\s*\[\s*(?:member|domain)\s*\]\s*", re.IGNORECASE)
_SERIAL = re.compile(r"^\d+ - (?:Document|Statement|Disclosure|Schedule) - ")
_DETAIL = re.compile(r"\(details?", re.IGNORECASE)
_PLACES = re.compile("[+-]?[0-9]{1,2}")
_FARTHEST = 99
"""Places from the point beyond which a number is none of accounting."""

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


class _Said(NamedTuple):
    """What the dimensions of a context say; many contexts have the same."""

    members: tuple[str, ...]
    axes: tuple[str, ...]
    names: tuple[str | None, ...]
    roles: tuple[Role, ...]
    party: str | None
    relationship: str | None
    other: tuple[str, ...]
    subsidiary: str | None
    reports: frozenset[str] | None


class _Scope(NamedTuple):
    """What all facts of one context share."""

    context: Context
    number: int
    cik: str | None
    said: _Said


class _Cut(NamedTuple):
    """What one axis and member say."""

    text: str
    role: Role
    subsidiary: bool


def reading_of(
    document: Document,
    taxonomy: Taxonomy,
    meaning: Meaning,
    *,
    source: str,
    digest: str,
    kind: str,
    identity: Identity,
) -> Reading:
    """Make the facts of a document, in its order; none is left out.

    Args:
        document: What was read.
        taxonomy: Names of the filing's elements; an empty one where none are at hand.
        meaning: What words mean.
        source: Path or name.
        digest: SHA-256 of the file.
        kind: ``instance`` or ``inline``.
        identity: What is known of the filing; the document's own cover adds to it.
    """
    known = identity.over(cover_of(document))
    page = _Page(document, taxonomy, meaning, source, known)
    facts = tuple(page.fact(raw) for raw in document.facts)
    return Reading(
        source=source,
        report=REPORT,
        title="",
        digest=digest,
        identity=known,
        kind=kind,
        facts=facts,
        warnings=document.warnings,
        counts=page.counts(facts),
        unlabelled=page.unlabelled,
        member_labels=page.member_labels,
        sums=page.sums,
    )


def cover_of(document: Document) -> Identity:
    """Return what the cover facts of a document say of the filing."""
    said: dict[str, str] = {}
    for fact in document.facts:
        if fact.concept.startswith("dei:") and fact.text:
            bare = not document.contexts[fact.context].dimensions
            if bare:
                said.setdefault(fact.concept[4:], fact.text)
    entities: Counter[str] = Counter()
    for key, count in Counter(fact.context for fact in document.facts).items():
        entities[document.contexts[key].entity] += count
    usual = min(entities, key=lambda name: (-entities[name], name)) if entities else ""
    return Identity(
        cik=plain_cik(said.get("EntityCentralIndexKey", "")) or plain_cik(usual),
        entity=" ".join(said.get("EntityRegistrantName", "").split()) or None,
        form=said.get("DocumentType") or None,
    )


class _Page:
    """One document on its way to facts; what recurs is worked out once."""

    def __init__(
        self,
        document: Document,
        taxonomy: Taxonomy,
        meaning: Meaning,
        source: str,
        identity: Identity,
    ) -> None:
        self._document, self._taxonomy, self._meaning = document, taxonomy, meaning
        self._source, self._identity = source, identity
        self._scopes: dict[str, _Scope] = {}
        self._cuts: dict[Dimension, _Cut] = {}
        self._numbers: dict[Context, int] = {}
        self._labels: dict[str, tuple[str, str | None]] = {}
        self._titles: dict[tuple[str, tuple[str, ...]], str] = {}
        self._said: dict[tuple[Dimension, ...], _Said] = {}
        self._ranks: dict[str, tuple[bool, bool, str]] = {}
        self._ciks: dict[str, str | None] = {}
        self._stated: dict[str, int | str | None] = {}
        self._reports = taxonomy.reports_of()
        self._seen: dict[tuple[object, ...], str] = {}
        self._unlabelled: set[str] = set()
        self._places: dict[str, int] = {}

    def fact(self, raw: RawFact) -> Fact:
        """Make one fact."""
        scope = self._scopes.get(raw.context)
        if scope is None:
            scope = self._scopes[raw.context] = self._scope(raw.context)
        named = self._labels.get(raw.concept)
        if named is None:
            named = self._labels[raw.concept] = self._label(raw.concept)
        unit = None if raw.unit is None else self._document.units[raw.unit]
        value, ref = _value(raw), self._place(raw)
        context, number, cik, said = scope
        identity = self._identity
        return drafted(
            self._source,
            REPORT,
            None,  # row
            None,  # column
            raw.raw,
            ref,
            named[0],
            raw.concept,
            "xbrl",
            said.members,
            said.axes,
            said.roles,
            said.party,
            said.relationship,
            said.other,
            value,
            unit,
            None if unit is None else self._decimals(raw, value),
            context.instant,
            context.start,
            context.end,
            None if context.forever else "concept",
            PlacedBy.XBRL,
            (),  # columns
            cik or identity.cik,
            identity.entity,
            identity.accession,
            identity.form,
            identity.filed,
            identity.url,
            self._title(raw.concept, said),
            said.names,
            named[1],
            said.subsidiary,
            raw.language,
            raw.footnotes,
            self._earlier(raw, ref, number, unit, value),
        )

    def _decimals(self, raw: RawFact, value: Decimal | str) -> int | str | None:
        """Return the decimals of a number, those written alike worked out once."""
        if raw.decimals is None or isinstance(value, str):
            return _decimals(raw, value)
        known = self._stated.get(raw.decimals, "")
        if known == "":
            known = self._stated[raw.decimals] = _decimals(raw, value)
        return known

    @property
    def member_labels(self) -> tuple[tuple[str, str], ...]:
        """Return element and label of each member in use, sorted."""
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
    def sums(self) -> tuple[Summand, ...]:
        """Return the sums between elements the document reports, sorted."""
        used = self._labels
        return tuple(
            sorted(
                {
                    Summand(arc.role, arc.parent, arc.child, Decimal(arc.weight or 1))
                    for arc in self._taxonomy.calculation
                    if arc.parent in used
                    and arc.child in used
                    and (arc.weight is None or is_plain(arc.weight))
                },
                key=lambda part: (part.role, part.parent, part.child, part.weight),
            )
        )

    @property
    def unlabelled(self) -> tuple[str, ...]:
        """Return the elements of members no label is at hand for, sorted."""
        return tuple(sorted(self._unlabelled))

    def counts(self, facts: tuple[Fact, ...]) -> tuple[tuple[str, int], ...]:
        """Return what was found, and how often."""
        files = self._taxonomy.files
        return (
            ("contexts", len(self._document.contexts)),
            ("contexts in use", len(self._scopes)),
            ("units", len(self._document.units)),
            ("facts with dimensions", sum(bool(fact.axes) for fact in facts)),
            ("axes", len({axis for fact in facts for axis in fact.axes})),
            ("nil facts", sum(raw.nil for raw in self._document.facts)),
            ("duplicates", sum(fact.same_as is not None for fact in facts)),
            ("facts with footnotes", sum(bool(fact.footnotes) for fact in facts)),
            ("schemas and linkbases", files),
            (
                "concepts without label",
                sum(by == "name" for _, by in self._labels.values()),
            ),
            ("members without label", len(self._unlabelled)),
        )

    def _label(self, concept: str) -> tuple[str, str | None]:
        text = self._taxonomy.label(concept)
        if text is not None:
            return text, None
        return words_of(concept.rpartition(":")[2]), "name"

    def _scope(self, key: str) -> _Scope:
        """Work out what the facts of a context share."""
        context = self._document.contexts[key]
        said = self._said.get(context.dimensions)
        if said is None:
            said = self._said[context.dimensions] = self._read(context.dimensions)
        number = self._numbers.setdefault(context, len(self._numbers))
        entity = context.entity
        if entity not in self._ciks:
            self._ciks[entity] = plain_cik(entity)
        return _Scope(context, number, self._ciks[entity], said)

    def _read(self, dimensions: tuple[Dimension, ...]) -> _Said:
        """Work out what dimensions say."""
        known = [self._cut(dimension) for dimension in dimensions]
        axes = tuple(dimension.axis for dimension in dimensions)

        def of(*wanted: Role) -> tuple[str, ...]:
            return tuple(cut.text for cut in known if cut.role in wanted)

        return _Said(
            members=tuple(cut.text for cut in known),
            axes=axes,
            names=tuple(dimension.member for dimension in dimensions),
            roles=tuple(cut.role for cut in known),
            party=" | ".join(of(Role.PARTY, Role.GROUP)) or None,
            relationship=" | ".join(of(Role.RELATIONSHIP)) or None,
            other=of(Role.OTHER),
            subsidiary=next((cut.text for cut in known if cut.subsidiary), None),
            reports=self._reports_with(axes),
        )

    def _cut(self, dimension: Dimension) -> _Cut:
        """Return what one axis and member say."""
        cut = self._cuts.get(dimension)
        if cut is None:
            text = self._member(dimension.member, dimension.typed)
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
            (self._member(cut.member, None), cut)
            for cut in cuts
            if not self._meaning.is_subsidiary(cut.axis, cut.member)
        ]
        return frozenset(
            text
            for text, cut in named
            if self._meaning.classify(text, cut.axis, cut.member).role is Role.PARTY
        )

    def _member(self, name: str | None, typed: str | None) -> str:
        """Return how a member is shown."""
        if name is None:
            return typed or ""
        text = self._taxonomy.label(name)
        if text is None:
            self._unlabelled.add(name)
            return words_of(name.rpartition(":")[2])
        return _without_mark(text)

    def _reports_with(self, axes: tuple[str, ...]) -> frozenset[str] | None:
        """Return the reports that present all these axes; None without axes."""
        found: frozenset[str] | None = None
        for axis in axes:
            reports = self._reports.get(axis, frozenset())
            found = reports if found is None else found & reports
        return found

    def _title(self, concept: str, said: _Said) -> str:
        """Return the title of a report that presents a fact; details go first."""
        key = concept, said.axes
        title = self._titles.get(key)
        if title is None:
            reports = self._reports.get(concept, frozenset())
            if said.reports is not None:
                reports &= said.reports
            ranked = [self._ranked(role) for role in reports]
            title = self._titles[key] = min(ranked)[-1] if ranked else ""
        return title

    def _ranked(self, role: str) -> tuple[bool, bool, str]:
        """Return the title of a report, behind what sorts the best of several first."""
        ranked = self._ranks.get(role)
        if ranked is None:
            title = _SERIAL.sub("", self._taxonomy.roles.get(role, ""))
            related = self._meaning.is_related_title(title)
            ranked = not related, _DETAIL.search(title) is None, title
            self._ranks[role] = ranked
        return ranked

    def _place(self, raw: RawFact) -> str:
        """Return where a fact stands: its id, else its line; none stands twice."""
        place = raw.id or f"line {raw.line or 0}"
        count = self._places[place] = self._places.get(place, 0) + 1
        return place if count == 1 else f"{place}, fact {count}"

    def _earlier(
        self,
        raw: RawFact,
        ref: str,
        context: int,
        unit: str | None,
        value: Decimal | str,
    ) -> str | None:
        """Return the id of an earlier fact that says the same, if any."""
        key = (raw.concept, context, unit, value, raw.decimals, raw.language, raw.nil)
        first = self._seen.setdefault(key, ref)
        return None if first == ref else first


def _without_mark(label: str) -> str:
    """Return a member's label without "[Member]", if that leaves any."""
    if "[" not in label:
        return label
    return " ".join(_MARK.sub(" ", label).split()) or label


def _value(raw: RawFact) -> Decimal | str:
    """Return the value in whole units; text stays text, and nil is an empty one."""
    if raw.nil:
        return ""
    if raw.unit is not None:
        try:
            number = Decimal(raw.text)
        except InvalidOperation:
            return raw.text
        if not number.is_finite() or abs(number.adjusted()) > _FARTHEST:
            return raw.text
        return number if number else Decimal(0)  # no minus before a zero
    return text_of(raw.text)


def _decimals(raw: RawFact, value: Decimal | str) -> int | str | None:
    """Return the decimals of a number: as stated, or as its precision implies.

    XBRL 2.1, section 4.6.6: decimals = precision - int(floor(log10(|value|))) - 1.
    """
    if raw.unit is None or isinstance(value, str):
        return None
    stated = raw.decimals
    if stated is not None:
        return "INF" if stated.strip().upper() == "INF" else _whole(stated)
    if raw.precision is None:
        return None
    if raw.precision.strip().upper() == "INF":
        return "INF"
    places = _whole(raw.precision)
    return None if places is None or value == 0 else places - value.adjusted() - 1


def _whole(text: str) -> int | None:
    return int(text) if _PLACES.fullmatch(text.strip()) else None

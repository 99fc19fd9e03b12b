"""From an XBRL document and the names at hand to facts."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from kg.model.amount import half_unit
from kg.model.fact import Fact, PlacedBy, drafted
from kg.model.filing import Identity, Reading, Summand
from kg.readers.origin import plain_cik
from kg.readers.xbrl.document import Context, Document, RawFact
from kg.readers.xbrl.element_names import words_of
from kg.readers.xbrl.linkbases import Taxonomy
from kg.readers.xbrl.member_readings import Meaning, Members
from kg.readers.xbrl.plaintext import text_of
from kg.readers.xbrl.titles import Titles

REPORT = "instance"
"""Name of the report that facts of a document belong to."""

_PLACES = re.compile("[+-]?[0-9]{1,2}")
_MANY = 20
"""Most figures stated differently that are told one by one."""
_FARTHEST = 99
"""Places from the point beyond which a number is none of accounting."""


class _Scope(NamedTuple):
    """What all facts of one context share."""

    context: Context
    number: int
    cik: str | None


def reading_of(
    document: Document,
    taxonomy: Taxonomy,
    meaning: Meaning,
    *,
    source: str,
    digest: str,
    kind: str,
    identity: Identity,
    report: str = REPORT,
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
        report: Name of the report that the facts belong to.
    """
    full_identity = identity.over(cover_of(document))
    page = _Page(document, taxonomy, meaning, source, full_identity, report)
    facts = tuple(page.fact(raw) for raw in document.facts)
    return Reading(
        source=source,
        report=report,
        title="",
        digest=digest,
        identity=full_identity,
        kind=kind,
        facts=facts,
        warnings=(*document.warnings, *_contradictions(document, facts)),
        counts=page.counts(facts),
        unlabelled=page.members.unlabelled,
        member_labels=page.members.labels,
        concept_labels=page.concept_labels,
        sums=page.sums,
        markups=tuple(
            (n, raw.markup)
            for n, raw in enumerate(document.facts)
            if raw.markup is not None
        ),
    )


def _contradictions(document: Document, facts: Sequence[Fact]) -> tuple[str, ...]:
    """Return a line for each figure a document states twice, and differently.

    Two roundings of one figure agree where some amount lies within both (XBRL calls
    them consistent duplicates).
    """
    figures: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for raw, fact in zip(document.facts, facts, strict=True):
        if isinstance(fact.value, Decimal):
            context = document.contexts[raw.context]
            figures[fact.concept, context, fact.unit].append(fact)
    lines = []
    for stated in figures.values():
        if len(stated) == 1:
            continue
        lowest, highest = (
            pick(stated, key=lambda fact: Decimal(fact.value)) for pick in (min, max)
        )
        room = half_unit(lowest.decimals) + half_unit(highest.decimals)
        if Decimal(highest.value) - Decimal(lowest.value) > room:
            lines.append(
                f"{lowest.concept} is stated as {lowest.value} ({lowest.ref}) and as "
                f"{highest.value} ({highest.ref}) for the same members and day"
            )
    more = len(lines) - _MANY
    tail = (f"and {more} more figures stated differently",) if more > 0 else ()
    return (*lines[:_MANY], *tail)


def cover_of(document: Document) -> Identity:
    """Return what the cover facts of a document say of the filing."""
    cover: dict[str, str] = {}
    for fact in document.facts:
        if fact.concept.startswith("dei:") and fact.text:
            bare = not document.contexts[fact.context].dimensions
            if bare:
                cover.setdefault(fact.concept[4:], fact.text)
    entities: Counter[str] = Counter()
    for key, count in Counter(fact.context for fact in document.facts).items():
        entities[document.contexts[key].entity] += count
    usual = min(entities, key=lambda name: (-entities[name], name)) if entities else ""
    return Identity(
        cik=plain_cik(cover.get("EntityCentralIndexKey", "")) or plain_cik(usual),
        entity=" ".join(cover.get("EntityRegistrantName", "").split()) or None,
        form=cover.get("DocumentType") or None,
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
        report: str,
    ) -> None:
        self._document, self._taxonomy = document, taxonomy
        self._source, self._identity, self._report = source, identity, report
        self.members = Members(document, taxonomy, meaning)
        self._titles = Titles(taxonomy, meaning.is_related_title)
        self._scopes: dict[str, _Scope] = {}
        self._numbers: dict[Context, int] = {}
        self._labels: dict[str, tuple[str, str | None]] = {}
        self._ciks: dict[str, str | None] = {}
        self._stated: dict[str, int | str | None] = {}
        self._seen: dict[tuple[object, ...], str] = {}
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
        context, number, cik = scope
        cuts = context.dimensions
        title, is_related = self._titles.presenting(raw.concept, cuts, named[0])
        members = self.members.reading(cuts, on_related_page=is_related)
        identity = self._identity
        return drafted(
            self._source,
            self._report,
            None,  # row
            None,  # column
            raw.raw,
            ref,
            named[0],
            raw.concept,
            "xbrl",
            members.members,
            members.axes,
            members.roles,
            members.party,
            members.relationship,
            members.other,
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
            title,
            members.names,
            named[1],
            members.subsidiary,
            raw.language,
            raw.footnotes,
            self._earlier(raw, ref, number, unit, value),
            None,  # related_elsewhere
            None,  # heading
            False,  # of_whole
            is_related and self._titles.are_on_statement(raw.concept, cuts),
        )

    def _decimals(self, raw: RawFact, value: Decimal | str) -> int | str | None:
        """Return the decimals of a number, those written alike worked out once."""
        if raw.decimals is None or isinstance(value, str):
            return _decimals(raw, value)
        decimals = self._stated.get(raw.decimals, "")
        if decimals == "":
            decimals = self._stated[raw.decimals] = _decimals(raw, value)
        return decimals

    @property
    def concept_labels(self) -> tuple[tuple[str, str], ...]:
        """Return element and label of each concept in use, under every role."""
        return tuple(
            (concept, label)
            for concept in sorted(self._labels)
            for label in sorted(self._taxonomy.labels_of(concept))
        )

    @property
    def sums(self) -> tuple[Summand, ...]:
        """Return the sums between elements the document reports, sorted."""
        used = self._labels
        return tuple(
            sorted(
                {
                    part
                    for part in self._taxonomy.calculation
                    if part.parent in used and part.child in used
                },
                key=lambda part: (part.role, part.parent, part.child, part.weight),
            )
        )

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
            ("members without label", len(self.members.unlabelled)),
        )

    def _label(self, concept: str) -> tuple[str, str | None]:
        text = self._taxonomy.label(concept)
        if text is not None:
            return text, None
        return words_of(concept.rpartition(":")[2]), "name"

    def _scope(self, key: str) -> _Scope:
        """Work out what the facts of a context share."""
        context = self._document.contexts[key]
        number = self._numbers.setdefault(context, len(self._numbers))
        entity = context.entity
        if entity not in self._ciks:
            self._ciks[entity] = plain_cik(entity)
        return _Scope(context, number, self._ciks[entity])

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

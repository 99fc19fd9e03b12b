"""What the files of one filing tell one another, whatever builds they came in.

Everything here is a function of the set of readings: their order does not matter, nor
whether they were read just now or are read back as they were stored.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from kg.build.loaded_files import knowledge
from kg.iris import filing_key, report_key
from kg.model.drafts import replaced
from kg.model.fact import Fact, PlacedBy
from kg.model.filing import Reading
from kg.notes.choosing import with_notes
from kg.parties.printed_roles import with_printed_roles
from kg.readers import read_bytes, with_identity
from kg.readers.forms import FORMS, HTML_PAGE, INLINE, INSTANCE, Use
from kg.readers.labels import elements_by_label, letters, letters_by_element
from kg.readers.pages.placing.filingfacts import KnownFact, Telling, text_key
from kg.selection import with_known_parties, with_pages_alone

LONGEST_TEXT = 200
"""Characters of a text beyond which it is no cell to place."""
_TELLING = {
    INSTANCE.name: Telling.DOCUMENT,
    INLINE.name: Telling.DOCUMENT,
    HTML_PAGE.name: Telling.PAGE,
}
_DOCUMENTS = frozenset(
    form.name for form in FORMS if form.use in (Use.DOCUMENT, Use.COLLECTION)
)
"""Kinds of readings that hold more of a filing than a page."""


def told_by_filings(readings: Sequence[Reading], *, notes: bool) -> list[Reading]:
    """Return readings with what others of their filings tell of them, in their order.

    Args:
        readings: As read, of one filing or several.
        notes: Whether text blocks about related parties are read as documents, too.
    """
    groups: dict[str, list[int]] = {}
    for n, reading in enumerate(readings):
        key = filing_key(reading.identity, reading.names_filing)
        groups.setdefault(key, []).append(n)
    results = list(readings)
    for places in groups.values():
        told = told_by_filing([readings[n] for n in places], notes=notes)
        for n, reading in zip(places, told, strict=True):
            results[n] = reading
    return results


def told_by_filing(readings: Sequence[Reading], *, notes: bool) -> list[Reading]:
    """Return the readings of one filing with what the others tell, in their order.

    The others settle columns of pages, say whose pages they are and which parties are
    related. Only a filing whose document or note on related parties is at hand tells
    who is not: pages are seldom all of it.

    Args:
        readings: As read, one a report.
        notes: Whether text blocks about related parties are read as documents, too.
    """
    order = sorted(range(len(readings)), key=lambda n: _place(readings[n]))
    told = _identified(_settled([readings[n] for n in order]))
    told = [
        replaced(each, facts=tuple(map(with_printed_roles, each.facts)))
        for each in told
    ]
    if any(reading.kind in _DOCUMENTS for reading in told):
        told = with_known_parties(told)
    else:
        told = with_pages_alone(told)
    if notes:
        told = [with_notes(reading) for reading in told]
    back = dict(zip(order, told, strict=True))
    return [replaced(back[n], page=b"") for n in range(len(readings))]


def _place(reading: Reading) -> tuple[str, str, str]:
    """Return what readings of a filing are sorted by."""
    return report_key(reading), reading.kind, reading.digest


def _settled(readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings of a filing, inferred pages read again with others' facts."""
    results = list(readings)
    if len(readings) < 2 or not any(reading.page for reading in readings):
        return results
    known = known_facts(readings)
    for n, reading in enumerate(readings):
        if reading.page:
            others = (facts for at, facts in enumerate(known) if at != n)
            context = [fact for facts in others for fact in facts]
            if context:
                results[n] = _read_again(reading, context)
    return results


def _read_again(reading: Reading, context: Sequence[KnownFact]) -> Reading:
    """Return the reading of a page, read with facts of the rest of its filing."""
    words = knowledge()
    again = read_bytes(
        reading.page,
        reading.source,
        concepts=words.concepts,
        classify=words.classify,
        context=context,
        report=reading.report,
        identity=reading.identity,
    )
    return replace(
        with_identity(again, reading.identity),
        filing_digest=reading.filing_digest,
        as_read=reading.as_read,
    )


def is_inferred(fact: Fact) -> bool:
    """Whether a column was worked out from the page alone: the filing knows better."""
    return fact.placed_by not in {PlacedBy.FULL_ROW, PlacedBy.HTML}


def known_facts(readings: Sequence[Reading]) -> list[list[KnownFact]]:
    """Return the settled, dated facts of each reading, as placement wants them.

    Args:
        readings: Readings of one filing, its instance among them if it is at hand: its
            linkbase tells under which labels a member or a concept is printed.
    """
    pairs = [pair for reading in readings for pair in reading.member_labels]
    member_labels, elements = letters_by_element(pairs), elements_by_label(pairs)
    concept_labels = letters_by_element(
        pair for reading in readings for pair in reading.concept_labels
    )

    def labels_of(member: str, name: str | None) -> frozenset[str]:
        shown = letters(member)
        element = name or elements.get(shown, "")
        return member_labels.get(element, frozenset()) | {shown}

    return [
        [
            KnownFact(
                labels=concept_labels.get(fact.concept or "", frozenset())
                | {letters(fact.label)},
                members=tuple(map(labels_of, fact.members, _member_names(fact))),
                value=text_key(fact.value)
                if isinstance(fact.value, str)
                else fact.value,
                unit=fact.unit,
                instant=fact.instant,
                start=fact.start,
                end=fact.end,
                telling=_TELLING.get(reading.kind, Telling.HINT),
            )
            for fact in reading.facts
            if fact.certain
            and fact.same_as is None
            and (fact.instant is not None or fact.end is not None)
            and (isinstance(fact.value, Decimal) or len(fact.value) <= LONGEST_TEXT)
        ]
        for reading in readings
    ]


def _member_names(fact: Fact) -> Sequence[str | None]:
    """Return the elements of a fact's members, parallel to them."""
    return fact.member_names or (None,) * len(fact.members)


def _identified(readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings of one filing, each with what the others say of it.

    An instance or cover page tells whose pages the others are.
    """
    return [_with_identity_of(reading, readings) for reading in readings]


def _with_identity_of(reading: Reading, others: Iterable[Reading]) -> Reading:
    """Return a reading with the identity that others of its filing add to its own."""
    identity = reading.identity
    for other in others:
        if other is not reading:
            identity = identity.over(replace(other.identity, url=None))
    if identity == reading.identity:
        return reading
    return with_identity(reading, identity)

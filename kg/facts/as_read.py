"""Readings as text: what a file says before the rest of its filing is looked at.

What other files of a filing tell of a file - where its values belong, who is related,
whose page it is - may come in a later build. So each report is stored as it was read,
all its facts among them, and the filing is worked out anew when one of its files is
built or removed. The text is JSON, field by field over all facts, compressed.
"""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from decimal import Decimal
from itertools import repeat
from operator import attrgetter
from typing import Any, Final

from kg.errors import GraphError
from kg.facts.encoding import (
    columns_of,
    day_of,
    day_text,
    pairs_of,
    plain_values,
    sums_of,
)
from kg.facts.filings import file_name
from kg.model.fact import Fact, PlacedBy, Role, drafted
from kg.model.filing import Identity, Reading

Selects = Callable[[int, Fact], bool]
"""Whether something is wanted of the fact at a place of its report."""

_OF_READING: Final = frozenset(["source", "related_elsewhere", "of_whole"])
"""Fields of a fact that the reading has, or that only its whole filing tells."""
_FIELDS: Final = tuple(f.name for f in fields(Fact) if f.name not in _OF_READING)
_NAMES: Final = tuple(f.name for f in fields(Fact))
_VALUES: Final = attrgetter(*_FIELDS)
_DAYS: Final = frozenset(["instant", "start", "end", "filed"])
_LISTS: Final = frozenset(["members", "axes", "other", "columns", "member_names",
                           "footnotes"])  # fmt: skip
_LONG: Final = 200
"""Characters of a text beyond which its raw form is left out if nobody wants it."""
_EFFORT: Final = 6
"""Level of compression: a megabyte takes 0.02 s, and level 1 a third more room."""


def text_of(reading: Reading, *, wants_raw: Selects, wants_markup: Selects) -> str:
    """Return a reading as text, without its warnings and counts.

    Args:
        reading: The reading.
        wants_raw: Whether a text is wanted as printed, markup and all; a fact with
            members always keeps it, for another file may show its party to be related.
        wants_markup: Whether a text is wanted with its markup, where `raw` lacks it.
    """
    who = reading.identity
    facts = reading.facts
    values: list[object] = [
        file_name(reading.source), reading.report, reading.title, reading.digest,
        [who.cik, who.entity, who.accession, who.form, day_text(who.filed), who.url],
        reading.kind, plain_values(reading.columns), reading.scales,
        # With an accession nothing else names the filing, whatever lay beside the file.
        reading.filing_digest if who.accession is None else None,
        reading.member_labels, reading.concept_labels,
        plain_values(reading.sums),
        [entry for entry in reading.markups
         if wants_markup(entry[0], facts[entry[0]])],
        reading.page.decode("latin-1"),
    ]  # fmt: skip
    if facts:
        raws = [
            "" if _is_long_text(fact) and not wants_raw(n, fact) else fact.raw
            for n, fact in enumerate(facts)
        ]
        values += _fact_values(facts, raws)
    text = json.dumps(values, separators=(",", ":"))
    return b64encode(zlib.compress(text.encode("ascii"), _EFFORT)).decode("ascii")


def _fact_values(facts: Sequence[Fact], raws: Sequence[str]) -> list[object]:
    """Return how many facts there are, which are numbers, and each field over all."""
    entries = zip(*map(_VALUES, facts), strict=True)
    columns: dict[str, Sequence[Any]] = dict(zip(_FIELDS, entries, strict=True))
    numbers = [isinstance(value, Decimal) for value in columns["value"]]
    columns |= {"raw": raws, "value": tuple(map(str, columns["value"]))}
    for name in _DAYS:
        columns[name] = tuple(map(day_text, columns[name]))
    return [len(facts), numbers, *(_packed(columns[name]) for name in _FIELDS)]


def reading_of(text: str) -> Reading:
    """Return the reading of a text; its source is the bare name of the file.

    Raises:
        GraphError: The text is damaged.
    """
    try:
        values = json.loads(zlib.decompress(b64decode(text, validate=True)))
    except (ValueError, zlib.error):
        message = "found a report's reading damaged; mend it with kg rebuild"
        raise GraphError(message) from None
    (
        source, report, title, digest, who, kind, columns, scales, filing_digest,
        member_labels, concept_labels, sums, markups, page, *facts,
    ) = values  # fmt: skip
    cik, entity, accession, form, filed, url = who
    return Reading(
        source=source,
        report=report,
        title=title,
        digest=digest,
        identity=Identity(cik, entity, accession, form, day_of(filed), url),
        kind=kind,
        columns=columns_of(columns),
        scales=pairs_of(scales),
        facts=_facts(source, *facts) if facts else (),
        filing_digest=filing_digest,
        member_labels=pairs_of(member_labels),
        concept_labels=pairs_of(concept_labels),
        sums=sums_of(sums),
        markups=pairs_of(markups),
        page=page.encode("latin-1"),
        as_read=text,
    )


def _facts(
    source: str, count: int, numbers: Sequence[bool], *packed: Sequence[Any]
) -> tuple[Fact, ...]:
    """Return facts from their fields, each over all of them."""
    if len(packed) == len(_FIELDS) - 1:
        # An earlier version did not tell whether statements present a fact.
        packed = (*packed, [False])
    columns: dict[str, Iterable[Any]] = {
        name: repeat(entries[0], count) if len(entries) == 1 else entries
        for name, entries in zip(_FIELDS, packed, strict=True)
    }
    columns["value"] = [
        Decimal(value) if number else value
        for number, value in zip(numbers, columns["value"], strict=True)
    ]
    for name in _DAYS:
        columns[name] = map(day_of, columns[name])
    for name in _LISTS:
        columns[name] = map(tuple, columns[name])
    columns["roles"] = [tuple(map(Role, roles)) for roles in columns["roles"]]
    columns["placed_by"] = map(PlacedBy, columns["placed_by"])
    columns |= {"source": repeat(source, count)}
    columns |= {"related_elsewhere": repeat(None, count)}
    columns |= {"of_whole": repeat(False, count)}
    return tuple(map(drafted, *(columns[name] for name in _NAMES)))


def _packed(entries: Sequence[Any]) -> Sequence[Any]:
    """Return the one value that all facts have, or the values."""
    return entries[:1] if entries.count(entries[0]) == len(entries) else entries


def _is_long_text(fact: Fact) -> bool:
    return fact.unit is None and not fact.members and len(fact.raw) > _LONG

"""Company facts, the SEC's JSON of all totals a company ever reported.

Form (``data.sec.gov/api/xbrl/companyfacts``): taxonomy, concept, unit, then one object
a value with ``end``, ``start`` (flows), ``val``, ``accn``, ``form`` and ``filed``. It
holds no dimension, so no counterparty: totals alone. Each value belongs to the filing
its ``accn`` names.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from kg.errors import ReadError
from kg.model.fact import Fact, PlacedBy
from kg.model.filing import Identity, Reading
from kg.readers.knowledge import Knowledge
from kg.readers.origin import plain_accession, plain_cik, plain_day
from kg.readers.pages.numbers import plain
from kg.readers.xbrl.names import words_of
from kg.readers.xbrl.parsing import LARGEST, check_json

REPORT = "companyfacts"
_FARTHEST = 99
"""Places from the point beyond which a number is none of accounting."""


def read(
    data: bytes, source: str, _: Knowledge, *, identity: Identity, limit: int = LARGEST
) -> Iterator[Reading]:
    """Yield one reading a filing, by accession.

    Args:
        data: The whole file.
        source: Path or name.
        identity: What is known; an accession in it picks that filing alone.
        limit: Most bytes to read.

    Raises:
        ReadError: It is no JSON, not of this form, or too large.
    """
    check_json(data, source, limit)
    held = _parsed(data, source)
    cik = plain_cik(str(held.get("cik", ""))) or identity.cik
    entity = held.get("entityName")
    base = Identity(cik=cik, entity=entity if isinstance(entity, str) else None)
    filings: dict[str, list[Fact]] = defaultdict(list)
    known: dict[str, Identity] = {}
    skipped = 0
    for concept, label, unit, value in _values(held):
        accession = plain_accession(str(value.get("accn", "")))
        if accession is None:
            skipped += 1
            continue
        if accession not in known:
            known[accession] = _identity(value, accession, base, identity)
        fact = _fact(concept, label, unit, value, source, known[accession])
        if fact is None:
            skipped += 1
        else:
            filings[accession].append(fact)
    digest = hashlib.sha256(data).hexdigest()
    note = f"{skipped} values without filing, date or number were left out"
    wanted = identity.accession
    for n, accession in enumerate(sorted(filings)):
        if wanted is None or accession == wanted:
            yield Reading(
                source=source,
                report=REPORT,
                title="",
                digest=digest,
                identity=known[accession],
                kind=REPORT,
                facts=tuple(filings[accession]),
                warnings=(note,) if skipped and n == 0 else (),
            )


def _parsed(data: bytes, source: str) -> Mapping[str, object]:
    try:
        held = json.loads(data, parse_float=Decimal, parse_int=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        message = f"found damaged JSON ({error}), expected company facts; give it anew"
        raise ReadError(message, source=source) from None
    if not isinstance(held, dict) or not isinstance(held.get("facts"), dict):
        message = "found JSON without facts, expected company facts; give the whole"
        raise ReadError(message, source=source)
    return held


def _values(
    held: Mapping[str, object],
) -> Iterator[tuple[str, str, str, Mapping[str, object]]]:
    """Yield concept, label, unit and value of each value, in the order of the file."""
    facts = held["facts"]
    for taxonomy, concepts in _pairs(facts):
        for local, concept in _pairs(concepts):
            said = concept.get("label") if isinstance(concept, Mapping) else None
            label = said if isinstance(said, str) else words_of(local)
            units = concept.get("units") if isinstance(concept, Mapping) else None
            for unit, values in _pairs(units):
                for value in values if isinstance(values, list) else ():
                    if isinstance(value, Mapping):
                        yield f"{taxonomy}:{local}", label, unit, value


def _pairs(held: object) -> Iterator[tuple[str, object]]:
    if isinstance(held, Mapping):
        yield from held.items()


def _identity(
    value: Mapping[str, object], accession: str, base: Identity, given: Identity
) -> Identity:
    form = value.get("form")
    said = Identity(
        accession=accession,
        form=form if isinstance(form, str) else None,
        filed=plain_day(str(value.get("filed"))),
    )
    known = Identity(given.cik, given.entity, accession, given.form, None, given.url)
    return known.over(said).over(base)


def _fact(
    concept: str,
    label: str,
    unit: str,
    value: Mapping[str, object],
    source: str,
    identity: Identity,
) -> Fact | None:
    """Return one value as a fact; None without a number or a date."""
    number, start = value.get("val"), value.get("start")
    end = plain_day(str(value.get("end")))
    if not isinstance(number, Decimal) or not number.is_finite() or end is None:
        return None
    begins = plain_day(str(start)) if start is not None else None
    if (start is not None and begins is None) or abs(number.adjusted()) > _FARTHEST:
        return None
    name = unit.replace("-per-", "/")
    return Fact(
        source=source,
        report=REPORT,
        row=None,
        column=None,
        raw=plain(number),
        ref=f"{concept} {name} {value.get('frame') or end}",
        label=label,
        concept=concept,
        concept_by="xbrl",
        members=(),
        axes=(),
        roles=(),
        party=None,
        relationship=None,
        other=(),
        value=number,
        unit=name,
        decimals=None,
        instant=end if begins is None else None,
        start=begins,
        end=None if begins is None else end,
        period_by="concept",
        placed_by=PlacedBy.XBRL,
        columns=(),
        cik=identity.cik,
        entity=identity.entity,
        accession=identity.accession,
        form=identity.form,
        filed=identity.filed,
        url=identity.url,
    )

"""Company facts, the SEC's JSON of all totals a company ever reported.

Form (``data.sec.gov/api/xbrl/companyfacts``): taxonomy, concept, unit, then one object
a value with ``end``, ``start`` (flows), ``val``, ``accn``, ``form`` and ``filed``. It
holds no dimension, so no counterparty: totals alone. Each value belongs to the filing
its ``accn`` names.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from kg.errors import ReadError
from kg.model.fact import Fact, PlacedBy
from kg.model.filing import Identity, Reading
from kg.readers import with_identity
from kg.readers.knowledge import Knowledge
from kg.readers.origin import plain_accession, plain_cik, plain_day
from kg.readers.pages.numbers import plain
from kg.readers.xbrl.element_names import words_of
from kg.readers.xbrl.parsing import LARGEST, json_of, pairs_of

REPORT = "companyfacts"
_FARTHEST = 99
"""Places from the point beyond which a number is none of accounting."""


def read(
    data: bytes, source: str, _: Knowledge, *, identity: Identity, limit: int = LARGEST
) -> Iterator[Reading]:
    """Yield one reading a filing, by accession; an exact repetition is one fact.

    Args:
        data: The whole file.
        source: Path or name.
        identity: What is known; an accession in it picks that filing alone.
        limit: Most bytes to read.

    Raises:
        ReadError: It is no JSON, not of this form, or too large.
    """
    totals = json_of(data, source, what="company facts", limit=limit, number=Decimal)
    if not isinstance(totals, dict) or not isinstance(totals.get("facts"), dict):
        message = "found JSON without facts, expected company facts; give the whole"
        raise ReadError(message, source=source)
    entity = totals.get("entityName")
    company = Identity(
        cik=plain_cik(str(totals.get("cik", ""))) or identity.cik,
        entity=entity if isinstance(entity, str) else None,
    )
    filings: dict[str, dict[tuple[object, ...], Fact]] = defaultdict(dict)
    identities: dict[str, Identity] = {}
    skipped = 0
    for concept, label, unit, value in _values(totals["facts"]):
        accession = plain_accession(str(value.get("accn", "")))
        fact = _fact(concept, label, unit, value, source)
        if accession is None or fact is None:
            skipped += 1
            continue
        if accession not in identities:
            identities[accession] = _identity(value, accession, company, identity)
        # the file may list one value under several frames or years of the filing
        key = fact.concept, fact.unit, fact.value, fact.instant, fact.start, fact.end
        filings[accession].setdefault(key, fact)
    digest = hashlib.sha256(data).hexdigest()
    note = f"{skipped} values without filing, date or number were left out"
    for n, accession in enumerate(sorted(filings)):
        if identity.accession in (None, accession):
            reading = Reading(
                source=source,
                report=REPORT,
                title="",
                digest=digest,
                identity=Identity(),
                kind=REPORT,
                facts=tuple(filings[accession].values()),
                warnings=(note,) if skipped and n == 0 else (),
            )
            yield with_identity(reading, identities[accession])


def _values(
    facts: object,
) -> Iterator[tuple[str, str, str, Mapping[str, object]]]:
    """Yield concept, label, unit and value of each value, in the order of the file."""
    for taxonomy, concepts in pairs_of(facts):
        for local, concept in pairs_of(concepts):
            about = dict(pairs_of(concept))
            text = about.get("label")
            label = text if isinstance(text, str) else words_of(local)
            for unit, values in pairs_of(about.get("units")):
                for value in values if isinstance(values, list) else ():
                    if isinstance(value, Mapping):
                        yield f"{taxonomy}:{local}", label, unit, value


def _identity(
    value: Mapping[str, object], accession: str, company: Identity, given: Identity
) -> Identity:
    """Return the identity of the filing a value names; what is given goes first."""
    form = value.get("form")
    filing = Identity(
        accession=accession,
        form=form if isinstance(form, str) else None,
        filed=plain_day(str(value.get("filed"))),
    )
    # the day of filing is the value's own: one option cannot hold for all filings
    chosen = Identity(given.cik, given.entity, accession, given.form, None, given.url)
    return chosen.over(filing).over(company)


def _fact(
    concept: str, label: str, unit: str, value: Mapping[str, object], source: str
) -> Fact | None:
    """Return one value as a fact; None without a number or a date."""
    number, first = value.get("val"), value.get("start")
    end = plain_day(str(value.get("end")))
    if not isinstance(number, Decimal) or not number.is_finite() or end is None:
        return None
    start = None if first is None else plain_day(str(first))
    if (first is not None and start is None) or abs(number.adjusted()) > _FARTHEST:
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
        instant=end if start is None else None,
        start=start,
        end=None if start is None else end,
        period_by="concept",
        placed_by=PlacedBy.XBRL,
        columns=(),
    )

"""One filing's rows to a document and its names, read like any instance.

The tables lack what an instance has: prefixes, the words Axis and Member at the end of
names, labels of members, typed axes. A name is one of a standard taxonomy where the
shipped vocabulary has it, else the filer's own; members are named by their words.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

from kg.errors import ReadError
from kg.model.filing import Identity, Reading
from kg.readers.bulk.layout import NO_DIMENSION, USED
from kg.readers.bulk.names import STANDARD_MEMBERS, Names
from kg.readers.bulk.periods import first_day, last_day
from kg.readers.bulk.spool import MARK
from kg.readers.knowledge import Knowledge
from kg.readers.origin import plain_accession, plain_cik, plain_day
from kg.readers.xbrl.document import Context, Dimension, Document, RawFact
from kg.readers.xbrl.instance_facts import reading_of
from kg.readers.xbrl.linkbases import STANDARD_ROLE, Taxonomy
from kg.readers.xbrl.parsing import LARGEST

REPORT: Final = "bulk"
"""Name of the report that facts of bulk data belong to."""
_ROLES: Final = "http://www.xbrl.org/2003/role/"
_EXACT: Final = "32767"
"""How the tables write decimals INF."""
_ENTITIES: Final = "dei:LegalEntityAxis"
_ARCHIVES: Final = "https://www.sec.gov/Archives/edgar/data"

Row = Sequence[str]


class _Key(NamedTuple):
    """What facts of one context share, as the tables have it."""

    end: str
    quarters: str
    beyond: str
    shorter: str
    dimensions: str
    registrant: str


def read(
    data: bytes,
    source: str,
    knowledge: Knowledge,
    *,
    identity: Identity,
    limit: int = LARGEST,
) -> Iterator[Reading]:
    """Yield the reading of a filing's rows.

    Args:
        data: Its part of the spool.
        source: Path to show.
        knowledge: What words mean.
        identity: What is known; the row of the filing adds to it.
        limit: Most bytes.

    Raises:
        ReadError: A row is damaged, or there are too many.
    """
    if len(data) > limit:
        message = f"found {len(data)} bytes of rows, expected at most {limit}"
        told = f"{message}; give --largest"
        raise ReadError(told, source=source)
    try:
        rows = _rows(data)
        filing = _Filing(rows)
        reading = reading_of(
            filing.document,
            filing.taxonomy,
            knowledge.members,
            source=source,
            digest=hashlib.sha256(data).hexdigest(),
            kind="bulk",
            identity=identity.over(filing.identity),
        )
    except ReadError as error:
        raise ReadError(error.message, source=source) from None
    facts = tuple(replace(fact, report=REPORT) for fact in reading.facts)
    yield replace(reading, report=REPORT, facts=facts)


def _rows(data: bytes) -> dict[str, list[list[str]]]:
    """Return the rows by table, the accession as the table ``filing``.

    Raises:
        ReadError: One lacks columns.
    """
    first, *lines = data.decode("utf-8", "replace").rstrip("\n").split("\n")
    rows: dict[str, list[list[str]]] = defaultdict(list)
    rows["filing"].append([first.removeprefix(MARK)])
    widths = {
        name: len(columns) - (columns[0] == "adsh") for name, columns in USED.items()
    }
    for line in lines:
        name, *cells = line.split("\t")
        if len(cells) != widths.get(name):
            message = (
                f"found a row of {name[:20]!r} with {len(cells)} columns, expected "
            )
            told = f"{message}{widths.get(name, 'a known table')}; give it anew"
            raise ReadError(told)
        rows[name].append(cells)
    return rows


class _Filing:
    """The rows of one filing on their way to a document."""

    def __init__(self, rows: dict[str, list[list[str]]]) -> None:
        self._rows = rows
        self._accession = rows["filing"][0][0]
        if not rows["sub"]:
            message = f"found no row of sub.tsv for {self._accession}, expected one"
            told = f"{message}; give the table whole"
            raise ReadError(told)
        self._cik, name, form, _, filed, instance = rows["sub"][0]
        self._names = Names(self._accession, instance)
        cik = plain_cik(self._cik)
        bare = self._accession.replace("-", "")
        self.identity = Identity(
            cik=cik,
            entity=" ".join(name.split()) or None,
            accession=plain_accession(self._accession),
            form=form or None,
            filed=plain_day(_hyphened(filed)),
            url=f"{_ARCHIVES}/{cik}/{bare}/" if cik else None,
        )
        self._segments = {row[0]: row[1] for row in rows["dim"]}
        self._contexts: dict[str, Context] = {}
        self._keys: dict[_Key, str] = {}
        self._units: dict[str, str] = {}
        facts = [*map(self._number, rows["num"]), *map(self._text, rows["txt"])]
        self.document = Document(self._contexts, self._units, tuple(facts))
        self.taxonomy = self._taxonomy()

    def _number(self, row: Row) -> RawFact:
        tag, version, end, quarters, unit, dimensions, iprx, value, note, *rest = row
        registrant, shorter, beyond, decimals = rest
        key = _Key(end, quarters, beyond, shorter, dimensions, registrant)
        self._units.setdefault(unit, unit)
        text = _plain(value)
        return RawFact(
            concept=self._names.concept(tag, version),
            context=self._context(key),
            unit=unit,
            text=text,
            raw=text,
            nil=not value,
            decimals="INF" if decimals == _EXACT else decimals or None,
            precision=None,
            language=None,
            id=_place(tag, key, unit, iprx),
            line=None,
            footnotes=(note,) if note else (),
        )

    def _text(self, row: Row) -> RawFact:
        tag, version, end, quarters, iprx, language, shorter, beyond, *rest = row
        dimensions, registrant, _, _, value = rest
        key = _Key(end, quarters, beyond, shorter, dimensions, registrant)
        return RawFact(
            concept=self._names.concept(tag, version),
            context=self._context(key),
            unit=None,
            text=value,
            raw=value,
            nil=not value,
            decimals=None,
            precision=None,
            language=language or None,
            id=_place(tag, key, language, iprx),
            line=None,
        )

    def _context(self, key: _Key) -> str:
        """Return the id of a context, made when it is first met."""
        known = self._keys.get(key)
        if known is not None:
            return known
        name = self._keys[key] = f"c{len(self._keys)}"
        end = last_day(key.end, key.beyond)
        if not key.quarters.isdigit():
            message = f"found {key.quarters!r} quarters, expected a number"
            raise ReadError(message)
        quarters = int(key.quarters)
        flow = quarters > 0
        self._contexts[name] = Context(
            entity=self._cik,
            instant=None if flow else end,
            start=first_day(end, quarters, key.shorter) if flow else None,
            end=end if flow else None,
            dimensions=self._dimensions(key),
        )
        return name

    def _dimensions(self, key: _Key) -> tuple[Dimension, ...]:
        segments = self._segments.get(key.dimensions)
        if segments is None and key.dimensions not in (NO_DIMENSION, ""):
            message = f"found the dimensions {key.dimensions}, expected them in dim.tsv"
            told = f"{message}; give the table whole"
            raise ReadError(told)
        cuts = list(self._names.cuts(segments or ""))
        if key.registrant:
            member = self._names.member(key.registrant)
            cuts.append(Dimension(_ENTITIES, member))
        return tuple(sorted(cuts))

    def _taxonomy(self) -> Taxonomy:
        """Return the labels and reports of the filing's elements."""
        taxonomy = Taxonomy(files=1)
        for tag, version, label in self._rows["tag"]:
            if label:
                name = self._names.concept(tag, version)
                taxonomy.labels.setdefault(name, {})[STANDARD_ROLE] = label
        reports = {}
        for report, title, role in self._rows["ren"]:
            reports[report] = role
            taxonomy.roles[role] = title
        for report, _, tag, version, role, label in self._rows["pre"]:
            name = self._names.concept(tag, version)
            if label and role:
                taxonomy.labels.setdefault(name, {}).setdefault(_ROLES + role, label)
            if report in reports:
                taxonomy.presented[name].add(reports[report])
        self._present_dimensions(taxonomy)
        return taxonomy

    def _present_dimensions(self, taxonomy: Taxonomy) -> None:
        """Let axes and members stand in any report where no table tells in which.

        They are in no row of the quarterly tables.
        """
        everywhere = set(taxonomy.roles)
        for context in self._contexts.values():
            for axis, member, _ in context.dimensions:
                for name in (axis, member or ""):
                    if name and name not in taxonomy.presented:
                        taxonomy.presented[name] = everywhere
                if member is not None and member in STANDARD_MEMBERS:
                    label = STANDARD_MEMBERS[member]
                    taxonomy.labels.setdefault(member, {})[STANDARD_ROLE] = label


def _place(tag: str, key: _Key, unit: str, iprx: str) -> str:
    """Return what names a row within its filing: its key, as the tables define it."""
    parts = [tag, key.end, key.quarters, unit, key.dimensions, iprx, key.registrant]
    return " ".join(part for part in parts if part)


def _plain(value: str) -> str:
    """Return a number without the zeros the tables add.

    >>> _plain("94465000.0000"), _plain("0.2500"), _plain("")
    ('94465000', '0.25', '')
    """
    try:
        number = Decimal(value) if value else None
    except InvalidOperation:
        return value
    if number is None or not number.is_finite():
        return value
    return f"{number.normalize():f}"


def _hyphened(day: str) -> str:
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == 8 else day

"""One filing's rows to a document and its names, read like any instance.

The tables lack what an instance has: prefixes, the words Axis and Member at the end of
names, labels of members, typed axes. A name is one of a standard taxonomy where the
shipped vocabulary has it, else the filer's own; members are named by their words.
A row that cannot be read is left out, and the reading tells how many.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Final, NamedTuple

from kg.errors import ReadError
from kg.model.drafts import replaced
from kg.model.filing import BULK, Identity, Reading
from kg.readers.bulk.layout import NO_DIMENSION, USED
from kg.readers.bulk.names import STANDARD_MEMBERS, Names
from kg.readers.bulk.periods import first_day, last_day
from kg.readers.bulk.spool import MARK
from kg.readers.bulk.wanted import Row, wanted_rows
from kg.readers.knowledge import Candidates, Knowledge
from kg.readers.origin import plain_accession, plain_cik, plain_day
from kg.readers.xbrl.document import Context, Dimension, Document, RawFact
from kg.readers.xbrl.instance_facts import reading_of
from kg.readers.xbrl.linkbases import STANDARD_ROLE, Taxonomy
from kg.readers.xbrl.parsing import LARGEST

_ROLES: Final = "http://www.xbrl.org/2003/role/"
_EXACT: Final = "32767"
"""How the tables write decimals INF."""
_CUT: Final = "1"
"""How ``segt`` says that segments were too long for the table."""
_OF_DIMENSIONS: Final = ("Axis", "Member", "Domain")
_ENTITIES: Final = "dei:LegalEntityAxis"
_ARCHIVES: Final = "https://www.sec.gov/Archives/edgar/data"


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
        identity: What is known; an accession in it picks that filing alone. Else the
            row of the filing goes before it: it holds for many.
        limit: Most bytes.

    Raises:
        ReadError: There are too many rows, or none that tells whose they are.
    """
    if len(data) > limit:
        message = f"found {len(data)} bytes of rows, expected at most {limit}"
        told = f"{message}; give --largest"
        raise ReadError(told, source=source)
    mark, *lines = data.replace(b"\0", b"").rstrip(b"\n").split(b"\n")
    lines.sort()  # the spool has no order, and the same rows make the same facts
    text = b"\n".join(lines).decode("utf-8", "replace")
    rows, damaged = _rows(text.split("\n"))
    try:
        accession, _, left_out = (
            mark.removeprefix(MARK).decode("utf-8", "replace").partition("\t")
        )
        if identity.accession not in (None, accession):
            return
        filing = _Filing(accession, rows, damaged, knowledge.candidates)
        reading = reading_of(
            filing.document,
            filing.taxonomy,
            knowledge.members,
            source=source,
            digest=hashlib.sha256(mark + text.encode()).hexdigest(),
            kind=BULK,
            identity=filing.identity.over(identity),
            report=BULK,
        )
    except ReadError as error:
        raise ReadError(error.message, source=source) from None
    passed = filing.passed_over + int(left_out or 0)
    yield replaced(reading, passed_over=passed)


def _rows(lines: Iterable[str]) -> tuple[dict[str, list[Row]], Counter[str]]:
    """Return the rows by table, and how many cannot be read, by reason."""
    rows: dict[str, list[Row]] = defaultdict(list)
    damaged: Counter[str] = Counter()
    widths = {
        name: len(columns) + (columns[0] != "adsh") for name, columns in USED.items()
    }
    for line in lines:
        cells = line.split("\t")
        if len(cells) == widths.get(cells[0]):
            rows[cells[0]].append(cells)
        else:
            damaged[
                "found rows of another width, expected the columns of the table"
            ] += 1
    return rows, damaged


class _Filing:
    """The rows of one filing on their way to a document."""

    def __init__(
        self,
        accession: str,
        rows: Mapping[str, list[Row]],
        damaged: Counter[str],
        candidates: Candidates | None,
    ) -> None:
        self._rows, self._damaged = rows, damaged
        if not rows["sub"]:
            message = f"found no row of sub for {accession}, expected one"
            told = f"{message}; give the table whole"
            raise ReadError(told)
        _, cik, name, form, filed, instance = rows["sub"][0]
        self._cik = cik
        self._names = Names(accession, instance)
        plain = plain_cik(cik)
        bare = accession.replace("-", "")
        self.identity = Identity(
            cik=plain,
            entity=" ".join(name.split()) or None,
            accession=plain_accession(accession),
            form=form or None,
            filed=plain_day(_hyphened(filed)),
            url=f"{_ARCHIVES}/{plain}/{bare}/" if plain else None,
        )
        self._segments = {row[1]: (row[2], row[3]) for row in rows["dim"]}
        self._cuts: dict[tuple[str, str], tuple[Dimension, ...]] = {}
        self._contexts: dict[str, Context] = {}
        self._keys: dict[_Key, str] = {}
        self._units: dict[str, str] = {}
        numbers, texts = rows["num"], rows["txt"]
        if candidates is not None:
            numbers, texts = wanted_rows(
                rows, self._names, candidates, self._dimensions
            )
        self.passed_over = (
            len(rows["num"]) + len(rows["txt"]) - len(numbers) - len(texts)
        )
        facts = tuple(self._facts(numbers, texts))
        warnings = tuple(
            f"{count} {'row is' if count == 1 else 'rows are'} left out: {reason}"
            for reason, count in sorted(self._damaged.items())
        )
        self.document = Document(self._contexts, self._units, facts, warnings=warnings)
        self.taxonomy = self._taxonomy({(row[1], row[2]) for row in numbers + texts})

    def _facts(self, numbers: Iterable[Row], texts: Iterable[Row]) -> Iterator[RawFact]:
        """Yield the facts of numbers, then of texts; count what cannot be read."""
        for rows, fact_of in ((numbers, self._number), (texts, self._text)):
            for row in rows:
                try:
                    yield fact_of(row)
                except ReadError as error:
                    self._damaged[error.message] += 1

    def _number(self, row: Row) -> RawFact:
        _, tag, version, end, quarters, unit, dimensions, iprx, value, note, *rest = row
        registrant, shorter, beyond, decimals = rest
        key = _Key(end, quarters, beyond, shorter, dimensions, registrant)
        context = self._context(key)
        self._units.setdefault(unit, unit)
        text = _plain(value)
        return RawFact(
            self._names.concept(tag, version),
            context,
            unit,
            text,
            text,
            not value,
            "INF" if decimals == _EXACT else decimals or None,
            None,  # precision
            None,  # language
            _place(tag, key, unit, iprx),
            None,  # line
            (note,) if note else (),
        )

    def _text(self, row: Row) -> RawFact:
        _, tag, version, end, quarters, language, dimensions, iprx, value, *rest = row
        registrant, shorter, beyond = rest
        key = _Key(end, quarters, beyond, shorter, dimensions, registrant)
        return RawFact(
            self._names.concept(tag, version),
            self._context(key),
            None,  # unit
            value,
            value,
            not value,
            None,  # decimals
            None,  # precision
            language or None,
            _place(tag, key, language, iprx),
            None,  # line
        )

    def _context(self, key: _Key) -> str:
        """Return the id of a context, made when it is first met.

        Raises:
            ReadError: Its days or dimensions cannot be told.
        """
        known = self._keys.get(key)
        if known is not None:
            return known
        end = last_day(key.end, key.beyond)
        if not key.quarters.isdecimal():
            message = f"found {key.quarters[:20]!r} quarters, expected a number"
            raise ReadError(message)
        quarters = int(key.quarters)
        flow = quarters > 0
        context = Context(
            entity=self._cik,
            instant=None if flow else end,
            start=first_day(end, quarters, key.shorter) if flow else None,
            end=end if flow else None,
            dimensions=self._dimensions(key.dimensions, key.registrant),
        )
        name = self._keys[key] = f"c{len(self._keys)}"
        self._contexts[name] = context
        return name

    def _dimensions(self, hashed: str, registrant: str) -> tuple[Dimension, ...]:
        """Return axes and members, worked out once for each set of them.

        Raises:
            ReadError: No table tells them, or not all of them.
        """
        cuts = self._cuts.get((hashed, registrant))
        if cuts is None:
            cuts = self._dimensions_anew(hashed, registrant)
            self._cuts[hashed, registrant] = cuts
        return cuts

    def _dimensions_anew(self, hashed: str, registrant: str) -> tuple[Dimension, ...]:
        """Work out axes and members.

        The column of the co-registrant repeats the axis of entities, or stands for it.
        """
        if "=" in hashed:  # a plain table has the segments themselves
            segments, cut = hashed, ""
        elif hashed in (NO_DIMENSION, ""):
            segments, cut = "", ""
        elif hashed in self._segments:
            segments, cut = self._segments[hashed]
        else:
            message = "found dimensions that dim does not tell, expected all of them"
            told = f"{message}; give the table whole"
            raise ReadError(told)
        if cut == _CUT:
            message = "found dimensions that dim has cut, expected all of them"
            told = f"{message}; give the instance of the filing"
            raise ReadError(told)
        cuts = list(self._names.cuts(segments))
        if registrant and all(dimension.axis != _ENTITIES for dimension in cuts):
            cuts.append(Dimension(_ENTITIES, self._names.member(registrant)))
        return tuple(sorted(cuts))

    def _taxonomy(self, used: Set[tuple[str, str]]) -> Taxonomy:
        """Return the labels and reports of the elements of facts and dimensions.

        A label the filing presents goes before that of the taxonomy.

        Args:
            used: Tag and version of the elements of facts.
        """
        taxonomy = Taxonomy(files=1)
        labels, presented = taxonomy.labels, taxonomy.presented
        for _, tag, version, label in self._rows["tag"]:
            if label and (tag, version) in used:
                name = self._names.concept(tag, version)
                labels.setdefault(name, {})[STANDARD_ROLE] = label
        reports = {}
        for _, report, title, role in self._rows["ren"]:
            reports[report] = role
            taxonomy.roles[role] = title
        for _, report, tag, version, role, label in self._rows["pre"]:
            if (tag, version) not in used and not tag.endswith(_OF_DIMENSIONS):
                continue
            name = self._names.concept(tag, version)
            if label and role:
                labels.setdefault(name, {})[_ROLES + role] = label
            if report in reports:
                presented[name].add(reports[report])
        self._name_dimensions(taxonomy)
        return taxonomy

    def _name_dimensions(self, taxonomy: Taxonomy) -> None:
        """Let axes and members stand in any report where no table tells in which.

        They are in no row of the quarterly tables. Members of the taxonomies have the
        labels of the shipped vocabulary.
        """
        everywhere = set(taxonomy.roles)
        for axis, member, _ in {cut for cuts in self._cuts.values() for cut in cuts}:
            for name in (axis, member or ""):
                if name and name not in taxonomy.presented:
                    taxonomy.presented[name] = everywhere
            if member is not None and member in STANDARD_MEMBERS:
                label = STANDARD_MEMBERS[member]
                taxonomy.labels.setdefault(member, {}).setdefault(STANDARD_ROLE, label)


def _place(tag: str, key: _Key, unit: str, iprx: str) -> str:
    """Return what names a row within its filing: its key, as the tables define it."""
    parts = (tag, key.end, key.quarters, unit, key.dimensions, iprx, key.registrant)
    return " ".join([part for part in parts if part])


def _plain(value: str) -> str:
    """Return a number without the zeros the tables add.

    >>> _plain("94465000.0000"), _plain("0.2500"), _plain("-0.0000"), _plain("1.E+20")
    ('94465000', '0.25', '0', '1.E+20')
    """
    if "." not in value or not value.endswith("0") or "E" in value.upper():
        return value
    plain = value.rstrip("0").rstrip(".")
    return "0" if plain in ("-0", "-", "") else plain


def _hyphened(day: str) -> str:
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == 8 else day

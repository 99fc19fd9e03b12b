"""Mints the IRI of every thing from its keys, as plain text.

An IRI is made of nothing but the keys of the thing (CIK, accession, report, row, name),
so two machines mint the same, and of nothing but characters any store takes: keys are
percent-encoded, names are slugged and hashed. `kg.graph` turns these texts into RDF;
nothing here needs an RDF library, so tables can hold the same IRIs.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from kg.errors import InputError
from kg.model.fact import Fact
from kg.model.filing import Identity, Reading, Summand

DEFAULT_BASE: Final = "https://w3id.org/rpkg/id/"

TAXONOMIES: Final = {
    "us-gaap": "http://fasb.org/us-gaap#",
    "srt": "http://fasb.org/srt#",
    "dei": "http://xbrl.sec.gov/dei#",
    "ifrs-full": "http://xbrl.ifrs.org/taxonomy/ifrs-full#",
}
"""Year-less namespace of each standard taxonomy, by its usual prefix."""

PREFIXES: Final = {
    "rp": "https://w3id.org/rpkg/ns#",
    "rel": "https://w3id.org/rpkg/relationship/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "dct": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "iso": "http://www.xbrl.org/2003/iso4217#",
    **TAXONOMIES,
}
"""Prefixes that queries may use undeclared, and that shorten IRIs that are shown."""

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]*[/#:]\Z")
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]*")
"""Keys that percent-encoding leaves alone."""
_SLUG_LENGTH = 40


@lru_cache(maxsize=4096)
def is_currency(unit: str | None) -> bool:
    """Tell whether a unit is a currency, that is, has an ISO 4217 code's form.

    >>> is_currency("CNY"), is_currency("shares"), is_currency("USD/shares")
    (True, False, False)
    """
    return unit is not None and _CURRENCY.match(unit) is not None


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    r"""Return a printed text with each run of white space made one space.

    >>> folded(" Beijing  QC\n")
    'Beijing QC'
    """
    return " ".join(name.split())


def digest_of(*keys: str) -> str:
    """Return 12 hexadecimal digits that name the keys, order kept."""
    joined = "\x1f".join(keys).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:12]


@lru_cache(maxsize=65536)
def _segment(key: str) -> str:
    """Return a key as one path segment."""
    if _UNRESERVED.fullmatch(key) is not None:
        return key
    return quote(key, safe="", errors="surrogatepass")


def _slug(key: str) -> str:
    """Return a readable, unique path segment for a name key."""
    words = re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-")[:_SLUG_LENGTH]
    return f"{words.strip('-')}-{digest_of(key)}".lstrip("-")


def reporter_key(identity: Identity, digest: str) -> str:
    """Return the key of a reporting entity: its CIK when there is one.

    Without a CIK the name stands for the entity (letter case and spaces do not count),
    then the filing, then the page of content hash `digest`.

    >>> reporter_key(Identity(cik="1494558"), "ab" * 32)
    '1494558'
    >>> reporter_key(Identity(), "ab" * 32)
    'page-abababababababababababababababab'
    """
    if identity.cik is not None:
        return identity.cik
    if identity.entity is not None:
        return "entity-" + _slug(folded(identity.entity).casefold())
    if identity.accession is not None:
        return "filing-" + identity.accession
    return "page-" + digest[:32]


def filing_key(identity: Identity, digest: str) -> str:
    """Return the accession number, or the first 32 digits of the page's hash."""
    return identity.accession or digest[:32]


def report_key(reading: Reading) -> str:
    """Return the name of a report; one without name is named by its content."""
    return reading.report or "page-" + reading.digest[:12]


def _document_key(fact: Fact) -> str:
    """Return what names a fact of an XBRL document: all but its value."""
    days = (str(day) for day in (fact.instant, fact.start, fact.end))
    names = fact.member_names or (None,) * len(fact.members)
    dimensions = (
        f"{axis}={name or member}"
        for axis, name, member in zip(fact.axes, names, fact.members, strict=True)
    )
    return digest_of(
        fact.concept or fact.label,
        *dimensions,
        str(fact.unit),
        *days,
        fact.language or "",
        fact.cik or "",
    )


@dataclass(frozen=True, slots=True)
class Iris:
    """IRIs of things under one base.

    Attributes:
        base: Absolute IRI ending in ``/``, ``#`` or ``:``.

    Raises:
        InputError: `base` is no such IRI.
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        """Refuse a base that would mint unusable IRIs."""
        if _ABSOLUTE.match(self.base) is None:
            message = (
                f"found the base {self.base!r}; expected an absolute IRI that ends in "
                "'/', '#' or ':'; give one such as https://example.org/id/"
            )
            raise InputError(message)

    def _thing(self, *segments: str) -> str:
        return self.base + "/".join(map(_segment, segments))

    def ontology_graph(self) -> str:
        """Return the graph that holds vocabulary, schemes and concept data."""
        return self._thing("graph", "ontology")

    def decisions_graph(self) -> str:
        """Return the graph that holds what people decided."""
        return self._thing("graph", "decisions")

    def findings_graph(self) -> str:
        """Return the graph that holds failed checks."""
        return self._thing("graph", "findings")

    def derived_graph(self, reporter: str) -> str:
        """Return the graph of what is derived for one reporter key."""
        return self._thing("graph", "derived", reporter)

    def current_view(self) -> str:
        """Return what a query names to ask all derived graphs as one; it holds none."""
        return self._thing("graph", "current")

    def entity(self, reporter: str) -> str:
        """Return the reporting entity of a reporter key."""
        return f"{self.base}entity/{_segment(reporter)}"

    def subsidiary(self, reporter: str, name: str) -> str:
        """Return an entity of a reporter's group, from the normal form of its name."""
        return self._thing("entity", reporter, _slug(name))

    def filing(self, key: str) -> str:
        """Return the filing of a filing key, which is also the name of its graph."""
        return self._thing("filing" if "-" in key else "page", key)

    def report(self, filing: str, name: str) -> str:
        """Return a report of a filing (an IRI) from the report's key."""
        return f"{filing}/{_segment(name)}"

    def facts(self, report: str, facts: Sequence[Fact]) -> list[str]:
        """Return the IRI of each fact of a report, parallel to `facts`.

        On pages ``<report>/<row>/<n>`` for the n-th value of the row, whatever column
        it stands in, so that a fact keeps its IRI when its column is settled. Elsewhere
        ``<report>/fact/<hash of concept, members, unit and period>``, which an instance
        and the inline document it was extracted from share.
        """
        uses: dict[str, int] = {}
        minted = []
        for fact in facts:
            on_page = fact.row is not None
            stem = f"{report}/{fact.row}" if on_page else ""
            stem = stem or f"{report}/fact/{_document_key(fact)}"
            uses[stem] = n = uses.get(stem, 0) + 1
            minted.append(stem if n == 1 and not on_page else f"{stem}/{n}")
        return minted

    def column(self, report: str, index: int) -> str:
        """Return a value column of a report."""
        return f"{report}/column/{index}"

    def summand(self, report: str, part: Summand) -> str:
        """Return one part of a sum a report's filer declares."""
        return f"{report}/sum/{digest_of(part.role, part.parent, part.child)}"

    def cell(self, fact: str) -> str:
        """Return the cell a fact was read from."""
        return fact + "/cell"

    def note_cell(self, fact: str, document: str, start: int) -> str:
        """Return the cell of a note's table that says what a fact says."""
        return f"{fact}/note/{digest_of(document, str(start))}"

    def mention(self, reporter: str, name: str) -> str:
        """Return the mention of a printed name, white space folded, by a reporter."""
        return self._thing("mention", reporter, _slug(folded(name)))

    def party(self, reporter: str, normal_forms: Sequence[str]) -> str:
        """Return the party a reporter names, from the normal form of its name.

        Several forms make one joint party, in whatever order they are printed.
        """
        return self._thing("party", reporter, _slug(" | ".join(sorted(normal_forms))))

    def relationship(self, filing: str, *keys: str) -> str:
        """Return a relationship of the filing with this filing key."""
        return self._thing("relationship", filing, digest_of(*keys))

    def statement(self, filing: str, *keys: str) -> str:
        """Return what a note of a filing (an IRI) states, from document and span."""
        return f"{filing}/statement/{digest_of(*keys)}"

    def position(
        self, reporter: str, party: str, side: str, on: date, currency: str
    ) -> str:
        """Return the position of a party, given as IRI; `side` as `Side` has it."""
        return self._thing(
            "position",
            reporter,
            digest_of(party.removeprefix(self.base)),
            side.replace(" ", "-"),
            on.isoformat(),
            currency,
        )

    def settlement(self, fact: str, ordinal: int) -> str:
        """Return the n-th decision on the column of a fact, n from 1."""
        key = digest_of(fact.removeprefix(self.base))
        return self._thing("settlement", key, str(ordinal))

    def decision(self, ordinal: int, *, withdrawn: bool = False) -> str:
        """Return a person's n-th decision about names, or the entry withdrawing it."""
        if withdrawn:
            return self._thing("decision", str(ordinal), "withdrawn")
        return self._thing("decision", str(ordinal))

    def rule_decision(self, *keys: str) -> str:
        """Return the decision of a rule about two names."""
        return self._thing("decision", "rule", digest_of(*keys))

    def trade_name(self, name: str) -> str:
        """Return a trade name that several reporters' parties bear."""
        return self._thing("trade-name", name)

    def concept(self, name: str, reporter: str) -> str:
        """Return a taxonomy element's IRI, without the year of the taxonomy.

        Elements outside the standard taxonomies belong to the reporter: their prefixes
        mean nothing beyond the filing.
        """
        prefix, _, local = name.rpartition(":")
        namespace = TAXONOMIES.get(prefix)
        if namespace is not None:
            if _UNRESERVED.fullmatch(local) is None:
                local = quote(local, safe="-_.", errors="replace")
            return namespace + local
        return self._thing("concept", reporter, prefix or "-", local)

"""Mints every IRI and literal of the graph from keys.

An IRI is made of nothing but the keys of the thing (CIK, accession, report, row, name),
so two machines mint the same, and of nothing but characters any store takes: keys are
percent-encoded, names are slugged and hashed.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.graph.namespaces import (
    ANY_URI,
    DATE,
    DECIMAL,
    DEFAULT_BASE,
    INTEGER,
    ISO4217,
    REL,
    TAXONOMIES,
)
from kg.model.fact import Fact
from kg.model.filing import Identity, Reading, Summand

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]*[/#:]\Z")
_CURRENCY = re.compile(r"[A-Z]{3}\Z")
_AS_IT_IS = re.compile(r"[A-Za-z0-9._~-]*")
"""Keys that percent-encoding leaves alone."""
_SLUG_LENGTH = 40


def text(value: str) -> Literal:
    """Return a plain string literal, characters as they are."""
    return Literal(value)


def decimal(value: Decimal) -> Literal:
    """Return an xsd:decimal without exponent or trailing zeros.

    >>> decimal(Decimal("2.417E+6")).value, decimal(Decimal("0.370")).value
    ('2417000', '0.37')
    """
    plain = format(value, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return Literal("0" if plain == "-0" else plain, datatype=DECIMAL)


@lru_cache(maxsize=4096)
def integer(value: int) -> Literal:
    """Return an xsd:integer."""
    return Literal(str(value), datatype=INTEGER)


@lru_cache(maxsize=4096)
def day(value: date) -> Literal:
    """Return an xsd:date; an instant is the day it closes."""
    return Literal(value.isoformat(), datatype=DATE)


def address(value: str) -> Literal:
    """Return an xsd:anyURI: a literal, as addresses come from people and may be off."""
    return Literal(value, datatype=ANY_URI)


@lru_cache(maxsize=4096)
def is_currency(unit: str | None) -> bool:
    """Tell whether a unit is a currency, that is, has an ISO 4217 code's form.

    >>> is_currency("CNY"), is_currency("shares"), is_currency("USD/shares")
    (True, False, False)
    """
    return unit is not None and _CURRENCY.match(unit) is not None


@lru_cache(maxsize=4096)
def currency(code: str) -> NamedNode:
    """Return XBRL's IRI of a currency."""
    return NamedNode(ISO4217 + code)


def relationship_term(name: str) -> NamedNode:
    """Return the SKOS concept of a relationship type or tie, from its local name."""
    return NamedNode(REL + quote(name, safe=""))


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    r"""Return a printed name with each run of white space made one space.

    >>> folded(" Beijing  QC\n")
    'Beijing QC'
    """
    return " ".join(name.split())


def digest_of(*keys: str) -> str:
    """Return 12 hexadecimal digits naming the keys, order kept."""
    joined = "\x1f".join(keys).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:12]


def _segment(key: str) -> str:
    """Return a key as one path segment."""
    if _AS_IT_IS.fullmatch(key) is not None:
        return key
    return quote(key, safe="", errors="surrogatepass")


def _slug(key: str) -> str:
    """Return a readable, unique path segment for a name key."""
    words = re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-")[:_SLUG_LENGTH]
    return f"{words.strip('-')}-{digest_of(key)}".lstrip("-")


def reporter_key(identity: Identity, digest: str) -> str:
    """Return what a reporting entity is known by: its CIK when there is one.

    Without CIK a name stands for the entity (letter case and spaces do not count), then
    the filing, then the page of content hash `digest`.

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


def _document_key(fact: Fact) -> str:
    """Return what names a fact of an XBRL document: all but its value."""
    dated = (str(day) for day in (fact.instant, fact.start, fact.end))
    names = fact.member_names or (None,) * len(fact.members)
    cuts = (
        f"{axis}={name or member}"
        for axis, name, member in zip(fact.axes, names, fact.members, strict=True)
    )
    return digest_of(
        fact.concept or fact.label,
        *cuts,
        str(fact.unit),
        *dated,
        fact.language or "",
        fact.cik or "",
    )


@dataclass(frozen=True, slots=True)
class Terms:
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

    def _thing(self, *segments: str) -> NamedNode:
        return NamedNode(self.base + "/".join(map(_segment, segments)))

    def ontology_graph(self) -> NamedNode:
        """Return the graph that holds vocabulary, schemes and concept data."""
        return self._thing("graph", "ontology")

    def decisions_graph(self) -> NamedNode:
        """Return the graph that holds what people and rules decided."""
        return self._thing("graph", "decisions")

    def derived_graph(self, reporter: str) -> NamedNode:
        """Return the graph of what is derived for one reporter key."""
        return self._thing("graph", "derived", reporter)

    def current_view(self) -> NamedNode:
        """Return what a query names to ask all derived graphs as one; it holds none."""
        return self._thing("graph", "current")

    def entity(self, reporter: str) -> NamedNode:
        """Return the reporting entity of a reporter key."""
        return self._thing("entity", reporter)

    def subsidiary(self, reporter: str, name: str) -> NamedNode:
        """Return an entity of a reporter's group, from the normal form of its name."""
        return self._thing("entity", reporter, _slug(name))

    def filing(self, identity: Identity, digest: str) -> NamedNode:
        """Return the filing, which is also the name of its graph."""
        if identity.accession is not None:
            return self._thing("filing", identity.accession)
        return self._thing("page", digest[:32])

    def report(self, filing: NamedNode, reading: Reading) -> NamedNode:
        """Return a filing's report; one without name is named by its content."""
        name = reading.report or "page-" + reading.digest[:12]
        return NamedNode(f"{filing.value}/{_segment(name)}")

    def facts(self, report: NamedNode, reading: Reading) -> list[NamedNode]:
        """Return the IRI of each fact of a report, parallel to its facts.

        On pages ``<report>/<row>/<n>`` for the n-th value of the row, whatever column
        it stands in, so that a fact keeps its IRI when its column is settled. Elsewhere
        ``<report>/fact/<hash of concept, members, unit and period>``, which an instance
        and the inline document it was extracted from share.
        """
        seen: dict[str, int] = {}
        minted = []
        for fact in reading.facts:
            if fact.row is not None:
                stem = f"{report.value}/{fact.row}"
                seen[stem] = n = seen.get(stem, 0) + 1
                minted.append(NamedNode(f"{stem}/{n}"))
                continue
            stem = f"{report.value}/fact/{_document_key(fact)}"
            seen[stem] = n = seen.get(stem, 0) + 1
            minted.append(NamedNode(stem if n == 1 else f"{stem}/{n}"))
        return minted

    def column(self, report: NamedNode, index: int) -> NamedNode:
        """Return a value column of a report."""
        return NamedNode(f"{report.value}/column/{index}")

    def summand(self, report: NamedNode, part: Summand) -> NamedNode:
        """Return one part of a sum a report's filer declares."""
        key = digest_of(part.role, part.parent, part.child)
        return NamedNode(f"{report.value}/sum/{key}")

    def cell(self, fact: NamedNode) -> NamedNode:
        """Return the cell a fact was read from."""
        return NamedNode(fact.value + "/cell")

    def mention(self, reporter: str, name: str) -> NamedNode:
        """Return the mention of a printed name, white space folded, by a reporter."""
        return self._thing("mention", reporter, _slug(folded(name)))

    def party(self, reporter: str, normal_forms: Sequence[str]) -> NamedNode:
        """Return the party a reporter names, from the normal form of its name.

        Several forms make one joint party, in whatever order they are printed.
        """
        return self._thing("party", reporter, _slug(" | ".join(sorted(normal_forms))))

    def relationship(self, filing: str, *keys: str) -> NamedNode:
        """Return a relationship of the filing with this filing key."""
        return self._thing("relationship", filing, digest_of(*keys))

    def position(
        self, reporter: str, party: NamedNode, side: str, on: date, code: str
    ) -> NamedNode:
        """Return the position of a party; `side` is ``due from`` or ``due to``."""
        side_key = side.replace(" ", "-")
        return self._thing(
            "position",
            reporter,
            digest_of(party.value.removeprefix(self.base)),
            side_key,
            on.isoformat(),
            code,
        )

    def settlement(self, fact: NamedNode, ordinal: int) -> NamedNode:
        """Return the n-th decision on the column of a fact, n from 1."""
        key = fact.value.removeprefix(self.base)
        return self._thing("settlement", digest_of(key), str(ordinal))

    def decision(self, ordinal: int, *, withdrawn: bool = False) -> NamedNode:
        """Return a person's n-th decision about names, or the entry withdrawing it."""
        if withdrawn:
            return self._thing("decision", str(ordinal), "withdrawn")
        return self._thing("decision", str(ordinal))

    def rule_decision(self, *keys: str) -> NamedNode:
        """Return the decision of a rule about two names."""
        return self._thing("decision", "rule", digest_of(*keys))

    def trade_name(self, name: str) -> NamedNode:
        """Return a trade name that several reporters' parties bear."""
        return self._thing("trade-name", name)

    def concept(self, name: str, reporter: str) -> NamedNode:
        """Return a taxonomy element's IRI, without the year of the taxonomy.

        Elements outside the standard taxonomies belong to the reporter: their prefixes
        mean nothing beyond the filing.
        """
        prefix, _, local = name.rpartition(":")
        namespace = TAXONOMIES.get(prefix)
        if namespace is not None:
            if _AS_IT_IS.fullmatch(local) is None:
                local = quote(local, safe="-_.", errors="replace")
            return NamedNode(namespace + local)
        return self._thing("concept", reporter, prefix or "-", local)

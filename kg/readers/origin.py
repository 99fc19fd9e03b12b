"""Which filing a source belongs to, by its path, its address, or its cover page."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from kg.model.fact import Fact
from kg.model.filing import Identity
from kg.readers.pages.numbers import plain

_ACCESSION = r"\d{10}-?\d{2}-?\d{6}"
_PATH = re.compile(rf"(?:^|[/\\])data[/\\](\d{{1,10}})[/\\]({_ACCESSION})(?:[/\\]|$)")
_NAME = re.compile(rf"(?:^|[/\\])(\d{{1,10}})_({_ACCESSION})(?:_R\d+)?\b[^/\\]*$")
_QUERY = re.compile(r"[?&;](?:CIK|cik)=0*(\d{1,10})(?![\d])")
_ALONE = re.compile(rf"(?<!\d)({_ACCESSION})(?!\d)")
_REPORT = re.compile(r"(?:^|[/\\_.-])(R\d{1,4})(?:\.[A-Za-z]+)*$", re.IGNORECASE)


def identity_of(path: str) -> Identity:
    """Return what a path or address says of the filing.

    Known are ``.../data/<cik>/<accession>/R65.htm`` and ``<cik>_<accession>_R65.txt``;
    else one accession number anywhere in the path, and the ``cik=`` of a viewer's
    query. No company number is guessed from an accession: its first digits are the
    sender's, not the reporter's.

    >>> identity_of("edgar/data/1494558/000110465921117128/R65.htm").accession
    '0001104659-21-117128'
    """
    match = _PATH.search(path) or _NAME.search(path)
    if match is not None:
        return Identity(cik=plain_cik(match[1]), accession=plain_accession(match[2]))
    accessions = {plain_accession(text) for text in _ALONE.findall(path)}
    query = _QUERY.search(path)
    return Identity(
        cik=None if query is None else plain_cik(query[1]),
        accession=accessions.pop() if len(accessions) == 1 else None,
    )


def with_address(identity: Identity, address: str) -> Identity:
    """Return an identity with what a page's own address adds to it.

    An address of another filing or company than is known already adds nothing.
    """
    named = identity_of(address)
    for known, told in (
        (identity.cik, named.cik),
        (identity.accession, named.accession),
    ):
        if known and told and known != told:
            return identity
    return identity.over(named).over(Identity(url=address))


def identity_of_siblings(names: Iterable[str]) -> Identity:
    """Return what the names of one folder agree on; unknown where they differ."""
    identities = {identity_of(name) for name in names}
    ciks = {identity.cik for identity in identities if identity.cik}
    accessions = {identity.accession for identity in identities if identity.accession}
    return Identity(
        cik=ciks.pop() if len(ciks) == 1 else None,
        accession=accessions.pop() if len(accessions) == 1 else None,
    )


def report_of(path: str) -> str | None:
    """Return the report a file's name says it is.

    >>> report_of("1494558_000110465921117128_R65.txt"), report_of("page.txt")
    ('R65', None)
    """
    match = _REPORT.search(path)
    return match[1].upper() if match is not None else None


def plain_accession(text: str) -> str | None:
    """Return an accession number with hyphens, from either spelling; else None.

    >>> plain_accession("000110465921117128")
    '0001104659-21-117128'
    """
    digits = text.strip().replace("-", "")
    if len(digits) != 18 or not digits.isdigit():
        return None
    return f"{digits[:10]}-{digits[10:12]}-{digits[12:]}"


def plain_cik(text: str) -> str | None:
    """Return a CIK without leading zeros; None when it is none.

    >>> plain_cik("0001494558")
    '1494558'
    """
    digits = text.strip().removeprefix("CIK").strip()
    if not digits.isdigit() or len(digits) > 10:
        return None
    return digits.lstrip("0") or None


def plain_day(text: str) -> date | None:
    """Return a day from either spelling; None when it is none.

    >>> plain_day("20220415"), plain_day("2022-04-15"), plain_day("20229999")
    (datetime.date(2022, 4, 15), datetime.date(2022, 4, 15), None)
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def identity_of_cover(facts: Sequence[Fact]) -> Identity:
    """Return what a cover page says: company number, name and form."""
    texts: dict[str, str] = {}
    for fact in facts:
        if not fact.members:
            value = plain(fact.value) if isinstance(fact.value, Decimal) else fact.value
            texts.setdefault(_cover_key(fact), value)
    return Identity(
        cik=plain_cik(texts.get("entitycentralindexkey", "")),
        entity=texts.get("entityregistrantname") or None,
        form=texts.get("documenttype") or None,
    )


def _cover_key(fact: Fact) -> str:
    """Return the name of a cover fact: its element's, else its label's letters."""
    if fact.concept is not None and fact.concept.startswith("dei:"):
        return fact.concept.removeprefix("dei:").casefold()
    return re.sub(r"[^a-z]", "", fact.label.casefold())

"""Names of elements: namespaces to prefixes, and words out of joined capitals."""

from functools import lru_cache

from kg.model.legal_spelling import with_forms_whole
from kg.patterns import pattern_of

_WELL_KNOWN = (
    (pattern_of(r"https?://fasb\.org/us-gaap(?:-sup)?/"), "us-gaap"),
    (pattern_of(r"https?://xbrl\.us/us-gaap/"), "us-gaap"),
    (pattern_of(r"https?://fasb\.org/srt(?:-sup)?/"), "srt"),
    (pattern_of(r"https?://(?:xbrl\.sec\.gov|xbrl\.us)/([a-z][a-z0-9-]*)/"), r"\1"),
    (pattern_of(r"https?://xbrl\.ifrs\.org/taxonomy/"), "ifrs-full"),
    (pattern_of(r"https?://www\.xbrl\.org/2003/iso4217$"), "iso4217"),
    (pattern_of(r"https?://www\.xbrl\.org/2003/instance$"), "xbrli"),
)
"""Taxonomies whose elements mean the same in every filing; years are left out."""

_SPLIT = pattern_of(
    r"(?<=[a-z0-9)])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])"
)


@lru_cache(maxsize=4096)
def prefix_of(namespace: str, given: str) -> str:
    """Return the usual prefix of a namespace, or the one `given` for a filer's own.

    >>> prefix_of("http://fasb.org/us-gaap/2024", "gaap")
    'us-gaap'
    >>> prefix_of("http://globalarenaholding.com/20240930", "gahc")
    'gahc'
    """
    for pattern, prefix in _WELL_KNOWN:
        match = pattern.match(namespace)
        if match is not None:
            return match.expand(prefix)
    return given


def qualified(prefix: str, local: str) -> str:
    """Return prefix and local name as one, or the local name where there is no prefix.

    >>> qualified("us-gaap", "Assets"), qualified("", "Assets")
    ('us-gaap:Assets', 'Assets')
    """
    return f"{prefix}:{local}" if prefix else local


def is_standard(name: str) -> bool:
    """Whether an element belongs to a taxonomy, not to the filer.

    >>> is_standard("srt:DirectorMember"), is_standard("gahc:MrXMember")
    (True, False)
    """
    return name.partition(":")[0] in _STANDARD


_STANDARD = frozenset(
    [
        "us-gaap", "srt", "dei", "ifrs-full", "country", "currency", "exch", "invest",
        "naics", "sic", "stpr", "ecd", "cyd", "rr", "oef", "vip", "cef", "fnd", "sro",
        "ffd", "snj", "rxp", "sbs", "spac", "hca",
    ]
)  # fmt: skip


@lru_cache(maxsize=65536)
def words_of(local: str) -> str:
    """Return an element's local name as words: what is shown where no label is.

    >>> words_of("BeijingQCTechnologyCompanyLimitedMember")
    'Beijing QC Technology Company Limited'
    >>> words_of("DueToRelatedPartiesCurrent")
    'Due To Related Parties Current'
    """
    for tail in ("Member", "Domain"):
        if local.endswith(tail) and len(local) > len(tail):
            local = local[: -len(tail)]
            break
    return " ".join(_SPLIT.split(local.replace("_", " ").strip())) or local


_HUMPS = pattern_of(
    r"(?<=[a-z)])(?<!^[a-z])(?<!Mc)(?=[A-Z])|(?<=[0-9)])(?=[A-Z][a-z])"
    r"|(?<=[a-z])(?=[0-9])|(?<=[A-Z])(?=[0-9]{3})"
    r"|(?<=[A-Z])(?<!^O)(?<![a-z]O)(?=[A-Z][a-z])"
)
"""Where words of a name begin: not within "McCoy", "OBrien", "iFresh", "HJ3", "L3C"."""
_ENDS_IN_FORM = pattern_of(r"([A-Z0-9]{2,}?)(PLLC|LLLP|LLC|LLP|PLC|LTD|INC)")


@lru_cache(maxsize=65536)
def name_of(local: str) -> str:
    """Return a member's local name as the name of a party, where no label is.

    >>> name_of("McCoyHJ3HoldingsLLCMember"), name_of("iFreshIncMember")
    ('McCoy HJ3 Holdings LLC', 'iFresh Inc')
    >>> name_of("QuillSecuritiesL3CMember"), name_of("QuillPC401KMember")
    ('Quill Securities L3C', 'Quill PC 401K')
    >>> name_of("DeltaRidgeGmbHMember"), name_of("QuillHandelApSMember")
    ('Delta Ridge GmbH', 'Quill Handel ApS')
    >>> name_of("DeltaRidgeJVLLCMember"), name_of("JohnDSmithMember")
    ('Delta Ridge JV LLC', 'John D Smith')
    """
    for tail in ("Member", "Domain"):
        if local.endswith(tail) and len(local) > len(tail):
            local = local[: -len(tail)]
            break
    parted = " ".join(_HUMPS.split(local.replace("_", " ").strip()))
    words = with_forms_whole(parted).split()
    return (
        " ".join(
            _ENDS_IN_FORM.sub(r"\1 \2", word) if _ENDS_IN_FORM.fullmatch(word) else word
            for word in words
        )
        or local
    )

"""What sort of party a name denotes: a person or an organisation."""

from functools import cache, lru_cache

from kg.model.fact import PartyKind
from kg.parties.bare_names import ends_as_firm, is_bare_person
from kg.parties.bodies import is_body_of, is_special_district, is_spelt_body
from kg.parties.legal import split_legal
from kg.parties.persons import is_somebodys_firm, split_person
from kg.parties.spelling import words_of
from kg.parties.wordlists import member_words, places
from kg.patterns import pattern_of
from kg.resources import ontology_rows

_CAPITALS = pattern_of(r"[A-Z][A-Z&]{1,5}|[A-Z](?: [A-Z]){1,5}")
_JOINED = pattern_of(r"[A-Z][\w'’-]+(?:, [A-Z][\w'’-]+)* & [A-Z][\w'’-]+")
_REGISTERED = pattern_of(r"\be\. ?[KVG]\.?$|\beG$|\b(?:P\. ?A|S\. ?C)\.$")
"""Forms whose letters, without dots, are names: "e.K.", "P.A."."""
_FORM_AHEAD = pattern_of(
    r"(?:SCI|ANS|SNC|A/S|I/S|K/S|P/F|AO|OAO|PAO|TOO|PP|UD|CV|PT|AS|AB|Oy) (?=[^\W\d_])"
    r"|.* (?:I/S|K/S|P/F|Local \d+)$"
)
"""Forms of the north and east, mostly before the name; a union's local."""
_FAMILY_FIRM = pattern_of(
    r"\b[A-Z][\w'’-]+ (?:&|and|And) "
    r"(?:(?:Sons?|Daughters?|Bros\.?|Brothers|Cie|Zonen|Söhne)\b|Associates$)"
)
_WITH_DIGITS = pattern_of(r"\b\d+[A-Za-z]+\b|\b[A-Za-z]+\d+\b|^\d[\d.]* [A-Z]")


@lru_cache(maxsize=65536)
def kind_by_words(text: str) -> PartyKind:
    """Return the sort of a party that its words tell, UNKNOWN where they tell none.

    >>> kind_by_words("Mr. Wang Song").value, kind_by_words("Alleghany Capital").value
    ('person', 'unknown')
    """
    if is_somebodys_firm(text):
        return PartyKind.ORGANISATION
    if split_person(text) is not None or is_bare_person(text):
        return PartyKind.PERSON
    words = words_of(text)
    titled = bool(words) and words[0] in member_words("person")
    if titled and not split_legal(words)[1] and not ends_as_firm(words):
        return PartyKind.PERSON
    legal = split_legal(words)[1] or not _forms_anywhere().isdisjoint(words)
    is_organisation = (
        legal or is_body_of(words) or is_spelt_body(words) or is_special_district(words)
    )
    return PartyKind.ORGANISATION if is_organisation else PartyKind.UNKNOWN


@cache
def _forms_anywhere() -> frozenset[str]:
    """Return the words that tell an organisation wherever they stand in a name.

    "AS" is a legal form at the end, and "as" a link within a name.
    """
    return member_words("legal") - {"as"}


def kind_by_place(text: str, axis: str | None, kind: PartyKind) -> PartyKind:
    """Return the sort of a party, by its axis or shape where no word tells it.

    Only persons, or only organisations, stand on some axes. Elsewhere capitals alone
    ("DHL"), letters with digits, names joined by "&", or a line of business or country
    at the end are an organisation's.

    Args:
        text: The name.
        axis: Element of its axis; None where it is not known.
        kind: What its words tell.

    >>> kind_by_place("Alleghany Capital", None, PartyKind.UNKNOWN).value
    'organisation'
    """
    if kind is not PartyKind.UNKNOWN:
        return kind
    local = (axis or "").rpartition(":")[2]
    kind = _kinds_of_axes().get(local, PartyKind.UNKNOWN)
    if kind is PartyKind.PERSON and split_person(text, known=True) is None:
        return PartyKind.UNKNOWN
    if kind is not PartyKind.UNKNOWN:
        return kind
    words = words_of(text)
    tails = member_words("organisation-tail") | places()
    ends_so = len(words) > 1 and words[-1] in tails
    shapes = (
        _CAPITALS.fullmatch,
        _WITH_DIGITS.search,
        _JOINED.fullmatch,
        _FORM_AHEAD.match,
        _FAMILY_FIRM.search,
        _REGISTERED.search,
    )
    has_shape = ends_so or any(shape(text) for shape in shapes)
    return PartyKind.ORGANISATION if has_shape else PartyKind.UNKNOWN


@cache
def _kinds_of_axes() -> dict[str, PartyKind]:
    """Return what sort of party alone stands on an axis, by local name."""
    rows = ontology_rows("axes.csv")
    return {row["axis"]: PartyKind(row["names"]) for row in rows if row["names"]}

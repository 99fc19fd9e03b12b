"""What a member says, judged by its words and never by its place.

The word lists are data: ``ontology/roles.csv`` (classes of words) and
``ontology/relationship_types.csv`` (relationship scheme with recognition patterns).
`kg.parties.role_phrases` is the grammar of roles, `kg.parties.things` that of things.
"""

import re
from functools import cache, lru_cache

from kg.model.fact import PartyKind, Role
from kg.model.party import MemberRole
from kg.parties.kinds import kind_by_place, kind_by_words
from kg.parties.names import clean_member, without_short_form
from kg.parties.phrases import named_before_kin, role_length, without_address
from kg.parties.plain_names import plain_words
from kg.parties.role_phrases import (
    is_count,
    is_role,
    is_somebodys,
    role_words,
    says_related,
    says_role,
    without_bare_member,
    words_of_classes,
)
from kg.parties.spelling import spaced, words_of
from kg.parties.things import ends_legal, is_address, is_thing, without_reference
from kg.parties.wordlists import (
    cardinals,
    has_term,
    member_words,
    name_words,
    numbers,
)
from kg.patterns import pattern_of
from kg.resources import ontology_rows

_WITH_OTHERS = pattern_of(
    r"\band (?:its|their|his|her) (?:\w+ )?"
    r"(?:subsidiar|affiliat|associate|group|related)",
    re.IGNORECASE,
)
_AND_FELLOWS = pattern_of(
    r",? and (?:(?:other|consolidated) )?(?:subsidiaries|affiliates)$", re.IGNORECASE
)
_FELLOWS = pattern_of(
    r"\band (?:fellow subsidiaries|associates|joint ventures|subsidiaries)\b|"
    r"['’s]+ related part(?:y|ies)$|^(?:domestic|foreign) market related",
    re.IGNORECASE,
)
_AND_KIN = pattern_of(
    r"\band (?:(?:his|her|their) )?(?:wife|husband|spouse|children|family)$",
    re.IGNORECASE,
)
"""Kin behind somebody's name: "Ada Roe and spouse"."""
_SEVERAL = pattern_of(
    r"(?:Messrs|Mmes)\b|(?:Mr|Dr)s?\.? (?:&|and) (?:Mr|Dr)s\b"
    r"|Drs\.? [A-Z][\w'’-]+ (?:&|and) [A-Z]"
    r"|[Tt]he (?:[A-Z][\w'’-]+ ){1,2}[Ff]amil(?:y|ies)$"
)
"""Several persons, or a family, by their names."""
_DESCRIBES = pattern_of(r",\s+|\s+\(|\s+[Aa]s\s+(?:[Aa]n?\s+|[Tt]he\s+)?")
"""What stands before a description of who is named."""
_HELD_AT = pattern_of(r"(?P<office>[^,;(]+?) of\b", re.IGNORECASE)
"""What somebody is at a body: "Director of a subsidiary"."""
_BANK_OF = ["bank", "of"]
_BODIES = frozenset(["subsidiary", "parent", "associate", "jointVenture"])
_OFFICES = frozenset(["director", "executiveOfficer", "management", "employee"])
_INVESTEES = pattern_of(
    r"Investee(?:Name)?Axis$|EquityMethodInvest|InvestmentsIn(?:Associates|JointVentures)"
)
_MONTH = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
_UNNAMED = pattern_of(
    rf"(?:[\W\d_]|\b(?:{_MONTH}|january|february|march|april|august|september|october"
    r"|november|december)\b)+",
    re.IGNORECASE,
)
"""A text of digits, marks and names of months alone: a number or date, no name."""
TAXONOMIES = frozenset(
    [
        "us-gaap", "srt", "dei", "country", "ecd", "ifrs-full", "invest", "spac", "cyd",
        "stpr", "currency", "exch", "naics", "sic",
    ]
)  # fmt: skip
"""Prefixes of taxonomies, whose axes mean the same in every filing."""
_OF_PARTIES = pattern_of(
    r"Part(?:y|ies)|Counterpart|Person|Individual|Investor|Lender|Shareholder|Stockholder"
    r"|Holder|Entit|Owner|Who|Customer|Supplier|Vendor|Affiliate|Subsidiar|Director|"
    r"Officer|Compan|Investee|Venture|Related|Sponsor|Borrower|Creditor|Debtor|Name"
)
"""Words by which a filer's own axis says that its members are parties."""


@cache
def _axes() -> dict[str, tuple[str, bool]]:
    """Return what members of an axis are, and whether related, by local name."""
    return {
        row["axis"]: (row["says"], row["related"] == "yes")
        for row in ontology_rows("axes.csv")
    }


@lru_cache(maxsize=65536)
def is_related_axis(axis: str | None) -> bool:
    """Whether only related parties and dealings with them stand on an axis.

    A filer's own axis is one by the noun its name ends in: officers, affiliates.

    >>> is_related_axis("us-gaap:RelatedPartyTransactionAxis")
    True
    >>> is_related_axis("acme:OfficersAxis"), is_related_axis("acme:OfficerPlanAxis")
    (True, False)
    """
    prefix, _, local = (axis or "").rpartition(":")
    listed = _axes().get(local)
    if listed is not None or not prefix or prefix in TAXONOMIES:
        return listed is not None and listed[1]
    return _ends_in_related_noun(local)


@lru_cache(maxsize=4096)
def _ends_in_related_noun(local: str) -> bool:
    """Whether the name of an axis ends in a noun for related parties."""
    words = words_of(spaced(f"{local}Member"))
    while len(words) > 1 and words[-1] in member_words("axis-tail"):
        words.pop()
    return any(
        has_term(member_words("related-axis"), " ".join(words[-size:]))
        for size in (1, 2, 3)
    )


@lru_cache(maxsize=65536)
def axis_says(axis: str | None) -> str | None:
    """Return what the members of an axis are, or None when it does not tell.

    ``party``: who stands on the other side, by name or role; ``subsidiary``: an entity
    of the reporter's own group; ``arrangement``: an instrument, or the name of who
    gave it; ``other``: anything else, which holds for every axis of a taxonomy that is
    not listed. A filer's own axis, or none, leaves it to the words.

    >>> axis_says("srt:CounterpartyNameAxis"), axis_says("us-gaap:RangeAxis")
    ('party', 'other')
    """
    if axis is None:
        return None
    prefix, _, local = axis.rpartition(":")
    listed = _axes().get(local, (None, False))[0]
    if listed is None and prefix in TAXONOMIES:
        return "other"
    return listed


def is_arrangement_axis(axis: str | None) -> bool:
    """Whether instruments and agreements stand on an axis, or who gave them."""
    return axis_says(axis) == "arrangement"


@lru_cache(maxsize=65536)
def is_investee_axis(axis: str | None) -> bool:
    """Whether the members of an axis are companies the reporter holds a stake in.

    >>> is_investee_axis("us-gaap:EquityMethodInvestmentNonconsolidatedInvesteeAxis")
    True
    """
    return _INVESTEES.search(axis or "") is not None


@cache
def relationship_types() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return (SKOS local name, pattern) in the order they are tried: narrow first."""
    rows = ontology_rows("relationship_types.csv")
    pairs = [(row["type"], pattern_of(row["pattern"], re.I)) for row in rows]
    general = {"relatedParty", "unspecified"}
    return tuple(p for p in pairs if p[0] not in general) + tuple(
        p for p in pairs if p[0] == "relatedParty"
    )


def relationship_type(text: str | None) -> str:
    """Return the SKOS local name of a relationship as printed.

    >>> relationship_type("Senior employee")
    'seniorEmployee'
    >>> relationship_type("Director of a subsidiary"), relationship_type(None)
    ('director', 'unspecified')
    """
    if not text:
        return "unspecified"
    first = _first_type(text)
    held_at = _HELD_AT.match(text) if first in _BODIES else None
    if held_at is not None:
        office = _first_type(held_at["office"])
        return office if office in _OFFICES else first
    return first


@lru_cache(maxsize=65536)
def _first_type(text: str) -> str:
    """Return the first class of the scheme whose pattern a text bears."""
    types = relationship_types()
    return next((name for name, said in types if said.search(text)), "unspecified")


@lru_cache(maxsize=65536)
def classify(member: str, axis: str | None = None) -> MemberRole:
    """Return the role of `member`, and what sort of party it names.

    A role says what somebody is and a thing is nobody; what is neither is a party, of a
    known kind where its words have a sign of one.

    Args:
        member: As printed, ``[Member]`` kept or cut.
        axis: Name of its axis when known; ``ontology/axes.csv`` says what its members
            are.

    >>> classify("Senior employee").role.value, classify("Xiaomi Inc").kind.value
    ('relationship', 'organisation')
    """
    is_plain = plain_words(member) is not None
    # Of who is no more than a plain name nothing else is said.
    text, is_kin = (member, False) if is_plain else _text_of(member)
    says = axis_says(axis)
    if says in ("other", "subsidiary") or (not is_plain and _is_date(text)):
        return MemberRole(Role.OTHER)
    kind = PartyKind.PERSON if is_kin else kind_by_words(text)
    if says == "arrangement":
        words = words_of(text)
        named = kind is PartyKind.PERSON or ends_legal(words) or words[:2] == _BANK_OF
        is_party = named and not is_thing(text)
        return MemberRole(Role.PARTY, kind) if is_party else MemberRole(Role.OTHER)
    if not is_plain and _is_group(text):
        return MemberRole(Role.GROUP, PartyKind.GROUP)
    if is_outsider(text):
        return MemberRole(Role.OTHER)
    if _is_role_alone(text, kind):
        return MemberRole(Role.RELATIONSHIP)
    among_parties = says == "party" or kind is PartyKind.PERSON
    # A company that owns one building is often named after its address.
    is_owner = is_investee_axis(axis) and is_address(words_of(text))
    if not is_owner and is_thing(text, among_parties=among_parties):
        return MemberRole(Role.OTHER)
    if says is None and kind is PartyKind.UNKNOWN and not _speaks_of_parties(axis):
        return MemberRole(Role.OTHER)
    return MemberRole(Role.PARTY, kind_by_place(text, axis, kind))


def _is_group(text: str) -> bool:
    """Whether a text names somebody with others, or several at once.

    >>> _is_group("Acme Ltd and subsidiaries"), _is_group("Parent and subsidiaries")
    (True, False)
    """
    if _WITH_OTHERS.search(text) or _SEVERAL.match(text):
        return True
    kin = _AND_KIN.search(text)
    if kin is not None:
        return not any(map(is_role, map(role_words, (text, text[: kin.start()]))))
    fellows = _AND_FELLOWS.search(text)
    if fellows is None:
        return False
    name = text[: fellows.start()]
    return ends_legal(words_of(name)) and not is_role(role_words(name))


@lru_cache(maxsize=65536)
def _text_of(member: str) -> tuple[str, bool]:
    """Return what of a member names somebody, and whether it is told as kin."""
    bare = without_bare_member(clean_member(member))
    bare = without_address(without_short_form(bare))
    return _without_description(without_reference(bare))


def _without_description(text: str) -> tuple[str, bool]:
    """Return a member without what it says of whom it names, and whether that is kin.

    >>> _without_description("Alder Ltd, a company controlled by the CEO")
    ('Alder Ltd', False)
    >>> _without_description("Alder Trustees Ltd as nominee for Roe Settlement")
    ('Alder Trustees Ltd', False)
    >>> _without_description("Ruth Falk (daughter of the CEO)")
    ('Ruth Falk', True)
    """
    before_kin = named_before_kin(text)
    if before_kin is not None:
        return before_kin, True
    for match in _DESCRIBES.finditer(text):
        head, said = text[: match.start()], words_of(text[match.end() :])
        is_as = "as" in match.group().casefold()
        starts = range(1 if is_as else len(said))
        tells = any(role_length(said, at) for at in starts if said)
        holds = is_as and not name_words("held-as").isdisjoint(said[:1])
        tells = tells or holds or is_outsider(text[match.end() :])
        is_named = holds or kind_by_words(head) is not PartyKind.UNKNOWN
        if (tells or not name_words("tie").isdisjoint(said)) and (
            is_named and not is_role(role_words(head))
        ):
            return head, False
    return text, False


def _is_role_alone(text: str, kind: PartyKind) -> bool:
    """Whether a text says a role, of nobody named."""
    if _FELLOWS.search(text) or is_somebodys(text):
        return True
    # Whatever is a role says one.
    return (
        says_role(text) if kind is not PartyKind.PERSON else is_role(role_words(text))
    )


def _speaks_of_parties(axis: str | None) -> bool:
    """Whether a filer's own axis, by its name, may hold parties; none may."""
    return axis is None or _OF_PARTIES.search(axis.rpartition(":")[2]) is not None


def _is_date(text: str) -> bool:
    """Whether a text is a number or date; months alone may be a person's name."""
    if _UNNAMED.fullmatch(text) is None:
        return False
    return any(c.isdigit() for c in text) or not any(c.isalpha() for c in text)


@lru_cache(maxsize=65536)
def is_outsider(member: str) -> bool:
    """Whether a member names nobody in particular from outside: a lender, a customer.

    >>> is_outsider("Two Third Party Lender One"), is_outsider("Third Avenue Corp")
    (True, False)
    """
    words = role_words(clean_member(member))
    if words[:2] == ("other", "than"):
        return True
    if says_related(words):
        return False
    outsiders, filler = member_words("outsider"), member_words("filler")
    if "bank" not in words:  # "Key Bank" is a name.
        filler = words_of_classes("filler", "qualifier")
    elif words[0] in numbers() and words[0] not in cardinals() and len(words) == 2:
        return False  # "First Bank" as well, but "Bank A" is one of several.
    at, seen = 0, False
    while at < len(words):
        pair = " ".join(words[at : at + 2])
        size = 2 if pair in outsiders else int(words[at] in outsiders)
        seen = seen or size > 0
        if not size and words[at] not in filler and not is_count(words[at]):
            return False
        at += size or 1
    return seen

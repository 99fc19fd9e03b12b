"""What a role is to the reporter: its classes, and the name of a role's node.

Roles are compared by class of ``ontology/relationship_types.csv``; printings of one
role ("CEO", "Chief Executive Officers") share one canonical name.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kg.model.fact import Role
from kg.parties.numerals import numbers_of
from kg.parties.persons import split_person
from kg.parties.phrases import named_before_kin, split_group
from kg.parties.role_phrases import role_words, without_bare_member
from kg.parties.roles import (
    classify,
    is_investee_axis,
    relationship_type,
    relationship_types,
)
from kg.parties.spelling import spaced
from kg.parties.wordlists import member_words, name_words, singular
from kg.patterns import pattern_of
from kg.resources import ontology_rows

_OR = pattern_of(
    r"\b(?:or|and) (?:its |their |other )?\w*(?:er|or|ee|ate|y|ie)s?\b", re.I
)
_AT_ROLE = pattern_of(
    r"\b(?:to|from|by|with)\s+(?:an? |the |our |its |certain )?"
    r"((?:(?!(?:to|from|by|with) )[\w-]+ ){0,2}?"
    r"(?:directors?|officers?|shareholders?|stockholders?|affiliates?"
    r"|sponsors?|founders?|parent|subsidiar(?:y|ies)|associates?|joint ventures?"
    r"|investees?|employees?|partners?))\b",
    re.IGNORECASE,
)
_NO_ROLE = frozenset({"relatedParty", "unspecified"})
_UNTOLD = _NO_ROLE | {None}
_PARTS = pattern_of(
    r"\s+[-–—]\s+|\s*\((?:details?|narrative|tables?|parenthetical)\)", re.I
)
"""What parts a title: "Related Party Transactions - Associates (Details)"."""
_OF_CLASS = pattern_of(
    r" (?:where (?:the )?entity is (?:a )?(?:joint )?venturer"
    r"|of (?:the )?entity or (?:its |the )?parent)(?= \[|$)",
    re.IGNORECASE,
)
"""What taxonomies add to a role that filers print without it."""
_OF_REPORTER = pattern_of(
    r"\s+(?:of|to) (?:the )?(?:company|registrant|group)$", re.IGNORECASE
)
_OF_BODY = pattern_of(r"\bof\s+(?:the\s+)?(?=\w)(?P<body>[^\d%]+)$", re.IGNORECASE)
_OF_ANY = pattern_of(
    r"\b(?:compan(?:y|ies)|registrant|issuer|group|entit(?:y|ies)|stock|shares?|equity|"
    r"interests?|staff|team)\b",
    re.IGNORECASE,
)
"""Words behind "of" that name no other body."""
_DESCRIPTION = pattern_of(
    r"[,(–—-]\s*(?P<words>(?:an? |the )?(?:[\w-]+ ){0,4}"
    r"(?:(?:controlled|owned|managed)(?: \d+ ?%)? by \S.*"
    r"|affiliate of (?:the|our|its|an?) [a-z].*))$",
    re.IGNORECASE,
)
"""What stands behind a name to say who controls its bearer."""
_ARTICLES = frozenset({"the", "a", "an", "our", "its"})
_SIMPLE = frozenset({"family", "affiliate", "subsidiary", "commonParent", "parent"})
"""Classes that are alone: a director's brother is no director."""


@cache
def _scheme() -> dict[str, tuple[str, str]]:
    """Return label and broader class of each class, by local name."""
    rows = ontology_rows("relationship_types.csv")
    return {row["type"]: (row["label"], row["broader"]) for row in rows}


@cache
def _classes_by_word() -> dict[str, str]:
    """Return the class that each word people type for one stands for."""
    return {
        singular(row["word"]): row["value"]
        for row in ontology_rows("typed_words.csv")
        if row["parameter"] == "role"
    }


@lru_cache(maxsize=4096)
def relationship_classes(text: str) -> frozenset[str]:
    """Return the classes a role is of, the broader ones among them.

    >>> sorted(relationship_classes("Chairman and CEO"))
    ['director', 'executiveOfficer', 'management', 'relatedParty']
    >>> sorted(relationship_classes("Wife of director"))
    ['family', 'relatedParty']
    """
    first = relationship_type(text)
    classes = {first}
    if first not in _SIMPLE | _NO_ROLE:
        classes |= {
            name
            for name, pattern in relationship_types()
            if name not in _SIMPLE and pattern.search(text)
        }
    for name in tuple(classes):
        while name := _scheme().get(name, ("", ""))[1]:
            classes.add(name)
    return frozenset(classes - {"unspecified"})


def class_named(text: str) -> str | None:
    """Return the class of a text that is its name, its label or a word for it.

    Singular or plural; the words for a class are those of ``typed_words.csv``.

    >>> class_named("Directors"), class_named("executive officer"), class_named("CEO")
    ('director', 'executiveOfficer', None)
    >>> class_named("stockholders"), class_named("sister companies")
    ('shareholder', 'commonParent')
    """
    wanted = singular(" ".join(text.split()).casefold())
    for name, (label, _) in _scheme().items():
        if wanted in (name.casefold(), label.casefold()):
            return name
    return _classes_by_word().get(wanted)


def is_in_role(printed: str, wanted: str) -> bool:
    """Whether a printed role is what is asked for: of its class, or the same role.

    >>> is_in_role("Non-executive Director", "director")
    True
    >>> is_in_role("Chief Executive Officer", "CEO"), is_in_role("CFO", "CEO")
    (True, False)
    """
    name = class_named(wanted)
    return any(
        canonical_role(role) == canonical_role(wanted)
        or (name is not None and name in relationship_classes(role))
        for role in printed.split(" | ")
    )


@lru_cache(maxsize=65536)
def roles_in_name(name: str) -> tuple[str, ...]:
    """Return the roles a party's own printed name says: "Mark Munro, CEO"."""
    person = split_person(name)
    return () if person is None else person.roles


@lru_cache(maxsize=4096)
def relationship_in_name(name: str) -> str | None:
    """Return what a printed name itself says its bearer is, or None.

    >>> relationship_in_name("Ada Moss, CEO")
    'CEO'
    >>> relationship_in_name("Fern LLC, an entity controlled by Ada Moss")
    'an entity controlled by Ada Moss'
    >>> relationship_in_name("Family members of directors")
    'Family members of directors'
    >>> relationship_in_name("Ruth Falk, daughter of the President")
    'daughter of the President'
    >>> relationship_in_name("Fern LLC") is None
    True
    >>> relationship_in_name("Fern LLC and its subsidiaries") is None
    True
    """
    described = _DESCRIPTION.search(name)
    if described is not None and described.start() > 0:
        return described["words"].rstrip(")")
    before_kin = named_before_kin(name)
    if before_kin is not None and before_kin.strip():
        return name[len(before_kin) :].strip(" ,()")
    roles = roles_in_name(name)
    if roles:
        return ", ".join(roles)
    role = classify(name).role
    if role not in (Role.GROUP, Role.RELATIONSHIP):
        return None
    said = _head_of_group(name) if role is Role.GROUP else name
    return said if relationship_classes(said) - {"relatedParty"} else None


def _head_of_group(name: str) -> str:
    """Return who a group is named after; what its fellows are to it says nothing.

    >>> _head_of_group("Fern LLC and its subsidiaries"), _head_of_group("Roe family")
    ('fern llc', 'Roe family')
    """
    group = split_group(name)
    return name if group is None else " ".join(group.base)


@lru_cache(maxsize=4096)
def canonical_role(text: str) -> str:
    """Return the name that all printings of one role share.

    >>> canonical_role("CEO"), canonical_role("Chief Executive Officers")
    ('Chief Executive Officer', 'Chief Executive Officer')
    >>> canonical_role("The director"), canonical_role("Related Party A")
    ('Director', 'Related Party A')
    >>> canonical_role("certain Directors, Officers and their companies")
    'Certain directors, officers and their companies'
    >>> canonical_role("CEO, CFO and Directors")
    'CEO, CFO and directors'
    """
    several = [word if word.isupper() else word.lower() for word in text.split()]
    if "," in text or "their" in several:
        named = " ".join(several)
        return named[:1].upper() + named[1:]
    long = dict(pair.split("=") for pair in name_words("abbreviated-role"))
    bare = without_bare_member(_OF_REPORTER.sub("", _OF_CLASS.sub("", text)))
    nouns = member_words("relationship")
    printed = role_words(bare)
    words = [
        singular(word) if singular(word) in nouns else word
        for at, word in enumerate(printed)
        # "Related Party A" ends in a letter, not in an article.
        if word not in _ARTICLES or (at and at == len(printed) - 1)
    ]
    named = " ".join(long.get(word, word) for word in words)
    small = ("and", "of", "or", "in")
    titled = (w if w in small else w.capitalize() for w in named.split())
    return " ".join(titled) or text


def told_role(
    name: str,
    label: str,
    concept: str | None,
    axes: Sequence[str | None] = (),
    above: Sequence[str | None] = (),
) -> str | None:
    """Return what a named party is, where no role is printed beside it.

    In words, by the first that tells: the party's own name, an axis of investees, and
    the words behind "to", "from" or "by" in the label, the element's name or what
    stands above the row. Two classes under one label tell nothing: "due to officers or
    stockholders". A part of a title that is a class says whom the page is about.

    Args:
        name: The party's.
        label: Of the row.
        concept: Element, or None.
        axes: Of the members.
        above: Heading of the row and title of the page, nearest first.

    >>> told_role("Joan Roe", "Compensation", "us-gaap:CompensationPaidToDirectors")
    'Directors'
    >>> told_role("Joan Roe", "Due to officers or stockholders", None) is None
    True
    >>> told_role("Roe Ltd", "Loans", None, (), ["Dealings - Associates (Details)"])
    'Associates'
    """
    if own := roles_in_name(name):
        return " | ".join(own)
    if any(map(is_investee_axis, axes)):
        return "Equity method investee"
    element = spaced((concept or "").rpartition(":")[2] + "Member")
    for words in (label, element, *filter(None, above)):
        roles = {match.group(1) for match in _AT_ROLE.finditer(words)}
        classes = {relationship_type(role) for role in roles} - _NO_ROLE
        if len(classes) == 1 and _OR.search(words) is None:
            return min(role for role in roles if relationship_type(role) in classes)
    parts = [part.strip() for text in above if text for part in _PARTS.split(text)]
    return next((part for part in parts if class_named(part) not in _UNTOLD), None)


def is_marked_role(role: str) -> bool:
    """Whether a letter or number tells a nameless holder of a role from the next.

    >>> is_marked_role("Related Party E"), is_marked_role("Related Party")
    (True, False)
    """
    return bool(numbers_of(role.casefold().split()))


def is_of_named_body(role: str) -> bool:
    """Whether a role names the one body it is a role of, so that one bearer is meant.

    >>> is_of_named_body("Former Owner of Quill"), is_of_named_body("Owners")
    (True, False)
    >>> is_of_named_body("Director of the Company")
    False
    >>> is_of_named_body("Member of Management")
    False
    """
    found = _OF_BODY.search(role)
    if found is None or _OF_ANY.search(found["body"]):
        return False
    return relationship_type(found["body"]) == "unspecified"


def role_of_own(relationship: str | None) -> str | None:
    """Return the name of the party a role stands for where no party is named.

    None for "Related party": that is all of them together, no role, and beside a role
    it adds nothing. A letter or number behind it marks one of several.

    >>> role_of_own("Sponsors"), role_of_own("Related Party")
    ('Sponsor', None)
    >>> role_of_own("Related Party E"), role_of_own("Director | Related Party")
    ('Related Party E', 'Director')
    """
    if relationship is None:
        return None
    roles = {
        canonical_role(role)
        for role in relationship.split(" | ")
        if role.strip() and not _is_any_related_party(role)
    }
    return " and ".join(sorted(roles)) or None


def _is_any_related_party(role: str) -> bool:
    """Whether a role says no more than "related party", of none in particular."""
    return relationship_type(role) == "relatedParty" and not is_marked_role(role)

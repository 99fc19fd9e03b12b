"""What a member says, judged by its words and never by its place.

The word lists are data: ``ontology/roles.csv`` (classes of words) and
``ontology/relationship_types.csv`` (relationship scheme with recognition patterns).
"""

import csv
import re
from functools import cache

from kg.model.fact import PartyKind, Role
from kg.model.party import MemberRole
from kg.parties.names import clean_member, without_short_form
from kg.resources import ontology_file

_WORD = re.compile(r"[\w./&'’#-]+")
_WITH_OTHERS = re.compile(
    r"\band (?:its|their|his|her) (?:\w+ )?"
    r"(?:subsidiar|affiliat|associate|group|related)",
    re.IGNORECASE,
)
_ROLE_OF = re.compile(
    r"^(?:subsidiar(?:y|ies)|affiliates?|associates?|joint[ -]ventures?|director|"
    r"officer|shareholder|employee)s? of (?:the )?",
    re.IGNORECASE,
)
_FELLOWS = re.compile(
    r"\band (?:fellow subsidiaries|associates|joint ventures|subsidiaries)\b|"
    r"['’s]+ related part(?:y|ies)$|^(?:domestic|foreign) market related",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"^(?:within|after|over|less than|more than)\b.*\d", re.IGNORECASE)
_NAME_WORD = re.compile(r"^(?:[A-Z][\w.'’-]*|[A-Z]{2,})$")


@cache
def _words() -> dict[str, frozenset[str]]:
    with ontology_file("roles.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["class"]: frozenset(row["words"].split(";"))
            for row in csv.DictReader(lines)
        }


@cache
def _axis_roles() -> dict[str, Role]:
    """Return the role every member of an axis has, by the axis's local name."""
    with ontology_file("axes.csv").open(encoding="utf-8", newline="") as lines:
        return {row["axis"]: Role(row["role"]) for row in csv.DictReader(lines)}


@cache
def relationship_types() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return (SKOS local name, pattern) in the order they are tried: narrow first."""
    path = ontology_file("relationship_types.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    pairs = [(row["type"], re.compile(row["pattern"], re.I)) for row in rows]
    general = {"relatedParty", "unspecified"}
    return tuple(p for p in pairs if p[0] not in general) + tuple(
        p for p in pairs if p[0] == "relatedParty"
    )


def relationship_type(text: str | None) -> str:
    """Return the SKOS local name of a relationship as printed.

    >>> relationship_type("Senior employee")
    'seniorEmployee'
    >>> relationship_type(None)
    'unspecified'
    """
    for name, pattern in relationship_types():
        if text and pattern.search(text):
            return name
    return "unspecified"


def _covered(words: list[str], vocabulary: frozenset[str], *, longest: int) -> bool:
    """Whether `words` are terms of `vocabulary` and fillers, with one term at least."""
    filler = _words()["filler"]
    at, seen = 0, False
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            if " ".join(words[at : at + size]) in vocabulary:
                at, seen = at + size, True
                break
        else:
            if words[at] not in filler:
                return False
            at += 1
    return seen


def _kind(words: list[str], text: str) -> PartyKind:
    if words and words[0] in _words()["person"]:
        return PartyKind.PERSON
    if any(word.strip(".,") in _words()["legal"] for word in words):
        return PartyKind.ORGANISATION
    roles = _words()["relationship"]
    bare = [w for w in text.split() if w.lower().strip(",.") not in roles]
    if len(bare) < len(text.split()) and len(bare) >= 2 and _named(bare[:2]):
        return PartyKind.PERSON
    return PartyKind.UNKNOWN


def _named(words: list[str]) -> bool:
    return all(_NAME_WORD.match(word.strip(",")) for word in words)


def _is_other(words: list[str], text: str) -> bool:
    table = _words()
    plain = " ".join(words)
    if plain in table["neither"] or _WITHIN.match(text):
        return True
    if any(word in table["range"] for word in words) and len(words) <= 4:
        return True
    legal = any(word.strip(".,") in table["legal"] for word in words)
    things = [word for word in words if word in table["instrument"]]
    ending = words[-1].strip(".,") if words else ""
    return bool(things) and not (
        ending == "company" or (legal and ending in table["legal"])
    )


def classify(member: str, axis: str | None = None) -> MemberRole:
    """Return the role of `member`, and what sort of party it names.

    Args:
        member: As printed, ``[Member]`` kept or cut.
        axis: Name of its axis when known; one of ``ontology/axes.csv`` decides.

    >>> classify("Senior employee").role.value, classify("Xiaomi Inc").kind.value
    ('relationship', 'organisation')
    """
    text = clean_member(member)
    words = [w.strip(",").lower() for w in _WORD.findall(without_short_form(text))]
    words = [word for word in words if word not in ("member", "domain")] or words
    if axis is not None and axis.rpartition(":")[2] in _axis_roles():
        return MemberRole(_axis_roles()[axis.rpartition(":")[2]])
    if _WITH_OTHERS.search(text):
        return MemberRole(Role.GROUP, PartyKind.GROUP)
    relationship = _words()["relationship"]
    if _FELLOWS.search(text) or _covered(words, relationship, longest=5):
        return MemberRole(Role.RELATIONSHIP)
    if _ROLE_OF.match(text):
        return MemberRole(Role.RELATIONSHIP)
    if _is_other(words, text):
        return MemberRole(Role.OTHER)
    return MemberRole(Role.PARTY, _kind(words, text))

"""What a member says, judged by its words and never by its place.

The word lists are data: ``ontology/roles.csv`` (classes of words) and
``ontology/relationship_types.csv`` (relationship scheme with recognition patterns).
"""

import csv
import re
from functools import cache, lru_cache

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
_MONTH = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
_UNNAMED = re.compile(
    rf"(?:[\W\d_]|\b(?:{_MONTH}|january|february|march|april|august|september|october"
    r"|november|december)\b)+",
    re.IGNORECASE,
)
"""A text of digits, marks and names of months alone: a number or date, no name."""
_CORPORATE = frozenset(
    ["llc", "inc", "ltd", "limited", "corp", "corporation", "lp", "llp", "plc", "gmbh",
     "ag", "bhd", "co", "sa", "bv", "nv", "l.p", "pte", "kk"]
)  # fmt: skip
"""Legal forms that end a company's name, even where an instrument is expected."""
_BEHIND_HEAD = frozenset(["with", "for", "from", "to", "dated", "between", "by"])
_NAME_WORD = re.compile(r"^(?:[A-Z][\w.'’-]*|[A-Z]{2,})$")


@cache
def _words() -> dict[str, frozenset[str]]:
    with ontology_file("roles.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["class"]: frozenset(row["words"].split(";"))
            for row in csv.DictReader(lines)
        }


@cache
def _axes() -> dict[str, tuple[str, bool]]:
    """Return what members of an axis are, and whether related, by local name."""
    with ontology_file("axes.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["axis"]: (row["says"], row["related"] == "yes")
            for row in csv.DictReader(lines)
        }


def is_related_axis(axis: str | None) -> bool:
    """Whether only related parties and dealings with them stand on an axis.

    >>> is_related_axis("us-gaap:RelatedPartyTransactionAxis")
    True
    """
    return _axes().get((axis or "").rpartition(":")[2], ("", False))[1]


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
    if listed is None and prefix in _STANDARD:
        return "other"
    return listed


_STANDARD = frozenset(
    ["us-gaap", "srt", "dei", "country", "ecd", "ifrs-full", "invest", "spac", "cyd"]
)
"""Prefixes of taxonomies, whose axes mean the same in every filing."""


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


@lru_cache(maxsize=65536)
def classify(member: str, axis: str | None = None) -> MemberRole:
    """Return the role of `member`, and what sort of party it names.

    Args:
        member: As printed, ``[Member]`` kept or cut.
        axis: Name of its axis when known; ``ontology/axes.csv`` says what its members
            are.

    >>> classify("Senior employee").role.value, classify("Xiaomi Inc").kind.value
    ('relationship', 'organisation')
    """
    text = clean_member(member)
    words = [w.strip(",").lower() for w in _WORD.findall(without_short_form(text))]
    words = [word for word in words if word not in ("member", "domain")] or words
    says = axis_says(axis)
    if says in ("other", "subsidiary") or _is_date(text):
        return MemberRole(Role.OTHER)
    if says == "arrangement":
        named = bool(words) and words[-1].strip(".,") in _CORPORATE
        kind = PartyKind.ORGANISATION if named else PartyKind.UNKNOWN
        return MemberRole(Role.PARTY if named else Role.OTHER, kind)
    if _WITH_OTHERS.search(text):
        return MemberRole(Role.GROUP, PartyKind.GROUP)
    if _covered(words, _words()["outsider"], longest=2):
        return MemberRole(Role.OTHER)
    relationship = _words()["relationship"]
    if _FELLOWS.search(text) or _covered(words, relationship, longest=5):
        return MemberRole(Role.RELATIONSHIP)
    if _ROLE_OF.match(text):
        return MemberRole(Role.RELATIONSHIP)
    if _names_thing(words, text) if says == "party" else _is_other(words, text):
        return MemberRole(Role.OTHER)
    return MemberRole(Role.PARTY, _kind(words, text))


def _is_date(text: str) -> bool:
    """Whether a text is a number or date; months alone may be a person's name."""
    if _UNNAMED.fullmatch(text) is None:
        return False
    return any(c.isdigit() for c in text) or not any(c.isalpha() for c in text)


def is_outsider(member: str) -> bool:
    """Whether a member names nobody in particular from outside: a lender, a customer.

    >>> is_outsider("Two Third Party Lender One"), is_outsider("Third Avenue Corp")
    (True, False)
    """
    words = [w.strip(",").lower() for w in _WORD.findall(clean_member(member))]
    return _covered(words, _words()["outsider"], longest=2)


def _names_thing(words: list[str], text: str) -> bool:
    """Whether a member of an axis of parties names a thing all the same.

    There a name may hold any word ("Pine Valley Investments"); what counts is the head
    of the phrase: its last word, or the last before "with", "for", "to" and the like.
    """
    if " ".join(words) in _words()["neither"] or _WITHIN.match(text):
        return True
    if any(word in _words()["range"] for word in words) and len(words) <= 4:
        return True
    head = words
    for at, word in enumerate(words):
        if at and word in _BEHIND_HEAD:
            head = words[:at]
            break
    filler = _words()["filler"]
    head = [word for word in head if word not in filler] or head
    return bool(head) and head[-1].strip(".,") in _words()["head"]

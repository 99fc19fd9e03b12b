"""Makes the ties of who holds a role, at the reporter or elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.model.note import Statement, StatementKind
from kg.notes.sentences.pieces import Piece
from kg.notes.sentences.wordclasses import predicate_of_type, word_set
from kg.parties.persons import is_bare_person, split_person
from kg.parties.relationships import relationship_classes
from kg.parties.roles import relationship_type
from kg.parties.spelling import words_of
from kg.parties.things import ends_legal

PART = re.compile(
    r"\s*(?:,\s*and\b|,|\band\b|&|/|\bor\b|\bas well as\b)\s*", re.IGNORECASE
)
"""What stands between the roles of "director, CEO and shareholder"."""
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|per ?cent)")
_OF_REPORTER = frozenset(
    {"subsidiary-of", "parent-of", "affiliate-of", "common-control"}
)
_LASTING = frozenset({"owns", "subsidiary-of", "parent-of", "affiliate-of"})
"""Ties that are none any more when they are former."""
_PERSONAL = frozenset({"director-of", "officer-of", "employed-by", "family-of"})
"""Ties that only a person has."""
_OF_COMPANIES = frozenset({"subsidiary-of", "parent-of", "common-control"})
"""Ties that no person has."""

_MOST_OF_PERSON = 5
AT_COMPANIES = frozenset({"director-of", "officer-of", "owns", "subsidiary-of"})
"""Ties whose other end is no person: nobody is a director of Jane Roe, or owns her."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands, and the rule that read it."""

    span: tuple[int, int]
    rule: str

    def tie(
        self,
        subject: str,
        predicate: str,
        object_: str,
        value: Decimal | None = None,
        *,
        sure: bool = True,
    ) -> Statement:
        """Return a tie read here."""
        unit = None if value is None else "pure"
        return Statement(
            StatementKind.TIE, subject, predicate, object_, value, unit,
            None, None, None, *self.span, self.rule, sure,
        )  # fmt: skip


def ties_of_role(
    subjects: tuple[Piece, ...],
    role: Piece,
    span: tuple[int, int],
    text: str,
    rule: str,
) -> list[Statement]:
    """Return what a role states of its holders.

    Args:
        subjects: The holders.
        role: With whose it is; a role of nobody is one at the reporter.
        span: Offsets of the words that say so.
        text: The document.
        rule: Name of the rule that read it.
    """
    kinds = predicates_of_role(role.text)
    alone = role.sort == "role" and not role.of and not role.own
    if not kinds or (alone and _needs_owner(role)):
        return []
    value = role.number if role.number is not None else _share(role.text)
    others = [p for p in role.of if p.sort != "reporter"]
    own = not others or any(p.sort == "reporter" for p in role.of)
    place = Place(widened(span, tuple(others)) if others else span, rule)
    found: list[Statement] = []
    for subject in subjects:
        for held in each_role(subject):
            for other in others:
                found += _elsewhere(held, other, role, value, place, text)
        personal = is_organisation(subject) and _is_personal(role)
        if own and subject.sort in ("party", "maybe") and not personal:
            predicate, words = _at_reporter(role, kinds)
            if predicate in _OF_COMPANIES and is_person(subject):
                continue
            name = name_of(subject)
            found.append(place.tie(name, predicate, words, value, sure=role.sure))
            for part, share in _shares_told(kinds, value).items():
                sure = role.sure and not _is_past(replace(role, text=part))
                found.append(place.tie(name, "owns", "", share, sure=sure))
    return found


def _shares_told(
    kinds: dict[str, str | None], value: Decimal | None
) -> dict[str, Decimal]:
    """Return the roles that tell a share: "director and 33% shareholder"."""
    owning = [part for part, kind in kinds.items() if kind == "owns"]
    shares = {part: _share(part) for part in owning}
    if len(kinds) == 1 and value is not None:
        shares = dict.fromkeys(owning, value)
    return {part: share for part, share in shares.items() if share is not None}


def each_role(subject: Piece) -> list[Piece]:
    """Return who is spoken of, one by one: "our President and CFO are employees of"."""
    others = bool(subject.of) and not subject.own
    if subject.sort not in ("holder", "role") or subject.several or others:
        return [subject]
    parts = [part for part in PART.split(subject.text) if part.strip()]
    return [replace(subject, text=part) for part in parts] or [subject]


def _elsewhere(
    subject: Piece,
    other: Piece,
    role: Piece,
    value: Decimal | None,
    place: Place,
    text: str,
) -> Iterator[Statement]:
    """Yield what a role at another party than the reporter states of its holder."""
    left, right = owner_of(subject, text), owner_of(other, text)
    kinds = predicates_of_role(role.text)
    for part, predicate in {
        kind: (part, kind) for part, kind in kinds.items()
    }.values():
        if predicate is None or left == right:
            continue
        if is_organisation(subject) and predicate in _PERSONAL:
            continue
        if _controls(part):  # "the controlling party of Acme Ltd"
            yield place.tie(right, "controlled-by", left, sure=role.sure)
            continue
        if predicate in _OF_COMPANIES and is_person(subject):
            continue
        share = value if predicate == "owns" else None
        sure = role.sure and not (_is_past(role) and predicate in _LASTING)
        sure = sure and not (predicate == "owns" and other.sort in ("holder", "role"))
        sure = sure and not _is_of_firm(part, other)
        # "Jane Roe's partner" may share her firm or her life.
        sure = sure and not (predicate == "partner-of" and is_person(other))
        yield place.tie(left, predicate, right, share, sure=sure)


def _is_of_firm(role: str, firm: Piece) -> bool:
    """Whether a principal of a law firm or the like may be an officer or a partner."""
    form = firm.text.casefold().replace(".", "").split()[-1:]
    principal = role.casefold() in ("principal", "principals")
    return principal and not word_set("firm-form").isdisjoint(form)


def _controls(role: str) -> bool:
    """Whether a role is that of who controls a company, in so many words."""
    words = role.casefold().split()
    controls = {"control", "controlling"} & set(words) and "non" not in words
    return bool(controls) and not word_set("controller").isdisjoint(words)


def is_organisation(piece: Piece) -> bool:
    """Whether a name ends in a legal form, so that it is nobody's brother."""
    return ends_legal(words_of(piece.text)) and not is_person(piece)


def is_person(piece: Piece) -> bool:
    """Whether a name is a person's, by its title or its shape."""
    return is_bare_person(piece.text) or split_person(piece.text) is not None


def may_hold(piece: Piece, role: Piece) -> bool:
    """Whether a name may be a person's in an office: "our Chairman, Zed Quill"."""
    kinds = set(predicates_of_role(role.text).values())
    office = bool(kinds) and kinds <= {"director-of", "officer-of"}
    return is_person(piece) or (office and may_be_person(piece))


def may_be_person(piece: Piece) -> bool:
    """Whether a name is a person's, or has the shape: "Zed Quill"."""
    words = piece.text.split()
    shaped = 1 < len(words) < _MOST_OF_PERSON and all(w.istitle() for w in words)
    return is_person(piece) or (shaped and not is_organisation(piece))


def _needs_owner(role: Piece) -> bool:
    """Whether a role says nothing where it is not said whose it is: "a trustee"."""
    return " ".join(words_of(role.text)) in word_set("needs-owner")


def _is_personal(role: Piece) -> bool:
    """Whether only a person holds a role: an office, a seat on the board."""
    return relationship_type(role.text) in word_set("personal-role")


def _is_past(role: Piece) -> bool:
    """Whether a role is a former one."""
    return bool(word_set("past-role") & set(role.text.casefold().split()))


def _at_reporter(role: Piece, kinds: dict[str, str | None]) -> tuple[str, str]:
    """Return predicate and object of a role at the reporter: "is", or a tie to it."""
    only = set(kinds.values())
    if len(only) == 1 and only <= _OF_REPORTER and not _is_past(role) and role.sure:
        return str(next(iter(only))), ""
    return "is", role.text


def predicates_of_role(role: str) -> dict[str, str | None]:
    """Return the predicate of each role of a text; those that say nothing left out."""
    kinds: dict[str, str | None] = {}
    for part in PART.split(role):
        kind = relationship_type(part)
        if kind in ("relatedParty", "lender") or not part.strip():
            continue
        predicate = predicate_of_type(kind)
        if kind == "unspecified":
            if not word_set("other-office").intersection(words_of(part)):
                continue
            predicate = "officer-of"
        if kind == "management" and "partner" in relationship_classes(part):
            predicate = "partner-of"
        kinds[part] = predicate
    return kinds


def _share(role: str) -> Decimal | None:
    """Return the share a role's words tell: "10% shareholder"."""
    match = _PERCENT.search(role)
    return None if match is None else Decimal(match.group(1)) / 100


def widened(span: tuple[int, int], pieces: tuple[Piece, ...]) -> tuple[int, int]:
    """Return a span with some pieces in it that may stand before it: whose "his" is."""
    return min(span[0], *(p.start for p in pieces)), max(
        span[1], *(p.end for p in pieces)
    )


def owner_of(piece: Piece, text: str) -> str:
    """Return a party as printed, "" for the reporter, the words of a role or kin."""
    if piece.sort == "holder" and piece.own and piece.sure:
        return piece.text
    if piece.sort in ("holder", "family"):
        return text[piece.start : piece.end]
    return name_of(piece)


def name_of(piece: Piece) -> str:
    """Return a party as printed; "" for the reporter."""
    return "" if piece.sort == "reporter" else piece.text

"""Makes the ties that a match of a rule states."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from kg.model.note import Statement, StatementKind
from kg.notes.sentences.notation import class_expression
from kg.notes.sentences.pieces import Clause, Piece
from kg.notes.sentences.rules import Rule
from kg.notes.sentences.wordclasses import predicate_of_type, word_set
from kg.parties.persons import is_bare_person, split_person
from kg.parties.relationships import relationship_classes
from kg.parties.roles import relationship_type
from kg.parties.spelling import words_of
from kg.parties.things import ends_legal

_COMPANY_BEFORE = re.compile(rf"{class_expression('body')}(?:, |where |which )*$")
_PART = re.compile(
    r"\s*(?:,\s*and\b|,|\band\b|&|/|\bor\b|\bas well as\b)\s*", re.IGNORECASE
)
_WHICH_BEFORE = re.compile(r"(?:^| )(?:which|whom|where|whose) $")
_NAMED_AND = re.compile(r"[PU]\d+ (?:, )?(?:and |or |& )(?:its |the )?$")
_ROLE_BEFORE = re.compile(r"(?:^| )O\d+ , $")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|per ?cent)")
_OF_REPORTER = frozenset(
    {"subsidiary-of", "parent-of", "affiliate-of", "common-control"}
)
_WITH_REPORTER = frozenset(["common-control-bare"])
"""Rules that name one party: the other is the reporter."""
_OF_SEVERAL = frozenset(["roles-then-names", "roles-before-names"])
"""Rules of a role before names that are all its holders: "our directors, A and B"."""
_PERSONAL = frozenset({"director-of", "officer-of", "employed-by", "family-of"})
_SHARED = frozenset({"controlled-by", "owned-by", "owns"})


def statements_of_match(
    rule: Rule, match: re.Match[str], clause: Clause, text: str
) -> list[Statement]:
    """Return what a match of a rule states; what is not sure as candidates."""
    found = _statements(rule, match, clause, text)
    if _is_far(rule, match, clause):
        return [replace(tie, certain=False) for tie in found]
    return found


def _statements(
    rule: Rule, match: re.Match[str], clause: Clause, text: str
) -> list[Statement]:
    """Return what a match of a rule states."""
    if _is_denied(clause, match):
        return []
    span = clause.span(match)
    subjects = clause.group(match, "subject")
    if rule.predicates == ("owns",) and _is_other_interest(match):
        return []
    found: list[Statement] = []
    for name in ("role1", "role", "role2"):
        for role in clause.group(match, name):
            found += _of_role(rule, match, clause, text, role, name)
    kin = clause.group(match, "kin")
    for relative in kin if kin and kin[0].sort == "family" else ():
        found += _family(subjects, relative, span, rule.name, text)
    several = len(subjects) > 1 or len(re.findall(r"N\d", match.group())) > 1
    if several and "respectively" in clause.tokens:
        return found
    if found or not (clause.group(match, "object") or rule.name in _WITH_REPORTER):
        return found
    return list(_plain(rule, match, clause, text))


def _is_far(rule: Rule, match: re.Match[str], clause: Clause) -> bool:
    """Whether the name before a comma may not be what the verb behind it is said of.

    In "Jane Roe, a lender to Acme Ltd, is a director" the comma ends what is said of
    Jane Roe beside the point.
    """
    if rule.stage != "clause" or "subject" not in match.re.groupindex:
        return False
    if not clause.line.startswith(", ", match.end("subject")):
        return False
    subjects = clause.group(match, "subject")
    if subjects and subjects[-1].told:  # The comma ends what was read beside the name.
        return False
    return re.search(r"[PUR]\d+ ", clause.line[: match.start("subject")]) is not None


def _of_role(
    rule: Rule,
    match: re.Match[str],
    clause: Clause,
    text: str,
    role: Piece,
    name: str,
) -> list[Statement]:
    """Return what a role states of the subjects of a match."""
    subjects = clause.group(match, "subject")
    at = clause.group(match, "at")
    span = clause.span(match)
    if re.search(r"(?:one|each) of $", clause.line[: match.start(name)]):
        role = replace(role, several=False)
    if len(subjects) > 1 and "respectively" in clause.tokens:
        return _respectively(rule, match, clause, text, role)
    if rule.name in _OF_SEVERAL and not role.several:
        return []
    if not at and role.several != (len(subjects) > 1) and rule.name != "role-is-name":
        if role.several or rule.stage != "name":
            return []
        subjects = subjects[-1:]  # "A and B, a director": B alone is one.
    if role.sort == "role" and not at and _of_company(rule, clause, match):
        return []
    value = clause.group(match, "value")
    if value:
        role = replace(role, number=value[0].number)
    if rule.stage == "name" and any(p.told == "other" for p in subjects):
        role = replace(role, sure=False)
    if at and role.sort == "role":
        role = replace(role, of=at, own=False)
    if at and any(piece in at for piece in subjects):
        return []
    return ties_of_role(subjects, role, span, text, rule.name)


def _of_company(rule: Rule, clause: Clause, match: re.Match[str]) -> bool:
    """Whether the role of a match may be held at a company that stands before.

    "a company, Jane Roe is a director", "with which Jane Roe is a director", "Acme Ltd
    and co-founder Jane Roe", "former CEO, Jane Roe, former CFO, John Roe".
    """
    before = clause.line[: match.start("subject")]
    if rule.name == "role-before-party":
        before = clause.line[: match.start()]
        return _NAMED_AND.search(before) is not None
    if _COMPANY_BEFORE.search(before) or _WHICH_BEFORE.search(before):
        return True
    return rule.stage == "name" and _ROLE_BEFORE.search(before) is not None


def _respectively(
    rule: Rule, match: re.Match[str], clause: Clause, text: str, role: Piece
) -> list[Statement]:
    """Return the roles of several, each its own: "our CEO and CFO, respectively"."""
    subjects = clause.group(match, "subject")
    parts = [part for part in _PART.split(role.text) if part.strip()]
    if len(parts) != len(subjects):
        return []
    span = clause.span(match)
    return [
        tie
        for subject, part in zip(subjects, parts, strict=True)
        for tie in ties_of_role(
            (subject,), replace(role, text=part), span, text, rule.name
        )
    ]


@dataclass(frozen=True, slots=True)
class _Place:
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
    """Return what a role states of its holders."""
    kinds = predicates_of_role(role.text)
    alone = role.sort == "role" and not role.of and not role.own
    if not kinds or (alone and _needs_owner(role)):
        return []
    place = _Place(span, rule)
    value = role.number if role.number is not None else _share(role.text)
    others = [p for p in role.of if p.sort != "reporter"]
    own = not others or any(p.sort == "reporter" for p in role.of)
    if others:
        place = _Place(_widened(span, tuple(others)), rule)
    found: list[Statement] = []
    for subject in subjects:
        name = _owner(subject, text)
        for other in others:
            for predicate in dict.fromkeys(kinds.values()):
                if is_organisation(subject) and predicate in _PERSONAL:
                    continue
                if predicate is not None and _owner(other, text) != name:
                    share = value if predicate == "owns" else None
                    whom = _owner(other, text)
                    found.append(
                        place.tie(name, predicate, whom, share, sure=role.sure)
                    )
        if (
            own
            and subject.sort in ("party", "maybe")
            and not (is_organisation(subject) and _is_personal(role))
        ):
            predicate, words = _at_reporter(role, kinds)
            found.append(place.tie(name, predicate, words, value, sure=role.sure))
    return found


def is_organisation(piece: Piece) -> bool:
    """Whether a name ends in a legal form, so that it is nobody's brother."""
    return ends_legal(words_of(piece.text)) and not (
        is_bare_person(piece.text) or split_person(piece.text) is not None
    )


def _needs_owner(role: Piece) -> bool:
    """Whether a role says nothing where it is not said whose it is: "a trustee"."""
    return " ".join(words_of(role.text)) in word_set("needs-owner")


def _is_personal(role: Piece) -> bool:
    """Whether only a person holds a role: an office, a seat on the board."""
    return relationship_type(role.text) in word_set("personal-role")


def _at_reporter(role: Piece, kinds: dict[str, str | None]) -> tuple[str, str]:
    """Return predicate and object of a role at the reporter: "is", or a tie to it."""
    only = set(kinds.values())
    past = word_set("past-role") & set(role.text.casefold().split())
    if len(only) == 1 and only <= _OF_REPORTER and not past and role.sure:
        return str(next(iter(only))), ""
    return "is", role.text


def predicates_of_role(role: str) -> dict[str, str | None]:
    """Return the predicate of each role of a text; those that say nothing left out."""
    kinds: dict[str, str | None] = {}
    for part in _PART.split(role):
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


def _family(
    subjects: tuple[Piece, ...],
    relative: Piece,
    span: tuple[int, int],
    rule: str,
    text: str,
) -> Iterator[Statement]:
    """Return whose kin the subjects of a match are."""
    for subject in subjects:
        for other in relative.of:
            place = _Place(_widened(span, (other,)), rule)
            if other.sort == "reporter" or _name(other) == _name(subject):
                continue
            if is_organisation(subject):
                continue
            yield place.tie(
                _name(subject), "family-of", _owner(other, text), sure=relative.sure
            )


def _widened(span: tuple[int, int], pieces: tuple[Piece, ...]) -> tuple[int, int]:
    """Return a span with some pieces in it that may stand before it: whose "his" is."""
    return min(span[0], *(p.start for p in pieces)), max(
        span[1], *(p.end for p in pieces)
    )


def _plain(
    rule: Rule, match: re.Match[str], clause: Clause, text: str
) -> Iterator[Statement]:
    """Return what a rule states that names its predicate, subject and object."""
    place = _Place(clause.span(match), rule.name)
    values = clause.group(match, "value")
    value = values[0].number if values else None
    whole = Piece("reporter", "", *clause.span(match))
    for subject in clause.group(match, "subject"):
        for other in clause.group(match, "object") or (whole,):
            left, right = _owner(subject, text), _owner(other, text)
            if left == right:
                continue
            named = subject.sort in ("party", "maybe", "reporter")
            sure = named or rule.predicates == ("owns",)
            for predicate in _fitting(rule, match, clause):
                share = value if predicate in _SHARED else None
                yield place.tie(left, predicate, right, share, sure=sure and other.sure)


def _fitting(rule: Rule, match: re.Match[str], clause: Clause) -> Iterator[str]:
    """Return the predicates of a rule; of common roles the one that fits the role."""
    roles = clause.group(match, "common")
    kinds = {kind for role in roles for kind in predicates_of_role(role.text).values()}
    for predicate in rule.predicates:
        if not roles or (predicate == "common-owner") == (kinds == {"owns"}):
            yield predicate


def _owner(piece: Piece, text: str) -> str:
    """Return a party as printed, "" for the reporter, the words of a role or kin."""
    if piece.sort == "holder" and piece.own and piece.sure:
        return piece.text
    if piece.sort in ("holder", "family"):
        return text[piece.start : piece.end]
    return _name(piece)


def _name(piece: Piece) -> str:
    """Return a party as printed; "" for the reporter."""
    return "" if piece.sort == "reporter" else piece.text


def _is_other_interest(match: re.Match[str]) -> bool:
    """Whether a share is one in oil, fees or security, not in a company."""
    return bool(word_set("no-share").intersection(match.group().split()))


def _is_denied(clause: Clause, match: re.Match[str]) -> bool:
    """Whether a clause only supposes what a match says, or denies it."""
    before = clause.line[: match.end()].split()
    if word_set("modal").intersection(before):
        return True
    if word_set("denial").intersection(clause.line[: match.start()].split()[-2:]):
        return True
    inside = clause.line[match.start() : match.end()].split()
    return bool(word_set("denial").intersection(inside))

"""Who a clause says is owed something, or owes it: "the amount due to Ada Moss"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.notes.sentences.definitions import Definitions
from kg.notes.sentences.holding import predicates_of_role
from kg.notes.sentences.pieces import Clause, Piece
from kg.notes.sentences.wordclasses import word_set
from kg.patterns import pattern_of
from kg.resources import ontology_rows

_BEFORE_NAME = frozenset(
    ["the", "a", "an", "its", "'s", "related", "affiliated", "party", "company",
     "affiliate", "entity", "former", "current", "one", "of", "certain", ","]
)  # fmt: skip
"""Words that may stand between "due to" and the name."""
_NAME = r"(?<!\S)(?P<who>[PUO]\d+ )"
_LISTED = re.compile(r"(?:, |and |or |& )+(?:R\d+ 's |the |its )?[PUOH]\d+ ")
_LIST_BEFORE = re.compile(r"[PU]\d+ (?:, |and |or |& )+(?:R\d+ 's |the |its )?$")
_DENIED = re.compile(
    r"\b(?:not|no|never|nothing|none|up to|maximum|limit|forgiven"
    r"|(?:increas|decreas|declin|reduc)\w+|fell|rose) "
)


@dataclass(frozen=True, slots=True)
class _Rule:
    side: str
    event: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Claim:
    """Who is a clause's debtor or creditor."""

    who: str
    is_role: bool
    side: str
    event: str


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            row["side"],
            row["event"],
            pattern_of((_NAME if row["who"] == "before" else "") + row["pattern"]),
        )
        for row in ontology_rows("owed_words.csv")
    )


def claim_of(clause: Clause, definitions: Definitions) -> Claim | None:
    """Return the one debtor or creditor of a clause; None for none or several."""
    claims: list[Claim] = []
    for rule in _rules():
        for match in rule.pattern.finditer(clause.line):
            who = _who(clause, match)
            if who is None:
                continue
            name = definitions.short.get(who.text, who.text)
            claims.append(Claim(name, who.sort == "role", rule.side, rule.event))
    if len(parties_of(claims)) != 1 or is_denied(clause):
        return None
    return min(claims, key=lambda claim: (claim.event != "", claim.event))


def is_denied(clause: Clause) -> bool:
    """Whether a clause denies or supposes what it says, or tells a change of it."""
    if _DENIED.search(clause.line):
        return True
    return not word_set("modal").isdisjoint(clause.line.split())


def _who(clause: Clause, match: re.Match[str]) -> Piece | None:
    """Return the name or role that a match begins with or leads to, alone."""
    if "who" in match.re.groupindex:
        place = clause.within(match.start("who"), match.end("who"))[0]
        if _LIST_BEFORE.search(clause.line[: match.start()]):
            return None
        who = clause.pieces[place]
        return who if _may_owe(who, clause, place) else None
    at = clause.within(match.start(), match.end())[1]
    role = None
    for place in range(at, len(clause.pieces)):
        piece = clause.pieces[place]
        if piece.sort in ("party", "maybe", "role"):
            if piece.sort != "role":
                return None if _is_listed(clause, place) else piece
            role = place
        elif piece.sort == "reporter":
            if [p.text for p in clause.pieces[place + 1 : place + 2]] != ["'s"]:
                return None
        elif piece.text not in _BEFORE_NAME or (piece.text == "," and role is None):
            break
    if role is None or _is_listed(clause, role):
        return None
    return clause.pieces[role] if _may_owe(clause.pieces[role], clause, role) else None


def _may_owe(piece: Piece, clause: Clause, place: int) -> bool:
    """Whether a piece names one debtor or creditor; a role must be the reporter's.

    So it is in "owed $500 to our CEO", "to its CEO" and "to the CEO" where no company
    is named beside the reporter.
    """
    if piece.sort in ("party", "maybe"):
        return True
    if piece.sort != "role" or piece.several:
        return False
    before = clause.pieces[max(place - 3, 0) : place]
    if any(p.sort == "reporter" for p in before):
        return True
    named = any(p.sort in ("party", "maybe") for p in clause.pieces)
    article = before[-1].text if before else ""
    # "The CEO" is one; who "the stockholder" is was told before.
    office = set(predicates_of_role(piece.text).values()) == {"officer-of"}
    behind = [p.text for p in clause.pieces[place + 1 : place + 2]]
    told = article == "its" or (article == "the" and office)
    return told and not named and behind not in (["of"], ["at"], ["for"])


def _is_listed(clause: Clause, place: int) -> bool:
    """Whether a name is one of several: "A and B"."""
    rest = "".join(
        f"{p.text} " if p.sort == "word" else f"{_letter(p)}0 "
        for p in clause.pieces[place + 1 : place + 6]
    )
    match = _LISTED.match(rest)
    return match is not None and "," not in match.group()


def _letter(piece: Piece) -> str:
    letters = {"party": "P", "maybe": "U", "role": "O", "holder": "H", "reporter": "R"}
    return letters.get(piece.sort, "X")


def parties_of(claims: Iterable[Claim]) -> set[tuple[str, str]]:
    """Return who owes or is owed on which side, by name."""
    return {(claim.who, claim.side) for claim in claims}
